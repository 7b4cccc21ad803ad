import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WireRecord } from '../../src/record/schema.js';
import { folderOf } from '../source/folder.js';
import { asnScan } from './console.js';

const ARTICLE = `Bupati Larang ASN Kampanye

JEMBER - Bupati Jember Hendy Siswanto melarang ASN ikut kampanye Pilkada 2024. 😀

"Camat jangan ikut kampanye," kata Hendy, Senin (23/10/2023).
`;

/** A folder with articles and the records that were made of them. */
async function scanned(): Promise<{ folder: string; records: string; lines: string[] }> {
  const folder = folderOf({ 'in/a.txt': ARTICLE, 'in/b.csv': 'id,text\nsatu,Bupati meminta ASN netral.\n' });
  const { stdout } = await asnScan(['scan', join(folder, 'in')]);
  const records = join(folder, 'found.ndjson');
  writeFileSync(records, stdout);
  return { folder, records, lines: stdout.trimEnd().split('\n') };
}
const verify = async (...args: string[]) => {
  const { code, stdout } = await asnScan(['verify', ...args]);
  return { code, lines: stdout.trimEnd().split('\n') };
};

test('records that are true to their sources pass, from a file and from standard input', async () => {
  const { records, lines } = await scanned();
  expect(await verify(records)).toEqual({ code: 0, lines: ['2 records, all as their sources say'] });
  const piped = await asnScan(['verify', '-'], { stdin: lines.join('\n') });
  expect(piped.code).toBe(0);
  const array = `[\n${lines.join(',\n')}\n]`;
  expect((await asnScan(['verify', '-'], { stdin: array })).stdout).toBe(
    '2 records, all as their sources say\n',
  );
});

test('a source that changed, moved or went is told, one line each', async () => {
  const { folder, records } = await scanned();
  writeFileSync(join(folder, 'in', 'a.txt'), ARTICLE.replace('melarang', 'meminta'));
  renameSync(join(folder, 'in', 'b.csv'), join(folder, 'b.csv'));
  const { code, lines } = await verify(records);
  expect(code).toBe(1);
  expect(lines.map((line) => line.replaceAll(folder, ''))).toEqual([
    expect.stringMatching(/^a: source: the bytes have changed \([0-9a-f]{12}… then, [0-9a-f]{12}… now\)$/),
    'a: text: is not that of the source',
    'satu: source: /in/b.csv#1 is not there',
    '2 records, 3 faults in 2',
  ]);
  expect((await verify(records, join(folder, 'in', 'a.txt'), join(folder, 'b.csv'))).lines).toHaveLength(3);
});

describe('a record that was tampered with', () => {
  test.each<[string, (record: WireRecord) => void, string]>([
    [
      'words',
      (record) => void Object.assign((record.mentions ?? [])[0] as object, { text: 'lain' }),
      'mentions[0]: says "lain", the text has ',
    ],
    [
      'offsets',
      (record) => void Object.assign((record.directives ?? [])[0]?.content ?? {}, { end: 9999 }),
      'directives[0].content: ',
    ],
    [
      'an id',
      (record) => void Object.assign((record.directives ?? [])[0] as object, { issuer: 'e99' }),
      'directives[0].issuer: there is no entity e99',
    ],
    [
      'a position',
      (record) => void Object.assign((record.directives ?? [])[0] as object, { sentence: 77 }),
      'directives[0].sentence: there is no 77',
    ],
    [
      'parts',
      (record) =>
        void Object.assign((record.sentences ?? [])[1] as object, {
          parts: [
            { start: 3, end: 4 },
            { start: 1, end: 2 },
          ],
        }),
      'sentences[1].parts: are not in order',
    ],
    ['blocks', (record) => void record.blocks.pop(), 'at the end is in no block'],
    [
      'the text',
      (record) => void Object.assign(record, { text: record.text.replace('Hendy', 'Handy') }),
      'text: is not that of the source, though the bytes are the same',
    ],
    [
      'the hash',
      (record) => void Object.assign(record.source, { sha256: '0'.repeat(64) }),
      'source: the bytes have changed',
    ],
    ['the shape', (record) => void Object.assign(record, { blocks: 3 }), 'no record of this tool: blocks: '],
  ])('%s', async (_, tamper, message) => {
    const { records, lines } = await scanned();
    const record = JSON.parse(lines[0] as string) as WireRecord;
    tamper(record);
    writeFileSync(records, `${JSON.stringify(record)}\n`);
    const found = await verify(records);
    expect(found.code).toBe(1);
    expect(
      found.lines.some((line) => line.startsWith('a: ') && line.includes(message)),
      found.lines.join('\n'),
    ).toBe(true);
  });
});

test('what is no JSON and what is not there', async () => {
  const { records } = await scanned();
  writeFileSync(records, `{"a":\n${readFileSync(records, 'utf8')}`);
  expect(await verify(records)).toMatchObject({
    code: 1,
    lines: ['line 1: is not JSON', '3 records, 1 faults in 1'],
  });
  expect((await asnScan(['verify', '/not/there'])).code).toBe(2);
});

test('gold is true to its articles', async () => {
  const path = 'fixtures/articles/01-sigi-larangan-kampanye';
  expect((await verify(join(path, 'gold.json'), join(path, 'article.txt'))).lines.at(-1)).toMatch(
    /^1 records/,
  );
});
