/** What the lexicon commands share. */
import { InvalidArgumentError } from 'commander';
import { printableLine } from '../../../sink/index.js';
import type { Item } from '../../../lexicon/index.js';
import { KIND_NAMES, type KindName } from '../../../lexicon/kinds/index.js';

export function kindName(value: string): KindName {
  const kind = KIND_NAMES.find((name) => name === value);
  if (kind === undefined) throw new InvalidArgumentError(`Kinds are ${KIND_NAMES.join(', ')}.`);
  return kind;
}

/** `institution/bawaslu`. */
export function nameOf({ kind, id }: Pick<Item, 'kind' | 'id'>): string {
  return `${kind}/${id}`;
}

/** What people call the thing, where the entry says so. */
export function labelOf(item: Item): string {
  const { name, label, description, roots } = item as {
    name?: string;
    label?: string;
    description?: string;
    roots?: readonly string[];
  };
  return name ?? label ?? description ?? roots?.join(', ') ?? '';
}

/** Rows with aligned columns, safe to show. */
export function table(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map((cell) => printableLine(cell)));
  const widths: number[] = [];
  for (const row of shown) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, Math.min(cell.length, WIDEST))));
  }
  return shown
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** Characters; a longer cell pushes the others of its row on. */
const WIDEST = 40;

export function plural(count: number, noun: string): string {
  const many = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}
