/** Cuts one line of running text into its blocks: dateline, text, glued caption, link, credit, trailer. */
import type { Block, BlockKind } from '../../document.js';
import { trailerOf, type Trailer } from './bylines.js';
import type { Cues, InlineLabel } from './cues.js';
import type { Dateline } from './dateline.js';
import { isSpace, type Line } from './lines.js';

export interface Pieces {
  readonly blocks: readonly Block[];
  readonly trailer: Trailer | null;
}

/** UTF-16 units that a link's title or a credit may have when text follows it on the same line. */
const LONGEST_LABELLED = 200;

/**
 * @param dateline what the line begins with, if anything
 * @param last true when no running text follows this line
 */
export function cutLine(line: Line, dateline: Dateline | null, cues: Cues, last: boolean): Pieces {
  const blocks: Block[] = [];
  const add = (kind: BlockKind, from: number, to: number, rule: string): void => {
    let start = from;
    let end = to;
    while (start < end && isSpace(line.text.charCodeAt(start))) start++;
    while (end > start && isSpace(line.text.charCodeAt(end - 1))) end--;
    if (start < end) blocks.push({ kind, start: line.start + start, end: line.start + end, rule });
  };

  let from = 0;
  if (dateline !== null) {
    add('dateline', 0, dateline.end, 'dateline');
    from = dateline.end;
  }
  const trailer = trailerOf(line.text, { isTrailerWord: (word) => cues.is('trailer', word), last });
  const cut = trailer !== null && trailer.start >= from ? trailer : null;
  const stop = cut?.start ?? line.text.length;

  for (const label of cues.labelsIn(line.text.slice(0, stop))) {
    if (label.start < from) continue;
    const end = labelledEnd(line.text, label, stop);
    if (end === null) continue;
    add('body', from, label.start, 'paragraph');
    add(label.entry.block, label.start, end, label.entry.id);
    from = end;
  }
  add('body', from, stop, 'paragraph');
  if (cut !== null) add('byline', cut.start, line.text.length, 'trailer');
  return { blocks, trailer: cut };
}

/** Where the labelled piece ends: its bracket, the next label, or the end of the line; null if that cannot be told. */
function labelledEnd(text: string, label: InlineLabel, stop: number): number | null {
  const opened = /[([][^\p{L}]*$/u.exec(text.slice(Math.max(0, label.start - 3), label.start + 2));
  if (opened !== null) {
    const close = closing(text, label.end, stop);
    if (close !== null) return close;
  }
  if (stop - label.end <= LONGEST_LABELLED) {
    const rest = text.slice(label.end, stop);
    if (!/\p{Ll}[.!?]["”]?\s+["“]?\p{Lu}/u.test(rest)) return stop;
  }
  return label.entry.block === 'related' ? titleEnd(text, label.end, stop) : null;
}

function closing(text: string, from: number, stop: number): number | null {
  const limit = Math.min(stop, from + LONGEST_LABELLED);
  for (let i = from; i < limit; i++) {
    const mark = text.charAt(i);
    if (mark === ')' || mark === ']') return i + 1;
  }
  return null;
}

/** A title on the same line as text: to a wide gap, or over its capitalised words. */
function titleEnd(text: string, from: number, stop: number): number | null {
  const head = text.slice(from, Math.min(stop, from + LONGEST_LABELLED));
  const gap = /\s{2,}|[?!](?=\s)/.exec(head);
  if (gap !== null && gap.index > 12) return from + gap.index + (gap[0].trim() === '' ? 0 : 1);
  return null;
}
