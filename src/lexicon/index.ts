/**
 * The lexicon that stages read: every entry by kind and id, and one gazetteer over all forms. Start-up reads it from
 * the file that the build makes (`packed.ts`); without one, or with files of the user's, it is compiled from YAML
 * (`compile.ts`), which only then is loaded.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Gazetteer, Match } from './gazetteer.js';
import type { Entry, KindName } from './kinds/index.js';
import { PRECOMPILED } from './paths.js';
import type { Region } from './regions.js';

export type { Entry, KindName } from './kinds/index.js';
export type { Region, RegionLevel } from './regions.js';
export { Gazetteer, isCapitalised, Matches, type Match } from './gazetteer.js';

/** Everything that the gazetteer can find. */
export type Item = Entry | Region;
export type ItemKind = KindName | 'region';

/** Entries as data: what lexicon files are read into and `compile` works on. */
export interface LexiconData {
  readonly entries: readonly Entry[];
  readonly regions: readonly Region[];
}

/** What a lexicon is made of. Lists and forms are made when they are first asked for. */
export interface LexiconParts {
  /** The kinds that `kindOf` counts. */
  readonly kinds: readonly ItemKind[];
  /** Index into `kinds` of each item: entries in lexicon order, then regions. */
  readonly kindOf: Uint8Array;
  /** All items of a kind, in lexicon order. */
  itemsOf(kind: ItemKind): readonly Item[];
  /** All forms of a kind's entries, in lexicon order. */
  formsOf(kind: ItemKind): readonly string[];
  readonly gazetteer: Gazetteer;
  /** SHA-256 over all entries, hexadecimal: equal lexicons, equal digests. */
  readonly digest: string;
}

export class Lexicon {
  readonly gazetteer: Gazetteer;
  /** SHA-256 over all entries, hexadecimal: equal lexicons, equal digests. */
  readonly digest: string;
  readonly #parts: LexiconParts;
  readonly #kindOf: Uint8Array;
  /** Position of each item among those of its kind. */
  readonly #position: Int32Array;
  /** Items that were asked for, by index. */
  readonly #made: Item[];
  readonly #lists: (readonly Item[] | undefined)[];
  readonly #byId = new Map<ItemKind, ReadonlyMap<string, Item>>();
  #items: readonly Item[] | undefined;

  constructor(parts: LexiconParts) {
    const { kinds, kindOf } = parts;
    this.#parts = parts;
    this.#kindOf = kindOf;
    this.gazetteer = parts.gazetteer;
    this.digest = parts.digest;
    this.#made = new Array<Item>(kindOf.length);
    this.#lists = kinds.map(() => undefined);
    this.#position = new Int32Array(kindOf.length);
    const counts = new Int32Array(kinds.length);
    for (let i = 0; i < kindOf.length; i++) {
      const kind = kindOf[i] as number;
      const count = counts[kind] as number;
      this.#position[i] = count;
      counts[kind] = count + 1;
    }
  }

  /** All entries, in lexicon order, then all regions. */
  get items(): readonly Item[] {
    return (this.#items ??= Array.from(this.#kindOf, (_kind, index) => this.itemAt(index)));
  }

  /** All entries of a kind, in lexicon order. */
  ofKind<K extends KindName>(kind: K): readonly Entry<K>[];
  ofKind(kind: 'region'): readonly Region[];
  ofKind(kind: ItemKind): readonly Item[];
  ofKind(kind: ItemKind): readonly Item[] {
    const number = this.#parts.kinds.indexOf(kind);
    return number < 0 ? [] : this.#list(number);
  }

  /** All forms by which entries of a kind are found, in lexicon order. */
  formsOf(kind: ItemKind): readonly string[] {
    return this.#parts.formsOf(kind);
  }

  get<K extends KindName>(kind: K, id: string): Entry<K> | undefined;
  get(kind: 'region', id: string): Region | undefined;
  get(kind: ItemKind, id: string): Item | undefined {
    let byId = this.#byId.get(kind);
    if (byId === undefined) {
      byId = new Map(this.ofKind(kind).map((item) => [item.id, item]));
      this.#byId.set(kind, byId);
    }
    return byId.get(id);
  }

  /** What a finding of this rule carries. The rule's worth is data: `rule` entries of the lexicon. */
  grounds(rule: string): { readonly rule: string; readonly confidence: number } {
    const entry = this.get('rule', rule);
    if (entry === undefined) throw new RangeError(`rule "${rule}" has no entry in the lexicon`);
    return { rule, confidence: entry.confidence };
  }

  /** The entry or region of this index. */
  itemAt(index: number): Item {
    return (this.#made[index] ??= this.#list(this.#kindOf[index] as number)[
      this.#position[index] as number
    ] as Item);
  }

  /** The entry that a match found. */
  item(match: Match): Item {
    return this.itemAt(match.entry);
  }

  /** The kind of the entry that a match found. */
  kind(match: Match): ItemKind {
    return this.#parts.kinds[this.#kindOf[match.entry] as number] as ItemKind;
  }

  /** The entry that a match found if it is of this kind, else undefined. */
  entry<K extends KindName>(match: Match, kind: K): Entry<K> | undefined {
    return this.kind(match) === kind ? (this.itemAt(match.entry) as Entry<K>) : undefined;
  }

  #list(kind: number): readonly Item[] {
    return (this.#lists[kind] ??= this.#parts.itemsOf(this.#parts.kinds[kind] as ItemKind));
  }
}

/**
 * The built-in lexicon with the user's files laid over it, in the order given.
 * @throws LexiconError naming file, line and column of the first fault.
 */
export async function loadLexicon(userFiles: readonly string[] = []): Promise<Lexicon> {
  const packed = existsSync(PRECOMPILED) ? readFileSync(PRECOMPILED) : null;
  if (packed !== null && userFiles.length === 0) {
    const { unpack } = await import('./packed.js');
    return new Lexicon(unpack(packed));
  }
  const { compileWith } = await import('./compile.js');
  return new Lexicon(await compileWith(packed, userFiles));
}
