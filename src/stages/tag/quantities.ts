/** Sums of money, lengths of time and counts of persons, as penalties state them. */
import type { Segmented } from '../../document.js';
import type { EntrySet } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Shape, spaceBefore, surfaceOf } from '../../text/tokens.js';

/** A number as written; `to` is the atom after it. */
export interface WrittenNumber {
  readonly value: number;
  readonly to: number;
}

export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** How many persons; `count` is null when the article is vague (belasan). */
export interface PersonCount {
  readonly count: number | null;
  /** First atom of the number. */
  readonly from: number;
}

/** Atoms that may stand between a bound and its number: "paling banyak sebesar Rp". */
const BOUND_REACH = 3;

export class Quantities {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;
  readonly #sets: Sets;

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#sets = setsOf(lexicon);
  }

  /** "12", "12.000.000,00", "1 (satu)", "dua belas", "12 juta", "tujuh puluh dua". */
  number(i: number): WrittenNumber | null {
    const { tokens } = this.#doc;
    if (i >= tokens.count) return null;
    if (tokens.shape[i] !== Shape.Digits) return this.#inWords(i);
    const digits = this.#digits(i);
    const scaled = this.#scaled(digits);
    return { value: scaled.value, to: this.#pastRepeated(scaled.to) };
  }

  /** Rupiah between atoms `from` and `to`. */
  money(from: number, to: number): (Range & { currency: string }) | null {
    const range = this.#range(from, to, (i) => this.#moneyAt(i));
    return range === null ? null : { min: range.min, max: range.max, currency: 'IDR' };
  }

  /** Length of time between atoms `from` and `to`: all in the unit of the first. */
  duration(from: number, to: number): (Range & { unit: string }) | null {
    let unit: string | null = null;
    const range = this.#range(from, to, (i) => {
      const found = this.#durationAt(i);
      if (found === null || (unit !== null && found.unit !== unit)) return null;
      unit ??= found.unit;
      return found;
    });
    return range === null || unit === null ? null : { min: range.min, max: range.max, unit };
  }

  /** The number of persons that ends right before atom `i`: "14 ASN", "sebanyak 98 orang ASN", "tiga camat". */
  personsBefore(i: number): PersonCount | null {
    const { tokens } = this.#doc;
    let end = i;
    for (let step = 0; step < 2; step++) {
      const start = this.#startBefore(this.#sets.classifiers, end);
      if (start >= 0) end = start;
    }
    // Numbers are short: try the starts from far to near, so that the longest wins.
    for (let start = Math.max(0, end - LONGEST_COUNT); start < end; start++) {
      if (tokens.block[start] !== tokens.block[end - 1]) continue;
      const special = this.#special(start, end);
      if (special !== undefined) return { count: special, from: start };
      const number = this.number(start);
      if (number?.to === end && this.#countsPersons(start, number.value) && !this.#ofUnit(end, i)) {
        return { count: number.value, from: start };
      }
    }
    return null;
  }

  /** The number of persons that begins at atom `i` with its classifier: "98 orang". */
  personsAt(i: number): (PersonCount & { to: number }) | null {
    const number = this.number(i);
    if (number === null || !Number.isInteger(number.value)) return null;
    const to = this.#doc.matches.endIn(number.to, this.#sets.classifiers);
    return to < 0 ? null : { count: number.value, from: i, to };
  }

  // --- numbers ---------------------------------------------------------------------------------------------

  /** A run of digits with thousands' dots and decimals. */
  #digits(i: number): WrittenNumber {
    const { tokens } = this.#doc;
    let text = surfaceOf(tokens, i);
    let to = i + 1;
    while (to + 1 < tokens.count && !spaceBefore(tokens, to) && !spaceBefore(tokens, to + 1)) {
      const mark = surfaceOf(tokens, to);
      const next = surfaceOf(tokens, to + 1);
      if (tokens.shape[to + 1] !== Shape.Digits || (mark !== '.' && mark !== ',')) break;
      if (next.length === 3) text += next;
      else {
        text += `.${next}`;
        to += 2;
        break;
      }
      to += 2;
    }
    return { value: Number(text), to };
  }

  /** Times the scale words that follow: "12 juta". */
  #scaled({ value: digits, to: end }: WrittenNumber): WrittenNumber {
    const { matches } = this.#doc;
    let value = digits;
    let to = end;
    for (;;) {
      const m = this.#word(to);
      if (m < 0) return { value, to };
      const word = this.#numberOf(m);
      if (!word.scale) return { value, to };
      value *= word.value;
      to = matches.to[m] as number;
    }
  }

  /** Past a number said again in brackets: "1 (satu)". */
  #pastRepeated(i: number): number {
    const { tokens } = this.#doc;
    if (i >= tokens.count || surfaceOf(tokens, i) !== '(') return i;
    const again = tokens.shape[i + 1] === Shape.Digits ? this.#digits(i + 1) : this.#inWords(i + 1);
    return again !== null && again.to < tokens.count && surfaceOf(tokens, again.to) === ')'
      ? again.to + 1
      : i;
  }

  #inWords(i: number): WrittenNumber | null {
    const { matches } = this.#doc;
    let total = 0;
    let current: number | null = null;
    let k = i;
    for (let m = this.#word(k); m >= 0; m = this.#word(k)) {
      const { value, teen, scale } = this.#numberOf(m);
      if (teen) {
        if (current === null) break;
        current += value;
      } else if (scale) {
        if (current === null) break;
        if (value >= 1000) {
          total = (total + current) * value;
          current = null;
        } else current *= value;
      } else {
        // "dua puluh lima": units join tens; two units in a row are two numbers.
        if (current !== null && current % 10 !== 0) break;
        current = (current ?? 0) + value;
      }
      k = matches.to[m] as number;
    }
    if (k === i) return null;
    return { value: total + (current ?? 0), to: this.#pastRepeated(k) };
  }

  /** Number of the match of the longest word for a plain number at the atom, or -1. */
  #word(i: number): number {
    return this.#doc.matches.indexIn(i, this.#sets.plain);
  }

  #numberOf(m: number): Entry<'number'> {
    return this.#lexicon.itemAt(this.#doc.matches.entry[m] as number) as Entry<'number'>;
  }

  /** "belasan", "keenam", "seorang" between the atoms: null for a vague one, undefined for none. */
  #special(from: number, to: number): number | null | undefined {
    const { matches } = this.#doc;
    const stop = matches.first(from + 1);
    for (let m = matches.first(from); m < stop; m++) {
      if (matches.to[m] !== to || this.#sets.special[matches.entry[m] as number] === 0) continue;
      const { vague, value } = this.#numberOf(m);
      return vague ? null : value;
    }
    return undefined;
  }

  /** A whole number that is no year ("Pilkada 2024 ASN dilarang"). */
  #countsPersons(i: number, value: number): boolean {
    if (!Number.isInteger(value) || value < 1 || value >= MOST_PERSONS) return false;
    return !this.#isYear(i);
  }

  #isYear(i: number): boolean {
    return i < this.#doc.tokens.count && /^(19|20)\d{2}$/.test(surfaceOf(this.#doc.tokens, i));
  }

  /** True when a unit of time stands between number and noun, or the number is no count. */
  #ofUnit(end: number, noun: number): boolean {
    const { matches } = this.#doc;
    for (let i = end; i < noun; i++) if (matches.indexIn(i, this.#sets.units) >= 0) return true;
    return false;
  }

  // --- money and time --------------------------------------------------------------------------------------

  #moneyAt(i: number): WrittenNumber | null {
    const { tokens, matches } = this.#doc;
    const { currencies, units } = this.#sets;
    const currency = matches.endIn(i, currencies);
    if (currency >= 0) {
      let to = currency;
      while (to < tokens.count && surfaceOf(tokens, to) === '.') to++;
      return this.number(to);
    }
    const number = this.number(i);
    if (number === null) return null;
    // Without Rp: "12 juta rupiah", or a number that only money reaches.
    const after = matches.endIn(number.to, currencies);
    if (after >= 0) return { value: number.value, to: after };
    return number.value >= SMALLEST_FINE && matches.indexIn(number.to, units) < 0 ? number : null;
  }

  #durationAt(i: number): (WrittenNumber & { unit: string }) | null {
    const single = this.#unitAt(i, this.#sets.singleUnits);
    if (single !== null) return { value: 1, to: single.to, unit: single.unit };
    const number = this.number(i);
    if (number === null) return null;
    const unit = this.#unitAt(number.to, this.#sets.units);
    if (unit === null || number.value > MOST_UNITS || this.#isYear(unit.to)) return null;
    return { value: number.value, to: unit.to, unit: unit.unit };
  }

  /** "bulan", or with its number in one word "sebulan". */
  #unitAt(i: number, units: EntrySet): { unit: string; to: number } | null {
    const { matches } = this.#doc;
    const m = matches.indexIn(i, units);
    const unit = m < 0 ? undefined : this.#cueOf(m).value;
    return unit === undefined ? null : { unit, to: matches.to[m] as number };
  }

  /** Reads every quantity between the atoms with the bound before it. */
  #range(from: number, to: number, read: (i: number) => WrittenNumber | null): Range | null {
    let min: number | null = null;
    let max: number | null = null;
    for (let i = from; i < to;) {
      const found = read(i);
      if (found === null || found.to > to) {
        i++;
        continue;
      }
      const bound = this.#boundBefore(i, from);
      if (bound === 'max') max ??= found.value;
      else if (bound === 'min') min ??= found.value;
      else if (this.#startBefore(this.#sets.to, i) >= 0 && (min === null || min === max)) max = found.value;
      else if (min === null && max === null) min = max = found.value;
      i = found.to;
    }
    return min === null && max === null ? null : { min, max };
  }

  #boundBefore(i: number, from: number): string | undefined {
    const { matches } = this.#doc;
    for (let start = i - 1; start >= Math.max(from, i - BOUND_REACH - 2); start--) {
      const stop = matches.first(start + 1);
      for (let m = matches.first(start); m < stop; m++) {
        if (this.#sets.bounds[matches.entry[m] as number] === 0) continue;
        const to = matches.to[m] as number;
        if (to <= i && i - to <= BOUND_REACH) return this.#cueOf(m).value;
      }
    }
    return undefined;
  }

  // --- cues ------------------------------------------------------------------------------------------------

  #cueOf(m: number): Entry<'cue'> {
    return this.#lexicon.itemAt(this.#doc.matches.entry[m] as number) as Entry<'cue'>;
  }

  /** First atom of the nearest cue of the set that ends right before atom `i`, or -1. */
  #startBefore(set: EntrySet, i: number): number {
    const { matches } = this.#doc;
    for (let start = i - 1; start >= Math.max(0, i - LONGEST_CUE); start--) {
      const stop = matches.first(start + 1);
      for (let m = matches.first(start); m < stop; m++)
        if (matches.to[m] === i && set[matches.entry[m] as number] === 1) return start;
    }
    return -1;
  }
}

