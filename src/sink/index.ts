/** The output formats. Only the one that is asked for gets loaded. */
import type { Format, MakeSink } from './sink.js';

export {
  FORMATS,
  type Findings,
  type Format,
  type MakeSink,
  type Sink,
  type SinkOptions,
  type Totals,
} from './sink.js';
export { printable, printableLine } from './printable.js';
export { TABLE_NAMES, type Table } from './tables.js';

export const SINKS = {
  ndjson: async () => (await import('./json.js')).ndjson,
  json: async () => (await import('./json.js')).json,
  csv: async () => (await import('./csv.js')).csv,
  summary: async () => (await import('./summary.js')).summary,
  conllu: async () => (await import('./conllu.js')).conllu,
  package: async () => (await import('./package.js')).csvPackage,
} as const satisfies Record<Format, () => Promise<MakeSink>>;
