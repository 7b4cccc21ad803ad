/**
 * A document as the directive rules read it: by atom, asking which cue, verb family, mention or quotation starts
 * or lies there. Built once per document, linear in its length.
 */
import type { Mention, Quote, Quoted, Sentence } from '../../document.js';
import type { Entry, Lexicon, Match } from '../../lexicon/index.js';
import { Shape, surfaceOf, type Tokens } from '../../text/tokens.js';

export interface Cue {
  readonly id: string;
  readonly value: string | undefined;
  readonly from: number;
  readonly to: number;
}

export interface Family {
  readonly entry: Entry<'directive'>;
  readonly slot: string;
  readonly from: number;
  readonly to: number;
}

/** Mention types that can be told to do something, or can tell it. */
const ACTORS = new Set(['person', 'office', 'institution', 'group', 'party']);

export class Reader {
  readonly tokens: Tokens;
  /** Outermost mention that starts at an atom. */
  readonly #mentionAt = new Map<number, Mention>();
  /** Outermost mention that ends before an atom. */
  readonly #mentionEnding = new Map<number, Mention>();
  /** Index of the direct quote that an atom lies in, or -1. */
  readonly #directAt: Int32Array;
  /** Index of the indirect quote that an atom lies in, or -1. */
  readonly #indirectAt: Int32Array;
  /** 1 where a look-alike phrase covers an atom. */
  readonly #lookAlike: Uint8Array;

