/**
 * Label Studio: a task a document. What we found are `predictions`, which people correct; what they made of it comes back
 * as `annotations`. Offsets count code points, as its editor does.
 */
import { InputError } from '../errors.js';
import { LINK_LABELS, SPAN_LABELS } from './labels.js';
import { inOnePiece, joined } from './onepiece.js';
import { cutter, type Attributes, type Link, type Standoff, type StandoffSpan } from './standoff.js';

export function labelStudioTask(standoff: Standoff): object {
  const { id, text, spans, links } = inOnePiece(standoff);
  const cut = cutter(text);
  return {
    data: { text, id },
    predictions: [
      {
        model_version: 'asn-scan',
        result: [
          ...spans.map(({ id: own, label, pieces: [piece], attributes }) => ({
            id: own,
            from_name: 'label',
            to_name: 'text',
            type: 'labels',
            value: { ...piece, text: piece === undefined ? '' : cut(piece), labels: [label] },
            ...(typeof attributes.confidence === 'number' ? { score: attributes.confidence } : {}),
            meta: attributes,
          })),
          ...links.map(({ label, from, to }) => ({
            from_id: from,
            to_id: to,
            type: 'relation',
            direction: 'right',
            labels: [label],
          })),
        ],
      },
    ],
  };
}

/** The labelling set-up that fits: the configuration of a project. */
export function labelStudioConfiguration(): string {
  const labels = Object.values(SPAN_LABELS).flat();
  return [
    '<View>',
    '  <Relations>',
    ...LINK_LABELS.map((label) => `    <Relation value="${label}"/>`),
    '  </Relations>',
    '  <Labels name="label" toName="text">',
    ...labels.map((label) => `    <Label value="${label}"/>`),
    '  </Labels>',
    '  <Text name="text" value="$text"/>',
    '</View>',
    '',
  ].join('\n');
}

interface Result {
  readonly id?: string;
  readonly type?: string;
  readonly from_id?: string;
  readonly to_id?: string;
  readonly labels?: readonly string[];
  readonly value?: { readonly start?: number; readonly end?: number; readonly labels?: readonly string[] };
  readonly meta?: Attributes;
}

interface Task {
  readonly id?: number | string;
  readonly data?: { readonly text?: unknown; readonly id?: unknown };
  readonly annotations?: readonly { readonly was_cancelled?: boolean; readonly result?: readonly Result[] }[];
  readonly predictions?: readonly { readonly result?: readonly Result[] }[];
}

/** What people made of a task, else what was predicted. @throws InputError */
export function labelStudioStandoff(value: object, file: string, row: number): Standoff {
  const { id, data, annotations = [], predictions = [] } = value as Task;
  const { text } = data ?? {};
  if (typeof text !== 'string') throw new InputError('a task without data.text', { place: { file } });
  const length = Array.from(text).length;
  const result = (annotations.find((one) => one.was_cancelled !== true) ?? predictions[0])?.result ?? [];
  const spans: StandoffSpan[] = [];
  const links: Link[] = [];
  for (const {
    id: own = '',
    type,
    from_id: from = '',
    to_id: to = '',
    labels = [],
    value: place,
    meta = {},
  } of result) {
    if (type === 'relation')
      for (const label of labels.length === 0 ? [''] : labels) links.push({ label, from, to });
    if (type !== 'labels') continue;
    const { start = -1, end = -1, labels: [label = ''] = [] } = place ?? {};
    if (!(start >= 0 && end >= start && end <= length)) {
      throw new InputError('a label outside the text', { place: { file, offset: start } });
    }
    spans.push({ id: own, label, pieces: [{ start, end }], attributes: meta });
  }
  const named = data?.id ?? id ?? `${file}#${row}`;
  return joined({ id: String(named), text, spans, links });
}
