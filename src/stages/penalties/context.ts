/** What a sentence leaves out and its neighbours say: who is spoken of, and who punishes. */
import type { Mention, Sanction } from '../../document.js';
import { sentenceOfAtom } from '../../document.js';
import type { Actors } from './actors.js';
import type { Participant } from './clauses.js';
import { imposerIn } from './parties.js';
import { powerless } from './powers.js';
import type { Case, Reader } from './sanctions.js';

/** Sentences that a target is taken over from without anything in between. */
const TARGET_REACH = 2;
/** Sentences from which the only body that imposed anything is taken over. */
const IMPOSER_REACH = 5;

/** Classes of persons that articles on neutrality are about. */
const SUBJECTS = [
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
] as const;

export interface Target {
  readonly entity: number | null;
  /** Number of persons that the antecedent of a pronoun has. */
  readonly count: number | null;
  /** Taken over from elsewhere in the article. */
  readonly inherited: boolean;
}

const NOBODY: Target = { entity: null, count: null, inherited: false };

// --- who is meant --------------------------------------------------------------------------------------------

/** Whom a participant of a sentence stands for. */
export function meantBy(
  reader: Reader,
  participant: Participant,
  sentence: number,
  before: readonly Case[],
  status: Sanction['status'],
  floor: number,
): Target {
  switch (participant.form) {
    case 'named':
      return { entity: namedEntity(reader, participant, sentence, status), count: null, inherited: false };
    case 'pronoun':
      return pronounMeans(reader, participant, sentence, before);
    case 'number':
      return taken(
        countedLeft(reader, participant, sentence, floor) ?? pluralBefore(reader, sentence, before),
      );
    case 'headless':
      if (status === 'threatened' || status === 'proposed')
        return taken(inheritedTarget(reader, sentence, before, true));
      return taken(pluralBefore(reader, sentence, before));
  }
}

function taken(entity: number | null, count: number | null = null): Target {
  return entity === null ? NOBODY : { entity, count, inherited: true };
}

/** The person of a title, its holder, and for "camat itu" the only camat accused; a class else. */
function namedEntity(
  reader: Reader,
  participant: Participant,
  sentence: number,
  status: Sanction['status'],
): number | null {
  const { actors, focus } = reader;
  const person = participant.mentions.findLast(({ type }) => type === 'person');
  if (person !== undefined) return person.entity;
  const mention = participant.mentions.at(0);
  if (mention === undefined) return null;
  if (mention.type !== 'group') return actors.holder(mention.entity);
  const { count, whole, that, relative, some } = participant;
  if (whole || (count !== undefined && count !== 1)) return mention.entity;
  const isRule = status === 'threatened' || status === 'proposed';
  // A rule speaks of a class, but "jika terbukti, camat itu" of the one accused.
  if (isRule && (relative || !(that || isConditional(reader, sentence)))) return mention.entity;
  if (actors.isWide(mention.entity) && !that) return mention.entity;
  if (some && !that && !inTitle(reader, sentence)) return mention.entity;
  return focus.memberOf(mention.entity) ?? mention.entity;
}

function isConditional(reader: Reader, sentence: number): boolean {
  const cues = reader.cues(sentence);
  return cues.all('penalty-if').length > 0 && cues.all('penalty-anybody').length === 0;
}

export function inTitle({ doc }: Reader, sentence: number): boolean {
  return doc.blocks[doc.sentences[sentence]?.block ?? -1]?.kind === 'title';
}

/** Value of a pronoun for several; behind it how many, where the word says so ("ketiganya"). */
const PLURAL = 'plural';

function pronounMeans(
  reader: Reader,
  { value, from }: Participant,
  sentence: number,
  before: readonly Case[],
): Target {
  const { focus, actors } = reader;
  if (value === 'offender') return taken(inheritedTarget(reader, sentence, before, true));
  if (value !== null && value.startsWith(PLURAL)) {
    const sighting = focus.plural(sentence);
    const own = Number(value.slice(PLURAL.length));
    const left = classLeft(reader, from, sentence);
    if (left !== null) return taken(left, own > 0 ? own : null);
    const entity = sighting?.entity ?? inheritedTarget(reader, sentence, before, false);
    return taken(entity, own > 0 ? own : (sighting?.count ?? null));
  }
  const near = focus.single(sentence);
  if (near !== null) return taken(near);
  const person = personBefore(reader, sentence, (mention, index) => {
    const cues = reader.cues(index);
    const speaks =
      cues.before('penalty-speech', mention.from) !== undefined ||
      cues.at('penalty-speech', mention.to) !== undefined;
    return !speaks && mention.from < from && actors.canBePunished(mention.entity);
  });
  return taken(person ?? memberBefore(reader, sentence) ?? focus.last(sentence)?.entity ?? null);
}

