/** What is done with a punishment: the verb that governs it and the words right before that verb. */
import type { Directed } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import type { Candidate } from './candidates.js';
import type { Clauses } from './clauses.js';
import type { Cue, SentenceCues } from './cues.js';
import { lastBefore } from '../../text/search.js';

type Adverbial = Pick<Cue, 'kind' | 'value' | 'from' | 'to'>;

export interface Predicate {
  /** First atom of the verb, or of the punishment when no verb governs it. */
  readonly from: number;
  /** The atom after the verb; `from` when no verb governs it. */
  readonly to: number;
  readonly voice: 'passive' | 'active' | null;
  /** True when the verb stands behind its punishment: "sanksi yang dijatuhkan". */
  readonly behind: boolean;
  /** Classes of the cues right before it, nearest first: modal, past, negator, purpose, condition. */
  readonly before: readonly Adverbial[];
  /** First atom of the verb's words with those cues. */
  readonly first: number;
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
  'penalty-adverb',
] as const;

/** @param clauses lets a verb stand behind those whom the punishment meets: "sanksi buat mereka belum diputuskan". */
export function predicateOf(
  doc: Directed,
  cues: SentenceCues,
  candidate: Candidate,
  clauses?: Clauses,
): Predicate {
  if (candidate.voice !== 'noun') {
    const left = before(cues, candidate.from);
    const own = inside(cues, candidate);
    return {
      from: candidate.from,
      to: candidate.to,
      voice: candidate.voice === 'passive' ? 'passive' : 'active',
      behind: false,
      before: own.length === 0 ? left.found : [...own, ...left.found],
      first: left.first,
    };
  }
  const own = verbBefore(doc, cues, candidate.from);
  const verb = own ?? verbBringing(doc, cues, candidate.from, clauses);
  if (verb !== null) {
    const { from, to, value } = verb;
    const left = before(cues, from);
    const voice = value === 'active' ? 'active' : 'passive';
    return { from, to, voice, behind: false, before: left.found, first: left.first };
  }
  const after = verbAfter(cues, candidate.to) ?? verbAfter(cues, pastGoal(clauses, candidate.to));
  const left = before(cues, candidate.from);
  return {
    from: candidate.from,
    to: after?.to ?? candidate.from,
    voice: after === null ? null : 'passive',
    behind: after !== null,
    before: after === null || after.before.length === 0 ? left.found : [...after.before, ...left.found],
    first: left.first,
  };
}

/** The atom after "bagi ASN itu", or -1. */
function pastGoal(clauses: Clauses | undefined, i: number): number {
  if (clauses === undefined) return -1;
  const goal = clauses.participants[lastBefore(clauses.participants, i) + 1];
  return goal !== undefined && goal.start === i && goal.marker === 'to' && !goal.relative ? goal.to : -1;
}

/** "sanksi yang dijatuhkan DKPP", "sanksi tegas siap dijatuhkan": a passive verb close behind the noun. */
function verbAfter(cues: SentenceCues, i: number): { before: Adverbial[]; to: number } | null {
  if (i < 0) return null;
  const found: Adverbial[] = [];
  let at = i;
  for (let step = 0; step < STEPS; step++) {
    const verb = cues.at('penalty-verb', at);
    if (verb !== undefined) return verb.value === 'passive' ? { before: found, to: verb.to } : null;
    const cue = cues.atAny(AFTER_NOUN, at);
    const unit = cue === undefined ? cues.at('quantity-unit', at + 1) : undefined;
    if (unit !== undefined) {
      // "pidana penjara satu bulan tadi tidak perlu dijalani": past its term.
      at = unit.to;
      continue;
    }
    if (cue === undefined || cue.kind === 'penalty-condition') return null;
    if (!IDLE.has(cue.kind)) found.unshift(cue);
    at = cue.to;
  }
  return null;
}

/** Words that say nothing of how a thing is done. */
const IDLE: ReadonlySet<string> = new Set(['penalty-list-filler', 'penalty-adverb', 'penalty-that']);

const AFTER_NOUN = [...ADVERBIAL, 'penalty-that'] as const;

const INNER = ['penalty-modal', 'penalty-past', 'penalty-self'] as const;
const NONE: readonly Adverbial[] = [];

/** "tunjangannya bisa dipotong": a modal between what is taken and its verb. */
function inside(cues: SentenceCues, { from, to }: Candidate): readonly Adverbial[] {
  if (to - from < 3) return NONE;
  const found: Adverbial[] = [];
  for (let i = from + 1; i < to; i++) {
    for (const kind of INNER) {
      const cue = cues.at(kind, i);
      if (cue !== undefined && cue.to < to) found.push(cue);
    }
  }
  return found;
}

function verbBefore({ tokens }: Directed, cues: SentenceCues, i: number): Cue | null {
  for (let end = i; end > i - VERB_REACH && end > cues.sentence.from; end--) {
    const verb = cues.before('penalty-verb', end);
    if (verb !== undefined) return verb;
    // A comma or bracket ends the verb's reach, and so does "untuk": "melakukan kajian untuk menetapkan sanksi".
    if (tokens.shape[end - 1] === Shape.Mark || cues.before('penalty-purpose', end) !== undefined)
      return null;
  }
  return null;
}

/** "mengancam kepala desa yang berpihak dengan penjara": an active verb, its object, and what it brings upon them. */
function verbBringing(
  { tokens }: Directed,
  cues: SentenceCues,
  i: number,
  clauses: Clauses | undefined,
): Cue | null {
  if (clauses === undefined || cues.before('penalty-with', i) === undefined) return null;
  const limit = Math.max(cues.sentence.from, i - OBJECT_REACH);
  for (let end = i - 1; end > limit; end--) {
    const verb = cues.before('penalty-verb', end);
    if (verb !== undefined) {
      const object = clauses.participants[lastBefore(clauses.participants, verb.to) + 1];
      const holds = verb.value === 'active' && object !== undefined && object.start === verb.to;
      return holds ? verb : null;
    }
    if (tokens.shape[end - 1] === Shape.Mark) return null;
  }
  return null;
}

/** Atoms that an object with its relative clause has. */
const OBJECT_REACH = 24;

/** The adverbs of a verb, as far as its own clause goes: "yang" opens it. */
function before(cues: SentenceCues, i: number): { found: Adverbial[]; first: number } {
  const found: Adverbial[] = [];
  let at = i;
  for (let step = 0; step < STEPS && at > cues.sentence.from; step++) {
    if (cues.before('penalty-relative', at) !== undefined) break;
    if (cues.before('penalty-leftover', at) !== undefined) break;
    const cue = cues.longestBefore(ADVERBIAL, at);
    if (cue === undefined) break;
    if (cue.kind !== 'penalty-list-filler' && cue.kind !== 'penalty-adverb') found.push(cue);
    at = cue.from;
  }
  return { found, first: at };
}
