/**
 * From a document to the record on the wire: code point offsets, entity ids, and one total order in every layer,
 * so that the same article gives the same bytes.
 */
import { textOf, type Document, type Entity, type Mention, type PartedSpan } from '../document.js';
import type { Analysed } from '../pipeline.js';
import { codePointOffsets } from '../text/codepoints.js';
import { bySpan } from '../text/span.js';
import type {
  WireDirective,
  WireEntity,
  WireMention,
  WireQuote,
  WireRecord,
  WireSanction,
  WireSentence,
  WireSpan,
  WireText,
  WireViolation,
} from './schema.js';

/** The record of a document; layers whose stage did not run are left out. */
export function buildRecord(doc: Analysed): WireRecord {
  const at = codePointOffsets(doc.text);
  const bare = (span: { start: number; end: number }): WireSpan => ({
    start: at(span.start),
    end: at(span.end),
  });
  const texted = (span: PartedSpan): WireText => {
    const wire: WireText = { start: at(span.start), end: at(span.end), text: textOf(doc, span) };
    if (span.parts !== undefined) wire.parts = span.parts.map(bare);
    return wire;
  };
  const grounds = ({ rule, confidence }: { rule: string; confidence: number }) => ({ rule, confidence });

  const record: WireRecord = {
    schema: 'asn-scan/1',
    id: doc.id,
    source: doc.source,
    meta: {
      ...doc.meta,
      byline: [...doc.meta.byline],
      published: doc.meta.published ?? isoDay(doc.given.date),
    },
    text: doc.text,
    blocks: doc.blocks.map(({ kind, rule, start, end }) => ({ kind, start: at(start), end: at(end), rule })),
  };
  if (doc.sentences !== undefined) {
    record.sentences = doc.sentences.map(({ start, end, block, parts }) => {
      const wire: WireSentence = { start: at(start), end: at(end), block };
      if (parts !== undefined) wire.parts = parts.map(bare);
      return wire;
    });
  }
  const ids = new EntityIds(doc);
  if (doc.mentions !== undefined && doc.entities !== undefined) {
    record.mentions = [...doc.mentions]
      .sort((a, b) => bySpan(a, b) || (a.type < b.type ? -1 : a.type > b.type ? 1 : 0))
      .map((mention) => wireMention(mention, texted(mention), ids.of(mention.entity)));
    record.entities = ids.order.map((index) => wireEntity((doc.entities ?? [])[index] as Entity, index, ids));
  }
  if (doc.quotes === undefined) return finish(record, doc, bare);

  const quoteOrder = order(doc.quotes, bySpan);
  record.quotes = quoteOrder.items.map((quote): WireQuote => ({
    mode: quote.mode,
    ...texted(quote),
    speaker: ids.maybe(quote.speaker),
    ...(quote.candidates.length === 0
      ? {}
      : { candidates: quote.candidates.map((entity) => ids.of(entity)) }),
    cue: quote.cue === null ? null : texted(quote.cue),
    onbehalf: ids.maybe(quote.onbehalf),
    voice: ids.maybe(quote.voice),
    ...grounds(quote),
  }));
  if (doc.directives === undefined) return finish(record, doc, bare);

  const directiveOrder = order(doc.directives, (a, b) => bySpan(a.content, b.content));
  record.directives = directiveOrder.items.map((directive): WireDirective => ({
    force: directive.force,
    polarity: directive.polarity,
    status: directive.status,
    issuer: ids.maybe(directive.issuer),
    onbehalf: ids.maybe(directive.onbehalf),
    voice: ids.maybe(directive.voice),
    addressees: directive.addressees.map((entity) => ids.of(entity)),
    content: texted(directive.content),
    trigger:
      directive.trigger === null ? null : { ...texted(directive.trigger), lemma: directive.trigger.lemma },
    topics: [...directive.topics] as WireDirective['topics'],
    when: directive.when === null ? null : texted(directive.when),
    condition: directive.condition === null ? null : texted(directive.condition),
    basis: directive.basis.map((entity) => ids.of(entity)),
    within: directiveOrder.maybe(directive.within),
    same: directiveOrder.maybe(directive.same),
    quote: quoteOrder.maybe(directive.quote),
    sentence: directive.sentence,
    inherited: directive.inherited,
    weak: directive.weak,
    ...grounds(directive),
  }));
  if (doc.sanctions === undefined || doc.violations === undefined) return finish(record, doc, bare);

  const violationOrder = order(doc.violations, bySpan);
  record.sanctions = order(doc.sanctions, bySpan).items.map((sanction): WireSanction => ({
    kind: sanction.kind,
    grade: sanction.grade,
    status: sanction.status,
    ladder: sanction.ladder,
    authority: ids.maybe(sanction.authority),
    target: ids.maybe(sanction.target),
    count: sanction.count,
    amount: sanction.amount,
    duration: sanction.duration,
    basis: sanction.basis.map((entity) => ids.of(entity)),
    violation: violationOrder.maybe(sanction.violation),
    ...texted(sanction),
    sentence: sanction.sentence,
    ...grounds(sanction),
  }));
  record.violations = violationOrder.items.map((violation): WireViolation => ({
    kind: violation.kind,
    status: violation.status,
    actors: violation.actors.map((entity) => ids.of(entity)),
    ...texted(violation),
    sentence: violation.sentence,
    ...grounds(violation),
  }));
  return finish(record, doc, bare);
}

