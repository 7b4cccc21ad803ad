/** Spans and links as a record. What the format left out is absent or null, what people added is taken as it is. */
import { createHash } from 'node:crypto';
import { MENTION_TYPES } from '../document.js';
import {
  recordSchema,
  type WireEntity,
  type WireRecord,
  type WireSpan,
  type WireText,
} from '../record/schema.js';
import { BLOCK_KINDS, type Layer, type LinkLabel, SPAN_LABELS } from './labels.js';
import { recordOf } from './records.js';
import { byPlace, cutter, hull, type Standoff, type StandoffSpan } from './standoff.js';

/**
 * @param layers the layers that the format holds; those of them without any span are empty, others absent
 * @param file for messages
 * @throws InputError when spans of this tool's labels lack what a record must have
 */
export function recordFrom(standoff: Standoff, layers: readonly Layer[], file: string): WireRecord {
  return recordOf(new Reader(standoff, new Set(layers)).record(file), file);
}

class Reader {
  readonly #cut: (span: WireSpan) => string;
  readonly #links = new Map<string, string[]>();
  readonly #byId: ReadonlyMap<string, StandoffSpan>;
  readonly #sentences: readonly StandoffSpan[];
  /** Entity id of each mention's span. */
  readonly #entityOf = new Map<string, string>();

  constructor(
    readonly standoff: Standoff,
    readonly layers: ReadonlySet<Layer>,
  ) {
    this.#cut = cutter(standoff.text);
    this.#byId = new Map(standoff.spans.map((span) => [span.id, span]));
    for (const { label, from, to } of standoff.links) {
      const key = `${label} ${from}`;
      this.#links.set(key, [...(this.#links.get(key) ?? []), to]);
    }
    this.#sentences = this.#labelled('sentence');
  }

