/** Violations: found needs the same kind too; right as a whole with status and actors. */
import type { WireViolation } from '../../record/schema.js';
import { namesOf, type Comparison } from '../comparison.js';
import { entitySetSlot, valueSlot } from '../slots.js';
import { scoreFindings } from './findings.js';

export function scoreViolations(article: Comparison): void {
  scoreFindings<WireViolation>(article, {
    layer: 'violations',
    gold: article.gold.violations ?? [],
    predicted: article.predicted.violations ?? [],
    span: (violation) => violation,
    identity: [valueSlot('kind', ({ kind }) => kind)],
    whole: [
      valueSlot('status', ({ status }) => status),
      entitySetSlot(article, 'actors', ({ actors }) => actors),
    ],
    further: [],
    describe: ({ kind, status, actors, text }, record) =>
      `${kind}/${status}, ${namesOf(record, actors)}: “${text}”`,
  });
}
