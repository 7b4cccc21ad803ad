import { describe, expect, test } from 'vitest';
import { read } from './read.js';

const violations = (body: string) => read(body).violations;

describe('status', () => {
  test.each([
    ['Bupati melarang ASN terlibat politik praktis.', 'practical-politics', 'forbidden'],
    ['ASN yang tidak netral akan dikenai sanksi.', 'neutrality-breach', 'forbidden'],
    ['Tiga ASN diduga melanggar netralitas.', 'neutrality-breach', 'alleged'],
    ['Tiga ASN dilaporkan melanggar netralitas.', 'neutrality-breach', 'alleged'],
    ['Tiga ASN terbukti melanggar netralitas.', 'neutrality-breach', 'proven'],
    ['Tiga ASN tidak terbukti melanggar netralitas.', 'neutrality-breach', 'dismissed'],
    ['Jika ASN terbukti melanggar netralitas, sanksinya pemecatan.', 'neutrality-breach', 'forbidden'],
  ])('%s', (body, kind, status) => {
    expect(violations(body)).toMatchObject([{ kind, status, actors: ['ASN'] }]);
  });
});

describe('innocent words', () => {
  test.each([
    'Lampung termasuk provinsi yang rawan politik uang.',
    'Bupati dan seluruh ASN mendukung kelancaran Pilkada.',
    'Ratusan ASN mengikuti deklarasi netralitas.',
    'Mutasi ASN di lingkungan pemerintah kabupaten berlangsung pekan lalu.',
    'Bupati meminta ASN menjaga netralitas.',
    'Hingga kini belum ditemukan ASN yang berpihak.',
    'Bupati meminta warga menghindari tindakan golput.',
  ])('%s', (body) => {
    expect(violations(body)).toEqual([]);
  });
});

test('the object belongs to the act, purpose and manner do not', () => {
  expect(violations('Bupati melarang ASN berpihak ke salah satu calon dengan cara apa pun.')).toMatchObject([
    { kind: 'neutrality-breach', text: 'berpihak ke salah satu calon' },
  ]);
});

test('two words under one negation are one act', () => {
  expect(violations('Bupati meminta ASN tidak berpihak dan tidak memihak.')).toMatchObject([
    { kind: 'neutrality-breach', text: 'berpihak dan tidak memihak' },
  ]);
});

test('an act composed of telling and voting', () => {
  expect(
    violations('Seorang camat diduga mengarahkan para kepala desa memenangkan paslon nomor dua.'),
  ).toMatchObject([{ kind: 'solicit-votes', status: 'alleged', actors: ['camat'] }]);
});

test('an accusation without anybody is none', () => {
  expect(violations('Bawaslu mengawasi dugaan pelanggaran netralitas.')).toEqual([]);
});
