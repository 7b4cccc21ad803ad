/**
 * Cues by atom and class. A stage numbers the classes that it asks for; one pass over the matches sets a bit a class
 * at each atom where a cue begins or has just ended, so that most questions are answered by one look.
 */
import type { Entry, Lexicon, Matches } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';

/** Cue classes by number, 0 to 63. */
export type CueClasses = Readonly<Record<string, number>>;

/** Several classes, asked for at once. */
export interface CueSet {
  readonly low: number;
  readonly high: number;
}

export function cueSet(classes: readonly number[]): CueSet {
  let low = 0;
  let high = 0;
  for (const cls of classes) {
    if (cls < WORD) low |= 1 << cls;
    else high |= 1 << cls;
  }
  return { low, high };
}

/** Bits in one word of a mask. */
const WORD = 32;
const MOST_CLASSES = 2 * WORD;

const tablesOf = perLexicon((): Map<CueClasses, Uint8Array> => new Map());

/** Number of each item's class plus 1, by item index; 0 for items that are no cue of these classes. */
function classOfItems(lexicon: Lexicon, classes: CueClasses): Uint8Array {
  const tables = tablesOf(lexicon);
  let table = tables.get(classes);
  if (table === undefined) tables.set(classes, (table = numbered(lexicon, classes)));
  return table;
}

function numbered(lexicon: Lexicon, classes: CueClasses): Uint8Array {
  const cues = lexicon.ofKind('cue');
  const table = lexicon.entrySet('cue');
  let next = 0;
  for (let item = 0; item < table.length; item++) {
    if (table[item] === 0) continue;
    const number = classes[(cues[next++] as Entry<'cue'>).class];
    if (number !== undefined && number >= MOST_CLASSES) throw new RangeError('too many cue classes');
    table[item] = number === undefined ? 0 : number + 1;
  }
  return table;
}

export class Cues {
  readonly #matches: Matches;
  readonly #classOf: Uint8Array;
  /** Classes of the cues that begin at an atom: two words each. */
  readonly #begin: Int32Array;
  /** Classes of the cues that end before an atom: two words each. Made when first asked for. */
  #end: Int32Array | undefined;

  constructor(lexicon: Lexicon, classes: CueClasses, matches: Matches, atoms: number) {
    this.#matches = matches;
    const classOf = (this.#classOf = classOfItems(lexicon, classes));
    const begin = (this.#begin = new Int32Array(2 * (atoms + 1)));
    const { count, from, entry } = matches;
    for (let m = 0; m < count; m++) {
      const cls = (classOf[entry[m] as number] as number) - 1;
      if (cls < 0) continue;
      (begin[2 * (from[m] as number) + (cls < WORD ? 0 : 1)] as number) |= 1 << cls;
    }
  }

  /** True when a cue of the class begins at atom `i`. */
  has(cls: number, i: number): boolean {
    if (i < 0) return false;
    return ((this.#begin[2 * i + (cls < WORD ? 0 : 1)] as number) & (1 << cls)) !== 0;
  }

  /** True when a cue of one of these classes begins at atom `i`. */
  hasAny(set: CueSet, i: number): boolean {
    if (i < 0) return false;
    const low = (this.#begin[2 * i] as number) & set.low;
    return (low | ((this.#begin[2 * i + 1] as number) & set.high)) !== 0;
  }

  /** Number of the match of the longest cue of the class that begins at atom `i`, or -1. */
  at(cls: number, i: number): number {
    if (!this.has(cls, i)) return -1;
    const { entry } = this.#matches;
    let m = this.#matches.first(i);
    while ((this.#classOf[entry[m] as number] as number) !== cls + 1) m++;
    return m;
  }

  /** The atom after the longest cue of the class that begins at atom `i`, or -1. */
  endOf(cls: number, i: number): number {
    const m = this.at(cls, i);
    return m < 0 ? -1 : (this.#matches.to[m] as number);
  }

  /** Number of the match of the longest cue of the class that ends before atom `i`, of at most `reach` atoms, or -1. */
  ending(cls: number, i: number, reach: number): number {
    if (i < 0) return -1;
    const end = (this.#end ??= this.#ends());
    if (((end[2 * i + (cls < WORD ? 0 : 1)] as number) & (1 << cls)) === 0) return -1;
    const { to, entry } = this.#matches;
    const stop = this.#matches.first(i);
    for (let m = this.#matches.first(Math.max(0, i - reach)); m < stop; m++) {
      if (to[m] === i && this.#classOf[entry[m] as number] === cls + 1) return m;
    }
    return -1;
  }

  #ends(): Int32Array {
    const end = new Int32Array(this.#begin.length);
    const { count, to, entry } = this.#matches;
    for (let m = 0; m < count; m++) {
      const cls = (this.#classOf[entry[m] as number] as number) - 1;
      if (cls >= 0) (end[2 * (to[m] as number) + (cls < WORD ? 0 : 1)] as number) |= 1 << cls;
    }
    return end;
  }
}
