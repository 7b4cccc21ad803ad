/** Sums that precision, recall and F1 are made of. They add up over articles, so averages are micro-averages. */

/**
 * For counted items `precise` and `recalled` are both the number of right ones. For B-cubed and other graded scores
 * they are sums of shares between 0 and 1, one per item.
 */
export interface Tally {
  /** Right, of the predicted. */
  precise: number;
  predicted: number;
  /** Right, of the gold. */
  recalled: number;
  gold: number;
}

export interface Score {
  /** Null when nothing was predicted. */
  readonly precision: number | null;
  /** Null when gold has nothing. */
  readonly recall: number | null;
  /** Null when there is neither gold nor prediction. */
  readonly f1: number | null;
}

export function score({ precise, predicted, recalled, gold }: Tally): Score {
  const precision = predicted === 0 ? null : precise / predicted;
  const recall = gold === 0 ? null : recalled / gold;
  if (precision === null && recall === null) return { precision, recall, f1: null };
  const sum = (precision ?? 0) + (recall ?? 0);
  return { precision, recall, f1: sum === 0 ? 0 : (2 * (precision ?? 0) * (recall ?? 0)) / sum };
}

/** Tallies by name: `layer.score`, or `layer.class.score` for one class of the layer's items. */
export class Scores {
  readonly #tallies = new Map<string, Tally>();

  /** Adds to a score. A name that was never added to is not reported. */
  add(name: string, { precise, predicted, recalled, gold }: Tally): void {
    const tally = this.#tallies.get(name);
    if (tally === undefined) {
      this.#tallies.set(name, { precise, predicted, recalled, gold });
      return;
    }
    tally.precise += precise;
    tally.predicted += predicted;
    tally.recalled += recalled;
    tally.gold += gold;
  }

  /** Adds counted items: `right` of `predicted` and of `gold`. */
  count(name: string, right: number, predicted: number, gold: number): void {
    this.add(name, { precise: right, predicted, recalled: right, gold });
  }

  /** Adds the share of `judged` things that are right: precision and recall are both that share. */
  share(name: string, right: number, judged: number): void {
    this.count(name, right, judged, judged);
  }

  addAll(other: Scores): void {
    for (const [name, tally] of other) this.add(name, tally);
  }

  get(name: string): Tally | undefined {
    return this.#tallies.get(name);
  }

  [Symbol.iterator](): IterableIterator<[string, Tally]> {
    return this.#tallies.entries();
  }
}
