/** Punishments of the article: what, where it stands, by whom, on whom, how many, how much, on what basis. */
import type { Context, Diagnostic, Directed, Sanction } from '../../document.js';
import { sentenceOfAtom, spanOfAtoms } from '../../document.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Quantities } from '../tag/quantities.js';
import type { Act } from './acts.js';
import type { Actors } from './actors.js';
import { candidatesOf, type Candidate } from './candidates.js';
import type { Clauses, Participant } from './clauses.js';
import { boundByRule, inTitle, inheritedTarget, meantBy, personBefore, type Target } from './context.js';
import type { SentenceCues } from './cues.js';
import type { Focus } from './focus.js';
import { groupsOf, mayBeCriminal, type Group } from './groups.js';
import { gradeOf, kindOf } from './kinds.js';
import { authorityOf, countOf, recipientOf, targetOf, type Agent, type Surroundings } from './parties.js';
import { exceedsPower, powerless } from './powers.js';
import { predicateOf, type Predicate } from './predicate.js';
import { isItem } from './standing.js';
import { statusOf } from './status.js';
import { lastBefore } from '../../text/search.js';

/** A group of punishments with all that its sentence says; shared by its members. */
export interface Case {
  readonly sentence: number;
  readonly group: Group;
  status: Sanction['status'];
  authority: number | null;
  target: number | null;
  /** The words speak of a class as such, not of somebody. */
  readonly rule: boolean;
  /** The target was taken over from elsewhere in the article. */
  inheritedTarget: boolean;
  count: number | null;
  readonly basis: readonly number[];
  readonly speaker: number | null;
  /** Said of the speaker's own doing: "saya copot". */
  readonly bySelf: boolean;
  /** Index into `violations`, set when those are known. */
  violation: number | null;
}

/** What the rules of this stage read from. */
export interface Reader {
  readonly doc: Directed;
  readonly context: Context;
  readonly actors: Actors;
  readonly quantities: Quantities;
  readonly focus: Focus;
  cues(sentence: number): SentenceCues;
  clauses(sentence: number): Clauses;
  /** The acts that a sentence names, whatever stands over them. */
  acts(sentence: number): readonly Act[];
}

/** Cases before a sentence that its own still look back to. */
const RECENT = 8;

/** Atoms after a punishment in which its term or sum stands, and before it ("tiga bulan penjara"). */
const TERM_REACH = 14;
/** Sums are written out again in words. */
const SUM_REACH = 40;
const TERM_BEFORE = 4;

/** The punishments of one sentence as cases; `before` are those of earlier sentences. */
export function casesOf(reader: Reader, sentence: number, before: readonly Case[]): Case[] {
  const { doc, context, quantities } = reader;
  const cues = reader.cues(sentence);
  const candidates = candidatesOf(reader, cues);
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
    const next = groups[index + 1];
    const bounds = {
      floor: groups[index - 1]?.to ?? cues.sentence.from,
      ceiling: next?.from ?? cues.sentence.to,
    };
    const earlier = found.length === 0 ? before : [...before.slice(-RECENT), ...found.slice(-RECENT)];
    const one = caseOf(reader, cues, sentence, group, bounds, earlier);
    if (one === null) return;
    const main = found.at(-1) ?? before.at(-1);
    if (isSubstitute(cues, group) && main !== undefined && sentence - main.sentence <= 1) {
      found.push({ ...one, ...partiesOf(main) });
      return;
    }
    // "memvonis X dengan hukuman 8 bulan penjara": the verb says whose and by whom, the noun what.
    if (isVerdict(group) && next?.items[0]?.voice === 'noun') verdict = one;
    else if (verdict !== null && one.status !== 'recommended') found.push({ ...one, ...partiesOf(verdict) });
    else {
      const led = found.at(-1);
      if (led !== undefined && elaborates(led, one, cues)) found.push({ ...one, ...partiesOf(led) });
      else if (led !== undefined && isCoordinated(reader, led, one, cues))
        found.push({ ...one, status: led.status, authority: one.authority ?? led.authority });
      else found.push(one);
    }
  });
  for (let i = 0; i + 1 < found.length; i++) besides(cues, found[i] as Case, found[i + 1] as Case);
  reader.focus.told ||= found.some(({ status }) => status === 'imposed');
  for (const { target, status, count } of found) {
    if (target !== null && FOCUSED.has(status))
      reader.focus.note({ entity: target, sentence, count: count ?? undefined });
  }
  return found;
}

/** What makes somebody the one whom the article is about. */
const FOCUSED: ReadonlySet<Sanction['status']> = new Set(['imposed', 'recommended', 'pending', 'lifted']);

