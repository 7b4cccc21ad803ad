/** Which persons hold which office, and whose name a word is, as the article says. Worked out when first asked for. */
import type { Entity, Tagged } from '../../document.js';

/** Shortest word by which a person is found, and shortest beginning of one ("Fitri" of Fitriansyah), in letters. */
const SHORTEST_WORD = 3;
const SHORTEST_BEGINNING = 4;

export class Holders {
  readonly #entities: readonly Entity[];
  #direct: Map<number, number[]> | undefined;
  readonly #known = new Map<number, readonly number[]>();
  /** Person entity by each word of its name, lower case; -1 when several share it. */
  #nameWords: Map<string, number> | undefined;

  constructor({ entities }: Tagged) {
    this.#entities = entities;
  }

  /** Persons who hold the office. Several when the article names several. */
  of(office: number): readonly number[] {
    let persons = this.#known.get(office);
    if (persons === undefined) {
      const direct = (this.#direct ??= this.#holdersByOffice());
      this.#known.set(office, (persons = direct.get(office) ?? this.#ofKin(office, direct)));
    }
    return persons;
  }

  /** The only person whose name has this word, or begins a word of the name with it. */
  named(surface: string): number | null {
    const words = (this.#nameWords ??= this.#wordsOfNames());
    const word = surface.toLowerCase();
    const exact = words.get(word);
    if (exact !== undefined) return exact < 0 ? null : exact;
    if (word.length < SHORTEST_BEGINNING) return null;
    let found: number | null = null;
    for (const [name, index] of words) {
      if (!name.startsWith(word) || index < 0 || index === found) continue;
      if (found !== null) return null;
      found = index;
    }
    return found;
  }

  #holdersByOffice(): Map<number, number[]> {
    const holders = new Map<number, number[]>();
    this.#entities.forEach((entity, person) => {
      if (entity.type !== 'person') return;
      for (const office of entity.offices) {
        const list = holders.get(office);
        if (list === undefined) holders.set(office, [person]);
        else list.push(person);
      }
    });
    return holders;
  }

  /** Holders of a bare title, or of one whose region the article leaves out elsewhere: those of its namesakes. */
  #ofKin(office: number, direct: ReadonlyMap<number, readonly number[]>): readonly number[] {
    const entity = this.#entities[office];
    if (entity?.type !== 'office' || entity.ref === null || entity.former) return [];
    const found = new Set<number>();
    for (const [other, persons] of direct) {
      const kin = this.#entities[other];
      if (kin?.type !== 'office' || kin.ref !== entity.ref || kin.former) continue;
      if (kin.region !== null && entity.region !== null && kin.region !== entity.region) continue;
      for (const person of persons) found.add(person);
    }
    return [...found];
  }

  #wordsOfNames(): Map<string, number> {
    const words = new Map<string, number>();
    this.#entities.forEach((entity, person) => {
      if (entity.type !== 'person') return;
      for (const word of entity.name.toLowerCase().split(/[\s.]+/)) {
        if (word.length >= SHORTEST_WORD) words.set(word, words.has(word) ? -1 : person);
      }
    });
    return words;
  }
}
