import { describe, expect, test } from 'vitest';
import { read } from './read.js';

const only = (body: string) => {
  const { sanctions } = read(body);
  expect(sanctions).toHaveLength(1);
  return sanctions[0];
};

describe('where a case stands', () => {
  test.each([
    ['ASN yang tidak netral akan dikenai sanksi tegas.', 'threatened'],
    ['Jika terbukti tidak netral, ASN tersebut bisa dipecat.', 'threatened'],
    ['Bupati tak segan mencopot camat yang berpihak.', 'threatened'],
    ['Sanksi berat menanti ASN yang tidak netral.', 'threatened'],
    ['ASN diminta menjaga sikap agar tidak terkena sanksi.', 'threatened'],
    ['Sebanyak 14 ASN telah dijatuhi sanksi.', 'imposed'],
    ['Ratusan PNS kena sanksi karena tidak netral.', 'imposed'],
    ['Tiga camat dicopot bupati karena tidak netral.', 'imposed'],
    ['KASN merekomendasikan bupati menjatuhkan sanksi kepada dua ASN.', 'recommended'],
    ['Warga mendesak bupati mencopot camat yang tidak netral itu.', 'recommended'],
    ['Bawaslu belum bisa memastikan sanksi bagi tiga ASN itu.', 'pending'],
    ['Dua ASN itu belum dijatuhi sanksi.', 'pending'],
    ['Laporan itu tidak terbukti sehingga ASN tersebut lolos dari sanksi.', 'denied'],
    ['Sejauh ini belum ada ASN yang dijatuhi sanksi.', 'denied'],
    ['DPR mengusulkan agar sanksi bagi ASN yang tidak netral diperberat.', 'proposed'],
  ])('%s', (body, status) => {
    expect(only(body)).toMatchObject({ status });
  });

  test('what may happen is never said to have happened, however it is put', () => {
    for (const { status } of read(
      'Camat Sukamaju Budi Santoso bisa terjerat pasal yang memungkinkan ia dicopot dari jabatannya.\n\n' +
        'Kalau terbukti, camat itu dijatuhi hukuman disiplin berat.\n\n' +
        'ASN yang berpihak diberi sanksi sesuai aturan.',
    ).sanctions) {
      expect(status).toBe('threatened');
    }
  });
});

describe('ladders', () => {
  test('alternatives share a number, the general word before them stands alone', () => {
    const { sanctions } = read(
      'ASN yang tidak netral akan mendapat sanksi tegas, mulai dari teguran tertulis, penurunan pangkat, hingga pemecatan.',
    );
    expect(sanctions.map(({ kind, ladder }) => [kind, ladder])).toEqual([
      ['sanction-generic', null],
      ['written-reprimand', 1],
      ['rank-reduction-1y', 1],
      ['dismissal-generic', 1],
    ]);
  });

  test('prison and fine together are two punishments, each with its term', () => {
    const { sanctions } = read(
      'Kepala desa yang menguntungkan salah satu calon diancam pidana penjara paling singkat 1 (satu) bulan dan ' +
        'paling lama 6 bulan dan denda paling banyak Rp6 juta sesuai Pasal 188 UU Nomor 10 Tahun 2016.',
    );
    expect(sanctions).toMatchObject([
      {
        kind: 'prison',
        ladder: null,
        grade: 'criminal',
        duration: { min: 1, max: 6, unit: 'month' },
        basis: ['uu-10-2016'],
      },
      { kind: 'fine', ladder: null, amount: { min: null, max: 6_000_000, currency: 'IDR' }, duration: null },
    ]);
  });

  test('a grade that goes on alone is a step of its own', () => {
    const { sanctions } = read('ASN yang tidak netral terancam hukuman disiplin sedang atau berat.');
    expect(sanctions.map(({ kind, grade }) => [kind, grade])).toEqual([
      ['discipline-moderate', 'moderate'],
      ['discipline-severe', 'severe'],
    ]);
  });
});

