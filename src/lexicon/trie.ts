/**
 * The gazetteer's tables: plain typed arrays, so that a build can write them to a file and a start read them back
 * without making a single object. `TrieBuilder` makes them from surface forms.
 */
import { atomsOf, foldCase } from '../text/tokens.js';
import { spread, WordTable, type WordTables } from '../text/vocabulary.js';
import type { Surface } from './kinds/common.js';

/**
 * A trie over word numbers. Node 0 is its root; the children of a node have successive numbers, ordered by word. A form
 * ends at a node that has terminals.
 */
export interface TrieTables {
  /** The words by number. */
  readonly words: WordTables;
  /** 1 for words that some form that is no proper name writes in lower case. */
  readonly small: Uint8Array;
  /** The root's child by word number, 0 for words with which no form begins. */
  readonly roots: Int32Array;
  /** The children of node n are `childStart[n]` to before `childStart[n + 1]`. */
  readonly childStart: Int32Array;
  /** The word on the way to each node. */
  readonly nodeWord: Int32Array;
  /** The terminals of node n are `terminalStart[n]` to before `terminalStart[n + 1]`, in lexicon order. */
  readonly terminalStart: Int32Array;
  /** Index of the entry that the form belongs to. */
  readonly terminalEntry: Int32Array;
  /** Index into `slots`. */
  readonly terminalSlot: Uint8Array;
  /** Index into `exact`, or -1 for a form that matches in any letter case. */
  readonly terminalExact: Int32Array;
  /** What a form is within its entry; slot 0 is empty. */
  readonly slots: readonly string[];
  /** Forms that match only as written, with white space taken out. */
  readonly exact: readonly string[];
}

/** Shortest word that counts as written small, in UTF-16 units. */
const SHORTEST_SMALL = 3;

interface Terminal {
  readonly entry: number;
  readonly slot: number;
  readonly exact: string | null;
}

export class TrieBuilder {
  readonly #words = new WordTable();
  readonly #small: number[] = [];
  readonly #children = new ChildTable();
  readonly #terminals: (Terminal[] | undefined)[] = [undefined];
  readonly #slots = new Map<string, number>([['', 0]]);

  /** @param proper whether the form is a proper name, whose small words say nothing */
  add(entry: number, surface: Surface, proper = false): void {
    const atoms = atomsOf(surface.form);
    if (atoms.length === 0) return;
    let node = 0;
    for (const atom of atoms) {
      const word = this.#words.add(foldCase(atom));
      if (!proper && atom.length >= SHORTEST_SMALL && atom === atom.toLowerCase()) this.#small[word] = 1;
      let child = this.#children.get(node, word);
      if (child === 0) {
        child = this.#terminals.push(undefined) - 1;
        this.#children.set(node, word, child);
      }
      node = child;
    }
    const slot = this.#slotOf(surface.slot ?? '');
    const exact = surface.exact === true ? atoms.join('') : null;
    const terminals = (this.#terminals[node] ??= []);
    if (!terminals.some((other) => other.entry === entry && other.slot === slot && other.exact === exact)) {
      terminals.push({ entry, slot, exact });
    }
  }

  tables(): TrieTables {
    const words = this.#words.tables();
    const { order, childStart, nodeWord } = this.#inBreadth();
    const lists = order.map((node) => this.#terminals[node] ?? []);
    const terminals = lists.flat();
    const terminalStart = new Int32Array(lists.length + 1);
    let count = 0;
    lists.forEach((list, node) => (terminalStart[node + 1] = count += list.length));
    const exact = [...new Set(terminals.flatMap((terminal) => terminal.exact ?? []))];
    const exactIndex = new Map(exact.map((form, index) => [form, index]));
    const roots = new Int32Array(words.starts.length - 1);
    for (let node = 1; node < (childStart[1] as number); node++) roots[nodeWord[node] as number] = node;
    return {
      words,
      small: Uint8Array.from(roots, (_child, word) => this.#small[word] ?? 0),
      roots,
      childStart,
      nodeWord,
      terminalStart,
      terminalEntry: Int32Array.from(terminals, ({ entry }) => entry),
      terminalSlot: Uint8Array.from(terminals, ({ slot }) => slot),
      terminalExact: Int32Array.from(terminals, (terminal) =>
        terminal.exact === null ? -1 : (exactIndex.get(terminal.exact) as number),
      ),
      slots: [...this.#slots.keys()],
      exact,
    };
  }

  /** Nodes by depth, so that a node's children follow each other: the old numbers by the new ones. */
  #inBreadth(): { order: number[]; childStart: Int32Array; nodeWord: Int32Array } {
    const children: [word: number, node: number][][] = this.#terminals.map(() => []);
    this.#children.forEach((node, word, child) => children[node]?.push([word, child]));
    const order = [0];
    const words = [-1];
    const childStart = new Int32Array(children.length + 1);
    for (let at = 0; at < order.length; at++) {
      childStart[at] = order.length;
      const own = children[order[at] as number] as [number, number][];
      for (const [word, child] of own.sort((a, b) => a[0] - b[0])) {
        order.push(child);
        words.push(word);
      }
    }
    childStart[order.length] = order.length;
    return { order, childStart, nodeWord: Int32Array.from(words) };
  }

  #slotOf(name: string): number {
    let slot = this.#slots.get(name);
    if (slot === undefined) this.#slots.set(name, (slot = this.#slots.size));
    return slot;
  }
}

/** An open hash table from (node, word) to the child node, 0 for none: three numbers a slot, a power of two of them. */
class ChildTable {
  #slots = new Int32Array(3 * 1024);
  #mask = 1023;
  #taken = 0;

  forEach(visit: (node: number, word: number, child: number) => void): void {
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += 3) {
      if (slots[at + 2] !== 0) visit(slots[at] as number, slots[at + 1] as number, slots[at + 2] as number);
    }
  }

  get(node: number, word: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = place(node, word) & mask; ; slot = (slot + 1) & mask) {
      const at = 3 * slot;
      const child = slots[at + 2] as number;
      if (child === 0 || (slots[at] === node && slots[at + 1] === word)) return child;
    }
  }

  /** Of a pair that is not there yet. */
  set(node: number, word: number, child: number): void {
    if (++this.#taken * 2 > this.#mask) this.#grow();
    this.#insert(node, word, child);
  }

  #insert(node: number, word: number, child: number): void {
    let slot = place(node, word) & this.#mask;
    while (this.#slots[3 * slot + 2] !== 0) slot = (slot + 1) & this.#mask;
    const at = 3 * slot;
    this.#slots[at] = node;
    this.#slots[at + 1] = word;
    this.#slots[at + 2] = child;
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = 2 * (this.#mask + 1) - 1;
    this.#slots = new Int32Array(3 * (this.#mask + 1));
    for (let i = 0; i < old.length; i += 3) {
      const child = old[i + 2] as number;
      if (child !== 0) this.#insert(old[i] as number, old[i + 1] as number, child);
    }
  }
}

const place = (node: number, word: number): number =>
  spread(Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b));
