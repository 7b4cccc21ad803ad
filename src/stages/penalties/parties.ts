/**
 * Who punishes and who is punished, read from the verb's voice: the subject of a passive and the object of an active
 * verb are punished; the agent behind "oleh", or the subject of an active verb, punishes.
 */
import type { Actors } from './actors.js';
import type { Participant } from './clauses.js';
import type { Group } from './groups.js';
import type { Predicate } from './predicate.js';
import { isMarked, participantAt, participantsAfter, subjectBefore, type Scene } from './subjects.js';
import { lastBefore } from '../../text/search.js';

/** Atoms between a punishment and its agent: "diberikan sanksi tegas nantinya oleh pemerintah". */
const AGENT_REACH = 14;
/** Atoms between a punishment and "kepada": "pidana penjara tiga bulan dan denda Rp5 juta kepada". */
const GOAL_REACH = 16;
/** Atoms between a verb and its object: "mencopot sementara tiga orang lurah". */
const OBJECT_REACH = 4;
/** Atoms between a noun and whose it is: "sanksi tegas (untuk) ASN". */
const OWNER_REACH = 2;

export interface Surroundings extends Scene {
  readonly actors: Actors;
  readonly group: Group;
  readonly predicate: Predicate;
  /** Atoms before and from which everything belongs to other punishments of the sentence. */
  readonly floor: number;
  readonly ceiling: number;
  /** True when the words only name what is done ("menjadi juru kampanye"). */
  isInAct(participant: Participant): boolean;
}

/** A participant, or the speaker ("kami"). */
export type Agent = Participant | 'self';

// --- who punishes --------------------------------------------------------------------------------------------

/** Who is said to impose it, or would. */
export function authorityOf(around: Surroundings): Agent | null {
  const { cues, group, predicate } = around;
  const by = agentBehind(around);
  if (by !== null) return by;
  if (cues.between('penalty-self', group.from, group.to)) return 'self';
  const imposer = imposerIn(around, Math.max(around.floor, predicate.first - AGENT_REACH), around.ceiling);
  if (imposer !== null) return imposer;
  if (predicate.voice === 'active') return subjectOfActive(around);
  const bare = bareAgent(around) ?? documentsAuthor(around);
  return bare;
}

/** "oleh X" anywhere behind the verb; "dari X" right behind the noun. */
function agentBehind(around: Surroundings): Participant | null {
  const { group, predicate } = around;
  const from = Math.max(group.from, Math.min(predicate.to, group.to));
  const limit = Math.min(around.ceiling, group.to + AGENT_REACH);
  // An active verb has its agent before it: "oleh" belongs to another verb.
  const ofVerb = predicate.voice !== 'active';
  const end = secondClauseIn(around, from, limit);
  for (const participant of participantsAfter(around, from, end, true)) {
    if (ofVerb && isMarked(participant, 'by') && mayBeAgent(around, participant)) return participant;
    const near = participant.start - group.to <= 1;
    if (isMarked(participant, 'from') && near && isAuthority(around, participant)) return participant;
  }
  return null;
}

/** The first atom of a clause joined by "dan" behind a comma, or the limit. */
function secondClauseIn({ cues, clauses }: Scene, from: number, limit: number): number {
  const next = clauses
    .bordersIn(from, limit)
    .find(({ kind, to }) => kind === 'comma' && cues.at('penalty-and', to) !== undefined);
  return next?.from ?? limit;
}

/** "bupati yang menjatuhkan", "yang menjatuhkan pejabat pembina kepegawaian", "ditetapkan Bupati X". */
export function imposerIn(
  scene: Scene & Pick<Surroundings, 'actors'>,
  from: number,
  to: number,
  words: 'penalty-imposer' | 'penalty-signed' | 'penalty-executor' = 'penalty-imposer',
): Participant | null {
  const cue = scene.cues.within(words, from, to);
  if (cue === undefined) return null;
  const { participants } = scene.clauses;
  const index = lastBefore(participants, cue.from);
  const after = participants[lastBefore(participants, cue.to) + 1];
  const follows = after !== undefined && after.from >= cue.to && after.from - cue.to <= OBJECT_REACH;
  if (follows && mayBeAgent(scene, after)) return after;
  const before = participants[index];
  return before !== undefined && before.to === cue.from && mayBeAgent(scene, before) ? before : null;
}

