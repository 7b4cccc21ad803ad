/**
 * What the name tagger sees of an atom: hashed features of the word, its neighbours, what the lexicon and the
 * domain rules say about them, and how the word is used elsewhere in the article. Training and tagging share
 * this file, so that a weight always means the same feature.
 */
import type { Segmented } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { foldCase, Shape, spaceBefore, surfaceOf, type Tokens } from '../../../text/tokens.js';
import type { Draft } from '../draft.js';
import { Clue, Kind, readCodes } from './codes.js';

/** Most features an atom can have. */
export const FEATURES_PER_ATOM = 72;

/** How a word is used in the article, one bit each. */
const Use = {
  Lower: 1,
  AfterHonorific: 2,
  AfterReporting: 4,
  AfterLocative: 8,
  AfterOffice: 16,
  BeforeReporting: 32,
  InRun: 64,
} as const;

const draftCodes: Readonly<Record<string, number>> = {
  office: 1,
  institution: 2,
  group: 3,
  party: 4,
  region: 5,
  place: 6,
  election: 7,
  law: 8,
  date: 9,
  person: 10,
};
const OFFICE = 1;

/** Atoms between two runs of capitalised words that may join them to one name ("A dan B", "A - B"). */
const LONGEST_GAP = 3;
const MARKS_OF_NAMES = `.)'-"`;
/** Words in the longest full form of a short form, and letters in the longest small word among them. */
const LONGEST_FULL_FORM = 8;
const LONGEST_JOINT = 4;
const Short = { Bracketed: 1, Defined: 2, Begins: 3, Inside: 4, Known: 5 } as const;

/** An article as numbers per atom. */
export class NameFeatures {
  readonly count: number;
  /** 1 where an atom may be part of a name: all others need no look. */
  readonly open: Uint8Array;
  readonly #shape: Uint8Array;
  readonly #word: Int32Array;
  readonly #prefix: Int32Array[];
  readonly #suffix: Int32Array[];
  readonly #pattern: Int32Array;
  readonly #kind: Uint8Array;
  /** What the word may be part of, as bits of `Clue`; of all words of its run in `#runClue`. */
  readonly #clue: Uint8Array;
  readonly #runClue: Uint8Array;
  /** Whether it is an acronym in brackets or among the words that one abbreviates, see `Short`. */
  readonly #short: Uint8Array;
  readonly #draft: Uint8Array;
  /** The outermost and the innermost mention of the domain rules, with its ends. */
  readonly #outer: Uint8Array;
  readonly #inner: Uint8Array;
  readonly #use: Uint8Array;
  readonly #first: Uint8Array;
  readonly #headline: Uint8Array;
  readonly #runStart: Int32Array;
  readonly #runEnd: Int32Array;
  readonly #ordinary: (word: number) => number;

