/** Punishments of the article: what, where it stands, by whom, on whom, how many, how much, on what basis. */
import type { Context, Diagnostic, Directed, Mention, Sanction } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import type { Quantities } from '../tag/quantities.js';
import type { Actors } from './actors.js';
import { candidatesOf, type Candidate } from './candidates.js';
import { inheritedTarget, personBefore } from './context.js';
import type { SentenceCues } from './cues.js';
import { groupsOf, type Group } from './groups.js';
import { gradeOf, kindOf } from './kinds.js';
import {
  authorityOf,
  countOf,
  isSpecific,
  recipientOf,
  targetOf,
  type Agent,
  type Party,
  type Surroundings,
} from './parties.js';
import { exceedsPower, powerless } from './powers.js';
import { predicateOf } from './predicate.js';
import { statusOf } from './status.js';
import { actsOf } from './violations.js';

/** A group of punishments with all that its sentence says; shared by its members. */
export interface Case {
  readonly sentence: number;
  readonly group: Group;
  readonly status: Sanction['status'];
  authority: number | null;
  readonly target: number | null;
  /** The target was taken over from elsewhere in the article. */
  readonly inheritedTarget: boolean;
  readonly count: number | null;
  readonly basis: readonly number[];
  readonly speaker: number | null;
  /** Index into `violations`, set when those are known. */
  violation: number | null;
}

/** What the rules of this stage read from. */
export interface Reader {
  readonly doc: Directed;
  readonly context: Context;
  readonly actors: Actors;
  readonly quantities: Quantities;
  cues(sentence: number): SentenceCues;
}

/** Cases before a sentence that its own still look back to. */
const RECENT = 8;

/** Atoms after a punishment in which its term or sum stands, and before it ("tiga bulan penjara"). */
const TERM_REACH = 14;
const TERM_BEFORE = 4;

/** The punishments of one sentence as cases; `before` are those of earlier sentences. */
export function casesOf(reader: Reader, sentence: number, before: readonly Case[]): Case[] {
  const { doc, context, quantities } = reader;
  const cues = reader.cues(sentence);
  const candidates = candidatesOf(doc, context, cues);
  if (candidates.length === 0) return [];
  const { groups, unsupported } = groupsOf(doc, candidates, cues, quantities, (candidate) =>
    isSupported(reader, cues, candidate),
  );
  for (const candidate of unsupported) {
    const span = spanOfAtoms(doc.tokens, candidate.from, candidate.to);
    context.trace?.rejected('sanction', span, 'the word is innocent and no verb, list or term supports it');
  }
  const found: Case[] = [];
  let verdict: Case | null = null;
  groups.forEach((group, index) => {
    const one = caseOf(
      reader,
      cues,
      sentence,
      group,
      found.length === 0 ? before : [...before.slice(-RECENT), ...found],
    );
    if (one === null) return;
    // "memvonis X dengan hukuman 8 bulan penjara": the verb says whose and by whom, the noun what.
    if (isVerdict(group) && index + 1 < groups.length) verdict = one;
    else if (verdict !== null && one.status !== 'recommended') found.push({ ...one, ...partiesOf(verdict) });
    else if (isCoordinated(found.at(-1), one, cues)) {
      found.push({ ...one, status: 'imposed', authority: one.authority ?? found.at(-1)?.authority ?? null });
    } else found.push(one);
  });
  return found;
}

function isCriminal({ items }: Group): boolean {
  return items.every(({ entries }) => entries.some(({ domain }) => domain === 'criminal'));
}

/** "menjatuhkan peringatan keras kepada X dan peringatan kepada Y": the second noun has the verb of the first. */
function isCoordinated(last: Case | undefined, one: Case, cues: SentenceCues): boolean {
  const joined = cues.before('penalty-and', one.group.from) !== undefined;
  const noun = one.group.items[0]?.voice === 'noun';
  return joined && noun && last !== undefined && last.status === 'imposed' && one.status === 'threatened';
}

/** A verb of sentencing alone. */
function isVerdict({ head, items }: Group): boolean {
  const only = items[0];
  return (
    head === null &&
    items.length === 1 &&
    only !== undefined &&
    only.voice !== 'noun' &&
    only.entries.some(({ id }) => id === 'criminal-generic')
  );
}

function partiesOf({ status, authority, target, inheritedTarget, count }: Case): Partial<Case> {
  return { status, authority, target, inheritedTarget, count };
}

