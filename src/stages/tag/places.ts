/** Venues: a venue noun and the capitalised name behind it. */
import { Shape } from '../../text/tokens.js';
import type { Reader } from './reader.js';

/** Longest name of a venue, in atoms behind the noun. */
const LONGEST_NAME = 7;

/** Where the venue that begins at atom `i` ends, or null. Headlines capitalise too much to tell. */
export function placeEnd(reader: Reader, i: number): number | null {
  if ((reader.matches.kindsAt(i) & reader.words.place) === 0) return null;
  if (reader.inTitle(i)) return null;
  const start = reader.matches.endIn(i, reader.words.places);
  if (start < 0 || (!reader.capital(i) && !opensName(reader, i, start))) return null;
  let to = start;
  let end = start;
  let named = false;
  while (to - start < LONGEST_NAME && reader.within(i, to)) {
    if (reader.capital(to)) {
      // "Pendopo Kecamatan Babat": right behind the noun a level word belongs to the name.
      const level = to === start && reader.isCue(to, 'level');
      if ((!level && isStop(reader, to)) || (named && isVenue(reader, to))) break;
      named ||= !level && !isVenue(reader, to);
      end = ++to;
      // A full stop behind an abbreviated name: "Gedung KH. Idham".
      if (reader.is(to, '.') && reader.within(i, to + 1) && reader.capital(to + 1) && to - (end - 1) === 1) {
        if (reader.surface(to - 1).length <= 3) to++;
      }
    } else if (reader.shape(to) === Shape.Digits && to > start) {
      end = ++to;
    } else break;
  }
  return end > start ? end : null;
}

/** A capitalised word that means nothing else, in the same sentence as the venue's noun at atom `noun`. */
function opensName(reader: Reader, noun: number, i: number): boolean {
  const { matches, words } = reader;
  if (!reader.within(noun, i) || !reader.capital(i)) return false;
  const other =
    words.role |
    words.institution |
    words.party |
    words.group |
    words.region |
    words.election |
    words.calendar |
    words.place |
    words.affix;
  return (matches.kindsAt(i) & other) === 0;
}

function isVenue(reader: Reader, i: number): boolean {
  return (reader.matches.kindsAt(i) & reader.words.place) !== 0;
}

/** A day, a verb of speech or a level word begins at atom `i`. */
function isStop(reader: Reader, i: number): boolean {
  for (const match of reader.matchesAt(i)) {
    const item = reader.lexicon.item(match);
    if (item.kind === 'calendar' || item.kind === 'reporting') return true;
    if (item.kind === 'cue' && item.class === 'level') return true;
    if (item.kind === 'affix' && item.class === 'rank') return true;
  }
  return false;
}
