/**
 * Paragraphs that are halves of one sentence: a line break or a related link was put into its middle. Joined only
 * on strong signs, since one page in fourteen has sentences, headings or list items that end without a mark.
 */
import { foldCase, Shape, surfaceOf, type Tokens } from '../../text/tokens.js';
import { isTerminal, markAt, Role, type Marks } from './marks.js';
import { WordClass, type ClassOf } from './words.js';

/** Atoms of one block: `from` to before `to`. */
export interface BlockAtoms {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** True when `after` goes on with the sentence that `before`, the body block read just before it, broke off. */
export function continues(
  tokens: Tokens,
  marks: Marks,
  classOf: ClassOf,
  before: BlockAtoms,
  after: BlockAtoms,
): boolean {
  const last = lastCounting(marks, before);
  if (last < 0) return false;
  const end = markAt(tokens, last);
  if (isTerminal(end) || end === 0x3a || end === 0x3b) return false;
  const first = after.from;
  const shape = tokens.shape[first] as Shape;
  if (shape === Shape.Mark) return false;
  if (isItemMarker(tokens, first)) return false;
  if (shape === Shape.Lower) return true;
  if (quoteRunsOver(marks, before, after)) return true;
  if (tokens.shape[last] === Shape.Mark) return false;
  if (before.to - before.from < 4) return false;
  return (classOf(foldCase(surfaceOf(tokens, last))) & WordClass.Continues) !== 0;
}

/** The block's last atom that is no closing mark, or -1. */
function lastCounting(marks: Marks, { from, to }: BlockAtoms): number {
  let last = to - 1;
  while (last >= from && marks.role[last] === Role.Close) last--;
  return last >= from ? last : -1;
}

/** True when a quotation opened in `before` closes in `after`, the first mark of that kind there. */
function quoteRunsOver(marks: Marks, before: BlockAtoms, after: BlockAtoms): boolean {
  for (let i = before.to - 1; i >= before.from; i--) {
    const partner = marks.partner[i] as number;
    if (marks.role[i] === Role.Open && partner >= before.to) return partner < after.to;
  }
  return false;
}

/** "a.", "b)" or "12." of a list. */
function isItemMarker(tokens: Tokens, i: number): boolean {
  const next = markAt(tokens, i + 1);
  if (next !== 0x2e && next !== 0x29) return false;
  return tokens.shape[i] === Shape.Digits || (tokens.end[i] as number) - (tokens.start[i] as number) === 1;
}
