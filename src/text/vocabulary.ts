/**
 * Words by number, looked up in place: the tokenizer asks with the hash that it made on its way over the word, so
 * that no string is made for the nine words in ten that are only compared.
 */
import { unitAt } from './characters.js';

/** What the tokenizer needs of a vocabulary. */
export interface Vocabulary {
  /** Number of a folded word, or -1. */
  idOf(folded: string): number;
  /**
   * Number of the word that `text` has from `from` to before `to`, all ASCII letters in any case, or -1.
   * @param hash of its lower-case letters, see `hashUnit`
   */
  idOfLetters(text: string, from: number, to: number, hash: number): number;
}

export const HASH_START = 0x811c9dc5 | 0;

/** FNV-1a over UTF-16 units. */
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** Spreads a hash over the low bits, which the tables use. */
export const spread = (hash: number): number => hash ^ (hash >>> 15);

/** The words of a `WordTable` as they lie in memory. */
export interface WordTables {
  /** Open hash table of two numbers a slot: a word's hash, and its number + 1 or 0 for an empty slot. */
  readonly slots: Int32Array;
  /** The UTF-16 units of word n are `starts[n]` to before `starts[n + 1]`; numbers above the last are unused. */
  readonly starts: Int32Array;
  readonly units: Uint16Array;
}

/** Words by number. It only grows. */
export class WordTable implements Vocabulary {
  /** Length is twice a power of two; at most seven in ten slots are taken. */
  #slots: Int32Array;
  #starts: Int32Array;
  #units: Uint16Array;
  #count: number;

  /** Of the words of another table, or empty. */
  constructor(tables?: WordTables) {
    this.#slots = tables?.slots ?? new Int32Array(2 * 512);
    this.#starts = tables?.starts ?? new Int32Array(256);
    this.#units = tables?.units ?? new Uint16Array(2048);
    this.#count = tables === undefined ? 0 : tables.starts.length - 1;
  }

  tables(): WordTables {
    const starts = this.#starts.slice(0, this.#count + 1);
    return { slots: this.#slots, starts, units: this.#units.slice(0, starts[this.#count]) };
  }

  /** Number of the folded word, which is added if it is new. */
  add(folded: string): number {
    const hash = hashOf(folded);
    const known = this.#find(folded, 0, folded.length, hash);
    if (known >= 0) return known;
    const id = this.#count++;
    const start = this.#starts[id] as number;
    const end = start + folded.length;
    if (id + 1 >= this.#starts.length) this.#starts = extended(this.#starts, new Int32Array(2 * id + 2));
    while (end > this.#units.length)
      this.#units = extended(this.#units, new Uint16Array(2 * this.#units.length));
    for (let i = 0; i < folded.length; i++) this.#units[start + i] = unitAt(folded, i);
    this.#starts[id + 1] = end;
    if (this.#count * 20 > this.#slots.length * 7) this.#grow();
    this.#place(id, hash);
    return id;
  }

  idOf(folded: string): number {
    return this.#find(folded, 0, folded.length, hashOf(folded));
  }

  idOfLetters(text: string, from: number, to: number, hash: number): number {
    return this.#find(text, from, to, hash);
  }

  /** The text is folded, or ASCII letters in any case. */
  #find(text: string, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = (spread(hash) << 1) & mask; ; at = (at + 2) & mask) {
      const id = (slots[at + 1] as number) - 1;
      if (id < 0 || (slots[at] === hash && this.#is(id, text, from, to))) return id;
    }
  }

  #is(id: number, text: string, from: number, to: number): boolean {
    const start = this.#starts[id] as number;
    if ((this.#starts[id + 1] as number) - start !== to - from) return false;
    for (let i = from; i < to; i++) {
      const unit = unitAt(text, i);
      const own = this.#units[start + i - from];
      if (unit !== own && (unit >= 0x80 || (unit | 0x20) !== own)) return false;
    }
    return true;
  }

  #place(id: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let at = (spread(hash) << 1) & mask;
    while (this.#slots[at + 1] !== 0) at = (at + 2) & mask;
    this.#slots[at] = hash;
    this.#slots[at + 1] = id + 1;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const id = (old[at + 1] as number) - 1;
      if (id >= 0) this.#place(id, old[at] as number);
    }
  }
}

function extended<A extends Int32Array | Uint16Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}

/** Number of the word that a text has from `from` to before `to`, in any letter case, or -1. */
export function wordNumber(words: Vocabulary, text: string, from: number, to: number): number {
  let hash = HASH_START;
  for (let i = from; i < to; i++) {
    const unit = unitAt(text, i) | 0x20;
    if (unit < 0x61 || unit > 0x7a) return words.idOf(text.slice(from, to).toLowerCase());
    hash = hashUnit(hash, unit);
  }
  return words.idOfLetters(text, from, to, hash);
}

function hashOf(folded: string): number {
  let hash = HASH_START;
  for (let i = 0; i < folded.length; i++) hash = hashUnit(hash, unitAt(folded, i));
  return hash;
}
