/** Scores on gold records against the least that they must be. */
import { ConfigError } from '../errors.js';
import { evaluate, LAYERS, type LayerName } from '../eval/evaluate.js';
import { predict } from '../eval/predict.js';
import { score } from '../eval/tally.js';
import type { Lexicon } from '../lexicon/index.js';
import type { WireRecord } from '../record/schema.js';
import type { Draft } from './finding.js';

/** @param floors least F1 by score; the name of a layer means its headline score */
export function belowFloors(
  gold: readonly WireRecord[],
  floors: ReadonlyMap<string, number>,
  lexicon: Lexicon,
): Draft[] {
  if (floors.size === 0) return [];
  const { scores } = evaluate(gold, (record) => predict(record, lexicon));
  return [...floors].flatMap(([name, least]) => {
    const tally = scores.get(isLayer(name) ? LAYERS[name].headline : name);
    if (tally === undefined) {
      const known = [...scores].map(([other]) => other).join(', ');
      throw new ConfigError(`"floors": no score "${name}"`, { hint: `scores of the gold: ${known}` });
    }
    const reached = score(tally).f1 ?? 1;
    if (reached >= least) return [];
    return [
      { code: 'score-below-floor' as const, message: `${name}: F1 ${reached.toFixed(4)} is below ${least}` },
    ];
  });
}

function isLayer(name: string): name is LayerName {
  return Object.hasOwn(LAYERS, name);
}
