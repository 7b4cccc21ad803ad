/**
 * Finds every lexicon form in a token sequence: a trie over word numbers, walked from each atom that begins a
 * form. It reports all matches; which of two overlapping ones counts is decided by whoever asks, and the one
 * policy for that is leftmost-longest within a kind (`longest`).
 */
import { atomsOf, foldCase, Shape, surfaceOf, type Tokens } from '../text/tokens.js';
import { spread, WordTable, type Vocabulary } from '../text/vocabulary.js';
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
  readonly #words = new WordTable();
  /** Child of a node by the word's number. Node 0 is the root. */
  readonly #children = new ChildTable();
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
    return this.#words.idOf(folded);
  }

  idOfLetters(text: string, from: number, to: number, hash: number): number {
    return this.#words.idOfLetters(text, from, to, hash);
  }

  /** @param breaks 1 at atoms that no match may reach across: the first of each sentence or block. */
  match(tokens: Tokens, breaks: Uint8Array): Matches {
    const found: Match[] = [];
    const { word, count } = tokens;
    // Nodes with terminals on the way from one atom, and the atoms after them.
    const nodes: number[] = [];
    const ends: number[] = [];
    for (let i = 0; i < count; i++) {
      const first = word[i] as number;
      if (first < 0 || this.#begins[first] !== 1) continue;
      let depth = 0;
      let node = 0;
      for (let j = i; j < count; j++) {
        const next = word[j] as number;
        if (next < 0 || (j > i && breaks[j] === 1)) break;
        node = this.#children.get(node, next);
        if (node === 0) break;
        if (this.#terminals[node] === undefined) continue;
        nodes[depth] = node;
        ends[depth++] = j + 1;
      }
      // Longer ones first; those of one length stand in lexicon order.
      while (depth-- > 0) {
        const to = ends[depth] as number;
        for (const { entry, slot, exact } of this.#terminals[nodes[depth] as number] as Terminal[]) {
          if (exact === null || exact === joined(tokens, i, to)) found.push({ from: i, to, entry, slot });
        }
      }
    }
    return new Matches(found, tokens.count);
  }

  #add(entry: number, surface: Surface, begins: number[]): void {
    const atoms = atomsOf(surface.form);
    if (atoms.length === 0) return;
    let node = 0;
    for (const atom of atoms) {
      const word = this.#words.add(foldCase(atom));
      if (node === 0) begins.push(word);
      let child = this.#children.get(node, word);
      if (child === 0) {
        child = this.#terminals.push(undefined) - 1;
        this.#children.set(node, word, child);
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

/** An open hash table from (node, word) to the child node, 0 for none: three numbers a slot. */
class ChildTable {
  #slots = new Int32Array(3 * 1024);
  #mask = 1023;
  #taken = 0;

  get(node: number, word: number): number {
    const slots = this.#slots;
    for (let slot = place(node, word) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const child = slots[3 * slot + 2] as number;
      if (child === 0 || (slots[3 * slot] === node && slots[3 * slot + 1] === word)) return child;
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
    this.#slots.set([node, word, child], 3 * slot);
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = 4 * (this.#mask + 1) - 1;
    this.#slots = new Int32Array(3 * (this.#mask + 1));
    for (let i = 0; i < old.length; i += 3) {
      const child = old[i + 2] as number;
      if (child !== 0) this.#insert(old[i] as number, old[i + 1] as number, child);
    }
  }
}

const place = (node: number, word: number): number =>
  spread(Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b));

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
