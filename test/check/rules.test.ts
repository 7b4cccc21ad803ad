/** The codes are all of them, and told. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/check/config.js';
import { CODES, RULES } from '../../src/check/rules.js';
import { CLEAN_DIAGNOSTICS } from '../../src/stages/clean/diagnose.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('every diagnostic of a reader or stage is a rule of the check', () => {
  const files = ['source', 'stages'].flatMap((part) =>
    (readdirSync(join(ROOT, 'src', part), { recursive: true, encoding: 'utf8' }) as string[])
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, 'src', part, name), 'utf8')),
  );
  const given = files.flatMap((source) =>
    [...source.matchAll(/\bcode: '([a-z-]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(given.length).toBeGreaterThan(10);
  expect(
    [...new Set([...given, ...Object.keys(CLEAN_DIAGNOSTICS)])].filter((code) => !Object.hasOwn(RULES, code)),
  ).toEqual([]);
});

test('every rule is documented with its severity', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  for (const code of CODES)
    expect(readme).toContain(`| \`${code}\` | ${RULES[code].severity} | ${RULES[code].description} |`);
});

test('the settings that the README and the examples show are valid', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const shown = [...readme.matchAll(/\n```yaml\n([^]*?)\n```/g)].map((match) => match[1] ?? '');
  const settings = shown.filter((yaml) => yaml.startsWith('fail-on:'));
  expect(settings).toHaveLength(1);
  const example = readFileSync(join(ROOT, 'examples', 'asn-scan.yaml'), 'utf8');
  for (const yaml of [...settings, example])
    expect(readConfig(yaml, 'asn-scan.yaml').length).toBeGreaterThan(3);
});
