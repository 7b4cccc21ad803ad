/** Plain text and Markdown: the whole file is one article. */
import type { Article } from '../document.js';
import type { InputError } from '../errors.js';
import { decode } from './encoding.js';
import { gather } from './file.js';
import type { Reading } from './reader.js';
import { articleOf } from './record.js';

export async function* readText(reading: Reading): AsyncGenerator<Article | InputError> {
  const bytes = await gather(reading.chunks, reading.maxBytes);
  const { given, diagnostics } = reading.sidecar;
  const decoded = decode(bytes);
  const origin = { path: reading.path, id: reading.id, bytes };
  yield articleOf(origin, { ...decoded, diagnostics: [...decoded.diagnostics, ...diagnostics] }, given);
}
