/** The built program says what the source says. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { asnScan } from './console.js';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

test.each(['asn-scan.cjs', 'worker.js'])('%s is ASCII, as the launcher reads it', (name) => {
  expect(readFileSync(path(`dist/bundle/${name}`), 'latin1').search(/[^\0-\x7f]/)).toBe(-1);
});

test('an article with curled quotation marks, dashes and bullets gives the same record', async () => {
  const article = path('fixtures/articles/01-sigi-larangan-kampanye/article.txt');
  const built = spawnSync(process.execPath, [path('bin/asn-scan.js'), 'scan', article], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
  expect(JSON.parse(built.stdout)).toEqual(JSON.parse((await asnScan(['scan', article])).stdout));
});
