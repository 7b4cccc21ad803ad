import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned, LEAD, QUOTE } from './page.js';

describe('title', () => {
  it('is the line above the dateline; a second copy is furniture, a section name above it too', () => {
    const page = cleaned(
      `Politik\nBupati Minta Camat Netral\nBupati Minta Camat Netral - Kabar Selasa\nPALU – ${LEAD}`,
    );
    expect(page.shown).toEqual([
      'furniture: Politik',
      'title: Bupati Minta Camat Netral',
      'furniture: Bupati Minta Camat Netral - Kabar Selasa',
      'dateline: PALU –',
      `body: ${LEAD}`,
    ]);
    expect(page.meta.title).toBe('Bupati Minta Camat Netral');
  });

  it('may be written in small letters, but a first sentence is none', () => {
    expect(cleaned(`Bupati minta camat netral pada pemilu\n${LEAD}`).shown[0]).toBe(
      'title: Bupati minta camat netral pada pemilu',
    );
    expect(cleaned(`${LEAD}\n${QUOTE}`).shown).toEqual([`body: ${LEAD}`, `body: ${QUOTE}`]);
  });

  it('comes from the source when the page has none', () => {
    expect(cleaned(LEAD, { title: 'Camat Diminta Netral', outlet: 'Kabar Selasa' }).meta).toMatchObject({
      title: 'Camat Diminta Netral',
      outlet: 'Kabar Selasa',
    });
  });

  it('begins a further article on the page', () => {
    const page = cleaned(
      `Bupati Minta Camat Netral\nPALU – ${LEAD}\n${QUOTE} (abc)\nKapolres Ajak Warga Jaga Keamanan\nPALU – Kapolres mengajak warga menjaga keamanan selama pemilu di kota itu.`,
    );
    expect(page.shown.filter((block) => block.startsWith('title'))).toHaveLength(2);
    expect(page.codes).toContain('several-articles');
  });
});

describe('links to other stories', () => {
  it.each([
    ['BACA JUGA:Jalan Rusak di Sukamaju Diperbaiki'],
    ['Baca Juga  JALAN RUSAK DI SUKAMAJU DIPERBAIKI'],
    ['[Simak juga: Jalan Rusak di Sukamaju]'],
    ['**Baca Juga : Jalan Rusak di Sukamaju'],
    ['Baca: Jalan Rusak di Sukamaju'],
  ])('%s', (link) => {
    expect(cleaned(`${LEAD}\n${link}\n${QUOTE}`).shown[1]).toBe(`related: ${link}`);
  });

  it('takes the title from the next line, and does not take a quotation', () => {
    expect(cleaned(`${LEAD}\nBaca Juga:\nJalan Rusak di Sukamaju Diperbaiki\n${QUOTE}`).shown).toEqual([
      `body: ${LEAD}`,
      'related: Baca Juga:',
      'related: Jalan Rusak di Sukamaju Diperbaiki',
      `body: ${QUOTE}`,
    ]);
    expect(cleaned(`${LEAD}\nBaca Juga:\n${QUOTE}`).shown.at(-1)).toBe(`body: ${QUOTE}`);
  });

  it('knows runs of bulleted headlines, but not lists of the text', () => {
    const run = '• Kebakaran di Pasar Hanguskan Puluhan Kios\n• Jalan Rusak di Sukamaju Segera Diperbaiki';
    expect(
      cleaned(`${LEAD}\n${run}\n${QUOTE}`).shown.filter((block) => block.startsWith('related')),
    ).toHaveLength(2);
    const list = '• Nomor Urut 1: Andi Kama - Budi Rela\n• Nomor Urut 2: Citra Mawar - Deni Laut';
    const page = cleaned(`${LEAD}\nPasangan calon di daerah itu ialah:\n${list}\n${QUOTE}`);
    expect(page.shown.every((block) => block.startsWith('body'))).toBe(true);
  });

  it('cuts a link out of the middle of a line', () => {
    expect(cleaned(`PALU – ${LEAD} (Baca juga: Panen Raya) ${QUOTE}`).shown.slice(1)).toEqual([
      `body: ${LEAD}`,
      'related: (Baca juga: Panen Raya)',
      `body: ${QUOTE}`,
    ]);
  });

  it('keeps sub-headings and items of lists in the text', () => {
    const page = cleaned(
      `Aturan Netralitas bagi Camat\nPALU – ${LEAD}\nHukuman bagi yang Melanggar\n${QUOTE}\n- camat tidak boleh ikut kampanye;`,
    );
    expect(page.shown.slice(2).map((block) => block.split(':')[0])).toEqual(['body', 'body', 'body', 'body']);
  });
});

describe('furniture', () => {
  it('holds notices that threaten copiers, so that nobody is accused by them', () => {
    const notice =
      'Dilarang keras menyalin isi situs ini tanpa izin tertulis. Pelanggar dikenai sanksi pidana penjara 10 tahun.';
    expect(cleaned(`${LEAD}\n${notice}`).shown.at(-1)).toBe(`furniture: ${notice}`);
  });

  it("holds comment forms and readers' comments to the end", () => {
    const page = cleaned(
      `${LEAD}\n1 comments:\nAnonim\nSaya minta semua camat tetap netral, jangan ikut kampanye!`,
    );
    expect(page.shown.slice(1).every((block) => block.startsWith('furniture'))).toBe(true);
  });

  it('holds lists of other stories with their dates, which are not the date of the page', () => {
    const page = cleaned(
      `${LEAD}\n${QUOTE}\nPopuler\nJalan Rusak Segera Diperbaiki\nSenin, 01 Desember 2025 | 02:29`,
    );
    expect(page.shown.slice(2).every((block) => block.startsWith('related'))).toBe(true);
    expect(page.meta.published).toBeNull();
  });

  it('is not what a sentence of the text begins like', () => {
    for (const sentence of [
      'ASN dilarang menyalin dan menyebarkan bahan kampanye kepada siapa pun.',
      'Sumber di lapangan menyebutkan camat itu ikut kampanye.',
      'Iklan kampanye di luar jadwal dilarang, kata anggota KPU itu.',
      'Halaman kantor camat dipenuhi warga yang menunggu sosialisasi pemilu.',
    ]) {
      expect(cleaned(`${LEAD}\n${sentence}\n${QUOTE}`).shown[1]).toBe(`body: ${sentence}`);
    }
  });

  it('holds the second copy of a paragraph', () => {
    const page = cleaned(`PALU – ${LEAD}\n${QUOTE}\n${LEAD}`);
    expect(page.shown.at(-1)).toBe(`furniture: ${LEAD}`);
    expect(page.codes).toContain('duplicated-body');
  });
});

