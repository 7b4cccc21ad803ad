/**
 * Who speaks, in the running text. Built once per document; quotes and directives ask it for the subject left of a
 * verb, the speaker right of one, the holder of an office, and the speaker of the text around.
 */
import type { Mention, Sentence, Tagged } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import { Shape } from '../../text/tokens.js';
import { Attributor, type Attribution, type LoneAttribution } from './attributions.js';
import type { Actors, ActorPhrase } from './actors.js';
import { isCharacter } from './atoms.js';
import type { Marked } from './marks.js';
import { Names } from './names.js';
import { Passage } from './passage.js';
import type { Reference } from './reference.js';
import { Subjects } from './subjects.js';
import { Turns } from './turns.js';
import { Cue, type SpeechVerb, type Words } from './words.js';

/** Atoms that an adjunct at the head of a sentence may take. */
const WIDEST_LEAD = 16;
/** Atoms at the head of a sentence within which another speaker is announced. */
const REACH_CHANGE = 4;
/** Verbs of saying back that a coordinated verb looks for its subject. */
const REACH_SHARED = 8;

export class Discourse {
  readonly words: Words;
  readonly actors: Actors;
  readonly passage: Passage;
  /** Every verb of saying outside quotes that is used as one, in order. */
  readonly attributions: readonly Attribution[];
  readonly #doc: Tagged;
  readonly #turns: Turns;
  readonly #names: Names;
  readonly #subjects: Subjects;
  readonly #attributor: Attributor;
  /** 1 more than the index into `attributions` of the one whose verb is the one of this index. */
  readonly #attributionOf: Int32Array;