  record(file: string): unknown {
    const { id, text } = this.standoff;
    const blocks = this.#labelled(...BLOCK_KINDS);
    const mentions = this.#labelled(...MENTION_TYPES).sort(
      (a, b) => byPlace(a, b) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
    );
    const entities = this.#entities(mentions);
    const quotes = this.#labelled('quote');
    const directives = this.#labelled('directive');
    const violations = this.#labelled('violation');
    const has = (layer: Layer, found: unknown): unknown =>
      this.layers.has(layer) && (layer !== 'sentences' || this.#sentences.length > 0) ? found : undefined;
    return {
      schema: 'asn-scan/1',
      id,
      source: {
        path: file,
        encoding: 'utf-8',
        sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
      },
      meta: { title: null, outlet: null, place: null, byline: [], published: null },
      text,
      blocks: blocks.map((span) => ({ kind: span.label, ...hull(span.pieces), ...known('block', span) })),
      sentences: has(
        'sentences',
        this.#sentences.map((span) => this.#sentence(span, blocks)),
      ),
      mentions: has(
        'mentions',
        mentions.map((span) => ({
          type: span.label,
          ...this.#words(span),
          entity: this.#entityOf.get(span.id),
          ...known('mention', span),
        })),
      ),
      entities: has('mentions', entities),
      quotes: has(
        'quotes',
        quotes.map((span) => this.#quote(span)),
      ),
      directives: has(
        'directives',
        directives.map((span) => this.#directive(span, directives, quotes)),
      ),
      sanctions: has(
        'sanctions',
        this.#labelled('sanction').map((span) => this.#sanction(span, violations)),
      ),
      violations: has(
        'violations',
        violations.map((span) => this.#violation(span)),
      ),
      diagnostics: this.#unknownLabels(),
    };
  }

  #unknownLabels(): unknown[] {
    const counts = new Map<string, number>();
    for (const { label } of this.standoff.spans) {
      if (!KNOWN_LABELS.has(label)) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    return [...counts].map(([label, count]) => ({
      code: 'unknown-label',
      severity: 'warning',
      message: `not read: "${label}" (${count})`,
    }));
  }

  #labelled(...labels: readonly string[]): StandoffSpan[] {
    return this.standoff.spans.filter(({ label }) => labels.includes(label)).sort(byPlace);
  }

  /** One entity for all mentions that links join, known by what its mentions say of it. */
  #entities(mentions: readonly StandoffSpan[]): unknown[] {
    const leaders = new Map<string, string>();
    const leader = (id: string): string => {
      let found = id;
      for (let next = leaders.get(found); next !== undefined && next !== found; next = leaders.get(found))
        found = next;
      return found;
    };
    const place = new Map(mentions.map(({ id }, at) => [id, at]));
    for (const { label, from, to } of this.standoff.links) {
      if (label !== 'same-entity' || !place.has(from) || !place.has(to)) continue;
      const [a, b] = [leader(from), leader(to)].sort((x, y) => (place.get(x) ?? 0) - (place.get(y) ?? 0)) as [
        string,
        string,
      ];
      if (a !== b) leaders.set(b, a);
    }
    const groups = new Map<string, StandoffSpan[]>();
    for (const span of mentions) {
      const first = leader(span.id);
      groups.set(first, [...(groups.get(first) ?? []), span]);
    }
    [...groups].forEach(([, group], at) => group.forEach(({ id }) => this.#entityOf.set(id, `e${at + 1}`)));
    return [...groups.values()].map((group, at) => {
      const first = group[0] as StandoffSpan;
      const type = first.label as WireEntity['type'];
      const offices = group.flatMap(({ id }) => this.#filling('office', id));
      const institution = group.flatMap(({ id }) => this.#filling('institution', id))[0] ?? null;
      const facts = Object.assign({}, ...group.toReversed().map((span) => known('entity', span))) as object;
      const { unsure } = first.attributes;
      return {
        id: `e${at + 1}`,
        type,
        name: this.#cut(hull(first.pieces)),
        ref: null,
        ...DEFAULTS[type],
        ...(type === 'person' ? { offices: [...new Set(offices)] } : {}),
        ...(type === 'office' ? { institution } : {}),
        ...facts,
        ...(unsure === true ? { optional: true } : {}),
      };
    });
  }

  #sentence(span: StandoffSpan, blocks: readonly StandoffSpan[]): object {
    const { text: _text, ...place } = this.#words(span);
    const block = blocks.findIndex(({ pieces }) => hull(pieces).end > place.start);
    return { ...place, block: Math.max(0, block) };
  }

  #quote(span: StandoffSpan): object {
    const candidates = this.#filling('candidate', span.id);
    return {
      ...this.#words(span),
      mode: 'direct',
      speaker: this.#one('speaker', span.id),
      ...(candidates.length === 0 ? {} : { candidates }),
      cue: this.#part('cue', span.id),
      onbehalf: this.#one('onbehalf', span.id),
      voice: this.#one('voice', span.id),
      ...known('quote', span),
    };
  }

  #directive(
    span: StandoffSpan,
    directives: readonly StandoffSpan[],
    quotes: readonly StandoffSpan[],
  ): object {
    const trigger = this.#part('trigger', span.id);
    const lemma = this.#linked('trigger', span.id)[0]?.attributes.lemma;
    return {
      polarity: 'do',
      status: 'issued',
      issuer: this.#one('issuer', span.id),
      onbehalf: this.#one('onbehalf', span.id),
      voice: this.#one('voice', span.id),
      addressees: this.#filling('addressee', span.id),
      content: this.#words(span),
      trigger:
        trigger === null
          ? null
          : { ...trigger, lemma: typeof lemma === 'string' ? lemma : trigger.text.toLowerCase() },
      topics: [],
      when: this.#part('when', span.id),
      condition: this.#part('condition', span.id),
      basis: this.#filling('basis', span.id),
      within: this.#position('within', span.id, directives),
      same: this.#position('same', span.id, directives),
      quote: this.#position('quote', span.id, quotes),
      sentence: this.#sentenceOf(span),
      inherited: false,
      weak: false,
      ...known('directive', span),
    };
  }

  #sanction(span: StandoffSpan, violations: readonly StandoffSpan[]): object {
    return {
      grade: null,
      ladder: null,
      authority: this.#one('authority', span.id),
      target: this.#one('target', span.id),
      count: null,
      amount: null,
      duration: null,
      basis: this.#filling('basis', span.id),
      violation: this.#position('violation', span.id, violations),
      ...this.#words(span),
      sentence: this.#sentenceOf(span),
      ...known('sanction', span),
    };
  }

  #violation(span: StandoffSpan): object {
    return {
      actors: this.#filling('actor', span.id),
      ...this.#words(span),
      sentence: this.#sentenceOf(span),
      ...known('violation', span),
    };
  }

