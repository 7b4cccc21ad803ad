/** YAML lexicon files to validated entries. A fault stops the load with its file, line and column. */
import type * as z from 'zod';
import { LexiconError } from '../errors.js';
import { KINDS, KIND_NAMES, type DocumentedEntry, type KindName } from './kinds/index.js';
import { closest } from './stemmer.js';
import { parseYaml, readTextFile, type Yaml } from './yaml.js';

/** The entries of one file, in the order written. `file` is what messages call it. */
export function readLexiconFile(path: string, file = path): DocumentedEntry[] {
  return parseLexicon(readTextFile(path, file, 'lexicon', LexiconError), file);
}

/** The entries of a lexicon written as YAML. */
export function parseLexicon(source: string, file: string): DocumentedEntry[] {
  const { content, at } = parseYaml(source, file, LexiconError);
  if (content === null || typeof content !== 'object' || Array.isArray(content)) {
    throw new LexiconError('a lexicon is a map from kinds to lists of entries', {
      place: at([]),
      hint: `kinds: ${KIND_NAMES.join(', ')}`,
    });
  }

  const entries: DocumentedEntry[] = [];
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
      const entry = { ...result.data, kind } as DocumentedEntry;
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
  at: Yaml['at'],
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
