/** Reads the noun phrase that names whom a directive is for. */
import type { Mention } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import { cueSet, isOneOf } from '../discourse/index.js';
import { Cue } from './cues.js';
import type { Reader } from './reader.js';

export interface Addressees {
  /** Indices into `entities`, in the order named, none twice. */
  readonly entities: readonly number[];
  /** First atom behind the phrase. */
  readonly next: number;
  /** First atom of the phrase's first mention, or `next` when it names nobody. */
  readonly first: number;
}

/** How far a modifier ("yang ada di Pemerintah Kota …") may reach before its linker, in atoms. */
const MODIFIER_REACH = 30;

/** Reads an addressee phrase that starts at atom `from`. It may name nobody; then `next` is `from`. */
export function addresseesAt(reader: Reader, from: number, limit: number): Addressees {
  const entities: number[] = [];
  let first = -1;
  let at = skipOpeners(reader, from, limit);
  let next = from;
  while (at < limit) {
    const mention = reader.actorAt(at);
    if (mention === null || mention.to > limit) break;
    // An office before its holder's name is one addressee: the holder.
    const holder = apposition(reader, mention.to, limit);
    const named = holder ?? mention;
    if (first < 0) first = mention.from;
    if (!entities.includes(named.entity)) entities.push(named.entity);
    next = skipUnlisted(reader, skipModifiers(reader, named.to, limit), limit);
    const joined = skipCoordinator(reader, next, limit);
    if (joined === null) break;
    at = skipOpeners(reader, joined, limit);
    if (reader.actorAt(at) === null) break;
  }
  return entities.length === 0 ? { entities, next: from, first: from } : { entities, next, first };
}

/** "lurah, pamong kalurahan, dukuh dan …": a plain word behind a listed actor, where the list goes on behind it. */
function skipUnlisted(reader: Reader, at: number, limit: number): number {
  if (at + 1 >= limit || !reader.isPlain(at) || reader.isVerbal(at)) return at;
  const joined = skipCoordinator(reader, at + 1, limit);
  return joined !== null && reader.actorAt(skipOpeners(reader, joined, limit)) !== null ? at + 1 : at;
}

/** A person's name right behind an office ("Camat Ngaglik Budi Santosa"). */
function apposition(reader: Reader, at: number, limit: number) {
  const office = reader.mentionEnding(at);
  if (office?.type !== 'office') return null;
  const person = reader.actorAt(at);
  return person !== null && person.type === 'person' && person.to <= limit ? person : null;
}

/** Prepositions and quantifiers before a noun: "kepada seluruh anggota". */
export function skipOpeners(reader: Reader, from: number, limit: number): number {
  let at = from;
  for (;;) {
    const cue =
      reader.actorAt(at) === null ? (reader.cue(at, Cue.addressing) ?? reader.cue(at, Cue.quantifier)) : null;
    if (cue !== null && cue.to <= limit) {
      at = cue.to;
      // "kawan-kawan di ASN": a familiar address that a body or class narrows.
      const among = cue.id === 'vocative' ? reader.cue(at, Cue.among) : null;
      if (among !== null && reader.actorAt(among.to) !== null) at = among.to;
    } else if (at < limit && ((at > from && reader.is(at, '-')) || reader.tokens.shape[at] === Shape.Digits))
      at = numberEnd(reader, at);
    else return at;
  }
}

/** Past a number with the stops inside it ("2.300"), or a hyphen. */
function numberEnd(reader: Reader, at: number): number {
  const { shape } = reader.tokens;
  let end = at + 1;
  while (shape[at] === Shape.Digits && reader.is(end, '.') && shape[end + 1] === Shape.Digits) end += 2;
  return end;
}

/** A coordinator between two addressees: comma, slash, "dan", "serta", "hingga ke"; null when there is none. */
function skipCoordinator(reader: Reader, from: number, limit: number): number | null {
  let at = from;
  let seen = false;
  for (;;) {
    const cue = reader.cue(at, Cue.coordinator);
    if (cue !== null && cue.to <= limit) at = cue.to;
    else if (
      at < limit &&
      (reader.is(at, ',') || reader.is(at, '/') || reader.is(at, '&') || reader.is(at, '-'))
    )
      at++;
    else return seen ? at : null;
    seen = true;
  }
}

/**
 * Phrases that narrow the addressee ("di lingkungan Pemkab Sleman", "yang ikut hadir", a bracket). A modifier
 * without a mention of its own is passed over only when a linker, modal or negator follows within reach.
 */
