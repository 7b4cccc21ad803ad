/** One verb of saying and whose it is. */
import type { Sentence } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import { isCharacter, isOneOf } from './atoms.js';
import type { Named, Names } from './names.js';
import { WIDEST_ATTRIBUTION, type Passage } from './passage.js';
import type { Reference } from './reference.js';
import type { Subjects } from './subjects.js';
import type { Turns } from './turns.js';
import { Cue, type SpeechVerb } from './words.js';

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

/** As it is read by itself, before it is seen among the others of its sentence. */
export type LoneAttribution = Omit<Attribution, 'embedded'>;

/** Marks after which an attribution may stand. */
const INTRODUCING = ',.;:!?-\u2013\u2014\u2026"\u201c\u201d\'\u2018\u2019`';
/** Atoms right of a passive verb within which its agent must begin, with and without "oleh". */
const REACH_AGENT = 6;
const REACH_BARE_AGENT = 2;
/** Atoms after an attribution within which a stand-in or author is looked for. */
const REACH_PROXY = 30;
/** Atoms behind "yang diwakili" or "membacakan arahan" within which the name must begin. */
const REACH_PROXY_NAME = 3;

export class Attributor {
  constructor(
    private readonly passage: Passage,
    private readonly turns: Turns,
    private readonly names: Names,
    private readonly subjects: Subjects,
  ) {}

  /** Null when the verb is not used to say something, or stands inside a quote. */
  read(sentence: Sentence, verb: SpeechVerb): LoneAttribution | null {
    const inside = this.passage.markedAt(verb.from);
    if (inside !== null && inside.marks !== 'unopened') return null;
    switch (verb.slot) {
      case 'base':
        return this.#base(sentence, verb);
      case 'nya': {
        if (!this.#introduced(sentence, verb)) return null;
        const limit = this.passage.ceiling(sentence, verb.to);
        const end = this.passage.words.afterAdverbs(verb.to, limit);
        return this.#spoken(sentence, verb, this.turns.focusAt(verb.from), end);
      }
      case 'passive':
        return this.#passive(sentence, verb);
      case 'active':
      case 'short':
        return this.#ownSubject(sentence, verb);
    }
  }

  /** "…, kata X", "kata X, …". */
  #base(sentence: Sentence, verb: SpeechVerb): LoneAttribution | null {
    const { passage } = this;
    if (!this.#introduced(sentence, verb)) {
      const title = passage.doc.blocks[sentence.block]?.kind === 'title';
      return title ? this.#ownSubject(sentence, { ...verb, slot: 'short' }) : null;
    }
    const named = this.names.after(verb.to, passage.ceiling(sentence, verb.to));
    // "Sampai pekan ini, …", "Ancam Copot Kepala Dinas": without a quotation before, the speaker stands right behind.
    if (!passage.followsMark(verb.from) && !this.#adjoins(named, verb.to, sentence)) return null;
    const lone = named.end === verb.to;
    const bare = lone && passage.endsAt(verb.to, sentence);
    // "terang di siang hari": nobody is named and the sentence goes on.
    if (named.reference.how === 'unknown' && lone && !bare && !passage.followsMark(verb.from)) return null;
    const speaker = bare ? { ...this.turns.focusAt(verb.from), how: 'continued' as const } : named.reference;
    return this.#spoken(sentence, verb, speaker, named.end);
  }

  /** True when the speaker, or a word that describes him, stands right behind the verb, or the verb ends its clause. */
  #adjoins({ reference }: Named, at: number, sentence: Sentence): boolean {
    const { words, doc } = this.passage;
    const start = words.afterAdverbs(at, sentence.to);
    if (reference.from === undefined) return start >= sentence.to - 1;
    if (words.is(Cue['discourse-epithet'], start)) return true;
    if (reference.from === start)
      return reference.how !== 'unknown' || doc.tokens.shape[start] !== Shape.Lower;
    if (doc.blocks[sentence.block]?.kind === 'title') return false;
    return (
      doc.tokens.shape[start] !== Shape.Lower ||
      words.is(Cue['discourse-determiner'], start) ||
      words.is(Cue['discourse-title-word'], start)
    );
  }

