/**
 * Finds every lexicon form in a token sequence: a trie over word numbers, walked from each atom that begins a
 * form. It reports all matches; which of two overlapping ones counts is decided by whoever asks, and the one
 * policy for that is leftmost-longest within a kind (`longest`).
 */
import { unitAt } from '../text/characters.js';
import { Shape, type Tokens } from '../text/tokens.js';
import { WordTable, type Vocabulary } from '../text/vocabulary.js';
import type { Surface } from './kinds/common.js';
import { TrieBuilder, type TrieTables } from './trie.js';

/** Where forms of an entry stand: atoms `from` to before `to`. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** Index into the lexicon's items. */
  readonly entry: number;
  /** What the form is within its entry; empty where that does not matter. */
  readonly slot: string;
}

/** A set of lexicon items: 1 at the index of each, see `Lexicon.entrySet`. */
export type EntrySet = Uint8Array;

const NONE: readonly Match[] = [];

/**
 * All matches over one token sequence, ordered by start, then longer first. They lie in parallel arrays, which hot
 * loops read by a match's number; objects are made of those that are asked for.
 */
export class Matches {
  readonly count: number;
  /** First atom of each match. */
  readonly from: Int32Array;
  /** The atom after each match. */
  readonly to: Int32Array;
  /** Index into the lexicon's items. */
  readonly entry: Int32Array;
  /** What the form is within its entry, see `Lexicon.slotNumber`. */
  readonly slot: Uint8Array;
  readonly #slots: readonly string[];
  /** Number of the first match that starts at this atom or later. */
  readonly #first: Int32Array;
  /** Kinds of the matches that start at this atom, see `Lexicon.kindBit`. */
  readonly #kinds: Int32Array;
  readonly #made: (Match | undefined)[];
  #all: readonly Match[] | undefined;

  constructor(found: FoundMatches, atoms: number, kindOf: Uint8Array, slots: readonly string[]) {
    const count = (this.count = found.count);
    // All arrays lie in one block of memory, as many small ones are slow to make.
    const memory = new ArrayBuffer(13 * count + 8 * (atoms + 1));
    this.from = copied(found.from, count, memory, 0);
    this.to = copied(found.to, count, memory, 4 * count);
    this.entry = copied(found.entry, count, memory, 8 * count);
    this.#first = new Int32Array(memory, 12 * count, atoms + 1);
    this.#kinds = new Int32Array(memory, 12 * count + 4 * (atoms + 1), atoms + 1);
    this.slot = new Uint8Array(memory, 12 * count + 8 * (atoms + 1), count);
    this.slot.set(found.slot.subarray(0, count));
    this.#slots = slots;
    this.#made = new Array<Match | undefined>(count);
    let next = 0;
    for (let i = 0; i <= atoms; i++) {
      this.#first[i] = next;
      let kinds = 0;
      while (next < count && this.from[next] === i) {
        kinds |= 1 << (kindOf[this.entry[next] as number] as number);
        next++;
      }
      this.#kinds[i] = kinds;
    }
  }

  /** Every match as an object. Loops that look at few of them read the arrays. */
  get all(): readonly Match[] {
    return (this.#all ??= Array.from({ length: this.count }, (_none, m) => this.at(m)));
  }

  /** The match of this number as an object, the same one every time. */
  at(m: number): Match {
    return (this.#made[m] ??= {
      from: this.from[m] as number,
      to: this.to[m] as number,
      entry: this.entry[m] as number,
      slot: this.#slots[this.slot[m] as number] as string,
    });
  }

  /** Number of the first match at atom `i` or later: those at `i` are `first(i)` to before `first(i + 1)`. */
  first(i: number): number {
    return i >= this.#first.length ? this.count : (this.#first[i] ?? 0);
  }

  /** Kinds of the matches that start at atom `i`: bits of `Lexicon.kindBit`, 0 where no match starts. */
  kindsAt(i: number): number {
    return this.#kinds[i] ?? 0;
  }

  /** The matches that start at atom `i`, longest first. */
  startingAt(i: number): readonly Match[] {
    const stop = this.#first[i + 1] ?? 0;
    let m = this.#first[i] ?? 0;
    if (m >= stop) return NONE;
    const found: Match[] = [];
    for (; m < stop; m++) found.push(this.at(m));
    return found;
  }

  /** The longest match at atom `i` that `accepts`, or null. */
  longest(i: number, accepts: (match: Match) => boolean): Match | null {
    const stop = this.#first[i + 1] ?? 0;
    for (let m = this.#first[i] ?? 0; m < stop; m++) {
      const match = this.at(m);
      if (accepts(match)) return match;
    }
    return null;
  }

  /** The longest match at atom `i` with an entry of `set`, or null. */
  longestIn(i: number, set: EntrySet): Match | null {
    const m = this.indexIn(i, set);
    return m < 0 ? null : this.at(m);
  }

