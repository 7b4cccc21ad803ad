/**
 * What asn-scan says to people, in every language that it speaks. A message is a string, or a function where something
 * is filled in. Words that rules look for are no messages; they are in `lexicons/`.
 */
import type { MentionType } from '../document.js';
import type { WireBlock, WireDirective, WireQuote, WireSanction, WireViolation } from '../record/schema.js';

export type Topic = WireDirective['topics'][number];

/** Names of the values that a record can have. Kinds of sanction and violation have theirs in the lexicon. */
export interface Labels {
  readonly force: Readonly<Record<WireDirective['force'], string>>;
  readonly polarity: Readonly<Record<WireDirective['polarity'], string>>;
  readonly directiveStatus: Readonly<Record<WireDirective['status'], string>>;
  readonly sanctionStatus: Readonly<Record<WireSanction['status'], string>>;
  readonly violationStatus: Readonly<Record<WireViolation['status'], string>>;
  readonly grade: Readonly<Record<NonNullable<WireSanction['grade']>, string>>;
  readonly topic: Readonly<Record<Topic, string>>;
  readonly mention: Readonly<Record<MentionType, string>>;
  readonly quote: Readonly<Record<WireQuote['mode'], string>>;
  readonly block: Readonly<Record<WireBlock['kind'], string>>;
}

/** What the summary on the terminal says around the findings. */
export interface SummaryMessages {
  readonly sanction: string;
  readonly violation: string;
  readonly not: string;
  readonly by: string;
  readonly on: string;
  readonly nothingFound: string;
  articles(count: number): string;
  directives(count: number): string;
  sanctions(count: number): string;
  violations(count: number): string;
  failed(count: number): string;
}

/** The page that `report` writes. */
export interface ReportMessages {
  readonly title: string;
  readonly language: string;
  readonly needsScript: string;
  readonly caution: string;
  readonly filters: string;
  readonly person: string;
  readonly office: string;
  readonly region: string;
  readonly topic: string;
  readonly force: string;
  readonly status: string;
  readonly words: string;
  readonly any: string;
  readonly reset: string;
  readonly charts: string;
  readonly overTime: string;
  readonly byRegion: string;
  readonly byForce: string;
  readonly threatenedImposed: string;
  readonly asTable: string;
  readonly month: string;
  readonly noData: string;
  readonly whoToldWhom: string;
  readonly punishments: string;
  readonly articleList: string;
  readonly date: string;
  readonly issuer: string;
  readonly addressees: string;
  readonly content: string;
  readonly topics: string;
  readonly evidence: string;
  readonly authority: string;
  readonly target: string;
  readonly punishment: string;
  readonly violation: string;
  readonly outlet: string;
  readonly place: string;
  readonly headline: string;
  readonly unknown: string;
  readonly more: string;
  readonly close: string;
  readonly previous: string;
  readonly next: string;
  readonly slots: string;
  readonly slotsHint: string;
  readonly layers: string;
  readonly directive: string;
  readonly directives: string;
  readonly sanction: string;
  readonly sanctions: string;
  readonly quote: string;
  readonly mention: string;
  readonly speaker: string;
  readonly onbehalf: string;
  readonly voice: string;
  readonly trigger: string;
  readonly when: string;
  readonly condition: string;
  readonly basis: string;
  readonly polarity: string;
  readonly grade: string;
  readonly count: string;
  readonly amount: string;
  readonly duration: string;
  readonly actors: string;
  readonly offices: string;
  readonly reference: string;
  readonly rule: string;
  readonly confidence: string;
  readonly inherited: string;
  readonly repeated: string;
  articleCount(count: number): string;
  directiveCount(count: number): string;
  sanctionCount(count: number): string;
  shown(shown: number, all: number): string;
  undated(count: number): string;
  others(count: number): string;
}

export interface Messages {
  readonly labels: Labels;
  readonly summary: SummaryMessages;
  readonly report: ReportMessages;
}