describe('who and how many', () => {
  test('the agent of a passive imposes, the subject is punished', () => {
    expect(only('Sebanyak 14 ASN dijatuhi sanksi oleh Bupati Sukabumi.')).toMatchObject({
      authority: 'Bupati Sukabumi',
      target: 'ASN',
      count: 14,
    });
  });

  test('who announces is not who imposes', () => {
    const { sanctions, codes } = read(
      'Ketua Bawaslu Sukabumi Budi Santoso mengatakan ASN yang tidak netral akan disanksi.',
    );
    expect(sanctions).toMatchObject([{ authority: null, target: 'ASN', status: 'threatened' }]);
    expect(codes).not.toContain('sanction-without-power');
  });

  test('a speaker with the power who says "saya copot" imposes', () => {
    const { sanctions } = read(
      '"Camat yang tidak netral akan saya copot," kata Bupati Sukabumi Budi Santoso.',
    );
    expect(sanctions).toMatchObject([
      { kind: 'removed-from-post', authority: 'Budi Santoso', status: 'threatened' },
    ]);
  });

  test('one count for each stage, none where the article is vague', () => {
    const { sanctions } = read(
      'Dua ASN ditunda kenaikan pangkatnya, sedangkan satu lagi dipecat.\n\nBelasan ASN dijatuhi sanksi.',
    );
    expect(sanctions.map(({ count }) => count)).toEqual([2, 1, null]);
  });

  test('a threat does not fall on a person who was only named before', () => {
    const { sanctions } = read(
      'Camat Sukamaju Andi Wijaya telah dicopot.\n\nBupati akan mencopot jika ada pejabat yang tidak netral.',
    );
    expect(sanctions[1]).toMatchObject({ status: 'threatened' });
    expect(sanctions[1]?.target).not.toBe('Andi Wijaya');
  });

  test('a body without the power that imposes is flagged', () => {
    expect(read('Tiga ASN dijatuhi hukuman disiplin oleh Bawaslu Sukabumi.').codes).toContain(
      'sanction-without-power',
    );
  });
});

test('the same words are another punishment for another target', () => {
  expect(only('Dua ASN mendapat teguran tertulis.')).toMatchObject({ kind: 'written-reprimand' });
  expect(only('DKPP menjatuhkan teguran tertulis kepada anggota KPU Sukabumi.')).toMatchObject({
    kind: 'dkpp-written-reprimand',
  });
  expect(only('Kepala desa yang berpihak akan diberhentikan sementara.')).toMatchObject({
    kind: 'village-suspension',
  });
});

describe('look-alikes', () => {
  test.each([
    'Saksi dari partai hadir di TPS saat pemilu.',
    'FIFA mencabut sanksi untuk PSSI menjelang Pilkada.',
    'Kebenaran laporan pemilu itu disangsikan warga.',
    'Satpol PP mencopot ratusan baliho calon bupati.',
    'Upacara peringatan hari kemerdekaan dihadiri camat.',
    'Bawaslu menangani dugaan tindak pidana pemilu.',
    'Larangan itu ada dalam UU Nomor 1 Tahun 2023 tentang Kitab Undang-Undang Hukum Pidana.',
    'Jika teguran itu tidak dijalankan, camat melapor kepada bupati.',
    'Bagaimana mungkin bawahan dihukum oleh atasannya?',
  ])('%s', (body) => {
    expect(read(body).sanctions).toEqual([]);
  });

  test('why a word was passed over is told to who asks', () => {
    const reasons: string[] = [];
    read('FIFA mencabut sanksi untuk PSSI menjelang Pilkada.', {
      rejected: (rule, _span, condition) => reasons.push(`${rule}: ${condition}`),
      step: () => undefined,
    });
    expect(reasons.some((reason) => reason.startsWith('sanction: the sentence is about sport'))).toBe(true);
  });
});

test('an article without an election has no sanctions of ours', () => {
  const { sanctions } = read('');
  expect(sanctions).toEqual([]);
});
