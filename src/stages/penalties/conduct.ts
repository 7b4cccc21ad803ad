/** Conduct said with a verb and its object apart: "menghadiri acara deklarasi paslon", "mobil dinas ... dipakai". */
import type { Context, Directed } from '../../document.js';
import type { Match } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { SentenceCues } from './cues.js';

type ViolationEntry = Entry<'violation'>;

export interface Composed {
  readonly entries: readonly ViolationEntry[];
  readonly weak: false;
  readonly from: number;
  readonly to: number;
}

/** Most atoms between a verb and its object. */
const REACH = 7;

/** The conduct that begins at atom `i` and ends before `limit`, or null. */
export function composedAt(
  { doc, context }: { doc: Directed; context: Context },
  cues: SentenceCues,
  i: number,
  limit: number,
): Composed | null {
  return (
    joined(doc, context, cues, i, limit, 'verb', 'object') ??
    joined(doc, context, cues, i, limit, 'object', 'passive')
  );
}

function joined(
  doc: Directed,
  context: Context,
  cues: SentenceCues,
  i: number,
  limit: number,
  first: string,
  second: string,
): Composed | null {
  const openers = slotted(doc, context, i, first, limit);
  const begin = openers[0];
  if (begin === undefined) return null;
  const end = Math.min(begin.to + REACH, limit);
  for (let k = begin.to; k < end; k++) {
    const closers = slotted(doc, context, k, second, limit);
    const longest = closers[0];
    if (longest === undefined) {
      if (isBorder(doc, context, cues, k, limit)) return null;
      continue;
    }
    const entries = closers
      .filter(({ to }) => to === longest.to)
      .map((match) => context.lexicon.entry(match, 'violation') as ViolationEntry)
      .filter(({ id }) => openers.some((match) => context.lexicon.entry(match, 'violation')?.id === id));
    if (entries.length > 0) return { entries, weak: false, from: i, to: longest.to };
    if (isBorder(doc, context, cues, k, limit)) return null;
  }
  return null;
}

/** Matches of a slot of violations at the atom, longest first; most atoms have none. */
function slotted(
  { matches }: Directed,
  { lexicon }: Context,
  i: number,
  slot: string,
  limit: number,
): readonly Match[] {
  if ((matches.kindsAt(i) & lexicon.kindBit('violation')) === 0) return NONE;
  let found: Match[] | null = null;
  const stop = matches.first(i + 1);
  for (let m = matches.first(i); m < stop; m++) {
    const match = matches.at(m);
    if (match.slot !== slot || match.to > limit || lexicon.kind(match) !== 'violation') continue;
    if (found === null) found = [match];
    else found.push(match);
  }
  return found ?? NONE;
}

const NONE: readonly Match[] = [];

/** Another clause, or a mark that is not between verbs that share an object ("menyukai, membagikan unggahan"). */
function isBorder(doc: Directed, context: Context, cues: SentenceCues, i: number, limit: number): boolean {
  if (BORDERS.some((kind) => cues.at(kind, i) !== undefined)) return true;
  if (doc.tokens.shape[i] !== Shape.Mark) return false;
  const mark = surfaceOf(doc.tokens, i);
  if (mark === '/' || mark === '-') return false;
  return mark !== ',' || !(cues.at('penalty-and', i + 1) || isVerb(doc, context, i + 1, limit));
}

function isVerb(doc: Directed, context: Context, i: number, limit: number): boolean {
  return doc.matches
    .startingAt(i)
    .some(
      (match) =>
        match.to <= limit && match.slot !== 'not' && context.lexicon.entry(match, 'violation') !== undefined,
    );
}

const BORDERS = [
  'violation-ban',
  'violation-case',
  'penalty-modal',
  'penalty-verb',
  'penalty-condition',
  'penalty-clause',
  'penalty-speech',
] as const;
