/** Dates of the article with their ISO values. Wrong ones are kept as written and get a diagnostic. */
import {
  spanOfAtoms,
  textOf,
  type Context,
  type Diagnostic,
  type Entity,
  type Segmented,
} from '../../document.js';
import { plainTextBetween } from '../../text/tokens.js';
import { anchorsOf, LATEST_YEAR, type Anchors } from './date-anchors.js';
import { writtenDates, type WrittenDate, type WrittenDay } from './date-grammar.js';
import {
  dayFrom,
  dayNumber,
  isoDay,
  isoMonth,
  isoWeek,
  isRealDay,
  pad,
  weekdayOf,
  type Day,
} from './days.js';
import { draftOf, type Draft } from './draft.js';

/** What a written date comes to. */
interface Value {
  readonly value: string | null;
  readonly precision: 'day' | 'month' | 'year' | null;
  readonly relative: boolean;
  /** ISO day that the value was worked out from. */
  readonly anchor: string | null;
  readonly rule: string;
  readonly problem?: 'impossible-date' | 'weekday-mismatch';
}

interface Reading {
  readonly written: WrittenDate;
  readonly resolved: Value;
}

/** The dates of one article. */
export interface DateReadings {
  readonly anchors: Anchors;
  readonly readings: readonly Reading[];
}

/** One draft per date, in order. Equal values are one entity. */
export function dateDrafts(doc: Segmented, context: Context, dates: DateReadings): Draft[] {
  return dates.readings.map(({ written, resolved }) => {
    const { from, to } = written;
    const { value, precision, relative, anchor, rule } = resolved;
    const name = plainTextBetween(doc.tokens, from, to);
    const entity: Entity = { type: 'date', name, ref: null, value, precision, relative, anchor };
    const key = value === null ? `date:@${doc.tokens.start[from]}` : `date:${value}`;
    return draftOf(from, to, key, entity, context.lexicon.grounds(rule));
  });
}

/** `impossible-date` and `weekday-mismatch`, with the words that say so. */
export function dateDiagnostics(doc: Segmented, dates: DateReadings): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { written, resolved } of dates.readings) {
    if (resolved.problem === undefined) continue;
    const span = spanOfAtoms(doc.tokens, written.from, written.to);
    const quoted = `"${textOf(doc, span).replace(/\s+/g, ' ')}"`;
    const message =
      resolved.problem === 'impossible-date'
        ? `${quoted} is no possible date`
        : `${quoted}: the weekday does not fit the date`;
    found.push({
      code: resolved.problem,
      severity: 'warning',
      message,
      start: span.start,
      end: span.end,
    });
  }
  return found;
}

/** The day of the article as ISO date: of the page, else of its first dated statement; null when untold. */
export function articleDay({ anchors: { article } }: DateReadings): string | null {
  return article === null ? null : isoDay(dayFrom(article));
}

/** The days, as ISO dates, that the article's dates come to. */
export function daysOf({ readings }: DateReadings): Set<string> {
  const days = new Set<string>();
  for (const { resolved } of readings) {
    if (resolved.value !== null && resolved.precision === 'day') days.add(resolved.value);
  }
  return days;
}

export function readDates(doc: Segmented, { lexicon }: Context): DateReadings {
  const dates = writtenDates(doc, lexicon);
  const anchors = anchorsOf(doc, lexicon, dates);
  return {
    anchors,
    readings: dates.map((written) => ({
      written,
      resolved: resolve(written, anchors),
    })),
  };
}

function resolve(date: WrittenDate, anchors: Anchors): Value {
  if (date.offset !== null) return counted('date-relative', anchors.article, date.offset);
  if (date.countdown !== null) {
    return counted(
      'date-countdown',
      anchors.elections.length === 1 ? (anchors.elections[0] ?? null) : null,
      date.countdown,
    );
  }
  if (date.day !== null && date.month !== null) {
    return date.year === null ? yearless(date, anchors) : whole(date, date.year);
  }
  if (date.month !== null) return month(date, date.month, anchors);
  if (date.weekday !== null) return weekdayAlone(date, date.weekday, anchors);
  return period(date, anchors);
}

