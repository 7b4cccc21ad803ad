/** Page furniture, abbreviations and language words: what cleaning and segmenting need. */
import * as z from 'zod';
import { common, kind, surfaces } from './common.js';

/** A line that is page furniture, told by its words. None of its forms go into the gazetteer. */
export const furniture = kind(
  z.strictObject({
    ...common,
    block: z.enum(['related', 'furniture', 'byline', 'caption', 'dateline']),
    /** Folded case. The whole line, the line's beginning, its end, or anywhere in it. */
    whole: z.array(z.string()).default([]),
    prefix: z.array(z.string()).default([]),
    suffix: z.array(z.string()).default([]),
    within: z.array(z.string()).default([]),
  }),
  () => [],
);

/** Written with a full stop that ends no sentence. */
export const abbreviation = kind(z.strictObject({ ...common, ...surfaces }), () => []);

/** Frequent words of a language, to tell Indonesian from its neighbours. */
export const language = kind(
  z.strictObject({ ...common, code: z.string(), words: z.array(z.string()) }),
  () => [],
);

/** Names of outlets as datelines write them. */
export const outlet = kind(z.strictObject({ ...common, ...surfaces }), () => []);
