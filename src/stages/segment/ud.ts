/**
 * Surface tokens as the Universal Dependencies treebanks of Indonesian have them, built from atoms: hyphenated
 * words, numbers with separators, abbreviations with their stop, references, addresses and ellipses are one token;
 * a currency, a percent sign and the two ends of a range are tokens of their own.
 */
import type { Lexicon } from '../../lexicon/index.js';
import type { Span } from '../../text/span.js';
import { foldCase, Shape, spaceBefore, surfaceOf, type Tokens } from '../../text/tokens.js';
import { markAt } from './marks.js';
import { undotted, WordClass, wordClasses } from './words.js';

export interface UdToken extends Span {
  /** Its atoms: `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

const STOP = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const HYPHEN = 0x2d;
/** Atoms; the longest addresses have fewer, and text without any space stays linear. */
const LONGEST_RUN = 100;
const ABBREVIATED = WordClass.Before | WordClass.After;

/** The tokens of atoms `from` to before `to`, which are one sentence. */
export function udTokens(tokens: Tokens, from: number, to: number, lexicon: Lexicon): UdToken[] {
  const found: UdToken[] = [];
  const sentence = new SentenceAtoms(tokens, from, to, lexicon);
  let i = from;
  while (i < to) {
    const runEnd = sentence.runEnd(i);
    const whole = sentence.wholeRun(i, runEnd);
    let next = Math.max(whole, i + 1);
    while (next < runEnd && sentence.holdsTogether(i, next)) next++;
    found.push({ start: tokens.start[i] as number, end: tokens.end[next - 1] as number, from: i, to: next });
    i = next;
  }
  return found;
}

class SentenceAtoms {
  readonly #classOf: ReturnType<typeof wordClasses>;

  constructor(
    readonly tokens: Tokens,
    readonly from: number,
    readonly to: number,
    lexicon: Lexicon,
  ) {
    this.#classOf = wordClasses(lexicon);
  }

  /** End of the atoms that stand without white space from `i` on, or of the first of them where they are many. */
  runEnd(i: number): number {
    const { tokens } = this;
    const limit = Math.min(this.to, i + LONGEST_RUN);
    let end = i + 1;
    while (end < limit && !spaceBefore(tokens, end) && tokens.block[end] === tokens.block[i]) end++;
    return end;
  }

