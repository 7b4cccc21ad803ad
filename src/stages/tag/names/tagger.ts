/**
 * A linear-chain tagger for names of persons, organisations and places, over hashed features. It serves where
 * the rules of the domain reach their limit: names without a title or a cue near them. The weights are made by
 * `scripts/train-names.ts`; `lexicons/names-weights.md` says from what.
 */
import type { Segmented } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { readModelFile } from '../../../lexicon/model.js';
import { AtomFlags } from '../../../text/scratch.js';
import type { Draft } from '../draft.js';
import { NameFeatures } from './features.js';
import { FEATURES_PER_ATOM } from './templates.js';

const breakFlags = new AtomFlags();

export const LABELS = ['O', 'B-PERSON', 'I-PERSON', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC'] as const;
export const LABEL_COUNT = LABELS.length;
export type NameType = 'PERSON' | 'ORG' | 'LOC';
const TYPES: readonly NameType[] = ['PERSON', 'ORG', 'LOC'];

/** A name that the tagger found: atoms `from` to before `to`. */
export interface NameSpan {
  readonly from: number;
  readonly to: number;
  readonly type: NameType;
  /** Probability that all its labels are right, by the model: 0 to 1. */
  readonly probability: number;
}

export interface NameModel {
  /** Feature buckets, a power of two. */
  readonly buckets: number;
  /** `buckets` rows of one weight per label, in units of `scale`, as `packWeights` makes them. */
  readonly weights: Int32Array;
  readonly scale: number;
  /** From label (row; the last row is the start) to label (column), in plain units. */
  readonly transitions: Float32Array;
  /** The same, as `jumpsOf` makes them. */
  readonly jumps: Float64Array;
  /** Two bits for each of `ordinaryBuckets` word buckets: how often the word is written small. */
  readonly ordinary: Uint8Array;
}

/** `label` may follow `previous` (-1 at the start): I only after B or I of its own type. */
export function mayFollow(previous: number, label: number): boolean {
  if (label === 0 || label % 2 === 1) return true;
  return previous === label || previous === label - 1;
}

const MAGIC = 0x41534e32;
const HEADER = 16;

/** Numbers of a packed row, and what its bytes are above the weights that they stand for. */
const ROW = 2;
const BIAS = 128;

/**
 * Rows of one weight per label as two numbers each: a byte for a weight, the first label's lowest, none of them
 * negative, so that one addition adds up two labels (see `emissions`).
 */
export function packWeights(weights: Int8Array): Int32Array {
  const rows = weights.length / LABEL_COUNT;
  const packed = new Int32Array(rows * ROW);
  for (let row = 0; row < rows; row++) {
    for (let label = 0; label < LABEL_COUNT; label++) {
      const byte = (weights[row * LABEL_COUNT + label] as number) + BIAS;
      const at = row * ROW + (label >> 2);
      packed[at] = (packed[at] as number) | (byte << (8 * (label & 3)));
    }
  }
  return packed;
}

/**
 * The model in the bytes that `writeModel` makes, numbers of its weights little-endian; its arrays are windows on
 * them, since a copy costs a start.
 */
export function readModel(bytes: Uint8Array): NameModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== MAGIC) throw new RangeError('not a file of name weights');
  const buckets = view.getUint32(4);
  const ordinaryBytes = view.getUint32(8);
  const scale = view.getFloat32(12);
  let at = HEADER;
  const transitions = new Float32Array((LABEL_COUNT + 1) * LABEL_COUNT);
  for (let k = 0; k < transitions.length; k++, at += 4) transitions[k] = view.getFloat32(at);
  const ordinary = bytes.subarray(at, at + ordinaryBytes);
  at += ordinaryBytes;
  const aligned = (bytes.byteOffset + at) % 4 === 0 ? bytes.subarray(at) : bytes.slice(at);
  const weights = new Int32Array(aligned.buffer, aligned.byteOffset, buckets * ROW);
  return { buckets, weights, scale, transitions, jumps: jumpsOf(transitions), ordinary };
}

export function writeModel(model: NameModel): Uint8Array {
  const bytes = new Uint8Array(
    HEADER + model.transitions.length * 4 + model.ordinary.length + model.weights.byteLength,
  );
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, model.buckets);
  view.setUint32(8, model.ordinary.length);
  view.setFloat32(12, model.scale);
  let at = HEADER;
  for (const weight of model.transitions) {
    view.setFloat32(at, weight);
    at += 4;
  }
  bytes.set(model.ordinary, at);
  at += model.ordinary.length;
  bytes.set(new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength), at);
  return bytes;
}

