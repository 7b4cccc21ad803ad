/** What runs against what. Each contestant is a function from a file's path to something that cannot be skipped. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createScanner } from '../../dist/index.js';

const require = createRequire(import.meta.url);
const read = (path) => readFileSync(path, 'utf8');

/** Contestants by name; peers that are not installed are left out. The first is asn-scan. */
export async function contestants(path) {
  const { scan } = await createScanner();
  const record = scan(read(path));
  const found = {
    'asn-scan, full record': (path) => JSON.stringify(scan(read(path))).length,
    'floor: read, decode, stringify such a record': (path) =>
      read(path).length + JSON.stringify(record).length,
    'Intl.Segmenter, sentences': segmenter(),
  };
  await tryPeer(found, "natural's sentence tokenizer", naturalSentences);
  await tryPeer(found, 'sentencex', sentencex);
  await tryPeer(found, 'wink-nlp, sentences and 60 entities', () => wink(['sbd', 'cer']));
  await tryPeer(found, 'wink-nlp, default pipeline', () => wink(undefined));
  return found;
}

async function tryPeer(found, name, make) {
  try {
    found[name] = await make();
  } catch (error) {
    process.stderr.write(`bench: without ${name}: ${error.message.split('\n')[0]}\n`);
  }
}

function segmenter() {
  const sentences = new Intl.Segmenter('id', { granularity: 'sentence' });
  return (path) => {
    let count = 0;
    // By paragraph, as it is quadratic in the length of its input.
    for (const paragraph of read(path).split('\n')) for (const _ of sentences.segment(paragraph)) count++;
    return count;
  };
}

function naturalSentences() {
  const module = require('natural/lib/natural/tokenizers/sentence_tokenizer.js');
  const tokenizer = new (module.SentenceTokenizer ?? module)();
  return (path) => {
    let count = 0;
    for (const paragraph of read(path).split('\n')) {
      if (paragraph !== '') count += tokenizer.tokenize(paragraph).length;
    }
    return count;
  };
}

async function sentencex() {
  const { default: segment } = await import('sentencex');
  return (path) => segment('id', read(path)).length;
}

/** @param pipe wink-nlp's stages, or undefined for all of its own */
function wink(pipe) {
  const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), pipe);
  if (pipe !== undefined) nlp.learnCustomEntities(Array.from({ length: 60 }, (_, i) => entity(i)));
  const { its } = nlp;
  return (path) => {
    const doc = nlp.readDoc(read(path));
    return doc.sentences().out().length + doc.customEntities().out(its.detail).length;
  };
}

const FIRST = ['kepala', 'ketua', 'anggota', 'wakil', 'sekretaris', 'pejabat'];
const SECOND = [
  'daerah',
  'desa',
  'dinas',
  'bawaslu',
  'kpu',
  'partai',
  'kabupaten',
  'kota',
  'provinsi',
  'kecamatan',
];
const entity = (i) => ({ name: `e${i}`, patterns: [`${FIRST[i % 6]} ${SECOND[Math.floor(i / 6)]}`] });
