/** Reading JSON values as they come (one, an array of them, one after another), and checking records. */
import { InputError } from '../errors.js';
import { recordSchema, type WireRecord } from '../record/schema.js';
import { jsonPieces, type JsonPiece } from '../source/index.js';

/** Most bytes of one record, which holds its article several times over. */
const LARGEST = 500_000_000;

export interface JsonValue {
  readonly value: unknown;
  /** Both counted from 1. */
  readonly row: number;
  readonly line: number;
}

/** @throws InputError for what is no JSON */
export async function* jsonValuesIn(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<JsonValue> {
  let blank = true;
  const told = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of buffers(chunks)) {
      blank &&= chunk.toString('latin1').trim() === '';
      yield chunk;
    }
  };
  for await (const piece of jsonPieces(told(), LARGEST)) {
    // No articles, no records; that is no fault.
    if (blank) return;
    yield { value: valueOf(piece, file), row: piece.row, line: piece.line };
  }
}

/** @throws InputError naming the first key that no record has so */
export function recordOf(value: unknown, file: string, line?: number): WireRecord {
  const result = recordSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'record' : issue.path.join('.');
  throw new InputError(`no record of this tool: ${where}: ${issue?.message ?? 'not valid'}`, {
    place: { file, line },
    hint: '`asn-scan schema` prints the shape',
  });
}

function valueOf({ bytes, line, complete }: JsonPiece, file: string): unknown {
  const place = { file, line };
  if (bytes === null) throw new InputError(`larger than ${LARGEST} bytes`, { place });
  if (!complete) throw new InputError('the JSON ends too early', { place });
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    throw new InputError('not JSON', { place, cause: error });
  }
}

async function* buffers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
