/** The pipeline as a function from text to record, for programs that have their own files and outputs. */
import { createHash } from 'node:crypto';
import type { Article } from './document.js';
import { loadLexicon } from './lexicon/index.js';
import { analyse, type Until } from './pipeline.js';
import { buildRecord } from './record/build.js';
import type { WireRecord } from './record/schema.js';

export interface ScannerOptions {
  /** Lexicon files laid over the built-in lexicon, in this order. */
  readonly lexicons?: readonly string[];
}

export interface ScanOptions {
  /** The last stage to run; later layers are left out of the record. */
  readonly until?: Until;
}

export interface Scanner {
  /** Pure: the same article gives the same record. */
  scan(article: Article | string, options?: ScanOptions): WireRecord;
}

/** @throws LexiconError naming file, line and column of the first fault */
export async function createScanner({ lexicons = [] }: ScannerOptions = {}): Promise<Scanner> {
  const lexicon = await loadLexicon(lexicons);
  return {
    scan: (article, { until = 'penalties' } = {}) =>
      buildRecord(analyse(typeof article === 'string' ? articleOf(article) : article, { lexicon }, until)),
  };
}

function articleOf(text: string): Article {
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return {
    id: 'text',
    source: { path: 'text', encoding: 'utf-8', sha256 },
    text,
    given: {},
    diagnostics: [],
  };
}
