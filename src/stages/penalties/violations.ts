/**
 * Conduct that the article names: forbidden under a ban, a directive to refrain or a threat; alleged, proven or
 * dismissed under a case verb. A danger merely warned of is none, and an innocent word counts only under a ban.
 */
import type { Directed, Mention, Violation } from '../../document.js';
import { sentenceOfAtom, spanOfAtoms } from '../../document.js';
import type { Match } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { atomAt, Shape, surfaceOf } from '../../text/tokens.js';
import type { Cue, SentenceCues } from './cues.js';
import type { Case, Reader } from './sanctions.js';

type ViolationEntry = Entry<'violation'>;

/** A violation with the atoms that name it, before it is written. */
export interface Act {
  readonly entries: readonly ViolationEntry[];
  readonly weak: boolean;
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

export interface FoundViolation extends Act {
  readonly kind: string;
  readonly status: Violation['status'];
  readonly actors: readonly number[];
  readonly sentence: number;
  readonly rule: string;
}

/** Atoms between a case verb or ban and the act. */
const CASE_REACH = 9;
const BAN_REACH = 4;
/** Most atoms that an act's object adds to its words. */
const OBJECT_REACH = 8;

/** The acts named under directives not to do something. */
export function underDirectives(reader: Reader): FoundViolation[] {
  const { doc, actors } = reader;
  const found: FoundViolation[] = [];
  for (const directive of doc.directives) {
    if (directive.polarity !== 'dont') continue;
    const from = atomAt(doc.tokens, directive.content.start);
    const to = atomAt(doc.tokens, directive.content.end - 1) + 1;
    const cues = reader.cues(directive.sentence);
    const addressees = directive.addressees.filter((index) => actors.classes(index).size > 0);
    const people = addressees.length > 0 ? addressees : actorNear(reader, cues, from);
    if (people.length === 0) {
      reject(reader, { from, to }, 'violation-directive', 'nobody is addressed');
      continue;
    }
    for (const act of distinct(reader, mergedActs(reader, cues, from, to), people)) {
      const status = directive.status === 'alleged' ? 'alleged' : 'forbidden';
      found.push({ ...act, status, actors: people, sentence: directive.sentence, rule: 'violation-directive' });
    }
  }
  return found;
}

/** The acts of a sentence that a threat, a case verb or a ban stands over. */
export function inSentence(reader: Reader, sentence: number, cases: readonly Case[]): FoundViolation[] {
  const cues = reader.cues(sentence);
  const { from, to } = cues.sentence;
  const found: FoundViolation[] = [];
  for (const act of mergedActs(reader, cues, from, to)) {
    const read = statusOf(reader, cues, act, cases);
    if (read === null) {
      reject(reader, act, 'violation', 'no ban, threat or case verb stands over it');
      continue;
    }
    const people = peopleOf(reader, cues, act, cases, read.status);
    for (const kept of distinct(reader, [act], people)) {
      found.push({ ...kept, status: read.status, actors: people, sentence, rule: read.rule });
    }
  }
  return found;
}

// --- acts ----------------------------------------------------------------------------------------------------

/** Acts between the atoms, "berpihak dan tidak memihak" as one, with their objects. */
function mergedActs(reader: Reader, cues: SentenceCues, from: number, to: number): Act[] {
  const merged: Act[] = [];
  for (const act of acts(reader, from, to)) {
    const last = merged.at(-1);
    if (last !== undefined && sharesKind(last, act) && isCoordinated(reader.doc, cues, last.to, act.from)) {
      merged[merged.length - 1] = { ...last, to: act.to, weak: last.weak && act.weak };
    } else merged.push(act);
  }
  return merged.map((act) => ({ ...act, to: withObject(reader, cues, act, to) }));
}

function acts({ doc, context }: Reader, from: number, to: number): Act[] {
  const found: Act[] = [];
  let end = from;
  for (let i = from; i < to; i++) {
    if (i < end) continue;
    const same: Match[] = [];
    let blocked = 0;
    for (const match of doc.matches.startingAt(i)) {
      if (match.to > to || context.lexicon.entry(match, 'violation') === undefined) continue;
      if (match.slot === 'not') blocked = Math.max(blocked, match.to);
      else if (same.length === 0 || same[0]?.to === match.to) same.push(match);
    }
    const first = same[0];
    if (blocked > 0 && (first === undefined || blocked >= first.to)) {
      end = blocked;
      continue;
    }
    if (first === undefined) continue;
    found.push({
      entries: same.map((match) => context.lexicon.entry(match, 'violation') as ViolationEntry),
      weak: same.every(({ slot }) => slot === 'weak'),
      from: first.from,
      to: first.to,
    });
    end = first.to;
  }
  return found;
}

function sharesKind(a: Act, b: Act): boolean {
  return a.entries.some(({ id }) => b.entries.some((other) => other.id === id));
}

/** "berpihak dan tidak memihak": joined and negated again, so that the two are one act. */
function isCoordinated(doc: Directed, cues: SentenceCues, from: number, to: number): boolean {
  if (to - from > 4) return false;
  let joined = false;
  let negated = false;
  for (let i = from; i < to; ) {
    const and = cues.at('penalty-and', i);
    const not = cues.at('penalty-negator', i) ?? cues.at('violation-ban', i);
    if (and !== undefined) {
      joined = true;
      i = and.to;
    } else if (not !== undefined) {
      negated = true;
      i = not.to;
    } else if (doc.tokens.shape[i] === Shape.Mark && surfaceOf(doc.tokens, i) === ',') i++;
    else return false;
  }
  return joined && negated;
}

/** Past the contestant that the act favours: "berpihak ke salah satu calon". */
function withObject({ doc }: Reader, cues: SentenceCues, act: Act, limit: number): number {
  let end = act.to;
  const last = Math.min(limit, act.to + OBJECT_REACH);
  for (let i = act.to; i < last; ) {
    // An object cut by page furniture ends where it is cut.
    const complement = cues
      .all('violation-complement')
      .find(({ from, to }) => from === i && to <= last && doc.tokens.block[to - 1] === doc.tokens.block[act.to - 1]);
    if (complement === undefined) break;
    i = complement.to;
    // Only a noun may end the act.
    if (cues.before('contestant-noun', i) !== undefined || complement.value === 'noun') end = i;
  }
  return end;
}

/** The act's kind for these people; none when the law on it does not bind them. */
function distinct({ actors }: Reader, found: readonly Act[], people: readonly number[]): (Act & { kind: string })[] {
  const kinds = new Set<string>();
  const kept: (Act & { kind: string })[] = [];
  for (const act of found) {
    const entry = act.entries.find(
      (entry) => entry.actors.length === 0 || people.some((index) => actors.isOneOf(index, entry.actors) || isPerson(actors.entity(index).type)),
    );
    if (entry === undefined || kinds.has(entry.id)) continue;
    kinds.add(entry.id);
    kept.push({ ...act, kind: entry.id });
  }
  return kept;
}

function isPerson(type: string): boolean {
  return type === 'person' || type === 'office';
}

// --- status --------------------------------------------------------------------------------------------------

function statusOf(
  { doc }: Reader,
  cues: SentenceCues,
  act: Act,
  cases: readonly Case[],
): { status: Violation['status']; rule: string } | null {
  if (isDanger(cues, act)) return null;
  const conditional = cues.all('penalty-condition').length > 0;
  const verb = caseVerb(doc, cues, act);
  if (verb !== null && !act.weak) {
    if (!conditional) return { status: verb.value as Violation['status'], rule: 'violation-case' };
    return { status: 'forbidden', rule: 'violation-threat' };
  }
  const banned = banBefore(cues, act);
  if (banned) return { status: 'forbidden', rule: 'violation-ban' };
  if (act.weak) return null;
  const threat = cases.find(({ status }) => status === 'threatened' || status === 'proposed');
  if (threat !== undefined) return { status: 'forbidden', rule: 'violation-threat' };
  if (conditional) return null;
  const done = cases.find(({ status }) => status === 'imposed' || status === 'lifted');
  if (done !== undefined) return { status: 'proven', rule: 'violation-case' };
  const open = cases.find(({ status }) => status === 'recommended' || status === 'pending');
  return open === undefined ? null : { status: 'alleged', rule: 'violation-case' };
}

/** "rawan politik uang": warned of, done by nobody. */
function isDanger(cues: SentenceCues, act: Act): boolean {
  return cues.all('violation-danger').some(({ from, to }) => to <= act.from && act.from - from <= BAN_REACH + 1);
}

/** The case verb nearest before the act ("diduga melanggar netralitas"); the longest of several in one place. */
function caseVerb(doc: Directed, cues: SentenceCues, act: Act): Cue | null {
  let best: Cue | null = null;
  for (const cue of cues.all('violation-case')) {
    if (cue.from > act.from || act.from - cue.to > CASE_REACH) continue;
    if (cue.to > act.from && cue.from !== act.from) continue;
    if (hasStop(doc, cue.to, act.from)) continue;
    // A longer cue that covers a shorter one says more: "tidak terbukti".
    if (best !== null && cue.from >= best.from && cue.to <= best.to) continue;
    best = cue;
  }
  return best;
}

function hasStop(doc: Directed, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (doc.tokens.shape[i] === Shape.Mark && '.;:?!'.includes(surfaceOf(doc.tokens, i))) return true;
  }
  return false;
}

