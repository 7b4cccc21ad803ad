/** Articles for property tests: made by a small grammar of Indonesian election news, then damaged. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';

const FIXTURES = new URL('../../fixtures/articles/', import.meta.url);

const fixtures: readonly string[] = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
  .map((name) => readFileSync(new URL(`${name}/article.txt`, FIXTURES), 'utf8'));

const pick = (...choices: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...choices);

const OFFICIAL = pick(
  'Bupati Jember Hendy Siswanto',
  'Pj Gubernur Papua Selatan Apolo Safanpo',
  'Ketua Bawaslu Kabupaten Sigi, Drs. H. Ahmad Rifai, M.Si.,',
  'Sekda',
  'dia',
  'Camat Kaliwates',
  'Penjabat (Pj) Wali Kota Batam',
  'Badan Pengawas Pemilu (Bawaslu) Kota Sorong',
);
const GROUP = pick(
  'ASN',
  'aparatur sipil negara (ASN)',
  'ASN, TNI dan Polri',
  'camat dan lurah',
  'para kepala desa',
  '',
);
const FRAME = pick(
  'mengimbau',
  'melarang',
  'meminta',
  'mengingatkan',
  'menegaskan agar',
  'mengatakan',
  'berharap',
  'mendesak agar',
);
const ACT = pick(
  'netral pada Pemilu 2024',
  'tidak ikut kampanye',
  'jangan mengunggah foto calon di media sosial',
  'wajib melapor paling lambat 14 Februari 2024',
  'memilih sesuai hati nurani, dan tidak golput',
);
const PENALTY = pick(
  'akan dijatuhi sanksi, mulai dari teguran lisan, penundaan kenaikan pangkat hingga pemecatan',
  'terancam pidana penjara paling lama 1 tahun dan denda Rp12 juta sesuai Pasal 280 ayat (2) UU Nomor 7 Tahun 2017',
  'direkomendasikan ke KASN karena diduga melanggar netralitas',
  'disanksi penurunan jabatan selama 12 bulan',
);
const TIME = pick(', Senin (23/10/2023)', ' (31/1)', ', kemarin', '');

const SENTENCE: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(OFFICIAL, FRAME, GROUP, ACT, TIME)
    .map(([who, frame, whom, act, time]) => `${who} ${frame} ${whom} ${act}${time}.`),
  fc.tuple(ACT, OFFICIAL, TIME).map(([act, who, time]) => `"${GROUP_SUBJECT} ${act}," kata ${who}${time}.`),
  fc.tuple(OFFICIAL, ACT).map(([who, act]) => `Menurut ${who}, ${GROUP_SUBJECT} ${act}.`),
  fc.tuple(GROUP, PENALTY).map(([whom, penalty]) => `${whom} yang terlibat ${penalty}.`),
);
const GROUP_SUBJECT = 'ASN';

const FURNITURE = pick(
  'BACA JUGA: Bawaslu Panggil Camat',
  'Baca juga:',
  'Halaman 1 2 3',
  'Penulis: Rina',
  'Foto: Istimewa',
  'Sumber: Humas',
  'Bagikan ke Facebook',
  '1. Netral',
  '- Tidak golput',
  'a) wajib lapor',
  'Advertisement',
);
const LINE = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(SENTENCE, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(' ')),
  },
  { weight: 1, arbitrary: FURNITURE },
);

const MADE: fc.Arbitrary<string> = fc
  .tuple(
    pick('Bupati Larang ASN Kampanye', 'Bawaslu: "ASN Jangan Golput"', ''),
    pick('JEMBER, Harian A - ', 'SIGI (4/10) – ', ''),
    fc.array(LINE, { minLength: 1, maxLength: 8 }),
    pick('\n\n', '\n', '\r\n', '\n\n\n'),
  )
  .map(([title, dateline, lines, gap]) => `${title}${gap}${dateline}${lines.join(gap)}\n`);

/** One way of damaging an article, at places given as fractions of its length. */
type Damage = (text: string) => string;

/** Characters that programs trip over, and marks that change how a sentence is read. */
export const ODD = [
  '"',
  '“',
  '”',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '(',
  ')',
  '[',
  ']',
  ',',
  '.',
  ';',
  ':',
  '?',
  '!',
  '…',
  '-',
  '–',
  '—',
  '/',
  '*',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\v',
  '\f',
  '\0',
  '\u001b[31m',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200d',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '\udc00',
  '\u0301',
  '😀',
  '👩‍👩‍👧',
  '𝐀𝐒𝐍',
  'ß',
  'İ',
  'ﬁ',
  'م',
  '选',
  '１',
  '²',
  '½',
  '__proto__',
  'constructor',
  '<b>',
  '&amp;',
  '\\',
  '$&',
  '%s',
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, fraction: number): number => Math.floor(fraction * text.length);

const insertion = (what: fc.Arbitrary<string>): fc.Arbitrary<Damage> =>
  fc.tuple(place, what).map(
    ([where, added]) =>
      (text) =>
        text.slice(0, at(text, where)) + added + text.slice(at(text, where)),
  );

const DAMAGE: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 4, arbitrary: insertion(fc.constantFrom(...ODD)) },
  insertion(fc.string({ unit: 'grapheme', maxLength: 12 })),
  insertion(fc.string({ unit: 'binary', maxLength: 12 })),
  insertion(SENTENCE),
  insertion(
    fc
      .tuple(fc.constantFrom(...ODD), fc.integer({ min: 2, max: 300 }))
      .map(([odd, times]) => odd.repeat(times)),
  ),
  // A stretch lost, doubled or carried elsewhere.
  fc.tuple(place, fc.nat(40)).map(
    ([where, length]) =>
      (text: string) =>
        text.slice(0, at(text, where)) + text.slice(at(text, where) + length),
  ),
  fc.tuple(place, fc.nat(200), place).map(([from, length, to]) => (text: string) => {
    const piece = text.slice(at(text, from), at(text, from) + length);
    return text.slice(0, at(text, to)) + piece + text.slice(at(text, to));
  }),
  fc.tuple(place, place).map(
    ([a, b]) =>
      (text: string) =>
        text.slice(at(text, Math.min(a, b)), at(text, Math.max(a, b))),
  ),
  // All of one mark lost or changed into another.
  fc.tuple(fc.constantFrom(...'"“”().,:\n'), fc.constantFrom('', ...ODD)).map(
    ([mark, other]) =>
      (text: string) =>
        text.split(mark).join(other),
  ),
  // Lines glued, broken or in another order.
  fc.constant((text: string) => text.replace(/\n+/g, ' ')),
  fc.constant((text: string) => text.replace(/ /g, '\n')),
  fc.constant((text: string) => text.replace(/([.,"]) /g, '$1')),
  fc.constant((text: string) => text.split('\n').reverse().join('\n')),
  fc.integer({ min: 2, max: 7 }).map((step) => (text: string) => {
    const lines = text.split('\n');
    return lines.map((_, i) => lines[(i * step) % lines.length]).join('\n');
  }),
  fc.constant((text: string) => text.toUpperCase()),
  fc.constant((text: string) => text.toLowerCase()),
  fc.constant((text: string) => text.normalize('NFD')),
);

/** Articles as scraping could give them: fixtures and made ones, whole or with up to six damages. */
export const ARTICLES: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(fc.constantFrom(...fixtures), MADE, fc.string({ unit: 'binary', maxLength: 200 })),
    fc.array(DAMAGE, { maxLength: 6 }),
  )
  // Some damages multiply; nothing is learnt from megabytes here.
  .map(([text, damages]) => damages.reduce((damaged, damage) => damage(damaged).slice(0, 20_000), text));
