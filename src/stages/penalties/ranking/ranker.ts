/**
 * Chooses a case's target, and its authority where the rules find none, among all whom the article names, and
 * nobody, by weights learnt from annotated articles (`scripts/train-parties.ts`). What the rules answer is one
 * feature among others.
 */
import { spanOfAtoms } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { readModelFile } from '../../../lexicon/model.js';
import { perLexicon } from '../../../lexicon/perlexicon.js';
import type { Case, Reader } from '../sanctions.js';
import { Features, type Rows, type Slot } from './features.js';
import { spaceOf } from './space.js';

export const WEIGHTS_FILE = 'party-ranker.txt';

/** A weight for each feature, by slot. */
export type Weights = Readonly<Record<Slot, Float32Array>>;

/** Each line of a weights file: slot, template, its values ("-" for none), weight. */
export function parseWeights(source: string, lexicon: Lexicon): Weights {
  const space = spaceOf(lexicon);
  const weights = { authority: new Float32Array(space.size), target: new Float32Array(space.size) };
  for (const line of source.split('\n')) {
    const [slot, template, values, weight] = line.split(' ');
    if (slot !== 'authority' && slot !== 'target') continue;
    const feature = space.named(template as string, values === '' ? [] : (values as string).split(','));
    // What a user's lexicon has no id for has no weight.
    if (feature >= 0) weights[slot][feature] = Number(weight);
  }
  return weights;
}

const weightsOf = perLexicon((lexicon): { readonly weights: Weights | null } => {
  const bytes = readModelFile(WEIGHTS_FILE);
  return { weights: bytes === null ? null : parseWeights(bytes.toString('utf8'), lexicon) };
});

/** How much somebody's score has to be above nobody's: naming the wrong one is worse than naming none. */
const MARGIN: Readonly<Record<Slot, number>> = { authority: 0.4, target: 0 };

/** Sets authority and target of all cases. */
export function settleParties(reader: Reader, cases: readonly Case[]): void {
  if (cases.length === 0) return;
  const { weights } = weightsOf(reader.context.lexicon);
  if (weights === null) return;
  const features = new Features(reader, cases);
  const chosen = cases.map((one, index) => {
    const answer = { authority: features.parties.of(one.authority), target: features.parties.of(one.target) };
    return chosenOf(features, features.of(index), one, weights, answer);
  });
  cases.forEach((one, index) => settle(reader, features, one, chosen[index] as Chosen));
}

/** Positions in the article's parties, -1 for nobody. */
export interface Chosen {
  readonly authority: number;
  readonly target: number;
}

/**
 * The likeliest target, and the likeliest authority beside it.
 * @param answer what the rules say.
 */
export function chosenOf(
  features: Features,
  rows: Rows,
  one: Case,
  weights: Weights,
  answer: Chosen,
): Chosen {
  const { candidates } = rows;
  const scored = (slot: Slot): Float64Array => {
    const scores = scoresOf(rows, weights[slot]);
    const row = candidates.indexOf(answer[slot]);
    if (row >= 0)
      scores[row] = (scores[row] as number) + sumOf(features.answered(answer[slot], one), weights[slot]);
    return scores;
  };
  const target = candidates[likeliest(scored('target'), MARGIN.target)] as number;
  // The rules miss many who punish, but seldom name the wrong one.
  if (answer.authority >= 0 && answer.authority !== target) return { target, authority: answer.authority };
  const scores = scored('authority');
  candidates.forEach((candidate, row) => {
    const beside = sumOf(features.besideTarget(candidate, target), weights.authority);
    scores[row] = (scores[row] as number) + beside;
    if (candidate >= 0 && candidate === target) scores[row] = Number.NEGATIVE_INFINITY;
  });
  return { target, authority: candidates[likeliest(scores, MARGIN.authority)] as number };
}

function scoresOf({ candidates, features, starts }: Rows, weights: Float32Array): Float64Array {
  const scores = new Float64Array(candidates.length);
  for (let row = 0; row < scores.length; row++) {
    const end = starts[row + 1] as number;
    let sum = 0;
    for (let i = starts[row] as number; i < end; i++) sum += weights[features[i] as number] as number;
    scores[row] = sum;
  }
  return scores;
}

function sumOf(features: readonly number[], weights: Float32Array): number {
  return features.reduce((sum, feature) => sum + (weights[feature] as number), 0);
}

/** The row of the highest score; the first, nobody, unless another is above it by the margin. */
function likeliest(scores: Float64Array, margin: number): number {
  let best = 0;
  let highest = (scores[0] as number) + margin;
  for (let row = 1; row < scores.length; row++) {
    if ((scores[row] as number) <= highest) continue;
    highest = scores[row] as number;
    best = row;
  }
  return best;
}

function settle(reader: Reader, { parties }: Features, one: Case, { authority, target }: Chosen): void {
  const { actors, doc, context } = reader;
  const step = (slot: Slot, from: number | null, to: number | null): void => {
    if (from === to) return;
    const span = spanOfAtoms(doc.tokens, one.group.from, one.group.to);
    const name = (entity: number | null): string => (entity === null ? 'nobody' : actors.entity(entity).name);
    context.trace?.step('sanction', span, `${slot}: by the weights ${name(to)}, not ${name(from)}`);
  };
  if (parties.of(one.authority) !== authority) {
    const entity = parties.all[authority]?.entity ?? null;
    step('authority', one.authority, entity);
    one.authority = entity;
  }
  if (parties.of(one.target) !== target) {
    const party = parties.all[target];
    const entity = party?.entity ?? null;
    step('target', one.target, entity);
    one.target = entity;
    one.inheritedTarget = party !== undefined && !party.sentences.includes(one.sentence);
    if (entity === null || actors.entity(entity).type === 'person') one.count = null;
  }
}
