/**
 * The record as tables: one for articles and one for each layer, with fixed columns. Keys inside keys are joined
 * by `_`, lists by `|`. Beside each entity id stands a `_name` column, so that a table reads without the others.
 */
import type { WireRecord } from '../record/schema.js';
import { utf16Offsets } from '../text/codepoints.js';

type Cell = string | number | boolean | null | undefined;
type Row = Readonly<Record<string, Cell>>;

export interface TableSpec {
  readonly columns: readonly string[];
  rows(record: WireRecord): Row[];
}

const SPAN = ['start', 'end', 'text'] as const;
const GROUNDS = ['rule', 'confidence'] as const;

export const TABLES = {
  articles: {
    columns: [
      'id',
      'source_path',
      'source_row',
      'source_encoding',
      'source_sha256',
      'meta_title',
      'meta_outlet',
      'meta_place',
      'meta_byline',
      'meta_published',
      'sentences',
      'mentions',
      'entities',
      'quotes',
      'directives',
      'sanctions',
      'violations',
      'diagnostics',
      'text',
    ],
    rows: (record) => [
      {
        id: record.id,
        ...flat('source', record.source),
        ...flat('meta', record.meta),
        sentences: record.sentences?.length,
        mentions: record.mentions?.length,
        entities: record.entities?.length,
        quotes: record.quotes?.length,
        directives: record.directives?.length,
        sanctions: record.sanctions?.length,
        violations: record.violations?.length,
        diagnostics: record.diagnostics?.map(({ code }) => code).join('|'),
        text: record.text,
      },
    ],
  },
  sentences: {
    columns: ['record', 'index', 'block', 'block_kind', ...SPAN, 'parts'],
    rows: (record) => {
      const slice = slicer(record.text);
      return (record.sentences ?? []).map((sentence, index) => ({
        record: record.id,
        index,
        ...flat('', sentence),
        block_kind: record.blocks[sentence.block]?.kind,
        text: slice(sentence.start, sentence.end),
      }));
    },
  },
  mentions: {
    columns: ['record', 'index', 'type', ...SPAN, 'parts', 'entity', 'entity_name', 'entity_ref', ...GROUNDS],
    rows: (record) => {
      const entities = new Map((record.entities ?? []).map((entity) => [entity.id, entity]));
      return rowsOf(record, record.mentions, ['entity']).map((row) => ({
        ...row,
        entity_ref: entities.get(String(row.entity))?.ref,
      }));
    },
  },
  entities: {
    columns: [
      'record',
      'index',
      'id',
      'type',
      'name',
      'ref',
      'candidates',
      'level',
      'region',
      'honorifics',
      'degrees',
      'offices',
      'offices_name',
      'acting',
      'former',
      'institution',
      'institution_name',
      'year',
      'article',
      'paragraph',
      'letter',
      'value',
      'precision',
      'relative',
      'anchor',
    ],
    rows: (record) => rowsOf(record, record.entities, ['offices', 'institution']),
  },
  quotes: {
    columns: [
      'record',
      'index',
      'mode',
      ...SPAN,
      'parts',
      'speaker',
      'speaker_name',
      'candidates',
      'candidates_name',
      'cue_start',
      'cue_end',
      'cue_text',
      'cue_parts',
      'onbehalf',
      'onbehalf_name',
      'voice',
      'voice_name',
      ...GROUNDS,
    ],
    rows: (record) => rowsOf(record, record.quotes, ['speaker', 'candidates', 'onbehalf', 'voice']),
  },
  directives: {
    columns: [
      'record',
      'index',
      'force',
      'polarity',
      'status',
      'issuer',
      'issuer_name',
      'onbehalf',
      'onbehalf_name',
      'voice',
      'voice_name',
      'addressees',
      'addressees_name',
      'content_start',
      'content_end',
      'content_text',
      'content_parts',
      'trigger_start',
      'trigger_end',
      'trigger_text',
      'trigger_lemma',
      'trigger_parts',
      'topics',
      'when_start',
      'when_end',
      'when_text',
      'when_parts',
      'condition_start',
      'condition_end',
      'condition_text',
      'condition_parts',
      'basis',
      'basis_name',
      'within',
      'same',
      'quote',
      'sentence',
      'inherited',
      'weak',
      ...GROUNDS,
    ],
    rows: (record) =>
      rowsOf(record, record.directives, ['issuer', 'onbehalf', 'voice', 'addressees', 'basis']),
  },
  sanctions: {
    columns: [
      'record',
      'index',
      'kind',
      'grade',
      'status',
      'ladder',
      'authority',
      'authority_name',
      'target',
      'target_name',
      'count',
      'amount_min',
      'amount_max',
      'amount_currency',
      'duration_min',
      'duration_max',
      'duration_unit',
      'basis',
      'basis_name',
      'violation',
      ...SPAN,
      'parts',
      'sentence',
      ...GROUNDS,
    ],
    rows: (record) => rowsOf(record, record.sanctions, ['authority', 'target', 'basis']),
  },
  violations: {
    columns: [
      'record',
      'index',
      'kind',
      'status',
      'actors',
      'actors_name',
      ...SPAN,
      'parts',
      'sentence',
      ...GROUNDS,
    ],
    rows: (record) => rowsOf(record, record.violations, ['actors']),
  },
} as const satisfies Record<string, TableSpec>;

export type Table = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as Table[];

/** The items of a layer as rows, with names beside the entity ids under `references`. */
function rowsOf(
  record: WireRecord,
  items: readonly object[] | undefined,
  references: readonly string[],
): Row[] {
  const names = new Map((record.entities ?? []).map(({ id, name }) => [id, name]));
  return (items ?? []).map((item, index) => {
    const row: Record<string, Cell> = { record: record.id, index, ...flat('', item) };
    for (const key of references) {
      const ids = (item as Record<string, string | readonly string[] | null | undefined>)[key] ?? [];
      row[`${key}_name`] = [ids]
        .flat()
        .map((id) => names.get(id) ?? '')
        .join('|');
    }
    return row;
  });
}

function flat(prefix: string, value: object): Record<string, Cell> {
  const row: Record<string, Cell> = {};
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const name = prefix === '' ? key : `${prefix}_${key}`;
    if (Array.isArray(inner)) row[name] = inner.map(listed).join('|');
    else if (inner !== null && typeof inner === 'object') Object.assign(row, flat(name, inner));
    else row[name] = inner as Cell;
  }
  return row;
}

/** A list's item: parts of a span as `start-end`. */
function listed(item: unknown): string {
  if (item === null || typeof item !== 'object') return String(item);
  const { start, end } = item as { start: number; end: number };
  return `${start}-${end}`;
}

/** Cuts by code points, without splitting the text anew for every cut. */
function slicer(text: string): (start: number, end: number) => string {
  const at = utf16Offsets(text);
  return (start, end) => text.slice(at(start), at(end));
}
