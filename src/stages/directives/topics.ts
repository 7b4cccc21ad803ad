/** What an act is about, by the topic words in it. */
import type { Entry } from '../../lexicon/index.js';
import type { Reader } from './reader.js';

const NONE = ['other'];

/** Topic ids in the order of the lexicon; `other` when no topic word stands in the act. */
export function topicsOf(reader: Reader, from: number, to: number): readonly string[] {
  const items = reader.topicsIn(from, to);
  if (items.length === 0) return NONE;
  return items.toSorted((a, b) => a - b).map((item) => (reader.lexicon.itemAt(item) as Entry<'topic'>).id);
}
