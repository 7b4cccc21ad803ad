/**
 * A document as the directive rules read it: by atom, asking which cue, verb family, mention or quotation starts
 * or lies there. Built once per document, linear in its length.
 */
import type { Mention, Quote, Quoted, Sentence } from '../../document.js';
import type { Entry, EntrySet, Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Shape, surfaceOf, type Tokens } from '../../text/tokens.js';
import { Cues, isCharacter, type CueSet } from '../discourse/index.js';
import type { Polarity } from './content.js';
import { CLAUSE_WORDS, Cue, TRIGGERS, type CueClass } from './cues.js';
import { isBareCommand, looksActive, looksDeverbal, looksPassive, looksVerbal } from './shapes.js';

export interface FoundCue {
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

/** The ids of topics, and the atom behind the word that tells them. */
export interface TopicWord {
  readonly ids: readonly string[];
  readonly to: number;
}

/** Topics that a hint's value names: of an act to be done, and of one to be left ("campaign|neutrality"). */
type HintTopics = Readonly<Record<Polarity, readonly string[]>>;

/** Forms of directing and reporting verbs, as bits. */
export const Slot = { active: 1, passive: 2, base: 4, nya: 8, noun: 16, any: 0xff } as const;

/** What is worked out once per lexicon. */
interface Compiled {
  readonly directives: EntrySet;
  readonly reporting: EntrySet;
  readonly topics: EntrySet;
  readonly topicHints: EntrySet;
  readonly topicFallbacks: EntrySet;
  /** Topics of the hints met so far, by value. */
  readonly hintTopics: Map<string, HintTopics>;
  readonly penalties: EntrySet;
  /** Bit of `Slot` of each slot number of the matches. */
  readonly bitOf: Uint8Array;
  /** Kinds of which a match may open a frame. */
  readonly verbKinds: number;
}

const compiled = perLexicon((lexicon): Compiled => {
  const bitOf = new Uint8Array(256);
  for (const [name, bit] of Object.entries(Slot)) {
    const number = lexicon.slotNumber(name);
    if (number >= 0) bitOf[number] = bit;
  }
  return {
    directives: lexicon.entrySet('directive'),
    reporting: lexicon.entrySet('reporting'),
    topics: lexicon.entrySet('topic'),
    topicHints: lexicon.entrySet('cue', (cue) => cue.class === 'topic-hint'),
    topicFallbacks: lexicon.entrySet('cue', (cue) => cue.class === 'topic-fallback'),
    hintTopics: new Map(),
    penalties: lexicon.entrySet('sanction'),
    bitOf,
    verbKinds: lexicon.kindBit('directive', 'reporting'),
  };
});

/** The ids in "campaign+neutrality"; none in "". */
function idsIn(value: string): readonly string[] {
  return value === '' ? [] : value.split('+');
}

export class Reader {
  readonly tokens: Tokens;
  readonly #compiled: Compiled;
  readonly #cues: Cues;
  /** 1 more than the index of the outermost mention that starts at an atom. */
  readonly #mentionAt: Int32Array;
  /** 1 more than the index of the outermost mention that ends before an atom. */
  readonly #mentionEnding: Int32Array;
  /** 1 more than the index of the direct quote that an atom lies in. */
  readonly #directAt: Int32Array;
  /** 1 more than the index of the indirect quote that an atom lies in. */
  readonly #indirectAt: Int32Array;
  /** 1 where a look-alike phrase covers an atom. */
  readonly #lookAlike: Uint8Array;

