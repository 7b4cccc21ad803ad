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
  // "ikut" alone says nothing of what is done.
  const light = cues.at('violation-involve', i) !== undefined;
  const end = Math.min(begin.to + REACH, limit);
  // "mengunggah, menyukai dan membagikan konten": the kind that all verbs of the object can be.
  let shared: ReadonlySet<number> | null = null;
  let start = i;
  for (let k = begin.to; k < end; k++) {
    const closers = slotted(doc, context, k, second, limit);
    const longest = closers[0];
    if (slotted(doc, context, k, 'not', limit).length > 0) return null;
    if (longest === undefined) {
      const verbs = slotted(doc, context, k, 'verb', limit);
      if (verbs.length > 0)
        shared = new Set(verbs.map(({ entry }) => entry).filter((one) => shared?.has(one) ?? true));
      const ban = second === 'passive' ? cues.at('violation-ban', k) : undefined;
      if (ban !== undefined) {
        // "Mobil dinas dilarang dipakai ...": what is forbidden begins behind the ban.
        start = ban.to;
        k = ban.to - 1;
        continue;
      }
      if (isBorder(doc, context, cues, k, limit) || isInnerVerb(doc, context, cues, k, limit, light))
        return null;
      continue;
    }
    const fitting = closers.filter(
      ({ to, entry }) => to === longest.to && openers.some((match) => match.entry === entry),
    );
    const inAll = fitting.filter(({ entry }) => shared?.has(entry) === true);
    const entries = [...inAll, ...fitting.filter((match) => !inAll.includes(match))].map(
      (match) => context.lexicon.entry(match, 'violation') as ViolationEntry,
    );
    if (entries.length > 0) return { entries, weak: false, from: start, to: longest.to };
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

/** "ikut memasang baliho": the object belongs to the nearer verb, unless both share it ("menyukai atau membagikan"). */
function isInnerVerb(
  doc: Directed,
  context: Context,
  cues: SentenceCues,
  i: number,
  limit: number,
  light: boolean,
): boolean {
  if (!light || cues.before('penalty-and', i) !== undefined) return false;
  if (doc.tokens.shape[i - 1] === Shape.Mark) return false;
  return slotted(doc, context, i, 'verb', limit).length > 0;
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
