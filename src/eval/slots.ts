/** The slots of a finding (who, whom, how strongly …), compared one by one. */
import type { WireRecord } from '../record/schema.js';
import { nameOf, namesOf, type Comparison, type Pair } from './comparison.js';

export interface Slot<T> {
  readonly name: string;
  readonly same: (pair: Pair<T>) => boolean;
  /** What the slot holds, in words. */
  readonly show: (item: T, record: WireRecord) => string;
}

/** Weight of a right slot when pairs are chosen: it decides between equal overlaps only. */
export const SLOT_BONUS = 1e-3;

/** A slot of plain values; what gold leaves out counts as null. */
export function valueSlot<T>(name: string, value: (item: T) => string | number | null | undefined): Slot<T> {
  return {
    name,
    same: ({ gold, predicted }) => (value(gold) ?? null) === (value(predicted) ?? null),
    show: (item) => String(value(item) ?? '–'),
  };
}

/** A slot that holds the id of an entity. */
export function entitySlot<T>(
  article: Comparison,
  name: string,
  id: (item: T) => string | null | undefined,
): Slot<T> {
  return {
    name,
    same: ({ gold, predicted }) => article.entities.same(id(gold), id(predicted)),
    show: (item, record) => nameOf(record, id(item)),
  };
}

/** A slot that holds ids of entities, in any order. */
export function entitySetSlot<T>(
  article: Comparison,
  name: string,
  ids: (item: T) => readonly string[] | undefined,
): Slot<T> {
  return {
    name,
    same: ({ gold, predicted }) => article.entities.sameSet(ids(gold) ?? [], ids(predicted) ?? []),
    show: (item, record) => namesOf(record, ids(item) ?? []),
  };
}

/** `force: ban, not reminder` for every slot that differs. */
export function differences<T>(slots: readonly Slot<T>[], pair: Pair<T>, article: Comparison): string[] {
  return slots
    .filter(({ same }) => !same(pair))
    .map(({ name, show }) => {
      const found = show(pair.predicted, article.predicted);
      const gold = show(pair.gold, article.gold);
      return found === gold ? `${name}: another ${gold}` : `${name}: ${found}, not ${gold}`;
    });
}
