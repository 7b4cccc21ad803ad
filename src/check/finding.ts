/** What a rule says about a document, and where that stands in a file. */
import type { Span } from '../text/span.js';
import type { Code, Severity } from './rules.js';

/** What a rule finds, before the configuration says how much it matters. */
export interface Draft {
  readonly code: Code;
  /** One line, without the place. */
  readonly message: string;
  /** UTF-16 units of the document's text; absent when it is about the whole document. */
  readonly span?: Span;
  /** Another document that it is about. */
  readonly related?: Related;
}

/** Line and column from 1, columns in code points, the end exclusive. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Related {
  readonly id: string;
  readonly place: FilePlace;
}

/** A document as findings remember it. */
export interface DocumentRef {
  readonly id: string;
  readonly path: string;
  readonly row: number | null;
  readonly sha256: string;
  readonly title: string | null;
}

export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** Null for a finding about a side file or the gold. */
  readonly document: DocumentRef | null;
  readonly place: FilePlace;
  /** Code points of the record's text. */
  readonly span: Span | null;
  /** The words at `span`. */
  readonly text: string | null;
  readonly related: Related | null;
  /** The same as long as the document, the code and the words are; hexadecimal. */
  readonly fingerprint: string;
}

/** Order of a report: by file, then place, then code. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.place.file, b.place.file) ||
    (a.document?.row ?? 0) - (b.document?.row ?? 0) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
