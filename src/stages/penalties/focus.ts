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
    return onlyOne(this.#sightings.filter(({ entity }) => this.#isIndividual(entity)));
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
    return this.#nearest(sentence, ({ entity }) => this.#isIndividual(entity));
  }

  /**
   * The person or office that "ia" or "yang bersangkutan" of a sentence stands for: the one of the nearest sentence
   * before that tells of one, else the only one of the article.
   */
  single(sentence: number): number | null {
    const before = this.#nearest(sentence, ({ entity }) => this.#isIndividual(entity));
    return before ?? this.sole();
  }

  /** The class that "mereka" or "dua di antaranya" of a sentence stands for. */
  plural(sentence: number): Sighting | null {
    const isPlural = ({ entity, count }: Sighting): boolean =>
      this.#actors.entity(entity).type === 'group' && count !== 1;
    const before = this.#sightings.findLast((one) => one.sentence <= sentence && isPlural(one));
    return before ?? this.#sightings.find(isPlural) ?? null;
  }

  /** The only accused or punished member of a class, in the whole article: "camat itu", "oknum ASN tersebut". */
  memberOf(group: number): number | null {
    return onlyOne(
      this.#sightings.filter(
        ({ entity }) => this.#isIndividual(entity) && this.#actors.isMemberOf(entity, group),
      ),
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

  #isIndividual(entity: number): boolean {
    const { type } = this.#actors.entity(entity);
    return type === 'person' || type === 'office';
  }
}

function onlyOne(sightings: readonly Sighting[]): number | null {
  const first = sightings[0];
  if (first === undefined) return null;
  return sightings.every(({ entity }) => entity === first.entity) ? first.entity : null;
}
