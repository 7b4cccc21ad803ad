/** For people: findings by file, each with its place and the words it is about. */
import { Chalk, type ChalkInstance } from 'chalk';
import { printableLine } from '../../sink/printable.js';
import type { Finding } from '../finding.js';
import { SEVERITIES, type Severity } from '../rules.js';
import type { Format } from './index.js';

/** In characters. */
const LONGEST_EXCERPT = 100;
const LONGEST_MESSAGE = 300;

export const text: Format = (report, { color }) => {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const lines: string[] = [];
  let last: string | null = null;
  for (const finding of report.findings) {
    const head = headOf(finding);
    if (head !== last) {
      if (last !== null) lines.push('');
      lines.push(paint.bold(head));
    }
    last = head;
    lines.push(lineOf(finding, paint));
    if (finding.text !== null) lines.push(paint.dim(`    ${clipped(finding.text, LONGEST_EXCERPT)}`));
  }
  if (lines.length > 0) lines.push('');
  lines.push(paint.bold(summaryOf(report)));
  return `${lines.join('\n')}\n`;
};

/** The title of the article, or what the file is called. */
function headOf({ document, place }: Finding): string {
  return printableLine(document === null ? place.file : (document.title ?? document.id));
}

function lineOf({ place, document, severity, code, message }: Finding, paint: ChalkInstance): string {
  const at = printableLine(`${place.file}:${place.line}:${place.column}`);
  const color = { error: paint.red, warning: paint.yellow, info: paint.cyan }[severity];
  const note = document?.row == null ? '' : paint.dim(` [${printableLine(document.id)}]`);
  return `  ${at}: ${color(severity)} ${paint.bold(code)}: ${clipped(message, LONGEST_MESSAGE)}${note}`;
}

function clipped(text: string, longest: number): string {
  const line = printableLine(text.trim());
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\S*$/, '')}…`;
}

function summaryOf({ documents, findings, hidden }: Parameters<Format>[0]): string {
  const counted = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? '' : plural(count, NOUNS[severity]);
  }).filter((part) => part !== '');
  const found = counted.length === 0 ? 'no findings' : counted.join(', ');
  const aside = (['suppressed', 'baseline'] as const)
    .map((how) => [how, hidden.filter((one) => one.how === how).length] as const)
    .filter(([, count]) => count > 0)
    .map(([how, count]) => (how === 'baseline' ? `${count} in the baseline` : `${count} suppressed`));
  return [`${found} in ${plural(documents, 'document')}`, ...aside].join('; ');
}

const NOUNS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
