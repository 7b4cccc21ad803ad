import { describe, expect, test } from 'vitest';
import { document, quotesOf, type QuoteInWords } from './read.js';

const LEAD = 'Bupati Rejang Lebong Budi Santoso mengunjungi pasar lama, Senin (3/1/2022).\n\n';
const direct = (text: string, cue: string | null, speaker: string | null = 'Budi Santoso'): QuoteInWords => ({
  mode: 'direct',
  text,
  speaker,
  cue,
});

describe('marks of every style', () => {
  const words = 'Pasar ini kami perbaiki mulai bulan depan';
  test.each([
    ['straight', `"${words}," kata Budi.`],
    ['smart', `“${words},” kata Budi.`],
    ['mixed', `"${words},” kata Budi.`],
    ['closing mark on both ends', `”${words},” kata Budi.`],
    ['opening mark on both ends', `“${words},“ kata Budi.`],
    ['doubled apostrophes', `''${words},'' kata Budi.`],
    ['doubled smart apostrophes', `’’${words},’’ kata Budi.`],
    ['escaped', `\\"${words},\\" kata Budi.`],
    ['space inside', `" ${words}, " kata Budi.`],
    ['space before the closing mark', `"${words}, "kata Budi.`],
    ['glued', `"${words},"kata Budi.`],
    ['comma after the mark', `"${words}", kata Budi.`],
    ['full stop before the verb', `"${words}." Kata Budi.`],
    ['no comma at all', `"${words}" kata Budi.`],
    ['never closed', `"${words}, kata Budi.`],
    ['never opened', `${words}," kata Budi.`],
  ])('%s', (_name, text) => {
    const [quote] = quotesOf(LEAD + text);
    expect(quote).toMatchObject({ mode: 'direct', text: words, speaker: 'Budi Santoso' });
    expect(quote?.cue?.toLowerCase()).toBe('kata');
  });

  test('an unclosed quote ends with its paragraph', () => {
    const found = quotesOf(
      `${LEAD}"Kami bangun pasar yang baru\n\nPasar itu berdiri sejak lama.\n\n"Biayanya cukup besar," ujar Budi.`,
    );
    expect(found).toEqual([
      direct('Kami bangun pasar yang baru', null),
      direct('Biayanya cukup besar', 'ujar'),
    ]);
  });

  test('a question mark stays, a final comma does not', () => {
    expect(quotesOf(`${LEAD}"Kapan jalan ini selesai?" tanya Budi.`)).toEqual([
      direct('Kapan jalan ini selesai?', 'tanya'),
    ]);
  });

  test('page furniture inside a quote is left out of its parts', () => {
    const found = quotesOf(
      `${LEAD}"Kami minta pedagang pindah ke Pasar\n\nBACA JUGA:Jalan Rusak di Desa Sukamaju Diperbaiki\n\nMawar pada bulan depan," kata Budi.`,
    );
    expect(found).toEqual([direct('Kami minta pedagang pindah ke Pasar … Mawar pada bulan depan', 'kata')]);
  });

  test('a quote inside a quote is no quote of its own', () => {
    expect(quotesOf(`${LEAD}"Warga bilang 'kapan jalan selesai' kepada kami," kata Budi.`)).toHaveLength(1);
    expect(quotesOf(`${LEAD}“Warga bilang “kapan jalan selesai” kepada kami,” kata Budi.`)).toHaveLength(1);
  });
});

describe('where the attribution stands', () => {
  test('before the quote', () => {
    expect(quotesOf(`${LEAD}Budi mengatakan, "Pasar ini kami perbaiki bulan depan."`)).toEqual([
      direct('Pasar ini kami perbaiki bulan depan', 'mengatakan'),
    ]);
    expect(quotesOf(`${LEAD}Budi menegaskan: "Pasar ini kami perbaiki bulan depan".`)).toEqual([
      direct('Pasar ini kami perbaiki bulan depan', 'menegaskan'),
    ]);
  });

  test('in the middle: the second half has the speaker and no cue', () => {
    expect(
      quotesOf(`${LEAD}"Pasar ini kami perbaiki," kata Budi, "mulai bulan depan sampai selesai."`),
    ).toEqual([direct('Pasar ini kami perbaiki', 'kata'), direct('mulai bulan depan sampai selesai', null)]);
  });

  test('subject and verb after the quote', () => {
    expect(quotesOf(`${LEAD}"Pasar ini kami perbaiki bulan depan," Budi menambahkan.`)).toEqual([
      direct('Pasar ini kami perbaiki bulan depan', 'menambahkan'),
    ]);
  });

  test('a verb without a subject at the end', () => {
    expect(quotesOf(`${LEAD}"Pasar ini kami perbaiki bulan depan," pungkas. (red)`)).toEqual([
      direct('Pasar ini kami perbaiki bulan depan', 'pungkas'),
    ]);
  });

  test('a second quote of the same speaker has none', () => {
    const found = quotesOf(
      `${LEAD}"Pasar ini kami perbaiki bulan depan," kata Budi. "Biayanya dari anggaran daerah tahun ini."`,
    );
    expect(found[1]).toEqual(direct('Biayanya dari anggaran daerah tahun ini', null));
  });
});

