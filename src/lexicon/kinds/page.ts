/** Page furniture, abbreviations and language words: what cleaning and segmenting need. */
import * as z from 'zod';
import { common, kind, surfaces } from './common.js';

export const BLOCK_KINDS_BY_CUE = ['related', 'furniture', 'byline', 'caption', 'dateline'] as const;

/**
 * A line that is no running text, told by its words. None of its forms go into the gazetteer. Forms are compared
 * with the line in folded case, without bullets and brackets around it, with single spaces, none before a colon.
 * The cleaning rule of the same id says in the record why the line was put aside.
 */
export const furniture = kind(
  z.strictObject({
    ...common,
    block: z.enum(BLOCK_KINDS_BY_CUE),
    /** The whole line, the line's beginning, its end, or anywhere in it. */
    whole: z.array(z.string()).default([]),
    prefix: z.array(z.string()).default([]),
    suffix: z.array(z.string()).default([]),
    within: z.array(z.string()).default([]),
    /** Characters. A longer line is running text, whatever words it holds. */
    longest: z.number().int().min(1).default(160),
    /** A line that ends as a sentence does is running text. */
    unfinished: z.boolean().default(false),
    /**
     * What follows: the `title` that a label announces, a `list` of titles and dates, the `name` that belongs to
     * a credit, or the `rest` of the page, as after a comment form.
     */
    opens: z.enum(['title', 'list', 'name', 'rest']).optional(),
    /** True when `prefix` forms also count in the middle of a line, after the end of a sentence. */
    inline: z.boolean().default(false),
  }),
  () => [],
);

/** Small words that tell the parts of a page, by what cleaning uses them for. None go into the gazetteer. */
export const pageWord = kind(
  z.strictObject({
    ...common,
    class: z.enum([
      /** Written small in a headline whose other words have capitals. */
      'headline-small',
      /** Opens a sentence that goes on from another one. */
      'resuming',
      /** Stands in a trailer without being anybody's initials or name. */
      'trailer',
      /** A time zone, or a word for the time of day, in a date line. */
      'clock',
      /** Shows that an article is about officials or elections. */
      'subject',
      /** Begins or ends the names of outlets: radar, kabar, news. */
      'outlet-part',
      /** Stands before a place in datelines without being part of its name. */
      'dateline-filler',
      /** Tells a photo's caption from a sentence of the text. */
      'caption',
      /** Stands in page furniture only: in running text it shows that furniture was not told from it. */
      'leak',
    ]),
    forms: z.array(z.string().min(1)),
  }),
  () => [],
);

/** Written with a full stop that ends no sentence; with `ends`, one that may also end it (Tbk., S.H.). */
export const abbreviation = kind(
  z.strictObject({ ...common, ...surfaces, ends: z.boolean().default(false) }),
  () => [],
);

/** Words at sentence borders: `opens` begin sentences, on `continues` none ends, `domain` ends a host name. */
export const boundary = kind(
  z.strictObject({ ...common, ...surfaces, class: z.enum(['opens', 'continues', 'domain']) }),
  () => [],
);

/** Frequent words of a language, to tell Indonesian from its neighbours. */
export const language = kind(
  z.strictObject({ ...common, code: z.string(), words: z.array(z.string()) }),
  () => [],
);

/** Names of outlets as datelines write them. */
export const outlet = kind(z.strictObject({ ...common, ...surfaces }), () => []);
