/**
 * Which quotation marks open and which close, and which brackets belong together. Told by the spaces around a
 * mark first, by its shape second and by what is open third, since news pages mix “ ” " and write ” at both ends.
 * A mark that is never closed is given up at the next paragraph that cannot go on with it.
 */
import { Shape, spaceBefore, type Tokens } from '../../text/tokens.js';

export enum Role {
  None = 0,
  Open = 1,
  Close = 2,
}

export interface Marks {
  /** Role of each atom: set on quotation marks and brackets. */
  readonly role: Uint8Array;
  /** Index of the atom that closes an opening mark or opens a closing one; -1 when there is none. */
  readonly partner: Int32Array;
  /** Double quotation marks without a partner, in order. */
  readonly unpaired: readonly number[];
}

/** Brackets farther apart than this, in atoms, are taken for a bracket never closed. */
const BRACKET_REACH = 60;

const APOSTROPHES = new Set(["'", '\u2018', '\u2019', '`', '\u00b4'].map((mark) => mark.charCodeAt(0)));

/** @param isBody whether the block of this index is a paragraph; marks of other blocks pair only among themselves */
export function pairMarks(tokens: Tokens, isBody: (block: number) => boolean): Marks {
  const { text, count, start, shape, block } = tokens;
  const role = new Uint8Array(count);
  const partner = new Int32Array(count).fill(-1);
  const unpaired: number[] = [];
  const brackets: number[] = [];
  let open = -1;
  /** The mark that was open in the paragraph before a caption, and the paragraph read last. */
  let held = -1;
  let paragraph = -1;

  const giveUp = (): void => {
    if (open >= 0) unpaired.push(open);
    open = -1;
  };

  for (let i = 0; i < count; i++) {
    const blockStart = i === 0 || block[i] !== block[i - 1];
    if (blockStart) {
      brackets.length = 0;
      const here = block[i] as number;
      if (i > 0 && block[i - 1] !== paragraph) {
        giveUp();
        open = held;
      }
      if (isBody(here)) {
        // A quotation may be cut once by a break or a related link, not run on through whole paragraphs.
        if (open >= 0 && block[open] !== paragraph) giveUp();
        paragraph = here;
        held = -1;
      } else {
        held = open;
        open = -1;
      }
    }
    if (shape[i] !== Shape.Mark) continue;
    const unit = text.charCodeAt(start[i] as number);
    if (unit === 0x28 || unit === 0x5b) {
      role[i] = Role.Open;
      brackets.push(i);
    } else if (unit === 0x29 || unit === 0x5d) {
      role[i] = Role.Close;
      const opener = brackets.pop();
      if (opener !== undefined && i - opener <= BRACKET_REACH) {
        partner[i] = opener;
        partner[opener] = i;
      }
    } else if (APOSTROPHES.has(unit)) {
      const doubled =
        i + 1 < count &&
        shape[i + 1] === Shape.Mark &&
        block[i + 1] === block[i] &&
        start[i + 1] === (start[i] as number) + 1 &&
        text.charCodeAt(start[i + 1] as number) === unit;
      if (doubled) {
        quote(i, i + 1, blockStart, unit);
        i++;
      } else {
        const before = blockStart || spaceBefore(tokens, i);
        role[i] = before ? (spaceAfter(tokens, i) ? Role.None : Role.Open) : Role.Close;
      }
    } else if (isDoubleMark(unit)) {
      quote(i, i, blockStart, unit);
    }
  }
  giveUp();
  if (held >= 0) unpaired.push(held);
  unpaired.sort((a, b) => a - b);
  return { role, partner, unpaired };

  /** Gives the mark on atoms `first` to `last` (two for doubled apostrophes) its role and partner. */
  function quote(first: number, last: number, blockStart: boolean, unit: number): void {
    const opens = quoteOpens(tokens, first, last, blockStart, unit, open >= 0);
    role[first] = role[last] = opens ? Role.Open : Role.Close;
    if (opens) {
      giveUp();
      open = first;
    } else if (open >= 0) {
      partner[open] = first;
      partner[first] = partner[last] = open;
      open = -1;
    } else {
      unpaired.push(first);
    }
  }
}

function quoteOpens(
  tokens: Tokens,
  first: number,
  last: number,
  blockStart: boolean,
  unit: number,
  isOpen: boolean,
): boolean {
  if (blockStart) return true;
  const before = spaceBefore(tokens, first) || isOpeningMark(markAt(tokens, first - 1));
  const after = spaceAfter(tokens, last);
  if (before && !after) {
    // `netral, "katanya`: the space stands on the wrong side of a closing mark.
    return !(isOpen && tokens.shape[last + 1] === Shape.Lower && isPause(markAt(tokens, first - 1)));
  }
  if (!before && after) return false;
  if (!before && isPause(markAt(tokens, first - 1))) return false;
  if (isOpen) return false;
  return unit !== 0x201d || before;
}

const isDoubleMark = (unit: number): boolean =>
  unit === 0x22 ||
  unit === 0x201c ||
  unit === 0x201d ||
  unit === 0x201e ||
  unit === 0x201f ||
  unit === 0xab ||
  unit === 0xbb;

/** The mark at an atom as its code unit; 0 for words, digits and positions outside. */
export function markAt(tokens: Tokens, i: number): number {
  return i >= 0 && i < tokens.count && tokens.shape[i] === Shape.Mark
    ? tokens.text.charCodeAt(tokens.start[i] as number)
    : 0;
}

/** . ? ! … */
export const isTerminal = (unit: number): boolean =>
  unit === 0x2e || unit === 0x3f || unit === 0x21 || unit === 0x2026;

/** A mark after which a quotation closes: , . ? ! … */
const isPause = (unit: number): boolean => unit === 0x2c || isTerminal(unit);

/** ( [ - – — / : a quotation mark straight after one of these opens. */
const isOpeningMark = (unit: number): boolean =>
  unit === 0x28 ||
  unit === 0x5b ||
  unit === 0x2d ||
  unit === 0x2013 ||
  unit === 0x2014 ||
  unit === 0x2f ||
  unit === 0x3a;

/** True when white space or the block's end follows atom `i`. */
function spaceAfter(tokens: Tokens, i: number): boolean {
  return i + 1 >= tokens.count || tokens.block[i + 1] !== tokens.block[i] || spaceBefore(tokens, i + 1);
}
