/** Public API. */
export { createScanner, type Scanner, type ScannerOptions, type ScanOptions } from './scanner.js';
export { analyse, type Analysed, type Until } from './pipeline.js';
export { loadLexicon, Lexicon } from './lexicon/index.js';
export { buildRecord } from './record/build.js';
export {
  recordJsonSchema,
  recordSchema,
  type WireBlock,
  type WireDiagnostic,
  type WireDirective,
  type WireEntity,
  type WireMention,
  type WireQuote,
  type WireRecord,
  type WireSanction,
  type WireSentence,
  type WireSpan,
  type WireText,
  type WireViolation,
} from './record/schema.js';
export { AsnScanError, InputError, LexiconError, OutputError, UsageError, type Place } from './errors.js';
export type * from './document.js';
