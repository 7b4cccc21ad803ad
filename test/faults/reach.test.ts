/** What the program cannot do, since nothing in it knows how: run code from data, start programs, open connections. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

test.each([
  [
    'connections',
    /['"](?:node:)?(?:net|tls|http|https|http2|dgram|dns|inspector)['"/]|\bfetch\(|\bWebSocket\b/,
  ],
  ['other programs', /['"](?:node:)?(?:child_process|cluster)['"/]/],
  ['code from data', /['"](?:node:)?vm['"/]|\beval\(|\bnew Function\(|\bimport\([^'")]/],
])('no %s', (_, forbidden) => {
  const able = files.filter((file) => forbidden.test(readFileSync(join(SRC, file), 'utf8')));
  // Git tells `check --since` what has changed.
  expect(able.filter((file) => file !== 'cli/git.ts')).toEqual([]);
});

test('only git is started, and without a shell', () => {
  const starters = files.filter((file) => /execFile/.test(readFileSync(join(SRC, file), 'utf8')));
  expect(starters).toEqual(['cli/git.ts']);
  expect(readFileSync(join(SRC, 'cli/git.ts'), 'utf8')).toMatch(/execFile\(\s*'git',\s*\[\.\.\.SAFE,/);
});

test('no package that runs at users runs a script when it is installed', () => {
  const lock = JSON.parse(readFileSync(join(SRC, '../package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; hasInstallScript?: boolean; integrity?: string }>;
  };
  const used = Object.entries(lock.packages).filter(([name, { dev }]) => name !== '' && dev !== true);
  expect(used.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  expect(used.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
});
