/**
 * How a sentence is put together, as far as punishments need it: who takes part, and where clauses end. What takes
 * part is a noun phrase: a name or class, a pronoun, a number of persons ("satu lagi"), a clause without a head
 * ("yang melanggar").
 */
import type { Directed, Mention } from '../../document.js';
import type { EntrySet } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Shape } from '../../text/tokens.js';
import { isActing, type Actors } from './actors.js';
import type { Count, PersonCounts } from './counts.js';
import type { SentenceCues } from './cues.js';
import { Sign } from './words.js';
import { firstFrom, lastBefore } from '../../text/search.js';

/** How a participant is tied to the verb: punished, acting, spoken of, or a circumstance. */
export type Marker = 'to' | 'toward' | 'by' | 'from' | 'about' | 'other';

export interface Participant {
  readonly form: 'named' | 'pronoun' | 'number' | 'headless';
  /** Atoms, without preposition and number: `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** First atom with its quantifiers and number. */
  readonly start: number;
  /** Mentions that are one participant, a title and its holder's name; the last is the narrowest. */
  readonly mentions: readonly Mention[];
  /** What a pronoun stands for: `single`, `plural`, `accused`, `offender`. */
  readonly value: string | null;
  /** Number of persons; null when vague, undefined when none is given. */
  readonly count: number | null | undefined;
  /** "setiap", "siapa pun", "para": all of a class. */
  readonly whole: boolean;
  /** "itu", "tersebut": pointed at. */
  readonly that: boolean;
  /** "oknum", "seorang": some member of a class. */
  readonly some: boolean;
  readonly marker: Marker | null;
  /** True when a relative clause follows at once. */
  readonly relative: boolean;
}

/** Where a clause ends: a comma may be passed when looking for its subject, the others may not. */
export interface Border {
  readonly from: number;
  readonly to: number;
  readonly kind: 'comma' | 'link' | 'aside' | 'speech' | 'attribution' | 'request' | 'clause';
}

/** Most atoms that a title and its holder's name stand apart: "camat berinisial HS". */
const NAME_REACH = 8;

export class Clauses {
  readonly participants: readonly Participant[];
  readonly borders: readonly Border[];
  /** Atoms of the word that opens a relative clause. */
  readonly relatives: readonly number[];

  constructor(doc: Directed, lexicon: Lexicon, cues: SentenceCues, actors: Actors, counts: PersonCounts) {
    const reader = new PhraseReader(doc, lexicon, cues, actors, counts);
    reader.read();
    this.participants = reader.participants;
    this.borders = reader.borders;
    this.relatives = reader.relatives;
  }

  /** The borders that begin between the atoms, in order. */
  bordersIn(from: number, to: number): readonly Border[] {
    const first = firstFrom(this.borders, from);
    if (first === this.borders.length || (this.borders[first] as Border).from >= to) return NO_BORDERS;
    let last = first;
    while (last < this.borders.length && (this.borders[last]?.from ?? 0) < to) last++;
    return this.borders.slice(first, last);
  }

  /** The last border that ends at or before the atom. */
  borderBefore(i: number): Border | undefined {
    return this.borders[lastBefore(this.borders, i)];
  }
}

const NO_BORDERS: readonly Border[] = [];

/** Most parts of where a title is: village, district, regency, province. */
const LONGEST_PLACE = 5;

function isWhere({ type }: Mention): boolean {
  return type === 'region' || type === 'institution';
}

/** What has been read of a phrase before its noun: preposition, quantifiers, number. */
class Pending {
  start = 0;
  count: number | null | undefined = undefined;
  whole = false;
  some = false;
  marker: Marker | null = null;
  /** The atom at which a phrase has to go on for all this to belong to it. */
  next = 0;

  /** Nothing has been read before the atom. */
  reset(next: number): void {
    this.start = this.next = next;
    this.count = undefined;
    this.whole = this.some = false;
    this.marker = null;
  }
}

const NO_MENTIONS: readonly Mention[] = [];