  /** @param ordinary how often a word (by hash) is written small in general, 0 to 3. */
  constructor(
    doc: Segmented,
    lexicon: Lexicon,
    drafts: readonly Draft[],
    ordinary: (word: number) => number,
  ) {
    const { tokens } = doc;
    const count = (this.count = tokens.count);
    this.#ordinary = ordinary;
    this.#shape = tokens.shape;
    this.#word = new Int32Array(count);
    this.#prefix = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
    this.#suffix = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
    this.#pattern = new Int32Array(count);
    this.#readWords(tokens);
    this.#kind = new Uint8Array(count);
    this.#clue = new Uint8Array(count);
    readCodes(doc.matches, lexicon, this.#kind, this.#clue);
    this.#draft = draftsOf(count, drafts);
    this.#outer = endsOf(count, drafts, true);
    this.#inner = endsOf(count, drafts, false);
    this.#first = new Uint8Array(count);
    this.#headline = new Uint8Array(count);
    for (const { from, to } of doc.sentences) {
      this.#first[from] = 1;
      if (isHeadline(tokens, from, to)) this.#headline.fill(1, from, to);
    }
    this.#runStart = new Int32Array(count);
    this.#runEnd = new Int32Array(count);
    this.open = new Uint8Array(count);
    this.#runClue = new Uint8Array(count);
    this.#findRuns(tokens);
    this.#short = this.#shortForms(tokens);
    this.#use = this.#usesOf();
  }

  /** How often the word at atom `i` is written small in general, 0 (never seen so) to 3. */
  ordinaryAt(i: number): number {
    return this.#ordinary(wordAt(this.#word, i));
  }

  /** True when the article writes the word at atom `i` small somewhere. */
  isSmallSomewhere(i: number): boolean {
    return ((this.#use[i] as number) & Use.Lower) !== 0;
  }

  /** True in titles and lines set like one. */
  inHeadline(i: number): boolean {
    return this.#headline[i] === 1;
  }

  /** Makes the word at atom `i` one that was never seen: training does so, that no name is learnt by heart only. */
  forget(i: number, unseen: number): void {
    this.#word[i] = unseen;
  }

  /** Writes the features of atom `i` into `into` and returns how many. Values are unsigned 32-bit hashes. */
  at(i: number, into: Uint32Array): number {
    const words = this.#word;
    const kinds = this.#kind;
    const drafts = this.#draft;
    const w = words[i] as number;
    const before = wordAt(words, i - 1);
    const before2 = wordAt(words, i - 2);
    const after = wordAt(words, i + 1);
    const after2 = wordAt(words, i + 2);
    const shape = this.#pattern[i] as number;
    const shapeBefore = codeAt(this.#pattern, i - 1);
    const shapeAfter = codeAt(this.#pattern, i + 1);
    const kind = kinds[i] as number;
    const kindBefore = codeAt(kinds, i - 1);
    const kindBefore2 = codeAt(kinds, i - 2);
    const kindAfter = codeAt(kinds, i + 1);
    const draft = drafts[i] as number;
    const draftBefore = codeAt(drafts, i - 1);
    const draftAfter = codeAt(drafts, i + 1);
    const place = (this.#first[i] as number) * 2 + (this.#headline[i] as number);
    const use = this.#use[i] as number;
    const runStart = this.#runStart[i] as number;
    const runEnd = this.#runEnd[i] as number;
    const inRun = Math.min(i - runStart, 3);
    const left = Math.min(runEnd - i, 4);
    const head = wordAt(words, runStart - 1);
    const tail = wordAt(words, runEnd);
    const ordinary = this.#ordinary(w);
    const short = this.#short[i] as number;
    const clue = this.#clue[i] as number;
    const outer = this.#outer[i] as number;
    const outerBefore = codeAt(this.#outer, i - 1);
    const outerAfter = codeAt(this.#outer, i + 1);

    let n = 0;
    into[n++] = 1;
    into[n++] = mix(2, w);
    into[n++] = mix(3, before);
    into[n++] = mix(4, after);
    into[n++] = mix(5, before2);
    into[n++] = mix(6, after2);
    into[n++] = mix(mix(7, before), w);
    into[n++] = mix(mix(8, w), after);
    into[n++] = mix(mix(9, shape), place);
    into[n++] = mix(mix(10, shapeBefore), shape);
    into[n++] = mix(mix(11, shape), shapeAfter);
    into[n++] = mix(mix(mix(12, shapeBefore), shape), shapeAfter);
    for (let k = 0; k < 3; k++) {
      into[n++] = mix(13 + k, (this.#prefix[k] as Int32Array)[i] as number);
      into[n++] = mix(16 + k, (this.#suffix[k] as Int32Array)[i] as number);
    }
    into[n++] = mix(mix(19, codeAt(this.#suffix[1] as Int32Array, i - 1)), shape);
    into[n++] = mix(mix(20, codeAt(this.#suffix[1] as Int32Array, i + 1)), shape);
    into[n++] = mix(mix(21, kind), shape);
    into[n++] = mix(mix(22, kindBefore), shape);
    into[n++] = mix(mix(23, kindAfter), shape);
    into[n++] = mix(mix(mix(24, kindBefore), kind), kindAfter);
    into[n++] = mix(mix(25, draft), shape);
    into[n++] = mix(mix(mix(26, draftBefore), draft), shape);
    into[n++] = mix(mix(mix(27, draft), draftAfter), shape);
    into[n++] = mix(mix(28, before), shape);
    into[n++] = mix(mix(29, after), shape);
    into[n++] = mix(mix(mix(30, before2), before), shape);
    into[n++] = mix(mix(mix(31, after), after2), shape);
    into[n++] = mix(mix(32, head), inRun);
    into[n++] = mix(mix(33, tail), left);
    into[n++] = mix(mix(mix(34, inRun), left), shape);
    into[n++] = mix(mix(35, head), tail);
    into[n++] = mix(mix(mix(36, ordinary), shape), place);
    into[n++] = mix(mix(37, use), inRun);
    for (let bit = 1; bit <= Use.InRun; bit <<= 1)
      if ((use & bit) !== 0) into[n++] = mix(mix(38, bit), shape);
    into[n++] = mix(mix(39, codeAt(this.#use, i - 1)), use);
    into[n++] = mix(mix(40, codeAt(this.#use, i + 1)), use);
    into[n++] = mix(mix(41, words[runStart] as number), inRun);
    into[n++] = mix(mix(42, words[runEnd - 1] as number), left);
    into[n++] = mix(mix(mix(43, codeAt(kinds, runStart - 1)), inRun), left);
    into[n++] = mix(mix(mix(44, kindBefore2), kindBefore), shape);
    into[n++] = mix(mix(45, codeAt(drafts, runStart - 1)), inRun);
    into[n++] = mix(mix(46, ordinary * 16 + this.#ordinary(after) * 4 + this.#ordinary(before)), inRun);
    into[n++] = mix(mix(47, codeAt(kinds, runEnd)), left);
    into[n++] = mix(mix(48, outer), this.#inner[i] as number);
    into[n++] = mix(mix(49, outer), w);
    into[n++] = mix(mix(50, outer), before);
    into[n++] = mix(mix(mix(51, outerBefore), outer), outerAfter);
    into[n++] = mix(mix(mix(52, codeAt(this.#outer, runStart)), inRun), outer);
    into[n++] = mix(53, short);
    into[n++] = mix(mix(54, short), shape);
    into[n++] = mix(mix(55, clue), shape);
    into[n++] = mix(mix(mix(56, codeAt(this.#clue, i - 1)), clue), shape);
    into[n++] = mix(mix(mix(57, codeAt(this.#clue, i + 1)), clue), shape);
    into[n++] = mix(mix(58, clue), before);
    into[n++] = mix(mix(mix(59, this.#runClue[i] as number), inRun), clue);
    return n;
  }

  #readWords(tokens: Tokens): void {
    const { text, start, end } = tokens;
    for (let i = 0; i < this.count; i++) {
      const from = start[i] as number;
      const to = end[i] as number;
      const plain = isPlain(text, from, to);
      if (plain) this.#readWord(i, text, from, to);
      else {
        const folded = foldCase(text.slice(from, to));
        this.#readWord(i, folded, 0, folded.length);
      }
      const shape = this.#shape[i] as number;
      const size = shape === Shape.Mark ? text.charCodeAt(from) & 0x3fff : Math.min(to - from, 4);
      this.#pattern[i] = (shape * 2 + (spaceBefore(tokens, i) ? 1 : 0)) * 0x4000 + size;
    }
  }

  /** The hash of the word, of its first two to four letters and of its last two to four. */
  #readWord(i: number, text: string, from: number, to: number): void {
    let hash = FNV_START;
    for (let k = from; k < to; k++) {
      hash = Math.imul(hash ^ smallUnit(text.charCodeAt(k)), FNV_PRIME);
      if (k - from >= 1 && k - from <= 3) (this.#prefix[k - from - 1] as Int32Array)[i] = hash;
    }
    this.#word[i] = hash;
    for (let k = Math.max(to - from - 1, 0); k < 3; k++) (this.#prefix[k] as Int32Array)[i] = hash;
    for (let k = 0; k < 3; k++) {
      let ending = FNV_START;
      for (let at = Math.max(from, to - k - 2); at < to; at++) {
        ending = Math.imul(ending ^ smallUnit(text.charCodeAt(at)), FNV_PRIME);
      }
      (this.#suffix[k] as Int32Array)[i] = ending;
    }
  }

  /** A run: capitalised words without anything between them. Open are runs, and small gaps between two of them. */
  #findRuns(tokens: Tokens): void {
    const { count } = this;
    let gap = -1;
    let i = 0;
    while (i < count) {
      if (this.#first[i] === 1) gap = -1;
      if (!this.#isName(i)) {
        this.#runStart[i] = i;
        this.#runEnd[i] = i + 1;
        i++;
        continue;
      }
      if (gap >= 0 && i - gap <= LONGEST_GAP) this.open.fill(1, gap, i);
      let end = i + 1;
      let seen = 0;
      while (
        end < count &&
        tokens.block[end] === tokens.block[i] &&
        this.#isName(end) &&
        this.#first[end] !== 1
      )
        end++;
      for (let k = i; k < end; k++) seen |= this.#clue[k] as number;
      this.#runStart.fill(i, i, end);
      this.#runEnd.fill(end, i, end);
      this.#runClue.fill(summary(seen), i, end);
      this.open.fill(1, i, end);
      if (end < count && this.#first[end] !== 1 && this.#mayFollow(tokens, end)) this.open[end] = 1;
      gap = i = end;
    }
  }

  /** A number, or a mark that may belong to the name before it. */
  #mayFollow(tokens: Tokens, i: number): boolean {
    const shape = this.#shape[i];
    if (shape !== Shape.Mark) return shape === Shape.Digits;
    return MARKS_OF_NAMES.includes(tokens.text.charAt(tokens.start[i] as number));
  }

  /** "Komisi X Y (KXY)": short forms in brackets, the words that they stand for, and the same short forms elsewhere. */
  #shortForms(tokens: Tokens): Uint8Array {
    const { count } = this;
    const found = new Uint8Array(count);
    const { text, start } = tokens;
    const is = (i: number, mark: string): boolean =>
      this.#shape[i] === Shape.Mark && text.charAt(start[i] as number) === mark;
    const known = new Set<number>();
    for (let i = 1; i + 1 < count; i++) {
      if (!this.#isName(i) || !is(i - 1, '(') || !is(i + 1, ')')) continue;
      const from = this.#fullForm(tokens, i);
      found[i] = from < 0 ? Short.Bracketed : Short.Defined;
      if (from < 0) continue;
      found.fill(Short.Inside, from, i - 1);
      found[from] = Short.Begins;
      known.add(this.#word[i] as number);
    }
    if (known.size === 0) return found;
    for (let i = 0; i < count; i++) {
      if (found[i] === 0 && this.#isName(i) && known.has(this.#word[i] as number)) found[i] = Short.Known;
    }
    return found;
  }

  /** First atom of the words before the bracket that atom `short` abbreviates, or -1. */
  #fullForm(tokens: Tokens, short: number): number {
    const { text, start, end, block } = tokens;
    const letters = (end[short] as number) - (start[short] as number);
    const initial = smallUnit(text.charCodeAt(start[short] as number));
    let from = -1;
    let words = 0;
    for (let i = short - 2; i >= 0 && words < LONGEST_FULL_FORM && block[i] === block[short]; i--) {
      if (this.#isName(i)) {
        words++;
        if (words >= 2 && smallUnit(text.charCodeAt(start[i] as number)) === initial) {
          from = i;
          if (words >= letters) break;
        }
      } else if (this.#shape[i] === Shape.Lower) {
        if ((end[i] as number) - (start[i] as number) > LONGEST_JOINT) break;
      } else if (text.charAt(start[i] as number) !== '-') break;
    }
    return from;
  }

  #isName(i: number): boolean {
    const shape = this.#shape[i];
    return shape === Shape.Title || shape === Shape.Upper || shape === Shape.Mixed;
  }

  #usesOf(): Uint8Array {
    const { count } = this;
    // An open hash table of words by their first atom.
    const mask = slotsFor(count) - 1;
    const slots = new Int32Array(mask + 1);
    const first = new Int32Array(count);
    const uses = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const word = this.#word[i] as number;
      let slot = (word ^ (word >>> 15)) & mask;
      while (slots[slot] !== 0 && this.#word[(slots[slot] as number) - 1] !== word) slot = (slot + 1) & mask;
      if (slots[slot] === 0) slots[slot] = i + 1;
      const at = (first[i] = (slots[slot] as number) - 1);
      uses[at] = (uses[at] as number) | this.#useAt(i);
    }
    for (let i = count - 1; i >= 0; i--) uses[i] = uses[first[i] as number] as number;
    return uses;
  }

  #useAt(i: number): number {
    if (this.#shape[i] === Shape.Lower) return Use.Lower;
    if (!this.#isName(i) || this.#headline[i] === 1) return 0;
    const before = this.#kind[i - 1];
    let use = 0;
    if (before === Kind.Honorific || before === Kind.Rank) use |= Use.AfterHonorific;
    if (before === Kind.Reporting) use |= Use.AfterReporting;
    if (this.#kind[i + 1] === Kind.Reporting) use |= Use.BeforeReporting;
    if (before === Kind.Locative) use |= Use.AfterLocative;
    if (this.#draft[i - 1] === OFFICE) use |= Use.AfterOffice;
    if ((this.#runEnd[i] as number) - (this.#runStart[i] as number) > 1) use |= Use.InRun;
    return use;
  }
}

/**
 * Which mention of the domain rules lies over each atom, where several do the outermost or the innermost: four times
 * the code of its type, plus one at its first atom and two at its last.
 */
function endsOf(count: number, drafts: readonly Draft[], outermost: boolean): Uint8Array {
  const ends = new Uint8Array(count);
  for (const { type, from, to } of drafts) {
    const code = (draftCodes[type] ?? 0) * 4;
    for (let i = from; i < to; i++) {
      if (ends[i] !== 0 && outermost) continue;
      ends[i] = code + (i === from ? 1 : 0) + (i === to - 1 ? 2 : 0);
    }
  }
  return ends;
}

/** The type of the outermost mention of the domain rules over each atom. */
function draftsOf(count: number, drafts: readonly Draft[]): Uint8Array {
  const taken = new Uint8Array(count);
  for (const draft of drafts) {
    const code = draftCodes[draft.type] ?? 0;
    for (let i = draft.from; i < draft.to; i++) if (taken[i] === 0) taken[i] = code;
  }
  return taken;
}

/** Most words capitalised and no stop at the end: a title, or a line set like one. */
export function isHeadline(tokens: Tokens, from: number, to: number): boolean {
  if (surfaceOf(tokens, to - 1) === '.') return false;
  let large = 0;
  let small = 0;
  for (let i = from; i < to; i++) {
    const shape = tokens.shape[i];
    if (shape === Shape.Lower) small++;
    else if (shape !== Shape.Mark && shape !== Shape.Digits) large++;
  }
  return large >= 4 && small * 2 < large;
}

const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** A power of two, at least twice as many. */
function slotsFor(count: number): number {
  let size = 16;
  while (size < 2 * count) size *= 2;
  return size;
}

/** Only ASCII letters, which fold by one bit, or no letters at all. */
function isPlain(text: string, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (text.charCodeAt(k) > 0x7f) return false;
  return true;
}

const smallUnit = (unit: number): number => (unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit);

/** One bit each for persons, bodies and places. */
function summary(clues: number): number {
  return (
    ((clues & Clue.Person) !== 0 ? 1 : 0) +
    ((clues & Clue.Body) !== 0 ? 2 : 0) +
    ((clues & Clue.Place) !== 0 ? 4 : 0)
  );
}

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = FNV_START;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** One hash from two numbers. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ b, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The word at atom `i`, or one of two marks for the ends of the article. */
function wordAt(words: Int32Array, i: number): number {
  return i < 0 ? 1 : i >= words.length ? 2 : (words[i] as number);
}

function codeAt(codes: Uint8Array | Int32Array, i: number): number {
  return i < 0 || i >= codes.length ? 255 : (codes[i] as number);
}
