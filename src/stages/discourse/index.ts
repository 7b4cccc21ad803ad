/**
 * Who speaks, in the running text. Built once per document; quotes and directives ask it for the subject left of
 * a verb, the speaker right of one, the holder of an office, and the speaker of the text around.
 */
import { sentenceOfAtom, type Context, type Mention, type Sentence, type Tagged } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import { Actors, type ActorPhrase } from './actors.js';
import { pairMarks, type Marked } from './marks.js';
import { Words, type SpeechVerb } from './words.js';

export type { ActorPhrase } from './actors.js';
export type { Marked } from './marks.js';
export { Words, type SpeechVerb, type VerbSlot } from './words.js';

/** What a name, title or pronoun refers to. */
export interface Reference {
  /** Index into `entities`, or null when unsure or unnamed. */
  readonly entity: number | null;
  /** Who it could be, best first, when `entity` is null. */
  readonly candidates: readonly number[];
  /** What told: a name or title, a pronoun or -nya, the speech going on, or nobody in reach. */
  readonly how: 'named' | 'pronoun' | 'continued' | 'unknown';
  /** Atoms of the words that name it, when some do. */
  readonly from?: number;
  readonly to?: number;
}

/** The text turns to somebody: from atom `at` on, `entity` is the one meant by "he"; null when it is nobody known. */
interface Turn {
  readonly at: number;
  readonly entity: number | null;
  /** A speaker, not only a subject. */
  readonly speaks: boolean;
}

/** One verb of saying and whose it is. */
export interface Attribution {
  readonly verb: SpeechVerb;
  readonly speaker: Reference;
  /** The speaker stands right of the verb ("kata X"), within atoms `verb.to` to before `end`. */
  readonly after: boolean;
  /** End of the attribution: the verb and, if it stands after, the speaker phrase. */
  readonly end: number;
  /** Who spoke in the speaker's stead ("yang diwakili X"). */
  readonly voice: number | null;
  /** Whose words the speaker reads out ("membacakan arahan X"). */
  readonly onbehalf: number | null;
  /** It lies inside the clause that another speaker of its sentence is given. */
  readonly embedded: boolean;
}

const NOBODY: Reference = { entity: null, candidates: [], how: 'unknown' };

/** Atoms right of a verb within which its speaker must begin. */
const REACH = 6;

const built = new WeakMap<object, { lexicon: Lexicon; discourse: Discourse }>();

/** The discourse of a document, built at the first call for its mentions. */
export function discourseOf(doc: Tagged, { lexicon }: Context): Discourse {
  const known = built.get(doc.mentions);
  if (known !== undefined && known.lexicon === lexicon) return known.discourse;
  const discourse = new Discourse(doc, lexicon);
  built.set(doc.mentions, { lexicon, discourse });
  return discourse;
}

export class Discourse {
  readonly words: Words;
  readonly actors: Actors;
  /** Stretches between quotation marks. */
  readonly marked: readonly Marked[];
  /** Every verb of saying outside quotes that is used as one, in order. */
  readonly attributions: readonly Attribution[];
  readonly #doc: Tagged;
  readonly #turns: Turn[] = [];
  readonly #attributionAt = new Map<number, Attribution>();
  /** Index into `marked` of the outer stretch that covers an atom, or -1. */
  readonly #markedAt: Int32Array;
  readonly #onbehalf = new Map<number, number>();

