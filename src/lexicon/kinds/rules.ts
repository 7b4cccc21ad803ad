/** What code rules are called, do, and are worth. The rule itself is code; see `stages/`. */
import * as z from 'zod';
import { common, kind } from './common.js';

export const rule = kind(
  z.strictObject({
    ...common,
    stage: z.enum(['clean', 'segment', 'tag', 'quotes', 'directives', 'sanctions', 'violations']),
    /** One line: what the rule finds. */
    description: z.string(),
    /** Share of its findings that is right, measured on gold; `measured` says on how many. */
    confidence: z.number().min(0).max(1),
    measured: z.number().int().min(0).default(0),
  }),
  () => [],
);
