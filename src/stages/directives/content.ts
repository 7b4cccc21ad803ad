/**
 * Reads what is to be done or not: from behind a trigger to where the clause ends, cut where polarity changes.
 * The words of the cuts are cues of the lexicon; the order in which they are tried is here.
 */
import { Shape } from '../../text/tokens.js';
import { addresseesAt } from './addressee.js';
import { cueSet } from '../discourse/index.js';
import { Cue } from './cues.js';
import { Slot, type FoundCue, type Reader } from './reader.js';

export type Polarity = 'do' | 'dont';

/** One act: atoms `from` to before `to`. */
export interface Act {
  readonly from: number;
  readonly to: number;
  readonly polarity: Polarity;
  /** First atom of the negator that was stripped, if one was. */
  readonly negator: number | null;
}

export interface Acts {
  readonly acts: readonly Act[];
  /** First atom that was not read. */
  readonly next: number;
}

/**
 * The acts that start at atom `from` and end before `limit`. `base` is the polarity that the trigger gives:
 * after "dilarang" the act carries no negator of its own. `binds` says that all verbs behind it are acts of those who
 * are forbidden ("dilarang berkampanye dan menganjurkan golput"), and not of who forbids.
 */
export function actsAt(
  reader: Reader,
  from: number,
  limit: number,
  base: Polarity,
  stopAtAgent = false,
  binds = false,
): Acts {
  const acts: Act[] = [];
  let at = from;
  let polarity = base;
  while (at < limit) {
    const start = actStart(reader, at, limit, polarity);
    if (reader.has(start.from, Cue.coordinator) && !reader.has(start.from, Cue.act)) break;
    const end = actEnd(reader, start.from, limit, start.polarity, stopAtAgent, binds);
    const to = trimmed(reader, start.from, end.at);
    const says = to - start.from > 1 || saysSomething(reader, start.from) || isDisposition(reader, start);
    if (to > start.from && says) {
      acts.push({ from: start.from, to, polarity: start.polarity, negator: start.negator });
    }
    at = end.at;
    if (end.why !== 'polarity' && end.why !== 'item') break;
    at = end.resume;
    polarity = end.why === 'item' ? base : 'do';
  }
  return { acts, next: at };
}

/** One word is an act only if it names a topic or is a verb: "netral", "mundur", not "lebih". */
function saysSomething(reader: Reader, at: number): boolean {
  return reader.topicEnd(at) >= 0 || reader.has(at, Cue.imperative) || reader.isVerbal(at);
}

/** "tidak gegabah", "kooperatif": how somebody is to be or not to be, in one word. */
function isDisposition(reader: Reader, { from, negator }: ActStart): boolean {
  if (negator !== null) return reader.isPlain(from);
  return reader.has(from, Cue.act) && !reader.has(from, Cue.filler) && !reader.has(from, Cue.negator);
}

interface ActStart {
  readonly from: number;
  readonly polarity: Polarity;
  readonly negator: number | null;
}

/** Steps over linkers, fillers and the first negator before the act's own words. */
function actStart(reader: Reader, from: number, limit: number, base: Polarity): ActStart {
  let at = from;
  let polarity = base;
  let negator: number | null = null;
  while (at < limit) {
    if (reader.is(at, ',') || reader.is(at, ':')) {
      at = afterItemMark(reader, at + 1);
      continue;
    }
    const step = reader.cue(at, Cue.linker) ?? reader.cue(at, Cue.filler) ?? speakersAt(reader, at);
    if (step !== null) {
      at = step.to;
      continue;
    }
    // Under a ban a negation belongs to the act: "jangan ada yang tidak netral".
    const negated = negator === null && base === 'do' ? reader.cue(at, Cue.negator) : null;
    if (negated !== null) {
      negator = at;
      polarity = 'dont';
      at = negated.to;
      continue;
    }
    break;
  }
  // "menghindari tindakan golput": the verb itself forbids and stays in the content.
  if (negator === null && reader.has(at, Cue.avoid)) polarity = 'dont';
  return { from: at, polarity, negator };
}

