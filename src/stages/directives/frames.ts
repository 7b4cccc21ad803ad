/**
 * The rules: each looks at one atom and, if a trigger of its kind stands there, reads the frame that it opens.
 * Ids, descriptions and measured precision of the rules are `rule` entries of the lexicon.
 */
import type { Force, Sentence } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import { actorsBefore, addresseesAt, skipOpeners, type Addressees } from './addressee.js';
import { actsAt, isRelative, opensAct, type Act, type Polarity } from './content.js';
import type { Frame, Outcome } from './frame.js';
import { isBareCommand, type Family, type Reader } from './reader.js';

/** Where a rule looks. */
export interface Site {
  readonly reader: Reader;
  readonly sentence: Sentence;
  /** First atom of the clause run that a subject is looked for in: the sentence or quotation start. */
  readonly start: number;
  /** End of what the frame may use: the end of the quotation or of the sentence. */
  readonly limit: number;
  /** End of the next sentence of the same quotation, where a verb's clause may have to be sought. */
  readonly beyond: number;
  readonly inTitle: boolean;
  /** Within the act of another directive: a base form is a verb there ("Instruksikan Camat Jaga Jarak"). */
  readonly nested?: boolean;
  /** Inside quotation marks. */
  readonly inSpeech: boolean;
}

type Rule = (site: Site, at: number) => Outcome;

// --- verbs that direct -----------------------------------------------------------------------------------

/** "X mengimbau ASN untuk …", "saya minta camat …", headline "Bupati Larang ASN …". */
const verb: Rule = (site, at) => {
  const { reader } = site;
  const family = reader.family(at, (match) => match.slot === 'active' || match.slot === 'base');
  if (family === null || family.entry.reports || family.entry.force === 'pledge') return null;
  if (family.slot === 'base' && !standsAsVerb(site, family)) return null;
  if (isNegated(reader, at)) return { rejected: 'the verb is negated', rule: 'directive-verb' };
  return clause(site, family, 'directive-verb');
};

/** "menegaskan agar ASN …": a reporting verb directs only through a linker or modal. */
const reportedLinker: Rule = (site, at) => {
  const { reader, limit } = site;
  const family = reader.family(at, (match) => match.slot === 'active' || match.slot === 'passive');
  const reporting = family === null ? reader.reporting(at, ['active', 'passive']) : null;
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
  const named = addresseesAt(reader, found.to, limit);
  const linker = reader.cue(named.next, 'linker');
  if (linker?.value !== 'agar') return null;
  const body = afterLinker(site, named, linker.to);
  if (body.acts.length === 0) return { rejected: 'no act after the linker', rule: 'reported-linker' };
  const addressees = body.addressees.length > 0 ? body.addressees : subject.entities;
  const [act] = body.acts;
  if (addressees.length === 0 && act !== undefined && act.negator === null && !opensAct(reader, act.from)) {
    return { rejected: 'neither somebody to act nor an act behind the linker', rule: 'reported-linker' };
  }
  return {
    rule: 'reported-linker',
    force: found.force,
    soft: false,
    trigger: { from: at, to: found.to, lemma: found.lemma },
    anchor: at,
    addressees,
    needsAddressee: false,
    inherits: addressees.length === 0,
    acts: body.acts,
    weak: false,
    passive: found.slot === 'passive',
    next: body.next,
  };
};

