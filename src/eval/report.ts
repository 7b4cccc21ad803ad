/** An evaluation for people and for programs. */
import { printableLine } from '../sink/printable.js';
import { LAYERS, type Evaluation, type LayerName } from './evaluate.js';
import type { Issue, IssueSort } from './comparison.js';
import { score, type Score, type Scores, type Tally } from './tally.js';

/** How to print an issue's kind and faint text; plain when the output is no terminal. */
export interface Paint {
  readonly head: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Costly sorts first. */
const SORTS: readonly IssueSort[] = ['misplaced', 'false alarm', 'missed', 'wrong'];
const LONGEST_TEXT = 240;

/** Scores as a table, then for each layer its `errors` worst items of each sort. */
export function textReport(evaluation: Evaluation, errors: number, paint: Paint): string {
  const lines = [
    `${evaluation.articles} ${evaluation.articles === 1 ? 'article' : 'articles'}`,
    '',
    paint.head(row('', 'precision', 'recall', 'F1', 'right', 'predicted', 'gold')),
  ];
  for (const layer of Object.keys(LAYERS) as LayerName[])
    lines.push(...layerTable(layer, evaluation.scores, paint));
  lines.push('', `findings outside title and body: ${evaluation.misplaced}`);
  if (errors > 0) lines.push(...errorLists(evaluation.issues, errors, paint));
  return `${lines.join('\n')}\n`;
}

/** The same as JSON. */
export function jsonReport(evaluation: Evaluation, errors: number): string {
  const { articles, misplaced, scores, byArticle, issues } = evaluation;
  const report = {
    articles,
    misplaced,
    scores: scoresObject(scores),
    documents: Object.fromEntries([...byArticle].map(([id, own]) => [id, scoresObject(own)])),
    ...(errors === 0 ? {} : { errors: [...worst(issues, errors)].flatMap(([, { shown }]) => shown) }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function scoresObject(scores: Scores): Record<string, Score & Tally> {
  return Object.fromEntries([...scores].map(([name, tally]) => [name, { ...score(tally), ...tally }]));
}

function layerTable(layer: LayerName, scores: Scores, paint: Paint): string[] {
  const lines: string[] = [];
  const classes = new Map<string, (readonly [name: string, tally: Tally])[]>();
  for (const [name, tally] of scores) {
    const [of, ...path] = name.split('.');
    if (of !== layer || (tally.gold === 0 && tally.predicted === 0)) continue;
    if (path.length === 1) {
      const line = tallyRow(`  ${path[0]}`, tally);
      lines.push(name === LAYERS[layer].headline ? paint.head(line) : line);
    } else {
      const [of, own] = path as [string, string];
      classes.set(of, [...(classes.get(of) ?? []), [own, tally]]);
    }
  }
  if (lines.length === 0) return [];
  for (const [name, [first, ...others]] of classes) {
    if (first === undefined) continue;
    const rest = others.map(([other, tally]) => `  ${other} ${share(score(tally).f1)}`).join('');
    lines.push(paint.faint(tallyRow(`    ${name} ${first[0]}`, first[1]) + rest));
  }
  return [paint.head(layer), ...lines];
}

function tallyRow(name: string, tally: Tally): string {
  const { precision, recall, f1 } = score(tally);
  const number = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  return row(
    name,
    share(precision),
    share(recall),
    share(f1),
    number(tally.recalled),
    number(tally.predicted),
    number(tally.gold),
  );
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

function row(name: string, ...cells: readonly string[]): string {
  return (name.padEnd(26) + cells.map((cell) => cell.padStart(10)).join('')).trimEnd();
}

interface WorstList {
  readonly layer: string;
  readonly sort: IssueSort;
  readonly shown: readonly Issue[];
  readonly total: number;
}

/** Lists by layer and sort, costly sorts first; inside, sure predictions and many wrong slots first. */
function worst(issues: readonly Issue[], errors: number): Map<string, WorstList> {
  const lists = new Map<string, WorstList>();
  for (const layer of Object.keys(LAYERS)) {
    for (const sort of SORTS) {
      const all = issues.filter((issue) => issue.layer === layer && issue.sort === sort);
      if (all.length === 0) continue;
      const sorted = all.sort(
        (a, b) => b.slots.length - a.slots.length || (b.confidence ?? 0) - (a.confidence ?? 0),
      );
      lists.set(`${layer} ${sort}`, { layer, sort, shown: sorted.slice(0, errors), total: all.length });
    }
  }
  return lists;
}

function errorLists(issues: readonly Issue[], errors: number, paint: Paint): string[] {
  const lines: string[] = [];
  for (const { layer, sort, shown, total } of worst(issues, errors).values()) {
    const left = total > shown.length ? `, the worst ${shown.length}` : '';
    lines.push('', paint.head(`── ${layer}: ${sort}, ${total}${left} ${'─'.repeat(20)}`));
    for (const issue of shown) lines.push(...issueLines(issue, paint));
  }
  return lines;
}

function issueLines(issue: Issue, paint: Paint): string[] {
  const { id, start, end, gold, predicted, slots, rule, confidence, context } = issue;
  const grounds =
    rule === null ? '' : `  by ${rule}${confidence === null ? '' : ` (${confidence.toFixed(2)})`}`;
  const lines = [paint.faint(`${id}  ${start}–${end}${grounds}`)];
  if (gold !== null) lines.push(`  gold   ${paint.good(clip(gold))}`);
  if (predicted !== null) lines.push(`  found  ${paint.bad(clip(predicted))}`);
  if (slots.length > 0) lines.push(`  wrong  ${slots.join('; ')}`);
  if (context !== '' && gold?.includes(context) !== true)
    lines.push(paint.faint(`  in     ${clip(context)}`));
  return lines;
}

/** On one line, long texts shortened in the middle. */
function clip(text: string): string {
  const line = printableLine(text.replace(/\s+/gu, ' '));
  if (line.length <= LONGEST_TEXT) return line;
  const half = (LONGEST_TEXT - 3) / 2;
  return `${line.slice(0, half).trimEnd()} … ${line.slice(-half).trimStart()}`;
}