/** "Bupati X telah mencopot", "saya copot", "sudah ia bebastugaskan", "Bupati X menegaskan akan mencopot". */
function subjectOfActive(around: Surroundings): Agent | null {
  const { cues, predicate, floor } = around;
  const first = verbStart(around);
  if (predicate.before.some(({ kind }) => kind === 'penalty-self')) return 'self';
  if (cues.before('penalty-self', first) !== undefined) return 'self';
  const { participants } = around.clauses;
  const pronoun = predicate.before.find(({ kind, value }) => kind === 'penalty-of' && value === 'single');
  if (pronoun !== undefined && pronoun.from + 1 >= predicate.from) {
    return participants[lastBefore(participants, pronoun.from + 1)] ?? null;
  }
  const beside = participants[lastBefore(participants, first)];
  if (
    beside !== undefined &&
    beside.start >= floor &&
    first - beside.to <= 1 &&
    !isMarked(beside, 'other', 'to', 'toward', 'by', 'from') &&
    mayBeAgent(around, beside)
  )
    return beside;
  const subject = subjectBefore(
    around,
    first,
    floor,
    (participant) => participant.marker === null && mayBeAgent(around, participant),
  );
  if (subject !== null) return subject;
  return announcerBefore(around, first);
}

/** The first atom of the verb's own words: its adverbs and a phrase such as "tidak akan segan" before it. */
function verbStart({ cues, predicate }: Surroundings): number {
  let { first } = predicate;
  for (const { from, to } of cues.phrasesIn(first - PHRASE_LENGTH, predicate.from)) {
    if (from < first && to >= first) first = from;
  }
  for (const kind of ['penalty-past', 'penalty-modal'] as const)
    first = cues.before(kind, first)?.from ?? first;
  return first;
}

/** Most atoms of a phrase that tells the status. */
const PHRASE_LENGTH = 8;

/** "Bupati X menegaskan akan mencopot": who announces what they will do themselves, where they have the power. */
function announcerBefore(around: Surroundings, first: number): Participant | null {
  const { cues } = around;
  const speech = cues.before('penalty-speech', first);
  if (speech === undefined || speech.value === 'before') return null;
  if (cues.at('penalty-request', speech.from) !== undefined) return null;
  const { participants } = around.clauses;
  const subject = participants[lastBefore(participants, speech.from)];
  if (subject === undefined || speech.from - subject.to > ANNOUNCER_REACH) return null;
  return subject.form === 'pronoun' || isAuthority(around, subject) ? subject : null;
}

/** Atoms between who announces and the verb of saying: a comma or "juga". */
const ANNOUNCER_REACH = 2;

/** "Diberhentikan DKPP", "sanksi yang dijatuhkan Bupati X": somebody with power right behind the passive verb. */
function bareAgent(around: Surroundings): Participant | null {
  const { group, predicate } = around;
  if (around.cues.before('penalty-strikes', predicate.to) !== undefined) return null;
  const head = group.head ?? group.items[0];
  const ends = predicate.behind ? [predicate.to] : [predicate.to, head?.to ?? group.to, group.to];
  for (const end of ends) {
    const participant = participantAt(around, end);
    if (participant === null || participant.marker !== null || participant.relative) continue;
    const able = isAuthority(around, participant) || participant.mentions[0]?.type === 'institution';
    if (participant.count === undefined && able && mayDecide(around, participant)) return participant;
  }
  return null;
}

/** One body or post, or those who appoint wherever they are: "dihukum pejabat pembina kepegawaian masing-masing". */
function mayDecide(around: Surroundings, participant: Participant): boolean {
  const first = participant.mentions[0];
  const ref = first === undefined ? null : around.actors.entity(first.entity).ref;
  return !isClass(around, participant) || APPOINTING.has(ref ?? '');
}

const APPOINTING: ReadonlySet<string> = new Set(['ppk-role']);

