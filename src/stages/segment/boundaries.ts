/**
 * Where sentences begin inside blocks. Work is done only at full stops, question and exclamation marks, ellipses
 * and opening quotation marks; each looks at a bounded number of atoms around, so the whole is linear.
 *
 * A quotation is cut at the stops inside it and the attribution stays with its last sentence; see `Quotes`.
 */
import { foldCase, Shape, spaceBefore, surfaceOf, type Tokens } from '../../text/tokens.js';
import { isTerminal, markAt, Role, type Marks } from './marks.js';
import { undotted, WordClass, type ClassOf } from './words.js';

/** What to do with stops inside a closed quotation: cut there (the record), or keep it whole (some treebanks). */
export type Quotes = 'split' | 'whole';

/** 1 at each atom that begins a sentence or a block. */
export function sentenceStarts(tokens: Tokens, marks: Marks, classOf: ClassOf, quotes: Quotes): Uint8Array {
  return new Boundaries(tokens, marks, classOf, quotes).find();
}

/** A quotation longer than this, in atoms, is no longer kept whole: one of its marks may be another's. */
const QUOTE_REACH = 80;

class Boundaries {
  readonly #starts: Uint8Array;
  /** First atom of the sentence being read. */
  #from = 0;
  /** Before this atom nothing is cut: the end of a bracket, or of a quotation kept whole. */
  #closedUntil = 0;

  constructor(
    readonly tokens: Tokens,
    readonly marks: Marks,
    readonly classOf: ClassOf,
    readonly quotes: Quotes,
  ) {
    this.#starts = new Uint8Array(tokens.count);
  }

  find(): Uint8Array {
    const { tokens, marks } = this;
    const { count, block, shape } = tokens;
    let i = 0;
    while (i < count) {
      if (i === 0 || block[i] !== block[i - 1]) this.#begin(i);
      if (shape[i] !== Shape.Mark) {
        i++;
        continue;
      }
      const unit = markAt(tokens, i);
      if (marks.role[i] === Role.Open) {
        const closer = marks.partner[i] as number;
        if (i > this.#closedUntil && this.#opensUnannounced(i, closer)) this.#begin(i);
        if (closer >= 0 && this.#protects(unit, i, closer))
          this.#closedUntil = Math.max(this.#closedUntil, closer);
        i++;
      } else if (isTerminal(unit)) {
        const next = this.#afterClosers(i);
        if (next < count && block[next] === block[i] && next > this.#closedUntil && this.#ends(i, next)) {
          this.#begin(next);
        }
        i = Math.max(i + 1, next);
      } else {
        i++;
      }
    }
    return this.#starts;
  }

  #begin(i: number): void {
    this.#starts[i] = 1;
    this.#from = i;
  }

  /** True when no sentence may end between an opening mark and its closing one. */
  #protects(unit: number, opener: number, closer: number): boolean {
    if (unit === 0x28 || unit === 0x5b) return true;
    return (
      this.quotes === 'whole' &&
      closer - opener <= QUOTE_REACH &&
      this.tokens.block[opener] === this.tokens.block[closer]
    );
  }