/** "bila tidak dibayar diganti kurungan satu bulan": of the same sentence, whatever comes of it. */
function isSubstitute(cues: SentenceCues, group: Group): boolean {
  const unpaid = cues.lastBefore('penalty-unpaid', group.from, SUBSTITUTE_REACH);
  return unpaid !== undefined && mayBeCriminal(group);
}

/** Atoms between "tidak dibayar" and the substitute. */
const SUBSTITUTE_REACH = 10;

/** "Selain penjara tiga bulan, X juga didenda": both stand where the second does. */
function besides(cues: SentenceCues, one: Case, next: Case): void {
  if (cues.before('penalty-besides', one.group.from) === undefined) return;
  Object.assign(one, partiesOf(next));
}

/** "dikenai sanksi oleh bupati, mulai dari teguran": the list says what the general word before it means. */
function elaborates(led: Case, one: Case, cues: SentenceCues): boolean {
  const general = led.group.items.every(({ entries }) => entries.some(({ domain }) => domain === 'generic'));
  return (
    general &&
    one.group.items[0]?.voice === 'noun' &&
    cues.between('penalty-list-opener', led.group.to, one.group.from) &&
    cues.before('penalty-list-opener', one.group.from) !== undefined
  );
}

/** "menjatuhkan peringatan keras kepada X dan peringatan kepada Y": the second noun has the verb of the first. */
function isCoordinated({ doc }: Reader, led: Case, one: Case, cues: SentenceCues): boolean {
  const [item] = one.group.items;
  if (item === undefined || item.voice !== 'noun') return false;
  if (one.status !== 'threatened' && one.status !== 'imposed') return false;
  if (predicateOf(doc, cues, item).voice !== null) return false;
  const modal = cues.between('penalty-modal', led.group.to, one.group.to);
  return (
    !modal &&
    (led.status === 'imposed' || led.status === 'recommended') &&
    !cues.between('penalty-if', led.group.to, one.group.to)
  );
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
  { floor, ceiling }: { floor: number; ceiling: number },
  before: readonly Case[],
): Case | null {
  const { doc, actors } = reader;
  const predicate = predicateOf(
    doc,
    cues,
    group.head ?? (group.items[0] as Candidate),
    reader.clauses(sentence),
  );
  const acts = reader.acts(sentence);
  const around: Surroundings = {
    cues,
    clauses: reader.clauses(sentence),
    actors,
    group,
    predicate,
    floor,
    ceiling,
    isInAct: ({ from, to, start }) =>
      acts.some((act) => start > act.from && from >= act.from && to <= act.to),
  };
  const speaker = speakerAt(doc, group.from);
  const agent = authorityOf(around);
  const found = targetOf(around, agent);
  const target =
    found !== null && !isObject(predicate, found) && isSource(reader, cues, found) ? null : found;
  const reason = notPunishing(reader, around, target, before);
  if (reason !== null) {
    reader.context.trace?.rejected('sanction', spanOfAtoms(doc.tokens, group.from, group.to), reason);
    return null;
  }
  const last = before.at(-1);
  const supposed =
    target === null ? null : meantBy(reader, target, sentence, before, 'imposed', floor).entity;
  const status = statusOf({
    around,
    target,
    agent,
    inTitle: inTitle(reader, sentence),
    speaker,
    listed: isItem(doc, cues.sentence.from) || opensLines(doc, cues),
    last: last !== undefined && sentence - last.sentence <= 1 ? last.status : null,
    ruled: speaker !== null && actors.refs(speaker).includes('hakim'),
    told: reader.focus.told || last?.status === 'imposed',
    known: supposed === null ? null : (before.findLast((one) => one.target === supposed)?.status ?? null),
  });
  const meant = whoIsMeant(reader, around, { target, sentence, before, status });
  const count = countOf(around, target) ?? meant.count;
  return {
    sentence,
    group,
    status,
    authority: authorityEntity(
      reader,
      around,
      agent,
      { sentence, speaker, target: meant.entity, status },
      before,
    ),
    target: meant.entity,
    inheritedTarget: meant.inherited,
    rule: status === 'threatened' || status === 'proposed' || (target !== null && isPlural(reader, target)),
    count: status === 'threatened' && count === 1 ? null : count,
    basis: basisOf(reader, group, sentence),
    speaker,
    bySelf: agent === 'self' || agent?.form === 'pronoun',
    violation: null,
  };
}

