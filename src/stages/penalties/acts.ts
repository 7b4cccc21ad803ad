/** Which words of a sentence name conduct that the law forbids, whoever does it and whatever is said of it. */
import type { Directed } from '../../document.js';
import type { Match } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import { composedAt } from './conduct.js';
import type { SentenceCues } from './cues.js';
import { withObject, withVerb } from './extent.js';
import { leaningActs } from './leaning.js';
import type { Reader } from './sanctions.js';
import { Part, Sign, type Words } from './words.js';

export type ViolationEntry = Entry<'violation'>;

/** A violation with the atoms that name it, before it is written. */
export interface Act {
  readonly entries: readonly ViolationEntry[];
  readonly weak: boolean;
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

/** The acts of a sentence, whatever stands over them. */
export function actsOf(reader: Reader, cues: SentenceCues): readonly Act[] {
  return leaningActs(reader, cues, mergedActs(reader, cues, cues.sentence, false));
}

/**
 * Acts between the atoms, "berpihak dan tidak memihak" as one, with their objects.
 * @param places whether where it is done belongs to the act.
 */
export function mergedActs(
  reader: Reader,
  cues: SentenceCues,
  { from, to }: { readonly from: number; readonly to: number },
  places: boolean,
): Act[] {
  const merged: Act[] = [];
  for (const act of acts(reader, cues, from, to)) {
    const last = merged.at(-1);
    const one =
      last !== undefined &&
      sharesKind(last, act) &&
      isCoordinated(reader.doc, cues, last.to, act.from, last.weak || act.weak);
    if (one || (last !== undefined && hasThemDo(reader, cues, last, act))) {
      merged[merged.length - 1] = { ...last, to: act.to, weak: last.weak && act.weak };
    } else merged.push(act);
  }
  return merged.map((act, index) => {
    const next = merged[index + 1];
    const bounds = { limit: next?.from ?? to, isNext: next !== undefined, places };
    const end = withObject(reader, cues, act, bounds);
    return {
      ...act,
      weak: act.weak && !namesContestant(reader, cues, act.to, end),
      from: withVerb(cues, act, merged[index - 1]?.to ?? from),
      to: end,
    };
  });
}

/** "mendukung paslon nomor 2": an innocent word is none before a candidate or a party. */
function namesContestant({ actors }: Reader, cues: SentenceCues, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (cues.at('contestant-noun', i)?.value === 'contestant') return true;
  return actors.in({ from, to }).some(({ type }) => type === 'party');
}

function acts(reader: Reader, cues: SentenceCues, from: number, to: number): Act[] {
  const { doc, context } = reader;
  const { signs, words } = cues;
  const found: Act[] = [];
  let end = from;
  for (let i = from; i < to; i++) {
    if (i < end || ((signs[i] as number) & (Sign.Conduct | Sign.Opening)) === 0) continue;
    const solicited = solicitation(reader, cues, i, to) ?? misuse(reader, cues, i, to);
    if (solicited !== null) {
      found.push(solicited);
      end = solicited.to;
      continue;
    }
    const same: Match[] = [];
    let blocked = 0;
    const stop = doc.matches.first(i + 1);
    for (let m = doc.matches.first(i); m < stop; m++) {
      if (words.violations[doc.matches.entry[m] as number] === 0) continue;
      const part = words.parts[doc.matches.slot[m] as number] as number;
      if (part > Part.Not || (doc.matches.to[m] as number) > to) continue;
      const match = doc.matches.at(m);
      if (part === Part.Not) blocked = Math.max(blocked, match.to);
      else if (same.length === 0 || same[0]?.to === match.to) same.push(match);
    }
    const first = same[0];
    if (blocked > 0 && (first === undefined || blocked >= first.to)) {
      end = blocked;
      continue;
    }
    const composed = composedAt(reader, cues, i, to);
    if (composed !== null && (first === undefined || saysMore(reader, composed, same))) {
      const posted = composed.entries.every(({ group }) => group === 'social-media');
      const within = posted ? null : solicitationIn(reader, cues, i + 1, composed.to, to);
      found.push(within ?? composed);
      end = within?.to ?? composed.to;
      continue;
    }
    if (first === undefined) continue;
    const innocent = innocentOver(doc, words, i, first.to);
    if (innocent > 0) {
      end = innocent;
      continue;
    }
    found.push({
      entries: same.map((match) => context.lexicon.entry(match, 'violation') as ViolationEntry),
      weak: same.every(({ slot }) => slot === 'weak'),
      from: first.from,
      to: first.to,
    });
    end = first.to;
  }
  return found;
}

/** Words are clearer with their object, and longer where both name the same conduct. */
function saysMore({ context }: Reader, composed: Act, same: readonly Match[]): boolean {
  if (same.every(({ slot }) => slot === 'weak')) return true;
  return (
    composed.to > (same[0]?.to ?? 0) &&
    composed.entries.some((entry) => same.some((match) => context.lexicon.item(match) === entry))
  );
}

/** "mengerahkan kepala desa menyambut calon gubernur": what others are brought to do is part of bringing them. */
function hasThemDo(reader: Reader, cues: SentenceCues, a: Act, b: Act): boolean {
  if (a.weak || b.weak || !a.entries.every(({ group }) => group === 'mobilisation')) return false;
  const end = reader.actors.through(a.to);
  const from = cues.at('penalty-purpose', Math.max(a.to, end))?.to ?? Math.max(a.to, end);
  return from === b.from;
}

function sharesKind(a: Act, b: Act): boolean {
  return a.entries.some(({ id }) => b.entries.some((other) => other.id === id));
}

/**
 * "berpihak dan tidak memihak", "like, komentar atau membagikan": one act in several words.
 * @param loose whether "dan" alone joins them: "memberi like dan berkomentar".
 */
function isCoordinated(doc: Directed, cues: SentenceCues, from: number, to: number, loose: boolean): boolean {
  if (to - from > 4) return false;
  let joined = false;
  for (let i = from; i < to;) {
    const and = cues.at('penalty-and', i);
    const not = cues.at('penalty-negator', i) ?? cues.at('violation-ban', i);
    if (not !== undefined || and?.value === 'or' || surfaceOf(doc.tokens, i) === ',') joined = true;
    else if (and !== undefined && loose) joined = true;
    if (not !== undefined) i = not.to;
    else if (and !== undefined) i = and.to;
    else if (cues.at('violation-with', i)?.to === to) return true;
    else if (doc.tokens.shape[i] === Shape.Mark && surfaceOf(doc.tokens, i) === ',') i++;
    else return false;
  }
  return joined;
}

/** "mengarahkan para kepala desa memenangkan paslon 2": somebody is told for whom to vote. */
function solicitation({ doc, context }: Reader, cues: SentenceCues, i: number, limit: number): Act | null {
  const verb = cues.at('violation-solicit', i);
  if (verb === undefined) return null;
  for (let k = verb.to; k < Math.min(verb.to + SOLICIT_REACH, limit); k++) {
    if (doc.tokens.shape[k] === Shape.Mark && surfaceOf(doc.tokens, k) !== '/') return null;
    if (isInnocent(doc, cues.words, k)) return null;
    const vote = cues.at('violation-vote', k);
    if (vote === undefined) continue;
    for (let n = vote.to; n < Math.min(vote.to + 3, limit); n++) {
      const contestant = cues.at('contestant-noun', n);
      const entry = context.lexicon.get('violation', 'solicit-votes');
      if (contestant === undefined || entry === undefined || contestant.to > limit) continue;
      return { entries: [entry], weak: false, from: i, to: contestant.to };
    }
  }
  return null;
}

/** "mengikuti [deklarasi netralitas]": the atom after an innocent phrase that the act's words run into, or 0. */
function innocentOver({ matches }: Directed, { violations, parts }: Words, from: number, to: number): number {
  const stop = matches.first(to);
  for (let m = matches.first(from + 1); m < stop; m++) {
    const end = matches.to[m] as number;
    if (end <= to || violations[matches.entry[m] as number] === 0) continue;
    if (parts[matches.slot[m] as number] === Part.Not) return end;
  }
  return 0;
}

/** A phrase that is no conduct begins at the atom: "menggunakan hak pilih". */
function isInnocent({ matches }: Directed, { violations, parts }: Words, i: number): boolean {
  const stop = matches.first(i + 1);
  for (let m = matches.first(i); m < stop; m++) {
    if (violations[matches.entry[m] as number] === 0) continue;
    if (parts[matches.slot[m] as number] === Part.Not) return true;
  }
  return false;
}

/** "memperlihatkan dirinya mengajak warga memilih paslon": the narrower act says more. */
function solicitationIn(
  reader: Reader,
  cues: SentenceCues,
  from: number,
  to: number,
  limit: number,
): Act | null {
  for (let i = from; i < to; i++) {
    const found = solicitation(reader, cues, i, limit);
    if (found !== null) return found;
  }
  return null;
}

/** "mobil dinas dipakai mengangkut massa kampanye": a public thing put to a campaign's use. */
function misuse({ doc, context }: Reader, cues: SentenceCues, i: number, limit: number): Act | null {
  const thing = cues.at('violation-facility', i);
  const begin = thing ?? cues.at('violation-use', i);
  if (begin === undefined) return null;
  const isThing = thing !== undefined;
  const second = isThing ? 'violation-use' : 'violation-facility';
  const entry = context.lexicon.get('violation', 'state-facilities');
  if (entry === undefined) return null;
  let met = false;
  let from = i;
  for (let k = begin.to; k < Math.min(begin.to + SOLICIT_REACH, limit); k++) {
    if (doc.tokens.shape[k] === Shape.Mark) return null;
    // "Mobil dinas dilarang dipakai ...": what is forbidden begins behind the ban.
    if (isThing) from = cues.at('violation-ban', k)?.to ?? from;
    met ||= cues.at(second, k) !== undefined;
    const noun = cues.at('contestant-noun', k);
    if (met && noun !== undefined && noun.to <= limit)
      return { entries: [entry], weak: false, from, to: noun.to };
  }
  return null;
}

/** Atoms between telling and voting: "mengajak seluruh warga di desanya untuk memilih". */
const SOLICIT_REACH = 9;
