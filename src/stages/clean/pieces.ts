/** Cuts one line of running text into its blocks: title, dateline, text, glued link, credit, trailer. */
import type { Block, BlockKind } from '../../document.js';
import { creditNames, trailerOf } from './bylines.js';
import type { Cues, InlineLabel } from './cues.js';
import { isSpace, type Line } from './lines.js';

export interface Pieces {
  readonly blocks: readonly Block[];
  /** Names and initials of trailers and glued credits. */
  readonly names: readonly string[];
  /** A trailer closes the article. */
  readonly closed: boolean;
}

/** What a line of running text begins with: offsets within the line. */
export interface Opening {
  /** End of a title that is run together with the dateline, or 0. */
  readonly title: number;
  /** End of the dateline, or 0. */
  readonly dateline: number;
}

/** UTF-16 units that a link's title or a credit may have when text follows it on the same line. */
const LONGEST_LABELLED = 220;

/** @param last true when no running text follows this line */
export function cutLine(line: Line, opening: Opening, cues: Cues, last: boolean): Pieces {
  const { text } = line;
  const blocks: Block[] = [];
  const names: string[] = [];
  const add = (kind: BlockKind, from: number, to: number, rule: string): void => {
    const span = trimmed(text, from, to);
    if (span !== null)
      blocks.push({ kind, start: line.start + span.start, end: line.start + span.end, rule });
  };
  add('title', 0, opening.title, 'title');
  add('dateline', opening.title, opening.dateline, 'dateline');

  const labelled = labelledPieces(text, opening.dateline, cues);
  const quiet = quietFrom(text, labelled);
  let from = opening.dateline;
  let closed = false;
  for (let i = 0; i <= labelled.length; i++) {
    const piece = labelled[i];
    const to = piece?.start ?? text.length;
    // Only what no running text follows, on this line or below, ends in a trailer that could also be a name.
    closed = addText(text, from, to, last && i >= quiet, cues, add, names) || closed;
    if (piece === undefined) break;
    add(piece.label.entry.block, piece.start, piece.end, piece.label.entry.id);
    if (piece.label.entry.block === 'byline') names.push(...creditNames(text.slice(piece.start, piece.end)));
    from = piece.end;
  }
  return { blocks, names, closed };
}

/** The index of the first labelled piece after which no running text stands on the line. */
function quietFrom(text: string, labelled: readonly Labelled[]): number {
  let quiet = labelled.length;
  while (quiet > 0) {
    const after = text.slice((labelled[quiet - 1] as Labelled).end, labelled[quiet]?.start);
    if (/\S/.test(after)) break;
    quiet--;
  }
  return quiet;
}

/** Adds running text and the trailer that ends it; tells whether there was one. */
function addText(
  text: string,
  from: number,
  to: number,
  last: boolean,
  cues: Cues,
  add: (kind: BlockKind, from: number, to: number, rule: string) => void,
  names: string[],
): boolean {
  const span = trimmed(text, from, to);
  if (span === null) return false;
  const own = text.slice(span.start, span.end);
  const trailer = trailerOf(own, { isTrailerWord: (word) => cues.is('trailer', word), last });
  if (trailer === null) {
    add('body', span.start, span.end, 'paragraph');
    return false;
  }
  add('body', span.start, span.start + trailer.start, 'paragraph');
  add('byline', span.start + trailer.start, span.end, 'trailer');
  names.push(...trailer.names);
  return true;
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

interface Labelled {
  readonly label: InlineLabel;
  readonly start: number;
  readonly end: number;
}

/** The labels in a line with what belongs to them, as far as it can be told where that ends. */
function labelledPieces(text: string, from: number, cues: Cues): Labelled[] {
  const labels = cues.labelsIn(text).filter((label) => label.start >= from);
  const pieces: Labelled[] = [];
  let free = from;
  for (const [index, label] of labels.entries()) {
    if (label.start < free) continue;
    const stop = labels[index + 1]?.start ?? text.length;
    const end = labelledEnd(text, label, stop, cues);
    if (end === null) continue;
    const bracket = text.slice(Math.max(0, label.start - 2), label.start).search(/[([]\s?$/);
    const start = bracket < 0 ? label.start : Math.max(0, label.start - 2) + bracket;
    pieces.push({ label, start, end });
    free = end;
  }
  return pieces;
}

function labelledEnd(text: string, label: InlineLabel, stop: number, cues: Cues): number | null {
  if (/[([]\s?$/.test(text.slice(Math.max(0, label.start - 2), label.start))) {
    const close = closing(text, label.end, stop);
    if (close !== null) return close;
  }
  const rest = text.slice(label.end, Math.min(stop, label.end + LONGEST_LABELLED));
  if (label.entry.block === 'related') {
    const end = titleEnd(rest, cues);
    if (end !== null) return label.end + end;
  }
  const goesOn = /\p{Ll}[.!?]["”]?\s+["“]?\p{Lu}/u.exec(rest);
  if (goesOn === null) return stop - label.end <= LONGEST_LABELLED ? stop : null;
  return label.entry.block === 'related' ? label.end + goesOn.index + 2 : null;
}

function closing(text: string, from: number, stop: number): number | null {
  const limit = Math.min(stop, from + LONGEST_LABELLED);
  for (let i = from; i < limit; i++) {
    const mark = text.charAt(i);
    if (mark === ')' || mark === ']') return i + 1;
  }
  return null;
}

/** Words that a link's title has at least. */
const FEWEST_TITLE_WORDS = 3;

/**
 * Where the title of a link ends when text follows on the same line: at a wide gap, behind a question or call, before
 * a quotation, or before a word that opens sentences. Null when nothing of the kind is there.
 */
function titleEnd(rest: string, cues: Cues): number | null {
  const gap = /\s{2,}(?=\S)|[?!](?=\s)|\s(?=["“]\p{Lu}[^"”]*[,.!?]["”])/u.exec(rest);
  let end = gap === null || gap.index < 12 ? null : gap.index + (/[?!]/.test(gap[0]) ? 1 : 0);
  let words = 0;
  for (const word of rest.slice(0, end ?? rest.length).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
    if (
      words >= FEWEST_TITLE_WORDS &&
      /^\p{Lu}\p{Ll}/u.test(word[0]) &&
      cues.opensSentence(word[0].toLowerCase())
    ) {
      end = word.index;
      break;
    }
    words++;
  }
  return end;
}
