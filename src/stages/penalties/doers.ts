/** Who is said to have done an act. */
import type { Directed, Mention, Violation } from '../../document.js';
import { sentenceOfAtom } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Quantities } from '../tag/quantities.js';
import { accusedBy, WATCHERS } from './accused.js';
import type { Act } from './acts.js';
import type { Participant } from './clauses.js';
import { meantBy } from './context.js';
import type { SentenceCues } from './cues.js';
import { powerless } from './powers.js';
import type { Case, Reader } from './sanctions.js';
import { CASE_REACH, listHead } from './standing.js';
import { isMarked, listedAfter, participantAt, subjectBefore, type Scene } from './subjects.js';
import type { FoundViolation } from './violations.js';
import { lastBefore } from '../../text/search.js';

/**
 * Who could do it, the likeliest first: whose act it is by its noun, whom a punishment meets because of it, the
 * subject of its words, whom a punishment of the sentence meets, the nearest class of officials, those whom the list
 * or the directive before is about. Who only reports it is none of these.
 */
export function* suspects(
  reader: Reader,
  sentence: number,
  act: Act,
  { cases, status, doer }: { cases: readonly Case[]; status: Violation['status']; doer: readonly number[] },
): Generator<readonly number[]> {
  const cues = reader.cues(sentence);
  const owner = ownerBehind(reader, cues, act);
  if (owner !== null) yield [owner];
  const punished = punishedFor(reader, cues, act, cases);
  if (punished !== null) yield [punished];
  const spared = cases.find(
    ({ authority, target }) => target !== null && doer.some((one) => one === authority),
  );
  // "Kapolda memecat Aipda X, terbukti ...": never who punishes.
  if (spared !== undefined && spared.target !== null) yield [spared.target];
  yield doer;
  const target = cases.find(({ target, inheritedTarget }) => target !== null && !inheritedTarget)?.target;
  if (target !== undefined && target !== null) yield [target];
  yield actorNear(reader, cues, act.from, act.to);
  const head = listHead(reader, cues);
  if (head !== null) yield actorNear(reader, head, head.sentence.to);
  const meant = pronounBefore(reader, cues, act.from);
  if (meant !== null) yield [meant];
  if (status !== 'forbidden') return;
  const taken = cases.find(({ target }) => target !== null)?.target ?? null;
  if (taken !== null) yield [taken];
  yield addressedBefore(reader, sentence);
}

/** Sentences before a norm in which those are told whom it binds. */
const ADDRESS_REACH = 3;

/** "Mereka berjanji tidak ...": whom the directive close before addresses. */
function addressedBefore({ doc, actors }: Reader, sentence: number): readonly number[] {
  const last = doc.directives.findLast(
    (directive) => directive.sentence <= sentence && directive.addressees.length > 0,
  );
  if (last === undefined || sentence - last.sentence > ADDRESS_REACH) return [];
  return last.addressees.filter((index) => {
    const classes = actors.classes(index);
    return isBound(classes) && !isContestant(classes);
  });
}

/** "pelanggaran netralitas lima ASN", "pembagian sembako oleh relawan": whose it is, right behind a noun. */
function ownerBehind(reader: Reader, cues: SentenceCues, act: Act): number | null {
  const scene = { cues, clauses: reader.clauses(sentenceOfAtom(reader.doc.sentences, act.from)) };
  const behind = participantAt(scene, act.to);
  const mention = behind?.mentions.at(-1);
  if (behind === null || mention === undefined || behind.form !== 'named') return null;
  const isAgent = behind.marker === 'by';
  const isOwner = behind.marker === null && act.entries.some(({ group }) => group === 'generic');
  if (!isAgent && !isOwner) return null;
  const classes = reader.actors.classes(mention.entity);
  if (!isAgent && (!isBound(classes) || isContestant(classes))) return null;
  return isWatcher(reader, mention.entity) ? null : reader.actors.holder(mention.entity);
}

/** "seorang guru dipindahkan karena berfoto ...": whom the last punishment before the reason meets. */
function punishedFor(reader: Reader, cues: SentenceCues, act: Act, cases: readonly Case[]): number | null {
  const reason = cues.lastBefore('violation-reason', act.from, REASON_REACH);
  if (reason === undefined) return null;
  const last = cases.findLast(({ group, target }) => group.to <= reason.from && target !== null);
  if (last === undefined || last.target === null) return null;
  const own = reader
    .clauses(sentenceOfAtom(reader.doc.sentences, act.from))
    .participants.some(({ start, to, marker }) => start >= reason.to && to <= act.from && marker === null);
  return own ? null : last.target;
}

/** Atoms between the word for a reason and the act: "karena terbukti secara sah dan meyakinkan". */
const REASON_REACH = 7;

