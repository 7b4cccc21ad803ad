/**
 * The compiled lexicon as one file that loads without parsing: the tables as they lie in memory, and a line of JSON for
 * each entry, which is read when it is first asked for. Documentation lies apart, where scanning never looks.
 *
 * The file is two lengths (uint32: of the header, and of all but the documentation), the header (JSON) and sections,
 * all aligned to four bytes. Numbers are little-endian; a file is read by the kind of machine that built it.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { Gazetteer } from './gazetteer.js';
import type { DocumentedItem, Item, ItemKind, LexiconData, LexiconParts } from './index.js';
import { DOCUMENTATION } from './kinds/documentation.js';
import type { DocumentedEntry, Entry } from './kinds/index.js';
import type { WordTables } from '../text/vocabulary.js';
import { regionSurfaces, type Region, type RegionLevel } from './regions.js';
import { SquashedNames } from './squashed.js';

/** Bytes of the two lengths that a file begins with. */
const LENGTHS = 8;
/** Changes with the layout, so that a file of another version is not misread. */
const VERSION = 3;

interface Header {
  readonly version: number;
  readonly digest: string;
  readonly kinds: readonly ItemKind[];
  readonly slots: readonly string[];
  /** Where each section begins, counted from the end of the header, and its length, in bytes. */
  readonly sections: Readonly<Record<string, readonly [start: number, length: number]>>;
}

const TRIE_ARRAYS = [
  'small',
  'roots',
  'childStart',
  'nodeWord',
  'terminalStart',
  'terminalEntry',
  'terminalSlot',
  'terminalExact',
] as const;
const SQUASHED_ARRAYS = ['place', 'nth', 'body'] as const;
/** The level of a region by the stops in its code. */
const LEVELS: readonly RegionLevel[] = ['provinsi', 'kabkota', 'kecamatan'];

