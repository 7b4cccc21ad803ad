/** From UTF-16 units, which JavaScript counts, to Unicode code points, which the record counts. */

export type ToCodePoints = (offset: number) => number;

const identity: ToCodePoints = (offset) => offset;

/**
 * A function from UTF-16 offsets of `text` to code point offsets. Texts without astral characters, nearly
 * all of them, get the identity. An unpaired surrogate counts as one code point, as in Python and jq.
 */
export function codePointOffsets(text: string): ToCodePoints {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return identity;
  // The UTF-16 offsets of every pair's second half: each takes one off all later offsets.
  const seconds: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) seconds.push(++i);
  }
  return (offset) => offset - countBelow(seconds, offset);
}

/** The inverse: code point offsets of `text` to UTF-16 offsets. */
export function utf16Offsets(text: string): ToCodePoints {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return identity;
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    at.push(i);
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) i++;
  }
  at.push(text.length);
  return (offset) => at[Math.min(offset, at.length - 1)] ?? text.length;
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
