import { describe, expect, test } from 'vitest';
import { sentencesOf } from './articles.js';

/** Each text is written with ‖ where a sentence must end. */
async function expectCut(marked: string): Promise<void> {
  const pieces = marked.split('‖').map((piece) => piece.trim());
  // A piece that was glued to the one before stays glued.
  expect(await sentencesOf(marked.replaceAll(' ‖ ', ' ').replaceAll('‖', ''))).toEqual(pieces);
}

describe('full stops that end no sentence', () => {
  test.each([
    'Hadir pula Drs. H. Andi Kama, S.Sos., M.Si., bersama Ir. Siti Mawar.',
    'Rapat dipimpin Pj. Bupati Kota Baru dan Plt. Sekda.',
    'Arahan pj. kepala daerah itu berlaku bagi semua camat.',
    'Warga bernama M. Safwan dan L.M. Kacoa ikut hadir.',
    'Surat bernomor B/71/M.SM.00.00/2017 dikirim ke Jl. Merdeka No.5 kemarin.',
    'Dendanya Rp. 600.000,00 atau Rp1.500. 000 per orang.',
    'Acara selesai pukul 23. 59 WIB di Kab. Sukamaju, Kec. Mawar.',
    'Laman https://contoh.go.id/berita.html dan akun @contoh.id dihapus.',
    'Logistik sudah siap., kemudian petugas pulang.',
    'Brigjen Pol. Budi Mawar dan Letkol Inf. Andi Kama turut hadir.',
    'Camat (yang baru dilantik. Senin lalu) ikut rapat.',
    'Mayjen TNI (Purn.) Budi Mawar mendaftar.',
  ])('%s', async (text) => expectCut(text));
});

describe('full stops that end one', () => {
  test.each([
    'Rapat dibuka Andi Kama, M.Si. ‖ Camat ikut hadir.',
    'Panitia memanggil Budi Mawar, S.Pd.K. ‖ Pemanggilan itu dijadwalkan besok.',
    'Peserta membawa spanduk, bendera, dll. ‖ Acara berlangsung tertib.',
    'Pemilu digelar 14 Februari 2024. ‖ Sebanyak 14 ASN dipanggil.',
    'Andi dipanggil oleh Siti K. ‖ Ia datang pagi hari.',
    'Benarkah begitu? ‖ Tidak! ‖ Camat membantah kabar itu.',
    'Mereka pulang... ‖ Rapat bubar.',
    'Untuk mencegah camat ikut kampanye. ‖ Dinas membentuk posko.',
    'Acara ditutup pukul 14.00. ‖ Peserta lalu pulang.',
    'Tentu saja. ‖ SE itu hanya berlaku bagi camat.',
    'Semua sudah siap. ‖ kami tinggal menunggu surat.',
    'Hal itu disampaikan Pj. Bupati Drs. H. Andi Kama, M.Si., di Jl. Merdeka No.5, Rabu(3/1). ‖ Ia meminta camat netral',
  ])('%s', async (text) => expectCut(text));

  test('with no space after them', async () => {
    await expectCut('Semua camat harus netral.‖Tetapi masih ada yang ikut kampanye.');
    await expectCut('Rapat itu digelar, Rabu(3/1).‖Ia meminta camat netral');
    expect(
      await sentencesOf('Ia meminta camat netral,mau menang atau kalah hari ini.kata Andi'),
    ).toHaveLength(1);
  });
});