/** "ASN yang melanggar ..., sanksi kepada mereka": the class named before it in the sentence. */
function classLeft(reader: Reader, atom: number, sentence: number): number | null {
  const { actors } = reader;
  const left = reader
    .clauses(sentence)
    .participants.findLast(
      ({ to, form, mentions }) =>
        to <= atom && form === 'named' && mentions.length === 1 && isClass(actors, mentions[0]?.entity ?? 0),
    );
  const entity = left?.mentions[0]?.entity;
  return entity !== undefined && actors.isOneOf(entity, SUBJECTS) ? entity : null;
}

/** "Seorang kepala puskesmas ... Yang bersangkutan": the one member of a class in the sentence before. */
function memberBefore(reader: Reader, sentence: number): number | null {
  const { doc, actors } = reader;
  const here = doc.sentences[sentence];
  for (let index = sentence - 1; index >= Math.max(0, sentence - TARGET_REACH); index--) {
    if (doc.sentences[index]?.block !== here?.block) return null;
    const one = reader
      .clauses(index)
      .participants.findLast(
        ({ form, count, some, mentions }) =>
          form === 'named' && (count === 1 || some) && mentions.length === 1,
      );
    const entity = one?.mentions[0]?.entity;
    if (entity !== undefined && actors.canBePunished(entity)) return entity;
  }
  return null;
}

/** "dua lurah kami rekomendasikan, satu dimutasi": a counted class before it in the sentence. */
function countedLeft(
  reader: Reader,
  { start, to: end }: Participant,
  sentence: number,
  floor: number,
): number | null {
  const { participants } = reader.clauses(sentence);
  // "tiga guru ditegur dan satu lagi dipecat" goes on with the class, "satu orang" need not.
  const goesOn = reader.cues(sentence).before('penalty-leftover', end) !== undefined;
  const counted = participants.findLast(
    ({ from, to, count, form, marker, mentions }) =>
      to <= start &&
      (goesOn || from >= floor || marker === 'from') &&
      form === 'named' &&
      count !== undefined &&
      (marker === null || marker === 'from') &&
      mentions.length === 1,
  );
  const entity = counted?.mentions[0]?.entity;
  return entity !== undefined && reader.actors.entity(entity).type === 'group' ? entity : null;
}

function pluralBefore(reader: Reader, sentence: number, before: readonly Case[]): number | null {
  return reader.focus.plural(sentence)?.entity ?? inheritedTarget(reader, sentence, before, true);
}

/**
 * The one spoken of where the sentence names nobody: the last one punished or threatened close by, a class named
 * in the same paragraph, those last told what not to do, the last one punished, the class in the headline.
 */
export function inheritedTarget(
  reader: Reader,
  sentence: number,
  before: readonly Case[],
  ofClass: boolean,
): number | null {
  // A threat speaks of a class: it never falls on somebody who was only named before.
  const isFree = ({ target, status }: Case): boolean =>
    target !== null &&
    status !== 'denied' &&
    !(ofClass && reader.actors.entity(target).type === 'person' && !isTalkedOf(reader, target, sentence));
  const last = before.findLast(isFree);
  // "Kalau terbukti" is said of the one accused, and in an article on one person's case most else is.
  if (ofClass && isIfProven(reader, sentence)) {
    const individual = reader.focus.lastIndividual(sentence);
    if (individual !== null) return individual;
  }
  const topic = reader.focus.topic();
  if (ofClass && topic !== null) return topic;
  if (!ofClass && (last === undefined || last.sentence < sentence - 1)) {
    const named = namedJustBefore(reader, sentence);
    if (named !== null) return named;
  }
  const accused = ofClass ? null : lastAccused(reader, sentence);
  if (accused !== null && sentence - accused.sentence <= TARGET_REACH) {
    if (last === undefined || accused.sentence > last.sentence) return accused.entity;
  }
  if (last !== undefined && sentence - last.sentence <= TARGET_REACH) return last.target;
  const sole = reader.focus.sole();
  if (ofClass && sole !== null && isTalkedOf(reader, sole, sentence)) return sole;
  return (
    namedInParagraph(reader, sentence) ??
    lastAddressed(reader, sentence) ??
    last?.target ??
    (ofClass ? null : reader.focus.sole()) ??
    inHeadline(reader) ??
    null
  );
}

