/** Comparing spans of one article. Offsets are code points, as on the wire. */
import type { WireSpan } from '../record/schema.js';

/** A span with the pieces that it really covers, when a break or page furniture stands inside. */
export interface Parted extends WireSpan {
  readonly parts?: readonly WireSpan[] | undefined;
}

/** What a span covers, in order. */
export function pieces(span: Parted): readonly WireSpan[] {
  return span.parts ?? [span];
}

export function sameSpan(a: Parted, b: Parted): boolean {
  const left = pieces(a);
  const right = pieces(b);
  return (
    left.length === right.length &&
    left.every((piece, i) => piece.start === right[i]?.start && piece.end === right[i]?.end)
  );
}

/** Number of code points that both cover. */
export function overlapOf(a: Parted, b: Parted): number {
  if (a.start >= b.end || b.start >= a.end) return 0;
  let sum = 0;
  for (const left of pieces(a)) {
    for (const right of pieces(b)) {
      sum += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
    }
  }
  return sum;
}

/** The words of an article by position, to compare spans by the share of words that they have in common. */
export class Words {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(text: string) {
    let at = 0;
    let start = -1;
    for (const character of text) {
      const inside = /[\p{L}\p{M}\p{N}]/u.test(character);
      if (inside && start < 0) start = at;
      if (!inside && start >= 0) {
        this.#push(start, at);
        start = -1;
      }
      at++;
    }
    if (start >= 0) this.#push(start, at);
  }

  #push(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** Indices of the words that a span touches. */
  of(span: Parted): Set<number> {
    const found = new Set<number>();
    for (const { start, end } of pieces(span)) {
      for (let i = this.#firstEndingAfter(start); (this.#starts[i] ?? Infinity) < end; i++) found.add(i);
    }
    return found;
  }

  /** Words in both over words in either, 0 to 1. */
  jaccard(a: Parted, b: Parted): number {
    if (a.start >= b.end || b.start >= a.end) return 0;
    const left = this.of(a);
    const right = this.of(b);
    let both = 0;
    for (const word of left) if (right.has(word)) both++;
    const either = left.size + right.size - both;
    return either === 0 ? 0 : both / either;
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
