/** Blocks: every character that is no white space is one item, right if it lies in a block of the same kind. */
import type { WireBlock } from '../../record/schema.js';
import type { Comparison } from '../comparison.js';

export function scoreBlocks(article: Comparison): void {
  const gold = kindsOf(article.gold.blocks, article.length);
  const predicted = kindsOf(article.predicted.blocks, article.length);
  for (let at = 0; at < article.length; at++) {
    if (article.isSpace(at)) continue;
    const left = gold[at];
    const right = predicted[at];
    article.scores.count('blocks.characters', left === right ? 1 : 0, right === undefined ? 0 : 1, 1);
    for (const kind of new Set([left, right])) {
      if (kind === undefined) continue;
      const said = right === kind ? 1 : 0;
      const asked = left === kind ? 1 : 0;
      article.scores.count(`blocks.${kind}.characters`, said * asked, said, asked);
    }
  }
  for (const run of wrongRuns(article, gold, predicted)) {
    article.report('wrong', 'blocks', run, {
      gold: `${gold[run.start] ?? 'no block'} “${article.slice(run)}”`,
      predicted: predicted[run.start] ?? 'no block',
    });
  }
}

type Kinds = readonly (string | undefined)[];

/** The kind of block at every code point. */
function kindsOf(blocks: readonly WireBlock[], length: number): Kinds {
  const kinds = Array.from<string | undefined>({ length });
  for (const { kind, start, end } of blocks) kinds.fill(kind, start, end);
  return kinds;
}

/** The longest runs of characters that are wrong in the same way, without the white space around them. */
function wrongRuns(article: Comparison, gold: Kinds, predicted: Kinds): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let open = false;
  for (let at = 0; at < article.length; at++) {
    if (article.isSpace(at)) continue;
    const run = runs.at(-1);
    if (gold[at] === predicted[at]) {
      open = false;
    } else if (
      open &&
      run !== undefined &&
      gold[run.start] === gold[at] &&
      predicted[run.start] === predicted[at]
    ) {
      run.end = at + 1;
    } else {
      runs.push({ start: at, end: at + 1 });
      open = true;
    }
  }
  return runs;
}