/** A day with its year: taken as written. */
function whole(date: WrittenDate, year: number): Value {
  const day = { year, month: date.month ?? 0, day: date.day ?? 0 };
  const base = {
    precision: 'day' as const,
    relative: false,
    anchor: null,
    rule: 'date-full',
  };
  if (!isRealDay(day) || !possibleEnd(date.until)) {
    return {
      ...base,
      value: null,
      precision: null,
      problem: 'impossible-date',
    };
  }
  const value = interval(isoDay(day), date.until, year);
  if (year > LATEST_YEAR || year < 1900) return { ...base, value, problem: 'impossible-date' };
  if (date.weekday !== null && weekdayOf(dayNumber(day)) !== date.weekday) {
    return { ...base, value, problem: 'weekday-mismatch' };
  }
  return { ...base, value };
}

/** How far from an anchor the year of a day without one is looked for. */
const YEARS_BACK = 2;
const YEARS_AHEAD = 1;

/** "Selasa (31/1)", "27 Juni mendatang": the year comes from the weekday, the article's day or its election. */
function yearless(date: WrittenDate, anchors: Anchors): Value {
  const written = { month: date.month ?? 0, day: date.day ?? 0 };
  const rule = 'date-yearless';
  // A leap year, so that 29 February passes.
  if (!isRealDay({ ...written, year: 2024 })) {
    return {
      value: null,
      precision: null,
      relative: false,
      anchor: null,
      rule: 'date-full',
      problem: 'impossible-date',
    };
  }
  const found = yearOf(date, written, anchors);
  if (found === null) {
    const value = `--${pad(written.month, 2)}-${pad(written.day, 2)}`;
    return {
      value,
      precision: 'day',
      relative: false,
      anchor: null,
      rule: 'date-yearless',
    };
  }
  const { day, anchor, mismatch } = found;
  return {
    value: interval(isoDay(day), date.until, day.year),
    precision: 'day',
    relative: true,
    anchor: anchor === null ? null : isoDay(dayFrom(anchor)),
    rule,
    ...(mismatch ? { problem: 'weekday-mismatch' as const } : {}),
  };
}

function yearOf(
  date: WrittenDate,
  written: { month: number; day: number },
  anchors: Anchors,
): { day: Day; anchor: number | null; mismatch: boolean } | null {
  const inYear = (year: number): Day => ({ ...written, year });
  const fits = (day: Day): boolean =>
    isRealDay(day) && (date.weekday === null || weekdayOf(dayNumber(day)) === date.weekday);

  if (anchors.article !== null) {
    const anchor = anchors.article;
    const around = yearsAround(dayFrom(anchor).year).map(inYear).filter(isRealDay);
    const best =
      nearest(around.filter(fits), anchor, date.direction) ?? nearest(around, anchor, date.direction);
    return best === null ? null : { day: best, anchor, mismatch: !fits(best) };
  }
  // No day to count from: an election's own day, else the one year near a named one whose weekday fits.
  const voting = anchors.elections
    .map(dayFrom)
    .find((day) => day.month === written.month && day.day === written.day);
  if (voting !== undefined && fits(voting))
    return { day: voting, anchor: dayNumber(voting), mismatch: false };
  const [only, other] = anchors.years;
  if (date.unit === 365 && date.direction === 0 && only !== undefined && other === undefined) {
    return { day: inYear(only), anchor: null, mismatch: !fits(inYear(only)) };
  }
  if (date.weekday === null) return null;
  for (const year of anchors.years) {
    const day = yearsAround(year).map(inYear).find(fits);
    if (day !== undefined) return { day, anchor: null, mismatch: false };
  }
  return null;
}

function yearsAround(year: number): number[] {
  const years: number[] = [];
  for (let y = year + YEARS_AHEAD; y >= year - YEARS_BACK; y--) years.push(y);
  return years;
}

/** The day nearest to the anchor; on the side that a direction names, if any. */
function nearest(days: readonly Day[], anchor: number, direction: number | null): Day | null {
  let best: Day | null = null;
  let distance = Infinity;
  for (const day of days) {
    const away = dayNumber(day) - anchor;
    if ((direction === -1 && away > 0) || (direction === 1 && away < 0)) continue;
    if (Math.abs(away) < distance) [best, distance] = [day, Math.abs(away)];
  }
  return best;
}

