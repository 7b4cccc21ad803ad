/**
 * What the name tagger sees of an atom: hashed features of the word, its neighbours, what the lexicon and the
 * domain rules say about them, and how the word is used elsewhere in the article. Training and tagging share
 * this file, so that a weight always means the same feature.
 */
import type { Segmented } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { unitAt } from '../../../text/characters.js';
import { AtomNumbers } from '../../../text/scratch.js';
import { Shape, spaceBefore, surfaceOf, type Tokens } from '../../../text/tokens.js';
import type { Draft } from '../draft.js';
import { Clue, Kind, readCodes } from './codes.js';
import { LETTER_HASHES, letterHashesOf, smallUnit, type LetterHashes } from './letters.js';
import { hashFeatures, Seen, SEEN_COUNT } from './templates.js';

/** How a word is used in the article, one bit each. */
enum Use {
  Lower = 1,
  AfterHonorific = 2,
  AfterReporting = 4,
  AfterLocative = 8,
  AfterOffice = 16,
  BeforeReporting = 32,
  InRun = 64,
}

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
enum Short {
  Bracketed = 1,
  Defined = 2,
  Begins = 3,
  Inside = 4,
  Known = 5,
}

/**
 * What is known of each atom, as columns of numbers: first the hashes of its word (see `LetterHashes`), of which the
 * neighbours are looked at too, as they are of those up to `Outer`.
 */
enum Column {
  Word = 0,
  Prefix = 1,
  Suffix = 4,
  Pattern = 7,
  Kind = 8,
  Draft = 9,
  Use = 10,
  /** What the word may be part of, as bits of `Clue`; of all words of its run in `RunClue`. */
  Clue = 11,
  /** The outermost and the innermost mention of the domain rules, with its ends. */
  Outer = 12,
  Inner = 13,
  /** How often the word is written small in general. */
  Ordinary = 14,
  RunClue = 15,
  /** Whether it is an acronym in brackets or among the words that one abbreviates, see `Short`. */
  Short = 16,
  First = 17,
  Headline = 18,
  RunStart = 19,
  RunEnd = 20,
}
const COLUMNS = 21;
/** Atoms before the first and behind the last that are looked at. */
const MARGIN = 2;
/** What stands there: two words that no article has, and else a code that nothing has. */
const WORD_BEFORE = 1;
const WORD_BEHIND = 2;
const OUTSIDE = 255;

const seen = new Int32Array(SEEN_COUNT);

/** The columns, and what `#findUses` needs. */
const columns = new AtomNumbers();
const places = new AtomNumbers();

/** An article as numbers per atom, until the next article is read. */
export class NameFeatures {
  readonly count: number;
  /** 1 where an atom may be part of a name: all others need no look. */
  readonly open: Uint8Array;
  readonly #shape: Uint8Array;
  /** The columns one after the other, each with its margins. */
  readonly #codes: Int32Array;
  readonly #stride: number;
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
    this.#stride = count + 2 * MARGIN;
    this.#codes = columns.filled(COLUMNS * this.#stride, 0);
    this.open = new Uint8Array(count);
    this.#closeMargins();
    const letters = letterHashesOf(lexicon);
    this.#readWords(tokens, letters);
    readCodes(doc.matches, lexicon, this.#codes, this.#column(Column.Kind), this.#column(Column.Clue));
    this.#readDrafts(drafts);
    for (const { from, to } of doc.sentences) {
      this.#codes[this.#column(Column.First) + from] = 1;
      if (isHeadline(tokens, from, to)) this.#fill(Column.Headline, 1, from, to);
    }
    this.#findRuns(tokens);
    this.#readEndings(tokens, letters);
    this.#findShortForms(tokens);
    this.#findUses();
  }