/** "ASN diminta …", "seluruh pegawai diimbau agar …". */
const passive: Rule = (site, at) => {
  const { reader, limit, start } = site;
  const family = reader.family(at, (match) => match.slot === 'passive');
  if (family === null || family.entry.reports || reader.cue(at, 'modal') !== null) return null;
  const rule = 'directive-passive';
  if (isRelative(reader, at) || isRelative(reader, at - 1))
    return { rejected: 'stands in a relative clause', rule };
  if (isNegated(reader, at)) return { rejected: 'the verb is negated', rule };
  let next = family.to;
  let issuer: number | undefined;
  const agent = reader.cue(next, 'agent');
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
  const body = passiveBody(site, family, { ...subject, next: right.entities.length > 0 ? right.next : next });
  if (body.acts.length === 0) return { rejected: 'no act after the verb', rule };
  const trailing = issuer === undefined ? reader.cue(body.next, 'agent') : null;
  if (trailing !== null) issuer = reader.actorAt(trailing.to)?.entity;
  const addressees = subject.entities.length > 0 ? subject.entities : body.addressees;
  return {
    rule,
    force: family.entry.force,
    soft: false,
    trigger: triggerOf(family),
    anchor: at,
    addressees,
    needsAddressee: family.entry.force === 'hope',
    inherits: addressees.length === 0,
    acts: body.acts,
    weak: false,
    passive: true,
    ...(issuer === undefined ? {} : { issuer }),
    next: body.next,
  };
};

/** "Mereka dipersilakan mencoblos …": a pronoun is a subject too. */
function passiveBody(site: Site, family: Family, named: Addressees): Body {
  const { reader, limit } = site;
  const body = clauseBody(site, family, named, true);
  if (body.acts.length > 0 || reader.cueEnding(family.from, 'third-plural') === null) return body;
  if (!opensAct(reader, named.next)) return body;
  const read = actsAt(reader, named.next, limit, family.entry.polarity, true);
  return { addressees: [], acts: read.acts, next: read.next };
}

/** "memberikan imbauan kepada camat agar …", "himbauan kepada seluruh lurah …". */
const noun: Rule = (site, at) => {
  const { reader, limit } = site;
  const family = reader.family(at, (match) => match.slot === 'noun');
  if (family === null || family.entry.force === 'pledge') return null;
  const rule = 'directive-noun';
  // "imbauan Bupati agar …": a name right behind the noun says whose it is.
  const owner = reader.actorAt(family.to);
  const from = owner !== null && owner.to <= limit ? owner.to : family.to;
  const named = addresseesAt(reader, from, limit);
  const linker = reader.cue(named.next, 'linker');
  const colon = reader.is(named.next, ':') || reader.is(named.next + 1, ':');
  if (named.entities.length === 0 && linker?.value !== 'agar' && !colon) {
    return { rejected: 'neither an addressee nor a linker after the noun', rule };
  }
  if (named.entities.length > 0 && reader.cue(from, 'addressing') === null) {
    return { rejected: 'the noun is not addressed to anyone', rule };
  }
  const body = colon ? behindColon(site, family, named) : clauseBody(site, family, named);
  if (body.acts.length === 0) return { rejected: 'no act after the noun', rule };
  return {
    rule,
    force: family.entry.force,
    soft: false,
    trigger: triggerOf(family),
    anchor: at,
    addressees: body.addressees,
    needsAddressee: false,
    inherits: body.addressees.length === 0,
    acts: body.acts,
    weak: false,
    next: body.next,
  };
};

/** "Arahannya singkat: tidak masuk tim sukses, …": the acts stand behind a colon. */
function behindColon(site: Site, family: Family, named: Addressees): Body {
  const { reader, limit } = site;
  const at = reader.is(named.next, ':') ? named.next + 1 : named.next + 2;
  const opens = at < limit && (opensAct(reader, at) || reader.cue(at, 'negator') !== null);
  if (!opens || reader.directAt(at) >= 0) return { ...NO_BODY, next: at };
  const read = actsAt(reader, at, limit, family.entry.polarity);
  return { addressees: named.entities, acts: read.acts, next: read.next };
}

