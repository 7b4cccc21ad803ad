/**
 * One article on its way through the stages. Each stage is a pure function that returns only what it adds; the
 * types are nested, so that a stage cannot be called before the ones it needs. `text` never changes, and every
 * span is a half-open interval of UTF-16 units into it. Indices between layers (a quote's speaker, a
 * directive's quote) are positions in this document's own arrays; `record/` turns them into wire ids.
 */
import type { FORCES } from './lexicon/kinds/speech.js';
import type { Matches } from './lexicon/gazetteer.js';
import type { Lexicon } from './lexicon/index.js';
import type { PartedSpan, Span } from './text/span.js';
import type { Tokens } from './text/tokens.js';

export type { PartedSpan, Span } from './text/span.js';

/** What every stage gets beside the document. */
export interface Context {
  readonly lexicon: Lexicon;
  /** Set when somebody asks for explanations: told which rule looked where and which condition failed. */
  readonly trace?: Trace;
  /** Told of each stage when it is done, by whoever wants to know how long it took. */
  readonly finished?: (stage: 'clean' | 'segment' | 'tag' | 'quotes' | 'directives' | 'penalties') => void;
}

export interface Trace {
  /** `rule` looked at `span` and found nothing, because `condition` did not hold. */
  rejected(rule: string, span: Span, condition: string): void;
  /** `rule` took a step towards a finding, such as naming the antecedent of a pronoun. */
  step(rule: string, span: Span, note: string): void;
}

/** A claim and what it rests on. */
export interface Grounded {
  /** Id of the rule that found it. */
  readonly rule: string;
  /** 0 to 1: the share of such findings that is right, measured on gold. */
  readonly confidence: number;
}

export interface Diagnostic extends Partial<Span> {
  /** Stable, lower-case words with hyphens. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

// --- as read ---------------------------------------------------------------------------------------------

export interface Article {
  readonly id: string;
  readonly source: {
    readonly path: string;
    readonly row?: number;
    readonly encoding: string;
    readonly sha256: string;
  };
  readonly text: string;
  /** What the source says beside the text: a JSON field, a CSV column, HTML metadata. */
  readonly given: {
    readonly title?: string;
    readonly date?: string;
    readonly url?: string;
    readonly outlet?: string;
  };
  /** What reading it showed (replaced bytes, a guessed encoding). */
  readonly diagnostics: readonly Diagnostic[];
}

// --- clean -----------------------------------------------------------------------------------------------

export type BlockKind = 'title' | 'dateline' | 'body' | 'caption' | 'byline' | 'related' | 'furniture';

/** A line or paragraph. `rule` says what decided its kind. */
export interface Block extends Span {
  readonly kind: BlockKind;
  readonly rule: string;
}

export interface Meta {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly place: string | null;
  readonly byline: readonly string[];
  /** ISO date, only if the page itself says so. */
  readonly published: string | null;
}

export interface Cleaned extends Article {
  /** In order, never overlapping, together covering every character that is no white space. */
  readonly blocks: readonly Block[];
  readonly meta: Meta;
}

// --- segment ---------------------------------------------------------------------------------------------

/** A sentence of a title or body block; `parts` when a break or furniture stands inside it. */
export interface Sentence extends PartedSpan {
  /** Index of the block that it starts in. */
  readonly block: number;
  /** Its atoms: `from` to before `to`. Contiguous even when `parts` are not, as furniture has no atoms. */
  readonly from: number;
  readonly to: number;
}

export interface Segmented extends Cleaned {
  /** Atoms of title, dateline, body and caption blocks only. */
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  /** Every lexicon form in the tokens. */
  readonly matches: Matches;
}

// --- tag -------------------------------------------------------------------------------------------------

export const MENTION_TYPES = [
  'person',
  'office',
  'institution',
  'group',
  'party',
  'region',
  'place',
  'election',
  'law',
  'date',
] as const;
export type MentionType = (typeof MENTION_TYPES)[number];

export interface Mention extends PartedSpan, Grounded {
  readonly type: MentionType;
  /** Its atoms: `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Index into `entities`. */
  readonly entity: number;
}

export type Acting = 'pj' | 'plt' | 'plh' | 'pjs';
export type Level = 'nasional' | 'provinsi' | 'kabkota' | 'kecamatan' | 'desa';

interface EntityBase {
  readonly name: string;
  /** Knowledge-base id, Kemendagri code or null. */
  readonly ref: string | null;
  /** Other refs that the article leaves possible, when `ref` is null. */
  readonly candidates?: readonly string[];
}

