/** What stands behind a directing word: whom it names, and the acts that it governs. */
import { Shape } from '../../text/tokens.js';
import { addresseesAt, skipModifiers, skipOpeners, type Addressees } from './addressee.js';
import { actsAt, opensAct, type Act, type Polarity } from './content.js';
import { cueSet } from '../discourse/index.js';
import { Cue } from './cues.js';
import { Slot, type FoundCue, type Reader } from './reader.js';
import type { Site } from './site.js';

export interface Body {
  readonly addressees: readonly number[];
  /** Somebody is addressed whom no mention names: nobody else's addressees may be taken over. */
  readonly unnamed?: boolean;
  readonly acts: readonly Act[];
  /** The atom of "mereka" in the addressee's place. */
  readonly they?: number;
  readonly next: number;
}

export const NO_BODY: Body = { addressees: [], acts: [], next: 0 };

/** What stands behind a directing word and its addressee: linker, negator, modal, or the act at once. */
export function clauseBody(
  site: Site,
  family: { entry: { polarity: Polarity } },
  named: Addressees,
  stopAtAgent = false,
): Body {
  const { reader, limit } = site;
  const base = family.entry.polarity;
  let at = behindQuality(reader, named.next);
  const apart = reader.is(at, ',');
  if (apart) at++;
  else if (reader.is(at, ':') && opensBehindColon(reader, at + 1)) at++;
  const they = reader.cue(at, Cue['third-plural']);
  if (they !== null) at = they.to;
  const linker = reader.cue(at, Cue.linker);
  if (linker?.value === 'bahwa') return reportedClause(site, named, linker.to);
  if (linker !== null) return afterLinker(site, named, linker.to, base, stopAtAgent);
  if (reader.has(at, Cue.modal) || reader.has(at, Cue.negator)) {
    return afterLinker(site, named, at, base, stopAtAgent);
  }
  if (at >= limit) return { ...NO_BODY, next: at };
  const people = named.entities.length === 0 ? behindPeople(reader, at, limit) : null;
  if (people !== null)
    return { ...afterLinker(site, named, people, base, stopAtAgent), unnamed: !isVocative(reader, at) };
  const beyond = named.entities.length === 0 ? behindUnknown(reader, at, limit) : null;
  const goesOn = apart || reader.has(at, Cue.coordinator) || reader.has(at, Cue.quantifier);
  const rest = named.entities.length > 0 && goesOn;
  const listed = rest ? behindUnread(reader, at, limit) : null;
  if (listed !== null) return afterLinker(site, named, listed, base, stopAtAgent);
  if (beyond !== null)
    return { ...afterLinker(site, named, beyond, base, stopAtAgent), unnamed: !isVocative(reader, at) };
  // Without a linker the act follows the addressee at once ("meminta ASN netral"), or stands alone for verbs
  // whose object is the act ("melarang ikut kampanye").
  if (named.entities.length === 0 && base === 'do') {
    // "memerintahkan seluruh personel menjaga …": quantified people whom no mention names.
    const behind = skipOpeners(reader, at, limit);
    const act = they === null ? behindUnlisted(reader, behind, limit, behind > at) : at;
    if (act === null || !opensAct(reader, act)) return { ...NO_BODY, next: at };
    const read = actsAt(reader, act, limit, base, stopAtAgent);
    return {
      addressees: [],
      acts: read.acts,
      next: read.next,
      unnamed: they === null && !isVocative(reader, at),
      ...(they === null ? {} : { they: they.from }),
    };
  }
  if (!opensAct(reader, at)) {
    if (named.entities.length > 0) at = behindNarrowed(reader, at, limit);
    else at = behindUnlisted(reader, skipOpeners(reader, at, limit), limit, false) ?? at;
    // "Ketahuan mengarahkan warga, saya berhentikan": what a comma sets apart must show that it is an act.
    const follows = (!apart || site.inTitle) && followsAddressee(reader, named, at);
    if (!opensAct(reader, at) && !follows) return { ...NO_BODY, next: at };
  }
  // "menuntut kadis dinonaktifkan": what is to be done to somebody; who is to do it, the words do not say.
  const patient = named.entities.length > 0 && base === 'do' && reader.isPassive(at);
  const read = actsAt(reader, patient ? named.first : at, limit, base, stopAtAgent);
  return { addressees: patient ? [] : named.entities, acts: read.acts, next: read.next };
}

