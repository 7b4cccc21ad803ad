/** Small words that oblige, forbid or allow: "ASN tidak boleh …", "pegawai harus …", "jangan sampai …". */
import type { Force } from '../../../document.js';
import { addresseesAt, type Addressees } from '../addressee.js';
import { isNegative, objectOf } from '../body.js';
import { actsAt, isRelative, opensAct } from '../content.js';
import { Cue } from '../cues.js';
import { frameOf, type Frame, type Rule } from '../frame.js';
import type { Reader } from '../reader.js';
import type { Site } from '../site.js';
import {
  beforeAdverbs,
  behindSaying,
  clauseStart,
  isElided,
  namesPeople,
  NOBODY,
  subjectOf,
} from '../subject.js';

/** "ASN tidak boleh …", "pegawai harus …", "jangan sampai …". */
export const modal: Rule = (site, at) => {
  const { reader, start, limit } = site;
  const cue = reader.cue(at, Cue.modal);
  if (cue === null) return null;
  const rule = `modal-${cue.value ?? ''}`;
  if (isRelative(reader, at)) return { rejected: 'stands in a relative clause', rule };
  const they = reader.cueEnding(at, Cue['third-plural']);
  const ofWe = reader.cueEnding(at, Cue['first-person']) !== null || they !== null;
  const bans = isNegative(cue);
  let subject = ofWe ? NOBODY : subjectOf(reader, clauseStart(reader, start, at), at);
  let from = behindSaying(reader, cue.to, limit);
  if (subject.entities.length === 0) {
    const named = objectOf(reader, from, limit, bans);
    if (named !== null) {
      subject = named;
      from = named.next;
    }
  }
  const closes = reader.is(cue.to, ',') && (bans || cue.value === 'may');
  // "Berada di TPS tidak boleh dilakukan prajurit"
  if (bans && subject.entities.length === 0 && reader.isPassive(cue.to)) {
    const fronted = frontedAct(site, at, cue.to, bans);
    const doer = reader.has(cue.to + 1, Cue.agent) ? cue.to + 2 : cue.to + 1;
    const told = addresseesAt(reader, doer, limit);
    if (fronted !== null && told.entities.length > 0)
      return { ...fronted, addressees: told.entities, inherits: false, next: told.next };
  }
  const read = actsAt(reader, from, limit, bans ? 'dont' : 'do', false, bans);
  if (read.acts.length === 0 || closes)
    return (
      (bans || cue.value === 'may' ? frontedAct(site, at, cue.to, bans) : null) ?? {
        rejected: 'no act after the modal',
        rule,
      }
    );
  const [first] = read.acts;
  if (
    cue.value === 'should' &&
    subject.entities.length === 0 &&
    first?.negator === null &&
    !opensAct(reader, first.from)
  )
    return { rejected: 'no act after the modal', rule };
  if (subject.entities.length === 0) subject = listedAfter(reader, read.next, limit) ?? subject;
  if (subject.entities.length === 0 && site.inTitle) subject = firstOfHeadline(reader, site, at) ?? subject;
  const nobody =
    bans && subject.entities.length === 0 && reader.has(cue.to, Cue.nobody) && !isElided(reader, start, at);
  const unnamed =
    subject.entities.length === 0 &&
    !isElided(reader, start, at) &&
    namesPeople(reader, clauseStart(reader, start, at), at);
  const obliged = bans || subject.entities.length > 0 || ofWe || unnamed;
  return frameOf({
    rule,
    force: MODAL_FORCE[cue.value ?? ''] ?? 'rule',
    soft: true,
    trigger: { from: at, to: cue.to, lemma: modalLemma(reader, at, cue.to) },
    anchor: at,
    addressees: subject.entities,
    needsPrevious: !obliged,
    ...(they === null ? {} : { they: they.from }),
    ...(ofWe && they === null && subject.entities.length === 0 ? { ofWe: true } : {}),
    inherits: !nobody && !unnamed && subject.entities.length === 0,
    acts: read.acts,
    next: read.next,
  });
};

/** "Lurah Ikrar Netral, Bupati: Jangan …": the class that the headline is about is meant, not the one who speaks. */
function firstOfHeadline(reader: Reader, site: Site, at: number): Addressees | null {
  const first = reader.actorAt(site.start);
  if (first === null || first.to >= at || first.type !== 'group' || reader.is(first.to, ':')) return null;
  return { entities: [first.entity], next: first.to, first: first.from };
}

/** "Membagikan unggahan calon tidak diperbolehkan", "Hadir tanpa atribut juga boleh": the act is the subject. */
function frontedAct(site: Site, at: number, next: number, bans: boolean): Frame | null {
  const { reader } = site;
  const opening = reader.skipMarks(clauseStart(reader, site.start, at), at);
  // "Selain itu, menempel atribut juga dilarang"
  const from = reader.skipMarks(reader.cue(opening, Cue.continuing)?.to ?? opening, at);
  const to = beforeAdverbs(reader, at, from);
  if (to - from < 2 || reader.has(from, Cue.modal) || !opensFronted(reader, from)) return null;
  return frameOf({
    rule: bans ? 'modal-ban' : 'modal-may',
    force: bans ? 'ban' : 'permission',
    soft: true,
    trigger: { from: at, to: next, lemma: modalLemma(reader, at, next) },
    anchor: at,
    addressees: [],
    inherits: true,
    acts: [{ from, to, polarity: bans ? 'dont' : 'do', negator: null }],
    next,
  });
}

/** An act, the bare verb that opens a sentence ("Duduk di rumah ibadah …"), or a noun of doing ("Penggunaan mobil dinas …"). */
function opensFronted(reader: Reader, from: number): boolean {
  return opensAct(reader, from) || reader.has(from, Cue['bare-verb']) || reader.isDeverbal(from);
}

const MODAL_FORCE: Readonly<Record<string, Force>> = {
  ban: 'ban',
  jangan: 'ban',
  must: 'rule',
  should: 'appeal',
  may: 'permission',
  needless: 'rule',
};

/** Actors listed after the act: ", termasuk ASN, TNI dan Polri". */
function listedAfter(reader: Reader, at: number, limit: number): Addressees | null {
  const including = reader.is(at, ',') ? reader.cue(at + 1, Cue.including) : null;
  if (including === null) return null;
  const named = addresseesAt(reader, including.to, limit);
  return named.entities.length === 0 ? null : named;
}

/** The modal itself without its negator: "tidak boleh" has the lemma "boleh". */
function modalLemma(reader: Reader, from: number, to: number): string {
  let at = from;
  const negator = reader.cue(from, Cue.negator);
  if (negator !== null && negator.to < to) at = negator.to;
  return reader.surface(at).toLowerCase();
}