  /** First atom after a terminal mark and all that closes with it: more stops, closing marks. */
  #afterClosers(i: number): number {
    const { tokens, marks } = this;
    let next = i + 1;
    while (next < tokens.count && tokens.block[next] === tokens.block[i]) {
      const isCloser = marks.role[next] === Role.Close;
      if (!isCloser && !(isTerminal(markAt(tokens, next)) && !spaceBefore(tokens, next))) break;
      next++;
    }
    return next;
  }

  /** True when the terminal mark at `i` ends a sentence; `next` is the first atom after it and its closers. */
  #ends(i: number, next: number): boolean {
    const { tokens } = this;
    if (i === this.#from) return false;
    if (tokens.shape[next] === Shape.Lower) return this.#endsBeforeLowerCase(i, next);
    if (!this.#canBegin(next)) return false;
    const spaced = spaceBefore(tokens, next);
    const last = next - 1;
    if (this.marks.role[last] === Role.Close)
      return !this.#isAttribution(next) && !this.#isRankInBrackets(i, last);

    const unit = markAt(tokens, i);
    if (unit !== 0x2e || last > i) return spaced || tokens.shape[next] === Shape.Title;
    const left = i - 1;
    const leftShape = tokens.shape[left] as Shape;
    if (leftShape === Shape.Mark) return spaced || tokens.shape[next] === Shape.Title;
    if (spaceBefore(tokens, i)) return spaced;
    if (leftShape === Shape.Digits) return this.#endsAfterNumber(left, next, spaced);
    return this.#endsAfterWord(i, next, spaced);
  }

  /** A sentence that forgot its capital: only after a whole word that is no name, and not before an attribution. */
  #endsBeforeLowerCase(i: number, next: number): boolean {
    const { tokens, classOf } = this;
    if (next > i + 1 || !spaceBefore(tokens, next) || spaceBefore(tokens, i)) return false;
    const left = tokens.shape[i - 1];
    if ((left !== Shape.Lower && left !== Shape.Digits) || length(tokens, i - 1) < 4) return false;
    return (classOf(folded(tokens, next)) & WordClass.Reports) === 0 && classOf(folded(tokens, i - 1)) === 0;
  }

  /** True when a sentence can begin with this atom, which is not in lower case. */
  #canBegin(i: number): boolean {
    const { tokens, marks } = this;
    const shape = tokens.shape[i] as Shape;
    if (shape !== Shape.Mark) return true;
    const inside = i + 1;
    if (inside >= tokens.count || tokens.block[inside] !== tokens.block[i]) return false;
    if (marks.role[i] === Role.Open) {
      // Marks may stand in a row: ("Kami …, or an empty pair where a link was: ()
      if (tokens.shape[inside] === Shape.Mark) return marks.role[inside] !== Role.None;
      return tokens.shape[inside] !== Shape.Lower;
    }
    return isBullet(markAt(tokens, i)) && spaceBefore(tokens, i);
  }

  #endsAfterNumber(left: number, next: number, spaced: boolean): boolean {
    const { tokens } = this;
    const nextShape = tokens.shape[next] as Shape;
    if (this.#isListMarker(left)) return false;
    if (!spaced) return nextShape === Shape.Title && length(tokens, next) > 1;
    // A stray space in a time or an amount: pukul 23. 59, Rp1.500. 000
    if (nextShape !== Shape.Digits || length(tokens, left) > 3) return true;
    const grouped = markAt(tokens, left - 1) === 0x2e && !spaceBefore(tokens, left);
    return length(tokens, next) === 3 ? !grouped : length(tokens, left) > 2 || length(tokens, next) !== 2;
  }

  #endsAfterWord(stop: number, next: number, spaced: boolean): boolean {
    const { tokens, classOf } = this;
    const left = stop - 1;
    const nextShape = tokens.shape[next] as Shape;
    if (!spaced) {
      if (nextShape !== Shape.Title || length(tokens, next) < 2 || length(tokens, left) < 3) return false;
      const nextClass = classOf(folded(tokens, next));
      return (nextClass & WordClass.Domain) === 0 && this.#stopClass(stop) === 0;
    }
    if (this.#isDegree(next, next) || (nextShape !== Shape.Mark && this.#isDegree(left, next))) return false;
    const stopClass = this.#stopClass(stop);
    if (stopClass === 0) return true;
    if ((stopClass & WordClass.After) !== 0)
      return tokens.shape[next] !== Shape.Mark || markAt(tokens, next) !== 0x28;
    return this.#isOpener(next);
  }

  /**
   * What the word before this stop is: `Before` or `After` for an abbreviation, `Initial` for a letter or a
   * list marker of letters, 0 for an ordinary word. A dotted form is read back to its first letter.
   */
  #stopClass(stop: number): number {
    const { tokens } = this;
    const left = stop - 1;
    // Back over "M.Si", "S. Sos", "Ph.D": short capitalised pieces with stops between.
    let first = left;
    let pieces = 1;
    while (
      pieces < 5 &&
      first - 2 >= this.#from &&
      markAt(tokens, first - 1) === 0x2e &&
      !spaceBefore(tokens, first - 1) &&
      length(tokens, first - 2) <= 3 &&
      tokens.shape[first - 2] !== Shape.Digits &&
      tokens.shape[first - 2] !== Shape.Mark
    ) {
      first -= 2;
      pieces++;
    }
    const whole = this.#abbreviation(first, left);
    if (whole !== 0) return whole;
    // An unknown degree: a comma, and no title or initial with a space after it.
    if (pieces > 1 && markAt(tokens, first - 1) === 0x2c && !spaceBefore(tokens, left))
      return WordClass.After;
    for (let from = first + 2; from <= left; from += 2) {
      const found = this.#abbreviation(from, left);
      if (found !== 0) return found;
    }
    if (length(tokens, left) === 1) return Initial;
    return this.#isListMarker(left) && tokens.shape[left] === Shape.Upper && isRoman(surfaceOf(tokens, left))
      ? Initial
      : 0;
  }

  /** True when atoms from `from` up to the dotted form that atom `i` begins are a degree: "M.Si", "SH", "Ph. D". */
  #isDegree(from: number, i: number): boolean {
    const { tokens, classOf } = this;
    if (tokens.shape[i] === Shape.Mark || length(tokens, i) > 4) return false;
    let last = i;
    while (
      last - i < 4 &&
      last + 2 < tokens.count &&
      markAt(tokens, last + 1) === 0x2e &&
      !spaceBefore(tokens, last + 2)
    ) {
      if (tokens.shape[last + 2] === Shape.Mark || length(tokens, last + 2) > 4) break;
      last += 2;
    }
    if (from === last) {
      // Without stops it is a degree only as part of a name: "ANDI. SH, M.Si", not "Tentu. SE itu …"
      const after = markAt(tokens, last + 1);
      const named = tokens.shape[i] === Shape.Upper && tokens.shape[i - 2] !== Shape.Lower;
      if (!named || (after !== 0x2c && after !== 0x2e)) return false;
    }
    const key = undotted(tokens.text.slice(tokens.start[from], tokens.end[last]));
    return (classOf(key) & WordClass.After) !== 0;
  }

  /** True for "(Purn.)" and its like between a rank and a name. */
  #isRankInBrackets(stop: number, last: number): boolean {
    const { tokens, classOf } = this;
    return (
      markAt(tokens, last) === 0x29 &&
      this.marks.partner[last] === stop - 2 &&
      (classOf(folded(tokens, stop - 1)) & WordClass.Before) !== 0
    );
  }

  /** `Before`, `After` or 0 for the dotted form of these atoms. A comma tells a degree from a title spelt alike. */
  #abbreviation(from: number, last: number): number {
    const { tokens, classOf } = this;
    const found = classOf(undotted(tokens.text.slice(tokens.start[from], tokens.end[last])));
    const sides = found & (WordClass.Before | WordClass.After);
    if (sides !== (WordClass.Before | WordClass.After)) return sides;
    return markAt(tokens, from - 1) === 0x2c ? WordClass.After : WordClass.Before;
  }

  /** True for a number or letter that begins its sentence or follows a colon or semicolon: "1." of a list. */
  #isListMarker(i: number): boolean {
    if (i === this.#from) return true;
    const before = markAt(this.tokens, i - 1);
    return (
      before === 0x3a || before === 0x3b || (i - 1 === this.#from && (before === 0x28 || isBullet(before)))
    );
  }

  #isOpener(i: number): boolean {
    const { tokens, marks } = this;
    if (tokens.shape[i] === Shape.Mark) return marks.role[i] === Role.Open && markAt(tokens, i) !== 0x28;
    return (this.classOf(folded(tokens, i)) & WordClass.Opens) !== 0;
  }

  /** True for a capitalised attribution after a quotation: `." Jelas Budi`, `.” Tutupnya.` */
  #isAttribution(i: number): boolean {
    const { tokens, classOf } = this;
    if (tokens.shape[i] !== Shape.Title) return false;
    const word = folded(tokens, i);
    if ((classOf(word) & WordClass.Reports) === 0) return false;
    if (word.endsWith('nya')) return true;
    const after = i + 1;
    if (after >= tokens.count || tokens.block[after] !== tokens.block[i]) return true;
    if (tokens.shape[after] === Shape.Mark) return true;
    if (tokens.shape[after] !== Shape.Lower) return true;
    return (classOf(folded(tokens, after)) & WordClass.Opens) !== 0;
  }

  /**
   * True for speech that begins after a sentence whose full stop is missing: `… secara permanen “Ada proses …,”
   * pungkas`. The comma and the verb at its end tell it from a theme or a name in quotation marks.
   */
  #opensUnannounced(open: number, close: number): boolean {
    const { tokens } = this;
    if (close < 0 || close + 1 >= tokens.count || !spaceBefore(tokens, open)) return false;
    if (tokens.block[open] !== tokens.block[close + 1]) return false;
    const inside = tokens.shape[open + 1] as Shape;
    if (inside !== Shape.Title && inside !== Shape.Upper) return false;
    if (tokens.shape[open - 1] !== Shape.Lower || open - this.#from < 4) return false;
    const end = markAt(tokens, close - 1);
    if (end !== 0x2c && !isTerminal(end)) return false;
    if ((this.classOf(folded(tokens, close + 1)) & WordClass.Reports) === 0) return false;
    return (this.classOf(folded(tokens, open - 1)) & (WordClass.Continues | WordClass.Reports)) === 0;
  }
}

/** A single letter before a stop: it stands for a name and ends a sentence only before an opening word. */
const Initial = 128;

const folded = (tokens: Tokens, i: number): string => foldCase(surfaceOf(tokens, i));
const length = (tokens: Tokens, i: number): number => (tokens.end[i] as number) - (tokens.start[i] as number);
const isRoman = (word: string): boolean => /^[IVXLC]+$/.test(word);

/** - – — • * · @ # and their like: what a list item, a handle or a tag begins with. */
const isBullet = (unit: number): boolean =>
  unit === 0x2d ||
  unit === 0x2013 ||
  unit === 0x2014 ||
  unit === 0x2022 ||
  unit === 0x2a ||
  unit === 0xb7 ||
  unit === 0x40 ||
  unit === 0x23 ||
  unit === 0x25cf ||
  unit === 0x25aa ||
  unit === 0x2192;
