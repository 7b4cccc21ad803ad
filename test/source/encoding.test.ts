import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, repaired } from '../../src/source/encoding.js';

const TEXT = 'Bupati: “ASN dilarang ikut kampanye” – Rp 2 juta…\n';
const codes = (bytes: Uint8Array): string[] => decode(Buffer.from(bytes)).diagnostics.map(({ code }) => code);

function utf16(text: string, bigEndian: boolean, marked: boolean): Buffer {
  const bytes = Buffer.from((marked ? '\ufeff' : '') + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('decode', () => {
  test('UTF-8 with and without a byte order mark, silently', () => {
    expect(decode(Buffer.from(TEXT))).toEqual({ text: TEXT, encoding: 'utf-8', diagnostics: [] });
    expect(decode(Buffer.from('\ufeff' + TEXT))).toEqual({ text: TEXT, encoding: 'utf-8', diagnostics: [] });
  });

  test.each([
    ['utf-16le', false, true, []],
    ['utf-16be', true, true, []],
    ['utf-16le', false, false, ['encoding-guessed']],
    ['utf-16be', true, false, ['encoding-guessed']],
  ] as const)('%s, big-endian %s, with a mark %s', (encoding, bigEndian, marked, diagnostics) => {
    const bytes = utf16(TEXT, bigEndian, marked);
    expect(decode(bytes)).toMatchObject({ text: TEXT, encoding });
    expect(codes(bytes)).toEqual(diagnostics);
  });

  test('Windows-1252 keeps curly quotation marks and says that it was a guess', () => {
    const bytes = Buffer.from('kata dia, \x93netral\x94 \x96 itu saja\x85', 'latin1');
    expect(decode(bytes)).toMatchObject({ text: 'kata dia, “netral” – itu saja…', encoding: 'windows-1252' });
    expect(codes(bytes)).toEqual(['encoding-guessed']);
  });

  test('a byte that means nothing is replaced and reported', () => {
    expect(decode(Buffer.from('caf\xe9 \x81', 'latin1')).text).toBe('café \ufffd');
    expect(codes(Buffer.from('caf\xe9 \x81', 'latin1'))).toEqual(['encoding-guessed', 'replaced-bytes']);
  });

  test('damaged UTF-8 stays UTF-8', () => {
    const cut = Buffer.from(`${TEXT}“`).subarray(0, -1);
    expect(decode(cut)).toMatchObject({ text: `${TEXT}\ufffd`, encoding: 'utf-8' });
    expect(codes(cut)).toEqual(['replaced-bytes']);
  });

  test.each([
    ['%PDF-1.7', /PDF/],
    ['PK\x03\x04', /ZIP/],
    ['\x1f\x8b\x08', /gzip/],
    ['\x89PNG\r\n', /PNG/],
    ['\xff\xd8\xff\xe0', /JPEG/],
    ['teks biasa\0lalu lagi', /zero byte at byte 10/],
  ])('refuses %j', (head, reason) => {
    expect(() => decode(Buffer.from(head, 'latin1'))).toThrow(reason);
  });

  test('never gives a lone surrogate and never a byte order mark, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        let text: string;
        try {
          text = decode(Buffer.from(bytes)).text;
        } catch {
          return true;
        }
        return !/\p{Cs}/u.test(text);
      }),
    );
  });
});

describe('mojibake', () => {
  const broken = (text: string): string =>
    decode(Buffer.concat([Buffer.from(text), Buffer.from([0xff])])).text;

  test.each([
    ['â€œnetralâ€\u009d', '“netral”'],
    ['Jumâ€™at', 'Jum’at'],
    ['kafÃ© â€“ Rp', 'kafé – Rp'],
    ['spasiÂ\u00a0keras', 'spasi\u00a0keras'],
    ['ðŸ˜€', '😀'],
  ])('%s', (before, after) => {
    const { text, diagnostics } = repaired(before);
    expect(text).toBe(after);
    expect(diagnostics.map(({ code }) => code)).toEqual(['encoding-repaired']);
  });

  test.each([['“netral” – café, Rp2 juta… 😀'], ['São Paulo, 30 °C, naïve, Â dan Ã'], ['â€'], ['']])(
    'leaves %j alone',
    (text) => {
      expect(repaired(text)).toEqual({ text, diagnostics: [] });
    },
  );

  test('text that was never broken is never changed, unless it holds a whole broken sequence', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9 .,“”‘’–—…éèáüñ]*$/), (text) => repaired(text).text === text),
    );
    expect(broken('a')).toBe('aÿ');
  });
});
