/** The small words that tell what happens to a punishment or an act, of an article and of each of its sentences. */
import type { Directed, Mention, Sentence } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape } from '../../text/tokens.js';
import { Sign, wordsOf, type Words } from './words.js';
import { firstFrom } from '../../text/search.js';

export interface Cue {
  /** Class of the cue entry. */
  readonly kind: string;
  readonly value: string | undefined;
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

export interface StatusPhrase {
  readonly entry: Entry<'status'>;
  readonly from: number;
  readonly to: number;
}

const NO_CUES: readonly Cue[] = [];
const NO_PHRASES: readonly StatusPhrase[] = [];

/**
 * All cues of an article, by number, in order, longest first where several start together. They lie in parallel arrays;
 * objects are made of those that are asked for.
 */
export class ArticleCues {
  readonly words: Words;
  /** What may begin at each atom: bits of `Sign`. */
  readonly signs: Uint8Array;
  /** Leftmost-longest within the kind. */
  readonly phrases: readonly StatusPhrase[];
  readonly kind: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** By atom, the number of the first cue that starts there or later. */
  readonly first: Int32Array;
  /** By atom, the number of the shortest cue that ends right before it, and by cue the next longer one; -1 for none. */
  readonly ending: Int32Array;
  readonly longer: Int32Array;
  /** By class, its first cue, and by cue the next of its class; -1 for none. */
  readonly ofClass: Int32Array;
  readonly next: Int32Array;
  readonly #lexicon: Lexicon;
  readonly #entry: Int32Array;
  readonly #made: (Cue | undefined)[] = [];

  constructor({ matches, tokens }: Directed, lexicon: Lexicon) {
    const { signs: signOf, classOf, classes } = (this.words = wordsOf(lexicon));
    const atoms = tokens.count + 1;
    const read = readIn(matches, signOf);
    const size = read.length;
    const memory = new Int32Array(5 * size + 2 * atoms + classes.length * 2 + 1);
    let used = 0;
    const numbers = (length: number): Int32Array => memory.subarray(used, (used += length));
    const from = numbers(size);
    const to = numbers(size);
    const entries = numbers(size);
    const longer = numbers(size);
    const next = numbers(size);
    const first = numbers(atoms + 1);
    const ending = numbers(atoms).fill(-1);
    const ofClass = numbers(classes.length).fill(-1);
    const lastOfClass = numbers(classes.length).fill(-1);
    const signs = new Uint8Array(atoms);
    const kind: string[] = [];
    const phrases: StatusPhrase[] = [];
    let count = 0;
    let open = 0;
    let phraseEnd = 0;
    for (let n = 0; n < size; n++) {
      const m = read[n] as number;
      const entry = matches.entry[m] as number;
      const sign = signOf[entry] as number;
      const start = matches.from[m] as number;
      signs[start] = (signs[start] as number) | sign;
      if ((sign & (Sign.Cue | Sign.Phrase)) === 0) continue;
      const end = matches.to[m] as number;
      if ((sign & Sign.Phrase) !== 0) {
        if (start < phraseEnd) continue;
        phrases.push({ entry: lexicon.itemAt(entry) as Entry<'status'>, from: start, to: end });
        phraseEnd = end;
        continue;
      }
      while (open <= start) first[open++] = count;
      const own = classOf[entry] as number;
      kind.push(classes[own] as string);
      from[count] = start;
      to[count] = end;
      entries[count] = entry;
      longer[count] = ending[end] as number;
      ending[end] = count;
      next[count] = -1;
      const last = lastOfClass[own] as number;
      if (last < 0) ofClass[own] = count;
      else next[last] = count;
      lastOfClass[own] = count++;
    }
    first.fill(count, open);
    this.signs = signs;
    this.phrases = phrases;
    this.kind = kind;
    this.from = from;
    this.to = to;
    this.first = first;
    this.ending = ending;
    this.longer = longer;
    this.ofClass = ofClass;
    this.next = next;
    this.#lexicon = lexicon;
    this.#entry = entries;
  }