/** "jangan sampai kita ikut …", "mari bersama-sama kita jaga …": the pronoun of those who speak, before their act. */
function speakersAt(reader: Reader, at: number): FoundCue | null {
  const we = reader.cue(at, Cue['first-person']);
  return we !== null && opensAct(reader, we.to) ? we : null;
}

interface ActEnd {
  readonly at: number;
  readonly why: 'limit' | 'clause' | 'trigger' | 'polarity' | 'item';
  /** Where the next act starts, after a change of polarity or at the next item of a list. */
  readonly resume: number;
}

function actEnd(
  reader: Reader,
  from: number,
  limit: number,
  polarity: Polarity,
  stopAtAgent: boolean,
  binds: boolean,
): ActEnd {
  const endsHeadline = reader.inTitle(from);
  // An act that is itself a directive ("mengingatkan ASN agar netral"), or tells somebody something ("beritahu
  // camat agar …"), keeps its own linker.
  const directs = reader.family(from, Slot.active | Slot.base);
  const carriesClause = (directs !== null && !directs.entry.reports) || reader.actorAt(from + 1) !== null;
  let linkers = carriesClause ? 1 : 0;
  let behindLinker = -1;
  let inCondition = false;
  // "hadir, asalkan di luar jam kerja, tidak berseragam, …": what narrows an act is part of it to the end.
  let provided = false;
  for (let at = from; at < limit; at++) {
    const mention = reader.mentionAt(at);
    if (mention !== null && mention.to <= limit) {
      at = mention.to - 1;
      continue;
    }
    if (at > from) {
      if (endsClause(reader, at)) {
        const other = reader.cue(at, Cue.adversative);
        // "silakan hadir, tetapi tidak boleh …": the modal opens a frame of its own.
        if (other !== null && isTrigger(reader, other.to) && reader.has(other.to, Cue.modal))
          return { at, why: 'trigger', resume: other.to };
        const turning = other !== null && turns(reader, other.to, limit, polarity);
        return turning ? { at, why: 'polarity', resume: other.to } : { at, why: 'clause', resume: at };
      }
      if (stopAtAgent && reader.has(at, Cue.agent)) return { at, why: 'clause', resume: at };
      const condition = reader.cue(at, Cue.condition);
      if (condition?.value === 'proviso') provided = true;
      else if (condition !== null) {
        // "laporkan bila melihat …" belongs to the act; behind a comma it is set apart.
        if (reader.isMark(at - 1)) return { at, why: 'clause', resume: at };
        inCondition = true;
      }
      if (directs === null && endsBeforePurpose(reader, from, at)) return { at, why: 'clause', resume: at };
      const linker = reader.cue(at, Cue.linker);
      if (linker !== null && linker.value === 'agar') {
        if (linkers-- <= 0) return { at, why: 'clause', resume: at };
        behindLinker = linker.to;
      }
      if (reader.directAt(at) >= 0 && reader.directAt(from) < 0) return { at, why: 'clause', resume: at };
      if (at !== behindLinker && isTrigger(reader, at) && reader.has(at, Cue.modal)) {
        const own = subjectStart(reader, from, at);
        return { at: own, why: 'trigger', resume: own };
      }
    }
    if (reader.tokens.shape[at] === Shape.Mark) {
      if (reader.is(at, '!') || reader.is(at, '?')) return { at, why: 'clause', resume: at };
      const item = itemAfter(reader, at, limit);
      if (item !== null) return { at, why: 'item', resume: item };
      if (reader.is(at, ';')) return { at, why: 'clause', resume: at };
      // "mengulangi ikrar: tidak berpihak": what follows is what the noun directs.
      if (reader.is(at, ':') && reader.family(at - 1, Slot.noun) !== null)
        return { at, why: 'clause', resume: at };
      if (!reader.is(at, ',') && !reader.is(at, '&')) continue;
    }
    const joint = jointAt(reader, at, limit);
    if (joint === null || at === from) continue;
    if (inCondition && reader.is(at, ',')) return { at, why: 'clause', resume: at };
    // "Laporkan, identitas dirahasiakan": a lone verb, then something else.
    if (
      at === from + 1 &&
      reader.is(at, ',') &&
      !opensAct(reader, joint) &&
      !reader.has(joint, Cue.negator)
    ) {
      return { at, why: 'clause', resume: at };
    }
    if (
      isOfUs(reader, at, joint) ||
      isNewClause(reader, at, joint, limit) ||
      isComment(reader, at, joint) ||
      isRemark(reader, at, joint, limit) ||
      isExample(reader, at, joint)
    )
      return { at, why: 'clause', resume: at };
    if (isCoordinatedTrigger(reader, at, joint, limit, binds)) return { at, why: 'trigger', resume: joint };
    if (endsHeadline && reader.is(at, ',')) return { at, why: 'clause', resume: at };
    if (!provided && turns(reader, joint, limit, polarity)) return { at, why: 'polarity', resume: joint };
    at = joint - 1;
  }
  return { at: limit, why: 'limit', resume: limit };
}

