/** Conduct said with a verb and its object apart: "menghadiri acara deklarasi paslon", "mobil dinas ... dipakai". */
import type { Context, Directed } from '../../document.js';
import type { Match } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { SentenceCues } from './cues.js';
import type { Reader } from './sanctions.js';
import { Part, wordsOf } from './words.js';

type ViolationEntry = Entry<'violation'>;

export interface Composed {
  readonly entries: readonly ViolationEntry[];
  readonly weak: false;
  readonly from: number;
  readonly to: number;
}

/** Most atoms between a verb and its object. */
const REACH = 7;
/** Most atoms between a noun and the contestant that it is about: "posko milik pasangan calon". */
const ABOUT_REACH = 3;

/** The conduct that begins at atom `i` and ends before `limit`, or null. */
export function composedAt(reader: Reader, cues: SentenceCues, i: number, limit: number): Composed | null {
  return joined(reader, cues, i, limit, ACTIVE) ?? joined(reader, cues, i, limit, PASSIVE);
}

/** Which parts open and close conduct; `toward` verbs are closed by a contestant. */
interface Voice {
  readonly first: number;
  readonly second: number;
  readonly toward: number | null;
}

const ACTIVE: Voice = { first: Part.Verb, second: Part.Object, toward: Part.Toward };
const PASSIVE: Voice = { first: Part.Object, second: Part.Passive, toward: null };

function joined(
  reader: Reader,
  cues: SentenceCues,
  i: number,
  limit: number,
  { first, second, toward }: Voice,
): Composed | null {
  const { doc, context } = reader;
  const openers = slotted(doc, context, i, first, limit);
  const towards = toward === null ? NONE : slotted(doc, context, i, toward, limit);
  const begin = Math.max(openers[0]?.to ?? 0, towards[0]?.to ?? 0);
  if (begin === 0) return null;
  // "ikut" alone says nothing of what is done.
  const light = cues.at('violation-involve', i) !== undefined;
  const end = Math.min(begin + REACH, limit);
  // "mengunggah, menyukai dan membagikan konten": the kind that all verbs of the object can be.
  let shared: ReadonlySet<number> | null = null;
  let start = i;
  for (let k = begin; k < end; k++) {
    if (slotted(doc, context, k, Part.Not, limit).length > 0) return null;
    const closed = closedAt(reader, cues, k, limit, { openers, towards, second });
    if (closed === null) {
      const verbs = slotted(doc, context, k, Part.Verb, limit);
      if (verbs.length > 0)
        shared = new Set(verbs.map(({ entry }) => entry).filter((one) => shared?.has(one) ?? true));
      const ban = second === Part.Passive ? cues.at('violation-ban', k) : undefined;
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
    if (closed.entries.length === 0) {
      if (isBorder(doc, context, cues, k, limit)) return null;
      continue;
    }
    const inAll = closed.entries.filter((entry) => shared?.has(entry) === true);
    const entries = [...inAll, ...closed.entries.filter((entry) => !inAll.includes(entry))].map(
      (entry) => context.lexicon.itemAt(entry) as ViolationEntry,
    );
    return { entries, weak: false, from: start, to: closed.to };
  }
  return null;
}

interface Openers {
  readonly openers: readonly Match[];
  readonly towards: readonly Match[];
  readonly second: number;
}

/** What the words at atom `k` make of the verbs before; no entries where they belong to other verbs. */
function closedAt(
  reader: Reader,
  cues: SentenceCues,
  k: number,
  limit: number,
  { openers, towards, second }: Openers,
): { entries: readonly number[]; to: number } | null {
  const { doc, context } = reader;
  const closers = slotted(doc, context, k, second, limit);
  const about = openers.length === 0 || second !== Part.Object ? null : aboutAt(reader, cues, k, limit);
  const joins = towards.length > 0 && !hasMark(doc, towards[0]?.to ?? k, k);
  const contestant = joins ? contestantAt(reader, cues, k) : -1;
  const longest = Math.max(closers[0]?.to ?? 0, about?.to ?? 0, contestant <= limit ? contestant : 0);
  if (longest === 0) return null;
  const entries: number[] = [];
  const take = (to: number, by: readonly Match[], closes: (entry: number) => boolean): void => {
    if (to !== longest) return;
    for (const { entry } of by) if (closes(entry) && !entries.includes(entry)) entries.push(entry);
  };
  for (const closer of closers) take(closer.to, openers, (entry) => entry === closer.entry);
  if (about !== null)
    take(about.to, openers, (entry) => about.matches.some((match) => match.entry === entry));
  take(contestant, towards, () => true);
  return { entries, to: longest };
}

/** "posko paslon", "unggahan milik caleg": a noun that a contestant follows, up to the contestant. */
function aboutAt(
  reader: Reader,
  cues: SentenceCues,
  k: number,
  limit: number,
): { matches: readonly Match[]; to: number } | null {
  const { doc, context } = reader;
  const matches = slotted(doc, context, k, Part.About, limit);
  const noun = matches[0];
  if (noun === undefined) return null;
  for (let i = noun.to; i < Math.min(noun.to + ABOUT_REACH, limit); i++) {
    const to = contestantAt(reader, cues, i);
    if (to > 0) return to <= limit ? { matches: matches.filter((one) => one.to === noun.to), to } : null;
    if (doc.tokens.shape[i] === Shape.Mark || cues.at('penalty-relative', i) !== undefined) return null;
    if (isBorder(doc, context, cues, i, limit)) return null;
  }
  return null;
}

/** "antar-caleg" is no taking of anybody anywhere. */
function hasMark({ tokens }: Directed, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens.shape[i] === Shape.Mark) return true;
  return false;
}