  /** Where atom 0 of a column stands. */
  #column(column: number): number {
    return column * this.#stride + MARGIN;
  }

  #code(column: number, i: number): number {
    return this.#codes[column * this.#stride + MARGIN + i] as number;
  }

  #fill(column: number, code: number, from: number, to: number): void {
    const first = this.#column(column);
    this.#codes.fill(code, first + from, first + to);
  }

  #closeMargins(): void {
    const codes = this.#codes;
    const { count } = this;
    for (let column = 0; column <= Column.Ordinary; column++) {
      const first = this.#column(column);
      const before = column === Column.Word ? WORD_BEFORE : OUTSIDE;
      const behind = column === Column.Word ? WORD_BEHIND : OUTSIDE;
      codes[first - 1] = codes[first - 2] = before;
      codes[first + count] = codes[first + count + 1] = behind;
    }
    const ordinary = this.#column(Column.Ordinary);
    codes[ordinary - 1] = this.#ordinary(WORD_BEFORE);
    codes[ordinary + count] = this.#ordinary(WORD_BEHIND);
  }

  /** Hash of the folded word at atom `i`. */
  wordAt(i: number): number {
    return this.#code(Column.Word, i);
  }

  /** How often the word at atom `i` is written small in general, 0 (never seen so) to 3. */
  ordinaryAt(i: number): number {
    return this.#code(Column.Ordinary, i);
  }

  /** True when the article writes the word at atom `i` small somewhere. */
  isSmallSomewhere(i: number): boolean {
    return (this.#code(Column.Use, i) & Use.Lower) !== 0;
  }

  /** True in titles and lines set like one. */
  inHeadline(i: number): boolean {
    return this.#code(Column.Headline, i) === 1;
  }

  /** Makes the word at atom `i` one that was never seen: training does so, that no name is learnt by heart only. */
  forget(i: number, unseen: number): void {
    this.#codes[this.#column(Column.Word) + i] = unseen;
    this.#codes[this.#column(Column.Ordinary) + i] = this.#ordinary(unseen);
  }

  /** Writes the features of atom `i` into `into` and returns how many. Values are unsigned 32-bit hashes. */
  at(i: number, into: Uint32Array): number {
    this.#seeAround(i);
    this.#seeRun(i);
    return hashFeatures(seen, into);
  }

  /** The atom and its neighbours. */
  #seeAround(i: number): void {
    const codes = this.#codes;
    const stride = this.#stride;
    let at = MARGIN + i;
    seen[Seen.Word] = codes[at] as number;
    seen[Seen.Before] = codes[at - 1] as number;
    seen[Seen.Before2] = codes[at - 2] as number;
    seen[Seen.After] = codes[at + 1] as number;
    seen[Seen.After2] = codes[at + 2] as number;
    at += stride * Column.Prefix;
    for (let k = 0; k < LETTER_HASHES - 1; k++) seen[Seen.Prefix2 + k] = codes[at + k * stride] as number;
    at += stride * (Column.Suffix + 1 - Column.Prefix);
    seen[Seen.SuffixBefore] = codes[at - 1] as number;
    seen[Seen.SuffixAfter] = codes[at + 1] as number;
    this.#seeColumn(Column.Pattern, Seen.Shape, i);
    this.#seeColumn(Column.Kind, Seen.Kind, i);
    this.#seeColumn(Column.Draft, Seen.Draft, i);
    this.#seeColumn(Column.Outer, Seen.Outer, i);
    this.#seeColumn(Column.Use, Seen.Use, i);
    this.#seeColumn(Column.Clue, Seen.Clue, i);
    seen[Seen.KindBefore2] = this.#code(Column.Kind, i - 2);
    seen[Seen.Inner] = this.#code(Column.Inner, i);
    seen[Seen.Short] = this.#code(Column.Short, i);
    seen[Seen.Place] = this.#code(Column.First, i) * 2 + this.#code(Column.Headline, i);
    const ordinary = this.#column(Column.Ordinary) + i;
    const own = codes[ordinary] as number;
    seen[Seen.Ordinary] = own;
    seen[Seen.OrdinaryAround] =
      own * 16 + (codes[ordinary + 1] as number) * 4 + (codes[ordinary - 1] as number);
  }

  /** A code of the atom, of the one before and of the one behind. */
  #seeColumn(column: number, at: number, i: number): void {
    const place = this.#column(column) + i;
    seen[at] = this.#codes[place] as number;
    seen[at + 1] = this.#codes[place - 1] as number;
    seen[at + 2] = this.#codes[place + 1] as number;
  }

  /** The run of capitalised words that the atom lies in. */
  #seeRun(i: number): void {
    const start = this.#code(Column.RunStart, i);
    const end = this.#code(Column.RunEnd, i);
    seen[Seen.InRun] = Math.min(i - start, 3);
    seen[Seen.Left] = Math.min(end - i, 4);
    seen[Seen.Head] = this.#code(Column.Word, start - 1);
    seen[Seen.Tail] = this.#code(Column.Word, end);
    seen[Seen.RunFirst] = this.#code(Column.Word, start);
    seen[Seen.RunLast] = this.#code(Column.Word, end - 1);
    seen[Seen.KindHead] = this.#code(Column.Kind, start - 1);
    seen[Seen.KindTail] = this.#code(Column.Kind, end);
    seen[Seen.DraftHead] = this.#code(Column.Draft, start - 1);
    seen[Seen.OuterFirst] = this.#code(Column.Outer, start);
    seen[Seen.RunClue] = this.#code(Column.RunClue, i);
  }

  #readWords(tokens: Tokens, letters: LetterHashes): void {
    const { text, start, end, word } = tokens;
    const codes = this.#codes;
    const ordinary = this.#column(Column.Ordinary);
    for (let i = 0; i < this.count; i++) {
      const hash = letters.wordAt(word[i] as number, text, start[i] as number, end[i] as number);
      codes[MARGIN + i] = hash;
      codes[ordinary + i] = this.#ordinary(hash);
    }
  }

  /** First and last letters and the shape, of open atoms and of their neighbours. */
  #readEndings(tokens: Tokens, letters: LetterHashes): void {
    const { text, start, end, word } = tokens;
    const codes = this.#codes;
    const { open } = this;
    const prefix = this.#column(Column.Prefix);
    const pattern = this.#column(Column.Pattern);
    for (let i = 0; i < this.count; i++) {
      if (open[i] !== 1 && open[i - 1] !== 1 && open[i + 1] !== 1) continue;
      const from = start[i] as number;
      const to = end[i] as number;
      letters.writeEndings(word[i] as number, text, from, to, codes, prefix + i, this.#stride);
      const shape = this.#shape[i] as number;
      const size = shape === Shape.Mark ? unitAt(text, from) & 0x3fff : Math.min(to - from, 4);
      codes[pattern + i] = (shape * 2 + (spaceBefore(tokens, i) ? 1 : 0)) * 0x4000 + size;
    }
  }

  /** The type of the outermost mention of the domain rules over each atom, and the ends of the outer- and innermost. */
  #readDrafts(drafts: readonly Draft[]): void {
    const codes = this.#codes;
    const taken = this.#column(Column.Draft);
    const outer = this.#column(Column.Outer);
    const inner = this.#column(Column.Inner);
    for (const { type, from, to } of drafts) {
      const code = draftCodes[type] ?? 0;
      for (let i = from; i < to; i++) {
        const ends = code * 4 + (i === from ? 1 : 0) + (i === to - 1 ? 2 : 0);
        if (codes[taken + i] === 0) codes[taken + i] = code;
        if (codes[outer + i] === 0) codes[outer + i] = ends;
        codes[inner + i] = ends;
      }
    }
  }

  /** A run: capitalised words without anything between them. Open are runs, and small gaps between two of them. */
  #findRuns(tokens: Tokens): void {
    const { count } = this;
    const codes = this.#codes;
    const first = this.#column(Column.First);
    const runStart = this.#column(Column.RunStart);
    const runEnd = this.#column(Column.RunEnd);
    let gap = -1;
    let i = 0;
    while (i < count) {
      if (codes[first + i] === 1) gap = -1;
      if (!this.#isName(i)) {
        codes[runStart + i] = i;
        codes[runEnd + i] = i + 1;
        i++;
        continue;
      }
      if (gap >= 0 && i - gap <= LONGEST_GAP) this.open.fill(1, gap, i);
      const end = this.#runEndFrom(tokens, i);
      this.#closeRun(i, end);
      if (end < count && codes[first + end] !== 1 && this.#mayFollow(tokens, end)) this.open[end] = 1;
      gap = i = end;
    }
  }

  #runEndFrom(tokens: Tokens, i: number): number {
    let end = i + 1;
    while (
      end < this.count &&
      tokens.block[end] === tokens.block[i] &&
      this.#isName(end) &&
      this.#code(Column.First, end) !== 1
    )
      end++;
    return end;
  }

  #closeRun(from: number, to: number): void {
    let clues = 0;
    for (let i = from; i < to; i++) clues |= this.#code(Column.Clue, i);
    this.#fill(Column.RunStart, from, from, to);
    this.#fill(Column.RunEnd, to, from, to);
    this.#fill(Column.RunClue, summary(clues), from, to);
    this.open.fill(1, from, to);
  }

  /** A number, or a mark that may belong to the name before it. */
  #mayFollow(tokens: Tokens, i: number): boolean {
    const shape = this.#shape[i];
    if (shape !== Shape.Mark) return shape === Shape.Digits;
    return MARKS_OF_NAMES.includes(tokens.text.charAt(tokens.start[i] as number));
  }

  /** "Komisi X Y (KXY)": short forms in brackets, the words that they stand for, and the same short forms elsewhere. */
  #findShortForms(tokens: Tokens): void {
    const { count } = this;
    const { text, start } = tokens;
    const codes = this.#codes;
    const short = this.#column(Column.Short);
    const is = (i: number, mark: number): boolean =>
      this.#shape[i] === Shape.Mark && text.charCodeAt(start[i] as number) === mark;
    let known: Set<number> | null = null;
    for (let i = 1; i + 1 < count; i++) {
      if (!this.#isName(i) || !is(i - 1, 0x28) || !is(i + 1, 0x29)) continue;
      const from = this.#fullForm(tokens, i);
      codes[short + i] = from < 0 ? Short.Bracketed : Short.Defined;
      if (from < 0) continue;
      this.#fill(Column.Short, Short.Inside, from, i - 1);
      codes[short + from] = Short.Begins;
      (known ??= new Set()).add(this.#code(Column.Word, i));
    }
    if (known === null) return;
    for (let i = 0; i < count; i++) {
      if (codes[short + i] === 0 && this.#isName(i) && known.has(this.#code(Column.Word, i)))
        codes[short + i] = Short.Known;
    }
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

  /** How the article uses the word of each atom anywhere. */
  #findUses(): void {
    const { count } = this;
    const codes = this.#codes;
    const use = this.#column(Column.Use);
    // An open hash table of words by their first atom, then the first atom of each atom's word.
    const mask = slotsFor(count) - 1;
    const slots = places.filled(mask + 1 + count, 0);
    const first = mask + 1;
    for (let i = 0; i < count; i++) {
      const word = codes[MARGIN + i] as number;
      let slot = (word ^ (word >>> 15)) & mask;
      while (slots[slot] !== 0 && codes[MARGIN + (slots[slot] as number) - 1] !== word)
        slot = (slot + 1) & mask;
      if (slots[slot] === 0) slots[slot] = i + 1;
      const at = (slots[first + i] = (slots[slot] as number) - 1);
      codes[use + at] = (codes[use + at] as number) | this.#useAt(i);
    }
    for (let i = count - 1; i >= 0; i--) codes[use + i] = codes[use + (slots[first + i] as number)] as number;
  }

  #useAt(i: number): number {
    if (this.#shape[i] === Shape.Lower) return Use.Lower;
    if (!this.#isName(i) || this.inHeadline(i)) return 0;
    const before = this.#code(Column.Kind, i - 1);
    let use = 0;
    if (before === Kind.Honorific || before === Kind.Rank) use |= Use.AfterHonorific;
    if (before === Kind.Reporting) use |= Use.AfterReporting;
    if (this.#code(Column.Kind, i + 1) === Kind.Reporting) use |= Use.BeforeReporting;
    if (before === Kind.Locative) use |= Use.AfterLocative;
    if (this.#code(Column.Draft, i - 1) === OFFICE) use |= Use.AfterOffice;
    if (this.#code(Column.RunEnd, i) - this.#code(Column.RunStart, i) > 1) use |= Use.InRun;
    return use;
  }
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

/** A power of two, at least twice as many. */
function slotsFor(count: number): number {
  let size = 16;
  while (size < 2 * count) size *= 2;
  return size;
}

/** One bit each for persons, bodies and places. */
function summary(clues: number): number {
  return (
    ((clues & Clue.Person) !== 0 ? 1 : 0) +
    ((clues & Clue.Body) !== 0 ? 2 : 0) +
    ((clues & Clue.Place) !== 0 ? 4 : 0)
  );
}