/** "ikut politik praktis, panitia harus netral": where the modal at `at` has a subject of its own, that subject's start. */
function subjectStart(reader: Reader, from: number, at: number): number {
  for (let before = at - 2; before > Math.max(from, at - LONGEST_SUBJECT); before--) {
    if (reader.is(before, ',')) return before;
    if (reader.isMark(before) || reader.isActive(before) || reader.has(before, Cue.negator)) return at;
  }
  return at;
}

/** Atoms that a noun phrase between a comma and its modal may take. */
const LONGEST_SUBJECT = 8;

/** ", ASN tetap memiliki hak pilih", ", warga bisa melapor": a class of people with a predicate of its own. */
function isNewClause(reader: Reader, at: number, joint: number, limit: number): boolean {
  if (!reader.is(at, ',') || joint !== at + 1) return false;
  const subject = reader.actorAt(joint);
  if (subject === null || subject.to >= limit) return false;
  return reader.hasAny(subject.to, PREDICATE_OPENERS) || reader.isActive(subject.to);
}

const PREDICATE_OPENERS = cueSet([Cue.steady, Cue.filler, Cue.past, Cue.future, Cue.modal]);

function endsClause(reader: Reader, at: number): boolean {
  if (reader.isLookAlike(at) && !reader.is(at - 1, ',')) return false;
  if (isTrailingAttribution(reader, at)) return true;
  // "tahapan demi tahapan"
  if (reader.surface(at - 1) === reader.surface(at + 1)) return false;
  if (reader.has(at, Cue['clause-end'])) return true;
  if (!reader.has(at, Cue.attribution) || reader.is(at + 1, '-')) return false;
  // "berita yang tidak jelas sumbernya": a quality, unless it is set apart or somebody is named behind it.
  return reader.isMark(at - 1) || reader.mentionAt(at + 1) !== null;
}

/** ", ingat Bupati Sleman": behind a comma a verb in its bare form, and who says so. */
function isTrailingAttribution(reader: Reader, at: number): boolean {
  if (!reader.is(at - 1, ',') || !isBareSaying(reader, at)) return false;
  const type = reader.mentionAt(at + 1)?.type;
  return type === 'person' || type === 'office';
}

function isBareSaying(reader: Reader, at: number): boolean {
  return reader.family(at, Slot.base) !== null || reader.reporting(at, Slot.base) !== null;
}

/** "hadir untuk mendengarkan …": an aim, unless a verb or a noun of directing takes it for its clause. */
function endsBeforePurpose(reader: Reader, from: number, at: number): boolean {
  if (at - from < SHORTEST_BEFORE_PURPOSE) return false;
  const linker = reader.cue(at, Cue.linker);
  if (linker?.value !== 'untuk' || !reader.isActive(linker.to)) return false;
  return (
    !reader.isVerbal(at - 1) && reader.family(at - 1) === null && reader.cueEnding(at, Cue.aside) === null
  );
}

/** Atoms that an act must have before a purpose clause can end it. */
const SHORTEST_BEFORE_PURPOSE = 2;

