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
