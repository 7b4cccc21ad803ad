import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../source/folder.js';
import { asnScan } from './console.js';

const ARTICLE = `Bupati Larang ASN Kampanye

JEMBER, KABARSATU.COM - Bupati Jember Hendy Siswanto melarang ASN ikut kampanye Pilkada 2024.

"Camat jangan ikut kampanye," kata Hendy, Senin (23/10/2023).

BACA JUGA: Jalan Rusak Diperbaiki
`;
const explained = async (stdin: string, ...more: string[]): Promise<string> =>
  (await asnScan(['explain', '-', ...more], { stdin })).stdout;

describe('a finding', () => {
  test('comes with its rule, the words of each slot and how the issuer was told', async () => {
    const path = join(folderOf({ 'a.txt': ARTICLE }), 'a.txt');
    const { code, stdout } = await asnScan(['explain', `${path}:3`]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/directive by directive-verb, confidence 0\.\d\d: \S/);
    expect(stdout).toMatch(/trigger +larang \[3:54\]/);
    expect(stdout).toMatch(/issuer +Hendy Siswanto \(person, .*\) \[3:39\]/);
    expect(stdout).toMatch(/addressee +ASN \(group, asn.*\) \[3:63\]/);
    expect(stdout).toMatch(/content +ikut kampanye Pilkada 2024 \[3:67\]/);
    expect(stdout).toContain('→ issuer: the subject of the verb (named)');
    expect(stdout).not.toContain(':5:');
  });

  test('tells whose words a quotation is, step by step', async () => {
    const text = await explained(`${ARTICLE}\n"Ini perintah saya kepada semua camat," katanya.\n`);
    expect(text).toContain('→ verb of saying: "kata" (reporting/kata)');
    expect(text).toContain('→ right of it stands "Hendy"');
    expect(text).toContain('→ a pronoun or -nya stands for whoever spoke or acted last');
  });

  test('tells where weights chose whom a punishment meets or who imposes it', async () => {
    const text = await explained(
      'Kepala Dinas Pendidikan Andi Rahman dinonaktifkan setelah videonya mendukung paslon pilkada beredar. Bupati menilai ia tidak netral.\n',
    );
    expect(text).toMatch(/authority +Bupati /);
    expect(text).toContain('→ authority: by the weights Bupati, not nobody');
  });
});

describe('nothing found', () => {
  test.each([
    ['Bupati meminta maaf kepada warga.', 'look-alike looked at "meminta": a phrase that directs nobody'],
    ['ASN dilarang.', 'modal-ban looked at "dilarang": no act after the modal'],
    ['Cuaca cerah.', 'none of its words directs, reports, punishes or names an offence'],
    ['Guru itu dipecat.', 'sanction looked at "Guru itu dipecat.": the article is not about an election'],
  ])('%s names what did not hold', async (sentence, why) => {
    const text = await explained(sentence);
    expect(text).toContain('no directive, sanction or violation');
    expect(text).toContain(why);
  });

  test('a line that is not read says why', async () => {
    const path = join(folderOf({ 'a.txt': ARTICLE }), 'a.txt');
    expect((await asnScan(['explain', `${path}:7`])).stdout).toMatch(/not read: related \(related-label: /);
  });
});

test('JSON holds the same, with offsets', async () => {
  const [explanation] = JSON.parse(await explained(ARTICLE, '--format', 'json')) as [
    {
      sentences: {
        findings: {
          layer: string;
          slots: { name: string; evidence: { start: number; text: string } | null }[];
        }[];
      }[];
    },
  ];
  const directive = explanation.sentences
    .flatMap(({ findings }) => findings)
    .find(({ layer }) => layer === 'directive');
  const content = directive?.slots.find(({ name }) => name === 'content')?.evidence;
  expect(ARTICLE.slice(content?.start).startsWith(content?.text ?? '?')).toBe(true);
});

test.each([
  ['/not/there.txt', 2],
  ['README.md:99999', 2],
])('%s is one line and %i', async (target, expected) => {
  const { code, stderr } = await asnScan(['explain', target]);
  expect(code).toBe(expected);
  expect(stderr).toMatch(/^asn-scan: [^\n]+\n$/);
});

test('a row of a table is chosen by its number', async () => {
  const path = join(
    folderOf({ 'a.csv': 'text\nBupati meminta ASN netral.\nCamat melarang ASN ikut kampanye.\n' }),
    'a.csv',
  );
  const { stdout } = await asnScan(['explain', `${path}:2`]);
  expect(stdout).toContain('Camat melarang');
  expect(stdout).not.toContain('Bupati meminta');
});
