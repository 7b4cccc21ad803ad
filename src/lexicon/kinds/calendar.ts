/** Months, weekdays, relative day words and number words. */
import * as z from 'zod';
import { common, kind, plainSurfaces, surfaces } from './common.js';

export const CALENDAR_CLASSES = [
  'month',
  'weekday',
  /** A day counted from the anchor: kemarin. */
  'relative',
  /** Part of a day: malam. */
  'part',
  /** Length of a period: pekan. */
  'unit',
  /** Which neighbour of the anchor is meant: lalu, mendatang. */
  'direction',
  /** Between the ends of a range: hingga. */
  'range',
  /** Days before or after voting day: H-3. */
  'countdown',
  /** Between a weekday or month and what belongs to it: tanggal, tahun. */
  'joiner',
  /** Before a month that stands alone and is a date: sejak. */
  'opener',
  /** Before a month or period of which it is the beginning or end, as a part of the date: akhir. */
  'edge',
  /** Before a weekday that is no date: setiap. */
  'blocker',
  /** After a weekday or relative word that is no date: Agung in Jumat Agung. */
  'stopper',
] as const;

export const calendar = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    class: z.enum(CALENDAR_CLASSES),
    /**
     * Month 1-12; weekday 1 (Monday) to 7; days from the anchor; days in a unit; -1, 0 or 1 for a direction
     * (past, this, coming) and for a countdown's sign.
     */
    value: z.number().optional(),
    /** An abbreviation that is a date only with a day's number beside it and a capital letter (Mar, Des). */
    short: z.boolean().default(false),
  }),
  plainSurfaces,
);

/** A number word. `scale` multiplies what stands before it; `vague` means a count that is not told (belasan). */
export const number = kind(
  z.strictObject({
    ...common,
    ...surfaces,
    value: z.number(),
    scale: z.boolean().default(false),
    vague: z.boolean().default(false),
    /** Adds ten to the digit before it (belas). */
    teen: z.boolean().default(false),
    /** Names all of a known set (keenam) or its one member (seorang): counts persons without a noun. */
    persons: z.boolean().default(false),
  }),
  plainSurfaces,
);