  /** "dikatakan (oleh) X", "ditegaskan bahwa …". */
  #passive(sentence: Sentence, verb: SpeechVerb): LoneAttribution | null {
    const { act } = verb.entry;
    const limit = this.passage.ceiling(sentence, verb.to);
    const by = this.passage.words.cueEnd(Cue['discourse-by'], verb.to);
    const named =
      by > 0 ? this.names.after(by, limit, REACH_AGENT) : this.names.after(verb.to, limit, REACH_BARE_AGENT);
    // "diminta ASN …" names who is told; "diingatkan Kapolres, bahwa …" who tells.
    const directs = act === 'direct' || act === 'remind' || act === 'cite';
    if (directs && by < 0 && !this.#tells(named)) return null;
    if (named.reference.how !== 'unknown') return this.#spoken(sentence, verb, named.reference, named.end);
    const author = this.#author(sentence, verb.from);
    if (author !== null)
      return { verb, speaker: author, after: true, end: verb.to, ...this.#proxies(sentence, verb.to, verb) };
    const speaker = { ...this.turns.focusAt(verb.from), how: 'continued' as const };
    return { verb, speaker, after: true, end: verb.to, voice: null, onbehalf: null };
  }

  /** An attribution whose speaker stands right of the verb and ends before atom `end`. */
  #spoken(sentence: Sentence, verb: SpeechVerb, speaker: Reference, end: number): LoneAttribution {
    return { verb, speaker, after: true, end, ...this.#proxies(sentence, end) };
  }

  /** The attribution of an active form: its subject stands before it. */
  #ownSubject(sentence: Sentence, verb: SpeechVerb): LoneAttribution | null {
    const { words } = this.passage;
    // "untuk memastikan …" tells an aim, "yang mengatakan …" describes somebody.
    const before = words.beforeAdverbs(verb.from, sentence.from) - 1;
    const governed = before >= sentence.from && words.is(Cue['clause-governor'], before);
    if (governed && !words.is(Cue['clause-complementiser'], verb.to)) return null;
    const speaker = this.subjects.before(verb.from, sentence);
    if (verb.slot === 'short' && speaker.how !== 'named' && speaker.how !== 'pronoun') return null;
    return { verb, speaker, after: false, end: verb.to, ...this.#proxies(sentence, verb.to, verb) };
  }

  /** "Dalam sambutan X yang dibacakan Y, ditegaskan bahwa …": whose speech it is. */
  #author(sentence: Sentence, verb: number): Reference | null {
    const { words, actors } = this.passage;
    for (let i = Math.max(this.passage.floor(sentence, verb), verb - WIDEST_ATTRIBUTION); i < verb; i++) {
      const end = words.cueEnd(Cue['discourse-speech'], i);
      const phrase = end > 0 && end < verb ? actors.phrase(end, verb) : null;
      if (phrase !== null) return this.names.resolve(phrase);
    }
    return null;
  }

  /** True when a person or office is named and the clause of its words follows. */
  #tells({ reference, end }: Named): boolean {
    const { doc, actors, words } = this.passage;
    if (reference.how !== 'named' || reference.entity === null || end >= doc.tokens.count) return false;
    const { type } = actors.entity(reference.entity);
    return (
      (type === 'person' || type === 'office') &&
      (isCharacter(doc.tokens, end, ',') || words.is(Cue['clause-complementiser'], end))
    );
  }

  /** A base or -nya form that stands where an attribution may: after a mark or comma, or first in its sentence. */
  #introduced(sentence: Sentence, verb: SpeechVerb): boolean {
    const { words, actors, doc } = this.passage;
    const { shape, block } = doc.tokens;
    const at = words.beforeAdverbs(verb.from, sentence.from);
    if (at <= sentence.from || this.passage.followsMark(at)) return true;
    if (shape[at - 1] === Shape.Mark) return isOneOf(doc.tokens, at - 1, INTRODUCING);
    if (shape[verb.from] !== Shape.Lower && block[at - 1] !== block[at]) return true;
    if (this.passage.afterOpeners(sentence.from, at) === at) return true;
    // "… semua kata Andi": without a comma only plain verbs of saying, and only before a name or pronoun.
    if (verb.entry.object || verb.entry.act !== 'say') return false;
    const next = words.afterAdverbs(verb.to, sentence.to);
    return actors.startingAt(next) !== undefined || words.pronoun(next) === 'third';
  }

  /** Stand-ins and authors named after atom `at` within its sentence, and before `verb` when it is given. */
  #proxies(
    sentence: Sentence,
    at: number,
    verb?: SpeechVerb,
  ): { voice: number | null; onbehalf: number | null } {
    const { passage } = this;
    const { words } = passage;
    const limit = Math.min(sentence.to, at + REACH_PROXY);
    let voice: number | null = null;
    let onbehalf: number | null = null;
    for (let i = at; i < limit && !passage.isMarked(i); i++) {
      if (verb === undefined && voice === null) voice = this.#voiceAt(i, limit);
      const read = words.cueEnd(Cue['discourse-reads'], i);
      if (read > 0 && onbehalf === null) onbehalf = this.#authorAt(read, limit);
    }
    if (verb === undefined) return { voice, onbehalf };
    for (let i = passage.floor(sentence, verb.from); i < verb.from; i++) {
      voice ??= this.#voiceAt(i, verb.from);
      const read = words.cueEnd(Cue['discourse-reads'], i);
      if (read > 0 && read < verb.from && onbehalf === null) onbehalf = this.#authorAt(read, verb.from);
    }
    return { voice, onbehalf };
  }

  /** Who is named behind the words "yang diwakili" that begin at atom `i`. */
  #voiceAt(i: number, limit: number): number | null {
    const spoken = this.passage.words.cueEnd(Cue['discourse-voice'], i);
    return spoken > 0 && spoken < limit ? this.names.person(spoken, limit) : null;
  }

  #authorAt(at: number, limit: number): number | null {
    return this.names.after(at, limit, REACH_PROXY_NAME).reference.entity;
  }
}
