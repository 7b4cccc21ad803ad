/**
 * What directives, sanctions and violations have in common. Two findings pair when at least half of their words are
 * common, which implies one sentence; where that leaves a choice, the pair with more right slots is taken.
 * `found` counts pairs, `whole` pairs with all the slots that make the finding right, and each slot is also scored by
 * itself as the share of pairs that have it right.
 */
import type { WireRecord } from '../../record/schema.js';
import type { Comparison, Matched } from '../comparison.js';
import { differences, SLOT_BONUS, type Slot } from '../slots.js';
import { pieces, type Parted } from '../spans.js';

/** Least share of common words for two spans to be the same finding. */
const SAME_WORDS = 0.5;

export interface FindingLayer<T> {
  readonly layer: 'directives' | 'sanctions' | 'violations';
  readonly gold: readonly T[];
  readonly predicted: readonly T[];
  readonly span: (item: T) => Parted;
  /** Slots without which two findings are not the same one. */
  readonly identity: readonly Slot<T>[];
  /** Slots that a finding needs right to be right as a whole. */
  readonly whole: readonly Slot<T>[];
  /** Slots that are scored only by themselves. */
  readonly further: readonly Slot<T>[];
  readonly describe: (item: T, record: WireRecord) => string;
}

export function scoreFindings<T extends { optional?: boolean; rule?: string; confidence?: number }>(
  article: Comparison,
  { layer, gold, predicted, span, identity, whole, further, describe }: FindingLayer<T>,
): Matched<T> {
  const matched = article.match(gold, predicted, (left, right) => {
    const pair = { gold: left, predicted: right };
    const common = article.words.jaccard(span(left), span(right));
    if (common < SAME_WORDS || !identity.every(({ same }) => same(pair))) return 0;
    return common + SLOT_BONUS * whole.filter(({ same }) => same(pair)).length;
  });
  article.count(`${layer}.found`, matched);
  article.count(`${layer}.whole`, matched, (pair) => whole.every(({ same }) => same(pair)));
  const slots = [...whole, ...further];
  for (const { name, same } of slots) {
    article.scores.share(`${layer}.${name}`, matched.pairs.filter(same).length, matched.pairs.length);
  }
  article.note(layer, matched, { span, describe, slots: (pair) => differences(slots, pair, article) });
  for (const item of predicted) {
    if (layer === 'violations' || !isMisplaced(article, span(item))) continue;
    article.report('misplaced', layer, span(item), {
      predicted: describe(item, article.predicted),
      rule: item.rule ?? null,
      confidence: item.confidence ?? null,
    });
  }
  return matched;
}

/** Whether a finding has words outside the title and body blocks of gold. */
function isMisplaced(article: Comparison, span: Parted): boolean {
  return pieces(span).some(({ start, end }) =>
    article.gold.blocks.some(
      (block) => block.kind !== 'title' && block.kind !== 'body' && block.start < end && start < block.end,
    ),
  );
}
