/** What may import what, who may touch the outside, and what the package gives away. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** From the ground up: a part imports only itself and what stands before it. */
const LAYERS = [
  ['errors', 'text'],
  ['lexicon'],
  ['document'],
  ['stages'],
  ['pipeline'],
  ['record'],
  ['messages', 'scanner', 'source'],
  ['sink'],
  ['interchange', 'report'],
  ['eval', 'index'],
  ['check', 'explain', 'verify'],
  ['cli'],
];

/** Parts that only pass types on to those below them, which leaves no trace in the program. */
const TYPES_UP = new Set(['document']);

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = (readdirSync(SRC, { recursive: true, encoding: 'utf8' }) as string[]).filter((name) =>
  name.endsWith('.ts'),
);
const part = (file: string): string => file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
const level = (name: string): number => LAYERS.findIndex((layer) => layer.includes(name));

function importsOf(file: string): Import[] {
  const source = readFileSync(join(SRC, file), 'utf8');
  const found = source.matchAll(
    /(?:^|\n)(import|export)( type)?\b[^;'"]*?from '([^']+)'|import\('([^']+)'\)/g,
  );
  return [...found].map((match) => ({
    from: file,
    to: match[3] ?? match[4] ?? '',
    typeOnly: match[2] !== undefined,
  }));
}

const imports = files.flatMap(importsOf);

describe('imports', () => {
  test('every part has its level', () => {
    expect([...new Set(files.map(part))].filter((name) => level(name) < 0)).toEqual([]);
  });

  test('go down only', () => {
    const upward = imports.filter(({ from, to, typeOnly }) => {
      if (!to.startsWith('.')) return false;
      const target = part(relative(SRC, join(SRC, from, '..', to)).replace(/\.js$/, '.ts'));
      if (typeOnly && TYPES_UP.has(target)) return false;
      return target !== part(from) && level(target) >= level(part(from));
    });
    expect(upward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('files, processes and clocks are left to the parts at the rim', () => {
    const ALLOWED = new Set(['cli', 'source', 'lexicon', 'eval', 'interchange', 'report']);
    const outside = imports.filter(
      ({ from, to }) => /^node:(fs|process|child_process|net|http|os)/.test(to) && !ALLOWED.has(part(from)),
    );
    expect(outside.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
    const touching = files.filter((file) => {
      const source = readFileSync(join(SRC, file), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
      return (
        part(file) !== 'cli' &&
        file !== 'lexicon/precompile.ts' &&
        /\bprocess\.|\bDate\.now|\bnew Date\(\)|\bconsole\.|Math\.random/.test(source)
      );
    });
    expect(touching).toEqual([]);
  });

  test('natural is touched by one file, by deep import', () => {
    const users = files.filter((file) => /['"]natural\b/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(users).toEqual(['lexicon/stemmer.ts']);
  });
});

test('the package gives away exactly this', async () => {
  expect(Object.keys(await import('../src/index.js')).sort()).toEqual([
    'AsnScanError',
    'InputError',
    'Lexicon',
    'LexiconError',
    'OutputError',
    'UsageError',
    'analyse',
    'buildRecord',
    'createScanner',
    'loadLexicon',
    'recordJsonSchema',
    'recordSchema',
  ]);
});

describe('documents', () => {
  const ROOT = join(SRC, '..');

  test.each(['README.md', 'src/README.md', 'CHANGELOG.md'])('every path that %s names exists', (document) => {
    const text = readFileSync(join(ROOT, document), 'utf8');
    const named = [...text.matchAll(/`((?:src|test|lexicons|fixtures|scripts|bin|\.ci)\/[\w./-]*)`/g)].map(
      (match) => match[1] ?? '',
    );
    const missing = named.filter((path) => {
      try {
        readdirSync(join(ROOT, path));
        return false;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== 'ENOTDIR';
      }
    });
    expect(missing).toEqual([]);
  });
});
