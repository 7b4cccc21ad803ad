/** Looking at atoms: cues, shapes, brackets, and where a phrase must end. Shared by all readers of the stage. */
import type { Context, Segmented } from '../../document.js';
import type { Entry, Lexicon, Match } from '../../lexicon/index.js';
import { foldCase, Shape, surfaceOf } from '../../text/tokens.js';

export class Reader {
  readonly tokens: Segmented['tokens'];
  readonly lexicon: Lexicon;
  /** For each atom, the first atom behind its sentence (or its block, outside sentences). */
  readonly #limit: Int32Array;
  readonly #title: Uint8Array;

  constructor(
    readonly doc: Segmented,
    readonly context: Context,
  ) {
    this.tokens = doc.tokens;
    this.lexicon = context.lexicon;
    const { count, block } = doc.tokens;
    this.#limit = new Int32Array(count);
    this.#title = new Uint8Array(count);
    for (let i = count - 1; i >= 0; i--) {
      this.#limit[i] = i + 1 < count && block[i + 1] === block[i] ? (this.#limit[i + 1] as number) : i + 1;
      if (doc.blocks[block[i] as number]?.kind === 'title') this.#title[i] = 1;
    }
    for (const sentence of doc.sentences) {
      for (let i = sentence.from; i < sentence.to; i++) this.#limit[i] = sentence.to;
    }
  }

  /** No phrase that begins at atom `i` reaches to this atom. */
  limit(i: number): number {
    return this.#limit[i] ?? 0;
  }

  /** Atom `j` stands in the same sentence as `i`, at or behind it. */
  within(i: number, j: number): boolean {
    return j < this.limit(i);
  }

  inTitle(i: number): boolean {
    return this.#title[i] === 1;
  }

  shape(i: number): Shape {
    return (this.tokens.shape[i] ?? Shape.Mark) as Shape;
  }

  surface(i: number): string {
    return surfaceOf(this.tokens, i);
  }

  folded(i: number): string {
    return foldCase(this.surface(i));
  }

  /** Atom `i` is this single mark. */
  is(i: number, mark: string): boolean {
    return i < this.tokens.count && this.shape(i) === Shape.Mark && this.surface(i) === mark;
  }

  /** Atom `i` is a word with an upper-case letter at its head. */
  capital(i: number): boolean {
    if (i < 0 || i >= this.tokens.count) return false;
    const shape = this.shape(i);
    if (shape === Shape.Title || shape === Shape.Upper) return true;
    if (shape !== Shape.Mixed) return false;
    const first = this.surface(i).charAt(0);
    return first !== first.toLowerCase();
  }

  matchesAt(i: number): Iterable<Match> {
    return this.doc.matches.startingAt(i);
  }

  /** The longest cue of this class at atom `i`. */
  cue(i: number, cueClass: string): { to: number; value: string } | null {
    const match = this.doc.matches.longest(i, (m) => this.lexicon.entry(m, 'cue')?.class === cueClass);
    if (match === null) return null;
    return { to: match.to, value: this.lexicon.entry(match, 'cue')?.value ?? '' };
  }

  /** The longest affix of this class at atom `i`. */
  affix(i: number, affixClass: Entry<'affix'>['class']): { to: number; value: string } | null {
    const match = this.doc.matches.longest(i, (m) => this.lexicon.entry(m, 'affix')?.class === affixClass);
    if (match === null) return null;
    // A full stop behind an abbreviation belongs to it.
    const to = this.is(match.to, '.') && this.within(i, match.to) ? match.to + 1 : match.to;
    return { to, value: this.lexicon.entry(match, 'affix')?.value ?? '' };
  }

  /** True when a cue of this class ends right before atom `i`; cues of up to three atoms are seen. */
  cueBefore(i: number, cueClass: string): boolean {
    for (let length = 1; length <= 3 && i - length >= 0; length++) {
      for (const match of this.matchesAt(i - length)) {
        if (match.to === i && this.lexicon.entry(match, 'cue')?.class === cueClass) return true;
      }
    }
    return false;
  }

  /**
   * Where a bracketed short or long form behind a name ends: `to` itself when there is none. The bracket holds
   * a form that `same` accepts, or one word whose letters begin with those of the words before it.
   */
  throughBracket(from: number, to: number, same: (match: Match) => boolean): number {
    if (!this.is(to, '(') || !this.within(from, to + 2)) return to;
    for (const match of this.matchesAt(to + 1)) {
      if (same(match) && this.is(match.to, ')') && this.within(from, match.to)) return match.to + 1;
    }
    if (!this.is(to + 2, ')') || !this.capital(to + 1)) return to;
    return this.abbreviates(to + 1, from, to) ? to + 3 : to;
  }

  /** The letters of atom `short` hold the initials of atoms `from` to before `to`, in order, from the first. */
  abbreviates(short: number, from: number, to: number): boolean {
    const letters = this.folded(short).replace(/[^a-z]/g, '');
    if (letters.length < 2) return false;
    let at = 0;
    let words = 0;
    for (let i = from; i < to; i++) {
      if (!this.capital(i)) continue;
      const initial = this.folded(i).charAt(0);
      const found = letters.indexOf(initial, at);
      if (words === 0 ? found !== 0 : found < 0) return false;
      at = found + 1;
      words++;
    }
    return words >= 2;
  }
}
