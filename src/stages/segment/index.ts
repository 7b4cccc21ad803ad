/** Cuts title and body blocks into sentences and all readable blocks into atoms. */
import type { BlockKind, Cleaned, Context, Diagnostic, Segmented, Sentence } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import { Shape, tokenize, type Tokens } from '../../text/tokens.js';
import { sentenceStarts, type Quotes } from './boundaries.js';
import { continues, type BlockAtoms } from './joins.js';
import { pairMarks, type Marks } from './marks.js';
import { wordClasses, type ClassOf } from './words.js';

export interface SegmentOptions {
  /** Whether sentences end inside closed quotations. The record says yes; some corpora say no. */
  readonly quotes?: Quotes;
}

export function segment(
  doc: Cleaned,
  { lexicon }: Context,
  { quotes = 'split' }: SegmentOptions = {},
): Pick<Segmented, 'tokens' | 'sentences' | 'matches' | 'diagnostics'> {
  const classOf = wordClasses(lexicon);
  const regions = readableRegions(doc);
  const isBody = (block: number): boolean => doc.blocks[block]?.kind === 'body';
  let tokens = tokenize(doc.text, regions, lexicon.gazetteer);
  let marks = pairMarks(tokens, isBody);
  let joined = joinedBlocks(doc, tokens, marks, classOf);
  if (joined.interrupting.size > 0) {
    // A caption in the middle of a sentence: its atoms would stand between those of the sentence.
    tokens = tokenize(
      doc.text,
      regions.filter(({ block }) => !joined.interrupting.has(block)),
      lexicon.gazetteer,
    );
    marks = pairMarks(tokens, isBody);
    joined = joinedBlocks(doc, tokens, marks, classOf);
  }
  const breaks = sentenceStarts(tokens, marks, classOf, quotes);
  for (const atom of joined.seams) breaks[atom] = 0;
  const cuts = cutOverlong(breaks);
  return {
    tokens,
    sentences: sentencesOf(doc, tokens, breaks),
    matches: lexicon.gazetteer.match(tokens, breaks),
    diagnostics: [...doc.diagnostics, ...unbalanced(tokens, marks), ...overlong(tokens, cuts)],
  };
}

/**
 * Most atoms of a sentence, three times the longest that careful journalism writes. Later stages may look back over
 * a whole sentence for each of its words and read clauses within clauses, so text that never ends a sentence is cut
 * to keep time linear and depth bounded.
 */
const LONGEST_SENTENCE = 250;

/** Begins a new sentence wherever one reaches the limit, and gives the atoms where that was. */
function cutOverlong(breaks: Uint8Array): number[] {
  const cuts: number[] = [];
  let from = 0;
  for (let i = 1; i < breaks.length; i++) {
    if (breaks[i] === 0 && i - from < LONGEST_SENTENCE) continue;
    if (breaks[i] === 0) cuts.push(i);
    breaks[i] = 1;
    from = i;
  }
  return cuts;
}

function overlong({ start, end }: Tokens, cuts: readonly number[]): Diagnostic[] {
  const [first] = cuts;
  if (first === undefined) return [];
  return [
    {
      code: 'overlong-sentence',
      severity: 'warning',
      message: `text without the end of a sentence was cut after ${LONGEST_SENTENCE} words and marks, ${cuts.length} times`,
      start: start[first] as number,
      end: end[first] as number,
    },
  ];
}

const READABLE: ReadonlySet<BlockKind> = new Set(['title', 'dateline', 'body', 'caption']);

function readableRegions(doc: Cleaned) {
  const regions: { start: number; end: number; block: number }[] = [];
  doc.blocks.forEach(({ kind, start, end }, block) => {
    if (READABLE.has(kind)) regions.push({ start, end, block });
  });
  return regions;
}

/** First atoms of blocks that go on with a sentence, and the captions that stand inside such a sentence. */
function joinedBlocks(doc: Cleaned, tokens: Tokens, marks: Marks, classOf: ClassOf) {
  const seams: number[] = [];
  const interrupting = new Set<number>();
  let before: BlockAtoms | null = null;
  let captions: number[] = [];
  for (const atoms of blocksOfAtoms(tokens)) {
    const kind = doc.blocks[atoms.block]?.kind;
    if (kind === 'caption') {
      captions.push(atoms.block);
      continue;
    }
    if (kind === 'body' && before !== null && continues(tokens, marks, classOf, before, atoms)) {
      seams.push(atoms.from);
      for (const caption of captions) interrupting.add(caption);
    }
    captions = [];
    before = kind === 'body' ? atoms : null;
  }
  return { seams, interrupting };
}

function blocksOfAtoms({ block, count }: Tokens): BlockAtoms[] {
  const found: BlockAtoms[] = [];
  let from = 0;
  for (let i = 1; i <= count; i++) {
    if (i < count && block[i] === block[i - 1]) continue;
    found.push({ block: block[from] as number, from, to: i });
    from = i;
  }
  return found;
}

function sentencesOf(doc: Cleaned, tokens: Tokens, breaks: Uint8Array): Sentence[] {
  const sentences: Sentence[] = [];
  const { count } = tokens;
  let from = 0;
  for (let i = 1; i <= count; i++) {
    if (i < count && breaks[i] === 0) continue;
    const block = tokens.block[from] as number;
    const kind = doc.blocks[block]?.kind;
    if (kind === 'title' || kind === 'body') {
      if (hasWord(tokens, from, i)) sentences.push(sentenceOf(tokens, from, i, block));
      else addMarks(sentences, tokens, from, i, block);
    }
    from = i;
  }
  return sentences;
}

/** Asterisks, dashes or a stray mark go with the sentence before. */
function addMarks(sentences: Sentence[], tokens: Tokens, from: number, to: number, block: number): void {
  const previous = sentences[sentences.length - 1];
  if (previous?.to !== from || previous.block !== block || to - previous.from > LONGEST_SENTENCE) return;
  sentences[sentences.length - 1] = sentenceOf(tokens, previous.from, to, block);
}

function sentenceOf(tokens: Tokens, from: number, to: number, block: number): Sentence {
  const { start, end, parts } = spanOfAtoms(tokens, from, to);
  return parts === undefined ? { start, end, block, from, to } : { start, end, parts, block, from, to };
}

function hasWord({ shape }: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (shape[i] !== Shape.Mark) return true;
  return false;
}

/** An article with more marks astray than this has said so. */
const MOST_UNBALANCED = 10;

function unbalanced(tokens: Tokens, marks: Marks): Diagnostic[] {
  return marks.unpaired.slice(0, MOST_UNBALANCED).map((i) => ({
    code: 'unbalanced-quotes',
    severity: 'warning',
    message: 'quotation mark without a partner',
    start: tokens.start[i] as number,
    end: tokens.end[i] as number,
  }));
}
