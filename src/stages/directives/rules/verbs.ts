/** Verbs that direct: "mengimbau ASN untuk …", "menegaskan agar …", "ASN diminta …". */
import type { Force } from '../../../document.js';
import { addresseesAt, type Addressees } from '../addressee.js';
import { afterLinker, behindQuality, clauseBody, type Body } from '../body.js';
import { actsAt, isRelative, opensAct, type Act } from '../content.js';
import { Cue } from '../cues.js';
import { frameOf, triggerOf, type Outcome, type Rule } from '../frame.js';
import { Slot, type Family, type FoundCue, type Reader } from '../reader.js';
import { isAnnounced, isNegated } from '../rejections.js';
import type { Site } from '../site.js';
import { beforeAdverbs, clauseStart, frontedAddressees, namesPeople, NOBODY, subjectOf } from '../subject.js';

/** "X mengimbau ASN untuk …", "saya minta camat …", headline "Bupati Larang ASN …". */
export const verb: Rule = (site, at) => {
  const { reader } = site;
  const family = reader.family(at, Slot.active | Slot.base);
  if (family === null || family.entry.reports || family.entry.force === 'pledge') return null;
  if (family.slot === 'base' && !standsAsVerb(site, family)) return null;
  if (isNegated(reader, at)) return { rejected: 'the verb is negated', rule: 'directive-verb' };
  if (isAnnounced(reader, at)) return { rejected: 'the verb is only announced', rule: 'directive-verb' };
  const owner = reader.mentionEnding(at);
  if (owner?.type === 'group' && reader.topicEnd(owner.from - 1) === owner.from)
    return { rejected: 'a quality is the subject, and nobody', rule: 'directive-verb' };
  if (reader.cueEnding(at, Cue.aside) !== null)
    return { rejected: 'the verb belongs to a noun before it', rule: 'directive-verb' };
  return clause(site, family, 'directive-verb');
};

/** "menegaskan agar ASN …": a reporting verb directs only through a linker or modal. */
export const reportedLinker: Rule = (site, at) => {
  const { reader, limit } = site;
  const we = reader.cueEnding(at, Cue['first-person']) !== null;
  const family = reader.family(at, we ? Slot.active | Slot.passive | Slot.base : Slot.active | Slot.passive);
  const reporting = family === null ? reader.reporting(at, Slot.active | Slot.passive) : null;
  const found =
    family?.entry.reports === true
      ? { to: family.to, lemma: family.entry.roots[0] ?? '', force: 'reminder' as Force, slot: family.slot }
      : reporting === null
        ? null
        : {
            to: reporting.to,
            lemma: reporting.entry.roots[0] ?? '',
            force: 'request' as Force,
            slot: reporting.slot,
          };
  if (found === null || reader.is(at - 1, '"')) return null;
  const subject =
    found.slot === 'passive' ? subjectOf(reader, clauseStart(reader, site.start, at), at) : NOBODY;
  // "menegaskan, kepada seluruh personel agar …"
  const comma = reader.is(found.to, ',') && reader.has(found.to + 1, Cue.addressing) ? 1 : 0;
  const named = addresseesAt(reader, found.to + comma, limit);
  const linker = reader.cue(named.next, Cue.linker) ?? linkerBehind(reader, found.to, limit);
  // "menegaskan ASN untuk netral": whom a verb of stressing has for object is told.
  const told =
    named.entities.length > 0
      ? family?.entry.reports === true || reader.has(found.to, Cue.addressing)
      : we && frontedAddressees(site, at).length > 0;
  const stresses = linker?.value === 'untuk' && told;
  if (linker === null || (linker.value !== 'agar' && !stresses)) return null;
  const body = afterLinker(site, named, linker.to);
  if (body.acts.length === 0) return { rejected: 'no act after the linker', rule: 'reported-linker' };
  const addressees = body.addressees.length > 0 ? body.addressees : subject.entities;
  const [act] = body.acts;
  const acts = act === undefined || act.negator !== null || opensAct(reader, act.from);
  if (addressees.length === 0 && !acts && !holdsPassive(reader, act)) {
    return { rejected: 'neither somebody to act nor an act behind the linker', rule: 'reported-linker' };
  }
  return frameOf({
    rule: 'reported-linker',
    force: found.force,
    trigger: { from: at, to: found.to, lemma: found.lemma },
    anchor: at,
    addressees,
    inherits: addressees.length === 0,
    acts: body.acts,
    passive: found.slot === 'passive',
    next: body.next,
  });
};

