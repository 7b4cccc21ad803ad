/**
 * Dates as the words say them, before anything is worked out. One pass from left to right; every reader looks
 * at a bounded number of atoms.
 */
import type { Segmented } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape, spaceBefore, surfaceOf } from '../../text/tokens.js';
import { wordsOf, type Words } from './words.js';

type Calendar = Entry<'calendar'>;

/** Day, month and year as written; null where they are not. Nothing is checked: month may be 26. */
export interface WrittenDay {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

export interface WrittenDate extends WrittenDay {
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Last day of a range. */
  readonly until: WrittenDay | null;
  /** 1 (Monday) to 7. */
  readonly weekday: number | null;
  /** Past, this or coming: -1, 0, 1. */
  readonly direction: number | null;
  /** Days in the unit that the direction moves by ("Senin pekan lalu"), else null. */
  readonly unit: number | null;
  /** Days from the anchor (kemarin: -1). */
  readonly offset: number | null;
  /** Days from voting day (H-3: -3). */
  readonly countdown: number | null;
  /** True when the date stands in brackets or after a weekday, as the day of a statement does. */
  readonly statement: boolean;
}

/** Atoms of the longest calendar word that is looked for before another. */
const LONGEST_WORD = 3;

interface Core extends WrittenDay {
  readonly until: WrittenDay | null;
  readonly to: number;
}

/** All dates of the document, in order, none overlapping another. */
export function writtenDates(doc: Segmented, lexicon: Lexicon): WrittenDate[] {
  const reader = new DateReader(doc, lexicon);
  const found: WrittenDate[] = [];
  for (let i = 0; i < doc.tokens.count;) {
    const date = reader.read(i);
    // "Sabtu (18/10/2025) kemarin": the word adds nothing to the day just read.
    const echo = date !== null && date.offset !== null && found.at(-1)?.to === i;
    if (date === null || echo) i++;
    else {
      found.push(date);
      i = date.to;
    }
  }
  return found;
}

class DateReader {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;
  readonly #words: Words;

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#words = wordsOf(lexicon);
  }

  read(i: number): WrittenDate | null {
    const { tokens, matches } = this.#doc;
    const shape = tokens.shape[i];
    if (shape === Shape.Digits) return this.#bare(i);
    if (shape === Shape.Mark) return this.#isMark(i, '(') ? this.#bracketed(i) : null;
    if ((matches.kindsAt(i) & this.#words.calendar) === 0) return null;
    const day = this.#weekday(i) ?? this.#relative(i) ?? this.#month(i) ?? this.#period(i, false);
    return day ?? this.#countdown(i) ?? this.#edge(i);
  }

  /** "akhir September", "akhir bulan ini": the edge belongs to the month or period. */
  #edge(i: number): WrittenDate | null {
    const found = this.#word(i, 'edge');
    if (found === null || found.to >= this.#doc.tokens.count || !this.#sameBlock(i, found.to)) return null;
    const date = this.#month(found.to) ?? this.#period(found.to, true);
    return date === null || date.day !== null ? null : movedTo(i, date);
  }

  // --- words and numbers -----------------------------------------------------------------------------------

  /** The longest calendar form of a class at atom `i`. */
  #word(i: number, kind: Calendar['class']): { entry: Calendar; to: number } | null {
    const { matches } = this.#doc;
    const m = this.#words.longestOfClass(matches, i, 'calendar', kind);
    if (m < 0) return null;
    const entry = this.#lexicon.itemAt(matches.entry[m] as number) as Calendar;
    return { entry, to: matches.to[m] as number };
  }

  /** True when a form of the class ends right before atom `i`. */
  #endsBefore(i: number, kind: Calendar['class']): boolean {
    const { block } = this.#doc.tokens;
    let reach = 0;
    while (reach < LONGEST_WORD && block[i - reach - 1] === block[i]) reach++;
    return this.#words.endsBefore(this.#doc.matches, i, reach, 'calendar', kind);
  }

