/** YAML files to plain values, with the line and column of each: for lexicons, configuration and suppressions. */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { AsnScanError, Place } from '../errors.js';

/** Says what is wrong with a file; one of the classes of `errors.ts`. */
export type Fault = new (
  message: string,
  options: { place?: Place | null; hint?: string | null; cause?: unknown },
) => AsnScanError;

export interface Yaml {
  /** Plain data. */
  readonly content: unknown;
  /** Where the value of a path stands; for a key of a map the key itself, for what is not there its parent. */
  at(path: readonly PropertyKey[]): Required<Pick<Place, 'file' | 'line' | 'column'>>;
}

/** Bytes; a lexicon of 200,000 entries stays well below. */
const LARGEST = 64 * 1024 * 1024;

/** The text of a file of the user's. `file` is what messages call it, `what` what it is. */
export function readTextFile(path: string, file: string, what: string, Fault: Fault): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw unreadable(error, file, what, Fault);
  }
  if (bytes.length > LARGEST) {
    throw new Fault(`${what} is larger than ${LARGEST / 1024 / 1024} MB`, { place: { file } });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable(error, file, what, Fault);
  }
}

function unreadable(error: unknown, file: string, what: string, Fault: Fault): AsnScanError {
  return new Fault(`cannot read ${what}`, {
    place: { file },
    hint: (error as Error).message,
    cause: error,
  });
}

/** @throws the given fault for text that is no YAML, has a key twice, or is a bomb of aliases */
export function parseYaml(source: string, file: string, Fault: Fault): Yaml {
  const json = parseJson(source);
  // JSON is YAML, too, but read a hundred times faster. Places are only asked for when something is wrong.
  return json === undefined
    ? parseDocumentOf(source, file, Fault)
    : { content: json, at: (path) => parseDocumentOf(source, file, Fault).at(path) };
}

/** The value of a text that is a JSON object in which no key stands twice, else undefined. */
function parseJson(source: string): unknown {
  if (!/^\s*\{/.test(source)) return undefined;
  try {
    const value: unknown = JSON.parse(source);
    return countKeys(value) === countColons(source) ? value : undefined;
  } catch {
    return undefined;
  }
}

function countKeys(value: unknown): number {
  let keys = 0;
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const inner = Object.values(next);
    if (!Array.isArray(next)) keys += inner.length;
    for (const item of inner) if (typeof item === 'object') open.push(item);
  }
  return keys;
}

/** Colons outside the strings of a JSON text: one for each key. */
function countColons(source: string): number {
  let colons = 0;
  for (let i = 0, quoted = false; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 0x22) quoted = !quoted;
    else if (quoted && unit === 0x5c) i++;
    else if (!quoted && unit === 0x3a) colons++;
  }
  return colons;
}

function parseDocumentOf(source: string, file: string, Fault: Fault): Yaml {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: lines,
    maxAliasCount: 100,
    // Without this the parser itself writes to standard error about keys that are lists or maps.
    logLevel: 'error',
  } as never);
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    const at = lines.linePos(fault.pos[0]);
    throw new Fault(fault.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? 'not YAML', {
      place: { file, line: at.line, column: at.col },
      hint: 'mend the YAML',
    });
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new Fault((error as Error).message, { place: { file }, hint: 'write the entries out' });
  }
  return {
    content,
    at(path) {
      const position = lines.linePos(offsetOf(document, path));
      return { file, line: position.line, column: position.col };
    },
  };
}

/** Offset of the node at `path`, or of its nearest parent that exists. For a key, the key itself. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const step = path[depth - 1];
    const items = (parent as { items?: unknown[] } | null | undefined)?.items;
    if (items === undefined) continue;
    for (const item of items) {
      const key = (item as { key?: { value?: unknown; range?: number[] } }).key;
      if (key !== undefined && key !== null && key.value === step) return key.range?.[0] ?? 0;
    }
    if (typeof step === 'number') {
      const range = (items[step] as { range?: number[] } | undefined)?.range;
      if (range !== undefined) return range[0] ?? 0;
    }
  }
  return 0;
}