/** "menegaskan aturan dari Kemendagri agar kepala desa tidak …": the linker behind what is spoken of, and who is to act. */
function linkerBehind(reader: Reader, from: number, limit: number): FoundCue | null {
  for (let at = from; at < Math.min(limit, from + SPOKEN_OF); at++) {
    const linker = reader.cue(at, Cue.linker);
    if (linker !== null) {
      const acts = linker.value === 'agar' && addresseesAt(reader, linker.to, limit).entities.length > 0;
      return acts ? linker : null;
    }
    const comma = reader.is(at, ',');
    if ((reader.isMark(at) && !comma) || reader.isActive(at) || reader.isPassive(at)) return null;
    if (reader.family(at, Slot.noun) !== null) return null;
    if (reader.has(at, Cue.modal) || (comma && reader.actorAt(at + 1) !== null)) return null;
  }
  return null;
}

/** Atoms that what is spoken of may take, between the verb and its linker. */
const SPOKEN_OF = 12;

/** "supaya perintah itu diteruskan …": an act told from the side of its object. */
function holdsPassive(reader: Reader, act: Act): boolean {
  for (let at = act.from + 1; at < Math.min(act.to, act.from + PASSIVE_REACH); at++) {
    if (reader.isPassive(at)) return true;
  }
  return false;
}

/** Atoms of an act within which its passive verb must stand. */
const PASSIVE_REACH = 5;

/** "ASN diminta …", "seluruh pegawai diimbau agar …". */
export const passive: Rule = (site, at) => {
  const { reader, limit, start } = site;
  const family = reader.family(at, Slot.passive);
  if (family === null || family.entry.reports || reader.has(at, Cue.modal)) return null;
  const rule = 'directive-passive';
  if (isRelative(reader, at) || isRelative(reader, at - 1))
    return { rejected: 'stands in a relative clause', rule };
  if (isNegated(reader, at)) return { rejected: 'the verb is negated', rule };
  let next = family.to;
  let issuer: number | undefined;
  const agent = reader.cue(next, Cue.agent);
  if (agent !== null) {
    const named = reader.actorAt(agent.to);
    if (named !== null) {
      issuer = named.entity;
      next = named.to;
    }
  }
  const right = addresseesAt(reader, next, limit);
  const left = subjectOf(reader, clauseStart(reader, start, at), at);
  const subject = left.entities.length > 0 ? left : right;
  // "ketua RT disuruh pejabat kecamatan mendata …": who stands behind the verb tells, when its subject is told.
  const [doer] = right.entities;
  if (issuer === undefined && left.entities.length > 0 && right.entities.length === 1) issuer = doer;
  const body = passiveBody(site, family, { ...subject, next: right.entities.length > 0 ? right.next : next });
  if (body.acts.length === 0) return { rejected: 'no act after the verb', rule };
  const they = subject.entities.length === 0 ? reader.cueEnding(at, Cue['third-plural']) : null;
  const trailing = issuer === undefined ? reader.cue(body.next, Cue.agent) : null;
  if (trailing !== null) issuer = reader.actorAt(trailing.to)?.entity;
  const addressees = subject.entities.length > 0 ? subject.entities : body.addressees;
  const unnamed =
    addressees.length === 0 && they === null && namesPeople(reader, clauseStart(reader, start, at), at);
  return frameOf({
    rule,
    force: family.entry.force,
    trigger: triggerOf(family),
    anchor: at,
    addressees,
    needsAddressee: family.entry.force === 'hope' && !unnamed,
    inherits: addressees.length === 0 && !unnamed,
    acts: body.acts,
    passive: true,
    ...(they === null ? {} : { they: they.from }),
    ...(issuer === undefined ? {} : { issuer }),
    next: body.next,
  });
};

