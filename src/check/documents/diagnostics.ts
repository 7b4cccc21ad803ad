/** What the readers and stages themselves saw: the diagnostics of the record. */
import type { Diagnostic } from '../../document.js';
import { contains } from '../../text/span.js';
import { isCode } from '../rules.js';
import type { DocumentRule } from './index.js';

export const fromDiagnostics: DocumentRule = ({ diagnostics }) => {
  const dates = diagnostics.filter(({ code }) => code === 'impossible-date');
  const isForeign = diagnostics.some(({ code }) => code === 'not-indonesian');
  return diagnostics.flatMap((diagnostic) => {
    const { code, message } = diagnostic;
    const span = spanOf(diagnostic);
    if (!isCode(code)) return [];
    // What another diagnostic says better.
    if (code === 'contradictory-dates' && dates.some((date) => lies(date, span))) return [];
    if (code === 'off-topic' && isForeign) return [];
    return [{ code, message, ...(span === undefined ? {} : { span }) }];
  });
};

function spanOf({ start, end }: Diagnostic) {
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** True when a paragraph's contradiction is that of a date in it, which has a place of its own. */
function lies(date: Diagnostic, paragraph: { start: number; end: number } | undefined): boolean {
  const span = spanOf(date);
  return span !== undefined && paragraph !== undefined && contains(paragraph, span);
}
