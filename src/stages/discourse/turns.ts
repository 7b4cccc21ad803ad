/** Who speaks or acts in the running text, turn by turn: what "ia", "-nya" and a verb without subject go back to. */
import type { Actors } from './actors.js';
import { NOBODY, type Reference } from './reference.js';

/** Turns back that a pronoun looks. */
const LOOK_BACK = 12;
/** Most antecedents that an unsure pronoun is given. */
const MOST_CANDIDATES = 3;

/** The text turns to somebody: from atom `at` on, `entity` is the one meant by "he"; null when it is nobody known. */
export interface Turn {
  readonly at: number;
  readonly entity: number | null;
  /** A speaker, not only a subject. */
  readonly speaks: boolean;
}

export class Turns {
  readonly #turns: Turn[] = [];

  constructor(private readonly actors: Actors) {}

  /** Number of turns so far. */
  get count(): number {
    return this.#turns.length;
  }

  add(turn: Turn): void {
    this.#turns.push(turn);
  }

  /** Adds the subject of a sentence of which `count` turns lay before, hiding what stands behind it in the sentence. */
  addSubject(turn: Turn, count: number): void {
    const last = this.#turns[this.#turns.length - 1];
    if (this.#turns.length > count && last !== undefined && last.at > turn.at) this.#turns.length = count;
    this.#turns.push(turn);
  }

  /** Who last spoke before atom `at`. */
  currentAt(at: number): Reference {
    for (let t = this.#lastBefore(at); t >= 0; t--) {
      const turn = this.#turns[t] as Turn;
      if (turn.speaks) return this.#toward(turn, t, 'continued');
    }
    return NOBODY;
  }

  /** Whom "ia", "dia" or "-nya" at atom `at` means: the last one who spoke or did something. */
  focusAt(at: number): Reference {
    let fallback: number | null = null;
    for (let t = this.#lastBefore(at), steps = 0; t >= 0 && steps < LOOK_BACK; t--, steps++) {
      const turn = this.#turns[t] as Turn;
      if (turn.entity === null) return this.#toward(turn, t, 'pronoun');
      const { type } = this.actors.entity(turn.entity);
      const somebody = type === 'person' || type === 'office' || (type === 'group' && turn.speaks);
      if (somebody) return { entity: turn.entity, candidates: [], how: 'pronoun' };
      fallback ??= turn.entity;
    }
    return fallback === null ? NOBODY : { entity: fallback, candidates: [], how: 'pronoun' };
  }

  /** Index of the last turn before atom `at`, or -1. */
  #lastBefore(at: number): number {
    let low = 0;
    let high = this.#turns.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#turns[middle] as Turn).at < at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #toward(turn: Turn, index: number, how: 'continued' | 'pronoun'): Reference {
    if (turn.entity !== null) return { entity: turn.entity, candidates: [], how };
    const candidates: number[] = [];
    for (let t = index - 1; t >= 0 && index - t < LOOK_BACK && candidates.length < MOST_CANDIDATES; t--) {
      const entity = this.#turns[t]?.entity ?? null;
      if (entity !== null && !candidates.includes(entity)) candidates.push(entity);
    }
    return { entity: null, candidates, how: 'unknown' };
  }
}
