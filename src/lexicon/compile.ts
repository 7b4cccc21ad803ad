/** From validated entries to a lexicon: the forms of every entry, the trie over them, the digest. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LexiconError } from '../errors.js';
import { Gazetteer } from './gazetteer.js';
import type { Item, ItemKind, LexiconData, LexiconParts } from './index.js';
import type { Surface } from './kinds/common.js';
import { KIND_NAMES, KINDS, type Entry } from './kinds/index.js';
import { unpackData } from './packed.js';
import { LEXICON_FOLDER } from './paths.js';
import { readLexiconFile } from './read.js';
import { regionSurfaces } from './regions.js';
import { readRegions } from './regions-file.js';
import { TrieBuilder } from './trie.js';

/** Kinds whose forms are proper names: how they write a word says nothing of other texts. */
const PROPER: ReadonlySet<ItemKind> = new Set(['region', 'region-alias', 'affix']);

/** Looks up every form of every entry; takes some tenths of a second for the built-in lexicon. */
export function compile(data: LexiconData): LexiconParts {
  const kinds: readonly ItemKind[] = [...KIND_NAMES, 'region'];
  const items: readonly Item[] = [...data.entries, ...data.regions];
  const lists = new Map<ItemKind, Item[]>(kinds.map((kind) => [kind, []]));
  const forms = new Map<ItemKind, string[]>(kinds.map((kind) => [kind, []]));
  const trie = new TrieBuilder();
  items.forEach((item, index) => {
    lists.get(item.kind)?.push(item);
    for (const surface of surfacesOf(item)) {
      forms.get(item.kind)?.push(surface.form);
      trie.add(index, surface, PROPER.has(item.kind));
    }
  });
  return {
    kinds,
    kindOf: Uint8Array.from(items, ({ kind }) => kinds.indexOf(kind)),
    itemsOf: (kind) => lists.get(kind) ?? [],
    formsOf: (kind) => forms.get(kind) ?? [],
    gazetteer: new Gazetteer(trie.tables()),
    digest: createHash('sha256').update(JSON.stringify(data)).digest('hex'),
  };
}

/**
 * The built-in lexicon with the user's files laid over it.
 * @param packed the file that the build makes, or null to read the YAML of the package
 */
export async function compileWith(
  packed: Uint8Array | null,
  userFiles: readonly string[],
): Promise<LexiconParts> {
  let data = packed === null ? readLexiconFolder(LEXICON_FOLDER) : unpackData(packed);
  for (const file of userFiles) data = withUserEntries(data, await withRoots(readLexiconFile(file)), file);
  return compile(data);
}

/** The forms by which an entry is found in text. */
function surfacesOf(item: Item): Surface[] {
  if (item.kind === 'region') return regionSurfaces(item);
  const spec = KINDS[item.kind] as { surfaces(entry: Entry): Surface[] };
  return spec.surfaces(item);
}

/** Adds user entries: one with a built-in's kind and id replaces it, or adds its forms with `extend`. */
function withUserEntries(data: LexiconData, added: readonly Entry[], file: string): LexiconData {
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
      entries[at] = entry.extend === true ? extended(entries[at] as Entry, entry) : entry;
    }
  }
  return { entries, regions: data.regions };
}

function extended(base: Entry, more: Entry): Entry {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(more)) {
    const own = merged[key];
    if (Array.isArray(value) && Array.isArray(own)) merged[key] = [...own, ...value];
  }
  return merged as Entry;
}

/** All YAML files of a folder and its `regions.csv`, in the order of their names. */
export function readLexiconFolder(folder: string): LexiconData {
  const entries: Entry[] = [];
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
async function withRoots(entries: readonly Entry[]): Promise<Entry[]> {
  if (!entries.some((entry) => entry.kind === 'directive' || entry.kind === 'reporting')) return [...entries];
  const { stem } = await import('./stemmer.js');
  return entries.map((entry) =>
    entry.kind === 'directive' || entry.kind === 'reporting'
      ? { ...entry, roots: entry.roots.map(stem) }
      : entry,
  );
}
