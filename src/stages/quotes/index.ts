/** Finds what is said, and by whom. */
import type { Context, Quoted, Tagged } from '../../document.js';

export function quotes(_doc: Tagged, _context: Context): Pick<Quoted, 'quotes'> {
  return { quotes: [] };
}
