/**
 * Which violation a punishment answers, the first that holds:
 * - one of its own sentence whose authors it can meet; what stands behind "karena" answers the last punishment before;
 * - in a headline, none else;
 * - for what only goes on with the case before, the violation of that case;
 * - for what a law threatens, what was forbidden just before;
 * - for the first punishment of a person, what that person is said to have done, wherever the article says it;
 * - for the first of a class, the nearest act before that somebody of the class is said to have done.
 * Other threats, the prosecution's demand and a punishment that is only told again answer none.
 */
import { inTitle } from './context.js';
import { isCriminal, namesNone } from './groups.js';
import type { Case, Reader } from './sanctions.js';
import type { FoundViolation } from './violations.js';

/** Sentences before a case in which the act of its class, or what the law forbids, may be named. */
const CLASS_REACH = 4;
const LAW_REACH = 2;

export function linkViolations(
  reader: Reader,
  cases: readonly Case[],
  violations: readonly FoundViolation[],
): void {
  const links = new Links(reader, violations);
  let last: Case | null = null;
  cases.forEach((one, index) => {
    one.violation = links.of(one, last, cases[index + 1] ?? null);
    last = one;
  });
}

class Links {
  readonly #reader: Reader;
  readonly #violations: readonly FoundViolation[];
  readonly #bySentence = new Map<number, number[]>();
  /** Index of the first act that a person is said to have done outside headlines, else in one. */
  readonly #byPerson = new Map<number, number>();
  /** The first sentence in which a punishment of somebody, and one of that kind, is tied to an act. */
  readonly #answered = new Map<string, number>();

