/** Bodies, posts, classes of people, elections and laws: what mentions refer to. */
import * as z from 'zod';
import { common, kind, lifetime, plainSurfaces, surfaces } from './common.js';

export const LEVELS = ['nasional', 'provinsi', 'kabkota', 'kecamatan', 'desa'] as const;
const level = z.enum(LEVELS);

export const institution = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    ...lifetime,
    name: z.string(),
    category: z.string(),
    /** Absent: any level, told by the words around. */
    level: level.optional(),
    /** True when a region may follow and make it a specific body ("Bawaslu Lampung"). */
    region: z.boolean().default(false),
    parent: z.string().optional(),
  }),
  plainSurfaces,
);

export const party = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    ...lifetime,
    name: z.string(),
    numbers: z.record(z.string(), z.number()).default({}),
  }),
  plainSurfaces,
);

/** A post held by one person at a time, or (with `group`) also a word for all who hold it. */
export const role = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    name: z.string(),
    category: z.string(),
    /** The institution that the title implies (ketua-bawaslu: bawaslu). */
    institution: z.string().optional(),
    level: level.optional(),
    /** What may follow the title: a region, an institution, or nothing. */
    takes: z.array(z.enum(['region', 'institution'])).default([]),
    /** Id of the group that the bare plural means: "camat" for all camats. */
    group: z.string().optional(),
  }),
  plainSurfaces,
);

export const group = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    name: z.string(),
    /** Wider groups: pns is in asn. */
    within: z.array(z.string()).default([]),
  }),
  plainSurfaces,
);

export const election = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    name: z.string(),
    /** Voting days by year, ISO dates. */
    days: z.record(z.string(), z.string()).default({}),
  }),
  plainSurfaces,
);

/** Another name of an administrative area of `regions.csv`: an abbreviation, a nickname, an old spelling. */
export const regionAlias = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    /** Kemendagri code. */
    code: z.string().regex(/^\d{2}(\.\d{2}(\.\d{2})?)?$/, 'a Kemendagri code such as "18" or "18.04", in quotes'),
  }),
  plainSurfaces,
);

/** The noun that opens the name of a venue: hotel, aula, gedung. */
export const place = kind(z.strictObject({ ...common, ...surfaces }), plainSurfaces);

export const law = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    ...lifetime,
    name: z.string(),
    instrument: z.string(),
    number: z.string().nullable(),
    year: z.number().nullable(),
    status: z.string().optional(),
    /** Ids of the laws that repeal or replace it. */
    replaced: z.array(z.string()).default([]),
    amends: z.array(z.string()).default([]),
    /** Highest article number, where known: a higher one is an impossible citation. */
    articles: z.number().optional(),
  }),
  plainSurfaces,
);
