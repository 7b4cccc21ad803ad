/** An explanation for reading. */
import { Chalk, type ChalkInstance } from 'chalk';
import { lineColumns } from '../sink/lines.js';
import { printableLine } from '../sink/printable.js';
import type { Evidence, ExplainedFinding, ExplainedSentence, Explanation } from './explanation.js';

export interface TextOptions {
  readonly color: boolean;
  /** What the file is called, and its text. */
  readonly path: string;
  readonly text: string;
}

export function explanationText(explanation: Explanation, { color, path, text }: TextOptions): string {
  const writer = new Writer(new Chalk({ level: color ? 1 : 0 }), path, text);
  for (const { kind, rule, description, evidence } of explanation.blocks) {
    writer.head(evidence);
    writer.line(1, `not read: ${kind} (${rule}${description === null ? '' : `: ${description}`})`);
  }
  for (const sentence of explanation.sentences) writer.sentence(sentence);
  if (explanation.blocks.length + explanation.sentences.length === 0) writer.line(0, 'no words stand there');
  return writer.written();
}

const LONGEST = 160;
const SLOT_WIDTH = 12;

class Writer {
  readonly #paint: ChalkInstance;
  readonly #path: string;
  readonly #at: ReturnType<typeof lineColumns>;
  readonly #lines: string[] = [];

  constructor(paint: ChalkInstance, path: string, text: string) {
    this.#paint = paint;
    this.#path = path;
    this.#at = lineColumns(text);
  }

  written(): string {
    return `${this.#lines.join('\n').trim()}\n`;
  }

  head(evidence: Evidence): void {
    const place = printableLine(`${this.#path}:${this.#place(evidence)}`);
    this.#lines.push('', `${this.#paint.dim(place)} ${this.#paint.bold(clipped(evidence.text))}`);
  }

  sentence({ evidence, findings, rejections, known }: ExplainedSentence): void {
    this.head(evidence);
    for (const finding of findings) this.#finding(finding);
    if (findings.some(({ layer }) => layer !== 'quote')) return;
    this.line(1, this.#paint.yellow('no directive, sanction or violation'));
    for (const { rule, condition, evidence, description } of rejections) {
      const what = description === null ? '' : this.#paint.dim(` (${printableLine(description)})`);
      this.line(2, `${this.#paint.bold(rule)} looked at "${clipped(evidence.text)}": ${condition}${what}`);
    }
    if (rejections.length > 0) return;
    if (known.length === 0) this.line(2, 'none of its words directs, reports, punishes or names an offence');
    for (const { entry, evidence } of known)
      this.line(2, `"${clipped(evidence.text)}" is known (${entry}), but no rule began there`);
  }

  line(depth: number, text: string): void {
    this.#lines.push(`${'  '.repeat(depth)}${text}`);
  }

  #finding({ layer, rule, description, confidence, slots, steps, evidence }: ExplainedFinding): void {
    const right = `confidence ${confidence.toFixed(2)}`;
    this.line(
      1,
      `${this.#paint.green(layer)} by ${this.#paint.bold(rule)}, ${right}: ${printableLine(description)}`,
    );
    if (layer !== 'directive')
      this.line(2, `${'words'.padEnd(SLOT_WIDTH)} ${clipped(evidence.text)}${this.#where(evidence)}`);
    for (const { name, value, evidence: shown } of slots) {
      const said = value === null ? this.#paint.dim('not told') : clipped(value);
      this.line(2, `${name.padEnd(SLOT_WIDTH)} ${said}${this.#where(shown)}`);
    }
    for (const step of steps) this.line(2, this.#paint.dim(`→ ${printableLine(step)}`));
  }

  #where(evidence: Evidence | null): string {
    return evidence === null ? '' : this.#paint.dim(` [${this.#place(evidence)}]`);
  }

  #place({ start }: Evidence): string {
    const { line, column } = this.#at(start);
    return `${line}:${column}`;
  }
}

function clipped(text: string): string {
  const line = printableLine(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\S*$/, '')}…`;
}
