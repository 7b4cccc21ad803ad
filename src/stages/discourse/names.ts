/** Whom a phrase of title and name means, and who is named right of a verb of saying ("kata X"). */
import type { Mention } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { ActorPhrase } from './actors.js';
import { isCharacter, isOneOf } from './atoms.js';
import type { Passage } from './passage.js';
import { NOBODY, type Reference } from './reference.js';
import type { Turns } from './turns.js';
import { Cue } from './words.js';

/** Atoms right of a verb within which its speaker must begin. */
const REACH = 6;
/** Atoms right of a name within which its demonstrative must stand. */
const REACH_DEMONSTRATIVE = 5;

/** A reference and the atom after the words that make it. */
export interface Named {
  readonly reference: Reference;
  readonly end: number;
}

export class Names {
  constructor(
    private readonly passage: Passage,
    private readonly turns: Turns,
  ) {}

  /** Whom a phrase means: its person, else the holder of its office, else the office or body itself. */
  resolve(phrase: ActorPhrase): Reference {
    const { from, to } = phrase;
    const found = (entity: number): Reference => ({ entity, candidates: [], how: 'named', from, to });
    let office: Mention | undefined;
    for (const mention of phrase.mentions) {
      if (mention.type === 'person') return found(mention.entity);
      if (mention.type === 'office') office ??= mention;
    }
    if (office === undefined) return found((phrase.mentions[0] as Mention).entity);
    const holders = this.passage.actors.holders.of(office.entity);
    if (holders.length === 0) return found(office.entity);
    if (holders.length === 1) return found(holders[0] as number);
    // Several hold it ("Anggota Bawaslu X"): the one who spoke last, if one of them did.
    const focus = this.turns.focusAt(from).entity;
    if (focus !== null && holders.includes(focus)) return found(focus);
    return { entity: null, candidates: holders, how: 'named', from, to };
  }

  /** The person or office named at `at`. */
  person(at: number, limit: number): number | null {
    const { entity } = this.after(at, limit, 3).reference;
    if (entity === null) return null;
    const { type } = this.passage.actors.entity(entity);
    return type === 'person' || type === 'office' ? entity : null;
  }

  /** Reads the speaker phrase that begins at `at` or within `reach` atoms of it. */
  after(at: number, limit: number, reach = REACH): Named {
    const { words, actors, doc } = this.passage;
    const { tokens } = doc;
    const start = words.afterAdverbs(at, limit);
    let unknown = -1;
    let epithet = false;
    let related = false;
    for (let i = start; i < limit && i - start < reach; i++) {
      const kind = i === start ? words.pronoun(i) : undefined;
      if (kind !== undefined) {
        const end = words.afterAdverbs(i + 1, limit);
        const whom = kind === 'third' ? this.turns.focusAt(at) : NOBODY;
        return { reference: { ...whom, from: i, to: i + 1 }, end };
      }
      const phrase = actors.phrase(i, limit);
      if (phrase !== null) {
        if (related) return this.#besideRelated(phrase, limit);
        return this.#described(phrase, at, limit, epithet || words.is(Cue['discourse-epithet'], i));
      }
      if (i > start && words.is(Cue['discourse-demonstrative'], i)) {
        const focus = epithet ? this.turns.focusAt(at) : NOBODY;
        return { reference: { ...focus, from: start, to: i + 1 }, end: i + 1 };
      }
      if (words.is(Cue['discourse-relation'], i)) related = true;
      if (words.is(Cue['discourse-epithet'], i)) epithet = true;
      const shape = tokens.shape[i];
      if (shape === Shape.Mark && !this.#insideName(i)) break;
      if (!epithet && (words.is(Cue['discourse-adjunct'], i) || words.looksLikeVerb(i))) break;
      if (unknown < 0 && (shape === Shape.Title || shape === Shape.Upper || shape === Shape.Mixed))
        unknown = i;
    }
    if (unknown === start) return this.#unknownName(start, limit);
    if (
      start < limit &&
      tokens.shape[start] === Shape.Lower &&
      !words.is(Cue['discourse-adjunct'], start) &&
      !words.looksLikeVerb(start)
    ) {
      return { reference: { ...NOBODY, from: start, to: start + 1 }, end: start };
    }
    return { reference: NOBODY, end: at };
  }

  /** Capitalised words that no mention covers: perhaps a part of a known name. */
  #unknownName(start: number, limit: number): Named {
    const { tokens } = this.passage.doc;
    let end = start + 1;
    while (end < limit && (tokens.shape[end] === Shape.Title || tokens.shape[end] === Shape.Upper)) end++;
    for (let i = start; i < end; i++) {
      const person = this.passage.actors.holders.named(surfaceOf(tokens, i));
      if (person !== null)
        return { reference: { entity: person, candidates: [], how: 'named', from: start, to: end }, end };
    }
    return { reference: { ...NOBODY, from: start, to: end }, end };
  }

  /** "kuasa hukum Andi, Budi": the name after a word such as "lawyer" is the speaker only if it follows a body or name. */
  #besideRelated(phrase: ActorPhrase, limit: number): Named {
    const last = phrase.mentions[phrase.mentions.length - 1] as Mention;
    if (phrase.mentions.length > 1 && last.type === 'person')
      return { reference: this.resolve(phrase), end: phrase.to };
    if (last.type === 'person' && isCharacter(this.passage.doc.tokens, phrase.to, ',')) {
      const next = this.passage.actors.phrase(phrase.to + 1, limit);
      if (next !== null && next.mentions[0]?.type === 'person')
        return { reference: this.resolve(next), end: next.to };
    }
    const { entity } = this.resolve(phrase);
    return {
      reference: { ...NOBODY, candidates: entity === null ? [] : [entity], from: phrase.from, to: phrase.to },
      end: phrase.to,
    };
  }

  /** A phrase with the demonstrative that may close it: "Mantan Wali Kota X tersebut" is somebody known. */
  #described(phrase: ActorPhrase, at: number, limit: number, epithet: boolean): Named {
    const { words, actors, doc } = this.passage;
    const reference = this.resolve(phrase);
    const type = reference.entity === null ? undefined : actors.entity(reference.entity).type;
    for (let i = phrase.to; i < limit && i - phrase.to < REACH_DEMONSTRATIVE; i++) {
      if (doc.tokens.shape[i] === Shape.Mark) break;
      if (words.is(Cue['discourse-demonstrative'], i)) {
        const end = i + 1;
        const focus = type !== 'person' && (type === 'office' || epithet) ? this.turns.focusAt(at) : NOBODY;
        return focus.entity !== null && actors.entity(focus.entity).type === 'person'
          ? { reference: { ...focus, from: phrase.from, to: end }, end }
          : { reference, end };
      }
      if (words.is(Cue['discourse-adjunct'], i) || words.looksLikeVerb(i)) break;
    }
    return { reference, end: phrase.to };
  }

  /** A mark that a name or its titles may hold: "Dr. Drs. X", "Pj. (sementara) Y". */
  #insideName(i: number): boolean {
    const { tokens } = this.passage.doc;
    if (isCharacter(tokens, i, '.'))
      return i > 0 && tokens.shape[i - 1] !== Shape.Lower && tokens.shape[i - 1] !== Shape.Digits;
    return isOneOf(tokens, i, "'-()");
  }
}
