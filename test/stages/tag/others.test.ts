import { describe, expect, test } from 'vitest';
import { tagged } from './tagged.js';

describe('elections', () => {
  test.each([
    ['Pemilihan Umum (Pemilu) serentak 2024', 'pemilu', 2024],
    ['Pilkada Serentak Tahun 2020', 'pilkada', 2020],
    ['Pemiliah Umum (Pemilu) 2024', 'pemilu', 2024],
    ['Pilgub Jawa Tengah 2018', 'pilkada', 2018],
    ['Pileg', 'pileg', null],
  ])('%s', (text, ref, year) => {
    const { texts, entity } = tagged(`Warga menanti ${text} dengan tenang.`);
    expect(texts('election')).toEqual([text]);
    expect(entity(text)).toMatchObject({ ref, year });
  });

  test('an unmarked one is the one of the article', () => {
    const { mentions } = tagged('Pemilu 2024 sudah dekat. ASN harus netral selama pemilu berlangsung.');
    const elections = mentions.filter(({ type }) => type === 'election');
    expect(elections).toHaveLength(2);
    expect(elections[0]?.entity).toBe(elections[1]?.entity);
  });

  test('the day stated behind a list holds for the list', () => {
    const { entity } = tagged(
      'Pileg dan juga Pilpres yang akan dilangsungkan pada 14 Februari 2024 sudah dekat.',
    );
    expect(entity('Pileg')).toMatchObject({ year: 2024 });
    expect(entity('Pilpres')).toMatchObject({ year: 2024 });
  });

  test('two years are two elections', () => {
    const { entities } = tagged('Pemilu 2019 lebih ramai dari Pemilu 2024.');
    expect(entities.filter(({ type }) => type === 'election')).toHaveLength(2);
  });

  test('inside the name of a body it is no mention, inside a class of people it is', () => {
    expect(tagged('Badan Pengawas Pemilu rapat.').texts('election')).toEqual([]);
    expect(tagged('Para penyelenggara pemilu rapat.').texts('election')).toEqual(['pemilu']);
  });
});

describe('classes of people', () => {
  test('the head noun phrase alone, with its acronym', () => {
    const { texts } = tagged('Seluruh anggota aparatur sipil negara (ASN) dan kawan kawan di ASN netral.');
    expect(texts('group')).toEqual(['aparatur sipil negara (ASN)', 'ASN']);
  });

  test('one of many contestants is nobody, one of the pairs is a pair', () => {
    const { texts } = tagged(
      'ASN tidak boleh memihak salah satu pasangan calon atau salah satu partai politik.',
    );
    expect(texts('group')).toEqual(['ASN', 'pasangan calon']);
  });
});

describe('venues', () => {
  test('a noun with its name, and the region in it', () => {
    const { texts } = tagged('Rapat digelar di Hotel Horison, Bandar Lampung, lalu di Kantor Bupati Tuban.');
    expect(texts('place')).toEqual(['Hotel Horison', 'Kantor Bupati Tuban']);
    expect(texts('region')).toEqual(['Bandar Lampung', 'Tuban']);
  });

  test('a region in the middle of the name is a part of it', () => {
    const { texts } = tagged('Apel digelar di Komplek Bogor Nirwana Residence pagi ini.');
    expect(texts('region')).toEqual([]);
  });
});

test('parties by name and acronym', () => {
  const { entity } = tagged('Partai Keadilan Sejahtera (PKS) dan Demokrat berkoalisi.');
  expect(entity('Partai Keadilan Sejahtera (PKS)')).toMatchObject({ type: 'party', ref: 'pks' });
  expect(entity('Demokrat')).toMatchObject({ ref: 'demokrat' });
});

test('mentions nest or lie apart, and none of a type lies in another of it', () => {
  const { mentions } = tagged(
    'Ketua KPU dan Bawaslu Kabupaten Tuban, Kepala OPD Kabupaten Tuban, serta Wali Kota Bogor Jabar hadir di Kantor Bupati Tuban.',
  );
  for (const a of mentions) {
    for (const b of mentions) {
      if (a === b || b.from >= a.to || b.to <= a.from) continue;
      expect(a.type).not.toBe(b.type);
      expect((a.from <= b.from && b.to <= a.to) || (b.from <= a.from && a.to <= b.to)).toBe(true);
    }
  }
});

test('the year of an election whose voting day the article names', () => {
  const { entity } = tagged('Warga menyambut Pilkada. Pencoblosan digelar 27 November 2024.');
  expect(entity('Pilkada')).toMatchObject({ year: 2024 });
});

test('inside the name of a law an election is no mention', () => {
  expect(tagged('Itu diatur dalam UU Pilkada.').texts('election')).toEqual([]);
});

describe('classes of people', () => {
  test.each([
    ['Jangan memasang stiker calon di pos ronda.', ['calon']],
    ['Calon pembeli itu datang.', []],
    ['Ia mendukung salah satu calon.', []],
    ['Guru tersebut dipanggil.', ['Guru']],
    ['Purnawirawan guru itu hadir.', []],
    ['Publik menilai lain. Pelayanan publik terganggu.', ['Publik']],
    [
      'Pejabat ASN, anggota TNI/Polri, dan kades dilarang memihak.',
      ['Pejabat ASN', 'anggota TNI/Polri', 'kades'],
    ],
    ['Ia memanggil kadis, kaban, dan camat.', ['kadis', 'kaban', 'camat']],
    ['Warga berkumpul di kantor camat.', ['Warga']],
  ])('%s', (body, groups) => {
    expect(tagged(body).texts('group')).toEqual(groups);
  });

  test('a body inside one that is a class as a whole is no mention', () => {
    expect(tagged('Anggota TNI/Polri dilarang memihak.').texts('institution')).toEqual([]);
  });
});
