/**
 * The lexicon that stages read: every entry by kind and id, and one gazetteer over all forms. Compiled once per
 * process, from the YAML of `lexicons/` or from the JSON that the build makes of it, plus the user's files.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LexiconError } from '../errors.js';
import { Gazetteer, type Match } from './gazetteer.js';
import { KINDS, type Entry, type KindName } from './kinds/index.js';
import type { Surface } from './kinds/common.js';
import { readRegions, regionSurfaces, type Region } from './regions.js';

export type { Entry, KindName } from './kinds/index.js';
export type { Region, RegionLevel } from './regions.js';
export { Gazetteer, isCapitalised, Matches, type Match } from './gazetteer.js';

/** Everything that the gazetteer can find. */
export type Item = Entry | Region;
export type ItemKind = KindName | 'region';

/** Entries as data: what the build writes and `compile` reads. */
export interface LexiconData {
  readonly entries: readonly Entry[];
  readonly regions: readonly Region[];
}

export class Lexicon {
  readonly items: readonly Item[];
  readonly gazetteer: Gazetteer;
  /** SHA-256 over all entries, hexadecimal: equal lexicons, equal digests. */
  readonly digest: string;
  readonly #byKind = new Map<ItemKind, Item[]>();
  readonly #byId = new Map<string, Item>();

  constructor(data: LexiconData) {
    this.items = [...data.entries, ...data.regions];
    for (const item of this.items) {
      const list = this.#byKind.get(item.kind);
      if (list === undefined) this.#byKind.set(item.kind, [item]);
      else list.push(item);
      this.#byId.set(`${item.kind}/${item.id}`, item);
    }
    this.gazetteer = new Gazetteer(this.items.map((item, index) => [index, surfacesOf(item)] as const));
    this.digest = createHash('sha256').update(JSON.stringify(data)).digest('hex');
  }

  /** All entries of a kind, in lexicon order. */
  ofKind<K extends KindName>(kind: K): readonly Entry<K>[];
  ofKind(kind: 'region'): readonly Region[];
  ofKind(kind: ItemKind): readonly Item[] {
    return this.#byKind.get(kind) ?? [];
  }

  get<K extends KindName>(kind: K, id: string): Entry<K> | undefined;
  get(kind: 'region', id: string): Region | undefined;
  get(kind: ItemKind, id: string): Item | undefined {
    return this.#byId.get(`${kind}/${id}`);
  }

  /** What a finding of this rule carries. The rule's worth is data: `rule` entries of the lexicon. */
  grounds(rule: string): { readonly rule: string; readonly confidence: number } {
    const entry = this.get('rule', rule);
    if (entry === undefined) throw new RangeError(`rule "${rule}" has no entry in the lexicon`);
    return { rule, confidence: entry.confidence };
  }

  /** The entry that a match found. */
  item(match: Match): Item {
    return this.items[match.entry] as Item;
  }

  /** The entry that a match found if it is of this kind, else undefined. */
  entry<K extends KindName>(match: Match, kind: K): Entry<K> | undefined {
    const item = this.items[match.entry] as Item;
    return item.kind === kind ? (item as Entry<K>) : undefined;
  }
}

/** The forms by which an entry is found in text. */
export function surfacesOf(item: Item): Surface[] {
  if (item.kind === 'region') return regionSurfaces(item);
  const spec = KINDS[item.kind] as { surfaces(entry: Entry): Surface[] };
  return spec.surfaces(item);
}

/** Adds user entries: one with a built-in's kind and id replaces it, or adds its forms with `extend`. */
export function withUserEntries(data: LexiconData, added: readonly Entry[], file: string): LexiconData {
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

const here = fileURLToPath(new URL('.', import.meta.url));
/** `lexicons/` of the package: two levels above both `src/lexicon` and `dist/lexicon`. */
export const LEXICON_FOLDER = join(here, '..', '..', 'lexicons');
/** What the build makes of it. */
export const PRECOMPILED = join(here, '..', 'lexicon.json');

/** The built-in entries, from the build's JSON where it exists, else from YAML. */
export async function builtinData(): Promise<LexiconData> {
  if (existsSync(PRECOMPILED)) return JSON.parse(readFileSync(PRECOMPILED, 'utf8')) as LexiconData;
  return readLexiconFolder(LEXICON_FOLDER);
}

/** All YAML files of a folder and its `regions.csv`, in the order of their names. */
export async function readLexiconFolder(folder: string): Promise<LexiconData> {
  const { readLexiconFile } = await import('./read.js');
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

/**
 * The built-in lexicon with the user's files laid over it, in the order given.
 * @throws LexiconError naming file, line and column of the first fault.
 */
export async function loadLexicon(userFiles: readonly string[] = []): Promise<Lexicon> {
  let data = await builtinData();
  for (const file of userFiles) {
    const { readLexiconFile } = await import('./read.js');
    data = withUserEntries(data, await withRoots(readLexiconFile(file)), file);
  }
  return new Lexicon(data);
}
