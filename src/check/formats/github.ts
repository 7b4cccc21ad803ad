/** Workflow commands of GitHub Actions, which shows them beside the changed lines. */
import type { Severity } from '../rules.js';
import type { Format } from './index.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

export const github: Format = ({ findings }) =>
  findings
    .map(({ severity, code, message, place }) => {
      const { file, line, column, endLine, endColumn } = place;
      // Columns are shown only within one line, and their end is the last one.
      const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
      const properties = Object.entries({ file, line, endLine, ...columns, title: `asn-scan ${code}` })
        .map(([name, value]) => `${name}=${property(String(value))}`)
        .join(',');
      return `::${COMMANDS[severity]} ${properties}::${data(message)}\n`;
    })
    .join('');

function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Nothing but line breaks may steer the log that shows it. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd');
}
