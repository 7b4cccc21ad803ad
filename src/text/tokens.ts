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
import { unitAt } from './characters.js';
import type { Span } from './span.js';
import { HASH_START, hashUnit, type Vocabulary } from './vocabulary.js';

export type { Vocabulary } from './vocabulary.js';

export enum Shape {
  /** Lower-case word. */
  Lower = 0,
  /** First letter upper-case. */
  Title = 1,
  /** Two or more letters, all upper-case. */
  Upper = 2,
  /** Upper-case letters after the first (KemenPAN, MenPANRB). */
  Mixed = 3,
  Digits = 4,
  /** Any other single character. */
  Mark = 5,
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

/** Class of each UTF-16 unit, 0 until it is first met. */
const classes = new Uint8Array(0x10000);

const classOf = (unit: number): number => (classes[unit] as number) || (classes[unit] = classified(unit));

function classified(unit: number): number {
  // Halves of astral characters: letters in rare scripts and emoji alike are marks to us.
  if (unit >= 0xd800 && unit <= 0xdfff) return MARK;
  const character = String.fromCharCode(unit);
  if (unit < 0x80) return asciiClass(unit);
  if (unit >= 0x2010 && unit <= 0x2027) return MARK;
  if (/[\s\u0085\u200b\u2060\ufeff\p{Zs}]/u.test(character)) return SPACE;
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  return MARK;
}

/** Without regular expressions, which take longer to compile than a whole article to read. */
function asciiClass(unit: number): number {
  if (isAsciiLetter(unit)) return LETTER;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) ? SPACE : MARK;
}

const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019 || unit === 0x02bc;
const isAsciiLetter = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

/** Buffers that one call fills and copies from; calls cannot overlap, as nothing in between waits. */
let scratch = buffers(4096);

function buffers(size: number) {
  return {
    start: new Int32Array(size),
    end: new Int32Array(size),
    shape: new Uint8Array(size),
    word: new Int32Array(size),
    block: new Int32Array(size),
  };
}

/** Above this many atoms the buffers are not kept. */
const LARGEST_KEPT = 1 << 18;

/** Cuts regions of `text`, given in order, into atoms. Linear in their length. */
export function tokenize(text: string, regions: readonly TokenRegion[], vocabulary: Vocabulary): Tokens {
  let size = 0;
  for (const region of regions) size += region.end - region.start;
  if (scratch.start.length < size) scratch = buffers(size);
  const { start, end, shape, word, block } = scratch;
  let count = 0;

  for (const region of regions) {
    const stop = region.end;
    let i = region.start;
    while (i < stop) {
      const from = i;
      const first = unitAt(text, i++);
      const kind = classOf(first);
      if (kind === SPACE) continue;
      start[count] = from;
      block[count] = region.block;
      if (kind === LETTER) {
        // The common word: ASCII letters only, its hash and shape made on the way.
        let hash = HASH_START;
        let uppers = 0;
        let unit = first;
        i = from;
        while (isAsciiLetter(unit)) {
          if ((unit & 0x20) === 0) uppers++;
          hash = hashUnit(hash, unit | 0x20);
          if (++i === stop) break;
          unit = unitAt(text, i);
        }
        if (i === stop || (classOf(unit) !== LETTER && !isApostrophe(unit))) {
          word[count] = vocabulary.idOfLetters(text, from, i, hash);
          shape[count] = letterShape(i - from, uppers, (first & 0x20) === 0);
        } else {
          i = wordEnd(text, i, stop);
          const surface = text.slice(from, i);
          word[count] = vocabulary.idOf(foldCase(surface));
          shape[count] = shapeOf(surface);
        }
      } else {
        if (kind === DIGIT) while (i < stop && classOf(unitAt(text, i)) === DIGIT) i++;
        else if (i < stop && isSurrogatePair(text, from)) i++;
        shape[count] = kind === DIGIT ? Shape.Digits : Shape.Mark;
        word[count] = vocabulary.idOf(text.slice(from, i));
      }
      end[count++] = i;
    }
  }
  const tokens = copied(text, count, scratch);
  if (size > LARGEST_KEPT) scratch = buffers(4096);
  return tokens;
}

/** The first `count` atoms of the buffers. All arrays lie in one block of memory, as many small ones are slow to make. */
function copied(text: string, count: number, from: ReturnType<typeof buffers>): Tokens {
  const memory = new ArrayBuffer(17 * count);
  const numbers = (nth: number, source: Int32Array): Int32Array => {
    const array = new Int32Array(memory, 4 * count * nth, count);
    array.set(source.subarray(0, count));
    return array;
  };
  const shape = new Uint8Array(memory, 16 * count, count);
  shape.set(from.shape.subarray(0, count));
  return {
    text,
    count,
    start: numbers(0, from.start),
    end: numbers(1, from.end),
    word: numbers(2, from.word),
    block: numbers(3, from.block),
    shape,
  };
}

/** End of the word that goes on at `i`: letters, and apostrophes between letters. */
function wordEnd(text: string, from: number, stop: number): number {
  let i = from;
  while (i < stop) {
    const unit = unitAt(text, i);
    if (classOf(unit) === LETTER) i++;
    else if (isApostrophe(unit) && i + 1 < stop && classOf(unitAt(text, i + 1)) === LETTER) i += 2;
    else break;
  }
  return i;
}

const NO_WORDS: Vocabulary = { idOf: () => -1, idOfLetters: () => -1 };

/** The atoms of a short string, as the lexicon needs them. */
export function atomsOf(text: string): string[] {
  const tokens = tokenize(text, [{ start: 0, end: text.length, block: 0 }], NO_WORDS);
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

/** The same with all white space inside as single blanks. */
export function plainTextBetween(tokens: Tokens, from: number, to: number): string {
  const text = textBetween(tokens, from, to);
  for (let i = from + 1; i < to; i++) {
    const gap = (tokens.start[i] as number) - (tokens.end[i - 1] as number);
    if (gap > 1 || (gap === 1 && unitAt(tokens.text, tokens.end[i - 1] as number) !== BLANK))
      return text.replace(/\s+/g, ' ');
  }
  return text;
}

const BLANK = 0x20;

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

function shapeOf(surface: string): Shape {
  let uppers = 0;
  let letters = 0;
  for (let i = 0; i < surface.length; i++) {
    const unit = unitAt(surface, i);
    if (isApostrophe(unit)) continue;
    letters++;
    if (isUpper(unit)) uppers++;
  }
  return letterShape(letters, uppers, isUpper(surface.charCodeAt(0)));
}

function letterShape(letters: number, uppers: number, firstUpper: boolean): Shape {
  if (uppers === 0) return Shape.Lower;
  if (uppers === letters) return uppers === 1 ? Shape.Title : Shape.Upper;
  return firstUpper && uppers === 1 ? Shape.Title : Shape.Mixed;
}

function isUpper(unit: number): boolean {
  if (unit < 128) return unit >= 65 && unit <= 90;
  const character = String.fromCharCode(unit);
  return character !== character.toLowerCase();
}

const isSurrogatePair = (text: string, i: number): boolean =>
  (unitAt(text, i) & 0xfc00) === 0xd800 && (unitAt(text, i + 1) & 0xfc00) === 0xdc00;
