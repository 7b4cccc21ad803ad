/** Stretches of words that can be one person's name. */
import type { Segmented } from '../../../document.js';
import { Shape, spaceBefore } from '../../../text/tokens.js';
import type { Affixes } from './affixes.js';
import { AtomFlags } from '../../../text/scratch.js';
import { isMark, isOneOf } from './marks.js';

const breakFlags = new AtomFlags();

/** Words in the longest name that is read. */
const LONGEST = 8;

export class NameRuns {
  readonly #doc: Segmented;
  readonly #affixes: Affixes;
  /** 1 at atoms that belong to something else than a person. */
  readonly #taken: Uint8Array;
  /** 1 at capitalised words that are no names here: verbs of headlines, weekdays. */
  readonly #barred: Uint8Array;
  readonly #breaks: Uint8Array;

  constructor(doc: Segmented, affixes: Affixes, taken: Uint8Array, barred: Uint8Array) {
    this.#doc = doc;
    this.#affixes = affixes;
    this.#taken = taken;
    this.#barred = barred;
    this.#breaks = breakFlags.cleared(doc.tokens.count + 1);
    for (const sentence of doc.sentences) {
      this.#breaks[sentence.from] = 1;
      this.#breaks[sentence.to] = 1;
    }
  }

  /** True when a name can begin or go on with the word at atom `i`. */
  isNameWord(i: number): boolean {
    const { tokens } = this.#doc;
    if (i < 0 || i >= tokens.count || this.#taken[i] === 1 || this.#barred[i] === 1) return false;
    const shape = tokens.shape[i];
    return shape === Shape.Title || shape === Shape.Upper || shape === Shape.Mixed;
  }

  /** The end of the name that begins at atom `i`, or `i` when none does. */
  endFrom(i: number): number {
    if (!this.isNameWord(i)) return i;
    let end = i;
    for (let words = 0; words < LONGEST; words++) {
      const next = this.#wordEnd(end);
      if (next === end) break;
      end = next;
      const linked = this.#pastLink(end);
      if (linked > end && this.isNameWord(linked)) end = linked;
      else if (this.#breaks[end] === 1 || !this.isNameWord(end) || !this.#isApart(end)) break;
      else if (this.#affixes.isBareDegree(end)) break;
    }
    return end;
  }

  /** The start of the name that ends before atom `end`, not before `from`. */
  startBefore(end: number, from: number): number {
    for (let start = Math.max(from, end - 2 * LONGEST); start < end; start++) {
      if (this.isNameWord(start) && this.endFrom(start) >= end) return start;
    }
    return end;
  }

  /** End of the name word at atom `i` with its stop ("M.", "Muh.") or what a hyphen joins ("Al-Habsyi"). */
  #wordEnd(i: number): number {
    const { tokens } = this.#doc;
    if (!this.isNameWord(i)) return i;
    let end = i + 1;
    const length = (tokens.end[i] as number) - (tokens.start[i] as number);
    const stopped = isMark(tokens, end, '.') && !spaceBefore(tokens, end);
    if (stopped && (length === 1 || this.#affixes.abbreviated(i) === 1)) {
      // An initial keeps its stop, unless the stop ends the sentence.
      if (this.#breaks[end + 1] !== 1 || this.isNameWord(end + 1)) end++;
    } else if (this.#isApostrophe(end) && this.isNameWord(end + 1) && spaceBefore(tokens, end + 1)) {
      end++;
    } else if (this.#isHyphen(end) && this.isNameWord(end + 1) && this.#affixes.isArticle(i)) {
      end += 2;
    }
    return end;
  }

  /** True when a space or the stop of an initial ("M.Safwan") stands before atom `i`. */
  #isApart(i: number): boolean {
    return spaceBefore(this.#doc.tokens, i) || isMark(this.#doc.tokens, i - 1, '.');
  }

  #pastLink(i: number): number {
    const { tokens } = this.#doc;
    if (i >= tokens.count || this.#breaks[i] === 1 || tokens.shape[i] !== Shape.Lower) return i;
    if (!this.#affixes.links(i)) return i;
    return this.#isHyphen(i + 1) ? i + 2 : i + 1;
  }

  /** At the end of a name word ("Laso' Paundanan"). */
  #isApostrophe(i: number): boolean {
    const { tokens } = this.#doc;
    return isOneOf(tokens, i, `'\u2019`) && !spaceBefore(tokens, i);
  }

  #isHyphen(i: number): boolean {
    const { tokens } = this.#doc;
    return isMark(tokens, i, '-') && !spaceBefore(tokens, i);
  }
}