/** The subject of the words for the act, as far as it is somebody in particular or a class that the law binds. */
export function subjectOf(reader: Reader, sentence: number, act: Act): Participant | null {
  const scene = { cues: reader.cues(sentence), clauses: reader.clauses(sentence) };
  const { cues } = scene;
  const accepts = (participant: Participant): boolean => maySubject(reader, participant);
  const verb = chainStart(cues, act.from);
  const pronoun = pronounAt(scene, verb, act.from);
  if (pronoun !== null) return pronoun;
  const relative = cues.before('penalty-relative', verb);
  if (relative !== undefined) {
    const head = headBefore(scene, relative.from, accepts);
    if (head !== null) return head;
  }
  const ban = cues.all('violation-ban').findLast(({ value, to }) => value === 'ban' && to <= verb);
  const forbidden = ban === undefined ? null : subjectBefore(scene, verb, ban.to, accepts);
  return (
    forbidden ??
    subjectBefore(scene, verb, cues.sentence.from, accepts) ??
    subjectBehind(scene, act, accepts) ??
    accusedBefore(reader, sentence, act, accepts)
  );
}

/** "Kepala puskesmas dilaporkan sebab memerintahkan bidan memasang ...": whom the word of accusing before is about. */
function accusedBefore(
  reader: Reader,
  sentence: number,
  act: Act,
  accepts: (participant: Participant) => boolean,
): Participant | null {
  const cue = reader.cues(sentence).lastBefore('violation-case', act.from, CASE_REACH);
  const accused = cue === undefined ? null : accusedBy(reader, sentence, cue);
  return accused !== null && accused.to <= act.from && accepts(accused) ? accused : null;
}

/** "dua pekan setelah ia terekam ...": a pronoun right before the verb is its subject, whoever else is named. */
function pronounAt({ clauses }: Scene, verb: number, end: number): Participant | null {
  // "terdakwa terbukti ..." names and accuses in one word, and so stands inside the verb's chain.
  const last = clauses.participants[lastBefore(clauses.participants, end)];
  if (last === undefined || last.form !== 'pronoun' || last.to < verb || last.value === 'offender')
    return null;
  return isMarked(last, 'to', 'by', 'from', 'other', 'toward') ? null : last;
}

/** "Gara-gara foto bersama calon, ia ...", "Merangkap saksi partai, anggota PPS ...": a clause before its subject. */
function subjectBehind(
  { cues, clauses }: Scene,
  act: Act,
  accepts: (participant: Participant) => boolean,
): Participant | null {
  const opening = cues.lastBefore('violation-reason', act.from, REASON_REACH);
  if ((opening?.from ?? act.from) - cues.sentence.from > 1) return null;
  const comma = clauses.bordersIn(act.to, act.to + FRONTED_REACH).find(({ kind }) => kind === 'comma');
  if (comma === undefined) return null;
  const next = clauses.participants[lastBefore(clauses.participants, comma.to) + 1];
  if (next === undefined || next.start - comma.to > 1 || isMarked(next, 'to', 'about')) return null;
  return accepts(next) ? next : null;
}

/** Atoms between the end of an act's words and the comma behind its clause. */
const FRONTED_REACH = 12;

function maySubject({ actors }: Reader, participant: Participant): boolean {
  if (isMarked(participant, 'by', 'from', 'other', 'toward')) return false;
  if (participant.form !== 'named')
    return participant.form !== 'headless' && participant.value !== 'offender';
  return participant.mentions.some(({ entity, type }) => {
    if (type === 'person') return true;
    // An office of the government does nothing itself: "tenaga kontrak Satpol PP", "bertugas di Polres X".
    if (type === 'institution' && !(actors.isOneOf(entity, BODIES) && actors.isWholeBody(entity)))
      return false;
    const classes = actors.classes(entity);
    return isBound(classes) && !isContestant(classes);
  });
}

/** Classes whose bodies stand for their members: "anggota PPK", "TNI". */
const BODIES = ['tni', 'polri', 'penyelenggara', 'adhoc'] as const;

/** First atom of the words that the act's verb hangs on: "yang [diduga kerap ikut] berkampanye". */
function chainStart(cues: SentenceCues, from: number): number {
  let start = from;
  for (let step = 0; step < CHAIN_LENGTH; step++) {
    const before = cues.beforeAny(CHAIN, start);
    if (before === undefined) break;
    start = before.from;
  }
  return start;
}

const CHAIN_LENGTH = 6;
const CHAIN = [
  'violation-case',
  'penalty-past',
  'penalty-adverb',
  'penalty-modal',
  'penalty-negator',
  'violation-involve',
  'violation-adverb',
] as const;