/** "Pemkab berkomitmen untuk …", "Pemkab Komitmen ASN Netral", "komitmen untuk … oleh ASN". */
const pledge: Rule = (site, at) => {
  const { reader, limit } = site;
  const family = reader.family(at, (match) => match.slot === 'active' || match.slot === 'noun');
  if (family === null || family.entry.force !== 'pledge') return null;
  const rule = 'pledge';
  const linker = reader.cue(family.to, 'linker');
  const bare = linker === null && (site.inTitle || family.slot === 'active');
  if (linker === null && !bare) return { rejected: 'no linker after the pledge', rule };
  const from = linker?.to ?? family.to;
  const read = actsAt(reader, from, limit, 'do', true);
  const act = read.acts[0];
  if (act === undefined) return { rejected: 'nothing is pledged', rule };
  if (bare && !site.inTitle && !opensAct(reader, act.from)) return { rejected: 'nothing is pledged', rule };
  const agent = reader.cue(read.next, 'agent');
  const by = agent === null ? null : reader.actorAt(agent.to);
  return {
    rule,
    force: 'pledge',
    soft: false,
    trigger: triggerOf(family),
    anchor: at,
    addressees: [],
    needsAddressee: false,
    inherits: false,
    acts: read.acts,
    weak: false,
    pledge: true,
    ...(by === null ? {} : { issuer: by.entity }),
    next: read.next,
  };
};

// --- small words that direct -----------------------------------------------------------------------------

/** "ASN tidak boleh …", "pegawai harus …", "jangan sampai …". */
const modal: Rule = (site, at) => {
  const { reader, start, limit } = site;
  const cue = reader.cue(at, 'modal');
  if (cue === null) return null;
  const rule = `modal-${cue.value ?? ''}`;
  if (isRelative(reader, at)) return { rejected: 'stands in a relative clause', rule };
  const ofWe = reader.cueEnding(at, 'first-person') !== null || reader.cueEnding(at, 'third-plural') !== null;
  const bans = cue.value === 'ban' || cue.value === 'jangan' || cue.value === 'needless';
  let subject = ofWe ? NOBODY : subjectOf(reader, clauseStart(reader, start, at), at);
  let from = cue.to;
  if (subject.entities.length === 0) {
    const named = objectOf(reader, cue.to, limit, bans);
    if (named !== null) {
      subject = named;
      from = named.next;
    }
  }
  const read = actsAt(reader, from, limit, bans ? 'dont' : 'do');
  if (read.acts.length === 0)
    return (bans ? frontedAct(site, at, cue.to) : null) ?? { rejected: 'no act after the modal', rule };
  if (subject.entities.length === 0) subject = listedAfter(reader, read.next, limit) ?? subject;
  if (subject.entities.length === 0 && site.inTitle) subject = firstOfHeadline(reader, site, at) ?? subject;
  const nobody = bans && subject.entities.length === 0 && reader.cue(cue.to, 'nobody') !== null;
  const obliged = bans || subject.entities.length > 0 || ofWe;
  return {
    rule,
    force: MODAL_FORCE[cue.value ?? ''] ?? 'rule',
    soft: true,
    trigger: { from: at, to: cue.to, lemma: modalLemma(reader, at, cue.to) },
    anchor: at,
    addressees: subject.entities,
    needsAddressee: false,
    needsPrevious: !obliged,
    inherits: !nobody && subject.entities.length === 0,
    acts: read.acts,
    weak: false,
    next: read.next,
  };
};

/** "Lurah Ikrar Netral, Bupati: Jangan …": the class that the headline is about is meant, not the one who speaks. */
function firstOfHeadline(reader: Reader, site: Site, at: number): Addressees | null {
  const first = reader.actorAt(site.start);
  if (first === null || first.to >= at || first.type !== 'group' || reader.is(first.to, ':')) return null;
  return { entities: [first.entity], next: first.to, first: first.from };
}

/** "Membagikan unggahan calon tidak diperbolehkan": the act is the subject. */
function frontedAct(site: Site, at: number, next: number): Frame | null {
  const { reader } = site;
  const from = reader.skipMarks(clauseStart(reader, site.start, at), at);
  if (at - from < 2 || !opensAct(reader, from)) return null;
  return {
    rule: 'modal-ban',
    force: 'ban',
    soft: true,
    trigger: { from: at, to: next, lemma: modalLemma(reader, at, next) },
    anchor: at,
    addressees: [],
    needsAddressee: false,
    inherits: true,
    acts: [{ from, to: at, polarity: 'dont', negator: null }],
    weak: false,
    next,
  };
}

const MODAL_FORCE: Readonly<Record<string, Force>> = {
  ban: 'ban',
  jangan: 'ban',
  must: 'rule',
  should: 'appeal',
  may: 'permission',
  needless: 'rule',
};

