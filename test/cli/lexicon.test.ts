import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../source/folder.js';
import { asnScan, records } from './console.js';

const MINE = `# Words of our region.
group:
  # The municipal police.
  - id: satpol-pp # as in the decree
    name: Satpol PP
    forms: [anggota Satpol PP]
`;
const lexicon = (...args: string[]) => asnScan(['lexicon', ...args]);

describe('find', () => {
  test('tells who knows an inflected verb', async () => {
    const { code, stdout } = await lexicon('find', 'mengimbau');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^a form of +directive\/imbau .*active$/m);
    expect(stdout).toMatch(/^a form of +reporting\/imbau /m);
  });

  test('tells of phrases that nothing is matched with', async () => {
    expect((await lexicon('find', 'baca', 'juga')).stdout).toMatch(/^stands in +furniture\/related-label /m);
  });

  test('says when nobody does, with 1', async () => {
    expect(await lexicon('find', 'abrakadabra')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'asn-scan: no entry knows "abrakadabra"\n',
    });
  });

  test('as NDJSON', async () => {
    const { stdout } = await lexicon('find', 'bawaslu', '--format', 'ndjson');
    expect(records(stdout)).toContainEqual({
      how: 'form',
      kind: 'institution',
      id: 'bawaslu',
      slot: '',
      form: 'bawaslu',
    });
  });
});

test('list gives entries of a kind as a table or whole', async () => {
  const { stdout } = await lexicon('list', '--kind', 'party');
  expect(stdout).toMatch(/^party +golkar +/m);
  const rows = records((await lexicon('list', '--kind', 'party', '--format', 'ndjson')).stdout);
  expect(rows).toHaveLength(stdout.trimEnd().split('\n').length);
  expect(rows[0]).toHaveProperty('forms');
});

test('rules are listed with what they find and how sure that is', async () => {
  const { stdout } = await lexicon('rules', '--stage', 'quotes');
  expect(stdout).toMatch(
    /^quote-after \(quotes, confidence 0\.\d\d, (?:measured on \d+|estimated)\)\n {2}\S/m,
  );
  expect(stdout).not.toContain('directives,');
});

describe('validate', () => {
  test('names what is wrong with each file and goes on', async () => {
    const folder = folderOf({
      'good.yaml': MINE,
      'bad.yaml': 'groups: []',
      'lost.yaml': 'group: [{id: nobody, name: X, extend: true}]',
    });
    const { code, stdout, stderr } = await lexicon(
      'validate',
      ...['good', 'bad', 'lost'].map((name) => join(folder, `${name}.yaml`)),
    );
    expect(code).toBe(2);
    expect(stdout).toBe(`${folder}/good.yaml: 1 entry\n`);
    expect(stderr.replaceAll(folder, '')).toBe(
      'asn-scan: /bad.yaml:1:1: unknown kind "groups" (did you mean "group"?)\nasn-scan: /lost.yaml: no group "nobody" to extend (correct the id or take "extend" away)\n',
    );
  });
});

describe('test', () => {
  test('runs the examples of a file', async () => {
    const good = `${MINE}    examples: [Bupati melarang anggota Satpol PP ikut kampanye.]\n`;
    const folder = folderOf({ 'good.yaml': good, 'bad.yaml': `${MINE}    examples: [Hujan turun.]\n` });
    expect(await lexicon('test', join(folder, 'good.yaml'))).toMatchObject({
      code: 0,
      stdout: '1 example of 1 entry, 0 broken\n',
    });
    const { code, stdout } = await lexicon('test', join(folder, 'bad.yaml'));
    expect(code).toBe(1);
    expect(stdout).toContain('group/satpol-pp: expected a finding in: Hujan turun.\n');
  });
});

