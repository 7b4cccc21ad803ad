/** What an entry says for people and tests only: scanning does without. */
export const DOCUMENTATION = ['source', 'note', 'examples', 'counterexamples'] as const;
export type Documentation = (typeof DOCUMENTATION)[number];
