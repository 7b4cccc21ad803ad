/** Calendar arithmetic on the proleptic Gregorian calendar, without time zones. */

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Days of an era of 400 years, and from the start of one (0000-03-01) to 1970-01-01. */
const ERA = 146_097;
const EPOCH = 719_468;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01, of a real day. Years are counted from March, so that a leap day ends one. */
export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * ERA + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH;
}

export function dayFrom(number: number): Day {
  const shifted = number + EPOCH;
  const era = Math.floor(shifted / ERA);
  const left = shifted - era * ERA;
  const ofEra = Math.floor(
    (left - Math.floor(left / 1460) + Math.floor(left / 36_524) - Math.floor(left / 146_096)) / 365,
  );
  const ofYear = left - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: ofEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function isRealDay({ year, month, day }: Day): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (MONTH_LENGTHS[month - 1] as number) + (month === 2 && leap ? 1 : 0);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** `2023-10-23`. */
export function isoDay({ year, month, day }: Day): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `2024-02`, or `--02` without a year. */
export function isoMonth(year: number | null, month: number): string {
  return year === null ? `--${pad(month, 2)}` : `${pad(year, 4)}-${pad(month, 2)}`;
}

/** ISO week of a day: `2023-W43`. */
export function isoWeek(number: number): string {
  const thursday = number - weekdayOf(number) + 4;
  const { year } = dayFrom(thursday);
  const first = dayNumber({ year, month: 1, day: 1 });
  return `${pad(year, 4)}-W${pad(Math.floor((thursday - first) / 7) + 1, 2)}`;
}

/** A day from the start of an ISO date or time, or null. */
export function parseIsoDay(text: string | null | undefined): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text ?? '');
  if (match === null) return null;
  const day = {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
  };
  return isRealDay(day) ? day : null;
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
