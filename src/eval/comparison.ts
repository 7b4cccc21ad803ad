/** One article seen twice: as gold has it and as it was predicted. What every layer's scoring needs of both. */
import type { WireEntity, WireRecord } from '../record/schema.js';
import { EntityAlignment } from './alignment.js';
import { maximumMatching, type Edge } from './matching.js';
import { overlapOf, pieces, Words, type Parted } from './spans.js';
import { Scores } from './tally.js';

export type IssueSort = 'misplaced' | 'false alarm' | 'missed' | 'wrong';

/** One item that is not as gold has it. */
export interface Issue {
  readonly sort: IssueSort;
  readonly layer: string;
  /** Id of the article. */
  readonly id: string;
  /** Where it lies, code points. */
  readonly start: number;
  readonly end: number;
  /** What gold has and what was predicted, in words; null if that side has none. */
  readonly gold: string | null;
  readonly predicted: string | null;
  /** The slots that differ: `force: reminder, not ban`. */
  readonly slots: readonly string[];
  /** The rule that made the prediction. */
  readonly rule: string | null;
  /** Confidence of the prediction. */
  readonly confidence: number | null;
  /** The sentence around it. */
  readonly context: string;
}

/** What an item of any layer may carry. */
interface Item {
  readonly optional?: boolean | undefined;
  readonly rule?: string | undefined;
  readonly confidence?: number | undefined;
}

export interface Pair<T> {
  readonly gold: T;
  readonly predicted: T;
}

/** How the items of a layer pair up. */
export interface Matched<T> {
  /** Pairs whose gold item counts. */
  readonly pairs: readonly Pair<T>[];
  readonly missed: readonly T[];
  readonly extra: readonly T[];
  readonly predictedOf: ReadonlyMap<number, number>;
}

/** How to put a layer's items into words. */
interface Notes<T> {
  readonly span: (item: T) => Parted;
  readonly describe: (item: T, record: WireRecord) => string;
  /** What differs within a pair, one line for each slot. */
  readonly slots: (pair: Pair<T>) => readonly string[];
}

/** Too little to outweigh any difference in overlap. */
const TIE = 1e-6;

export class Comparison {
  readonly scores = new Scores();
  readonly issues: Issue[] = [];
  readonly words: Words;
  readonly entities: EntityAlignment;
  readonly #characters: readonly string[];

  constructor(
    readonly gold: WireRecord,
    readonly predicted: WireRecord,
  ) {
    this.#characters = [...gold.text];
    this.words = new Words(gold.text);
    this.entities = new EntityAlignment(gold, predicted);
  }

  slice(span: Parted): string {
    return pieces(span)
      .map(({ start, end }) => this.#characters.slice(start, end).join(''))
      .join(' … ');
  }

  isSpace(offset: number): boolean {
    return /\s/u.test(this.#characters[offset] ?? ' ');
  }

  get length(): number {
    return this.#characters.length;
  }

  /**
   * Pairs gold and predicted items one to one so that the total of `weight` (0: no pair) is greatest.
   * Optional gold items, and what is paired with them, are in neither list; they come after others of equal weight.
   */
  match<T extends Item>(
    gold: readonly T[],
    predicted: readonly T[],
    weight: (gold: T, predicted: T) => number,
  ): Matched<T> {
    const edges: Edge[] = [];
    gold.forEach((left, g) => {
      predicted.forEach((right, p) => {
        const value = weight(left, right);
        if (value > 0)
          edges.push({ gold: g, predicted: p, weight: value + (left.optional === true ? 0 : TIE) });
      });
    });
    const predictedOf = new Map(maximumMatching(edges).map((edge) => [edge.gold, edge.predicted]));
    const taken = new Set(predictedOf.values());
    const counted = [...gold.entries()].filter(([, item]) => item.optional !== true);
    return {
      pairs: counted.flatMap(([g, item]) => {
        const p = predictedOf.get(g);
        return p === undefined ? [] : [{ gold: item, predicted: predicted[p] as T }];
      }),
      missed: counted.filter(([g]) => !predictedOf.has(g)).map(([, item]) => item),
      extra: predicted.filter((_, p) => !taken.has(p)),
      predictedOf,
    };
  }

  /** Adds a score of counted items: the pairs that pass are right, all others are a miss and a false alarm each. */
  count<T>(name: string, matched: Matched<T>, isRight: (pair: Pair<T>) => boolean = () => true): void {
    const { pairs, missed, extra } = matched;
    const right = pairs.filter(isRight).length;
    this.scores.count(name, right, pairs.length + extra.length, pairs.length + missed.length);
  }

  /** Notes misses and false alarms, and pairs for which `slots` names differences. */
  note<T extends Item>(layer: string, matched: Matched<T>, { span, describe, slots }: Notes<T>): void {
    const grounds = (item: T) => ({ rule: item.rule ?? null, confidence: item.confidence ?? null });
    for (const item of matched.missed) {
      this.report('missed', layer, span(item), { gold: describe(item, this.gold) });
    }
    for (const item of matched.extra) {
      this.report('false alarm', layer, span(item), {
        predicted: describe(item, this.predicted),
        ...grounds(item),
      });
    }
    for (const { gold, predicted } of matched.pairs) {
      const different = slots({ gold, predicted });
      if (different.length === 0) continue;
      this.report('wrong', layer, span(gold), {
        gold: describe(gold, this.gold),
        predicted: describe(predicted, this.predicted),
        slots: different,
        ...grounds(predicted),
      });
    }
  }

  report(
    sort: IssueSort,
    layer: string,
    span: Parted,
    rest: Partial<Pick<Issue, 'gold' | 'predicted' | 'slots' | 'rule' | 'confidence'>>,
  ): void {
    this.issues.push({
      sort,
      layer,
      id: this.gold.id,
      start: span.start,
      end: span.end,
      gold: rest.gold ?? null,
      predicted: rest.predicted ?? null,
      slots: rest.slots ?? [],
      rule: rest.rule ?? null,
      confidence: rest.confidence ?? null,
      context: this.#contextOf(span),
    });
  }

  /** The gold sentence that a span starts in, or the gold block. */
  #contextOf(span: Parted): string {
    const at = { start: span.start, end: span.start + 1 };
    const sentence = this.gold.sentences?.find((one) => overlapOf(one, at) > 0);
    const around = sentence ?? this.gold.blocks.find((one) => overlapOf(one, at) > 0);
    return around === undefined ? '' : this.slice(around);
  }
}

/** Name of an entity for people to read, with its type unless it is a person; `–` for none. */
export function nameOf(record: WireRecord, id: string | null | undefined): string {
  if (id === null || id === undefined) return '–';
  const entity: WireEntity | undefined = record.entities?.find((one) => one.id === id);
  if (entity === undefined) return `${id}?`;
  return entity.type === 'person' ? entity.name : `${entity.name} (${entity.type})`;
}

/** Names of several entities; `–` for none. */
export function namesOf(record: WireRecord, ids: readonly string[]): string {
  return ids.length === 0 ? '–' : ids.map((id) => nameOf(record, id)).join(', ');
}
