/** What a reader of one format is given and gives. */
import type { Article } from '../document.js';
import { InputError } from '../errors.js';
import type { FieldNames } from './record.js';
import type { Sidecar } from './sidecar.js';

export interface Reading {
  /** As shown to people; `-` for standard input. */
  readonly path: string;
  /** What the document is called when it has no id of its own. */
  readonly id: string;
  /** The bytes, already decompressed. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Most bytes of one document. */
  readonly maxBytes: number;
  readonly fields: FieldNames;
  /** What a file beside it says of it. */
  readonly sidecar: Sidecar;
}

/** Gives each document, or why it could not be read; throws an InputError when no more can be read. */
export type Reader = (reading: Reading) => AsyncGenerator<Article | InputError>;

/** The error with the place that it lacks. */
export function placed(error: InputError, file: string, line?: number): InputError {
  if (error.place !== null) return error;
  const place = line === undefined ? { file } : { file, line };
  return new InputError(error.message, { place, hint: error.hint, cause: error.cause });
}

/** Runs what makes one document; an InputError becomes a value, so that the next documents are read. */
export function orError(make: () => Article, file: string, line?: number): Article | InputError {
  try {
    return make();
  } catch (error) {
    if (error instanceof InputError) return placed(error, file, line);
    throw error;
  }
}
