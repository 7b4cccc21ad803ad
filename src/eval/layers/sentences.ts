/** Sentences: strict is the same span with the same parts, partial any overlap. */
import type { WireSentence } from '../../record/schema.js';
import type { Comparison } from '../comparison.js';
import { overlapOf, sameSpan } from '../spans.js';

export function scoreSentences(article: Comparison): void {
  const { gold, predicted } = article;
  const matched = article.match<WireSentence & { optional?: boolean }>(
    gold.sentences ?? [],
    predicted.sentences ?? [],
    overlapOf,
  );
  article.count('sentences.strict', matched, (pair) => sameSpan(pair.gold, pair.predicted));
  article.count('sentences.partial', matched);
  article.note('sentences', matched, {
    span: (sentence) => sentence,
    describe: (sentence) => `“${article.slice(sentence)}”`,
    slots: (pair) => (sameSpan(pair.gold, pair.predicted) ? [] : ['span']),
  });
}