  /** The cue of this number as an object, the same one every time. */
  at(c: number): Cue {
    return (this.#made[c] ??= {
      kind: this.kind[c] as string,
      value: (this.#lexicon.itemAt(this.#entry[c] as number) as Entry<'cue'>).value,
      from: this.from[c] as number,
      to: this.to[c] as number,
    });
  }
}

/** What `readIn` fills; calls cannot overlap, as nothing in between waits. */
let scratch = new Int32Array(2048);

/** Numbers of the matches that this stage reads, in order; kept until the next call. */
function readIn(matches: Directed['matches'], signs: Uint8Array): Int32Array {
  if (scratch.length < matches.count) scratch = new Int32Array(2 * matches.count);
  let count = 0;
  for (let m = 0; m < matches.count; m++) if (signs[matches.entry[m] as number] !== 0) scratch[count++] = m;
  return scratch.subarray(0, count);
}

export class SentenceCues {
  readonly sentence: Sentence;
  /** Citations of laws in the sentence. */
  readonly laws: readonly Mention[];
  readonly phrases: readonly StatusPhrase[];
  readonly words: Words;
  /** What may begin at each atom of the article: bits of `Sign`. */
  readonly signs: Uint8Array;
  readonly #cues: ArticleCues;
  readonly #tokens: Directed['tokens'];

  constructor(doc: Directed, cues: ArticleCues, sentence: Sentence, laws: readonly Mention[]) {
    this.sentence = sentence;
    this.laws = laws;
    this.words = cues.words;
    this.signs = cues.signs;
    this.phrases = startingIn(cues.phrases, sentence.from, sentence.to);
    this.#cues = cues;
    this.#tokens = doc.tokens;
  }

  /** Number of the first cue of a class in the sentence, or -1. */
  #first(kind: string): number {
    const { from, next, ofClass } = this.#cues;
    const number = this.words.classNumbers.get(kind);
    if (number === undefined) return -1;
    let c = ofClass[number] as number;
    while (c >= 0 && (from[c] as number) < this.sentence.from) c = next[c] as number;
    return c >= 0 && (from[c] as number) < this.sentence.to ? c : -1;
  }

  /** Number of the next cue of the same class in the sentence, or -1. */
  #next(c: number): number {
    const following = this.#cues.next[c] as number;
    return following >= 0 && (this.#cues.from[following] as number) < this.sentence.to ? following : -1;
  }

  /** All cues of a class, in order, longest first where several start together. */
  all(kind: string): readonly Cue[] {
    let c = this.#first(kind);
    if (c < 0) return NO_CUES;
    const found: Cue[] = [];
    for (; c >= 0; c = this.#next(c)) found.push(this.#cues.at(c));
    return found;
  }

  /** True when the sentence has a cue of the class. */
  has(kind: string): boolean {
    return this.#first(kind) >= 0;
  }

  /** The longest cue of a class that starts at atom `i`. */
  at(kind: string, i: number): Cue | undefined {
    const c = this.#indexAt(kind, i);
    return c < 0 ? undefined : this.#cues.at(c);
  }

  #indexAt(kind: string, i: number): number {
    if (i < this.sentence.from || i >= this.sentence.to) return -1;
    const { first, kind: kinds } = this.#cues;
    const stop = first[i + 1] as number;
    for (let c = first[i] as number; c < stop; c++) if (kinds[c] === kind) return c;
    return -1;
  }

  /** The same for several classes: of the first that has one. */
  atAny(kinds: readonly string[], i: number): Cue | undefined {
    if (((this.signs[i] as number) & Sign.Cue) === 0) return undefined;
    for (let n = 0; n < kinds.length; n++) {
      const cue = this.at(kinds[n] as string, i);
      if (cue !== undefined) return cue;
    }
    return undefined;
  }

  /** The longest cue of a class that ends right before atom `i`. */
  before(kind: string, i: number): Cue | undefined {
    if (i <= this.sentence.from || i > this.sentence.to) return undefined;
    const { ending, longer, kind: kinds } = this.#cues;
    let found = -1;
    for (let c = ending[i] as number; c >= 0; c = longer[c] as number) if (kinds[c] === kind) found = c;
    return found < 0 ? undefined : this.#cues.at(found);
  }