/** "dilarang ikut kampanye", "larangan berpolitik praktis": a word that forbids, not a plain negation. */
function banBefore(cues: SentenceCues, act: Act): boolean {
  return cues
    .all('violation-ban')
    .some(({ value, to }) => value === 'ban' && to <= act.from && act.from - to <= BAN_REACH);
}

// --- actors --------------------------------------------------------------------------------------------------

/** Who does it: the one threatened or punished, else the nearest class of officials. */
function peopleOf(
  reader: Reader,
  cues: SentenceCues,
  act: Act,
  cases: readonly Case[],
  status: Violation['status'],
): readonly number[] {
  const target = cases.find(({ target, inheritedTarget }) => target !== null && !inheritedTarget)?.target;
  if (target !== undefined && target !== null) return [target];
  const near = actorNear(reader, cues, act.from, act.to);
  if (near.length > 0) return near;
  const taken = status === 'forbidden' ? cases.find(({ target }) => target !== null)?.target : undefined;
  return taken === undefined || taken === null ? [] : [taken];
}

/** The nearest mention of a class of officials left of the act, else right of it, with those named beside it. */
function actorNear({ actors, doc }: Reader, cues: SentenceCues, from: number, to = from): readonly number[] {
  const candidates = actors
    .in(cues.sentence)
    .filter((mention) => isBound(actors.classes(mention.entity)) || actors.entity(mention.entity).type === 'person')
    .filter((mention) => !speaks(cues, mention));
  const left = candidates.filter((mention) => mention.to <= from);
  const right = candidates.filter((mention) => mention.from >= to && mention.from - to <= CASE_REACH);
  const nearest = left.at(-1) ?? right[0];
  if (nearest === undefined) return [];
  if (left.length === 0) return [nearest.entity];
  const together = [nearest.entity];
  let first: Mention = nearest;
  for (let i = left.length - 2; i >= 0; i--) {
    const before = left[i] as Mention;
    if (!joins(doc, cues, before.to, first.from)) break;
    together.unshift(before.entity);
    first = before;
  }
  return [...new Set(together)];
}