const NOBODY: Addressees = { entities: [], next: 0, first: 0 };

/** The actors that are the subject left of a modal or passive: they head their phrase, and own no other noun. */
function subjectOf(reader: Reader, start: number, at: number): Addressees {
  const found = actorsBefore(reader, start, at);
  return found.entities.length > 0 && isHead(reader, start, found.first) ? found : NOBODY;
}

/** "Netralitas ASN harus dijaga": a noun right before the actor makes that noun the subject. */
function isHead(reader: Reader, start: number, first: number): boolean {
  if (first <= start || reader.isMark(first - 1) || reader.mentionEnding(first) !== null) return true;
  return HEAD_OPENERS.some((cueClass) => reader.cueEnding(first, cueClass) !== null);
}

const HEAD_OPENERS = [
  'quantifier',
  'coordinator',
  'addressing',
  'linker',
  'continuing',
  'condition',
  'clause-end',
  'agent',
  'negator',
  'head-opener',
];

/** "jangan sampai (ada) ASN yang …", "tidak boleh bagi ASN …": whom the modal is for stands behind it. */
function objectOf(reader: Reader, from: number, limit: number, bans: boolean): Addressees | null {
  const there = bans ? reader.cue(from, 'nobody') : null;
  const named = addresseesAt(reader, there?.to ?? from, limit);
  if (named.entities.length === 0) return null;
  if (there === null && reader.cue(from, 'addressing') === null && !bans) return null;
  const relative = reader.cue(named.next, 'relative');
  return relative === null ? named : { ...named, next: relative.to };
}

/** Actors listed after the act: ", termasuk ASN, TNI dan Polri". */
function listedAfter(reader: Reader, at: number, limit: number): Addressees | null {
  const including = reader.is(at, ',') ? reader.cue(at + 1, 'including') : null;
  if (including === null) return null;
  const named = addresseesAt(reader, including.to, limit);
  return named.entities.length === 0 ? null : named;
}

/** The modal itself without its negator: "tidak boleh" has the lemma "boleh". */
function modalLemma(reader: Reader, from: number, to: number): string {
  let at = from;
  const negator = reader.cue(from, 'negator');
  if (negator !== null && negator.to < to) at = negator.to;
  return reader.surface(at).toLowerCase();
}

/** "Mari kita jaga …", "Ayo datang ke TPS". */
const exhort: Rule = (site, at) => {
  const { reader, limit } = site;
  const cue = reader.cue(at, 'exhort');
  if (cue === null) return null;
  const named = addresseesAt(reader, cue.to, limit);
  let from = named.entities.length > 0 ? named.next : cue.to;
  const manner = mannerClause(reader, from, limit);
  if (manner !== null) from = manner;
  const read = actsAt(reader, from, limit, 'do');
  if (read.acts.length === 0) return { rejected: 'no act after the exhortation', rule: 'exhortation' };
  return {
    rule: 'exhortation',
    force: 'appeal',
    soft: true,
    trigger: { from: at, to: at + 1, lemma: reader.surface(at).toLowerCase() },
    anchor: at,
    addressees: named.entities,
    needsAddressee: false,
    inherits: named.entities.length === 0,
    acts: read.acts,
    weak: false,
    next: read.next,
  };
};

/** "sikapi tahun politik ini, dengan menjaga netralitas": the act stands in the manner clause after a comma. */
function mannerClause(reader: Reader, from: number, limit: number): number | null {
  for (let at = from + 1; at < limit - 2; at++) {
    if (!reader.is(at, ',')) continue;
    const opener = reader.cue(at + 1, 'manner-opener');
    return opener !== null && opensAct(reader, opener.to) ? opener.to : null;
  }
  return null;
}

