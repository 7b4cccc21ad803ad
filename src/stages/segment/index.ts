/** Cuts title and body blocks into sentences and all readable blocks into atoms. */
import type { Cleaned, Context, Segmented, Sentence } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import { tokenize } from '../../text/tokens.js';

export function segment(doc: Cleaned, { lexicon }: Context): Pick<Segmented, 'tokens' | 'sentences' | 'matches'> {
  const regions = doc.blocks
    .map((block, index) => ({ start: block.start, end: block.end, block: index, kind: block.kind }))
    .filter(({ kind }) => kind === 'title' || kind === 'body' || kind === 'dateline' || kind === 'caption');
  const tokens = tokenize(doc.text, regions, lexicon.gazetteer);
  const sentences: Sentence[] = [];
  const breaks = new Uint8Array(tokens.count);
  let from = 0;
  for (let i = 1; i <= tokens.count; i++) {
    if (i < tokens.count && tokens.block[i] === tokens.block[i - 1]) continue;
    breaks[from] = 1;
    const block = tokens.block[from] as number;
    const kind = doc.blocks[block]?.kind;
    if (kind === 'title' || kind === 'body') sentences.push({ ...spanOfAtoms(tokens, from, i), block, from, to: i });
    from = i;
  }
  return { tokens, sentences, matches: lexicon.gazetteer.match(tokens, breaks) };
}
