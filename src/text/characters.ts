/**
 * What single characters are, as bits in a table that fills as characters are met: for loops over text, where a
 * regular expression on each character or word would cost ten times as much.
 */

export const Char = {
  /** \p{L} */
  Letter: 1,
  /** \p{Lu} */
  Upper: 2,
  /** \p{Ll} */
  Lower: 4,
  /** \p{N} */
  Number: 8,
  /** \p{M} */
  Mark: 16,
  /** \s */
  Space: 32,
} as const;

/** Set on every unit that was met. */
const KNOWN = 128;
const table = new Uint8Array(0x10000);

/** Bits of `Char` of the character at `i`; both halves of an astral character have its bits. 0 outside the text. */
export function charAt(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  if (unit >= 0xd800 && unit <= 0xdfff) return astralAt(text, i);
  // NaN outside the text is no index.
  return ((table[unit] as number) || learn(unit)) & ~KNOWN;
}

function learn(unit: number): number {
  return Number.isNaN(unit) ? 0 : (table[unit] = KNOWN | bitsOf(String.fromCharCode(unit)));
}

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

/** The positions at which one of these characters stands are 1: a set to look units up in. */
export function unitSet(characters: string): Uint8Array {
  const set = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) set[characters.charCodeAt(i)] = 1;
  return set;
}

/** True when some character of the text is one of `chars`, a sum of `Char`. */
export function holds(text: string, chars: number): boolean {
  for (let i = 0; i < text.length; i++) if ((charAt(text, i) & chars) !== 0) return true;
  return false;
}

/** True when every character of the text is one of `chars`, a sum of `Char`, or of `others`. */
export function isAll(text: string, chars: number, others: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) {
    if ((charAt(text, i) & chars) === 0 && others[text.charCodeAt(i)] === 0) return false;
  }
  return true;
}
