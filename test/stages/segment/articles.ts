/** Documents as the clean stage leaves them, made from their blocks. */
import type { BlockKind, Cleaned, PartedSpan } from '../../../src/document.js';
import { loadLexicon, type Lexicon } from '../../../src/lexicon/index.js';
import { segment, type SegmentOptions } from '../../../src/stages/segment/index.js';

let lexicon: Promise<Lexicon> | undefined;
export const sharedLexicon = (): Promise<Lexicon> => (lexicon ??= loadLexicon());

export type BlockText = string | readonly [kind: BlockKind, text: string];

/** Blocks with an empty line between them; a bare string is a body paragraph. */
export function articleOf(blocks: readonly BlockText[]): Cleaned {
  let text = '';
  const spans = blocks.map((block) => {
    const [kind, content] = typeof block === 'string' ? (['body', block] as const) : block;
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += content;
    return { kind, start, end: text.length, rule: 'test' };
  });
  return {
    id: 'test',
    source: { path: 'test', encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
    blocks: spans,
    meta: { title: null, outlet: null, place: null, byline: [], published: null },
  };
}

export async function segmentOf(blocks: readonly BlockText[], options?: SegmentOptions) {
  const doc = articleOf(blocks);
  return { ...doc, ...segment(doc, { lexicon: await sharedLexicon() }, options) };
}

/** Texts of the sentences; the parts of a broken one stand side by side with " / " between. */
export async function sentencesOf(
  blocks: readonly BlockText[] | string,
  options?: SegmentOptions,
): Promise<string[]> {
  const doc = await segmentOf(typeof blocks === 'string' ? [blocks] : blocks, options);
  const written = ({ start, end }: PartedSpan): string => doc.text.slice(start, end);
  return doc.sentences.map((sentence) => (sentence.parts ?? [sentence]).map(written).join(' / '));
}