  constructor(doc: Tagged, lexicon: Lexicon) {
    this.#doc = doc;
    this.words = new Words(doc, lexicon);
    this.actors = new Actors(doc, this.words);
    this.marked = pairMarks(doc, this.words);
    this.#markedAt = new Int32Array(doc.tokens.count).fill(-1);
    this.marked.forEach((marked, index) => {
      if (marked.level === 2 || marked.single) return;
      for (let i = marked.open; i < marked.close; i++) this.#markedAt[i] = index;
    });
    const attributions: Attribution[] = [];
    let v = 0;
    const verbs = this.words.verbs;
    for (const sentence of doc.sentences) {
      let spoke = false;
      let governor: Attribution | null = null;
      const before = this.#turns.length;
      for (; v < verbs.length && (verbs[v] as SpeechVerb).from < sentence.to; v++) {
        const verb = verbs[v] as SpeechVerb;
        if (verb.from < sentence.from) continue;
        const read = this.#attribute(sentence, verb);
        if (read === null) continue;
        const attribution: Attribution = {
          ...read,
          embedded: governor !== null && this.#inside(governor, read),
        };
        attributions.push(attribution);
        this.#attributionAt.set(verb.from, attribution);
        const { speaker } = attribution;
        if (attribution.embedded) continue;
        if (
          (verb.entry.act === 'say' || verb.entry.act === 'direct') &&
          !attribution.after &&
          speaker.how !== 'continued'
        )
          governor = attribution;
        if (speaker.how === 'named' || speaker.how === 'pronoun') {
          spoke = true;
          this.#turns.push({ at: verb.from, entity: speaker.entity, speaks: true });
        } else if (speaker.how === 'unknown' && verb.entry.act === 'say') {
          spoke = true;
          this.#turns.push({ at: verb.from, entity: null, speaks: true });
        }
        if (speaker.entity !== null && attribution.onbehalf !== null && !this.#onbehalf.has(speaker.entity)) {
          this.#onbehalf.set(speaker.entity, attribution.onbehalf);
        }
      }
      if (!spoke) this.#noteSubject(sentence, before);
    }
    this.attributions = attributions;
  }

  /** The attribution whose verb begins at atom `i`. */
  attributionAt(i: number): Attribution | undefined {
    return this.#attributionAt.get(i);
  }

  /** The stretch between double marks that covers atom `i`, marks included. */
  markedAt(i: number): Marked | null {
    const index = this.#markedAt[i] ?? -1;
    return index < 0 ? null : (this.marked[index] as Marked);
  }

  /** The author whose words this person reads out in the article, or null. */
  onbehalfOf(speaker: number): number | null {
    return this.#onbehalf.get(speaker) ?? null;
  }

  /** The person who holds an office, if the article names exactly one. */
  holder(entity: number): number | null {
    const holders = this.actors.holders(entity);
    return holders.length === 1 ? (holders[0] as number) : null;
  }

  /** Who speaks in this sentence's running text: the last one to whom it or an earlier sentence gives words. */
  current(sentence: Sentence): Reference {
    return this.currentAt(sentence.to);
  }

  /** Who last spoke before atom `at`. */
  currentAt(at: number): Reference {
    for (let t = this.#lastTurn(at); t >= 0; t--) {
      const turn = this.#turns[t] as Turn;
      if (turn.speaks) return this.#toward(turn, t, 'continued');
    }
    return NOBODY;
  }

  /** Whom "ia", "dia" or "-nya" at atom `at` means: the last one who spoke or did something. */
  focusAt(at: number): Reference {
    let fallback: number | null = null;
    for (let t = this.#lastTurn(at), steps = 0; t >= 0 && steps < LOOK_BACK; t--, steps++) {
      const turn = this.#turns[t] as Turn;
      if (turn.entity === null) return this.#toward(turn, t, 'pronoun');
      const { type } = this.actors.entity(turn.entity);
      const somebody = type === 'person' || type === 'office' || (type === 'group' && turn.speaks);
      if (somebody) return { entity: turn.entity, candidates: [], how: 'pronoun' };
      fallback ??= turn.entity;
    }
    return fallback === null ? NOBODY : { entity: fallback, candidates: [], how: 'pronoun' };
  }

  /** The grammatical subject of the verb that begins at atom `at`, outside quotes. */
  subjectBefore(sentence: Sentence, at: number): Reference {
    return this.#subject(this.#floor(sentence, at), at, sentence);
  }

  /** Who is named right after a verb of saying whose form ends before atom `at` ("kata X"). */
  speakerAfter(sentence: Sentence, at: number): Reference {
    return this.#named(at, this.#ceiling(sentence, at)).reference;
  }

  /** Whom a phrase of office and name means. */
  referenceTo(phrase: ActorPhrase): Reference {
    return this.#resolve(phrase);
  }

  /** True when atom `i` is the last of a closing mark. */
  closesMark(i: number): boolean {
    const marked = this.markedAt(i);
    return marked !== null && marked.marks === 'both' && marked.close === i + 1;
  }

  // --- turns ---------------------------------------------------------------------------------------------

