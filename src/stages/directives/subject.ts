/** Whom a modal, a passive or a sentence has for subject: the actors left of it. */
import { Shape } from '../../text/tokens.js';
import { actorsBefore, addresseesAt, type Addressees } from './addressee.js';
import { Cue, type CueClass } from './cues.js';
import { Slot, type Reader } from './reader.js';
import type { Site } from './site.js';

export const NOBODY: Addressees = { entities: [], next: 0, first: 0 };

/** The actors that are the subject left of a modal or passive: they head their phrase, and own no other noun. */
export function subjectOf(reader: Reader, start: number, modal: number): Addressees {
  const at = beforeSaying(reader, start, modal);
  if (at === modal && isElided(reader, start, at)) return NOBODY;
  let found = actorsBefore(reader, start, at);
  // "ASN di lingkungan X, termasuk pemerintah kota dilarang", "pegawai yang pasangannya menjadi caleg wajib": further left.
  for (let steps = 0; steps < MOST_INNER && found.entities.length > 0; steps++) {
    const outer = describedBefore(reader, start, found.first);
    if (outer !== null) return outer;
    if (isHead(reader, start, found.first)) return found;
    found = actorsBefore(reader, start, found.first);
    const narrowed = reader.has(found.next, Cue.relative) || reader.has(found.next, Cue.among);
    if (found.entities.length > 0 && !narrowed) return NOBODY;
  }
  return NOBODY;
}

/** "ASN, kata Bupati X, harus …": the comma before who says so, where that stands between the subject and atom `at`; else `at`. */
function beforeSaying(reader: Reader, start: number, at: number): number {
  if (!reader.is(at - 1, ',')) return at;
  // "ASN lanjutnya, harus …"
  if (at - 2 > start && reader.reporting(at - 2, Slot.nya) !== null) return at - 2;
  for (let i = at - 2; i > Math.max(start, at - LONGEST_SAYING); i--) {
    if (!reader.is(i, ',')) continue;
    const says = reader.reporting(i + 1, Slot.base | Slot.nya) ?? reader.family(i + 1, Slot.base | Slot.nya);
    return says === null && !reader.has(i + 1, Cue.attribution) ? at : i;
  }
  return at;
}

/** "Jangan sampai, kata dia, kepala daerah …": behind who says so, where that stands right behind atom `at`. */
export function behindSaying(reader: Reader, at: number, limit: number): number {
  const verb = reader.is(at, ',') ? at + 1 : at;
  const says = reader.has(verb, Cue.attribution) || reader.reporting(verb, Slot.base | Slot.nya) !== null;
  if (!says) return at;
  for (let i = verb + 1; i < Math.min(limit, verb + LONGEST_SAYING); i++) if (reader.is(i, ',')) return i + 1;
  return at;
}

/** Atoms that who says so may take between two commas. */
const LONGEST_SAYING = 16;

/** Actors inside a phrase that describes the subject, at most. */
const MOST_INNER = 3;

/** "camat harus meneruskan aduan ke inspektorat, dan dilarang …": behind a comma or "dan" the first modal's subject goes on. */
export function isElided(reader: Reader, start: number, at: number): boolean {
  const joined = reader.is(at - 1, ',') || reader.cueEnding(at, Cue.coordinator) !== null;
  if (!joined) return false;
  for (let i = at - 2; i >= start; i--) if (reader.has(i, Cue.modal) && !reader.isLookAlike(i)) return true;
  return false;
}

/** The class before ", termasuk …", where the actors at `first` are only examples of it. */
function describedBefore(reader: Reader, start: number, first: number): Addressees | null {
  const including = reader.cueEnding(first, Cue.including);
  if (including === null || including.from <= start || !reader.is(including.from - 1, ',')) return null;
  const outer = actorsBefore(reader, start, including.from - 1);
  return outer.entities.length > 0 && isHead(reader, start, outer.first) ? outer : null;
}

/** "Netralitas ASN harus dijaga": a noun right before the actor makes that noun the subject. */
function isHead(reader: Reader, start: number, first: number): boolean {
  if (first <= start || reader.isMark(first - 1) || reader.mentionEnding(first) !== null) return true;
  const quantifier = reader.cueEnding(first, Cue.quantifier);
  // "kepentingan dari para calon, harus …"
  if (quantifier !== null && reader.cueEnding(quantifier.from, Cue.among) !== null) return false;
  // "menuturkan ASN wajib …", but "lanjut Budi, keamanan harus dijaga".
  if (reader.reporting(first - 1, Slot.active | Slot.passive) !== null) return true;
  // "pada huruf j kepala desa dilarang …"
  if (isItemName(reader, first - 1)) return reader.cueEnding(first - 1, Cue.among) === null;
  return HEAD_OPENERS.some((cueClass) => reader.cueEnding(first, cueClass) !== null);
}

/** A number or single letter, as of a paragraph of law. */
function isItemName(reader: Reader, at: number): boolean {
  const { start, end, shape } = reader.tokens;
  return shape[at] === Shape.Digits || (end[at] as number) - (start[at] as number) === 1;
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
    if (reader.is(i, ',') && opensOwnClause(reader, start, i, at)) return i + 1;
    const linker = reader.cue(i, Cue.linker);
    if (linker !== null && linker.value !== 'untuk') return linker.to;
  }
  return start;
}

/** ", panitia harus netral": behind the comma at `comma` the modal at `at` has words of its own for subject. */
function opensOwnClause(reader: Reader, start: number, comma: number, at: number): boolean {
  if (beforeAdverbs(reader, at, comma + 1) <= comma + 1) return false;
  // "ASN, TNI dan Polri harus …" is one subject.
  if (reader.mentionEnding(comma) !== null && reader.actorAt(comma + 1) !== null) return false;
  for (let i = comma - 1; i >= start; i--)
    if (reader.has(i, Cue.modal) && !reader.isLookAlike(i)) return true;
  return false;
}

/** True when a noun for people whom no mention names stands between the atoms ("peserta pilkades diharapkan"), and no act. */
export function namesPeople(reader: Reader, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at--) {
    if (reader.has(at, Cue.people)) return true;
    if (reader.isActive(at) || reader.has(at, Cue.modal)) return false;
  }
  return false;
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

/** The start of the small words between a subject and its verb ("juga", "sudah") that end before atom `at`. */
export function beforeAdverbs(reader: Reader, at: number, floor: number): number {
  let end = at;
  while (end > floor) {
    const small = reader.cueEnding(end, Cue.adverb) ?? reader.cueEnding(end, Cue.past);
    if (small === null || small.from < floor) break;
    end = small.from;
  }
  return end;
}
