/** Whom a modal, a passive or a sentence has for subject: the actors left of it. */
import { actorsBefore, addresseesAt, type Addressees } from './addressee.js';
import { Cue, type CueClass } from './cues.js';
import type { Reader } from './reader.js';
import type { Site } from './site.js';

export const NOBODY: Addressees = { entities: [], next: 0, first: 0 };

/** The actors that are the subject left of a modal or passive: they head their phrase, and own no other noun. */
export function subjectOf(reader: Reader, start: number, at: number): Addressees {
  const found = actorsBefore(reader, start, at);
  return found.entities.length > 0 && isHead(reader, start, found.first) ? found : NOBODY;
}

/** "Netralitas ASN harus dijaga": a noun right before the actor makes that noun the subject. */
function isHead(reader: Reader, start: number, first: number): boolean {
  if (first <= start || reader.isMark(first - 1) || reader.mentionEnding(first) !== null) return true;
  return HEAD_OPENERS.some((cueClass) => reader.cueEnding(first, cueClass) !== null);
}

const HEAD_OPENERS: readonly CueClass[] = [
  Cue.quantifier,
  Cue.coordinator,
  Cue.addressing,
  Cue.linker,
  Cue.continuing,
  Cue.condition,
  Cue['clause-end'],
  Cue.agent,
  Cue.negator,
  Cue['head-opener'],
];

/** The subject of a modal stands in its own clause: behind the last linker, colon or semicolon. */
export function clauseStart(reader: Reader, start: number, at: number): number {
  for (let i = at - 1; i > start; i--) {
    if (reader.is(i, ';') || reader.is(i, ':')) return i + 1;
    if (reader.has(i, Cue['clause-end'])) return i;
    const linker = reader.cue(i, Cue.linker);
    if (linker !== null && linker.value !== 'untuk') return linker.to;
  }
  return start;
}

/** "Kepada kapolres, Rumbiak berpesan …", "Untuk panwascam …, X menitip pesan": whom it is for opens the sentence. */
export function frontedAddressees(site: Site, anchor: number): readonly number[] {
  const { reader } = site;
  const start = reader.skipMarks(site.start, anchor);
  const opener =
    reader.cue(start, Cue.addressing) ?? reader.cue(start, Cue.linker) ?? reader.cue(start, Cue.including);
  if (opener === null || opener.to >= anchor) return [];
  // "Kepada camat, Rumbiak berpesan …": the last comma sets the subject apart from those whom it is for.
  let stop = anchor - 1;
  while (stop > opener.to && !reader.is(stop, ',') && !reader.is(stop, ':')) stop--;
  const named = addresseesAt(reader, opener.to, stop);
  return stop - named.next < FRONTED_REST ? named.entities : [];
}

/** Atoms that may stand between a fronted addressee and its comma ("panwascam di 30 kecamatan, …"). */
const FRONTED_REST = 6;
