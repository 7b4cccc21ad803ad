import { describe, expect, test } from 'vitest';
import { analyse, loadLexicon } from '../../../src/index.js';

const lexicon = await loadLexicon();

function read(body: string, given: { date?: string } = {}) {
  const text = `Kabar dari kantor bupati\n\n${body}`;
  const article = {
    id: 'x',
    source: { path: 'x', encoding: 'utf-8', sha256: '' },
    text,
    given,
    diagnostics: [],
  };
  const doc = analyse(article, { lexicon }, 'tag');
  const dates = (doc.mentions ?? []).flatMap(({ type, start, end, entity }) => {
    const found = doc.entities?.[entity];
    return type === 'date' && found?.type === 'date' ? [{ ...found, text: text.slice(start, end) }] : [];
  });
  return { dates, codes: doc.diagnostics.map(({ code }) => code) };
}

const only = (body: string, given?: { date?: string }) => {
  const { dates } = read(body, given);
  expect(dates.map(({ text }) => text)).toHaveLength(1);
  return dates[0];
};

test('"tahun ini" is the one year that the article states', () => {
  const { dates } = read('Terhitung 24 Januari 2019 ada laporan. Pencoblosan digelar 17 April tahun ini.');
  expect(dates[1]).toMatchObject({ text: '17 April tahun ini', value: '2019-04-17', relative: true });
});

test('the edge of a month or period is a part of the date', () => {
  const { dates } = read(
    'Berkas masuk paling lambat akhir September. Hasilnya diserahkan akhir bulan ini. Pada awal rapat ia hadir.',
  );
  expect(dates.map(({ text }) => text)).toEqual(['akhir September', 'akhir bulan ini']);
  expect(dates[0]).toMatchObject({ value: '--09', precision: 'month' });
});

describe('dates with their year', () => {
  test.each([
    ['Rapat digelar Senin (23/10/2023).', 'Senin (23/10/2023)', '2023-10-23'],
    ['Rapat digelar Senin, (23/10/2023).', 'Senin, (23/10/2023)', '2023-10-23'],
    ['Rapat digelar Senin(23/10/2023).', 'Senin(23/10/2023)', '2023-10-23'],
    ['Rapat digelar Senin ( 23/10/2023 ) pagi.', 'Senin ( 23/10/2023 )', '2023-10-23'],
    ['Rapat digelar pada Senin malam (23/10/2023).', 'Senin malam (23/10/2023)', '2023-10-23'],
    ['Rapat digelar Senin, 23 Oktober 2023.', 'Senin, 23 Oktober 2023', '2023-10-23'],
    ['Rapat digelar Senin tanggal 23 Oktober 2023.', 'Senin tanggal 23 Oktober 2023', '2023-10-23'],
    ['Rapat digelar pada tanggal 2 Oktober 2023.', '2 Oktober 2023', '2023-10-02'],
    ['Rapat digelar Minggu 11-02-2024.', 'Minggu 11-02-2024', '2024-02-11'],
    ['Rapat digelar Kamis (26/1/17).', 'Kamis (26/1/17)', '2017-01-26'],
    ['Rapat digelar 7 Nopember 2024.', '7 Nopember 2024', '2024-11-07'],
    ['Rapat digelar 7 Des 2024.', '7 Des 2024', '2024-12-07'],
    ['Rapat digelar 24-26 November 2024.', '24-26 November 2024', '2024-11-24/2024-11-26'],
    [
      'Rapat digelar 30 Oktober hingga 1 November 2024.',
      '30 Oktober hingga 1 November 2024',
      '2024-10-30/2024-11-01',
    ],
    ['Rapat digelar Sabtu-Minggu (11-12/11/2023).', 'Sabtu-Minggu (11-12/11/2023)', '2023-11-11/2023-11-12'],
    ['Pemungutan suara digelar pada Februari 2024 mendatang.', 'Februari 2024', '2024-02'],
  ])('%s', (body, text, value) => {
    expect(only(body)).toMatchObject({ text, value, relative: false, anchor: null });
  });
});

describe('dates worked out from others', () => {
  const LEAD = 'Rapat digelar Senin (23/10/2023).\n\n';
  test.each([
    ['Data itu dirilis Agustus lalu.', 'Agustus lalu', '2023-08', 'month'],
    ['Data itu dirilis 15 Agustus lalu.', '15 Agustus lalu', '2023-08-15', 'day'],
    ['Pemungutan suara digelar 14 Februari mendatang.', '14 Februari mendatang', '2024-02-14', 'day'],
    ['Surat itu dikirim kemarin.', 'kemarin', '2023-10-22', 'day'],
    ['Surat itu dikirim kemarin (22/10).', 'kemarin (22/10)', '2023-10-22', 'day'],
    ['Surat itu dikirim pada Jumat.', 'Jumat', '2023-10-20', 'day'],
    ['Surat itu dikirim Selasa pekan lalu.', 'Selasa pekan lalu', '2023-10-17', 'day'],
    ['Surat itu dikirim pekan lalu.', 'pekan lalu', '2023-W42', null],
    ['Surat itu dikirim bulan lalu.', 'bulan lalu', '2023-09', 'month'],
    ['Surat itu dikirim Rabu (25/10).', 'Rabu (25/10)', '2023-10-25', 'day'],
  ])('%s', (body, text, value, precision) => {
    const { dates } = read(LEAD + body);
    expect(dates[1]).toMatchObject({ text, value, precision, relative: true, anchor: '2023-10-23' });
  });

  test('the source may give the day that they are counted from', () => {
    expect(only('Surat itu dikirim kemarin.', { date: '2024-03-01' })).toMatchObject({ value: '2024-02-29' });
  });

  test('a weekday that fits one year only tells the year', () => {
    expect(only('Jelang Pemilu 2024, rapat digelar Selasa (31/1).')).toMatchObject({
      value: '2023-01-31',
      relative: true,
    });
  });

  test('without weekday, anchor or year the year stays open', () => {
    expect(only('Rapat digelar (31/1).')).toMatchObject({ value: '--01-31', relative: false });
    expect(only('Rapat digelar di Palu, Senin.')).toMatchObject({ value: null });
  });
});

describe('wrong dates are kept and flagged', () => {
  test.each([
    ['Rapat digelar (26/26/2024).', null, 'impossible-date'],
    ['Rapat digelar 30 Februari 2024.', null, 'impossible-date'],
    ['Pemungutan suara digelar 27/11/2204.', '2204-11-27', 'impossible-date'],
    ['Rapat digelar Senin (24/10/2023).', '2023-10-24', 'weekday-mismatch'],
  ])('%s', (body, value, code) => {
    const { dates, codes } = read(body);
    expect(dates[0]?.value).toBe(value);
    expect(codes).toContain(code);
  });
});

test.each([
  'Surat itu bernomor 1447.1/PM.01/K.1/09/2022.',
  'Sebanyak 1/3 suara dinyatakan tidak sah.',
  'Rapat digelar setiap Senin.',
  'Layanan buka Senin-Jumat.',
  'Ia tinggal di Pasar Minggu.',
  'Suaranya naik dibanding pilpres kemarin.',
  'Juli Setiawan dan Mei Lestari hadir.',
  'Sudah beberapa pekan lalu surat itu dikirim.',
])('no date: %s', (body) => {
  expect(read(body).dates).toEqual([]);
});
