/** Runs the whole pipeline on a text and gives its sanctions and violations in words. */
import { textOf, type Sanction, type Trace } from '../../../src/document.js';
import { loadLexicon } from '../../../src/lexicon/index.js';
import { analyse } from '../../../src/pipeline.js';

const lexicon = await loadLexicon();
const LEAD = 'Rapat di kantor bupati\n\nRapat membahas netralitas menjelang Pilkada 2024.\n\n';

export interface SanctionInWords extends Omit<
  Partial<Sanction>,
  'authority' | 'target' | 'basis' | 'violation'
> {
  readonly kind: string;
  readonly text: string;
  readonly authority: string | null;
  readonly target: string | null;
  readonly basis: readonly (string | null)[];
  /** Kind of the violation that it answers. */
  readonly answers: string | null;
}

export function read(body: string, trace?: Trace) {
  const text = LEAD + body;
  const article = {
    id: 'x',
    source: { path: 'x.txt', encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
  };
  const doc = analyse(article, trace === undefined ? { lexicon } : { lexicon, trace });
  const name = (index: number | null): string | null =>
    index === null ? null : (doc.entities?.[index]?.name ?? null);
  const violations = doc.violations ?? [];
  return {
    sanctions: (doc.sanctions ?? []).map(
      ({ authority, target, basis, violation, ...sanction }): SanctionInWords => ({
        ...sanction,
        text: textOf(doc, sanction),
        authority: name(authority),
        target: name(target),
        basis: basis.map((index) => doc.entities?.[index]?.ref ?? null),
        answers: violation === null ? null : (violations[violation]?.kind ?? null),
      }),
    ),
    violations: violations.map(({ kind, status, actors, ...violation }) => ({
      kind,
      status,
      actors: actors.map(name),
      text: textOf(doc, violation),
    })),
    codes: doc.diagnostics.map(({ code }) => code),
  };
}
