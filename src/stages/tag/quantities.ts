/** Sums of money, lengths of time and counts of persons, as penalties state them. */
import type { Segmented } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
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

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
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
    for (let step = 0; step < 2; step++) end = this.#cueBefore('quantity-classifier', end) ?? end;
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
    const classifier = this.#cueAt('quantity-classifier', number.to);
    return classifier === null ? null : { count: number.value, from: i, to: classifier };
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
  #scaled(number: WrittenNumber): WrittenNumber {
    let { value, to } = number;
    for (;;) {
      const word = this.#word(to);
      if (word?.scale !== true) return { value, to };
      value *= word.value;
      to = word.to;
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
    let total = 0;
    let current: number | null = null;
    let k = i;
    for (;;) {
      const word = this.#word(k);
      if (word === null) break;
      if (word.teen) {
        if (current === null) break;
        current += word.value;
      } else if (word.scale) {
        if (current === null) break;
        if (word.value >= 1000) {
          total = (total + current) * word.value;
          current = null;
        } else current *= word.value;
      } else {
        // "dua puluh lima": units join tens; two units in a row are two numbers.
        if (current !== null && current % 10 !== 0) break;
        current = (current ?? 0) + word.value;
      }
      k = word.to;
    }
    if (k === i) return null;
    return { value: total + (current ?? 0), to: this.#pastRepeated(k) };
  }

  #word(i: number): { value: number; scale: boolean; teen: boolean; to: number } | null {
    if (i >= this.#doc.tokens.count) return null;
    const match = this.#doc.matches.longest(i, (match) => {
      const entry = this.#lexicon.entry(match, 'number');
      return entry !== undefined && !entry.vague && !entry.persons;
    });
    const entry = match === null ? undefined : this.#lexicon.entry(match, 'number');
    return match === null || entry === undefined ? null : { ...entry, to: match.to };
  }

  /** "belasan", "keenam", "seorang" between the atoms: null for a vague one, undefined for none. */
  #special(from: number, to: number): number | null | undefined {
    for (const match of this.#doc.matches.startingAt(from)) {
      const entry = this.#lexicon.entry(match, 'number');
      if (entry === undefined || match.to !== to || !(entry.vague || entry.persons)) continue;
      return entry.vague ? null : entry.value;
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
    for (let i = end; i < noun; i++) if (this.#cueAt('quantity-unit', i) !== null) return true;
    return false;
  }

  // --- money and time --------------------------------------------------------------------------------------

  #moneyAt(i: number): WrittenNumber | null {
    const currency = this.#cueAt('quantity-currency', i);
    if (currency !== null) {
      let to = currency;
      while (to < this.#doc.tokens.count && surfaceOf(this.#doc.tokens, to) === '.') to++;
      return this.number(to);
    }
    const number = this.number(i);
    if (number === null) return null;
    // Without Rp: "12 juta rupiah", or a number that only money reaches.
    const after = this.#cueAt('quantity-currency', number.to);
    if (after !== null) return { value: number.value, to: after };
    return number.value >= SMALLEST_FINE && this.#cueAt('quantity-unit', number.to) === null ? number : null;
  }

  #durationAt(i: number): (WrittenNumber & { unit: string }) | null {
    const single = this.#unitAt(i, 'quantity-single-unit');
    if (single !== null) return { value: 1, ...single };
    const number = this.number(i);
    if (number === null) return null;
    const unit = this.#unitAt(number.to, 'quantity-unit');
    if (unit === null || number.value > MOST_UNITS || this.#isYear(unit.to)) return null;
    return { value: number.value, ...unit };
  }

  /** "bulan", or with its number in one word "sebulan". */
  #unitAt(i: number, kind: 'quantity-unit' | 'quantity-single-unit'): { unit: string; to: number } | null {
    if (i >= this.#doc.tokens.count) return null;
    const match = this.#doc.matches.longest(i, (match) => this.#lexicon.entry(match, 'cue')?.class === kind);
    const unit = match === null ? undefined : this.#lexicon.entry(match, 'cue')?.value;
    return match === null || unit === undefined ? null : { unit, to: match.to };
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
      else if (this.#cueBefore('quantity-to', i) !== null && (min === null || min === max)) max = found.value;
      else if (min === null && max === null) min = max = found.value;
      i = found.to;
    }
    return min === null && max === null ? null : { min, max };
  }

  #boundBefore(i: number, from: number): string | undefined {
    for (let start = i - 1; start >= Math.max(from, i - BOUND_REACH - 2); start--) {
      for (const match of this.#doc.matches.startingAt(start)) {
        const entry = this.#lexicon.entry(match, 'cue');
        if (entry?.class === 'quantity-bound' && match.to <= i && i - match.to <= BOUND_REACH)
          return entry.value;
      }
    }
    return undefined;
  }

  // --- cues ------------------------------------------------------------------------------------------------

  #cueAt(kind: string, i: number): number | null {
    if (i >= this.#doc.tokens.count) return null;
    return (
      this.#doc.matches.longest(i, (match) => this.#lexicon.entry(match, 'cue')?.class === kind)?.to ?? null
    );
  }

  /** Start of the cue that ends right before atom `i`. */
  #cueBefore(kind: string, i: number): number | null {
    for (let start = i - 1; start >= Math.max(0, i - 3); start--) {
      for (const match of this.#doc.matches.startingAt(start)) {
        if (match.to === i && this.#lexicon.entry(match, 'cue')?.class === kind) return start;
      }
    }
    return null;
  }
}

/** Atoms of the longest count in words: "dua puluh lima", "1.234 (seribu dua ratus)". */
const LONGEST_COUNT = 8;
/** More are no persons punished. */
const MOST_PERSONS = 1_000_000;
/** Rupiah below which a number without Rp is no sum of money. */
const SMALLEST_FINE = 100_000;
/** Longest term in any unit: 2024 tahun is a year. */
const MOST_UNITS = 400;
