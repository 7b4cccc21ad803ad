/** How many findings of each layer every document has: what a change of words or rules must not change unseen. */
import * as z from 'zod';
import type { Document } from '../document.js';
import { parseSideFile } from './baseline.js';
import type { DocumentRef, Draft } from './finding.js';

const LAYERS = ['quotes', 'directives', 'sanctions', 'violations'] as const;
type Counts = Record<(typeof LAYERS)[number], number>;

const count = z.int().min(0);
const countsSchema = z.strictObject({
  schema: z.literal('asn-scan-counts/1'),
  /** By SHA-256 of the document. */
  documents: z.record(
    z.string(),
    z.strictObject({
      path: z.string(),
      quotes: count,
      directives: count,
      sanctions: count,
      violations: count,
    }),
  ),
});

export class StoredCounts {
  readonly #stored: ReadonlyMap<string, Counts>;

  constructor(stored: ReadonlyMap<string, Counts>) {
    this.#stored = stored;
  }

  /** A finding for each layer whose number differs by more than `tolerance`; a changed document has no number. */
  compare(doc: Document, tolerance: number): Draft[] {
    const stored = this.#stored.get(doc.source.sha256);
    if (stored === undefined) return [];
    return LAYERS.flatMap((layer) => {
      const now = doc[layer].length;
      if (Math.abs(now - stored[layer]) <= tolerance) return [];
      return [{ code: 'count-changed' as const, message: `${now} ${layer}, not ${stored[layer]} as stored` }];
    });
  }
}

/** @throws ConfigError for what are no counts */
export function readCounts(source: string, file: string): StoredCounts {
  const { documents } = parseSideFile(source, file, countsSchema, 'counts');
  return new StoredCounts(new Map(Object.entries(documents)));
}

/** Gathers the numbers of a run, to be stored. */
export class CountsWriter {
  readonly #documents = new Map<string, Counts & { readonly path: string }>();

  add({ path, sha256 }: DocumentRef, { quotes, directives, sanctions, violations }: Document): void {
    this.#documents.set(sha256, {
      path,
      quotes: quotes.length,
      directives: directives.length,
      sanctions: sanctions.length,
      violations: violations.length,
    });
  }

  written(): string {
    const documents = Object.fromEntries(
      [...this.#documents].sort(
        ([a, { path: left }], [b, { path: right }]) =>
          (left < right ? -1 : left > right ? 1 : 0) || (a < b ? -1 : 1),
      ),
    );
    return `${JSON.stringify({ schema: 'asn-scan-counts/1', documents }, null, 2)}\n`;
  }
}
