/** The built program as a process: pipes, signals, devices. Needs `npm run build`. */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../source/folder.js';

const BIN = fileURLToPath(new URL('../../bin/asn-scan.js', import.meta.url));
const ARTICLE = `${'Bupati melarang ASN ikut kampanye, kata dia dalam rapat di kantornya. '.repeat(20)}\n`;
const corpus = (count: number): string =>
  folderOf({ 'a.ndjson': `${JSON.stringify({ text: ARTICLE })}\n`.repeat(count) });

function shell(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', BIN, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Starts a run, sends it a signal as soon as it writes (or after it has started), and tells how it ended. */
async function signalled(signal: NodeJS.Signals, args: string[], waitFor: 'output' | 'start') {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  let stdout = '';
  let sent = false;
  const send = (): void => {
    if (!sent) child.kill(signal);
    sent = true;
  };
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    if (waitFor === 'output') send();
  });
  if (waitFor === 'start') setTimeout(send, 1500);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout };
}

test('a reader that leaves ends the run quietly and at once', () => {
  const path = corpus(2000);
  const { stdout, stderr } = shell(
    'node "$1" segment "$2" | head -n 1 > /dev/null; echo "${PIPESTATUS[0]}"; node "$1" scan --help | true; echo "${PIPESTATUS[0]}"',
    path,
  );
  expect({ stdout, stderr }).toEqual({ stdout: '0\n0\n', stderr: '' });
});

test.each(['segment "$2"', '--help', 'schema', 'segment "$2" --output /dev/full'])(
  'a full device is told and ends with 2: %s',
  (command) => {
    const { status, stderr } = shell(`node "$1" ${command} > /dev/full`, corpus(3));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^asn-scan: [^\n]*no space left on device \(ENOSPC\)\n$/);
  },
);

test('a pipe gets everything', () => {
  const { stdout } = shell('node "$1" segment "$2" | wc -l', corpus(300));
  expect(stdout.trim()).toBe('300');
});

describe('signals', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends with %i after a whole line', async (signal, expected) => {
    const { code, stdout } = await signalled(signal, ['segment', corpus(20_000)], 'output');
    expect(code).toBe(expected);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(stdout.split('\n').length).toBeLessThan(20_000);
  });

  test('one that comes while standard input is awaited', async () => {
    expect((await signalled('SIGINT', ['segment', '-'], 'start')).code).toBe(130);
  });

  test('one that comes while a file is written leaves neither the file nor a part of it', async () => {
    const out = folderOf({});
    const { code } = await signalled(
      'SIGTERM',
      ['segment', corpus(20_000), '--output', join(out, 'x')],
      'start',
    );
    expect(code).toBe(143);
    expect(readdirSync(out)).toEqual([]);
  });
});

test('standard output inside the scanned folder is not read back', () => {
  const path = corpus(2);
  const { status, stderr } = shell('node "$1" segment "$2" > "$2/out.ndjson"', path);
  expect(status).toBe(0);
  expect(stderr).toMatch(/out\.ndjson: skipped: where standard output goes\n$/);
});

test('a folder as standard input is refused', () => {
  const { status, stderr } = shell('node "$1" segment - < "$2"', corpus(1));
  expect(status).toBe(1);
  expect(stderr).toContain('-: is a folder, not a file');
});

test('nothing but data on standard output, whatever folder and environment', () => {
  const path = folderOf({ 'a.txt': ARTICLE, '.env': 'X=1\n', 'package.json.txt': '' });
  const { stdout, stderr } = shell(
    'cd "$2" && env -i PATH="$PATH" TZ=Asia/Jayapura LC_ALL=tr_TR.UTF-8 node "$1" scan a.txt',
    path,
  );
  const plain = shell('cd "$2" && node "$1" scan a.txt', path);
  expect({ stdout, stderr }).toEqual({ stdout: plain.stdout, stderr: '' });
  expect(() => JSON.parse(stdout) as unknown).not.toThrow();
});
