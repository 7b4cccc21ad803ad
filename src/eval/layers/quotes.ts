/**
 * Quotes pair within a mode. Strict: the same span; partial: any overlap; speaker: a pair with the right speaker;
 * cue: a pair whose reporting words overlap (or are none on both sides).
 */
import type { WireQuote } from '../../record/schema.js';
import { nameOf, type Comparison, type Matched, type Pair } from '../comparison.js';
import { overlapOf, sameSpan } from '../spans.js';

export function scoreQuotes(article: Comparison): void {
  const { gold, predicted, entities } = article;
  const matched = article.match(gold.quotes ?? [], predicted.quotes ?? [], (left, right) =>
    left.mode === right.mode ? overlapOf(left, right) : 0,
  );
  const isStrict = (pair: Pair<WireQuote>) => sameSpan(pair.gold, pair.predicted);
  const hasSpeaker = (pair: Pair<WireQuote>) => entities.same(pair.gold.speaker, pair.predicted.speaker);
  const hasCue = ({ gold: { cue }, predicted: { cue: found } }: Pair<WireQuote>) =>
    cue === null || found === null ? cue === found : overlapOf(cue, found) > 0;
  article.count('quotes.strict', matched, isStrict);
  article.count('quotes.partial', matched);
  article.count('quotes.speaker', matched, hasSpeaker);
  article.count('quotes.cue', matched, hasCue);
  const modes = [...matched.pairs.map((pair) => pair.gold), ...matched.missed, ...matched.extra];
  for (const mode of new Set(modes.map((quote) => quote.mode))) {
    const ofMode: Matched<WireQuote> = {
      ...matched,
      pairs: matched.pairs.filter((pair) => pair.gold.mode === mode),
      missed: matched.missed.filter((quote) => quote.mode === mode),
      extra: matched.extra.filter((quote) => quote.mode === mode),
    };
    article.count(`quotes.${mode}.strict`, ofMode, isStrict);
    article.count(`quotes.${mode}.partial`, ofMode);
    article.count(`quotes.${mode}.speaker`, ofMode, hasSpeaker);
  }
  article.note('quotes', matched, {
    span: (quote) => quote,
    describe: (quote, record) => `${quote.mode}, ${nameOf(record, quote.speaker)}: “${article.slice(quote)}”`,
    slots: (pair) => [
      ...(hasSpeaker(pair)
        ? []
        : [`speaker: ${nameOf(predicted, pair.predicted.speaker)}, not ${nameOf(gold, pair.gold.speaker)}`]),
      ...(isStrict(pair) ? [] : ['span']),
      ...(hasCue(pair) ? [] : [`cue: ${pair.predicted.cue?.text ?? '–'}, not ${pair.gold.cue?.text ?? '–'}`]),
    ],
  });
}