  constructor(reader: Reader, violations: readonly FoundViolation[]) {
    this.#reader = reader;
    this.#violations = violations;
    const order = violations.map((_, index) => index);
    order.sort((a, b) => this.#at(a).sentence - this.#at(b).sentence || this.#at(a).from - this.#at(b).from);
    const inHeadline = new Set<number>();
    for (const index of order) {
      const { sentence, actors, status } = this.#at(index);
      const list = this.#bySentence.get(sentence);
      if (list === undefined) this.#bySentence.set(sentence, [index]);
      else list.push(index);
      if (status === 'forbidden') continue;
      const titled = inTitle(reader, sentence);
      for (const actor of actors) {
        if (this.#byPerson.has(actor) && !inHeadline.has(actor)) continue;
        if (titled && this.#byPerson.has(actor)) continue;
        this.#byPerson.set(actor, index);
        if (titled) inHeadline.add(actor);
        else inHeadline.delete(actor);
      }
    }
  }

  of(one: Case, last: Case | null, next: Case | null): number | null {
    const titled = inTitle(this.#reader, one.sentence);
    const found = this.#inOwnSentence(one, next) ?? (titled ? null : this.#elsewhere(one, last));
    if (found !== null && !titled) for (const key of keysOf(one)) this.#note(key, one.sentence);
    return found;
  }

  #note(key: string, sentence: number): void {
    if (!this.#answered.has(key)) this.#answered.set(key, sentence);
  }

  #elsewhere(one: Case, last: Case | null): number | null {
    if (last !== null && this.#goesOn(one, last)) return last.violation;
    if (one.status === 'threatened')
      return (isCriminal(one.group) ? this.#forbiddenBefore(one) : null) ?? this.#ofSameClass(one);
    if (one.status === 'denied' || one.status === 'proposed') return null;
    if (one.status === 'recommended' && isCriminal(one.group)) return null;
    if (this.#isToldAgain(one)) return null;
    return this.#ofPerson(one) ?? this.#ofClass(one);
  }

  #at(index: number): FoundViolation {
    return this.#violations[index] as FoundViolation;
  }

  /** The nearest act of the sentence whose authors the punishment can meet. */
  #inOwnSentence(one: Case, next: Case | null): number | null {
    const { group, sentence, target } = one;
    const cues = this.#reader.cues(sentence);
    let best: number | null = null;
    let least = Number.MAX_SAFE_INTEGER;
    for (const index of this.#bySentence.get(sentence) ?? []) {
      const { from, to, actors } = this.#at(index);
      // "menunda penjatuhan sanksi": the punishment is part of the offence.
      if (from <= group.from && to >= group.to) continue;
      if (!this.#canMeet(target, actors)) continue;
      const later = next !== null && next.sentence === sentence && next.group.to <= from;
      const another = later && next.target !== null && next.target !== target;
      if (another && cues.between('violation-reason', next.group.to, from)) continue;
      const away = to <= group.from ? group.from - to : from - group.to;
      if (away < least) {
        least = away;
        best = index;
      }
    }
    return best;
  }

  #goesOn(one: Case, last: Case): boolean {
    return (
      one.sentence - last.sentence <= 1 &&
      one.target === last.target &&
      one.inheritedTarget &&
      one.status === last.status
    );
  }

  /** "Ancamannya penjara ...": what was forbidden just before. */
  #forbiddenBefore(one: Case): number | null {
    for (let sentence = one.sentence - 1; sentence >= one.sentence - LAW_REACH; sentence--) {
      if (inTitle(this.#reader, sentence)) break;
      const found = this.#bySentence
        .get(sentence)
        ?.findLast((index) => this.#at(index).status === 'forbidden');
      if (found !== undefined) return found;
    }
    return null;
  }

  #ofPerson({ target }: Case): number | null {
    if (target === null || this.#reader.actors.entity(target).type === 'group') return null;
    return this.#byPerson.get(target) ?? null;
  }

  /** The same person again, or the same class with the same punishment or none by name. */
  #isToldAgain(one: Case): boolean {
    const [target, ...kinds] = keysOf(one);
    if (target === undefined) return false;
    const first = this.#answered.get(target);
    if (first === undefined || first >= one.sentence) return false;
    if (one.target !== null && this.#reader.actors.entity(one.target).type !== 'group') return true;
    return (
      namesNone(one.group) || kinds.some((kind) => (this.#answered.get(kind) ?? one.sentence) < one.sentence)
    );
  }

  #ofClass(one: Case): number | null {
    const { target } = one;
    const isGroup = (index: number): boolean => this.#reader.actors.entity(index).type === 'group';
    return this.#actBefore(one, (actors) => {
      if (target === null || actors.length === 0) return false;
      if (actors.includes(target)) return true;
      // Several others are not punished for what one person did.
      return actors.every(isGroup) && this.#canMeet(target, actors);
    });
  }

  #ofSameClass({ target, sentence }: Case): number | null {
    const { actors } = this.#reader;
    if (target === null || actors.entity(target).type !== 'group' || actors.isWide(target)) return null;
    return this.#actBefore({ target, sentence }, (authors) => authors.includes(target));
  }

  /** The nearest act before that somebody is said to have done. */
  #actBefore(
    { target, sentence: own }: Pick<Case, 'target' | 'sentence'>,
    accepts: (actors: readonly number[]) => boolean,
  ): number | null {
    if (target === null) return null;
    for (let sentence = own - 1; sentence >= own - CLASS_REACH; sentence--) {
      if (inTitle(this.#reader, sentence)) break;
      const found = this.#bySentence.get(sentence)?.find((index) => {
        const { status, actors } = this.#at(index);
        return status !== 'forbidden' && accepts(actors);
      });
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Those whom the punishment meets can be the authors: the same, or of the same class. */
  #canMeet(target: number | null, authors: readonly number[]): boolean {
    if (target === null || authors.length === 0 || authors.includes(target)) return true;
    const { actors } = this.#reader;
    const own = actors.classes(target);
    return authors.some((author) => {
      const two = actors.entity(author).type !== 'group' && actors.entity(target).type !== 'group';
      if (two) return actors.holder(author) === actors.holder(target);
      for (const id of actors.classes(author)) if (own.has(id)) return true;
      return false;
    });
  }
}

/** What tells a punishment from others: whom it meets, then that with each kind. */
function keysOf({ target, group }: Case): readonly string[] {
  if (target === null) return [];
  const kinds = group.items.flatMap(({ entries }) => entries.map(({ id }) => id));
  return [`${target}`, ...kinds.map((kind) => `${target} ${kind}`)];
}