/** "tolong jaga …", "mohon ASN …", "silakan lapor …". */
const please: Rule = (site, at) => {
  const { reader, limit, start } = site;
  const cue = reader.cue(at, 'please');
  if (cue === null || reader.isLookAlike(at)) return null;
  if (!site.inSpeech || !opensClause(reader, start, at)) return null;
  const named = addresseesAt(reader, cue.to, limit);
  const body = afterLinker(site, named, named.next);
  if (body.acts.length === 0) return { rejected: 'no act after it', rule: 'please' };
  return {
    rule: 'please',
    force: cue.value === 'permission' ? 'permission' : 'request',
    soft: true,
    trigger: { from: at, to: cue.to, lemma: reader.surface(at).toLowerCase() },
    anchor: at,
    addressees: body.addressees,
    needsAddressee: false,
    inherits: body.addressees.length === 0,
    acts: body.acts,
    weak: false,
    next: body.next,
  };
};

/** "agar kiranya Pemerintah Provinsi dapat membantu": a request by itself. */
const politeLinker: Rule = (site, at) => {
  const { reader, limit } = site;
  const cue = reader.cue(at, 'polite-linker');
  if (cue === null) return null;
  const named = addresseesAt(reader, cue.to, limit);
  if (named.entities.length === 0) return { rejected: 'nobody is addressed', rule: 'polite-linker' };
  const body = afterLinker(site, named, named.next);
  if (body.acts.length === 0) return { rejected: 'no act after it', rule: 'polite-linker' };
  return {
    rule: 'polite-linker',
    force: 'request',
    soft: true,
    trigger: { from: at, to: cue.to, lemma: reader.surface(at).toLowerCase() },
    anchor: at,
    addressees: body.addressees,
    needsAddressee: true,
    inherits: false,
    acts: body.acts,
    weak: false,
    next: body.next,
  };
};

/** A bare verb that opens a clause of speech: "Jaga netralitas". */
const imperative: Rule = (site, at) => {
  const { reader, limit, start } = site;
  // "Tetap fokus melayani": the adverb belongs to the act.
  const steady = reader.cue(at, 'steady');
  const opens = isImperative(reader, at) || (steady !== null && opensAct(reader, steady.to));
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
  return {
    rule: 'imperative',
    force: 'order',
    soft: true,
    trigger: null,
    anchor: at,
    addressees: addressed,
    needsAddressee: false,
    inherits: addressed.length === 0,
    acts: read.acts,
    weak: false,
    next: read.next,
  };
};

/** A listed command, or a word that its ending shows to be one: a bare verb in -kan or -lah. */
function isImperative(reader: Reader, at: number): boolean {
  if (reader.cue(at, 'imperative') !== null) return true;
  const { shape } = reader.tokens;
  if ((shape[at] !== Shape.Lower && shape[at] !== Shape.Title) || reader.mentionAt(at) !== null) return false;
  return isBareCommand(reader.surface(at)) && reader.cue(at, 'not-imperative') === null;
}

/** "Kepada pamong, tetaplah melayani …", "Kepada ASN jaga …": whom the command is for stands before it. */
function vocativeBefore(reader: Reader, start: number, at: number): readonly number[] {
  const end = reader.is(at - 1, ',') ? at - 1 : at;
  const named = actorsBefore(reader, start, end);
  const addressed =
    named.entities.length > 0 && named.next >= end - 1 && isAddressed(reader, start, named.first);
  return addressed ? named.entities : [];
}

/** Behind "kepada", "untuk", "bagi", quantifiers aside, or first in the speech ("Bapak dan Ibu kepala daerah, …"). */
function isAddressed(reader: Reader, start: number, first: number): boolean {
  const quantifier = reader.cueEnding(first, 'quantifier');
  const at = quantifier?.from ?? first;
  if (quantifier !== null && reader.skipMarks(start, first) >= at - 2) return true;
  return reader.cueEnding(at, 'addressing') !== null || reader.cueEnding(at, 'linker')?.value === 'untuk';
}

/** In the order tried: the first that says anything about an atom decides. */
export const RULES: readonly Rule[] = [
  politeLinker,
  exhort,
  modal,
  pledge,
  verb,
  reportedLinker,
  passive,
  noun,
  please,
  imperative,
];

// --- what the rules share --------------------------------------------------------------------------------

/** A verb followed by fewer atoms than these in its sentence may have its clause in the next one. */
const SHORT_REST = 10;

