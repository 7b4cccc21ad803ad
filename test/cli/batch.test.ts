/** Long batches with the built program: threads, shards, the cache, continuing, and standing in a pipe. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asnScan, BIN, idsOf, killed } from '../faults/program.js';
import { folderOf } from '../source/folder.js';

const line = (id: string, number: number): string =>
  `${JSON.stringify({ id, text: `Bupati melarang ASN ikut kampanye. Nomor ${number}.` })}\n`;

/** More documents than one group holds, with ids that repeat and a row that cannot be read. */
function corpus(count = 300): string {
  const lines = Array.from({ length: count }, (_, n) => line(n % 50 === 0 ? 'sama' : `a${n}`, n));
  lines.splice(10, 0, '{"text":\n');
  return folderOf({ 'b.ndjson': lines.join(''), 'a.txt': 'Bupati hadir.', 'c/d.txt': 'Camat hadir.' });
}

describe('--jobs', () => {
  test.each([
    ['scan', 'ndjson'],
    ['segment', 'json'],
    ['tag', 'csv'],
    ['segment', 'summary'],
    ['segment', 'conllu'],
  ])('gives the same bytes for any number: %s in %s', (command, format) => {
    const folder = corpus();
    const runs = ['1', '2', '8'].map((jobs) => {
      const { status, stdout, stderr } = asnScan([command, folder, '--format', format, '--jobs', jobs]);
      return { status, stdout, stderr };
    });
    expect(runs[0]).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('b.ndjson:11: is not JSON'),
    });
    expect(runs[0]?.stderr).toContain('1 of 303 documents failed');
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });

  test('takes a whole number', () => {
    for (const jobs of ['0', '-1', 'x', '1.5']) {
      expect(asnScan(['scan', '.', '--jobs', jobs])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('Write a whole number'),
      });
    }
  });
});

describe('--shard', () => {
  test('the parts are the whole, and no document is in two', () => {
    const folder = corpus(60);
    const whole = asnScan(['segment', folder]).stdout.trimEnd().split('\n');
    const parts = [1, 2, 3].map((part) => {
      const { stdout, stderr } = asnScan(['segment', folder, '--shard', `${part}/3`]);
      expect(stderr.includes('is not JSON')).toBe(part === 1);
      return stdout.trimEnd().split('\n');
    });
    expect(parts.every((records) => records.length > 5)).toBe(true);
    expect(parts.flat().sort()).toEqual(whole.sort());
  });

  test('needs a part and a number of parts', () => {
    for (const shard of ['0/2', '3/2', '2', 'a/b'])
      expect(asnScan(['scan', '.', '--shard', shard]).status).toBe(2);
  });
});

describe('--cache', () => {
  test('a second run takes what has not changed from there, and gives the same bytes', () => {
    const folder = corpus(20);
    const cache = join(folderOf({}), 'cache');
    const plain = asnScan(['scan', folder]);
    const first = asnScan(['scan', folder, '--cache', cache, '--stats']);
    writeFileSync(join(folder, 'a.txt'), 'Gubernur hadir.');
    const second = asnScan(['scan', folder, '--cache', cache, '--stats']);
    expect(first.stdout).toBe(plain.stdout);
    expect(second.stdout).toBe(asnScan(['scan', folder]).stdout);
    expect(first.stderr).toContain(', 0 from the cache');
    expect(second.stderr).toContain(', 21 from the cache');
  });

  test('other options have other entries, and a damaged entry counts as none', () => {
    const folder = folderOf({ 'a.txt': 'Bupati melarang ASN ikut kampanye.' });
    const cache = join(folderOf({}), 'cache');
    const once = asnScan(['scan', folder, '--cache', cache]);
    expect(asnScan(['tag', folder, '--cache', cache]).stdout).toBe(asnScan(['tag', folder]).stdout);
    const entries = readdirSync(join(cache, 'records'), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      writeFileSync(path, readFileSync(path).fill(0x58, 60));
    }
    expect(asnScan(['scan', folder, '--cache', cache]).stdout).toBe(once.stdout);
  });

  test('a place that cannot hold it stops the run', () => {
    const folder = folderOf({ 'a.txt': 'Bupati hadir.' });
    expect(asnScan(['scan', folder, '--cache', join(folder, 'a.txt', 'cache')])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('cannot keep a cache there'),
    });
  });
});

describe('--resume', () => {
  async function interrupted(folder: string, target: string): Promise<void> {
    const note = join(target, '..', '.out.ndjson.part.json');
    const ended = await killed('SIGKILL', ['segment', folder, '--output', target, '--resume'], () =>
      existsSync(note),
    );
    expect(ended.signal).toBe('SIGKILL');
    expect(existsSync(target)).toBe(false);
  }

  test('continues after kill -9 and gives the file of an uninterrupted run', async () => {
    const folder = corpus(8000);
    const target = join(folderOf({}), 'out.ndjson');
    await interrupted(folder, target);
    const { status, stderr } = asnScan(['segment', folder, '--output', target, '--resume', '--stats']);
    expect(status).toBe(1);
    expect(stderr).toContain('1 of 8003 documents failed');
    const whole = join(folderOf({}), 'out.ndjson');
    asnScan(['segment', folder, '--output', whole]);
    expect(readFileSync(target, 'utf8')).toBe(readFileSync(whole, 'utf8'));
    expect(new Set(idsOf(readFileSync(target, 'utf8'))).size).toBe(8002);
    expect(readdirSync(join(target, '..'))).toEqual(['out.ndjson']);
  });

  test('does not mix two runs: other documents or options are refused', async () => {
    const folder = corpus(8000);
    const target = join(folderOf({}), 'out.ndjson');
    await interrupted(folder, target);
    expect(asnScan(['segment', folder, '--output', target, '--resume', '--fields', 'id'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('with other options'),
    });
    writeFileSync(join(folder, 'a.txt'), 'Gubernur hadir.');
    expect(asnScan(['segment', folder, '--output', target, '--resume'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('over other documents'),
    });
    expect(existsSync(target)).toBe(false);
  });

  test('needs a file', () => {
    expect(asnScan(['scan', '.', '--resume'])).toMatchObject({
      status: 2,
      stderr: 'asn-scan: --resume needs --output (name the file that is to be completed)\n',
    });
  });
});

describe('as a filter of NDJSON', () => {
  test('a line in, a record out, in order; bad lines are named and counted', () => {
    const input = Array.from({ length: 300 }, (_, n) => (n === 210 ? 'rusak\n' : line(`a${n}`, n))).join('');
    const { status, stdout, stderr } = asnScan(['scan', '-', '--input-format', 'ndjson', '--jobs', '2'], {
      input,
    });
    expect(status).toBe(1);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^asn-scan: -:211: is not JSON/),
      'asn-scan: 1 of 300 documents failed',
      '',
    ]);
    const expected = Array.from({ length: 300 }, (_, n) => `a${n}`).filter((id) => id !== 'a210');
    expect(idsOf(stdout)).toEqual(expected);
  });

  test('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, [BIN, 'scan', '-', '--input-format', 'ndjson', '--fields', 'id']);
    const answers = child.stdout[Symbol.asyncIterator]();
    for (const id of ['satu', 'dua']) {
      child.stdin.write(line(id, 1));
      expect(String((await answers.next()).value)).toBe(`{"id":"${id}"}\n`);
    }
    child.stdin.end();
    expect((await answers.next()).done).toBe(true);
  });
});
