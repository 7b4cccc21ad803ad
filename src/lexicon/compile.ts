/** From validated entries to a lexicon: the forms of every entry, the trie over them, the digest. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LexiconError } from '../errors.js';
import { Gazetteer } from './gazetteer.js';
import type { DocumentedItem, ItemKind, LexiconData, LexiconParts } from './index.js';
import type { Surface } from './kinds/common.js';
import { KIND_NAMES, KINDS, type DocumentedEntry } from './kinds/index.js';
import { dataOf } from './packed.js';
import { LEXICON_FOLDER } from './paths.js';
import { readLexiconFile } from './read.js';
import { regionSurfaces } from './regions.js';
import { readRegions } from './regions-file.js';
import { SquashedNames, squashedTables } from './squashed.js';
import { TrieBuilder } from './trie.js';

/** Kinds whose forms are proper names: how they write a word says nothing of other texts. */
const PROPER: ReadonlySet<ItemKind> = new Set(['region', 'region-alias', 'affix']);

/** Looks up every form of every entry; takes some tenths of a second for the built-in lexicon. */
export function compile(data: LexiconData): LexiconParts {
  const kinds: readonly ItemKind[] = [...KIND_NAMES, 'region'];
  const items: readonly DocumentedItem[] = [...data.entries, ...data.regions];
  const lists = new Map<ItemKind, DocumentedItem[]>(kinds.map((kind) => [kind, []]));
  const positions = new Map<ItemKind, Map<string, number>>(kinds.map((kind) => [kind, new Map()]));
  const forms = new Map<ItemKind, string[]>(kinds.map((kind) => [kind, []]));
  const trie = new TrieBuilder();
  items.forEach((item, index) => {
    const list = lists.get(item.kind) as DocumentedItem[];
    positions.get(item.kind)?.set(item.id, list.push(item) - 1);
    for (const surface of surfacesOf(item)) {
      forms.get(item.kind)?.push(surface.form);
      trie.add(index, surface, PROPER.has(item.kind));
    }
  });
  const kindOf = Uint8Array.from(items, ({ kind }) => kinds.indexOf(kind));
  const itemsOf = (kind: ItemKind): readonly DocumentedItem[] => lists.get(kind) ?? [];
  const itemOf = (kind: ItemKind, n: number): DocumentedItem => itemsOf(kind)[n] as DocumentedItem;
  return {
    kinds,
    kindOf,
    itemOf,
    itemsOf,
    documentedOf: itemsOf,
    positionOf: (kind, id) => positions.get(kind)?.get(id) ?? -1,
    formsOf: (kind) => forms.get(kind) ?? [],
    gazetteer: new Gazetteer(trie.tables(), kindOf),
    squashed: new SquashedNames(squashedTables(itemsOf), itemOf),
    digest: createHash('sha256').update(JSON.stringify(data)).digest('hex'),
  };
}

/**
 * The built-in lexicon with the user's files laid over it.
 * @param builtin the lexicon that the build compiled, or null to read the YAML of the package
 */
export async function compileWith(
  builtin: LexiconParts | null,
  userFiles: readonly string[],
): Promise<LexiconParts> {
  let data = builtin === null ? readLexiconFolder(LEXICON_FOLDER) : dataOf(builtin);
  for (const file of userFiles) data = withUserEntries(data, await withRoots(readLexiconFile(file)), file);
  return compile(data);
}

/** The forms by which an entry is found in text. */
function surfacesOf(item: DocumentedItem): Surface[] {
  if (item.kind === 'region') return regionSurfaces(item);
  const spec = KINDS[item.kind] as { surfaces(entry: DocumentedEntry): Surface[] };
  return spec.surfaces(item);
}

/** Adds user entries: one with a built-in's kind and id replaces it, or adds its forms with `extend`. */
function withUserEntries(data: LexiconData, added: readonly DocumentedEntry[], file: string): LexiconData {
  const entries = [...data.entries];
  const position = new Map(entries.map((entry, index) => [`${entry.kind}/${entry.id}`, index]));
  for (const entry of added) {
    const at = position.get(`${entry.kind}/${entry.id}`);
    if (at === undefined) {
      if (entry.extend === true) {
        throw new LexiconError(`no ${entry.kind} "${entry.id}" to extend`, {
          place: { file },
          hint: 'correct the id or take "extend" away',
        });
      }
      position.set(`${entry.kind}/${entry.id}`, entries.push(entry) - 1);
    } else {
      entries[at] = entry.extend === true ? extended(entries[at] as DocumentedEntry, entry) : entry;
    }
  }
  return { entries, regions: data.regions };
}

/** Lists grow, those inside maps too (`forms.active` of a verb); single values stay as they are. */
function extended<T extends object>(base: T, more: object): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(more)) {
    const own = merged[key];
    if (Array.isArray(value)) merged[key] = [...new Set([...(Array.isArray(own) ? own : []), ...value])];
    else if (isMap(value) && isMap(own)) merged[key] = extended(own, value);
  }
  return merged as T;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All YAML files of a folder and its `regions.csv`, in the order of their names. */
export function readLexiconFolder(folder: string): LexiconData {
  const entries: DocumentedEntry[] = [];
  const seen = new Map<string, string>();
  for (const name of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    if (basename(name) === 'sources.yaml') continue;
    for (const entry of readLexiconFile(join(folder, name), name)) {
      const key = `${entry.kind}/${entry.id}`;
      const other = seen.get(key);
      if (other !== undefined) {
        throw new LexiconError(`${entry.kind} "${entry.id}" stands in ${other} too`, {
          place: { file: name },
          hint: 'give it another id or merge the two',
        });
      }
      seen.set(key, name);
      entries.push(entry);
    }
  }
  return { entries, regions: readRegions(join(folder, 'regions.csv')) };
}

/** Users may give any inflected form of a verb where a root is asked for: the stemmer finds the root. */
async function withRoots(entries: readonly DocumentedEntry[]): Promise<DocumentedEntry[]> {
  if (!entries.some((entry) => entry.kind === 'directive' || entry.kind === 'reporting')) return [...entries];
  const { stem } = await import('./stemmer.js');
  return entries.map((entry) =>
    entry.kind === 'directive' || entry.kind === 'reporting'
      ? { ...entry, roots: entry.roots.map(stem) }
      : entry,
  );
}
