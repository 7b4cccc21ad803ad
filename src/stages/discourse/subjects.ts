/** Who is the grammatical subject left of a verb. */
import type { Sentence } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import { isCharacter, isOneOf } from './atoms.js';
import type { Names } from './names.js';
import type { Passage } from './passage.js';
import { NOBODY, type Reference } from './reference.js';
import type { Turns } from './turns.js';
import { Cue } from './words.js';

/** Stretches between commas that are searched, right to left. */
const MOST_STRETCHES = 6;

/** The subject of the verb of saying before the one at atom `verb` in its sentence, which "dan" carries on, or null. */
export type SharedSubject = (verb: number, sentence: Sentence) => Reference | null;

export class Subjects {
  constructor(
    private readonly passage: Passage,
    private readonly turns: Turns,
    private readonly names: Names,
    private readonly shared: SharedSubject,
  ) {}

  /** The subject of the verb that begins at atom `verb`, outside quotes. */
  before(verb: number, sentence: Sentence): Reference {
    const { words, actors, doc } = this.passage;
    const floor = this.passage.floor(sentence, verb);
    const at = words.beforeDegrees(words.beforeAdverbs(verb, floor), floor);
    if (at <= floor) return this.#absent(verb, sentence);
    const last = at - 1;
    if (words.is(Cue['discourse-coordinator'], last) && actors.covering(last) === undefined) {
      const shared = this.shared(verb, sentence);
      if (shared !== null) return shared;
    }
    // Right to left over the stretches between commas.
    let end = at;
    let touching = true;
    for (let stretches = 0; stretches < MOST_STRETCHES && end > floor; stretches++) {
      let start = end;
      while (start > floor && !this.#separates(start - 1)) start--;
      const found = this.#within(start, end, touching, verb);
      if (found !== null) return found;
      if (start > floor && words.is(Cue['discourse-boundary'], start)) break;
      end = start - 1;
      touching = false;
      if (start <= floor || isCharacter(doc.tokens, start - 1, ';')) break;
    }
    return this.#absent(verb, sentence);
  }

  #separates(i: number): boolean {
    const { actors, doc } = this.passage;
    return (
      doc.tokens.shape[i] === Shape.Mark &&
      isOneOf(doc.tokens, i, ',;:()"\u201c\u201d\u2013\u2014') &&
      actors.covering(i) === undefined
    );
  }

  /** The subject within one stretch; null when the stretch has none and the search goes on to the left. */
  #within(from: number, end: number, touching: boolean, verb: number): Reference | null {
    const { words, actors } = this.passage;
    if (from >= end) return null;
    // "Polres X, kata Yasir, mendorong …": an attribution between commas has no part in the clause.
    const said = touching ? undefined : words.verbAt(from);
    if (said !== undefined && (said.slot === 'base' || said.slot === 'nya')) return null;
    const start = this.passage.afterOpeners(this.#ownClause(from, end), end);
    const opensAdjunct = words.is(Cue['discourse-adjunct'], start) && actors.startingAt(start) === undefined;
    if (opensAdjunct && !touching) return null;
    const pronoun = touching ? words.pronoun(end - 1) : undefined;
    if (pronoun !== undefined) return this.#pronoun(pronoun, verb, end - 1);

    const { chosen, sawNoun, final } = this.#nounPhrase(start, end, opensAdjunct, verb);
    if (final) return chosen;
    const pointed = touching && words.is(Cue['discourse-demonstrative'], end - 1);
    if (
      pointed &&
      (chosen === null ? words.is(Cue['discourse-epithet'], start) : this.#isTitle(chosen.entity))
    ) {
      const focus = this.turns.focusAt(verb);
      if (focus.entity !== null && actors.entity(focus.entity).type === 'person')
        return { ...focus, from: start, to: end };
    }
    if (chosen !== null) return chosen;
    if (!touching || opensAdjunct || !sawNoun) return null;
    return this.#byName(start, end) ?? { ...NOBODY, from: start, to: end };
  }

  /** Behind the last conjunction, after which a clause of its own begins. */
  #ownClause(from: number, end: number): number {
    const { words, actors } = this.passage;
    for (let i = end - 1; i > from; i--) {
      if (actors.covering(i) !== undefined) continue;
      if (words.is(Cue['discourse-boundary'], i)) return words.cueEnd(Cue['discourse-boundary'], i);
      // "diaktifkan lagi sesudah KASN menyatakan …": with a subject of its own, and not "Andi saat ditemui mengatakan".
      if (words.is(Cue['discourse-subordinator'], i) && actors.startingAt(i + 1) !== undefined) return i + 1;
    }
    return from;
  }

