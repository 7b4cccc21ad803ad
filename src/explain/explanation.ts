/** Why the tool says what it says of a sentence, or why it says nothing. */
import type { WireSpan } from '../record/schema.js';

/** Words of the article that show something; offsets in code points. */
export interface Evidence extends WireSpan {
  readonly text: string;
}

export interface Slot {
  readonly name: string;
  /** What the record says; null when the article does not tell. */
  readonly value: string | null;
  readonly evidence: Evidence | null;
}

export interface ExplainedFinding {
  readonly layer: 'directive' | 'sanction' | 'violation' | 'quote';
  readonly rule: string;
  /** What the rule finds, one line. */
  readonly description: string;
  readonly confidence: number;
  readonly evidence: Evidence;
  readonly slots: readonly Slot[];
  /** How speaker or issuer were told, in order. */
  readonly steps: readonly string[];
}

/** A rule that looked here and found nothing. */
export interface Rejection {
  readonly rule: string;
  readonly description: string | null;
  readonly evidence: Evidence;
  /** What did not hold. */
  readonly condition: string;
}

/** A lexicon entry that stands in the words. */
export interface KnownWords {
  readonly entry: string;
  readonly evidence: Evidence;
}

export interface ExplainedSentence {
  readonly evidence: Evidence;
  readonly findings: readonly ExplainedFinding[];
  /** Rules that came closest; only for a sentence without findings. */
  readonly rejections: readonly Rejection[];
  /** Words that could begin a finding; only for a sentence without findings and rejections. */
  readonly known: readonly KnownWords[];
}

/** A block that rules do not read. */
export interface ExplainedBlock {
  readonly kind: string;
  readonly rule: string;
  readonly description: string | null;
  readonly evidence: Evidence;
}

export interface Explanation {
  readonly id: string;
  readonly title: string | null;
  readonly sentences: readonly ExplainedSentence[];
  readonly blocks: readonly ExplainedBlock[];
}
