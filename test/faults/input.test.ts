/** Inputs that lie, change, hide or are far too much: every document is in the output once or named. */
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../source/folder.js';
import { asnScan, BIN, idsOf, shell } from './program.js';

const TEXT = 'Bupati melarang ASN ikut kampanye.\n';
const row = (id: string, text = TEXT): string => `${JSON.stringify({ id, text })}\n`;

/** What standard error says, a line each, without the program's name and the folder's. */
const complaints = (stderr: string, folder: string): string[] =>
  stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^asn-scan: /, '').replaceAll(`${folder}/`, ''));

test('of 1 500 documents in good and bad files none is lost', () => {
  const files: Record<string, string | Uint8Array> = {};
  const readable = new Set<string>();
  const broken = new Set<string>();
  for (let n = 0; n < 250; n++) {
    const name = `${n % 7}/${n}`;
    const id = (kind: string): string => `${kind}-${n}`;
    files[`${name}.txt`] = TEXT;
    readable.add(name);
    files[`${name}-rows.ndjson`] = row(id('ndjson')) + (n % 5 === 0 ? '{"text": \n' : '') + row(id('after'));
    if (n % 5 === 0) broken.add(`${name}-rows.ndjson:2`);
    files[`${name}-table.csv`] =
      `id,text\n${id('csv')},"${TEXT}"\n${n % 5 === 1 ? 'a,b,c\n' : ''}${id('last')},x\n`;
    if (n % 5 === 1) broken.add(`${name}-table.csv:4`);
    files[`${name}-gz.txt.gz`] = n % 5 === 2 ? gzipSync(TEXT).subarray(0, 20) : gzipSync(TEXT);
    if (n % 5 === 2) broken.add(`${name}-gz.txt.gz`);
    else readable.add(`${name}-gz`);
    for (const kind of ['ndjson', 'after', 'csv', 'last']) readable.add(id(kind));
  }
  const folder = folderOf(files);
  const { status, stdout, stderr } = asnScan(['segment', folder, '--fields', 'id']);
  const ids = idsOf(stdout);
  expect(ids.length).toBe(new Set(ids).size);
  expect(new Set(ids)).toEqual(readable);
  const named = complaints(stderr, folder);
  expect(named.pop()).toBe(`${broken.size} of ${readable.size + broken.size} documents failed`);
  expect(new Set(named.map((line) => line.split(': ')[0]))).toEqual(broken);
  expect(status).toBe(1);
});

test('files that vanish, grow, shrink or turn into something else after they were listed', async () => {
  const names = ['a-vanishes', 'b-grows', 'c-shrinks', 'd-fifo', 'e-folder', 'f-stays'];
  const folder = folderOf(Object.fromEntries(names.map((name) => [`${name}.txt`, TEXT])));
  const child = spawn(process.execPath, [BIN, 'segment', '-', folder, '--input-format', 'ndjson']);
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdin.write(row('first'));
  // The first record comes after the listing and before any file.
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      resolve();
    });
  });
  const path = (name: string): string => join(folder, `${name}.txt`);
  for (const name of ['a-vanishes', 'd-fifo', 'e-folder']) rmSync(path(name));
  appendFileSync(path('b-grows'), TEXT);
  truncateSync(path('c-shrinks'), 6);
  spawnSync('mkfifo', [path('d-fifo')]);
  mkdirSync(path('e-folder'));
  child.stdin.end();
  expect(await ended).toBe(1);
  expect(idsOf(stdout)).toEqual(['first', 'b-grows', 'c-shrinks', 'f-stays']);
  expect(complaints(stderr, folder)).toEqual([
    'a-vanishes.txt: no such file or directory (ENOENT)',
    'd-fifo.txt: is a FIFO, not a file',
    'e-folder.txt: is a folder, not a file',
    '3 of 7 documents failed',
  ]);
});

