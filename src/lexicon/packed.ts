/**
 * The compiled lexicon as one file that loads without parsing: the trie's tables as they lie in memory, regions in
 * columns, entries as one JSON list a kind, each read when it is first asked for.
 *
 * The file is a header's length (uint32), the header (JSON) and sections, all aligned to four bytes. Numbers are
 * little-endian; a file is read by the kind of machine that built it.
 */
import { Gazetteer } from './gazetteer.js';
import type { Item, ItemKind, LexiconData, LexiconParts } from './index.js';
import type { Entry } from './kinds/index.js';
import type { Region, RegionLevel } from './regions.js';

/** Changes with the layout, so that a file of another version is not misread. */
const VERSION = 1;

interface Header {
  readonly version: number;
  readonly digest: string;
  readonly kinds: readonly ItemKind[];
  readonly slots: readonly string[];
  /** Where each section begins, counted from the end of the header, and its length, in bytes. */
  readonly sections: Readonly<Record<string, readonly [start: number, length: number]>>;
}

const REGION_COLUMNS = ['id', 'level', 'name', 'plain', 'parent'] as const;
/** The level of a region in its column. */
const LEVELS: readonly RegionLevel[] = ['provinsi', 'kabkota', 'kecamatan'];

export function pack(parts: LexiconParts): Uint8Array {
  const { tables } = parts.gazetteer;
  const sections = new Map<string, Uint8Array>();
  const addNumbers = (name: string, array: Uint8Array | Int32Array): void =>
    void sections.set(name, new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const addText = (name: string, text: string): void => void sections.set(name, Buffer.from(text, 'utf8'));

  addNumbers('kindOf', parts.kindOf);
  addNumbers('wordSlots', tables.wordSlots);
  addNumbers('wordFlags', tables.wordFlags);
  addNumbers('children', tables.children);
  addNumbers('terminalStart', tables.terminalStart);
  addNumbers('terminalEntry', tables.terminalEntry);
  addNumbers('terminalSlot', tables.terminalSlot);
  addNumbers('terminalExact', tables.terminalExact);
  addText('words', tables.words.join('\n'));
  addText('exact', tables.exact.join('\n'));
  for (const kind of parts.kinds) {
    if (kind === 'region') continue;
    addText(`entries/${kind}`, JSON.stringify(parts.itemsOf(kind)));
    addText(`forms/${kind}`, parts.formsOf(kind).join('\n'));
  }
  const regions = parts.itemsOf('region') as readonly Region[];
  for (const column of REGION_COLUMNS) {
    const cells = regions.map((region) =>
      column === 'level' ? LEVELS.indexOf(region.level) : region[column],
    );
    addText(`regions/${column}`, cells.join('\n'));
  }

  const places: Record<string, [number, number]> = {};
  let length = 0;
  for (const [name, bytes] of sections) {
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
  const base = 4 + aligned(head.length);
  const file = new Uint8Array(base + length);
  new DataView(file.buffer).setUint32(0, head.length, true);
  file.set(head, 4);
  for (const [name, bytes] of sections) file.set(bytes, base + (places[name] as [number, number])[0]);
  return file;
}

export function unpack(file: Uint8Array): LexiconParts {
  const sections = new Sections(file);
  const { header } = sections;
  const gazetteer = new Gazetteer({
    words: sections.lines('words'),
    wordSlots: sections.numbers('wordSlots'),
    wordFlags: sections.bytes('wordFlags'),
    children: sections.numbers('children'),
    terminalStart: sections.numbers('terminalStart'),
    terminalEntry: sections.numbers('terminalEntry'),
    terminalSlot: sections.bytes('terminalSlot'),
    terminalExact: sections.numbers('terminalExact'),
    slots: header.slots,
    exact: sections.lines('exact'),
  });
  return {
    kinds: header.kinds,
    kindOf: sections.bytes('kindOf'),
    itemsOf: (kind): readonly Item[] =>
      kind === 'region' ? regionsOf(sections) : (JSON.parse(sections.text(`entries/${kind}`)) as Entry[]),
    formsOf: (kind) => sections.lines(`forms/${kind}`),
    gazetteer,
    digest: header.digest,
  };
}

/** The entries of a packed lexicon, to lay others over them. */
export function unpackData(file: Uint8Array): LexiconData {
  const { kinds, kindOf, itemsOf } = unpack(file);
  const lists = kinds.map((kind) => itemsOf(kind).values());
  const items = Array.from(kindOf, (kind) => lists[kind]?.next().value as Item);
  return {
    entries: items.filter((item): item is Entry => item.kind !== 'region'),
    regions: items.filter((item): item is Region => item.kind === 'region'),
  };
}

function regionsOf(sections: Sections): Region[] {
  const [ids, levels, names, plains, parents] = REGION_COLUMNS.map((column) =>
    sections.lines(`regions/${column}`),
  ) as [string[], string[], string[], string[], string[]];
  return ids.map((id, i) => ({
    kind: 'region',
    id,
    level: LEVELS[Number(levels[i])] as RegionLevel,
    name: names[i] as string,
    plain: plains[i] as string,
    parent: parents[i] as string,
  }));
}

class Sections {
  readonly header: Header;
  readonly #buffer: ArrayBufferLike;
  readonly #base: number;

  constructor(file: Uint8Array) {
    // Arrays of numbers must begin at a multiple of four bytes.
    const { buffer, byteOffset } = file.byteOffset % 4 === 0 ? file : Uint8Array.from(file);
    const length = new DataView(buffer, byteOffset).getUint32(0, true);
    this.header = JSON.parse(Buffer.from(buffer, byteOffset + 4, length).toString('utf8')) as Header;
    if (this.header.version !== VERSION) throw new RangeError('lexicon file of another version');
    this.#buffer = buffer;
    this.#base = byteOffset + 4 + aligned(length);
  }

  bytes(name: string): Uint8Array {
    const [start, length] = this.#place(name);
    return new Uint8Array(this.#buffer, start, length);
  }

  numbers(name: string): Int32Array {
    const [start, length] = this.#place(name);
    return new Int32Array(this.#buffer, start, length / 4);
  }

  text(name: string): string {
    const [start, length] = this.#place(name);
    return Buffer.from(this.#buffer as ArrayBuffer, start, length).toString('utf8');
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
