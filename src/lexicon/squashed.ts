/**
 * Names as datelines and other headings write them: in capitals, with spaces lost. Made when the lexicon is compiled,
 * as squashing all regions takes longer than scanning an article.
 */
import { WordTable, type WordTables } from '../text/vocabulary.js';
import type { Entry, Item, ItemKind } from './index.js';
import type { Region, RegionLevel } from './regions.js';

/** Letters and digits only, lower case: "BALIKBUKIT" and "Balik Bukit" are the same. */
export function squash(name: string): string {
  const lower = name.toLowerCase();
  if (/^[a-z0-9]+$/.test(lower)) return lower;
  return /^[ -~]*$/.test(lower) ? lower.replace(/[^a-z0-9]+/g, '') : lower.replace(/[^\p{L}\p{N}]+/gu, '');
}

export interface SquashedTables {
  /** The squashed names. */
  readonly words: WordTables;
  /** By word number: the position of the region that has the name, -2 - n for the nth alias, or -1 for no place. */
  readonly place: Int32Array;
  /** Which of that item's `writtenNames` it is. */
  readonly nth: Uint8Array;
  /** 1 for names of bodies, parties, groups, offices and elections. */
  readonly body: Uint8Array;
}

const BODIES = ['institution', 'party', 'group', 'role', 'election'] as const;
const LEVELS: readonly RegionLevel[] = ['provinsi', 'kabkota', 'kecamatan'];

type ItemsOf = (kind: ItemKind) => readonly Item[];

/** The names of one item, as they are spelt. */
function writtenNames(item: Item): readonly string[] {
  if (item.kind === 'region') return item.name === item.plain ? [item.plain] : [item.plain, item.name];
  const { forms, exact } = item as Entry<'region-alias'>;
  return [...forms, ...exact];
}

/** A province before a regency or city before a district of the same name. */
export function squashedTables(itemsOf: ItemsOf): SquashedTables {
  const words = new WordTable();
  const place: number[] = [];
  const nth: number[] = [];
  const body: number[] = [];
  const add = (item: Item, number: number): void =>
    writtenNames(item).forEach((name, n) => {
      const word = words.add(squash(name));
      if (place[word] !== undefined) return;
      place[word] = number;
      nth[word] = n;
    });
  const regions = itemsOf('region') as readonly Region[];
  for (const level of LEVELS) {
    regions.forEach((region, n) => {
      if (region.level === level) add(region, n);
    });
  }
  itemsOf('region-alias').forEach((alias, n) => add(alias, -2 - n));
  for (const kind of BODIES) {
    for (const item of itemsOf(kind))
      for (const name of writtenNames(item)) body[words.add(squash(name))] = 1;
  }
  const tables = words.tables();
  const { length } = tables.starts;
  return {
    words: tables,
    place: Int32Array.from({ length: length - 1 }, (_none, word) => place[word] ?? -1),
    nth: Uint8Array.from({ length: length - 1 }, (_none, word) => nth[word] ?? 0),
    body: Uint8Array.from({ length: length - 1 }, (_none, word) => body[word] ?? 0),
  };
}

export class SquashedNames {
  readonly #words: WordTable;
  /** By word number: names that were asked for. */
  readonly #names: (string | undefined)[] = [];

  constructor(
    readonly tables: SquashedTables,
    private readonly itemOf: (kind: ItemKind, n: number) => Item,
  ) {
    this.#words = new WordTable(tables.words);
  }

  isPlace(squashed: string): boolean {
    return this.#placeOf(this.#words.idOf(squashed)) !== NO_PLACE;
  }

  /** A body, party, group, office or election. */
  isBody(squashed: string): boolean {
    const word = this.#words.idOf(squashed);
    return word >= 0 && this.tables.body[word] === 1;
  }

  /** The place's name as it is spelt, or undefined. */
  placeName(squashed: string): string | undefined {
    const word = this.#words.idOf(squashed);
    const place = this.#placeOf(word);
    if (place === NO_PLACE) return undefined;
    return (this.#names[word] ??= this.#writtenAs(word, place));
  }

  #writtenAs(word: number, place: number): string | undefined {
    const item = place >= 0 ? this.itemOf('region', place) : this.itemOf('region-alias', -2 - place);
    return writtenNames(item)[this.tables.nth[word] as number];
  }

  #placeOf(word: number): number {
    return word < 0 ? NO_PLACE : (this.tables.place[word] as number);
  }
}

const NO_PLACE = -1;
