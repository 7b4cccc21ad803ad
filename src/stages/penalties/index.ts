/** Finds punishments and the conduct that they answer; both lean on each other, so one stage gives both. */
import type { Context, Directed, Document } from '../../document.js';

export function penalties(
  doc: Directed,
  _context: Context,
): Pick<Document, 'sanctions' | 'violations' | 'diagnostics'> {
  return { sanctions: [], violations: [], diagnostics: doc.diagnostics };
}