/** Atoms between a relative clause and its head: "seorang lurah di Kecamatan X yang". */
const HEAD_REACH = 14;

/** The head of the relative clause that begins at the atom: the nearest one that can be, in the same stretch. */
function headBefore(
  scene: Scene,
  relative: number,
  accepts: (one: Participant) => boolean,
): Participant | null {
  const { participants } = scene.clauses;
  for (let i = lastBefore(participants, relative); i >= 0; i--) {
    const head = participants[i] as Participant;
    if (relative - head.to > HEAD_REACH) return null;
    if (scene.clauses.bordersIn(head.to, relative).some(({ kind }) => kind !== 'comma')) return null;
    if (accepts(head)) return firstListed(scene, i);
  }
  return null;
}

/** The first of those named together with a participant. */
function firstListed(scene: Scene, index: number): Participant {
  const { participants } = scene.clauses;
  let first = participants[index] as Participant;
  for (let i = index - 1; i >= 0; i--) {
    const before = participants[i] as Participant;
    if (before.form !== 'named' || !listedAfter(scene, before).includes(first)) break;
    first = before;
  }
  return first;
}

/** Whom the subject and those named together with it stand for. */
export function doersOf(reader: Reader, sentence: number, subject: Participant | null): readonly number[] {
  if (subject === null) return [];
  const scene = { cues: reader.cues(sentence), clauses: reader.clauses(sentence) };
  const named = namesOf(reader, sentence, subject);
  if (named.length > 0) return named;
  const found: number[] = [];
  for (const participant of [subject, ...listedAfter(scene, subject)]) {
    if (participant.form === 'named' && participant.mentions.some(({ entity }) => isWatcher(reader, entity)))
      continue;
    const { entity } = meantBy(reader, participant, sentence, [], 'imposed', scene.cues.sentence.from);
    const holder = entity === null ? null : reader.actors.holder(entity);
    if (holder !== null && !found.includes(holder)) found.push(holder);
  }
  return found;
}

/** Atoms between a number of persons and their names: "dua guru SMP, RL dan AW". */
const NAMES_GAP = 3;

/** Sentences before "keduanya" in which the two are named. */
const NAMES_REACH = 3;

/** "dua guru, RL dan AW, yang ...", "Keduanya, RO dan WN", "keduanya" behind "AR dan ST": the persons by name. */
function namesOf(
  reader: Reader,
  sentence: number,
  { form, value, count, to }: Participant,
): readonly number[] {
  const many = form === 'named' ? count : PLURALS.get(value ?? '');
  if (typeof many !== 'number' || many < 2) return [];
  const { participants } = reader.clauses(sentence);
  const behind = participants.findIndex(({ start }) => start >= to && start - to <= NAMES_GAP);
  const own = behind < 0 ? [] : personsFrom(reader, sentence, behind);
  if (own.length === many) return own;
  if (form === 'named') return [];
  for (let index = sentence - 1; index >= Math.max(0, sentence - NAMES_REACH); index--) {
    const before = reader.clauses(index).participants;
    for (let i = 0; i < before.length; i++) {
      const persons = personsFrom(reader, index, i);
      if (persons.length === many) return persons;
    }
  }
  return [];
}

/** How many the pronouns for several stand for. */
const PLURALS: ReadonlyMap<string, number> = new Map(
  [2, 3, 4, 5, 6, 7, 8].map((number) => [`plural${number}`, number]),
);

/** The persons named together from a participant on. */
function personsFrom(reader: Reader, sentence: number, index: number): readonly number[] {
  const scene = { cues: reader.cues(sentence), clauses: reader.clauses(sentence) };
  const first = scene.clauses.participants[index];
  if (first === undefined || first.form !== 'named') return [];
  const found: number[] = [];
  for (const { mentions } of [first, ...listedAfter(scene, first)]) {
    const person = mentions.findLast(({ type }) => type === 'person');
    if (person === undefined) return [];
    found.push(person.entity);
  }
  return found;
}

function isWatcher({ actors }: Reader, entity: number): boolean {
  return WATCHERS.has(actors.entity(entity).ref ?? '') || powerless(actors.refs(entity));
}

/** "Delapan orang ini terbukti ...": the class that did the last act close before. */
export function goingOn(
  { actors }: Reader,
  sentence: number,
  before: readonly FoundViolation[],
): readonly number[] {
  const last = before
    .filter((violation) => violation.sentence < sentence && sentence - violation.sentence <= 3)
    .at(-1);
  if (last === undefined || last.status === 'forbidden') return [];
  return last.actors.every((index) => actors.entity(index).type === 'group') ? last.actors : [];
}

