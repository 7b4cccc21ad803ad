/** The file of `--output` is the old one or the complete new one, whatever happens meanwhile. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../source/folder.js';
import { asnScan, BIN, idsOf, killed, shell } from './program.js';

const LINE = `${JSON.stringify({ text: 'Bupati melarang ASN ikut kampanye, kata dia. '.repeat(20) })}\n`;
const OLD = 'old\n';
const COUNT = 3000;

function prepared(count: number): { input: string; folder: string; target: string } {
  const input = join(folderOf({ 'a.ndjson': LINE.repeat(count) }), 'a.ndjson');
  const folder = folderOf({ 'out.ndjson': OLD });
  return { input, folder, target: join(folder, 'out.ndjson') };
}

/** Fails unless the target is the old file or has all records. @returns which */
function stateOf(target: string, count: number): 'old' | 'new' {
  const content = readFileSync(target, 'utf8');
  if (content === OLD) return 'old';
  expect(new Set(idsOf(content)).size).toBe(count);
  return 'new';
}

describe('a signal during the writing', () => {
  test.each([
    ['SIGKILL', null, 0],
    ['SIGKILL', null, 150],
    ['SIGINT', 130, 0],
    ['SIGTERM', 143, 60],
  ] as const)('%s (exit code %s) %i ms after the temporary file appears', async (signal, code, delay) => {
    const { input, folder, target } = prepared(COUNT);
    let begun = 0;
    const result = await killed(signal, ['segment', input, '--output', target], () => {
      if (begun === 0 && readdirSync(folder).length > 1) begun = performance.now();
      return begun > 0 && performance.now() - begun >= delay;
    });
    const state = stateOf(target, COUNT);
    if (signal === 'SIGKILL') {
      expect(result).toEqual({ status: null, signal });
    } else {
      expect(result).toEqual({ status: code, signal: null });
      expect(state).toBe('old');
      expect(readdirSync(folder)).toEqual(['out.ndjson']);
    }
  });
});

test('three runs that write one file: a reader only ever sees a whole one', async () => {
  const { input, target } = prepared(60);
  let running = 3;
  const runs = [1, 2, 3].map(
    () =>
      new Promise<number | null>((resolve) => {
        const child = spawn(process.execPath, [BIN, 'segment', input, '--output', target], {
          stdio: 'ignore',
        });
        child.on('close', (status) => {
          running--;
          resolve(status);
        });
      }),
  );
  let reads = 0;
  while (running > 0) {
    stateOf(target, 60);
    reads++;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await Promise.all(runs)).toEqual([0, 0, 0]);
  expect(stateOf(target, 60)).toBe('new');
  expect(reads).toBeGreaterThan(1);
});

describe('a disk', () => {
  const canMount = shell('unshare --user --map-root-user --mount true').status === 0;

  test.skipIf(!canMount)('that fills up: told, exit code 2, the old file stays, nothing beside it', () => {
    const { input, folder } = prepared(COUNT);
    const { status, stdout, stderr } = shell(
      `exec unshare --user --map-root-user --mount bash -c '
        mount -t tmpfs -o size=256k none "$3" && echo old > "$3/out.ndjson"
        node "$1" segment "$2" --output "$3/out.ndjson"; code=$?
        cat "$3/out.ndjson"; ls -A "$3"; exit $code' bash "$@"`,
      input,
      folder,
    );
    expect(stderr).toBe(`asn-scan: ${folder}/out.ndjson: cannot write: no space left on device (ENOSPC)\n`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: 'old\nout.ndjson\n' });
  });

  test.skipIf(!canMount)('that may only be read', () => {
    const { input, folder } = prepared(1);
    const { status, stderr } = shell(
      `exec unshare --user --map-root-user --mount bash -c '
        mount -t tmpfs -o ro none "$3" && exec node "$1" segment "$2" --output "$3/out.ndjson"' bash "$@"`,
      input,
      folder,
    );
    expect(stderr).toBe(`asn-scan: ${folder}/out.ndjson: cannot write: read-only file system (EROFS)\n`);
    expect(status).toBe(2);
  });

  test('with a limit on the size of files', () => {
    const { input, folder, target } = prepared(COUNT);
    const { status, stderr } = shell(
      `trap '' XFSZ; ulimit -f 100; exec node "$1" segment "$2" --output "$3"`,
      input,
      target,
    );
    expect(stderr).toBe(`asn-scan: ${target}: cannot write: file too large (EFBIG)\n`);
    expect(status).toBe(2);
    expect(stateOf(target, COUNT)).toBe('old');
    expect(readdirSync(folder)).toEqual(['out.ndjson']);
  });
});

describe('a call that the system refuses', () => {
  const canInject = shell('strace -f -e trace=none true').status === 0;

  test.skipIf(!canInject).each([
    ['fsync', 'EIO'],
    ['rename', 'EACCES'],
  ])('%s with %s: told, and the old file stays', (call, error) => {
    const { input, folder, target } = prepared(5);
    const { status, stderr } = shell(
      `exec strace -f -qq -o /dev/null -e inject=${call}:error=${error} node "$1" segment "$2" --output "$3"`,
      input,
      target,
    );
    expect(stderr).toMatch(new RegExp(`^asn-scan: [^\\n]*: cannot write: [^\\n]*\\(${error}\\)\\n$`));
    expect(status).toBe(2);
    expect(stateOf(target, 5)).toBe('old');
    expect(readdirSync(folder)).toEqual(['out.ndjson']);
  });

  test.skipIf(!canInject)('fchmod, on file systems without modes: the file is written all the same', () => {
    const { input, folder, target } = prepared(5);
    const { status, stderr } = shell(
      `exec strace -f -qq -o /dev/null -e inject=fchmod:error=EPERM node "$1" segment "$2" --output "$3"`,
      input,
      target,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stateOf(target, 5)).toBe('new');
    expect(readdirSync(folder)).toEqual(['out.ndjson']);
  });
});

test('what is read is never overwritten: path, link, hard link, list, lexicon', () => {
  const folder = folderOf({ 'a.ndjson': LINE, 'list.txt': '', 'mine.yaml': 'group: []\n' });
  const { stdout } = shell(
    'cd "$2" && ln a.ndjson hard && ln -s a.ndjson soft && echo a.ndjson > list.txt && ls',
    folder,
  );
  expect(stdout).toContain('soft');
  for (const [target, ...more] of [
    ['a.ndjson'],
    ['./a.ndjson'],
    ['hard'],
    ['soft'],
    ['list.txt', '--files-from', 'list.txt'],
    ['mine.yaml', '--lexicon', 'mine.yaml'],
  ] as const) {
    const before = readFileSync(join(folder, target), 'utf8');
    const { status, stderr } = asnScan(['segment', 'a.ndjson', '--output', target, ...more], { cwd: folder });
    expect(stderr).toBe(`asn-scan: ${target}: would overwrite what is read (choose another --output)\n`);
    expect(status).toBe(2);
    expect(readFileSync(join(folder, target), 'utf8')).toBe(before);
  }
});
