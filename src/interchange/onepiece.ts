/** For formats whose spans have one piece: a span of several becomes several, linked to the first. */
import type { Link, Standoff, StandoffSpan } from './standoff.js';

export const CONTINUES = 'continues';

export function inOnePiece(standoff: Standoff): Standoff {
  const spans: StandoffSpan[] = [];
  const links: Link[] = [...standoff.links];
  for (const span of standoff.spans) {
    span.pieces.forEach((piece, at) => {
      const id = at === 0 ? span.id : `${span.id}.${at}`;
      spans.push({ ...span, id, pieces: [piece], attributes: at === 0 ? span.attributes : {} });
      if (at > 0) links.push({ label: CONTINUES, from: id, to: span.id });
    });
  }
  return { ...standoff, spans, links };
}

export function joined(standoff: Standoff): Standoff {
  const firstOf = new Map<string, string>();
  for (const { label, from, to } of standoff.links) if (label === CONTINUES) firstOf.set(from, to);
  if (firstOf.size === 0) return standoff;
  const rest = new Map<string, StandoffSpan[]>();
  for (const span of standoff.spans) {
    const first = firstOf.get(span.id);
    if (first !== undefined) rest.set(first, [...(rest.get(first) ?? []), span]);
  }
  return {
    ...standoff,
    spans: standoff.spans
      .filter(({ id }) => !firstOf.has(id))
      .map((span) => ({
        ...span,
        pieces: [span, ...(rest.get(span.id) ?? [])]
          .flatMap(({ pieces }) => pieces)
          .sort((a, b) => a.start - b.start),
      })),
    links: standoff.links.filter(({ label }) => label !== CONTINUES),
  };
}