/** The frame of an active directing verb. */
function clause(site: Site, family: Family, rule: string): Outcome {
  const { reader, limit } = site;
  let named = addresseesAt(reader, family.to, limit);
  const fronted = named.entities.length === 0 ? frontedObject(site, family) : [];
  let body = clauseBody(site, family, fronted.length > 0 ? { ...named, entities: fronted } : named);
  const { force, topic } = family.entry;
  if (body.acts.length === 0 && site.beyond > limit && limit - family.to <= SHORT_REST) {
    const further = addresseesAt(reader, limit, site.beyond);
    if (further.entities.length > 0) named = further;
    body = clauseBody({ ...site, limit: site.beyond }, family, further);
  }
  if (body.acts.length === 0) {
    const act = topic ? topicAct(reader, family.to, limit) : null;
    if (act === null) return { rejected: 'no act after the verb', rule };
    return {
      rule: 'directive-topic',
      force,
      soft: false,
      trigger: triggerOf(family),
      anchor: family.from,
      addressees: act.addressees,
      needsAddressee: false,
      inherits: false,
      acts: [act.act],
      weak: true,
      next: act.next,
    };
  }
  const { addressees } = body;
  return {
    rule,
    force,
    soft: false,
    trigger: triggerOf(family),
    anchor: family.from,
    addressees,
    needsAddressee: force === 'hope' || family.entry.id === 'dorong',
    inherits: addressees.length === 0 && body.unnamed !== true,
    acts: body.acts,
    weak: false,
    next: body.next,
  };
}

/** "Panwaslu kami minta untuk …": the object stands before the speaker's own pronoun. */
function frontedObject(site: Site, family: Family): readonly number[] {
  const { reader, start } = site;
  // "Khusus kepala daerah petahana, ia melarang mereka …"
  if (reader.cue(family.to, 'third-plural') !== null) return frontedAddressees(site, family.from);
  const we = reader.cueEnding(family.from, 'first-person');
  if (we === null || we.from <= start) return [];
  const mention = reader.mentionEnding(we.from);
  return mention !== null && mention.from >= start && reader.actorAt(mention.from) !== null
    ? [mention.entity]
    : [];
}

interface Body {
  readonly addressees: readonly number[];
  /** Somebody is addressed whom no mention names: nobody else's addressees may be taken over. */
  readonly unnamed?: boolean;
  readonly acts: readonly Act[];
  readonly next: number;
}

const NO_BODY: Body = { addressees: [], acts: [], next: 0 };

/** What stands behind a directing word and its addressee: linker, negator, modal, or the act at once. */
function clauseBody(
  site: Site,
  family: { entry: { polarity: Polarity } },
  named: Addressees,
  stopAtAgent = false,
): Body {
  const { reader, limit } = site;
  const base = family.entry.polarity;
  let at = named.next;
  if (reader.is(at, ',')) at++;
  else if (reader.is(at, ':') && opensBehindColon(reader, at + 1)) at++;
  const they = reader.cue(at, 'third-plural');
  if (they !== null) at = they.to;
  const linker = reader.cue(at, 'linker');
  if (linker?.value === 'bahwa') return reportedClause(site, named, linker.to);
  if (linker !== null) return afterLinker(site, named, linker.to, base, stopAtAgent);
  if (reader.cue(at, 'modal') !== null || reader.cue(at, 'negator') !== null) {
    return afterLinker(site, named, at, base, stopAtAgent);
  }
  if (at >= limit) return { ...NO_BODY, next: at };
  const beyond = named.entities.length === 0 ? behindUnknown(reader, at, limit) : null;
  if (beyond !== null) return { ...afterLinker(site, named, beyond, base, stopAtAgent), unnamed: true };
  // Without a linker the act follows the addressee at once ("meminta ASN netral"), or stands alone for verbs
  // whose object is the act ("melarang ikut kampanye").
  if (named.entities.length === 0 && base === 'do') {
    // "memerintahkan seluruh personel menjaga …": quantified people whom no mention names.
    const behind = skipOpeners(reader, at, limit);
    const unknown = isPlainWord(reader, behind) && opensAct(reader, behind + 1) ? behind + 1 : behind;
    if (they === null && unknown === at) return { ...NO_BODY, next: at };
    if (!opensAct(reader, unknown)) return { ...NO_BODY, next: at };
    const read = actsAt(reader, unknown, limit, base, stopAtAgent);
    return { addressees: [], acts: read.acts, next: read.next, unnamed: they === null };
  }
  if (!opensAct(reader, at) && !followsAddressee(reader, named, at)) return { ...NO_BODY, next: at };
  const read = actsAt(reader, at, limit, base, stopAtAgent);
  return { addressees: named.entities, acts: read.acts, next: read.next };
}

