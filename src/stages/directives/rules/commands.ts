/** Commands and requests in speech: "Mari kita …", "tolong …", "agar kiranya …", "Jaga netralitas". */
import { actorsBefore, addresseesAt, type Addressees } from '../addressee.js';
import { afterLinker } from '../body.js';
import { actsAt, opensAct } from '../content.js';
import { cueSet } from '../../discourse/index.js';
import { Cue } from '../cues.js';
import { frameOf, type Rule } from '../frame.js';
import type { Reader } from '../reader.js';
import type { Site } from '../site.js';

/** "Mari kita jaga …", "Ayo datang ke TPS". */
export const exhort: Rule = (site, at) => {
  const { reader, limit } = site;
  const cue = reader.cue(at, Cue.exhort);
  if (cue === null) return null;
  const named = addresseesAt(reader, cue.to, limit);
  let from = named.entities.length > 0 ? named.next : cue.to;
  const manner = mannerClause(reader, from, limit);
  if (manner !== null) from = manner;
  const read = actsAt(reader, from, limit, 'do');
  if (read.acts.length === 0) return { rejected: 'no act after the exhortation', rule: 'exhortation' };
  return frameOf({
    rule: 'exhortation',
    force: 'appeal',
    soft: true,
    trigger: { from: at, to: at + 1, lemma: reader.surface(at).toLowerCase() },
    anchor: at,
    addressees: named.entities,
    inherits: named.entities.length === 0,
    acts: read.acts,
    next: read.next,
  });
};

/** "sikapi tahun politik ini, dengan menjaga netralitas": the act stands in the manner clause after a comma. */
function mannerClause(reader: Reader, from: number, limit: number): number | null {
  for (let at = from + 1; at < limit - 2; at++) {
    if (!reader.is(at, ',')) continue;
    const opener = reader.cue(at + 1, Cue['manner-opener']);
    return opener !== null && opensAct(reader, opener.to) ? opener.to : null;
  }
  return null;
}

/** "tolong jaga …", "mohon ASN …", "silakan lapor …". */
export const please: Rule = (site, at) => {
  const { reader, limit, start } = site;
  const cue = reader.cue(at, Cue.please);
  if (cue === null || reader.isLookAlike(at)) return null;
  const before = speechSubject(reader, start, at);
  if (!site.inSpeech || (before.length === 0 && !opensClause(reader, start, at))) return null;
  const right = addresseesAt(reader, cue.to, limit);
  const named = right.entities.length > 0 ? right : { ...right, entities: before };
  const body = afterLinker(site, named, named.next);
  if (body.acts.length === 0) return { rejected: 'no act after it', rule: 'please' };
  return frameOf({
    rule: 'please',
    force: cue.value === 'permission' ? 'permission' : 'request',
    soft: true,
    trigger: { from: at, to: cue.to, lemma: reader.surface(at).toLowerCase() },
    anchor: at,
    addressees: body.addressees,
    inherits: body.addressees.length === 0,
    acts: body.acts,
    next: body.next,
  });
};

/** "agar kiranya Pemerintah Provinsi dapat membantu": a request by itself. */
export const politeLinker: Rule = (site, at) => {
  const { reader, limit } = site;
  const cue = reader.cue(at, Cue['polite-linker']);
  if (cue === null) return null;
  const named = addresseesAt(reader, cue.to, limit);
  if (named.entities.length === 0) return { rejected: 'nobody is addressed', rule: 'polite-linker' };
  const body = afterLinker(site, named, named.next);
  if (body.acts.length === 0) return { rejected: 'no act after it', rule: 'polite-linker' };
  return frameOf({
    rule: 'polite-linker',
    force: 'request',
    soft: true,
    trigger: { from: at, to: cue.to, lemma: reader.surface(at).toLowerCase() },
    anchor: at,
    addressees: body.addressees,
    needsAddressee: true,
    acts: body.acts,
    next: body.next,
  });
};

