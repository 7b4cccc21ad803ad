/** Runs the pipeline on a text and gives its quotes in words. */
import { textOf } from '../../../src/document.js';
import { loadLexicon } from '../../../src/lexicon/index.js';
import { analyse } from '../../../src/pipeline.js';

const lexicon = await loadLexicon();

export interface QuoteInWords {
  readonly mode: 'direct' | 'indirect';
  readonly text: string;
  readonly speaker: string | null;
  readonly cue: string | null;
}

export function document(text: string) {
  const article = {
    id: 'x',
    source: { path: 'x.txt', encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
  };
  return analyse(article, { lexicon }, 'quotes');
}

export function quotesOf(text: string): QuoteInWords[] {
  const doc = document(text);
  return (doc.quotes ?? []).map(({ mode, speaker, cue, start, end, parts }) => ({
    mode,
    text: (parts ?? [{ start, end }]).map((part) => textOf(doc, part)).join(' … '),
    speaker: speaker === null ? null : (doc.entities?.[speaker]?.name ?? ''),
    cue: cue === null ? null : textOf(doc, cue),
  }));
}
