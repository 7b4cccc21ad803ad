/** Punishments of the article: what, where it stands, by whom, on whom, how many, how much, on what basis. */
import type { Context, Diagnostic, Directed, Mention, Sanction } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import type { Quantities } from '../tag/quantities.js';
import { Actors } from './actors.js';
import { candidatesOf, type Candidate } from './candidates.js';
import type { SentenceCues } from './cues.js';
import { groupsOf, type Group } from './groups.js';
import { gradeOf, kindOf } from './kinds.js';
import { authorityOf, countOf, isSpecific, targetOf, type Party, type Surroundings } from './parties.js';
import { exceedsPower, powerless } from './powers.js';
import { predicateOf } from './predicate.js';
import { statusOf } from './status.js';

/** A group of punishments with all that its sentence says; shared by its members. */
export interface Case {
  readonly sentence: number;
  readonly group: Group;
  readonly status: Sanction['status'];
  authority: number | null;
  target: number | null;
  /** The target was taken over from the sentence before. */
  inheritedTarget: boolean;
  readonly count: number | null;
  readonly basis: readonly number[];
  readonly speaker: number | null;
  /** Index into `violations`, set when those are known. */
  violation: number | null;
}

/** Sentences that a target or an authority may be taken over from. */
const INHERIT_REACH = 2;

export interface Reader {
  readonly doc: Directed;
  readonly context: Context;
  readonly actors: Actors;
  readonly quantities: Quantities;
  cues(sentence: number): SentenceCues;
}

/** The punishments of one sentence as cases; `before` are those of earlier sentences. */
export function casesOf(reader: Reader, sentence: number, before: readonly Case[]): Case[] {
  const { doc, context, actors, quantities } = reader;
  const cues = reader.cues(sentence);
  const candidates = candidatesOf(doc, context, cues);
  if (candidates.length === 0) return [];
  const { groups, unsupported } = groupsOf(doc, candidates, cues, quantities, (candidate) => isSupported(reader, cues, candidate));
  for (const candidate of unsupported) {
    const span = spanOfAtoms(doc.tokens, candidate.from, candidate.to);
    context.trace?.rejected('sanction', span, 'the word is innocent and no verb, list or term supports it');
  }
  const found: Case[] = [];
  for (const group of groups) {
    found.push(caseOf(reader, cues, sentence, group, [...before, ...found], quantities, actors));
  }
  return found;
}

function caseOf(
  { doc }: Reader,
  cues: SentenceCues,
  sentence: number,
  group: Group,
  before: readonly Case[],
  quantities: Quantities,
  actors: Actors,
): Case {
  const predicate = predicateOf(doc, cues, group.head ?? (group.items[0] as Candidate));
  const around: Surroundings = { doc, actors, cues, quantities, group, predicate };
  const speaker = speakerAt(doc, group.from);
  const agent = authorityOf(around);
  const ownTarget = targetOf(around, agent);
  const count = countOf(around, ownTarget);
  const status = statusOf({
    cues,
    group,
    predicate,
    specific: isSpecific(around, ownTarget, count),
    authority: agent !== null && agent !== 'self',
  });
  const inherited = ownTarget === null ? inheritedTarget(before, sentence) : null;
  return {
    sentence,
    group,
    status,
    authority: authorityEntity(agent, speaker, status, actors),
    target: ownTarget?.entity ?? inherited,
    inheritedTarget: ownTarget === null && inherited !== null,
    count,
    basis: [...new Set(cues.laws.map((mention: Mention) => mention.entity))],
    speaker,
    violation: null,
  };
}

/** "kami copot" makes the speaker the authority where the speaker has the power; who advises is none. */
function authorityEntity(
  agent: Party | 'self' | null,
  speaker: number | null,
  status: Sanction['status'],
  actors: Actors,
): number | null {
  if (agent === null) return null;
  if (agent !== 'self') return status === 'recommended' && powerless(actors.refs(agent.entity)) ? null : agent.entity;
  return speaker !== null && !powerless(actors.refs(speaker)) ? speaker : null;
}

