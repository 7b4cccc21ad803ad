/** Cuts a text into lines and folds them for comparison with lexicon forms. */
import type { Span } from '../../text/span.js';

/** A line without the white space around it, or several lines that a fixed width broke. */
export interface Line extends Span {
  readonly text: string;
  /** The beginning of `text` (at most `KEY_LENGTH` characters) as cues see it; see `keyOf`. */
  readonly key: string;
  /** True when nothing, or an empty line, stands before it. */
  readonly afterBlank: boolean;
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
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (start === end) return null;
  const content = text.slice(start, end);
  return { start, end, text: content, key: keyOf(content), afterBlank };
}

function lineEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && !isLineBreak(text.charCodeAt(i))) i++;
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

const TRAILING_DECORATION = /[\s*:.!…\])}\-–—|>»]+$/;

/** A key without the marks that it ends in, to compare whole lines. */
export function bareKey(key: string): string {
  return key.replace(TRAILING_DECORATION, '');
}

/** True when the text ends as a sentence does, whatever quotes and brackets close after the mark. */
export function endsSentence(text: string): boolean {
  return /[.!?…]["'”’»)\]*\s]*$/.test(text.slice(-12));
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.\-/]*/gu;

/** The words of a text of at most `KEY_LENGTH` characters. */
export function wordsOf(text: string): string[] {
  return text.slice(0, KEY_LENGTH).match(WORD) ?? [];
}
