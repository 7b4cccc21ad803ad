/** Calendar arithmetic on the proleptic Gregorian calendar, without time zones. */

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const MILLISECONDS = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: Day): number {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  return Math.round(time.getTime() / MILLISECONDS);
}

export function dayFrom(number: number): Day {
  const time = new Date(number * MILLISECONDS);
  return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, day: time.getUTCDate() };
}

export function isRealDay({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const back = dayFrom(dayNumber({ year, month, day }));
  return back.month === month && back.day === day;
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
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(day) ? day : null;
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
