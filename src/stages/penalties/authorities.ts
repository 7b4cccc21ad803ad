/** Who punishes, where the sentence of a punishment does not say so and the rest of the article does. */
import { inTitle, isOtherTime } from './context.js';
import { Deciders } from './deciders.js';
import { isCriminal, namesNone } from './groups.js';
import { imposerIn } from './parties.js';
import { powerless } from './powers.js';
import type { Case, Reader } from './sanctions.js';

/** Sentences from which the only body that imposed anything is taken over. */
const IMPOSER_REACH = 5;

/**
 * Who punishes, where only a neighbour says so: a statement on punishing in general in the same speech, whoever is
 * asked to punish the same person, or the one body that imposed anything in the article.
 */
export function carryAuthorities(reader: Reader, cases: readonly Case[]): void {
  if (cases.length === 0) return;
  const { actors } = reader;
  const executor = executorOf(reader, cases);
  const deciders = new Deciders(reader);
  for (const one of cases) {
    if (one.authority === null) one.authority = deciders.byNature(one);
    if (one.status === 'imposed') one.authority ??= signer(reader, one);
    if (one.status === 'recommended' && !isCriminal(one.group)) one.authority ??= executor;
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
  deciders.read(cases);
  const decided = cases.map((one) => (one.authority === null ? decidedBy(reader, deciders, one) : null));
  cases.forEach((one, index) => (one.authority ??= decided[index] ?? null));
}

/** Who decides in the article's matter; a rule, a proposal and another year's case have nobody. */
function decidedBy(reader: Reader, deciders: Deciders, one: Case): number | null {
  const announced = one.bySelf || (inTitle(reader, one.sentence) && isActive(one));
  if (announced && one.status === 'threatened') return deciders.speaker(one.target);
  if (!DECIDED.has(one.status) || isOtherTime(reader, one.sentence)) return null;
  return deciders.of(one);
}

/** "Ancam copot camat, Pj Bupati X: ...": a headline's active verb without its subject. */
function isActive({ group }: Case): boolean {
  return group.items.every(({ voice }) => voice === 'active' || voice === 'base');
}

const DECIDED: ReadonlySet<Case['status']> = new Set(['imposed', 'lifted', 'recommended', 'pending']);

/** The only one who imposed punishments of this kind in the article, near by or on the same target. */
function soleImposer(reader: Reader, imposed: readonly Case[], one: Case, reach: number): number | null {
  const kin = imposed.filter((other) => isCourts(reader, other) === isCourts(reader, one));
  const first = kin[0];
  if (first === undefined && isCriminal(one.group)) return reader.actors.onlyCourt();
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

/** Punished by a court, or in a way that only courts punish. */
function isCourts({ actors }: Reader, one: Case): boolean {
  return isCriminal(one.group) || (one.authority !== null && actors.isCourt(one.authority));
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
  if (isCriminal(one.group)) return null;
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
      namesNone(other.group),
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