  constructor(
    readonly doc: Quoted,
    readonly lexicon: Lexicon,
  ) {
    this.tokens = doc.tokens;
    const { count } = doc.tokens;
    this.#directAt = new Int32Array(count).fill(-1);
    this.#indirectAt = new Int32Array(count).fill(-1);
    this.#lookAlike = new Uint8Array(count);
    doc.quotes.forEach((quote, index) => {
      (quote.mode === 'direct' ? this.#directAt : this.#indirectAt).fill(index, quote.from, quote.to);
    });
    for (const mention of doc.mentions) {
      const starting = this.#mentionAt.get(mention.from);
      if (starting === undefined || starting.to < mention.to) this.#mentionAt.set(mention.from, mention);
      const ending = this.#mentionEnding.get(mention.to);
      if (ending === undefined || ending.from > mention.from) this.#mentionEnding.set(mention.to, mention);
    }
    for (const match of doc.matches.all) {
      const cue = lexicon.entry(match, 'cue');
      if (cue?.class === 'look-alike' || cue?.class === 'modal-idiom')
        this.#lookAlike.fill(1, match.from, match.to);
    }
  }

  /** The longest cue of this class at atom `i`. */
  cue(i: number, cueClass: string): Cue | null {
    const match = this.doc.matches.longest(i, (m) => this.lexicon.entry(m, 'cue')?.class === cueClass);
    if (match === null || (cueClass !== 'among' && this.#isHyphenated(match.to))) return null;
    const { id, value } = this.lexicon.entry(match, 'cue') as Entry<'cue'>;
    return { id, value, from: match.from, to: match.to };
  }

  /** True when a hyphen binds the atom before `to` to the next word: "serta" in "serta-merta" is no cue. */
  #isHyphenated(to: number): boolean {
    const { start, end, shape } = this.tokens;
    return (
      this.is(to, '-') &&
      start[to] === end[to - 1] &&
      start[to + 1] === end[to] &&
      shape[to + 1] !== Shape.Mark
    );
  }

  /** The longest cue of this class that ends before atom `i`, at most `reach` atoms long. */
  cueEnding(i: number, cueClass: string, reach = 4): Cue | null {
    for (let from = Math.max(0, i - reach); from < i; from++) {
      for (const match of this.doc.matches.startingAt(from)) {
        if (match.to === i && this.lexicon.entry(match, 'cue')?.class === cueClass) {
          const { id, value } = this.lexicon.entry(match, 'cue') as Entry<'cue'>;
          return { id, value, from, to: i };
        }
      }
    }
    return null;
  }

  /** The directive verb or noun at atom `i`; among equal spans the one listed first. */
  family(i: number, accepts: (match: Match) => boolean = () => true): Family | null {
    const match = this.doc.matches.longest(i, (m) => this.lexicon.kind(m) === 'directive' && accepts(m));
    if (match === null) return null;
    const entry = this.lexicon.entry(match, 'directive') as Entry<'directive'>;
    return { entry, slot: match.slot, from: match.from, to: match.to };
  }

  /** The reporting verb at atom `i` in one of these slots. */
  reporting(
    i: number,
    slots: readonly string[],
  ): { entry: Entry<'reporting'>; slot: string; from: number; to: number } | null {
    const match = this.doc.matches.longest(
      i,
      (m) => this.lexicon.kind(m) === 'reporting' && slots.includes(m.slot),
    );
    if (match === null) return null;
    const entry = this.lexicon.entry(match, 'reporting') as Entry<'reporting'>;
    return { entry, slot: match.slot, from: match.from, to: match.to };
  }

  isLookAlike(i: number): boolean {
    return this.#lookAlike[i] === 1;
  }

  mentionAt(i: number): Mention | null {
    return this.#mentionAt.get(i) ?? null;
  }

  /** The outermost mention that starts at `i` if it can act. */
  actorAt(i: number): Mention | null {
    const mention = this.#mentionAt.get(i);
    return mention !== undefined && ACTORS.has(mention.type) ? mention : null;
  }

  /** The outermost mention whose last atom is `i - 1`. */
  mentionEnding(i: number): Mention | null {
    return this.#mentionEnding.get(i) ?? null;
  }

  /** Index of the direct quote around atom `i`, or -1. */
  directAt(i: number): number {
    return this.#directAt[i] ?? -1;
  }

  indirectAt(i: number): number {
    return this.#indirectAt[i] ?? -1;
  }

  /** The quote around atom `i`, direct before indirect, or null. */
  quoteAt(i: number): Quote | null {
    const index = this.directAt(i) >= 0 ? this.directAt(i) : this.indirectAt(i);
    return index < 0 ? null : (this.doc.quotes[index] ?? null);
  }

  isMark(i: number): boolean {
    return this.tokens.shape[i] === Shape.Mark;
  }

  /** The atom as written. */
  surface(i: number): string {
    return surfaceOf(this.tokens, i);
  }

  is(i: number, surface: string): boolean {
    return i >= 0 && i < this.tokens.count && this.surface(i) === surface;
  }

  /** The first atom at or after `i` that is no mark. */
  skipMarks(i: number, limit: number): number {
    let at = i;
    while (at < limit && this.isMark(at)) at++;
    return at;
  }

  /** End of what belongs together with atom `i`: its direct quote, else its sentence. */
  unitEnd(i: number, sentence: number): number {
    const direct = this.directAt(i);
    return (
      (direct >= 0 ? this.doc.quotes[direct]?.to : this.doc.sentences[sentence]?.to) ?? this.tokens.count
    );
  }

  /** True when atom `i` lies in a title. */
  inTitle(i: number): boolean {
    return this.doc.blocks[this.tokens.block[i] ?? -1]?.kind === 'title';
  }

  isTitle(sentence: Sentence): boolean {
    return this.doc.blocks[sentence.block]?.kind === 'title';
  }
}

/** True for a word that carries an active verb prefix; a hint only, as nouns may look so. */
export function looksVerbal(word: string): boolean {
  return /^(?:me[nmlrwy]|ber|ter|di)[a-z]{3,}/i.test(word) || /(?:kan|lah)$/i.test(word);
}

/** True for a word in -kan or -lah without verb prefix, as commands end; nouns and particles must be listed apart. */
export function isBareCommand(word: string): boolean {
  return word.length >= 6 && /(?:kan|lah)$/.test(word) && !/^(?:me|di|ber|ter|pe|ke)/i.test(word);
}
