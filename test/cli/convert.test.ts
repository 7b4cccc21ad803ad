/** `convert`, and `eval` on what it wrote. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CONVERSIONS } from '../../src/interchange/index.js';
import { RECORD } from '../sink/records.js';
import { asnScan } from './console.js';

let folder = '';
let source = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asn-scan-convert-'));
  source = join(folder, 'found.ndjson');
  const other = { ...RECORD, id: '../b 2', directives: [], sanctions: [] };
  writeFileSync(source, [RECORD, other].map((record) => `${JSON.stringify(record)}\n`).join(''));
});

describe.each(CONVERSIONS)('%s', (format) => {
  test('a folder of it is gold that the same records reach wholly', async () => {
    const path = join(folder, format);
    const { code, stderr } = await asnScan(['convert', source, '--to', format, '--output-dir', path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    // The id of the second would lead out of the folder.
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => /^(?:a\/1|__\/b 2)\.\w+$/.test(name)).length).toBeGreaterThanOrEqual(2);

    const predictions = join(folder, `${format}.ndjson`);
    await asnScan(['convert', path, '--to', 'records', '--output', predictions]);
    const { stdout } = await asnScan(['eval', path, predictions, '--format', 'json']);
    const { articles, scores } = JSON.parse(stdout) as {
      articles: number;
      scores: Record<string, { f1: number | null }>;
    };
    expect(articles).toBe(2);
    expect(scores['mentions.strict']?.f1).toBe(1);
    const tokensOnly = format.startsWith('conll');
    expect('directives.found' in scores).toBe(!tokensOnly);
    if (!tokensOnly) expect(scores['directives.whole']?.f1).toBe(1);
  });

  test.skipIf(format === 'brat')('one stream of it is read back from standard input', async () => {
    const written = await asnScan(['convert', source, '--to', format]);
    expect(written.code).toBe(0);
    const { stdout, stderr } = await asnScan(['convert', '-', '--to', 'records'], { stdin: written.stdout });
    expect(stderr).toBe('');
    const back = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as typeof RECORD);
    expect(back.map(({ mentions = [] }) => mentions.map(({ text, type }) => [text, type]))).toEqual(
      [0, 1].map(() => [
        ['Bupati', 'office'],
        ['camat', 'group'],
      ]),
    );
  });
});

test('a layer that nobody annotated in any document of another format is not scored', async () => {
  const path = join(folder, 'ner.jsonl');
  writeFileSync(
    path,
    '{"text":"Bupati melarang ASN ikut kampanye.","label":[[0,6,"office"],[16,19,"group"]]}\n',
  );
  const { stdout } = await asnScan(['eval', path, '--format', 'json']);
  const names = Object.keys((JSON.parse(stdout) as { scores: object }).scores);
  expect(names).toContain('mentions.strict');
  expect(names.filter((name) => /^(?:blocks|sentences|quotes|directives|sanctions)/.test(name))).toEqual([]);
});

test('labels that are not ours are told and left out', async () => {
  const path = join(folder, 'labels.jsonl');
  writeFileSync(path, '{"text":"ASN di Solo","label":[[0,3,"group"],[7,11,"GPE"]]}\n');
  const { stdout } = await asnScan(['convert', path, '--to', 'records']);
  const { mentions, diagnostics } = JSON.parse(stdout) as typeof RECORD;
  expect(mentions?.length).toBe(1);
  expect(diagnostics).toEqual([
    { code: 'unknown-label', severity: 'warning', message: 'not read: "GPE" (1)' },
  ]);
});

test('nothing gives nothing, and is no gold', async () => {
  expect(await asnScan(['convert', '-', '--to', 'label-studio'], { stdin: '' })).toEqual({
    code: 0,
    stdout: '[\n]\n',
    stderr: '',
  });
  expect((await asnScan(['convert', '-', '--to', 'records'], { stdin: '[' })).code).toBe(2);
  expect((await asnScan(['eval', '-'], { stdin: '' })).code).toBe(2);
});

test('brat needs a folder', async () => {
  const { code, stderr } = await asnScan(['convert', source, '--to', 'brat']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'asn-scan: --to brat needs --output-dir (it keeps each document in files of its own)\n',
  });
});

test('brat folders come with the configuration that knows all labels', async () => {
  const path = join(folder, 'configured');
  await asnScan(['convert', source, '--to', 'brat', '--output-dir', path]);
  const configuration = readFileSync(join(path, 'annotation.conf'), 'utf8');
  const annotations = readFileSync(join(path, 'a', '1.ann'), 'utf8');
  for (const [, label = ''] of annotations.matchAll(/^[TR]\d+\t(\S+)/gm))
    expect(configuration).toContain(label);
});

test('a file that is being read is not overwritten', async () => {
  const before = readFileSync(source, 'utf8');
  const { code, stderr } = await asnScan(['convert', source, '--to', 'doccano', '--output', source]);
  expect(code).toBe(2);
  expect(stderr).toContain('would overwrite what is read');
  expect(readFileSync(source, 'utf8')).toBe(before);
});

test.each([
  ['x.ann', 'T1\tperson 0 99\tx\n', 'x.ann:1: no place in the text'],
  ['y.conll', 'ASN O\nbupati\n', 'y.conll:2: no tag at the end of the line'],
  ['z.conllu', '1\tASN\n', 'z.conllu:1: not ten columns'],
  ['u.json', '[{"data":{},"annotations":[]}]', 'u.json: a task without data.text'],
])('%s that is broken is named with its line', async (name, content, message) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  if (name === 'x.ann') writeFileSync(join(folder, 'x.txt'), 'ASN');
  const { code, stderr } = await asnScan(['convert', path, '--to', 'records']);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