export function pack(parts: LexiconParts): Uint8Array {
  const { tables } = parts.gazetteer;
  const sections = new Map<string, Uint8Array>();
  const addNumbers = (name: string, array: Uint8Array | Uint16Array | Int32Array): void =>
    void sections.set(name, new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const addText = (name: string, text: string): void => void sections.set(name, Buffer.from(text, 'utf8'));

  addNumbers('kindOf', parts.kindOf);
  const addWords = (name: string, words: WordTables): void => {
    addNumbers(`${name}/slots`, words.slots);
    addNumbers(`${name}/starts`, words.starts);
    addNumbers(`${name}/units`, words.units);
  };
  addWords('words', tables.words);
  for (const name of TRIE_ARRAYS) addNumbers(name, tables[name]);
  addText('exact', tables.exact.join('\n'));
  const { squashed } = parts;
  addWords('squashed', squashed.tables.words);
  for (const name of SQUASHED_ARRAYS) addNumbers(`squashed/${name}`, squashed.tables[name]);
  for (const kind of parts.kinds) {
    const documented = parts.documentedOf(kind);
    const lines = kind === 'region' ? regionLines(documented as Region[]) : documented.map(entryLine);
    addNumbers(`starts/${kind}`, startsOf(lines));
    addText(`items/${kind}`, lines.join('\n'));
    if (kind === 'region') continue;
    addText(`ids/${kind}`, documented.map(({ id }) => id).join('\n'));
    addText(`forms/${kind}`, parts.formsOf(kind).join('\n'));
  }
  // Last, so that a start can leave it unread.
  const documentation = sections.size;
  for (const kind of parts.kinds) {
    if (kind !== 'region') addText(`documented/${kind}`, JSON.stringify(parts.documentedOf(kind)));
  }

  const places: Record<string, [number, number]> = {};
  let length = 0;
  let core = 0;
  for (const [nth, [name, bytes]] of [...sections].entries()) {
    if (nth === documentation) core = length;
    places[name] = [length, bytes.length];
    length += aligned(bytes.length);
  }
  const header: Header = {
    version: VERSION,
    digest: parts.digest,
    kinds: parts.kinds,
    slots: tables.slots,
    sections: places,
  };
  const head = Buffer.from(JSON.stringify(header), 'utf8');
  const base = LENGTHS + aligned(head.length);
  const file = new Uint8Array(base + length);
  const lengths = new Uint32Array(file.buffer, 0, 2);
  lengths[0] = head.length;
  lengths[1] = base + core;
  file.set(head, LENGTHS);
  for (const [name, bytes] of sections) file.set(bytes, base + (places[name] as [number, number])[0]);
  return file;
}

/** An entry without its documentation. */
function entryLine(entry: object): string {
  const lean: Record<string, unknown> = { ...entry };
  for (const key of DOCUMENTATION) delete lean[key];
  return JSON.stringify(lean);
}

/** Code, name, and how many characters of the name are its level word: the rest follows from these. */
function regionLines(regions: readonly Region[]): string[] {
  return regions.map((region) => {
    const line = `${region.id}\t${region.name}\t${region.name.length - region.plain.length}`;
    if (JSON.stringify(regionOf(line)) !== JSON.stringify(region))
      throw new RangeError(`region ${region.id} does not follow from its code and name`);
    return line;
  });
}

function regionOf(line: string): Region {
  const [id = '', name = '', lead = ''] = line.split('\t');
  const steps = id.split('.');
  return {
    kind: 'region',
    id,
    level: LEVELS[steps.length - 1] as RegionLevel,
    name,
    plain: name.slice(Number(lead)),
    parent: steps.slice(0, -1).join('.'),
  };
}

/** Where each line begins when all are joined by line breaks, in bytes, and where the last one would end with one. */
function startsOf(lines: readonly string[]): Int32Array {
  const starts = new Int32Array(lines.length + 1);
  lines.forEach((line, n) => (starts[n + 1] = (starts[n] as number) + Buffer.byteLength(line) + 1));
  return starts;
}

/** The lexicon in a file that `pack` made. Its documentation is read when it is asked for. */
export function readPacked(path: string): LexiconParts {
  const sections = new Sections(readCore(path), () => readFileSync(path));
  const { header } = sections;
  const kindOf = sections.bytes('kindOf');
  const gazetteer = new Gazetteer(
    {
      words: wordTables(sections, 'words'),
      small: sections.bytes('small'),
      roots: sections.numbers('roots'),
      childStart: sections.numbers('childStart'),
      nodeWord: sections.numbers('nodeWord'),
      terminalStart: sections.numbers('terminalStart'),
      terminalEntry: sections.numbers('terminalEntry'),
      terminalSlot: sections.bytes('terminalSlot'),
      terminalExact: sections.numbers('terminalExact'),
      slots: header.slots,
      exact: sections.lines('exact'),
    },
    kindOf,
  );
  const items = new PackedItems(sections);
  const squashed = new SquashedNames(
    {
      words: wordTables(sections, 'squashed'),
      place: sections.numbers('squashed/place'),
      nth: sections.bytes('squashed/nth'),
      body: sections.bytes('squashed/body'),
    },
    (kind, n) => items.itemOf(kind, n),
  );
  return {
    kinds: header.kinds,
    kindOf,
    itemOf: (kind, n) => items.itemOf(kind, n),
    itemsOf: (kind) => items.itemsOf(kind),
    documentedOf: (kind) => items.documentedOf(kind),
    positionOf: (kind, id) => items.positionOf(kind, id),
    formsOf: (kind) =>
      kind === 'region'
        ? items.itemsOf(kind).flatMap((region) => regionSurfaces(region as Region).map(({ form }) => form))
        : sections.lines(`forms/${kind}`),
    gazetteer,
    squashed,
    digest: header.digest,
  };
}

function wordTables(sections: Sections, name: string): WordTables {
  return {
    slots: sections.numbers(`${name}/slots`),
    starts: sections.numbers(`${name}/starts`),
    units: sections.units(`${name}/units`),
  };
}

/** All of the file but the documentation. */
function readCore(path: string): ArrayBuffer {
  const file = openSync(path, 'r');
  try {
    const lengths = new Uint32Array(2);
    readSync(file, lengths, 0, LENGTHS, 0);
    const core = new Uint8Array(lengths[1] as number);
    if (readSync(file, core, 0, core.length, 0) < core.length)
      throw new RangeError('lexicon file is cut off');
    return core.buffer;
  } finally {
    closeSync(file);
  }
}

/** The entries of a packed lexicon, to lay others over them. */
export function dataOf({ kinds, kindOf, documentedOf }: LexiconParts): LexiconData {
  const lists = kinds.map((kind) => documentedOf(kind).values());
  const items = Array.from(kindOf, (kind) => lists[kind]?.next().value as DocumentedItem);
  return {
    entries: items.filter((item): item is DocumentedEntry => item.kind !== 'region'),
    regions: items.filter((item): item is Region => item.kind === 'region'),
  };
}

/** Items of a file, made when they are asked for. */
class PackedItems {
  readonly #starts = new Map<ItemKind, Int32Array>();
  readonly #positions = new Map<ItemKind, ReadonlyMap<string, number>>();

  constructor(private readonly sections: Sections) {}

  itemOf(kind: ItemKind, n: number): Item {
    let starts = this.#starts.get(kind);
    if (starts === undefined) this.#starts.set(kind, (starts = this.sections.numbers(`starts/${kind}`)));
    const line = this.sections.text(`items/${kind}`, starts[n] as number, (starts[n + 1] as number) - 1);
    return kind === 'region' ? regionOf(line) : (JSON.parse(line) as Entry);
  }

  itemsOf(kind: ItemKind): readonly Item[] {
    if (kind === 'region') return this.sections.lines('items/region').map(regionOf);
    return JSON.parse(`[${this.sections.lines(`items/${kind}`).join(',')}]`) as Entry[];
  }

  documentedOf(kind: ItemKind): readonly DocumentedItem[] {
    if (kind === 'region') return this.itemsOf(kind) as Region[];
    return JSON.parse(this.sections.documentation(`documented/${kind}`)) as DocumentedEntry[];
  }

  positionOf(kind: ItemKind, id: string): number {
    if (kind === 'region') return this.#regionPosition(id);
    let positions = this.#positions.get(kind);
    if (positions === undefined) {
      positions = new Map(this.sections.lines(`ids/${kind}`).map((own, n) => [own, n]));
      this.#positions.set(kind, positions);
    }
    return positions.get(id) ?? -1;
  }

  /** Regions are in the order of their codes. */
  #regionPosition(id: string): number {
    let low = 0;
    let high = this.#count('region') - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = (this.itemOf('region', middle) as Region).id;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #count(kind: ItemKind): number {
    return this.sections.numbers(`starts/${kind}`).length - 1;
  }
}

