/**
 * What single characters are, as bits in a table that fills as characters are met: for loops over text, where a
 * regular expression on each character or word would cost ten times as much.
 */

export enum Char {
  /** \p{L} */
  Letter = 1,
  /** \p{Lu} */
  Upper = 2,
  /** \p{Ll} */
  Lower = 4,
  /** \p{N} */
  Number = 8,
  /** \p{M} */
  Mark = 16,
  /** \s */
  Space = 32,
}

/** Set on every unit that was met. */
const KNOWN = 128;
const table = new Uint8Array(0x10000);

const { charCodeAt } = String.prototype;

/**
 * The UTF-16 unit at `i`, which must lie inside the text. V8 keeps strings in a dozen ways; a method looked up on the
 * string itself costs four times as much once most of them have come by, and once it was asked for NaN.
 */
export const unitAt = (text: string, i: number): number => charCodeAt.call(text, i);

/** Bits of `Char` of the character at `i`; both halves of an astral character have its bits. 0 outside the text. */
export function charAt(text: string, i: number): number {
  return i >= 0 && i < text.length ? insideAt(text, i) : 0;
}

/** The same where `i` surely lies inside the text. */
export function insideAt(text: string, i: number): number {
  const unit = unitAt(text, i);
  if (unit >= 0xd800 && unit <= 0xdfff) return astralAt(text, i);
  return ((table[unit] as number) || learn(unit)) & ~KNOWN;
}

function learn(unit: number): number {
  const bits = unit < 0x80 ? asciiBits(unit) : isDash(unit) ? 0 : bitsOf(String.fromCharCode(unit));
  return (table[unit] = KNOWN | bits);
}

/** Without regular expressions, which take longer to compile than a whole article to read. */
function asciiBits(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return Char.Letter | Char.Lower;
  if (unit >= 0x41 && unit <= 0x5a) return Char.Letter | Char.Upper;
  if (unit >= 0x30 && unit <= 0x39) return Char.Number;
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) ? Char.Space : 0;
}

/** Dashes, quotation marks, bullets, dots: what ordinary pages have beyond ASCII. */
const isDash = (unit: number): boolean => unit >= 0x2010 && unit <= 0x2027;

function astralAt(text: string, i: number): number {
  const isLow = (text.charCodeAt(i) & 0xfc00) === 0xdc00;
  const code = text.codePointAt(isLow && i > 0 ? i - 1 : i) as number;
  return code > 0xffff ? bitsOf(String.fromCodePoint(code)) : 0;
}

function bitsOf(character: string): number {
  let bits = 0;
  if (/\p{L}/u.test(character)) bits |= Char.Letter;
  if (/\p{Lu}/u.test(character)) bits |= Char.Upper;
  if (/\p{Ll}/u.test(character)) bits |= Char.Lower;
  if (/\p{N}/u.test(character)) bits |= Char.Number;
  if (/\p{M}/u.test(character)) bits |= Char.Mark;
  if (/\s/.test(character)) bits |= Char.Space;
  return bits;
}

/** One more than the highest unit that a set may hold. */
const SET_END = 0x2800;

/** A set of characters to look units up in: 1 for those that it holds. All are marks below U+2800. */
export function unitSet(characters: string): Uint8Array {
  const set = new Uint8Array(SET_END);
  for (let i = 0; i < characters.length; i++) set[characters.charCodeAt(i)] = 1;
  return set;
}

/** True when some character of the text is one of `chars`, a sum of `Char`. */
export function holds(text: string, chars: number): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) if ((insideAt(text, i) & chars) !== 0) return true;
  return false;
}

/** True when every character of the text is one of `chars`, a sum of `Char`, or of `others`. */
export function isAll(text: string, chars: number, others: Uint8Array): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    if ((insideAt(text, i) & chars) === 0 && others[unitAt(text, i)] !== 1) return false;
  }
  return true;
}