  /**
   * End of an address, handle, tag or document number that begins at `i` (`https://…`, `a@b.id`, `#tag`,
   * `B/71/M.SM.00.00/2017`), without the marks that follow it; `i` when there is none.
   */
  wholeRun(i: number, runEnd: number): number {
    const { tokens } = this;
    let end = runEnd;
    while (end > i && this.#mark(end - 1) !== 0 && this.#mark(end - 1) !== SLASH) end--;
    let slashes = 0;
    let letters = tokens.shape[i] === Shape.Mark ? 0 : Number(tokens.shape[i] !== Shape.Digits);
    let digits = Number(tokens.shape[i] === Shape.Digits);
    let address = false;
    for (let j = i + 1; j < end; j++) {
      const mark = this.#mark(j);
      if (mark === 0) {
        if (tokens.shape[j] === Shape.Digits) digits++;
        else letters++;
        if (mark === 0 && j > i + 1 && this.#mark(j - 1) === STOP && this.#isDomain(j)) address = true;
      } else if (mark === SLASH) {
        if (this.#mark(j - 1) === COLON) address = true;
        slashes++;
      } else if (mark === 0x40) address = true;
      else if (
        mark !== STOP &&
        mark !== HYPHEN &&
        mark !== COLON &&
        mark !== 0x5f &&
        mark !== 0x3f &&
        mark !== 0x3d &&
        mark !== 0x26
      ) {
        end = j;
        break;
      }
    }
    const first = this.#mark(i);
    if (first !== 0 && first !== 0x40 && first !== 0x23) return i;
    if (first !== 0) return end > i + 1 ? end : i;
    if (address) return end;
    const number =
      letters > 0 && digits > 0 && (slashes > 1 || (slashes === 1 && tokens.shape[i] === Shape.Digits));
    const date = letters === 0 && slashes === 2 && digits === 3;
    return number || date ? end : i;
  }

  /** True when atom `next` belongs to the token that began at `first`; no white space stands before it. */
  holdsTogether(first: number, next: number): boolean {
    const mark = this.#mark(next);
    const left = this.#mark(next - 1);
    if (mark === STOP && left === STOP) return true;
    if ((mark === 0x27 || mark === 0x60 || mark === 0x2019) && left === mark) return true;
    if (mark === 0 && left === 0) return !this.#isCurrency(next - 1);
    // A mark is taken with what follows it, so that both sides are seen at once.
    if (mark !== 0) return left === 0 && this.#joins(first, next);
    const inside = left === COMMA || left === COLON || left === SLASH || left === HYPHEN || left === STOP;
    return inside && next - 1 > first && this.#joins(first, next - 1);
  }

  /** True when the mark at `i`, with a word or number straight before it, stays inside the token. */
  #joins(first: number, i: number): boolean {
    const { tokens } = this;
    const mark = this.#mark(i);
    const left = tokens.shape[i - 1] as Shape;
    const glued = i + 1 < this.to && !spaceBefore(tokens, i + 1) && tokens.block[i + 1] === tokens.block[i];
    const right = glued ? (tokens.shape[i + 1] as Shape) : Shape.Mark;
    switch (mark) {
      case STOP:
        if (left === Shape.Digits) return right === Shape.Digits;
        return right !== Shape.Mark ? this.#dotted(first, i) : this.#isAbbreviation(first, i);
      case COMMA:
        return left === Shape.Digits && right === Shape.Digits;
      case COLON:
        return left === Shape.Digits && right === Shape.Digits && this.#length(i + 1) === 2;
      case SLASH:
        return this.#joinsSlash(i, left, right);
      case HYPHEN:
        return this.#joinsHyphen(first, i, left, right);
      default:
        return false;
    }
  }

  /** "M.Si", "D.W", "detik.com": pieces with a stop between. */
  #dotted(first: number, i: number): boolean {
    return this.#length(i - 1) <= 3 || this.#isDomain(i + 1) || i - 1 > first;
  }

  /** A stop that belongs to its word: not the last of the sentence. */
  #isAbbreviation(first: number, i: number): boolean {
    const { tokens } = this;
    let after = i + 1;
    while (
      after < this.to &&
      tokens.shape[after] === Shape.Mark &&
      this.#mark(after) !== COMMA &&
      this.#mark(after) !== 0x28
    )
      after++;
    if (after >= this.to) return false;
    if (this.#length(i - 1) === 1) return true;
    const form = undotted(tokens.text.slice(tokens.start[first], tokens.end[i - 1]));
    return (this.#classOf(form) & ABBREVIATED) !== 0 || (i - 1 > first && this.#mark(i - 2) === STOP);
  }

  #joinsSlash(i: number, left: Shape, right: Shape): boolean {
    if (left === Shape.Mark || right === Shape.Mark || left === Shape.Digits) return false;
    if (right === Shape.Digits) return left !== Shape.Lower && this.#length(i - 1) <= 4;
    return this.#length(i - 1) === 1 && this.#length(i + 1) === 1;
  }

  #joinsHyphen(first: number, i: number, left: Shape, right: Shape): boolean {
    if (left === Shape.Mark || right === Shape.Mark) return false;
    if (left === Shape.Digits) {
      // 29-11-2023 is one token, 5-10 is a range.
      if (right === Shape.Digits) return this.#isHyphenDate(first, i);
      return true;
    }
    if (left === Shape.Lower || right === Shape.Digits) return true;
    if (right === Shape.Lower) return left === Shape.Title;
    return this.#length(i + 1) === 1 || this.#surface(i - 1) === this.#surface(i + 1);
  }

  #isHyphenDate(first: number, i: number): boolean {
    if (i - 1 > first) return i - 3 === first && this.#mark(i - 2) === HYPHEN;
    return (
      i + 3 < this.to &&
      this.#mark(i + 2) === HYPHEN &&
      !spaceBefore(this.tokens, i + 2) &&
      this.tokens.shape[i + 3] === Shape.Digits &&
      !spaceBefore(this.tokens, i + 3)
    );
  }

  #isCurrency(i: number): boolean {
    return (this.#classOf(this.#surface(i)) & WordClass.Currency) !== 0;
  }

  #isDomain(i: number): boolean {
    return (
      this.tokens.shape[i] !== Shape.Digits && (this.#classOf(this.#surface(i)) & WordClass.Domain) !== 0
    );
  }

  #surface(i: number): string {
    return foldCase(surfaceOf(this.tokens, i));
  }

  #length(i: number): number {
    return (this.tokens.end[i] as number) - (this.tokens.start[i] as number);
  }

  #mark(i: number): number {
    return markAt(this.tokens, i);
  }
}
