/** Classes of people: "ASN", "aparatur sipil negara (ASN)", "pimpinan umat beragama". */
import type { Match } from '../../lexicon/index.js';
import type { GroupPhrase } from './phrases.js';
import type { Reader } from './reader.js';
import type { Senses } from './senses.js';

export function readGroup(reader: Reader, senses: Senses, i: number): GroupPhrase | null {
  if (!mayOpen(reader, i)) return null;
  const match = longestGroup(reader, senses, i);
  const entry = match === null ? undefined : reader.lexicon.entry(match, 'group');
  if (match === null || entry === undefined) return null;
  // "salah satu calon" is nobody in particular.
  if (match.slot === 'alone' && reader.cueBefore(i, 'one-of')) return null;
  const to = reader.throughBracket(i, match.to, (other) => other.entry === match.entry);
  return { type: 'group', from: i, to, group: entry.id, inner: [] };
}

/** False where no form of a group, no short form and no misspelt full form can begin. */
function mayOpen(reader: Reader, i: number): boolean {
  const known = (reader.matches.kindsAt(i) & reader.words.group) !== 0;
  return known || reader.definedAt(i) >= 0 || reader.mayBeMisspelt(i);
}

function opensSentence(reader: Reader, i: number): boolean {
  return i === 0 || !reader.within(i - 1, i);
}

/** By a form, by a short form that the article defines, or by a misspelt full form with its short one. */
function longestGroup(reader: Reader, senses: Senses, i: number): Match | null {
  const match = reader.doc.matches.longest(
    i,
    (m) =>
      reader.lexicon.entry(m, 'group') !== undefined &&
      (m.slot === '' ||
        (m.slot === 'unsure' && senses.means(m)) ||
        (m.slot === 'alone' && reader.endsNoun(i, m.to)) ||
        (m.slot === 'counted' && (reader.cueBefore(i, 'plural') || reader.countedBefore(i))) ||
        (m.slot === 'addressed' && (reader.cueBefore(i, 'by') || opensSentence(reader, i)))),
  );
  if (match !== null) return match;
  const defined = reader.definedAt(i);
  if (defined >= 0) return { from: i, to: i + 1, entry: defined, slot: '' };
  const slip = reader.misspelt(i, (m) => reader.lexicon.entry(m, 'group')?.forms);
  return slip === null ? null : { ...slip.match, from: i, to: slip.open + 3 };
}
