/**
 * Atoms: the small units that every later stage counts in. A run of letters (with an apostrophe inside, as in
 * Jum'at), a run of digits, or any other single character. White space is no atom; flags tell where it stood.
 *
 * The UD tokens that `segment` writes are built from atoms; gazetteers and rules work on atoms, so that
 * "TNI/Polri", "netral,mau" and "Rabu(29/11/2023)" need no special case.
 *
 * Atoms lie in parallel typed arrays, one pass over the text makes them, and words that no lexicon knows are
 * not interned: their `word` is -1.
 */
import type { Span } from './span.js';

export const Shape = {
  /** Lower-case word. */
  Lower: 0,
  /** First letter upper-case. */
  Title: 1,
  /** Two or more letters, all upper-case. */
  Upper: 2,
  /** Upper-case letters after the first (KemenPAN, MenPANRB). */
  Mixed: 3,
  Digits: 4,
  /** Any other single character. */
  Mark: 5,
} as const;
export type Shape = (typeof Shape)[keyof typeof Shape];

/** Words of the lexicon by number. Lower-case; single marks and digit runs are words too. */
export interface Vocabulary {
  idOf(lowerCase: string): number;
}

export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly shape: Uint8Array;
  /** Vocabulary number of the lower-cased atom, or -1. */
  readonly word: Int32Array;
  /** Index of the block that the atom lies in. */
  readonly block: Int32Array;
}

/** A run of text to tokenize, belonging to one block. */
export interface TokenRegion extends Span {
  readonly block: number;
}

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const MARK = 4;

const classes = new Uint8Array(0x10000);
{
  const letter = /[\p{L}\p{M}]/u;
  const digit = /[0-9]/;
  const space = /[\s\u0085\u200b\u2060\ufeff\p{Zs}]/u;
  for (let unit = 0; unit < 0x10000; unit++) {
    // Unpaired halves of astral characters: letters in rare scripts and emoji alike are marks to us.
    if (unit >= 0xd800 && unit <= 0xdfff) {
      classes[unit] = MARK;
      continue;
    }
    const character = String.fromCharCode(unit);
    classes[unit] = space.test(character)
      ? SPACE
      : letter.test(character)
        ? LETTER
        : digit.test(character)
          ? DIGIT
          : MARK;
  }
}

const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019 || unit === 0x02bc;
const classOf = (text: string, i: number): number => classes[text.charCodeAt(i)] ?? MARK;

/** Cuts regions of `text`, given in order, into atoms. Linear in their length. */
export function tokenize(text: string, regions: readonly TokenRegion[], vocabulary: Vocabulary): Tokens {
  let size = 0;
  for (const region of regions) size += region.end - region.start;
  const start = new Int32Array(size);
  const end = new Int32Array(size);
  const shape = new Uint8Array(size);
  const word = new Int32Array(size);
  const block = new Int32Array(size);
  let count = 0;

  for (const region of regions) {
    let i = region.start;
    while (i < region.end) {
      const kind = classOf(text, i);
      if (kind === SPACE) {
        i++;
        continue;
      }
      const from = i;
      i++;
      if (kind === LETTER) {
        while (i < region.end) {
          const next = classOf(text, i);
          if (next === LETTER) i++;
          else if (
            isApostrophe(text.charCodeAt(i)) &&
            i + 1 < region.end &&
            classOf(text, i + 1) === LETTER
          )
            i += 2;
          else break;
        }
      } else if (kind === DIGIT) {
        while (i < region.end && classOf(text, i) === DIGIT) i++;
      } else if (isSurrogatePair(text, from) && i < region.end) {
        i++;
      }
      const surface = text.slice(from, i);
      start[count] = from;
      end[count] = i;
      shape[count] = kind === LETTER ? letterShape(surface) : kind === DIGIT ? Shape.Digits : Shape.Mark;
      word[count] = vocabulary.idOf(foldCase(surface));
      block[count] = region.block;
      count++;
    }
  }
  return {
    text,
    count,
    start: start.slice(0, count),
    end: end.slice(0, count),
    shape: shape.slice(0, count),
    word: word.slice(0, count),
    block: block.slice(0, count),
  };
}

/** The atoms of a short string, as the lexicon needs them. */
export function atomsOf(text: string): string[] {
  const tokens = tokenize(text, [{ start: 0, end: text.length, block: 0 }], { idOf: () => -1 });
  const atoms: string[] = [];
  for (let i = 0; i < tokens.count; i++) atoms.push(text.slice(tokens.start[i], tokens.end[i]));
  return atoms;
}

/** Lower case with the typographic apostrophe made straight, the one normal form of lexicon words. */
export function foldCase(surface: string): string {
  const lower = surface.toLowerCase();
  return lower.includes('\u2019') ? lower.replaceAll('\u2019', "'") : lower;
}

export function surfaceOf(tokens: Tokens, i: number): string {
  return tokens.text.slice(tokens.start[i], tokens.end[i]);
}

/** The text from atom `from` to before atom `to`. */
export function textBetween(tokens: Tokens, from: number, to: number): string {
  return to <= from ? '' : tokens.text.slice(tokens.start[from], tokens.end[to - 1]);
}

/** True when white space stands before atom `i` (or it is the first). */
export function spaceBefore(tokens: Tokens, i: number): boolean {
  return i === 0 || (tokens.start[i] ?? 0) > (tokens.end[i - 1] ?? 0);
}

/** Index of the first atom that ends after `offset`; `count` when there is none. */
export function atomAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens.end[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function letterShape(surface: string): Shape {
  const first = surface.charCodeAt(0);
  const firstUpper = isUpper(first);
  let uppers = firstUpper ? 1 : 0;
  let lowers = firstUpper ? 0 : 1;
  for (let i = 1; i < surface.length; i++) {
    const unit = surface.charCodeAt(i);
    if (isApostrophe(unit)) continue;
    if (isUpper(unit)) uppers++;
    else lowers++;
  }
  if (uppers === 0) return Shape.Lower;
  if (lowers === 0) return uppers === 1 ? Shape.Title : Shape.Upper;
  return firstUpper && uppers === 1 ? Shape.Title : Shape.Mixed;
}

function isUpper(unit: number): boolean {
  if (unit < 128) return unit >= 65 && unit <= 90;
  const character = String.fromCharCode(unit);
  return character !== character.toLowerCase();
}

const isSurrogatePair = (text: string, i: number): boolean =>
  (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
