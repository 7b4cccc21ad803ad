/**
 * Short forms with several meanings (PPK, PPS, PKD, MA): what the article defines, else what the neighbours in
 * the sentence say, else those in the article, else open.
 */
import type { Match } from '../../lexicon/index.js';
import type { Reader } from './reader.js';

/** Neighbours that the article needs elsewhere to decide for a form that has no rival. */
const ENOUGH_IN_ARTICLE = 2;
/** How far a neighbour in the sentence may stand, in atoms. */
const NEAR = 80;

/** What a form means at one place: the index of an entry, or those that are left; both empty for nothing known. */
export interface Sense {
  readonly entry: number | null;
  readonly open: readonly number[];
}

const NOTHING: Sense = { entry: null, open: [] };

export class Senses {
  readonly #memo = new Map<number, Sense>();
  #inArticle: Map<number, number> | null = null;

  constructor(readonly reader: Reader) {}

  /** True when this unsure form means its entry here. */
  means(match: Match): boolean {
    return this.at(match.from).entry === match.entry;
  }

  at(i: number): Sense {
    if (!this.#isUnsure(i)) return NOTHING;
    const known = this.#memo.get(i);
    if (known !== undefined) return known;
    const sense = this.#decide(i);
    this.#memo.set(i, sense);
    return sense;
  }

  #decide(i: number): Sense {
    const { reader } = this;
    const rivals = this.#rivals(i);
    if (reader.inAddress(i)) return NOTHING;
    const defined = reader.definedAt(i);
    if (defined >= 0) return { entry: defined, open: [] };
    const post = reader.cueBefore(i, 'capacity') ? rivals.find((rival) => this.#isPost(rival)) : undefined;
    if (post !== undefined) return { entry: post, open: [] };

    const limit = Math.min(reader.limit(i), i + NEAR);
    const near = best(rivals, this.#count(this.#sentenceStart(i), limit));
    if (near !== null) return { entry: near, open: [] };
    this.#inArticle ??= this.#count(0, reader.tokens.count);
    const wide = best(rivals, this.#inArticle);
    if (wide !== null && (rivals.length > 1 || (this.#inArticle.get(wide) ?? 0) >= ENOUGH_IN_ARTICLE)) {
      return { entry: wide, open: [] };
    }
    return rivals.length > 1 ? { entry: null, open: rivals } : NOTHING;
  }

  #isUnsure(i: number): boolean {
    const { matches, words } = this.reader;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) if (matches.slot[m] === words.unsureSlot) return true;
    return false;
  }

  /** Entries that have an unsure form at atom `i`. */
  #rivals(i: number): number[] {
    const { matches, words } = this.reader;
    const rivals: number[] = [];
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      if (matches.slot[m] === words.unsureSlot) rivals.push(matches.entry[m] as number);
    }
    return rivals;
  }

  /** "selaku PPK": what somebody is, no body. */
  #isPost(entry: number): boolean {
    const item = this.reader.lexicon.itemAt(entry);
    return item?.kind === 'role' && item.singular;
  }

  /** Neighbours by entry among atoms `from` to before `to`. */
  #count(from: number, to: number): Map<number, number> {
    const { matches, words } = this.reader;
    const counts = new Map<number, number>();
    const stop = matches.first(to);
    for (let m = matches.first(from); m < stop; m++) {
      if (matches.slot[m] !== words.neighbourSlot) continue;
      const entry = matches.entry[m] as number;
      counts.set(entry, (counts.get(entry) ?? 0) + 1);
    }
    return counts;
  }

  #sentenceStart(i: number): number {
    let start = i;
    while (start > 0 && i - start < NEAR && this.reader.limit(start - 1) > i) start--;
    return start;
  }
}

/** The entry with strictly most neighbours, or null. */
function best(rivals: readonly number[], counts: ReadonlyMap<number, number>): number | null {
  let winner: number | null = null;
  let most = 0;
  let tie = false;
  for (const rival of rivals) {
    const count = counts.get(rival) ?? 0;
    if (count > most) [winner, most, tie] = [rival, count, false];
    else if (count === most && count > 0) tie = true;
  }
  return tie ? null : winner;
}
