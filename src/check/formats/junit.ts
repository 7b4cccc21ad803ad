/**
 * JUnit XML: every rule is a suite, every finding a test that fails, or passes with a note when it is below what the
 * check fails on. A rule without findings is one test that passes.
 */
import type { Finding } from '../finding.js';
import { fails, type Report } from '../report.js';
import { CODES, ruleOf, type Code } from '../rules.js';
import type { Format } from './index.js';

export const junit: Format = (report) => {
  const suites = CODES.map((code) => suite(code, report));
  const tests = suites.reduce((sum, { tests }) => sum + tests, 0);
  const failures = suites.reduce((sum, { failures }) => sum + failures, 0);
  const counts = attributes({ name: 'asn-scan check', tests, failures, errors: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${counts}>\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
};

function suite(code: Code, { findings, failOn, documents }: Report) {
  const own = findings.filter((finding) => finding.code === code);
  const failures = own.filter((finding) => fails(finding, failOn)).length;
  const tests = Math.max(1, own.length);
  const name = `${ruleOf(code).group}.${code}`;
  const cases =
    own.length === 0
      ? [`    <testcase${attributes({ classname: name, name: `${documents} documents` })}/>\n`]
      : own.map((finding) => testCase(finding, name, fails(finding, failOn)));
  const head = attributes({ name, tests, failures, errors: 0, skipped: 0 });
  return { tests, failures, xml: `  <testsuite${head}>\n${cases.join('')}  </testsuite>\n` };
}

function testCase(
  { place, severity, message, text, document }: Finding,
  classname: string,
  bad: boolean,
): string {
  const { file, line, column } = place;
  const at = `${file}:${line}:${column}`;
  const head = attributes({ classname, name: document === null ? at : `${at} ${document.id}`, file, line });
  const details = escaped(`${at}: ${severity}: ${message}${text === null ? '' : `\n${text}`}`);
  const inner = bad
    ? `<failure${attributes({ type: severity, message })}>${details}</failure>`
    : `<system-out>${details}</system-out>`;
  return `    <testcase${head}>\n      ${inner}\n    </testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replace(/[\t\n\r]/g, ' ')}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 may not hold is replaced, also when it is written as a reference. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[\u007f-\u0084\u0086-\u009f]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
