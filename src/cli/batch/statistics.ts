/** The summary of `--stats`: how much, how fast, and where the time went. */
import type { Times } from './analyst.js';
import { rate, type Standing } from './progress.js';

export interface Statistics extends Standing {
  readonly failed: number;
  readonly fromCache: number;
  readonly threads: number;
  readonly times: Times;
  /** Most memory that the process held, in bytes. */
  readonly peakMemory: number;
}

/** A line each. */
export function statisticsLines(run: Statistics): string[] {
  const { documents, failed, bytes, findings, seconds, fromCache, threads, times, peakMemory } = run;
  const spent = Object.values(times).reduce((sum, time) => sum + time, 0);
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return [
    `${count(documents, 'document')}, ${failed} failed, ${fromCache} from the cache`,
    `${(bytes / 1e6).toFixed(2)} MB in ${seconds.toFixed(2)} s: ${rate(documents, seconds)} documents/s, ` +
      `${rate(bytes / 1e6, seconds)} MB/s, ${count(threads, 'thread')}`,
    `${count(findings.directives, 'directive')}, ${count(findings.sanctions, 'sanction')}, ` +
      count(findings.violations, 'violation'),
    `peak memory ${(peakMemory / 1e6).toFixed(0)} MB`,
    ...Object.entries(times)
      .filter(([, time]) => time > 0)
      .map(
        ([part, time]) =>
          `  ${part.padEnd(11)}${(time / 1000).toFixed(2).padStart(9)} s ${((100 * time) / spent).toFixed(0).padStart(4)} %`,
      ),
  ];
}