  /** What joins the ends of a range: a dash or a word; `listed` when the word names two days one by one. */
  #range(i: number): { listed: boolean; to: number } | null {
    const mark = this.#mark(i);
    if (mark !== null && '-–—&'.includes(mark)) return { listed: false, to: i + 1 };
    const found = this.#word(i, 'range');
    return found === null ? null : { listed: found.entry.value !== undefined, to: found.to };
  }

  #mark(i: number): string | null {
    const { tokens } = this.#doc;
    return tokens.shape[i] === Shape.Mark ? tokens.text.charAt(tokens.start[i] as number) : null;
  }

  #isMark(i: number, mark: string): boolean {
    return this.#mark(i) === mark;
  }

  #digits(i: number, longest: number): number | null {
    const { tokens } = this.#doc;
    if (i >= tokens.count || tokens.shape[i] !== Shape.Digits) return null;
    const surface = surfaceOf(tokens, i);
    return surface.length <= longest ? Number(surface) : null;
  }

  /** A year of four digits, or of two where `short` ones may stand. */
  #year(i: number, short: boolean): number | null {
    const { tokens } = this.#doc;
    if (i >= tokens.count || tokens.shape[i] !== Shape.Digits) return null;
    const surface = surfaceOf(tokens, i);
    if (surface.length === 4 && surface >= '1000') return Number(surface);
    return short && surface.length === 2 ? 2000 + Number(surface) : null;
  }

  #glued(i: number): boolean {
    return !spaceBefore(this.#doc.tokens, i);
  }

  #sameBlock(a: number, b: number): boolean {
    return this.#doc.tokens.block[a] === this.#doc.tokens.block[b];
  }

  // --- dates in numbers ------------------------------------------------------------------------------------

  /** "23/10/2023", "23/10", "24-26/11/2024", "30/10-1/11/2023", "2023-10-23"; `spaced` allows spaces inside. */
  #numeric(i: number, spaced: boolean, needsYear: boolean): Core | null {
    const first = this.#digits(i, 4);
    if (first === null || this.#mark(i + 1) === null) return null;
    const joint = (k: number, marks: string): string | null => {
      const mark = this.#mark(k);
      if (mark === null || !marks.includes(mark)) return null;
      return spaced || (this.#glued(k) && this.#glued(k + 1)) ? mark : null;
    };
    if (first >= 1000) {
      const month = joint(i + 1, '-/.') === null ? null : this.#digits(i + 2, 2);
      const day = month === null || joint(i + 3, '-/.') === null ? null : this.#digits(i + 4, 2);
      return day === null ? null : { year: first, month, day, until: null, to: i + 5 };
    }
    if (this.#digits(i, 2) === null) return null;

    const dash = joint(i + 1, '-–');
    const second = this.#digits(i + 2, 2);
    if (second === null) return null;
    // A range of days: "24-26/11/2024", "24-26/11".
    if (dash !== null && joint(i + 3, '/') !== null) {
      const month = this.#digits(i + 4, 2);
      if (month === null) return null;
      const year = joint(i + 5, '/') === null ? null : this.#year(i + 6, !needsYear);
      if (year === null && needsYear) return null;
      return {
        year,
        month,
        day: first,
        until: { year, month, day: second },
        to: year === null ? i + 5 : i + 7,
      };
    }
    const separator = joint(i + 1, '/-.–');
    if (separator === null) return null;
    const year = joint(i + 3, separator) === null ? null : this.#year(i + 4, separator !== '.' && !needsYear);
    if (year !== null) return { year, month: second, day: first, until: null, to: i + 5 };
    if (needsYear || separator !== '/') return null;
    // A range over the end of a month: "30/10-1/11/2023".
    if (joint(i + 3, '-–') !== null) {
      const last = this.#numeric(i + 4, spaced, needsYear);
      if (last !== null && last.until === null && last.month !== null) {
        const until = { year: last.year, month: last.month, day: last.day };
        return {
          year: last.year,
          month: second,
          day: first,
          until,
          to: last.to,
        };
      }
    }
    return { year: null, month: second, day: first, until: null, to: i + 3 };
  }

  // --- dates in words --------------------------------------------------------------------------------------

  /** "14 Februari 2024", "14 Februari", "24-26 November 2024", "30 Oktober hingga 1 November 2024". */
  #dayMonth(i: number): Core | null {
    const day = this.#digits(i, 2);
    if (day === null || day === 0) return null;
    const month = this.#monthWord(i + 1, true);
    if (month === null) return this.#dayRange(i, day);
    const year = this.#yearAfter(month.to);
    const end = year?.to ?? month.to;
    const range = this.#range(end);
    if (range !== null && !range.listed && this.#sameBlock(i, range.to)) {
      const last = this.#dayMonth(range.to);
      if (last !== null && last.until === null) {
        const until = { year: last.year, month: last.month, day: last.day };
        return {
          year: year?.year ?? last.year,
          month: month.month,
          day,
          until,
          to: last.to,
        };
      }
    }
    return {
      year: year?.year ?? null,
      month: month.month,
      day,
      until: null,
      to: end,
    };
  }

  /** "24-26 November 2024", "24 dan 25 November 2024". */
  #dayRange(i: number, day: number): Core | null {
    const range = this.#range(i + 1);
    if (range === null) return null;
    const last = this.#digits(range.to, 2);
    const month = last === null ? null : this.#monthWord(range.to + 1, true);
    if (last === null || month === null || last <= day) return null;
    // "24 dan 27" are two days, not four.
    if (range.listed && last !== day + 1) return null;
    const year = this.#yearAfter(month.to);
    const until = { year: year?.year ?? null, month: month.month, day: last };
    return { year: until.year, month: until.month, day, until, to: year?.to ?? month.to };
  }

  #monthWord(i: number, withDay: boolean): { month: number; to: number } | null {
    const found = this.#word(i, 'month');
    if (found === null) return null;
    const { tokens } = this.#doc;
    if (found.entry.short && (!withDay || tokens.shape[i] === Shape.Lower)) return null;
    let to = found.to;
    if (found.entry.short && this.#mark(to) === '.' && this.#glued(to) && this.#digits(to + 1, 4) !== null)
      to++;
    return { month: found.entry.value ?? 0, to };
  }

  /** "2024", ", 2024", "tahun 2024" after a month. */
  #yearAfter(i: number): { year: number; to: number } | null {
    let k = i;
    if (this.#mark(k) === ',') k++;
    const joiner = this.#word(k, 'joiner');
    if (joiner?.entry.value === 365) k = joiner.to;
    if (k < this.#doc.tokens.count && !this.#sameBlock(i - 1, k)) return null;
    const year = this.#year(k, false);
    return year === null ? null : { year, to: k + 1 };
  }

  /** What can stand in brackets or after a weekday. */
  #core(i: number, spaced: boolean, needsYear: boolean): Core | null {
    return this.#numeric(i, spaced, needsYear) ?? this.#dayMonth(i) ?? this.#monthFirst(i);
  }

  /** "Desember 7, 2024". */
  #monthFirst(i: number): Core | null {
    const month = this.#monthWord(i, true);
    if (month === null) return null;
    const day = this.#digits(month.to, 2);
    if (day === null) return null;
    const year = this.#yearAfter(month.to + 1);
    if (year === null) return null;
    return {
      year: year.year,
      month: month.month,
      day,
      until: null,
      to: year.to,
    };
  }

  // --- whole dates -----------------------------------------------------------------------------------------

  /** "(23/10/2023)", "(Senin, 23/10/2023)", "( 24/8 )": the brackets belong to the date. */
  #brackets(i: number): { core: Core; weekday: number | null } | null {
    if (this.#mark(i) !== '(') return null;
    const weekday = this.#word(i + 1, 'weekday');
    let k = weekday?.to ?? i + 1;
    if (weekday !== null && this.#mark(k) === ',') k++;
    const core = this.#core(k, true, false);
    if (core === null) return null;
    // Without its closing bracket a date is taken only when something that cannot continue it follows.
    const closed = this.#mark(core.to) === ')';
    if (!closed && this.#digits(core.to, 4) !== null) return null;
    const { year, month, day, until, to } = core;
    return {
      core: closed ? { year, month, day, until, to: to + 1 } : core,
      weekday: weekday?.entry.value ?? null,
    };
  }

  #bracketed(i: number): WrittenDate | null {
    const inside = this.#brackets(i);
    if (inside === null || this.#mark(inside.core.to - 1) !== ')') return null;
    return this.#date(i, inside.core, { weekday: inside.weekday, statement: true });
  }

  /** A date that begins with a number. */
  #bare(i: number): WrittenDate | null {
    const { tokens } = this.#doc;
    const before = this.#mark(i - 1);
    if (i > 0 && this.#glued(i) && (before === null || './-–:'.includes(before))) return null;
    const numeric = this.#numeric(i, false, true);
    if (numeric !== null) {
      const next = numeric.to;
      const mark = this.#mark(next);
      const goesOn = mark !== null && '/-'.includes(mark) && this.#glued(next) && this.#glued(next + 1);
      const glued = next < tokens.count && this.#glued(next) && mark === null;
      return goesOn || glued ? null : this.#date(i, numeric, {});
    }
    const words = this.#dayMonth(i);
    return words === null ? null : this.#date(i, words, {});
  }

  /** "Senin (23/10/2023)", "Selasa malam (23/9/2025)", "Kamis 25 Mei", "Senin pekan lalu", "Senin". */
  #weekday(i: number): WrittenDate | null {
    const found = this.#word(i, 'weekday');
    if (found === null || this.#endsBefore(i, 'blocker') || this.#word(found.to, 'stopper') !== null)
      return null;
    const weekday = found.entry.value ?? null;
    const dated = this.#afterWeekday(i, found.to);
    if (dated !== null)
      return this.#date(i, dated.core, {
        weekday: dated.single ? weekday : null,
        statement: true,
      });
    // "Senin-Jumat" is a timetable, "senin" in the middle of a sentence mostly no date either.
    if (this.#doc.tokens.shape[i] === Shape.Lower || this.#secondWeekday(found.to) !== null) return null;
    if (this.#mark(i - 1) === '-' || this.#endsBefore(i, 'range')) return null;
    const { unit, direction, to } = this.#directed(found.to);
    return this.#date(i, coreOf(null, null, to), { weekday, unit, direction });
  }

  /** The numbers that belong to a weekday, past parts of the day, a comma or a second weekday. */
  #afterWeekday(i: number, after: number): { core: Core; single: boolean } | null {
    let k = after;
    let single = true;
    const second = this.#secondWeekday(k);
    if (second !== null) {
      k = second;
      single = false;
    }
    k = this.#word(k, 'part')?.to ?? k;
    const directed = this.#directed(k);
    if (this.#mark(directed.to) === '(') k = directed.to;
    if (this.#mark(k) === ',') k++;
    k = this.#word(k, 'joiner')?.to ?? k;
    if (k >= this.#doc.tokens.count || !this.#sameBlock(i, k)) return null;
    const core = this.#brackets(k)?.core ?? this.#core(k, false, false);
    return core === null ? null : { core, single: single && core.until === null };
  }

  /** Where the second weekday of "Sabtu-Minggu" ends, or null. */
  #secondWeekday(i: number): number | null {
    const range = this.#range(i);
    return range === null ? null : (this.#word(range.to, 'weekday')?.to ?? null);
  }

  /** "Agustus lalu", "Februari 2024", "Januari-Maret 2024", "Desember 7, 2024". */
  #month(i: number): WrittenDate | null {
    const first = this.#monthFirst(i);
    if (first !== null) return this.#date(i, first, {});
    const month = this.#monthWord(i, false);
    if (month === null) return null;
    const range = this.#range(month.to);
    const last = range === null || range.listed ? null : this.#monthWord(range.to, false);
    if (last !== null) {
      const year = this.#yearAfter(last.to);
      if (year !== null) {
        const until = { year: year.year, month: last.month, day: null };
        return this.#date(
          i,
          {
            year: year.year,
            month: month.month,
            day: null,
            until,
            to: year.to,
          },
          {},
        );
      }
    }
    const year = this.#yearAfter(month.to);
    if (year !== null) {
      return this.#date(i, coreOf(year.year, month.month, year.to), {});
    }
    const { direction, unit, to } = this.#directed(month.to);
    if (direction === null && !(this.#endsBefore(i, 'opener') && this.#doc.tokens.shape[i] === Shape.Title)) {
      return null;
    }
    return this.#date(i, coreOf(null, month.month, to), { direction, unit });
  }

  /** "kemarin", "kemarin (13/10)", "hari ini". */
  #relative(i: number): WrittenDate | null {
    const found = this.#word(i, 'relative');
    if (found === null || this.#endsBefore(i, 'blocker') || this.#isAfterElection(i)) return null;
    let k = found.to;
    k = this.#word(k, 'part')?.to ?? k;
    if (this.#mark(k) === ',') k++;
    const inside = this.#brackets(k);
    if (inside !== null) return this.#date(i, inside.core, { statement: true, weekday: inside.weekday });
    // "hari ini, Kamis (18/9/2025)": the day that follows says it better.
    const weekday = this.#word(k, 'weekday');
    if (weekday !== null && this.#afterWeekday(k, weekday.to) !== null) return null;
    return this.#date(i, coreOf(null, null, found.to), { offset: found.entry.value ?? 0 });
  }

  /** "pilpres kemarin" is the last one, not yesterday's. */
  #isAfterElection(i: number): boolean {
    for (let back = 1; back <= 4 && i - back >= 0; back++) {
      if ((this.#doc.matches.kindsAt(i - back) & this.#words.election) === 0) continue;
      for (const match of this.#doc.matches.startingAt(i - back)) {
        if (match.to === i && this.#lexicon.entry(match, 'election') !== undefined) return true;
      }
    }
    return false;
  }

  /** "pekan lalu", "bulan depan". */
  #period(i: number, edged: boolean): WrittenDate | null {
    const found = this.#word(i, 'unit');
    if (found === null || (found.entry.value === 365 && !edged) || this.#digits(i - 1, 4) !== null)
      return null;
    if ((!edged && this.#endsBefore(i, 'blocker')) || this.#mark(i - 1) === ')') return null;
    const direction = this.#word(found.to, 'direction');
    if (direction === null) return null;
    return this.#date(i, coreOf(null, null, direction.to), {
      unit: found.entry.value ?? null,
      direction: direction.entry.value ?? null,
    });
  }

  /** "H-3". */
  #countdown(i: number): WrittenDate | null {
    const found = this.#word(i, 'countdown');
    const days = found === null ? null : this.#digits(found.to, 3);
    if (found === null || days === null) return null;
    return this.#date(i, coreOf(null, null, found.to + 1), { countdown: days * (found.entry.value ?? 1) });
  }

  /** The direction after a weekday, month or day without a year, with the unit that it moves by. */
  #directed(i: number): {
    unit: number | null;
    direction: number | null;
    to: number;
  } {
    const unit = this.#word(i, 'unit');
    const direction = this.#word(unit?.to ?? i, 'direction');
    if (direction === null || !this.#sameBlock(i - 1, direction.to - 1))
      return { unit: null, direction: null, to: i };
    return {
      unit: unit?.entry.value ?? null,
      direction: direction.entry.value ?? null,
      to: direction.to,
    };
  }

  #date(from: number, core: Core, more: Partial<Omit<WrittenDate, keyof Core | 'from'>>): WrittenDate {
    // "15 Agustus lalu": the direction tells the year, so it is part of the date; after a year it is not.
    const yearless = core.day !== null && core.year === null && this.#mark(core.to - 1) !== ')';
    const after = yearless ? this.#directed(core.to) : null;
    return {
      from,
      to: after?.to ?? core.to,
      year: core.year,
      month: core.month,
      day: core.day,
      until: core.until,
      weekday: more.weekday ?? null,
      direction: more.direction ?? after?.direction ?? null,
      unit: more.unit ?? after?.unit ?? null,
      offset: more.offset ?? null,
      countdown: more.countdown ?? null,
      statement: more.statement ?? false,
    };
  }
}

/** A date without a day. */
function coreOf(year: number | null, month: number | null, to: number): Core {
  return { year, month, day: null, until: null, to };
}

function movedTo(from: number, date: WrittenDate): WrittenDate {
  const { to, year, month, day, until, weekday, direction, unit, offset, countdown, statement } = date;
  return { from, to, year, month, day, until, weekday, direction, unit, offset, countdown, statement };
}