/** "berdasarkan SK Bupati X", "putusan DKPP": a document that punishes, and whose it is. */
function documentsAuthor(around: Surroundings): Participant | null {
  const { cues, floor, ceiling, predicate, group } = around;
  const from = Math.max(floor, predicate.first - AGENT_REACH);
  const to = Math.min(ceiling, group.to + AGENT_REACH);
  const document = cues.within('penalty-document', from, to);
  if (document === undefined || cues.before('penalty-modal', document.from) !== undefined) return null;
  const author = participantAt(around, document.to);
  return author !== null && isAuthority(around, author) ? author : null;
}

function mayBeAgent({ actors }: Pick<Surroundings, 'actors'>, participant: Participant): boolean {
  if (participant.form === 'pronoun') return participant.value === 'single';
  if (participant.form !== 'named' || participant.that) return false;
  return participant.mentions.every(
    ({ entity, type }) => type === 'person' || !SUBJECTS_ONLY.has(actors.entity(entity).ref ?? ''),
  );
}

function isAuthority({ actors }: Pick<Surroundings, 'actors'>, participant: Participant): boolean {
  return participant.mentions.some(({ entity }) => actors.mayImpose(entity));
}

/** Classes that never punish: "dipahami oleh para ASN". */
const SUBJECTS_ONLY: ReadonlySet<string> = new Set([
  'asn',
  'pns',
  'cpns',
  'pppk',
  'honorer',
  'masyarakat',
  'pemilih',
  'pelajar',
  'guru',
  'paslon',
  'parpol',
]);

// --- who is punished -----------------------------------------------------------------------------------------

/** Whom the punishment meets. */
export function targetOf(around: Surroundings, agent: Agent | null): Participant | null {
  const target = punished(around, agent);
  if (target === null || target.form !== 'headless') return target;
  // "Yang sudah dijatuhi hukuman baru lima orang": the number stands at the end.
  const counted = participantsAfter(around, around.group.to, around.ceiling, false).find(
    ({ form }) => form === 'number',
  );
  return counted === undefined ? target : { ...target, count: counted.count };
}

function punished(around: Surroundings, agent: Agent | null): Participant | null {
  const accepts = (participant: Participant): boolean =>
    participant !== agent && isPunishable(around, participant) && !around.isInAct(participant);
  return punishedInClause(around, agent) ?? openingGoal(around, accepts);
}

/** "Untuk tenaga honorer, ancamannya lebih lugas: kontrak tidak diperpanjang": what opens a sentence holds for it all. */
function openingGoal({ cues, clauses, group }: Surroundings, accepts: Accepts): Participant | null {
  const first = clauses.participants[0];
  if (first === undefined || first.start - cues.sentence.from > 1 || first.to > group.from) return null;
  return isMarked(first, 'to', 'about') && accepts(first) ? first : null;
}

function punishedInClause(around: Surroundings, agent: Agent | null): Participant | null {
  const { predicate, group } = around;
  const accepts = (participant: Participant): boolean =>
    participant !== agent && isPunishable(around, participant) && !around.isInAct(participant);
  const inside = insideOf(around, accepts);
  if (inside !== null) return inside;
  const fronted = group.items.some(({ voice }) => voice === 'base');
  if (predicate.voice === 'active') {
    return (
      objectOf(around, accepts) ??
      goalOf(around, accepts) ??
      ownerOf(around, accepts) ??
      (fronted || !agentIsSubject(agent, predicate)
        ? subject(around, accepts)
        : frontedGoal(around, accepts)) ??
      classBehind(around, accepts)
    );
  }
  if (predicate.voice === 'passive' && !predicate.behind) {
    return (
      subject(around, accepts) ??
      goalOf(around, accepts) ??
      ownerOf(around, accepts) ??
      objectOf(around, accepts) ??
      classBehind(around, accepts)
    );
  }
  return (
    goalOf(around, accepts) ??
    ownerOf(around, accepts) ??
    subject(around, accepts) ??
    classBehind(around, accepts)
  );
}

type Accepts = (participant: Participant) => boolean;

function agentIsSubject(agent: Agent | null, predicate: Predicate): boolean {
  return agent === 'self' || (agent !== null && agent.to <= predicate.from);
}

