/** The stages in order. A subcommand that needs less stops earlier. */
import type { Article, Cleaned, Context, Directed, Document, Quoted, Segmented, Tagged } from './document.js';
import { clean } from './stages/clean/index.js';
import { directives } from './stages/directives/index.js';
import { penalties } from './stages/penalties/index.js';
import { quotes } from './stages/quotes/index.js';
import { segment } from './stages/segment/index.js';
import { tag } from './stages/tag/index.js';

/** The last stage to run. */
export type Until = 'clean' | 'segment' | 'tag' | 'quotes' | 'directives' | 'penalties';

/** A document as far as it was taken: later layers are there only if their stage ran. */
export type Analysed = Cleaned &
  Partial<Omit<Segmented, keyof Cleaned>> &
  Partial<Omit<Tagged, keyof Segmented>> &
  Partial<Omit<Quoted, keyof Tagged>> &
  Partial<Omit<Directed, keyof Quoted>> &
  Partial<Omit<Document, keyof Directed>>;

/**
 * Runs the stages up to and including `until`. Pure: the same article and lexicon give the same document. The document
 * grows key by key, always in the same order: those made by spreading others differ inside, which slows down every look
 * at them.
 */
export function analyse(article: Article, context: Context, until: Until = 'penalties'): Analysed {
  const { finished } = context;
  const { id, source, text, given, diagnostics } = article;
  const begun: Article = { id, source, text, given, diagnostics };
  const cleaned: Cleaned = Object.assign(begun, clean(begun, context));
  finished?.('clean');
  if (until === 'clean') return cleaned;
  const segmented: Segmented = Object.assign(cleaned, segment(cleaned, context));
  finished?.('segment');
  if (until === 'segment') return segmented;
  const tagged: Tagged = Object.assign(segmented, tag(segmented, context));
  finished?.('tag');
  if (until === 'tag') return tagged;
  const quoted: Quoted = Object.assign(tagged, quotes(tagged, context));
  finished?.('quotes');
  if (until === 'quotes') return quoted;
  const directed: Directed = Object.assign(quoted, directives(quoted, context));
  finished?.('directives');
  if (until === 'directives') return directed;
  const document: Document = Object.assign(directed, penalties(directed, context));
  finished?.('penalties');
  return document;
}
