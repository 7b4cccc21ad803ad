/** What every lexicon entry may carry, whatever its kind. */
import * as z from 'zod';

const isoDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write a date as YYYY, YYYY-MM or YYYY-MM-DD, in quotes');

/** Fields of every entry. A `strictObject` spreads them, so that a misspelt key is an error. */
export const common = {
  /** Written by hand, stable, never used again for something else. */
  id: z.string().regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/, 'an id is lower-case words, digits and hyphens'),
  /** Ids of `sources.yaml`, `SEED` for the acceptance sample, `knowledge` for what the compiler knew. */
  source: z.array(z.string()).default([]),
  /** Not sure of the fact or a part of it; `note` says which. Never shown as fact. */
  unverified: z.boolean().optional(),
  note: z.string().optional(),
  /** Short texts in which the entry must be found, and others in which it must not. Tests run both. */
  examples: z.array(z.string()).default([]),
  counterexamples: z.array(z.string()).default([]),
  /** Adds the listed forms to the entry of the same kind and id instead of replacing it (user lexicons). */
  extend: z.boolean().optional(),
};

/** Since when and until when a body existed or a law was in force. */
export const lifetime = { from: isoDate.optional(), until: isoDate.optional() };

/**
 * Surface forms. `forms` match in any letter case, `exact` only as written: short acronyms that are also
 * words, such as BU or PAN.
 */
export const surfaces = {
  forms: z.array(z.string().min(1)).default([]),
  exact: z.array(z.string().min(1)).default([]),
};

/** One form that the gazetteer looks for. */
export interface Surface {
  form: string;
  exact?: boolean;
  /** What the form is within its entry, such as `active` or `noun`; empty where that does not matter. */
  slot?: string;
}

export function plainSurfaces(entry: { forms: readonly string[]; exact: readonly string[] }): Surface[] {
  return [...entry.forms.map((form) => ({ form })), ...entry.exact.map((form) => ({ form, exact: true }))];
}

/** A kind of entry: how it is written and which forms it puts into the gazetteer. */
export interface Kind<Schema extends z.ZodType> {
  readonly schema: Schema;
  surfaces(entry: z.output<Schema>): Surface[];
}

export function kind<Schema extends z.ZodType>(
  schema: Schema,
  surfacesOf: (entry: z.output<Schema>) => Surface[],
): Kind<Schema> {
  return { schema, surfaces: surfacesOf };
}
