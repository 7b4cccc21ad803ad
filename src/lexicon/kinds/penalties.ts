/** Punishments, what tells their status, who has power over them, and the conduct that they answer. */
import * as z from 'zod';
import { common, kind, plainSurfaces, surfaces, type Surface } from './common.js';

export const GRADES = ['light', 'moderate', 'severe', 'criminal', 'ethics', 'administrative'] as const;
export const SANCTION_STATUSES = [
  'threatened',
  'proposed',
  'recommended',
  'imposed',
  'pending',
  'denied',
  'lifted',
] as const;

const words = z.array(z.string().min(1)).default([]);
const slotted = (forms: readonly string[], slot: string): Surface[] => forms.map((form) => ({ form, slot }));

export const sanction = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    /** Indonesian and English name. */
    name: z.string(),
    label: z.string(),
    domain: z.string(),
    /** The legal grade; the record's `grade` comes from the words instead. */
    grade: z.enum(GRADES).nullable().default(null),
    basis: z.array(z.string()).default([]),
    /** Ids of `actor` entries that it is for; none: anybody. Decides between punishments of one name. */
    targets: z.array(z.string()).default([]),
    authorities: z.array(z.string()).default([]),
    /** Verbs in the passive voice: their subject is punished. */
    passive: words,
    /** Verbs in the active voice: their subject punishes. */
    active: words,
    /** Bare verbs that punish only behind a word for the speaker: "saya copot", "kami proses". */
    base: words,
    /** Innocent on their own: they count in a list of punishments, after a verb of punishing or with a term. */
    weak: words,
    weakPassive: words,
    /** What is taken or kept from somebody, a punishment together with one of the verbs: "tunjangan", "dipotong". */
    things: words,
    takenPassive: words,
    takenActive: words,
    /** Verbs that are this punishment where one of the ends follows, with the punished between: "menegur ... secara lisan". */
    parted: words,
    partedEnd: words,
    /** Phrases that hold a form and are no such punishment. */
    not: words,
    /** The wider punishment of which it is a form. */
    parent: z.string().optional(),
    magnitude: z.strictObject({ percent: z.number().optional(), months: z.number().optional() }).optional(),
  }),
  (entry) => [
    ...plainSurfaces(entry),
    ...slotted(entry.passive, 'passive'),
    ...slotted(entry.active, 'active'),
    ...slotted(entry.base, 'base'),
    ...slotted(entry.weak, 'weak'),
    ...slotted(entry.weakPassive, 'weakPassive'),
    ...slotted(entry.things, 'thing'),
    ...slotted(entry.takenPassive, 'takenPassive'),
    ...slotted(entry.takenActive, 'takenActive'),
    ...slotted(entry.parted, 'parted'),
    ...slotted(entry.partedEnd, 'partedEnd'),
    ...slotted(entry.not, 'not'),
  ],
);

/** Phrases that tell where a case stands. */
export const status = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    status: z.enum(SANCTION_STATUSES),
    /** Which counts when a sentence has several: 1 is first. */
    rank: z.number().int().min(1),
  }),
  plainSurfaces,
);

/** Which body may impose, recommend or only pass on. */
export const power = kind(
  z.strictObject({
    ...common,
    /** Refs of institutions and offices that have it. */
    holders: z.array(z.string()),
    /** Domains of sanctions that it may impose; all when it names `any`. */
    imposes: z.array(z.string()).default([]),
    recommends: z.array(z.string()).default([]),
  }),
  () => [],
);

/** A class of persons as laws on conduct name it, and the refs of mentions that belong to it. */
export const actor = kind(
  z.strictObject({
    ...common,
    name: z.string(),
    refs: z.array(z.string()),
    within: z.array(z.string()).default([]),
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
    /** Innocent on their own: they count only under a ban, or with a case verb and a contestant. */
    weak: words,
    /** Verbs that are this conduct where one of the `objects` follows close by: "menghadiri ... deklarasi paslon". */
    verbs: words,
    objects: words,
    /** Nouns that are such an object where a contestant follows: "posko", "unggahan", "bergambar". */
    about: words,
    /** Verbs that are this conduct where a contestant follows close by: "mengarak ... pasangan calon". */
    toward: words,
    /** Ids of conduct that is this one where somebody of its `actors` has done it. */
    absorbs: z.array(z.string()).default([]),
    /** Verbs in the passive voice that one of the `objects` stands before: "mobil dinas ... dipakai". */
    passives: words,
    /** Names of the subject that say nothing of anybody's conduct; kept for readers, never matched. */
    topics: words,
    /** Phrases that hold a form and are no such conduct. */
    not: words,
  }),
  (entry) => [
    ...plainSurfaces(entry),
    ...slotted(entry.weak, 'weak'),
    ...slotted(entry.verbs, 'verb'),
    ...slotted(entry.objects, 'object'),
    ...slotted(entry.about, 'about'),
    ...slotted(entry.toward, 'toward'),
    ...slotted(entry.passives, 'passive'),
    ...slotted(entry.not, 'not'),
  ],
);
