/**
 * How far the words for an act reach: from the verb of taking part to the end of its object and of the phrases that
 * say with what, to whom or by which means. When and why it happened is outside; where it happened is inside only
 * of what a directive forbids ("jangan membagikan brosur caleg di kelas").
 */
import type { Directed } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Act } from './acts.js';
import type { SentenceCues } from './cues.js';
import type { Reader } from './sanctions.js';

/** Most atoms that objects and phrases add to an act, and that one phrase holds. */
const OBJECT_REACH = 14;
const PHRASE_LENGTH = 6;
/** Atoms in which a place names a public thing: "samping rumah dinas". */
const PLACE_WORDS = 3;
/** Most plain words between an act and the contestant that it is about. */
const PLAIN_WORDS = 3;

/** From the verb of taking part on: "terlibat secara langsung dalam politik praktis". */
export function withVerb(cues: SentenceCues, { from }: Act, floor: number): number {
  const verb = cues
    .all('violation-involve')
    .filter((cue) => cue.from >= floor && cue.to <= from && from - cue.to <= 4)
    .at(-1);
  if (verb === undefined || BREAKS.some((kind) => cues.between(kind, verb.to, from))) return from;
  return verb.from;
}

/** "terseret kasus ini setelah menyambut ...": words behind which something else begins. */
const BREAKS = ['violation-reason', 'violation-case', 'penalty-clause', 'violation-ban'] as const;

/** The atom after the act's objects and phrases. `limit` is where the next act or the directive's content begins or ends. */
export function withObject(
  reader: Reader,
  cues: SentenceCues,
  act: Act,
  { limit, isNext, places }: { limit: number; isNext: boolean; places: boolean },
): number {
  const walk = new ObjectWalk(reader, cues, act, places);
  return throughPhrase(reader, walk.end(Math.min(limit, act.to + OBJECT_REACH), isNext ? limit : -1), limit);
}

class ObjectWalk {
  readonly #reader: Reader;
  readonly #cues: SentenceCues;
  readonly #act: Act;
  readonly #places: boolean;

  constructor(reader: Reader, cues: SentenceCues, act: Act, places: boolean) {
    this.#reader = reader;
    this.#cues = cues;
    this.#act = act;
    this.#places = places;
  }

