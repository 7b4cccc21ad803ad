/**
 * Windows-1252 by table. `TextDecoder('windows-1252')` gives control characters for 0x80-0x9F in several releases
 * of Node 18 to 24 (nodejs/node#56542, #60888), which would lose every curly quotation mark.
 */

/** What the bytes 0x80 to 0x9F mean; 0 for the five that mean nothing. */
const HIGH_CONTROLS = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

const BYTE_OF = new Map(HIGH_CONTROLS.flatMap((code, index) => (code === 0 ? [] : [[code, 0x80 + index]])));

/** The text, with U+FFFD for bytes that mean nothing, and how many those are. */
export function decodeWindows1252(bytes: Buffer): { text: string; replaced: number } {
  let replaced = 0;
  const text = bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (character) => {
    const code = HIGH_CONTROLS[character.charCodeAt(0) - 0x80] ?? 0;
    if (code === 0) replaced++;
    return String.fromCharCode(code === 0 ? 0xfffd : code);
  });
  return { text, replaced };
}

/**
 * The byte that Windows-1252 writes for a UTF-16 unit, or -1. The five meaningless bytes are taken to be the
 * control characters of the same number, as browsers do.
 */
export function windows1252Byte(unit: number): number {
  if (unit < 0x80 || (unit >= 0xa0 && unit <= 0xff)) return unit;
  if (unit >= 0x80 && unit < 0xa0) return HIGH_CONTROLS[unit - 0x80] === 0 ? unit : -1;
  return BYTE_OF.get(unit) ?? -1;
}
