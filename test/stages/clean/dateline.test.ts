import { describe, expect, it } from 'vitest';
import { cleaned, LEAD } from './page.js';

describe('dateline', () => {
  it.each([
    ['PALU, KABARX.COM –', 'KABARX.COM', 'Palu'],
    ['KABARX.COM, PALU -', 'KABARX.COM', 'Palu'],
    ['KABARX.COM,PALU —', 'KABARX.COM', 'Palu'],
    ['JAKARTA, KX -', 'KX', 'Jakarta'],
    ['KABARX.ID --', 'KABARX.ID', null],
    ['BALIKBUKIT -', null, 'Balik Bukit'],
    ['MINUT—', null, 'Minut'],
    ['JAKARTA.', null, 'Jakarta'],
    ['Palu (ANTARA) -', 'ANTARA', 'Palu'],
    ['Palu, Sulteng (ANTARA) -', 'ANTARA', 'Palu'],
    ['Palu (KabarX.com):', 'KabarX.com', 'Palu'],
    ['PALU, (Ktc):', 'Ktc', 'Palu'],
    ['Palu, 25/1 (Antaranews) -', 'Antaranews', 'Palu'],
    ['KABARX.COM | PALU –', 'KABARX.COM', 'Palu'],
    ['LIMBOTO—GP—', 'GP', 'Limboto'],
    ['PALU,KABARX----', 'KABARX', 'Palu'],
    ['PALU, KABARX. COM –', 'KABARX. COM', 'Palu'],
    ['KABARX.ID, BERITA JAMBI -', 'KABARX.ID', 'Jambi'],
    ['POS-KUPANG.COM, KUPANG -', 'POS-KUPANG.COM', 'Kupang'],
    ['KabarX.net || Palu', 'KabarX.net', 'Palu'],
    ['[JAKARTA]', null, 'Jakarta'],
  ])('%s', (dateline, outlet, place) => {
    const page = cleaned(`${dateline} ${LEAD}`);
    expect(page.shown).toEqual([`dateline: ${dateline}`, `body: ${LEAD}`]);
    expect(page.meta).toMatchObject({ outlet, place });
  });

  it('may be glued to the text', () => {
    expect(cleaned(`KABARX.COM,PALU--${LEAD}`).shown).toEqual([
      'dateline: KABARX.COM,PALU--',
      `body: ${LEAD}`,
    ]);
    expect(cleaned(`PALU-Pada pemilu nanti seluruh camat diminta netral oleh bupati.`).shown[0]).toBe(
      'dateline: PALU-',
    );
  });

  it.each([
    ['Jakarta-Bogor macet karena kampanye, kata polisi di lokasi itu.'],
    ['KPU - Bawaslu sepakat menjaga netralitas ASN pada pemilu nanti.'],
    ['Prabowo - Gibran unggul di daerah itu menurut hitungan KPU.'],
    ['ASN – aparatur sipil negara – wajib netral dalam pemilu nanti.'],
    ['Lampung, kata dia, rawan politik uang pada pemilu nanti.'],
    ['Bupati Lampung Barat - yang baru dilantik - meminta ASN netral.'],
  ])('is not there: %s', (text) => {
    expect(cleaned(text).shown).toEqual([`body: ${text}`]);
  });

  it.each([
    ['Senin, 07/10/2024', '2024-10-07'],
    ['29 Januari 2018, 14:06:21 WIB', '2018-01-29'],
    ['RABU, 07 FEBRUARI 2024 | 12:51 WIB | LAPORAN: ANDI KAMA', '2024-02-07'],
    ['Desember 7, 2024', '2024-12-07'],
    ['15 Jul 2025, 18:16 WIT', '2025-07-15'],
    ['Monday, 12 November 2018 15:00', '2018-11-12'],
    ['Kabarx.com - 28/10/2023, 18:26 WIB', '2023-10-28'],
  ])('date line %s', (line, published) => {
    const page = cleaned(`Bupati Minta Camat Netral\n${line}\n${LEAD}`);
    expect(page.shown[1]).toBe(`dateline: ${line}`);
    expect(page.meta.published).toBe(published);
  });

  it('gives the date inside it, but no date from the text', () => {
    expect(cleaned(`PALU, 21 Juli 2025 – ${LEAD}`).meta.published).toBe('2025-07-21');
    expect(cleaned(LEAD).meta.published).toBeNull();
    expect(cleaned(`Jadwal Pilkada 27 November 2024\n${LEAD}`).meta.published).toBeNull();
  });
});
