/** Finds who told whom to do or not do what. */
import type { Context, Directed, Quoted } from '../../document.js';

export function directives(_doc: Quoted, _context: Context): Pick<Directed, 'directives'> {
  return { directives: [] };
}
