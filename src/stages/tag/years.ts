/** Which year each election mention means: written, stated by its sentence, or the article's one. */
import type { ElectionPhrase } from './phrases.js';
import { yearAt } from './elections.js';
import type { Reader } from './reader.js';

/** Between a list of elections and the day on which they are held, in atoms. */
const LONGEST_RELATIVE_CLAUSE = 12;

/** @param days ISO days that the article names */
export function yearsOfElections(
  reader: Reader,
  elections: readonly ElectionPhrase[],
  days: ReadonlySet<string>,
): ReadonlyMap<ElectionPhrase, number | null> {
  const years = new Map<ElectionPhrase, number | null>();
  for (const election of elections) years.set(election, election.year);
  stated(reader, elections, years);
  unmarked(elections, years);
  voting(reader, elections, years, days);
  return years;
}

/**
 * "Pileg dan Pilpres yang akan digelar pada 14 Februari 2024", "Pemilu dan Pilkada Tahun 2024": the year behind
 * the last of a list holds for all of it.
 */
function stated(
  reader: Reader,
  elections: readonly ElectionPhrase[],
  years: Map<ElectionPhrase, number | null>,
): void {
  for (let k = elections.length - 1; k >= 0; k--) {
    const election = elections[k] as ElectionPhrase;
    if (election.year !== null) continue;
    const next = elections[k + 1];
    const listed =
      next !== undefined && reader.within(election.from, next.from) && isList(reader, election.to, next.from);
    const year = listed ? (years.get(next) ?? null) : yearOfDay(reader, election);
    if (year !== null) years.set(election, year);
  }
}

function isList(reader: Reader, from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let i = from; i < to; i++) {
    if (!reader.is(i, ',') && reader.cue(i, 'and') === null && reader.cue(i, 'list-filler') === null)
      return false;
  }
  return true;
}

/** The year of the day behind "yang akan dilangsungkan pada". */
function yearOfDay(reader: Reader, election: ElectionPhrase): number | null {
  let held = false;
  for (
    let i = election.to;
    i < election.to + LONGEST_RELATIVE_CLAUSE && reader.within(election.from, i);
    i++
  ) {
    if (reader.cue(i, 'held') !== null) held = true;
    if (reader.is(i, ',') || reader.is(i, '.')) return null;
    const year = yearAt(reader, i);
    if (year !== null) return held ? year : null;
  }
  return null;
}

/** An unmarked mention is the article's one election of that kind. */
function unmarked(elections: readonly ElectionPhrase[], years: Map<ElectionPhrase, number | null>): void {
  const counts = new Map<string, Map<number, number>>();
  for (const election of elections) {
    const year = years.get(election) ?? null;
    if (year === null) continue;
    const ofKind = counts.get(election.entry.id) ?? new Map<number, number>();
    counts.set(election.entry.id, ofKind.set(year, (ofKind.get(year) ?? 0) + 1));
  }
  for (const election of elections) {
    if ((years.get(election) ?? null) !== null) continue;
    const ofKind = counts.get(election.entry.id);
    if (ofKind === undefined) continue;
    const [most] = [...ofKind].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    years.set(election, most?.[0] ?? null);
  }
}

/** The article names no year of this kind of election, but the day of one: "27 November 2024". */
function voting(
  reader: Reader,
  elections: readonly ElectionPhrase[],
  years: Map<ElectionPhrase, number | null>,
  days: ReadonlySet<string>,
): void {
  if (days.size === 0) return;
  for (const election of elections) {
    if ((years.get(election) ?? null) !== null) continue;
    const { entry } = election;
    const kind = entry.family === undefined ? entry : reader.lexicon.get('election', entry.family);
    const voted = kind?.days;
    for (const year in voted) {
      if (!days.has(voted[year] as string)) continue;
      years.set(election, Number(year));
      break;
    }
  }
}
