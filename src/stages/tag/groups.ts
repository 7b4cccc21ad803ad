/** Classes of people: "ASN", "aparatur sipil negara (ASN)", "pimpinan umat beragama". */
import type { GroupPhrase } from './phrases.js';
import type { Reader } from './reader.js';

export function readGroup(reader: Reader, i: number): GroupPhrase | null {
  const match = reader.doc.matches.longest(i, (m) => reader.lexicon.entry(m, 'group') !== undefined);
  const entry = match === null ? undefined : reader.lexicon.entry(match, 'group');
  if (match === null || entry === undefined) return null;
  const to = reader.throughBracket(i, match.to, (other) => other.entry === match.entry);
  return { type: 'group', from: i, to, group: entry.id, inner: [] };
}