  /** Index of the last turn before atom `at`, or -1. */
  #lastTurn(at: number): number {
    let low = 0;
    let high = this.#turns.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#turns[middle] as Turn).at < at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #toward(turn: Turn, index: number, how: 'continued' | 'pronoun'): Reference {
    if (turn.entity !== null) return { entity: turn.entity, candidates: [], how };
    const candidates: number[] = [];
    for (let t = index - 1; t >= 0 && index - t < LOOK_BACK && candidates.length < 3; t--) {
      const entity = this.#turns[t]?.entity ?? null;
      if (entity !== null && !candidates.includes(entity)) candidates.push(entity);
    }
    return { entity: null, candidates, how: 'unknown' };
  }

  /** Remembers who is the subject of a sentence in which nobody is given words. */
  #noteSubject(sentence: Sentence, before: number): void {
    const start = this.#afterLead(this.afterOpeners(sentence.from, sentence.to), sentence);
    let at = start;
    while (at < sentence.to && at - start < 3 && this.words.is('discourse-determiner', at)) at++;
    if (this.markedAt(at) !== null) return;
    const phrase = this.actors.phrase(at, sentence.to);
    if (phrase === null || phrase.to >= sentence.to) {
      this.#noteNewcomer(sentence);
      return;
    }
    if (this.words.looksPassive(this.words.afterAdverbs(phrase.to, sentence.to))) return;
    const reference = this.#resolve(phrase);
    if (reference.entity === null) return;
    const { type } = this.actors.entity(reference.entity);
    if (type !== 'person' && type !== 'office') return;
    const turn = { at: phrase.from, entity: reference.entity, speaks: false };
    const last = this.#turns[this.#turns.length - 1];
    // Unattributed verbs of the same sentence must not hide its subject.
    if (this.#turns.length > before && last !== undefined && last.at > turn.at) this.#turns.length = before;
    this.#turns.push(turn);
  }

  /** Past an adjunct or participle that a comma closes at the head of a sentence ("Dihubungi lewat telepon,"). */
  #afterLead(from: number, sentence: Sentence): number {
    const { tokens } = this.#doc;
    if (!this.words.is('discourse-adjunct', from) && tokens.shape[from] !== Shape.Title) return from;
    if (this.actors.startingAt(from) !== undefined) return from;
    for (let i = from; i < sentence.to && i - from < WIDEST_LEAD; i++) {
      if (surfaceOf(tokens, i) === ',' && this.actors.covering(i) === undefined) return i + 1;
    }
    return from;
  }

  /** "Hal senada dialami X": after words that announce another speaker, the only person named is the one meant. */
  #noteNewcomer(sentence: Sentence): void {
    let announced = false;
    for (let i = sentence.from; i < sentence.to && i - sentence.from < 4; i++)
      announced ||= this.words.is('discourse-change', i);
    if (!announced) return;
    let found: Mention | null = null;
    for (let i = sentence.from; i < sentence.to; i++) {
      const mention = this.actors.startingAt(i);
      if (mention?.type !== 'person') continue;
      if (found !== null && found.entity !== mention.entity) return;
      found = mention;
    }
    if (found !== null) this.#turns.push({ at: found.from, entity: found.entity, speaks: false });
  }

  // --- attributions --------------------------------------------------------------------------------------

  /** True when the verb has a subject of its own inside the clause that `governor` reports. */
  #inside(governor: Attribution, { verb, speaker, after }: Omit<Attribution, 'embedded'>): boolean {
    if (after || speaker.from === undefined || speaker.from < governor.end) return false;
    if (speaker.entity !== null && speaker.entity === governor.speaker.entity) return false;
    for (let i = governor.end; i < verb.from; i++) {
      if (this.markedAt(i) !== null || (i < speaker.from && this.words.is('discourse-contrast', i)))
        return false;
    }
    return true;
  }

  #attribute(sentence: Sentence, verb: SpeechVerb): Omit<Attribution, 'embedded'> | null {
    const inside = this.markedAt(verb.from);
    if (inside !== null && inside.marks !== 'unopened') return null;
    const limit = this.#ceiling(sentence, verb.to);
    switch (verb.slot) {
      case 'base': {
        if (!this.#introduced(sentence, verb)) {
          const title = this.#doc.blocks[sentence.block]?.kind === 'title';
          return title ? this.#ownSubject(sentence, { ...verb, slot: 'short' }) : null;
        }
        const named = this.#named(verb.to, limit);
        if (
          named.reference.how === 'unknown' &&
          named.end === verb.to &&
          !this.#endsHere(verb.to, sentence)
        ) {
          // "terang di siang hari": nobody is named and the sentence goes on.
          if (!this.followsMark(verb.from)) return null;
        }
        const bare = named.end === verb.to && this.#endsHere(verb.to, sentence);
        const speaker = bare ? { ...this.focusAt(verb.from), how: 'continued' as const } : named.reference;
        return { verb, speaker, after: true, end: named.end, ...this.#proxies(named.end, sentence) };
      }
      case 'nya': {
        if (!this.#introduced(sentence, verb)) return null;
        const end = this.words.afterAdverbs(verb.to, limit);
        return { verb, speaker: this.focusAt(verb.from), after: true, end, ...this.#proxies(end, sentence) };
      }
      case 'passive': {
        const directs =
          verb.entry.act === 'direct' || verb.entry.act === 'remind' || verb.entry.act === 'cite';
        const by = this.words.cueEnd('discourse-by', verb.to);
        const named = this.#named(by > 0 ? by : verb.to, limit, by > 0 ? REACH : 2);
        // "diminta ASN …" names who is told; "diingatkan Kapolres, bahwa …" who tells.
        if (directs && by < 0 && !this.#tells(named)) return null;
        if (named.reference.how !== 'unknown') {
          return {
            verb,
            speaker: named.reference,
            after: true,
            end: named.end,
            ...this.#proxies(named.end, sentence),
          };
        }
        const author = this.#author(sentence, verb.from);
        if (author !== null) {
          return {
            verb,
            speaker: author,
            after: true,
            end: verb.to,
            ...this.#proxies(verb.to, sentence, verb),
          };
        }
        const speaker = { ...this.focusAt(verb.from), how: 'continued' as const };
        return { verb, speaker, after: true, end: verb.to, voice: null, onbehalf: null };
      }
      case 'active':
      case 'short': {
        return this.#ownSubject(sentence, verb);
      }
    }
  }

  /** "Dalam sambutan X yang dibacakan Y, ditegaskan bahwa …": whose speech it is. */
  #author(sentence: Sentence, verb: number): Reference | null {
    for (let i = Math.max(this.#floor(sentence, verb), verb - WIDEST_ATTRIBUTION); i < verb; i++) {
      const end = this.words.cueEnd('discourse-speech', i);
      const phrase = end > 0 && end < verb ? this.actors.phrase(end, verb) : null;
      if (phrase !== null) return this.#resolve(phrase);
    }
    return null;
  }

  /** The attribution of an active form: its subject stands before it. */
  #ownSubject(sentence: Sentence, verb: SpeechVerb): Omit<Attribution, 'embedded'> | null {
    // "untuk memastikan …" tells an aim, "yang mengatakan …" describes somebody.
    const before = this.words.beforeAdverbs(verb.from, sentence.from) - 1;
    const governed = before >= sentence.from && this.words.is('clause-governor', before);
    if (governed && !this.words.is('clause-complementiser', verb.to)) return null;
    const speaker = this.#subject(this.#floor(sentence, verb.from), verb.from, sentence);
    if (verb.slot === 'short' && speaker.how !== 'named' && speaker.how !== 'pronoun') return null;
    return { verb, speaker, after: false, end: verb.to, ...this.#proxies(verb.to, sentence, verb) };
  }

  /** True when a person or office is named and the clause of its words follows. */
  #tells({ reference, end }: { reference: Reference; end: number }): boolean {
    if (reference.how !== 'named' || reference.entity === null || end >= this.#doc.tokens.count) return false;
    const { type } = this.actors.entity(reference.entity);
    const next = surfaceOf(this.#doc.tokens, end);
    return (
      (type === 'person' || type === 'office') &&
      (next === ',' || this.words.is('clause-complementiser', end))
    );
  }

  /** A base or -nya form that stands where an attribution may: after a mark or comma, or first in its sentence. */
  #introduced(sentence: Sentence, verb: SpeechVerb): boolean {
    const at = this.words.beforeAdverbs(verb.from, sentence.from);
    if (at <= sentence.from || this.followsMark(at)) return true;
    const { tokens } = this.#doc;
    if (tokens.shape[at - 1] === Shape.Mark) return INTRODUCING.includes(surfaceOf(tokens, at - 1));
    if (tokens.shape[verb.from] !== Shape.Lower && tokens.block[at - 1] !== tokens.block[at]) return true;
    if (this.afterOpeners(sentence.from, at) === at) return true;
    // "… semua kata Andi": without a comma only plain verbs of saying, and only before a name or pronoun.
    if (verb.entry.object || verb.entry.act !== 'say') return false;
    const next = this.words.afterAdverbs(verb.to, sentence.to);
    return this.actors.startingAt(next) !== undefined || this.words.pronoun(next) === 'third';
  }

  /** True when a quotation has just ended before atom `at`. */
  followsMark(at: number): boolean {
    for (let i = at - 1; i >= 0 && at - i <= 3; i--) {
      const marked = this.markedAt(i);
      if (marked !== null) return marked.close === i + 1 || marked.marks === 'unclosed';
      if (this.#doc.tokens.shape[i] !== Shape.Mark) return false;
    }
    return false;
  }

  /** True at a sentence's end, a bracket or a closing stop. */
  #endsHere(at: number, sentence: Sentence): boolean {
    return at >= sentence.to || '.(,;!\u2026'.includes(surfaceOf(this.#doc.tokens, at));
  }

  // --- names right of a verb -------------------------------------------------------------------------------

  /** Reads the speaker phrase that begins at `at` or within `reach` atoms of it. */
  #named(at: number, limit: number, reach = REACH): { reference: Reference; end: number } {
    const { words, actors } = this;
    const { tokens } = this.#doc;
    const start = words.afterAdverbs(at, limit);
    let unknown = -1;
    let epithet = false;
    let related = false;
    for (let i = start; i < limit && i - start < reach; i++) {
      const kind = words.pronoun(i);
      if (kind !== undefined && i === start) {
        const end = words.afterAdverbs(i + 1, limit);
        if (kind === 'third') return { reference: { ...this.focusAt(at), from: i, to: i + 1 }, end };
        return { reference: { ...NOBODY, from: i, to: i + 1 }, end };
      }
      const phrase = actors.phrase(i, limit);
      if (phrase !== null) {
        if (related) return this.#besideRelated(phrase, limit);
        return this.#described(phrase, at, limit, epithet || words.is('discourse-epithet', i));
      }
      if (words.is('discourse-demonstrative', i) && i > start) {
        const focus = epithet ? this.focusAt(at) : NOBODY;
        return { reference: { ...focus, from: start, to: i + 1 }, end: i + 1 };
      }
      if (words.is('discourse-relation', i)) related = true;
      if (words.is('discourse-epithet', i)) epithet = true;
      const shape = tokens.shape[i];
      if (shape === Shape.Mark && !this.#insideName(i)) break;
      if (words.is('discourse-adjunct', i) && !epithet) break;
      if (words.looksLikeVerb(i) && !epithet) break;
      if (unknown < 0 && (shape === Shape.Title || shape === Shape.Upper || shape === Shape.Mixed))
        unknown = i;
    }
    if (unknown === start) {
      let end = start + 1;
      while (end < limit && (tokens.shape[end] === Shape.Title || tokens.shape[end] === Shape.Upper)) end++;
      for (let i = start; i < end; i++) {
        const person = actors.byNameWord(surfaceOf(tokens, i));
        if (person !== null)
          return { reference: { entity: person, candidates: [], how: 'named', from: start, to: end }, end };
      }
      return { reference: { ...NOBODY, from: start, to: end }, end };
    }
    if (
      start < limit &&
      tokens.shape[start] === Shape.Lower &&
      !words.is('discourse-adjunct', start) &&
      !words.looksLikeVerb(start)
    ) {
      return { reference: { ...NOBODY, from: start, to: start + 1 }, end: start };
    }
    return { reference: NOBODY, end: at };
  }

  /** "kuasa hukum Andi, Budi": the name after a word such as "lawyer" is the speaker only if it follows a body or name. */
  #besideRelated(phrase: ActorPhrase, limit: number): { reference: Reference; end: number } {
    const last = phrase.mentions[phrase.mentions.length - 1] as Mention;
    if (phrase.mentions.length > 1 && last.type === 'person')
      return { reference: this.#resolve(phrase), end: phrase.to };
    if (last.type === 'person' && surfaceOf(this.#doc.tokens, phrase.to) === ',') {
      const next = this.actors.phrase(phrase.to + 1, limit);
      if (next !== null && next.mentions[0]?.type === 'person')
        return { reference: this.#resolve(next), end: next.to };
    }
    const { entity } = this.#resolve(phrase);
    return {
      reference: { ...NOBODY, candidates: entity === null ? [] : [entity], from: phrase.from, to: phrase.to },
      end: phrase.to,
    };
  }

  /** A mark that a name or its titles may hold: "Dr. Drs. X", "Pj. (sementara) Y". */
  #insideName(i: number): boolean {
    const { tokens } = this.#doc;
    const mark = surfaceOf(tokens, i);
    if (mark === '.')
      return i > 0 && tokens.shape[i - 1] !== Shape.Lower && tokens.shape[i - 1] !== Shape.Digits;
    return mark === "'" || mark === '-' || mark === '(' || mark === ')';
  }

  /** A phrase with the demonstrative that may close it: "Mantan Wali Kota X tersebut" is somebody known. */
  #described(
    phrase: ActorPhrase,
    at: number,
    limit: number,
    epithet: boolean,
  ): { reference: Reference; end: number } {
    const { words } = this;
    const reference = this.#resolve(phrase);
    const entity = reference.entity === null ? null : this.actors.entity(reference.entity);
    const named = entity?.type === 'person';
    let end = phrase.to;
    for (let i = phrase.to; i < limit && i - phrase.to < 5; i++) {
      if (this.#doc.tokens.shape[i] === Shape.Mark) break;
      if (words.is('discourse-demonstrative', i)) {
        end = i + 1;
        if (!named) {
          const focus = this.focusAt(at);
          const focused = focus.entity === null ? null : this.actors.entity(focus.entity);
          const title = entity?.type === 'office' || epithet;
          if (title && focused?.type === 'person')
            return { reference: { ...focus, from: phrase.from, to: end }, end };
        }
        break;
      }
      if (words.is('discourse-adjunct', i) || words.looksLikeVerb(i)) break;
    }
    return { reference, end };
  }

  /** Whom a phrase means: its person, else the holder of its office, else the office or body itself. */
  #resolve(phrase: ActorPhrase): Reference {
    const { from, to } = phrase;
    const person = phrase.mentions.find((mention) => mention.type === 'person');
    if (person !== undefined) return { entity: person.entity, candidates: [], how: 'named', from, to };
    const office = phrase.mentions.find((mention) => mention.type === 'office');
    if (office === undefined) {
      return { entity: (phrase.mentions[0] as Mention).entity, candidates: [], how: 'named', from, to };
    }
    const holders = this.actors.holders(office.entity);
    if (holders.length === 0) return { entity: office.entity, candidates: [], how: 'named', from, to };
    if (holders.length === 1) return { entity: holders[0] as number, candidates: [], how: 'named', from, to };
    // Several hold it ("Anggota Bawaslu X"): the one who spoke last, if one of them did.
    const focus = this.focusAt(from).entity;
    if (focus !== null && holders.includes(focus))
      return { entity: focus, candidates: [], how: 'named', from, to };
    return { entity: null, candidates: holders, how: 'named', from, to };
  }

  /** Stand-ins and authors named after an attribution, within its sentence. */
  #proxies(
    at: number,
    sentence: Sentence,
    verb?: SpeechVerb,
  ): { voice: number | null; onbehalf: number | null } {
    const { words } = this;
    const limit = Math.min(sentence.to, at + PROXY_REACH);
    let voice: number | null = null;
    let onbehalf: number | null = null;
    for (let i = at; i < limit; i++) {
      if (this.markedAt(i) !== null) break;
      const spoken = verb === undefined ? words.cueEnd('discourse-voice', i) : -1;
      if (spoken > 0 && voice === null) voice = this.#person(spoken, limit);
      const read = words.cueEnd('discourse-reads', i);
      if (read > 0 && onbehalf === null) onbehalf = this.#named(read, limit, 3).reference.entity;
    }
    if (verb !== undefined) {
      for (let i = this.#floor(sentence, verb.from); i < verb.from; i++) {
        const spoken = words.cueEnd('discourse-voice', i);
        if (spoken > 0 && spoken < verb.from && voice === null) voice = this.#person(spoken, verb.from);
        const read = words.cueEnd('discourse-reads', i);
        if (read > 0 && read < verb.from && onbehalf === null)
          onbehalf = this.#named(read, verb.from, 3).reference.entity;
      }
    }
    return { voice, onbehalf };
  }

  /** The person or office named at `at`. */
  #person(at: number, limit: number): number | null {
    const { entity } = this.#named(at, limit, 3).reference;
    if (entity === null) return null;
    const { type } = this.actors.entity(entity);
    return type === 'person' || type === 'office' ? entity : null;
  }

  // --- names left of a verb --------------------------------------------------------------------------------

  #subject(floor: number, verb: number, sentence: Sentence): Reference {
    const { words, actors } = this;
    const { tokens } = this.#doc;
    const at = words.beforeAdverbs(verb, floor);
    if (at <= floor) return this.#absent(verb, sentence);
    const last = at - 1;
    if (words.is('discourse-coordinator', last) && actors.covering(last) === undefined) {
      const shared = this.#sharedSubject(verb, sentence);
      if (shared !== null) return shared;
    }
    // Right to left over the stretches between commas.
    let end = at;
    let touching = true;
    for (let stretches = 0; stretches < 6 && end > floor; stretches++) {
      let start = end;
      while (start > floor && !this.#separates(start - 1)) start--;
      const found = this.#subjectIn(start, end, touching, verb);
      if (found !== null) return found;
      if (start > floor && words.is('discourse-boundary', start)) break;
      end = start - 1;
      touching = false;
      if (start <= floor) break;
      if (';'.includes(surfaceOf(tokens, start - 1))) break;
    }
    return this.#absent(verb, sentence);
  }

  #separates(i: number): boolean {
    const { tokens } = this.#doc;
    return (
      tokens.shape[i] === Shape.Mark &&
      ',;:()"\u201c\u201d\u2013\u2014'.includes(surfaceOf(tokens, i)) &&
      this.actors.covering(i) === undefined
    );
  }

  /** The subject within one stretch; null when the stretch has none and the search goes on to the left. */
  #subjectIn(start: number, end: number, touching: boolean, verb: number): Reference | null {
    const { words, actors } = this;
    const { tokens } = this.#doc;
    if (start >= end) return null;
    // A clause of its own begins after a conjunction.
    for (let i = end - 1; i > start; i--) {
      if (words.is('discourse-boundary', i) && actors.covering(i) === undefined) {
        start = words.cueEnd('discourse-boundary', i);
        break;
      }
    }
    start = this.afterOpeners(start, end);
    const opensAdjunct = words.is('discourse-adjunct', start) && actors.startingAt(start) === undefined;
    if (opensAdjunct && !touching) return null;
    const pronoun = words.pronoun(end - 1);
    if (pronoun !== undefined && touching) return this.#pronoun(pronoun, verb, end - 1);

    let chosen: Reference | null = null;
    let sawNoun = false;
    for (let i = start; i < end; i++) {
      const kind = words.pronoun(i);
      if (kind === 'third' && !this.#oblique(i, start)) {
        chosen ??= this.#pronoun(kind, verb, i);
        continue;
      }
      const phrase = actors.phrase(i, end);
      if (phrase !== null) {
        const related = this.#related(i, start);
        if (related)
          return {
            ...NOBODY,
            candidates: this.#resolve(phrase).entity === null ? [] : [this.#resolve(phrase).entity as number],
          };
        if (!this.#oblique(i, start) && (chosen === null || opensAdjunct)) chosen = this.#resolve(phrase);
        i = phrase.to - 1;
        continue;
      }
      // What follows the first name and an adjunct is about it, no new subject.
      if (chosen !== null && !opensAdjunct && words.is('discourse-adjunct', i)) break;
      if (tokens.shape[i] !== Shape.Mark && tokens.shape[i] !== Shape.Digits && !actors.isSetting(i))
        sawNoun = true;
    }
    const pointed = touching && words.is('discourse-demonstrative', end - 1);
    if (pointed && (chosen === null ? words.is('discourse-epithet', start) : this.#isTitle(chosen.entity))) {
      const focus = this.focusAt(verb);
      if (focus.entity !== null && actors.entity(focus.entity).type === 'person')
        return { ...focus, from: start, to: end };
    }
    if (chosen !== null) return chosen;
    if (!touching || opensAdjunct || !sawNoun) return null;
    const named = this.#byName(start, end);
    if (named !== null) return named;
    return { ...NOBODY, from: start, to: end };
  }

  #isTitle(entity: number | null): boolean {
    return (
      entity !== null &&
      (this.actors.entity(entity).type === 'office' || this.actors.entity(entity).type === 'group')
    );
  }

  /** A capitalised word in the stretch that is part of a known person's name. */
  #byName(start: number, end: number): Reference | null {
    const { tokens } = this.#doc;
    for (let i = end - 1; i >= start; i--) {
      if (tokens.shape[i] !== Shape.Title) break;
      const person = this.actors.byNameWord(surfaceOf(tokens, i));
      if (person !== null) return { entity: person, candidates: [], how: 'named', from: i, to: i + 1 };
    }
    return null;
  }

  #pronoun(kind: string, verb: number, at: number): Reference {
    if (kind === 'first') return { ...this.currentAt(verb), how: 'pronoun', from: at, to: at + 1 };
    if (kind === 'plural') return { ...NOBODY, from: at, to: at + 1 };
    return { ...this.focusAt(at), from: at, to: at + 1 };
  }

  /** True when a preposition or a verb right before atom `i` governs what stands there. */
  #oblique(i: number, floor: number): boolean {
    const { words } = this;
    let before = i - 1;
    while (before >= floor && words.is('discourse-determiner', before)) before--;
    if (before < floor) return false;
    return words.is('discourse-preposition', before) || words.looksLikeVerb(before);
  }

  #related(i: number, floor: number): boolean {
    for (let back = 1; back <= 3 && i - back >= floor; back++) {
      const end = this.words.cueEnd('discourse-relation', i - back);
      if (end === i) return true;
    }
    return false;
  }

  /** The subject of the verb of saying before this one in the sentence, which "dan" carries on. */
  #sharedSubject(verb: number, sentence: Sentence): Reference | null {
    const { verbs } = this.words;
    let low = 0;
    let high = verbs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((verbs[middle] as SpeechVerb).from < verb) low = middle + 1;
      else high = middle;
    }
    for (let v = low - 1; v >= 0 && low - v <= 8 && (verbs[v] as SpeechVerb).from >= sentence.from; v--) {
      const earlier = this.#attributionAt.get((verbs[v] as SpeechVerb).from);
      if (earlier !== undefined && !earlier.after) return earlier.speaker;
    }
    return null;
  }

  /** A verb without subject goes on with whoever was meant before, if its sentence begins with it. */
  #absent(verb: number, sentence: Sentence): Reference {
    const shared = this.#sharedSubject(verb, sentence);
    if (shared !== null) return shared;
    const focus = this.focusAt(verb);
    return focus.entity === null ? focus : { ...focus, how: 'continued' };
  }

  /** Past the phrases that may head a sentence before its subject ("Selain itu,"). */
  afterOpeners(from: number, limit: number): number {
    let at = from;
    while (at < limit) {
      const end = Math.max(
        this.words.cueEnd('discourse-opener', at),
        this.words.cueEnd('discourse-change', at),
      );
      if (end > 0 && end <= limit && this.actors.startingAt(at) === undefined) at = end;
      else if (at > from && surfaceOf(this.#doc.tokens, at) === ',') at++;
      else break;
    }
    return at;
  }

  /** Where the clause of a verb can begin: the sentence, or after the quote before the verb. */
  #floor(sentence: Sentence, at: number): number {
    const floor = Math.max(sentence.from, at - WIDEST_CLAUSE);
    for (let i = at - 1; i >= floor; i--) if (this.markedAt(i) !== null) return i + 1;
    return floor;
  }

  /** Where a phrase right of a verb must end: the sentence, or before the next quote. */
  #ceiling(sentence: Sentence, at: number): number {
    const limit = Math.min(sentence.to, at + WIDEST_ATTRIBUTION);
    for (let i = at; i < limit; i++) if (this.markedAt(i) !== null) return i;
    return limit;
  }
}

/** Marks after which an attribution may stand. */
const INTRODUCING = ',.;:!?-\u2013\u2014\u2026"\u201c\u201d\'\u2018\u2019`';
/** Atoms that an adjunct at the head of a sentence may take. */
const WIDEST_LEAD = 16;
/** Turns back that a pronoun looks. */
const LOOK_BACK = 12;
/** Atoms after an attribution within which a stand-in or author is looked for. */
const PROXY_REACH = 30;
/** Atoms left of a verb within which its subject is looked for. */
const WIDEST_CLAUSE = 150;
/** Atoms that "kata" and a long chain of titles and names may take. */
const WIDEST_ATTRIBUTION = 60;

/** Sentence of an atom, as the document counts. */
export function sentenceAt(doc: Tagged, atom: number): Sentence | undefined {
  return doc.sentences[sentenceOfAtom(doc.sentences, atom)];
}
