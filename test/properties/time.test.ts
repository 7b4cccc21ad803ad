/** Four times the text costs at most six times the processor time, whatever is repeated. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createScanner, type Scanner } from '../../src/index.js';
import { cpuTime } from './cpu.js';
import { repeated, UNITS } from './repetitions.js';

/** UTF-16 units of the shorter text. */
const LENGTH = 4_000;

/** Milliseconds below which the clock and the garbage collector tell more than the program. */
const NOISE = 300;

let scanner: Scanner;
beforeAll(async () => {
  scanner = await createScanner();
  // Compiled code from the first measurement on.
  for (let n = 0; n < 20; n++) scanner.scan(repeated('Bupati melarang ASN ikut kampanye. ', 3000));
}, 60_000);

describe('linear time', () => {
  test.each(Object.entries(UNITS))('%s', (_, unit) => {
    const time = (length: number): number => cpuTime(() => scanner.scan(repeated(unit, length)));
    let ratio = Infinity;
    // The best of five, as one collection of garbage can double a measurement.
    for (let attempt = 0; attempt < 5 && ratio > 6; attempt++) {
      const long = time(4 * LENGTH);
      if (long < NOISE) return;
      ratio = long / Math.min(time(LENGTH), time(LENGTH));
    }
    expect(ratio).toBeLessThanOrEqual(6);
  });
});