/** "para peserta pilkades tidak …": behind people whom no mention names, where a linker, modal or negator follows at once. */
function behindPeople(reader: Reader, from: number, limit: number): number | null {
  const behind = skipOpeners(reader, from, limit);
  const noun = reader.cue(behind, Cue.people);
  let at = noun?.to ?? (behind > from ? behind : limit);
  for (let steps = 0; steps < NARROWING_REACH && at < limit; steps++) {
    const mention = reader.mentionAt(at);
    if (mention?.type === 'election' || mention?.type === 'region') at = mention.to;
    else if (reader.isPlain(at) && !reader.isVerbal(at)) at++;
    else break;
  }
  return at < limit && reader.hasAny(at, BEHIND_PEOPLE) ? at : null;
}

const BEHIND_PEOPLE = cueSet([Cue.linker, Cue.modal, Cue.negator, Cue.filler]);

/** "Saya minta bapak ibu sekalian …": those who listen, whoever they are. */
function isVocative(reader: Reader, at: number): boolean {
  return reader.cue(at, Cue.quantifier)?.id === 'vocative';
}

/**
 * "anak buahnya mencopot …", "takmir masjid dan pengurus gereja menolak …": the verb behind people whom no mention
 * names, or null. Where a quantifier shows that they are people, any act may follow.
 */
function behindUnlisted(reader: Reader, from: number, limit: number, quantified: boolean): number | null {
  if (reader.topicEnd(from) >= 0 && !quantified) return null;
  for (let at = from; at < Math.min(limit, from + UNLISTED_REACH); at++) {
    if (at > from && reader.isActive(at)) return reader.has(at, Cue.stative) ? null : at;
    if (quantified && at - from <= 1 && opensAct(reader, at)) return at;
    if (at > from && reader.mentionAt(at)?.type === 'region') {
      at = (reader.mentionAt(at)?.to ?? at + 1) - 1;
      continue;
    }
    const joined = at > from && (reader.has(at, Cue.coordinator) || reader.has(at, Cue.quantifier));
    if (!joined && !reader.isPlain(at) && !isUnknownName(reader, at)) return null;
  }
  return null;
}

/** Plain words that may narrow a named subject before its modal. */
const NARROWING_REACH = 3;

/** Atoms that people whom nobody listed may take. */
const UNLISTED_REACH = 7;

/** Past plain words that narrow a named addressee ("petugas posko menjalin …") up to a verb close behind. */
function behindNarrowed(reader: Reader, from: number, limit: number): number {
  let at = from;
  while (
    at < Math.min(limit, from + 2) &&
    ((reader.isPlain(at) && !reader.isActive(at)) || isUnknownName(reader, at))
  )
    at++;
  return at > from && at < limit && reader.isActive(at) && !reader.has(at, Cue.stative) ? at : from;
}

/** A capitalised word in running text that no mention covers: part of the name of a body that nobody listed. */
function isUnknownName(reader: Reader, at: number): boolean {
  const shape = reader.tokens.shape[at];
  const capital = shape === Shape.Title || shape === Shape.Upper || shape === Shape.Mixed;
  return capital && !reader.inTitle(at) && reader.mentionAt(at) === null && !reader.hasAny(at, NO_ACT);
}

/** Behind a word that says how one directs: "imbauan tertulis agar …". */
export function behindQuality(reader: Reader, at: number): number {
  let end = at;
  for (let cue = reader.cue(end, Cue.quality); cue !== null; cue = reader.cue(end, Cue.quality)) end = cue.to;
  // "Saya ingatkan, sekali lagi, ASN …"
  const aside = reader.is(end, ',') ? reader.cue(end + 1, Cue.quality) : null;
  if (aside !== null && reader.is(aside.to, ',')) return aside.to + 1;
  return end;
}

/** Behind a named addressee any plain word may open the act, and in a headline any word. */
function followsAddressee(reader: Reader, named: Addressees, at: number): boolean {
  if (named.entities.length === 0 || reader.isMark(at) || reader.mentionAt(at) !== null)
    return reader.inTitle(at);
  return reader.inTitle(at) || (reader.tokens.shape[at] === Shape.Lower && !reader.hasAny(at, NO_ACT));
}

const NO_ACT = cueSet([
  Cue.quantifier,
  Cue.among,
  Cue.relative,
  Cue.coordinator,
  Cue.addressing,
  Cue['topic-opener'],
  Cue['clause-end'],
  Cue.agent,
  Cue.past,
  Cue['time-limit'],
  Cue.condition,
  Cue['manner-opener'],
  Cue['list-opener'],
  Cue.quality,
  Cue.number,
]);

/**
 * "kepada semua pihak, terutama …, agar": somebody is addressed whom no mention names. The linker behind, within
 * reach and before any stop.
 */