  #words({ pieces }: StandoffSpan): WireText {
    const place = hull(pieces);
    return {
      ...place,
      text: this.#cut(place),
      ...(pieces.length < 2 ? {} : { parts: pieces.map((piece) => ({ ...piece })) }),
    };
  }

  #linked(label: LinkLabel, from: string): StandoffSpan[] {
    return (this.#links.get(`${label} ${from}`) ?? []).flatMap((to) => this.#byId.get(to) ?? []);
  }

  /** Entities of the mentions that links lead to, each once. */
  #filling(label: LinkLabel, from: string): string[] {
    return [...new Set(this.#linked(label, from).flatMap(({ id }) => this.#entityOf.get(id) ?? []))];
  }

  #one(label: LinkLabel, from: string): string | null {
    return this.#filling(label, from)[0] ?? null;
  }

  #part(label: LinkLabel, from: string): WireText | null {
    const span = this.#linked(label, from)[0];
    return span === undefined ? null : this.#words(span);
  }

  #position(label: LinkLabel, from: string, among: readonly StandoffSpan[]): number | null {
    const to = this.#linked(label, from)[0];
    const at = to === undefined ? -1 : among.indexOf(to);
    return at < 0 ? null : at;
  }

  /** The sentence that a finding begins in; 0 where sentences are not told. */
  #sentenceOf({ pieces }: StandoffSpan): number {
    const { start } = hull(pieces);
    const at = this.#sentences.findIndex((sentence) =>
      sentence.pieces.some((piece) => piece.start <= start && start < piece.end),
    );
    return Math.max(0, at);
  }
}

/** What an entity of a type has when nothing is said of it. */
const DEFAULTS: Readonly<Record<WireEntity['type'], object>> = {
  person: { honorifics: [], degrees: [] },
  office: { level: null, region: null, acting: null, former: false },
  institution: { level: null, region: null },
  region: { level: null },
  election: { year: null },
  law: { article: null, paragraph: null, letter: null },
  date: { value: null, precision: null, relative: false, anchor: null },
  group: {},
  party: {},
  place: {},
};

const SHAPES = {
  block: recordSchema.shape.blocks.element.shape,
  mention: recordSchema.shape.mentions.unwrap().element.shape,
  entity: recordSchema.shape.entities.unwrap().element.shape,
  quote: recordSchema.shape.quotes.unwrap().element.shape,
  directive: recordSchema.shape.directives.unwrap().element.shape,
  sanction: recordSchema.shape.sanctions.unwrap().element.shape,
  violation: recordSchema.shape.violations.unwrap().element.shape,
} as const;

/** Keys that attributes never tell: spans and links do, or the label does. */
const TOLD_OTHERWISE: Readonly<Record<keyof typeof SHAPES, readonly string[]>> = {
  block: ['kind', 'start', 'end'],
  mention: ['type', 'start', 'end', 'text', 'parts', 'entity'],
  entity: ['id', 'type', 'offices', 'institution', 'optional'],
  quote: [],
  directive: [],
  sanction: [],
  violation: [],
};

/** The attributes of a span that are keys of the record. */
function known(item: keyof typeof SHAPES, { attributes }: StandoffSpan): object {
  const shape = SHAPES[item];
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([key]) => Object.hasOwn(shape, key) && !TOLD_OTHERWISE[item].includes(key),
    ),
  );
}

const KNOWN_LABELS: ReadonlySet<string> = new Set(Object.values(SPAN_LABELS).flat());
