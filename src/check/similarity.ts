/**
 * Finds documents that share most of their words with one before, in linear time and some 500 bytes a document:
 * MinHash signatures of three-word sequences, one byte a hash (b-bit minwise hashing, Li and König 2010), looked up by
 * bands (locality-sensitive hashing). Of the documents that fall together in a band only the first is remembered
 * there, so that a thousand copies of one page cost no more than a thousand different pages.
 */

/** Hashes of a signature, and how they are cut into bands: some band agrees in 99 of 100 cases at similarity 0.7. */
const ROWS = 5;
const BANDS = 24;
const HASHES = ROWS * BANDS;
/** Words of a sequence. */
const SHINGLE = 3;
/** Documents with fewer words are told alike by chance. */
const FEWEST_WORDS = 12;

export interface Similar {
  /** Number of the earlier document, counted from 0 in the order of `add`. */
  readonly document: number;
  /** Estimated share of sequences that both have; exactly 1 only when all words are the same. */
  readonly similarity: number;
}

export class SimilarityIndex {
  #count = 0;
  #signatures = new Uint8Array(1024 * HASHES);
  /** Two hashes of each document's words, so that two texts are not taken for one by accident. */
  #digests = new Int32Array(1024 * 2);
  readonly #bands = Array.from({ length: BANDS }, (_, band) => {
    const start = band * ROWS;
    return new FirstAlike(
      (document) => this.#bandHash(document, start),
      (a, b) => this.#sameBytes(a, b, start, ROWS) === ROWS,
    );
  });
  readonly #exact = new FirstAlike(
    (document) => this.#digests[2 * document] as number,
    (a, b) =>
      this.#digests[2 * a] === this.#digests[2 * b] && this.#digests[2 * a + 1] === this.#digests[2 * b + 1],
  );
  readonly #minima = new Uint32Array(HASHES);

  /**
   * Adds a document; the most similar one before it, or null. A text of a few words is like none.
   * @param least the least similarity that counts
   */
  add(paragraphs: Iterable<string>, least: number): Similar | null {
    const words = wordHashes(paragraphs);
    const document = this.#count++;
    this.#grow();
    if (words.length < FEWEST_WORDS) return null;
    this.#digests[2 * document] = digestOf(words, 0x2545f491);
    this.#digests[2 * document + 1] = digestOf(words, 0x6c8e9cf5);
    this.#sign(words, document);
    const twin = this.#exact.firstLike(document);
    const before = new Set(this.#bands.map((band) => band.firstLike(document)));
    if (twin !== document) return { document: twin, similarity: 1 };
    let best: Similar | null = null;
    for (const other of before) {
      if (other === document) continue;
      const similarity = this.#similarity(document, other);
      if (similarity >= least && (best === null || similarity > best.similarity))
        best = { document: other, similarity };
    }
    return best;
  }

  /** Writes the document's signature: for each hash function the least value over all sequences. */
  #sign(words: Uint32Array, document: number): void {
    const minima = this.#minima.fill(0xffffffff);
    for (let i = 0; i + SHINGLE <= words.length; i++) {
      let shingle = 0x9e3779b9;
      for (let j = i; j < i + SHINGLE; j++) shingle = mix(shingle ^ (words[j] as number));
      for (let h = 0; h < HASHES; h++) {
        const value = mix(shingle ^ (SEEDS[h] as number)) >>> 0;
        if (value < (minima[h] as number)) minima[h] = value;
      }
    }
    // Of each value the low byte is kept.
    for (let h = 0; h < HASHES; h++) this.#signatures[document * HASHES + h] = minima[h] as number;
  }

  #bandHash(document: number, start: number): number {
    let hash = 0;
    const from = document * HASHES + start;
    for (let i = from; i < from + ROWS; i++) hash = mix(hash ^ (this.#signatures[i] as number));
    return hash;
  }

  #similarity(a: number, b: number): number {
    const equal = this.#sameBytes(a, b, 0, HASHES);
    // Unequal minima agree in their low byte once in 256 cases.
    const chance = 1 / 256;
    return Math.min(LARGEST_ESTIMATE, (equal / HASHES - chance) / (1 - chance));
  }

  /** How many of `length` bytes of two signatures agree. */
  #sameBytes(a: number, b: number, start: number, length: number): number {
    let equal = 0;
    for (let i = start; i < start + length; i++) {
      if (this.#signatures[a * HASHES + i] === this.#signatures[b * HASHES + i]) equal++;
    }
    return equal;
  }

  #grow(): void {
    if (this.#count * 2 <= this.#digests.length) return;
    this.#digests = enlarged(this.#digests, new Int32Array(this.#digests.length * 2));
    this.#signatures = enlarged(this.#signatures, new Uint8Array(this.#signatures.length * 2));
  }
}

/** What a text that is not word for word the same is said to share at most. */
const LARGEST_ESTIMATE = 0.99;

/** Remembers of documents that are alike the first: an open hash table of document numbers. */
class FirstAlike {
  /** Document + 1, or 0 for an empty slot. */
  #slots = new Int32Array(2048);
  #size = 0;

  constructor(
    readonly hashOf: (document: number) => number,
    readonly alike: (a: number, b: number) => boolean,
  ) {}

  /** The first document like this one, which may be itself. */
  firstLike(document: number): number {
    const slot = this.#slotOf(document);
    const known = this.#slots[slot] as number;
    if (known !== 0) return known - 1;
    this.#slots[slot] = document + 1;
    if (++this.#size * 2 > this.#slots.length) this.#grow();
    return document;
  }

  #slotOf(document: number): number {
    const mask = this.#slots.length - 1;
    let slot = mix(this.hashOf(document)) & mask;
    for (;;) {
      const known = this.#slots[slot] as number;
      if (known === 0 || this.alike(known - 1, document)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (const known of old) if (known !== 0) this.#slots[this.#slotOf(known - 1)] = known;
  }
}

function enlarged<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** A hash of each word, letter case and marks aside. */
function wordHashes(paragraphs: Iterable<string>): Uint32Array {
  const hashes: number[] = [];
  for (const paragraph of paragraphs) {
    for (const [word] of paragraph.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
      let hash = 0x811c9dc5;
      for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
      hashes.push(hash);
    }
  }
  return Uint32Array.from(hashes);
}

function digestOf(words: Uint32Array, seed: number): number {
  let digest = seed;
  for (const word of words) digest = mix(Math.imul(digest, 31) ^ word);
  return digest | 0;
}

/** Finaliser of MurmurHash3 (Appleby, public domain): every bit of the result depends on every bit of the number. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** One number for each hash function, the same in every run. */
const SEEDS = Int32Array.from({ length: HASHES }, (_, i) => mix(Math.imul(i + 1, 0x9e3779b1)));
