/** Dates as page headers write them, day first. */
import { unitAt } from '../../text/characters.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Span } from '../../text/span.js';

export interface PageDate extends Span {
  /** `YYYY-MM-DD`, or null when no such day exists. */
  readonly iso: string | null;
}

/** What a lexicon knows of months and weekdays, by folded name. */
export interface Calendar {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
}

export function calendarOf(lexicon: Lexicon): Calendar {
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  for (const entry of lexicon.ofKind('calendar')) {
    for (const form of [...entry.forms, ...entry.exact]) {
      if (entry.class === 'month' && entry.value !== undefined) months.set(form.toLowerCase(), entry.value);
      if (entry.class === 'weekday') weekdays.add(form.toLowerCase());
    }
  }
  return { months, weekdays };
}

/** Letters of months' names: those of ASCII, and all beyond that are no marks of Latin texts. */
const NAME = '([A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff]{3,10})';
/** An ISO date; day, month and year in digits; with the month's name between them, or before. Begins at a digit. */
const DATE = new RegExp(
  String.raw`(?<![\d/])(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\5\s?(\d{4}|\d{2})` +
    String.raw`|(\d{1,2})[\s-]{0,2}${NAME}[.,]?[\s-]{1,2}['’]?(\d{4}|\d{2})|(?<=${NAME}\s)(\d{1,2}),?\s(\d{4}))(?!\d)`,
  'y',
);

/** The dates with day, month and year in a short text, in order. */
export function findDates(text: string, { months }: Calendar): PageDate[] {
  const dates: PageDate[] = [];
  for (let at = digitsFrom(text, 0); at < text.length; at = digitsFrom(text, at)) {
    const runEnd = digitsEnd(text, at);
    if (digitsFrom(text, runEnd) > runEnd + LONGEST_GAP) {
      at = runEnd;
      continue;
    }
    DATE.lastIndex = at;
    const found = DATE.exec(text);
    if (found === null) {
      at = runEnd;
      continue;
    }
    at += found[0].length;
    const date = dateOf(found, months);
    if (date !== null) dates.push(date);
  }
  return dates;
}

/** UTF-16 units between the first digits of a date and the next: the name of a month, marks and spaces. */
const LONGEST_GAP = 24;

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Index of the first digit at or after `from`; the text's length when there is none. */
function digitsFrom(text: string, from: number): number {
  const { length } = text;
  let i = from;
  while (i < length && !isDigit(unitAt(text, i))) i++;
  return i;
}

function digitsEnd(text: string, from: number): number {
  const { length } = text;
  let i = from;
  while (i < length && isDigit(unitAt(text, i))) i++;
  return i;
}

function dateOf(found: RegExpExecArray, months: Calendar['months']): PageDate | null {
  const [whole, isoYear, isoMonth, isoDay, day, , month, year, day2, name2, year2, name3, day3, year3] =
    found;
  let iso: string | null;
  if (isoYear !== undefined) iso = isoDate(isoYear, isoMonth, isoDay);
  else if (day !== undefined) iso = isoDate(year, month, day);
  else {
    const named = months.get((name2 ?? name3 ?? '').toLowerCase());
    if (named === undefined) return null;
    iso = isoDate(year2 ?? year3, String(named), day2 ?? day3);
  }
  const before = name3 === undefined ? 0 : name3.length + 1;
  return { start: found.index - before, end: found.index + whole.length, iso };
}

function isoDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const full = year.length === 2 ? `20${year}` : year;
  if (Number(day) < 1 || Number(day) > daysIn(Number(month), Number(full))) return null;
  return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Days of a month, 0 for one that is none. */
function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return DAYS[month] ?? 0;
}

const DAYS: readonly number[] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const TIME = /\b\d{1,2}\s?[:.]\s?\d{2}(?:\s?[:.]\s?\d{2})?\b/g;
/** UTF-16 units; a longer line is no date line. */
const LONGEST_DATE_LINE = 110;
/** Words beside the date and time: a reporter's name, a section, an outlet. */
const MOST_OTHER_WORDS = 6;

/**
 * The date of a line that holds only the page's date: with a time of day, a zone, a weekday, and, if marks divide
 * them, a few more words such as a name. Null for any other line.
 */
export function pageDateOf(
  text: string,
  calendar: Calendar,
  isClock: (word: string) => boolean,
): PageDate | null {
  if (text.length > LONGEST_DATE_LINE || !/\d/.test(text)) return null;
  const dates = findDates(text, calendar);
  const first = dates[0];
  if (first === undefined) return null;
  let rest = text;
  for (const date of dates) rest = rest.replace(text.slice(date.start, date.end), ' ');
  const withoutTime = rest.replace(TIME, ' ');
  const others = (withoutTime.match(/[\p{L}\p{N}][\p{L}\p{N}'’.]*/gu) ?? []).filter((word) => {
    const folded = word.toLowerCase().replace(/’/g, "'").replace(/\.$/, '');
    return !isClock(folded) && !calendar.weekdays.has(folded);
  });
  if (others.length === 0) return first;
  const divided = withoutTime !== rest || /[|·•]|\s[-–—]\s/.test(text);
  const named = others.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || word.includes('.'));
  return divided && named && others.length <= MOST_OTHER_WORDS ? first : null;
}
