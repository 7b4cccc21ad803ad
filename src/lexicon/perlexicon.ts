/** What is worked out of a lexicon once and then looked up. */
import type { Lexicon } from './index.js';

/** The function that makes it only the first time that it is asked for a lexicon. */
export function perLexicon<T extends object>(make: (lexicon: Lexicon) => T): (lexicon: Lexicon) => T {
  const made = new WeakMap<Lexicon, T>();
  return (lexicon) => {
    let known = made.get(lexicon);
    if (known === undefined) made.set(lexicon, (known = make(lexicon)));
    return known;
  };
}
