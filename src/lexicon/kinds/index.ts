/** The closed list of entry kinds. A lexicon file maps kind names to lists of entries. */
import type * as z from 'zod';
import { calendar, number } from './calendar.js';
import { election, group, institution, law, party, place, regionAlias, role } from './knowledge.js';
import { affix } from './names.js';
import { abbreviation, boundary, furniture, language, outlet, pageWord } from './page.js';
import { actor, power, sanction, status, violation } from './penalties.js';
import type { Documentation } from './documentation.js';
import { rule } from './rules.js';
import { cue, directive, reporting, topic } from './speech.js';

export const KINDS = {
  institution,
  party,
  role,
  group,
  election,
  'region-alias': regionAlias,
  place,
  law,
  affix,
  calendar,
  number,
  directive,
  reporting,
  cue,
  topic,
  sanction,
  status,
  power,
  violation,
  actor,
  furniture,
  abbreviation,
  boundary,
  language,
  outlet,
  'page-word': pageWord,
  rule,
} as const;

export type KindName = keyof typeof KINDS;

/** A validated entry of a kind with all that its file says. */
export type DocumentedEntry<K extends KindName = KindName> = K extends KindName
  ? z.output<(typeof KINDS)[K]['schema']> & { readonly kind: K }
  : never;

/** An entry of a kind, as stages read it. */
export type Entry<K extends KindName = KindName> = K extends KindName
  ? Omit<DocumentedEntry<K>, Documentation>
  : never;

export const KIND_NAMES = Object.keys(KINDS) as KindName[];