/** The atom after the contestant that begins at the atom, by its name or by a word for it, or -1. */
export function contestantAt({ actors }: Reader, cues: SentenceCues, i: number): number {
  const noun = cues.at('contestant-noun', i);
  if (noun?.value !== undefined) return noun.to;
  const mention = actors.at(i);
  if (mention === undefined) return -1;
  const stands =
    mention.type === 'party' || (mention.type === 'person' && actors.isOneOf(mention.entity, STANDING));
  return stands ? mention.to : -1;
}

/** Classes of those who stand for election. */
const STANDING = ['calon'] as const;

/** Matches of a part of violations at the atom, longest first; most atoms have none. */
function slotted(
  { matches }: Directed,
  { lexicon }: Context,
  i: number,
  part: number,
  limit: number,
): readonly Match[] {
  const { violations, parts } = wordsOf(lexicon);
  let found: Match[] | null = null;
  const stop = matches.first(i + 1);
  for (let m = matches.first(i); m < stop; m++) {
    if (parts[matches.slot[m] as number] !== part || (matches.to[m] as number) > limit) continue;
    if (violations[matches.entry[m] as number] === 0) continue;
    if (found === null) found = [matches.at(m)];
    else found.push(matches.at(m));
  }
  return found ?? NONE;
}

const NONE: readonly Match[] = [];

/** Another clause, or a mark that is not between verbs that share an object ("menyukai, membagikan unggahan"). */
export function isBorder(
  doc: Directed,
  context: Context,
  cues: SentenceCues,
  i: number,
  limit: number,
): boolean {
  if (cues.atAny(BORDERS, i) !== undefined) return true;
  if (doc.tokens.shape[i] !== Shape.Mark) return false;
  const mark = surfaceOf(doc.tokens, i);
  if (mark === '/' || mark === '-') return false;
  // "menggeser 1.200 suara": inside a number.
  if (doc.tokens.shape[i - 1] === Shape.Digits && doc.tokens.shape[i + 1] === Shape.Digits) return false;
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
  return slotted(doc, context, i, Part.Verb, limit).length > 0;
}

function isVerb({ matches }: Directed, { lexicon }: Context, i: number, limit: number): boolean {
  const { violations, parts } = wordsOf(lexicon);
  const stop = matches.first(i + 1);
  for (let m = matches.first(i); m < stop; m++) {
    if (violations[matches.entry[m] as number] === 0 || (matches.to[m] as number) > limit) continue;
    if (parts[matches.slot[m] as number] !== Part.Not) return true;
  }
  return false;
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
