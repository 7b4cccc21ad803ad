/**
 * Words by number, looked up in place: the tokenizer asks with the hash that it made on its way over the word, so
 * that no string is made for the nine words in ten that are only compared.
 */

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

/** An open hash table of words that only grows. */
export class WordTable implements Vocabulary {
  readonly #words: string[];
  /** Word number + 1, or 0 for an empty slot; its length is a power of two, at most half of it taken. */
  #slots: Int32Array;

  /** Of the words and slots of another table, or empty. */
  constructor(words: string[] = [], slots: Int32Array = new Int32Array(1024)) {
    this.#words = words;
    this.#slots = slots;
  }

  get words(): string[] {
    return this.#words;
  }

  get slots(): Int32Array {
    return this.#slots;
  }

  /** Number of the folded word, which is added if it is new. */
  add(folded: string): number {
    const known = this.idOf(folded);
    if (known >= 0) return known;
    const id = this.#words.push(folded) - 1;
    if (this.#words.length * 2 > this.#slots.length) this.#grow();
    else this.#place(id);
    return id;
  }

  idOf(folded: string): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = spread(hashOf(folded)) & mask; ; slot = (slot + 1) & mask) {
      const id = (slots[slot] as number) - 1;
      if (id < 0 || this.#words[id] === folded) return id;
    }
  }

  idOfLetters(text: string, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const id = (slots[slot] as number) - 1;
      if (id < 0 || isWord(this.#words[id] as string, text, from, to)) return id;
    }
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1;
    let slot = spread(hashOf(this.#words[id] as string)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id + 1;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    for (let id = 0; id < this.#words.length; id++) this.#place(id);
  }
}

function hashOf(folded: string): number {
  let hash = HASH_START;
  for (let i = 0; i < folded.length; i++) hash = hashUnit(hash, folded.charCodeAt(i));
  return hash;
}

function isWord(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) {
    if ((text.charCodeAt(from + i) | 0x20) !== word.charCodeAt(i)) return false;
  }
  return true;
}
