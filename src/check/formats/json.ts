/** For programs: every finding, also those that do not count. */
import { fails, isBad } from '../report.js';
import type { Finding } from '../finding.js';
import { ruleOf } from '../rules.js';
import type { Format } from './index.js';

export const json: Format = (report) => {
  const { documents, failed, findings, hidden, failOn } = report;
  const content = {
    schema: 'asn-scan-check/1',
    ok: !isBad(report),
    documents,
    failed,
    findings: findings.map((finding) => ({ ...wire(finding), fails: fails(finding, failOn) })),
    hidden: hidden.map(({ finding, how, reason }) => ({ ...wire(finding), how, reason })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
};

function wire({ code, severity, message, document, place, span, text, related, fingerprint }: Finding) {
  return {
    code,
    group: ruleOf(code).group,
    severity,
    message,
    ...place,
    document,
    ...(span === null ? {} : { span: { ...span, text } }),
    ...(related === null
      ? {}
      : { related: { id: related.id, file: related.place.file, line: related.place.line } }),
    fingerprint,
  };
}
