import { describe, expect, it } from 'vitest';
import { overlapOf, sameSpan, Words } from '../../src/eval/spans.js';

describe('spans', () => {
  const parted = {
    start: 0,
    end: 20,
    parts: [
      { start: 0, end: 5 },
      { start: 15, end: 20 },
    ],
  };

  it('counts what the parts cover, not what stands between them', () => {
    expect(overlapOf(parted, { start: 4, end: 16 })).toBe(2);
    expect(overlapOf(parted, { start: 5, end: 15 })).toBe(0);
    expect(overlapOf(parted, parted)).toBe(10);
  });

  it('tells a parted span from the same span in one piece', () => {
    expect(sameSpan(parted, { ...parted })).toBe(true);
    expect(sameSpan(parted, { start: 0, end: 20 })).toBe(false);
  });
});

describe('Words', () => {
  //            0123456789012345678
  const text = 'jaga netralitas ASN';
  const words = new Words(text);

  it('compares by words in common', () => {
    // {jaga, netralitas} and {netralitas, ASN}: one of three.
    expect(words.jaccard({ start: 0, end: 15 }, { start: 5, end: 19 })).toBeCloseTo(1 / 3);
    expect(words.jaccard({ start: 0, end: 4 }, { start: 16, end: 19 })).toBe(0);
    expect(words.jaccard({ start: 0, end: 19 }, { start: 0, end: 19 })).toBe(1);
  });

  it('leaves out words between parts', () => {
    const parted = {
      start: 0,
      end: 19,
      parts: [
        { start: 0, end: 4 },
        { start: 16, end: 19 },
      ],
    };
    expect(words.jaccard(parted, { start: 0, end: 19 })).toBeCloseTo(2 / 3);
  });

  it('counts offsets in code points', () => {
    const astral = new Words('🙂 jaga ASN');
    expect([...astral.of({ start: 2, end: 6 })]).toEqual([0]);
    expect([...astral.of({ start: 7, end: 10 })]).toEqual([1]);
  });
});