  /**
   * The name, title or pronoun that heads the stretch; `final` when it can only be this, `sawNoun` when there are
   * other words that may be a subject.
   */
  #nounPhrase(
    start: number,
    end: number,
    opensAdjunct: boolean,
    verb: number,
  ): { chosen: Reference | null; sawNoun: boolean; final: boolean } {
    const { words, actors, doc } = this.passage;
    const { shape } = doc.tokens;
    let chosen: Reference | null = null;
    let sawNoun = false;
    for (let i = start; i < end; i++) {
      if (words.pronoun(i) === 'third' && !this.#oblique(i, start)) {
        chosen ??= this.#pronoun('third', verb, i);
        continue;
      }
      const phrase = actors.phrase(i, end);
      if (phrase !== null) {
        if (this.#related(i, start)) {
          const { entity } = this.names.resolve(phrase);
          const candidates = entity === null ? [] : [entity];
          return { chosen: { ...NOBODY, candidates }, sawNoun, final: true };
        }
        if ((chosen === null || opensAdjunct) && !this.#oblique(i, start))
          chosen = this.names.resolve(phrase);
        i = phrase.to - 1;
        continue;
      }
      // What follows the first name and an adjunct is about it, no new subject.
      if (chosen !== null && !opensAdjunct && words.is(Cue['discourse-adjunct'], i)) break;
      if (shape[i] !== Shape.Mark && shape[i] !== Shape.Digits && !actors.isSetting(i)) sawNoun = true;
    }
    return { chosen, sawNoun, final: false };
  }

  #isTitle(entity: number | null): boolean {
    if (entity === null) return false;
    const { type } = this.passage.actors.entity(entity);
    return type === 'office' || type === 'group';
  }

  /** A capitalised word at the end of the stretch that is part of a known person's name. */
  #byName(start: number, end: number): Reference | null {
    const { actors, doc } = this.passage;
    for (let i = end - 1; i >= start && doc.tokens.shape[i] === Shape.Title; i--) {
      const person = actors.holders.named(surfaceOf(doc.tokens, i));
      if (person !== null) return { entity: person, candidates: [], how: 'named', from: i, to: i + 1 };
    }
    // "Andi yang ditemui terpisah membantah": the name heads a relative clause.
    if (!this.passage.words.is(Cue['clause-relative'], start + 1) || doc.tokens.shape[start] !== Shape.Title)
      return null;
    const person = actors.holders.named(surfaceOf(doc.tokens, start));
    if (person !== null) return { entity: person, candidates: [], how: 'named', from: start, to: start + 1 };
    return null;
  }

  #pronoun(kind: string, verb: number, at: number): Reference {
    if (kind === 'first') return { ...this.turns.currentAt(verb), how: 'pronoun', from: at, to: at + 1 };
    if (kind === 'plural') return { ...NOBODY, from: at, to: at + 1 };
    return { ...this.turns.focusAt(at), from: at, to: at + 1 };
  }

  /** True when a preposition or a verb right before atom `i` governs what stands there. */
  #oblique(i: number, floor: number): boolean {
    const { words } = this.passage;
    let before = i - 1;
    while (before >= floor && words.is(Cue['discourse-determiner'], before)) before--;
    if (before < floor) return false;
    return words.is(Cue['discourse-preposition'], before) || words.looksLikeVerb(before);
  }

  #related(i: number, floor: number): boolean {
    for (let back = 1; back <= 3 && i - back >= floor; back++) {
      if (this.passage.words.cueEnd(Cue['discourse-relation'], i - back) === i) return true;
    }
    return false;
  }

  /** A verb without subject goes on with whoever was meant before, if its sentence begins with it. */
  #absent(verb: number, sentence: Sentence): Reference {
    const shared = this.shared(verb, sentence);
    if (shared !== null) return shared;
    const focus = this.turns.focusAt(verb);
    return focus.entity === null ? focus : { ...focus, how: 'continued' };
  }
}
