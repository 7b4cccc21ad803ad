/** JSON: one record, an array of records, or records one after another. And NDJSON: a record a line. */
import type { Article } from '../document.js';
import { InputError } from '../errors.js';
import { decode } from './encoding.js';
import { tooLarge } from './file.js';
import { jsonPieces, type JsonPiece } from './jsonvalues.js';
import { linesOf } from './lines.js';
import { orError, placed, type Reading } from './reader.js';
import { articleFromValues } from './record.js';
import { asciiCompatible } from './transcode.js';

export async function* readJson(reading: Reading): AsyncGenerator<Article | InputError> {
  let only: JsonPiece | null = null;
  let count = 0;
  for await (const piece of jsonPieces(asciiCompatible(reading.chunks), reading.maxBytes)) {
    if (++count === 1) {
      only = piece;
      continue;
    }
    if (only !== null) {
      const first = fromPiece(reading, only, true);
      yield first;
      // What is no JSON at all would be cut into words; one complaint is enough.
      if (first instanceof InputError && !startsObject(only)) return;
      only = null;
    }
    yield fromPiece(reading, piece, true);
  }
  if (only !== null) yield fromPiece(reading, only, false);
}

export async function* readNdjson(reading: Reading): AsyncGenerator<Article | InputError> {
  for await (const { bytes, line } of linesOf(asciiCompatible(reading.chunks), reading.maxBytes)) {
    if (bytes === null) {
      yield placed(tooLarge(reading.maxBytes), reading.path, line);
      continue;
    }
    const origin = { path: reading.path, row: line, id: `${reading.id}#${line}`, bytes };
    yield orError(() => fromBytes(origin, reading), reading.path, line);
  }
}

function fromPiece(reading: Reading, piece: JsonPiece, many: boolean): Article | InputError {
  const { bytes, row, line, complete } = piece;
  if (bytes === null) return placed(tooLarge(reading.maxBytes), reading.path, line);
  if (!complete) return placed(new InputError('the JSON ends too early'), reading.path, line);
  const origin = many
    ? { path: reading.path, row, id: `${reading.id}#${row}`, bytes }
    : { path: reading.path, id: reading.id, bytes };
  const article = orError(() => fromBytes(origin, reading), reading.path, line);
  if (!many || !(article instanceof InputError)) return article;
  // Many records can stand on one line, so the line alone would not tell which.
  return new InputError(`record ${row} ${article.message}`, article);
}

function startsObject({ bytes }: JsonPiece): boolean {
  return bytes === null || bytes[0] === 0x7b;
}

function fromBytes(
  origin: { path: string; row?: number; id: string; bytes: Buffer },
  reading: Reading,
): Article {
  const decoded = decode(origin.bytes);
  const value = parse(decoded.text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError('is no JSON object', { hint: 'a record is an object with "text"' });
  }
  const valueOf = (name: string): unknown =>
    Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  return articleFromValues(origin, decoded, valueOf, reading.fields);
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new InputError('is not JSON', { hint: (error as Error).message.slice(0, 200), cause: error });
  }
}
