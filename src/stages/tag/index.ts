/** Finds mentions and says what they refer to. */
import type { Context, Segmented, Tagged } from '../../document.js';
import { dateDiagnostics, dateDrafts } from './dates.js';
import type { Draft } from './draft.js';
import { draftPhrases } from './drafts.js';
import { outsideLawTitles } from './law-titles.js';
import { lawDiagnostics, lawDrafts } from './laws.js';
import { mergeDrafts, settle } from './merge.js';
import { personDrafts } from './persons.js';
import { Reader } from './reader.js';
import { scanPhrases } from './scan.js';

export function tag(doc: Segmented, context: Context): Pick<Tagged, 'mentions' | 'entities' | 'diagnostics'> {
  const drafts = domainDrafts(doc, context);
  const persons = personDrafts(doc, context, drafts);
  const laws = drafts.filter((draft) => draft.type === 'law');
  const named = outsideLawTitles(new Reader(doc, context), persons.drafts, laws);
  const merged = mergeDrafts(doc, settle([...drafts, ...named]), persons.holdings);
  const diagnostics = [...doc.diagnostics, ...dateDiagnostics(doc, context), ...lawDiagnostics(doc, context)];
  return { ...merged, diagnostics };
}

/** Every mention but those of persons: what the finding of names builds on. Sorted by start, longer first. */
export function domainDrafts(doc: Segmented, context: Context): Draft[] {
  const reader = new Reader(doc, context);
  const laws = lawDrafts(doc, context);
  const phrases = draftPhrases(reader, scanPhrases(reader));
  return settle([...outsideLawTitles(reader, phrases, laws), ...dateDrafts(doc, context), ...laws]);
}
