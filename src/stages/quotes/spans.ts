/** Spans of quotes: atoms without surrounding marks, final comma or stop. */
import { spanOfAtoms, type PartedSpan, type Tagged } from '../../document.js';
import { Shape, type Tokens } from '../../text/tokens.js';
import { isOneOf } from '../discourse/index.js';

const TRAILING = ',.;:-\u2013\u2014\u2026\\"\u201c\u201d\'\u2018\u2019';
const LEADING = ',.;:-\u2013\u2014\u2026"\u201c\u201d';

export interface AtomSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretch without marks at its ends; question and exclamation marks and brackets stay, and so does the end
 * of a quote inside, given by `inner` as the atoms after closing marks. Null when nothing is left.
 */
export function trimmed(
  tokens: Tokens,
  from: number,
  to: number,
  inner?: ReadonlySet<number>,
): AtomSpan | null {
  while (
    to > from &&
    inner?.has(to) !== true &&
    tokens.shape[to - 1] === Shape.Mark &&
    isOneOf(tokens, to - 1, TRAILING)
  )
    to--;
  while (from < to && tokens.shape[from] === Shape.Mark && isOneOf(tokens, from, LEADING)) from++;
  return from < to ? { from, to } : null;
}

/** Number of words, marks not counted. */
export function wordCount(tokens: Tokens, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (tokens.shape[i] !== Shape.Mark) count++;
  return count;
}

export function partedSpan(doc: Tagged, { from, to }: AtomSpan): PartedSpan {
  return spanOfAtoms(doc.tokens, from, to);
}
