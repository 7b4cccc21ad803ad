/**
 * The one place that touches `natural`: its Indonesian stemmer (Nazief-Adriani with the ECS extensions, Asian 2007)
 * and its edit distance, by deep import, since importing the whole package prints to stdout and loads database
 * drivers. Loaded only when a lexicon needs it, never while scanning.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The root of an Indonesian word, or the word itself when the stemmer does not know it. */
export function stem(word: string): string {
  const { stem } = require('natural/lib/natural/stemmers/indonesian/stemmer_id.js') as {
    stem(word: string): string;
  };
  return stem(word.toLowerCase());
}

/** The candidate nearest to `word` within a third of its length, for "did you mean". */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const { LevenshteinDistance } = require('natural/lib/natural/distance/levenshtein_distance.js') as {
    LevenshteinDistance(a: string, b: string): number;
  };
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = LevenshteinDistance(word, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
