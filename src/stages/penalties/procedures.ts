/**
 * Steps of a case that stand for its punishment: whoever decides is advised to punish ("direkomendasikan ke BKN"),
 * nothing comes of it ("tidak dikenai apa-apa"), or it waits there ("menunggu keputusan BKN"). The punishment itself is
 * in none of the words.
 */
import type { Context, Directed, Sanction } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Actors } from './actors.js';
import type { Candidate } from './candidates.js';
import type { Cue, SentenceCues } from './cues.js';

interface Scene {
  readonly doc: Directed;
  readonly context: Context;
  readonly cues: SentenceCues;
  readonly actors: Actors;
}

/** Atoms from a verb of advising to the one who is advised: of whom it is stands between. */
const GOAL_REACH = 14;
/** Atoms from a verb of advising to the punishment that it names itself: "direkomendasikan ... agar dicopot". */
const NAMED_REACH = 16;
/** Atoms between waiting and the one who is waited for. */
const AWAITED_REACH = 2;

/** The step that begins at atom `i`, or null. */
export function procedureAt(scene: Scene, i: number): Candidate | null {
  return referredAt(scene, i) ?? sparedAt(scene, i) ?? awaitedAt(scene, i);
}

/** "merekomendasikan lima ASN ke BKN". */
function referredAt(scene: Scene, i: number): Candidate | null {
  const { cues } = scene;
  const verb = cues.at('penalty-refer', i);
  if (verb === undefined || namesPunishment(scene, verb.to)) return null;
  const limit = Math.min(cues.sentence.to, verb.to + GOAL_REACH);
  for (let k = verb.to; k < limit && !isStop(scene, k); k++) {
    const giving = cues.at('penalty-giving', k);
    if (giving === undefined) continue;
    const goal = recipientAt(scene, giving.to);
    if (goal === null) continue;
    return step(scene, verb, verb.to, goal, 'recommended');
  }
  return null;
}

/** "tidak dikenai apa-apa": somebody goes free. */
function sparedAt(scene: Scene, i: number): Candidate | null {
  const verb = scene.cues.at('penalty-spared', i);
  return verb === undefined ? null : step(scene, verb, verb.to, 'sanction-generic', 'denied');
}

/** "menunggu rekomendasi KASN": whoever decides has not. */
function awaitedAt(scene: Scene, i: number): Candidate | null {
  const { cues, actors } = scene;
  const verb = cues.at('penalty-awaited', i);
  if (verb === undefined) return null;
  for (let k = verb.to; k <= verb.to + AWAITED_REACH && !isStop(scene, k); k++) {
    const body = recipientAt(scene, k);
    if (body === null) continue;
    const end = actors.at(k)?.to ?? k + 1;
    return step(scene, verb, end, 'sanction-generic', 'pending');
  }
  return null;
}

function step(
  { context }: Scene,
  { from, value }: Pick<Cue, 'from' | 'value'>,
  to: number,
  kind: string,
  standing: Sanction['status'],
): Candidate | null {
  const entry = context.lexicon.get('sanction', kind);
  if (entry === undefined) return null;
  return { from, to, entries: [entry], voice: VOICES[value ?? ''] ?? 'passive', weak: false, standing };
}

const VOICES: Readonly<Record<string, Candidate['voice']>> = { active: 'active', noun: 'noun' };

/** The kind of what somebody at atom `i` decides on, or null where nobody is who decides. */
function recipientAt({ cues, actors }: Scene, i: number): string | null {
  const cue = cues.at('penalty-recipient', i);
  if (cue !== undefined) return cue.value === 'criminal' ? 'criminal-generic' : 'sanction-generic';
  const mention = actors.at(i);
  if (mention === undefined) return null;
  const refs = actors.refs(mention.entity);
  if (refs.some((ref) => SUPERVISORS.has(ref)) || !actors.mayAdvise(mention.entity)) return null;
  return refs.some((ref) => INVESTIGATORS.has(ref)) ? 'criminal-generic' : 'sanction-generic';
}

/** They supervise: what is passed on to them is a report. */
const SUPERVISORS: ReadonlySet<string> = new Set([
  'bawaslu',
  'panwaslu',
  'panwaslih',
  'panwascam',
  'pkd',
  'ketua-bawaslu',
  'anggota-bawaslu',
  'kordiv',
  'panwas-adhoc',
  'kpu',
  'ketua-kpu',
  'anggota-kpu',
  'kip-aceh',
]);

const INVESTIGATORS: ReadonlySet<string> = new Set([
  'gakkumdu',
  'gakkumdu-officer',
  'kejaksaan',
  'kejari',
  'kejati',
  'polres',
  'polda',
  'pn',
  'pt',
]);

/** True when a punishment follows in the same clause: that is what is advised. */
function namesPunishment({ doc, context, cues }: Scene, from: number): boolean {
  const bit = context.lexicon.kindBit('sanction');
  const limit = Math.min(cues.sentence.to, from + NAMED_REACH);
  for (let i = from; i < limit; i++) {
    if (doc.tokens.shape[i] === Shape.Mark && ',;.'.includes(surfaceOf(doc.tokens, i))) return false;
    if ((doc.matches.kindsAt(i) & bit) === 0) continue;
    const stop = doc.matches.first(i + 1);
    for (let m = doc.matches.first(i); m < stop; m++) {
      const match = doc.matches.at(m);
      if (context.lexicon.kind(match) === 'sanction' && NAMING.has(match.slot)) return true;
    }
  }
  return false;
}

const NAMING: ReadonlySet<string> = new Set(['', 'passive', 'active', 'weak', 'weakPassive']);

function isStop({ doc, cues }: Scene, i: number): boolean {
  return (
    (doc.tokens.shape[i] === Shape.Mark && ';.?!'.includes(surfaceOf(doc.tokens, i))) ||
    cues.at('penalty-clause', i) !== undefined
  );
}
