/** What an act is about, by the topic words in it. */
import type { Reader } from './reader.js';

/** Topic ids in the order of the lexicon; `other` when no topic word stands in the act. */
export function topicsOf(reader: Reader, from: number, to: number): string[] {
  const found = new Set<string>();
  for (let at = from; at < to; at++) {
    for (const match of reader.doc.matches.startingAt(at)) {
      const topic = match.to <= to ? reader.lexicon.entry(match, 'topic') : undefined;
      if (topic !== undefined) found.add(topic.id);
    }
  }
  if (found.size === 0) return ['other'];
  return reader.lexicon
    .ofKind('topic')
    .map((topic) => topic.id)
    .filter((id) => found.has(id));
}