/** How often a word is written small in general, 0 (never seen so) to 3, from two bits a bucket. */
export function ordinaryFrom(ordinary: Uint8Array): (word: number) => number {
  const mask = ordinary.length * 4 - 1;
  return (word) => {
    const bucket = (word ^ (word >>> 15)) & mask;
    return ((ordinary[bucket >> 2] as number) >> ((bucket & 3) * 2)) & 3;
  };
}

let loaded: NameModel | null | undefined;

/** The model of the package, read once; null when the file is absent. */
export function builtinModel(): NameModel | null {
  if (loaded === undefined) {
    const bytes = readModelFile('names-weights.bin');
    loaded = bytes === null ? null : readModel(bytes);
  }
  return loaded;
}

/** What the tagger says of an article. */
export interface TaggedNames {
  /** In order, none overlapping. */
  readonly spans: readonly NameSpan[];
  /** For each atom the probability that it is part of a person's name, and of any other name. */
  readonly person: Float32Array;
  readonly other: Float32Array;
  readonly features: NameFeatures;
}

/** Names in the article. Linear in its length. */
export function tagNames(
  doc: Segmented,
  lexicon: Lexicon,
  drafts: readonly Draft[],
  model: NameModel | null = builtinModel(),
): TaggedNames {
  const person = new Float32Array(doc.tokens.count);
  const other = new Float32Array(doc.tokens.count);
  const ordinary = model === null ? () => 0 : ordinaryFrom(model.ordinary);
  const features = new NameFeatures(doc, lexicon, drafts, ordinary);
  if (model === null) return { spans: [], person, other, features };
  const breaks = breakFlags.cleared(doc.tokens.count);
  for (const sentence of doc.sentences) breaks[sentence.from] = 1;
  const spans: NameSpan[] = [];
  let from = 0;
  for (let i = 0; i <= features.count; i++) {
    if (i < features.count && features.open[i] === 1 && breaks[i] !== 1) continue;
    if (i > from) {
      const marginals = marginalsOf(model.jumps, emissions(features, model, from, i), i - from);
      readSpans(marginals, from, i, spans);
      for (let at = from, row = 0; at < i; at++, row += LABEL_COUNT) {
        person[at] = (marginals[row + 1] as number) + (marginals[row + 2] as number);
        other[at] = 1 - (person[at] as number) - (marginals[row] as number);
      }
    }
    from = i < features.count && features.open[i] === 1 ? i : i + 1;
  }
  return { spans, person, other, features };
}

/** The names in a stretch, atoms `from` to before `to`: at each atom the likeliest label that may follow the last. */
function readSpans(marginals: Float64Array, from: number, to: number, spans: NameSpan[]): void {
  let label = 0;
  let start = from;
  let probability = 1;
  for (let i = from, row = 0; i <= to; i++, row += LABEL_COUNT) {
    const next = i === to ? 0 : bestAfter(label, marginals, row);
    const goesOn = next !== 0 && next % 2 === 0;
    if (label !== 0 && !goesOn) {
      spans.push({ from: start, to: i, type: TYPES[(label - 1) >> 1] as NameType, probability });
    }
    if (!goesOn) {
      start = i;
      probability = 1;
    }
    if (next !== 0) probability = Math.min(probability, marginals[row + next] as number);
    label = next;
  }
}

function bestAfter(previous: number, marginals: Float64Array, row: number): number {
  let best = 0;
  for (let l = 1; l < LABEL_COUNT; l++) {
    if ((marginals[row + l] as number) > (marginals[row + best] as number) && mayFollow(previous, l))
      best = l;
  }
  return best;
}

/** Buffers that one stretch fills and the next overwrites; they grow with the longest stretch. */
let scratch = buffers(256);
const found = new Uint32Array(FEATURES_PER_ATOM);
const passed = new Float64Array(LABEL_COUNT);
const carried = new Float64Array(LABEL_COUNT);

function buffers(atoms: number) {
  return {
    atoms,
    scores: new Float64Array(atoms * LABEL_COUNT),
    marginals: new Float64Array(atoms * LABEL_COUNT),
  };
}

/** The bytes of a number that are added up at once, two labels of a row. */
const PAIR = 0x00ff00ff;

/**
 * Score of each label at each atom, in a buffer that the next call overwrites. The sums of two labels lie in one
 * number, since this loop is where the time goes; sixteen bits hold the sum of 257 features.
 */
