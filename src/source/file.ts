/** Opening and reading files: regular ones only, never more than they held when opened. */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../errors.js';

/** Bytes read at once. */
const CHUNK = 256 * 1024;

/**
 * The bytes of a regular file, in pieces. Opening does not wait, so that a FIFO put in the file's place cannot
 * hang the program. A file that grows meanwhile is read as far as it went when opened.
 * @param expected what listing or naming showed; another kind of file by now is refused.
 */
export async function* readFileChunks(path: string | Buffer): AsyncGenerator<Buffer> {
  const file = openRegular(path);
  try {
    let left = file.size;
    while (left > 0) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, left));
      const count = attempt(() => readSync(file.descriptor, chunk, 0, chunk.length, null));
      if (count === 0) return;
      left -= count;
      yield chunk.subarray(0, count);
    }
  } finally {
    closeSync(file.descriptor);
  }
}

/** Size of an open file and the file, closed by whoever asked. @throws InputError */
function openRegular(path: string | Buffer): { descriptor: number; size: number } {
  const descriptor = attempt(() => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    const stats = attempt(() => fstatSync(descriptor));
    const special = specialKind(stats);
    if (special !== null) throw new InputError(`is ${special}, not a file`);
    return { descriptor, size: stats.size };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** What an entry of a folder is when it is neither a file nor a folder. */
export function specialKind(
  entry: Pick<Stats, 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice' | 'isDirectory'>,
): string | null {
  if (entry.isFIFO()) return 'a FIFO';
  if (entry.isSocket()) return 'a socket';
  if (entry.isBlockDevice() || entry.isCharacterDevice()) return 'a device';
  return entry.isDirectory() ? 'a folder' : null;
}

/** The decompressed bytes of gzip data, in pieces. Never more than a piece is held. */
export async function* gunzipChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const source = Readable.from(chunks, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('Z_')) throw error;
    throw new InputError('damaged gzip data', { hint: message, cause: error });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** All bytes of one document. @throws InputError when there are more than `limit`. */
export async function gather(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of chunks) {
    size += piece.length;
    if (size > limit) throw tooLarge(limit);
    pieces.push(piece);
  }
  const [first] = pieces;
  return pieces.length === 1 && first instanceof Buffer ? first : Buffer.concat(pieces, size);
}

export function tooLarge(limit: number): InputError {
  return new InputError(`larger than ${limit} bytes`, { hint: 'raise the limit with --max-bytes' });
}

/** Runs a file operation and says in our own words what went wrong. */
export function attempt<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw new InputError(reasonOf(error), { cause: error });
  }
}

/** Why the operating system refused, without path and call. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1];
  return reason === undefined || code === undefined ? message : `${reason} (${code})`;
}