describe('quotations', () => {
  test('are cut at their stops; the attribution stays with the last sentence', async () => {
    await expectCut('"Kami sudah rapat tadi. ‖ Semua camat harus netral,"ucap Andi.');
    await expectCut('“Kami sudah rapat. ‖ Semua camat harus netral.” tegas Andi. ‖ Ia lalu pulang.');
    await expectCut('"Jaga netralitas!" ajak Andi. ‖ "Jangan ikut kampanye," tambahnya.');
  });

  test('keep an attribution that is capitalised after the closing mark', async () => {
    await expectCut('“Semua camat harus netral.” Tegasnya. ‖ Rapat bubar.');
    await expectCut('"Semua camat harus netral." Jelas Andi Kama. ‖ Rapat bubar.');
  });

  test('can be kept whole', async () => {
    const text = '"Kami sudah rapat tadi. Semua camat harus netral," ucap Andi. Ia pulang.';
    expect(await sentencesOf(text, { quotes: 'whole' })).toEqual([
      '"Kami sudah rapat tadi. Semua camat harus netral," ucap Andi.',
      'Ia pulang.',
    ]);
  });

  test('begin a sentence where the stop before is missing', async () => {
    await expectCut(
      'Pelanggar akan dijatuhi sanksi secara bertahap ‖ “Ada aturannya, nanti kami proses,” kata Andi.',
    );
    expect(
      await sentencesOf('Mereka ikut rapat dengan tema "Menjaga Netralitas," lalu pulang bersama.'),
    ).toHaveLength(1);
  });

  test('never closed do not swallow what follows', async () => {
    const stops = Array.from({ length: 30 }, () => 'Semua camat harus netral.').join(' ');
    expect(await sentencesOf([`"Kami mulai. ${stops}`, stops], { quotes: 'whole' })).toHaveLength(61);
  });
});

describe('lists', () => {
  test('a number or letter that opens an item stays with it', async () => {
    expect(
      await sentencesOf([
        'Larangannya:',
        '1. Ikut kampanye;',
        '2.Memakai mobil dinas;',
        'a. Memasang spanduk.',
      ]),
    ).toEqual(['Larangannya:', '1. Ikut kampanye;', '2.Memakai mobil dinas;', 'a. Memasang spanduk.']);
    await expectCut('Isinya: 1. Jaga netralitas. ‖ 2. Jangan ikut kampanye.');
  });
});

describe('paragraphs', () => {
  test('broken in mid-sentence give one sentence in parts', async () => {
    expect(
      await sentencesOf(['Rapat itu bertema "Menjaga', 'Netralitas Camat" di aula, Selasa (3/1).']),
    ).toEqual(['Rapat itu bertema "Menjaga / Netralitas Camat" di aula, Selasa (3/1).']);
    expect(await sentencesOf(['Camat pulang. Sikap yang', 'harus dijaga ialah netral. Ia pamit.'])).toEqual([
      'Camat pulang.',
      'Sikap yang / harus dijaga ialah netral.',
      'Ia pamit.',
    ]);
    expect(await sentencesOf(['Kegiatan itu diadakan di Kabupaten', 'Sukamaju pada Senin.'])).toEqual([
      'Kegiatan itu diadakan di Kabupaten / Sukamaju pada Senin.',
    ]);
  });

  test('are joined across a related link and a caption', async () => {
    for (const between of [
      ['related', 'BACA JUGA:Jalan Rusak'],
      ['caption', 'Foto: camat berpidato'],
    ] as const) {
      expect(
        await sentencesOf([
          '"Saya minta camat tidak ikut Partai',
          between,
          'Mawar, apalagi berkampanye," kata Andi.',
        ]),
      ).toEqual(['"Saya minta camat tidak ikut Partai / Mawar, apalagi berkampanye," kata Andi.']);
    }
  });

  test('that merely lack a final stop are left apart', async () => {
    for (const blocks of [
      ['Hukuman bagi yang Melanggar', 'Camat yang melanggar akan ditegur.'],
      ['Ia meminta camat agar tetap netral', 'Rapat kemudian ditutup.'],
      ['Larangannya sebagai berikut:', 'ikut kampanye'],
      ['1. Berfoto di kantor untuk', '2. Memasang spanduk.'],
      ['"Kami sudah mengingatkan mereka', '"Mereka harus netral," kata Andi.'],
      [['title', 'Camat Diminta Netral di'], 'rapat itu digelar kemarin.'] as const,
    ] as const) {
      expect(await sentencesOf(blocks)).toHaveLength(2);
    }
  });

  test('captions and datelines hold no sentences', async () => {
    expect(
      await sentencesOf([['dateline', 'PALU, KABARX -'], 'Camat hadir.', ['caption', 'Foto: camat.']]),
    ).toEqual(['Camat hadir.']);
  });

  test('marks without a word go with the sentence before', async () => {
    expect(await sentencesOf('Camat hadir. ***')).toEqual(['Camat hadir. ***']);
  });
});
