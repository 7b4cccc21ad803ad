import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../src/stages/segment/index.js';
import { articleOf, segmentOf, sharedLexicon } from './articles.js';

test('a mark without a partner is reported where it stands', async () => {
  const doc = await segmentOf(['"Kami netral, kata Andi.', 'Ia pulang. "Semua netral," katanya.']);
  expect(doc.diagnostics).toMatchObject([
    { code: 'unbalanced-quotes', severity: 'warning', start: 0, end: 1 },
  ]);
});

test('marks of any fashion are paired', async () => {
  for (const text of [
    '“Kami netral," kata Andi.',
    '”Kami netral,” kata Andi.',
    "''Kami netral,'' kata Andi.",
    '"Kami netral, " kata Andi.',
    'Andi menjawab, "Kami netral, "katanya.',
    'Kami netral. “Kami siap,“ungkap Andi.',
  ]) {
    expect((await segmentOf([text])).diagnostics, text).toEqual([]);
  }
});

describe('whatever the text', () => {
  const words = fc.constantFrom(
    'Camat',
    'netral',
    'dan',
    'Pj',
    'M',
    'Si',
    'ASN',
    '2024',
    '14',
    '.',
    ',',
    '"',
    '“',
    '”',
    "'",
    '(',
    ')',
    '?',
    '…',
    '-',
    ' ',
    '\n',
    'kata',
    '😀',
  );
  const paragraphs = fc.array(
    fc.array(words, { minLength: 1, maxLength: 40 }).map((list) => list.join('')),
    { maxLength: 5 },
  );

  test('sentences are in order, apart, trimmed, and hold every word of the body', async () => {
    const lexicon = await sharedLexicon();
    fc.assert(
      fc.property(paragraphs, fc.constantFrom('split' as const, 'whole' as const), (texts, quotes) => {
        const doc = articleOf(texts);
        const { sentences, tokens } = segment(doc, { lexicon }, { quotes });
        let last = 0;
        let words = 0;
        for (const { start, end, from, to } of sentences) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect([tokens.start[from], tokens.end[to - 1]]).toEqual([start, end]);
          last = end;
          words += doc.text.slice(start, end).match(/[\p{L}0-9]+/gu)?.length ?? 0;
        }
        expect(words).toBe(doc.text.match(/[\p{L}0-9]+/gu)?.length ?? 0);
      }),
    );
  });
});

test('a megabyte on one line takes time in proportion to its length', async () => {
  const lexicon = await sharedLexicon();
  for (const piece of ['"Kami. ', '(', 'a.', '." ', '“Kami” ', 'M.Si. - ', '! ']) {
    const doc = articleOf([piece.repeat(Math.ceil(1_000_000 / piece.length))]);
    const before = process.cpuUsage();
    segment(doc, { lexicon });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6, piece).toBeLessThan(10);
  }
}, 120_000);