  /** Number of the longest match at atom `i` with an entry of `set`, or -1. */
  indexIn(i: number, set: EntrySet): number {
    const stop = this.#first[i + 1] ?? 0;
    for (let m = this.#first[i] ?? 0; m < stop; m++) if (set[this.entry[m] as number] === 1) return m;
    return -1;
  }

  /** Atom after the longest match at atom `i` with an entry of `set`, or -1. */
  endIn(i: number, set: EntrySet): number {
    const m = this.indexIn(i, set);
    return m < 0 ? -1 : (this.to[m] as number);
  }
}

function copied(source: Int32Array, count: number, memory: ArrayBuffer, offset: number): Int32Array {
  const array = new Int32Array(memory, offset, count);
  array.set(source.subarray(0, count));
  return array;
}

/** Buffers that `match` fills; calls cannot overlap, as nothing in between waits. */
class FoundMatches {
  count = 0;
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  entry = new Int32Array(1024);
  slot = new Uint8Array(1024);

  add(from: number, to: number, entry: number, slot: number): void {
    const m = this.count++;
    if (m === this.from.length) this.#grow();
    this.from[m] = from;
    this.to[m] = to;
    this.entry[m] = entry;
    this.slot[m] = slot;
  }

  #grow(): void {
    const { from, to, entry, slot } = this;
    const size = from.length * 2;
    (this.from = new Int32Array(size)).set(from);
    (this.to = new Int32Array(size)).set(to);
    (this.entry = new Int32Array(size)).set(entry);
    (this.slot = new Uint8Array(size)).set(slot);
  }
}

/** Above this many matches the buffers are not kept. */
const LARGEST_KEPT = 1 << 18;

let scratch = new FoundMatches();

/** Nodes with terminals on the way from one atom, and the atoms after them, while `match` looks from there. */
const nodes: number[] = [];
const ends: number[] = [];

export class Gazetteer implements Vocabulary {
  readonly tables: TrieTables;
  readonly #words: WordTable;

  /** @param kindOf kind number of each item, see `Lexicon.kindBit` */
  constructor(
    tables: TrieTables,
    private readonly kindOf: Uint8Array,
  ) {
    this.tables = tables;
    this.#words = new WordTable(tables.words);
  }

  /** @param forms the forms of each entry, by entry index. */
  static of(forms: Iterable<readonly [entry: number, surfaces: readonly Surface[]]>): Gazetteer {
    const builder = new TrieBuilder();
    for (const [entry, surfaces] of forms) for (const surface of surfaces) builder.add(entry, surface);
    return new Gazetteer(builder.tables(), new Uint8Array(0));
  }

  /** Number of a folded word, or -1 when no form uses it. */
  idOf(folded: string): number {
    return this.#words.idOf(folded);
  }

  idOfLetters(text: string, from: number, to: number, hash: number): number {
    return this.#words.idOfLetters(text, from, to, hash);
  }

  /** True when some form of the lexicon that is no proper name writes this word in lower case. */
  isWrittenSmall(word: number): boolean {
    return this.tables.small[word] === 1;
  }

  /** @param breaks 1 at atoms that no match may reach across: the first of each sentence or block. */
  match(tokens: Tokens, breaks: Uint8Array): Matches {
    const found = scratch;
    found.count = 0;
    const { word, count } = tokens;
    const { roots, terminalStart, terminalEntry, terminalSlot, terminalExact, slots, exact } = this.tables;
    for (let i = 0; i < count; i++) {
      let node = word[i] as number;
      if (node < 0) continue;
      node = roots[node] as number;
      let depth = 0;
      for (let j = i + 1; node !== 0; j++) {
        if (terminalStart[node] !== terminalStart[node + 1]) {
          nodes[depth] = node;
          ends[depth++] = j;
        }
        if (j === count || breaks[j] === 1 || (word[j] as number) < 0) break;
        node = this.#child(node, word[j] as number);
      }
      // Longer ones first; those of one length stand in lexicon order.
      while (depth-- > 0) {
        const to = ends[depth] as number;
        const ended = nodes[depth] as number;
        const stop = terminalStart[ended + 1] as number;
        for (let t = terminalStart[ended] as number; t < stop; t++) {
          const written = terminalExact[t] as number;
          if (written >= 0 && !isWritten(tokens, i, to, exact[written] as string)) continue;
          const entry = terminalEntry[t] as number;
          found.add(i, to, entry, terminalSlot[t] as number);
        }
      }
    }
    const matches = new Matches(found, tokens.count, this.kindOf, slots);
    if (found.from.length > LARGEST_KEPT) scratch = new FoundMatches();
    return matches;
  }

  /** The child of a node by a word, 0 for none. */
  #child(node: number, word: number): number {
    const { childStart, nodeWord } = this.tables;
    let low = childStart[node] as number;
    let high = childStart[node + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = nodeWord[middle] as number;
      if (found === word) return middle;
      if (found < word) low = middle + 1;
      else high = middle;
    }
    return 0;
  }
}

/** True when the atoms, without the white space between them, are exactly `form`. */
function isWritten({ text, start, end }: Tokens, from: number, to: number, form: string): boolean {
  let at = 0;
  for (let i = from; i < to; i++) {
    for (let unit = start[i] as number; unit < (end[i] as number); unit++) {
      if (unitAt(text, unit) !== form.charCodeAt(at++)) return false;
    }
  }
  return at === form.length;
}

/** True when the atoms are written as a name would be: none of its words in lower case. */
export function isCapitalised(tokens: Tokens, match: Pick<Match, 'from' | 'to'>): boolean {
  for (let i = match.from; i < match.to; i++) if (tokens.shape[i] === Shape.Lower) return false;
  return true;
}
