/**
 * Finds every lexicon form in a token sequence: a trie over word numbers, walked from each atom that begins a
 * form. It reports all matches; which of two overlapping ones counts is decided by whoever asks, and the one
 * policy for that is leftmost-longest within a kind (`longest`).
 */
import { Shape, surfaceOf, type Tokens } from '../text/tokens.js';
import { WordTable, type Vocabulary } from '../text/vocabulary.js';
import type { Surface } from './kinds/common.js';
import { ChildTable, TrieBuilder, WordFlag, type TrieTables } from './trie.js';

/** Where forms of an entry stand: atoms `from` to before `to`. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** Index into the lexicon's entries. */
  readonly entry: number;
  /** What the form is within its entry; empty where that does not matter. */
  readonly slot: string;
}

const NONE: readonly Match[] = [];

/** All matches over one token sequence, ordered by start, then longer first. */
export class Matches {
  readonly #byStart: Int32Array;

  constructor(
    readonly all: readonly Match[],
    atoms: number,
  ) {
    // #byStart[i] is the index of the first match that starts at atom i or later.
    this.#byStart = new Int32Array(atoms + 1);
    let next = 0;
    for (let i = 0; i <= atoms; i++) {
      while (next < all.length && (all[next] as Match).from < i) next++;
      this.#byStart[i] = next;
    }
  }

  /** The matches that start at atom `i`, longest first. */
  startingAt(i: number): readonly Match[] {
    const first = this.#byStart[i] ?? 0;
    const stop = this.#byStart[i + 1] ?? 0;
    return first < stop ? this.all.slice(first, stop) : NONE;
  }

  /** The longest match at atom `i` that `accepts`, or null. */
  longest(i: number, accepts: (match: Match) => boolean): Match | null {
    const stop = this.#byStart[i + 1] ?? 0;
    for (let m = this.#byStart[i] ?? 0; m < stop; m++) {
      const match = this.all[m] as Match;
      if (accepts(match)) return match;
    }
    return null;
  }
}

export class Gazetteer implements Vocabulary {
  readonly tables: TrieTables;
  readonly #words: WordTable;
  readonly #children: ChildTable;

  constructor(tables: TrieTables) {
    this.tables = tables;
    this.#words = new WordTable(tables.words, tables.wordSlots);
    this.#children = new ChildTable(tables.children);
  }

  /** @param forms the forms of each entry, by entry index. */
  static of(forms: Iterable<readonly [entry: number, surfaces: readonly Surface[]]>): Gazetteer {
    const builder = new TrieBuilder();
    for (const [entry, surfaces] of forms) for (const surface of surfaces) builder.add(entry, surface);
    return new Gazetteer(builder.tables());
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
    return ((this.tables.wordFlags[word] ?? 0) & WordFlag.Small) !== 0;
  }

  /** @param breaks 1 at atoms that no match may reach across: the first of each sentence or block. */
  match(tokens: Tokens, breaks: Uint8Array): Matches {
    const found: Match[] = [];
    const { word, count } = tokens;
    const { wordFlags, terminalStart, terminalEntry, terminalSlot, terminalExact, slots, exact } =
      this.tables;
    // Nodes with terminals on the way from one atom, and the atoms after them.
    const nodes: number[] = [];
    const ends: number[] = [];
    for (let i = 0; i < count; i++) {
      const first = word[i] as number;
      if (first < 0 || ((wordFlags[first] as number) & WordFlag.Begins) === 0) continue;
      let depth = 0;
      let node = 0;
      for (let j = i; j < count; j++) {
        const next = word[j] as number;
        if (next < 0 || (j > i && breaks[j] === 1)) break;
        node = this.#children.get(node, next);
        if (node === 0) break;
        if (terminalStart[node] === terminalStart[node + 1]) continue;
        nodes[depth] = node;
        ends[depth++] = j + 1;
      }
      // Longer ones first; those of one length stand in lexicon order.
      while (depth-- > 0) {
        const to = ends[depth] as number;
        const ended = nodes[depth] as number;
        const stop = terminalStart[ended + 1] as number;
        for (let t = terminalStart[ended] as number; t < stop; t++) {
          const written = terminalExact[t] as number;
          if (written >= 0 && exact[written] !== joined(tokens, i, to)) continue;
          const entry = terminalEntry[t] as number;
          found.push({ from: i, to, entry, slot: slots[terminalSlot[t] as number] as string });
        }
      }
    }
    return new Matches(found, tokens.count);
  }
}

function joined(tokens: Tokens, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += surfaceOf(tokens, i);
  return text;
}

/** True when the atoms are written as a name would be: none of its words in lower case. */
export function isCapitalised(tokens: Tokens, match: Pick<Match, 'from' | 'to'>): boolean {
  for (let i = match.from; i < match.to; i++) if (tokens.shape[i] === Shape.Lower) return false;
  return true;
}
