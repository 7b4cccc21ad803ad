/** Numbers that can count persons: "14", "dua belas", "belasan", "seorang", "ketiga". */
import type { Directed } from '../../document.js';
import type { EntrySet } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Quantities } from '../tag/quantities.js';

export interface Count {
  /** Null when the article is vague (belasan). */
  readonly count: number | null;
  /** The atom after the number, and after its classifier. */
  readonly number: number;
  readonly to: number;
  /** A word for persons stands behind the number ("orang") or is part of it ("seorang"). */
  readonly classified: boolean;
}

/** More are no persons punished. */
const MOST_PERSONS = 1_000_000;

interface Sets {
  readonly numbers: EntrySet;
  readonly special: EntrySet;
  readonly classifiers: EntrySet;
  readonly units: EntrySet;
}

export class PersonCounts {
  readonly #doc: Directed;
  readonly #lexicon: Lexicon;
  readonly #quantities: Quantities;
  readonly #sets: Sets;

  constructor(doc: Directed, lexicon: Lexicon, quantities: Quantities) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#quantities = quantities;
    this.#sets = setsOf(lexicon);
  }

  /** The number at atom `i` with its classifier, unless it counts or names something else. */
  at(i: number): Count | null {
    const { tokens, matches } = this.#doc;
    const { numbers, special, units } = this.#sets;
    const digits = tokens.shape[i] === Shape.Digits;
    if (!digits && matches.indexIn(i, numbers) < 0) return null;
    const word = digits ? null : matches.longestIn(i, special);
    if (word !== null) {
      const entry = this.#lexicon.entry(word, 'number');
      const { to, classified } = this.#classifier(word.to);
      // "Kedua, ..." counts a list; "seorang" is a person.
      const persons = entry?.persons === true && entry.value === 1;
      const count = entry?.vague === true ? null : (entry?.value ?? null);
      return { count, number: word.to, to, classified: classified || persons };
    }
    const number = this.#quantities.number(i);
    if (number === null || !Number.isInteger(number.value)) return null;
    if (number.value < 1 || number.value >= MOST_PERSONS || this.#isYear(i)) return null;
    if (matches.indexIn(number.to, units) >= 0) return null;
    const { to, classified } = this.#classifier(number.to);
    return { count: number.value, number: number.to, to, classified };
  }

  #classifier(i: number): { to: number; classified: boolean } {
    let to = i;
    for (let step = 0; step < 2; step++) {
      const end = this.#doc.matches.endIn(to, this.#sets.classifiers);
      if (end < 0) break;
      to = end;
    }
    return { to, classified: to > i };
  }

  #isYear(i: number): boolean {
    const { tokens } = this.#doc;
    if (tokens.shape[i] !== Shape.Digits) return false;
    const year = surfaceOf(tokens, i);
    return year.length === 4 && (year.startsWith('19') || year.startsWith('20'));
  }
}

const setsOf = perLexicon((lexicon): Sets => ({
  numbers: lexicon.entrySet('number'),
  special: lexicon.entrySet('number', (entry) => entry.vague || entry.persons),
  classifiers: lexicon.entrySet('cue', (entry) => entry.class === 'quantity-classifier'),
  units: lexicon.entrySet('cue', (entry) => NO_PERSONS.has(entry.class)),
}));

/** What a number that counts no persons stands before. */
const NO_PERSONS: ReadonlySet<string> = new Set(['quantity-unit', 'quantity-currency', 'quantity-part']);
