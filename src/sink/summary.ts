/** What a person wants to see of an article: who told whom what, which punishment, for which conduct. */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Lexicon } from '../lexicon/index.js';
import { MESSAGES, type Language, type Messages } from '../messages/index.js';
import type { WireDirective, WireRecord, WireSanction, WireText, WireViolation } from '../record/schema.js';
import { utf16Offsets } from '../text/codepoints.js';
import { lineColumns, type LineColumn } from './lines.js';
import { printableLine } from './printable.js';
import type { MakeSink, Totals } from './sink.js';

export const summary: MakeSink = ({ color, language = 'en', lexicon }) => {
  const messages = MESSAGES[language];
  const kinds = kindsIn(language, lexicon);
  // `level` is given, so that chalk neither looks at the terminal nor at the environment.
  const paint = new Chalk({ level: color ? 1 : 0 });
  return {
    begin: () => '',
    between: '',
    record: (record) => `${new ArticleSummary(record, paint, messages, kinds).lines().join('\n')}\n\n`,
    end: (totals) => `${paint.bold(described(totals, messages.summary))}\n`,
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
    readonly messages: Messages,
    readonly kinds: Kinds,
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
      lines.push(
        ...(findings.length === 0 ? [this.paint.dim(`  ${this.messages.summary.nothingFound}`)] : findings),
      );
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
    const { labels, summary: words } = this.messages;
    const color = polarity === 'dont' ? this.paint.red : this.paint.green;
    const who = issuer === null ? '?' : this.#name(issuer);
    const whom = addressees.length === 0 ? '?' : addressees.map((id) => this.#name(id)).join(', ');
    const notes = [
      status === 'issued' ? '' : labels.directiveStatus[status],
      ...topics.map((topic) => labels.topic[topic]),
    ]
      .filter((note) => note !== '')
      .join(', ');
    const what = `${polarity === 'dont' ? `${words.not}: ` : ''}${this.#words(content)}`;
    return [
      `  ${this.#place(content.start)} ${color(labels.force[force].padEnd(LABEL))} ${this.paint.bold(who)} → ${this.paint.bold(whom)}` +
        (notes === '' ? '' : this.paint.dim(` (${notes})`)),
      `  ${' '.repeat(PLACE)} ${' '.repeat(LABEL)} ${what}`,
    ];
  }

  #sanction(sanction: WireSanction): string {
    const { kind, status, grade, authority, target, start } = sanction;
    const { labels, summary: words } = this.messages;
    const by = authority === null ? '' : ` ${words.by} ${this.#name(authority)}`;
    const on = target === null ? '' : ` ${words.on} ${this.#name(target)}`;
    const what = [
      labels.sanctionStatus[status],
      `${this.kinds.sanction(kind)}${grade === null ? '' : `, ${labels.grade[grade]}`}${by}${on}`,
    ].join(this.kinds.separator);
    return `  ${this.#place(start)} ${this.paint.magenta(words.sanction.padEnd(LABEL))} ${what}: ${this.#words(sanction)}`;
  }

  #violation(violation: WireViolation): string {
    const { kind, status, actors, start } = violation;
    const { labels, summary: words } = this.messages;
    const who = actors.length === 0 ? '' : ` ${words.by} ${actors.map((id) => this.#name(id)).join(', ')}`;
    const what = [labels.violationStatus[status], `${this.kinds.violation(kind)}${who}`].join(
      this.kinds.separator,
    );
    return `  ${this.#place(start)} ${this.paint.yellow(words.violation.padEnd(LABEL))} ${what}: ${this.#words(violation)}`;
  }

  #sentences(): string[] {
    return (this.record.sentences ?? []).map((sentence) => {
      const pieces = sentence.parts ?? [sentence];
      return `  ${this.#place(sentence.start)} ${pieces.map((piece) => this.#cut(piece)).join(' ')}`;
    });
  }

  #entities(): string[] {
    return (this.record.entities ?? []).map(({ type, name, ref }) => {
      const label = this.messages.labels.mention[type];
      return `  ${this.paint.green(label.padEnd(11))} ${printableLine(name)}${this.paint.dim(ref === null ? '' : ` [${ref}]`)}`;
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
/** Columns that the sort of a finding takes. */
const LABEL = 11;

/** How kinds of punishment and conduct are called. */
interface Kinds {
  sanction(id: string): string;
  violation(id: string): string;
  /** Between a status and what has it. */
  readonly separator: string;
}

/** Ids read well in English; in Indonesian the lexicon has names. */
function kindsIn(language: Language, lexicon: Lexicon): Kinds {
  if (language === 'en') return { sanction: (id) => id, violation: (id) => id, separator: ' ' };
  return {
    sanction: (id) => lexicon.get('sanction', id)?.name ?? id,
    violation: (id) => lexicon.get('violation', id)?.name ?? id,
    separator: ': ',
  };
}

function shortened(text: string): string {
  const line = printableLine(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\S*$/, '')}…`;
}

function described({ articles, failed, findings }: Totals, words: Messages['summary']): string {
  const parts = [words.articles(articles)];
  if (findings !== null) {
    parts.push(
      words.directives(findings.directives),
      words.sanctions(findings.sanctions),
      words.violations(findings.violations),
    );
  }
  if (failed > 0) parts.push(words.failed(failed));
  return parts.join(' · ');
}
