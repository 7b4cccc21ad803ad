/** Reading gold records and predictions: a record, NDJSON, or a folder of both. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, UsageError } from '../errors.js';
import { recordSchema, type WireRecord } from '../record/schema.js';

const RECORD_FILE = /\.(?:json|ndjson|jsonl)$/i;

/**
 * The records of a file or folder (recursive, in order of path).
 * @param path `-` reads `stdin`
 * @throws UsageError when there is nothing at `path`, InputError when a file holds something else than records
 */
export async function readRecords(path: string, stdin: AsyncIterable<Uint8Array>): Promise<WireRecord[]> {
  if (path === '-') return parseRecords(await textOf(stdin), '<stdin>');
  const records: WireRecord[] = [];
  for (const file of await recordFiles(path))
    records.push(...parseRecords(await readFile(file, 'utf8'), file));
  if (records.length === 0) {
    throw new UsageError(`no records in ${path}`, { hint: 'expected .json or .ndjson files' });
  }
  return records;
}

async function recordFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`no such file or folder: ${path}`);
  if (!found.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => RECORD_FILE.test(name))
    .sort()
    .map((name) => join(path, name));
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** One JSON value (a record or an array of them), or one record a line. */
function parseRecords(text: string, file: string): WireRecord[] {
  const whole = parseJson(text);
  if (whole !== undefined) {
    const values: readonly unknown[] = Array.isArray(whole) ? whole : [whole];
    return values.map((value) => checked(value, file, undefined));
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const value = parseJson(line);
    if (value === undefined) throw new InputError('not JSON', { place: { file, line: index + 1 } });
    return [checked(value, file, index + 1)];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checked(value: unknown, file: string, line: number | undefined): WireRecord {
  const result = recordSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'record' : issue.path.join('.');
  throw new InputError(`no record of this tool: ${where}: ${issue?.message ?? 'not valid'}`, {
    place: { file, line },
    hint: '`asn-scan schema` prints the shape',
  });
}
