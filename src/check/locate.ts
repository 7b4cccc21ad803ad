/** From offsets in a document's text to line and column of its file. */
import { createHash } from 'node:crypto';
import { lineColumns } from '../sink/lines.js';
import { codePointOffsets } from '../text/codepoints.js';
import type { DocumentRef, Draft, FilePlace, Finding } from './finding.js';
import type { Severity } from './rules.js';

/** How lines of a document's text are lines of its file. */
export type LineOrder =
  /** They are the same. */
  | 'same'
  /** The whole document is the line that `row` counts. */
  | 'row'
  /** They are not to be told from the text (HTML, CSV, JSON). */
  | 'none';

export class Locator {
  readonly #text: string;
  readonly #document: DocumentRef;
  readonly #order: LineOrder;
  readonly #codePoint: (offset: number) => number;
  #lineColumn: ReturnType<typeof lineColumns> | undefined;
  /** How many findings of one code and text there were. */
  readonly #seen = new Map<string, number>();

  constructor(text: string, document: DocumentRef, order: LineOrder) {
    this.#text = text;
    this.#document = document;
    this.#order = order;
    this.#codePoint = codePointOffsets(text);
  }

  finding({ code, message, span, related }: Draft, severity: Severity): Finding {
    const text = span === undefined ? null : this.#text.slice(span.start, span.end);
    return {
      code,
      severity,
      message,
      document: this.#document,
      place: this.place(span),
      span:
        span === undefined ? null : { start: this.#codePoint(span.start), end: this.#codePoint(span.end) },
      text,
      related: related ?? null,
      fingerprint: this.#fingerprint(code, text ?? ''),
    };
  }

  /** Where a span, or else the document, stands. */
  place(span?: { readonly start: number; readonly end: number }): FilePlace {
    const file = this.#document.path;
    if (this.#order !== 'same' || span === undefined) {
      const line = this.#order === 'row' ? (this.#document.row ?? 1) : 1;
      return { file, line, column: 1, endLine: line, endColumn: 1 };
    }
    const at = (this.#lineColumn ??= lineColumns(this.#text));
    const start = at(this.#codePoint(span.start));
    const end = at(this.#codePoint(span.end));
    return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  #fingerprint(code: string, text: string): string {
    const what = `${code}\0${text}`;
    const nth = this.#seen.get(what) ?? 0;
    this.#seen.set(what, nth + 1);
    return fingerprint(this.#document.sha256, what, String(nth));
  }
}

/** A finding about a file that is no document: a side file, or the gold. */
export function fileFinding(
  { code, message }: Draft,
  severity: Severity,
  at: { readonly file: string; readonly line?: number; readonly column?: number },
): Finding {
  const { file, line = 1, column = 1 } = at;
  return {
    code,
    severity,
    message,
    document: null,
    place: { file, line, column, endLine: line, endColumn: column },
    span: null,
    text: null,
    related: null,
    fingerprint: fingerprint(file, code, message),
  };
}

function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
