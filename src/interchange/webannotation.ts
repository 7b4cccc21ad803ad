/**
 * W3C Web Annotation: an AnnotationPage a document, in JSON-LD. Spans are annotations with a position and a quote
 * selector for each piece, links are annotations that join two others. The text itself is the page's `as:content`.
 */
import { InputError } from '../errors.js';
import type { WireSpan } from '../record/schema.js';
import { cutter, type Attributes, type Link, type Standoff, type StandoffSpan } from './standoff.js';

/** Characters of text before and after that a quote selector keeps. */
const AROUND = 24;

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

export function annotationPage({ id, text, spans, links }: Standoff): object {
  const page = `urn:asn-scan:${encodeURI(id)}`;
  const cut = cutter(text);
  const name = (span: string): string => `${page}#${span}`;
  return {
    '@context': CONTEXT,
    id: page,
    type: 'AnnotationPage',
    'as:content': text,
    items: [
      ...spans.map(({ id: own, label, pieces, attributes }) => ({
        id: name(own),
        type: 'Annotation',
        motivation: 'tagging',
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: label },
          ...Object.entries(attributes).map(([key, value]) => ({
            type: 'TextualBody',
            purpose: 'describing',
            value: `${key}=${JSON.stringify(value)}`,
          })),
        ],
        target: pieces.map((piece) => ({
          type: 'SpecificResource',
          source: page,
          selector: selectors(piece, cut),
        })),
      })),
      ...links.map(({ label, from, to }, at) => ({
        id: name(`L${at + 1}`),
        type: 'Annotation',
        motivation: 'linking',
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: label },
          { type: 'SpecificResource', purpose: 'linking', source: name(to) },
        ],
        target: name(from),
      })),
    ],
  };
}

function selectors({ start, end }: WireSpan, cut: (span: WireSpan) => string): object[] {
  return [
    { type: 'TextPositionSelector', start, end },
    {
      type: 'TextQuoteSelector',
      exact: cut({ start, end }),
      prefix: cut({ start: Math.max(0, start - AROUND), end: start }),
      suffix: cut({ start: end, end: end + AROUND }),
    },
  ];
}

interface Body {
  readonly type?: string;
  readonly purpose?: string;
  readonly value?: string;
  readonly source?: string;
}

interface Selector {
  readonly type?: string;
  readonly start?: number;
  readonly end?: number;
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

interface Item {
  readonly id?: string;
  readonly motivation?: string;
  readonly body?: Body | readonly Body[];
  readonly target?: unknown;
}

/**
 * @param beside the text when it stands in a file of its own
 * @throws InputError when there is no text, or an annotation does not fit it
 */
export function webAnnotationStandoff(value: object, beside: string | null, file: string): Standoff {
  const page = value as { id?: string; items?: readonly Item[]; 'as:content'?: string };
  const text = page['as:content'] ?? beside;
  if (text === null) {
    throw new InputError('annotations without their text', {
      place: { file },
      hint: 'put the text into a .txt file of the same name',
    });
  }
  const anchor = anchorIn(text, file);
  const spans: StandoffSpan[] = [];
  const links: Link[] = [];
  for (const { id = '', motivation, body, target } of page.items ?? []) {
    const bodies = listOf(body);
    const label = bodies.find(({ purpose }) => purpose === 'tagging')?.value ?? '';
    if (motivation === 'linking') {
      const to = bodies.find(({ purpose }) => purpose === 'linking')?.source;
      if (typeof target === 'string' && to !== undefined) links.push({ label, from: target, to });
      continue;
    }
    const pieces = listOf(target as { selector?: Selector | Selector[] }).map(({ selector }) =>
      anchor(listOf(selector)),
    );
    if (pieces.length > 0) spans.push({ id, label, pieces, attributes: attributesIn(bodies) });
  }
  return { id: decodeURI((page.id ?? file).replace(/^urn:asn-scan:/, '')), text, spans, links };
}

function attributesIn(bodies: readonly Body[]): Attributes {
  const attributes: Record<string, unknown> = {};
  for (const { purpose, value = '' } of bodies) {
    const [, key, json = ''] = (purpose === 'describing' ? /^(\w+)=(.*)$/s.exec(value) : null) ?? [];
    if (key === undefined) continue;
    try {
      attributes[key] = JSON.parse(json);
    } catch {
      attributes[key] = json;
    }
  }
  return attributes;
}

/** Finds a place by its position where the quote stands there, else by the quote, which the text may hold elsewhere by now. */
function anchorIn(text: string, file: string): (selectors: readonly Selector[]) => WireSpan {
  const characters = Array.from(text);
  return (selectors) => {
    const position = selectors.find(({ type }) => type === 'TextPositionSelector');
    const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
    const { start = -1, end = -1 } = position ?? {};
    const fits = start >= 0 && end >= start && end <= characters.length;
    if (fits && (quote === undefined || characters.slice(start, end).join('') === quote.exact))
      return { start, end };
    const { exact = '', prefix = '', suffix = '' } = quote ?? {};
    const at = exact === '' ? -1 : closestPlace(text, prefix + exact + suffix, start);
    const found = at >= 0 ? at + prefix.length : exact === '' ? -1 : closestPlace(text, exact, start);
    if (found < 0) {
      throw new InputError(`the text does not hold "${exact}" where an annotation says`, {
        place: { file, offset: start },
      });
    }
    const before = Array.from(text.slice(0, found)).length;
    return { start: before, end: before + Array.from(exact).length };
  };
}

/** Where the words stand, nearest to where they were; -1 when nowhere. */
function closestPlace(text: string, words: string, before: number): number {
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - before) < Math.abs(best - before)) best = at;
  }
  return best;
}

function listOf<T>(value: T | readonly T[] | undefined | null): readonly T[] {
  return value === undefined || value === null
    ? []
    : Array.isArray(value)
      ? (value as readonly T[])
      : [value as T];
}
