/**
 * A linear-chain tagger for names of persons, organisations and places, over hashed features. It serves where
 * the rules of the domain reach their limit: names without a title or a cue near them. The weights are made by
 * `scripts/train-names.ts`; `lexicons/names-tagger.md` says from what.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Segmented } from '../../../document.js';
import { LEXICON_FOLDER, type Lexicon } from '../../../lexicon/index.js';
import type { Draft } from '../draft.js';
import { FEATURES_PER_ATOM, NameFeatures } from './features.js';

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
  /** `buckets` rows of one weight per label, in units of `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
  /** From label (row; the last row is the start) to label (column), in plain units. */
  readonly transitions: Float32Array;
  /** Two bits for each of `ordinaryBuckets` word buckets: how often the word is written small. */
  readonly ordinary: Uint8Array;
}

/** `label` may follow `previous` (-1 at the start): I only after B or I of its own type. */
export function mayFollow(previous: number, label: number): boolean {
  if (label === 0 || label % 2 === 1) return true;
  return previous === label || previous === label - 1;
}

const MAGIC = 0x41534e31;
const HEADER = 16;

/** Reads the file that `writeModel` makes. */
export function readModel(file: Uint8Array): NameModel {
  // A copy of its own: a Buffer may be a window on a larger one.
  const bytes = Uint8Array.from(file);
  const view = new DataView(bytes.buffer);
  if (view.getUint32(0) !== MAGIC) throw new RangeError('not a names-tagger file');
  const buckets = view.getUint32(4);
  const ordinaryBytes = view.getUint32(8);
  const scale = view.getFloat32(12);
  let at = HEADER;
  const transitions = new Float32Array((LABEL_COUNT + 1) * LABEL_COUNT);
  for (let k = 0; k < transitions.length; k++, at += 4) transitions[k] = view.getFloat32(at);
  const ordinary = bytes.subarray(at, at + ordinaryBytes);
  at += ordinaryBytes;
  const weights = new Int8Array(bytes.buffer, at, buckets * LABEL_COUNT);
  return { buckets, weights, scale, transitions, ordinary };
}

export function writeModel(model: NameModel): Uint8Array {
  const bytes = new Uint8Array(HEADER + model.transitions.length * 4 + model.ordinary.length + model.weights.length);
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
  bytes.set(new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.length), at);
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
    const file = join(LEXICON_FOLDER, 'names-tagger.bin');
    loaded = existsSync(file) ? readModel(readFileSync(file)) : null;
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
  /** How often a word (by hash) is written small in general, 0 (never seen so) to 3. */
  readonly ordinary: (word: number) => number;
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
  if (model === null) return { spans: [], person, other, ordinary: () => 0 };
  const features = new NameFeatures(doc, lexicon, drafts, ordinaryFrom(model.ordinary));
  const breaks = new Uint8Array(doc.tokens.count + 1);
  for (const sentence of doc.sentences) breaks[sentence.from] = 1;
  const spans: NameSpan[] = [];
  let from = 0;
  for (let i = 0; i <= features.count; i++) {
    if (i < features.count && features.open[i] === 1 && breaks[i] !== 1) continue;
    if (i > from) tagStretch(features, model, from, i, spans, (at, marginals, row) => {
      person[at] = (marginals[row + 1] as number) + (marginals[row + 2] as number);
      other[at] = 1 - (person[at] as number) - (marginals[row] as number);
    });
    from = i < features.count && features.open[i] === 1 ? i : i + 1;
  }
  return { spans, person, other, ordinary: ordinaryFrom(model.ordinary) };
}

