/** `name.meta.json` beside `name.txt`: what is known of an article whose own file holds only its text. */
import type { Article, Diagnostic } from '../document.js';
import { InputError } from '../errors.js';
import { decode } from './encoding.js';
import { gather, readFileChunks } from './file.js';
import { SIDECAR } from './formats.js';
import { bytesOf, type RawPath } from './rawpath.js';
import { GIVEN_KEYS, wellFormed } from './record.js';

/** Bytes; a title, a date and an address need less. */
const LARGEST = 1024 * 1024;

export interface Sidecar {
  readonly given: Article['given'];
  readonly diagnostics: readonly Diagnostic[];
}

/** @param stem the article's path without its ending */
export async function readSidecar(stem: RawPath): Promise<Sidecar> {
  try {
    const bytes = await gather(readFileChunks(bytesOf(`${stem}${SIDECAR}` as RawPath)), LARGEST);
    const value: unknown = JSON.parse(decode(bytes).text);
    if (value === null || typeof value !== 'object') throw new InputError('not a JSON object');
    const given: Record<string, string> = {};
    for (const key of GIVEN_KEYS) {
      const own = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      if (typeof own === 'string' && own !== '') given[key] = wellFormed(own).text;
    }
    return { given, diagnostics: [] };
  } catch (error) {
    if (error instanceof InputError && isMissing(error.cause)) return { given: {}, diagnostics: [] };
    if (!(error instanceof InputError || error instanceof SyntaxError)) throw error;
    const message = `the file ${SIDECAR} beside it could not be read: ${error.message}`;
    return { given: {}, diagnostics: [{ code: 'sidecar-ignored', severity: 'warning', message }] };
  }
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}
