/**
 * Measures each rule's precision on gold records and, with --write, puts it into the rule's lexicon entry, so that
 * a finding's `confidence` is the share of such findings that was right.
 *
 *     npx tsx scripts/calibrate.ts GOLD... [--write]
 *
 * Right means: matched to a gold item that counts or may be left out, with every slot that its layer's "whole" score
 * asks for. With few findings the estimate is drawn towards the layer's own precision (five findings' weight), and
 * a rule without any keeps what its entry says.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { evaluate, type LayerName } from '../src/eval/evaluate.js';
import { readRecords } from '../src/eval/gold.js';
import { predict } from '../src/eval/predict.js';
import { loadLexicon } from '../src/lexicon/index.js';
import { LEXICON_FOLDER } from '../src/lexicon/paths.js';
import type { WireRecord } from '../src/record/schema.js';

/** The slots that must be right, by layer. */
const SLOTS: Partial<Record<LayerName, readonly string[]>> = {
  mentions: ['type'],
  quotes: ['speaker'],
  directives: ['force', 'polarity', 'issuer', 'addressees'],
  sanctions: ['kind', 'status', 'authority', 'target'],
  violations: ['kind', 'status', 'actors'],
};

interface Count {
  layer: string;
  said: number;
  wrong: number;
}

const PRIOR_WEIGHT = 5;

async function* nothing(): AsyncGenerator<Uint8Array> {}

const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const lexicon = await loadLexicon();
const golds: WireRecord[] = [];
for (const path of paths) golds.push(...(await readRecords(path, nothing())));
const predictions = new Map(golds.map((gold) => [gold.id, predict(gold, lexicon)]));
const evaluation = evaluate(golds, (gold) => predictions.get(gold.id));

const counts = new Map<string, Count>();
for (const record of predictions.values()) {
  for (const layer of Object.keys(SLOTS) as (keyof typeof SLOTS)[]) {
    for (const { rule } of (record[layer as keyof WireRecord] ?? []) as { rule?: string }[]) {
      if (rule === undefined) continue;
      const count = counts.get(rule) ?? { layer, said: 0, wrong: 0 };
      counts.set(rule, { ...count, said: count.said + 1 });
    }
  }
}
for (const issue of evaluation.issues) {
  const count = issue.rule === null ? undefined : counts.get(issue.rule);
  const needed = SLOTS[issue.layer as LayerName];
  if (count === undefined || needed === undefined || issue.sort === 'missed') continue;
  const differs = issue.slots.some((slot) => needed.some((name) => slot.startsWith(`${name}:`)));
  if (issue.sort === 'wrong' ? differs : true) count.wrong++;
}

const layerPrecision = new Map<string, number>();
for (const layer of Object.keys(SLOTS)) {
  const rules = [...counts.values()].filter((count) => count.layer === layer);
  const said = rules.reduce((sum, count) => sum + count.said, 0);
  const wrong = rules.reduce((sum, count) => sum + count.wrong, 0);
  layerPrecision.set(layer, said === 0 ? 0.5 : (said - wrong) / said);
}

const measured = new Map<string, { confidence: number; said: number }>();
for (const [rule, { layer, said, wrong }] of counts) {
  const prior = layerPrecision.get(layer) ?? 0.5;
  const confidence = (said - wrong + PRIOR_WEIGHT * prior) / (said + PRIOR_WEIGHT);
  measured.set(rule, { confidence: Math.min(0.99, Math.round(confidence * 100) / 100), said });
}
for (const [rule, { confidence, said }] of [...measured].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${rule.padEnd(28)} ${confidence.toFixed(2)} on ${said}`);
}

if (process.argv.includes('--write')) {
  for (const file of readdirSync(LEXICON_FOLDER).filter((name) => /^rules-.*\.yaml$/.test(name))) {
    const path = join(LEXICON_FOLDER, file);
    const source = readFileSync(path, 'utf8');
    writeFileSync(path, rewritten(source));
  }
}

/** The YAML with the figures of its rules replaced in place, so that comments and layout stay. */
function rewritten(source: string): string {
  const rules = parseDocument(source).get('rule');
  if (!isSeq(rules)) return source;
  const edits: { from: number; to: number; text: string }[] = [];
  for (const entry of rules.items) {
    if (!isMap(entry)) continue;
    const figures = measured.get(String(entry.get('id')));
    const confidence = entry.get('confidence', true);
    if (figures === undefined || !isScalar(confidence) || confidence.range == null) continue;
    const [from, to] = confidence.range;
    edits.push({ from, to, text: String(figures.confidence) });
    const old = entry.get('measured', true);
    if (isScalar(old) && old.range != null)
      edits.push({ from: old.range[0], to: old.range[1], text: String(figures.said) });
    else
      edits.push({
        from: to,
        to,
        text: `${entry.flow === true ? ', ' : `\n${indentOf(source, from)}`}measured: ${figures.said}`,
      });
  }
  edits.sort((a, b) => b.from - a.from || b.to - a.to);
  return edits.reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source);
}

/** White space before the key whose value starts at `offset`. */
function indentOf(source: string, offset: number): string {
  const line = source.slice(source.lastIndexOf('\n', offset) + 1, offset);
  return /^ */.exec(line)?.[0] ?? '';
}