/** Best labels of atoms `from` to before `to`, all open, and their probabilities by forward and backward sums. */
function tagStretch(
  features: NameFeatures,
  model: NameModel,
  from: number,
  to: number,
  spans: NameSpan[],
  note: (atom: number, marginals: Float64Array, row: number) => void,
): void {
  const length = to - from;
  const scores = emissions(features, model, from, to);
  const best = new Int32Array(length * LABEL_COUNT);
  let current = new Float64Array(LABEL_COUNT);
  for (let label = 0; label < LABEL_COUNT; label++) {
    current[label] = mayFollow(-1, label)
      ? (scores[label] as number) + transition(model, LABEL_COUNT, label)
      : -Infinity;
  }
  for (let k = 1; k < length; k++) {
    const next = new Float64Array(LABEL_COUNT).fill(-Infinity);
    for (let label = 0; label < LABEL_COUNT; label++) {
      let top = -Infinity;
      for (let previous = 0; previous < LABEL_COUNT; previous++) {
        if (!mayFollow(previous, label)) continue;
        const score = (current[previous] as number) + transition(model, previous, label);
        if (score > top) {
          top = score;
          best[k * LABEL_COUNT + label] = previous;
        }
      }
      next[label] = top + (scores[k * LABEL_COUNT + label] as number);
    }
    current = next;
  }
  const labels = new Uint8Array(length);
  let label = 0;
  for (let l = 1; l < LABEL_COUNT; l++) if ((current[l] as number) > (current[label] as number)) label = l;
  for (let k = length - 1; k >= 0; k--) {
    labels[k] = label;
    label = best[k * LABEL_COUNT + label] as number;
  }
  const marginals = marginalsOf(model, scores, length);
  for (let k = 0; k < length; k++) note(from + k, marginals, k * LABEL_COUNT);
  for (let k = 0; k < length; k++) {
    const begin = labels[k] as number;
    if (begin % 2 === 0) continue;
    let end = k + 1;
    while (end < length && labels[end] === begin + 1) end++;
    let probability = 1;
    for (let j = k; j < end; j++) {
      probability = Math.min(probability, marginals[j * LABEL_COUNT + (labels[j] as number)] as number);
    }
    spans.push({ from: from + k, to: from + end, type: TYPES[(begin - 1) / 2] as NameType, probability });
    k = end - 1;
  }
}

function transition(model: NameModel, previous: number, label: number): number {
  return model.transitions[previous * LABEL_COUNT + label] as number;
}

function emissions(features: NameFeatures, model: NameModel, from: number, to: number): Float64Array {
  const scores = new Float64Array((to - from) * LABEL_COUNT);
  const found = new Uint32Array(FEATURES_PER_ATOM);
  const mask = model.buckets - 1;
  const { weights } = model;
  for (let i = from; i < to; i++) {
    const count = features.at(i, found);
    const row = (i - from) * LABEL_COUNT;
    for (let f = 0; f < count; f++) {
      const base = ((found[f] as number) & mask) * LABEL_COUNT;
      for (let label = 0; label < LABEL_COUNT; label++) {
        scores[row + label] = (scores[row + label] as number) + (weights[base + label] as number);
      }
    }
    for (let label = 0; label < LABEL_COUNT; label++) {
      scores[row + label] = (scores[row + label] as number) * model.scale;
    }
  }
  return scores;
}

/** Probability of each label at each atom. */
export function marginalsOf(model: Pick<NameModel, 'transitions'>, scores: Float64Array, length: number): Float64Array {
  const L = LABEL_COUNT;
  const jump = new Float64Array((L + 1) * L);
  for (let p = 0; p <= L; p++) {
    for (let l = 0; l < L; l++) {
      jump[p * L + l] = mayFollow(p === L ? -1 : p, l) ? Math.exp(model.transitions[p * L + l] as number) : 0;
    }
  }
  const emit = new Float64Array(length * L);
  for (let k = 0; k < length; k++) {
    let top = -Infinity;
    for (let l = 0; l < L; l++) top = Math.max(top, scores[k * L + l] as number);
    for (let l = 0; l < L; l++) emit[k * L + l] = Math.exp((scores[k * L + l] as number) - top);
  }
  const forward = new Float64Array(length * L);
  const backward = new Float64Array(length * L);
  for (let k = 0; k < length; k++) {
    let sum = 0;
    for (let l = 0; l < L; l++) {
      let value = 0;
      if (k === 0) value = jump[L * L + l] as number;
      else {
        for (let p = 0; p < L; p++) value += (forward[(k - 1) * L + p] as number) * (jump[p * L + l] as number);
      }
      value *= emit[k * L + l] as number;
      forward[k * L + l] = value;
      sum += value;
    }
    for (let l = 0; l < L; l++) forward[k * L + l] = (forward[k * L + l] as number) / sum;
  }
  for (let l = 0; l < L; l++) backward[(length - 1) * L + l] = 1;
  for (let k = length - 2; k >= 0; k--) {
    let sum = 0;
    for (let p = 0; p < L; p++) {
      let value = 0;
      for (let l = 0; l < L; l++) {
        value +=
          (jump[p * L + l] as number) * (emit[(k + 1) * L + l] as number) * (backward[(k + 1) * L + l] as number);
      }
      backward[k * L + p] = value;
      sum += value;
    }
    for (let p = 0; p < L; p++) backward[k * L + p] = (backward[k * L + p] as number) / sum;
  }
  const marginals = new Float64Array(length * L);
  for (let k = 0; k < length; k++) {
    let sum = 0;
    for (let l = 0; l < L; l++) {
      const value = (forward[k * L + l] as number) * (backward[k * L + l] as number);
      marginals[k * L + l] = value;
      sum += value;
    }
    for (let l = 0; l < L; l++) marginals[k * L + l] = (marginals[k * L + l] as number) / sum;
  }
  return marginals;
}