/** "Ia diduga ...": the only person of the sentence before, in the same paragraph. */
function pronounBefore({ doc, actors }: Reader, cues: SentenceCues, atom: number): number | null {
  if (!cues.all('penalty-of').some(({ value, to }) => value === 'single' && to <= atom)) return null;
  const index = sentenceOfAtom(doc.sentences, cues.sentence.from) - 1;
  const before = doc.sentences[index];
  if (before === undefined || before.block !== cues.sentence.block) return null;
  const persons = new Set(
    actors
      .in(before)
      .filter(({ type }) => type === 'person')
      .map(({ entity }) => entity),
  );
  return persons.size === 1 ? ([...persons][0] as number) : null;
}

/** The nearest mention of a class of officials left of the act, else right of it, with those named beside it. */
export function actorNear(reader: Reader, cues: SentenceCues, from: number, to = from): readonly number[] {
  const { actors, doc, quantities } = reader;
  const candidates = actors
    .in(cues.sentence)
    .filter((mention) => mayDo(reader, mention) && !reports(reader, cues, mention));
  const bound = candidates.filter(({ entity }) => !isContestant(actors.classes(entity)));
  const some = bound.length > 0 ? bound : candidates;
  const left = some.filter((mention) => mention.to <= from);
  const right = some.filter((mention) => mention.from >= to && mention.from - to <= CASE_REACH);
  // "pelanggaran netralitas lima ASN": whoever stands right behind a noun did it.
  const behind = right[0];
  if (behind !== undefined && isQuantified(quantities, cues, to, behind.from)) return [behind.entity];
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

function isContestant(classes: ReadonlySet<string>): boolean {
  return classes.size > 0 && [...classes].every((id) => CONTESTANTS.has(id));
}

/** Classes that are named as what others are partial to. */
const CONTESTANTS: ReadonlySet<string> = new Set(['calon', 'tim-kampanye', 'parpol', 'kader', 'masyarakat']);

/** Only numbers and words such as "seorang", "oknum" stand between the atoms. */
function isQuantified(quantities: Quantities, cues: SentenceCues, from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let i = from; i < to;) {
    const end = cues.at('penalty-quantifier', i)?.to ?? quantities.number(i)?.to;
    if (end === undefined) return false;
    i = end;
  }
  return true;
}

/** Classes that conduct rules bind: everybody's is none. */
function isBound(classes: ReadonlySet<string>): boolean {
  return classes.size > 0 && !(classes.size === 1 && classes.has('masyarakat'));
}

/** Somebody whom conduct rules bind, and persons whose class the article does not tell or who are accused. */
function mayDo({ actors, focus }: Reader, { entity, type }: Mention): boolean {
  if (WATCHERS.has(actors.entity(entity).ref ?? '')) return false;
  if (type !== 'person') return isBound(actors.classes(entity));
  if (focus.knows(entity, Number.MAX_SAFE_INTEGER)) return true;
  return isBound(actors.classes(entity)) && !powerless(actors.refs(entity));
}

/** "Menurut X", "kata X", "X mengatakan": who tells of the act is not its author. */
function reports(reader: Reader, cues: SentenceCues, { from, to, entity }: Mention): boolean {
  if (cues.before('penalty-speech', from) !== undefined || cues.at('penalty-speech', to) !== undefined)
    return true;
  const sentence = sentenceOfAtom(reader.doc.sentences, from);
  const { participants, borders } = reader.clauses(sentence);
  const own = participants.find((participant) => participant.from <= from && participant.to >= to);
  if (own !== undefined) {
    const before = borders.findLast((border) => border.to <= own.start);
    if (before?.kind === 'attribution' && own.start - before.to <= 1) return true;
    const behind = borders.find((border) => border.from >= own.to);
    if (behind?.kind === 'speech' && behind.from - own.to <= 1) return true;
  }
  if (reader.focus.knows(entity, Number.MAX_SAFE_INTEGER)) return false;
  return speakersOf(reader.doc).has(entity);
}

/** Everybody whom the article quotes; worked out once an article. */
function speakersOf({ quotes }: Directed): ReadonlySet<number | null> {
  let found = speakers.get(quotes);
  if (found === undefined) speakers.set(quotes, (found = new Set(quotes.map(({ speaker }) => speaker))));
  return found;
}

const speakers = new WeakMap<Directed['quotes'], ReadonlySet<number | null>>();

function joins(doc: Directed, cues: SentenceCues, from: number, to: number): boolean {
  if (to <= from || to - from > 4) return false;
  for (let i = from; i < to;) {
    const cue = cues.at('penalty-and', i) ?? cues.at('penalty-quantifier', i);
    if (cue !== undefined) i = cue.to;
    else if (doc.tokens.shape[i] === Shape.Mark && ',/&-'.includes(surfaceOf(doc.tokens, i))) i++;
    else return false;
  }
  return true;
}