function behindUnknown(reader: Reader, from: number, limit: number): number | null {
  const addressed = reader.has(from, Cue.addressing) || reader.has(from, Cue.quantifier);
  let people = false;
  for (let at = from; at < Math.min(limit, from + UNKNOWN_REACH); at++) {
    if (
      reader.isMark(at) &&
      !reader.is(at, ',') &&
      !reader.is(at, '-') &&
      !reader.is(at, '(') &&
      !reader.is(at, ')')
    )
      return null;
    if (at > from && reader.family(at, Slot.active) !== null) return null;
    people ||= reader.mentionAt(at)?.type === 'group';
    const linker = reader.cue(at, Cue.linker);
    if (linker === null || linker.value === 'bahwa') continue;
    return addressed || people || linker.value === 'agar' ? linker.to : null;
  }
  return null;
}

/** "kepada wakapolres, pejabat utama dan kasi propam agar …": the linker behind a list that could be read only in part. */
function behindUnread(reader: Reader, from: number, limit: number): number | null {
  for (let at = from; at < Math.min(limit, from + UNKNOWN_REACH); at++) {
    const linker = reader.cue(at, Cue.linker);
    if (linker !== null) {
      const opens = opensAct(reader, linker.to) || reader.has(linker.to, Cue.negator);
      return linker.value === 'agar' || (linker.value === 'untuk' && opens) ? linker.to : null;
    }
    const ends = reader.isMark(at) && !reader.is(at, ',') && !reader.is(at, '/');
    if (ends || reader.isActive(at) || reader.has(at, Cue.modal) || reader.has(at, Cue['clause-end']))
      return null;
  }
  return null;
}

/** How far behind a directing verb its linker is sought when no known actor is addressed, in atoms. */
const UNKNOWN_REACH = 18;

function opensBehindColon(reader: Reader, at: number): boolean {
  if (reader.directAt(at) !== reader.directAt(at - 1)) return false;
  return opensAct(reader, at) || reader.has(at, Cue.modal) || reader.has(at, Cue.negator);
}

/** Behind agar or untuk: perhaps an addressee of its own, perhaps a modal, then the act. */
export function afterLinker(
  site: Site,
  named: Addressees,
  from: number,
  base: Polarity = 'do',
  stopAtAgent = false,
): Body {
  const { reader, limit } = site;
  let inner = named.entities.length === 0 ? addresseesAt(reader, from, limit) : named;
  let at = named.entities.length === 0 && inner.entities.length > 0 ? inner.next : from;
  let polarity = base;
  for (;;) {
    const step = reader.cue(at, Cue.filler) ?? reader.cue(at, Cue.linker);
    const ruling = reader.cue(at, Cue.modal);
    if (ruling !== null) {
      if (isNegative(ruling)) polarity = 'dont';
      at = ruling.to;
      const object = inner.entities.length === 0 ? objectOf(reader, at, limit, polarity === 'dont') : null;
      if (object !== null) {
        inner = object;
        at = object.next;
      }
    } else if (step !== null) at = step.to;
    else {
      // "agar di lingkungan pemerintah provinsi tidak terlibat …"
      const behind =
        inner.entities.length > 0 && reader.has(at, Cue.among) ? skipModifiers(reader, at, limit) : at;
      if (behind === at) break;
      at = behind;
    }
  }
  const read = actsAt(reader, at, limit, polarity, stopAtAgent);
  return { addressees: inner.entities, acts: read.acts, next: read.next };
}

/** Modals after which the act is to be left: "tidak boleh", "jangan", "tidak usah". */
export function isNegative(modal: FoundCue): boolean {
  return modal.value === 'ban' || modal.value === 'jangan' || modal.value === 'needless';
}

/** Behind bahwa only a modal makes a directive: "mengingatkan bahwa ASN harus netral". */
function reportedClause(site: Site, named: Addressees, from: number): Body {
  const { reader, limit } = site;
  const subject = addresseesAt(reader, from, limit);
  let at = reader.cue(from, Cue['third-plural'])?.to ?? (subject.entities.length > 0 ? subject.next : from);
  for (let steps = 0; steps < NARROWING_REACH && reader.isPlain(at); steps++) at++;
  if (!reader.has(at, Cue.modal)) return { ...NO_BODY, next: from };
  return afterLinker(site, subject.entities.length > 0 ? subject : named, at);
}

/** "jangan sampai (ada) ASN yang …", "tidak boleh bagi ASN …": whom the modal is for stands behind it. */
export function objectOf(reader: Reader, from: number, limit: number, bans: boolean): Addressees | null {
  const there = bans ? reader.cue(from, Cue.nobody) : null;
  const named = addresseesAt(reader, there?.to ?? from, limit);
  if (named.entities.length === 0) return null;
  if (there === null && !reader.has(from, Cue.addressing) && !bans) return null;
  const relative = reader.cue(named.next, Cue.relative);
  return relative === null ? named : { ...named, next: relative.to };
}