/** "Kades X berinisial MK: ... Rekomendasi: teguran": the only one named in the sentence before, who does not speak. */
function namedJustBefore(reader: Reader, sentence: number): number | null {
  const { doc, actors } = reader;
  if (doc.sentences[sentence - 1]?.block !== doc.sentences[sentence]?.block) return null;
  const { participants, borders } = reader.clauses(sentence - 1);
  const persons = participants.filter(({ mentions }) => mentions.some(({ type }) => type === 'person'));
  const person = persons[0]?.mentions.findLast(({ type }) => type === 'person');
  if (persons.length !== 1 || person === undefined || powerless(actors.refs(person.entity))) return null;
  const speaks = borders.some(({ kind }) => kind === 'speech' || kind === 'attribution');
  return speaks ? null : person.entity;
}

/** "kalau terbukti", "jika benar". */
function isIfProven(reader: Reader, sentence: number): boolean {
  const cues = reader.cues(sentence);
  return cues.all('penalty-if').some(({ to }) => cues.at('penalty-proven', to) !== undefined);
}

function lastAccused(
  { focus, actors }: Reader,
  sentence: number,
): { entity: number; sentence: number } | null {
  const last = focus.last(sentence);
  if (last === null) return null;
  return actors.entity(last.entity).type === 'group' && last.count === undefined ? null : last;
}

/** True when the sentence or one close before it, in the same paragraph, names the person. */
function isTalkedOf({ doc, actors }: Reader, entity: number, sentence: number): boolean {
  const here = doc.sentences[sentence];
  for (let index = sentence; index >= Math.max(0, sentence - TARGET_REACH); index--) {
    const near = doc.sentences[index];
    if (near === undefined || near.block !== here?.block) continue;
    if (actors.in(near).some((mention) => actors.holder(mention.entity) === entity)) return true;
  }
  return false;
}

/**
 * The only person or office of the nearest sentence before in the paragraph that names any; `accepts` leaves out who
 * cannot be meant.
 */
export function personBefore(
  { doc, actors }: Reader,
  sentence: number,
  accepts: (mention: Mention, sentence: number) => boolean,
): number | null {
  const here = doc.sentences[sentence];
  for (let i = sentence - 1; here !== undefined && i >= Math.max(0, sentence - TARGET_REACH); i--) {
    const before = doc.sentences[i];
    if (before === undefined || before.block !== here.block) return null;
    const persons = new Set(
      actors
        .in(before)
        .filter((mention) => (mention.type === 'person' || mention.type === 'office') && accepts(mention, i))
        .map(({ entity }) => actors.holder(entity)),
    );
    if (persons.size > 0) return persons.size === 1 ? ([...persons][0] as number) : null;
  }
  return null;
}

function namedInParagraph({ doc, actors }: Reader, sentence: number): number | null {
  const here = doc.sentences[sentence];
  const before = doc.sentences[sentence - 1];
  if (here === undefined || before === undefined || here.block !== before.block) return null;
  return subjectOf(actors, actors.in(before));
}

function lastAddressed({ doc, actors }: Reader, sentence: number): number | null {
  for (let i = doc.directives.length - 1; i >= 0; i--) {
    const directive = doc.directives[i];
    if (directive === undefined || directive.sentence >= sentence) continue;
    const addressee = directive.addressees.find(
      (index) => actors.isOneOf(index, SUBJECTS) && isClass(actors, index),
    );
    if (addressee !== undefined) return addressee;
  }
  return null;
}

function inHeadline({ doc, actors }: Reader): number | null {
  const title = doc.sentences.find(({ block }) => doc.blocks[block]?.kind === 'title');
  return title === undefined ? null : subjectOf(actors, actors.in(title));
}

function subjectOf(actors: Actors, mentions: readonly Mention[]): number | null {
  const found = mentions.filter(({ entity }) => isClass(actors, entity) && actors.isOneOf(entity, SUBJECTS));
  return found[0]?.entity ?? null;
}

