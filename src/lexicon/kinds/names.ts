/** What stands before, inside and after a person's name. */
import * as z from 'zod';
import { common, kind, plainSurfaces, surfaces, type Surface } from './common.js';

export const affix = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    class: z.enum(['acting', 'former', 'honorific', 'rank', 'degree', 'particle']),
    /**
     * For acting prefixes: pj, plt, plh, pjs. For ranks: `corps` for what follows a rank. For particles: where
     * in a name it may stand.
     */
    value: z.string().optional(),
  }),
  (entry): Surface[] =>
    entry.class === 'degree'
      ? [...plainSurfaces(entry), ...entry.forms.flatMap(withoutDots)]
      : plainSurfaces(entry),
);

/** A dotted degree as it is written without its dots: S.H gives SH; M.Si gives MSi and MSI. */
function withoutDots(form: string): Surface[] {
  const bare = form.replaceAll('.', '');
  if (bare === form) return [];
  return [...new Set([bare, bare.toUpperCase()])].map((spelling) => ({ form: spelling, exact: true }));
}
