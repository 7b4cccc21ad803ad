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
    const sole = onlyOne(this.#sightings.filter((one) => this.#isIndividual(one)));
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
    return onlyOne(this.#sightings.filter((one) => one.sentence <= sentence && this.#isIndividual(one)));
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

  lastIndividual(sentence: number): number | null {
    return this.#nearest(sentence, (one) => this.#isIndividual(one));
  }

  /**
   * The person or office that "ia" or "yang bersangkutan" of a sentence stands for: the one of the nearest sentence
   * before that tells of one, else the only one of the article.
   */
  single(sentence: number): number | null {
    const before = this.#nearest(sentence, (one) => this.#isIndividual(one));
    return before ?? this.sole();
  }

  /**
   * The class that "mereka" or "dua di antaranya" of a sentence stands for.
   * @param least how many there must be: three persons are not among two.
   */
  plural(sentence: number, least = 0): Sighting | null {
    const isPlural = ({ entity, count }: Sighting): boolean =>
      this.#actors.entity(entity).type === 'group' &&
      count !== 1 &&
      (typeof count !== 'number' || count >= least);
    const before = this.#sightings.findLast((one) => one.sentence <= sentence && isPlural(one));
    return before ?? this.#sightings.find(isPlural) ?? null;
  }

  /** The only accused or punished member of a class, in the whole article: "camat itu", "oknum ASN tersebut". */
  memberOf(group: number): number | null {
    return onlyOne(
      this.#sightings.filter((one) => this.#isIndividual(one) && this.#actors.isMemberOf(one.entity, group)),
    );
  }

  /** Those of the last sentence that tells of any, up to this one. */
  last(sentence: number): Sighting | null {
    const last = this.#sightings.findLast((one) => one.sentence <= sentence);
    if (last === undefined) return null;
    const together = this.#sightings.filter((one) => one.sentence === last.sentence);
    if (onlyOne(together) !== null) return last;
    // Two persons at once are a class: "Dua kades".
    return this.plural(sentence) ?? last;
  }

  #nearest(sentence: number, accepts: (sighting: Sighting) => boolean): number | null {
    const last = this.#sightings.findLast((one) => one.sentence <= sentence && accepts(one));
    if (last === undefined) return null;
    return onlyOne(this.#sightings.filter((one) => one.sentence === last.sentence && accepts(one)));
  }

  /** One person or post; "dua sekretaris daerah" are several. */
  #isIndividual({ entity, count }: Sighting): boolean {
    if (typeof count === 'number' && count > 1) return false;
    const { type } = this.#actors.entity(entity);
    return type === 'person' || type === 'office';
  }
}

function onlyOne(sightings: readonly Sighting[]): number | null {
  const first = sightings[0];
  if (first === undefined) return null;
  return sightings.every(({ entity }) => entity === first.entity) ? first.entity : null;
}
