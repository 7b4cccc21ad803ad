/** Finds mentions and says what they refer to. */
import type { Context, Segmented, Tagged } from '../../document.js';
import { articleDay, dateDiagnostics, dateDrafts, daysOf, readDates, type DateReadings } from './dates.js';
import type { Draft } from './draft.js';
import { draftPhrases } from './drafts.js';
import { outsideLawTitles } from './law-titles.js';
import { lawDiagnostics, lawDrafts, readLaws, type LawReading } from './laws.js';
import { mergeDrafts, settle } from './merge.js';
import { personDrafts } from './persons.js';
import { Reader } from './reader.js';
import { scanPhrases } from './scan.js';

export function tag(doc: Segmented, context: Context): Pick<Tagged, 'mentions' | 'entities' | 'diagnostics'> {
  const { drafts, reader, dates, laws } = readDomain(doc, context);
  const persons = personDrafts(doc, context, drafts);
  const cited = drafts.filter((draft) => draft.type === 'law');
  const named = outsideLawTitles(reader, persons.drafts, cited);
  const merged = mergeDrafts(doc, settle([...persons.domain, ...named]), persons.holdings);
  const diagnostics = [
    ...doc.diagnostics,
    ...dateDiagnostics(doc, dates),
    ...lawDiagnostics(doc, laws, articleDay(dates)),
  ];
  return { ...merged, diagnostics };
}

/** Every mention but those of persons: what the finding of names builds on. Sorted by start, longer first. */
export function domainDrafts(doc: Segmented, context: Context): Draft[] {
  return readDomain(doc, context).drafts;
}

interface Domain {
  readonly drafts: Draft[];
  readonly reader: Reader;
  readonly dates: DateReadings;
  readonly laws: readonly LawReading[];
}

function readDomain(doc: Segmented, context: Context): Domain {
  const reader = new Reader(doc, context);
  const dates = readDates(doc, context);
  const laws = readLaws(doc, context, articleDay(dates));
  const cited = lawDrafts(doc, context, laws);
  const phrases = outsideLawTitles(reader, draftPhrases(reader, scanPhrases(reader), daysOf(dates)), cited);
  return {
    drafts: settle([...phrases, ...dateDrafts(doc, context, dates), ...cited]),
    reader,
    dates,
    laws,
  };
}
