import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { recordSchema } from '../../src/record/schema.js';
import { folderOf } from '../source/folder.js';
import { asnScan, records } from './console.js';

const ARTICLE =
  'Bupati Larang ASN Kampanye\n\nJEMBER - Bupati Jember Hendy Siswanto melarang ASN ikut kampanye.\n\n' +
  '"Camat jangan ikut kampanye," kata Hendy, Senin (23/10/2023).\n';
const folder = (): string => folderOf({ 'a.txt': ARTICLE, 'x/b.txt': ARTICLE });

describe('help and usage', () => {
  test.each(Object.keys(COMMANDS))('%s --help explains and gives examples', async (name) => {
    const { code, stdout, stderr } = await asnScan([name, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: asn-scan ${name}`);
    expect(stdout).toMatch(/\nExamples:\n {2}(?:asn-scan|curl)/);
    expect((await asnScan(['help', name])).stdout).toBe(stdout);
  });

  test('--version is the package’s', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await asnScan(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    [['scna'], "unknown command 'scna' (Did you mean scan?)"],
    [['constructor'], "unknown command 'constructor'"],
    [['scan', '--frmat', 'json', 'x'], "unknown option '--frmat' (Did you mean --format?)"],
    [['scan'], 'nothing to read (give files, folders, or - for standard input)'],
    [['scan', '/not/there', '-'], 'no such file or folder: /not/there'],
    [
      ['scan', '-', '--format', 'xml'],
      "option '--format <format>' argument 'xml' is invalid. Allowed choices are ndjson, json, csv, summary.",
    ],
    [['scan', '-', '--table', 'directives', '--format', 'json'], '--table needs --format csv, not json'],
    [
      ['scan', '-', '--max-bytes', '-5'],
      "option '--max-bytes <n>' argument '-5' is invalid. Write a whole number from 1 to 500000000.",
    ],
    [
      ['scan', '-', '--field', 'teks=isi'],
      "option '--field <key=name>' argument 'teks=isi' is invalid. Write KEY=NAME, with a key of id, text, title, date, url, outlet.",
    ],
    [['scan', '-', '--files-from', '-'], 'standard input cannot be both an article and a list'],
    [
      ['scan', '-', '--fields', 'meta.titel'],
      '--fields: the record has no "meta.titel" (did you mean "meta.title"?)',
    ],
    [
      ['tag', '-', '--types', 'orang'],
      "option '--types <a,b>' argument 'orang' is invalid. Types are person, office, institution, group, party, region, place, election, law, date.",
    ],
    [['scan', '-', '--lexicon', '/not/there.yaml'], /^\/not\/there\.yaml: cannot read lexicon/],
    [
      ['scan', '-', '--output', '/not/there/x'],
      '/not/there/x: cannot write: no such file or directory (ENOENT)',
    ],
    [['scan', '-', '--output', '/tmp'], '/tmp: is a folder'],
    [['schema', 'x'], /too many arguments/],
  ])('%j is answered with one line and exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await asnScan(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^asn-scan: [^\n]+\n$/);
    const line = stderr.slice('asn-scan: '.length, -1);
    if (typeof message === 'string') expect(line).toBe(message);
    else expect(line).toMatch(message);
  });

  test('a hostile argument neither steers the terminal nor floods it', async () => {
    const { code, stderr } = await asnScan(['scan', `/no\u001b[2J\n${'x'.repeat(100_000)}`]);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/\u001b|\n./);
    expect(stderr.length).toBeLessThan(1000);
  });

  test('no command prints the help and is a mistake', async () => {
    const { code, stderr } = await asnScan([]);
    expect(code).toBe(2);
    expect(stderr).toContain('Commands:');
  });
});

describe('a broken lexicon', () => {
  test.each([
    ['directive: [', /:1:\d+: /],
    ['directives:\n  - id: x\n', /:1:1: unknown kind "directives" \(did you mean "directive"\?\)$/],
    [
      'group:\n  - id: x\n    name: x\n    form: [a]\n',
      /:4:5: unknown key "form" of "x" \(did you mean "forms"\?\)$/,
    ],
  ])('%j is named with its place', async (yaml, message) => {
    const path = join(folderOf({ 'my.yaml': yaml }), 'my.yaml');
    const { code, stdout, stderr } = await asnScan(['scan', '-', '--lexicon', path], { stdin: ARTICLE });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr.trim()).toMatch(message);
    expect(stderr).toContain(path);
  });
});

describe('records', () => {
  test('scan writes one valid record a document, in order, the same every time', async () => {
    const path = folder();
    const first = await asnScan(['scan', path]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(records(first.stdout).map(({ id }) => id)).toEqual(['a', 'x/b']);
    for (const record of records(first.stdout)) expect(() => recordSchema.parse(record)).not.toThrow();
    expect(await asnScan(['scan', path])).toEqual(first);
  });

  test.each([
    ['segment', ['sentences'], ['mentions', 'quotes', 'directives']],
    ['tag', ['sentences', 'mentions', 'entities'], ['quotes', 'directives']],
    ['scan', ['sentences', 'mentions', 'entities', 'quotes', 'directives', 'sanctions', 'violations'], []],
    ['detect', ['entities', 'quotes', 'directives', 'sanctions', 'violations'], ['sentences', 'mentions']],
  ])('%s writes its layers', async (command, present, absent) => {
    const [record] = records((await asnScan([command, '-'], { stdin: ARTICLE })).stdout);
    expect(Object.keys(record ?? {})).toEqual(
      expect.arrayContaining(['meta', 'text', 'blocks', 'diagnostics', ...present]),
    );
    for (const key of absent) expect(record).not.toHaveProperty(key);
  });

  test('--types keeps mentions of these types and no dangling reference', async () => {
    const [record] = records((await asnScan(['tag', '-', '--types', 'person'], { stdin: ARTICLE })).stdout);
    const { mentions, entities } = recordSchema.parse(record);
    expect(new Set(mentions?.map(({ type }) => type))).toEqual(new Set(['person']));
    const ids = new Set(entities?.map(({ id }) => id));
    for (const { offices = [] } of entities ?? []) for (const id of offices) expect(ids).toContain(id);
  });

  test('standard input in every format', async () => {
    const from = async (stdin: string, format: string): Promise<unknown[]> =>
      records((await asnScan(['segment', '-', '--input-format', format], { stdin })).stdout).map(
        ({ text }) => text,
      );
    expect(await from(ARTICLE, 'text')).toEqual([ARTICLE]);
    expect(await from(ARTICLE, 'txt')).toEqual([ARTICLE]);
    expect(await from('{"text":"a"}\n{"text":"b"}\n', 'ndjson')).toEqual(['a', 'b']);
    expect(await from('text\na\n', 'csv')).toEqual(['a']);
  });

  test('--files-from reads a list; what is not there fails, the rest is read', async () => {
    const path = folder();
    const list = `${path}/x/b.txt\n\n${path}/gone.txt\n${path}/a.txt\n`;
    const { code, stdout, stderr } = await asnScan(['segment', '--files-from', '-'], { stdin: list });
    expect(records(stdout).map(({ id }) => id)).toEqual([`${path.slice(1)}/a`, `${path.slice(1)}/x/b`]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `asn-scan: ${path}/gone.txt: no such file or directory (ENOENT)\nasn-scan: 1 of 3 documents failed\n`,
    );
  });
});

describe('failures', () => {
  test('a document that cannot be read is named, the others are done, exit code 1', async () => {
    const path = folderOf({ 'a.txt': 'biner\0', 'b.txt': ARTICLE, 'c.ndjson': '{bad\n{"text":"ok"}\n' });
    symlinkSync('self', join(path, 'self'));
    const { code, stdout, stderr } = await asnScan(['segment', path, join(path, 'self'), '--quiet']);
    expect(code).toBe(1);
    expect(records(stdout).map(({ id }) => id)).toEqual(['b', 'c#2']);
    expect(stderr.replaceAll(path, '').split('\n')).toEqual([
      expect.stringContaining('/self: too many symbolic links'),
      'asn-scan: /a.txt: not text: a zero byte at byte 5',
      expect.stringContaining('/c.ndjson:1: is not JSON'),
      '',
    ]);
  });

  test('an empty folder is no mistake', async () => {
    const path = folderOf({ 'a.jpg': '' });
    expect(await asnScan(['scan', path])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'asn-scan: no documents found (1 of other kinds)\n',
    });
    expect(await asnScan(['scan', path, '--quiet', '--format', 'json'])).toEqual({
      code: 0,
      stdout: '[]\n',
      stderr: '',
    });
  });
});

describe('what is written where', () => {
  test('a terminal gets the summary, coloured unless NO_COLOR or a dumb terminal say otherwise', async () => {
    const shown = async (env: Record<string, string>, ...args: string[]): Promise<string> =>
      (await asnScan(['scan', '-', ...args], { stdin: ARTICLE, terminal: true, env })).stdout;
    expect(await shown({})).toContain('\u001b[');
    expect(await shown({})).toMatch(/1 article · /);
    expect(await shown({ NO_COLOR: '1' })).not.toContain('\u001b');
    expect(await shown({ TERM: 'dumb' })).not.toContain('\u001b');
    expect(await shown({ NO_COLOR: '1' }, '--color', 'always')).toContain('\u001b[');
    expect(await shown({}, '--color', 'never')).not.toContain('\u001b');
    expect(await shown({}, '--format', 'ndjson', '--color', 'always')).not.toContain('\u001b');
    expect(records(await shown({}, '--fields', 'id'))).toEqual([{ id: 'stdin' }]);
  });

  test('--table alone means CSV', async () => {
    const { stdout } = await asnScan(['segment', '-', '--table', 'sentences', '--fields', 'index,text'], {
      stdin: 'Satu.',
    });
    expect(stdout).toBe('index,text\n0,Satu.\n');
  });

  test('--output replaces the file at the end and leaves nothing beside it', async () => {
    const path = folder();
    const out = folderOf({ 'out.ndjson': 'old' });
    const { code, stdout } = await asnScan(['segment', path, '--output', join(out, 'out.ndjson')]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(records(readFileSync(join(out, 'out.ndjson'), 'utf8'))).toHaveLength(2);
    expect(readdirSync(out)).toEqual(['out.ndjson']);
  });

  test('a mistake leaves the output as it was', async () => {
    const out = join(folderOf({ 'out.ndjson': 'old' }), 'out.ndjson');
    expect((await asnScan(['segment', '/not/there', '--output', out])).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('old');
  });

  test('what is read is never overwritten, whatever it is called', async () => {
    const path = folder();
    symlinkSync('a.txt', join(path, 'link'));
    writeFileSync(join(path, 'list'), `${path}/a.txt\n`);
    for (const [args, output] of [
      [[path], 'a.txt'],
      [[path], 'link'],
      [['--files-from', `${path}/list`], 'list'],
    ] as const) {
      const { code, stderr } = await asnScan(['segment', ...args, '--output', join(path, output)]);
      expect(code).toBe(2);
      expect(stderr).toContain('would overwrite what is read');
    }
    expect(readFileSync(join(path, 'a.txt'), 'utf8')).toBe(ARTICLE);
  });

  test('through a link the file that it names is replaced', async () => {
    const out = folderOf({ 'real.ndjson': 'old' });
    symlinkSync('real.ndjson', join(out, 'link'));
    await asnScan(['segment', folder(), '--output', join(out, 'link')]);
    expect(records(readFileSync(join(out, 'real.ndjson'), 'utf8'))).toHaveLength(2);
    expect(readdirSync(out).sort()).toEqual(['link', 'real.ndjson']);
  });
});

test('schema prints the schema of what scan writes', async () => {
  const { code, stdout } = await asnScan(['schema']);
  expect(code).toBe(0);
  const { default: Ajv } = await import('ajv/dist/2020.js');
  const validate = new Ajv.default({ strict: false }).compile(JSON.parse(stdout) as object);
  const [record] = records((await asnScan(['scan', '-'], { stdin: ARTICLE })).stdout);
  expect(validate(record)).toBe(true);
  expect(validate({ ...record, text: 1 })).toBe(false);
});
