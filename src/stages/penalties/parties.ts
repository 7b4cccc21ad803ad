/** Who is punished, who punishes, and how many. Read from the words of the sentence; nothing is guessed. */
import type { Directed, Mention } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Quantities } from '../tag/quantities.js';
import type { Actors } from './actors.js';
import type { SentenceCues } from './cues.js';
import type { Group } from './groups.js';
import type { Predicate } from './predicate.js';

export interface Party {
  readonly entity: number;
  readonly mention: Mention;
}

/** Atoms between a preposition or verb and the actor that it governs: "kepada tiga orang oknum ASN". */
const ACTOR_REACH = 6;
/** Atoms between a count of persons and the verb: "sembilan orang terbukti dan direkomendasikan X untuk dijatuhi". */
const COUNT_REACH = 18;
/** Atoms between a verb of punishing and its agent: "diberikan sanksi tegas nantinya oleh pemerintah". */
const AGENT_REACH = 10;

export interface Surroundings {
  readonly doc: Directed;
  readonly actors: Actors;
  readonly cues: SentenceCues;
  readonly quantities: Quantities;
  readonly group: Group;
  readonly predicate: Predicate;
  /** True when the mention only names what is done ("menjadi juru kampanye"). */
  isInAct(mention: Mention): boolean;
}

/** Somebody named in the sentence, the speaker ("kami"), or the one spoken of before ("ia"). */
export type Agent = Party | 'self' | 'before';

/** Who is said to impose it: "oleh X", "sanksi dari X", the subject of an active verb. */
export function authorityOf(around: Surroundings): Agent | null {
  const { cues, group, predicate } = around;
  for (let i = predicate.from; i < Math.min(group.to + AGENT_REACH, cues.sentence.to); i++) {
    const by = cues.at('penalty-by', i);
    if (by === undefined || (by.from < group.from && by.from > predicate.from + 2)) continue;
    if (by.from >= group.from && crossesClause(around, group.to, by.from)) break;
    const agent = actorAt(around, by.to, 2);
    if (agent !== null && !SUBJECTS_ONLY.has(around.actors.entity(agent.entity).ref ?? '')) return agent;
  }
  if (cues.between('penalty-self', group.from, group.to)) return 'self';
  const imposer = imposerNear(around);
  if (imposer !== null) return imposer;
  if (predicate.voice === 'passive') return agentAfterVerb(around);
  if (predicate.voice !== 'active') return null;
  if (selfBefore(around)) return 'self';
  const first = clauseStart(around);
  if (cues.before('penalty-of', first)?.value === 'single') return 'before';
  const announcer = announcerBefore(around, first);
  if (announcer !== null) return announcer;
  const subject = mentionsBefore(around, predicate.from).at(-1);
  if (subject === undefined || isSpeaker(around, subject) || isObject(around, subject)) return null;
  if (SUBJECTS_ONLY.has(around.actors.entity(subject.entity).ref ?? '')) return null;
  // Between subject and verb only adverbs, no clause.
  return gapIsShort(around, subject.to, predicate) ? { entity: subject.entity, mention: subject } : null;
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
  'guru',
]);

/** "bupati yang menjatuhkan", "yang menjatuhkan pejabat pembina kepegawaian", "ditetapkan Bupati X". */
export function imposerNear({
  doc,
  cues,
  actors,
  quantities,
}: Pick<Surroundings, 'doc' | 'cues' | 'actors' | 'quantities'>): Party | null {
  for (const cue of cues.all('penalty-imposer')) {
    const after = actorAt({ doc, cues, actors, quantities }, cue.to, 3);
    if (after !== null) return after;
    const before = actors.in(cues.sentence).find(({ to }) => to === cue.from);
    if (before !== undefined) return { entity: before.entity, mention: before };
  }
  return null;
}

/** "Diberhentikan DKPP", "dicopot Bupati X": a body or office with power right behind the passive verb. */
function agentAfterVerb(around: Surroundings): Party | null {
  const head = around.group.head ?? around.group.items[0];
  if (head === undefined || head.voice !== 'passive') return null;
  const mention = around.actors.in(around.cues.sentence).find(({ from }) => from === head.to);
  if (mention === undefined || !around.actors.mayImpose(mention.entity)) return null;
  return { entity: mention.entity, mention };
}

