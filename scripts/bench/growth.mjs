/** How time grows with an article's length, and memory with the corpus. */
import { createScanner } from '../../dist/index.js';
import { articles } from './corpus.mjs';
import { median, PROGRAM, runNode, table } from './measure.mjs';

/** Time per article of 1 KB to `largest` bytes. */
export async function lengths(source, seed, largest) {
  const { scan } = await createScanner();
  const warm = articles(source, 3400, seed);
  for (let i = 0; i < 300; i++) scan(warm.next().value);
  const rows = [];
  for (let length = 1000; length <= largest; length *= 10) {
    const texts = articles(source, length, seed);
    const rounds = Math.max(1, Math.min(50, 2_000_000 / length));
    const times = [];
    let bytes = 0;
    for (let round = 0; round < rounds; round++) {
      const text = texts.next().value;
      bytes = Buffer.byteLength(text);
      const start = process.cpuUsage();
      scan(text);
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1000 / bytes);
    }
    const each = median(times);
    rows.push([
      `${length / 1000} KB`,
      (each * bytes).toFixed(2),
      (each * 1e6).toFixed(0),
      (each / (rows[0]?.each ?? each)).toFixed(2),
    ]);
    rows[0].each ??= each;
  }
  table('Growth: processor time of one article', ['', 'ms', 'µs per KB', 'times the shortest'], rows);
}

/** Peak memory over a corpus, over one ten times as large, and over one long NDJSON file. */
export function memory(small, large, lines) {
  const peakOf = (...inputs) =>
    runNode([PROGRAM, 'scan', '--jobs', '1', '--quiet', ...inputs], { peak: true }).megabytes;
  const [first, second, third] = [peakOf(small), peakOf(large), peakOf(lines)];
  table(
    'Memory: peak resident',
    ['', 'MB', 'times the first'],
    [
      ['corpus', first.toFixed(0), '1.00'],
      ['corpus of ten times the size', second.toFixed(0), (second / first).toFixed(2)],
      ['NDJSON file', third.toFixed(0), (third / first).toFixed(2)],
    ],
  );
}
