/**
 * The lexicon that stages read: every entry by kind and id, and one gazetteer over all forms. Start-up reads it from
 * the file that the build makes (`packed.ts`); without one, or with files of the user's, it is compiled from YAML
 * (`compile.ts`), which only then is loaded.
 */
import { existsSync } from 'node:fs';
import type { EntrySet, Gazetteer, Match } from './gazetteer.js';
import type { DocumentedEntry, Entry, KindName } from './kinds/index.js';
import { readPacked } from './packed.js';
import { PRECOMPILED } from './paths.js';
import type { Region } from './regions.js';
import type { SquashedNames } from './squashed.js';

export type { DocumentedEntry, Entry, KindName } from './kinds/index.js';
export type { Region, RegionLevel } from './regions.js';
export { squash, type SquashedNames } from './squashed.js';
export { Gazetteer, isCapitalised, Matches, type EntrySet, type Match } from './gazetteer.js';

/** Everything that the gazetteer can find. */
export type Item = Entry | Region;
export type DocumentedItem = DocumentedEntry | Region;
export type ItemKind = KindName | 'region';

/** Entries as data: what lexicon files are read into and `compile` works on. */
export interface LexiconData {
  readonly entries: readonly DocumentedEntry[];
  readonly regions: readonly Region[];
}

/** What a lexicon is made of. Lists and forms are made when they are first asked for. */
export interface LexiconParts {
  /** The kinds that `kindOf` counts. */
  readonly kinds: readonly ItemKind[];
  /** Index into `kinds` of each item: entries in lexicon order, then regions. */
  readonly kindOf: Uint8Array;
  /** The nth item of a kind. */
  itemOf(kind: ItemKind, n: number): Item;
  /** All items of a kind, in lexicon order. */
  itemsOf(kind: ItemKind): readonly Item[];
  /** All items of a kind with their documentation, in lexicon order. */
  documentedOf(kind: ItemKind): readonly DocumentedItem[];
  /** The position of the item of this id among those of its kind, -1 when there is none. */
  positionOf(kind: ItemKind, id: string): number;
  /** All forms of a kind's entries, in lexicon order. */
  formsOf(kind: ItemKind): readonly string[];
  readonly gazetteer: Gazetteer;
  readonly squashed: SquashedNames;
  /** SHA-256 over all entries, hexadecimal: equal lexicons, equal digests. */
  readonly digest: string;
}

export class Lexicon {
  readonly gazetteer: Gazetteer;
  /** Names of places and bodies as headings write them. */
  readonly squashed: SquashedNames;
  /** SHA-256 over all entries, hexadecimal: equal lexicons, equal digests. */
  readonly digest: string;
  readonly #parts: LexiconParts;
  readonly #kindOf: Uint8Array;
  /** Position of each item among those of its kind. */
  readonly #position: Int32Array;
  /** Index of each kind's items, by position. */
  readonly #indices: readonly Int32Array[];
  /** Items that were asked for, by index. */
  readonly #made: (Item | undefined)[];
  /** Those that were asked for by id, which the file is slow to look up. */
  readonly #byId = new Map<ItemKind, Map<string, Item>>();
  readonly #lists = new Map<ItemKind, readonly Item[]>();
  readonly #grounds = new Map<string, { readonly rule: string; readonly confidence: number }>();

