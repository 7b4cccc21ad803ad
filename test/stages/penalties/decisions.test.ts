/** One row per way in which an article tells who decides, what a court ruled, and what is no punishment after all. */
import { describe, expect, test } from 'vitest';
import { read } from './read.js';

const sanctionsIn = (body: string): string[] =>
  read(body).sanctions.map(
    ({ kind, status, authority, target }) => `${kind} ${status} by ${authority ?? '-'} on ${target ?? '-'}`,
  );

const VERDICT = 'Pengadilan Negeri Garut memvonis Kepala Desa Mekarjaya, Andi Rahman, tiga bulan penjara. ';
const PRISON = 'prison imposed by Pengadilan Negeri Garut on Andi Rahman';

describe('verdicts', () => {
  test.each([
    ['Majelis hakim juga mengenakan denda Rp2 juta kepada terdakwa.', ['fine imposed']],
    [
      'Ia juga didenda Rp2 juta. Bila tidak dibayar, denda diganti kurungan sebulan.',
      ['fine imposed', 'detention imposed'],
    ],
    [
      '“Kita beri percobaan empat bulan, dan semoga dipahami oleh kepala desa lain maupun ASN,” kata Ketua Majelis Hakim Budi Santoso.',
      ['probation imposed'],
    ],
    ['Pidana penjara tiga bulan tadi tidak perlu dijalani.', ['prison imposed']],
    ['Hal yang meringankan, terdakwa belum pernah dihukum.', []],
  ])('%s', (body, expected) =>
    expect(sanctionsIn(VERDICT + body)).toEqual([
      PRISON,
      ...expected.map((said) => `${said} by Pengadilan Negeri Garut on Andi Rahman`),
    ]),
  );

  test.each([
    [
      'Jaksa menghendaki Kepala Desa Mekarjaya, Andi Rahman, dipenjara enam bulan.',
      ['prison recommended by - on Andi Rahman'],
    ],
    [
      'Camat Cibatu, Andi Rahman, akan segera menjalani hukuman penjara satu bulan.',
      ['prison imposed by - on Andi Rahman'],
    ],
    [
      'Kepala Jorong Pasa, Andi Rahman (39), yang duduk di kursi terdakwa, divonis bebas.',
      ['acquittal denied by - on Andi Rahman'],
    ],
    [
      'Pasal 490 UU Nomor 7 Tahun 2017 mengancam kepala desa yang menguntungkan peserta pemilu dengan penjara paling lama satu tahun.',
      ['prison threatened by - on kepala desa'],
    ],
  ])('%s', (body, expected) => expect(sanctionsIn(body)).toEqual(expected));

  test('a judge is never the one punished', () => {
    const found = read(
      'Putusan dibacakan Ketua Majelis Hakim Budi Santoso. Ia dijatuhi pidana penjara tiga bulan.',
    );
    expect(found.sanctions.map(({ target }) => target)).not.toContain('Budi Santoso');
  });
});

describe('who decides', () => {
  test.each([
    [
      'Sembilan ASN kena hukuman disiplin. Keputusan wali kota itu diumumkan Senin.',
      ['discipline-generic imposed by wali kota on ASN'],
    ],
    [
      'Dari 417 ASN yang direkomendasikan dijatuhi sanksi, baru 196 orang yang dihukum pejabat pembina kepegawaian.',
      [
        'sanction-generic recommended by pejabat pembina kepegawaian on ASN',
        'sanction-generic imposed by pejabat pembina kepegawaian on ASN',
      ],
    ],
    [
      'Rekomendasi KASN mengenai seorang camat yang mengajak warga memilih calon, kata dia, adalah pemberian sanksi disiplin sedang terhadap camat tersebut. Bupati wajib menindaklanjuti rekomendasi itu.',
      ['discipline-moderate recommended by Bupati on camat'],
    ],
    [
      'Dewan Kehormatan Penyelenggara Pemilu (DKPP) membacakan putusan hari ini. Ketua KPU Garut Andi Rahman dijatuhi peringatan keras.',
      ['dkpp-stern-warning imposed by Dewan Kehormatan Penyelenggara Pemilu (DKPP) on Andi Rahman'],
    ],
    [
      'Badan Kepegawaian Negara (BKN) membenarkan. Sebanyak 64 data kepegawaian ASN telah diblokir.',
      ['data-block imposed by Badan Kepegawaian Negara (BKN) on ASN'],
    ],
  ])('%s', (body, expected) => expect(sanctionsIn(body)).toEqual(expected));

  test('a threat of others is nobody’s decision', () =>
    expect(sanctionsIn('Menteri dapat menegur gubernur. Tiga ASN dijatuhi sanksi pada Pilkada.')[1]).toBe(
      'sanction-generic imposed by - on ASN',
    ));
});

describe('who is meant', () => {
  test.each([
    [
      'Untuk tenaga honorer, ancamannya lebih tegas: kontraknya tidak diperpanjang.',
      ['honorer-contract-end threatened by - on tenaga honorer'],
    ],
    [
      'Camat Cibatu, Andi Rahman, mengaku siap dijatuhi sanksi apa pun.',
      ['sanction-generic threatened by - on Andi Rahman'],
    ],
    [
      'Camat Cibatu diduga ikut kampanye. Hukumannya belum bisa dipastikan.',
      ['sanction-generic pending by - on -'],
    ],
    ['Belum ada kepala desa di Garut yang dijatuhi sanksi.', ['sanction-generic denied by - on kepala desa']],
    [
      'Tiga ASN dijatuhi sanksi disiplin oleh bupati. ASN terkait mendapat penundaan kenaikan pangkat.',
      ['discipline-generic imposed by bupati on ASN', 'promotion-delay imposed by bupati on ASN'],
    ],
    [
      'Sembilan ASN dijatuhi sanksi. Tidak ada yang dipecat.',
      ['sanction-generic imposed by - on ASN', 'dismissal-generic denied by - on ASN'],
    ],
  ])('%s', (body, expected) => expect(sanctionsIn(body)).toEqual(expected));
});

describe('no punishment', () => {
  test.each([
    ['Sosialisasi itu bagian dari pembinaan kepada para ASN.'],
    ['Bupati meminta kepada Bawaslu agar menindak ASN yang berkampanye.'],
  ])('%s', (body) => expect(sanctionsIn(body)).toEqual([]));

  test('a word that takes up the punishment just named is no second one', () =>
    expect(
      sanctionsIn(
        'ASN yang ikut kampanye terancam hukuman disiplin sedang. Adapun sanksinya menyesuaikan aturan.',
      ),
    ).toEqual(['discipline-moderate threatened by - on ASN']));
});