/** A class of people or a force, not one body or post. */
function isClass(actors: Actors, index: number): boolean {
  const { type, ref } = actors.entity(index);
  if (type === 'group') return ref !== 'ppk-role';
  return type === 'institution' && (ref === 'tni' || ref === 'polri');
}

/**
 * A class that only one of those accused belongs to is that person: "Guru di X diskors", "seorang guru", and further
 * on "guru berinisial YS". Rules, and cases of another time, speak of others.
 */
export function settleTargets(reader: Reader, cases: readonly Case[]): void {
  const { actors, focus } = reader;
  for (const one of cases) {
    if (one.target === null || actors.entity(one.target).type !== 'group') continue;
    if (one.rule || (one.count !== null && one.count !== 1) || isOtherTime(reader, one.sentence)) continue;
    const person = focus.memberOf(one.target);
    if (person === null || (actors.isWide(one.target) && focus.sole() !== person)) continue;
    one.target = person;
    one.count = null;
  }
}

// --- who punishes --------------------------------------------------------------------------------------------

/**
 * Who punishes, where only a neighbour says so: a statement on punishing in general in the same speech, whoever is
 * asked to punish the same person, or the one body that imposed anything in the article.
 */
export function carryAuthorities(reader: Reader, cases: readonly Case[]): void {
  const { actors } = reader;
  const executor = executorOf(reader, cases);
  for (const one of cases) {
    if (one.status === 'imposed') one.authority ??= signer(reader, one);
    if (one.status === 'recommended' && !isCriminal(one)) one.authority ??= executor;
  }
  const donors = cases.filter(({ authority }) => authority !== null);
  const imposed = donors.filter(({ status }) => status === 'imposed');
  const taken = cases.map((one) => {
    if (one.authority !== null) return null;
    switch (one.status) {
      case 'threatened':
        return generalImposer(reader, donors, one);
      case 'pending':
        return generalImposer(reader, donors, one) ?? askedImposer(donors, one);
      case 'recommended':
        return generalAdvised(reader, donors, imposed, one);
      case 'imposed':
      case 'lifted':
        return soleImposer(reader, imposed, one, IMPOSER_REACH);
      case 'denied': {
        // Who could have, and says or rules that nothing is imposed.
        const imposer = soleImposer(reader, donors, one, IMPOSER_REACH);
        const own = imposer !== null && (one.speaker === imposer || actors.isCourt(imposer));
        return own ? imposer : null;
      }
      default:
        return null;
    }
  });
  cases.forEach((one, index) => (one.authority ??= taken[index] ?? null));
}

/** The only one who imposed punishments of this kind in the article, near by or on the same target. */
function soleImposer(reader: Reader, imposed: readonly Case[], one: Case, reach: number): number | null {
  const kin = imposed.filter((other) => isCourts(reader, other) === isCourts(reader, one));
  const first = kin[0];
  if (first === undefined && isCriminal(one)) return onlyCourt(reader);
  if (first === undefined || kin.some(({ authority }) => authority !== first.authority)) return null;
  if (isOtherTime(reader, one.sentence) && !kin.some(({ sentence }) => sentence === one.sentence))
    return null;
  const near = kin.some(
    (other) =>
      Math.abs(other.sentence - one.sentence) <= reach ||
      other.target === one.target ||
      inTitle(reader, one.sentence),
  );
  return near ? first.authority : null;
}

/** "Keputusan tetap di tangan bupati": who is to carry out what is recommended, in an article that names one. */
function executorOf(reader: Reader, cases: readonly Case[]): number | null {
  const recommended = cases.filter(({ status }) => status === 'recommended');
  const first = recommended[0]?.sentence ?? Number.MAX_SAFE_INTEGER;
  const last = (recommended.at(-1)?.sentence ?? -1) + IMPOSER_REACH;
  const found = new Set<number>();
  for (let index = first; index <= Math.min(last, reader.doc.sentences.length - 1); index++) {
    const executor = namedBeside(reader, index, 'penalty-executor');
    if (executor !== null) found.add(executor);
  }
  return found.size === 1 ? ([...found][0] as number) : null;
}

/** Somebody with power beside a cue of the sentence, or null. */
function namedBeside(
  reader: Reader,
  index: number,
  words: 'penalty-signed' | 'penalty-executor',
): number | null {
  const { actors } = reader;
  const cues = reader.cues(index);
  const scene = { cues, clauses: reader.clauses(index), actors };
  const imposer = imposerIn(scene, cues.sentence.from, cues.sentence.to, words);
  const mention = imposer?.mentions.findLast(({ entity }) => actors.mayImpose(entity));
  return mention === undefined ? null : actors.holder(mention.entity);
}

