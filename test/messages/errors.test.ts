/** What the program says when something is wrong, in Indonesian. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inIndonesian } from '../../src/messages/errors.js';
import { ERRORS_ID } from '../../src/messages/errors.id.js';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** The first string of every error that a user can cause, `{}` for what is filled in. */
function thrown(): [message: string, file: string][] {
  const files = (readdirSync(SRC, { recursive: true, encoding: 'utf8' }) as string[]).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(SRC, file), 'utf8');
    const starts =
      /new (?:UsageError|InputError|OutputError|ConfigError|InvalidArgumentError)\(\s*(?:'((?:\\.|[^'\\\n])*)'|`([^`]*)`)/g;
    return [...source.matchAll(starts)].map(([, plain, template = '']): [string, string] => [
      (plain ?? template.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}')).replaceAll("\\'", "'"),
      file,
    ]);
  });
}

test('every error has its words', () => {
  const missing = thrown().filter(
    ([message]) => !Object.hasOwn(ERRORS_ID, message) && inIndonesian(message) === message,
  );
  // What is only filled in has no words of its own.
  expect(missing.filter(([message]) => /[a-z]/i.test(message.replaceAll('{}', '')))).toEqual([]);
});

test('both say the same number of things', () => {
  for (const [english, indonesian] of Object.entries(ERRORS_ID)) {
    expect([english, indonesian.match(/\{\d?\}/g)?.length ?? 0]).toEqual([
      english,
      english.match(/\{\}/g)?.length ?? 0,
    ]);
  }
});

describe('a line is translated in its parts', () => {
  test.each([
    [
      'nothing to read (give files, folders, or - for standard input)',
      'tidak ada yang dibaca (berikan berkas, folder, atau - untuk masukan standar)',
    ],
    ['a/b (1).json:3: is not JSON (Unexpected token)', 'a/b (1).json:3: bukan JSON (Unexpected token)'],
    ['no such file or folder: x: y', 'tidak ada berkas atau folder: x: y'],
    [
      "option '--format <format>' argument 'x' is invalid. Allowed choices are a, b.",
      "nilai 'x' untuk opsi '--format <format>' tidak sah. Pilihannya a, b.",
    ],
    ['x: skipped: is a FIFO, not a file', 'x: dilewati: adalah FIFO, bukan berkas'],
    ['3 of 4 documents failed', '3 dari 4 dokumen gagal'],
    ['nobody knows this', 'nobody knows this'],
  ])('%s', (english, indonesian) => {
    expect(inIndonesian(english)).toBe(indonesian);
  });
});

test('a long line without end takes no longer than it is long', () => {
  const line = `${'('.repeat(2000)} ${': ('.repeat(2000)})`;
  const since = performance.now();
  expect(inIndonesian(line.slice(0, 450))).toBe(line.slice(0, 450));
  expect(performance.now() - since).toBeLessThan(2000);
});
