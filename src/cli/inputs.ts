/** From operands and options to the list of what is read. */
import { readFileSync, statSync } from 'node:fs';
import { OutputError, UsageError } from '../errors.js';
import {
  bytesOf,
  MissingPath,
  reasonOf,
  shown,
  walk,
  type FoundFile,
  type Named,
  type StreamInput,
  type Walked,
} from '../source/index.js';
import type { FileIdentity, Io } from './io.js';
import type { InputOptions } from './options.js';
import { isSameFile } from './output.js';

export interface Inputs extends Omit<Walked, 'files'> {
  readonly sources: readonly (FoundFile | StreamInput)[];
}

/** Most bytes of a list of paths. */
const LARGEST_LIST = 256 * 1024 * 1024;

/** @throws UsageError for a named path that does not exist */
export async function findInputs(
  operands: readonly string[],
  options: InputOptions,
  io: Io,
): Promise<Inputs> {
  const { filesFrom, inputFormat, include, exclude } = options;
  if (operands.length === 0 && filesFrom === undefined) {
    throw new UsageError('nothing to read', { hint: 'give files, folders, or - for standard input' });
  }
  const fromStdin = operands.includes('-');
  if (fromStdin && filesFrom === '-')
    throw new UsageError('standard input cannot be both an article and a list');

  const named: Named[] = [];
  for (const path of operands) if (path !== '-') named.push({ path, id: baseName(path), missing: 'refuse' });
  if (filesFrom !== undefined) {
    for (const path of await listedPaths(filesFrom, io)) {
      named.push({ path, id: path.replace(/^(?:\.?\/)+/, ''), missing: 'report' });
    }
  }
  const fallback = { format: inputFormat?.format ?? 'text', gzipped: inputFormat?.gzipped ?? false } as const;
  let walked: Walked;
  try {
    walked = walk(named, { include, exclude }, fallback);
  } catch (error) {
    if (error instanceof MissingPath) throw new UsageError(error.message);
    throw error;
  }
  const stdin: StreamInput[] = fromStdin ? [{ stream: io.stdin, ...fallback }] : [];
  return { ...walked, sources: [...stdin, ...walked.files] };
}

function baseName(path: string): string {
  return /[^/]+(?=\/*$)/.exec(path)?.[0] ?? path;
}

async function listedPaths(file: string, io: Io): Promise<string[]> {
  let bytes: Buffer;
  try {
    bytes = file === '-' ? await wholeInput(io) : readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--files-from: ${reasonOf(error)}`, { place: { file } });
  }
  const list = bytes.toString('utf8').replace(/^\ufeff/, '');
  // `find -print0` and `git ls-files -z` end paths with a zero byte, as a path may hold a line feed.
  return list.split(list.includes('\0') ? '\0' : /\r?\n/).filter((path) => path !== '');
}

async function wholeInput(io: Io): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of io.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_LIST)
      throw new UsageError(`--files-from: the list is larger than ${LARGEST_LIST} bytes`);
  }
  return Buffer.concat(chunks);
}

/** @throws OutputError when one of the files to read is the one to be written */
export function refuseOverwriting(
  output: string,
  identity: FileIdentity,
  inputs: Inputs,
  others: readonly string[],
): void {
  const paths = [
    ...inputs.sources.flatMap((source) => ('path' in source ? [bytesOf(source.path)] : [])),
    ...others.map((path) => Buffer.from(path)),
  ];
  for (const path of paths) {
    if (!isFile(path, identity)) continue;
    throw new OutputError('would overwrite what is read', {
      place: { file: output },
      hint: 'choose another --output',
    });
  }
}

/** The inputs without the file that standard output goes to, which would feed on itself. */
export function withoutOwnOutput(inputs: Inputs, io: Io): Inputs {
  const own = io.stdoutFile;
  if (own === null) return inputs;
  const skipped = [...inputs.skipped];
  const sources = inputs.sources.filter((source) => {
    if (!('path' in source) || !isFile(bytesOf(source.path), own)) return true;
    skipped.push({ path: shown(source.path), reason: 'where standard output goes' });
    return false;
  });
  return { ...inputs, sources, skipped };
}

function isFile(path: Buffer, identity: FileIdentity): boolean {
  try {
    return isSameFile(statSync(path), identity);
  } catch {
    return false;
  }
}
