import { describe, expect, test } from 'vitest';
import { tagged } from './tagged.js';

describe('areas of one name are told apart', () => {
  test('by the post in front', () => {
    const { entity } = tagged('Bupati Bogor bertemu Wali Kota Sukabumi dan mantan Wali Kota Kediri.');
    expect(entity('Bogor')).toMatchObject({ ref: '32.01', name: 'Kabupaten Bogor' });
    expect(entity('Sukabumi')).toMatchObject({ ref: '32.72' });
    expect(entity('Kediri')).toMatchObject({ ref: '35.71' });
  });

  test('by other mentions in the article', () => {
    const { entity } = tagged('Bawaslu Kota Semarang memanggil dua ASN. Warga Semarang diminta tenang.');
    expect(entity('Semarang')).toMatchObject({ ref: '33.74' });
  });

  test('a tie stays a tie', () => {
    const { entity } = tagged('Rapat itu digelar di Bandung.');
    expect(entity('Bandung')).toMatchObject({ ref: null, candidates: ['32.04', '32.73'] });
  });

  test('the level word behind the name counts too', () => {
    const { entity } = tagged('Kapolresta Bogor Kota hadir.');
    expect(entity('Bogor Kota')).toMatchObject({ ref: '32.71' });
  });
});

describe('abbreviations', () => {
  test('defined in the article', () => {
    const { entity, texts } = tagged('Pemerintah Kabupaten Bengkulu Utara (BU) mengundang KPU BU.');
    expect(texts('region')).toEqual(['Kabupaten Bengkulu Utara (BU)', 'BU']);
    expect(entity('BU')).toMatchObject({ ref: '17.03' });
  });

  test('undefined, by the one area of the article with these initials', () => {
    const { entity } = tagged('Kabupaten Bengkulu Utara siap. Ketua Bawaslu BU dan Sekda BU hadir.');
    expect(entity('BU')).toMatchObject({ ref: '17.03' });
  });

  test('no area has them: none', () => {
    const { texts } = tagged('Kabupaten Tuban siap. Ketua Bawaslu BU hadir.');
    expect(texts('region')).toEqual(['Kabupaten Tuban']);
  });

  test('well known ones', () => {
    const { entity } = tagged('Bawaslu Kukar menyurati Bawaslu Kaltim dan KPU KSB.');
    expect(entity('Kukar')).toMatchObject({ ref: '64.02' });
    expect(entity('Kaltim')).toMatchObject({ ref: '64' });
    expect(entity('KSB')).toMatchObject({ ref: '52.07' });
  });

  test('another bracket behind a dateline is none', () => {
    const { texts } = tagged(
      'Sungailiat, Babel (ANTARA) - KPU Babel menggelar rapat di Provinsi Kepulauan Bangka Belitung.',
    );
    expect(texts('region')).not.toContain('ANTARA');
  });
});

describe('what is no area', () => {
  test('a person of the same name', () => {
    const { texts } = tagged('Bima menegaskan ASN harus netral. "Jaga netralitas," kata Bima.');
    expect(texts('region')).toEqual([]);
  });

  test('an outlet, a web address', () => {
    const { texts } = tagged('RADAR JABAR - Menurut laman jabar.bawaslu.go.id, rapat itu batal.');
    expect(texts('region')).toEqual([]);
  });

  test("a kecamatan's name without support", () => {
    const { entities } = tagged('Ia tinggal di Sukarame sejak lama.');
    expect(entities.filter(({ type, ref }) => type === 'region' && ref !== null)).toEqual([]);
  });
});

test('a kecamatan counts with its level word, and where it lies in an area of the article', () => {
  const { entity } = tagged(
    'Camat Kalianda, Lampung Selatan, bertemu warga Kecamatan Natar dan warga Sidomulyo.',
  );
  expect(entity('Kalianda')).toMatchObject({ ref: '18.01.06', level: 'kecamatan' });
  expect(entity('Kecamatan Natar')).toMatchObject({ ref: '18.01.04' });
});

test('a village keeps its level without a code', () => {
  const { entity } = tagged('Acara itu berlangsung di Desa Sukamaju.');
  expect(entity('Desa Sukamaju')).toMatchObject({ type: 'region', ref: null, level: 'desa' });
});

test('a motto in small letters is its area', () => {
  const { entity } = tagged('Pemilu damai di bumi beguai jejama sai betik.');
  expect(entity('bumi beguai jejama sai betik')).toMatchObject({ ref: '18.04' });
});

test('the last of a list is an area though its name is a word', () => {
  const { texts } = tagged('Rapat dihadiri utusan dari Kabupaten Brebes, Pemalang, dan Tegal.');
  expect(texts('region')).toEqual(['Kabupaten Brebes', 'Pemalang', 'Tegal']);
});

test('kecamatan of the article’s regency count in a list', () => {
  const { entity } = tagged(
    'KPU Kabupaten Sumenep mengirim logistik ke kepulauan, termasuk Sapeken dan Masalembu.',
  );
  expect(entity('Sapeken')).toMatchObject({ level: 'kecamatan' });
  expect(entity('Masalembu')).toMatchObject({ level: 'kecamatan' });
});

test('the town of the dateline is one region though names of others lie in it', () => {
  const { texts } = tagged('KABARKITA.CO.ID, KUALA KAPUAS – Para camat hadir di kantor bupati.');
  expect(texts('region')).toEqual(['KUALA KAPUAS']);
});

test('the town of a court is a region in its name', () => {
  const { texts } = tagged('Sidang digelar di Pengadilan Negeri (PN) Lubuk Sikaping kemarin.');
  expect(texts('region')).toEqual(['Lubuk Sikaping']);
});
