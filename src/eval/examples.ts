/**
 * Runs what lexicon entries promise: each example must give a finding of its entry, each counter-example none.
 * What counts as a finding is said per kind, in terms of the record where the entry shows there, else of the
 * gazetteer.
 */
import type { Article } from '../document.js';
import type { DocumentedEntry, Entry, KindName, Lexicon } from '../lexicon/index.js';
import { analyse, type Analysed } from '../pipeline.js';
import { buildRecord } from '../record/build.js';
import type { WireRecord } from '../record/schema.js';

export interface Broken {
  readonly kind: KindName;
  readonly id: string;
  readonly text: string;
  /** What the entry promised of this text. */
  readonly expected: 'a finding' | 'no finding';
}

/** The examples and counter-examples of `entries` that do not hold. */
export function brokenExamples(lexicon: Lexicon, entries: readonly DocumentedEntry[]): Broken[] {
  const broken: Broken[] = [];
  for (const entry of entries) {
    for (const text of entry.examples) {
      if (!shows(lexicon, entry, text))
        broken.push({ kind: entry.kind, id: entry.id, text, expected: 'a finding' });
    }
    for (const text of entry.counterexamples) {
      if (shows(lexicon, entry, text))
        broken.push({ kind: entry.kind, id: entry.id, text, expected: 'no finding' });
    }
  }
  return broken;
}

function shows(lexicon: Lexicon, entry: DocumentedEntry, text: string): boolean {
  const article: Article = {
    id: 'example',
    source: { path: 'example', encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
  };
  const doc = analyse(article, { lexicon });
  return FOUND[entry.kind]({ entry, record: buildRecord(doc), doc, lexicon });
}

interface Reading {
  readonly entry: DocumentedEntry;
  readonly record: WireRecord;
  readonly doc: Analysed;
  readonly lexicon: Lexicon;
}

/** A mention that refers to the entry; where several entries share a reference, by a form of this one. */
const refersTo = (reading: Reading): boolean => {
  const { entry, record } = reading;
  const family = 'family' in entry ? entry.family : undefined;
  const ids = family === undefined ? [entry.id] : [family === '' ? null : family];
  const found = (record.entities ?? []).some(
    ({ ref, candidates }) => ids.includes(ref) || candidates?.includes(entry.id) === true,
  );
  return found && (family === undefined || matches(reading));
};

/** The gazetteer finds a form of the entry. */
const matches = ({ entry, doc, lexicon }: Reading): boolean =>
  (doc.matches?.all ?? []).some((match) => lexicon.items[match.entry] === entry);

const hasRule = ({ entry, record }: Reading): boolean =>
  [
    ...record.blocks,
    ...(record.mentions ?? []),
    ...(record.quotes ?? []),
    ...(record.directives ?? []),
    ...(record.sanctions ?? []),
    ...(record.violations ?? []),
  ].some(({ rule }) => rule === entry.id);

const lemmaOf = (entry: DocumentedEntry): string | undefined =>
  'roots' in entry ? entry.roots[0] : undefined;

const FOUND: Record<KindName, (reading: Reading) => boolean> = {
  institution: refersTo,
  party: refersTo,
  group: refersTo,
  election: refersTo,
  law: refersTo,
  role: (reading) =>
    refersTo(reading) ||
    (reading.entry.kind === 'role' &&
      (reading.record.entities ?? []).some(({ ref }) => ref === (reading.entry as Entry<'role'>).group)),
  'region-alias': ({ entry, record }) =>
    (record.entities ?? []).some(({ ref, region }) =>
      [ref, region].includes((entry as Entry<'region-alias'>).code),
    ),
  place: (reading) =>
    matches(reading) && (reading.record.mentions ?? []).some(({ type }) => type === 'place'),
  affix: matches,
  calendar: (reading) =>
    matches(reading) && (reading.record.mentions ?? []).some(({ type }) => type === 'date'),
  number: matches,
  directive: ({ entry, record }) =>
    (record.directives ?? []).some(({ trigger }) => trigger !== null && trigger.lemma === lemmaOf(entry)),
  // A verb of citing ("dikutip dari") names a source; it need not bring a quote.
  reporting: (reading) =>
    matches(reading) &&
    ((reading.entry as Entry<'reporting'>).act === 'cite' ||
      (reading.record.quotes ?? []).some(({ cue }) => cue !== null)),
  cue: matches,
  topic: ({ entry, record }) =>
    (record.directives ?? []).some(({ topics }) => topics.some((topic) => topic === entry.id)),
  sanction: ({ entry, record }) => (record.sanctions ?? []).some(({ kind }) => kind === entry.id),
  status: ({ entry, record }) =>
    (record.sanctions ?? []).some(({ status }) => status === (entry as Entry<'status'>).status),
  power: () => true,
  actor: matches,
  'page-word': hasRule,
  violation: ({ entry, record }) => (record.violations ?? []).some(({ kind }) => kind === entry.id),
  furniture: hasRule,
  abbreviation: ({ record }) => (record.sentences ?? []).length === 1,
  boundary: matches,
  language: ({ record }) => (record.diagnostics ?? []).some(({ code }) => code === 'not-indonesian'),
  outlet: ({ record }) => record.meta.outlet !== null,
  rule: hasRule,
};
