/** What every record keeps, whatever the article: the contract as a list of what is wrong with a record. */
import type { WireRecord, WireSpan } from '../../src/index.js';

interface Spanned extends WireSpan {
  readonly text?: string | undefined;
  readonly parts?: readonly WireSpan[] | undefined;
}

/** @returns one line a fault; none for a sound record */
export function faultsOf(record: WireRecord): string[] {
  return new Inspection(record).run();
}

class Inspection {
  readonly #faults: string[] = [];
  /** Code points as Python and jq count them: a lone surrogate is one. */
  readonly #points: readonly string[];

  constructor(readonly record: WireRecord) {
    this.#points = [...record.text];
  }

  run(): string[] {
    this.#blocks();
    this.#sentences();
    this.#mentions();
    this.#quotes();
    this.#directives();
    this.#penalties();
    for (const { code, start, end } of this.record.diagnostics ?? []) {
      if (start !== undefined && end !== undefined) this.#span(`diagnostic ${code}`, { start, end });
    }
    return this.#faults;
  }

  #require(holds: boolean, fault: () => string): void {
    if (!holds) this.#faults.push(fault());
  }

  #span(name: string, span: Spanned): void {
    const { start, end, text, parts } = span;
    const at = `${name} ${start}-${end}`;
    this.#require(start < end && end <= this.#points.length, () => `${at}: is empty or outside the text`);
    const slice = this.#points.slice(start, end).join('');
    if (text !== undefined) {
      this.#require(text === slice, () => `${at}: ${JSON.stringify(text)} is not ${JSON.stringify(slice)}`);
    }
    // U+FEFF is white space to JavaScript alone; Unicode, Python and R see a character.
    this.#require(!/^[^\S\ufeff]+$/u.test(slice), () => `${at}: is only white space`);
    if (parts === undefined) return;
    this.#require(
      parts[0]?.start === start && parts.at(-1)?.end === end,
      () => `${at}: parts do not reach the ends`,
    );
    let before = -1;
    for (const part of parts) {
      this.#require(part.start < part.end && part.start >= before, () => `${at}: parts are out of order`);
      before = part.end;
    }
  }

  #blocks(): void {
    let before = 0;
    for (const block of this.record.blocks) {
      this.#span(`block ${block.kind}`, block);
      this.#require(block.start >= before, () => `block ${block.start}: overlaps or is out of order`);
      this.#uncovered(before, block.start);
      before = Math.max(before, block.end);
    }
    this.#uncovered(before, this.#points.length);
  }

  #uncovered(from: number, to: number): void {
    const between = this.#points.slice(from, to).join('');
    this.#require(between.trim() === '', () => `no block covers ${from}-${to}: ${JSON.stringify(between)}`);
  }

  #sentences(): void {
    let before = 0;
    for (const sentence of this.record.sentences ?? []) {
      const name = `sentence ${sentence.start}`;
      this.#span('sentence', sentence);
      this.#require(sentence.start >= before, () => `${name}: overlaps or is out of order`);
      before = sentence.end;
      const block = this.record.blocks[sentence.block];
      this.#require(
        (block?.kind === 'title' || block?.kind === 'body') &&
          block.start <= sentence.start &&
          sentence.start < block.end,
        () => `${name}: does not begin in its block`,
      );
      for (const part of sentence.parts ?? [sentence]) {
        this.#require(this.#inReadable(part), () => `${name}: leaves title and body`);
      }
    }
  }

  /** Whether one title or body block holds the whole span. */
  #inReadable({ start, end }: WireSpan): boolean {
    return this.record.blocks.some(
      (block) =>
        (block.kind === 'title' || block.kind === 'body') && block.start <= start && end <= block.end,
    );
  }

  #mentions(): void {
    const { mentions = [], entities = [] } = this.record;
    const types = new Map(entities.map(({ id, type }) => [id, type]));
    this.#require(types.size === entities.length, () => 'entity ids are not unique');
    this.#ordered('mention', mentions);
    for (const mention of mentions) {
      this.#span(`mention ${mention.type}`, mention);
      this.#require(
        types.get(mention.entity) === mention.type,
        () => `mention ${mention.start}: ${mention.type} of entity ${mention.entity}`,
      );
    }
    for (const { id, offices = [], institution } of entities) {
      for (const office of offices)
        this.#require(types.get(office) === 'office', () => `${id}: no office ${office}`);
      if (institution != null) {
        this.#require(types.get(institution) === 'institution', () => `${id}: no institution ${institution}`);
      }
    }
  }

  #entity(name: string, ...ids: readonly (string | null | undefined)[]): void {
    const known = new Set(this.record.entities?.map(({ id }) => id));
    for (const id of ids) this.#require(id == null || known.has(id), () => `${name}: no entity ${id}`);
  }

  #index(name: string, index: number | null | undefined, list: readonly unknown[] | undefined): void {
    this.#require(
      index == null || index < (list?.length ?? 0),
      () => `${name}: index ${index} is out of range`,
    );
  }

  #quotes(): void {
    this.#ordered('quote', this.record.quotes ?? []);
    for (const quote of this.record.quotes ?? []) {
      this.#span('quote', quote);
      if (quote.cue !== null) this.#span('quote cue', quote.cue);
      const { speaker, onbehalf, voice, candidates = [] } = quote;
      this.#entity(`quote ${quote.start}`, speaker, onbehalf, voice, ...candidates);
    }
  }

  #directives(): void {
    const { directives = [], quotes } = this.record;
    this.#ordered(
      'directive',
      directives.map(({ content }) => content),
    );
    directives.forEach((directive, at) => {
      const name = `directive ${directive.content.start}`;
      const { content, trigger, when, condition } = directive;
      for (const span of [content, trigger, when, condition]) if (span != null) this.#span(name, span);
      this.#placed(name, content);
      const { issuer, onbehalf, voice, addressees, basis = [] } = directive;
      this.#entity(name, issuer, onbehalf, voice, ...addressees, ...basis);
      this.#index(`${name} sentence`, directive.sentence, this.record.sentences);
      this.#index(`${name} quote`, directive.quote, quotes);
      for (const other of [directive.within, directive.same]) {
        this.#index(name, other, directives);
        this.#require(other !== at, () => `${name}: refers to itself`);
      }
    });
  }

  #penalties(): void {
    const { sanctions = [], violations = [], sentences } = this.record;
    this.#ordered('sanction', sanctions);
    this.#ordered('violation', violations);
    for (const sanction of sanctions) {
      const name = `sanction ${sanction.start}`;
      this.#span('sanction', sanction);
      this.#placed(name, sanction);
      this.#entity(name, sanction.authority, sanction.target, ...sanction.basis);
      this.#index(name, sanction.violation, violations);
      this.#index(name, sanction.sentence, sentences);
      for (const range of [sanction.amount, sanction.duration]) {
        this.#require(
          range?.min == null || range.max == null || range.min <= range.max,
          () => `${name}: from ${range?.min} to ${range?.max}`,
        );
      }
    }
    for (const violation of violations) {
      const name = `violation ${violation.start}`;
      this.#span('violation', violation);
      this.#placed(name, violation);
      this.#entity(name, ...violation.actors);
      this.#index(name, violation.sentence, sentences);
    }
  }

  /** Findings stand in titles and bodies only. */
  #placed(name: string, span: Spanned): void {
    for (const part of span.parts ?? [span]) {
      this.#require(this.#inReadable(part), () => `${name}: leaves title and body`);
    }
  }

  #ordered(name: string, spans: readonly WireSpan[]): void {
    for (let i = 1; i < spans.length; i++) {
      const [a, b] = [spans[i - 1] as WireSpan, spans[i] as WireSpan];
      const inOrder = a.start < b.start || (a.start === b.start && a.end >= b.end);
      this.#require(inOrder, () => `${name} ${b.start}: out of order`);
    }
  }
}
