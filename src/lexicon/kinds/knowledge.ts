/** Bodies, posts, classes of people, elections and laws: what mentions refer to. */
import * as z from 'zod';
import { common, kind, lifetime, plainSurfaces, surfaces, type Surface } from './common.js';

export const LEVELS = ['nasional', 'provinsi', 'kabkota', 'kecamatan', 'desa'] as const;
const level = z.enum(LEVELS);

/** Where a kabupaten and a kota share a name, what the body or post implies. */
const area = z.enum(['kabupaten', 'kota']).optional();
/** Kemendagri code, where the name itself holds the region (Gubsu, Pemprovsu). */
const code = z
  .string()
  .regex(/^\d{2}(\.\d{2}(\.\d{2})?)?$/, 'a Kemendagri code such as "18" or "18.04", in quotes')
  .optional();
/** Id that mentions carry instead of the entry's own; empty for a body or post that has none. */
const family = z.string().optional();
/** Forms that mean this only where the article defines them or one of `neighbours` stands in the sentence. */
const unsure = {
  unsure: z.array(z.string()).default([]),
  neighbours: z.array(z.string()).default([]),
};

export const institution = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    ...lifetime,
    ...unsure,
    name: z.string(),
    category: z.string(),
    /** Absent: any level, told by the words around. */
    level: level.optional(),
    area,
    /** True when a region may follow and make it a specific body ("Bawaslu Lampung"). */
    region: z.boolean().default(false),
    /** True when it exists below the national level only: bare, it takes the article's region. */
    local: z.boolean().default(false),
    /** True when a proper name may follow that is no region ("Pengadilan Negeri Tanjungkarang"). */
    named: z.boolean().default(false),
    /** Words that open a name; `completion` says what completes it. */
    heads: z.array(z.string()).default([]),
    /** Unit words (`field`), any capitalised words (`name`), a numeral or letter, a party. */
    completion: z.enum(['field', 'name', 'number', 'party']).optional(),
    /** Common words: they count only beside another addressee ("kepada desa maupun ASN"). */
    weak: z.array(z.string()).default([]),
    code,
    family,
    parent: z.string().optional(),
  }),
  (entry) => [...plainSurfaces(entry), ...slotted(entry, ['heads', 'weak', 'unsure', 'neighbours'])],
);

export const party = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    ...lifetime,
    ...unsure,
    name: z.string(),
    numbers: z.record(z.string(), z.number()).default({}),
  }),
  (entry) => [...plainSurfaces(entry), ...slotted(entry, ['unsure', 'neighbours'])],
);

/** A post held by one person at a time, or (with `group`) also a word for all who hold it. */
export const role = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    ...unsure,
    name: z.string(),
    category: z.string(),
    /** Title words that need a body behind them: "ketua", "anggota". */
    heads: z.array(z.string()).default([]),
    /** Ids of the bodies, or of what they belong to, that make a head this post; none: any body. */
    of: z.array(z.string()).default([]),
    /** Titles that point to a body named before them: "Ketuanya". */
    own: z.array(z.string()).default([]),
    /** What may stand between the title and its body: unit words, any capitalised words, a unit number. */
    unit: z.enum(['field', 'free', 'number']).optional(),
    /** True when unit words behind the title add nothing to it: "Asisten I Bidang Pemerintahan". */
    told: z.boolean().default(false),
    /** The institution that the title implies (bupati: pemkab). */
    institution: z.string().optional(),
    level: level.optional(),
    area,
    /** What may follow the title: a region, an institution, or nothing. */
    takes: z.array(z.enum(['region', 'institution'])).default([]),
    /** Id of the group that the bare plural means: "camat" for all camats. */
    group: z.string().optional(),
    /** True when the bare title is another word too ("Inspektur"): it needs a body or region behind it. */
    needs: z.boolean().default(false),
    /** Titles that are other words too and count only in the plural ("para rio"). */
    plural: z.array(z.string()).default([]),
    /** With `holders`: one post where somebody is named in that capacity ("selaku PPK"). */
    singular: z.boolean().default(false),
    /** Ids of the roles that the same title means in the regencies of some provinces, by their codes. */
    variants: z.record(z.string(), z.string()).default({}),
    /** True when an area has several, so that the bare word in lower case means them all. */
    several: z.boolean().default(false),
    /** True when it always means all holders ("kepala OPD"). */
    holders: z.boolean().default(false),
    code,
    family,
  }),
  (entry) => [...plainSurfaces(entry), ...slotted(entry, ['heads', 'own', 'plural', 'unsure', 'neighbours'])],
);

