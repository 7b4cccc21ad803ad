/** Cuts a text into lines and folds them for comparison with lexicon forms. */
import { Char, insideAt, unitAt, unitSet } from '../../text/characters.js';
import type { Span } from '../../text/span.js';

/** A line without the white space around it, or several lines that a fixed width broke. */
export class Line implements Span {
  #key: string | undefined;

  constructor(
    readonly start: number,
    readonly end: number,
    readonly text: string,
    /** True when nothing, or an empty line, stands before it. */
    readonly afterBlank: boolean,
  ) {}

  /** The beginning of `text` (at most `KEY_LENGTH` characters) as cues see it; see `keyOf`. */
  get key(): string {
    return (this.#key ??= keyOf(this.text));
  }
}

/** UTF-16 units of a line that cues look at. Longer lines are running text. */
export const KEY_LENGTH = 700;

/** The lines that hold something other than white space. Linear in the text's length. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  let from = 0;
  while (from <= text.length) {
    const to = lineEnd(text, from);
    const line = lineOf(text, from, to, afterBlank);
    if (line === null) afterBlank = true;
    else {
      lines.push(line);
      afterBlank = false;
    }
    from = to + (text.startsWith('\r\n', to) ? 2 : 1);
  }
  return lines;
}

/** The line that spans `from` to `to`, trimmed, or null when only white space is there. */
export function lineOf(text: string, from: number, to: number, afterBlank: boolean): Line | null {
  let start = from;
  let end = to;
  while (start < end && isSpace(unitAt(text, start))) start++;
  while (end > start && isSpace(unitAt(text, end - 1))) end--;
  if (start === end) return null;
  return new Line(start, end, text.slice(start, end), afterBlank);
}

function lineEnd(text: string, from: number): number {
  const { length } = text;
  let i = from;
  while (i < length && !isLineBreak(unitAt(text, i))) i++;
  return i;
}

const isLineBreak = (unit: number): boolean =>
  unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;

const spaces = new Uint8Array(0x10000);
// Only what every reader of the record calls white space: a block covers the rest, zero-width characters included.
for (const unit of [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
]) {
  spaces[unit] = 1;
}
for (let unit = 0x2000; unit <= 0x200a; unit++) spaces[unit] = 1;

export const isSpace = (unit: number): boolean => spaces[unit] === 1;

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
/** Something that folding changes beside letter case. */
const UNUSUAL = /[^\x20-\x7e]|  | :/;
const LEADING_DECORATION = /^[\s*•·‣●▪◦■□►▶➤→»>\-‐–—_|#+~([{.]+/;
/** ASCII characters of `LEADING_DECORATION`. */
const LEADING_ASCII = unitSet('\t\n\v\f\r *>-_|#+~([{.');

/**
 * A line as cues see it: lower case, straight quotes, single spaces, none before a colon, and without the bullets,
 * dashes and opening brackets that it begins with.
 */
export function keyOf(content: string): string {
  const head = content.length > KEY_LENGTH ? content.slice(0, KEY_LENGTH) : content;
  let key = head.toLowerCase();
  if (UNUSUAL.test(key)) {
    key = key
      .replace(INVISIBLE, '')
      .replace(/[‘’ʼ]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/\s+/g, ' ')
      .replace(/ :/g, ':');
  }
  return key.replace(LEADING_DECORATION, '').trimEnd();
}

/**
 * The first word of a line's key, or its first mark, without making the key; null where only the key can tell, as
 * something else than ASCII is there. "“" begins the key as a straight mark.
 */
export function firstOfKey(text: string): string | null {
  let from = 0;
  const { length } = text;
  while (from < length && LEADING_ASCII[unitAt(text, from)] === 1) from++;
  if (from === length) return '';
  const first = unitAt(text, from);
  if (first === 0x201c || first === 0x201d) return '"';
  let to = from;
  while (to < length && isWordUnit(unitAt(text, to))) to++;
  if (to < length && unitAt(text, to) >= 0x80) return null;
  return text.slice(from, Math.max(to, from + 1)).toLowerCase();
}

/** An ASCII letter, digit or apostrophe. */
const isWordUnit = (unit: number): boolean =>
  ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x27;

const TRAILING_DECORATION = unitSet('*:.!…])}-–—|>»');

/** A key without the marks that it ends in, to compare whole lines. */
export function bareKey(key: string): string {
  return key.slice(0, bareEnd(key));
}

/** Where a text ends without the marks and white space that it ends in. */
export function bareEnd(text: string): number {
  let end = text.length;
  while (
    end > 0 &&
    (TRAILING_DECORATION[unitAt(text, end - 1)] === 1 || (insideAt(text, end - 1) & Char.Space) !== 0)
  )
    end--;
  return end;
}

const TERMINALS = unitSet('.!?…');
const CLOSERS = unitSet('"\'”’»)*]');
/** UTF-16 units at the end of a text in which a sentence's last mark must stand. */
const ENDING = 12;

/** True when the text ends as a sentence does, whatever quotes and brackets close after the mark. */
export function endsSentence(text: string): boolean {
  return TERMINALS[lastMark(text, CLOSERS, ENDING)] === 1;
}

/** The last unit of a text that is neither white space nor in `closers`, 0 when the last `reach` units all are. */
export function lastMark(text: string, closers: Uint8Array, reach: number): number {
  const from = Math.max(0, text.length - reach);
  for (let i = text.length - 1; i >= from; i--) {
    const unit = unitAt(text, i);
    if (closers[unit] !== 1 && (insideAt(text, i) & Char.Space) === 0) return unit;
  }
  return 0;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.\-/]*/gu;

/** The words of a text of at most `KEY_LENGTH` characters. */
export function wordsOf(text: string): string[] {
  return text.slice(0, KEY_LENGTH).match(WORD) ?? [];
}

const WORD_MARKS = unitSet("'’.-/");

/** Where the word that begins before `i` ends: what `wordsOf` would find. */
export function wordEnd(text: string, i: number): number {
  const { length } = text;
  let end = i;
  while (
    end < length &&
    ((insideAt(text, end) & (Char.Letter | Char.Mark | Char.Number)) !== 0 ||
      WORD_MARKS[unitAt(text, end)] === 1)
  )
    end++;
  return end;
}
