/**
 * What the name tagger sees of an atom: hashed features of the word, its neighbours, what the lexicon and the
 * domain rules say about them, and how the word is used elsewhere in the article. Training and tagging share
 * this file, so that a weight always means the same feature.
 */
import type { Segmented } from '../../../document.js';
import type { Item, Lexicon } from '../../../lexicon/index.js';
import { foldCase, Shape, spaceBefore, surfaceOf } from '../../../text/tokens.js';
import type { Draft } from '../draft.js';

/** Most features an atom can have. */
export const FEATURES_PER_ATOM = 64;

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

/** Where forms are equally long, the lower code counts. */
const kindCodes: Readonly<Record<string, number>> = {
  institution: 1, party: 2, role: 3, group: 4, election: 5, 'region-alias': 9, reporting: 12, place: 14, law: 15,
  calendar: 22, number: 23, directive: 24, sanction: 25, status: 26, violation: 27, topic: 28, cue: 30,
};
const affixCodes: Readonly<Record<string, number>> = {
  acting: 10, former: 11, honorific: 16, rank: 17, degree: 18, particle: 19,
};
const regionCodes: Readonly<Record<string, number>> = { provinsi: 6, kabkota: 7, kecamatan: 8 };
const REPORTING = 12;
const LOCATIVE = 13;
const HONORIFIC = 16;
const RANK = 17;
const draftCodes: Readonly<Record<string, number>> = {
  office: 1, institution: 2, group: 3, party: 4, region: 5, place: 6, election: 7, law: 8, date: 9, person: 10,
};
const OFFICE = 1;

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
  readonly #draft: Uint8Array;
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
    for (let i = 0; i < count; i++) this.#readWord(i, foldCase(surfaceOf(tokens, i)), spaceBefore(tokens, i));
    this.#kind = kindsOf(doc, lexicon);
    this.#draft = draftsOf(count, drafts);
    this.#first = new Uint8Array(count);
    this.#headline = new Uint8Array(count);
    for (const { from, to } of doc.sentences) {
      this.#first[from] = 1;
      if (isHeadline(tokens.shape, from, to)) this.#headline.fill(1, from, to);
    }
    this.#runStart = new Int32Array(count);
    this.#runEnd = new Int32Array(count);
    this.open = new Uint8Array(count);
    this.#findRuns(tokens.block);
    this.#use = this.#usesOf();
  }

  /** Hash of an atom's folded word. */
  wordOf(i: number): number {
    return this.#word[i] ?? 0;
  }

  /** True when the lexicon knows the atom as the word of something that is no part of a name. */
  kindAt(i: number): number {
    return this.#kind[i] ?? 0;
  }

  /** Writes the features of atom `i` into `into` and returns how many. Values are unsigned 32-bit hashes. */
  at(i: number, into: Uint32Array): number {
    let n = 0;
    const add = (template: number, a: number, b = 0, c = 0): void => {
      into[n++] = mix(mix(mix(template * 0x9e3779b1, a), b), c);
    };
    const word = (at: number): number => (at < 0 ? 1 : at >= this.count ? 2 : (this.#word[at] as number));
    const of = (values: Uint8Array | Int32Array, at: number): number =>
      at < 0 || at >= this.count ? 255 : (values[at] as number);
    const w = word(i);
    const before = word(i - 1);
    const after = word(i + 1);
    const shape = of(this.#pattern, i);
    const shapeBefore = of(this.#pattern, i - 1);
    const shapeAfter = of(this.#pattern, i + 1);
    const kind = of(this.#kind, i);
    const draft = of(this.#draft, i);
    const first = of(this.#first, i);
    const headline = of(this.#headline, i);
    const use = of(this.#use, i);
    const runStart = this.#runStart[i] as number;
    const runEnd = this.#runEnd[i] as number;
    const head = word(runStart - 1);
    const tail = word(runEnd);
    const inRun = Math.min(i - runStart, 3);
    const left = Math.min(runEnd - i, 4);

    add(1, 0);
    add(2, w);
    add(3, before);
    add(4, after);
    add(5, word(i - 2));
    add(6, word(i + 2));
    add(7, before, w);
    add(8, w, after);
    add(9, shape, first, headline);
    add(10, shapeBefore, shape);
    add(11, shape, shapeAfter);
    add(12, shapeBefore, shape, shapeAfter);
    for (let k = 0; k < 3; k++) {
      add(13 + k, (this.#prefix[k] as Int32Array)[i] as number);
      add(16 + k, (this.#suffix[k] as Int32Array)[i] as number);
    }
    add(19, of(this.#suffix[1] as Int32Array, i - 1), shape);
    add(20, of(this.#suffix[1] as Int32Array, i + 1), shape);
    add(21, kind, shape);
    add(22, of(this.#kind, i - 1), shape);
    add(23, of(this.#kind, i + 1), shape);
    add(24, of(this.#kind, i - 1), kind, of(this.#kind, i + 1));
    add(25, draft, shape);
    add(26, of(this.#draft, i - 1), draft, shape);
    add(27, draft, of(this.#draft, i + 1), shape);
    add(28, before, shape);
    add(29, after, shape);
    add(30, word(i - 2), before, shape);
    add(31, after, word(i + 2), shape);
    add(32, head, inRun);
    add(33, tail, left);
    add(34, inRun, left, shape);
    add(35, head, tail);
    add(36, this.#ordinary(w), shape, first * 2 + headline);
    add(37, use, inRun);
    for (let bit = 1; bit <= Use.InRun; bit <<= 1) if ((use & bit) !== 0) add(38, bit, shape);
    add(39, of(this.#use, i - 1), use & 0x5f);
    add(40, of(this.#use, i + 1), use & 0x5f);
    add(41, word(runStart), inRun);
    add(42, word(runEnd - 1), left);
    add(43, of(this.#kind, runStart - 1), inRun, left);
    add(44, of(this.#kind, i - 2), of(this.#kind, i - 1), shape);
    add(45, of(this.#draft, runStart - 1), inRun);
    add(46, this.#ordinary(w), this.#ordinary(after), this.#ordinary(before));
    add(47, of(this.#kind, runEnd), left);
    return n;
  }

  #readWord(i: number, folded: string, spaced: boolean): void {
    const length = folded.length;
    this.#word[i] = hashOf(folded, 0, length);
    for (let k = 0; k < 3; k++) {
      (this.#prefix[k] as Int32Array)[i] = hashOf(folded, 0, Math.min(length, k + 2));
      (this.#suffix[k] as Int32Array)[i] = hashOf(folded, Math.max(0, length - k - 2), length);
    }
    const shape = this.#shape[i] as number;
    const size = shape === Shape.Mark ? folded.charCodeAt(0) & 0x3fff : Math.min(length, 4);
    this.#pattern[i] = (shape * 2 + (spaced ? 1 : 0)) * 0x4000 + size;
  }

  /** A run: capitalised words with at most small joints between them. */
  #findRuns(block: Int32Array): void {
    const { count } = this;
    let i = 0;
    while (i < count) {
      if (!this.#isName(i)) {
        this.#runStart[i] = i;
        this.#runEnd[i] = i + 1;
        i++;
        continue;
      }
      let end = i + 1;
      while (end < count && block[end] === block[i] && this.#isName(end) && this.#first[end] !== 1) end++;
      this.#runStart.fill(i, i, end);
      this.#runEnd.fill(end, i, end);
      this.open.fill(1, Math.max(0, i - 1), Math.min(count, end + 2));
      i = end;
    }
  }

  #isName(i: number): boolean {
    const shape = this.#shape[i];
    return shape === Shape.Title || shape === Shape.Upper || shape === Shape.Mixed;
  }

  #usesOf(): Uint8Array {
    const { count } = this;
    const uses = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const word = this.#word[i] as number;
      const shape = this.#shape[i];
      let use = 0;
      if (shape === Shape.Lower) use = Use.Lower;
      else if (this.#isName(i) && this.#headline[i] !== 1) {
        const before = this.#kind[i - 1];
        if (before === HONORIFIC || before === RANK) use |= Use.AfterHonorific;
        if (before === REPORTING) use |= Use.AfterReporting;
        if (this.#kind[i + 1] === REPORTING) use |= Use.BeforeReporting;
        if (before === LOCATIVE) use |= Use.AfterLocative;
        if (this.#draft[i - 1] === OFFICE) use |= Use.AfterOffice;
        if ((this.#runEnd[i] as number) - (this.#runStart[i] as number) > 1) use |= Use.InRun;
      } else continue;
      if (use !== 0) uses.set(word, (uses.get(word) ?? 0) | use);
    }
    const found = new Uint8Array(count);
    for (let i = 0; i < count; i++) found[i] = uses.get(this.#word[i] as number) ?? 0;
    return found;
  }
}

/** The longest lexicon form over each atom, as a code of its kind; of equally long ones the lowest code. */
function kindsOf(doc: Segmented, lexicon: Lexicon): Uint8Array {
  const { count } = doc.tokens;
  const kinds = new Uint8Array(count);
  for (let i = 0; i < count; ) {
    let to = i + 1;
    let code = 0;
    for (const match of doc.matches.startingAt(i)) {
      if (code !== 0 && match.to < to) break;
      const other = codeOf(lexicon.item(match));
      if (other === 0 || (code !== 0 && other >= code)) continue;
      code = other;
      to = match.to;
    }
    kinds.fill(code, i, to);
    i = to;
  }
  return kinds;
}

function codeOf(item: Item): number {
  if (item.kind === 'region') return regionCodes[item.level] ?? 8;
  if (item.kind === 'affix') return affixCodes[item.class] ?? 0;
  if (item.kind === 'cue' && item.class === 'locative') return LOCATIVE;
  return kindCodes[item.kind] ?? 0;
}

/** What the domain rules took, outermost mention first: twice the code of its type, plus one at its first atom. */
function draftsOf(count: number, drafts: readonly Draft[]): Uint8Array {
  const taken = new Uint8Array(count);
  for (const draft of drafts) {
    const code = draftCodes[draft.type] ?? 0;
    for (let i = draft.from; i < draft.to; i++) if (taken[i] === 0) taken[i] = code;
  }
  return taken;
}

/** Most words capitalised: a title, or a line set like one. */
function isHeadline(shape: Uint8Array, from: number, to: number): boolean {
  let words = 0;
  let small = 0;
  for (let i = from; i < to; i++) {
    if (shape[i] === Shape.Lower) small++;
    else if (shape[i] !== Shape.Mark && shape[i] !== Shape.Digits) words++;
  }
  return words >= 4 && small * 2 < words;
}

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ b, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
