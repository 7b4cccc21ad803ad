/** What a check comes to. */
import type { FailOn } from './config.js';
import type { Finding } from './finding.js';
import type { Severity } from './rules.js';

/** A finding that does not count, and why. */
export interface Hidden {
  readonly finding: Finding;
  readonly how: 'suppressed' | 'baseline';
  readonly reason: string;
}

export interface Report {
  /** Documents that were checked. */
  readonly documents: number;
  /** Those that could not be read. */
  readonly failed: number;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  readonly hidden: readonly Hidden[];
  readonly failOn: FailOn;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** True for a finding that makes the check fail. */
export function fails({ severity }: Finding, failOn: FailOn): boolean {
  return failOn !== 'never' && RANK[severity] <= RANK[failOn];
}

/** True when the check says no; a document that could not be read is never passed. */
export function isBad({ findings, failed, failOn }: Report): boolean {
  return failed > 0 || findings.some((finding) => fails(finding, failOn));
}
