/**
 * Annotated text as most tools know it: labelled spans with attributes, and labelled links between them. Every format
 * that keeps annotations apart from the text is written from it and read into it.
 */
import type { WireSpan } from '../record/schema.js';

export type Attributes = Readonly<Record<string, unknown>>;

export interface StandoffSpan {
  /** Unique in its text. */
  readonly id: string;
  readonly label: string;
  /** In order, at least one; code points, end exclusive. */
  readonly pieces: readonly WireSpan[];
  /** JSON values. */
  readonly attributes: Attributes;
}

export interface Link {
  readonly label: string;
  /** Ids of spans. */
  readonly from: string;
  readonly to: string;
}

export interface Standoff {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly StandoffSpan[];
  readonly links: readonly Link[];
}

/** Cuts by code points. */
export function cutter(text: string): (span: WireSpan) => string {
  const characters = Array.from(text);
  return ({ start, end }) => characters.slice(start, end).join('');
}

/** The pieces of a span and what lies between them. */
export function hull(pieces: readonly WireSpan[]): WireSpan {
  return { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
}

/** Order of the text: by start, then longer first. */
export function byPlace(a: StandoffSpan, b: StandoffSpan): number {
  const left = hull(a.pieces);
  const right = hull(b.pieces);
  return left.start - right.start || right.end - left.end;
}
