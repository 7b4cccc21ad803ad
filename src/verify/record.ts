/** Whether a record fits together: its spans cut what they say, and its ids and positions lead somewhere. */
import { recordSchema, type WireRecord } from '../record/schema.js';
import { utf16Offsets } from '../text/codepoints.js';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text?: string | undefined;
  readonly parts?: readonly Span[] | undefined;
}

/** The record of a value, or the first thing that makes it none. */
export function asRecord(value: unknown): WireRecord | string {
  const result = recordSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : `${pathOf(issue.path)}: `;
  return `no record of this tool: ${where}${issue?.message ?? 'not valid'}`;
}

/** What is wrong inside a record, a line each. */
export function faultsInside(record: WireRecord): string[] {
  const reading = new RecordReading(record);
  return reading.faults();
}

/** Longest text shown, in characters. */
const LONGEST = 60;

class RecordReading {
  readonly #record: WireRecord;
  readonly #at: (offset: number) => number;
  readonly #length: number;
  readonly #faults: string[] = [];

  constructor(record: WireRecord) {
    this.#record = record;
    this.#at = utf16Offsets(record.text);
    let length = 0;
    for (const _ of record.text) length++;
    this.#length = length;
  }

  faults(): string[] {
    this.#spans();
    this.#blocks();
    this.#references();
    return this.#faults;
  }

  #spans(): void {
    this.#walk(this.#record, []);
  }

  /** Every value with a start and an end is a span, wherever it stands. */
  #walk(value: unknown, path: readonly (string | number)[]): void {
    if (value === null || typeof value !== 'object') return;
    if (isSpan(value)) this.#span(value, path);
    for (const [key, inner] of Object.entries(value))
      if (key !== 'parts') this.#walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }

  #span(span: Span, path: readonly (string | number)[]): void {
    const name = pathOf(path);
    const { start, end, text, parts } = span;
    if (start > end || end > this.#length) {
      this.#faults.push(`${name}: ${start}–${end} does not lie in the text (${this.#length})`);
      return;
    }
    if (text !== undefined) {
      const slice = this.#record.text.slice(this.#at(start), this.#at(end));
      if (slice !== text) this.#faults.push(`${name}: says ${quoted(text)}, the text has ${quoted(slice)}`);
    }
    if (parts === undefined) return;
    const ordered = parts.every(
      (part, i) => part.start <= part.end && part.start >= (parts[i - 1]?.end ?? start),
    );
    if (!ordered || parts[0]?.start !== start || parts.at(-1)?.end !== end)
      this.#faults.push(`${name}.parts: are not in order from ${start} to ${end}`);
  }

  #blocks(): void {
    const { blocks, text } = this.#record;
    let end = 0;
    for (const [index, block] of blocks.entries()) {
      if (block.start < end) this.#faults.push(`blocks[${index}]: overlaps the one before`);
      const gap = text.slice(this.#at(end), this.#at(Math.max(end, block.start)));
      if (gap.trim() !== '')
        this.#faults.push(`blocks[${index}]: ${quoted(gap.trim())} before it is in no block`);
      end = Math.max(end, block.end);
    }
    const rest = text.slice(this.#at(end)).trim();
    if (rest !== '') this.#faults.push(`blocks: ${quoted(rest)} at the end is in no block`);
  }

  #references(): void {
    const { entities, mentions, quotes, directives, sanctions, violations, sentences, blocks } = this.#record;
    const ids = entities === undefined ? null : new Set(entities.map(({ id }) => id));
    if (ids !== null && entities !== undefined && ids.size !== entities.length)
      this.#faults.push('entities: two have the same id');
    const entity = (path: string, id: string | null | undefined): void => {
      if (id !== null && id !== undefined && ids !== null && !ids.has(id))
        this.#faults.push(`${path}: there is no entity ${id}`);
    };
    const position = (
      path: string,
      index: number | null | undefined,
      list: readonly unknown[] | undefined,
    ): void => {
      if (index !== null && index !== undefined && list !== undefined && index >= list.length)
        this.#faults.push(`${path}: there is no ${index}`);
    };
    sentences?.forEach(({ block }, i) => position(`sentences[${i}].block`, block, blocks));
    mentions?.forEach((mention, i) => entity(`mentions[${i}].entity`, mention.entity));
    entities?.forEach(({ offices, institution }, i) => {
      offices?.forEach((id) => entity(`entities[${i}].offices`, id));
      entity(`entities[${i}].institution`, institution);
    });
    quotes?.forEach(({ speaker, candidates, onbehalf, voice }, i) => {
      entity(`quotes[${i}].speaker`, speaker);
      candidates?.forEach((id) => entity(`quotes[${i}].candidates`, id));
      entity(`quotes[${i}].onbehalf`, onbehalf);
      entity(`quotes[${i}].voice`, voice);
    });
    directives?.forEach((directive, i) => {
      const path = `directives[${i}]`;
      entity(`${path}.issuer`, directive.issuer);
      entity(`${path}.onbehalf`, directive.onbehalf);
      entity(`${path}.voice`, directive.voice);
      directive.addressees.forEach((id) => entity(`${path}.addressees`, id));
      directive.basis?.forEach((id) => entity(`${path}.basis`, id));
      position(`${path}.within`, directive.within, directives);
      position(`${path}.same`, directive.same, directives);
      position(`${path}.quote`, directive.quote, quotes);
      position(`${path}.sentence`, directive.sentence, sentences);
    });
    sanctions?.forEach((sanction, i) => {
      const path = `sanctions[${i}]`;
      entity(`${path}.authority`, sanction.authority);
      entity(`${path}.target`, sanction.target);
      sanction.basis.forEach((id) => entity(`${path}.basis`, id));
      position(`${path}.violation`, sanction.violation, violations);
      position(`${path}.sentence`, sanction.sentence, sentences);
    });
    violations?.forEach(({ actors, sentence }, i) => {
      actors.forEach((id) => entity(`violations[${i}].actors`, id));
      position(`violations[${i}].sentence`, sentence, sentences);
    });
  }
}

function isSpan(value: object): value is Span {
  return (
    'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
  );
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : `${name}${name === '' ? '' : '.'}${String(step)}`,
    '',
  );
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? `"${line}"` : `"${line.slice(0, LONGEST)}…"`;
}
