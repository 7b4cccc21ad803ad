/** Classes of people: "ASN", "aparatur sipil negara (ASN)", "pimpinan umat beragama". */
import type { Match } from '../../lexicon/index.js';
import type { GroupPhrase } from './phrases.js';
import type { Reader } from './reader.js';
import type { Senses } from './senses.js';

export function readGroup(reader: Reader, senses: Senses, i: number): GroupPhrase | null {
  const match = longestGroup(reader, senses, i);
  const entry = match === null ? undefined : reader.lexicon.entry(match, 'group');
  if (match === null || entry === undefined) return null;
  const to = reader.throughBracket(i, match.to, (other) => other.entry === match.entry);
  return { type: 'group', from: i, to, group: entry.id, inner: [] };
}

/** By a form, by a short form that the article defines, or by a misspelt full form with its short one. */
function longestGroup(reader: Reader, senses: Senses, i: number): Match | null {
  const match = reader.doc.matches.longest(
    i,
    (m) =>
      reader.lexicon.entry(m, 'group') !== undefined &&
      (m.slot === '' || (m.slot === 'unsure' && senses.means(m))),
  );
  if (match !== null) return match;
  const defined = reader.definedAt(i);
  if (defined >= 0) return { from: i, to: i + 1, entry: defined, slot: '' };
  const slip = reader.misspelt(i, (m) => reader.lexicon.entry(m, 'group')?.forms);
  return slip === null ? null : { ...slip.match, from: i, to: slip.open + 3 };
}
