import { describe, expect, test } from 'vitest';
import { analyse, loadLexicon } from '../../../src/index.js';

const lexicon = await loadLexicon();

function read(body: string, date?: string) {
  const text = `Kabar dari kantor bupati\n\n${body}`;
  const given = date === undefined ? {} : { date };
  const article = {
    id: 'x',
    source: { path: 'x', encoding: 'utf-8', sha256: '' },
    text,
    given,
    diagnostics: [],
  };
  const doc = analyse(article, { lexicon }, 'tag');
  const laws = (doc.mentions ?? []).flatMap(({ type, start, end, entity }) => {
    const found = doc.entities?.[entity];
    return type === 'law' && found?.type === 'law' ? [{ ...found, text: text.slice(start, end) }] : [];
  });
  return { laws, codes: doc.diagnostics.map(({ code }) => code) };
}

describe('citations', () => {
  test.each([
    ['Pasal 280 ayat (2) UU Nomor 7 Tahun 2017', 'uu-7-2017', '280', '2', null],
    ['Pasal 280 ayat (2) dan (3) UU No. 7/2017', 'uu-7-2017', '280', '2,3', null],
    ['Pasal 70 dan 71 UU Pilkada', 'uu-10-2016', '70,71', null, null],
    ['Pasal 280 ayat 1 sampai 3 UU 7 Tahun 2017', 'uu-7-2017', '280', '1,2,3', null],
    ['UU Nomor 10 Tahun 2016 Pasal 71 ayat (1)', 'uu-10-2016', '71', '1', null],
    ['pasal 187A ayat (1) UU Pilkada', 'uu-10-2016', '187A', '1', null],
    ['Pasal 2 huruf f UU Nomor 20 Tahun 2023', 'uu-20-2023', '2', null, 'f'],
    ['Pasal 5 huruf n angka 5 PP Nomor 94 Tahun 2021', 'pp-94-2021', '5', null, 'n'],
    ['Peraturan Bupati Tuban Nomor 5 Tahun 2020', null, null, null, null],
    ['Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-3828 Tahun 2024', null, null, null, null],
    ['Peraturan Pemerintah (PP) Nomor 94 Tahun 2021', 'pp-94-2021', null, null, null],
    ['Undang-Undang (UU) RI No. 5 tahun 2014', 'uu-5-2014', null, null, null],
    ['PP 53/2010', 'pp-53-2010', null, null, null],
    ['SKB Nomor 2 Tahun 2022', 'skb-netralitas-2022', null, null, null],
    ['SKB 5 Menteri', 'skb-netralitas-2022', null, null, null],
    ['Perbawaslu 6/2018', 'perbawaslu-6-2018', null, null, null],
    ['PKPU nomor 7 Tahun 2017', null, null, null, null],
  ])('%s', (citation, ref, article, paragraph, letter) => {
    expect(read(`Hal itu diatur dalam ${citation}.`).laws).toMatchObject([
      { text: citation, ref, article, paragraph, letter },
    ]);
  });

  test('articles joined by juncto are two citations of one law', () => {
    const { laws } = read('Keduanya dijerat Pasal 188 jo Pasal 71 ayat (1) UU Nomor 10 Tahun 2016.');
    expect(laws).toMatchObject([
      { text: 'Pasal 188', ref: 'uu-10-2016', article: '188' },
      { text: 'Pasal 71 ayat (1) UU Nomor 10 Tahun 2016', ref: 'uu-10-2016', article: '71' },
    ]);
  });

  test('a nickname of two laws means the one that the article cites by its number', () => {
    const { laws } = read('Itu melanggar UU ASN, yaitu UU Nomor 5 Tahun 2014.');
    expect(laws[0]).toMatchObject({ text: 'UU ASN', ref: 'uu-5-2014' });
  });

  test('an article alone belongs to the law of its sentence', () => {
    const { laws } = read('UU Nomor 7 Tahun 2017 tentang Pemilu mengaturnya dalam Pasal 494.');
    expect(laws[1]).toMatchObject({ text: 'Pasal 494', ref: 'uu-7-2017', article: '494' });
  });

  test.each([
    'Sekretaris daerah Budi Santoso, SE, MM hadir.',
    'Bawaslu mengundang 3 dan 4 orang saksi.',
    'Pemilu berlangsung sesuai undang-undang.',
  ])('no citation: %s', (body) => {
    expect(read(body).laws).toEqual([]);
  });
});

describe('a name that several laws had', () => {
  test.each([
    ['2023-10-01', 'uu-5-2014'],
    ['2023-11-27', 'uu-20-2023'],
  ])('on %s it is %s', (date, ref) => {
    expect(read('Hal itu diatur dalam UU ASN.', date).laws).toMatchObject([{ ref }]);
  });

  test('without a day both stay possible', () => {
    expect(read('Hal itu diatur dalam UU ASN.').laws).toMatchObject([
      { ref: null, candidates: ['uu-20-2023', 'uu-5-2014'] },
    ]);
  });
});

describe('diagnostics', () => {
  test('a law no longer in force', () => {
    expect(read('Hal itu diatur dalam PP 53/2010.', '2024-01-10').codes).toContain('repealed-law');
    expect(read('Hal itu diatur dalam PP 53/2010.', '2019-01-10').codes).not.toContain('repealed-law');
  });

  test('an article that the law does not have, a number that is another law', () => {
    expect(read('Hal itu diatur dalam Pasal 600 UU Nomor 7 Tahun 2017.').codes).toContain(
      'impossible-citation',
    );
    expect(read('Hal itu diatur dalam UU ASN Nomor 5 Tahun 2004.').codes).toContain('impossible-citation');
  });
});