describe('add', () => {
  const added = async (yaml: string, ...args: string[]) => {
    const file = join(folderOf({ 'mine.yaml': yaml }), 'mine.yaml');
    const outcome = await lexicon('add', file, ...args);
    return { ...outcome, text: readFileSync(file, 'utf8'), file };
  };

  test('a form to an entry of the file keeps everything else, comments too', async () => {
    const { code, text } = await added(MINE, 'group/satpol-pp', '--form', 'personel Satpol PP');
    expect(code).toBe(0);
    expect(text).toBe(MINE.replace('[anggota Satpol PP]', '[anggota Satpol PP, personel Satpol PP]'));
  });

  test('another name of a built-in body extends it', async () => {
    const { code, text, file } = await added(
      MINE,
      'institution/bawaslu',
      '--form',
      'Lembaga Pengawas Pemilihan',
      '--example',
      'Lembaga Pengawas Pemilihan meminta ASN netral.',
    );
    expect(code).toBe(0);
    expect(text).toContain('institution:\n  - id: bawaslu\n');
    expect(text).toContain('extend: true');
    expect((await lexicon('diff', file)).stdout).toMatch(
      /^~ institution\/bawaslu\n(?: {4}\+ .*\n)* {4}\+ forms: Lembaga Pengawas Pemilihan$/m,
    );
  });

  test('a form of a verb goes into its slot and is found', async () => {
    const { code, file } = await added('', 'directive/larang', '--form', 'active=ngelarang');
    expect(code).toBe(0);
    const { stdout } = await asnScan(['scan', '-', '--lexicon', file, '--fields', 'directives'], {
      stdin: 'Bupati ngelarang ASN ikut kampanye.',
    });
    expect(records(stdout)[0]?.directives).toMatchObject([{ force: 'ban', trigger: { lemma: 'larang' } }]);
  });

  test('a new entry, into a file that is made', async () => {
    const file = join(folderOf({}), 'new.yaml');
    const args = [
      'add',
      file,
      'institution/balawas',
      '--name',
      'Balai Pengawas Pegawai',
      '--form',
      'Balawas',
      '--set',
      'category=task-force',
    ];
    expect(await lexicon(...args, '--example', 'Balawas meminta ASN netral.')).toEqual({
      code: 0,
      stdout: `${file}: new institution/balawas\n`,
      stderr: '',
    });
    const { stdout } = await asnScan(['tag', '-', '--lexicon', file], {
      stdin: 'Balawas meminta ASN netral.',
    });
    expect(records(stdout)[0]?.entities).toContainEqual(expect.objectContaining({ ref: 'balawas' }));
  });

  test.each([
    [
      ['institution/satgas', '--name', 'S', '--form', 'satgas x'],
      2,
      'a new entry needs "category" (give it with --set category=VALUE)',
    ],
    [['institution/satgas', '--form', 'x'], 2, 'a new entry needs "name" (give it with --name)'],
    [['group/asn'], 2, 'nothing to add'],
    [['asn', '--form', 'x'], 2, '"asn" is no entry (write KIND/ID'],
    [['grup/asn', '--form', 'x'], 2, 'no kind "grup"'],
    [['group/Satgas', '--name', 'x', '--form', 'x'], 2, 'an id is lower-case words'],
    [['directive/larang', '--form', 'ngelarang'], 2, 'names no slot'],
    [
      ['group/satpol-pp', '--form', 'x y', '--example', 'Hujan turun.'],
      1,
      'expected a finding in: Hujan turun.',
    ],
    [['group/asn', '--set', 'nam=x'], 2, 'unknown key "nam"'],
  ])('%j leaves the file as it was', async (args, expected, message) => {
    const { code, stderr, text } = await added(MINE, ...args);
    expect(code).toBe(expected);
    expect(stderr).toContain(message);
    expect(text).toBe(MINE);
  });

  test('tells of others that have the form', async () => {
    expect((await added(MINE, 'group/satpol-pp', '--form', 'camat')).stderr).toMatch(
      /^asn-scan: "camat" is a form of .*too\n$/,
    );
  });

  test('a file that is broken is not made worse', async () => {
    const { code, text } = await added('group: [', 'group/satpol-pp', '--form', 'x');
    expect(code).toBe(2);
    expect(text).toBe('group: [');
  });

  test('no file appears when nothing is added', async () => {
    const file = join(folderOf({}), 'new.yaml');
    expect((await lexicon('add', file, 'group/x', '--form', 'y')).code).toBe(2);
    expect(existsSync(file)).toBe(false);
  });
});

test('diff tells what an entry that replaces another loses', async () => {
  const file = join(
    folderOf({ 'mine.yaml': 'group: [{id: asn, name: ASN, forms: [abdi negara kami]}]' }),
    'mine.yaml',
  );
  const { stdout } = await lexicon('diff', file);
  expect(stdout).toMatch(/^~ group\/asn$/m);
  expect(stdout).toMatch(/^ {4}- forms: ASN$/m);
  expect(stdout).toMatch(/^ {4}\+ forms: abdi negara kami$/m);
});

test('the commands below it have help of their own', async () => {
  for (const name of ['validate', 'list', 'find', 'test', 'rules', 'diff', 'add']) {
    const { code, stdout } = await lexicon(name, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: asn-scan lexicon ${name}`);
    expect(stdout).toContain('\nExamples:\n  asn-scan lexicon');
  }
  expect((await lexicon()).code).toBe(2);
  expect((await lexicon('fnd')).stderr).toContain("unknown command 'fnd' (Did you mean find?)");
});
