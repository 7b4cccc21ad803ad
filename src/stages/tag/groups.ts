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
  const to = reader.throughShort(i, match.to, match.entry);
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
  const { matches, words } = reader;
  const stop = matches.first(i + 1);
  for (let m = matches.first(i); m < stop; m++) {
    if (words.groups[matches.entry[m] as number] === 1 && meansGroup(reader, senses, matches.at(m)))
      return matches.at(m);
  }
  const defined = reader.definedAt(i);
  if (defined >= 0) return { from: i, to: i + 1, entry: defined, slot: '' };
  const slip = reader.misspelt(i, 'group');
  return slip === null
    ? null
    : { from: i, to: slip.open + 3, entry: slip.match.entry, slot: slip.match.slot };
}

function meansGroup(reader: Reader, senses: Senses, match: Match): boolean {
  const { from, to } = match;
  switch (match.slot) {
    case '':
      return true;
    case 'unsure':
      return senses.means(match);
    case 'alone':
      return reader.endsNoun(from, to);
    case 'counted':
      return reader.cueBefore(from, 'plural') || reader.countedBefore(from);
    case 'addressed':
      return reader.cueBefore(from, 'by') || opensSentence(reader, from);
    default:
      return false;
  }
}