/** "Kepada para prajurit agar berhati-hati": whom the speech turns to, and a linker, without any verb of directing. */
export const addressedLinker: Rule = (site, at) => {
  const { reader, limit, start } = site;
  const cue = reader.cue(at, Cue.addressing) ?? reader.cue(at, Cue.linker);
  if (cue === null || cue.value === 'agar' || cue.value === 'bahwa') return null;
  if (reader.directAt(at) < 0 || !opensClause(reader, start, at)) return null;
  const named = addresseesAt(reader, cue.to, limit);
  const next = reader.is(named.next, ',') ? named.next + 1 : named.next;
  const linker = named.entities.length === 0 ? null : reader.cue(next, Cue.linker);
  if (linker === null || linker.value === 'bahwa') return null;
  return addressedBy(site, named, next, linker.to, at);
};

/** "Para kepala desa agar tidak ikut kampanye": in speech, whom it is for opens the clause. */
export const nominalLinker: Rule = (site, at) => {
  const { reader, start } = site;
  const linker = reader.cue(at, Cue.linker);
  if (linker?.value !== 'agar' || reader.directAt(at) < 0) return null;
  const named = addresseesAt(reader, reader.skipMarks(start, at), at);
  if (named.entities.length === 0 || named.next < at - 1) return null;
  return addressedBy(site, named, at, linker.to, at);
};

/** The request that a linker, from one atom to another, makes of those named before it in the clause at `anchor`. */
function addressedBy(
  site: Site,
  named: Addressees,
  from: number,
  to: number,
  anchor: number,
): ReturnType<Rule> {
  const body = afterLinker(site, named, to);
  if (body.acts.length === 0) return { rejected: 'no act after the linker', rule: 'addressed-linker' };
  return frameOf({
    rule: 'addressed-linker',
    force: 'request',
    soft: true,
    trigger: { from, to, lemma: site.reader.surface(from).toLowerCase() },
    anchor,
    addressees: body.addressees,
    acts: body.acts,
    next: body.next,
  });
}

/** A bare verb that opens a clause of speech: "Jaga netralitas". */
export const imperative: Rule = (site, at) => {
  const { reader, limit, start } = site;
  // "Tetap fokus melayani": the adverb belongs to the act.
  const steady = reader.cue(at, Cue.steady);
  const behindColon =
    reader.is(at - 1, ':') && reader.cue(reader.skipMarks(start, at), Cue.addressing) !== null;
  const opens =
    isImperative(reader, at) ||
    (steady !== null && opensAct(reader, steady.to) && !reader.isPassive(steady.to)) ||
    (behindColon && opensAct(reader, at));
  if (!opens || reader.isLookAlike(at)) return null;
  const addressed = vocativeBefore(reader, start, at);
  if (
    !(reader.directAt(at) >= 0 || site.inTitle) ||
    (addressed.length === 0 && !opensClause(reader, start, at))
  )
    return null;
  if (site.inTitle && !reader.is(at - 1, ':')) return null;
  const read = actsAt(reader, at, limit, 'do');
  const act = read.acts[0];
  if (act === undefined) return { rejected: 'no act', rule: 'imperative' };
  if (isFronted(reader, act.from, act.to, limit))
    return { rejected: 'a modal behind says whether it may be done', rule: 'imperative' };
  if (isQuotedWord(reader, at))
    return { rejected: 'a word that somebody is quoted to use', rule: 'imperative' };
  const object = act.to - act.from === 1 ? objectBefore(reader, start, at) : at;
  return frameOf({
    rule: 'imperative',
    force: 'order',
    soft: true,
    trigger: null,
    anchor: at,
    addressees: addressed,
    inherits: addressed.length === 0,
    acts: object < at ? [{ ...act, from: object }, ...read.acts.slice(1)] : read.acts,
    next: read.next,
  });
};

