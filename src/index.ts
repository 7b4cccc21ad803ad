/** Public API. */
export { analyse, type Analysed, type Until } from './pipeline.js';
export { loadLexicon, Lexicon } from './lexicon/index.js';
export { buildRecord } from './record/build.js';
export { recordJsonSchema, recordSchema, type WireRecord } from './record/schema.js';
export { AsnScanError, InputError, LexiconError, OutputError, UsageError } from './errors.js';
export type * from './document.js';