  /** The same for several classes: of the first that has one. */
  beforeAny(kinds: readonly string[], i: number): Cue | undefined {
    if (i <= this.sentence.from || i > this.sentence.to) return undefined;
    if ((this.#cues.ending[i] as number) < 0) return undefined;
    for (let n = 0; n < kinds.length; n++) {
      const cue = this.before(kinds[n] as string, i);
      if (cue !== undefined) return cue;
    }
    return undefined;
  }

  /** The longest of the cues of some classes that end right before atom `i`; of the first class where two are as long. */
  longestBefore(kinds: readonly string[], i: number): Cue | undefined {
    if (i <= this.sentence.from || i > this.sentence.to) return undefined;
    if ((this.#cues.ending[i] as number) < 0) return undefined;
    let best: Cue | undefined;
    for (let n = 0; n < kinds.length; n++) {
      const cue = this.before(kinds[n] as string, i);
      if (cue !== undefined && (best === undefined || cue.from < best.from)) best = cue;
    }
    return best;
  }

  /** The first cue of a class that lies between the atoms. */
  within(kind: string, from: number, to: number): Cue | undefined {
    const cues = this.#cues;
    for (let c = this.#first(kind); c >= 0; c = this.#next(c))
      if ((cues.from[c] as number) >= from && (cues.to[c] as number) <= to) return cues.at(c);
    return undefined;
  }

  /** The last cue of a class that ends at atom `i` or, at most `reach` atoms, before it. */
  lastBefore(kind: string, i: number, reach: number): Cue | undefined {
    let found = -1;
    let end = i - reach - 1;
    for (let c = this.#first(kind); c >= 0; c = this.#next(c)) {
      const to = this.#cues.to[c] as number;
      if (to > i || to <= end) continue;
      found = c;
      end = to;
    }
    return found < 0 ? undefined : this.#cues.at(found);
  }

  /** The phrases that begin between the atoms. */
  phrasesIn(from: number, to: number): readonly StatusPhrase[] {
    return startingIn(this.phrases, from, to);
  }

  /** True when a semicolon or a word that begins another clause (sedangkan) lies between the atoms. */
  parted(from: number, to: number): boolean {
    return from < to && (this.#opensClause(from, to) || this.#hasSemicolon(from, to));
  }

  #opensClause(from: number, to: number): boolean {
    for (let c = this.#first(CLAUSE); c >= 0; c = this.#next(c)) {
      const start = this.#cues.from[c] as number;
      if (start < from || (this.#cues.to[c] as number) > to || this.#indexAt(CLAUSE, start) !== c) continue;
      if (this.#cues.at(c).value !== 'apart' || this.#isApart(start)) return true;
    }
    return false;
  }

  #isApart(i: number): boolean {
    return i === this.sentence.from || this.#tokens.shape[i - 1] === Shape.Mark;
  }

  #hasSemicolon(from: number, to: number): boolean {
    const { shape, start, text } = this.#tokens;
    const last = Math.min(to, this.sentence.to);
    for (let i = Math.max(from, this.sentence.from); i < last; i++) {
      if (shape[i] === Shape.Mark && text.charCodeAt(start[i] as number) === SEMICOLON) return true;
    }
    return false;
  }

  /** True when a cue of the class lies between the atoms. */
  between(kind: string, from: number, to: number): boolean {
    return this.within(kind, from, to) !== undefined;
  }
}

const CLAUSE = 'penalty-clause';
const SEMICOLON = 0x3b;

/** The phrases that begin between the atoms. */
function startingIn(phrases: readonly StatusPhrase[], from: number, to: number): readonly StatusPhrase[] {
  if (phrases.length === 0) return NO_PHRASES;
  const first = firstFrom(phrases, from);
  const last = firstFrom(phrases, to);
  return first >= last ? NO_PHRASES : phrases.slice(first, last);
}