test('files and folders that may not be read', () => {
  const folder = folderOf({ 'a.txt': TEXT, 'b.txt': TEXT, 'c/d.txt': TEXT, 'e.txt': TEXT });
  // A user namespace takes away what lets root read everything.
  const { status, stdout, stderr } = shell(
    'cd "$2" && chmod 000 b.txt c; as=$([ "$(id -u)" = 0 ] && echo "unshare --user"); $as node "$1" segment .; code=$?; chmod 700 c; exit $code',
    folder,
  );
  expect(complaints(stderr, '.')).toEqual([
    'c: permission denied (EACCES)',
    'b.txt: permission denied (EACCES)',
    '2 of 4 documents failed',
  ]);
  expect(idsOf(stdout)).toEqual(['a', 'e']);
  expect(status).toBe(1);
});

test('names with line breaks, dashes, blanks, escapes and bytes that are no UTF-8', () => {
  const folder = folderOf({});
  const { stdout, stderr, status } = shell(
    `cd "$2" && mkdir in && for n in $'a\\nb' -c '--help' ' d ' $'e\\xff' $'\\e[31mf' "g'\\"\\$(id)"; do printf 'Satu. ' > "in/$n.txt"; done
     node "$1" segment in --fields id && cd in && node "$1" segment --fields id -- -c.txt ./--help.txt`,
    folder,
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(new Set(idsOf(stdout))).toEqual(
    new Set(['a\nb', '-c', '--help', ' d ', 'e\ufffd', '\u001b[31mf', 'g\'"$(id)']),
  );
  expect(stdout).not.toContain('\u001b');
});

describe('folders', () => {
  test('1 500 deep are read, and one deeper than paths can be is named', () => {
    const deep = 'd/'.repeat(1500);
    const folder = folderOf({ [`${deep}a.txt`]: TEXT, 'z.txt': TEXT });
    const { status, stdout, stderr } = shell(
      `cd "$2" && long=$(printf '%0200d/' {1..15}) && mkdir -p "e/$long" && cd "e/$long" && mkdir -p "$long"
       cd "$2" && node "$1" segment . --fields id; code=$?; rm -rf d e; exit $code`,
      folder,
    );
    expect(idsOf(stdout)).toEqual([`${deep}a`, 'z']);
    expect(complaints(stderr, '.')).toEqual([
      expect.stringMatching(/^e\/.*: name too long \(ENAMETOOLONG\)$/),
      '1 of 3 documents failed',
    ]);
    expect(status).toBe(1);
  });

  test('that link to themselves are not followed, and end when named', () => {
    const folder = folderOf({ 'a/b.txt': TEXT });
    const { status, stdout, stderr } = shell(
      'cd "$2/a" && ln -s .. up && ln -s loop loop && ln -s ../../a x.txt; node "$1" segment "$2" "$2/a/up"',
      folder,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(idsOf(stdout)).toHaveLength(2);
  });

  test('with more files than may be open at once', () => {
    const folder = folderOf(Object.fromEntries([...Array(300).keys()].map((n) => [`${n}.txt`, 'Satu.'])));
    const { status, stdout, stderr } = shell('ulimit -n 64; exec node "$1" segment "$2"', folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(idsOf(stdout)).toHaveLength(300);
  });
});

describe('too much', () => {
  const huge = 'a '.repeat(25_000_000);

  test('a line of 50 MB fails alone', () => {
    const folder = folderOf({ 'a.ndjson': row('before') + row('huge', huge) + row('after') });
    const { status, stdout, stderr } = asnScan(['segment', folder]);
    expect(idsOf(stdout)).toEqual(['before', 'after']);
    expect(complaints(stderr, folder)).toEqual([
      'a.ndjson:2: larger than 10000000 bytes (raise the limit with --max-bytes)',
      '1 of 3 documents failed',
    ]);
    expect(status).toBe(1);
  });

  test('a text of 50 MB, also one that only unpacks to it, fails alone', () => {
    const folder = folderOf({ 'a.txt': huge, 'b.txt.gz': gzipSync(huge), 'c.txt': TEXT });
    const { status, stdout, stderr } = asnScan(['segment', folder]);
    expect(idsOf(stdout)).toEqual(['c']);
    expect(complaints(stderr, folder)).toHaveLength(3);
    expect(status).toBe(1);
  });

  test('a cell of 50 MB is named with its line', () => {
    const folder = folderOf({ 'a.csv': `id,text\n1,x\n2,"${huge}"\n3,y\n` });
    const { status, stdout, stderr } = asnScan(['segment', folder]);
    expect(idsOf(stdout)).toContain('1');
    expect(stderr).toContain(`${folder}/a.csv:`);
    expect(status).toBe(1);
  });
});

describe('an environment that lacks', () => {
  const expected = { status: 0, stderr: '' };
  const one = (): string => folderOf({ 'a.txt': TEXT });

  test.each([
    ['standard input', 'exec node "$1" segment "$2" <&-'],
    ['standard error', 'exec node "$1" segment "$2" 2>&-'],
    ['all variables', 'exec env -i "$(command -v node)" "$1" segment "$2"'],
    ['a working folder', 'd=$(mktemp -d) && cd "$d" && rmdir "$d" && exec node "$1" segment "$2"'],
    ['room for temporary files', 'TMPDIR=/not/there HOME=/not/there exec node "$1" segment "$2"'],
  ])('%s changes nothing', (_, script) => {
    const { stdout, ...rest } = shell(script, one());
    expect({ status: rest.status, stderr: rest.stderr }).toEqual(expected);
    expect(idsOf(stdout)).toEqual(['a']);
  });
});

test.each(['/dev/zero', '/dev/random', '/dev/tty'])('%s is refused, not read', (path) => {
  const { status, stdout, stderr } = asnScan(['segment', path]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr.split('\n')[0]).toMatch(new RegExp(`^asn-scan: ${path}: `));
});

test('a lexicon that tries to be code, reach out or explode is refused in one line', () => {
  const laughs = [...'abcdefghi'].map((name, n) =>
    n === 0
      ? '- &a [x, x, x, x, x, x, x, x, x]'
      : `- &${name} [${`*${String.fromCharCode(96 + n)}, `.repeat(9)}]`,
  );
  const cases = {
    'code.yaml': 'group: !!js/function "process.exit(9)"\n',
    'python.yaml': 'group: !!python/object/apply:os.system ["id"]\n',
    'include.yaml': 'group: !include /etc/passwd\n',
    'laughs.yaml': `group:\n${laughs.join('\n')}\n`,
    'cycle.yaml': 'group: &a\n- *a\n',
    'deep.yaml': `group: ${'['.repeat(50_000)}\n`,
    'proto.yaml': '__proto__:\n- {id: x}\n',
    'constructor.yaml': 'constructor:\n- {id: x}\n',
    'map.yaml': '? {a: 1}\n: 2\n',
    'two.yaml': 'group: []\n---\ngroup: []\n',
    'bytes.yaml': Buffer.from([0x67, 0xff, 0xfe]),
    'empty.yaml': '',
    'escape.yaml': 'group:\n- {id: "\\e[2J", name: x, \u001b[2J: 1}\n',
  };
  const folder = folderOf(cases);
  for (const name of Object.keys(cases)) {
    const path = join(folder, name);
    const { status, stdout, stderr } = asnScan(['segment', '-', '--lexicon', path], { input: TEXT });
    expect({ name, status, stdout }).toEqual({ name, status: 2, stdout: '' });
    expect(stderr).toMatch(/^asn-scan: [^\n\u001b]+\n$/);
    expect(stderr).toContain(name);
    expect(stderr.length).toBeLessThan(2000);
  }
});

test('a lexicon of 20 000 entries loads in seconds', () => {
  const entry = (n: number): string => `- {id: g${n}, name: Kelompok ${n}, forms: [kelompok tani ${n}]}\n`;
  const path = join(folderOf({}), 'large.yaml');
  writeFileSync(path, `group:\n${[...Array(20_000).keys()].map(entry).join('')}`);
  // Seconds of processor time, as other programs may run beside this one.
  const { status, stdout, stderr } = shell('ulimit -t 20; exec node "$1" tag - --lexicon "$2"', path);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(idsOf(stdout)).toEqual(['stdin']);
});
