/** What is done with a punishment: the verb that governs it and the words right before that verb. */
import type { Directed } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import type { Candidate } from './candidates.js';
import type { SentenceCues } from './cues.js';

export interface Predicate {
  /** First atom of the verb, or of the punishment when no verb governs it. */
  readonly from: number;
  readonly voice: 'passive' | 'active' | null;
  /** Classes of the cues right before it, nearest first: modal, past, negator, purpose, condition. */
  readonly before: readonly { kind: string; value: string | undefined; from: number }[];
}

/** Most atoms between a verb of punishing and what it imposes: "dijatuhi beberapa jenis sanksi". */
const VERB_REACH = 4;
/** Most cues before the verb that are read. */
const STEPS = 6;

const ADVERBIAL = [
  'penalty-negator',
  'penalty-modal',
  'penalty-past',
  'penalty-purpose',
  'penalty-condition',
  'penalty-recommend',
  'penalty-self',
  'penalty-of',
  'penalty-list-filler',
] as const;

export function predicateOf(doc: Directed, cues: SentenceCues, candidate: Candidate): Predicate {
  if (candidate.voice !== 'noun')
    return {
      from: candidate.from,
      voice: candidate.voice,
      before: [...inside(cues, candidate), ...before(cues, candidate.from)],
    };
  const own = verbBefore(doc, cues, candidate.from);
  if (own !== null) return { ...own, before: before(cues, own.from) };
  const after = verbAfter(cues, candidate.to);
  return {
    from: candidate.from,
    voice: after?.voice ?? null,
    before: [...(after?.before ?? []), ...before(cues, candidate.from)],
  };
}

/** "sanksi yang dijatuhkan DKPP", "sanksi tegas siap dijatuhkan": a passive verb close behind the noun. */
function verbAfter(cues: SentenceCues, i: number): Pick<Predicate, 'voice' | 'before'> | null {
  const found: { kind: string; value: string | undefined; from: number }[] = [];
  let at = i;
  for (let step = 0; step < STEPS; step++) {
    const verb = cues.at('penalty-verb', at);
    if (verb !== undefined) return verb.value === 'passive' ? { voice: 'passive', before: found } : null;
    const cue = [...ADVERBIAL, 'penalty-that']
      .map((kind) => cues.at(kind, at))
      .find((cue) => cue !== undefined);
    if (cue === undefined || cue.kind === 'penalty-condition') return null;
    if (cue.kind !== 'penalty-list-filler') found.unshift(cue);
    at = cue.to;
  }
  return null;
}

/** "tunjangannya bisa dipotong": a modal between what is taken and its verb. */
function inside(cues: SentenceCues, { from, to }: Candidate): Predicate['before'] {
  return ['penalty-modal', 'penalty-past', 'penalty-self'].flatMap((kind) =>
    cues.all(kind).filter((cue) => cue.from > from && cue.to < to),
  );
}

function verbBefore(
  doc: Directed,
  cues: SentenceCues,
  i: number,
): { from: number; voice: 'passive' | 'active' } | null {
  const { tokens } = doc;
  for (let end = i; end > i - VERB_REACH && end > cues.sentence.from; end--) {
    const verb = cues.before('penalty-verb', end);
    if (verb !== undefined) return { from: verb.from, voice: verb.value === 'active' ? 'active' : 'passive' };
    // A comma or bracket ends the verb's reach, and so does "untuk": "melakukan kajian untuk menetapkan sanksi".
    if (tokens.shape[end - 1] === Shape.Mark || cues.before('penalty-purpose', end) !== undefined)
      return null;
  }
  return null;
}

function before(cues: SentenceCues, i: number): Predicate['before'] {
  const found: { kind: string; value: string | undefined; from: number }[] = [];
  let at = i;
  for (let step = 0; step < STEPS && at > cues.sentence.from; step++) {
    const cue = longestBefore(cues, at);
    if (cue === undefined) break;
    if (cue.kind !== 'penalty-list-filler') found.push(cue);
    at = cue.from;
  }
  return found;
}

function longestBefore(
  cues: SentenceCues,
  i: number,
): { kind: string; value: string | undefined; from: number } | undefined {
  let best: { kind: string; value: string | undefined; from: number } | undefined;
  for (const kind of ADVERBIAL) {
    const cue = cues.before(kind, i);
    if (cue !== undefined && (best === undefined || cue.from < best.from)) best = cue;
  }
  return best;
}
