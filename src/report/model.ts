/**
 * What the page is given, as JSON inside it. The index is read when the page opens; an article when it is shown, so that
 * thousands cost little. All offsets count UTF-16 units, as the page's own strings do.
 */
import type {
  WireBlock,
  WireEntity,
  WireQuote,
  WireSanction,
  WireViolation,
  WireDirective,
} from '../record/schema.js';

/** Start and end of each piece, one after another. */
export type Pieces = readonly number[];

/** A name in both languages. */
export type Term = readonly [id: string, en: string];

/** Values that filters choose from; rows hold positions in these lists. */
export interface Terms {
  readonly persons: readonly string[];
  readonly offices: readonly string[];
  /** Kemendagri code and name; provinces have codes of two digits. */
  readonly regions: readonly (readonly [code: string, name: string])[];
  readonly sanctions: readonly Term[];
  readonly violations: readonly Term[];
  /** Rules and the confidence of what they find. */
  readonly grounds: readonly Grounds[];
}

export type Force = WireDirective['force'];
export type Topic = WireDirective['topics'][number];

/** Who takes part in a finding: positions in `Terms`. */
export interface Participants {
  readonly persons: readonly number[];
  readonly offices: readonly number[];
  readonly regions: readonly number[];
}

export interface ArticleRow {
  readonly title: string;
  readonly outlet: string | null;
  readonly place: string | null;
  /** ISO day that the page gives, else the first full date in the text; null when there is none. */
  readonly date: string | null;
}

/** A directive; those of a headline that the text repeats are left to the text. */
export interface DirectiveRow extends Participants {
  /** Positions of the article, and of the directive in it. */
  readonly article: number;
  readonly at: number;
  readonly force: Force;
  readonly polarity: WireDirective['polarity'];
  readonly status: WireDirective['status'];
  readonly topics: readonly Topic[];
}

export interface SanctionRow extends Participants {
  readonly article: number;
  readonly at: number;
  /** Position in `Terms.sanctions`. */
  readonly kind: number;
  readonly status: WireSanction['status'];
}

/** Rows as columns, which is half the size of rows and as quick to read. */
export type Columns<Row> = { readonly [Key in keyof Row]: readonly Row[Key][] };

export interface ReportIndex {
  readonly title: string | null;
  readonly language: 'en' | 'id';
  readonly terms: Terms;
  readonly articles: Columns<ArticleRow>;
  readonly directives: Columns<DirectiveRow>;
  readonly sanctions: Columns<SanctionRow>;
}

/** A position in the article's `entities`. */
export type EntityIndex = number;

/** Short, as there are many: type, name, id in the lexicon, offices held. */
export type ShownEntity = readonly [
  type: WireEntity['type'],
  name: string,
  ref?: string | 0,
  offices?: readonly EntityIndex[],
];

export type ShownMention = readonly [entity: EntityIndex, pieces: Pieces];

export type Grounds = readonly [rule: string, confidence: number | null];

/** A position in `Terms.grounds`; gold has none. */
interface Grounded {
  readonly grounds?: number;
}

export interface ShownQuote extends Grounded {
  readonly pieces: Pieces;
  readonly mode: WireQuote['mode'];
  readonly speaker?: EntityIndex;
  readonly onbehalf?: EntityIndex;
  readonly voice?: EntityIndex;
  readonly cue?: Pieces;
}

export interface ShownDirective extends Grounded {
  readonly pieces: Pieces;
  readonly force: Force;
  readonly polarity: WireDirective['polarity'];
  readonly status: WireDirective['status'];
  readonly issuer?: EntityIndex;
  readonly onbehalf?: EntityIndex;
  readonly voice?: EntityIndex;
  readonly addressees?: readonly EntityIndex[];
  readonly trigger?: Pieces;
  readonly topics: readonly Topic[];
  readonly when?: Pieces;
  readonly condition?: Pieces;
  readonly basis?: readonly EntityIndex[];
  readonly inherited?: true;
  /** True for a headline's directive that the text repeats. */
  readonly repeated?: true;
}

export interface ShownSanction extends Grounded {
  readonly pieces: Pieces;
  /** Position in `Terms.sanctions`. */
  readonly kind: number;
  readonly status: WireSanction['status'];
  readonly grade?: NonNullable<WireSanction['grade']>;
  readonly authority?: EntityIndex;
  readonly target?: EntityIndex;
  readonly count?: number;
  readonly amount?: string;
  readonly duration?: string;
  readonly basis?: readonly EntityIndex[];
  readonly violation?: number;
}

export interface ShownViolation extends Grounded {
  readonly pieces: Pieces;
  /** Position in `Terms.violations`. */
  readonly kind: number;
  readonly status: WireViolation['status'];
  readonly actors?: readonly EntityIndex[];
}

export interface ShownArticle {
  readonly id: string;
  readonly text: string;
  readonly blocks: readonly (readonly [kind: WireBlock['kind'], start: number, end: number])[];
  readonly entities: readonly ShownEntity[];
  readonly mentions: readonly ShownMention[];
  readonly quotes: readonly ShownQuote[];
  readonly directives: readonly ShownDirective[];
  readonly sanctions: readonly ShownSanction[];
  readonly violations: readonly ShownViolation[];
}
