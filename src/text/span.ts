/** Half-open intervals of UTF-16 units into one article's text. Everything inside the program counts so. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span that skips something inside (page furniture in the middle of a sentence). */
export interface PartedSpan extends Span {
  /** In order, at least two, the first starting at `start`, the last ending at `end`. */
  readonly parts?: readonly Span[];
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Order by start, then longer first: the order in which every layer is written. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