/** Classes that conduct rules bind: everybody's is none. */
function isBound(classes: ReadonlySet<string>): boolean {
  return classes.size > 0 && !(classes.size === 1 && classes.has('masyarakat'));
}

function speaks(cues: SentenceCues, { from, to }: Mention): boolean {
  return cues.before('penalty-speech', from) !== undefined || cues.at('penalty-speech', to) !== undefined;
}

function joins(doc: Directed, cues: SentenceCues, from: number, to: number): boolean {
  if (to <= from || to - from > 4) return false;
  for (let i = from; i < to; ) {
    const cue = cues.at('penalty-and', i) ?? cues.at('penalty-quantifier', i);
    if (cue !== undefined) i = cue.to;
    else if (doc.tokens.shape[i] === Shape.Mark && ',/&-'.includes(surfaceOf(doc.tokens, i))) i++;
    else return false;
  }
  return true;
}

function reject(reader: Reader, { from, to }: { from: number; to: number }, rule: string, condition: string): void {
  if (to <= from) return;
  reader.context.trace?.rejected(rule, spanOfAtoms(reader.doc.tokens, from, to), condition);
}

/** Sentences that hold a word of a violation or punishment: only these do work. */
export function triggeredSentences({ doc, context }: Reader): ReadonlySet<number> {
  const found = new Set<number>();
  for (const match of doc.matches.all) {
    const { kind } = context.lexicon.item(match);
    if (kind !== 'violation' && kind !== 'sanction') continue;
    const sentence = sentenceOfAtom(doc.sentences, match.from);
    if (sentence >= 0) found.add(sentence);
  }
  return found;
}
