/**
 * The benchmark: throughput beside peers, growth, memory, start and threads, on a corpus made from the fixtures. Only
 * ratios mean something elsewhere. Usage: node bench.mjs [--files N] [--megabytes N] [--only PART,…]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { articleFiles, articleLines, fixturesDigest } from './corpus.mjs';
import { lengths, memory } from './growth.mjs';
import { jobs } from './jobs.mjs';
import { starts } from './start.mjs';
import { throughput } from './throughput.mjs';

const FIXTURES = fileURLToPath(new URL('../../fixtures/articles', import.meta.url));
const CORPUS = fileURLToPath(new URL('./.corpus', import.meta.url));
const SEED = 20240214;
/** UTF-16 units of an article. */
const LENGTH = 3400;

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    megabytes: { type: 'string', default: '200' },
    /** Bytes of the longest article. */
    longest: { type: 'string', default: '10000000' },
    runs: { type: 'string', default: '15' },
    only: { type: 'string', default: 'throughput,growth,memory,start,jobs' },
  },
});
const [files, megabytes, longest, runs] = [values.files, values.megabytes, values.longest, values.runs].map(
  Number,
);
const parts = new Set(values.only.split(','));

const folder = join(CORPUS, fixturesDigest(FIXTURES));
mkdirSync(folder, { recursive: true });
const corpusOf = (count) => join(folder, `files-${count}`);
const makeFiles = (count) => articleFiles(corpusOf(count), FIXTURES, count, LENGTH, SEED);
const makeLines = () =>
  articleLines(join(folder, `articles-${megabytes}.ndjson`), FIXTURES, megabytes * 1e6, LENGTH, SEED);

if (parts.has('throughput')) await throughput(makeFiles(files), folder);
if (parts.has('growth')) await lengths(FIXTURES, SEED, longest);
if (parts.has('memory')) {
  makeFiles(files);
  makeFiles(files / 10);
  memory(corpusOf(files / 10), corpusOf(files), makeLines());
}
if (parts.has('start')) starts(makeFiles(files)[0], runs);
if (parts.has('jobs')) jobs(makeLines(), Math.max(1, Math.floor(runs / 5)));
