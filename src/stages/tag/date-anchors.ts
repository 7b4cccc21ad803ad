/** What an article's dates without a year, and words such as kemarin, are counted from. */
import type { Segmented } from '../../document.js';
import type { Entry, Lexicon } from '../../lexicon/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import { dayNumber, isRealDay, parseIsoDay, type Day } from './days.js';
import type { WrittenDate } from './date-grammar.js';
import { wordsOf } from './words.js';

export interface Anchors {
  /** Day of the page or of the first statement, as a day number; null when nothing tells it. */
  readonly article: number | null;
  /** Days of elections that the article names by year, as day numbers. */
  readonly elections: readonly number[];
  /** Years that the article states, in an election's name or a full date: latest first. */
  readonly years: readonly number[];
}

/** A header line later than every other date by more than this many days is when the page was stored. */
const HEADER_LATEST = 60;

export function anchorsOf(doc: Segmented, lexicon: Lexicon, dates: readonly WrittenDate[]): Anchors {
  const elections = electionsNamed(doc, lexicon);
  const full = dates.flatMap((date) => {
    const day = fullDay(date);
    return day === null ? [] : [{ date, number: dayNumber(day), year: day.year }];
  });
  const inDateline = full.find(({ date }) => blockKind(doc, date) === 'dateline');
  const inBody = full.filter(({ date }) => blockKind(doc, date) !== 'dateline');
  const published = parseIsoDay(doc.meta.published);
  const header = published === null ? inDateline?.number : dayNumber(published);
  const attribution = inBody.find(({ date }) => date.statement)?.number;
  const given = parseIsoDay(doc.given.date);
  const others = inBody.map(({ number }) => number);
  const stored = header !== undefined && others.length > 0 && header > Math.max(...others) + HEADER_LATEST;
  const order = stored
    ? [attribution, given && dayNumber(given), header]
    : [header, attribution, given && dayNumber(given)];
  const article = order.find((number): number is number => typeof number === 'number') ?? null;
  const years = new Set<number>();
  for (const { year } of elections) years.add(year);
  for (const { year } of full) years.add(year);
  return {
    article,
    elections: elections.flatMap(({ day }) => (day === null ? [] : [day])),
    years: [...years].sort((a, b) => b - a),
  };
}

/** The date's day when it is written in full and exists. */
export function fullDay({ year, month, day }: WrittenDate): Day | null {
  if (year === null || month === null || day === null) return null;
  const found = { year, month, day };
  return isRealDay(found) && year >= 1900 && year <= LATEST_YEAR ? found : null;
}

/** Later years are slips of the pen. */
export const LATEST_YEAR = 2100;

/** Atoms between the name of an election and its year: "Pemilu serentak tahun 2024". */
const YEAR_REACH = 4;

function electionsNamed(doc: Segmented, lexicon: Lexicon): { year: number; day: number | null }[] {
  const { tokens, matches } = doc;
  const words = wordsOf(lexicon);
  const found = new Map<string, { year: number; day: number | null }>();
  for (let m = 0; m < matches.count; m++) {
    if (words.elections[matches.entry[m] as number] === 0) continue;
    const election = lexicon.itemAt(matches.entry[m] as number) as Entry<'election'>;
    const to = matches.to[m] as number;
    for (let i = to; i < Math.min(to + YEAR_REACH, tokens.count); i++) {
      if (tokens.shape[i] === Shape.Mark) break;
      if (tokens.shape[i] !== Shape.Digits) continue;
      const year = Number(surfaceOf(tokens, i));
      if (year < 1955 || year > LATEST_YEAR) break;
      const day = parseIsoDay(election.days[String(year)]);
      found.set(`${election.id} ${year}`, {
        year,
        day: day === null ? null : dayNumber(day),
      });
      break;
    }
  }
  return [...found.values()];
}

function blockKind(doc: Segmented, date: WrittenDate): string | undefined {
  return doc.blocks[doc.tokens.block[date.from] ?? 0]?.kind;
}
