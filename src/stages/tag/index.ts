/** Finds mentions and says what they refer to. */
import type { Context, Segmented, Tagged } from '../../document.js';
import { dateDrafts } from './dates.js';
import type { Draft } from './draft.js';
import { draftPhrases } from './drafts.js';
import { lawDrafts } from './laws.js';
import { mergeDrafts, settle } from './merge.js';
import { personDrafts } from './persons.js';
import { scanPhrases } from './scan.js';

export function tag(doc: Segmented, context: Context): Pick<Tagged, 'mentions' | 'entities'> {
  const drafts = domainDrafts(doc, context);
  const persons = personDrafts(doc, context, drafts);
  return mergeDrafts(doc, settle([...drafts, ...persons.drafts]), persons.holdings);
}

/** Every mention but those of persons: what the finding of names builds on. Sorted by start, longer first. */
export function domainDrafts(doc: Segmented, context: Context): Draft[] {
  const { reader, phrases } = scanPhrases(doc, context);
  return settle([...draftPhrases(reader, phrases), ...dateDrafts(doc, context), ...lawDrafts(doc, context)]);
}
