/** Directives: right as a whole with force, polarity, issuer and addressees. Each topic of a pair counts by itself. */
import type { WireDirective } from '../../record/schema.js';
import { nameOf, namesOf, type Comparison } from '../comparison.js';
import { entitySetSlot, entitySlot, valueSlot } from '../slots.js';
import { scoreFindings } from './findings.js';

export function scoreDirectives(article: Comparison): void {
  const matched = scoreFindings<WireDirective>(article, {
    layer: 'directives',
    gold: article.gold.directives ?? [],
    predicted: article.predicted.directives ?? [],
    span: ({ content }) => content,
    identity: [],
    whole: [
      valueSlot('force', ({ force }) => force),
      valueSlot('polarity', ({ polarity }) => polarity),
      entitySlot(article, 'issuer', ({ issuer }) => issuer),
      entitySetSlot(article, 'addressees', ({ addressees }) => addressees),
    ],
    further: [
      valueSlot('status', ({ status }) => status),
      entitySlot(article, 'onbehalf', ({ onbehalf }) => onbehalf),
      entitySlot(article, 'voice', ({ voice }) => voice),
    ],
    describe: ({ force, polarity, issuer, addressees, content }, record) =>
      `${force}/${polarity}, ${nameOf(record, issuer)} → ${namesOf(record, addressees)}: “${article.slice(content)}”`,
  });
  for (const { gold, predicted } of matched.pairs) {
    const common = gold.topics.filter((topic) => predicted.topics.includes(topic)).length;
    article.scores.count('directives.topics', common, predicted.topics.length, gold.topics.length);
  }
  for (const link of ['same', 'within'] as const) {
    const linked = matched.pairs.filter((pair) => isIndex(pair.gold[link]) || isIndex(pair.predicted[link]));
    const right = linked.filter(
      ({ gold, predicted }) => isIndex(gold[link]) && matched.predictedOf.get(gold[link]) === predicted[link],
    );
    article.scores.share(`directives.${link}`, right.length, linked.length);
  }
}

function isIndex(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
