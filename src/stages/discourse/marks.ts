/**
 * Pairs quotation marks over atoms. Local news opens with closing marks, closes with opening ones, doubles
 * apostrophes and forgets to close; so a mark's place between spaces decides before its shape does, and an
 * unclosed quote ends with its paragraph unless a later paragraph plainly closes it.
 */
import { sentenceOfAtom, type Segmented } from '../../document.js';
import { Shape, spaceBefore, type Tokens } from '../../text/tokens.js';
import { isCharacter, isOneOf } from './atoms.js';
import type { Words } from './words.js';

/** Words between two marks: atoms `from` to before `to`, without the marks. */
export interface Marked {
  readonly from: number;
  readonly to: number;
  /** First atom of the opening mark, or `from` when there is none. */
  readonly open: number;
  /** After the last atom of the closing mark, or `to` when there is none. */
  readonly close: number;
  /** `both` marks are there, or the closing or opening one is missing. */
  readonly marks: 'both' | 'unclosed' | 'unopened';
  /** Single marks, which also stand around words that are no speech. */
  readonly single: boolean;
  /** 1, or 2 when inside another marked stretch. */
  readonly level: 1 | 2;
}

interface Mark {
  readonly at: number;
  readonly to: number;
  readonly single: boolean;
  readonly before: boolean;
  readonly after: boolean;
  readonly paragraph: number;
}

/** Paragraphs that an unclosed quote may run on through before its closing mark. */
const FURTHEST = 5;

const DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033';
const SINGLE = "'\u2018\u2019\u201a\u201b`\u00b4\u2032";
const STOPS = '.,;:!?)]\u2026';
const OPENING_GLYPHS = '\u201c\u201e\u00ab\u2018';

/** All marked stretches in order of their start. Linear in the number of atoms. */
export function pairMarks(doc: Segmented, words: Words): Marked[] {
  const paragraphOf = paragraphs(doc);
  const marks = marksOf(doc.tokens, paragraphOf);
  const doubles = pairDoubles(
    doc,
    words,
    marks.filter((mark) => !mark.single),
    paragraphOf,
  );
  const singles = pairSingles(
    marks.filter((mark) => mark.single),
    doubles,
  );
  return [...doubles, ...singles].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Paragraph number by atom: blocks, with those joined that one sentence runs across. */
function paragraphs(doc: Segmented): Int32Array {
  const { tokens, sentences } = doc;
  const paragraph = new Int32Array(tokens.count);
  let number = 0;
  for (let i = 1; i < tokens.count; i++) {
    if (tokens.block[i] !== tokens.block[i - 1]) {
      const sentence = sentenceOfAtom(sentences, i);
      if (sentence < 0 || (sentences[sentence]?.from ?? i) >= i) number++;
    }
    paragraph[i] = number;
  }
  return paragraph;
}

function marksOf(tokens: Tokens, paragraphOf: Int32Array): Mark[] {
  const marks: Mark[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.shape[i] !== Shape.Mark) continue;
    const double = isOneOf(tokens, i, DOUBLE);
    if (!double && !isOneOf(tokens, i, SINGLE)) continue;
    const doubled = !double && isOneOf(tokens, i + 1, SINGLE) && !spaceBefore(tokens, i + 1);
    const to = doubled ? i + 2 : i + 1;
    const escaped = isCharacter(tokens, i - 1, '\\') && !spaceBefore(tokens, i);
    const at = escaped ? i - 1 : i;
    const first = at === 0 || paragraphOf[at - 1] !== paragraphOf[at];
    const last = to >= tokens.count || paragraphOf[to] !== paragraphOf[to - 1];
    marks.push({
      at,
      to,
      single: !double && !doubled,
      before: first || spaceBefore(tokens, at) || isOneOf(tokens, at - 1, '(['),
      after: last || spaceBefore(tokens, to) || isOneOf(tokens, to, STOPS),
      paragraph: paragraphOf[at] as number,
    });
    i = to - 1;
  }
  return marks;
}

const opens = (mark: Mark): boolean => mark.before && !mark.after;
const closes = (mark: Mark): boolean => !mark.before && mark.after;