export type Entity =
  | (EntityBase & {
      readonly type: 'person';
      readonly honorifics: readonly string[];
      readonly degrees: readonly string[];
      /** Indices of office entities that this person holds or held. */
      readonly offices: readonly number[];
    })
  | (EntityBase & {
      readonly type: 'office';
      readonly acting: Acting | null;
      readonly former: boolean;
      /** Index of the institution entity, if the title names one. */
      readonly institution: number | null;
      /** Kemendagri code. */
      readonly region: string | null;
      readonly level: Level | null;
    })
  | (EntityBase & {
      readonly type: 'institution';
      readonly level: Level | null;
      readonly region: string | null;
    })
  | (EntityBase & { readonly type: 'region'; readonly level: Level | null })
  | (EntityBase & { readonly type: 'election'; readonly year: number | null })
  | (EntityBase & {
      readonly type: 'law';
      readonly article: string | null;
      readonly paragraph: string | null;
      readonly letter: string | null;
    })
  | (EntityBase & {
      readonly type: 'date';
      /** ISO 8601: `2023-10-23`, `2024-02`, `--01-31`. */
      readonly value: string | null;
      readonly precision: 'day' | 'month' | 'year' | null;
      readonly relative: boolean;
      readonly anchor: string | null;
    })
  | (EntityBase & { readonly type: 'group' | 'party' | 'place' });

export interface Tagged extends Segmented {
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
}

// --- quotes ----------------------------------------------------------------------------------------------

export interface Quote extends PartedSpan, Grounded {
  readonly mode: 'direct' | 'indirect';
  /** Its atoms: `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Index into `entities`, or null. */
  readonly speaker: number | null;
  /** Who else it could be, best first, when `speaker` is null. */
  readonly candidates: readonly number[];
  readonly cue: Span | null;
  /** Author of the words, when the speaker reads them out for another. */
  readonly onbehalf: number | null;
  /** Who spoke the words of the speaker in their stead. */
  readonly voice: number | null;
}

export interface Quoted extends Tagged {
  readonly quotes: readonly Quote[];
}

// --- directives ------------------------------------------------------------------------------------------

export type Force = (typeof FORCES)[number];

export interface Directive extends Grounded {
  readonly force: Force;
  readonly polarity: 'do' | 'dont';
  readonly status: 'issued' | 'past' | 'requested' | 'alleged';
  /** Indices into `entities`. */
  readonly issuer: number | null;
  readonly onbehalf: number | null;
  readonly voice: number | null;
  readonly addressees: readonly number[];
  readonly content: PartedSpan;
  readonly trigger: (Span & { readonly lemma: string }) | null;
  readonly topics: readonly string[];
  readonly when: PartedSpan | null;
  readonly condition: PartedSpan | null;
  /** Indices of law entities. */
  readonly basis: readonly number[];
  /** Indices into `directives`. */
  readonly within: number | null;
  readonly same: number | null;
  /** Indices into `quotes` and `sentences`. */
  readonly quote: number | null;
  readonly sentence: number;
  readonly inherited: boolean;
  readonly weak: boolean;
}

export interface Directed extends Quoted {
  readonly directives: readonly Directive[];
}

// --- sanctions and violations ----------------------------------------------------------------------------

export type Grade = 'light' | 'moderate' | 'severe' | 'criminal' | 'ethics' | 'administrative';

export interface Sanction extends PartedSpan, Grounded {
  readonly kind: string;
  readonly grade: Grade | null;
  readonly status: 'threatened' | 'proposed' | 'recommended' | 'imposed' | 'pending' | 'denied' | 'lifted';
  readonly ladder: number | null;
  /** Indices into `entities`. */
  readonly authority: number | null;
  readonly target: number | null;
  readonly count: number | null;
  readonly amount: {
    readonly min: number | null;
    readonly max: number | null;
    readonly currency: string;
  } | null;
  readonly duration: {
    readonly min: number | null;
    readonly max: number | null;
    readonly unit: string;
  } | null;
  readonly basis: readonly number[];
  /** Index into `violations`. */
  readonly violation: number | null;
  readonly sentence: number;
}

export interface Violation extends PartedSpan, Grounded {
  readonly kind: string;
  readonly status: 'forbidden' | 'alleged' | 'proven' | 'dismissed';
  readonly actors: readonly number[];
  readonly sentence: number;
}

/** An article with everything that the tool says of it. */
export interface Document extends Directed {
  readonly sanctions: readonly Sanction[];
  readonly violations: readonly Violation[];
}

// --- reading a document ----------------------------------------------------------------------------------

export function textOf(doc: { readonly text: string }, span: Span): string {
  return doc.text.slice(span.start, span.end);
}

/** The span of atoms `from` to before `to` (at least one), with `parts` where a block border lies inside. */
export function spanOfAtoms(tokens: Tokens, from: number, to: number): PartedSpan {
  const start = tokens.start[from] ?? 0;
  const end = tokens.end[to - 1] ?? start;
  if (tokens.block[from] === tokens.block[to - 1]) return { start, end };
  const parts: Span[] = [];
  let partStart = start;
  for (let i = from + 1; i < to; i++) {
    if (tokens.block[i] === tokens.block[i - 1]) continue;
    parts.push({ start: partStart, end: tokens.end[i - 1] ?? 0 });
    partStart = tokens.start[i] ?? 0;
  }
  parts.push({ start: partStart, end });
  return { start, end, parts };
}

/** Index of the sentence that holds atom `i`, or -1 (a dateline, a caption). Binary search. */
export function sentenceOfAtom(sentences: readonly Sentence[], i: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const sentence = sentences[middle] as Sentence;
    if (i < sentence.from) high = middle - 1;
    else if (i >= sentence.to) low = middle + 1;
    else return middle;
  }
  return -1;
}
