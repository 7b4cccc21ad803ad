/** The values that many articles share, each held once and named by its position. */
import type { Grounds, Term, Terms } from './model.js';

/** Names of what records hold only ids of. */
export interface Names {
  /** Of a kind of punishment. */
  sanction(kind: string): Term;
  /** Of a kind of conduct. */
  violation(kind: string): Term;
  /** Of a Kemendagri code. */
  region(code: string): string;
}

class Positions {
  readonly values: string[] = [];
  readonly #positions = new Map<string, number>();

  of(value: string): number {
    const known = this.#positions.get(value);
    if (known !== undefined) return known;
    this.#positions.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

export class TermLists {
  readonly persons = new Positions();
  readonly offices = new Positions();
  readonly regions = new Positions();
  readonly sanctions = new Positions();
  readonly violations = new Positions();
  readonly #grounds = new Positions();

  constructor(readonly names: Names) {}

  /** Position of a rule and its confidence; undefined for gold, which has no rule. */
  grounds({ rule, confidence }: { rule?: string; confidence?: number }): number | undefined {
    return rule === undefined ? undefined : this.#grounds.of(JSON.stringify([rule, confidence ?? null]));
  }

  terms(): Terms {
    const { names } = this;
    return {
      persons: this.persons.values,
      offices: this.offices.values,
      regions: this.regions.values.map((code) => [code, names.region(code)]),
      sanctions: this.sanctions.values.map((kind) => names.sanction(kind)),
      violations: this.violations.values.map((kind) => names.violation(kind)),
      grounds: this.#grounds.values.map((value) => JSON.parse(value) as Grounds),
    };
  }
}
