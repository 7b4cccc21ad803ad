import { execFileSync } from 'node:child_process';
import { linkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { walk } from '../../src/source/index.js';
import { folderOf, read } from './folder.js';

const ids = async (path: string, options: Parameters<typeof read>[1] = {}): Promise<string[]> =>
  (await read(path, options)).articles.map(({ id }) => id);

test('files come in the byte order of their paths, with ids below the folder', async () => {
  const folder = folderOf({
    'b.txt': '',
    'a/z.txt': '',
    'a.txt': '',
    'a-b/c.md': '',
    'é.txt': '',
    'Z.txt': '',
  });
  expect(await ids(folder)).toEqual(['Z', 'a-b/c', 'a', 'a/z', 'b', 'é']);
  expect(await ids(`${folder}/`)).toEqual(['Z', 'a-b/c', 'a', 'a/z', 'b', 'é']);
});

test('hidden files, unknown kinds, side-cars and links inside are passed over', async () => {
  const folder = folderOf({ 'a.txt': '', '.b.txt': '', '.git/c.txt': '', 'd.jpg': '', 'a.meta.json': '{}' });
  symlinkSync('a.txt', join(folder, 'e.txt'));
  symlinkSync('.', join(folder, 'loop'));
  expect(await ids(folder)).toEqual(['a']);
});

test('named ones are read: a link, an unknown kind, a hidden file', async () => {
  const folder = folderOf({ 'a.txt': 'satu', 'b.artikel': 'dua', '.c.txt': 'tiga' });
  symlinkSync('a.txt', join(folder, 'link'));
  for (const [name, text] of [
    ['link', 'satu'],
    ['b.artikel', 'dua'],
    ['.c.txt', 'tiga'],
  ] as const) {
    expect((await read(join(folder, name))).articles).toMatchObject([{ text }]);
  }
});

test('globs choose and prune', async () => {
  const folder = folderOf({ 'a.txt': '', 'arsip/b.txt': '', 'c.md': '', 'x/arsip/d.txt': '', 'x/e.txt': '' });
  expect(await ids(folder, { include: ['*.md'] })).toEqual(['c']);
  expect(await ids(folder, { exclude: ['arsip'] })).toEqual(['a', 'c', 'x/e']);
  expect(await ids(folder, { include: ['x/**/*.txt'], exclude: ['x/arsip/**'] })).toEqual(['x/e']);
});

test('an ignore file speaks for its folder and those below; the nearest decides', async () => {
  const folder = folderOf({
    '.asnscanignore': '*.md\nlama/\n',
    'a.txt': '',
    'b.md': '',
    'lama/c.txt': '',
    'x/.asnscanignore': '!*.md\n/d.txt\n',
    'x/d.txt': '',
    'x/e.md': '',
    'x/y/d.txt': '',
  });
  expect(await ids(folder)).toEqual(['a', 'x/e', 'x/y/d']);
});

test('a file reached in two ways is read once', async () => {
  const folder = folderOf({ 'x/a.txt': '', 'b.txt': '' });
  const named = [folder, join(folder, 'x'), join(folder, 'b.txt'), `${folder}/./b.txt`];
  const once = (paths: string[]): string[] =>
    walk(
      paths.map((path) => ({ path, id: 'b.txt', missing: 'refuse' as const })),
      { include: [], exclude: [] },
      { format: 'text', gzipped: false },
    ).files.map(({ id }) => id);
  expect(once(named)).toEqual(['b', 'a']);
  expect(once([...named].reverse())).toEqual(['b', 'a']);
});

test('documents with one id get different ones, and it is reported', async () => {
  const { articles } = await read(folderOf({ 'a.ndjson': '{"id":"x","text":"1"}\n{"id":"x","text":"2"}\n' }));
  expect(articles.map(({ id }) => id)).toEqual(['x', 'x~2']);
  expect(articles[1]?.diagnostics.map(({ code }) => code)).toEqual(['duplicate-id']);
});

test('FIFOs are skipped in folders and refused when named, without waiting for a writer', async () => {
  const folder = folderOf({ 'a.txt': '' });
  execFileSync('mkfifo', [join(folder, 'b.txt')]);
  const found = walk(
    [{ path: folder, id: '', missing: 'refuse' }],
    { include: [], exclude: [] },
    { format: 'text', gzipped: false },
  );
  expect(found.files.map(({ id }) => id)).toEqual(['a']);
  expect(found.skipped).toEqual([{ path: join(folder, 'b.txt'), reason: 'a FIFO' }]);
  expect((await read(join(folder, 'b.txt'))).errors).toEqual([': is a FIFO, not a file']);
});

test('names that are no UTF-8, or steer terminals, are read', async () => {
  const folder = folderOf({ 'a\u001b[31m.txt': 'satu' });
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/b`), Buffer.from([0xff]), Buffer.from('.txt')]), 'dua');
  expect((await read(folder)).articles.map(({ id, text }) => [id, text])).toEqual([
    ['a\u001b[31m', 'satu'],
    ['b\ufffd', 'dua'],
  ]);
});

test('hard links are two files', async () => {
  const folder = folderOf({ 'a.txt': 'satu' });
  linkSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
  expect(await ids(folder)).toEqual(['a', 'b']);
});
