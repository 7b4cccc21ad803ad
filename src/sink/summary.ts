/** What a person wants to see of an article: who told whom what, which punishment, for which conduct. */
import { Chalk, type ChalkInstance } from 'chalk';
import type { WireDirective, WireRecord, WireSanction, WireText, WireViolation } from '../record/schema.js';
import { utf16Offsets } from '../text/codepoints.js';
import { lineColumns, type LineColumn } from './lines.js';
import { printableLine } from './printable.js';
import type { MakeSink, Totals } from './sink.js';

export const summary: MakeSink = ({ color }) => {
  // `level` is given, so that chalk neither looks at the terminal nor at the environment.
  const paint = new Chalk({ level: color ? 1 : 0 });
  return {
    begin: () => '',
    between: '',
    record: (record) => `${new ArticleSummary(record, paint).lines().join('\n')}\n\n`,
    end: (totals) => `${paint.bold(described(totals))}\n`,
  };
};

/** Longest text shown of one finding, in characters. */
const LONGEST = 240;

class ArticleSummary {
  readonly #names: ReadonlyMap<string, string>;
  readonly #at: (offset: number) => LineColumn;
  readonly #utf16: (offset: number) => number;

  constructor(
    readonly record: WireRecord,
    readonly paint: ChalkInstance,
  ) {
    this.#names = new Map((record.entities ?? []).map(({ id, name }) => [id, name]));
    this.#at = lineColumns(record.text);
    this.#utf16 = utf16Offsets(record.text);
  }

  lines(): string[] {
    const { record } = this;
    const lines = this.#head();
    if (record.mentions === undefined && record.directives === undefined) lines.push(...this.#sentences());
    else if (record.directives === undefined) lines.push(...this.#entities());
    else {
      const findings = [
        ...record.directives.flatMap((directive) => this.#directive(directive)),
        ...(record.sanctions ?? []).map((sanction) => this.#sanction(sanction)),
        ...(record.violations ?? []).map((violation) => this.#violation(violation)),
      ];
      lines.push(...(findings.length === 0 ? [this.paint.dim('  nothing found')] : findings));
    }
    for (const { severity, code, message } of record.diagnostics ?? []) {
      if (severity !== 'info') lines.push(this.paint.yellow(`  ! ${code}: ${printableLine(message)}`));
    }
    return lines;
  }

  #head(): string[] {
    const { id, meta } = this.record;
    const title = meta.title ?? id;
    const beside = [meta.outlet, meta.place, meta.published, meta.title === null ? null : id]
      .filter((part) => part !== null)
      .map(printableLine)
      .join(' · ');
    const head = this.paint.bold.cyan(printableLine(title));
    return beside === '' ? [head] : [head, this.paint.dim(beside)];
  }

  #directive(directive: WireDirective): string[] {
    const { force, polarity, status, issuer, addressees, content, topics } = directive;
    const color = polarity === 'dont' ? this.paint.red : this.paint.green;
    const who = issuer === null ? '?' : this.#name(issuer);
    const whom = addressees.length === 0 ? '?' : addressees.map((id) => this.#name(id)).join(', ');
    const notes = [status === 'issued' ? '' : status, ...topics].filter((note) => note !== '').join(', ');
    const what = `${polarity === 'dont' ? 'not: ' : ''}${this.#words(content)}`;
    return [
      `  ${this.#place(content.start)} ${color(force.padEnd(10))} ${this.paint.bold(who)} → ${this.paint.bold(whom)}` +
        (notes === '' ? '' : this.paint.dim(` (${notes})`)),
      `  ${' '.repeat(PLACE)} ${' '.repeat(10)} ${what}`,
    ];
  }

  #sanction(sanction: WireSanction): string {
    const { kind, status, grade, authority, target, start } = sanction;
    const by = authority === null ? '' : ` by ${this.#name(authority)}`;
    const on = target === null ? '' : ` on ${this.#name(target)}`;
    const what = `${status} ${kind}${grade === null ? '' : `, ${grade}`}${by}${on}`;
    return `  ${this.#place(start)} ${this.paint.magenta('sanction'.padEnd(10))} ${what}: ${this.#words(sanction)}`;
  }

  #violation(violation: WireViolation): string {
    const { kind, status, actors, start } = violation;
    const who = actors.length === 0 ? '' : ` by ${actors.map((id) => this.#name(id)).join(', ')}`;
    const what = `${status} ${kind}${who}`;
    return `  ${this.#place(start)} ${this.paint.yellow('violation'.padEnd(10))} ${what}: ${this.#words(violation)}`;
  }

  #sentences(): string[] {
    return (this.record.sentences ?? []).map((sentence) => {
      const pieces = sentence.parts ?? [sentence];
      return `  ${this.#place(sentence.start)} ${pieces.map((piece) => this.#cut(piece)).join(' ')}`;
    });
  }

  #entities(): string[] {
    return (this.record.entities ?? []).map(({ type, name, ref }) => {
      return `  ${this.paint.green(type.padEnd(11))} ${printableLine(name)}${this.paint.dim(ref === null ? '' : ` [${ref}]`)}`;
    });
  }

  /** The words of a finding without the furniture that they run around. */
  #words({ text, parts }: Pick<WireText, 'text' | 'parts'>): string {
    return shortened(parts === undefined ? text : parts.map((piece) => this.#cut(piece)).join(' '));
  }

  #cut({ start, end }: { start: number; end: number }): string {
    return printableLine(this.record.text.slice(this.#utf16(start), this.#utf16(end)));
  }

  #name(id: string): string {
    return printableLine(this.#names.get(id) ?? id);
  }

  #place(offset: number): string {
    const { line, column } = this.#at(offset);
    return this.paint.dim(`${line}:${column}`.padEnd(PLACE));
  }
}

/** Columns that line and column take. */
const PLACE = 8;

function shortened(text: string): string {
  const line = printableLine(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\S*$/, '')}…`;
}

function described({ articles, failed, findings }: Totals): string {
  const parts = [count(articles, 'article')];
  if (findings !== null) {
    parts.push(
      count(findings.directives, 'directive'),
      count(findings.sanctions, 'sanction'),
      count(findings.violations, 'violation'),
    );
  }
  if (failed > 0) parts.push(`${failed} failed`);
  return parts.join(' · ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
