/** A record as the page shows it: no nulls, UTF-16 offsets, entities by position. */
import type { WireEntity, WireRecord, WireSpan } from '../record/schema.js';
import { utf16Offsets } from '../text/codepoints.js';
import type {
  EntityIndex,
  Pieces,
  ShownArticle,
  ShownDirective,
  ShownEntity,
  ShownQuote,
  ShownSanction,
  ShownViolation,
} from './model.js';
import type { TermLists } from './terms.js';

interface Parted extends WireSpan {
  readonly parts?: readonly WireSpan[] | undefined;
}

interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

export function shownArticle(record: WireRecord, terms: TermLists): ShownArticle {
  const at = utf16Offsets(record.text);
  const entities = record.entities ?? [];
  const indexOf = new Map(entities.map(({ id }, index) => [id, index]));
  const entity = (id: string | null | undefined): EntityIndex | undefined =>
    id === null || id === undefined ? undefined : indexOf.get(id);
  const all = (ids: readonly string[] = []): EntityIndex[] | undefined =>
    ids.length === 0 ? undefined : ids.flatMap((id) => indexOf.get(id) ?? []);
  const pieces = ({ start, end, parts }: Parted): Pieces =>
    (parts ?? [{ start, end }]).flatMap((piece) => [at(piece.start), at(piece.end)]);
  const maybe = (span: Parted | null | undefined): Pieces | undefined =>
    span === null || span === undefined ? undefined : pieces(span);

  return {
    id: record.id,
    text: record.text,
    blocks: record.blocks.map(({ kind, start, end }) => [kind, at(start), at(end)]),
    entities: entities.map((item) => shownEntity(item, all)),
    mentions: (record.mentions ?? []).flatMap((mention) => {
      const index = entity(mention.entity);
      return index === undefined ? [] : [[index, pieces(mention)] as const];
    }),
    quotes: (record.quotes ?? []).map((quote): ShownQuote => ({
      pieces: pieces(quote),
      mode: quote.mode,
      speaker: entity(quote.speaker),
      onbehalf: entity(quote.onbehalf),
      voice: entity(quote.voice),
      cue: maybe(quote.cue),
      grounds: terms.grounds(quote),
    })),
    directives: (record.directives ?? []).map((directive): ShownDirective => ({
      pieces: pieces(directive.content),
      force: directive.force,
      polarity: directive.polarity,
      status: directive.status,
      issuer: entity(directive.issuer),
      onbehalf: entity(directive.onbehalf),
      voice: entity(directive.voice),
      addressees: all(directive.addressees),
      trigger: maybe(directive.trigger),
      topics: directive.topics,
      when: maybe(directive.when),
      condition: maybe(directive.condition),
      basis: all(directive.basis),
      inherited: directive.inherited === true ? true : undefined,
      repeated: repeats(directive.same) ? true : undefined,
      grounds: terms.grounds(directive),
    })),
    sanctions: (record.sanctions ?? []).map((sanction): ShownSanction => ({
      pieces: pieces(sanction),
      kind: terms.sanctions.of(sanction.kind),
      status: sanction.status,
      grade: sanction.grade ?? undefined,
      authority: entity(sanction.authority),
      target: entity(sanction.target),
      count: sanction.count ?? undefined,
      amount: measured(sanction.amount, sanction.amount?.currency),
      duration: measured(sanction.duration, sanction.duration?.unit),
      basis: all(sanction.basis),
      violation: sanction.violation ?? undefined,
      grounds: terms.grounds(sanction),
    })),
    violations: (record.violations ?? []).map((violation): ShownViolation => ({
      pieces: pieces(violation),
      kind: terms.violations.of(violation.kind),
      status: violation.status,
      actors: all(violation.actors),
      grounds: terms.grounds(violation),
    })),
  };
}

/** True when a headline's directive stands in the text once more. */
export function repeats(same: number | null | undefined): boolean {
  return same !== null && same !== undefined;
}

function shownEntity(
  { type, name, ref, offices }: WireEntity,
  all: (ids: readonly string[] | undefined) => EntityIndex[] | undefined,
): ShownEntity {
  const posts = all(offices);
  if (posts !== undefined) return [type, name, ref ?? 0, posts];
  return ref === null ? [type, name] : [type, name, ref];
}

/** `1–3 month`, `≤ 12000000 IDR`. */
function measured(range: Range | null | undefined, unit = ''): string | undefined {
  if (range === null || range === undefined) return undefined;
  const { min, max } = range;
  const number =
    min === null
      ? max === null
        ? ''
        : `≤ ${max}`
      : max === null
        ? `≥ ${min}`
        : min === max
          ? `${min}`
          : `${min}–${max}`;
  return `${number} ${unit}`.trim();
}