/** "Mereka dipersilakan mencoblos …": a pronoun is a subject too. */
function passiveBody(site: Site, family: Family, named: Addressees): Body {
  const { reader, limit } = site;
  const body = clauseBody(site, family, named, true);
  if (body.acts.length > 0 || reader.cueEnding(family.from, Cue['third-plural']) === null) return body;
  if (!opensAct(reader, named.next)) return body;
  const read = actsAt(reader, named.next, limit, family.entry.polarity, true);
  return { addressees: [], acts: read.acts, next: read.next };
}

/** A verb followed by fewer atoms than these in its sentence may have its clause in the next one. */
const SHORT_REST = 10;

/** The frame of an active directing verb. */
function clause(site: Site, family: Family, rule: string): Outcome {
  const { reader, limit } = site;
  let named = addresseesAt(reader, behindQuality(reader, behindComma(reader, family.to, limit)), limit);
  const fronted = named.entities.length === 0 ? frontedObject(site, family) : [];
  const { force, topic } = family.entry;
  if (topic && named.entities.length === 0 && isOfTopic(reader, family.to, limit)) {
    const act = topicAct(reader, family.to, limit);
    if (act !== null) return topicFrame(family, act);
  }
  let body = clauseBody(site, family, fronted.length > 0 ? { ...named, entities: fronted } : named);
  if (body.acts.length === 0 && site.beyond > limit && limit - family.to <= SHORT_REST) {
    const further = addresseesAt(reader, limit, site.beyond);
    if (further.entities.length > 0) named = further;
    body = clauseBody({ ...site, limit: site.beyond }, family, further);
  }
  if (body.acts.length === 0) {
    const act = topic ? (topicAct(reader, family.to, limit) ?? topicOf(reader, named, limit)) : null;
    return act === null
      ? { rejected: 'no act after the verb', rule, addressed: named.entities }
      : topicFrame(family, act);
  }
  const { addressees } = body;
  return frameOf({
    rule,
    force,
    trigger: triggerOf(family),
    anchor: family.from,
    addressees,
    needsAddressee:
      (force === 'hope' || family.entry.id === 'dorong') &&
      !namesPeople(reader, family.to, body.acts[0]?.from ?? family.to),
    inherits:
      addressees.length === 0 &&
      body.unnamed !== true &&
      !(force === 'hope' && namesNobody(reader, body.acts)),
    ...(body.they === undefined ? {} : { they: body.they }),
    acts: body.acts,
    next: body.next,
  });
}

/** "berharap tidak ada pelanggaran": a wish that no one is told. */
function namesNobody(reader: Reader, acts: readonly Act[]): boolean {
  const [first] = acts;
  if (first === undefined || first.polarity !== 'dont' || !reader.has(first.from, Cue.nobody)) return false;
  for (let at = first.from; at < Math.min(first.to, first.from + NAMED_REACH); at++)
    if (reader.actorAt(at) !== null) return false;
  return true;
}

/** Atoms behind "tidak ada" within which those who are wished not to act are named. */
const NAMED_REACH = 4;

/** "berharap, para ASN …", "mengimbau, agar …": a comma between the verb and those whom it tells. */
function behindComma(reader: Reader, at: number, limit: number): number {
  const apart = reader.is(at, ',') && reader.directAt(at) === reader.directAt(at + 1);
  if (!apart) return at;
  const told = reader.cue(at + 1, Cue.linker)?.value === 'agar' || reader.has(at + 1, Cue.addressing);
  const counted =
    reader.has(at + 1, Cue.quantifier) && addresseesAt(reader, at + 1, limit).entities.length > 0;
  return told || counted ? at + 1 : at;
}