export function skipModifiers(reader: Reader, from: number, limit: number): number {
  let at = from;
  for (;;) {
    if (reader.is(at, '(')) {
      const close = closing(reader, at, limit);
      if (close === null) return at;
      at = close;
      continue;
    }
    const determiner = reader.cue(at, Cue.determiner);
    if (determiner !== null && determiner.to <= limit) {
      at = determiner.to;
      continue;
    }
    const post = reader.mentionAt(at);
    // "pasangan calon bupati dan wakil bupati": the posts that a class of people stand for.
    if (post?.type === 'office' && post.to <= limit && reader.mentionEnding(at)?.type === 'group') {
      const joined = reader.cue(post.to, Cue.coordinator);
      const second = joined === null ? null : reader.mentionAt(joined.to);
      at = second?.type === 'office' && second.to <= limit ? second.to : post.to;
      continue;
    }
    const region = reader.mentionAt(at);
    const owns = region?.type === 'institution' && reader.mentionEnding(at)?.type === 'group';
    if (region !== null && (owns || region.type === 'region') && region.to <= limit) {
      at = region.to;
      continue;
    }
    const narrowing = reader.is(at, ',') ? reader.cue(at + 1, Cue.including) : null;
    const aside =
      narrowing === null
        ? null
        : (parenthesisEnd(reader, at + 1, limit) ?? linkerAhead(reader, narrowing.to, limit));
    if (aside !== null) {
      at = aside;
      continue;
    }
    const during = electionEnd(reader, at, limit);
    if (during !== null) {
      at = during;
      continue;
    }
    const comma = reader.is(at, ',') ? 1 : 0;
    const opener = reader.cue(at + comma, Cue.among);
    if (opener === null || opener.to > limit) return at;
    const behind = reader.is(opener.to, '-') ? opener.to + 1 : opener.to;
    const place = reader.mentionAt(skipOpeners(reader, behind, limit));
    if (place !== null && place.to <= limit && place.type !== 'date' && place.type !== 'election') {
      at = place.to;
      continue;
    }
    const ahead = [
      linkerAhead(reader, opener.to, limit),
      mainVerbAhead(reader, opener.to, limit),
      verbAhead(reader, opener.to, limit),
    ].filter((found) => found !== null);
    if (ahead.length === 0) return at;
    at = Math.min(...ahead);
  }
}

/** "ASN pada Pilkada 2024 tidak …": behind the election that a preposition sets, where what follows goes on. */
function electionEnd(reader: Reader, at: number, limit: number): number | null {
  const opener = reader.cue(at, Cue.among) ?? reader.cue(at, Cue.addressing);
  const election = opener === null ? null : reader.mentionAt(opener.to);
  if (election?.type !== 'election' || election.to > limit) return null;
  return reader.hasAny(election.to, OPENERS) || reader.isActive(election.to) ? election.to : null;
}

/** "pemilih yang terdaftar dalam DPT membawa …": the second verb is the act, the first belongs to the relative clause. */
function mainVerbAhead(reader: Reader, from: number, limit: number): number | null {
  if (reader.cueEnding(from, Cue.relative) === null) return null;
  let verbs = 0;
  let chained = false;
  for (let at = from; at < Math.min(limit, from + MODIFIER_REACH); at++) {
    if (reader.isMark(at)) return null;
    const mention = reader.mentionAt(at);
    if (mention !== null) {
      at = mention.to - 1;
      continue;
    }
    const verbal = (reader.isVerbal(at) && !reader.has(at, Cue['not-verb'])) || reader.has(at, Cue.act);
    // "yang ingin maju pada Pilkada mengajukan …": the first word behind "yang" is its predicate, verb or not.
    if (verbs === 0 && !verbal && reader.isPlain(at)) verbs = 1;
    const goesOn = chained;
    chained = verbal;
    if (!verbal || goesOn || reader.tokens.shape[at] !== Shape.Lower) continue;
    if (reader.cueEnding(at, Cue.coordinator) !== null || reader.cueEnding(at, Cue.relative) !== null)
      continue;
    if (++verbs === 2) return at;
  }
  return null;
}

/** "kapolsek, termasuk Sapeken dan Arjasa, bersiaga": behind the comma that closes an enumeration, where an act begins. */
function parenthesisEnd(reader: Reader, from: number, limit: number): number | null {
  const including = reader.cue(from, Cue.including);
  if (including === null) return null;
  for (let at = including.to; at < Math.min(limit, including.to + PARENTHESIS_REACH); at++) {
    if (!reader.is(at, ',')) continue;
    if (reader.isActive(at + 1) || reader.hasAny(at + 1, OPENERS)) return at + 1;
  }
  return null;
}

