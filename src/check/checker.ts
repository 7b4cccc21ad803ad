/** Checks one document after another and puts together what is to be reported. */
import type { Cleaned, Document } from '../document.js';
import type { InputError, Place } from '../errors.js';
import type { Lexicon } from '../lexicon/index.js';
import type { Baseline } from './baseline.js';
import type { Settings } from './config.js';
import type { CountsWriter, StoredCounts } from './counts.js';
import { checkDocument } from './documents/index.js';
import { byPlace, type DocumentRef, type Draft, type Finding } from './finding.js';
import { fileFinding, Locator, type LineOrder } from './locate.js';
import type { Hidden, Report } from './report.js';
import type { Code, Severity } from './rules.js';
import { SimilarityIndex } from './similarity.js';
import type { Suppressions } from './suppressions.js';

/** The side files of a check; null for one that there is not. */
export interface SideFiles {
  readonly suppressions: Suppressions | null;
  readonly baseline: Baseline | null;
  readonly counts: StoredCounts | null;
  /** Takes the numbers of this run. */
  readonly countsWriter: CountsWriter | null;
}

export class Checker {
  readonly #settings: Settings;
  readonly #lexicon: Lexicon;
  readonly #side: SideFiles;
  readonly #index = new SimilarityIndex();
  /** Every document in the index. */
  readonly #indexed: Pick<DocumentRef, 'id' | 'path' | 'row'>[] = [];
  readonly #hashes = new Set<string>();
  readonly #byPath = new Map<string, string>();
  readonly #found: Finding[] = [];
  #documents = 0;
  #failed = 0;

  constructor(settings: Settings, lexicon: Lexicon, side: SideFiles) {
    this.#settings = settings;
    this.#lexicon = lexicon;
    this.#side = side;
  }

  /** @param order how lines of the text are lines of the file */
  check(doc: Document, order: LineOrder): void {
    const document = refOf(doc);
    this.#hashes.add(document.sha256);
    if (document.row === null) this.#byPath.set(document.path, document.sha256);
    const drafts = [...checkDocument(doc, this.#lexicon)];
    const copy = this.#copy(doc, document);
    if (copy !== null) drafts.push(copy);
    const tolerance = this.#settings.option('count-changed', 'tolerance');
    drafts.push(...(this.#side.counts?.compare(doc, tolerance) ?? []));
    this.#side.countsWriter?.add(document, doc);
    const locator = new Locator(doc.text, document, order);
    this.#documents++;
    for (const draft of drafts) {
      const severity = this.#severity(draft.code);
      if (severity !== null) this.#found.push(locator.finding(draft, severity));
    }
  }

  /** Remembers a document that is not checked, so that checked ones are compared with it. */
  remember(doc: Cleaned): void {
    this.#copy(doc, refOf(doc));
  }

  /** A document that could not be read. */
  fail(error: InputError): void {
    this.#documents++;
    this.#failed++;
    const hint = error.hint === null ? '' : ` (${error.hint})`;
    this.note({ code: 'unreadable', message: `${error.message}${hint}` }, error.place);
  }

  /** A finding about no document: a side file, the gold, a file that could not be read. */
  note(draft: Draft, place: Place | null): void {
    const severity = this.#severity(draft.code);
    if (severity === null) return;
    this.#found.push(fileFinding(draft, severity, { ...place, file: place?.file ?? '-' }));
  }

  /** @param whole whether all of the corpus was checked, so that what was not met is gone */
  report(whole: boolean): Report {
    const { suppressions, baseline } = this.#side;
    const hidden: Hidden[] = [];
    const findings = this.#found.filter((finding) => {
      const suppressed = suppressions?.reasonFor(finding) ?? null;
      const known = baseline?.reasonFor(finding) ?? null;
      const reason = suppressed ?? known;
      if (reason === null) return true;
      hidden.push({ finding, how: suppressed === null ? 'baseline' : 'suppressed', reason });
      return false;
    });
    const seen = { hashes: this.#hashes, byPath: this.#byPath, whole };
    for (const { at, ...draft } of [...(suppressions?.notes(seen) ?? []), ...(baseline?.notes(seen) ?? [])]) {
      const severity = this.#severity(draft.code);
      if (severity !== null) findings.push(fileFinding(draft, severity, at));
    }
    return {
      documents: this.#documents,
      failed: this.#failed,
      findings: findings.sort(byPlace),
      hidden: hidden.sort((a, b) => byPlace(a.finding, b.finding)),
      failOn: this.#settings.failOn,
    };
  }

  #severity(code: Code): Severity | null {
    const severity = this.#settings.severity(code);
    return severity === 'off' ? null : severity;
  }

  #copy({ text, blocks }: Cleaned, document: DocumentRef): Draft | null {
    const body = blocks.filter(({ kind }) => kind === 'body');
    const paragraphs = body.map(({ start, end }) => text.slice(start, end));
    const similar = this.#index.add(paragraphs, this.#settings.option('near-duplicate', 'similarity'));
    const { id, path, row } = document;
    this.#indexed.push({ id, path, row });
    const other = similar === null ? undefined : this.#indexed[similar.document];
    if (similar === null || other === undefined) return null;
    const line = other.row ?? 1;
    const place = { file: other.path, line, column: 1, endLine: line, endColumn: 1 };
    const related = { id: other.id, place };
    const name = other.row === null ? other.path : `${other.path}#${other.row}`;
    return similar.similarity === 1
      ? { code: 'duplicate', message: `the running text is that of ${name}`, related }
      : {
          code: 'near-duplicate',
          message: `the running text is ${Math.round(similar.similarity * 100)} % that of ${name}`,
          related,
        };
  }
}

function refOf({ id, source, meta }: Cleaned): DocumentRef {
  return { id, path: source.path, row: source.row ?? null, sha256: source.sha256, title: meta.title };
}