describe('who speaks', () => {
  test.each([
    ['-nya', '"Pasar ini kami perbaiki bulan depan," ujarnya.'],
    ['pronoun', '"Pasar ini kami perbaiki bulan depan," kata dia.'],
    ['bare title', '"Pasar ini kami perbaiki bulan depan," ucap Bupati.'],
    ['part of the name', '"Pasar ini kami perbaiki bulan depan," tegas Santoso.'],
    ['epithet', '"Pasar ini kami perbaiki bulan depan," tutup politisi asal Medan itu.'],
    ['former office', '"Pasar ini kami perbaiki bulan depan," kata Mantan Camat Curup tersebut.'],
  ])('%s', (_name, text) => {
    expect(quotesOf(LEAD + text)[0]?.speaker).toBe('Budi Santoso');
  });

  test('a long chain of titles before the name', () => {
    const text =
      '"Berkasnya sudah kami terima," kata Koordinator Divisi Hukum dan Humas Bawaslu Rejang Lebong, Siti Aminah, Selasa (4/1).';
    expect(quotesOf(LEAD + text)[0]?.speaker).toBe('Siti Aminah');
  });

  test('a new name takes over from the speaker before', () => {
    const found = quotesOf(
      `${LEAD}"Pasar ini kami perbaiki," kata Budi.\n\nSementara itu, Camat Curup Siti Aminah menyambut baik rencana itu.\n\n"Kami sudah lama menunggu kabar ini," ujarnya.`,
    );
    expect(found.map(({ speaker }) => speaker)).toEqual(['Budi Santoso', 'Siti Aminah']);
  });

  test('nobody named: no speaker', () => {
    expect(
      quotesOf('Warga datang ke balai desa.\n\n"Kami menunggu sejak pagi tadi," ujar seorang warga.')[0]
        ?.speaker,
    ).not.toBe('Budi Santoso');
    expect(quotesOf('"Kami menunggu sejak pagi tadi," ujarnya.')[0]?.speaker).toBeNull();
  });

  test('a relative of the named person is not that person', () => {
    expect(
      quotesOf(`${LEAD}"Bapak sedang sakit sejak kemarin," kata istri Budi Santoso.`)[0]?.speaker,
    ).not.toBe('Budi Santoso');
  });

  test("who reads out another's words", () => {
    const doc = document(
      'Camat Curup Siti Aminah memimpin apel, Senin (3/1/2022).\n\n"Pasar ini kita jaga bersama," ujar Siti saat membacakan sambutan Bupati Rejang Lebong.',
    );
    const [quote] = doc.quotes ?? [];
    expect(doc.entities?.[quote?.speaker ?? -1]?.name).toBe('Siti Aminah');
    expect(doc.entities?.[quote?.onbehalf ?? -1]?.name).toBe('Bupati Rejang Lebong');
  });

  test("who speaks in another's stead", () => {
    const doc = document(
      `${LEAD}"Pasar ini kita jaga bersama," kata Budi, yang diwakili Asisten I Siti Aminah, Rabu (5/1).`,
    );
    const [quote] = doc.quotes ?? [];
    expect(doc.entities?.[quote?.speaker ?? -1]?.name).toBe('Budi Santoso');
    expect(doc.entities?.[quote?.voice ?? -1]?.name).toBe('Siti Aminah');
  });
});

describe('marks that hold no speech', () => {
  test.each([
    ['a theme', 'Kegiatan itu dengan tema "Menjaga Pasar Rakyat yang Bersih dan Nyaman" di balai kota.'],
    ['a title', 'Ia menulis buku berjudul "Jalan Panjang Menuju Kota yang Tertib".'],
    ['a scare quote', 'Pedagang itu ikut "cawe-cawe" dalam urusan pasar.'],
    ['a nickname', 'Warga mengenal Joko "Kancil" Wibowo sebagai pedagang.'],
    [
      'the words of a law',
      'Pasal 5 ayat (1) berbunyi: "Setiap orang berhak memperoleh kesempatan yang sama."',
    ],
  ])('%s', (_name, text) => {
    expect(quotesOf(LEAD + text).filter(({ mode }) => mode === 'direct')).toEqual([]);
  });
});
