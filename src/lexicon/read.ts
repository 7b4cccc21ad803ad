/** YAML lexicon files to validated entries. A fault stops the load with its file, line and column. */
import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { AsnScanError, LexiconError } from '../errors.js';
import { KINDS, KIND_NAMES, type Entry, type KindName } from './kinds/index.js';
import { closest } from './stemmer.js';

/** Bytes; a lexicon of 200,000 entries stays well below. */
const LARGEST = 64 * 1024 * 1024;

/** The entries of one file, in the order written. `file` is what messages call it. */
export function readLexiconFile(path: string, file = path): Entry[] {
  let source: string;
  try {
    const bytes = readFileSync(path);
    if (bytes.length > LARGEST) {
      throw new LexiconError(`lexicon is larger than ${LARGEST / 1024 / 1024} MB`, { place: { file } });
    }
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof AsnScanError) throw error;
    throw new LexiconError('cannot read lexicon', {
      place: { file },
      hint: (error as Error).message,
      cause: error,
    });
  }
  return parseLexicon(source, file);
}

/** The entries of a lexicon written as YAML. */
export function parseLexicon(source: string, file: string): Entry[] {
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
    throw new LexiconError(fault.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? 'not YAML', {
      place: { file, line: at.line, column: at.col },
      hint: 'mend the YAML',
    });
  }
  const at = (path: readonly PropertyKey[]): { file: string; line: number; column: number } => {
    const position = lines.linePos(offsetOf(document, path));
    return { file, line: position.line, column: position.col };
  };

  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new LexiconError((error as Error).message, { place: { file }, hint: 'write the entries out' });
  }
  if (content === null || typeof content !== 'object' || Array.isArray(content)) {
    throw new LexiconError('a lexicon is a map from kinds to lists of entries', {
      place: at([]),
      hint: `kinds: ${KIND_NAMES.join(', ')}`,
    });
  }

  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const [kind, list] of Object.entries(content)) {
    if (!Object.hasOwn(KINDS, kind)) {
      const near = closest(kind, KIND_NAMES);
      throw new LexiconError(`unknown kind "${kind}"`, {
        place: at([kind]),
        hint: near === null ? `kinds: ${KIND_NAMES.join(', ')}` : `did you mean "${near}"?`,
      });
    }
    if (!Array.isArray(list)) {
      throw new LexiconError(`"${kind}" holds a list of entries`, {
        place: at([kind]),
        hint: 'start each with "-"',
      });
    }
    const { schema } = KINDS[kind as KindName];
    list.forEach((item: unknown, index) => {
      const result = schema.safeParse(item);
      if (!result.success) throw faulty(result.error, item, [kind, index], at, schema);
      const entry = { ...result.data, kind } as Entry;
      const key = `${kind}/${entry.id}`;
      if (seen.has(key)) {
        throw new LexiconError(`${kind} "${entry.id}" is defined twice`, {
          place: at([kind, index]),
          hint: 'give it another id or merge the two',
        });
      }
      seen.add(key);
      entries.push(entry);
    });
  }
  return entries;
}

/** The first thing wrong with an entry, said in terms of the entry. */
function faulty(
  error: z.ZodError,
  item: unknown,
  path: readonly PropertyKey[],
  at: (path: readonly PropertyKey[]) => { file: string; line: number; column: number },
  schema: z.ZodType,
): LexiconError {
  const issue = error.issues[0];
  const id = isRecord(item) && typeof item.id === 'string' ? ` of "${item.id}"` : '';
  if (issue === undefined) return new LexiconError(`invalid entry${id}`, { place: at(path) });
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = Object.keys((schema as unknown as { shape: Record<string, unknown> }).shape);
    const near = closest(key, known);
    return new LexiconError(`unknown key "${key}"${id}`, {
      place: at([...path, ...issue.path, key]),
      hint: near === null ? `keys: ${known.join(', ')}` : `did you mean "${near}"?`,
    });
  }
  const field = issue.path.map(String).join('.');
  return new LexiconError(`${field === '' ? 'entry' : `"${field}"`}${id}: ${issue.message}`, {
    place: at([...path, ...issue.path]),
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
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
