/**
 * Trains the name tagger of the tag stage and writes its weights.
 *
 *     npx tsx scripts/train-names.ts --out lexicons/names-weights.bin TRAIN.ndjson ... [--test TEST.ndjson]
 *
 * Input: one JSON object a line, `{ id, text, entities: [{ start, end, type: PERSON | ORG | LOC }] }`, offsets in
 * code points. Sources differ in what they mark; the weights follow the first file. A linear-chain conditional
 * random field over hashed features, by stochastic gradient with per-weight step sizes (AdaGrad); each weight is
 * then written as one signed byte.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Cleaned, Segmented } from '../src/document.js';
import { loadLexicon, type Lexicon } from '../src/lexicon/index.js';
import { segment } from '../src/stages/segment/index.js';
import { domainDrafts } from '../src/stages/tag/index.js';
import { NameFeatures } from '../src/stages/tag/names/features.js';
import { hashOf } from '../src/stages/tag/names/letters.js';
import { FEATURES_PER_ATOM } from '../src/stages/tag/names/templates.js';
import {
  jumpsOf,
  LABEL_COUNT,
  LABELS,
  marginalsOf,
  mayFollow,
  packWeights,
  ordinaryFrom,
  tagNames,
  writeModel,
  type NameModel,
} from '../src/stages/tag/names/tagger.js';
import { utf16Offsets } from '../src/text/codepoints.js';
import { foldCase, Shape, surfaceOf } from '../src/text/tokens.js';

const BUCKETS = 1 << 18;
const ORDINARY_BUCKETS = 1 << 18;
const EPOCHS = 14;
/** The orders in which examples are shown; the weights of all are averaged. */
const SEEDS = [13, 3, 5];
const STEP = 0.02;
/** Share of the features of an atom that a pass leaves out, so that no single word decides. */
const DROPOUT = 0.15;
/** Shares of names and of other capitalised words whose identity the second copy of each text hides. */
const FORGOTTEN_NAMES = 0.8;
const FORGOTTEN_OTHERS = 0.2;
const PENALTY = 1e-6;

interface Example {
  readonly id: string;
  readonly source: number;
  readonly text: string;
  readonly entities: readonly { start: number; end: number; type: string }[];
}

/** A stretch of atoms that may hold names. */
interface Chain {
  /** Features of each atom. */
  readonly features: readonly Uint32Array[];
  readonly labels: Uint8Array;
  /** Which of the training files it is from. */
  readonly source: number;
}

interface Prepared {
  readonly example: Example;
  readonly doc: Segmented;
  readonly labels: Uint8Array;
}

/** Weights under training, with the sums of their squared gradients and of their own values. */
class Table {
  readonly values: Float32Array;
  readonly #squares: Float32Array;
  readonly #sums: Float32Array;
  #averaged = 0;

  constructor(size: number) {
    this.values = new Float32Array(size);
    this.#squares = new Float32Array(size);
    this.#sums = new Float32Array(size);
  }