function emissions(features: NameFeatures, model: NameModel, from: number, to: number): Float64Array {
  if (scratch.atoms < to - from) scratch = buffers(2 * (to - from));
  const { scores } = scratch;
  const mask = model.buckets - 1;
  const { weights, scale } = model;
  for (let i = from, row = 0; i < to; i++, row += LABEL_COUNT) {
    const count = features.at(i, found);
    let labels02 = 0;
    let labels13 = 0;
    let labels46 = 0;
    let labels5 = 0;
    for (let f = 0; f < count; f++) {
      const at = ((found[f] as number) & mask) * ROW;
      const low = weights[at] as number;
      const high = weights[at + 1] as number;
      labels02 = (labels02 + (low & PAIR)) | 0;
      labels13 = (labels13 + ((low >>> 8) & PAIR)) | 0;
      labels46 = (labels46 + (high & PAIR)) | 0;
      labels5 = (labels5 + ((high >>> 8) & PAIR)) | 0;
    }
    const bias = BIAS * count;
    scores[row] = ((labels02 & 0xffff) - bias) * scale;
    scores[row + 1] = ((labels13 & 0xffff) - bias) * scale;
    scores[row + 2] = ((labels02 >>> 16) - bias) * scale;
    scores[row + 3] = ((labels13 >>> 16) - bias) * scale;
    scores[row + 4] = ((labels46 & 0xffff) - bias) * scale;
    scores[row + 5] = ((labels5 & 0xffff) - bias) * scale;
    scores[row + 6] = ((labels46 >>> 16) - bias) * scale;
  }
  return scores;
}

/** From label (row, the last is the start) to label (column): the exponential of the weight, 0 where none may be. */
export function jumpsOf(transitions: Float32Array): Float64Array {
  const jumps = new Float64Array((LABEL_COUNT + 1) * LABEL_COUNT);
  for (let p = 0; p <= LABEL_COUNT; p++) {
    for (let l = 0; l < LABEL_COUNT; l++) {
      const at = p * LABEL_COUNT + l;
      jumps[at] = mayFollow(p === LABEL_COUNT ? -1 : p, l) ? Math.exp(transitions[at] as number) : 0;
    }
  }
  return jumps;
}

/**
 * Probability of each label at each of `length` atoms, by the forward and backward sums over all label sequences, in
 * a buffer that the next call overwrites. `scores` are overwritten by their exponentials.
 */
export function marginalsOf(jumps: Float64Array, scores: Float64Array, length: number): Float64Array {
  const L = LABEL_COUNT;
  if (scratch.atoms < length) scratch = buffers(2 * length);
  const sums = scratch.marginals;
  exponentiate(scores, length);
  for (let row = 0; row < length * L; row += L) {
    let sum = 0;
    for (let l = 0; l < L; l++) {
      let value = 0;
      if (row === 0) value = jumps[L * L + l] as number;
      else if (l === 0 || l % 2 === 1) {
        for (let p = 0; p < L; p++) value += (sums[row - L + p] as number) * (jumps[p * L + l] as number);
      } else {
        // An inside label follows only its own type.
        value =
          (sums[row - L + l - 1] as number) * (jumps[(l - 1) * L + l] as number) +
          (sums[row - L + l] as number) * (jumps[l * L + l] as number);
      }
      value *= scores[row + l] as number;
      sums[row + l] = value;
      sum += value;
    }
    for (let l = 0; l < L; l++) sums[row + l] = (sums[row + l] as number) / sum;
  }
  // Backwards one atom at a time; the forward sums become the marginals.
  passed.fill(1);
  for (let row = (length - 2) * L; row >= 0; row -= L) {
    passBack(jumps, scores, row + L);
    let sum = 0;
    for (let l = 0; l < L; l++) {
      const value = (sums[row + l] as number) * (passed[l] as number);
      sums[row + l] = value;
      sum += value;
    }
    for (let l = 0; l < L; l++) sums[row + l] = (sums[row + l] as number) / sum;
  }
  return sums;
}

/** Scores of each atom to exponentials of their distance from its highest. */
function exponentiate(scores: Float64Array, length: number): void {
  for (let row = 0; row < length * LABEL_COUNT; row += LABEL_COUNT) {
    let top = -Infinity;
    for (let l = 0; l < LABEL_COUNT; l++) top = Math.max(top, scores[row + l] as number);
    for (let l = 0; l < LABEL_COUNT; l++) scores[row + l] = Math.exp((scores[row + l] as number) - top);
  }
}

/** The backward sums at the atom of `row`, in `passed`, to those at the atom before it. */
function passBack(jumps: Float64Array, emitted: Float64Array, row: number): void {
  const L = LABEL_COUNT;
  for (let l = 0; l < L; l++) carried[l] = (emitted[row + l] as number) * (passed[l] as number);
  let sum = 0;
  for (let p = 0; p < L; p++) {
    let value = 0;
    for (let l = 0; l < L; l++) value += (jumps[p * L + l] as number) * (carried[l] as number);
    passed[p] = value;
    sum += value;
  }
  for (let p = 0; p < L; p++) passed[p] = (passed[p] as number) / sum;
}
