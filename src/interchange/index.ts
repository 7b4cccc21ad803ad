/** Files of annotated articles: records of this tool, and the formats of others. Which one it is shows by itself. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { InputError, UsageError } from '../errors.js';
import type { WireRecord } from '../record/schema.js';
import { readFileChunks } from '../source/index.js';
import { bratStandoff } from './brat.js';
import { conll2003Standoffs } from './conll2003.js';
import { conlluStandoffs } from './conllu.js';
import { doccanoStandoff } from './doccano.js';
import { LAYERS, type Layer } from './labels.js';
import { labelStudioStandoff } from './labelstudio.js';
import { jsonValuesIn, recordOf } from './records.js';
import type { Standoff } from './standoff.js';
import { recordFrom } from './torecord.js';
import { webAnnotationStandoff } from './webannotation.js';

export { CONVERSIONS, writerOf, type Conversion, type Writer } from './formats.js';
export { LAYERS, type Layer } from './labels.js';

const ANNOTATED_FILE = /\.(?:json|ndjson|jsonl|jsonld|ann|conllu|conll)$/i;

interface Annotated {
  readonly record: WireRecord;
  /** True for a record that this tool, or gold made for it, wrote. */
  readonly own: boolean;
}

/**
 * The annotated articles of a file or folder (recursive, in order of path), one after another.
 * @param path `-` reads `stdin`
 * @throws UsageError when there is nothing at `path`, InputError when a file holds something else
 */
export async function* readAnnotated(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
): AsyncGenerator<WireRecord> {
  for await (const { record } of annotated(path, stdin)) yield record;
}

/**
 * All of them, to be compared with others: what nobody annotated in any document of another format is no layer of
 * theirs, as those formats do not say whether somebody looked for it.
 * @throws UsageError when there are none
 */
export async function readGold(path: string, stdin: AsyncIterable<Uint8Array>): Promise<WireRecord[]> {
  const all: Annotated[] = [];
  for await (const one of annotated(path, stdin)) all.push(one);
  if (all.length === 0) throw noRecords(path);
  const foreignRecords = all.flatMap(({ record, own }) => (own ? [] : [record]));
  const untouched = OPTIONAL_LAYERS.filter((layer) =>
    foreignRecords.every((record) => (record[layer]?.length ?? 0) === 0),
  );
  const without = Object.fromEntries(untouched.map((layer) => [layer, undefined]));
  return all.map(({ record, own }) => (own ? record : { ...record, ...without }));
}

const OPTIONAL_LAYERS = [
  'sentences',
  'mentions',
  'entities',
  'quotes',
  'directives',
  'sanctions',
  'violations',
] as const;

async function* annotated(path: string, stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Annotated> {
  if (path === '-') yield* fromStream(stdin);
  else for (const file of await annotatedFiles(path)) yield* fromFile(file, path);
}

/** @throws UsageError when there are none */
export async function annotatedFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`no such file or folder: ${path}`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path, { recursive: true })).filter((name) => ANNOTATED_FILE.test(name)).sort();
  if (names.length === 0) throw noRecords(path);
  return names.map((name) => join(path, name));
}

function noRecords(path: string): UsageError {
  return new UsageError(`no records in ${path}`, {
    hint: 'expected .json, .ndjson, .jsonl, .jsonld, .ann, .conllu or .conll files',
  });
}

async function* fromFile(file: string, below: string): AsyncGenerator<Annotated> {
  const ending = /\.(?:ann|conllu|conll)$/i.exec(file)?.[0].toLowerCase();
  const stem = file.slice(0, -(/\.\w+$/.exec(file)?.[0].length ?? 0) || undefined);
  const beside = await readFile(`${stem}.txt`, 'utf8').catch(() => null);
  if (ending === undefined) {
    yield* fromJson(readFileChunks(file), beside, file);
    return;
  }
  const source = await readFile(file, 'utf8');
  const id = file === below ? basename(stem) : relative(below, stem);
  if (ending !== '.ann') yield* fromTokens(source, ending, id, beside, file);
  else if (beside === null) throw new InputError('has no .txt file beside it', { place: { file } });
  else yield { record: recordFrom(bratStandoff(id, beside, source, file), LAYERS, file), own: false };
}

function* fromTokens(
  source: string,
  ending: string,
  id: string,
  beside: string | null,
  file: string,
): Generator<Annotated> {
  const conllu = ending === '.conllu';
  const standoffs = conllu
    ? conlluStandoffs(source, id, beside, file)
    : conll2003Standoffs(source, id, beside, file);
  const layers: Layer[] = conllu ? ['mentions', 'sentences'] : ['mentions'];
  for (const standoff of standoffs) yield { record: recordFrom(standoff, layers, file), own: false };
}

async function* fromJson(
  chunks: AsyncIterable<Uint8Array>,
  beside: string | null,
  file: string,
): AsyncGenerator<Annotated> {
  for await (const { value, line, row } of jsonValuesIn(chunks, file)) {
    const standoff = value === null || typeof value !== 'object' ? null : foreign(value, beside, file, row);
    yield standoff === null
      ? { record: recordOf(value, file, line), own: true }
      : { record: recordFrom(standoff, LAYERS, file), own: false };
  }
}

/** What another tool's JSON says; null for a record of our own, or something else. */
function foreign(value: object, beside: string | null, file: string, row: number): Standoff | null {
  if ('schema' in value) return null;
  if ('@context' in value) return webAnnotationStandoff(value, beside, file);
  if ('data' in value && ('annotations' in value || 'predictions' in value))
    return labelStudioStandoff(value, file, row);
  return 'text' in value && ('entities' in value || 'label' in value || 'labels' in value)
    ? doccanoStandoff(value, file, row)
    : null;
}

/** Standard input has no ending; JSON begins with a bracket, CoNLL-2003 with its first document. */
async function* fromStream(stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Annotated> {
  const file = '<stdin>';
  const iterator = stdin[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let start = '';
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    held.push(next.value);
    start = Buffer.concat(held)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart();
    if (start !== '') break;
  }
  const all: AsyncIterable<Uint8Array> = {
    async *[Symbol.asyncIterator]() {
      yield* held;
      yield* { [Symbol.asyncIterator]: () => iterator };
    },
  };
  if (start === '' || start.startsWith('{') || start.startsWith('[')) {
    yield* fromJson(all, null, file);
    return;
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of all) chunks.push(chunk);
  const source = Buffer.concat(chunks).toString('utf8');
  yield* fromTokens(source, start.startsWith('#') ? '.conllu' : '.conll', 'stdin', null, file);
}
