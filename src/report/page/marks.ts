/** The text of an article cut at every border of a finding, so that findings may overlap as they like. */
import type { Pieces, ShownArticle } from '../model.js';

export const LAYERS = ['directive', 'sanction', 'violation', 'quote', 'mention'] as const;
export type Layer = (typeof LAYERS)[number];

/** A finding: its layer and its position there. */
export interface Owner {
  readonly layer: Layer;
  readonly at: number;
}

/** What a stretch of text is of a finding. */
export type Role = 'content' | 'trigger' | 'cue' | 'when' | 'condition';

interface Mark {
  readonly owner: Owner;
  readonly role: Role;
  readonly start: number;
  readonly end: number;
  /** True for where the finding begins: there it takes the keyboard's focus. */
  readonly first: boolean;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/** Segments of `start` to `end`, in order, without gaps. */
export function segments(marks: readonly Mark[], start: number, end: number): Segment[] {
  const inside = marks.filter((mark) => mark.start < end && start < mark.end);
  const borders = new Set([start, end]);
  for (const mark of inside) {
    borders.add(Math.max(start, mark.start));
    borders.add(Math.min(end, mark.end));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] as number;
    return { start: from, end: to, marks: inside.filter((mark) => mark.start < to && from < mark.end) };
  });
}

/** All marks of an article, in the order of the text. */
export function marksOf(article: ShownArticle): Mark[] {
  const marks: Mark[] = [];
  const add = (layer: Layer, at: number, role: Role, pieces: Pieces | undefined): void => {
    if (pieces === undefined) return;
    for (let i = 0; i + 1 < pieces.length; i += 2) {
      marks.push({
        owner: { layer, at },
        role,
        start: pieces[i] as number,
        end: pieces[i + 1] as number,
        first: role === 'content' && i === 0,
      });
    }
  };
  article.directives.forEach(({ pieces, trigger, when, condition }, at) => {
    add('directive', at, 'content', pieces);
    add('directive', at, 'trigger', trigger);
    add('directive', at, 'when', when);
    add('directive', at, 'condition', condition);
  });
  article.sanctions.forEach(({ pieces }, at) => add('sanction', at, 'content', pieces));
  article.violations.forEach(({ pieces }, at) => add('violation', at, 'content', pieces));
  article.quotes.forEach(({ pieces, cue }, at) => {
    add('quote', at, 'content', pieces);
    add('quote', at, 'cue', cue);
  });
  article.mentions.forEach(([, pieces], at) => add('mention', at, 'content', pieces));
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}