/** "tunjangan ASN yang berpihak dipotong": whose thing it is stands inside. */
function insideOf({ group, clauses }: Surroundings, accepts: Accepts): Participant | null {
  const head = group.head ?? group.items[0];
  if (head === undefined) return null;
  for (let i = lastBefore(clauses.participants, group.from) + 1; i < clauses.participants.length; i++) {
    const participant = clauses.participants[i] as Participant;
    if (participant.from >= head.to) return null;
    if (participant.from > group.from && accepts(participant)) return participant;
  }
  return null;
}

/** Left of the verb: its subject, or what a preposition puts first ("Terhadap ASN itu dijatuhkan ..."). */
function subject(around: Surroundings, accepts: Accepts): Participant | null {
  const isSubject = (participant: Participant): boolean =>
    !isMarked(participant, 'other', 'by', 'from', 'toward') && accepts(participant);
  return subjectBefore(around, around.predicate.first, around.floor, isSubject);
}

function frontedGoal(around: Surroundings, accepts: Accepts): Participant | null {
  // "Untuk ketiganya, BKN meminta PPK menjatuhkan ...": what opens the sentence holds for all of it.
  const { cues, clauses } = around;
  const first = clauses.participants[0];
  if (first !== undefined && first.start - cues.sentence.from <= 1 && first.to <= around.predicate.first) {
    if (isMarked(first, 'to', 'about') && accepts(first)) return first;
  }
  return subjectBefore(
    around,
    around.predicate.first,
    around.floor,
    (participant) => isMarked(participant, 'to', 'about') && accepts(participant),
  );
}

/** "kepada X", "bagi X", "terhadap X" behind the punishment, and behind the general word before a list. */
function goalOf(around: Surroundings, accepts: Accepts): Participant | null {
  const { cues, group, ceiling, predicate } = around;
  const from = Math.min(group.head?.to ?? group.items[0]?.to ?? group.to, group.to);
  const limit = Math.min(ceiling, Math.max(group.to, predicate.to) + GOAL_REACH);
  // "mengusulkan sanksi kepada bupati": who is to decide.
  const advised = predicate.before.some(({ kind }) => kind === 'penalty-recommend');
  for (const participant of participantsAfter(around, from, limit, false)) {
    if (
      advised &&
      cues.at('penalty-giving', participant.start) !== undefined &&
      isAuthority(around, participant)
    )
      continue;
    if (isMarked(participant, 'to', 'about') && accepts(participant)) return participant;
    // "menjatuhkan sanksi ke camat"; advice goes to somebody else.
    if (
      !advised &&
      isMarked(participant, 'toward') &&
      accepts(participant) &&
      !isAuthority(around, participant)
    )
      return participant;
  }
  return null;
}

/** "pemecatan ASN", "sanksi ASN tidak netral", "Hukuman Empat ASN": right behind a noun. */
function ownerOf(around: Surroundings, accepts: Accepts): Participant | null {
  const { group, ceiling } = around;
  const last = group.items.at(-1);
  if (last === undefined || last.voice !== 'noun') return null;
  const [first] = participantsAfter(around, group.to, Math.min(ceiling, group.to + OWNER_REACH + 8), false);
  if (first === undefined || first.start - group.to > OWNER_REACH || first.marker !== null) return null;
  if (around.cues.between('penalty-and', group.to, first.start)) return null;
  return accepts(first) ? first : null;
}

/** Right behind the verb: "mencopot tiga lurah", and, of a passive, "Dicopot, Camat X". */
function objectOf(around: Surroundings, accepts: Accepts): Participant | null {
  const { predicate, group, ceiling } = around;
  const head = group.head ?? group.items[0];
  const from = predicate.voice === 'active' ? predicate.to : (head?.to ?? group.to);
  // A passive's subject follows only where the verb opens the sentence.
  if (predicate.voice === 'passive') {
    if (predicate.first - around.cues.sentence.from > 1) return null;
    return postponedSubject(around, from, accepts);
  }
  for (const participant of participantsAfter(around, from, ceiling, false)) {
    if (participant.start - from > OBJECT_REACH) return null;
    if (participant.marker === null && accepts(participant)) return participant;
  }
  return null;
}

