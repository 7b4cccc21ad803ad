/** Verbs of directing and of reporting, and the small words that rules combine. */
import * as z from 'zod';
import { AFFIX_PATTERN, derive } from '../morphology.js';
import { common, kind, plainSurfaces, surfaces, type Surface } from './common.js';

export const FORCES = [
  'order',
  'ban',
  'request',
  'demand',
  'appeal',
  'reminder',
  'warning',
  'hope',
  'permission',
  'pledge',
  'rule',
] as const;

const affixes = z.array(
  z.string().regex(AFFIX_PATTERN, 'an affix pattern such as "meN-", "di-kan" or "-nya"'),
);
const words = z.array(z.string().min(1));

/** Forms by grammatical slot: written out in `forms`, or made from the roots by affix patterns in `derive`. */
const family = {
  /** The first root is the lemma that the record gives. */
  roots: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
  derive: z
    .strictObject({
      active: affixes.optional(),
      passive: affixes.optional(),
      base: affixes.optional(),
      nya: affixes.optional(),
      noun: affixes.optional(),
    })
    .default({}),
  forms: z
    .strictObject({
      active: words.optional(),
      passive: words.optional(),
      base: words.optional(),
      nya: words.optional(),
      noun: words.optional(),
    })
    .default({}),
};

export type Slot = 'active' | 'passive' | 'base' | 'nya' | 'noun';

function familySurfaces(entry: {
  roots: string[];
  derive: Partial<Record<Slot, string[]>>;
  forms: Partial<Record<Slot, string[]>>;
}): Surface[] {
  const found: Surface[] = [];
  for (const slot of ['active', 'passive', 'base', 'nya', 'noun'] as const) {
    for (const pattern of entry.derive[slot] ?? []) {
      for (const root of entry.roots) for (const form of derive(root, pattern)) found.push({ form, slot });
    }
    for (const form of entry.forms[slot] ?? []) found.push({ form, slot });
  }
  return found;
}

/** A family of verbs and nouns that direct by themselves. */
export const directive = kind(
  z.strictObject({
    ...common,
    ...family,
    force: z.enum(FORCES),
    /** `dont` when the verb itself forbids (larang); else the clause tells. */
    polarity: z.enum(['do', 'dont']).default('do'),
    /** A bare topic counts after it ("mengingatkan netralitas ASN"). */
    topic: z.boolean().default(false),
    /** A statement only, unless agar/supaya or a modal follows (menegaskan, menyampaikan). */
    reports: z.boolean().default(false),
  }),
  familySurfaces,
);

/** What a reporting verb does with the clause that it governs. */
export const ACTS = ['say', 'judge', 'direct', 'remind', 'ask', 'close', 'read', 'cite'] as const;

/**
 * A family of verbs that introduce or follow speech. Beside the slots of a directive: `short`, the form that
 * headlines and object voice use ("Bupati Tegaskan", "hal itu ia sampaikan"), and `not`, fixed phrases that
 * look like a form and are none ("kata sambutan").
 */
export const reporting = kind(
  z.strictObject({
    ...common,
    roots: family.roots,
    derive: family.derive.unwrap().extend({ short: affixes.optional() }).default({}),
    forms: family.forms.unwrap().extend({ short: words.optional(), not: words.optional() }).default({}),
    /**
     * `say`: the clause is the speaker's words; `judge`: his opinion; `direct`: a directive, no indirect quote;
     * `remind`: a directive, or the speaker's words when "bahwa" brings a statement without a modal;
     * `ask`: a question; `close`: it only ends a speech; `read`: the words of a text; `cite`: names a source.
     */
    act: z.enum(ACTS).default('say'),
    /** The verb also takes a bare noun phrase, so that a clause has to be shown ("menegaskan sikap netral"). */
    object: z.boolean().default(false),
    /** Its clause may be "X sebagai Y" (menyebut, menilai). */
    equates: z.boolean().default(false),
  }),
  (entry) => [
    ...familySurfaces(entry),
    ...(entry.derive.short ?? []).flatMap((pattern) =>
      entry.roots.flatMap((root) => derive(root, pattern).map((form) => ({ form, slot: 'short' }))),
    ),
    ...(entry.forms.short ?? []).map((form) => ({ form, slot: 'short' })),
    ...(entry.forms.not ?? []).map((form) => ({ form, slot: 'not' })),
  ],
);

/** Small words by what rules use them for: modals, linkers, negators, pronouns, markers. */
export const cue = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    class: z.string(),
    /** What the cue says within its class, such as a modal's force. */
    value: z.string().optional(),
  }),
  plainSurfaces,
);

/** What a directive is about, by words in its content. */
export const topic = kind(z.strictObject({ ...common, ...surfaces }), plainSurfaces);