class Sections {
  readonly header: Header;
  readonly #core: ArrayBuffer;
  readonly #base: number;

  /** @param core the file's beginning, @param whole reads all of it */
  constructor(
    core: ArrayBuffer,
    private readonly whole: () => Uint8Array,
  ) {
    const length = new Uint32Array(core, 0, 1)[0] as number;
    this.header = JSON.parse(Buffer.from(core, LENGTHS, length).toString('utf8')) as Header;
    if (this.header.version !== VERSION) throw new RangeError('lexicon file of another version');
    this.#core = core;
    this.#base = LENGTHS + aligned(length);
  }

  bytes(name: string): Uint8Array {
    const [start, length] = this.#place(name);
    return new Uint8Array(this.#core, start, length);
  }

  units(name: string): Uint16Array {
    const [start, length] = this.#place(name);
    return new Uint16Array(this.#core, start, length / 2);
  }

  numbers(name: string): Int32Array {
    const [start, length] = this.#place(name);
    return new Int32Array(this.#core, start, length / 4);
  }

  /** @param from first byte, @param to the byte after the last; all of the section unless given */
  text(name: string, from = 0, to?: number): string {
    const [start, length] = this.#place(name);
    return Buffer.from(this.#core, start + from, (to ?? length) - from).toString('utf8');
  }

  documentation(name: string): string {
    const [start, length] = this.#place(name);
    return Buffer.from(this.whole().subarray(start, start + length)).toString('utf8');
  }

  lines(name: string): string[] {
    const text = this.text(name);
    return text === '' ? [] : text.split('\n');
  }

  #place(name: string): readonly [start: number, length: number] {
    const place = this.header.sections[name];
    if (place === undefined) throw new RangeError(`lexicon file has no section ${name}`);
    return [this.#base + place[0], place[1]];
  }
}

const aligned = (length: number): number => (length + 3) & ~3;
