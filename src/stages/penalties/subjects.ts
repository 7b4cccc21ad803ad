/** Who stands where around a verb: its subject to the left, what follows it to the right. */
import type { Clauses, Marker, Participant } from './clauses.js';
import type { SentenceCues } from './cues.js';
import { firstAtLeast, lastBefore } from '../../text/search.js';

export interface Scene {
  readonly cues: SentenceCues;
  readonly clauses: Clauses;
}

/** Atoms left of a verb in which its subject is looked for, and right of it for objects. */
const LEFT_REACH = 60;
const RIGHT_REACH = 40;
/** Atoms between a noun and the relative clause on it: "camat itu (HS) yang". */
const HEAD_GAP = 3;

/**
 * The subject of the verb whose words begin at atom `verb`: the head of its relative clause, else the first
 * participant of the nearest stretch that has one. Stretches end at commas and conjunctions, which are passed, and
 * at verbs of saying and asking and other clauses, which are not.
 * @param floor nothing before this atom belongs to the verb.
 */
export function subjectBefore(
  { cues, clauses }: Scene,
  verb: number,
  floor: number,
  accepts: (participant: Participant) => boolean,
): Participant | null {
  const { participants } = clauses;
  const last = lastBefore(participants, verb);
  const relative = cues.before('penalty-relative', verb);
  if (relative !== undefined) {
    const head = participants[last];
    if (head === undefined || head.to < relative.from - HEAD_GAP || head.start < floor) return null;
    // Whatever stands before the head says nothing of its part in the clause: "dari 417 ASN yang dijatuhi".
    return accepts(head) || (head.marker === 'from' && accepts({ ...head, marker: null })) ? head : null;
  }
  const limit = Math.max(floor, verb - LEFT_REACH);
  let end = verb;
  let next = last;
  for (;;) {
    const border = clauses.borderBefore(end);
    const from = Math.max(limit, border?.to ?? limit);
    let found: Participant | null = null;
    const aside = border?.kind === 'attribution' || border?.kind === 'aside';
    if (!aside || border.to < limit) {
      const relativeAt = firstRelative(clauses, from);
      for (; next >= 0 && (participants[next] as Participant).from >= from; next--) {
        const participant = participants[next] as Participant;
        const open = participant.form === 'headless' || participant.from < relativeAt || relativeAt >= end;
        if (open && accepts(participant)) found = participant;
      }
    }
    while (next >= 0 && (participants[next] as Participant).from >= from) next--;
    if (
      found !== null &&
      border?.kind === 'comma' &&
      end < verb &&
      isListOfNames(participants[next], border.from)
    )
      found = null;
    if (found !== null) {
      const first = firstOfList({ cues, clauses }, found, limit, accepts);
      return first.relative || !hasRelative(clauses, found.to, end) ? first : { ...first, relative: true };
    }
    if (border === undefined || border.to <= limit) return null;
    // "X mengaku siap diberi sanksi": who avows speaks of themselves.
    const avows = border.kind === 'speech' && cues.at('penalty-avowal', border.from) !== undefined;
    if (!avows && UNPASSABLE.has(border.kind)) return null;
    end = border.from;
  }
}

const UNPASSABLE: ReadonlySet<string> = new Set(['speech', 'request', 'clause']);

/** "Dua anggota PPK, Andi dan Budi, diberi ...": the names only say again who the two are. */
function isListOfNames(before: Participant | undefined, comma: number): boolean {
  return (
    before !== undefined && comma - before.to <= 1 && typeof before.count === 'number' && before.count > 1
  );
}

/** "ASN, kepala desa dan perangkat desa": the first of those named together before `found`. */
function firstOfList(
  scene: Scene,
  found: Participant,
  limit: number,
  accepts: (participant: Participant) => boolean,
): Participant {
  const { participants } = scene.clauses;
  let first = found;
  for (let i = lastBefore(participants, found.start); i >= 0; i--) {
    const before = participants[i] as Participant;
    if (before.start < limit || before.form !== 'named' || before.that || !accepts(before)) break;
    if (before.count !== undefined || !isJoint(scene, before.to, first.start)) break;
    first = before;
  }
  // A relative clause behind the last of a list holds for all of them.
  return first === found ? found : { ...first, relative: first.relative || found.relative };
}

/** Those named together with `first`, behind it. */
export function listedAfter(scene: Scene, first: Participant): Participant[] {
  const { participants } = scene.clauses;
  const found: Participant[] = [];
  let last = first;
  for (let i = lastBefore(participants, first.to) + 1; i < participants.length; i++) {
    const next = participants[i] as Participant;
    if (next.form !== 'named' || !isJoint(scene, last.to, next.start)) break;
    found.push(next);
    last = next;
  }
  return found;
}

/** Only commas, "dan" and the like stand between. */
function isJoint({ cues, clauses }: Scene, from: number, to: number): boolean {
  if (to <= from || to - from > LIST_GAP) return false;
  for (let i = from; i < to;) {
    const and = cues.at('penalty-and', i);
    const comma = clauses.borderBefore(i + 1);
    if (and !== undefined) i = and.to;
    else if (comma?.kind === 'comma' && comma.from === i) i++;
    else return false;
  }
  return true;
}

/** Atoms between the members of a list: a comma and "dan". */
const LIST_GAP = 3;

/** What follows atom `from` up to `ceiling`, in order, as far as the clause goes. */
export function participantsAfter(
  { clauses }: Scene,
  from: number,
  ceiling: number,
  passesCommas: boolean,
): Participant[] {
  const limit = Math.min(ceiling, from + RIGHT_REACH);
  let end = limit;
  for (const border of clauses.bordersIn(from, limit)) {
    if (border.kind === 'link' || (border.kind === 'comma' && passesCommas)) continue;
    end = border.from;
    break;
  }
  const found: Participant[] = [];
  for (let i = lastBefore(clauses.participants, from) + 1; i < clauses.participants.length; i++) {
    const participant = clauses.participants[i] as Participant;
    if (participant.from >= end) break;
    if (participant.from >= from) found.push(participant);
  }
  return found;
}

/** The participant that begins, with its number and quantifiers, right at the atom. */
export function participantAt({ clauses }: Scene, i: number): Participant | null {
  const { participants } = clauses;
  const found = participants[lastBefore(participants, i) + 1];
  return found !== undefined && found.start === i ? found : null;
}

export function isMarked({ marker }: Participant, ...markers: readonly Marker[]): boolean {
  return marker !== null && markers.includes(marker);
}

function hasRelative(clauses: Clauses, from: number, to: number): boolean {
  return firstRelative(clauses, from) < to;
}

function firstRelative({ relatives }: Clauses, from: number): number {
  return relatives[firstAtLeast(relatives, from)] ?? Number.MAX_SAFE_INTEGER;
}
