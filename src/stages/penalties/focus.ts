/**
 * Whom the article is about, as far as it has told: those accused, judged or punished. Pronouns, bare titles ("camat
 * itu") and numbers ("dua di antaranya") stand for one of them.
 */
import type { Actors } from './actors.js';

export interface Sighting {
  readonly entity: number;
  readonly sentence: number;
  /** Number of persons; null when vague, undefined when none is given. */
  readonly count: number | null | undefined;
}

export class Focus {
  readonly #actors: Actors;
  /** In order of sentences. */
  readonly #sightings: Sighting[] = [];

  constructor(actors: Actors) {
    this.#actors = actors;
  }

  /** True once the article has told of something imposed. */
  told = false;

  note(sighting: Sighting): void {
    const same = this.#sightings.at(-1);
    if (
      same?.entity === sighting.entity &&
      same.sentence === sighting.sentence &&
      same.count === sighting.count
    )
      return;
    const at = this.#sightings.findLastIndex(({ sentence }) => sentence <= sighting.sentence);
    this.#sightings.splice(at + 1, 0, sighting);
  }

  /** The only person or office accused or punished in the whole article, or null. */
  sole(): number | null {
    const sole = this.#onlyIndividual(Number.MAX_SAFE_INTEGER, null);
    return sole === null || this.#isOneOfSeveral(sole) ? null : sole;
  }

  /** "Dua kepala desa": the one whose name was read is not the only one. */
  #isOneOfSeveral(person: number): boolean {
    return this.#sightings.some(
      ({ entity, count }) =>
        typeof count === 'number' &&
        count > 1 &&
        entity !== person &&
        this.#actors.isMemberOf(person, entity),
    );
  }

  /** The only person or office accused or punished up to the sentence, or null. */
  onlySoFar(sentence: number): number | null {
    return this.#onlyIndividual(sentence, null);
  }

  /** The only one accused or punished, where the headline is on that case. */
  topic(): number | null {
    const sole = this.sole();
    if (sole === null) return null;
    const inTitle = this.#sightings.some(
      ({ entity, sentence, count }) =>
        sentence === 0 &&
        (entity === sole || ((count === undefined || count === 1) && this.#actors.isMemberOf(sole, entity))),
    );
    return inTitle ? sole : null;
  }

  /** True for those accused or punished up to the sentence. */
  knows(entity: number, sentence: number): boolean {
    return this.#sightings.some((one) => one.entity === entity && one.sentence <= sentence);
  }

  /** The first sentence that accuses or punishes somebody; infinite when none does. */
  since(entity: number): number {
    return this.#sightings.find((one) => one.entity === entity)?.sentence ?? Number.POSITIVE_INFINITY;
  }

  lastIndividual(sentence: number): number | null {
    return this.#nearest(sentence);
  }

  /**
   * The person or office that "ia" or "yang bersangkutan" of a sentence stands for: the one of the nearest sentence
   * before that tells of one, else the only one of the article.
   */
  single(sentence: number): number | null {
    return this.#nearest(sentence) ?? this.sole();
  }

  /**
   * The class that "mereka" or "dua di antaranya" of a sentence stands for.
   * @param least how many there must be: three persons are not among two.
   */
  plural(sentence: number, least = 0): Sighting | null {
    let first: Sighting | null = null;
    for (let i = this.#sightings.length - 1; i >= 0; i--) {
      const one = this.#sightings[i] as Sighting;
      if (!this.#isPlural(one, least)) continue;
      if (one.sentence <= sentence) return one;
      first = one;
    }
    return first;
  }

  #isPlural({ entity, count }: Sighting, least: number): boolean {
    if (count === 1 || (typeof count === 'number' && count < least)) return false;
    return this.#actors.entity(entity).type === 'group';
  }

  /** The only accused or punished member of a class, in the whole article: "camat itu", "oknum ASN tersebut". */
  memberOf(group: number): number | null {
    return this.#onlyIndividual(Number.MAX_SAFE_INTEGER, group);
  }

  /** Those of the last sentence that tells of any, up to this one. */
  last(sentence: number): Sighting | null {
    let last: Sighting | null = null;
    for (let i = this.#sightings.length - 1; i >= 0; i--) {
      const one = this.#sightings[i] as Sighting;
      if (one.sentence > sentence) continue;
      if (last === null) last = one;
      if (one.sentence !== last.sentence) break;
      // Two persons at once are a class: "Dua kades".
      if (one.entity !== last.entity) return this.plural(sentence) ?? last;
    }
    return last;
  }

  /** The only person or office of the nearest sentence, up to this one, that tells of any. */
  #nearest(sentence: number): number | null {
    let last: Sighting | null = null;
    for (let i = this.#sightings.length - 1; i >= 0; i--) {
      const one = this.#sightings[i] as Sighting;
      if (one.sentence > sentence || !this.#isIndividual(one)) continue;
      if (last === null) last = one;
      if (one.sentence !== last.sentence) break;
      if (one.entity !== last.entity) return null;
    }
    return last === null ? null : last.entity;
  }

  /** The only person or office up to the sentence, of those that belong to the class if one is given. */
  #onlyIndividual(sentence: number, group: number | null): number | null {
    let found: number | null = null;
    for (const one of this.#sightings) {
      if (one.sentence > sentence || one.entity === found || !this.#isIndividual(one)) continue;
      if (group !== null && !this.#actors.isMemberOf(one.entity, group)) continue;
      if (found !== null) return null;
      found = one.entity;
    }
    return found;
  }

  /** One person or post; "dua sekretaris daerah" are several. */
  #isIndividual({ entity, count }: Sighting): boolean {
    if (typeof count === 'number' && count > 1) return false;
    const { type } = this.#actors.entity(entity);
    return type === 'person' || type === 'office';
  }
}
