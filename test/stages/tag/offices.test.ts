import { describe, expect, test } from 'vitest';
import { tagged } from './tagged.js';

describe('a post is one mention with its prefix, unit, body and region', () => {
  test.each([
    ['Penjabat (Pj) Bupati Tuban', { ref: 'bupati', acting: 'pj', region: '35.23' }],
    ['Plt. Kepala BKPSDM Kabupaten Kudus', { ref: 'kaban', acting: 'plt', region: '33.19' }],
    ['Pelaksana Harian (Plh) Sekretaris Daerah (Sekda) Kudus', { ref: 'sekda', acting: 'plh' }],
    ['Anggota Bawaslu Provinsi Jambi', { ref: 'anggota-bawaslu', region: '15', level: 'provinsi' }],
    [
      'Koordinator Divisi Penanganan Pelanggaran, Data dan Informasi Bawaslu Kota Semarang',
      { ref: 'kordiv', region: '33.74' },
    ],
    ['Wakil Ketua DPRD Kabupaten Tuban', { ref: 'ketua-dprd', region: '35.23' }],
    ['Ketua DPC PDIP Kabupaten Blitar', { ref: 'party-leader', region: '35.05' }],
    ['Kabid Humas Polda Jabar', { ref: 'kabid-humas', region: '32' }],
    ['Dandim 0410/KBL', { ref: 'dandim' }],
    ['Menteri Dalam Negeri (Mendagri)', { ref: 'mendagri', level: 'nasional' }],
  ])('%s', (title, expected) => {
    const { texts, entity } = tagged(`Kegiatan itu dibuka ${title} pagi ini.`);
    expect(texts('office')).toEqual([title]);
    expect(entity(title)).toMatchObject({ type: 'office', ...expected });
  });

  test('a former post', () => {
    const { entity } = tagged('Mantan Wali Kota Bogor itu hadir.');
    expect(entity('Mantan Wali Kota Bogor')).toMatchObject({
      ref: 'wali-kota',
      former: true,
      region: '32.71',
    });
  });
});

test('a bare title is the post that the article names', () => {
  const { mentions } = tagged('Wali Kota Palopo membuka rapat. "Jaga netralitas," ucap Wali Kota.');
  const offices = mentions.filter(({ type }) => type === 'office');
  expect(offices.map(({ text }) => text)).toEqual(['Wali Kota Palopo', 'Wali Kota']);
  expect(offices[0]?.entity).toBe(offices[1]?.entity);
});

test('in a list of posts a bare one goes with the region before it', () => {
  const { entity } = tagged(
    'Pj Sekda Provinsi Lampung disambut Plt. Bupati Lampung Selatan, Sekda, dan Ketua DPRD.',
  );
  expect(entity('Sekda')).toMatchObject({ region: '18.01' });
  expect(entity('Ketua DPRD')).toMatchObject({ region: '18.01' });
});

describe('a role word for all its holders is a class of people', () => {
  test('by quantifier, number or "se-"', () => {
    const { texts } = tagged('Para bupati, 15 camat, dan lurah se-Kabupaten Tuban diingatkan.');
    expect(texts('group')).toEqual(['bupati', 'camat', 'lurah']);
    expect(texts('office')).toEqual([]);
    expect(texts('region')).toEqual(['Kabupaten Tuban']);
  });

  test('heads of all units, with the unit inside', () => {
    const { texts, entity } = tagged('Kepala Organisasi Perangkat Daerah (OPD) Tuban hadir.');
    expect(entity('Kepala Organisasi Perangkat Daerah (OPD) Tuban')).toMatchObject({
      type: 'group',
      ref: 'kepala-opd',
    });
    expect(texts('institution')).toEqual(['Organisasi Perangkat Daerah (OPD) Tuban']);
  });

  test('one post is none', () => {
    const { texts } = tagged('Camat Natar mengumpulkan para kepala desa. Camat meminta mereka netral.');
    expect(texts('office')).toEqual(['Camat Natar', 'Camat']);
    expect(texts('group')).toEqual(['kepala desa']);
  });
});

test("what candidates stand for is nobody's post", () => {
  const { texts } = tagged('KPU menetapkan pasangan calon Bupati dan Wakil Bupati Tuban.');
  expect(texts('office')).toEqual([]);
  expect(texts('region')).toEqual(['Tuban']);
});

describe('a title that points back', () => {
  test('is the post in the body that the sentence before begins with', () => {
    const { entity, entities } = tagged(
      'Bawaslu Dairi berharap pemerintah daerah tegas. Ketuanya, Budi Santoso, menunggu laporan warga.',
    );
    const office = entity('Ketuanya');
    expect(office).toMatchObject({ type: 'office', ref: 'ketua-bawaslu', region: '12.11' });
    expect(entity('Budi Santoso')).toMatchObject({ offices: [entities.indexOf(office)] });
  });

  test('without a body it is none', () => {
    expect(tagged('Warga menunggu di jalan. Ketuanya belum datang.').texts('office')).toEqual([]);
  });
});

test('an assistant by number and by field is one post', () => {
  const { mentions } = tagged(
    'Asisten I Sekda Tuban Budi Santoso hadir. Asisten Pemerintahan Setda Tuban itu mengingatkan ASN.',
  );
  const [first, second] = mentions.filter(({ type }) => type === 'office');
  expect(first?.text).toBe('Asisten I Sekda Tuban');
  expect(second?.entity).toBe(first?.entity);
});