/** "Panwaslu kami minta untuk …": the object stands before the speaker's own pronoun. */
function frontedObject(site: Site, family: Family): readonly number[] {
  const { reader, start } = site;
  // "Khusus kepala daerah petahana, ia melarang mereka …"
  if (reader.has(family.to, Cue['third-plural'])) return frontedAddressees(site, family.from);
  const we = reader.cueEnding(family.from, Cue['first-person']);
  if (we === null || we.from <= start) return [];
  const mention = reader.mentionEnding(we.from);
  return mention !== null && mention.from >= start && reader.actorAt(mention.from) !== null
    ? [mention.entity]
    : [];
}

/** "mengingatkan ASN soal netralitas": the topic behind those who are told. */
function topicOf(reader: Reader, named: Addressees, limit: number) {
  const at = reader.is(named.next, ',') ? named.next + 1 : named.next;
  if (named.entities.length === 0 || !reader.has(at, Cue['topic-opener'])) return null;
  const found = topicAct(reader, at, limit);
  return found === null ? null : { ...found, addressees: named.entities };
}

/** "mengingatkan pentingnya netralitas untuk …": a topic is named, and no clause with agar behind it says what to do. */
function isOfTopic(reader: Reader, from: number, limit: number): boolean {
  if (!reader.has(from, Cue['topic-opener'])) return false;
  for (let at = from; at < Math.min(limit, from + TOPIC_REACH); at++) {
    if (reader.cue(at, Cue.linker)?.value === 'agar' || reader.has(at, Cue.modal)) return false;
  }
  return true;
}

/** Atoms behind a topic within which a clause would say what to do. */
const TOPIC_REACH = 24;

function topicFrame(
  family: Family,
  { act, addressees, next }: NonNullable<ReturnType<typeof topicAct>>,
): Outcome {
  return frameOf({
    rule: 'directive-topic',
    force: family.entry.force,
    trigger: triggerOf(family),
    anchor: family.from,
    addressees,
    acts: [act],
    weak: true,
    next,
  });
}

/** "mengingatkan (pentingnya) netralitas ASN", "… pentingnya menjaga netralitas": the topic alone. */
function topicAct(reader: Reader, from: number, limit: number) {
  let at = from;
  for (
    let opener = reader.cue(at, Cue['topic-opener']);
    opener !== null;
    opener = reader.cue(at, Cue['topic-opener'])
  ) {
    at = opener.to;
  }
  if (at > from && reader.isActive(at)) {
    const [first] = actsAt(reader, at, limit, 'do').acts;
    return first === undefined ? null : { act: first, addressees: [], next: first.to };
  }
  const end = reader.topicEnd(at);
  if (end < 0 || end > limit || reader.isPenalty(at)) return null;
  const named = addresseesAt(reader, end, limit);
  const act: Act = { from: at, to: end, polarity: 'do', negator: null };
  return { act, addressees: named.entities, next: Math.max(named.next, end) };
}

/** A base form is a verb in a headline, after "saya", or right behind its subject; else it is a noun or cue. */
function standsAsVerb(site: Site, family: Family): boolean {
  const { reader, start } = site;
  const before = family.from;
  if (site.inTitle && reader.cueEnding(before, Cue.alleged) !== null) return true;
  if (site.nested === true) return true;
  if (reader.isMark(before - 1) && before - 1 >= start) return false;
  const subjectEnd = beforeAdverbs(reader, before, start);
  if (PERSONS.some((cueClass) => reader.cueEnding(subjectEnd, cueClass) !== null)) return true;
  const subject = reader.mentionEnding(subjectEnd);
  return subject !== null && subject.from >= start && reader.actorAt(subject.from) !== null;
}

const PERSONS = [Cue['first-person'], Cue['third-person'], Cue['third-plural']];
