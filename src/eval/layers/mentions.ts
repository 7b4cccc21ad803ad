/**
 * Mentions: strict is the same type and span, partial the same type and any overlap. The entities behind them:
 * B-cubed for the grouping, and the shares of right knowledge-base ids, regions, levels and other details, over the
 * mentions that both sides have. Dates: the share of right values.
 */
import type { WireEntity, WireMention } from '../../record/schema.js';
import type { Comparison, Matched, Pair } from '../comparison.js';
import { overlapOf, sameSpan } from '../spans.js';
import type { Tally } from '../tally.js';

export function matchMentions(article: Comparison): Matched<WireMention> {
  return article.match(article.gold.mentions ?? [], article.predicted.mentions ?? [], (gold, predicted) =>
    gold.type === predicted.type ? overlapOf(gold, predicted) : 0,
  );
}

export function scoreMentions(article: Comparison): void {
  const matched = matchMentions(article);
  const isStrict = ({ gold, predicted }: Pair<WireMention>) => sameSpan(gold, predicted);
  article.count('mentions.strict', matched, isStrict);
  article.count('mentions.partial', matched);
  const types = [...matched.pairs.map((pair) => pair.gold), ...matched.missed, ...matched.extra].map(
    (mention) => mention.type,
  );
  for (const type of new Set(types)) {
    const ofType: Matched<WireMention> = {
      ...matched,
      pairs: matched.pairs.filter((pair) => pair.gold.type === type),
      missed: matched.missed.filter((mention) => mention.type === type),
      extra: matched.extra.filter((mention) => mention.type === type),
    };
    article.count(`mentions.${type}.strict`, ofType, isStrict);
    article.count(`mentions.${type}.partial`, ofType);
  }
  article.note('mentions', matched, {
    span: (mention) => mention,
    describe: (mention) => `${mention.type} “${mention.text}”`,
    slots: (pair) => (isStrict(pair) ? [] : ['span']),
  });
}

export function scoreEntities(article: Comparison): void {
  const { pairs } = matchMentions(article);
  article.scores.add('entities.bcubed', bcubed(pairs));
  for (const pair of pairs) {
    const gold = article.entities.goldEntity(pair.gold.entity);
    const predicted = article.entities.predictedEntity(pair.predicted.entity);
    if (gold === undefined || predicted === undefined) continue;
    const wrong: string[] = [];
    for (const { name, types, value } of DETAILS) {
      if (!types.has(gold.type)) continue;
      const left = value(gold);
      const right = value(predicted);
      article.scores.share(`entities.${name}`, left === right ? 1 : 0, 1);
      if (left !== right) wrong.push(`${name}: ${right ?? '–'}, not ${left ?? '–'}`);
    }
    if (!article.entities.same(pair.gold.entity, pair.predicted.entity)) {
      wrong.push(`grouping: with “${predicted.name}”, not with “${gold.name}”`);
    }
    if (wrong.length === 0) continue;
    article.report('wrong', 'entities', pair.gold, {
      gold: `${gold.type} “${pair.gold.text}” = ${gold.name}`,
      predicted: `${predicted.type} “${pair.predicted.text}” = ${predicted.name}`,
      slots: wrong,
      rule: pair.predicted.rule ?? null,
      confidence: pair.predicted.confidence ?? null,
    });
  }
}

export function scoreDates(article: Comparison): void {
  for (const pair of matchMentions(article).pairs) {
    if (pair.gold.type !== 'date') continue;
    const gold = article.entities.goldEntity(pair.gold.entity)?.value ?? null;
    const predicted = article.entities.predictedEntity(pair.predicted.entity)?.value ?? null;
    article.scores.share('dates.value', gold === predicted ? 1 : 0, 1);
    if (gold === predicted) continue;
    article.report('wrong', 'dates', pair.gold, {
      gold: `“${pair.gold.text}”`,
      predicted: `“${pair.predicted.text}”`,
      slots: [`value: ${predicted ?? '–'}, not ${gold ?? '–'}`],
      rule: pair.predicted.rule ?? null,
      confidence: pair.predicted.confidence ?? null,
    });
  }
}

interface Detail {
  readonly name: string;
  readonly types: ReadonlySet<WireEntity['type']>;
  readonly value: (entity: WireEntity) => string | number | boolean | null;
}

/** What entities carry beside their name; each is judged on the types that carry it. */
const DETAILS: readonly Detail[] = [
  {
    name: 'ref',
    types: new Set(['office', 'institution', 'group', 'party', 'region', 'election', 'law']),
    value: (entity) => entity.ref,
  },
  { name: 'region', types: new Set(['office', 'institution']), value: (entity) => entity.region ?? null },
  { name: 'level', types: new Set(['institution', 'region']), value: (entity) => entity.level ?? null },
  { name: 'acting', types: new Set(['office']), value: (entity) => entity.acting ?? null },
  { name: 'former', types: new Set(['office']), value: (entity) => entity.former ?? false },
  { name: 'year', types: new Set(['election']), value: (entity) => entity.year ?? null },
  {
    name: 'article',
    types: new Set(['law']),
    value: ({ article, paragraph, letter }) =>
      [article, paragraph, letter].map((part) => part ?? '').join('/'),
  },
];

/** B-cubed over paired mentions: for each, the share of its predicted (gold) group that shares its gold (predicted) group. */
function bcubed(pairs: readonly Pair<WireMention>[]): Tally {
  const count = (keys: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const both = ({ gold, predicted }: Pair<WireMention>) => `${gold.entity} ${predicted.entity}`;
  const inBoth = count(pairs.map(both));
  const inGold = count(pairs.map((pair) => pair.gold.entity));
  const inPredicted = count(pairs.map((pair) => pair.predicted.entity));
  const tally = { precise: 0, predicted: pairs.length, recalled: 0, gold: pairs.length };
  for (const pair of pairs) {
    const shared = inBoth.get(both(pair)) ?? 0;
    tally.precise += shared / (inPredicted.get(pair.predicted.entity) ?? 1);
    tally.recalled += shared / (inGold.get(pair.gold.entity) ?? 1);
  }
  return tally;
}
