/** Reading a corpus: from the paths that were named to articles, one after another. */
import type { Article } from '../document.js';
import { InputError } from '../errors.js';
import { gunzipChunks, readFileChunks } from './file.js';
import type { InputFormat } from './formats.js';
import { readHtml } from './html.js';
import { UniqueIds } from './ids.js';
import { readJson, readNdjson } from './json.js';
import { bytesOf, shown, type RawPath } from './rawpath.js';
import { placed, type Reader, type Reading } from './reader.js';
import type { FieldNames } from './record.js';
import { isIn, type Shard } from './shard.js';
import { readSidecar } from './sidecar.js';
import { readCsv, readTsv } from './table.js';
import { readText } from './text.js';
import type { FoundFile } from './walk.js';

export { readFileChunks, reasonOf } from './file.js';
export { jsonPieces, type JsonPiece } from './jsonvalues.js';
export { INPUT_FORMATS, kindOfFile, namedFormat, type InputFormat } from './formats.js';
export { bytesOf, shown, type RawPath } from './rawpath.js';
export { DEFAULT_FIELDS, FIELD_KEYS, type FieldKey, type FieldNames } from './record.js';
export type { Shard } from './shard.js';
export { MissingPath, walk, type FoundFile, type Named, type Walked, type WalkOptions } from './walk.js';

const READERS = {
  text: readText,
  html: readHtml,
  json: readJson,
  ndjson: readNdjson,
  csv: readCsv,
  tsv: readTsv,
} as const satisfies Record<InputFormat, Reader>;

export interface ReadOptions {
  /** Most bytes of one document. */
  readonly maxBytes: number;
  readonly fields: FieldNames;
  /** Only the documents of this part. */
  readonly shard?: Shard | undefined;
  /** Told of bytes as they are read, before decompression. */
  readonly onRead?: (bytes: number) => void;
}

export const DEFAULT_MAX_BYTES = 10_000_000;

/** A stream to read beside files, such as standard input. */
export interface StreamInput {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly format: InputFormat;
  readonly gzipped: boolean;
}

/** Every document of the inputs in their order, or why it could not be read. */
export async function* readArticles(
  inputs: Iterable<FoundFile | StreamInput>,
  options: ReadOptions,
): AsyncGenerator<Article | InputError> {
  const { shard } = options;
  const ids = new UniqueIds();
  for (const input of inputs) {
    const path = 'stream' in input ? '-' : shown(input.path);
    try {
      for await (const item of READERS[input.format](await readingOf(input, path, options))) {
        if (item instanceof InputError) {
          // Errors have no id; the first part tells of them.
          if (shard === undefined || shard.index === 1) yield placed(item, path);
          continue;
        }
        const article = ids.unique(item);
        if (shard === undefined || isIn(shard, article.id)) yield article;
      }
    } catch (error) {
      if (shard !== undefined && shard.index !== 1) continue;
      yield error instanceof InputError ? placed(error, path) : unexpected(error, path);
    }
  }
}

/** A defect that one file brings to light must not stop the others. */
function unexpected(error: unknown, file: string): InputError {
  return new InputError(`could not be read: ${String(error)}`, { place: { file }, cause: error });
}

async function readingOf(
  input: FoundFile | StreamInput,
  path: string,
  options: ReadOptions,
): Promise<Reading> {
  const bytes = 'stream' in input ? input.stream : readFileChunks(bytesOf(input.path));
  const chunks = options.onRead === undefined ? bytes : counted(bytes, options.onRead);
  const isDocument = input.format === 'text' || input.format === 'html';
  const sidecar = isDocument && 'path' in input ? await readSidecar(stemOf(input.path)) : NO_SIDECAR;
  return {
    path,
    id: 'stream' in input ? 'stdin' : input.id,
    chunks: input.gzipped ? gunzipChunks(chunks) : chunks,
    sidecar,
    maxBytes: options.maxBytes,
    fields: options.fields,
  };
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onRead(chunk.length);
    yield chunk;
  }
}

const NO_SIDECAR = { given: {}, diagnostics: [] };

/** The path without `.gz` and the ending before it. */
function stemOf(path: RawPath): RawPath {
  return path.replace(/\.gz$/i, '').replace(/\.[^./]+$/, '') as RawPath;
}