  constructor(parts: LexiconParts) {
    const { kinds, kindOf } = parts;
    this.#parts = parts;
    this.#kindOf = kindOf;
    this.gazetteer = parts.gazetteer;
    this.squashed = parts.squashed;
    this.digest = parts.digest;
    this.#made = new Array<Item | undefined>(kindOf.length);
    this.#position = new Int32Array(kindOf.length);
    const counts = new Int32Array(kinds.length);
    for (let i = 0; i < kindOf.length; i++) {
      const kind = kindOf[i] as number;
      const position = counts[kind] as number;
      this.#position[i] = position;
      counts[kind] = position + 1;
    }
    this.#indices = kinds.map((_kind, number) => new Int32Array(counts[number] as number));
    for (let i = 0; i < kindOf.length; i++)
      (this.#indices[kindOf[i] as number] as Int32Array)[this.#position[i] as number] = i;
  }

  /** All entries with their documentation, in lexicon order, then all regions. */
  get items(): readonly DocumentedItem[] {
    const lists = this.#parts.kinds.map((kind) => this.#parts.documentedOf(kind));
    return Array.from(
      this.#kindOf,
      (kind, index) => (lists[kind] as DocumentedItem[])[this.#position[index] as number] as DocumentedItem,
    );
  }

  /** All entries of a kind with their documentation, in lexicon order. */
  documented<K extends KindName>(kind: K): readonly DocumentedEntry<K>[] {
    return this.#parts.documentedOf(kind) as readonly DocumentedEntry<K>[];
  }

  /** All entries of a kind, in lexicon order. */
  ofKind<K extends KindName>(kind: K): readonly Entry<K>[];
  ofKind(kind: 'region'): readonly Region[];
  ofKind(kind: ItemKind): readonly Item[];
  ofKind(kind: ItemKind): readonly Item[] {
    let list = this.#lists.get(kind);
    if (list === undefined) this.#lists.set(kind, (list = this.#listOf(kind)));
    return list;
  }

  #listOf(kind: ItemKind): readonly Item[] {
    const indices = this.#indices[this.kindNumber(kind)];
    if (indices === undefined) return [];
    // One object an item, whichever way it is asked for.
    const items = this.#parts.itemsOf(kind);
    return Array.from(indices, (index, n) => (this.#made[index] ??= items[n] as Item));
  }

  /** All forms by which entries of a kind are found, in lexicon order. */
  formsOf(kind: ItemKind): readonly string[] {
    return this.#parts.formsOf(kind);
  }

  get<K extends KindName>(kind: K, id: string): Entry<K> | undefined;
  get(kind: 'region', id: string): Region | undefined;
  get(kind: ItemKind, id: string): Item | undefined {
    let known = this.#byId.get(kind);
    if (known === undefined) this.#byId.set(kind, (known = new Map()));
    const earlier = known.get(id);
    if (earlier !== undefined) return earlier;
    const position = this.#parts.positionOf(kind, id);
    if (position < 0) return undefined;
    const item = this.itemAt(this.#indices[this.kindNumber(kind)]?.[position] as number);
    known.set(id, item);
    return item;
  }

  /** What a finding of this rule carries. The rule's worth is data: `rule` entries of the lexicon. */
  grounds(rule: string): { readonly rule: string; readonly confidence: number } {
    let grounds = this.#grounds.get(rule);
    if (grounds === undefined) {
      const entry = this.get('rule', rule);
      if (entry === undefined) throw new RangeError(`rule "${rule}" has no entry in the lexicon`);
      this.#grounds.set(rule, (grounds = { rule, confidence: entry.confidence }));
    }
    return grounds;
  }

  /** The entry or region of this index. */
  itemAt(index: number): Item {
    return (this.#made[index] ??= this.#parts.itemOf(
      this.#parts.kinds[this.#kindOf[index] as number] as ItemKind,
      this.#position[index] as number,
    ));
  }

  /** The entry that a match found. */
  item(match: Match): Item {
    return this.itemAt(match.entry);
  }

  /** Number of a kind; -1 for a kind without a number, which has no entries. */
  kindNumber(kind: ItemKind): number {
    return this.#parts.kinds.indexOf(kind);
  }

  /** The bit of these kinds in `Matches.kindsAt`. */
  kindBit(...kinds: readonly ItemKind[]): number {
    let bits = 0;
    for (const kind of kinds) {
      const number = this.kindNumber(kind);
      if (number >= 0) bits |= 1 << number;
    }
    return bits;
  }

  /** Number of a slot in `Matches.slot`; -1 for one that no form has. */
  slotNumber(slot: string): number {
    return this.gazetteer.tables.slots.indexOf(slot);
  }

  /**
   * The items that are `accepted`, of all kinds or of those named (which alone are then read from the file). To be
   * made once for a lexicon: it asks about every item.
   */
  entrySet(accepts: (item: Item, kind: ItemKind) => boolean): EntrySet;
  entrySet<K extends KindName>(kind: K | readonly K[], accepts?: (entry: Entry<K>) => boolean): EntrySet;
  entrySet(kind: ItemKind | readonly ItemKind[], accepts?: (item: never) => boolean): EntrySet;
  entrySet(
    which: ItemKind | readonly ItemKind[] | ((item: Item, kind: ItemKind) => boolean),
    accepts?: (item: never) => boolean,
  ): EntrySet {
    const set = new Uint8Array(this.#kindOf.length);
    const { kinds } = this.#parts;
    const wanted = typeof which === 'function' ? kinds : typeof which === 'string' ? [which] : which;
    const test = typeof which === 'function' ? which : (accepts as ((item: Item) => boolean) | undefined);
    const bits = this.kindBit(...wanted);
    this.#kindOf.forEach((kind, index) => {
      if ((bits & (1 << kind)) === 0) return;
      if (test === undefined || test(this.itemAt(index), kinds[kind] as ItemKind)) set[index] = 1;
    });
    return set;
  }

  /** The kind of the entry that a match found. */
  kind(match: Match): ItemKind {
    return this.#parts.kinds[this.#kindOf[match.entry] as number] as ItemKind;
  }

  /** The entry that a match found if it is of this kind, else undefined. */
  entry<K extends KindName>(match: Match, kind: K): Entry<K> | undefined {
    return this.kind(match) === kind ? (this.itemAt(match.entry) as Entry<K>) : undefined;
  }
}

export interface LoadOptions {
  /** Folder that keeps compiled lexicons by the content of the user's files. */
  readonly cache?: string | undefined;
}

/**
 * The built-in lexicon with the user's files laid over it, in the order given.
 * @throws LexiconError naming file, line and column of the first fault.
 */
export async function loadLexicon(
  userFiles: readonly string[] = [],
  { cache }: LoadOptions = {},
): Promise<Lexicon> {
  const builtin = existsSync(PRECOMPILED) ? readPacked(PRECOMPILED) : null;
  if (builtin !== null && userFiles.length === 0) return new Lexicon(builtin);
  if (cache !== undefined && builtin !== null) {
    const { cachedLexicon } = await import('./cache.js');
    return new Lexicon(await cachedLexicon(cache, builtin, userFiles));
  }
  const { compileWith } = await import('./compile.js');
  return new Lexicon(await compileWith(builtin, userFiles));
}