describe('credits and trailers', () => {
  it.each([
    [' (MG-3/R-1)', '(MG-3/R-1)', ['MG-3', 'R-1']],
    ['(abc/*/red)', '(abc/*/red)', ['abc', 'red']],
    [' [ERS-NAL]', '[ERS-NAL]', ['ERS-NAL']],
    [' (Andi Kama)', '(Andi Kama)', ['Andi Kama']],
    ['***', '***', []],
    [' (*)', '(*)', []],
  ])('%s', (end, block, names) => {
    const page = cleaned(`${LEAD}\n${QUOTE}${end}`);
    expect(page.shown.slice(1)).toEqual([`body: ${QUOTE}`, `byline: ${block}`]);
    expect(page.meta.byline).toEqual(names);
  });

  it('leaves abbreviations and dates in brackets to the text', () => {
    for (const sentence of [
      'Hal itu diatur oleh Komisi Aparatur Sipil Negara (KASN)',
      'Hal itu dikatakan bupati di Palu, Rabu (3/1)',
      'Camat itu tergabung dalam pengamanan gabungan (TNI/Polri)',
    ]) {
      expect(cleaned(`${LEAD}\n${sentence}`).shown.at(-1)).toBe(`body: ${sentence}`);
    }
  });

  it('reads names from labelled lines', () => {
    expect(cleaned(`${LEAD}\nPenulis: Andi Kama | Editor: Sinta`).meta.byline).toEqual([
      'Andi Kama',
      'Sinta',
    ]);
    expect(cleaned(`${LEAD}\nEditor\nSinta Dewi`).shown.slice(1)).toEqual([
      'byline: Editor',
      'byline: Sinta Dewi',
    ]);
  });
});

describe('captions', () => {
  it.each([
    ['Camat saat apel netralitas di kantor bupati-foto : andi/kabarx'],
    ['FOTO: Bupati memimpin apel pagi di kantornya.'],
    ['Bupati memimpin apel pagi (ANTARA/Andi Kama)'],
    ['Ketua Bawaslu Budi Rela/KX/Andi Kama'],
  ])('%s', (caption) => {
    expect(cleaned(`Bupati Minta Camat Netral\n${caption}\nPALU – ${LEAD}`).shown[1]).toBe(
      `caption: ${caption}`,
    );
  });
});

describe('paragraphs', () => {
  it('joins lines that a fixed width broke', () => {
    const wrapped = [
      'Bupati Sukamaju Andi Kama meminta seluruh aparatur sipil negara di',
      'daerah itu untuk tetap menjaga netralitas pada pemilu yang akan datang',
      'dan tidak ikut serta dalam kegiatan kampanye partai mana pun.',
      'Ia menyampaikan hal itu di hadapan para camat dan lurah yang hadir di',
      'balai kota pada hari Rabu. Menurutnya, camat yang melanggar akan diberi',
      'sanksi sesuai dengan aturan yang berlaku.',
    ];
    expect(cleaned(wrapped.join('\n')).shown).toEqual([
      `body: ${wrapped.slice(0, 3).join('\n')}`,
      `body: ${wrapped.slice(3).join('\n')}`,
    ]);
  });

  it('reads an article that stands on one line', () => {
    const page = cleaned(
      `Bupati Sukamaju Minta Camat Netral PALU, KABARX.COM – ${LEAD} ${QUOTE} Baca juga: Jalan Rusak Diperbaiki "Kalau melanggar, kami copot," katanya. (abc) Editor: Sinta`,
    );
    expect(page.shown).toEqual([
      'title: Bupati Sukamaju Minta Camat Netral',
      'dateline: PALU, KABARX.COM –',
      `body: ${LEAD} ${QUOTE}`,
      'related: Baca juga: Jalan Rusak Diperbaiki',
      'body: "Kalau melanggar, kami copot," katanya.',
      'byline: (abc)',
      'byline: Editor: Sinta',
    ]);
  });

  it('covers every character that is no white space, in order, whatever the text', () => {
    const piece = fc.constantFrom(
      LEAD,
      QUOTE,
      'PALU – ',
      'BACA JUGA:',
      'Editor: ',
      '\r\n',
      '\n\n',
      '\u00a0',
      '\u200b',
      ' ',
      '(abc)',
      '***',
      '• Jalan Rusak',
      '1.',
      'Populer',
      '😀',
      'Tinggalkan Balasan',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const { blocks } = cleaned(text);
        let at = 0;
        for (const block of blocks) {
          expect(block.start).toBeGreaterThanOrEqual(at);
          expect(block.end).toBeGreaterThan(block.start);
          expect(text.slice(at, block.start).trim()).toBe('');
          at = block.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});
