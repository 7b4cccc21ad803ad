/**
 * asn-scan beside its peers on one corpus, in one process, turn by turn, so that what else the machine does hits all.
 * Only the ratios mean something elsewhere. Usage: node bench.mjs [articles] [rounds]
 */
import { fileURLToPath } from 'node:url';
import { contestants } from './contestants.mjs';
import { makeArticles } from './corpus.mjs';

const FIXTURES = fileURLToPath(new URL('../../fixtures/articles', import.meta.url));
const SEED = 20240214;
const LENGTH = 3400;

const [count = 300, rounds = 7] = process.argv.slice(2).map(Number);
const texts = makeArticles(FIXTURES, count, LENGTH, SEED);
const articles = texts.map((text) => Buffer.from(text, 'utf8'));
const bytes = articles.reduce((sum, article) => sum + article.length, 0);
const runners = await contestants(texts);

const seconds = new Map(Object.keys(runners).map((name) => [name, []]));
let kept = 0;
// The first round warms up and is not counted.
for (let round = 0; round <= rounds; round++) {
  for (const [name, run] of Object.entries(runners)) {
    const start = process.cpuUsage();
    for (const article of articles) kept += run(article);
    const { user, system } = process.cpuUsage(start);
    if (round > 0) seconds.get(name).push((user + system) / 1e6);
  }
}

const medians = new Map([...seconds].map(([name, times]) => [name, median(times)]));
const own = medians.get('asn-scan');
const lines = [...medians].map(([name, time]) => [
  name,
  (bytes / time / 1e6).toFixed(2),
  ((time / count) * 1e6).toFixed(0),
  (time / own).toFixed(2),
]);
process.stdout.write(
  `${count} articles, ${(bytes / 1e6).toFixed(1)} MB, median of ${rounds} rounds, processor time, checksum ${kept}\n`,
);
for (const [name, speed, each, ratio] of [['', 'MB/s', 'µs each', 'asn-scan is faster by'], ...lines]) {
  process.stdout.write(`${name.padEnd(38)}${speed.padStart(8)}${each.padStart(10)}${ratio.padStart(24)}\n`);
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}
