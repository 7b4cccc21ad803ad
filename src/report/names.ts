/** Names of kinds and regions, which records hold only ids of, from the lexicon. */
import type { Lexicon } from '../lexicon/index.js';
import type { Term } from './model.js';
import type { Names } from './terms.js';

/** Ids that the lexicon does not have name themselves. */
export function namesFrom(lexicon: Lexicon): Names {
  const term = (kind: 'sanction' | 'violation', id: string): Term => {
    const entry = lexicon.get(kind, id);
    return entry === undefined ? [id, id] : [entry.name, entry.label];
  };
  return {
    sanction: (id) => term('sanction', id),
    violation: (id) => term('violation', id),
    region: (code) => lexicon.get('region', code)?.name ?? code,
  };
}
