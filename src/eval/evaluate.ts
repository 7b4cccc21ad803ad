/** Scores predicted records against gold records, layer by layer. */
import type { WireRecord } from '../record/schema.js';
import { InputError } from '../errors.js';
import { Comparison, type Issue } from './comparison.js';
import { scoreBlocks } from './layers/blocks.js';
import { scoreDirectives } from './layers/directives.js';
import { scoreDates, scoreEntities, scoreMentions } from './layers/mentions.js';
import { scoreQuotes } from './layers/quotes.js';
import { scoreSanctions } from './layers/sanctions.js';
import { scoreSentences } from './layers/sentences.js';
import { scoreViolations } from './layers/violations.js';
import { Scores } from './tally.js';

interface LayerScoring {
  /** The layer of the record that must be there on both sides. */
  readonly needs: keyof WireRecord;
  /** The score that speaks for the layer. */
  readonly headline: string;
  readonly score: (article: Comparison) => void;
}

export const LAYERS = {
  blocks: { needs: 'blocks', headline: 'blocks.characters', score: scoreBlocks },
  sentences: { needs: 'sentences', headline: 'sentences.strict', score: scoreSentences },
  mentions: { needs: 'mentions', headline: 'mentions.strict', score: scoreMentions },
  entities: { needs: 'entities', headline: 'entities.bcubed', score: scoreEntities },
  dates: { needs: 'entities', headline: 'dates.value', score: scoreDates },
  quotes: { needs: 'quotes', headline: 'quotes.speaker', score: scoreQuotes },
  directives: { needs: 'directives', headline: 'directives.found', score: scoreDirectives },
  sanctions: { needs: 'sanctions', headline: 'sanctions.found', score: scoreSanctions },
  violations: { needs: 'violations', headline: 'violations.found', score: scoreViolations },
} as const satisfies Record<string, LayerScoring>;

export type LayerName = keyof typeof LAYERS;
export const LAYER_NAMES = Object.keys(LAYERS) as LayerName[];

export interface Evaluation {
  /** Number of articles. */
  readonly articles: number;
  /** Over all articles. */
  readonly scores: Scores;
  /** Each article's own, by id. */
  readonly byArticle: ReadonlyMap<string, Scores>;
  readonly issues: readonly Issue[];
  /** Directives and sanctions predicted outside title and body blocks: there should be none. */
  readonly misplaced: number;
}

/**
 * Compares each gold record with the prediction of its id; a gold record without one is scored against nothing.
 * A layer that either record leaves out is not scored for that article.
 */
export function evaluate(
  golds: readonly WireRecord[],
  predictionOf: (gold: WireRecord) => WireRecord | undefined,
  layers: readonly LayerName[] = LAYER_NAMES,
): Evaluation {
  const scores = new Scores();
  const byArticle = new Map<string, Scores>();
  const issues: Issue[] = [];
  for (const gold of golds) {
    const prediction = predictionOf(gold);
    const predicted = prediction ?? nothing(gold);
    if (predicted.text !== gold.text) {
      throw new InputError(`prediction ${predicted.id} is about another text than the gold record`, {
        hint: 'both must have the same `text`, as offsets count in it',
      });
    }
    const article = new Comparison(gold, predicted);
    for (const name of layers) {
      const { needs, score } = LAYERS[name];
      if (holds(gold, needs) && (prediction === undefined || holds(prediction, needs))) score(article);
    }
    scores.addAll(article.scores);
    byArticle.set(gold.id, article.scores);
    issues.push(...article.issues);
  }
  return {
    articles: golds.length,
    scores,
    byArticle,
    issues,
    misplaced: issues.filter(({ sort }) => sort === 'misplaced').length,
  };
}

/** Blocks cover a text; none means that whoever annotated it has no such layer. */
function holds(record: WireRecord, layer: keyof WireRecord): boolean {
  return layer === 'blocks'
    ? record.blocks.length > 0 || record.text.trim() === ''
    : record[layer] !== undefined;
}

/** A record that says nothing about an article. */
function nothing({ schema, id, source, meta, text }: WireRecord): WireRecord {
  const empty = { blocks: [], sentences: [], mentions: [], entities: [], quotes: [] };
  return { schema, id, source, meta, text, ...empty, directives: [], sanctions: [], violations: [] };
}
