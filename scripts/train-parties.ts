/**
 * Learns the weights by which a punishment's target, and an authority that the rules do not find, are chosen, and
 * measures them on articles left out.
 *
 *     npx tsx scripts/train-parties.ts GOLD... [--out lexicons/party-ranker.txt]
 *
 * GOLD is what `asn-scan eval` takes. A linear model with a softmax over nobody and all candidates, fitted to the
 * greatest likelihood with a quadratic penalty by full-batch gradient ascent with per-weight step sizes. What the
 * rules answer is among the features. They were written with these articles at hand and so are better there than
 * elsewhere: each punishment is therefore learnt twice, with their answer and without.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EntityAlignment } from '../src/eval/alignment.js';
import { readRecords } from '../src/eval/gold.js';
import { loadLexicon } from '../src/lexicon/index.js';
import { analyse } from '../src/pipeline.js';
import { buildRecord, EntityIds } from '../src/record/build.js';
import type { WireRecord, WireSanction } from '../src/record/schema.js';
import { readCases } from '../src/stages/penalties/index.js';
import { Features, type Slot } from '../src/stages/penalties/ranking/features.js';
import { chosenOf, type Chosen, type Weights } from '../src/stages/penalties/ranking/ranker.js';
import { spaceOf } from '../src/stages/penalties/ranking/space.js';
import type { Case } from '../src/stages/penalties/sanctions.js';
import { codePointOffsets } from '../src/text/codepoints.js';
import { spanOfAtoms, type Directed } from '../src/document.js';

const PENALTY = 3;
const PASSES = 300;
const STEP = 0.3;
const FOLDS = 10;
const SLOTS: readonly Slot[] = ['target', 'authority'];
/** Weights nearer to nothing than this are left out of the file. */
const LEAST = 0.02;

/** One annotated punishment that the program finds. */
interface Example {
  readonly article: string;
  readonly features: Features;
  readonly index: number;
  readonly one: Case;
  /** Right positions in the article's parties, -1 for nobody; none when gold names somebody who is no party. */
  readonly right: Readonly<Record<Slot, readonly number[]>>;
  /** What the rules answer. */
  readonly answer: Readonly<Record<Slot, number>>;
}

class Tally {
  #all = 0;
  #authority = 0;
  #target = 0;
  #both = 0;
  #wrong = 0;

  add({ right }: Example, { authority, target }: Chosen): void {
    const [first, second] = [right.authority.includes(authority), right.target.includes(target)];
    this.#all++;
    this.#authority += Number(first);
    this.#target += Number(second);
    this.#both += Number(first && second);
    this.#wrong += Number(!first && authority >= 0) + Number(!second && target >= 0);
  }

  text(): string {
    const share = (n: number): string => (n / this.#all).toFixed(3);
    const right = `authority ${share(this.#authority)}, target ${share(this.#target)}, both ${share(this.#both)}`;
    return `${this.#all} punishments, ${right}, ${this.#wrong} wrongly named`;
  }
}

/** Nobody and each candidate with the numbers of its features. */
interface Choice {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' } },
});

async function* nothing(): AsyncGenerator<Uint8Array> {}

const lexicon = await loadLexicon();
const space = spaceOf(lexicon);
const golds: WireRecord[] = [];
for (const path of positionals) golds.push(...(await readRecords(path, nothing())));
const examples = golds.flatMap((gold) => examplesOf(gold));

function examplesOf(gold: WireRecord): Example[] {
  const { id, source, text } = gold;
  const doc = analyse(
    { id, source, text, given: {}, diagnostics: [] },
    { lexicon },
    'directives',
  ) as Directed;
  const read = readCases(doc, { lexicon });
  if (read === null || read.cases.length === 0) return [];
  const { reader, cases } = read;
  const features = new Features(reader, cases);
  const record = buildRecord(doc);
  const ids = new EntityIds(doc);
  const at = codePointOffsets(text);
  const alignment = new EntityAlignment(gold, record);
  const positionsOf = (entity: string | null): number[] =>
    entity === null
      ? [-1]
      : [...features.parties.all.entries()].flatMap(([position, party]) =>
          alignment.same(entity, ids.of(party.entity)) ? [position] : [],
        );
  return cases.flatMap((one, index) => {
    const { group, authority, target } = one;
    const answer = { authority: features.parties.of(authority), target: features.parties.of(target) };
    const items = group.head === null ? group.items : [group.head, ...group.items];
    return items.flatMap((item) => {
      const span = spanOfAtoms(doc.tokens, item.from, item.to);
      const found = touching(gold, at(span.start), at(span.end));
      if (found === undefined) return [];
      const right = { authority: positionsOf(found.authority), target: positionsOf(found.target) };
      return [{ article: id, features, index, one, right, answer }];
    });
  });
}