  /** @param next first atom of the act that follows, or -1. */
  end(limit: number, next: number): number {
    let end = this.#act.to;
    let plain = 0;
    for (let i = end; i < limit;) {
      const noun = this.#objectAt(i, limit) ?? this.#listedAt(i, limit) ?? this.#phraseAt(i, limit, next);
      if (noun !== null) {
        end = i = noun;
        plain = 0;
        continue;
      }
      if (this.#isOver(i)) break;
      const link = this.#cues.at('violation-complement', i);
      if (link !== undefined && link.to <= limit && link.value !== 'noun') i = link.to;
      else if (this.#endsObject(i) || ++plain > PLAIN_WORDS) break;
      else i++;
    }
    return end;
  }

  /** A contestant, campaign, body or region, or a sum of money. */
  #objectAt(i: number, limit: number): number | null {
    const { tokens } = this.#reader.doc;
    const noun = this.#cues.at('contestant-noun', i);
    // An object cut by page furniture ends where it is cut.
    if (
      noun !== undefined &&
      noun.to <= limit &&
      tokens.block[noun.to - 1] === tokens.block[this.#act.to - 1]
    )
      return noun.to;
    const currency = this.#cues.at('quantity-currency', i);
    const sum = currency === undefined ? null : this.#reader.quantities.number(currency.to);
    if (sum !== null && sum.to <= limit) return sum.to;
    const mention = this.#reader.actors.at(i);
    if (mention === undefined || mention.to > limit) return null;
    return NOUNS.has(mention.type) && tokens.block[i] === tokens.block[this.#act.to - 1] ? mention.to : null;
  }

  /** "gedung sekolah, puskesmas, atau balai desa": another object of the same verb. */
  #listedAt(i: number, limit: number): number | null {
    const { doc, context } = this.#reader;
    let at = i;
    for (let step = 0; step < 2; step++) {
      const comma = doc.tokens.shape[at] === Shape.Mark && surfaceOf(doc.tokens, at) === ',';
      at = comma ? at + 1 : (this.#cues.at('penalty-and', at)?.to ?? at);
    }
    if (at === i) return null;
    const stop = doc.matches.first(at + 1);
    let end: number | null = null;
    for (let m = doc.matches.first(at); m < stop; m++) {
      const match = doc.matches.at(m);
      if (match.to > limit || match.slot !== 'object') continue;
      const entry = context.lexicon.entry(match, 'violation');
      if (entry !== null && entry !== undefined && this.#act.entries.some(({ id }) => id === entry.id))
        end = Math.max(end ?? 0, match.to);
    }
    return end;
  }

  /** "kepada warga", "dengan seorang caleg", "lewat grup WhatsApp"; null for one that runs into the next act. */
  #phraseAt(i: number, limit: number, next: number): number | null {
    const preposition = this.#cues.at('violation-with', i);
    if (preposition === undefined || preposition.to >= limit) return null;
    // "dengan cara apa pun", "untuk seluruh": says how or for whom in general.
    if ((this.#cues.at('violation-stop', i)?.to ?? 0) > preposition.to) return null;
    if (preposition.value === 'place' && !this.#places && !this.#isPublic(preposition.to)) return null;
    if (this.#isOver(preposition.to)) return null;
    const ceiling = Math.min(limit, preposition.to + PHRASE_LENGTH);
    let end = preposition.to;
    while (end < ceiling) {
      const object = this.#objectAt(end, ceiling);
      if (object !== null) end = object;
      else if (this.#isOver(end) || this.#cues.at('violation-with', end) !== undefined) break;
      else if (this.#cues.at('violation-stop', end) !== undefined && end > preposition.to) break;
      else end = Math.max(end + 1, this.#reader.actors.at(end)?.to ?? 0);
    }
    return end === preposition.to || end > ceiling || end === next ? null : end;
  }

  /** "di akun calon", "di panggung partai", "di samping rumah dinas": the place is part of the offence. */
  #isPublic(i: number): boolean {
    return (
      this.#cues.at('contestant-noun', i) !== undefined ||
      this.#cues.between('violation-facility', i, i + PLACE_WORDS)
    );
  }

  /** A mark, another verb or a punishment: nothing behind it belongs to the act. */
  #isOver(i: number): boolean {
    const { doc, context } = this.#reader;
    const { tokens, matches } = doc;
    if (tokens.block[i] !== tokens.block[this.#act.to - 1]) return true;
    if (tokens.shape[i] === Shape.Mark && surfaceOf(tokens, i) !== '/') return true;
    if (VERBS.some((kind) => this.#cues.at(kind, i) !== undefined)) return true;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++)
      if (context.lexicon.itemAt(matches.entry[m] as number).kind === 'sanction') return true;
    return false;
  }

  /** Somebody, or a word behind which the act's object is over. */
  #endsObject(i: number): boolean {
    if (this.#reader.actors.at(i) !== undefined) return true;
    return this.#cues.at('violation-stop', i) !== undefined;
  }
}

/** Types of mentions that qualify a noun before them: "caleg DPRD provinsi". */
const NOUNS: ReadonlySet<string> = new Set(['region', 'institution', 'party', 'place']);

/** Classes of cues that begin another predicate. */
const VERBS = [
  'penalty-modal',
  'penalty-verb',
  'penalty-condition',
  'penalty-past',
  'penalty-speech',
  'penalty-relative',
  'violation-case',
] as const;

/** To the end of a name that the act's words end in, and of a candidate's number right behind them. */
function throughPhrase({ doc, actors }: Reader, end: number, limit: number): number {
  const name = actors.through(end);
  let to = name >= 0 && name <= limit ? name : end;
  while (to < limit && isOrdinal(doc, to)) to++;
  return to;
}

/** The number of a candidate, one or two digits; "12 kasus" counts something else. */
function isOrdinal({ tokens }: Directed, i: number): boolean {
  const { shape, start, end, block } = tokens;
  if (shape[i] !== Shape.Digits || (end[i] ?? 0) - (start[i] ?? 0) > 2) return false;
  return block[i] === block[i - 1] && shape[i + 1] !== Shape.Lower;
}
