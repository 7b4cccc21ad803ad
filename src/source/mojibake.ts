/** Text whose UTF-8 was once read as Windows-1252 ("â€œ" for a quotation mark), brought back where that is certain. */
import { windows1252Byte } from './windows1252.js';

/** First bytes of UTF-8 sequences of two, three and four bytes, as Windows-1252 shows them. */
const LEAD = /[\u00c2-\u00f4]/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The repaired text and how many characters were brought back. A sequence is repaired only if it is valid UTF-8
 * and stands for a character that news text contains: punctuation, a Latin letter with an accent, a sign, an
 * emoji. Anything else stays as it is.
 */
export function repairMojibake(text: string): { text: string; repaired: number } {
  if (!LEAD.test(text)) return { text, repaired: 0 };
  let repaired = 0;
  let copied = 0;
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const length = sequenceLength(text.charCodeAt(i));
    if (length === 0 || i + length > text.length) continue;
    const character = decoded(text, i, length);
    if (character === null) continue;
    result += text.slice(copied, i) + character;
    i += length - 1;
    copied = i + 1;
    repaired++;
  }
  return { text: result + text.slice(copied), repaired };
}

function sequenceLength(unit: number): number {
  if (unit >= 0xc2 && unit <= 0xdf) return 2;
  if (unit >= 0xe0 && unit <= 0xef) return 3;
  if (unit >= 0xf0 && unit <= 0xf4) return 4;
  return 0;
}

function decoded(text: string, from: number, length: number): string | null {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const byte = windows1252Byte(text.charCodeAt(from + i));
    if (byte < 0 || (i > 0 && (byte < 0x80 || byte > 0xbf))) return null;
    bytes[i] = byte;
  }
  try {
    const character = utf8.decode(bytes);
    return isExpected(character.codePointAt(0) ?? 0) ? character : null;
  } catch {
    return null;
  }
}

function isExpected(codePoint: number): boolean {
  return (
    (codePoint >= 0xa0 && codePoint <= 0x17f) ||
    (codePoint >= 0x2000 && codePoint <= 0x22ff) ||
    (codePoint >= 0x25a0 && codePoint <= 0x27bf) ||
    codePoint === 0xfeff ||
    codePoint === 0xfffd ||
    (codePoint >= 0x1f300 && codePoint <= 0x1faff)
  );
}