/** Who is punished: behind a preposition, as object, as subject of a passive, or the topic of the sentence. */
export function targetOf(around: Surroundings, authority: Agent | null): Party | null {
  const { cues, group, predicate } = around;
  const isAgent = (mention: Mention): boolean =>
    typeof authority === 'object' && authority?.mention === mention;
  const head = group.head ?? group.items[0];
  if (predicate.voice === 'active' && head !== undefined) {
    const object = actorAt(around, head.to, ACTOR_REACH);
    if (object !== null && !isAgent(object.mention) && isPunishable(around, object.mention)) return object;
  }
  // "tunjangan ASN yang berpihak dipotong": whose thing it is stands inside.
  const owner = around.actors
    .in(cues.sentence)
    .find(
      (mention) => mention.from > group.from && mention.to < (head?.to ?? 0) && isPunishable(around, mention),
    );
  if (owner !== undefined) return { entity: owner.entity, mention: owner };
  const starts = new Set(around.actors.in(cues.sentence).map(({ from }) => from));
  for (let i = group.items[0]?.to ?? group.to; i < Math.min(group.to + ACTOR_REACH, cues.sentence.to); i++) {
    if (starts.has(i)) break;
    const to = cues.at('penalty-to', i);
    if (to === undefined || crossesClause(around, Math.max(group.to, group.from), to.from)) continue;
    const found = actorAt(around, to.to, ACTOR_REACH);
    if (found !== null && !isAgent(found.mention) && isPunishable(around, found.mention)) return found;
  }
  if (head !== undefined && group.head !== null) {
    const to = cues.at('penalty-to', head.to);
    const found = to === undefined ? null : actorAt(around, to.to, ACTOR_REACH);
    if (found !== null && !isAgent(found.mention)) return found;
  }
  const left = mentionsBefore(around, predicate.from).filter(
    (mention) =>
      !isAgent(mention) &&
      !isSpeaker(around, mention) &&
      isPunishable(around, mention) &&
      !around.isInAct(mention),
  );
  const behind = predicate.voice === null ? nounsRight(around) : null;
  if (behind !== null && !isAgent(behind.mention)) return behind;
  // Candidates and parties are punished less often than named.
  const subjects = left.filter(({ entity }) => !isContestant(around, entity));
  const last = left.at(-1);
  const passive =
    last !== undefined && predicate.voice === 'passive' && predicate.from - last.to <= 3 ? last : undefined;
  const nearest = subjects.at(-1) ?? passive;
  if (nearest !== undefined) return firstOfList(around, left, nearest);
  return nounsRight(around) ?? classRight(around);
}

/** A number of persons stands before the target, be it vague (ratusan). */
export function isCounted({ cues, quantities }: Surroundings, target: Party | null): boolean {
  return (
    target !== null &&
    inSentence(cues, target.mention) &&
    quantities.personsBefore(target.mention.from) !== null
  );
}

/** To whom a punishment is recommended: "direkomendasikan ke BKN untuk diberi sanksi". */
export function recipientOf(around: Surroundings): Party | null {
  const { cues, group } = around;
  const advice = cues
    .all('penalty-recommend')
    .filter(({ from }) => from < group.from)
    .at(-1);
  if (advice === undefined) return null;
  for (const start of [advice.to, group.to]) {
    const to = cues.at('penalty-to', start);
    const found = to === undefined ? null : actorAt(around, to.to, 3);
    if (found !== null && around.actors.mayAdvise(found.entity)) return found;
  }
  return null;
}

/** How many persons of the target; null when the article does not say, or only vaguely. */
export function countOf(around: Surroundings, target: Party | null): number | null {
  const { quantities, cues, predicate, actors } = around;
  if (predicate.voice === 'passive') {
    const leftover = cues.before('penalty-leftover', predicate.from);
    const own = quantities.personsBefore(leftover?.from ?? predicate.from);
    if (own !== null && own.from >= cues.sentence.from) return own.count;
  }
  if (target !== null && inSentence(cues, target.mention)) {
    if (actors.entity(target.entity).type === 'person') return null;
    const found = quantities.personsBefore(target.mention.from);
    return found !== null && found.from >= cues.sentence.from ? found.count : null;
  }
  for (let i = predicate.from - 1; i >= Math.max(cues.sentence.from, predicate.from - COUNT_REACH); i--) {
    const found = quantities.personsAt(i);
    if (found !== null && found.to <= predicate.from && !crossesClause(around, found.to, predicate.from))
      return found.count;
  }
  return null;
}