function month(date: WrittenDate, written: number, anchors: Anchors): Value {
  const rule = 'date-month';
  if (date.year !== null) {
    const start = isoMonth(date.year, written);
    const value = date.until?.month == null ? start : `${start}/${isoMonth(date.year, date.until.month)}`;
    return { value, precision: 'month', relative: false, anchor: null, rule };
  }
  if (anchors.article === null) {
    return {
      value: isoMonth(null, written),
      precision: 'month',
      relative: false,
      anchor: null,
      rule,
    };
  }
  const anchor = dayFrom(anchors.article);
  if (date.unit === 365) {
    const value = isoMonth(anchor.year + (date.direction ?? 0), written);
    return {
      value,
      precision: 'month',
      relative: true,
      anchor: isoDay(anchor),
      rule,
    };
  }
  const here = anchor.year * 12 + anchor.month;
  const candidates = [anchor.year - 1, anchor.year, anchor.year + 1].filter((year) => {
    const away = year * 12 + written - here;
    return date.direction === -1 ? away < 0 : date.direction === 1 ? away > 0 : true;
  });
  const distance = (year: number): number => Math.abs(year * 12 + written - here);
  const year = candidates.sort((a, b) => distance(a) - distance(b))[0] ?? anchor.year;
  return {
    value: isoMonth(year, written),
    precision: 'month',
    relative: true,
    anchor: isoDay(anchor),
    rule,
  };
}

/** "di Palu, Senin": the last such day up to the anchor; "Senin pekan lalu", "Senin depan" by their week. */
function weekdayAlone(date: WrittenDate, weekday: number, { article }: Anchors): Value {
  if (article === null) {
    return {
      value: null,
      precision: null,
      relative: true,
      anchor: null,
      rule: 'date-weekday',
    };
  }
  const back = (weekdayOf(article) - weekday + 7) % 7;
  const monday = article - weekdayOf(article) + 1;
  const day =
    date.unit === 7
      ? monday + 7 * (date.direction ?? 0) + weekday - 1
      : date.direction === -1
        ? article - (back === 0 ? 7 : back)
        : date.direction === 1
          ? article + (7 - back)
          : article - back;
  return dayValue('date-weekday', day, article);
}

/** "pekan lalu" as an ISO week, "bulan depan" as a month. */
function period(date: WrittenDate, { article }: Anchors): Value {
  const rule = 'date-relative';
  const step = date.direction ?? 0;
  if (article === null) return { value: null, precision: null, relative: true, anchor: null, rule };
  const anchor = dayFrom(article);
  if (date.unit === 7) {
    return {
      value: isoWeek(article + 7 * step),
      precision: null,
      relative: true,
      anchor: isoDay(anchor),
      rule,
    };
  }
  const months = anchor.year * 12 + anchor.month - 1 + step;
  const value = isoMonth(Math.floor(months / 12), (months % 12) + 1);
  return {
    value,
    precision: 'month',
    relative: true,
    anchor: isoDay(anchor),
    rule,
  };
}

function counted(rule: string, anchor: number | null, days: number): Value {
  if (anchor === null) return { value: null, precision: null, relative: true, anchor: null, rule };
  return dayValue(rule, anchor + days, anchor);
}

function dayValue(rule: string, day: number, anchor: number): Value {
  return {
    value: isoDay(dayFrom(day)),
    precision: 'day',
    relative: true,
    anchor: isoDay(dayFrom(anchor)),
    rule,
  };
}

function possibleEnd(until: WrittenDay | null): boolean {
  if (until === null) return true;
  return isRealDay({
    year: until.year ?? 2024,
    month: until.month ?? 0,
    day: until.day ?? 0,
  });
}

/** ISO 8601 interval when the date is a range. */
function interval(start: string, until: WrittenDay | null, year: number): string {
  if (until === null) return start;
  return `${start}/${isoDay({ year: until.year ?? year, month: until.month ?? 0, day: until.day ?? 0 })}`;
}
