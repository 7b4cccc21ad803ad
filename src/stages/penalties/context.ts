/** What a sentence leaves out and its neighbours say: who is spoken of. */
import type { Mention, Sanction } from '../../document.js';
import { sentenceOfAtom } from '../../document.js';
import type { Actors } from './actors.js';
import { SUBJECTS } from './classes.js';
import type { Participant } from './clauses.js';
import type { Group } from './groups.js';
import { powerless } from './powers.js';
import type { Case, Reader } from './sanctions.js';

/** Sentences that a target is taken over from without anything in between. */
const TARGET_REACH = 2;

export interface Target {
  readonly entity: number | null;
  /** Number of persons that the antecedent of a pronoun has. */
  readonly count: number | null;
  /** Taken over from elsewhere in the article. */
  readonly inherited: boolean;
}

const NOBODY: Target = { entity: null, count: null, inherited: false };

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
        countedLeft(reader, participant, sentence, floor) ??
          pluralBefore(reader, sentence, before, participant.count ?? 0),
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
  if (value === 'numbered') return taken(focus.onlySoFar(sentence));
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

function pluralBefore(reader: Reader, sentence: number, before: readonly Case[], least = 0): number | null {
  return reader.focus.plural(sentence, least)?.entity ?? inheritedTarget(reader, sentence, before, true);
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
  const found = lastSpokenOf(reader, sentence, before, ofClass);
  if (found === null) return null;
  // A body is not meant where only persons are spoken of.
  return reader.actors.entity(found).type !== 'institution' || isClass(reader.actors, found) ? found : null;
}

function lastSpokenOf(
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
  const accused = lastAccused(reader, sentence);
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

/** Whom a law binds that the sentence, or the one before it, sets out: the class of its punishments. */
export function boundByRule(reader: Reader, { items }: Group, sentence: number): number | null {
  const { doc, actors } = reader;
  const cited = [sentence, sentence - 1].some(
    (index) =>
      doc.sentences[index]?.block === doc.sentences[sentence]?.block && reader.cues(index).laws.length > 0,
  );
  if (!cited || reader.cues(sentence).all('penalty-proven').length > 0) return null;
  if (!items.every(({ entries }) => entries.some(({ domain }) => domain === 'discipline'))) return null;
  const bound = doc.entities.findIndex(({ type }, index) => type === 'group' && actors.isWide(index));
  return bound < 0 ? null : bound;
}

/** "Kades X berinisial MK: ... Rekomendasi: teguran": the only one named in the sentence before, who does not speak. */
function namedJustBefore(reader: Reader, sentence: number): number | null {
  const { doc, actors } = reader;
  if (doc.sentences[sentence - 1]?.block !== doc.sentences[sentence]?.block) return null;
  const { participants, borders } = reader.clauses(sentence - 1);
  const persons = participants.filter(({ mentions }) => mentions.some(({ type }) => type === 'person'));
  const person = persons[0]?.mentions.findLast(({ type }) => type === 'person');
  if (persons.length !== 1 || person === undefined) return null;
  if (powerless(actors.refs(person.entity)) || !actors.canBePunished(person.entity)) return null;
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

/** "Pada Pemilu 2019", "tahun lalu": another case than the article's. */
export function isOtherTime(reader: Reader, sentence: number): boolean {
  return reader.cues(sentence).all('penalty-earlier').length > 0;
}

/** The sentence of a mention. */
export function sentenceOf({ doc }: Reader, { from }: Mention): number {
  return sentenceOfAtom(doc.sentences, from);
}