class PhraseReader {
  readonly participants: Participant[] = [];
  readonly borders: Border[] = [];
  readonly relatives: number[] = [];
  readonly #doc: Directed;
  readonly #verbs: Verbs;
  readonly #cues: SentenceCues;
  readonly #actors: Actors;
  readonly #counts: PersonCounts;
  readonly #pending = new Pending();

  constructor(doc: Directed, lexicon: Lexicon, cues: SentenceCues, actors: Actors, counts: PersonCounts) {
    this.#doc = doc;
    this.#verbs = verbsOf(lexicon);
    this.#cues = cues;
    this.#actors = actors;
    this.#counts = counts;
  }

  read(): void {
    const { from, to } = this.#cues.sentence;
    const { signs } = this.#cues;
    const { shape } = this.#doc.tokens;
    const mentions = this.#actors.in(this.#cues.sentence);
    const pending = this.#pending;
    let nextMention = 0;
    pending.reset(from);
    for (let i = from; i < to;) {
      while (nextMention < mentions.length && (mentions[nextMention] as Mention).from < i) nextMention++;
      const mention = mentions[nextMention];
      if (mention !== undefined && mention.from === i) {
        i = isActing(mention) ? this.#named(mentions, nextMention) : mention.to;
        pending.reset(i);
        continue;
      }
      if (((signs[i] as number) & TELLING) === 0 && (shape[i] as number) < Shape.Digits) {
        pending.reset(++i);
        continue;
      }
      const border = this.#borderAt(i);
      if (border !== null) {
        this.borders.push(border);
        i = border.to;
        pending.reset(i);
        continue;
      }
      i = this.#step(i);
      if (pending.next !== i) pending.reset(i);
    }
  }

  /** Reads the word at `i`; what belongs to a coming phrase goes into `pending`. */
  #step(i: number): number {
    const cues = this.#cues;
    const pending = this.#pending;
    const pronoun = cues.at('penalty-pronoun', i);
    if (pronoun !== undefined) {
      const named = this.#nameBehind(pronoun.to);
      if (pronoun.value === 'accused' && named >= 0) {
        // "Teradu II Andi Kama": the name tells who it is.
        pending.next = named;
        return named;
      }
      // "Teradu II" alone is one of several, and nobody knows which.
      const numbered = pronoun.value === 'accused' && this.#isRoman(pronoun.to);
      const value = numbered ? 'numbered' : (pronoun.value ?? null);
      this.#push('pronoun', pronoun.from, pronoun.to, value, NO_MENTIONS, pronoun.to);
      return pronoun.to;
    }
    const relative = cues.at('penalty-relative', i);
    if (relative !== undefined) {
      this.relatives.push(i);
      if (this.#isHeadless(i)) this.#push('headless', i, relative.to, null, NO_MENTIONS, relative.to);
      return relative.to;
    }
    const marker = cues.at('penalty-marker', i);
    if (marker !== undefined) {
      pending.start = i;
      pending.marker = marker.value as Marker;
      pending.next = marker.to;
      return marker.to;
    }
    const numeral =
      this.#doc.tokens.shape[i] === Shape.Digits || ((cues.signs[i] as number) & Sign.Number) !== 0;
    const count = numeral ? this.#counts.at(i) : null;
    if (count === null) return this.#quantifier(i);
    for (let k = count.number; k < count.to; k++) {
      // "Tiga anggota KPU": the classifier belongs to a name.
      if (!this.#actors.beginsAt(k)) continue;
      pending.count = count.count;
      pending.next = k;
      return k;
    }
    if (this.#standsForPersons(count)) {
      const end = cues.at('penalty-leftover', count.to)?.to ?? count.to;
      pending.count = count.count;
      this.#push('number', i, end, null, NO_MENTIONS, end);
      return end;
    }
    pending.count = count.count;
    pending.some ||= count.count === 1;
    pending.next = count.to;
    return count.to;
  }

  #isRoman(i: number): boolean {
    const { tokens } = this.#doc;
    if (tokens.shape[i] === Shape.Lower || tokens.shape[i] === Shape.Mark) return false;
    for (let at = tokens.start[i] ?? 0; at < (tokens.end[i] ?? 0); at++) {
      if (!'IVX'.includes(tokens.text[at] ?? ' ')) return false;
    }
    return tokens.end[i] !== tokens.start[i];
  }