/** "Stiker di kendaraan, copot!": where the object begins that a comma sets before its verb; `at` when there is none. */
function objectBefore(reader: Reader, start: number, at: number): number {
  const from = reader.skipMarks(start, at);
  if (!reader.is(at - 1, ',') || at - from < 2 || at - from > LONGEST_OBJECT) return at;
  for (let i = from; i < at - 1; i++) {
    const noun = !reader.isMark(i) && reader.actorAt(i) === null && !reader.hasAny(i, NO_OBJECT);
    if (!noun || reader.isVerbal(i)) return at;
  }
  return from;
}

/** Atoms that an object before its verb may take, comma included. */
const LONGEST_OBJECT = 6;

const NO_OBJECT = cueSet([
  Cue.condition,
  Cue.continuing,
  Cue.addressing,
  Cue.negator,
  Cue.modal,
  Cue['first-person'],
  Cue.imperative,
  Cue.act,
  Cue.steady,
  Cue['time-limit'],
]);

/** "Datang tanpa atribut juga boleh": the verb is the subject of the modal that ends its clause. */
function isFronted(reader: Reader, from: number, to: number, limit: number): boolean {
  for (let at = from + 1; at < Math.min(to + 1, limit); at++) {
    const modal = reader.cue(at, Cue.modal);
    if (modal === null || (modal.value !== 'may' && modal.value !== 'ban')) continue;
    if (modal.to >= limit || reader.isMark(modal.to)) return true;
  }
  return false;
}

/** "Komentarnya cuma 'lanjutkan'": one word between marks inside speech. */
function isQuotedWord(reader: Reader, at: number): boolean {
  return (
    SINGLE_MARKS.some((mark) => reader.is(at - 1, mark)) &&
    SINGLE_MARKS.some((mark) => reader.is(at + 1, mark))
  );
}

const SINGLE_MARKS = ["'", '\u2018', '\u2019'];

/** A listed command, or a word that its ending shows to be one: a bare verb in -kan or -lah. */
function isImperative(reader: Reader, at: number): boolean {
  if (reader.has(at, Cue.imperative)) return true;
  return reader.isCommandShape(at) && !reader.has(at, Cue['not-imperative']);
}

/** "Kepada pamong, tetaplah melayani …", "Kepada ASN jaga …": whom the command is for stands before it. */
function vocativeBefore(reader: Reader, start: number, at: number): readonly number[] {
  const end = reader.is(at - 1, ',') || reader.is(at - 1, ':') ? at - 1 : at;
  const named = actorsBefore(reader, start, end);
  const addressed =
    named.entities.length > 0 && named.next >= end - 1 && isAddressed(reader, start, named.first);
  return addressed ? named.entities : [];
}

/** "Kades silakan …", "Kades lain, tolong …": the classes with which the speech or its clause begins, up to the word. */
function speechSubject(reader: Reader, start: number, at: number): readonly number[] {
  const end = reader.is(at - 1, ',') ? at - 1 : at;
  const named = actorsBefore(reader, start, end);
  const groups = named.entities.filter((entity) => reader.doc.entities[entity]?.type === 'group');
  const adjoins = groups.length > 0 && end - named.next <= 1;
  return adjoins && (named.first - start <= 1 || reader.isMark(named.first - 1)) ? groups : [];
}

/** Behind "kepada", "untuk", "bagi", quantifiers aside, or first in the speech ("Bapak dan Ibu kepala daerah, …"). */
function isAddressed(reader: Reader, start: number, first: number): boolean {
  const quantifier = reader.cueEnding(first, Cue.quantifier);
  const at = quantifier?.from ?? first;
  if (quantifier !== null && (reader.skipMarks(start, first) >= at - 2 || reader.isMark(at - 1))) return true;
  return reader.cueEnding(at, Cue.addressing) !== null || reader.cueEnding(at, Cue.linker)?.value === 'untuk';
}

/** True when `at` opens a clause of the speech: its first word, behind a mark, or behind a continuing word. */
function opensClause(reader: Reader, start: number, at: number): boolean {
  let before = at;
  for (;;) {
    if (before <= start || reader.isMark(before - 1)) return true;
    const cue = reader.cueEnding(before, Cue.continuing);
    if (cue === null || cue.from < start) return false;
    before = cue.from;
  }
}