/** "Dicopot, Camat X", "Dinonaktifkan usai video viral, Camat X minta maaf": behind the verb or the next comma. */
function postponedSubject(around: Surroundings, from: number, accepts: Accepts): Participant | null {
  const comma = around.clauses.bordersIn(from, around.ceiling).find(({ kind }) => kind === 'comma');
  for (const start of comma === undefined ? [from] : [from, comma.to]) {
    const participant = participantAt(around, start);
    if (participant !== null && participant.marker === null && accepts(participant)) return participant;
  }
  return null;
}

/** "Pasti ada sanksi, karena ASN ...": a class in the rest of the sentence, of a rule and no case. */
function classBehind(around: Surroundings, accepts: Accepts): Participant | null {
  const end = secondClauseIn(around, around.group.to, around.ceiling);
  for (const participant of participantsAfter(around, around.group.to, end, true)) {
    if (isMarked(participant, 'by', 'from', 'other', 'toward')) continue;
    if (isClass(around, participant) && accepts(participant)) return participant;
  }
  return null;
}

/** A class of people, named as such. */
export function isClass({ actors }: Pick<Surroundings, 'actors'>, participant: Participant): boolean {
  return (
    participant.mentions.length === 1 &&
    participant.mentions.every(({ entity }) => actors.entity(entity).type === 'group')
  );
}

function isPunishable(around: Surroundings, participant: Participant): boolean {
  const { actors } = around;
  if (participant.form !== 'named') return true;
  const first = participant.mentions[0];
  if (first === undefined || isContestant(around, participant)) return false;
  const pointed = participant.relative || isMarked(participant, 'to');
  return participant.mentions.some(({ entity }) => {
    const { ref, type } = actors.entity(entity);
    // Those who should punish are punished where the words say so: "PPK yang tidak melaksanakan ...".
    if (PUNISHERS.has(ref ?? '') && !(pointed && type === 'group')) return false;
    return actors.canBePunished(entity);
  });
}

/** Candidates and parties are what others are partial to, unless the punishment is theirs. */
function isContestant({ actors, group }: Surroundings, { mentions }: Participant): boolean {
  const theirs = group.items.some(({ entries }) =>
    entries.some(({ domain }) => domain === 'candidate' || domain === 'campaign'),
  );
  if (theirs) return false;
  return mentions.every(({ entity }) => {
    const classes = actors.classes(entity);
    if (classes.size === 0) return false;
    for (const id of classes) if (!CONTESTANTS.has(id)) return false;
    return true;
  });
}

const CONTESTANTS: ReadonlySet<string> = new Set(['calon', 'tim-kampanye', 'parpol', 'kader', 'masyarakat']);

/** Bodies that punish or advise and are named beside most punishments. */
const PUNISHERS: ReadonlySet<string> = new Set([
  'bawaslu',
  'panwaslu',
  'panwaslih',
  'kasn',
  'bkn',
  'dkpp',
  'pemerintah',
  'pemkab',
  'pemkot',
  'pemprov',
  'pemda',
  'masyarakat',
  'pemilih',
  'ppk-role',
  'menpanrb',
  'mendagri',
  'presiden',
]);

// --- how many ------------------------------------------------------------------------------------------------

/** How many persons of the target; null when the article does not say, or only vaguely. */
export function countOf({ actors }: Surroundings, target: Participant | null): number | null {
  if (target === null) return null;
  const named = target.mentions.at(-1);
  if (named !== undefined && actors.entity(named.entity).type === 'person') return null;
  return target.count ?? null;
}

/** To whom a punishment is recommended: "direkomendasikan ke BKN untuk diberi sanksi". */
export function recipientOf(around: Surroundings): Participant | null {
  const { cues, group, actors, clauses } = around;
  const advice = cues.lastBefore('penalty-recommend', group.from, RECIPIENT_REACH);
  if (advice === undefined) return null;
  const { participants } = clauses;
  for (let i = lastBefore(participants, advice.to) + 1; i < participants.length; i++) {
    const participant = participants[i] as Participant;
    if (participant.from - group.to > GOAL_REACH) return null;
    if (!isMarked(participant, 'to', 'toward')) continue;
    const named = participant.mentions.at(-1);
    if (named !== undefined && actors.mayAdvise(named.entity)) return participant;
  }
  return null;
}

/** Atoms between advice and what is advised. */
const RECIPIENT_REACH = 24;