  step(at: number, gradient: number): void {
    const square = ((this.#squares[at] as number) += gradient * gradient);
    this.values[at] =
      (this.values[at] as number) * (1 - PENALTY) + (STEP * gradient) / (Math.sqrt(square) + 1e-6);
  }

  /** The mean over the last epochs is steadier than the last. */
  note(): void {
    for (let k = 0; k < this.values.length; k++) (this.#sums[k] as number) += this.values[k] as number;
    this.#averaged++;
  }

  addMeanTo(into: Float32Array): void {
    for (let k = 0; k < into.length; k++) (into[k] as number) += (this.#sums[k] as number) / this.#averaged;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, test: { type: 'string', multiple: true } },
});
const lexicon = await loadLexicon();
const train = positionals.flatMap((file, source) => readExamples(file, source));
const shuffled = titleCased(train);
const prepared = [...train, ...shuffled].map((example) => prepare(example, lexicon));
const ordinary = ordinaryWords(prepared.slice(0, train.length));
const unseen = randomFrom(29);
const originals = prepared.flatMap((item) => chainsOf(item, ordinary));
const copies = prepared.flatMap((item) => chainsOf(item, ordinary, unseen));
const chains = inBuckets(originals, copies);
const model = fit(chains, ordinary);
for (const file of values.test ?? []) report(file, model);
if (values.out !== undefined) writeFileSync(values.out, writeModel(model));

function readExamples(file: string, source = 0): Example[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ ...(JSON.parse(line) as Example), source }));
}

/** Some lines once more with every word capitalised, as headlines write them. */
function titleCased(examples: readonly Example[]): Example[] {
  const random = randomFrom(7);
  const made: Example[] = [];
  for (const { id, source, text, entities } of examples) {
    const at = utf16Offsets(text);
    let start = 0;
    for (const line of text.split('\n')) {
      const end = start + line.length;
      if (line.length > 40 && line.length < 110 && !line.includes('"') && random() < 0.5) {
        const inside = entities
          .map(({ start: s, end: e, type }) => ({ start: at(s) - start, end: at(e) - start, type }))
          .filter(({ start: s, end: e }) => s >= 0 && e <= line.length);
        const titled = line
          .replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
          .replace(/\.$/, '');
        if (titled.length >= line.length - 1)
          made.push({ id: `${id}-title-${start}`, source, text: titled, entities: inside });
      }
      start = end + 1;
    }
  }
  return made;
}

function prepare(example: Example, lexicon: Lexicon): Prepared {
  const doc = segmented(example, lexicon);
  const labels = new Uint8Array(doc.tokens.count);
  const at = utf16Offsets(example.text);
  for (const { start, end, type } of apart(example)) {
    const begin = LABELS.indexOf(`B-${type}` as (typeof LABELS)[number]);
    let first = true;
    for (let i = 0; i < doc.tokens.count; i++) {
      if ((doc.tokens.start[i] ?? 0) < at(start) || (doc.tokens.end[i] ?? 0) > at(end)) continue;
      if (/^[?!;:,"”]$/.test(surfaceOf(doc.tokens, i)) && (doc.tokens.end[i] ?? 0) === at(end)) continue;
      labels[i] = first ? begin : begin + 1;
      first = false;
    }
  }
  return { example, doc, labels };
}

/** "Komisi X (KX)" is two names: sources differ on whether the bracket belongs to the first. */
function apart({ text, entities }: Example): Example['entities'] {
  const at = utf16Offsets(text);
  return entities.flatMap((entity) => {
    const name = text.slice(at(entity.start), at(entity.end));
    const bracket = /^(.*?\S)\s*\(([^()]{2,40})\)$/s.exec(name);
    if (bracket === null) return [entity];
    const [, full, short] = bracket as unknown as [string, string, string];
    return [
      { ...entity, end: entity.start + Array.from(full).length },
      { ...entity, start: entity.end - 1 - Array.from(short).length, end: entity.end - 1 },
    ];
  });
}

/** The text as one body paragraph a line. */
function segmented({ id, text }: Example, lexicon: Lexicon): Segmented {
  const blocks = [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((line) => ({
    kind: 'body' as const,
    start: line.index,
    end: line.index + line[0].length,
    rule: 'line',
  }));
  const cleaned: Cleaned = {
    id,
    source: { path: id, encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
    blocks,
    meta: { title: null, outlet: null, place: null, byline: [], published: null },
  };
  return { ...cleaned, ...segment(cleaned, { lexicon }) };
}

function ordinaryWords(items: readonly Prepared[]): Uint8Array {
  const small = new Map<number, number>();
  for (const { doc } of items) {
    for (let i = 0; i < doc.tokens.count; i++) {
      if (doc.tokens.shape[i] !== Shape.Lower) continue;
      const folded = foldCase(surfaceOf(doc.tokens, i));
      const word = hashOf(folded, 0, folded.length);
      small.set(word, (small.get(word) ?? 0) + 1);
    }
  }
  const bits = new Uint8Array(ORDINARY_BUCKETS / 4);
  for (const [word, times] of small) {
    const bucket = (word ^ (word >>> 15)) & (ORDINARY_BUCKETS - 1);
    const level = times >= 20 ? 3 : times >= 4 ? 2 : 1;
    const shift = (bucket & 3) * 2;
    const old = ((bits[bucket >> 2] as number) >> shift) & 3;
    if (level > old) bits[bucket >> 2] = ((bits[bucket >> 2] as number) & ~(3 << shift)) | (level << shift);
  }
  return bits;
}

/** @param random when given, most names are made of words never seen, as in an article of another place. */
function chainsOf({ example, doc, labels }: Prepared, ordinary: Uint8Array, random?: () => number): Chain[] {
  const features = new NameFeatures(doc, lexicon, domainDrafts(doc, { lexicon }), ordinaryFrom(ordinary));
  if (random !== undefined) forgetNames(features, doc, labels, random);
  const breaks = new Uint8Array(doc.tokens.count + 1);
  for (const sentence of doc.sentences) breaks[sentence.from] = 1;
  const found = new Uint32Array(FEATURES_PER_ATOM);
  const chains: Chain[] = [];
  let rows: Uint32Array[] = [];
  let gold: number[] = [];
  const close = (): void => {
    if (rows.length > 0) chains.push({ features: rows, labels: repaired(gold), source: example.source });
    rows = [];
    gold = [];
  };
  for (let i = 0; i < doc.tokens.count; i++) {
    if (features.open[i] !== 1) {
      close();
      continue;
    }
    if (breaks[i] === 1) close();
    const count = features.at(i, found);
    rows.push(found.slice(0, count));
    gold.push(labels[i] as number);
  }
  close();
  return chains;
}

/** Both as features by bucket. What only made-up words have would take buckets from the features of real ones. */
function inBuckets(originals: readonly Chain[], copies: readonly Chain[]): Chain[] {
  const seen = new Set<number>();
  for (const { features } of originals)
    for (const row of features) for (const feature of row) seen.add(feature);
  return [...originals, ...copies].map((chain) => ({
    ...chain,
    features: chain.features.map((row) =>
      row.filter((feature) => seen.has(feature)).map((feature) => feature & (BUCKETS - 1)),
    ),
  }));
}

function forgetNames(features: NameFeatures, doc: Segmented, labels: Uint8Array, random: () => number): void {
  let forget = false;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if (label === 0 || label % 2 === 1)
      forget = random() < (label === 0 ? FORGOTTEN_OTHERS : FORGOTTEN_NAMES);
    const shape = doc.tokens.shape[i];
    if (forget && (shape === Shape.Title || shape === Shape.Mixed || shape === Shape.Upper)) {
      features.forget(i, Math.floor(random() * 0x7fffffff));
    }
  }
}

/** Labels whose I stands where no name goes on begin one. */
function repaired(labels: readonly number[]): Uint8Array {
  const out = Uint8Array.from(labels);
  for (let k = 0; k < out.length; k++) {
    if (!mayFollow(k === 0 ? -1 : (out[k - 1] as number), out[k] as number)) out[k] = (out[k] as number) - 1;
  }
  return out;
}

/**
 * Each weight has a part for all sources and a part for each source, since they mark organisations and places in
 * different ways. What is written is the common part and that of the first source.
 */
function fit(chains: readonly Chain[], ordinary: Uint8Array): NameModel {
  const sums = new Float32Array(BUCKETS * LABEL_COUNT);
  const transitions = new Float32Array((LABEL_COUNT + 1) * LABEL_COUNT);
  for (const seed of SEEDS) addFit(chains, seed, sums, transitions);
  for (const table of [sums, transitions]) {
    for (let k = 0; k < table.length; k++) table[k] = (table[k] as number) / SEEDS.length;
  }
  let largest = 0;
  for (const weight of sums) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127;
  return {
    buckets: BUCKETS,
    weights: packWeights(Int8Array.from(sums, (w) => Math.round(w / scale))),
    scale,
    transitions,
    jumps: jumpsOf(transitions),
    ordinary,
  };
}

/** Trains once and adds the weights to `sums` and `transitions`. */
function addFit(chains: readonly Chain[], seed: number, sums: Float32Array, transitions: Float32Array): void {
  const L = LABEL_COUNT;
  const sources = Math.max(...chains.map(({ source }) => source)) + 1;
  const random = randomFrom(seed);
  const order = chains.map((_, index) => index);
  const common = new Table(BUCKETS * L);
  const commonJumps = new Table((L + 1) * L);
  const own = Array.from({ length: sources }, () => new Table(BUCKETS * L));
  const ownJumps = Array.from({ length: sources }, () => new Table((L + 1) * L));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let k = order.length - 1; k > 0; k--) {
      const j = Math.floor(random() * (k + 1));
      [order[k], order[j]] = [order[j] as number, order[k] as number];
    }
    for (const index of order) {
      const { features, labels, source } = chains[index] as Chain;
      const weights = own[source] as Table;
      const jumps = ownJumps[source] as Table;
      const length = labels.length;
      const kept = features.map((row) => row.filter(() => random() >= DROPOUT));
      const scores = new Float64Array(length * L);
      kept.forEach((row, k) => {
        for (const feature of row) {
          for (let l = 0; l < L; l++) {
            const at = feature * L + l;
            (scores[k * L + l] as number) += (common.values[at] as number) + (weights.values[at] as number);
          }
        }
      });
      const joint = commonJumps.values.map((value, at) => value + (jumps.values[at] as number));
      const marginals = marginalsOf(jumpsOf(joint), scores, length);
      kept.forEach((row, k) => {
        const previous = k === 0 ? L : (labels[k - 1] as number);
        for (let l = 0; l < L; l++) {
          const gradient = (labels[k] === l ? 1 : 0) - (marginals[k * L + l] as number);
          if (Math.abs(gradient) < 1e-4) continue;
          for (const feature of row) {
            common.step(feature * L + l, gradient);
            weights.step(feature * L + l, gradient);
          }
          if (!mayFollow(previous === L ? -1 : previous, l)) continue;
          commonJumps.step(previous * L + l, gradient);
          jumps.step(previous * L + l, gradient);
        }
      });
    }
    if (epoch >= EPOCHS / 2) for (const table of [common, commonJumps, ...own, ...ownJumps]) table.note();
  }
  for (const table of [common, own[0] as Table]) table.addMeanTo(sums);
  for (const table of [commonJumps, ownJumps[0] as Table]) table.addMeanTo(transitions);
}

function report(file: string, model: NameModel): void {
  const counts = new Map<string, { right: number; said: number; gold: number }>();
  const of = (type: string): { right: number; said: number; gold: number } => {
    let count = counts.get(type);
    if (count === undefined) counts.set(type, (count = { right: 0, said: 0, gold: 0 }));
    return count;
  };
  for (const example of readExamples(file)) {
    const { doc, labels } = prepare(example, lexicon);
    const gold = new Set<string>();
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i] as number;
      if (label % 2 === 0) continue;
      let end = i + 1;
      while (end < labels.length && labels[end] === label + 1) end++;
      gold.add(`${i} ${end} ${(LABELS[label] as string).slice(2)}`);
    }
    for (const key of gold) for (const type of [key.split(' ')[2] as string, 'ALL']) of(type).gold++;
    for (const { from, to, type } of tagNames(doc, lexicon, domainDrafts(doc, { lexicon }), model).spans) {
      for (const t of [type, 'ALL']) {
        of(t).said++;
        if (gold.has(`${from} ${to} ${type}`)) of(t).right++;
      }
    }
  }
  for (const [type, { right, said, gold }] of counts) {
    const p = right / said;
    const r = right / gold;
    console.log(
      `${type.padEnd(7)} P ${(100 * p).toFixed(2)} R ${(100 * r).toFixed(2)} F1 ${((200 * p * r) / (p + r)).toFixed(2)} (${gold})`,
    );
  }
}

/** Mulberry32, so that training can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
