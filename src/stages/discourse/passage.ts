/** The words of a document around an atom: how far its clause reaches, and which quotation marks lie around it. */
import type { Sentence, Tagged } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import { Shape } from '../../text/tokens.js';
import { Actors } from './actors.js';
import { isCharacter, isOneOf } from './atoms.js';
import { pairMarks, type Marked } from './marks.js';
import { Cue, Words } from './words.js';

/** Atoms left of a verb within which its subject is looked for. */
const WIDEST_CLAUSE = 150;
/** Atoms that "kata" and a long chain of titles and names may take. */
export const WIDEST_ATTRIBUTION = 60;

export class Passage {
  readonly words: Words;
  readonly actors: Actors;
  /** Stretches between quotation marks. */
  readonly marked: readonly Marked[];
  /** 1 more than the index into `marked` of the outer stretch that covers an atom. */
  readonly #markedAt: Int32Array;

  constructor(
    readonly doc: Tagged,
    lexicon: Lexicon,
  ) {
    this.words = new Words(doc, lexicon);
    this.actors = new Actors(doc, this.words);
    this.marked = pairMarks(doc, this.words);
    this.#markedAt = new Int32Array(doc.tokens.count);
    this.marked.forEach((marked, index) => {
      if (marked.level === 1 && !marked.single) this.#markedAt.fill(index + 1, marked.open, marked.close);
    });
  }

  /** The stretch between double marks that covers atom `i`, marks included. */
  markedAt(i: number): Marked | null {
    const index = this.#markedAt[i] ?? 0;
    return index === 0 ? null : (this.marked[index - 1] as Marked);
  }

  /** True when atom `i` lies between double marks or is one. */
  isMarked(i: number): boolean {
    return (this.#markedAt[i] ?? 0) !== 0;
  }

  /** True when atom `i` is the last of a closing mark. */
  closesMark(i: number): boolean {
    const marked = this.markedAt(i);
    return marked !== null && marked.marks === 'both' && marked.close === i + 1;
  }

  /** True when a quotation has just ended before atom `at`. */
  followsMark(at: number): boolean {
    for (let i = at - 1; i >= 0 && at - i <= 3; i--) {
      const marked = this.markedAt(i);
      if (marked !== null) return marked.close === i + 1 || marked.marks === 'unclosed';
      if (this.doc.tokens.shape[i] !== Shape.Mark) return false;
    }
    return false;
  }

  /** Past the phrases that may head a sentence before its subject ("Selain itu,"). */
  afterOpeners(from: number, limit: number): number {
    const { words } = this;
    let at = from;
    while (at < limit) {
      const end = Math.max(
        words.cueEnd(Cue['discourse-opener'], at),
        words.cueEnd(Cue['discourse-change'], at),
      );
      if (end > 0 && end <= limit && this.actors.startingAt(at) === undefined) at = end;
      else if (at > from && isCharacter(this.doc.tokens, at, ',')) at++;
      else break;
    }
    return at;
  }

  /** Where the clause of a verb can begin: the sentence, or after the quote before the verb. */
  floor(sentence: Sentence, at: number): number {
    const floor = Math.max(sentence.from, at - WIDEST_CLAUSE);
    for (let i = at - 1; i >= floor; i--) if (this.isMarked(i)) return i + 1;
    return floor;
  }

  /** Where a phrase right of a verb must end: the sentence, or before the next quote. */
  ceiling(sentence: Sentence, at: number): number {
    const limit = Math.min(sentence.to, at + WIDEST_ATTRIBUTION);
    for (let i = at; i < limit; i++) if (this.isMarked(i)) return i;
    return limit;
  }

  /** True at a sentence's end, a bracket or a closing stop. */
  endsAt(at: number, sentence: Sentence): boolean {
    return at >= sentence.to || isOneOf(this.doc.tokens, at, '.(,;!\u2026');
  }
}
