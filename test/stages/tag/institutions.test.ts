import { describe, expect, test } from 'vitest';
import { tagged } from './tagged.js';

describe('a body is one mention with what belongs to it', () => {
  test('full name, acronym and region', () => {
    const { entity } = tagged('Badan Pengawas Pemilu (Bawaslu) Kabupaten Tuban bekerja.');
    expect(entity('Badan Pengawas Pemilu (Bawaslu) Kabupaten Tuban')).toMatchObject({
      ref: 'bawaslu',
      level: 'kabkota',
      region: '35.23',
    });
  });

  test('the level word inside the name belongs to the region too', () => {
    const { texts } = tagged('Pemerintah Kota Palopo menunggu.');
    expect(texts('institution')).toEqual(['Pemerintah Kota Palopo']);
    expect(texts('region')).toEqual(['Kota Palopo']);
  });

  test('a ministry unit with its ministry', () => {
    const { texts, entity } = tagged('Ditjen Politik dan Pemerintahan Umum, Kemendagri, memimpin rapat.');
    expect(texts('institution')).toEqual(['Ditjen Politik dan Pemerintahan Umum, Kemendagri']);
    expect(entity(texts('institution')[0] as string)).toMatchObject({
      ref: 'ditjen-polpum',
      level: 'nasional',
    });
  });

  test('a misspelt full form before its acronym', () => {
    const { texts } = tagged('Badang Pengawas Pemilihan Umum (Bawaslu) Provinsi Jambi melapor.');
    expect(texts('institution')).toEqual(['Badang Pengawas Pemilihan Umum (Bawaslu) Provinsi Jambi']);
  });

  test('units with numbers', () => {
    const { entity } = tagged('Kodam II/Sriwijaya dan Kodim 0711/Pemalang siaga.');
    expect(entity('Kodam II/Sriwijaya')).toMatchObject({ ref: 'kodam' });
    expect(entity('Kodim 0711/Pemalang')).toMatchObject({ ref: 'kodim', region: '33.27' });
  });
});

test('the region behind the last of a list belongs to all', () => {
  const { entity } = tagged('KPU dan Bawaslu Kabupaten Tuban bertemu.');
  expect(entity('KPU')).toMatchObject({ ref: 'kpu', region: '35.23', level: 'kabkota' });
});

describe('a bare body', () => {
  test('is the one that the article names with its region', () => {
    const { entity } = tagged('Bawaslu Kota Semarang memanggil dua ASN. Bawaslu akan meneruskan kasus itu.');
    expect(entity('Bawaslu')).toMatchObject({ region: '33.74' });
  });

  test("takes the article's region only if it is a local one", () => {
    const { entity } = tagged('Warga Kabupaten Tuban menunggu. Forkopimda hadir bersama KPU.');
    expect(entity('Forkopimda')).toMatchObject({ region: '35.23' });
    expect(entity('KPU')).toMatchObject({ region: null });
  });

  test('takes none when the article names several', () => {
    const { entity } = tagged('Kabupaten Tuban dan Kabupaten Blora sepakat. Forkopimda hadir.');
    expect(entity('Forkopimda')).toMatchObject({ region: null });
  });

  test('counted in numbers is nowhere in particular', () => {
    const { entity } = tagged('Kabupaten Tuban ditegur bersama 48 pemkab.');
    expect(entity('pemkab')).toMatchObject({ region: null });
  });
});

describe('short forms of several meanings', () => {
  test('by definition, in either order', () => {
    const { entity } = tagged(
      'Rekomendasi itu untuk PPK (Pejabat Pembina Kepegawaian). PPK wajib menjalankannya.',
    );
    expect(entity('PPK')).toMatchObject({ type: 'group', ref: 'ppk-role' });
  });

  test('by neighbours', () => {
    const { entity } = tagged('KPU melantik PPK dan PPS.');
    expect(entity('PPK')).toMatchObject({ type: 'institution', ref: 'ppk-pemilu' });
  });

  test('else open', () => {
    const { entity } = tagged('PPK harus netral.');
    expect(entity('PPK')).toMatchObject({ ref: null });
    expect([...(entity('PPK').candidates ?? [])].sort()).toEqual(['ppk-pemilu', 'ppk-role']);
  });
});

test('an organisation that only the article explains keeps its short name', () => {
  const { mentions, texts } = tagged(
    'Forum Pemuda Peduli Demokrasi (FPPD) hadir. Menurut FPPD, politik uang masih ada.',
  );
  expect(texts('institution')).toEqual(['Forum Pemuda Peduli Demokrasi (FPPD)', 'FPPD']);
  const bodies = mentions.filter(({ type }) => type === 'institution');
  expect(new Set(bodies.map(({ entity }) => entity)).size).toBe(1);
});

test('a rank is no body', () => {
  const { texts } = tagged('Kapolda Jabar Inspektur Jenderal Polisi Agung Budi hadir bersama warga.');
  expect(texts('institution')).toEqual([]);
  expect(texts('group')).toEqual(['warga']);
});

test('words in the title of a law are no mentions', () => {
  const { texts } = tagged(
    'Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil berlaku bagi ASN.',
  );
  expect(texts('group')).toEqual(['ASN']);
});

describe('what is no body', () => {
  test.each([
    'Surat bernomor 800/1455/BKPSDM itu berlaku sampai besok.',
    'Kades yang berinisial MK itu mengaku.',
    'Dua kepala puskesmas ditegur.',
    'Kepala OPD wajib membacakan edaran.',
  ])('%s', (body) => {
    expect(tagged(body).texts('institution')).toEqual([]);
  });
});

test('a nation and a branch belong to the name of an organisation', () => {
  const { texts } = tagged(
    'Direktur Democracy and Electoral Empowerment Partnership (DEEP) Indonesia Budi Santoso hadir. PMKRI Cabang Ruteng menolak.',
  );
  expect(texts('institution')).toEqual([
    'Democracy and Electoral Empowerment Partnership (DEEP) Indonesia',
    'PMKRI Cabang Ruteng',
  ]);
  expect(texts('person')).toEqual(['Budi Santoso']);
});

test('the name of its leader is no part of an open name', () => {
  const { texts } = tagged('Koordinator Jaringan Pemantau Kepulauan Zainol Arifin menilai itu terlambat.');
  expect(texts('institution')).toEqual(['Jaringan Pemantau Kepulauan']);
  expect(texts('person')).toEqual(['Zainol Arifin']);
});

test('the board of a party is no senate', () => {
  expect(tagged('Pengurus DPD Golkar Lampung hadir.').texts('institution')).toEqual([]);
});

test('a short name behind unit words belongs to the body', () => {
  const { texts } = tagged('Dinas Perumahan dan Kawasan Permukiman (Perkim) Kabupaten Paser hadir.');
  expect(texts('institution')).toEqual(['Dinas Perumahan dan Kawasan Permukiman (Perkim) Kabupaten Paser']);
});
