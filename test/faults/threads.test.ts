/** What goes wrong in a thread stays there. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../source/folder.js';
import { idsOf, killed, shell } from './program.js';

const LARGE = 'Bupati melarang ASN ikut kampanye, kata Camat Budi Santoso di Jember. '.repeat(90_000);

test('an article that is too much for the memory fails alone', () => {
  const folder = folderOf({ 'a.txt': 'Bupati hadir.', 'b.txt': LARGE, 'c.txt': 'Camat hadir.' });
  const { status, stdout, stderr } = shell(
    'NODE_OPTIONS=--max-old-space-size=100 exec node "$1" scan "$2" --jobs 2',
    folder,
  );
  expect(idsOf(stdout)).toEqual(['a', 'c']);
  expect(stderr).toMatch(
    /^asn-scan: \S+b\.txt: could not be analysed: .*memory.*\n.* 1 of 3 documents failed\n$/,
  );
  expect(status).toBe(1);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s in the middle of a large article ends the run, and leaves nothing', async (signal, code) => {
  const folder = folderOf({ 'a.txt': '' });
  writeFileSync(join(folder, 'a.txt'), LARGE);
  const output = folderOf({});
  let begun = 0;
  let ended = 0;
  const result = await killed(
    signal,
    ['scan', folder, '--jobs', '2', '--output', join(output, 'x.ndjson')],
    () => {
      if (begun === 0 && readdirSync(output).length > 0) begun = performance.now();
      const due = begun > 0 && performance.now() - begun > 1500;
      if (due && ended === 0) ended = performance.now();
      return due && ended + 50 > performance.now();
    },
  );
  expect(result).toEqual({ status: code, signal: null });
  expect(performance.now() - ended).toBeLessThan(5000);
  expect(readdirSync(output)).toEqual([]);
});
