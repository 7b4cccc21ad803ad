/** What fuzzing and hostile input once broke, each by its smallest input. Numbers are never given twice. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createScanner, LexiconError, type Scanner } from '../src/index.js';
import { parseLexicon } from '../src/lexicon/read.js';
import { cpuTime } from './properties/cpu.js';
import { faultsOf } from './properties/invariants.js';

let scanner: Scanner;
beforeAll(async () => {
  scanner = await createScanner();
}, 60_000);

const INTRO = 'JEMBER - Bupati Jember Hendy Siswanto melarang ASN ikut kampanye.\n\n';

describe('articles', () => {
  test.each([
    // Directives within directives were read by recursion, as deep as a sentence is long.
    [1, 'stack overflow', `${INTRO}Bupati ${'melarang bupati melarang camat '.repeat(1000)}`],
  ])('%i: %s', (_, __, text) => {
    expect(faultsOf(scanner.scan(text))).toEqual([]);
  });

  test.each([
    // Every title of a row was read again from each title before it.
    [2, 'titles in a row', 'Drs. '],
    // Each word looked back over the whole sentence.
    [3, 'bans without an end', 'dilarang '],
    [4, 'quotations that never close', '“ASN harus netral '],
  ])('%i: %s take linear time', (_, __, unit) => {
    const took = cpuTime(() => scanner.scan(INTRO + unit.repeat(40_000 / unit.length)));
    // Quadratic, these took 2 to 30 seconds.
    expect(took).toBeLessThan(2000);
  });
});

test('5: the YAML parser wrote to standard error about keys that are lists', () => {
  const script = `import('./src/lexicon/read.ts').then(({ parseLexicon }) => parseLexicon('? [a]\\n: 1', 'x')).catch(() => {})`;
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(() => parseLexicon('? [a]\n: 1', 'x')).toThrow(LexiconError);
});