interface Sets {
  /** Words for one number each: "dua", "belas", "juta". */
  readonly plain: EntrySet;
  /** "belasan", "keenam", "seorang". */
  readonly special: EntrySet;
  readonly classifiers: EntrySet;
  readonly units: EntrySet;
  readonly singleUnits: EntrySet;
  readonly currencies: EntrySet;
  readonly bounds: EntrySet;
  readonly to: EntrySet;
}

const setsOf = perLexicon((lexicon): Sets => {
  const cues = (name: string): EntrySet => lexicon.entrySet('cue', (entry) => entry.class === name);
  return {
    plain: lexicon.entrySet('number', ({ vague, persons }) => !vague && !persons),
    special: lexicon.entrySet('number', ({ vague, persons }) => vague || persons),
    classifiers: cues('quantity-classifier'),
    units: cues('quantity-unit'),
    singleUnits: cues('quantity-single-unit'),
    currencies: cues('quantity-currency'),
    bounds: cues('quantity-bound'),
    to: cues('quantity-to'),
  };
});

/** Atoms before one at which a cue may begin that ends there. */
const LONGEST_CUE = 3;
/** Atoms of the longest count in words: "dua puluh lima", "1.234 (seribu dua ratus)". */
const LONGEST_COUNT = 8;
/** More are no persons punished. */
const MOST_PERSONS = 1_000_000;
/** Rupiah below which a number without Rp is no sum of money. */
const SMALLEST_FINE = 100_000;
/** Longest term in any unit: 2024 tahun is a year. */
const MOST_UNITS = 400;