function caseOf(
  reader: Reader,
  cues: SentenceCues,
  sentence: number,
  group: Group,
  before: readonly Case[],
): Case | null {
  const { doc, actors, quantities } = reader;
  const predicate = predicateOf(doc, cues, group.head ?? (group.items[0] as Candidate));
  const acts = actsOf(reader, cues);
  const isInAct = (mention: Mention): boolean =>
    acts.some(({ from, to }) => mention.from >= from && mention.to <= to);
  const around: Surroundings = { doc, actors, cues, quantities, group, predicate, isInAct };
  const speaker = speakerAt(doc, group.from);
  const agent = authorityOf(around);
  const found = targetOf(around, agent);
  const target = found !== null && isSource(reader, cues, found) ? null : found;
  const count = countOf(around, target);
  if (target === null && isSpoken(around)) {
    const span = spanOfAtoms(doc.tokens, group.from, group.to);
    reader.context.trace?.rejected('sanction', span, 'a general verb without anybody whom it meets');
    return null;
  }
  const status = statusOf({
    cues,
    group,
    predicate,
    specific: isSpecific(around, target, count),
    target: target?.mention ?? null,
    authority: typeof agent === 'object' && agent !== null,
  });
  const anybody = namesAnybody(cues, predicate.from, predicate.before.at(-1)?.from ?? predicate.from);
  const nobody =
    anybody || (status === 'denied' && predicate.before.some(({ kind }) => kind === 'penalty-negator'));
  const recipient = status === 'recommended' ? recipientOf(around) : null;
  const inherited =
    target === null && !nobody
      ? (meantByPronoun(reader, cues, sentence, predicate.from) ??
        inheritedTarget(reader, sentence, before, status === 'threatened' && !isCriminal(group)))
      : null;
  const named = target === null ? inherited : targetEntity(reader, target, status, sentence, cues);
  return {
    sentence,
    group,
    status:
      target === null && status === 'threatened' && goesOn(before.at(-1), sentence, predicate.voice, cues)
        ? 'imposed'
        : status,
    authority:
      authorityEntity(reader, agent, sentence, { speaker, target: named, status }) ??
      (recipient === null || actors.holder(recipient.entity) === named
        ? null
        : actors.holder(recipient.entity)),
    target: named,
    inheritedTarget: target === null && inherited !== null,
    count: status === 'threatened' && count === 1 ? null : count,
    basis: [...new Set(cues.laws.map((mention: Mention) => mention.entity))],
    speaker,
    violation: null,
  };
}

/** Somebody whom the article quotes, in a sentence that tells of nothing done: who explains the punishment. */
function isSource({ doc, actors }: Reader, cues: SentenceCues, { entity }: Party): boolean {
  if (actors.entity(entity).type !== 'person' || !powerless(actors.refs(entity))) return false;
  const done = cues.phrases.some(({ entry }) => entry.status === 'imposed');
  return !done && doc.quotes.some(({ speaker }) => speaker === entity);
}

/** "memberi peringatan keras: ...", "senang menghukum": said in general, to nobody. */
function isSpoken({ cues, group, predicate }: Surroundings): boolean {
  if (predicate.voice !== 'active' || predicate.before.length > 0) return false;
  if (cues.at('penalty-ruling', predicate.from) !== undefined && predicate.from - cues.sentence.from <= 1)
    return false;
  return group.items.every(({ entries }) =>
    entries.some(({ id }) => id === 'sanction-generic' || id === 'warning-generic'),
  );
}

/** "pemberi dipidana", "setiap orang ... dipidana": whoever does it, and nobody named before. */
function namesAnybody(cues: SentenceCues, verb: number, first: number): boolean {
  return [verb, first].some((i) => cues.before('penalty-anybody', i) !== undefined);
}

/** "Terdakwa juga diwajibkan membayar denda": more of what was imposed in the sentence before. */
function goesOn(last: Case | undefined, sentence: number, voice: string | null, cues: SentenceCues): boolean {
  if (last === undefined || last.status !== 'imposed' || sentence - last.sentence > 1 || voice !== 'passive')
    return false;
  return cues.all('penalty-condition').length === 0 && cues.all('penalty-modal').length === 0;
}

/**
 * "kami copot" makes the speaker the authority where the speaker has the power; who only advises is none, and who
 * says that punishing is not theirs is none either.
 */
function authorityEntity(
  reader: Reader,
  agent: Agent | null,
  sentence: number,
  { speaker, target, status }: Pick<Case, 'speaker' | 'target' | 'status'>,
): number | null {
  const { actors } = reader;
  if (agent === null) return null;
  if (typeof agent === 'object') {
    const idle = status === 'recommended' || status === 'denied';
    return idle && powerless(actors.refs(agent.entity)) ? null : actors.holder(agent.entity);
  }
  const meant =
    agent === 'self'
      ? speaker
      : (speaker ?? personBefore(reader, sentence, ({ entity }) => actors.mayImpose(entity)));
  if (meant === null || meant === target || actors.entity(meant).type === 'group') return null;
  return powerless(actors.refs(meant)) ? null : meant;
}

/** "Yang bersangkutan sudah dijatuhi sanksi": somebody named in the sentence before who does not speak there. */
function meantByPronoun(reader: Reader, cues: SentenceCues, sentence: number, verb: number): number | null {
  const pronoun = cues
    .all('penalty-of')
    .find(
      ({ value, from, to }) =>
        value === 'single' && to <= verb && cues.before('penalty-speech', from) === undefined,
    );
  if (pronoun === undefined) return null;
  return personBefore(reader, sentence, ({ from, to, entity }, index) => {
    const before = reader.cues(index);
    const speaks =
      before.before('penalty-speech', from) !== undefined || before.at('penalty-speech', to) !== undefined;
    return !speaks && reader.actors.canBePunished(entity);
  });
}

