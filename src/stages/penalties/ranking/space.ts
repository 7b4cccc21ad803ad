/**
 * The numbers of the ranker's features. A feature is a template with a value for each of its dimensions, such as
 * `can,status` with "may" and "imposed"; its number is an index into the weights. The weights in
 * `lexicons/party-ranker.txt` name both in words, so that they can be read and outlive a new template.
 */
import { SANCTION_STATUSES } from '../../../lexicon/kinds/penalties.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { perLexicon } from '../../../lexicon/perlexicon.js';

export const TYPES = ['person', 'office', 'institution', 'group'] as const;
/** What a candidate may do about punishments of the case's domains. */
export const CAN = ['may', 'advises', 'elsewhere', 'never'] as const;
export const VOICES = ['passive', 'active', 'none'] as const;
/** Where in the sentence: before the verb, between verb and punishment, inside its words, behind it. */
export const SIDES = ['before', 'between', 'inside', 'behind'] as const;
export const MARKERS = ['bare', 'to', 'toward', 'by', 'from', 'about', 'other'] as const;
export const BORDERS = ['comma', 'link', 'aside', 'speech', 'attribution', 'request', 'clause'] as const;
/** Cues that tell who decides or is asked to. */
export const WORDS = ['signed', 'executor', 'imposer', 'document', 'advised'] as const;
const BUCKETS = ['0', '1', '2', '3', '5', '9'] as const;
const BOOLEAN = ['no', 'yes'] as const;
/** Value of an open dimension for what the lexicon has no id for. */
const NONE = '-';

/** Closed dimensions. */
const VALUES = {
  type: TYPES,
  can: CAN,
  status: SANCTION_STATUSES,
  voice: VOICES,
  side: SIDES,
  marker: MARKERS,
  border: BORDERS,
  word: WORDS,
  bucket: BUCKETS,
  count: ['none', 'one', 'many'],
  speaker: ['nobody', ...CAN],
  subject: ['nobody', 'punishable', 'other'],
  self: BOOLEAN,
  flag: BOOLEAN,
  rule: BOOLEAN,
} as const;

/** Open dimensions: ids of the lexicon. */
type Open = 'power' | 'class' | 'domain';
type Dimension = keyof typeof VALUES | Open;

const TEMPLATES = {
  type: ['type'],
  power: ['power'],
  can: ['can'],
  'can,status': ['can', 'status'],
  'can,domain': ['can', 'domain'],
  'type,status': ['type', 'status'],
  'power,domain': ['power', 'domain'],
  class: ['class'],
  'punishable,type,status': ['type', 'status'],
  'type,rule': ['type', 'rule'],
  'wide,rule': ['rule'],
  'type,count': ['type', 'count'],
  'relation,voice': ['side', 'marker', 'voice'],
  'relation,voice,can': ['side', 'marker', 'voice', 'can'],
  'relation,near,voice': ['side', 'marker', 'bucket', 'voice'],
  'relation,clause,voice': ['side', 'marker', 'voice'],
  'side,border': ['side', 'border'],
  'subject,voice,can': ['voice', 'can'],
  'subject,voice,type': ['voice', 'type'],
  'first,voice': ['voice'],
  'speaks,can': ['can'],
  'asked,status': ['status'],
  'away,can': ['can'],
  'away,type': ['type'],
  'speaker,self,can': ['self', 'can'],
  'speaker,status,can': ['status', 'can'],
  'body-of-speaker,status,can': ['status', 'can'],
  'quoted,can': ['flag', 'can'],
  'mentions,can': ['bucket', 'can'],
  'mentions,type': ['bucket', 'type'],
  'title,can': ['can'],
  'title,type': ['type'],
  'distance,can': ['bucket', 'can'],
  'distance,type': ['bucket', 'type'],
  'paragraph,can': ['can'],
  'paragraph,type': ['type'],
  'later,can': ['can'],
  'rank-of-able,status': ['bucket', 'status'],
  'only-able,status': ['flag', 'status'],
  'rank-of-punishable,type': ['bucket', 'type'],
  'recency,type': ['bucket', 'type'],
  'accused,type': ['type'],
  'accused,here': ['flag'],
  'sole,status': ['status'],
  'topic,status': ['status'],
  'last-accused': [],
  'has-member,rule': ['rule'],
  'member-of-class-here,rule': ['rule'],
  'punishes-elsewhere,can': ['can'],
  'punished-elsewhere,type': ['type'],
  'word,can': ['word', 'can'],
  nobody: [],
  'nobody,status': ['status'],
  'nobody,domain': ['domain'],
  'nobody,voice,status': ['voice', 'status'],
  'nobody,rule,status': ['rule', 'status'],
  'nobody,title': ['flag'],
  'nobody,able,status': ['bucket', 'status'],
  'nobody,able-here': ['flag'],
  'nobody,by': ['flag'],
  'nobody,subject,voice': ['subject', 'voice'],
  'nobody,speaker,status': ['speaker', 'status'],
  'nobody,self,speaker': ['self', 'speaker'],
  'nobody,law': ['flag'],
  'nobody,if': ['flag'],
  'nobody,anybody': ['flag'],
  'nobody,punishable-here': ['flag'],
  answer: [],
  'answer,here,status': ['flag', 'status'],
  'nobody,answer': [],
  'nobody,answer,status': ['status'],
  punished: [],
  'power,class-of-punished': ['power', 'class'],
  'nobody,class-of-punished': ['class'],
  'nobody,punished-nobody': [],
} as const satisfies Record<string, readonly Dimension[]>;

