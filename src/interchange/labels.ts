/** How a record's layers are called where spans have labels and links have labels. */
import { MENTION_TYPES } from '../document.js';
import type { WireBlock } from '../record/schema.js';

export const BLOCK_KINDS = [
  'title',
  'dateline',
  'body',
  'caption',
  'byline',
  'related',
  'furniture',
] as const satisfies readonly WireBlock['kind'][];

/** Labels of spans by layer; those of mentions are their types. */
export const SPAN_LABELS = {
  mentions: MENTION_TYPES,
  quotes: ['quote', 'cue'],
  directives: ['directive', 'trigger', 'when', 'condition'],
  sanctions: ['sanction'],
  violations: ['violation'],
  sentences: ['sentence'],
  blocks: BLOCK_KINDS,
} as const;

export type Layer = keyof typeof SPAN_LABELS;
export const LAYERS = Object.keys(SPAN_LABELS) as Layer[];

/** What people annotate; sentences and blocks would cover everything. */
export const ANNOTATED: readonly Layer[] = ['mentions', 'quotes', 'directives', 'sanctions', 'violations'];

/** Labels of links, from what has the slot to what fills it. `same-entity` leads to an entity's first mention. */
export const LINK_LABELS = [
  'same-entity',
  'office',
  'institution',
  'speaker',
  'candidate',
  'cue',
  'issuer',
  'onbehalf',
  'voice',
  'addressee',
  'trigger',
  'when',
  'condition',
  'basis',
  'within',
  'same',
  'quote',
  'authority',
  'target',
  'violation',
  'actor',
] as const;
export type LinkLabel = (typeof LINK_LABELS)[number];
