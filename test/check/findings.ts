/** Findings for tests of formats and side files. */
import type { Finding } from '../../src/check/finding.js';
import type { Report } from '../../src/check/report.js';

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    code: 'truncated',
    severity: 'warning',
    message: 'the running text stops in the middle of a sentence',
    document: { id: 'a', path: 'articles/a.txt', row: null, sha256: 'f'.repeat(64), title: 'Judul' },
    place: { file: 'articles/a.txt', line: 3, column: 5, endLine: 3, endColumn: 9 },
    span: { start: 20, end: 24 },
    text: 'kata',
    related: null,
    fingerprint: 'abc',
    ...changes,
  };
}

export function reportOf(findings: readonly Finding[], changes: Partial<Report> = {}): Report {
  return { documents: 2, failed: 0, findings, hidden: [], failOn: 'warning', ...changes };
}

/** What a hostile article or file name could hold. */
export const HOSTILE = `<b>&"' ]]> \u001b[31m\u0000\u0085\ud800 %0A::error::\r\nx, y: z \u{1f600}`;
