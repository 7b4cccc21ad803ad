/** What stands before and after a person's name. */
import * as z from 'zod';
import { common, kind, plainSurfaces, surfaces } from './common.js';

export const affix = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    class: z.enum(['acting', 'former', 'honorific', 'rank', 'degree', 'particle']),
    /** For acting prefixes: pj, plt, plh, pjs. */
    value: z.string().optional(),
  }),
  plainSurfaces,
);
