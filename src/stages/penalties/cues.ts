/** The small words of one sentence that tell what happens to a punishment or an act. */
import type { Directed, Mention, Sentence } from '../../document.js';
import type { EntrySet } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Shape } from '../../text/tokens.js';

export interface Cue {
  /** Class of the cue entry. */
  readonly kind: string;
  readonly value: string | undefined;
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** The next shorter cue that starts at the same atom. */
  nextStart: Cue | null;
  /** The next longer cue that ends at the same atom. */
  nextEnd: Cue | null;
}

export interface StatusPhrase {
  readonly entry: Entry<'status'>;
  readonly from: number;
  readonly to: number;
}

/** Classes that this stage reads; all others are left aside. */
const READ = /^(penalty|violation)-|^(contestant-noun|election-context|quantity-(bound|unit|currency|to))$/;

const NO_CUES: readonly Cue[] = [];

export class SentenceCues {
  readonly sentence: Sentence;
  /** Citations of laws in the sentence. */
  readonly laws: readonly Mention[];
  /** Leftmost-longest within the kind. */
  readonly phrases: readonly StatusPhrase[];
  readonly #all: readonly Cue[];
  readonly #starts: (Cue | null)[];
  readonly #ends: (Cue | null)[];
  readonly #semicolons: readonly number[];
  readonly #shape: Uint8Array;
  readonly #byClass = new Map<string, readonly Cue[]>();

  constructor(doc: Directed, lexicon: Lexicon, sentence: Sentence, laws: readonly Mention[]) {
    this.sentence = sentence;
    this.laws = laws;
    const { from: first, to: last } = sentence;
    const { matches, tokens } = doc;
    const read = readSet(lexicon);
    const all: Cue[] = [];
    const phrases: StatusPhrase[] = [];
    const starts = new Array<Cue | null>(last - first).fill(null);
    const ends = new Array<Cue | null>(last - first + 1).fill(null);
    const stop = matches.first(last);
    let phraseEnd = 0;
    let tail: Cue | null = null;
    for (let m = matches.first(first); m < stop; m++) {
      const entry = matches.entry[m] as number;
      if (read[entry] === 0) continue;
      const from = matches.from[m] as number;
      const to = matches.to[m] as number;
      if (to > last) continue;
      const item = lexicon.itemAt(entry);
      if (item.kind === 'status') {
        if (from < phraseEnd) continue;
        phrases.push({ entry: item, from, to });
        phraseEnd = to;
      } else if (item.kind === 'cue') {
        const nextEnd = ends[to - first] as Cue | null;
        const cue: Cue = { kind: item.class, value: item.value, from, to, nextStart: null, nextEnd };
        if (starts[from - first] === null) starts[from - first] = cue;
        else (tail as Cue).nextStart = cue;
        tail = cue;
        ends[to - first] = cue;
        all.push(cue);
      }
    }
    const semicolons: number[] = [];
    for (let i = first; i < last; i++) {
      if (tokens.shape[i] === Shape.Mark && tokens.text.charCodeAt(tokens.start[i] ?? 0) === SEMICOLON)
        semicolons.push(i);
    }
    this.phrases = phrases;
    this.#all = all;
    this.#starts = starts;
    this.#ends = ends;
    this.#semicolons = semicolons;
    this.#shape = tokens.shape;
  }

  /** All cues of a class, in order, longest first where several start together. */
  all(kind: string): readonly Cue[] {
    let found = this.#byClass.get(kind);
    if (found === undefined) {
      const own = this.#all.filter((cue) => cue.kind === kind);
      this.#byClass.set(kind, (found = own.length === 0 ? NO_CUES : own));
    }
    return found;
  }

  /** The longest cue of a class that starts at atom `i`. */
  at(kind: string, i: number): Cue | undefined {
    for (let cue = this.#starts[i - this.sentence.from] ?? null; cue !== null; cue = cue.nextStart) {
      if (cue.kind === kind) return cue;
    }
    return undefined;
  }

  /** The longest cue of a class that ends right before atom `i`. */
  before(kind: string, i: number): Cue | undefined {
    let found: Cue | undefined;
    // Those that begin earlier, and so are longer, come last in the chain.
    for (let cue = this.#ends[i - this.sentence.from] ?? null; cue !== null; cue = cue.nextEnd) {
      if (cue.kind === kind) found = cue;
    }
    return found;
  }

  /** The first cue of a class that lies between the atoms. Looks at each atom once. */
  within(kind: string, from: number, to: number): Cue | undefined {
    const { sentence } = this;
    const last = Math.min(to, sentence.to);
    for (let i = Math.max(from, sentence.from); i < last; i++) {
      for (let cue = this.#starts[i - sentence.from] ?? null; cue !== null; cue = cue.nextStart) {
        if (cue.kind === kind && cue.to <= to) return cue;
      }
    }
    return undefined;
  }

  /** The last cue of a class that ends at atom `i` or, at most `reach` atoms, before it. */
  lastBefore(kind: string, i: number, reach: number): Cue | undefined {
    for (let end = i; end >= Math.max(i - reach, this.sentence.from); end--) {
      const cue = this.before(kind, end);
      if (cue !== undefined) return cue;
    }
    return undefined;
  }

  /** The phrases that begin between the atoms. */
  phrasesIn(from: number, to: number): readonly StatusPhrase[] {
    let low = 0;
    let high = this.phrases.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.phrases[middle]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.phrases.length && (this.phrases[end]?.from ?? 0) < to) end++;
    return this.phrases.slice(low, end);
  }

  /** True when a semicolon or a word that begins another clause (sedangkan) lies between the atoms. */
  parted(from: number, to: number): boolean {
    if (from >= to) return false;
    return this.#opensClause(from, to) || this.#hasSemicolon(from, to);
  }

  #opensClause(from: number, to: number): boolean {
    for (let i = Math.max(from, this.sentence.from); i < to; i++) {
      const cue = this.at('penalty-clause', i);
      if (cue !== undefined && cue.to <= to && (cue.value !== 'apart' || this.#isApart(i))) return true;
    }
    return false;
  }

  #isApart(i: number): boolean {
    return i === this.sentence.from || this.#shape[i - 1] === Shape.Mark;
  }

  #hasSemicolon(from: number, to: number): boolean {
    let low = 0;
    let high = this.#semicolons.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#semicolons[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return (this.#semicolons[low] ?? to) < to;
  }

  /** True when a cue of the class lies between the atoms. */
  between(kind: string, from: number, to: number): boolean {
    return this.within(kind, from, to) !== undefined;
  }
}

const SEMICOLON = 0x3b;

const readSet = perLexicon((lexicon): EntrySet =>
  lexicon.entrySet(
    ['cue', 'status'],
    (entry) => entry.kind === 'status' || (entry.kind === 'cue' && READ.test(entry.class)),
  ),
);
