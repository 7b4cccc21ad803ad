import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atomAt, atomsOf, foldCase, Shape, spaceBefore, tokenize } from '../../src/text/tokens.js';
import { WordTable } from '../../src/text/vocabulary.js';

const all = (text: string) => [{ start: 0, end: text.length, block: 0 }];

test('atoms are words, digit runs and single marks', () => {
  expect(atomsOf('netral,mau Rabu(29/11/2023) TNI/Polri')).toEqual([
    'netral',
    ',',
    'mau',
    'Rabu',
    '(',
    '29',
    '/',
    '11',
    '/',
    '2023',
    ')',
    'TNI',
    '/',
    'Polri',
  ]);
  expect(atomsOf("Jum'at As’at ''ya'' 15.30wita")).toEqual([
    "Jum'at",
    'As’at',
    "'",
    "'",
    'ya',
    "'",
    "'",
    '15',
    '.',
    '30',
    'wita',
  ]);
  expect(atomsOf('café naïf 😀!')).toEqual(['café', 'naïf', '😀', '!']);
});

test('white space of any kind is no atom', () => {
  expect(atomsOf('a\u00a0b\u200bc\ufeffd\r\n\te')).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('shapes', () => {
  const text = 'netral Camat ASN KemenPAN X 12 , Élan';
  const { shape } = tokenize(text, all(text), new WordTable());
  expect([...shape]).toEqual([
    Shape.Lower,
    Shape.Title,
    Shape.Upper,
    Shape.Mixed,
    Shape.Title,
    Shape.Digits,
    Shape.Mark,
    Shape.Title,
  ]);
});

describe('words', () => {
  test('are found whatever their case and apostrophe', () => {
    const words = new WordTable();
    const ids = ['asn', "jum'at", '2024', ',', 'élan'].map((word) => words.add(word));
    const text = "ASN Asn Jum’at JUM'AT 2024 , ÉLAN asnya as";
    const { word } = tokenize(text, all(text), words);
    expect([...word]).toEqual([ids[0], ids[0], ids[1], ids[1], ids[2], ids[3], ids[4], -1, -1]);
  });

  test('have the numbers that a table of thousands gave them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-zA-Z]{1,8}$/), { selector: foldCase, maxLength: 3000 }),
        (list) => {
          const words = new WordTable();
          const ids = list.map((word) => words.add(foldCase(word)));
          const text = list.join(' ');
          expect([...tokenize(text, all(text), words).word]).toEqual(ids);
          expect(list.map((word) => words.idOf(foldCase(word)))).toEqual(ids);
          expect(words.idOf('no such word')).toBe(-1);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test('atoms cover all but white space, in order, inside their regions', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), (text, cut) => {
      const middle = Math.min(cut, text.length);
      const regions = [
        { start: 0, end: middle, block: 3 },
        { start: middle, end: text.length, block: 7 },
      ];
      const tokens = tokenize(text, regions, new WordTable());
      let last = 0;
      for (let i = 0; i < tokens.count; i++) {
        const start = tokens.start[i] as number;
        expect(text.slice(last, start)).toMatch(/^[\s\u0085\u200b\u2060\ufeff\p{Zs}]*$/u);
        if (i > 0) expect(spaceBefore(tokens, i)).toBe(start > last);
        expect(tokens.block[i]).toBe(start < middle ? 3 : 7);
        expect(atomAt(tokens, start)).toBe(i);
        last = tokens.end[i] as number;
      }
      expect(text.slice(last)).toMatch(/^[\s\u0085\u200b\u2060\ufeff\p{Zs}]*$/u);
    }),
  );
});
