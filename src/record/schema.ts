/**
 * The record on the wire: one definition for types, validation and JSON Schema. Offsets count code points.
 * Keys are single lower-case words, the same in TypeScript, JSON and (joined by `_`) CSV.
 */
import * as z from 'zod';
import { MENTION_TYPES } from '../document.js';
import { FORCES } from '../lexicon/kinds/speech.js';

const offset = z.int().min(0);
const span = z.object({ start: offset, end: offset });
const part = z.object({ start: offset, end: offset });
const parts = z.array(part).min(2).optional().describe('the pieces, when the span runs over a block border');
const texted = z.object({ start: offset, end: offset, text: z.string(), parts });
const entityId = z.string().regex(/^e[1-9][0-9]*$/);
const index = z.int().min(0);
const rule = z.string().optional().describe('id of the rule that found it; gold has none');
const confidence = z
  .number()
  .min(0)
  .max(1)
  .optional()
  .describe('share of such findings that is right; gold has none');
const optional = z.boolean().optional().describe('gold only: a careful reader could leave it out');
const grounded = { rule, confidence, optional };

export const TOPICS = [
  'neutrality',
  'practical-politics',
  'participation',
  'security',
  'money-politics',
  'hoax-sara',
  'state-facilities',
  'campaign',
  'public-service',
  'coordination',
  'socialisation',
  'logistics',
  'supervision',
  'law-compliance',
  'other',
] as const;
const LEVELS = ['nasional', 'provinsi', 'kabkota', 'kecamatan', 'desa'] as const;

const block = z.object({
  kind: z.enum(['title', 'dateline', 'body', 'caption', 'byline', 'related', 'furniture']),
  start: offset,
  end: offset,
  rule,
});

const sentence = z.object({ start: offset, end: offset, block: index, parts });

const mention = z.object({
  type: z.enum(MENTION_TYPES),
  start: offset,
  end: offset,
  text: z.string(),
  parts,
  entity: entityId,
  ...grounded,
});

/** Flat on the wire, so that jq and CSV readers need not branch; which keys occur depends on `type`. */
const entity = z.object({
  id: entityId,
  type: mention.shape.type,
  name: z.string(),
  ref: z.string().nullable().describe('knowledge-base id or Kemendagri code'),
  candidates: z.array(z.string()).optional().describe('what else it could be, when ref is null'),
  level: z.enum(LEVELS).nullable().optional(),
  region: z.string().nullable().optional().describe('Kemendagri code'),
  honorifics: z.array(z.string()).optional(),
  degrees: z.array(z.string()).optional(),
  offices: z.array(entityId).optional(),
  acting: z.enum(['pj', 'plt', 'plh', 'pjs']).nullable().optional(),
  former: z.boolean().optional(),
  institution: entityId.nullable().optional(),
  year: z.int().nullable().optional(),
  article: z.string().nullable().optional(),
  paragraph: z.string().nullable().optional(),
  letter: z.string().nullable().optional(),
  value: z.string().nullable().optional().describe('ISO 8601: 2023-10-23, 2024-02, --01-31'),
  precision: z.enum(['day', 'month', 'year']).nullable().optional(),
  relative: z.boolean().optional(),
  anchor: z.string().nullable().optional().describe('the date that a relative one was worked out from'),
  optional,
});

const quote = z.object({
  mode: z.enum(['direct', 'indirect']),
  start: offset,
  end: offset,
  text: z.string(),
  parts,
  speaker: entityId.nullable(),
  candidates: z.array(entityId).optional(),
  cue: texted.nullable(),
  onbehalf: entityId.nullable().optional(),
  voice: entityId.nullable().optional(),
  ...grounded,
});

const directive = z.object({
  force: z.enum(FORCES),
  polarity: z.enum(['do', 'dont']),
  status: z.enum(['issued', 'past', 'requested', 'alleged']),
  issuer: entityId.nullable(),
  onbehalf: entityId.nullable().optional(),
  voice: entityId.nullable().optional(),
  addressees: z.array(entityId),
  content: texted,
  trigger: texted.extend({ lemma: z.string() }).nullable(),
  topics: z.array(z.enum(TOPICS)),
  when: texted.nullable().optional(),
  condition: texted.nullable().optional(),
  basis: z.array(entityId).optional(),
  within: index.nullable().optional(),
  same: index.nullable().optional(),
  quote: index.nullable(),
  sentence: index,
  inherited: z.boolean().optional(),
  weak: z.boolean().optional(),
  ...grounded,
});

const range = z.object({ min: z.number().nullable(), max: z.number().nullable() });

const sanction = z.object({
  kind: z.string(),
  grade: z.enum(['light', 'moderate', 'severe', 'criminal', 'ethics', 'administrative']).nullable(),
  status: z.enum(['threatened', 'proposed', 'recommended', 'imposed', 'pending', 'denied', 'lifted']),
  ladder: z.int().nullable(),
  authority: entityId.nullable(),
  target: entityId.nullable(),
  count: z.int().nullable(),
  amount: range.extend({ currency: z.string() }).nullable().optional(),
  duration: range.extend({ unit: z.string() }).nullable().optional(),
  basis: z.array(entityId),
  violation: index.nullable(),
  start: offset,
  end: offset,
  text: z.string(),
  parts,
  sentence: index,
  ...grounded,
});

const violation = z.object({
  kind: z.string(),
  status: z.enum(['forbidden', 'alleged', 'proven', 'dismissed']),
  actors: z.array(entityId),
  start: offset,
  end: offset,
  text: z.string(),
  parts,
  sentence: index,
  ...grounded,
});

const diagnostic = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  start: offset.optional(),
  end: offset.optional(),
});

/** Layers that a run stopped earlier leaves out. */
export const recordSchema = z.object({
  schema: z.literal('asn-scan/1'),
  id: z.string(),
  source: z.object({
    path: z.string(),
    row: z.int().min(1).optional(),
    encoding: z.string(),
    sha256: z.string(),
  }),
  meta: z.object({
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    place: z.string().nullable(),
    byline: z.array(z.string()),
    published: z.string().nullable(),
  }),
  text: z.string(),
  blocks: z.array(block),
  sentences: z.array(sentence).optional(),
  mentions: z.array(mention).optional(),
  entities: z.array(entity).optional(),
  quotes: z.array(quote).optional(),
  directives: z.array(directive).optional(),
  sanctions: z.array(sanction).optional(),
  violations: z.array(violation).optional(),
  diagnostics: z.array(diagnostic).optional(),
});

export type WireSpan = z.infer<typeof span>;
export type WireText = z.infer<typeof texted>;
export type WireRecord = z.infer<typeof recordSchema>;
export type WireBlock = z.infer<typeof block>;
export type WireSentence = z.infer<typeof sentence>;
export type WireMention = z.infer<typeof mention>;
export type WireEntity = z.infer<typeof entity>;
export type WireQuote = z.infer<typeof quote>;
export type WireDirective = z.infer<typeof directive>;
export type WireSanction = z.infer<typeof sanction>;
export type WireViolation = z.infer<typeof violation>;
export type WireDiagnostic = z.infer<typeof diagnostic>;

/** JSON Schema (2020-12) of the record. */
export function recordJsonSchema(): object {
  return { title: 'asn-scan/1', ...z.toJSONSchema(recordSchema, { io: 'input' }) };
}
