/** What one set of entries has that another has not. */
import type { Entry, KindName } from './kinds/index.js';

export interface Change {
  readonly kind: KindName;
  readonly id: string;
  readonly sort: 'added' | 'removed' | 'changed';
  /** For a changed entry, what differs by key: items of lists that came and went, else the values. */
  readonly keys: readonly KeyChange[];
}

export interface KeyChange {
  readonly key: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Changes that lead from `before` to `after`, in the order of `before`, new entries last. */
export function differences(before: readonly Entry[], after: readonly Entry[]): Change[] {
  const left = byName(before);
  const right = byName(after);
  const changes: Change[] = [];
  for (const [name, entry] of left) {
    const { kind, id } = entry;
    const other = right.get(name);
    if (other === undefined) changes.push({ kind, id, sort: 'removed', keys: [] });
    else if (other !== entry) {
      const keys = keyChanges(entry, other);
      if (keys.length > 0) changes.push({ kind, id, sort: 'changed', keys });
    }
  }
  for (const [name, { kind, id }] of right) {
    if (!left.has(name)) changes.push({ kind, id, sort: 'added', keys: [] });
  }
  return changes;
}

function byName(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [`${entry.kind}/${entry.id}`, entry]));
}

/** `extend` says how an entry was laid over another, not what it is. */
const NO_CONTENT: ReadonlySet<string> = new Set(['extend']);

function keyChanges(before: object, after: object): KeyChange[] {
  const [left, right] = [flat(before), flat(after)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    if (NO_CONTENT.has(key)) return [];
    const [old, now] = [left.get(key) ?? [], right.get(key) ?? []];
    const added = now.filter((item) => !old.includes(item));
    const removed = old.filter((item) => !now.includes(item));
    return added.length + removed.length === 0 ? [] : [{ key, added, removed }];
  });
}

/** The lists and values of an entry as texts, by key; those of maps by `key.key`. */
function flat(entry: object): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(entry)) {
    if (value === undefined || value === null) continue;
    if (Array.isArray(value)) found.set(key, value.map(textOf));
    else if (typeof value === 'object') {
      for (const [inner, items] of flat(value as object)) found.set(`${key}.${inner}`, items);
    } else found.set(key, [String(value)]);
  }
  return found;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