function inheritedTarget(before: readonly Case[], sentence: number): number | null {
  const last = before.at(-1);
  return last !== undefined && sentence - last.sentence <= INHERIT_REACH ? last.target : null;
}

/** A verb of punishing, a modal, or a term of time or money makes an innocent word a punishment. */
function isSupported({ doc, quantities }: Reader, cues: SentenceCues, candidate: Candidate): boolean {
  const predicate = predicateOf(doc, cues, candidate);
  if (candidate.voice === 'noun' && predicate.voice !== null) return true;
  const pushed = predicate.before.some(({ kind }) => kind === 'penalty-modal' || kind === 'penalty-past' || kind === 'penalty-recommend');
  if (candidate.voice !== 'noun') return pushed || cues.all('penalty-condition').length > 0;
  if (isCriminal(candidate)) {
    const end = Math.min(candidate.to + TERM_REACH, cues.sentence.to);
    if (quantities.money(candidate.to, end) !== null || quantities.duration(candidate.to, end) !== null) return true;
    return predicate.before.some(({ kind }) => kind === 'penalty-modal');
  }
  return false;
}

function isCriminal({ entries }: Candidate): boolean {
  return entries.some(({ domain }) => domain === 'criminal');
}

/** Atoms after a punishment in which its term or sum stands. */
const TERM_REACH = 14;

function speakerAt(doc: Directed, atom: number): number | null {
  for (const quote of doc.quotes) if (quote.from <= atom && quote.to > atom) return quote.speaker;
  return null;
}

/** Fills in who punishes from the sentence next to it, where the same speech goes on about the same target. */
export function carryAuthorities(cases: readonly Case[]): void {
  for (const one of cases) {
    if (one.authority !== null) continue;
    const donor = cases.find(
      (other) =>
        other !== one &&
        other.authority !== null &&
        Math.abs(other.sentence - one.sentence) <= 1 &&
        other.target === one.target &&
        other.status === one.status &&
        other.speaker === one.speaker,
    );
    if (donor !== undefined) one.authority = donor.authority;
  }
}

/** The cases as sanctions, with a number for each ladder, and what contradicts the law. */
export function sanctionsOf(reader: Reader, cases: readonly Case[]): { sanctions: Sanction[]; diagnostics: Diagnostic[] } {
  const sanctions: Sanction[] = [];
  const diagnostics: Diagnostic[] = [];
  let ladders = 0;
  for (const one of cases) {
    const { group } = one;
    if (group.head !== null) sanctions.push(sanctionOf(reader, one, group.head, null));
    const ladder = group.ladder ? ++ladders : null;
    for (const item of group.items) sanctions.push(sanctionOf(reader, one, item, ladder));
    const wrong = exceedsPower(reader, one);
    if (wrong !== null) diagnostics.push(wrong);
  }
  return { sanctions, diagnostics };
}

function sanctionOf(
  { doc, context, actors, quantities, cues }: Reader,
  one: Case,
  candidate: Candidate,
  ladder: number | null,
): Sanction {
  const sentenceCues = cues(one.sentence);
  const entry = kindOf(candidate, one.target, one.authority, actors);
  const { items } = one.group;
  const next = items.find(({ from }) => from >= candidate.to)?.from ?? sentenceCues.sentence.to;
  const end = candidate === one.group.head ? candidate.to : Math.min(next, candidate.to + TERM_REACH);
  const fines = entry.domain === 'criminal' && entry.id === 'fine';
  const rule = ladder !== null ? 'sanction-ladder' : candidate.voice === 'noun' ? 'sanction-named' : 'sanction-verb';
  return {
    kind: entry.id,
    grade: gradeOf(candidate, sentenceCues),
    status: one.status,
    ladder,
    authority: one.authority,
    target: one.target,
    count: one.count,
    amount: fines ? quantities.money(candidate.from, end) : null,
    duration: fines ? null : quantities.duration(candidate.from, end),
    basis: one.basis,
    violation: one.violation,
    sentence: one.sentence,
    ...spanOfAtoms(doc.tokens, candidate.from, candidate.to),
    ...context.lexicon.grounds(rule),
  };
}
