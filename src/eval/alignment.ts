/**
 * Which predicted entity is which gold entity. Ids are each record's own, so entities are told by their mentions:
 * one to one within a type, so that the mentions of aligned entities overlap as much as possible.
 */
import type { WireEntity, WireMention, WireRecord } from '../record/schema.js';
import { maximumMatching } from './matching.js';
import { overlapOf } from './spans.js';

export class EntityAlignment {
  readonly #gold: ReadonlyMap<string, WireEntity>;
  readonly #predicted: ReadonlyMap<string, WireEntity>;
  /** Gold id to predicted id. */
  readonly #aligned = new Map<string, string>();
  readonly #taken: ReadonlySet<string>;

  constructor(gold: WireRecord, predicted: WireRecord) {
    this.#gold = new Map(gold.entities?.map((entity) => [entity.id, entity]));
    this.#predicted = new Map(predicted.entities?.map((entity) => [entity.id, entity]));
    const goldIds = [...this.#gold.keys()];
    const predictedIds = [...this.#predicted.keys()];
    const goldIndex = new Map(goldIds.map((id, i) => [id, i]));
    const predictedIndex = new Map(predictedIds.map((id, i) => [id, i]));
    const weights = new Map<string, { gold: number; predicted: number; weight: number }>();
    for (const [left, right, overlap] of overlaps(gold.mentions ?? [], predicted.mentions ?? [])) {
      const g = goldIndex.get(left.entity);
      const p = predictedIndex.get(right.entity);
      if (g === undefined || p === undefined) continue;
      const key = `${g} ${p}`;
      const edge = weights.get(key);
      if (edge === undefined) weights.set(key, { gold: g, predicted: p, weight: overlap });
      else edge.weight += overlap;
    }
    for (const edge of maximumMatching([...weights.values()])) {
      this.#aligned.set(goldIds[edge.gold] as string, predictedIds[edge.predicted] as string);
    }
    this.#taken = new Set(this.#aligned.values());
  }

  /** Whether both slots name the same entity; null only equals null. */
  same(gold: string | null | undefined, predicted: string | null | undefined): boolean {
    if (isNone(gold) || isNone(predicted)) return isNone(gold) && isNone(predicted);
    const aligned = this.#aligned.get(gold);
    if (aligned === predicted) return true;
    const left = this.#gold.get(gold);
    const right = this.#predicted.get(predicted);
    if (left === undefined || right === undefined || left.type !== right.type) return false;
    if (KNOWN_BY_REF.has(left.type))
      return left.ref !== null && left.ref === right.ref && sameDetails(left, right);
    // Two names of one thing that never meet in a mention (a person known from the other's text only).
    return aligned === undefined && !this.#taken.has(predicted) && plain(left.name) === plain(right.name);
  }

  /** Whether both name the same set of entities. */
  sameSet(gold: readonly string[], predicted: readonly string[]): boolean {
    return (
      gold.every((left) => predicted.some((right) => this.same(left, right))) &&
      predicted.every((right) => gold.some((left) => this.same(left, right)))
    );
  }

  goldEntity(id: string): WireEntity | undefined {
    return this.#gold.get(id);
  }

  predictedEntity(id: string): WireEntity | undefined {
    return this.#predicted.get(id);
  }
}

/** Types whose entities are the same when `ref` and what tells them apart are. */
const KNOWN_BY_REF: ReadonlySet<WireEntity['type']> = new Set([
  'office',
  'institution',
  'group',
  'party',
  'region',
  'election',
  'law',
]);

const DETAILS = ['region', 'level', 'year', 'article', 'paragraph', 'letter'] as const;

/** A detail that gold leaves out is not compared. */
function sameDetails(gold: WireEntity, predicted: WireEntity): boolean {
  return DETAILS.every((key) => gold[key] === undefined || gold[key] === (predicted[key] ?? null));
}

function isNone(id: string | null | undefined): id is null | undefined {
  return id === null || id === undefined;
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Pairs of mentions of one type that overlap, and by how many code points. */
function* overlaps(
  gold: readonly WireMention[],
  predicted: readonly WireMention[],
): Generator<[WireMention, WireMention, number]> {
  for (const left of gold) {
    for (const right of predicted) {
      if (left.type !== right.type) continue;
      const overlap = overlapOf(left, right);
      if (overlap > 0) yield [left, right, overlap];
    }
  }
}
