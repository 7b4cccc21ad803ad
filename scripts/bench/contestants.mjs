/** What runs against what. Each contestant is a function from an article's bytes to something that cannot be skipped. */
import { createRequire } from 'node:module';
import { createScanner } from '../../dist/index.js';

const require = createRequire(import.meta.url);
const decoder = new TextDecoder();

/** Contestants by name; peers that are not installed are left out. The first is asn-scan. */
export async function contestants(articles) {
  const { scan } = await createScanner();
  const record = JSON.stringify(scan(articles[0]));
  const parsed = JSON.parse(record);
  const found = {
    'asn-scan': (bytes) => JSON.stringify(scan(decoder.decode(bytes))).length,
    'floor: decode + stringify a record': (bytes) =>
      decoder.decode(bytes).length + JSON.stringify(parsed).length,
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
  return (bytes) => {
    let count = 0;
    // By paragraph, as it is quadratic in the length of its input.
    for (const paragraph of decoder.decode(bytes).split('\n'))
      for (const _ of sentences.segment(paragraph)) count++;
    return count;
  };
}

function naturalSentences() {
  const module = require('natural/lib/natural/tokenizers/sentence_tokenizer.js');
  const tokenizer = new (module.SentenceTokenizer ?? module)();
  return (bytes) => {
    let count = 0;
    for (const paragraph of decoder.decode(bytes).split('\n')) {
      if (paragraph !== '') count += tokenizer.tokenize(paragraph).length;
    }
    return count;
  };
}

async function sentencex() {
  const { default: segment } = await import('sentencex');
  return (bytes) => segment('id', decoder.decode(bytes)).length;
}

/** @param pipe wink-nlp's stages, or undefined for all of its own */
function wink(pipe) {
  const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), pipe);
  if (pipe !== undefined) nlp.learnCustomEntities(Array.from({ length: 60 }, (_, i) => entity(i)));
  const { its } = nlp;
  return (bytes) => {
    const doc = nlp.readDoc(decoder.decode(bytes));
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
