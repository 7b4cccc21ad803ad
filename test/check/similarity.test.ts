import { expect, test } from 'vitest';
import { SimilarityIndex } from '../../src/check/similarity.js';
import { cpuTime } from '../properties/cpu.js';

/** Words from a fixed seed, of some thousand. */
function words(seed: number, count: number): string[] {
  let state = seed * 2654435761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `kata${(state >>> 8) % 4000}`;
  });
}

test('the same words are told whatever their case, marks and paragraphs', () => {
  const index = new SimilarityIndex();
  expect(
    index.add(
      ['Bupati melarang ASN ikut kampanye pasangan calon mana pun di kabupaten itu pada pilkada.'],
      0.7,
    ),
  ).toBeNull();
  expect(
    index.add(
      ['BUPATI melarang ASN', 'ikut kampanye: pasangan calon mana pun di kabupaten itu, pada Pilkada!'],
      0.7,
    ),
  ).toEqual({ document: 0, similarity: 1 });
});

test('a few changed words leave it near, other words do not', () => {
  const index = new SimilarityIndex();
  const first = words(1, 200);
  const edited = first.map((word, i) => (i % 50 === 25 ? 'lain' : word));
  index.add([first.join(' ')], 0.7);
  expect(index.add([words(2, 200).join(' ')], 0.7)).toBeNull();
  const similar = index.add([edited.join(' ')], 0.7);
  expect(similar?.document).toBe(0);
  expect(similar?.similarity).toBeGreaterThan(0.75);
  expect(similar?.similarity).toBeLessThan(1);
});

test('texts of a few words are like none', () => {
  const index = new SimilarityIndex();
  expect([index.add(['Foto: Antara'], 0.5), index.add(['Foto: Antara'], 0.5), index.add([], 0.5)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('takes time and memory in proportion to the documents, also when all are alike', () => {
  const alike = words(7, 100).join(' ');
  const took = (count: number): number =>
    cpuTime(() => {
      const index = new SimilarityIndex();
      for (let n = 0; n < count; n++) index.add([`${alike} nomor${n}`], 0.7);
    });
  took(500);
  const [small, large] = [took(1000), took(4000)];
  expect(large).toBeLessThan(small * 8 + 50);
  const index = new SimilarityIndex();
  const before = process.memoryUsage().arrayBuffers;
  for (let n = 0; n < 8000; n++) index.add([words(n, 60).join(' ')], 0.7);
  expect((process.memoryUsage().arrayBuffers - before) / 8000).toBeLessThan(1200);
});