/** A lower-case word that is no mention and no cue of a clause: perhaps a class of people nobody listed. */
function isPlainWord(reader: Reader, at: number): boolean {
  return (
    reader.tokens.shape[at] === Shape.Lower &&
    reader.mentionAt(at) === null &&
    !opensAct(reader, at) &&
    reader.cue(at, 'linker') === null &&
    !NO_ACT.some((cueClass) => reader.cue(at, cueClass) !== null)
  );
}

/** Behind a named addressee any plain word may open the act, and in a headline any word. */
function followsAddressee(reader: Reader, named: Addressees, at: number): boolean {
  if (named.entities.length === 0 || reader.isMark(at) || reader.mentionAt(at) !== null)
    return reader.inTitle(at);
  return (
    reader.inTitle(at) ||
    (reader.tokens.shape[at] === Shape.Lower && !NO_ACT.some((cueClass) => reader.cue(at, cueClass) !== null))
  );
}

const NO_ACT = [
  'quantifier',
  'among',
  'relative',
  'coordinator',
  'addressing',
  'topic-opener',
  'clause-end',
  'agent',
  'past',
  'time-limit',
  'condition',
  'manner-opener',
  'list-opener',
];

/**
 * "kepada semua pihak, terutama …, agar": somebody is addressed whom no mention names. The linker behind, within
 * reach and before any stop.
 */
function behindUnknown(reader: Reader, from: number, limit: number): number | null {
  const addressed = reader.cue(from, 'addressing') !== null || reader.cue(from, 'quantifier') !== null;
  for (let at = from; at < Math.min(limit, from + UNKNOWN_REACH); at++) {
    if (
      reader.isMark(at) &&
      !reader.is(at, ',') &&
      !reader.is(at, '-') &&
      !reader.is(at, '(') &&
      !reader.is(at, ')')
    )
      return null;
    if (at > from && reader.family(at, (match) => match.slot === 'active') !== null) return null;
    const linker = reader.cue(at, 'linker');
    if (linker === null || linker.value === 'bahwa') continue;
    return addressed || linker.value === 'agar' ? linker.to : null;
  }
  return null;
}

/** How far behind a directing verb its linker is sought when no known actor is addressed, in atoms. */
const UNKNOWN_REACH = 18;

function opensBehindColon(reader: Reader, at: number): boolean {
  if (reader.directAt(at) !== reader.directAt(at - 1)) return false;
  return opensAct(reader, at) || reader.cue(at, 'modal') !== null || reader.cue(at, 'negator') !== null;
}

/** "Kepada kapolres, Rumbiak berpesan …", "Untuk panwascam …, X menitip pesan": whom it is for opens the sentence. */
export function frontedAddressees(site: Site, anchor: number): readonly number[] {
  const { reader } = site;
  const start = reader.skipMarks(site.start, anchor);
  const opener =
    reader.cue(start, 'addressing') ?? reader.cue(start, 'linker') ?? reader.cue(start, 'including');
  if (opener === null || opener.to >= anchor) return [];
  const named = addresseesAt(reader, opener.to, anchor);
  if (named.entities.length === 0) return [];
  for (let at = named.next; at < Math.min(anchor, named.next + FRONTED_REST); at++) {
    if (reader.is(at, ',')) return named.entities;
  }
  return [];
}