function pairDoubles(
  doc: Segmented,
  words: Words,
  marks: readonly Mark[],
  paragraphOf: Int32Array,
): Marked[] {
  const { tokens } = doc;
  const firsts = bounds(paragraphOf);
  const found: Marked[] = [];
  const firstOf = new Map<number, Mark>();
  for (const mark of marks) if (!firstOf.has(mark.paragraph)) firstOf.set(mark.paragraph, mark);
  /** `kampanye, ”katanya`: shaped like an opening mark, but a verb of saying follows. */
  const attributed = (mark: Mark): boolean => {
    const verb = words.verbAt(words.afterAdverbs(mark.to, mark.to + 2));
    return verb !== undefined && (verb.slot === 'base' || verb.slot === 'nya');
  };
  const glyphOpens = (mark: Mark): boolean => isOneOf(tokens, mark.at, OPENING_GLYPHS);

  let open: Mark | null = null;
  /** Atom from which a stretch without opening mark may start: after the last pair, or its paragraph. */
  let floor = 0;
  const push = (mark: Mark, end: number, close: number, marksFound: Marked['marks']): void => {
    if (end > mark.to) {
      found.push({
        from: mark.to,
        to: end,
        open: mark.at,
        close,
        marks: marksFound,
        single: false,
        level: 1,
      });
    }
    floor = close;
  };
  const closeUnclosed = (mark: Mark, limit: number): void => {
    const end = impliedEnd(doc, words, mark, limit);
    push(mark, end, end, 'unclosed');
  };

  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m] as Mark;
    if (open !== null && open.paragraph !== mark.paragraph) {
      const runsOn =
        mark.paragraph - open.paragraph <= FURTHEST &&
        firstOf.get(mark.paragraph) === mark &&
        !opens(mark) &&
        (closes(mark) || attributed(mark));
      if (!runsOn) {
        closeUnclosed(open, firsts[open.paragraph + 1] as number);
        open = null;
      }
    }
    if (open === null) {
      const next = marks[m + 1];
      const lonely = next === undefined || next.paragraph !== mark.paragraph;
      const asClosing = attributed(mark) ? !opens(mark) || lonely : closes(mark) && (lonely || opens(next));
      if (!asClosing || (glyphOpens(mark) && mark.before && !lonely)) {
        open = mark;
        continue;
      }
      const from = Math.max(floor, firsts[mark.paragraph] as number);
      if (attributed(mark) && mark.at > from) {
        found.push({
          from,
          to: mark.at,
          open: from,
          close: mark.to,
          marks: 'unopened',
          single: false,
          level: 1,
        });
      }
      floor = mark.to;
      continue;
    }
    if (opens(mark) && !attributed(mark)) {
      const next = marks[m + 1];
      const afterNext = marks[m + 2];
      const nested =
        next !== undefined &&
        afterNext !== undefined &&
        afterNext.paragraph === mark.paragraph &&
        (closes(next) || !opens(next)) &&
        !attributed(next) &&
        (closes(afterNext) || attributed(afterNext)) &&
        !opens(afterNext);
      if (nested) {
        found.push({
          from: mark.to,
          to: next.at,
          open: mark.at,
          close: next.to,
          marks: 'both',
          single: false,
          level: 2,
        });
        m++;
        continue;
      }
      closeUnclosed(open, mark.at);
      open = mark;
      continue;
    }
    push(open, mark.at, mark.to, 'both');
    open = null;
  }
  if (open !== null) closeUnclosed(open, firsts[open.paragraph + 1] as number);
  return found;
}

/** Where a quote without closing mark ends: before its attribution, else at `limit`. */
function impliedEnd(doc: Segmented, words: Words, open: Mark, limit: number): number {
  const { tokens } = doc;
  for (let i = open.to + 1; i < limit; i++) {
    const verb = words.verbAt(i);
    if (verb === undefined || (verb.slot !== 'base' && verb.slot !== 'nya') || verb.entry.act === 'read')
      continue;
    if (isOneOf(tokens, i - 1, ',.')) return i - 1;
  }
  return limit;
}

/** The first atom of each paragraph, and the number of atoms at the end. */
function bounds(paragraphOf: Int32Array): number[] {
  const firsts: number[] = [];
  for (let i = 0; i < paragraphOf.length; i++)
    if (firsts.length <= (paragraphOf[i] as number)) firsts.push(i);
  firsts.push(paragraphOf.length);
  return firsts;
}

/** Single marks pair only when they are shaped so, within one paragraph. */
function pairSingles(marks: readonly Mark[], doubles: readonly Marked[]): Marked[] {
  const found: Marked[] = [];
  let open: Mark | null = null;
  let d = 0;
  for (const mark of marks) {
    if (open !== null && open.paragraph !== mark.paragraph) open = null;
    if (opens(mark)) {
      open ??= mark;
      continue;
    }
    if (open === null || (mark.before && mark.after)) continue;
    while (d < doubles.length && (doubles[d] as Marked).close <= open.at) d++;
    const outer = doubles[d];
    const inside = outer !== undefined && outer.open <= open.at && mark.to <= outer.close;
    const crosses = outer !== undefined && !inside && outer.open < mark.to && outer.open <= open.at;
    if (!crosses && mark.at > open.to) {
      found.push({
        from: open.to,
        to: mark.at,
        open: open.at,
        close: mark.to,
        marks: 'both',
        single: true,
        level: inside ? 2 : 1,
      });
    }
    open = null;
  }
  return found;
}
