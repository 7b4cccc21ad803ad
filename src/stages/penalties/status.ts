/**
 * Where a case stands. The order of questions is that of the law's own steps: is it denied or undone, not yet
 * acted on, done, advised, being looked into, disclaimed, or only threatened? An allegation is never raised.
 */
import type { Sanction } from '../../document.js';
import type { SentenceCues, StatusPhrase } from './cues.js';
import type { Group } from './groups.js';
import type { Predicate } from './predicate.js';

type Status = Sanction['status'];

export interface Circumstances {
  readonly cues: SentenceCues;
  readonly group: Group;
  readonly predicate: Predicate;
  /** A person, an office, or a class with a number or a demonstrative: a case, not a rule. */
  readonly specific: boolean;
  /** Atoms of the target's mention, when the sentence has it. */
  readonly target: { readonly from: number; readonly to: number } | null;
  /** The words name who imposed it. */
  readonly authority: boolean;
}

/** Atoms between a phrase and the punishment that it is about. */
const PHRASE_REACH = 14;

export function statusOf(circumstances: Circumstances): Status {
  const { cues, predicate } = circumstances;
  const phrases = nearPhrases(circumstances);
  const has = (status: Status): boolean => phrases.some(({ entry }) => entry.status === status);
  const direct = predicate.before;
  const conditional = cues.all('penalty-condition').some(({ value }) => value === 'if');
  const general = conditional || (cues.all('penalty-condition').length > 0 && !circumstances.specific);
  const past = direct.some(({ kind, value }) => kind === 'penalty-past' && value !== 'verdict');

  const negator = direct.findIndex(({ kind }) => kind === 'penalty-negator');
  const coveredByThreat = phrases.some(
    ({ entry, from, to }) =>
      entry.status === 'threatened' && to > from && covers(from, to, direct[negator]?.from),
  );
  if (negator >= 0 && coveredByThreat) return 'threatened';
  if (negator >= 0) {
    if (direct.slice(negator).some(({ kind }) => kind === 'penalty-purpose')) return 'threatened';
    return direct[negator]?.value === 'yet' ? 'pending' : 'denied';
  }
  if (noneOf(circumstances)) return 'denied';
  if (has('lifted') || isUndone(circumstances, conditional)) return 'lifted';
  if (has('denied') && !conditional) return 'denied';
  if (phrases.some(({ entry }) => entry.id === 'not-acted-on')) return 'pending';
  if (past && !conditional) return 'imposed';
  if (isPerformed(circumstances)) return 'imposed';
  if (phrases.some((phrase) => phrase.entry.status === 'threatened' && governs(circumstances, phrase)))
    return 'threatened';
  if (has('proposed')) return 'proposed';
  const advised = isAdvised(circumstances);
  const modal = direct.some(({ kind }) => kind === 'penalty-modal') || hasModalBefore(circumstances);
  if (modal && !advised) return cues.all('penalty-asked').length > 0 ? 'pending' : 'threatened';
  if (advised && !conditional) return 'recommended';
  if (isDone(circumstances, general, has('imposed'))) return 'imposed';
  if (!conditional && (has('pending') || cues.all('penalty-asked').length > 0)) return 'pending';
  return 'threatened';
}

/** "belum ada keuchik yang dijatuhi sanksi": nobody is the punished. */
function noneOf({ cues, target, predicate }: Circumstances): boolean {
  if (target === null || target.to > predicate.from || predicate.from - target.to > 2) return false;
  return cues.before('penalty-negator', target.from)?.value === 'none';
}

/** "Sanksi bagi camat itu akhirnya dicabut": the noun's own verb takes it back, without a modal before it. */
function isUndone({ cues, group, predicate }: Circumstances, conditional: boolean): boolean {
  if (conditional || group.items.some(({ voice }) => voice !== 'noun')) return false;
  return cues
    .all('penalty-undone')
    .some(
      ({ from, to }) =>
        cues.before('penalty-modal', from) === undefined &&
        (to === predicate.from ||
          (from >= group.to && from - group.to <= UNDONE_REACH && !cues.parted(group.to, from))),
    );
}

/** Atoms between a punishment and the verb that takes it back, with the punished between them. */
const UNDONE_REACH = 6;

/** "Menjatuhkan sanksi kepada Teradu I": the opening words of a ruling perform it. */
function isPerformed({ cues, predicate }: Circumstances): boolean {
  return (
    predicate.voice === 'active' &&
    predicate.from - cues.sentence.from <= 1 &&
    cues.at('penalty-ruling', predicate.from) !== undefined
  );
}

/** "X bisa terjerat pasal ... dan dicopot": what may happen at the head of the clause may happen at its end. */
function hasModalBefore({ cues, predicate }: Circumstances): boolean {
  return cues
    .all('penalty-modal')
    .some(
      ({ value, from, to }) =>
        value !== 'after' &&
        !cues.phrases.some((phrase) => phrase.from <= from && phrase.to >= to) &&
        to <= predicate.from &&
        !cues.parted(to, predicate.from) &&
        !cues.between('penalty-past', to, predicate.from),
    );
}

/** Phrases close to the group, or touching it. */
function nearPhrases({ cues, group, predicate }: Circumstances): readonly StatusPhrase[] {
  return cues.phrases.filter(
    ({ from, to }) =>
      to > predicate.from - PHRASE_REACH &&
      from < group.to + PHRASE_REACH &&
      !cues.parted(to, predicate.from) &&
      !cues.parted(group.to, from),
  );
}

/** "tak segan mencopot", "dijerat Pasal 490": the phrase governs the verb or is it. */
function governs({ predicate, group }: Circumstances, { from, to }: StatusPhrase): boolean {
  return (
    (to <= predicate.from && predicate.from - to <= 3) ||
    (from >= predicate.from && from <= group.from && to > group.from)
  );
}

function covers(from: number, to: number, atom: number | undefined): boolean {
  return atom !== undefined && from <= atom && to > atom;
}

/** Somebody without the power to punish advises or asks for it, and nobody is said to have followed. */
function isAdvised({ cues, predicate, group }: Circumstances): boolean {
  const advice = cues
    .all('penalty-recommend')
    .filter(({ from }) => from < group.from)
    .at(-1);
  if (advice === undefined || group.from - advice.to > ADVICE_REACH) return false;
  const followed = [advice.from, advice.from - 1, advice.from - 2].some(
    (i) => cues.before('penalty-following', i) !== undefined,
  );
  if (followed) return false;
  // "direkomendasikan ... akhirnya dijatuhi": a past verb after the advice has done it.
  return !predicate.before.some(({ kind, from }) => kind === 'penalty-past' && from > advice.to);
}

/** Atoms between advice and what is advised. */
const ADVICE_REACH = 16;

/** Without any modal word: a verb of punishing whose object is a case, or that has its agent. */
function isDone(
  { predicate, specific, authority, cues, group }: Circumstances,
  conditional: boolean,
  phrase: boolean,
): boolean {
  const verdict = cues
    .all('penalty-past')
    .some(({ value, from }) => value === 'verdict' && from < group.from);
  const open = predicate.before.some(
    ({ kind }) => kind === 'penalty-purpose' || kind === 'penalty-condition',
  );
  if (conditional || (open && !verdict)) return false;
  // "Sanksi tersebut ditetapkan": a phrase that holds the punishment says it is done.
  const said = cues.phrases.some(
    ({ entry, from, to }) => entry.status === 'imposed' && from <= group.from && to >= group.to,
  );
  if (predicate.voice === null) return said || (phrase && specific);
  return specific || phrase || (authority && predicate.voice === 'active');
}
