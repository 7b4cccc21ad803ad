/** Folders of files that tests make and that go away with them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/document.js';
import { InputError } from '../../src/errors.js';
import {
  DEFAULT_FIELDS,
  readArticles,
  walk,
  type ReadOptions,
  type WalkOptions,
} from '../../src/source/index.js';

/** A new folder with these files; the names may hold slashes. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'asn-scan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Readout {
  readonly articles: Article[];
  readonly errors: string[];
}

/** Everything that reading a path gives. Errors are as the user sees them, without the folder's name. */
export async function read(
  path: string,
  options: Partial<ReadOptions & WalkOptions> & { as?: string } = {},
): Promise<Readout> {
  const { include = [], exclude = [], maxBytes = 1_000_000, fields = DEFAULT_FIELDS, as = 'named' } = options;
  const found = walk(
    [{ path, id: as, missing: 'refuse' }],
    { include, exclude },
    { format: 'text', gzipped: false },
  );
  const articles: Article[] = [];
  const errors = found.failures.map((error) => error.describe());
  for await (const item of readArticles(found.files, { maxBytes, fields })) {
    if (item instanceof InputError) errors.push(item.describe());
    else articles.push(item);
  }
  return { articles, errors: errors.map((error) => error.replaceAll(`${path}/`, '').replaceAll(path, '')) };
}

/** A folder of one file, read. */
export async function readFile(
  name: string,
  content: string | Uint8Array,
  options: Parameters<typeof read>[1] = {},
): Promise<Readout> {
  return read(folderOf({ [name]: content }), options);
}
