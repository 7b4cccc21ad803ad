import { describe, expect, test } from 'vitest';
import { loadLexicon } from '../../../src/lexicon/index.js';
import { Quantities } from '../../../src/stages/tag/quantities.js';
import { tokenize } from '../../../src/text/tokens.js';

const lexicon = await loadLexicon();

function read(text: string) {
  const tokens = tokenize(text, [{ start: 0, end: text.length, block: 0 }], lexicon.gazetteer);
  const matches = lexicon.gazetteer.match(tokens, new Uint8Array(tokens.count));
  const quantities = new Quantities({ tokens, matches } as never, lexicon);
  return { quantities, end: tokens.count };
}

describe('money', () => {
  test.each([
    ['denda paling banyak Rp12.000.000,00 (dua belas juta rupiah)', null, 12_000_000],
    ['denda paling sedikit Rp200 juta dan paling banyak Rp1 miliar', 200_000_000, 1_000_000_000],
    ['denda Rp 5 juta', 5_000_000, 5_000_000],
    ['denda Rp. 24.000.000', 24_000_000, 24_000_000],
    ['denda lima juta rupiah', 5_000_000, 5_000_000],
    ['denda maksimal 12 juta', null, 12_000_000],
  ])('%s', (text, min, max) => {
    const { quantities, end } = read(text);
    expect(quantities.money(1, end)).toEqual({ min, max, currency: 'IDR' });
  });
});

describe('time', () => {
  test.each([
    ['penjara paling singkat 36 (tiga puluh enam) bulan dan paling lama 72 bulan', 36, 72, 'month'],
    ['kurungan paling lama 1 (satu) tahun', null, 1, 'year'],
    ['selama enam bulan', 6, 6, 'month'],
    ['selama dua belas bulan', 12, 12, 'month'],
    ['hingga satu tahun', null, 1, 'year'],
  ])('%s', (text, min, max, unit) => {
    const { quantities, end } = read(text);
    expect(quantities.duration(0, end)).toEqual({ min, max, unit });
  });

  test('the year of a law is no length of time', () => {
    const { quantities, end } = read('sesuai PP Nomor 94 Tahun 2021');
    expect(quantities.duration(0, end)).toBeNull();
  });
});

describe('persons', () => {
  test.each([
    ['14 ASN', 14],
    ['tiga camat', 3],
    ['sebanyak 98 orang ASN', 98],
    ['dua puluh lima ASN', 25],
    ['keenam ASN', 6],
    ['seorang camat', 1],
    ['belasan ASN', null],
  ])('%s', (text, count) => {
    const { quantities, end } = read(text);
    expect(quantities.personsBefore(end - 1)).toMatchObject({ count });
  });

  test('a year is no count', () => {
    const { quantities, end } = read('Pilkada 2024 ASN');
    expect(quantities.personsBefore(end - 1)).toBeNull();
  });
});
