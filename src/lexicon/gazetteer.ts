/**
 * Finds every lexicon form in a token sequence: a trie over word numbers, walked from each atom that begins a
 * form. It reports all matches; which of two overlapping ones counts is decided by whoever asks, and the one
 * policy for that is leftmost-longest within a kind (`longest`).
 */
import { atomsOf, foldCase, Shape, surfaceOf, type Tokens, type Vocabulary } from '../text/tokens.js';
import type { Surface } from './kinds/common.js';

/** Where forms of an entry stand: atoms `from` to before `to`. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** Index into the lexicon's entries. */
  readonly entry: number;
  /** What the form is within its entry; empty where that does not matter. */
  readonly slot: string;
}

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
      while (next < all.length && (all[next]?.from ?? 0) < i) next++;
      this.#byStart[i] = next;
    }
  }

  /** The matches that start at atom `i`, longest first. */
  *startingAt(i: number): Generator<Match> {
    const stop = this.#byStart[i + 1] ?? 0;
    for (let m = this.#byStart[i] ?? 0; m < stop; m++) yield this.all[m] as Match;
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

interface Terminal {
  readonly entry: number;
  readonly slot: string;
  /** For exact forms: the form with white space taken out, to compare letter by letter. */
  readonly exact: string | null;
}

export class Gazetteer implements Vocabulary {
  readonly #words = new Map<string, number>();
  /** Child of node n by word w, under the key n * 2^24 + w. Node 0 is the root. */
  readonly #children = new Map<number, number>();
  /** 1 for words that begin some form. */
  #begins = new Uint8Array(0);
  readonly #terminals: (Terminal[] | undefined)[] = [undefined];

  /** @param forms the forms of each entry, by entry index. */
  constructor(forms: Iterable<readonly [entry: number, surfaces: readonly Surface[]]>) {
    const begins: number[] = [];
    for (const [entry, surfaces] of forms) {
      for (const surface of surfaces) this.#add(entry, surface, begins);
    }
    this.#begins = new Uint8Array(this.#words.size);
    for (const word of begins) this.#begins[word] = 1;
  }

  /** Number of a folded word, or -1 when no form uses it. */
  idOf(folded: string): number {
    return this.#words.get(folded) ?? -1;
  }

  /** @param breaks 1 at atoms that no match may reach across: the first of each sentence or block. */
  match(tokens: Tokens, breaks: Uint8Array): Matches {
    const found: Match[] = [];
    const { word } = tokens;
    for (let i = 0; i < tokens.count; i++) {
      const first = word[i] as number;
      if (first < 0 || this.#begins[first] !== 1) continue;
      const here = found.length;
      let node = 0;
      for (let j = i; j < tokens.count; j++) {
        if (j > i && breaks[j] === 1) break;
        const next = word[j] as number;
        if (next < 0) break;
        const child = this.#children.get(node * WORD_LIMIT + next);
        if (child === undefined) break;
        node = child;
        const terminals = this.#terminals[node];
        if (terminals === undefined) continue;
        for (const terminal of terminals) {
          if (terminal.exact !== null && terminal.exact !== joined(tokens, i, j + 1)) continue;
          found.push({ from: i, to: j + 1, entry: terminal.entry, slot: terminal.slot });
        }
      }
      // The walk finds shorter ones first; readers want longer ones first, equal ones in lexicon order.
      if (found.length - here > 1) {
        const run = found.splice(here).sort((a, b) => b.to - a.to || a.entry - b.entry);
        found.push(...run);
      }
    }
    return new Matches(found, tokens.count);
  }

  #add(entry: number, surface: Surface, begins: number[]): void {
    const atoms = atomsOf(surface.form);
    if (atoms.length === 0) return;
    let node = 0;
    for (const atom of atoms) {
      const folded = foldCase(atom);
      let word = this.#words.get(folded);
      if (word === undefined) this.#words.set(folded, (word = this.#words.size));
      if (node === 0) begins.push(word);
      const key = node * WORD_LIMIT + word;
      let child = this.#children.get(key);
      if (child === undefined) {
        child = this.#terminals.length;
        this.#terminals.push(undefined);
        this.#children.set(key, child);
      }
      node = child;
    }
    const slot = surface.slot ?? '';
    const exact = surface.exact === true ? atoms.join('') : null;
    const terminals = (this.#terminals[node] ??= []);
    if (!terminals.some((other) => other.entry === entry && other.slot === slot && other.exact === exact)) {
      terminals.push({ entry, slot, exact });
    }
  }
}

/** Words that a gazetteer can hold: 2^24, so that a node and a word fit one safe integer. */
const WORD_LIMIT = 0x1000000;

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