/** Mentions are half of a record: their keys are set one by one, which is faster than spreading. */
function wireMention(
  { type, rule, confidence }: Mention,
  { start, end, text, parts }: WireText,
  entity: string,
): WireMention {
  return parts === undefined
    ? { type, start, end, text, entity, rule, confidence }
    : { type, start, end, text, parts, entity, rule, confidence };
}

/** The day of an ISO date or time that the source gives beside the text, else null. */
function isoDay(date: string | undefined): string | null {
  return /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(date ?? '')?.[0] ?? null;
}

function finish(
  record: WireRecord,
  doc: Analysed,
  bare: (span: { start: number; end: number }) => WireSpan,
): WireRecord {
  record.diagnostics = doc.diagnostics.map(({ code, severity, message, start, end }) => ({
    code,
    severity,
    message,
    ...(start === undefined || end === undefined ? {} : bare({ start, end })),
  }));
  return record;
}

/** Entity ids `e1`, `e2` … in the order of first mention; entities without a mention follow. */
export class EntityIds {
  readonly order: number[] = [];
  readonly #idOf = new Map<number, string>();

  constructor(doc: Pick<Partial<Document>, 'mentions' | 'entities'>) {
    const mentioned = [...(doc.mentions ?? [])].sort(bySpan).map((mention) => mention.entity);
    for (const index of [...mentioned, ...(doc.entities ?? []).keys()]) {
      if (this.#idOf.has(index)) continue;
      this.#idOf.set(index, `e${this.order.push(index)}`);
    }
  }

  of(index: number): string {
    const id = this.#idOf.get(index);
    if (id === undefined) throw new RangeError(`no entity ${index}`);
    return id;
  }

  maybe(index: number | null): string | null {
    return index === null ? null : this.of(index);
  }
}

function wireEntity(entity: Entity, index: number, ids: EntityIds): WireEntity {
  const wire: WireEntity = { id: ids.of(index), type: entity.type, name: entity.name, ref: entity.ref };
  if (entity.candidates !== undefined) wire.candidates = [...entity.candidates];
  switch (entity.type) {
    case 'person':
      wire.honorifics = [...entity.honorifics];
      wire.degrees = [...entity.degrees];
      wire.offices = entity.offices.map((office) => ids.of(office));
      break;
    case 'office':
      wire.level = entity.level;
      wire.region = entity.region;
      wire.institution = ids.maybe(entity.institution);
      wire.acting = entity.acting;
      wire.former = entity.former;
      break;
    case 'institution':
      wire.level = entity.level;
      wire.region = entity.region;
      break;
    case 'region':
      wire.level = entity.level;
      break;
    case 'election':
      wire.year = entity.year;
      break;
    case 'law':
      wire.article = entity.article;
      wire.paragraph = entity.paragraph;
      wire.letter = entity.letter;
      break;
    case 'date':
      wire.value = entity.value;
      wire.precision = entity.precision;
      wire.relative = entity.relative;
      wire.anchor = entity.anchor;
      break;
    case 'group':
    case 'party':
    case 'place':
      break;
    default:
      entity satisfies never;
  }
  return wire;
}

/** Items sorted stably, with the way from old index to new. */
function order<T>(items: readonly T[], compare: (a: T, b: T) => number) {
  const indices = [...items.keys()].sort((a, b) => compare(items[a] as T, items[b] as T) || a - b);
  const position = new Map(indices.map((index, at) => [index, at]));
  return {
    items: indices.map((index) => items[index] as T),
    maybe: (index: number | null): number | null => (index === null ? null : (position.get(index) ?? null)),
  };
}