/** A case and no rule: a person or office, a number of persons, or somebody pointed at (ASN tersebut). */
export function isSpecific(around: Surroundings, target: Party | null, count: number | null): boolean {
  if (count !== null || (around.predicate.voice !== null && isCounted(around, target))) return true;
  if (target === null || !inSentence(around.cues, target.mention)) return false;
  const { type } = around.actors.entity(target.entity);
  if (type === 'person' || type === 'office') return true;
  return around.cues.at('penalty-that', target.mention.to) !== undefined;
}

function inSentence(cues: SentenceCues, mention: Mention): boolean {
  return mention.from >= cues.sentence.from && mention.from < cues.sentence.to;
}

/** The actor that begins at most `reach` atoms after `i`, past quantifiers and numbers. */
function actorAt(
  around: Pick<Surroundings, 'doc' | 'cues' | 'actors' | 'quantities'>,
  i: number,
  reach: number,
): Party | null {
  const { doc, cues, quantities } = around;
  const starts = new Map(around.actors.in(cues.sentence).map((mention) => [mention.from, mention]));
  for (let k = i; k < Math.min(i + reach, cues.sentence.to);) {
    const mention = starts.get(k);
    if (mention !== undefined) return { entity: mention.entity, mention };
    const quantifier = cues.at('penalty-quantifier', k);
    const number = quantifier === undefined ? quantities.number(k) : null;
    if (quantifier !== undefined) k = quantifier.to;
    else if (number !== null) k = number.to;
    else if (doc.tokens.shape[k] !== Shape.Mark && doc.tokens.shape[k] !== Shape.Lower) k++;
    else return null;
  }
  return null;
}

function mentionsBefore({ actors, cues }: Surroundings, i: number): readonly Mention[] {
  return actors.in(cues.sentence).filter(({ to }) => to <= i);
}

/** True for the subject of a verb of saying ("Bupati X menegaskan") and the name behind one ("kata X"). */
function isSpeaker({ doc, cues, actors }: Surroundings, { from, to }: Mention): boolean {
  if (cues.before('penalty-speech', from)?.value === 'before') return true;
  const starts = new Map(actors.in(cues.sentence).map((mention) => [mention.from, mention]));
  let i = to;
  // Past the rest of the subject, a name behind its title, and adverbs: "Bupati X, H. Y, juga menegaskan".
  for (let steps = 0; steps < SUBJECT_REACH && i < cues.sentence.to; steps++) {
    const speech = cues.at('penalty-speech', i);
    if (speech !== undefined) return speech.value !== 'before' || i === to;
    const { tokens } = doc;
    const lower = tokens.shape[i] === Shape.Lower;
    if (lower && steps > 2) return false;
    if (tokens.shape[i] === Shape.Mark && !',.()'.includes(surfaceOf(tokens, i))) return false;
    i = starts.get(i)?.to ?? i + 1;
  }
  return false;
}

/** Atoms between a subject and its verb of saying; names among them count once. */
const SUBJECT_REACH = 6;

/** Behind a preposition. */
function isObject({ cues }: Surroundings, { from }: Mention): boolean {
  return cues.before('penalty-to', from) !== undefined || cues.before('penalty-by', from) !== undefined;
}

function isPunishable(around: Surroundings, mention: Mention): boolean {
  const { actors, cues } = around;
  if (cues.before('penalty-by', mention.from) !== undefined || isRole(around, mention)) return false;
  return actors.canBePunished(mention.entity) && !PUNISHERS.has(actors.entity(mention.entity).ref ?? '');
}

function isContestant({ actors, group }: Surroundings, entity: number): boolean {
  if (
    group.items.some(({ entries }) =>
      entries.some(({ domain }) => domain === 'candidate' || domain === 'campaign'),
    )
  )
    return false;
  const classes = actors.classes(entity);
  return classes.size > 0 && [...classes].every((id) => CONTESTANTS.has(id));
}

const CONTESTANTS: ReadonlySet<string> = new Set(['calon', 'tim-kampanye', 'parpol', 'kader', 'masyarakat']);

/** "sebagai pelaksana/tim kampanye": what somebody else is or does. */
function isRole({ cues }: Surroundings, { from }: Mention): boolean {
  return [from, from - 1, from - 2].some((i) => cues.before('penalty-as', i) !== undefined);
}

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

