/** Months, weekdays, relative day words and number words. */
import * as z from 'zod';
import { common, kind, plainSurfaces, surfaces } from './common.js';

export const calendar = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    class: z.enum(['month', 'weekday', 'relative', 'part', 'unit', 'direction']),
    /** Month 1-12, weekday 1 (Monday) to 7, or days from the anchor. */
    value: z.number().optional(),
  }),
  plainSurfaces,
);

export const number = kind(
  z.strictObject({ ...common, ...surfaces, value: z.number(), scale: z.boolean().default(false) }),
  plainSurfaces,
);