/** The atom behind the comma or coordinator at `at` (or both), or null when none stands there. */
function jointAt(reader: Reader, at: number, limit: number): number | null {
  let next = at;
  let seen = false;
  for (;;) {
    if (next < limit && (reader.is(next, ',') || reader.is(next, '&'))) {
      next++;
      seen = true;
      continue;
    }
    const cue = reader.cue(next, Cue.coordinator);
    if (cue === null || cue.to > limit) return seen ? next : null;
    next = cue.to;
    seen = true;
  }
}

/** A relative clause after a comma says something about the act, and is none. */
function isComment(reader: Reader, at: number, joint: number): boolean {
  return reader.is(at, ',') && (reader.has(joint, Cue.relative) || reader.has(joint, Cue.question));
}

/** ", nanti saya copot", ", bukan ikut memecah …", "dan ini menjadi …": the speaker says something of his own. */
function isRemark(reader: Reader, at: number, joint: number, limit: number): boolean {
  if (
    reader.cue(joint, Cue.remark)?.value === 'pointing' ||
    (reader.has(joint, Cue.condition) && !reader.has(joint - 1, Cue.adverb))
  )
    return true;
  if (!reader.is(at, ',')) return false;
  if (reader.hasAny(joint, REMARK_OPENERS)) return true;
  for (let next = joint; next < Math.min(limit, joint + REMARK_REACH) && !reader.is(next, ','); next++) {
    if (reader.has(next, Cue.self)) return true;
  }
  return false;
}

const REMARK_OPENERS = cueSet([Cue.condition, Cue.contrast, Cue.anaphoric, Cue.remark]);

/** How far behind a comma the speaker's own pronoun makes a remark, in atoms. */
const REMARK_REACH = 6;

/** ", termasuk ASN, TNI …" after an act lists whom it concerns. */
function isExample(reader: Reader, at: number, joint: number): boolean {
  return reader.is(at, ',') && reader.has(at + 1, Cue.including) && reader.actorAt(joint) !== null;
}

/** ", kita fokus saja …": behind a comma the speaker goes on about himself and those whom he speaks to. */
function isOfUs(reader: Reader, at: number, joint: number): boolean {
  return reader.is(at, ',') && joint === at + 1 && reader.has(joint, Cue['first-person']);
}

/** A modal, an active directive verb or an exhortation opens a frame of its own. */
export function isTrigger(reader: Reader, at: number): boolean {
  if (reader.isLookAlike(at)) return false;
  const modal = reader.cue(at, Cue.modal);
  if (modal !== null) return modal.value !== 'may' && !isRelative(reader, at);
  if (reader.has(at, Cue.exhort)) return true;
  const family = reader.family(at);
  return family !== null && family.slot === 'active' && !family.entry.reports;
}

/** Behind a coordinator a directing verb opens a frame only if it is addressed ("dan meminta camat …"). */
function isCoordinatedTrigger(
  reader: Reader,
  at: number,
  joint: number,
  limit: number,
  binds: boolean,
): boolean {
  const passive = reader.family(joint, Slot.passive);
  if (passive !== null && !passive.entry.reports && !reader.isLookAlike(joint))
    return reader.hasAny(passive.to, BEHIND_PASSIVE) || opensAct(reader, passive.to);
  if (!isTrigger(reader, joint)) return false;
  const family = reader.family(joint, Slot.active);
  if (family === null) return true;
  if (binds && !reader.is(at, ',')) return false;
  if (reader.has(at, Cue.alternative) || (reader.is(at, ',') && reader.has(at + 1, Cue.alternative)))
    return false;
  return (
    addresseesAt(reader, family.to, limit).entities.length > 0 ||
    reader.has(family.to, Cue.linker) ||
    reader.has(family.to, Cue['third-plural'])
  );
}

const BEHIND_PASSIVE = cueSet([Cue.linker, Cue.negator]);