/** Laws of the sentence; for a crime, of the one beside it in the paragraph. */
function basisOf(reader: Reader, group: Group, sentence: number): readonly number[] {
  const { doc } = reader;
  const indices = mayBeCriminal(group) ? [sentence, sentence + 1, sentence - 1] : [sentence];
  for (const index of indices) {
    if (doc.sentences[index]?.block !== doc.sentences[sentence]?.block) continue;
    const { laws } = reader.cues(index);
    if (laws.length > 0) return [...new Set(laws.map(({ entity }) => entity))];
  }
  return [];
}

/** "para guru", "ASN" without a number: more than one. */
function isPlural({ actors }: Reader, { whole, form, mentions, that, some, count }: Participant): boolean {
  const group = mentions[0]?.entity;
  if (whole || form === 'headless') return true;
  return (
    form === 'named' && group !== undefined && actors.isWide(group) && !that && !some && count === undefined
  );
}

/** The target, or the one whom the sentence leaves out. */
function whoIsMeant(
  reader: Reader,
  { cues, group, predicate, floor }: Surroundings,
  {
    target,
    sentence,
    before,
    status,
  }: { target: Participant | null; sentence: number; before: readonly Case[]; status: Sanction['status'] },
): Target {
  if (target?.form === 'headless' && status === 'denied') {
    const entity = reader.focus.plural(sentence)?.entity ?? null;
    return { entity, count: null, inherited: entity !== null };
  }
  if (target !== null) return meantBy(reader, target, sentence, before, status, floor);
  const anybody = namesAnybody(cues, predicate.from, predicate.first);
  const nobody =
    anybody || (status === 'denied' && predicate.before.some(({ kind }) => kind === 'penalty-negator'));
  // "Tidak ada yang dipecat": none of those of whom the article tells.
  const none = cues.lastBefore('penalty-nobody', predicate.first, 1);
  if (nobody && !anybody && none !== undefined) {
    const entity = reader.focus.plural(sentence)?.entity ?? null;
    return { entity, count: null, inherited: entity !== null };
  }
  if (nobody) {
    const beside = before.findLast((one) => one.sentence === sentence)?.target ?? reader.focus.topic();
    const entity = anybody ? null : beside;
    return { entity, count: null, inherited: entity !== null };
  }
  const ofClass = status === 'threatened' && !mayBeCriminal(group);
  const entity =
    (ofClass ? boundByRule(reader, group, sentence) : null) ??
    inheritedTarget(reader, sentence, before, ofClass);
  return { entity, count: null, inherited: entity !== null };
}

/** "menonaktifkan Camat X, Andi Kama": behind an active verb stands whom it meets, whatever they say further on. */
function isObject({ voice, to }: Predicate, { start }: Participant): boolean {
  return voice === 'active' && start >= to;
}

/** Somebody whom the article quotes and nobody accuses, in a sentence that tells of nothing done: who explains. */
function isSource(
  { doc, actors, focus }: Reader,
  cues: SentenceCues,
  { mentions, to }: Participant,
): boolean {
  // "X mengaku siap dijatuhi sanksi": of themselves.
  if ([to, to + 1].some((i) => cues.at('penalty-avowal', i) !== undefined)) return false;
  const entity = mentions.findLast(({ type }) => type === 'person')?.entity;
  if (entity === undefined || cues.phrases.some(({ entry }) => entry.status === 'imposed')) return false;
  if (!powerless(actors.refs(entity)) && focus.knows(entity, Number.MAX_SAFE_INTEGER)) return false;
  return doc.quotes.some(({ speaker }) => speaker === entity);
}

/** Atoms between "bagaimana mungkin" and the verb: its subject. */
const HYPOTHETICAL_REACH = 3;

/** Why words that could punish do not here, or null. */
function notPunishing(
  reader: Reader,
  around: Surroundings,
  target: Participant | null,
  before: readonly Case[],
) {
  const { cues, group, predicate } = around;
  if (isOffence(reader, cues, group)) return 'it is the offence itself';
  const general = group.items.every(({ entries }) => entries.some(({ id }) => GENERAL.has(id)));
  if (!general) return null;
  const verb = group.items.every(({ voice }) => voice !== 'noun');
  if (directs(reader, group)) return 'it directs, and punishes nobody';
  if (verb && cues.lastBefore('penalty-hypothetical', predicate.first, HYPOTHETICAL_REACH) !== undefined)
    return 'it has not come to that';
  // "belum pernah dihukum": of somebody's past, and no punishment in this case.
  if (verb && predicate.before.some(({ kind, value }) => kind === 'penalty-negator' && value === 'ever'))
    return 'it tells of a clean past';
  if (verb && asksSupervisor(reader, around)) return 'it asks a body that only supervises';
  if (target !== null) return null;
  if (refersBack(reader, around, before)) return 'it takes up a punishment named before';
  if (verb && predicate.voice === 'passive') {
    const last = before.at(-1);
    const goesOn = last !== undefined && around.cues.sentence.from > 0 && last.target !== null;
    return goesOn || reader.focus.last(Number.MAX_SAFE_INTEGER) !== null || !isNegated(around)
      ? null
      : 'nobody is there whom it could meet';
  }
  if (predicate.voice !== 'active' || predicate.before.length > 0) return null;
  const told = cues.phrasesIn(predicate.first - 6, predicate.from).length > 0;
  const rules = cues.at('penalty-ruling', predicate.from) !== undefined;
  if (told || (rules && predicate.from - cues.sentence.from <= 1)) return null;
  return 'a general verb without anybody whom it meets';
}

