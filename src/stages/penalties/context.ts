/** What a sentence leaves out and its neighbours say: who is spoken of, and who punishes. */
import type { Directed, Mention } from '../../document.js';
import type { Actors } from './actors.js';
import { imposerNear } from './parties.js';
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
  const isFree = ({ target }: Case): boolean =>
    target !== null && !(ofClass && reader.actors.entity(target).type === 'person');
  const last = before.findLast(isFree);
  if (last !== undefined && sentence - last.sentence <= TARGET_REACH) return last.target;
  return (
    namedInParagraph(reader, sentence) ??
    lastAddressed(reader, sentence) ??
    last?.target ??
    inHeadline(reader) ??
    null
  );
}

/**
 * The one that "ia" or "yang bersangkutan" stands for: the only person or office of the nearest sentence before in
 * the paragraph that names any; `accepts` leaves out who cannot be meant.
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
  return lastSubject(actors, actors.in(before));
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
  return title === undefined ? null : lastSubject(actors, actors.in(title));
}

function lastSubject(actors: Actors, mentions: readonly Mention[]): number | null {
  const found = mentions.filter(({ entity }) => isClass(actors, entity) && actors.isOneOf(entity, SUBJECTS));
  return found.at(-1)?.entity ?? null;
}

/** A class of people or a force, not one body or post. */
function isClass(actors: Actors, index: number): boolean {
  const { type, ref } = actors.entity(index);
  if (type === 'group') return ref !== 'ppk-role';
  return type === 'institution' && (ref === 'tni' || ref === 'polri');
}

/**
 * Who punishes, where only a neighbour says so: a statement on punishing in general in the same speech, or the one
 * body that imposed anything in the article.
 */
export function carryAuthorities(reader: Reader, cases: readonly Case[]): void {
  const imposers = new Set(
    cases
      .filter(({ status, authority }) => status === 'imposed' && authority !== null)
      .map(({ authority }) => authority),
  );
  const imposed = cases.filter(({ status, authority }) => status === 'imposed' && authority !== null);
  const threats = cases.map((one) =>
    one.authority !== null || !isOpen(one) ? null : generalImposer(reader, cases, one),
  );
  cases.forEach((one, index) => {
    if (one.authority !== null) return;
    const threat = threats[index] ?? null;
    const advised = one.status === 'recommended' ? advisedImposer(cases, one) : null;
    if (threat !== null || advised !== null) one.authority = threat ?? advised;
    else if (
      imposers.size === 1 &&
      (one.status === 'imposed' ||
        (one.status === 'recommended' &&
          isDiscipline(one) &&
          !imposed.some(({ authority }) => authority !== null && powerless(reader.actors.refs(authority)))))
    ) {
      const donor = imposed.find(
        (other) => Math.abs(other.sentence - one.sentence) <= IMPOSER_REACH || other.target === one.target,
      );
      if (donor !== undefined) one.authority = donor.authority;
    }
  });
}

/** Who is asked to punish the same person elsewhere: "menuntut bupati menonaktifkan X". */
function advisedImposer(cases: readonly Case[], one: Case): number | null {
  const donor = cases.find(
    (other) =>
      other.authority !== null &&
      other.status === 'recommended' &&
      other.target === one.target &&
      Math.abs(other.sentence - one.sentence) <= IMPOSER_REACH,
  );
  return donor?.authority ?? null;
}

/** Advised on and imposed by the same authority in the end; courts' cases have a prosecutor in between. */
function isDiscipline({ group }: Case): boolean {
  return group.items.every(({ entries }) => entries.every(({ domain }) => domain !== 'criminal'));
}

function isOpen({ status }: Case): boolean {
  return status === 'threatened' || status === 'pending';
}

/** "untuk nanti diberikan sanksi oleh pemerintah", "lalu bupati yang menjatuhkan", one sentence away. */
function generalImposer(reader: Reader, cases: readonly Case[], one: Case): number | null {
  const donor = cases.find(
    (other) =>
      other.authority !== null &&
      other.status === one.status &&
      other.target === one.target &&
      other.speaker === one.speaker &&
      Math.abs(other.sentence - one.sentence) === 1 &&
      isGeneral(other),
  );
  if (donor !== undefined) return donor.authority;
  for (const sentence of [one.sentence + 1, one.sentence - 1]) {
    if (!isSameSpeech(reader.doc, one.sentence, sentence)) continue;
    const imposer = imposerNear({ ...reader, cues: reader.cues(sentence) });
    if (imposer !== null) return imposer.entity;
  }
  return null;
}

function isGeneral({ group }: Case): boolean {
  return group.items.every(({ entries }) => entries.some(({ domain }) => domain === 'generic'));
}

function isSameSpeech(doc: Directed, a: number, b: number): boolean {
  const first = doc.sentences[a];
  const second = doc.sentences[b];
  return first !== undefined && second !== undefined && first.block === second.block;
}
