/**
 * Which violation a punishment answers, the first that holds:
 * - one of its own sentence whose authors it can meet; what stands behind "karena" answers the last punishment before;
 * - for what only goes on with the case before, the violation of that case;
 * - the nearest before, else the first behind, that those whom it meets are said to have done or are forbidden to do;
 * - for what a law threatens, what was forbidden just before;
 * - for the punished of a class, the nearest act close before that somebody of the class is said to have done.
 * A punishment that is denied answers none but one of its own sentence.
 */
import { inTitle } from './context.js';
import { isCriminal } from './groups.js';
import type { Case, Reader } from './sanctions.js';
import type { FoundViolation } from './violations.js';
import { append } from './lists.js';

/** Sentences before a case in which the act of its class, or what the law forbids, may be named. */
const CLASS_REACH = 4;
const LAW_REACH = 2;

export function linkViolations(
  reader: Reader,
  cases: readonly Case[],
  violations: readonly FoundViolation[],
): void {
  if (violations.length === 0) return;
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
  /** Indices of the acts of somebody, in the order of the text: those outside headlines, if any. */
  readonly #byActor = new Map<number, number[]>();

  constructor(reader: Reader, violations: readonly FoundViolation[]) {
    this.#reader = reader;
    this.#violations = violations;
    const order = violations.map((_, index) => index);
    order.sort((a, b) => this.#at(a).sentence - this.#at(b).sentence || this.#at(a).from - this.#at(b).from);
    const titled = (index: number): boolean => inTitle(reader, this.#at(index).sentence);
    for (const index of order) {
      const { sentence, actors } = this.#at(index);
      append(this.#bySentence, sentence, index);
      for (const actor of actors) {
        const known = this.#byActor.get(actor);
        if (known !== undefined && known.every(titled) && !titled(index)) this.#byActor.set(actor, [index]);
        else append(this.#byActor, actor, index);
      }
    }
  }

  of(one: Case, last: Case | null, next: Case | null): number | null {
    return this.#inOwnSentence(one, next) ?? this.#elsewhere(one, last);
  }

  #elsewhere(one: Case, last: Case | null): number | null {
    if (one.status === 'denied') return null;
    if (last !== null && this.#goesOn(one, last)) return last.violation;
    const own = this.#ofSame(one);
    if (own !== null) return own;
    if (one.status === 'threatened') return isCriminal(one.group) ? this.#forbiddenBefore(one) : null;
    return this.#ofClass(one);
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

  /** What the punished themselves have done, or, for a threat, are forbidden: nearest before, else first behind. */
  #ofSame({ target, status, sentence }: Case): number | null {
    const acts = target === null ? undefined : this.#byActor.get(target);
    if (acts === undefined) return null;
    const done = acts.filter((index) => this.#at(index).status !== 'forbidden');
    const fitting = status === 'threatened' || status === 'proposed' || done.length === 0 ? acts : done;
    return fitting.findLast((index) => this.#at(index).sentence <= sentence) ?? fitting[0] ?? null;
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
