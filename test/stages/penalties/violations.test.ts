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

describe('who tells of it did not do it', () => {
  test.each([
    [
      'Kepala Desa Sukamaju Budi Hartono divonis bersalah. Menurut Ketua Majelis Hakim, Rina Lestari, bahwa terdakwa bersalah melakukan tindakan yang menguntungkan salah satu calon.',
      ['Budi Hartono'],
    ],
    ['Ketua Bawaslu Garut Ahmad Fauzi menyebut dua lurah terbukti menghadiri kampanye caleg.', ['lurah']],
    [
      'Bupati Wonosari Dedi Suryana menegur seorang lurah yang kedapatan ikut rapat pemenangan calon.',
      ['lurah'],
    ],
    [
      'Dua guru SMP, Ani Wijaya dan Dewi Sartika, diduga mendukung paslon nomor 2.',
      ['Ani Wijaya', 'Dewi Sartika'],
    ],
  ])('%s', (body, actors) => {
    const last = violations(body).at(-1);
    expect(last?.actors).toEqual(actors);
  });
});

describe('cleared of another offence', () => {
  test.each([
    ['Camat itu diduga melanggar netralitas meski bukan pelanggaran saat pemilihan.', 'alleged'],
    ['Kasus lima ASN tidak memenuhi unsur pidana, tetapi mereka terbukti melanggar netralitas.', 'proven'],
    ['Lima ASN dinyatakan tidak terbukti melanggar netralitas.', 'dismissed'],
  ])('%s', (body, status) => {
    expect(violations(body).at(-1)).toMatchObject({ kind: 'neutrality-breach', status });
  });
});

describe('several acts', () => {
  test('a count of cases goes on to the next act and sentence', () => {
    const found = violations(
      'Bawaslu mencatat 20 dugaan pelanggaran ASN: 12 soal unggahan dukungan di media sosial, delapan menghadiri kampanye. Menyusul kemudian foto bersama calon.',
    );
    expect(found.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'social-media-campaign alleged',
      'join-campaign alleged',
      'photo-with-candidate alleged',
    ]);
  });

  test('what is done with or to whom belongs to the act', () => {
    expect(
      violations('Seorang camat diduga menghadiri pertemuan tertutup dengan seorang bakal calon bupati.'),
    ).toMatchObject([{ text: 'menghadiri pertemuan tertutup dengan seorang bakal calon bupati' }]);
  });

  test('an innocent word is clear before a candidate', () => {
    expect(violations('Seorang lurah diduga mendukung paslon nomor 2.')).toMatchObject([
      { kind: 'open-endorsement', status: 'alleged', text: 'mendukung paslon nomor 2' },
    ]);
  });
});

describe('what a punishment answers', () => {
  const answers = (body: string) => read(body).sanctions.map(({ answers }) => answers);

  test('the reason in its sentence, of the last punishment before it only', () => {
    expect(
      answers(
        'Dua camat diberi teguran tertulis, sementara seorang guru dimutasi karena berfoto bersama calon bupati.',
      ),
    ).toEqual([null, 'photo-with-candidate']);
  });

  test('what the person did, wherever the article says it, and again when it is told again', () => {
    expect(
      answers(
        'Camat Sukamaju Andi Rahman dinonaktifkan. Bupati sudah menyiapkan pengganti. Andi Rahman terbukti menghadiri kampanye calon bupati. Andi Rahman dinonaktifkan pekan lalu.',
      ),
    ).toEqual(['join-campaign', 'join-campaign']);
  });

  test('an offence that names a punishment is not its own cause', () => {
    expect(answers('Bupati dilarang menunda penjatuhan sanksi bagi ASN.')).not.toContain('inaction-by-ppk');
  });
});
