import { describe, expect, test } from 'vitest';
import { quotesOf } from './read.js';

const LEAD = 'Bupati Rejang Lebong Budi Santoso mengunjungi pasar lama, Senin (3/1/2022).\n\n';

/** Words and speaker of the only quote. */
function only(text: string) {
  const found = quotesOf(LEAD + text);
  expect(found).toHaveLength(1);
  return { words: found[0]?.text, speaker: found[0]?.speaker, mode: found[0]?.mode };
}

describe('reported clauses', () => {
  const words = 'pasar lama akan diperbaiki bulan depan';
  test.each([
    ['after bahwa', `Budi mengatakan bahwa ${words}.`],
    ['after a comma', `Budi mengatakan, ${words}.`],
    ['after nothing', `Ia menyebut ${words}.`],
    ['after who is told', `Budi menyampaikan kepada para pedagang bahwa ${words}.`],
    ['after according to', `Menurut Budi, ${words}.`],
    ['after a misspelt according to', `Mnurutnya, ${words}.`],
    ['after a fronted verb', `Kata Budi, ${words}.`],
    ['after a fronted -nya', `Lanjutnya, ${words}.`],
    ['after the same one goes on', `Masih kata Budi, ${words}.`],
    ['after a passive', `Dijelaskan, ${words}.`],
    ['after a passive with its agent', `Lebih lanjut dikatakan Budi, ${words}.`],
    ['after a passive with -nya', `Ditambahkannya, ${words}.`],
    ['after a reminder that is a statement', `Budi mengingatkan pedagang bahwa ${words}.`],
  ])('%s', (_name, text) => {
    expect(only(text)).toEqual({ words, speaker: 'Budi Santoso', mode: 'indirect' });
  });

  test('before a trailing attribution', () => {
    expect(only('Pasar lama akan diperbaiki bulan depan, kata Budi.')).toEqual({
      words: 'Pasar lama akan diperbaiki bulan depan',
      speaker: 'Budi Santoso',
      mode: 'indirect',
    });
  });

  test('before an attribution that is a sentence', () => {
    expect(only('Pasar lama akan diperbaiki bulan depan. Ucap Bupati.')).toEqual({
      words: 'Pasar lama akan diperbaiki bulan depan',
      speaker: 'Budi Santoso',
      mode: 'indirect',
    });
  });

  test('the first person without marks', () => {
    expect(only('Saya sudah melihat pasar itu dan kami akan perbaiki, ujar Budi.').speaker).toBe(
      'Budi Santoso',
    );
  });

  test("the speaker's next act of saying ends the clause", () => {
    expect(
      only('Budi mengatakan pasar lama akan diperbaiki dan meminta pedagang untuk bersabar.').words,
    ).toBe('pasar lama akan diperbaiki');
  });

  test("what another is quoted for inside the clause stays the speaker's", () => {
    const found = quotesOf(
      `${LEAD}Budi mengatakan, Gubernur Bengkulu meminta pasar dibuka lagi.\n\n"Kami siap melaksanakannya," ujarnya.`,
    );
    expect(found.map(({ speaker }) => speaker)).toEqual(['Budi Santoso', 'Budi Santoso']);
  });

  test('a headline with a colon', () => {
    const found = quotesOf(
      'Bupati Rejang Lebong: Pasar Lama Segera Diperbaiki\n\nREJANG LEBONG, KABARX.ID - Bupati Rejang Lebong Budi Santoso mengunjungi pasar lama, Senin (3/1/2022).\n\nPasar itu berdiri sejak lama.',
    );
    expect(found).toEqual([
      { mode: 'indirect', text: 'Pasar Lama Segera Diperbaiki', speaker: 'Budi Santoso', cue: null },
    ]);
  });

  test('a body that speaks', () => {
    expect(
      only('Rilis Bawaslu RI pada Agustus lalu menyatakan pasar itu rawan kebakaran dan perlu dijaga.')
        .speaker,
    ).toBe('Bawaslu RI');
  });
});

describe('no indirect quotes', () => {
  test.each([
    ['a directive', 'Budi meminta pedagang untuk pindah ke pasar baru.'],
    ['a reporting verb with agar', 'Budi menegaskan agar pedagang pindah ke pasar baru.'],
    ['a reporting verb with supaya', 'Budi juga menyampaikan supaya pedagang menjaga kebersihan pasar.'],
    ['a reminder with a modal', 'Budi mengingatkan bahwa pedagang harus pindah bulan depan.'],
    ['a topic', 'Budi menegaskan sikap terbuka pemerintah daerah dalam urusan pasar.'],
    ['a topic with a preposition', 'Budi menjelaskan tentang rencana perbaikan pasar lama.'],
    ['what was said stands before', 'Hal itu disampaikan Budi saat meninjau pasar lama.'],
    ['an aim', 'Budi datang untuk memastikan pasar lama akan dibuka.'],
    ['fixed phrases', 'Budi memberi kata sambutan dan mengucapkan terima kasih kepada pedagang.'],
    ['a determiner', 'Pasar tersebut ramai, lebih lanjut jalan itu sudah jelas sempit.'],
  ])('%s', (_name, text) => {
    expect(quotesOf(LEAD + text)).toEqual([]);
  });
});

describe('linear time', () => {
  test('thousands of marks, closed or not', () => {
    const text = LEAD + '"Kami jaga pasar ini," kata Budi. “Belum ditutup dan "lagi '.repeat(3000);
    const from = performance.now();
    quotesOf(text);
    expect(performance.now() - from).toBeLessThan(20000);
  });
});
