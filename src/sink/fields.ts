/** Keeps only the wanted keys of a record: `id`, `meta.title`, `directives.force` (of every directive). */

/** Keys to keep, each with what to keep below it; an empty map keeps all. */
type Wanted = ReadonlyMap<string, Wanted>;

export function wantedFields(paths: readonly string[]): Wanted {
  const root = new Map<string, Wanted>();
  for (const path of paths) {
    const keys = path.split('.');
    let level = root;
    keys.forEach((key, depth) => {
      const known = level.get(key) as Map<string, Wanted> | undefined;
      // "a" keeps all of it, also beside "a.b".
      if (depth === keys.length - 1) level.set(key, new Map());
      else if (known === undefined) {
        const next = new Map<string, Wanted>();
        level.set(key, next);
        level = next;
      } else level = known;
    });
  }
  return root;
}

/** The value with only the wanted keys, in its own order. */
export function pick(value: unknown, wanted: Wanted): unknown {
  if (wanted.size === 0 || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, wanted));
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const below = wanted.get(key);
    if (below !== undefined) kept[key] = pick(inner, below);
  }
  return kept;
}
