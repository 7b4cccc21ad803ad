/** `asn-scan check` as a command. What depends on the working folder runs as a process; that needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, unlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderOf } from '../source/folder.js';
import { asnScan } from './console.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'bin', 'asn-scan.js');

const SOUND = `Bupati Sigi Ingatkan ASN

SIGI, KABARSATU.COM – Bupati Sigi Rusmin Lamadjora melarang ASN ikut kampanye Pilkada 2024, Senin (7/10/2024).

"Camat jangan ikut kampanye dalam bentuk apa pun," kata Rusmin seusai rapat di pendopo.
`;
const FAULTY = `${SOUND}\nIa menyebut pelayanan “ramah itu sudah berjalan baik.\n`;

/** A corpus of a sound and a faulty article. */
const corpus = (): string =>
  folderOf({ 'a.txt': SOUND, 'b.txt': FAULTY.replace('Sigi Ingatkan', 'Sigi Larang') });
const args = (folder: string, ...more: string[]): string[] => [
  'check',
  folder,
  '--rule',
  'near-duplicate=off',
  ...more,
];

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function started(folder: string, command: string, ...more: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(command, more, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}
const bin = (folder: string, ...more: string[]): Ran => started(folder, process.execPath, BIN, ...more);

function git(folder: string, ...more: string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = started(folder, 'git', ...who, ...more);
  if (status !== 0) throw new Error(stderr);
}

describe('exit codes', () => {
  test('0 when clean, 1 for findings at or above --fail-on', async () => {
    const folder = corpus();
    expect(await asnScan(args(join(folder, 'a.txt')))).toEqual({
      code: 0,
      stdout: 'no findings in 1 document\n',
      stderr: '',
    });
    const { code, stdout } = await asnScan(args(folder));
    expect(code).toBe(1);
    expect(stdout.replaceAll(folder, 'corpus')).toBe(
      [
        'Bupati Sigi Larang ASN',
        '  corpus/b.txt:7:23: warning unbalanced-quotes: quotation mark without a partner',
        '    “',
        '',
        '1 warning in 2 documents',
        '',
      ].join('\n'),
    );
    expect((await asnScan(args(folder, '--fail-on', 'error'))).code).toBe(0);
    expect((await asnScan(args(folder, '--rule', 'unbalanced-quotes=off'))).code).toBe(0);
    expect(
      (await asnScan(args(folder, '--rule', 'unbalanced-quotes=error', '--fail-on', 'error'))).code,
    ).toBe(1);
  });

  test('a document that could not be read is never passed', async () => {
    const folder = folderOf({ 'a.txt': SOUND, 'b.txt': 'biner\0' });
    const { code, stdout } = await asnScan(args(folder, '--fail-on', 'never'));
    expect(code).toBe(1);
    expect(stdout).toContain('b.txt:1:1: error unreadable: not text: a zero byte');
  });

  test.each([
    [['check'], /^nothing to read/],
    [['check', '.', '--config', '/not/there.yaml'], /^\/not\/there\.yaml: cannot read configuration/],
    [['check', '.', '--suppressions', '/not/there.yaml'], /^\/not\/there\.yaml: cannot read suppressions/],
    [['check', '.', '--baseline', '/not/there.json'], /^\/not\/there\.json: cannot read baseline/],
    [['check', '.', '--suppress', 'truncated'], /^--suppress needs --reason and --expires/],
    [['check', '.', '--rule', 'truncatd=off'], /There is no rule "truncatd"/],
    [['check', '.', '--expires', 'soon'], /Write a day as YYYY-MM-DD/],
    [['check', '.', '--since', '--output=x'], /^--since: "--output=x" is no commit, branch or tag$/],
  ])('%j is trouble: one line and 2', async (args, message) => {
    const { code, stdout, stderr } = await asnScan(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.slice('asn-scan: '.length, -1)).toMatch(message);
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });
});

describe('where', () => {
  test('a row of NDJSON is its line; what has no lines is named whole', async () => {
    const row = JSON.stringify({ id: 'satu', text: FAULTY });
    const folder = folderOf({
      'a.ndjson': `\n${row}\n`,
      'b.csv': `id,text\ndua,"${FAULTY.replaceAll('"', '""')}"\n`,
    });
    const { stdout } = await asnScan(['check', folder, '--rule', 'duplicate=off', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as {
      findings: {
        line: number;
        column: number;
        document: { id: string; row: number };
        span: { text: string };
      }[];
    };
    expect(
      findings.map(({ line, column, document: { id, row }, span: { text } }) => [
        id,
        row,
        line,
        column,
        text,
      ]),
    ).toEqual([
      ['satu', 2, 2, 1, '“'],
      ['dua', 1, 1, 1, '“'],
    ]);
  });

  test('columns count code points', async () => {
    const folder = folderOf({ 'a.txt': FAULTY.replace('Ia menyebut', '😀 Ia menyebut') });
    expect((await asnScan(args(folder, '--format', 'github'))).stdout).toContain('line=7,endLine=7,col=25');
  });
});

describe('side files', () => {
  test('suppress, store as a baseline, store counts', async () => {
    const folder = corpus();
    const side = (name: string): string[] => [`--${name}`, join(folder, `${name}.side`)];
    const accept = ['--suppress', 'unbalanced-quotes', '--reason', 'so printed', '--expires', '2027-06-30'];
    const stored = await asnScan(args(folder, ...side('suppressions'), ...accept));
    expect(stored).toMatchObject({ code: 0, stdout: '' });
    expect((await asnScan(args(folder, ...side('suppressions'), '--today', '2027-01-01'))).code).toBe(0);
    const later = await asnScan(args(folder, ...side('suppressions'), '--today', '2027-06-30'));
    expect(later.code).toBe(1);
    expect(later.stdout).toContain('expired-suppression: of unbalanced-quotes: expired on 2027-06-30');

    expect((await asnScan(args(folder, ...side('baseline'), '--update-baseline'))).code).toBe(0);
    expect((await asnScan(args(folder, ...side('baseline')))).stdout).toBe(
      'no findings in 2 documents; 1 in the baseline\n',
    );

    expect((await asnScan(args(folder, ...side('counts'), '--update-counts'))).code).toBe(0);
    const path = join(folder, 'counts.side');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"directives": \d+/, '"directives": 40'));
    const counted = await asnScan(args(join(folder, 'a.txt'), ...side('counts')));
    expect(counted.code).toBe(1);
    expect(counted.stdout).toMatch(/error count-changed: \d directives, not 40 as stored/);
  });

  test('gold has floors', async () => {
    const folder = folderOf({
      'asn.yaml':
        'gold: fixtures/articles/01-sigi-larangan-kampanye\nfloors: {directives: 1, sanctions.found: 0.1}\n',
      'a.txt': SOUND,
    });
    const run = await asnScan(['check', join(folder, 'a.txt'), '--config', join(folder, 'asn.yaml')]);
    expect([0, 1]).toContain(run.code);
    const wrong = folderOf({
      'asn.yaml': 'gold: fixtures/articles/01-sigi-larangan-kampanye\nfloors: {directivs: 1}\n',
      'a.txt': SOUND,
    });
    const { code, stderr } = await asnScan([
      'check',
      join(wrong, 'a.txt'),
      '--config',
      join(wrong, 'asn.yaml'),
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('"floors": no score "directivs"');
  });
});

describe('in a folder of its own', () => {
  test('asn-scan.yaml is read there, and only there', () => {
    const folder = folderOf({
      'asn-scan.yaml': 'rules: {unbalanced-quotes: off}\n',
      'in/b.txt': FAULTY,
      'in/asn-scan.yaml': 'broken: [',
      'in/deeper/c.txt': SOUND,
    });
    expect(bin(folder, 'check', 'in', '--rule', 'near-duplicate=off').status).toBe(0);
    expect(bin(join(folder, 'in', 'deeper'), 'check', '../b.txt').status).toBe(1);
    expect(bin(join(folder, 'in'), 'check', 'b.txt')).toMatchObject({ status: 2, stdout: '' });
  });

  test('a configuration cannot lead out of it, by links neither', () => {
    const outside = folderOf({ 'x.json': 'old' });
    const folder = folderOf({ 'asn-scan.yaml': 'baseline: link/x.json\n', 'b.txt': FAULTY });
    symlinkSync(outside, join(folder, 'link'));
    const { status, stderr } = bin(folder, 'check', 'b.txt', '--update-baseline');
    expect(status).toBe(2);
    expect(stderr).toContain('"link/x.json" leads out of the working folder (set by asn-scan.yaml:1:1)');
    expect(readFileSync(join(outside, 'x.json'), 'utf8')).toBe('old');
  });

  test('--print-config shows every value and who set it, and checks nothing', () => {
    const folder = folderOf({
      'asn-scan.yaml': readFileSync(join(ROOT, 'examples', 'asn-scan.yaml'), 'utf8'),
    });
    const { status, stdout } = bin(folder, 'check', '--print-config', '--fail-on', 'error');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^fail-on: error +# --fail-on$/m);
    expect(stdout).toMatch(/^ {4}similarity: 0\.8 +# asn-scan\.yaml:\d+:5$/m);
    expect(stdout).toMatch(/^baseline: asn-scan\.baseline\.json +# default$/m);
  });

  test('--since checks what git says has changed, and compares it with the rest', () => {
    const folder = folderOf({ 'articles/a.txt': SOUND, 'articles/old.txt': FAULTY });
    git(folder, 'init', '-q');
    // A repository must not be able to run anything.
    git(folder, 'config', 'core.fsmonitor', 'touch ran; false');
    git(folder, 'config', 'diff.external', 'touch ran');
    unlinkIfThere(join(folder, 'ran'));
    git(folder, '-c', 'core.fsmonitor=false', 'add', '.');
    git(folder, '-c', 'core.fsmonitor=false', 'commit', '-qm', 'x');
    unlinkIfThere(join(folder, 'ran'));
    writeFileSync(join(folder, 'articles', 'new file.txt'), SOUND);
    const { status, stdout } = bin(folder, 'check', 'articles', '--since', 'HEAD');
    expect(status).toBe(1);
    expect(stdout).toContain(
      'articles/new file.txt:1:1: warning duplicate: the running text is that of articles/a.txt',
    );
    expect(stdout).toContain('1 warning in 1 document');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    expect(bin(folder, 'check', 'articles', '--since', 'nowhere').stderr).toContain(
      '--since: no commit, branch or tag "nowhere"',
    );
    expect(bin(folderOf({ 'a.txt': SOUND }), 'check', 'a.txt', '--since', 'HEAD').status).toBe(2);
  });
});

function unlinkIfThere(path: string): void {
  if (existsSync(path)) unlinkSync(path);
}

describe('examples work as written', () => {
  /** A repository with articles in which asn-scan is installed. */
  function repository(): string {
    const folder = folderOf({
      'articles/a.txt': SOUND,
      'package.json': '{"private":true}',
      '.gitignore': 'node_modules\n',
    });
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(BIN, join(folder, 'node_modules', '.bin', 'asn-scan'));
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'x');
    writeFileSync(join(folder, 'articles', 'b.txt'), FAULTY);
    return folder;
  }
  const read = (name: string): unknown => parse(readFileSync(join(ROOT, 'examples', name), 'utf8'));

  test('the workflow for GitHub Actions', () => {
    const { jobs } = read('github-actions.yml') as {
      jobs: { check: { steps: { run?: string; env?: object }[] } };
    };
    const steps = jobs.check.steps.filter(({ run }) => run?.includes('asn-scan'));
    expect(steps).toHaveLength(2);
    const folder = repository();
    const ran = steps.map(({ run = '' }) =>
      spawnSync('bash', ['-e', '-c', run], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, BASE: 'HEAD' },
      }),
    );
    expect(ran.map(({ status }) => status)).toEqual([1, 1]);
    expect(ran[0]?.stdout).toMatch(/^::warning file=articles\/b\.txt,line=7/m);
    expect(ran[0]?.stdout).not.toContain('a.txt,line');
    expect(JSON.parse(readFileSync(join(folder, 'asn-scan.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
  });

  test('the hook for pre-commit', () => {
    const { repos } = read('pre-commit-config.yaml') as {
      repos: { hooks: { entry: string; files: string }[] }[];
    };
    const hook = repos[0]?.hooks[0];
    expect(new RegExp(hook?.files ?? '').test('articles/b.txt')).toBe(true);
    const folder = repository();
    const [command = '', ...more] = hook?.entry.split(' ') ?? [];
    expect(started(folder, command, ...more, 'articles/a.txt').status).toBe(0);
    const { status, stdout } = started(folder, command, ...more, 'articles/a.txt', 'articles/b.txt');
    expect(status).toBe(1);
    expect(stdout).toContain('articles/b.txt:7:23: warning unbalanced-quotes');
  });
});
