/** From bytes to text. Whatever had to be guessed or replaced is said in a diagnostic; binary data is refused. */
import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../document.js';
import { InputError } from '../errors.js';
import { repairMojibake } from './mojibake.js';
import { decodeWindows1252 } from './windows1252.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of one document. @throws InputError for binary data. */
export function decode(bytes: Buffer): Decoded {
  const wide = utf16Of(bytes);
  if (wide !== null) return decodeUtf16(bytes, wide);
  refuseBinary(bytes);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = marked ? bytes.subarray(3) : bytes;
  if (isUtf8(content)) return { text: content.toString('utf8'), encoding: 'utf-8', diagnostics: [] };
  if (marked || isMostlyUtf8(content)) {
    const text = content.toString('utf8');
    return { text, encoding: 'utf-8', diagnostics: [replacedBytes(countOf(text, '\ufffd'), 'UTF-8')] };
  }
  const { text, replaced } = decodeWindows1252(content);
  const diagnostics: Diagnostic[] = [
    {
      code: 'encoding-guessed',
      severity: 'warning',
      message: 'the bytes are not UTF-8; read as Windows-1252',
    },
  ];
  if (replaced > 0) diagnostics.push(replacedBytes(replaced, 'Windows-1252'));
  return { text, encoding: 'windows-1252', diagnostics };
}

/** UTF-8 that was once read as Windows-1252, brought back in a document's text. */
export function repaired(text: string): { text: string; diagnostics: Diagnostic[] } {
  const result = repairMojibake(text);
  if (result.repaired === 0) return { text, diagnostics: [] };
  const message = `UTF-8 had been read as Windows-1252; ${result.repaired} characters brought back`;
  return { text: result.text, diagnostics: [{ code: 'encoding-repaired', severity: 'warning', message }] };
}

interface Utf16 {
  readonly encoding: 'utf-16le' | 'utf-16be';
  readonly marked: boolean;
}

/** How many bytes tell UTF-16 without a byte order mark from UTF-8. */
const SAMPLE = 4096;

/** UTF-16 by its byte order mark or, as Latin letters have a zero byte in it, by where zeros stand. */
export function utf16Of(bytes: Buffer): Utf16 | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', marked: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', marked: true };
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2);
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.6 && even < pairs * 0.05) return { encoding: 'utf-16le', marked: false };
  if (even > pairs * 0.6 && odd < pairs * 0.05) return { encoding: 'utf-16be', marked: false };
  return null;
}

function decodeUtf16(bytes: Buffer, { encoding, marked }: Utf16): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const diagnostics: Diagnostic[] = [];
  if (!marked) {
    const message = `no byte order mark; read as ${encoding.toUpperCase()}`;
    diagnostics.push({ code: 'encoding-guessed', severity: 'warning', message });
  }
  const replaced = countOf(text, '\ufffd');
  if (replaced > 0) diagnostics.push(replacedBytes(replaced, 'UTF-16'));
  return { text, encoding, diagnostics };
}

/** Beginnings of files that are no text, though they may hold no zero byte early on. */
const SIGNATURES: readonly (readonly [name: string, bytes: string])[] = [
  ['a PDF', '%PDF-'],
  ['a ZIP archive or an office document', 'PK\u0003\u0004'],
  ['gzip data without the ending .gz', '\u001f\u008b'],
  ['a PNG image', '\u0089PNG'],
  ['a JPEG image', '\u00ff\u00d8\u00ff'],
  ['a GIF image', 'GIF8'],
  ['an old office document', '\u00d0\u00cf\u0011\u00e0'],
  ['a program', '\u007fELF'],
];

function refuseBinary(bytes: Buffer): void {
  const head = bytes.subarray(0, 8).toString('latin1');
  const known = SIGNATURES.find(([, signature]) => head.startsWith(signature));
  if (known !== undefined) throw new InputError(`not text but ${known[0]}`);
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw new InputError(`not text: a zero byte at byte ${zero}`);
}

/** True when more of the non-ASCII bytes form UTF-8 sequences than do not: damaged UTF-8, not another encoding. */
function isMostlyUtf8(bytes: Buffer): boolean {
  let inSequences = 0;
  let stray = 0;
  for (let i = 0; i < bytes.length;) {
    const length = utf8Length(bytes[i] as number);
    const whole = length > 1 && isUtf8(bytes.subarray(i, i + length));
    if (whole) inSequences += length;
    else if (length !== 1) stray++;
    i += whole ? length : 1;
  }
  return inSequences > stray;
}

/** Bytes of the UTF-8 sequence that this byte begins; 0 for one that begins none. */
function utf8Length(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

function replacedBytes(count: number, encoding: string): Diagnostic {
  const message = `${count} places are not ${encoding}; U+FFFD stands for them`;
  return { code: 'replaced-bytes', severity: 'warning', message };
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}
