/** A record as spans and links. */
import type { WireRecord, WireSpan } from '../record/schema.js';
import { ANNOTATED, type Layer, type LinkLabel } from './labels.js';
import type { Attributes, Link, Standoff, StandoffSpan } from './standoff.js';

interface Parted extends WireSpan {
  readonly parts?: readonly WireSpan[] | undefined;
}

/** @param layers which layers to take */
export function standoffOf(record: WireRecord, layers: readonly Layer[] = ANNOTATED): Standoff {
  return new Writer(record, new Set(layers)).standoff();
}

class Writer {
  readonly #spans: StandoffSpan[] = [];
  readonly #links: Link[] = [];
  /** Mentions of each entity, in the order of the text. */
  readonly #mentions = new Map<string, { readonly id: string; readonly start: number }[]>();

  constructor(
    readonly record: WireRecord,
    readonly layers: ReadonlySet<Layer>,
  ) {}

  standoff(): Standoff {
    const { record, layers } = this;
    if (layers.has('blocks'))
      for (const { kind, rule, ...span } of record.blocks) this.#add(kind, span, { rule });
    if (layers.has('sentences'))
      for (const sentence of record.sentences ?? []) this.#add('sentence', sentence, {});
    if (layers.has('mentions')) this.#addMentions();
    const quotes = layers.has('quotes') ? this.#addQuotes() : [];
    if (layers.has('directives')) this.#addDirectives(quotes);
    const violations = layers.has('violations') ? this.#addViolations() : [];
    if (layers.has('sanctions')) this.#addSanctions(violations);
    return { id: record.id, text: record.text, spans: this.#spans, links: this.#links };
  }

  #addMentions(): void {
    const entities = new Map((this.record.entities ?? []).map((entity) => [entity.id, entity]));
    const firsts = new Map<string, string>();
    for (const { type, entity, start, end, parts, text: _text, ...rest } of this.record.mentions ?? []) {
      const first = firsts.get(entity);
      // What is known of an entity goes with its first mention.
      const {
        id: _id,
        type: _type,
        offices: _offices,
        institution: _institution,
        optional,
        ...known
      } = first === undefined ? (entities.get(entity) ?? { id: '', type }) : { id: '', type };
      const id = this.#add(type, { start, end, parts }, { ...known, unsure: optional, ...rest });
      this.#mentions.set(entity, [...(this.#mentions.get(entity) ?? []), { id, start }]);
      if (first === undefined) firsts.set(entity, id);
      else this.#link('same-entity', id, first);
    }
    for (const [entity, from] of firsts) {
      const { offices = [], institution } = entities.get(entity) ?? {};
      for (const office of offices) this.#link('office', from, firsts.get(office));
      this.#link('institution', from, firsts.get(institution ?? ''));
    }
  }

  #addQuotes(): string[] {
    return (this.record.quotes ?? []).map((quote) => {
      const { start, end, parts, text: _text, speaker, candidates, cue, onbehalf, voice, ...rest } = quote;
      const id = this.#add('quote', { start, end, parts }, rest);
      this.#entities(id, start, { speaker, candidate: candidates, onbehalf, voice });
      this.#part('cue', id, cue);
      return id;
    });
  }

  #addDirectives(quotes: readonly string[]): void {
    const directives = this.record.directives ?? [];
    const ids = directives.map((directive) => {
      const { content, trigger, when, condition, ...others } = directive;
      const {
        issuer,
        onbehalf,
        voice,
        addressees,
        basis,
        within: _w,
        same: _s,
        quote,
        sentence: _n,
        ...rest
      } = others;
      const id = this.#add('directive', content, rest);
      this.#entities(id, content.start, { issuer, onbehalf, voice, addressee: addressees, basis });
      this.#part('trigger', id, trigger);
      this.#part('when', id, when);
      this.#part('condition', id, condition);
      this.#link('quote', id, quotes[quote ?? -1]);
      return id;
    });
    directives.forEach(({ within, same }, at) => {
      this.#link('within', ids[at] as string, ids[within ?? -1]);
      this.#link('same', ids[at] as string, ids[same ?? -1]);
    });
  }

  #addViolations(): string[] {
    return (this.record.violations ?? []).map(
      ({ start, end, parts, text: _text, actors, sentence: _n, ...rest }) => {
        const id = this.#add('violation', { start, end, parts }, rest);
        this.#entities(id, start, { actor: actors });
        return id;
      },
    );
  }

  #addSanctions(violations: readonly string[]): void {
    for (const sanction of this.record.sanctions ?? []) {
      const {
        start,
        end,
        parts,
        text: _text,
        sentence: _n,
        authority,
        target,
        basis,
        violation,
        ...rest
      } = sanction;
      const id = this.#add('sanction', { start, end, parts }, rest);
      this.#entities(id, start, { authority, target, basis });
      this.#link('violation', id, violations[violation ?? -1]);
    }
  }

  #add(label: string, { start, end, parts }: Parted, attributes: Attributes): string {
    const id = `T${this.#spans.length + 1}`;
    const pieces = (parts ?? [{ start, end }]).map((piece) => ({ start: piece.start, end: piece.end }));
    this.#spans.push({ id, label, pieces, attributes: said(attributes) });
    return id;
  }

  /** A span of its own for a slot that holds words. */
  #part(
    label: 'cue' | 'trigger' | 'when' | 'condition',
    from: string,
    span: (Parted & { lemma?: string }) | null | undefined,
  ): void {
    if (span !== null && span !== undefined)
      this.#link(label, from, this.#add(label, span, { lemma: span.lemma }));
  }

  /** Links to the mention of each entity that stands closest before. */
  #entities(
    from: string,
    place: number,
    slots: Readonly<Partial<Record<LinkLabel, string | readonly string[] | null>>>,
  ): void {
    for (const [label, value] of Object.entries(slots) as [
      LinkLabel,
      string | readonly string[] | null | undefined,
    ][]) {
      for (const entity of [value ?? []].flat()) {
        const mentions = this.#mentions.get(entity) ?? [];
        this.#link(label, from, (mentions.findLast(({ start }) => start <= place) ?? mentions[0])?.id);
      }
    }
  }

  #link(label: LinkLabel, from: string, to: string | undefined): void {
    if (to !== undefined) this.#links.push({ label, from, to });
  }
}

/** Without what says nothing: null, false, empty lists. */
function said(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== false &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}
