/** Hashes of words and of their first and last letters: those of the lexicon's words are made once per lexicon. */
import type { Lexicon } from '../../../lexicon/index.js';
import { perLexicon } from '../../../lexicon/perlexicon.js';
import { unitAt } from '../../../text/characters.js';
import { foldCase } from '../../../text/tokens.js';

/** Numbers for a word: its hash, those of its first two to four letters, those of its last two to four. */
export const LETTER_HASHES = 7;
const PREFIXES = 1;
const SUFFIXES = 4;

/** For each word number of a lexicon its hashes, made when the word is first met. */
export class LetterHashes {
  readonly #hashes: Int32Array;
  readonly #known: Uint8Array;

  constructor(lexicon: Lexicon) {
    const words = lexicon.gazetteer.tables.small.length;
    this.#hashes = new Int32Array(words * LETTER_HASHES);
    this.#known = new Uint8Array(words);
  }

  /**
   * Hash of the word that `text` has from `from` to before `to`.
   * @param word its number, -1 for a word that the lexicon lacks
   */
  wordAt(word: number, text: string, from: number, to: number): number {
    if (word < 0) return wordHash(text, from, to);
    return this.#hashes[this.#rowOf(word, text, from, to)] as number;
  }

  /** Writes the hashes of the word's first and last letters into `into`, `stride` apart from `at` on. */
  writeEndings(
    word: number,
    text: string,
    from: number,
    to: number,
    into: Int32Array,
    at: number,
    stride: number,
  ): void {
    let hashes = this.#hashes;
    let row = 0;
    if (word < 0) hashLetters(text, from, to, (hashes = unknown), 0);
    else row = this.#rowOf(word, text, from, to);
    for (let k = 1; k < LETTER_HASHES; k++) into[at + (k - 1) * stride] = hashes[row + k] as number;
  }

  /** Where the hashes of this word of the lexicon stand. */
  #rowOf(word: number, text: string, from: number, to: number): number {
    const row = word * LETTER_HASHES;
    if (this.#known[word] === 0) {
      hashLetters(text, from, to, this.#hashes, row);
      this.#known[word] = 1;
    }
    return row;
  }
}

export const letterHashesOf = perLexicon((lexicon): LetterHashes => new LetterHashes(lexicon));

const unknown = new Int32Array(LETTER_HASHES);
const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

function hashLetters(text: string, from: number, to: number, into: Int32Array, at: number): void {
  if (isPlain(text, from, to)) hashFolded(text, from, to, into, at);
  else {
    const folded = foldCase(text.slice(from, to));
    hashFolded(folded, 0, folded.length, into, at);
  }
}

/** Of a word that is folded, but for ASCII capitals. */
function hashFolded(text: string, from: number, to: number, into: Int32Array, at: number): void {
  let hash = FNV_START;
  for (let k = from; k < to; k++) {
    hash = Math.imul(hash ^ smallUnit(unitAt(text, k)), FNV_PRIME);
    if (k - from >= 1 && k - from <= 3) into[at + PREFIXES + k - from - 1] = hash;
  }
  into[at] = hash;
  for (let k = Math.max(to - from - 1, 0); k < 3; k++) into[at + PREFIXES + k] = hash;
  for (let k = 0; k < 3; k++) {
    let ending = FNV_START;
    for (let unit = Math.max(from, to - k - 2); unit < to; unit++) {
      ending = Math.imul(ending ^ smallUnit(unitAt(text, unit)), FNV_PRIME);
    }
    into[at + SUFFIXES + k] = ending;
  }
}

/** The first of a word's hashes. */
function wordHash(text: string, from: number, to: number): number {
  if (!isPlain(text, from, to)) {
    const folded = foldCase(text.slice(from, to));
    return hashOf(folded, 0, folded.length);
  }
  let hash = FNV_START;
  for (let k = from; k < to; k++) hash = Math.imul(hash ^ smallUnit(unitAt(text, k)), FNV_PRIME);
  return hash;
}

/** Only ASCII letters, which fold by one bit, or no letters at all. */
function isPlain(text: string, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (unitAt(text, k) > 0x7f) return false;
  return true;
}

export const smallUnit = (unit: number): number => (unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit);

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = FNV_START;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ unitAt(text, i), FNV_PRIME);
  return hash;
}
