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
   * Writes the hashes of the word that `text` has from `from` to before `to` into `into`, `stride` apart from `at` on.
   * @param word its number, -1 for a word that the lexicon lacks
   */
  write(
    word: number,
    text: string,
    from: number,
    to: number,
    into: Int32Array,
    at: number,
    stride: number,
  ): void {
    if (word < 0) {
      hashLetters(text, from, to, unknown, 0);
      for (let k = 0; k < LETTER_HASHES; k++) into[at + k * stride] = unknown[k] as number;
      return;
    }
    const row = word * LETTER_HASHES;
    if (this.#known[word] === 0) {
      hashLetters(text, from, to, this.#hashes, row);
      this.#known[word] = 1;
    }
    for (let k = 0; k < LETTER_HASHES; k++) into[at + k * stride] = this.#hashes[row + k] as number;
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