export type TemplateName = keyof typeof TEMPLATES;

/** Numbers of the templates. */
export const TEMPLATE = Object.fromEntries(
  Object.keys(TEMPLATES).map((name, number) => [name, number]),
) as Readonly<Record<TemplateName, number>>;

const NAMES = Object.keys(TEMPLATES) as TemplateName[];

export class FeatureSpace {
  /** Number of features. */
  readonly size: number;
  readonly powers: readonly string[];
  readonly classes: readonly string[];
  readonly domains: readonly string[];
  readonly #dimensions: readonly (readonly (readonly string[])[])[];
  /** First feature of each template. */
  readonly #first: Int32Array;
  /** Number of values of the second, third and fourth dimension of each template, 1 where there is none. */
  readonly #second: Int32Array;
  readonly #third: Int32Array;
  readonly #fourth: Int32Array;

  constructor(lexicon: Lexicon) {
    const powers = lexicon.ofKind('power');
    this.powers = [...powers.map(({ id }) => id), NONE];
    this.classes = [...lexicon.ofKind('actor').map(({ id }) => id), NONE];
    const domains = new Set(powers.flatMap(({ imposes, recommends }) => [...imposes, ...recommends]));
    this.domains = [...domains, NONE];
    const open = { power: this.powers, class: this.classes, domain: this.domains };
    this.#dimensions = NAMES.map((name) =>
      TEMPLATES[name].map((dimension: Dimension) =>
        dimension in open ? open[dimension as Open] : VALUES[dimension as keyof typeof VALUES],
      ),
    );
    const sizes = (place: number): Int32Array =>
      Int32Array.from(this.#dimensions, (dimensions) => dimensions[place]?.length ?? 1);
    this.#second = sizes(1);
    this.#third = sizes(2);
    this.#fourth = sizes(3);
    this.#first = new Int32Array(NAMES.length);
    let size = 0;
    this.#dimensions.forEach((dimensions, template) => {
      this.#first[template] = size;
      size += dimensions.reduce((product, values) => product * values.length, 1);
    });
    this.size = size;
  }

  /** The feature of a template for the values of its dimensions, by number. */
  feature(template: number, a = 0, b = 0, c = 0, d = 0): number {
    const second = this.#second[template] as number;
    const third = this.#third[template] as number;
    const fourth = this.#fourth[template] as number;
    return (this.#first[template] as number) + ((a * second + b) * third + c) * fourth + d;
  }

  /** The feature of a template and values by name; -1 when there is none such. */
  named(template: string, values: readonly string[]): number {
    const number = TEMPLATE[template as TemplateName] as number | undefined;
    const dimensions = number === undefined ? undefined : this.#dimensions[number];
    if (number === undefined || dimensions === undefined || dimensions.length !== values.length) return -1;
    const places = dimensions.map((known, place) => known.indexOf(values[place] as string));
    return places.includes(-1) ? -1 : this.feature(number, ...places);
  }

  /** All features with their names, in order: template and values. */
  *names(): Generator<{ readonly template: TemplateName; readonly values: readonly string[] }> {
    for (const [number, template] of NAMES.entries())
      for (const values of combinations(this.#dimensions[number] ?? [])) yield { template, values };
  }
}

function* combinations(dimensions: readonly (readonly string[])[]): Generator<readonly string[]> {
  const [first, ...rest] = dimensions;
  if (first === undefined) yield [];
  else for (const value of first) for (const others of combinations(rest)) yield [value, ...others];
}

/** The bucket of a number: 0, 1, 2, 3 or 4, 5 to 8, more. */
export function bucketOf(n: number): number {
  if (n <= 2) return Math.max(0, n);
  return n <= 4 ? 3 : n <= 8 ? 4 : 5;
}

export const spaceOf = perLexicon((lexicon) => new FeatureSpace(lexicon));
