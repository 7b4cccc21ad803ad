/** Tells an article's own words from page furniture. */
import type { Article, Block, Cleaned, Context } from '../../document.js';

export function clean(article: Article, _context: Context): Pick<Cleaned, 'blocks' | 'meta' | 'diagnostics'> {
  const blocks: Block[] = [];
  for (const match of article.text.matchAll(/\S[^\n]*/g)) {
    const line = match[0].trimEnd();
    blocks.push({ kind: 'body', start: match.index, end: match.index + line.length, rule: 'paragraph' });
  }
  const meta = { title: null, outlet: null, place: null, byline: [], published: null };
  return { blocks, meta, diagnostics: article.diagnostics };
}
