/** doccano: JSON Lines with `text`, `entities` and `relations`. Also reads its older `label: [[start, end, label], …]`. */
import { InputError } from '../errors.js';
import { inOnePiece, joined } from './onepiece.js';
import type { Attributes, Standoff, StandoffSpan } from './standoff.js';

export function doccanoDocument(standoff: Standoff): object {
  const { id, text, spans, links } = inOnePiece(standoff);
  // doccano numbers its items.
  const numbers = new Map(spans.map((span, at) => [span.id, at + 1]));
  return {
    document: id,
    text,
    entities: spans.map(({ id: own, label, pieces: [piece], attributes }) => ({
      id: numbers.get(own),
      label,
      start_offset: piece?.start,
      end_offset: piece?.end,
      ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    })),
    relations: links.map(({ label, from, to }, at) => ({
      id: at + 1,
      from_id: numbers.get(from),
      to_id: numbers.get(to),
      type: label,
    })),
  };
}

interface Entity {
  readonly id?: number | string;
  readonly label?: string;
  readonly start_offset?: number;
  readonly end_offset?: number;
  readonly attributes?: Attributes;
}

type Labelled = readonly [start: number, end: number, label: string];

interface Document {
  readonly id?: number | string;
  readonly document?: string;
  readonly text?: unknown;
  readonly entities?: readonly Entity[];
  readonly label?: readonly Labelled[];
  readonly labels?: readonly Labelled[];
  readonly relations?: readonly {
    readonly from_id?: number | string;
    readonly to_id?: number | string;
    readonly type?: string;
  }[];
}

/** @throws InputError */
export function doccanoStandoff(value: object, file: string, row: number): Standoff {
  const { id, document, text, entities, label, labels, relations = [] } = value as Document;
  if (typeof text !== 'string') throw new InputError('a document without text', { place: { file } });
  const length = Array.from(text).length;
  const listed: readonly Entity[] =
    entities ??
    (label ?? labels ?? []).map(([start, end, name]) => ({
      label: name,
      start_offset: start,
      end_offset: end,
    }));
  const spans = listed.map((entity, at): StandoffSpan => {
    const { start_offset: start = -1, end_offset: end = -1 } = entity;
    if (!(start >= 0 && end >= start && end <= length)) {
      throw new InputError('a label outside the text', { place: { file, offset: start } });
    }
    return {
      id: String(entity.id ?? `T${at + 1}`),
      label: entity.label ?? '',
      pieces: [{ start, end }],
      attributes: entity.attributes ?? {},
    };
  });
  const links = relations.map(({ from_id: from, to_id: to, type = '' }) => ({
    label: type,
    from: String(from),
    to: String(to),
  }));
  return joined({ id: document ?? String(id ?? `${file}#${row}`), text, spans, links });
}
