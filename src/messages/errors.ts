/** Errors and notes in another language. They are thrown in English; what a user sees is translated on its way out. */
import { ERRORS_ID } from './errors.id.js';

interface Pattern {
  readonly matches: RegExp;
  readonly says: string;
}

const EXACT = new Map(Object.entries(ERRORS_ID).filter(([english]) => !english.includes('{}')));

/** Templates with the most words of their own first, so that `{}: {}` takes only what no other does. */
const PATTERNS: readonly Pattern[] = Object.entries(ERRORS_ID)
  .filter(([english]) => english.includes('{}'))
  .sort(([a], [b]) => b.length - a.length)
  .map(([english, says]) => ({ matches: patternOf(english), says }));

function patternOf(template: string): RegExp {
  const own = template.split('{}').map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${own.join('(.*?)')}$`, 's');
}

/**
 * A line in Indonesian: `file:line: message (hint)`, each part for itself. What nobody has translated stays.
 * @param line as the program would say it in English
 */
export function inIndonesian(line: string): string {
  const known = translated(line);
  if (known !== null) return known;
  // A hint stands in brackets at the end.
  for (let at = line.indexOf(' ('); at >= 0 && line.endsWith(')'); at = line.indexOf(' (', at + 1)) {
    const said = placed(line.slice(0, at));
    const hint = line.slice(at + 2, -1);
    if (said !== null) return `${said} (${translated(hint) ?? hint})`;
  }
  return placed(line) ?? line;
}

/** A message behind the place that it is about. */
function placed(line: string): string | null {
  const known = translated(line);
  if (known !== null) return known;
  for (let at = line.indexOf(': '); at >= 0; at = line.indexOf(': ', at + 1)) {
    const said = translated(line.slice(at + 2));
    if (said !== null) return `${line.slice(0, at)}: ${said}`;
  }
  return null;
}

function translated(message: string): string | null {
  const exact = EXACT.get(message);
  if (exact !== undefined) return exact;
  for (const { matches, says } of PATTERNS) {
    const found = matches.exec(message);
    if (found === null) continue;
    let next = 0;
    return says.replace(/\{(\d?)\}/g, (_, at: string) => {
      const filled = found[1 + (at === '' ? next++ : Number(at))] ?? '';
      return translated(filled) ?? filled;
    });
  }
  return null;
}