  constructor(doc: Tagged, lexicon: Lexicon) {
    this.#doc = doc;
    this.passage = new Passage(doc, lexicon);
    this.words = this.passage.words;
    this.actors = this.passage.actors;
    this.#turns = new Turns(this.actors);
    this.#names = new Names(this.passage, this.#turns);
    this.#subjects = new Subjects(this.passage, this.#turns, this.#names, (verb, sentence) =>
      this.#sharedSubject(verb, sentence),
    );
    this.#attributor = new Attributor(this.passage, this.#turns, this.#names, this.#subjects);
    this.#attributionOf = new Int32Array(this.words.verbs.length);
    const attributions: Attribution[] = [];
    this.attributions = attributions;
    let v = 0;
    for (const sentence of doc.sentences) v = this.#sentence(sentence, v, attributions);
  }

  /** Stretches between quotation marks. */
  get marked(): readonly Marked[] {
    return this.passage.marked;
  }

  /** The attribution whose verb begins at atom `i`. */
  attributionAt(i: number): Attribution | undefined {
    const verb = this.words.verbIndexAt(i);
    const index = verb < 0 ? 0 : (this.#attributionOf[verb] as number);
    return index === 0 ? undefined : this.attributions[index - 1];
  }

  /** Index into `attributions` of the first one whose verb begins at atom `i` or later. */
  firstAttributionFrom(i: number): number {
    let low = 0;
    let high = this.attributions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.attributions[middle] as Attribution).verb.from < i) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The person who holds an office, if the article names exactly one. */
  holder(entity: number): number | null {
    const holders = this.actors.holders.of(entity);
    return holders.length === 1 ? (holders[0] as number) : null;
  }

  /** Who last spoke before atom `at`. */
  currentAt(at: number): Reference {
    return this.#turns.currentAt(at);
  }

  /** Whom "ia", "dia" or "-nya" at atom `at` means: the last one who spoke or did something. */
  focusAt(at: number): Reference {
    return this.#turns.focusAt(at);
  }

  /** The grammatical subject of the verb that begins at atom `at`, outside quotes. */
  subjectBefore(sentence: Sentence, at: number): Reference {
    return this.#subjects.before(at, sentence);
  }

  /** "Mewakili Bupati X, Asisten Y meminta …": for whom the subject of the sentence speaks, or null. */
  represented(sentence: Sentence): number | null {
    const end = this.words.cueEnd(Cue['discourse-stand-in'], sentence.from);
    const phrase = end > 0 ? this.actors.phrase(end, sentence.to) : null;
    return phrase === null ? null : this.#names.resolve(phrase).entity;
  }

  /** Whom a phrase of office and name means. */
  referenceTo(phrase: ActorPhrase): Reference {
    return this.#names.resolve(phrase);
  }

  // --- reading the sentences in order ------------------------------------------------------------------------

  /** Reads the verbs of a sentence, the first of them `v`; returns the index of the first verb behind it. */
  #sentence(sentence: Sentence, v: number, attributions: Attribution[]): number {
    const { verbs } = this.words;
    const before = this.#turns.count;
    let spoke = false;
    let governor: Attribution | null = null;
    let next = v;
    for (; next < verbs.length && (verbs[next] as SpeechVerb).from < sentence.to; next++) {
      const verb = verbs[next] as SpeechVerb;
      if (verb.from < sentence.from) continue;
      const read = this.#attributor.read(sentence, verb);
      if (read === null) continue;
      const embedded: boolean = governor !== null && this.#inside(governor, read);
      const attribution: Attribution = { ...read, embedded };
      this.#attributionOf[next] = attributions.push(attribution);
      if (embedded) continue;
      if (governs(attribution)) governor = attribution;
      if (this.#noteSpeaker(attribution, spoke)) spoke = true;
    }
    if (!spoke) this.#noteSubject(sentence, before);
    return next;
  }

  /** True when the verb has a subject of its own inside the clause that `governor` reports. */
  #inside(governor: Attribution, { verb, speaker, after }: LoneAttribution): boolean {
    if (!after && governor.verb.entry.act === 'direct' && this.#unbroken(governor.end, verb.from))
      return true;
    if (after || speaker.from === undefined || speaker.from < governor.end) return false;
    if (speaker.entity !== null && speaker.entity === governor.speaker.entity) return false;
    for (let i = governor.end; i < verb.from; i++) {
      if (this.passage.isMarked(i) || (i < speaker.from && this.words.is(Cue['discourse-contrast'], i)))
        return false;
    }
    return true;
  }

  /** "mendesak bupati memastikan …": no mark or conjunction ends the clause that a directing verb governs. */
  #unbroken(from: number, to: number): boolean {
    const { shape } = this.#doc.tokens;
    for (let i = from; i < to; i++) {
      if (shape[i] === Shape.Mark || this.words.is(Cue['discourse-coordinator'], i)) return false;
      if (this.words.is(Cue['clause-complementiser'], i)) return false;
    }
    return true;
  }

  /** Remembers that somebody is given words. */
  #noteSpeaker({ verb, speaker }: Attribution, spoke: boolean): boolean {
    const known = speaker.how === 'named' || speaker.how === 'pronoun';
    // Behind a known speaker of the sentence, a verb without one tells of a text ("yang isinya menegaskan …").
    const nobody = speaker.how === 'unknown' && verb.entry.act === 'say' && !spoke;
    if (known || nobody)
      this.#turns.add({ at: verb.from, entity: known ? speaker.entity : null, speaks: true });
    return known || nobody;
  }

  /** Remembers who is the subject of a sentence in which nobody is given words. */
  #noteSubject(sentence: Sentence, before: number): void {
    const { words, actors, passage } = this;
    const start = this.#afterLead(passage.afterOpeners(sentence.from, sentence.to), sentence);
    let at = start;
    while (at < sentence.to && at - start < 3 && words.is(Cue['discourse-determiner'], at)) at++;
    if (passage.isMarked(at)) return;
    const phrase = actors.phrase(at, sentence.to);
    if (phrase === null || phrase.to >= sentence.to) {
      this.#noteNewcomer(sentence);
      return;
    }
    if (words.looksPassive(words.afterAdverbs(phrase.to, sentence.to))) return;
    const { entity } = this.#names.resolve(phrase);
    const type = entity === null ? undefined : actors.entity(entity).type;
    if (type !== 'person' && (type !== 'office' || this.#suffers(phrase.to, sentence.to))) return;
    this.#turns.addSubject({ at: phrase.from, entity, speaks: false }, before);
  }

  /** "Bupati selaku pejabat pembina kepegawaian diberi waktu …": the first verb behind the subject is passive. */
  #suffers(from: number, limit: number): boolean {
    const { words } = this;
    for (let i = from; i < limit && i - from < WIDEST_LEAD; i++)
      if (words.looksLikeVerb(i)) return words.looksPassive(i);
    return false;
  }

  /** Past an adjunct or participle that a comma closes at the head of a sentence ("Dihubungi lewat telepon,"). */
  #afterLead(from: number, sentence: Sentence): number {
    const { tokens } = this.#doc;
    if (!this.words.is(Cue['discourse-adjunct'], from) && tokens.shape[from] !== Shape.Title) return from;
    if (this.actors.startingAt(from) !== undefined) return from;
    for (let i = from; i < sentence.to && i - from < WIDEST_LEAD; i++) {
      if (isCharacter(tokens, i, ',') && this.actors.covering(i) === undefined) return i + 1;
    }
    return from;
  }

  /**
   * "Hal senada dialami X", "Nada suara Bupati X meninggi": after words that announce another speaker, or where
   * nobody was spoken of yet, the only person named is the one meant.
   */
  #noteNewcomer(sentence: Sentence): void {
    const limit = Math.min(sentence.to, sentence.from + REACH_CHANGE);
    let announced = false;
    for (let i = sentence.from; i < limit && !announced; i++)
      announced = this.words.is(Cue['discourse-change'], i);
    const unknown = this.#turns.focusAt(sentence.from).how === 'unknown';
    let found: Mention | null = null;
    for (let i = sentence.from; i < sentence.to; i++) {
      const mention = this.actors.startingAt(i);
      if (mention?.type !== 'person') continue;
      if (found !== null && found.entity !== mention.entity) return;
      found = mention;
    }
    if (found === null || !(announced || unknown || this.#isAgent(found, sentence))) return;
    this.#turns.add({ at: found.from, entity: found.entity, speaks: false });
  }

  /** "Sikap serupa ditunjukkan Danrem X": the person, behind the office, does what a passive verb tells. */
  #isAgent(person: Mention, sentence: Sentence): boolean {
    const { words, actors } = this;
    for (let i = sentence.from + 1; i < person.from; i++) {
      if (!words.looksPassive(i - 1) && !words.is(Cue['discourse-by'], i - 1)) continue;
      const phrase = actors.phrase(i, sentence.to);
      if (phrase?.mentions.includes(person) === true) return true;
    }
    return false;
  }

  #sharedSubject(verb: number, sentence: Sentence): Reference | null {
    const { verbs } = this.words;
    const first = this.words.firstVerbFrom(verb);
    for (let v = first - 1; v >= 0 && first - v <= REACH_SHARED; v--) {
      const earlier = verbs[v] as SpeechVerb;
      if (earlier.from < sentence.from) break;
      const attribution = this.attributionAt(earlier.from);
      if (attribution !== undefined && !attribution.after) return attribution.speaker;
    }
    return null;
  }
}

/** True when the clause behind the verb is what its subject says, so that other speakers in it are embedded. */
function governs({ verb, speaker, after }: Attribution): boolean {
  const { act } = verb.entry;
  return (act === 'say' || act === 'direct') && !after && speaker.how !== 'continued';
}
