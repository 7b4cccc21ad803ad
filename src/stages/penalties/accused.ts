/** Whom a sentence accuses, judges or clears: "X diduga ...", "dugaan pelanggaran lima ASN", "laporan terhadap X". */
import { BOUND } from './classes.js';
import type { Participant } from './clauses.js';
import { inTitle, personBefore } from './context.js';
import type { Cue } from './cues.js';
import { isCase } from './status.js';
import type { Reader } from './sanctions.js';
import { isMarked, listedAfter, participantsAfter, subjectBefore } from './subjects.js';

/** Atoms between a word of accusing and the accused behind it. */
const BEHIND_REACH = 14;

/** Tells the focus of those whom the sentence accuses. */
export function noteAccused(reader: Reader, sentence: number): void {
  const { focus } = reader;
  const cues = reader.cues(sentence);
  for (const cue of [...cues.all('violation-case'), ...cues.all('penalty-recommend')]) {
    if (cue.value === 'none') continue;
    const participant = accusedBy(reader, sentence, cue);
    if (participant === null) continue;
    if (cue.kind === 'penalty-recommend' && participant.count === undefined) continue;
    const scene = { cues, clauses: reader.clauses(sentence) };
    for (const one of [participant, ...listedAfter(scene, participant)]) {
      for (const entity of entitiesOf(reader, one, sentence))
        focus.note({ entity, sentence, count: one.count ?? (one.some || one.that ? 1 : undefined) });
    }
  }
}

/** The accused of one word, as far as the sentence names them. */
export function accusedBy(reader: Reader, sentence: number, cue: Cue): Participant | null {
  const cues = reader.cues(sentence);
  const scene = { cues, clauses: reader.clauses(sentence) };
  const accepts = (participant: Participant): boolean =>
    isAccused(reader, participant, inTitle(reader, sentence));
  const verb = cues.before('penalty-negator', cue.from)?.from ?? cue.from;
  const subject = subjectBefore(
    scene,
    verb,
    cues.sentence.from,
    (participant) => !isMarked(participant, 'by', 'from', 'other', 'toward') && accepts(participant),
  );
  if (subject !== null) return subject;
  for (const participant of participantsAfter(scene, cue.to, cue.to + BEHIND_REACH, false)) {
    if (!isMarked(participant, 'by', 'from', 'other', 'toward') && accepts(participant)) return participant;
  }
  return null;
}

/** A case and no rule, of people whom the law binds. */
function isAccused({ actors }: Reader, participant: Participant, titled: boolean): boolean {
  if (participant.form === 'pronoun') return participant.value === 'single';
  if (participant.form !== 'named' || participant.whole) return false;
  if (!titled && !isCase({ actors }, participant)) return false;
  return participant.mentions.some(({ entity, type }) => {
    const { ref } = actors.entity(entity);
    if (WATCHERS.has(ref ?? '') || !actors.canBePunished(entity)) return false;
    return type === 'person' || actors.isOneOf(entity, BOUND);
  });
}

/** Bodies that watch, judge and punish: named beside most offences, seldom their authors. */
export const WATCHERS: ReadonlySet<string> = new Set([
  'bawaslu',
  'panwaslu',
  'panwaslih',
  'panwascam',
  'dkpp',
  'ppk-role',
  'kasn',
  'bkn',
]);

/** The person of a title and name, else the holder or class. */
function entitiesOf(reader: Reader, { form, mentions }: Participant, sentence: number): readonly number[] {
  const { actors } = reader;
  if (form === 'pronoun') {
    const meant = personBefore(reader, sentence, ({ entity }) => actors.canBePunished(entity));
    return meant === null ? [] : [meant];
  }
  const person = mentions.findLast(({ type }) => type === 'person');
  if (person !== undefined) return [person.entity];
  const first = mentions[0];
  return first === undefined ? [] : [actors.holder(first.entity)];
}