/** Surfaces of list fields, each with the slot that is named like its field, in the singular for heads. */
function slotted<Field extends string>(
  entry: Record<Field, readonly string[]>,
  fields: readonly Field[],
): Surface[] {
  return fields.flatMap((field) =>
    entry[field].map((form) => ({ form, slot: SLOTS[field] ?? field, exact: field === 'unsure' })),
  );
}

const SLOTS: Readonly<Record<string, string>> = { heads: 'head', neighbours: 'neighbour' };

export const group = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    ...unsure,
    name: z.string(),
    family,
    /** Wider groups: pns is in asn. */
    within: z.array(z.string()).default([]),
    /** True for those who stand for election: one of many ("salah satu paslon") is nobody in particular. */
    contestant: z.boolean().default(false),
    /** With `contestant`: one of two or three, so that "salah satu" of them still counts. */
    few: z.boolean().default(false),
    /** True where the noun often says only what somebody already named is: "politisi itu", "menjadi pengamat". */
    describes: z.boolean().default(false),
    /** True when no word of its forms is a mention of its own ("anggota TNI/Polri"). */
    whole: z.boolean().default(false),
    /** With `describes`: counts with a pointer behind it, "guru tersebut". */
    pointed: z.boolean().default(false),
    /** True when the word right before a name is that person's post: "jaksa Andi Wijaya". */
    post: z.boolean().default(false),
    /** Words that are a class of people only where they are counted or meant all: "empat staf", "para atasan". */
    counted: z.array(z.string()).default([]),
    /** Words that open other nouns too and count only where none follows ("calon", but "calon pembeli"). */
    alone: z.array(z.string()).default([]),
    /** Words that narrow other nouns ("pelayanan publik") and count only where they are addressed or begin a sentence. */
    addressed: z.array(z.string()).default([]),
    /** Of the members of a force: words for them that everybody else uses too ("anggota"). */
    rank: z.array(z.string()).default([]),
    force: z.enum(['police', 'military']).optional(),
    /** Words for the members that mean the body unless the article is about its orders ("polisi"). */
    weak: z.array(z.string()).default([]),
  }),
  (entry) => [
    ...plainSurfaces(entry),
    ...slotted(entry, ['alone', 'counted', 'addressed', 'rank', 'weak', 'unsure', 'neighbours']),
  ],
);

export const election = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    name: z.string(),
    family,
    /** Voting days by year, ISO dates. */
    days: z.record(z.string(), z.string()).default({}),
    /** Common words that only a year or "serentak" behind them makes an election. */
    weak: z.array(z.string()).default([]),
  }),
  (entry) => [...plainSurfaces(entry), ...slotted(entry, ['weak'])],
);

/** Another name of an administrative area of `regions.csv`: an abbreviation, a nickname, an old spelling. */
export const regionAlias = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    /** Kemendagri code. */
    code: z
      .string()
      .regex(/^\d{2}(\.\d{2}(\.\d{2})?)?$/, 'a Kemendagri code such as "18" or "18.04", in quotes'),
  }),
  plainSurfaces,
);

/** The noun that opens the name of a venue: hotel, aula, gedung. */
export const place = kind(z.strictObject({ ...common, ...surfaces }), plainSurfaces);

const penalty = z.strictObject({
  kind: z.enum(['kurungan', 'penjara']),
  /** Months of imprisonment and rupiah of fine; absent where the article sets none. */
  months: z.strictObject({ min: z.number().optional(), max: z.number().optional() }).default({}),
  fine: z.strictObject({ min: z.number().optional(), max: z.number().optional() }).default({}),
  /** How prison and fine stand together in the law. */
  joined: z.enum(['dan', 'dan/atau', 'atau']).optional(),
});

/** What an article provides, in a few own words. */
const provision = z.strictObject({
  /** `article/paragraph/letter/number`, empty parts kept in the middle: "280/2", "5//n/5". */
  keys: z.array(z.string()),
  label: z.string(),
  gloss: z.string(),
  subjects: z.array(z.string()).default([]),
  penalty: penalty.optional(),
  source: z.array(z.string()).default([]),
  unverified: z.boolean().optional(),
  note: z.string().optional(),
});

/** A law. Its forms are names without number and year ("UU Pemilu"); those with are read by code. */
export const law = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    ...lifetime,
    name: z.string(),
    /** Value of a `law-instrument` cue. */
    instrument: z.string(),
    number: z.string().nullable(),
    year: z.number().nullable(),
    /** Other numbers of the same instrument ("800-5474/2022"). */
    numbers: z.array(z.string()).default([]),
    status: z.string().optional(),
    /** Ids of the laws that repeal or replace it. */
    replaced: z.array(z.string()).default([]),
    amends: z.array(z.string()).default([]),
    /** Highest article number, where known: a higher one is an impossible citation. */
    articles: z.number().optional(),
    provisions: z.array(provision).default([]),
  }),
  plainSurfaces,
);