/** "Surat keputusannya diteken Bupati X": who signed what punishes, one sentence away. */
function signer(reader: Reader, { sentence }: Case): number | null {
  const { sentences } = reader.doc;
  for (const index of [sentence, sentence + 1, sentence - 1]) {
    const near = sentences[index];
    if (near === undefined || near.block !== sentences[sentence]?.block) continue;
    const signed = namedBeside(reader, index, 'penalty-signed');
    if (signed !== null) return signed;
  }
  return null;
}

/** The only court that the article names: whoever is sentenced is sentenced there. */
function onlyCourt({ doc, actors }: Reader): number | null {
  const courts = doc.entities.flatMap(({ type }, index) =>
    type === 'institution' && actors.isCourt(index) ? [index] : [],
  );
  return courts.length === 1 ? (courts[0] ?? null) : null;
}

/** "Pada Pemilu 2019", "tahun lalu": another case than the article's. */
function isOtherTime(reader: Reader, sentence: number): boolean {
  return reader.cues(sentence).all('penalty-earlier').length > 0;
}

/** Punished by a court, or in a way that only courts punish. */
function isCourts({ actors }: Reader, one: Case): boolean {
  return isCriminal(one) || (one.authority !== null && actors.isCourt(one.authority));
}

function isCriminal({ group }: Case): boolean {
  return group.items.every(({ entries }) => entries.every(({ domain }) => domain === 'criminal'));
}

/** Who is asked to punish the same person elsewhere ("menuntut bupati menonaktifkan X"), or did in the end. */
function generalAdvised(
  reader: Reader,
  donors: readonly Case[],
  imposed: readonly Case[],
  one: Case,
): number | null {
  const advised = donors.find(
    (other) =>
      other.status === 'recommended' &&
      other.target === one.target &&
      Math.abs(other.sentence - one.sentence) <= IMPOSER_REACH,
  );
  if (advised !== undefined) return advised.authority;
  if (isCriminal(one)) return null;
  const able = imposed.every(
    ({ authority }) => authority !== null && !powerless(reader.actors.refs(authority)),
  );
  return able ? soleImposer(reader, imposed, one, Number.MAX_SAFE_INTEGER) : null;
}

/** "Soal penonaktifan, ...": what somebody was asked to impose before. */
function askedImposer(donors: readonly Case[], one: Case): number | null {
  const kinds = new Set(one.group.items.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const donor = donors.findLast(
    (other) =>
      other.status === 'recommended' &&
      other.sentence <= one.sentence &&
      other.target === one.target &&
      other.group.items.some(({ entries }) => entries.some(({ id }) => kinds.has(id))),
  );
  return donor?.authority ?? null;
}

/** "untuk nanti diberikan sanksi oleh pemerintah", "lalu bupati yang menjatuhkan", one sentence away. */
function generalImposer(reader: Reader, donors: readonly Case[], one: Case): number | null {
  const donor = donors.find(
    (other) =>
      other.status === one.status &&
      other.target === one.target &&
      other.speaker === one.speaker &&
      Math.abs(other.sentence - one.sentence) === 1 &&
      isGeneral(other),
  );
  if (donor !== undefined) return donor.authority;
  const { doc, actors } = reader;
  const here = doc.sentences[one.sentence];
  for (const index of [one.sentence + 1, one.sentence - 1]) {
    const sentence = doc.sentences[index];
    if (sentence === undefined || here === undefined || sentence.block !== here.block) continue;
    const scene = { cues: reader.cues(index), clauses: reader.clauses(index), actors };
    const imposer = imposerIn(scene, sentence.from, sentence.to);
    const mention = imposer?.mentions.at(-1);
    if (mention !== undefined) return actors.holder(mention.entity);
  }
  return null;
}

function isGeneral({ group }: Case): boolean {
  return group.items.every(({ entries }) => entries.some(({ domain }) => domain === 'generic'));
}

// --- those accused -------------------------------------------------------------------------------------------

/** The sentence of a mention. */
export function sentenceOf({ doc }: Reader, { from }: Mention): number {
  return sentenceOfAtom(doc.sentences, from);
}