function touching({ sanctions }: WireRecord, start: number, end: number): WireSanction | undefined {
  return sanctions?.find((sanction) => sanction.start < end && start < sanction.end);
}

/** @param withAnswer each example is learnt twice, so that the rest does not lean on the rules where they are right. */
function choiceOf({ features, index, one, right, answer }: Example, slot: Slot, withAnswer: boolean): Choice {
  const rows = features.of(index);
  const target = right.target[0] ?? -1;
  return {
    rows: rows.candidates.map((candidate, row) => {
      const own = rows.features.slice(rows.starts[row], rows.starts[row + 1]);
      if (slot === 'authority') own.push(...features.besideTarget(candidate, target));
      if (withAnswer && answer[slot] === candidate) own.push(...features.answered(candidate, one));
      return own;
    }),
    right: rows.candidates.map((candidate) => right[slot].includes(candidate)),
  };
}

function fit(from: readonly Example[]): Weights {
  const learnt = (slot: Slot): Float32Array => {
    const choices = from.flatMap((example) => [true, false].map((own) => choiceOf(example, slot, own)));
    return fitSlot(choices.filter(({ right }) => right.includes(true)));
  };
  return { target: learnt('target'), authority: learnt('authority') };
}

function fitSlot(choices: readonly Choice[]): Float32Array {
  const weights = new Float32Array(space.size);
  const squares = new Float32Array(space.size).fill(1e-8);
  const gradient = new Float32Array(space.size);
  for (let pass = 0; pass < PASSES; pass++) {
    for (let k = 0; k < gradient.length; k++) gradient[k] = -PENALTY * (weights[k] as number);
    for (const choice of choices) addGradient(choice, weights, gradient);
    for (let k = 0; k < gradient.length; k++) {
      const slope = gradient[k] as number;
      squares[k] = 0.9 * (squares[k] as number) + 0.1 * slope * slope;
      const step = (STEP / (1 + pass / 10)) * (slope / Math.sqrt(squares[k] as number));
      weights[k] = (weights[k] as number) + step;
    }
  }
  return weights;
}

/** The slope of the logarithm of the right rows' share of the softmax. */
function addGradient({ rows, right }: Choice, weights: Float32Array, gradient: Float32Array): void {
  const scores = rows.map((row) => row.reduce((sum, feature) => sum + (weights[feature] as number), 0));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const all = powers.reduce((sum, power) => sum + power, 0);
  const good = powers.reduce((sum, power, row) => sum + (right[row] === true ? power : 0), 0);
  rows.forEach((row, index) => {
    const power = powers[index] as number;
    const slope = ((right[index] === true ? power / Math.max(good, 1e-12) : 0) - power / all) / 2;
    for (const feature of row) gradient[feature] = (gradient[feature] as number) + slope;
  });
}

/** Of the articles of each fold, by the weights of the others: shares of right slots, learnt and by the rules alone. */
function measure(): void {
  const articles = [...new Set(examples.map(({ article }) => article))];
  const foldOf = new Map(articles.map((article, index) => [article, (index * 7) % FOLDS]));
  const learnt = new Tally();
  const rules = new Tally();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fit(examples.filter(({ article }) => foldOf.get(article) !== fold));
    for (const example of examples) {
      const { article, features, index, one, answer } = example;
      if (foldOf.get(article) !== fold) continue;
      learnt.add(example, chosenOf(features, features.of(index), one, weights, answer));
      rules.add(example, answer);
    }
  }
  console.log(`learnt: ${learnt.text()}\nrules alone: ${rules.text()}`);
}

function written(weights: Weights): string {
  const lines: string[] = [];
  for (const slot of SLOTS) {
    let feature = 0;
    for (const { template, values: own } of space.names()) {
      const weight = weights[slot][feature++] as number;
      if (Math.abs(weight) >= LEAST) lines.push(`${slot} ${template} ${own.join(',')} ${weight.toFixed(2)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

measure();
if (values.out !== undefined) writeFileSync(values.out, written(fit(examples)));