/** Atoms that may stand between a fronted addressee and its comma ("panwascam di 30 kecamatan, …"). */
const FRONTED_REST = 6;

/** Behind agar or untuk: perhaps an addressee of its own, perhaps a modal, then the act. */
function afterLinker(
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
    const step = reader.cue(at, 'filler') ?? reader.cue(at, 'linker');
    const ruling = reader.cue(at, 'modal');
    if (ruling !== null) {
      if (ruling.value === 'ban' || ruling.value === 'jangan') polarity = 'dont';
      at = ruling.to;
      const object = inner.entities.length === 0 ? objectOf(reader, at, limit, polarity === 'dont') : null;
      if (object !== null) {
        inner = object;
        at = object.next;
      }
    } else if (step !== null) at = step.to;
    else break;
  }
  const read = actsAt(reader, at, limit, polarity, stopAtAgent);
  return { addressees: inner.entities, acts: read.acts, next: read.next };
}

/** Behind bahwa only a modal makes a directive: "mengingatkan bahwa ASN harus netral". */
function reportedClause(site: Site, named: Addressees, from: number): Body {
  const { reader, limit } = site;
  const subject = addresseesAt(reader, from, limit);
  const at = subject.entities.length > 0 ? subject.next : from;
  if (reader.cue(at, 'modal') === null) return { ...NO_BODY, next: from };
  return afterLinker(site, subject.entities.length > 0 ? subject : named, at);
}

/** "mengingatkan (pentingnya) netralitas ASN": the topic alone. */
function topicAct(reader: Reader, from: number, limit: number) {
  let at = from;
  for (
    let opener = reader.cue(at, 'topic-opener');
    opener !== null;
    opener = reader.cue(at, 'topic-opener')
  ) {
    at = opener.to;
  }
  const topic = reader.doc.matches.longest(at, (match) => reader.lexicon.kind(match) === 'topic');
  if (topic === null || topic.to > limit) return null;
  const named = addresseesAt(reader, topic.to, limit);
  const act: Act = { from: topic.from, to: topic.to, polarity: 'do', negator: null };
  return { act, addressees: named.entities, next: Math.max(named.next, topic.to) };
}

/** A base form is a verb in a headline, after "saya", or right behind its subject; else it is a noun or cue. */
function standsAsVerb(site: Site, family: Family): boolean {
  const { reader, start } = site;
  const before = family.from;
  if (site.nested === true) return true;
  if (reader.isMark(before - 1) && before - 1 >= start) return false;
  for (const skip of [before, before - 1]) {
    if (skip <= start && skip !== before) continue;
    if (reader.cueEnding(skip, 'first-person') !== null) return true;
  }
  const subject = reader.mentionEnding(before);
  return subject !== null && subject.from >= start && reader.actorAt(subject.from) !== null;
}

/** "tidak (pernah) meminta": nobody is directed. */
function isNegated(reader: Reader, at: number): boolean {
  const adverb = reader.cueEnding(at, 'past');
  return reader.cueEnding(adverb?.from ?? at, 'negator') !== null;
}

/** True when `at` opens a clause of the speech: its first word, behind a mark, or behind a continuing word. */
function opensClause(reader: Reader, start: number, at: number): boolean {
  let before = at;
  for (;;) {
    if (before <= start || reader.isMark(before - 1)) return true;
    const cue = reader.cueEnding(before, 'continuing');
    if (cue === null || cue.from < start) return false;
    before = cue.from;
  }
}

/** The subject of a modal stands in its own clause: behind the last linker, colon or semicolon. */
function clauseStart(reader: Reader, start: number, at: number): number {
  for (let i = at - 1; i > start; i--) {
    if (reader.is(i, ';') || reader.is(i, ':')) return i + 1;
    if (reader.cue(i, 'clause-end') !== null) return i;
    const linker = reader.cue(i, 'linker');
    if (linker !== null && linker.value !== 'untuk') return linker.to;
  }
  return start;
}

function triggerOf(family: Family): { from: number; to: number; lemma: string } {
  return { from: family.from, to: family.to, lemma: family.entry.roots[0] ?? family.entry.id };
}
