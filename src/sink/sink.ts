/** What turns records into bytes of one format. */
import type { Lexicon } from '../lexicon/index.js';
import type { Language } from '../messages/index.js';
import type { Analysed } from '../pipeline.js';
import type { WireRecord } from '../record/schema.js';
import type { Table } from './tables.js';

export const FORMATS = ['ndjson', 'json', 'csv', 'summary', 'conllu'] as const;
/** `package` is all tables at once, which `--output-dir` asks for. */
export type Format = (typeof FORMATS)[number] | 'package';

/** How much was found. */
export interface Findings {
  readonly directives: number;
  readonly sanctions: number;
  readonly violations: number;
}

/** What a run did, for the foot of a summary. */
export interface Totals {
  readonly articles: number;
  readonly failed: number;
  /** Null for a run that did not look for any. */
  readonly findings: Findings | null;
}

export interface SinkOptions {
  /** The lexicon of the run, for formats that cut text by it. */
  readonly lexicon: Lexicon;
  /** What `--fields` keeps; all when empty. */
  readonly fields: readonly string[];
  /** Which table CSV writes. */
  readonly table: Table;
  /** Writes CSV cells as they are, also those that a spreadsheet would run. */
  readonly csvRaw: boolean;
  /** Writes CSV with semicolons, decimal commas and a byte order mark. */
  readonly excel: boolean;
  readonly color: boolean;
  /** Of what people read; English when it is left out. */
  readonly language?: Language;
}

/**
 * The pieces of one whole output: `begin`, the records with `between` after each but the last, `end`. A record's
 * text does not depend on the records before it, so that it can be made elsewhere or taken from a cache.
 */
export interface Sink {
  begin(): string;
  readonly between: string;
  /** @param doc what the record was built from, for formats that need tokens */
  record(record: WireRecord, doc: Analysed): string;
  end(totals: Totals): string;
}

/** Made once per run. @throws UsageError for fields that the format does not have. */
export type MakeSink = (options: SinkOptions) => Sink | Promise<Sink>;