  constructor(
    readonly doc: Quoted,
    readonly lexicon: Lexicon,
  ) {
    this.tokens = doc.tokens;
    const { count } = doc.tokens;
    this.#compiled = compiled(lexicon);
    this.#cues = new Cues(lexicon, Cue, doc.matches, count);
    this.#directAt = new Int32Array(count);
    this.#indirectAt = new Int32Array(count);
    this.#lookAlike = new Uint8Array(count);
    this.#mentionAt = new Int32Array(count + 1);
    this.#mentionEnding = new Int32Array(count + 1);
    doc.quotes.forEach((quote, index) => {
      (quote.mode === 'direct' ? this.#directAt : this.#indirectAt).fill(index + 1, quote.from, quote.to);
    });
    doc.mentions.forEach((mention, index) => {
      const starting = this.mentionAt(mention.from);
      if (starting === null || starting.to < mention.to) this.#mentionAt[mention.from] = index + 1;
      const ending = this.mentionEnding(mention.to);
      if (ending === null || ending.from > mention.from) this.#mentionEnding[mention.to] = index + 1;
    });
    for (let i = 0; i < count; i++) {
      if (this.#cues.has(Cue['look-alike'], i))
        this.#lookAlike.fill(1, i, this.#cues.endOf(Cue['look-alike'], i));
    }
  }

  /** True when some rule may find its trigger at atom `i`. */
  mayDirect(i: number): boolean {
    return (
      (this.doc.matches.kindsAt(i) & this.#compiled.verbKinds) !== 0 ||
      this.#cues.hasAny(TRIGGERS, i) ||
      this.isCommandShape(i)
    );
  }

  /** A word in -kan or -lah without verb prefix, which a mention does not begin with. */
  isCommandShape(i: number): boolean {
    const shape = this.tokens.shape[i];
    return (
      (shape === Shape.Lower || shape === Shape.Title) &&
      isBareCommand(this.tokens, i) &&
      this.#mentionAt[i] === 0
    );
  }

  /** True when a cue of this class begins at atom `i`. */
  has(i: number, cueClass: CueClass): boolean {
    if (!this.#cues.has(cueClass, i)) return false;
    return cueClass === Cue.among || !this.#isHyphenated(this.#cues.endOf(cueClass, i));
  }

  /** True when a cue of one of these classes begins at atom `i`. */
  hasAny(i: number, set: CueSet): boolean {
    return this.#cues.hasAny(set, i);
  }

  /** The longest cue of this class at atom `i`. */
  cue(i: number, cueClass: CueClass): FoundCue | null {
    return this.has(i, cueClass) ? this.#found(this.#cues.at(cueClass, i)) : null;
  }

  /** The longest cue of this class that ends before atom `i`, at most `reach` atoms long. */
  cueEnding(i: number, cueClass: CueClass, reach = 4): FoundCue | null {
    const m = this.#cues.ending(cueClass, i, reach);
    return m < 0 ? null : this.#found(m);
  }

  #found(m: number): FoundCue {
    const { from, to, entry } = this.doc.matches;
    const { id, value } = this.lexicon.itemAt(entry[m] as number) as Entry<'cue'>;
    return { id, value, from: from[m] as number, to: to[m] as number };
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

  /** The directive verb or noun at atom `i` in one of these slots; among equal spans the one listed first. */
  family(i: number, slots: number = Slot.any): Family | null {
    const m = this.#formAt(i, this.#compiled.directives, slots);
    if (m < 0) return null;
    const { from, to, entry, slot } = this.doc.matches.at(m);
    return { entry: this.lexicon.itemAt(entry) as Entry<'directive'>, slot, from, to };
  }

  /** The reporting verb at atom `i` in one of these slots. */
  reporting(
    i: number,
    slots: number,
  ): { entry: Entry<'reporting'>; slot: string; from: number; to: number } | null {
    const m = this.#formAt(i, this.#compiled.reporting, slots);
    if (m < 0) return null;
    const { from, to, entry, slot } = this.doc.matches.at(m);
    return { entry: this.lexicon.itemAt(entry) as Entry<'reporting'>, slot, from, to };
  }

  #formAt(i: number, entries: EntrySet, slots: number): number {
    const { matches } = this.doc;
    if ((matches.kindsAt(i) & this.#compiled.verbKinds) === 0) return -1;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      if (entries[matches.entry[m] as number] === 0) continue;
      if (((this.#compiled.bitOf[matches.slot[m] as number] as number) & slots) !== 0) return m;
    }
    return -1;
  }

  /** The atom behind the longest topic word that begins at atom `i`, or -1. */
  topicEnd(i: number): number {
    return this.doc.matches.endIn(i, this.#compiled.topics);
  }

  /** The longest topic word that begins at atom `i` and ends within `limit`. */
  topicAt(i: number, limit: number): TopicWord | null {
    const m = this.#within(i, limit, this.#compiled.topics);
    if (m < 0) return null;
    const { to, entry } = this.doc.matches;
    return { ids: [(this.lexicon.itemAt(entry[m] as number) as Entry<'topic'>).id], to: to[m] as number };
  }

  /** The longest word that begins at atom `i`, ends within `limit` and only hints at a topic, where there is no other. */
  topicHintAt(i: number, limit: number, polarity: Polarity, fallback = false): TopicWord | null {
    const { topicHints, topicFallbacks } = this.#compiled;
    const m = this.#within(i, limit, fallback ? topicFallbacks : topicHints);
    if (m < 0) return null;
    const { to, entry } = this.doc.matches;
    const { value } = this.lexicon.itemAt(entry[m] as number) as Entry<'cue'>;
    const ids = value === undefined ? [] : this.#hinted(value)[polarity];
    return ids.length === 0 ? null : { ids, to: to[m] as number };
  }

  #hinted(value: string): HintTopics {
    const { hintTopics } = this.#compiled;
    let topics = hintTopics.get(value);
    if (topics === undefined) {
      const [done = '', left = done] = value.split('|');
      topics = { do: idsIn(done), dont: idsIn(left) };
      hintTopics.set(value, topics);
    }
    return topics;
  }

  #within(i: number, limit: number, set: EntrySet): number {
    const { matches } = this.doc;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      if (set[matches.entry[m] as number] === 1 && (matches.to[m] as number) <= limit) return m;
    }
    return -1;
  }

  /** True when the name of a penalty begins at atom `i`. */
  isPenalty(i: number): boolean {
    return this.doc.matches.endIn(i, this.#compiled.penalties) >= 0;
  }

  isLookAlike(i: number): boolean {
    return this.#lookAlike[i] === 1;
  }

  mentionAt(i: number): Mention | null {
    const index = this.#mentionAt[i] ?? 0;
    return index === 0 ? null : (this.doc.mentions[index - 1] as Mention);
  }

  /** The outermost mention that starts at `i` if it can act. */
  actorAt(i: number): Mention | null {
    const mention = this.mentionAt(i);
    return mention !== null && this.isActor(mention) ? mention : null;
  }

  /** Whether a mention is of a type that can be told to do something, or can tell it, and names no mere place or medium. */
  isActor({ type, from }: Mention): boolean {
    const acts =
      type === 'person' ||
      type === 'office' ||
      type === 'institution' ||
      type === 'group' ||
      type === 'party';
    return acts && !this.has(from, Cue['not-actor']);
  }

  /** The outermost mention whose last atom is `i - 1`. */
  mentionEnding(i: number): Mention | null {
    const index = this.#mentionEnding[i] ?? 0;
    return index === 0 ? null : (this.doc.mentions[index - 1] as Mention);
  }

  /** Index of the direct quote around atom `i`, or -1. */
  directAt(i: number): number {
    return (this.#directAt[i] ?? 0) - 1;
  }

  indirectAt(i: number): number {
    return (this.#indirectAt[i] ?? 0) - 1;
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

  /** True when atom `i` is this one character. */
  is(i: number, character: string): boolean {
    return isCharacter(this.tokens, i, character);
  }

  /** True for a word that carries an active verb prefix or a verb suffix; a hint only, as nouns may look so. */
  isVerbal(i: number): boolean {
    return looksVerbal(this.tokens, i);
  }

  /** True for a word with the prefix of a passive verb that is no known noun or name. */
  isPassive(i: number): boolean {
    return looksPassive(this.tokens, i) && !this.has(i, Cue['not-verb']) && this.mentionAt(i) === null;
  }

  /** True for a noun that names a doing ("keterlibatan"), in any letter case. */
  isDeverbal(i: number): boolean {
    return looksDeverbal(this.tokens, i) && this.mentionAt(i) === null;
  }

  /** True for a lower-case word that is no mention and no cue of a clause: perhaps a noun nobody listed. */
  isPlain(i: number): boolean {
    return (
      this.tokens.shape[i] === Shape.Lower &&
      this.mentionAt(i) === null &&
      !this.hasAny(i, CLAUSE_WORDS) &&
      this.family(i) === null
    );
  }

  /** True for a lower-case word with the prefix of an active verb, me- or ber-, that is no known noun or name. */
  isActive(i: number): boolean {
    return (
      this.tokens.shape[i] === Shape.Lower &&
      looksActive(this.tokens, i) &&
      !this.has(i, Cue['not-verb']) &&
      this.mentionAt(i) === null
    );
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
