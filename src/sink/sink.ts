/** What turns records into bytes of one format. */
import type { Lexicon } from '../lexicon/index.js';
import type { Analysed } from '../pipeline.js';
import type { WireRecord } from '../record/schema.js';
import type { Table } from './tables.js';

export const FORMATS = ['ndjson', 'json', 'csv', 'summary', 'conllu'] as const;
export type Format = (typeof FORMATS)[number];

/** What a run did, for the foot of a summary. */
export interface Totals {
  readonly articles: number;
  readonly failed: number;
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
  readonly color: boolean;
}

/** Each function gives the text to write; together they make one whole output. */
export interface Sink {
  begin(): string;
  /** @param doc what the record was built from, for formats that need tokens */
  record(record: WireRecord, doc: Analysed): string;
  end(totals: Totals): string;
}

/** Made once per run. @throws UsageError for fields that the format does not have. */
export type MakeSink = (options: SinkOptions) => Sink | Promise<Sink>;