/** "meminta Bawaslu agar menindak": supervising is their task, and punishing is not. */
function asksSupervisor({ actors }: Reader, { predicate, clauses, cues }: Surroundings): boolean {
  if (predicate.voice !== 'active') return false;
  const asked = clauses.participants[lastBefore(clauses.participants, predicate.first)];
  if (asked === undefined || predicate.first - asked.to > 1) return false;
  const requested = cues.lastBefore('penalty-request', asked.start, 2) !== undefined;
  return requested && asked.mentions.some(({ entity }) => powerless(actors.refs(entity)));
}

/** "Adapun sanksinya akan diputuskan": right after the punishment itself, without a list of its own. */
function refersBack(
  reader: Reader,
  { cues, group, predicate }: Surroundings,
  before: readonly Case[],
): boolean {
  const last = before.at(-1);
  const here = sentenceOfAtom(reader.doc.sentences, group.from);
  if (last === undefined || here - last.sentence > 1 || group.head !== null || group.items.length > 1)
    return false;
  return (
    predicate.voice === null &&
    cues.at('penalty-possessed', group.from) !== undefined &&
    !cues.between('penalty-imposer', cues.sentence.from, group.to) &&
    !isDecidedOn(cues, group.items[0] as Candidate) &&
    last.group.items.some(({ entries }) => !entries.some(({ id }) => GENERAL.has(id)))
  );
}

/** "melantik, memutasi, menonjobkan pejabat tanpa izin": what an incumbent may not do punishes nobody. */
function isOffence(reader: Reader, { sentence }: SentenceCues, group: Group): boolean {
  return reader
    .acts(sentenceOfAtom(reader.doc.sentences, sentence.from))
    .some(
      ({ from, to, weak, entries }) =>
        !weak && from <= group.from && to >= group.to && entries.every(({ group }) => group === 'incumbent'),
    );
}

function isNegated({ predicate }: Surroundings): boolean {
  return predicate.before.some(({ kind }) => kind === 'penalty-negator');
}

const GENERAL: ReadonlySet<string> = new Set(['sanction-generic', 'warning-generic']);

/** "memperingatkan jajarannya supaya ...": a directive has the word as its trigger. */
function directs({ doc }: Reader, group: Group): boolean {
  const first = doc.tokens.start[group.from] ?? 0;
  const last = doc.tokens.end[group.to - 1] ?? 0;
  return doc.directives.some(
    ({ trigger }) => trigger !== null && trigger.start < last && trigger.end > first,
  );
}

/** "pemberi dipidana", "setiap orang ... dipidana": whoever does it, and nobody named before. */
function namesAnybody(cues: SentenceCues, verb: number, first: number): boolean {
  return [verb, first].some((i) => cues.before('penalty-anybody', i) !== undefined);
}

/**
 * "kami copot" makes the speaker the authority where the speaker has the power; who only advises is none, and who
 * says that punishing is not theirs is none either.
 */
function authorityEntity(
  reader: Reader,
  around: Surroundings,
  agent: Agent | null,
  one: Pick<Case, 'sentence' | 'speaker' | 'target' | 'status'>,
  before: readonly Case[],
): number | null {
  const { actors } = reader;
  const idle = one.status === 'recommended' || one.status === 'denied';
  // "Kami tidak berwenang menjatuhkan hukuman": that is just what they do not.
  if (one.status === 'denied' && agent === 'self' && disclaims(around)) return null;
  const named = agent === null ? null : agentEntity(reader, agent, one, before);
  if (named !== null && !(idle && powerless(actors.refs(named)))) return named;
  const recipient = one.status === 'recommended' ? recipientOf(around) : null;
  const asked = recipient?.mentions.at(-1);
  if (asked === undefined) return null;
  const entity = actors.holder(asked.entity);
  return entity === one.target ? null : entity;
}

