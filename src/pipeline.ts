/** The stages in order. A subcommand that needs less stops earlier. */
import type { Article, Cleaned, Context, Directed, Document, Quoted, Segmented, Tagged } from './document.js';
import { clean } from './stages/clean/index.js';
import { directives as directivesOf } from './stages/directives/index.js';
import { penalties } from './stages/penalties/index.js';
import { quotes as quotesOf } from './stages/quotes/index.js';
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
 * Runs the stages up to and including `until`. Pure: the same article and lexicon give the same document. Documents are
 * written out key by key, as objects made by spreading others differ inside, which slows down every look at them.
 */
export function analyse(article: Article, context: Context, until: Until = 'penalties'): Analysed {
  const { finished } = context;
  const cleaned = cleanedOf(article, clean(article, context));
  finished?.('clean');
  if (until === 'clean') return cleaned;
  const segmented = segmentedOf(cleaned, segment(cleaned, context));
  finished?.('segment');
  if (until === 'segment') return segmented;
  const tagged = taggedOf(segmented, tag(segmented, context));
  finished?.('tag');
  if (until === 'tag') return tagged;
  const quoted = quotedOf(tagged, quotesOf(tagged, context));
  finished?.('quotes');
  if (until === 'quotes') return quoted;
  const directed = directedOf(quoted, directivesOf(quoted, context));
  finished?.('directives');
  if (until === 'directives') return directed;
  const document = documentOf(directed, penalties(directed, context));
  finished?.('penalties');
  return document;
}

function cleanedOf(article: Article, added: ReturnType<typeof clean>): Cleaned {
  const { id, source, text, given } = article;
  const { blocks, meta, diagnostics } = added;
  return { id, source, text, given, diagnostics, blocks, meta };
}

function segmentedOf(doc: Cleaned, added: ReturnType<typeof segment>): Segmented {
  const { id, source, text, given, blocks, meta } = doc;
  const { tokens, sentences, matches, diagnostics } = added;
  return { id, source, text, given, diagnostics, blocks, meta, tokens, sentences, matches };
}

function taggedOf(doc: Segmented, added: ReturnType<typeof tag>): Tagged {
  const { id, source, text, given, blocks, meta, tokens, sentences, matches } = doc;
  const { mentions, entities, diagnostics } = added;
  return {
    id,
    source,
    text,
    given,
    diagnostics,
    blocks,
    meta,
    tokens,
    sentences,
    matches,
    mentions,
    entities,
  };
}

function quotedOf(doc: Tagged, { quotes }: ReturnType<typeof quotesOf>): Quoted {
  const { id, source, text, given, diagnostics, blocks, meta, tokens, sentences, matches } = doc;
  const { mentions, entities } = doc;
  return {
    id,
    source,
    text,
    given,
    diagnostics,
    blocks,
    meta,
    tokens,
    sentences,
    matches,
    mentions,
    entities,
    quotes,
  };
}

function directedOf(doc: Quoted, { directives }: ReturnType<typeof directivesOf>): Directed {
  const { id, source, text, given, diagnostics, blocks, meta, tokens, sentences, matches } = doc;
  const { mentions, entities, quotes } = doc;
  return {
    id,
    source,
    text,
    given,
    diagnostics,
    blocks,
    meta,
    tokens,
    sentences,
    matches,
    mentions,
    entities,
    quotes,
    directives,
  };
}

function documentOf(doc: Directed, added: ReturnType<typeof penalties>): Document {
  const { id, source, text, given, blocks, meta, tokens, sentences, matches } = doc;
  const { mentions, entities, quotes, directives } = doc;
  const { sanctions, violations, diagnostics } = added;
  return {
    id,
    source,
    text,
    given,
    diagnostics,
    blocks,
    meta,
    tokens,
    sentences,
    matches,
    mentions,
    entities,
    quotes,
    directives,
    sanctions,
    violations,
  };
}
