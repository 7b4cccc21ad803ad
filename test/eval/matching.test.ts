import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumMatching, type Edge } from '../../src/eval/matching.js';

const edge = (gold: number, predicted: number, weight: number): Edge => ({ gold, predicted, weight });
const total = (edges: readonly Edge[]): number => edges.reduce((sum, { weight }) => sum + weight, 0);

describe('maximumMatching', () => {
  it('takes the pairing of greatest total, not the greatest single edge', () => {
    const edges = [edge(0, 0, 10), edge(0, 1, 9), edge(1, 0, 9)];
    expect(maximumMatching(edges)).toEqual([edge(0, 1, 9), edge(1, 0, 9)]);
  });

  it('keeps the greatest edge when it outweighs the others together', () => {
    const edges = [edge(0, 0, 10), edge(0, 1, 4), edge(1, 0, 5)];
    expect(maximumMatching(edges)).toEqual([edge(0, 0, 10)]);
  });

  it('pairs each item once when there are more of one side', () => {
    const edges = [edge(0, 0, 1), edge(0, 1, 3), edge(0, 2, 2)];
    expect(maximumMatching(edges)).toEqual([edge(0, 1, 3)]);
    expect(maximumMatching([edge(0, 0, 1), edge(1, 0, 3), edge(2, 0, 2)])).toEqual([edge(1, 0, 3)]);
  });

  it('has nothing to say about nothing', () => {
    expect(maximumMatching([])).toEqual([]);
  });

  it('reaches the total of the best of all pairings', () => {
    const graphs = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(graphs, (weights) => {
        const edges = weights.flatMap((row, g) =>
          row.flatMap((weight, p) => (weight > 0 ? [edge(g, p, weight)] : [])),
        );
        const best = (row: number, taken: ReadonlySet<number>): number => {
          const own = weights[row];
          if (own === undefined) return 0;
          const choices = own.map((weight, p) =>
            taken.has(p) ? 0 : weight + best(row + 1, new Set([...taken, p])),
          );
          return Math.max(best(row + 1, taken), ...choices);
        };
        const found = maximumMatching(edges);
        expect(total(found)).toBe(best(0, new Set()));
        expect(new Set(found.map(({ gold }) => gold)).size).toBe(found.length);
        expect(new Set(found.map(({ predicted }) => predicted)).size).toBe(found.length);
      }),
    );
  });

  it('is quick when three hundred items all overlap', () => {
    const edges: Edge[] = [];
    for (let g = 0; g < 300; g++) {
      for (let p = 0; p < 300; p++) edges.push(edge(g, p, 1 + ((g * 7 + p * 13) % 101)));
    }
    expect(maximumMatching(edges)).toHaveLength(300);
  });
});