/** "yang harus dilakukan": the modal stands in a relative clause and rules nobody. */
export function isRelative(reader: Reader, at: number): boolean {
  let before = at;
  // "apa yang harus dan tidak harus dilakukan": the second modal is coordinated with the first.
  for (let steps = 0; before > 0 && steps < 6; steps++) {
    if (reader.has(before - 1, Cue.relative)) return true;
    const joint =
      reader.cueEnding(before, Cue.negator) ??
      reader.cueEnding(before, Cue.coordinator) ??
      reader.cueEnding(before, Cue.modal);
    if (joint === null) return false;
    before = joint.from;
  }
  return false;
}

/** True when the coordinated piece at `at` has the other polarity. */
function turns(reader: Reader, at: number, limit: number, polarity: Polarity): boolean {
  if (at >= limit) return false;
  let next = at;
  for (let step = reader.cue(next, Cue.linker) ?? reader.cue(next, Cue.filler); step !== null;) {
    next = step.to;
    step = reader.cue(next, Cue.linker) ?? reader.cue(next, Cue.filler);
  }
  const negated = reader.has(next, Cue.negator) || reader.has(next, Cue.avoid);
  if (polarity === 'do') return negated && !isAdjectival(reader, next);
  // From a ban back to a duty only where a word says so ("tidak memihak dan tetap melayani").
  return !negated && (reader.has(next, Cue.steady) || reader.has(next, Cue.duty));
}

/** "tempat yang tidak layak": a negated quality, not a negated act. */
function isAdjectival(reader: Reader, negator: number): boolean {
  return negator > 0 && isRelative(reader, negator);
}

/** The first word of the list item behind the mark at `at` ("; 2. tidak …", ". 3) …"), or null. */
function itemAfter(reader: Reader, at: number, limit: number): number | null {
  if (!reader.is(at, ';') && !reader.is(at, '.') && !reader.is(at, ',')) return null;
  const word = afterItemMark(reader, at + 1);
  return word > at + 1 && word < limit ? word : null;
}

/** Steps over "2.", "2)", "(2)", "-" or a bullet before the first word of a list item; else `from` itself. */
export function afterItemMark(reader: Reader, from: number): number {
  const { shape } = reader.tokens;
  if (reader.is(from, '-') || reader.is(from, '\u2022') || reader.is(from, '\u2013') || reader.is(from, '*'))
    return from + 1;
  const open = reader.is(from, '(') ? from + 1 : from;
  const numbered =
    shape[open] === Shape.Digits || (reader.surface(open).length === 1 && shape[open] !== Shape.Mark);
  if (numbered && (reader.is(open + 1, '.') || reader.is(open + 1, ')'))) return open + 2;
  return from;
}

/** `to` without marks and coordinators left hanging at the end. */
function trimmed(reader: Reader, from: number, to: number): number {
  let end = to;
  for (;;) {
    if (
      end > from &&
      reader.isMark(end - 1) &&
      !closesOwnBracket(reader, from, end) &&
      !reader.is(end - 1, '%')
    ) {
      end--;
      continue;
    }
    const cue =
      end > from ? (reader.cueEnding(end, Cue.coordinator) ?? reader.cueEnding(end, Cue.linker)) : null;
    if (cue === null || cue.from < from) return end;
    end = cue.from;
  }
}

/** True when the last atom is a bracket that was opened inside the act. */
function closesOwnBracket(reader: Reader, from: number, end: number): boolean {
  if (!reader.is(end - 1, ')')) return false;
  for (let at = end - 2; at >= from; at--) if (reader.is(at, '(')) return true;
  return false;
}

/** True when atom `at` can open an act: a verb by its shape, an imperative, "netral", a steady adverb. */
export function opensAct(reader: Reader, at: number): boolean {
  if (reader.isMark(at) || reader.mentionAt(at) !== null) return false;
  return (
    reader.has(at, Cue.imperative) ||
    reader.has(at, Cue.steady) ||
    reader.has(at, Cue.avoid) ||
    reader.has(at, Cue.act) ||
    (reader.isVerbal(at) && !reader.has(at, Cue['not-verb']))
  );
}