function speaksFor({ actors }: Reader, person: number, body: number): boolean {
  const { type, ref } = actors.entity(body);
  return type === 'institution' && ref !== null && actors.refs(person).includes(ref);
}

function disclaims({ cues, predicate, group }: Surroundings): boolean {
  return cues.phrasesIn(predicate.first - 8, group.to).some(({ entry }) => entry.id === 'disclaimed');
}

function agentEntity(
  reader: Reader,
  agent: Agent,
  { sentence, speaker, target }: Pick<Case, 'sentence' | 'speaker' | 'target'>,
  before: readonly Case[],
): number | null {
  const { actors } = reader;
  if (agent !== 'self' && agent.form === 'named') {
    const person =
      agent.mentions.findLast(({ type }) => type === 'person') ??
      agent.mentions.find(({ type }) => type === 'institution') ??
      agent.mentions[0];
    return person === undefined ? null : actors.courtOf(actors.holder(person.entity));
  }
  const near = (): number | null => personBefore(reader, sentence, ({ entity }) => actors.mayImpose(entity));
  const meant = agent === 'self' ? speaker : (speaker ?? near());
  if (meant === null || meant === target || actors.entity(meant).type === 'group') return null;
  if (powerless(actors.refs(meant))) return null;
  // "kami berhentikan", said for the body that the article has punish.
  const body = before.findLast(({ authority }) => authority !== null && speaksFor(reader, meant, authority));
  return body?.authority ?? actors.courtOf(meant);
}

/** A verb of punishing, a modal, or a term of time or money makes an innocent word a punishment. */
function isSupported(reader: Reader, cues: SentenceCues, candidate: Candidate): boolean {
  const { doc, quantities } = reader;
  const predicate = predicateOf(doc, cues, candidate);
  if (predicate.voice === null && cues.at('penalty-that', candidate.to) !== undefined) return false;
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
    const { participants } = reader.clauses(sentenceOfAtom(doc.sentences, candidate.from));
    const left = participants[lastBefore(participants, predicate.first)];
    const right = participants[lastBefore(participants, candidate.from) + 1];
    const beside = (left !== undefined && predicate.first - left.to <= 1) || right?.start === candidate.to;
    return pushed || cues.all('penalty-condition').length > 0 || (candidate.voice === 'passive' && beside);
  }
  if (cues.lastBefore('penalty-document', candidate.from, 3) !== undefined) return true;
  if (isDecidedOn(cues, candidate)) return true;
  // "Hukumannya belum bisa dipastikan": it is being decided on.
  if (cues.phrasesIn(candidate.to, candidate.to + 2).some(({ entry }) => entry.id === 'in-process'))
    return true;
  // "hukuman bagi ASN": it is meant for somebody.
  const scene = reader.clauses(sentenceOfAtom(doc.sentences, candidate.from));
  const behind = scene.participants[lastBefore(scene.participants, candidate.from) + 1];
  const meant = candidate.entries.some(({ id, domain }) => GENERAL.has(id) || domain === 'criminal');
  if (meant && behind?.start === candidate.to && behind.marker === 'to') return true;
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

/** "yang menentukan hukumannya", "Hukumannya beragam, mulai dari": somebody decides on it, or a list says what it is. */
function isDecidedOn(cues: SentenceCues, { from, to }: Candidate): boolean {
  if (cues.before('penalty-imposer', from) !== undefined) return true;
  const list = cues.within('penalty-list-opener', to, to + LIST_REACH);
  return list?.value === 'range';
}

/** Atoms between a general word and the list that says what it means: "Hukumannya beragam, mulai dari". */
const LIST_REACH = 5;

/** "tiga bulan penjara": the term right before the word. */
function termBefore(quantities: Quantities, cues: SentenceCues, { from }: Candidate): Sanction['duration'] {
  if (!cues.all('quantity-unit').some(({ to }) => to === from)) return null;
  return quantities.duration(Math.max(cues.sentence.from, from - TERM_BEFORE), from);
}

/** "Hukuman disiplin sedang:": what follows stands on lines of its own. */
function opensLines({ tokens }: Directed, { sentence }: SentenceCues): boolean {
  const last = sentence.to - 1;
  return tokens.shape[last] === Shape.Mark && surfaceOf(tokens, last) === ':';
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
  const timed =
    named.domain === 'criminal' ||
    named.magnitude !== undefined ||
    sentenceCues.between('penalty-during', candidate.from, end);
  const duration = isFine || !timed ? null : (before ?? quantities.duration(candidate.from, end));
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
    amount: isFine ? quantities.money(candidate.from, Math.min(next, candidate.to + SUM_REACH)) : null,
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
