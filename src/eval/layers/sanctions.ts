/** Sanctions: right as a whole with kind, status, authority and target. */
import type { WireSanction } from '../../record/schema.js';
import { nameOf, type Comparison } from '../comparison.js';
import { entitySetSlot, entitySlot, valueSlot } from '../slots.js';
import { scoreFindings } from './findings.js';

export function scoreSanctions(article: Comparison): void {
  const { gold, predicted } = article;
  scoreFindings<WireSanction>(article, {
    layer: 'sanctions',
    gold: gold.sanctions ?? [],
    predicted: predicted.sanctions ?? [],
    span: (sanction) => sanction,
    identity: [],
    whole: [
      valueSlot('kind', ({ kind }) => kind),
      valueSlot('status', ({ status }) => status),
      entitySlot(article, 'authority', ({ authority }) => authority),
      entitySlot(article, 'target', ({ target }) => target),
    ],
    further: [
      valueSlot('grade', ({ grade }) => grade),
      valueSlot('ladder', ({ ladder }) => (ladder === null ? 'single' : 'on a ladder')),
      valueSlot('count', ({ count }) => count),
      valueSlot('amount', ({ amount }) => range(amount, amount?.currency)),
      valueSlot('duration', ({ duration }) => range(duration, duration?.unit)),
      entitySetSlot(article, 'basis', ({ basis }) => basis),
      {
        name: 'violation',
        same: (pair) => violationKind(gold, pair.gold) === violationKind(predicted, pair.predicted),
        show: (sanction, record) => violationKind(record, sanction) ?? '–',
      },
    ],
    describe: ({ kind, status, authority, target, text }, record) =>
      `${kind}/${status}, ${nameOf(record, authority)} → ${nameOf(record, target)}: “${text}”`,
  });
}

function range(
  value: { min: number | null; max: number | null } | null | undefined,
  unit: string | undefined,
): string | null {
  if (value === null || value === undefined) return null;
  return `${value.min ?? ''}–${value.max ?? ''} ${unit ?? ''}`.trim();
}

function violationKind(record: Comparison['gold'], { violation }: WireSanction): string | null {
  return violation === null ? null : (record.violations?.[violation]?.kind ?? null);
}
