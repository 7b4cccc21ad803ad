/** Punishments, what tells their status, who has power over them, and the conduct that they answer. */
import * as z from 'zod';
import { common, kind, plainSurfaces, surfaces } from './common.js';

export const GRADES = ['light', 'moderate', 'severe', 'criminal', 'ethics', 'administrative'] as const;
export const SANCTION_STATUSES = [
  'threatened', 'proposed', 'recommended', 'imposed', 'pending', 'denied', 'lifted',
] as const;

export const sanction = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    name: z.string(),
    label: z.string(),
    domain: z.string(),
    /** The legal grade; the record's `grade` comes from the words instead. */
    grade: z.enum(GRADES).nullable().default(null),
    basis: z.array(z.string()).default([]),
    targets: z.array(z.string()).default([]),
    authorities: z.array(z.string()).default([]),
  }),
  plainSurfaces,
);

export const status = kind(
  z.strictObject({ ...common, ...surfaces, status: z.enum(SANCTION_STATUSES) }),
  plainSurfaces,
);

/** Which body may impose, recommend or only pass on. */
export const power = kind(
  z.strictObject({
    ...common,
    institution: z.string(),
    imposes: z.array(z.string()).default([]),
    recommends: z.array(z.string()).default([]),
  }),
  () => [],
);

export const violation = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    name: z.string(),
    label: z.string(),
    group: z.string(),
    actors: z.array(z.string()).default([]),
    basis: z.array(z.string()).default([]),
    /** Innocent on its own: counts only under a ban, a threat or a case verb. */
    weak: z.array(z.string()).default([]),
  }),
  (entry) => [...plainSurfaces(entry), ...entry.weak.map((form) => ({ form, slot: 'weak' }))],
);