/** "ASN, kepala desa dan perangkat desa yang melanggar": the first of those named together. */
function firstOfList(around: Surroundings, left: readonly Mention[], nearest: Mention): Party {
  let first = nearest;
  for (let i = left.length - 2; i >= 0; i--) {
    const before = left[i] as Mention;
    if (!isJoint(around, before.to, first.from)) break;
    first = before;
  }
  return { entity: first.entity, mention: first };
}

/** Only a comma, "dan" or a quantifier stands between the atoms. */
function isJoint({ doc, cues, quantities }: Surroundings, from: number, to: number): boolean {
  if (to <= from || to - from > 4) return false;
  for (let i = from; i < to;) {
    const end = (cues.at('penalty-and', i) ?? cues.at('penalty-quantifier', i) ?? quantities.number(i))?.to;
    if (end !== undefined) i = end;
    else if (doc.tokens.shape[i] === Shape.Mark && ',/&-'.includes(surfaceOf(doc.tokens, i))) i++;
    else return false;
  }
  return true;
}

/** "pemecatan ASN", "sanksi ASN tidak netral": the actor right after a noun. */
function nounsRight(around: Surroundings): Party | null {
  const last = around.group.items.at(-1);
  if (last === undefined || around.predicate.voice === 'active') return null;
  const found = actorAt(around, last.to, 3);
  return found !== null && isPunishable(around, found.mention) ? found : null;
}

/** "akan mencopot jika ada pejabat yang tidak netral", "Pasti ada sanksi, karena ASN ...": a class behind. */
function classRight(around: Surroundings): Party | null {
  const { actors, cues, group } = around;
  const found = actors
    .in(cues.sentence)
    .find(
      (mention) =>
        mention.from >= group.to &&
        actors.entity(mention.entity).type === 'group' &&
        actors.isOneOf(mention.entity, CLASSES) &&
        isPunishable(around, mention) &&
        !isSpeaker(around, mention),
    );
  return found === undefined ? null : { entity: found.entity, mention: found };
}

const CLASSES = [
  'asn',
  'pppk',
  'honorer',
  'kepala-desa',
  'perangkat-desa',
  'bpd',
  'tni',
  'polri',
  'penyelenggara',
  'adhoc',
];

function selfBefore(around: Surroundings): boolean {
  return (
    around.predicate.before.some(({ kind }) => kind === 'penalty-self') ||
    around.cues.before('penalty-self', clauseStart(around)) !== undefined
  );
}

/** The first atom of the verb's own words: its adverbs and a phrase such as "tidak akan segan" before it. */
function clauseStart({ cues, predicate }: Surroundings): number {
  let first = predicate.before.at(-1)?.from ?? predicate.from;
  for (const { from, to } of [...cues.phrases].reverse()) {
    if (from < first && to >= first && to <= predicate.from) first = from;
  }
  for (const kind of ['penalty-past', 'penalty-modal'] as const)
    first = cues.before(kind, first)?.from ?? first;
  return first;
}

/** "Bupati X menegaskan akan mencopot": who announces what they will do themselves, where they have the power. */
function announcerBefore({ actors, cues }: Surroundings, first: number): Party | null {
  const speech = cues.before('penalty-speech', first);
  if (speech === undefined || speech.value === 'before') return null;
  if (cues.at('penalty-recommend', speech.from) !== undefined) return null;
  const subject = actors.in(cues.sentence).findLast(({ to }) => to <= speech.from);
  if (subject === undefined || speech.from - subject.to > ANNOUNCER_REACH) return null;
  return actors.mayImpose(subject.entity) ? { entity: subject.entity, mention: subject } : null;
}

/** Atoms between who announces and the verb of saying: a comma or "juga". */
const ANNOUNCER_REACH = 2;

function gapIsShort({ doc, cues }: Surroundings, from: number, predicate: Predicate): boolean {
  const first = predicate.before.at(-1)?.from ?? predicate.from;
  if (first - from > 3) return false;
  for (let i = from; i < first; i++) {
    if (doc.tokens.shape[i] === Shape.Mark || cues.at('penalty-speech', i) !== undefined) return false;
  }
  return true;
}

/** A mark that ends a clause, or a verb of saying, stands between the atoms. */
function crossesClause({ doc, cues }: Surroundings, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (doc.tokens.shape[i] === Shape.Mark && '.;:"“”?!'.includes(surfaceOf(doc.tokens, i))) return true;
    if (cues.at('penalty-speech', i) !== undefined) return true;
  }
  return false;
}