/** The holder of an office; in a headline's case also the only holder of a title ("Kades di X Divonis"). */
function targetEntity(
  { doc, actors }: Reader,
  { entity, mention }: Party,
  status: Sanction['status'],
  sentence: number,
  cues: SentenceCues,
): number {
  const { type, ref } = actors.entity(entity);
  const inTitle = doc.blocks[doc.sentences[sentence]?.block ?? -1]?.kind === 'title';
  if (type === 'group' && ref !== null && inTitle && status === 'imposed')
    return actors.onlyHolderOf(ref) ?? entity;
  const named = actors.named(mention, cues);
  return named ?? actors.holder(entity);
}

/** A verb of punishing, a modal, or a term of time or money makes an innocent word a punishment. */
function isSupported(reader: Reader, cues: SentenceCues, candidate: Candidate): boolean {
  const { doc, quantities } = reader;
  if (cues.at('penalty-that', candidate.to) !== undefined) return false;
  const predicate = predicateOf(doc, cues, candidate);
  if (candidate.voice === 'noun' && predicate.voice !== null) return true;
  const pushed = predicate.before.some(
    ({ kind }) =>
      kind === 'penalty-modal' ||
      kind === 'penalty-past' ||
      kind === 'penalty-recommend' ||
      kind === 'penalty-negator' ||
      kind === 'penalty-self',
  );
  if (candidate.voice !== 'noun') {
    // "Ditegur Bupati", "Camat X ditegur": whose it is stands right beside the verb.
    const beside = reader.actors
      .in(cues.sentence)
      .some(({ from, to }) => to === candidate.from || from === candidate.to);
    const counted = quantities.personsBefore(candidate.from) !== null;
    return (
      pushed ||
      cues.all('penalty-condition').length > 0 ||
      (candidate.voice === 'passive' && (beside || counted))
    );
  }
  // "lolos dari hukuman": what somebody is spared.
  if (predicate.before.some(({ kind }) => kind === 'penalty-negator')) return true;
  if (!candidate.entries.some(({ domain }) => domain === 'criminal')) return false;
  const end = Math.min(candidate.to + TERM_REACH, cues.sentence.to);
  return (
    quantities.money(candidate.to, end) !== null ||
    quantities.duration(candidate.to, end) !== null ||
    termBefore(quantities, cues, candidate) !== null ||
    predicate.before.some(({ kind }) => kind === 'penalty-modal')
  );
}

/** "tiga bulan penjara": the term right before the word. */
function termBefore(quantities: Quantities, cues: SentenceCues, { from }: Candidate): Sanction['duration'] {
  if (!cues.all('quantity-unit').some(({ to }) => to === from)) return null;
  return quantities.duration(Math.max(cues.sentence.from, from - TERM_BEFORE), from);
}

function speakerAt(doc: Directed, atom: number): number | null {
  for (const quote of doc.quotes) if (quote.from <= atom && quote.to > atom) return quote.speaker;
  return null;
}

/** The cases as sanctions, with a number for each ladder, and what contradicts the law. */
export function sanctionsOf(
  reader: Reader,
  cases: readonly Case[],
): { sanctions: Sanction[]; diagnostics: Diagnostic[] } {
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
  const named = kindOf(candidate, one.target, one.authority, actors);
  const { items } = one.group;
  const next = items.find(({ from }) => from >= candidate.to)?.from ?? sentenceCues.sentence.to;
  const end = candidate === one.group.head ? candidate.to : Math.min(next, candidate.to + TERM_REACH);
  const isFine = named.id === 'fine';
  const before =
    isFine || named.domain !== 'criminal' ? null : termBefore(quantities, sentenceCues, candidate);
  const duration = isFine ? null : (before ?? quantities.duration(candidate.from, end));
  const entry = narrowed(context, named, duration);
  const rule =
    ladder !== null ? 'sanction-ladder' : candidate.voice === 'noun' ? 'sanction-named' : 'sanction-verb';
  return {
    kind: entry.id,
    grade: gradeOf(candidate, sentenceCues),
    status: one.status,
    ladder,
    authority: one.authority,
    target: one.target,
    count: one.count,
    amount: isFine ? quantities.money(candidate.from, end) : null,
    duration,
    basis: one.basis,
    violation: one.violation,
    sentence: one.sentence,
    ...spanOfAtoms(doc.tokens, candidate.from, candidate.to),
    ...context.lexicon.grounds(rule),
  };
}

/** The narrower punishment of the same name whose term this is: 25 per cent for 6, 9 or 12 months. */
function narrowed(
  { lexicon }: Context,
  entry: Entry<'sanction'>,
  duration: Sanction['duration'],
): Entry<'sanction'> {
  if (duration?.unit !== 'month') return entry;
  return (
    lexicon
      .ofKind('sanction')
      .find(({ parent, magnitude }) => parent === entry.id && magnitude?.months === duration.max) ?? entry
  );
}
