/** What words that name somebody refer to. */

export interface Reference {
  /** Index into `entities`, or null when unsure or unnamed. */
  readonly entity: number | null;
  /** Who it could be, best first, when `entity` is null. */
  readonly candidates: readonly number[];
  /** What told: a name or title, a pronoun or -nya, the speech going on, or nobody in reach. */
  readonly how: 'named' | 'pronoun' | 'continued' | 'unknown';
  /** Atoms of the words that name it, when some do. */
  readonly from?: number;
  readonly to?: number;
}

export const NOBODY: Reference = { entity: null, candidates: [], how: 'unknown' };