/** Atoms that an enumeration behind an addressee may take. */
const PARENTHESIS_REACH = 16;

/** "ASN di daerah itu bersikap …": the first verb close behind a place that no mention names. */
function verbAhead(reader: Reader, from: number, limit: number): number | null {
  if (reader.cueEnding(from, Cue.relative) !== null) return null;
  for (let at = from; at < Math.min(limit, from + PLACE_REACH); at++) {
    if (reader.isActive(at) && at > from) return at;
    if (reader.is(at, ',')) return parenthesisEnd(reader, at + 1, limit);
    if (reader.isMark(at)) return null;
  }
  return null;
}

/** Atoms that an unnamed place may take. */
const PLACE_REACH = 5;

/** The atom behind the bracket that opens at `open`. */
function closing(reader: Reader, open: number, limit: number): number | null {
  for (let at = open + 1; at < Math.min(limit, open + 12); at++) if (reader.is(at, ')')) return at + 1;
  return null;
}

/** What can follow the addressee's phrase: a linker, a modal, a negator, or an adverb that opens the act. */
const OPENERS = cueSet([Cue.linker, Cue.modal, Cue.negator, Cue.steady]);

function linkerAhead(reader: Reader, from: number, limit: number): number | null {
  const stop = Math.min(limit, from + MODIFIER_REACH);
  const relative = reader.cueEnding(from, Cue.relative) !== null;
  for (let at = from; at < stop; at++) {
    const mention = reader.mentionAt(at);
    if (mention !== null) {
      at = mention.to - 1;
      continue;
    }
    // "ASN yang tidak netral": the negation right behind "yang" is the relative clause's own.
    if (relative && at === from && reader.has(at, Cue.negator)) continue;
    if (reader.hasAny(at, OPENERS)) return at;
    if (reader.tokens.shape[at] === Shape.Mark && !isOneOf(reader.tokens, at, ',/()-')) return null;
  }
  return null;
}

/**
 * The actors named left of atom `to`, down to `from`: the nearest mention that can act, and those that stand in
 * one list with it. Used for subjects: "ASN, TNI dan Polri … harus netral".
 */
export function actorsBefore(reader: Reader, from: number, to: number): Addressees {
  let at = to;
  let nearest: Mention | null = null;
  let narrower: Mention | null = null;
  while (at > from && nearest === null) {
    const mention = reader.mentionEnding(at);
    if (mention !== null && mention.from >= from) {
      // "ASN di lingkungan Pemkot Tegal": the body only narrows the class before it.
      const narrows = reader.cueEnding(mention.from, Cue.among) !== null;
      if (reader.isActor(mention) && (narrower === null || !narrows)) {
        if (narrows) narrower = mention;
        else nearest = mention;
      }
      at = mention.from;
    } else at--;
  }
  nearest ??= narrower;
  if (nearest === null) return { entities: [], next: to, first: to };
  const entities = [nearest.entity];
  let first = nearest.from;
  // The last two of a list are joined by a word or a slash; a comma alone sets an apposition or clause apart.
  for (let commas = false; ; commas = true) {
    const before = stripCoordinators(reader, first, from, commas);
    if (before === null) break;
    const mention = reader.mentionEnding(before);
    if (mention === null || mention.from < from || !reader.isActor(mention)) break;
    if (!entities.includes(mention.entity)) entities.unshift(mention.entity);
    first = mention.from;
  }
  return { entities, next: nearest.to, first };
}

/** Goes left over quantifiers and one run of coordinators; null when no (sufficient) coordinator stands there. */
function stripCoordinators(reader: Reader, to: number, from: number, commas: boolean): number | null {
  let at = to;
  let seen = false;
  while (at > from) {
    const cue = reader.cueEnding(at, Cue.coordinator) ?? reader.cueEnding(at, Cue.quantifier);
    if (cue !== null && cue.from >= from) {
      if (reader.has(cue.from, Cue.coordinator)) seen = true;
      at = cue.from;
    } else if (isOneOf(reader.tokens, at - 1, ',/&-')) {
      seen ||= commas || !reader.is(at - 1, ',');
      at--;
    } else break;
  }
  return seen ? at : null;
}