describe('a village that the lexicon lacks', () => {
  test('ends before the name of its head', () => {
    const { texts } = tagged('Kepala Desa Cibadakan Andi Rahman meminta warga tenang.');
    expect(texts('office')).toEqual(['Kepala Desa Cibadakan']);
    expect(texts('person')).toEqual(['Andi Rahman']);
  });

  test('stands behind a short title when its head is named behind a comma', () => {
    const { texts } = tagged('Kades Puuwehukoa, Sutikno, hadir. Perbekel Tegal Asri, Made Sudiarsa, hadir.');
    expect(texts('office')).toEqual(['Kades Puuwehukoa', 'Perbekel Tegal Asri']);
    expect(texts('region')).toEqual([]);
  });

  test('is no place when it is the head', () => {
    expect(tagged('Kades Sutikno, Senin, hadir.').texts('office')).not.toContain('Kades Sutikno');
  });
});

test('a commander by the number and name of the unit is the one meant by the bare title', () => {
  const { mentions, entity } = tagged(
    'Dandim 1206 Putussibau Letkol Inf Nasli hadir di Kapuas Hulu. Dandim mengajak warga tenang.',
  );
  const [named, bare] = mentions.filter(({ type }) => type === 'office');
  expect(named?.text).toBe('Dandim 1206 Putussibau');
  expect(bare?.entity).toBe(named?.entity);
  expect(entity('Nasli')).toMatchObject({ honorifics: ['Letkol Inf'] });
});

test('the same title again in brackets belongs to the first', () => {
  const { texts } = tagged(
    'Kepala Kepolisian Daerah Lampung (Kapolda Lampung) Irjen Pol Budi Santoso hadir.',
  );
  expect(texts('office')).toEqual(['Kepala Kepolisian Daerah Lampung (Kapolda Lampung)']);
});

test('posts that people stand for are nobody’s', () => {
  const { texts } = tagged(
    'Semua paslon, baik gubernur maupun bupati, diundang. Tahapan pemilihan Gubernur dan Wakil Gubernur Aceh serta Bupati dan Wakil Bupati Pidie dimulai.',
  );
  expect(texts('office')).toEqual([]);
});

test('two posts of one body, named behind the second', () => {
  const { entity } = tagged('Rapat dihadiri ketua dan anggota Bawaslu Tuban.');
  expect(entity('ketua')).toMatchObject({ ref: 'ketua-bawaslu', region: '35.23' });
  expect(entity('anggota Bawaslu Tuban')).toMatchObject({ ref: 'anggota-bawaslu', region: '35.23' });
});

test('a village of two words that villages’ names have ends before its head without a comma', () => {
  const { texts } = tagged('Kakam Mulya Sari Herman Susilo dan Danramil 0811/12 Jenu hadir.');
  expect(texts('office')).toEqual(['Kakam Mulya Sari', 'Danramil 0811/12 Jenu']);
});

describe('holders whom the article counts are a class of people', () => {
  test.each([
    ['dua sekretaris daerah', 'Kemarin dua sekretaris daerah diberhentikan.', ['sekretaris daerah'], []],
    ['one, and again', 'Seorang kasubag ditegur. Kasubag itu diam.', ['kasubag', 'Kasubag'], []],
    [
      'members of a body',
      'Dua anggota PPK Bringin dan seorang ketua PPS dicopot.',
      ['anggota PPK Bringin', 'ketua PPS'],
      [],
    ],
    ['but an ordinal counts nobody', 'Yang kedua Camat Bringin berinisial MJ.', [], ['Camat Bringin']],
    ['staff', 'Empat staf ditegur, para atasan dipanggil.', ['staf', 'atasan'], []],
    ['but not a rank to which one falls', 'Ia kini berstatus staf di dinas itu.', [], []],
  ])('%s', (_kind, text, groups, offices) => {
    const { texts } = tagged(text);
    expect(texts('group')).toEqual(groups);
    expect(texts('office')).toEqual(offices);
  });

  test('"camat itu" is the one who has been named last', () => {
    const { mentions } = tagged('Camat Bringin Andi Wijaya membantah. "Camat itu dipanggil," kata Rudi.');
    const offices = mentions.filter(({ type }) => type === 'office');
    expect(offices.map(({ text }) => text)).toEqual(['Camat Bringin', 'Camat']);
    expect(offices[0]?.entity).toBe(offices[1]?.entity);
    expect(tagged('Seorang camat diperiksa. Camat itu diam.').texts('office')).toEqual([]);
  });
});

describe('a post with a small area that no gazetteer has', () => {
  test.each([
    ['Camat Sinar Harapan berinisial TS dipanggil.', 'Camat Sinar Harapan'],
    ['Camat Rimbo Kelam, Andi Wijaya, membantah.', 'Camat Rimbo Kelam'],
    ['Kepala Jorong Kampuang Tangah, Andi Wijaya (40), divonis bebas.', 'Kepala Jorong Kampuang Tangah'],
  ])('%s', (text, office) => {
    expect(tagged(text).texts('office')).toEqual([office]);
  });

  test('but no holder in a list of posts', () => {
    const { texts } = tagged('Hadir Camat Andi Wijaya, Kapolsek Rudi Hartono, dan para kades.');
    expect(texts('person')).toEqual(['Andi Wijaya', 'Rudi Hartono']);
  });
});

describe('the word before a name is a post', () => {
  test.each([
    ['Jaksa Andi Wijaya menuntut lima bulan.', 'Jaksa'],
    [
      'Pengamat politik Universitas Andalas, Andi Wijaya, menilai hal itu.',
      'Pengamat politik Universitas Andalas',
    ],
  ])('%s', (text, office) => {
    expect(tagged(text).texts('office')).toEqual([office]);
  });

  test('but a class of people without one', () => {
    expect(tagged('Jaksa menuntut lima bulan.').texts('group')).toEqual(['Jaksa']);
  });
});