  #quantifier(i: number): number {
    const pending = this.#pending;
    const quantifier = this.#cues.at('penalty-quantifier', i);
    if (quantifier === undefined) return i + 1;
    pending.whole ||= quantifier.value === 'whole';
    pending.some ||= quantifier.value === 'some';
    pending.next = quantifier.to;
    return quantifier.to;
  }

  /** First atom of a person's name at most two atoms further on, or -1. */
  #nameBehind(i: number): number {
    const { tokens } = this.#doc;
    for (let k = i; k <= i + 2; k++) {
      if (this.#actors.personAt(k)) return k;
      if (k > i && this.#actors.isTitledAt(k)) return k;
      const comma = k > i && tokens.text[tokens.start[k] ?? 0] === ',';
      if (tokens.shape[k] === Shape.Lower || (tokens.shape[k] === Shape.Mark && !comma)) return -1;
    }
    return -1;
  }

  /** A number right before a verb or "lagi", "lainnya": "satu lagi dipecat". */
  #standsForPersons({ to: i, number, classified }: Count): boolean {
    // "seorang lurah", "tiga orang guru": the noun is still to come.
    if (classified && this.#goesOn(i)) return false;
    if (classified && i > number) return true;
    if (this.#cues.at('penalty-leftover', i) !== undefined) return true;
    return this.#cues.atAny(PREDICATES, i) !== undefined || this.#actors.isPunished(i);
  }

  /** A noun for the persons follows, past quantifiers. */
  #goesOn(i: number): boolean {
    const quantifier = this.#cues.at('penalty-quantifier', i);
    return this.#actors.beginsAt(quantifier?.to ?? i) || this.#actors.beginsAt(i);
  }

  /** Nothing but a marker, "siapa" or a border before it. */
  #isHeadless(i: number): boolean {
    const { from } = this.#cues.sentence;
    if (i === from) return true;
    const before = this.participants.at(-1);
    if (before !== undefined && before.to === i) return false;
    const border = this.borders.at(-1);
    if (border !== undefined && border.to === i) return !this.#isApposed(before, border);
    return (
      this.#cues.before('penalty-marker', i) !== undefined ||
      this.#cues.before('penalty-anybody', i) !== undefined ||
      this.#cues.before('penalty-condition', i) !== undefined
    );
  }

  /** "Zulfikar (39), yang duduk di sana, ...": a comma behind a name, with nothing but its age between. */
  #isApposed(before: Participant | undefined, border: Border): boolean {
    if (before === undefined || border.kind !== 'comma' || before.form !== 'named') return false;
    const { tokens } = this.#doc;
    if (border.from - before.to > AGE_LENGTH) return false;
    for (let i = before.to; i < border.from; i++) {
      if (tokens.shape[i] !== Shape.Mark && tokens.shape[i] !== Shape.Digits) return false;
    }
    return true;
  }

  #named(mentions: readonly Mention[], index: number): number {
    const pending = this.#pending;
    const first = mentions[index] as Mention;
    const taken = [first];
    let last = first;
    const many = pending.next === first.from && typeof pending.count === 'number' && pending.count > 1;
    for (let k = index + 1; k < mentions.length && !many; k++) {
      const next = mentions[k] as Mention;
      if (!this.#isApposition(mentions, k, taken.length > 1)) break;
      taken.push(next);
      last = next;
    }
    if (pending.next !== first.from) pending.reset(first.from);
    const acting = taken.length === 1 ? taken : taken.filter(isActing);
    this.#actors.noteTitle(acting);
    // "ASN Pasaman yang ...", "camat di Kabupaten X yang ...": past where they are.
    const where = mentions[index + taken.length];
    const preposition = this.#cues.at('penalty-marker', last.to);
    const begins = preposition?.value === 'other' ? preposition.to : last.to;
    const tail = where !== undefined && isWhere(where) && where.from === begins ? where.to : last.to;
    this.#push('named', first.from, last.to, null, acting, tail);
    return last.to;
  }

  /** "Kepala Desa X, H. Y", "camat berinisial HS", "Leni Marlina, staf Kecamatan Z,": one person, named twice. */
  #isApposition(mentions: readonly Mention[], index: number, goesOn: boolean): boolean {
    const a = mentions[index - 1] as Mention;
    const b = mentions[index] as Mention;
    const titleFirst = a.type === 'office' || a.type === 'group';
    if (b.from < a.to || b.from - a.to > NAME_REACH) return false;
    // A name right behind something else is the name of that: "Teradu II Andi Kama".
    if (b.type === 'person' && b.from === a.to) return true;
    if (titleFirst && b.type === 'person') return this.#isTitleGap(a.to, b.from);
    // "majelis hakim PN X": of which court.
    if (a.type === 'group' && b.type === 'institution' && b.from === a.to)
      return this.#actors.isOfBody(a.entity);
    // Between a title and its holder stands where it is: "Kepala Desa X, Kecamatan Y, Kabupaten Z, Andi Kama".
    if (isWhere(b) && (titleFirst || (goesOn && isWhere(a))))
      return this.#isTitleGap(a.to, b.from) && this.#leadsToName(mentions, index + 1);
    if (isWhere(a)) return goesOn && b.type === 'person' && this.#isTitleGap(a.to, b.from);
    if (a.type !== 'person' || b.type === 'person') return false;
    const { tokens } = this.#doc;
    const opens = tokens.shape[a.to] === Shape.Mark ? tokens.text[tokens.start[a.to] ?? 0] : '';
    const closes = tokens.shape[b.to] === Shape.Mark ? tokens.text[tokens.start[b.to] ?? 0] : '';
    if (opens === '(') return b.from === a.to + 1 && closes === ')';
    if (opens === ',') return b.from === a.to + 1 && closes === ',' && b.type !== 'institution';
    return this.#cues.at('penalty-as', a.to)?.to === b.from;
  }

  /** Regions and bodies, with commas between them, and then a name. */
  #leadsToName(mentions: readonly Mention[], index: number): boolean {
    for (let k = index; k < Math.min(mentions.length, index + LONGEST_PLACE); k++) {
      const before = mentions[k - 1] as Mention;
      const next = mentions[k] as Mention;
      if (!this.#isTitleGap(before.to, next.from)) return false;
      if (next.type === 'person') return true;
      if (!isWhere(next)) return false;
    }
    return false;
  }

  /** Only marks, capitals, and words such as "berinisial" stand between a title and a name. */
  #isTitleGap(from: number, to: number): boolean {
    const { tokens } = this.#doc;
    for (let i = from; i < to;) {
      const link = this.#cues.at('penalty-named', i);
      if (link !== undefined) {
        i = link.to;
        continue;
      }
      if (tokens.shape[i] === Shape.Lower) return false;
      if (tokens.shape[i] === Shape.Mark && !',.('.includes(tokens.text[tokens.start[i] ?? 0] ?? ''))
        return false;
      i++;
    }
    return true;
  }

  /** @param tail the atom after the phrase and what tells where it is. */
  #push(
    form: Participant['form'],
    from: number,
    to: number,
    value: string | null,
    mentions: readonly Mention[],
    tail: number,
  ): void {
    const pending = this.#pending;
    const own = pending.next === from;
    const that = this.#cues.at('penalty-that', tail);
    const end = that?.to ?? tail;
    this.participants.push({
      form,
      from,
      to,
      start: own ? pending.start : from,
      mentions,
      value,
      count: own || form === 'number' ? pending.count : undefined,
      whole: own && pending.whole,
      some: own && pending.some,
      that: that !== undefined,
      marker: own ? pending.marker : null,
      relative: form === 'headless' || this.#cues.at('penalty-relative', end) !== undefined,
    });
  }

  #borderAt(i: number): Border | null {
    const { tokens } = this.#doc;
    if (tokens.shape[i] === Shape.Mark) return this.#markAt(i);
    const cues = this.#cues;
    if (((cues.signs[i] as number) & (Sign.Cue | Sign.Saying)) === 0) return null;
    const clause = cues.at('penalty-clause', i);
    const apart = i === cues.sentence.from || tokens.shape[i - 1] === Shape.Mark;
    if (clause !== undefined && (apart || clause.value !== 'apart'))
      return { from: i, to: clause.to, kind: 'clause' };
    const request = cues.at('penalty-request', i);
    if (request !== undefined) return { from: i, to: request.to, kind: 'request' };
    const verb = this.#speechAt(i, apart);
    if (verb !== null) return verb;
    const speech = cues.at('penalty-speech', i);
    if (speech?.value === 'before') {
      // "kata X" behind a comma or quote; "sanksi tegas" says nothing.
      if (apart) return { from: i, to: speech.to, kind: 'attribution' };
    } else if (speech !== undefined) return { from: i, to: speech.to, kind: 'speech' };
    const link = cues.at('penalty-link', i);
    if (link === undefined) return null;
    return { from: i, to: link.to, kind: link.value === 'aside' ? 'aside' : 'link' };
  }

  #markAt(i: number): Border | null {
    const { tokens } = this.#doc;
    const mark = tokens.text[tokens.start[i] ?? 0] ?? '';
    if (mark === ',') {
      const decimal =
        tokens.shape[i + 1] === Shape.Digits && (tokens.end[i] ?? 0) === (tokens.start[i + 1] ?? 0);
      return decimal ? null : { from: i, to: i + 1, kind: 'comma' };
    }
    if (mark === '.' && this.#isAbbreviated(i)) return null;
    return CLOSING.includes(mark) ? { from: i, to: i + 1, kind: 'clause' } : null;
  }

  /** A verb of saying or directing of any family. */
  #speechAt(i: number, apart: boolean): Border | null {
    if (((this.#cues.signs[i] as number) & Sign.Saying) === 0) return null;
    const { matches } = this.#doc;
    const m = matches.indexIn(i, this.#verbs.all);
    if (m < 0) return null;
    const match = matches.at(m);
    if (this.#verbs.directing[match.entry] === 1)
      return REQUESTS.has(match.slot) ? { from: i, to: match.to, kind: 'request' } : null;
    if (ATTRIBUTIONS.has(match.slot)) return apart ? { from: i, to: match.to, kind: 'attribution' } : null;
    return SPEECH.has(match.slot) ? { from: i, to: match.to, kind: 'speech' } : null;
  }

  /** "H. Andi", "No. 5": a stop behind a short word that a capital or number follows. */
  #isAbbreviated(i: number): boolean {
    const { tokens } = this.#doc;
    if (i === 0 || tokens.shape[i + 1] === Shape.Lower) return false;
    const length = (tokens.end[i - 1] ?? 0) - (tokens.start[i - 1] ?? 0);
    return tokens.shape[i - 1] !== Shape.Lower && tokens.shape[i - 1] !== Shape.Mark && length <= SHORT_WORD;
  }
}

/** Slots of verbs of directing and of saying. */
const REQUESTS: ReadonlySet<string> = new Set(['active', 'short']);
const SPEECH: ReadonlySet<string> = new Set(['active', 'short']);
const ATTRIBUTIONS: ReadonlySet<string> = new Set(['base', 'nya']);

interface Verbs {
  readonly all: EntrySet;
  readonly directing: EntrySet;
}

const verbsOf = perLexicon((lexicon): Verbs => ({
  all: lexicon.entrySet(['reporting', 'directive']),
  directing: lexicon.entrySet('directive'),
}));

/** Atoms of "(39)". */
const AGE_LENGTH = 3;

/** Letters of "Drs", "No", "H". */
const SHORT_WORD = 3;
const CLOSING = '.;:?!"“”';

/** What may begin at an atom that says something of the sentence. */
const TELLING = Sign.Cue | Sign.Saying | Sign.Number;

/** Classes of cues that begin a predicate. */
const PREDICATES = [
  'penalty-verb',
  'penalty-modal',
  'penalty-past',
  'penalty-negator',
  'penalty-recommend',
  'penalty-adverb',
  'violation-case',
] as const;
