/** From runs of tokens to spans. */
import type { WireSpan } from '../record/schema.js';

/** The pieces of a run of tokens: cut where something stands between two of them. */
export function piecesOf(tokens: readonly WireSpan[], characters: readonly string[]): WireSpan[] {
  const pieces: WireSpan[] = [];
  for (const { start, end } of tokens) {
    const last = pieces.at(-1);
    const glued = last !== undefined && characters.slice(last.end, start).join('').trim() === '';
    if (last !== undefined && glued) pieces[pieces.length - 1] = { start: last.start, end };
    else pieces.push({ start, end });
  }
  return pieces;
}

/** The tokens that a span covers: the first and the one after the last; null when it lies elsewhere, also in part. */
export function tokenRange(
  span: { readonly start: number; readonly end: number },
  tokens: readonly WireSpan[],
): readonly [from: number, to: number] | null {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined || span.start < first.start || span.end > last.end)
    return null;
  const from = tokens.findIndex((token) => token.start >= span.start && token.end <= span.end);
  if (from < 0) return null;
  let to = from;
  while (to < tokens.length && (tokens[to] as WireSpan).end <= span.end) to++;
  return [from, to];
}
