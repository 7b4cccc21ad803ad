/** SARIF 2.1.0 (OASIS), as code scanning services read it. Columns count code points, as everywhere. */
import { posix } from 'node:path';
import type { FilePlace, Finding } from '../finding.js';
import type { Hidden } from '../report.js';
import { CODES, ruleOf, type Code, type Severity } from '../rules.js';
import type { Format } from './index.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export const sarif: Format = (report, { version }) => {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'asn-scan', version, semanticVersion: version, rules: CODES.map(descriptor) },
        },
        columnKind: 'unicodeCodePoints',
        results: [
          ...report.findings.map((finding) => result(finding, null)),
          ...report.hidden.map((hidden) => result(hidden.finding, hidden)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function descriptor(code: Code) {
  const { group, severity, description } = ruleOf(code);
  return {
    id: code,
    shortDescription: { text: description },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [group] },
  };
}

function result(finding: Finding, hidden: Hidden | null) {
  const { code, severity, message, document, place, text, related, fingerprint } = finding;
  return {
    ruleId: code,
    ruleIndex: CODES.indexOf(code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: physical(place, text),
        ...(document === null ? {} : { logicalLocations: [{ fullyQualifiedName: document.id }] }),
      },
    ],
    ...(related === null
      ? {}
      : {
          relatedLocations: [
            { physicalLocation: physical(related.place, null), message: { text: related.id } },
          ],
        }),
    partialFingerprints: { 'asnScan/v1': fingerprint },
    ...(hidden?.how === 'suppressed'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: hidden.reason }] }
      : {}),
    ...(hidden === null ? {} : { baselineState: hidden.how === 'baseline' ? 'unchanged' : 'new' }),
  };
}

function physical({ file, line, column, endLine, endColumn }: FilePlace, text: string | null) {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: {
      startLine: line,
      startColumn: column,
      endLine,
      endColumn,
      ...(text === null ? {} : { snippet: { text } }),
    },
  };
}

function uriOf(file: string): string {
  const encoded = posix
    .normalize(file)
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');
  return file.startsWith('/') ? `file://${encoded}` : encoded;
}
