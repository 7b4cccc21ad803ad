/** Credits and trailers: who wrote, took, edited; and the names in them. */
import { unitSet } from '../../text/characters.js';
import { endsSentence } from './lines.js';

/** A trailer at the end of a line: offset where it begins, and the initials or names in it. */
export interface Trailer {
  readonly start: number;
  readonly names: readonly string[];
}

export interface TrailerSetting {
  /** Words such as red, rls, adv. */
  isTrailerWord(folded: string): boolean;
  /** True when no more running text follows in the article. */
  readonly last: boolean;
}

/** UTF-16 units of a line's end in which a trailer must lie. */
const LONGEST = 64;
const BRACKETED = /\s*(?:\({1,2}|\[)\s*([^()[\]]{1,48}?)\s*(?:\){1,2}|\])\s*[.*]{0,4}$/;
const STARRED = /\s*\*{1,4}\s*([\p{L}][\p{L}./ -]{0,28})?\*{0,3}$/u;
/** Initials in capitals behind the last full stop: `… di Palu. IKI`. */
const CAPITALS = /([.!?]["”]?\s+)(\p{Lu}{2,4})$/u;
/** What `BRACKETED` ends in. */
const ENDINGS = unitSet(')].*');
/** What `DASHED` ends in. */
const DASHES = unitSet('-–—');
const DASHED = /\s+[-–—]{1,2}\s?([\p{Ll}]{2,8})\s?[-–—]{1,2}$/u;

/** The trailer that ends `text`, or null. The whole text may be one. */
export function trailerOf(text: string, setting: TrailerSetting): Trailer | null {
  const ending = ENDINGS[text.charCodeAt(text.length - 1)] === 1;
  const from = Math.max(0, text.length - LONGEST);
  const tail = text.slice(from);
  const bracketed = ending && /[([]/.test(tail) ? BRACKETED.exec(tail) : null;
  if (bracketed !== null) {
    const start = from + bracketed.index;
    const names = namesIn(bracketed[1] ?? '');
    const before = text.slice(0, start);
    if (isTrailer(bracketed[1] ?? '', names, before, setting))
      return { start: skipSpace(text, start), names };
  }
  const capitals = setting.last ? CAPITALS.exec(tail) : null;
  if (capitals !== null)
    return { start: from + capitals.index + (capitals[1] ?? '').length, names: [capitals[2] ?? ''] };
  const starred =
    (tail.includes('*') ? STARRED.exec(tail) : null) ??
    (DASHES[text.charCodeAt(text.length - 1)] === 1 ? DASHED.exec(tail) : null);
  if (starred === null || starred[0].trim() === '') return null;
  const start = from + starred.index;
  if (start > 0 && !endsSentence(text.slice(0, start)) && !setting.last) return null;
  return { start: skipSpace(text, start), names: namesIn(starred[1] ?? '') };
}

function skipSpace(text: string, start: number): number {
  let i = start;
  while (i < text.length && /\s/.test(text.charAt(i))) i++;
  return i;
}

function isTrailer(
  inner: string,
  names: readonly string[],
  before: string,
  setting: TrailerSetting,
): boolean {
  const alone = before.trim() === '';
  const afterStop = alone || endsSentence(before);
  if (/^[\s*]+$/.test(inner)) return afterStop || setting.last;
  if (names.length === 0 || names.length > 5) return false;
  if (names.some((name) => /^\d+$/.test(name) || name.length > 26 || /[.!?]$/.test(name))) return false;
  const listed = names.some((name) => setting.isTrailerWord(name.toLowerCase()));
  const small = names.every((name) => /^[\p{Ll}\d*.-]{1,12}$/u.test(name));
  if (!afterStop) return setting.last && (listed || (small && names.every((name) => name.length <= 6)));
  if (listed || small) return setting.last || listed || names.every((name) => name.length <= 8);
  const initials = names.every((name) => /^[\p{L}\d*.-]{1,9}$/u.test(name));
  if (initials && (names.length > 1 || (names[0] ?? '').length <= 6)) return true;
  const named = names.every((name) => /^(?:\p{L}[\p{L}.'’-]*\s?){1,4}$/u.test(name));
  return named && (setting.last || alone);
}

/** "(*)", "***": a trailer without initials, on its own line. */
export const isBareTrailer = (text: string): boolean => /^(?:[([]\s?\*{1,3}\s?[)\]]|\*{1,3})$/.test(text);

/** The names or initials of a trailer or a credit's value: "MG-3/R-1" holds two. */
export function namesIn(inner: string): string[] {
  return inner
    .split(/[/|+&,;\n]|\s(?:dan|and)\s/iu)
    .map((name) => name.replace(/^[\s*:@-]+|[\s*:-]+$/g, ''))
    .filter((name) => /\p{L}/u.test(name));
}

/** The names of a credit line: "Penulis: A | Editor: B", "Laporan Wartawan X, Name". */
export function creditNames(text: string): string[] {
  const names: string[] = [];
  for (const part of text.split(/\s*[|\n]\s*/)) {
    const labelled = part.split(/\s{0,3}:\s{0,3}/);
    if (labelled.length > 1) {
      // "Rep: A/ Red: B": between two colons stand a name and the next label.
      for (const [index, value] of labelled.slice(1).entries()) {
        const isLast = index === labelled.length - 2;
        const own = isLast ? value : value.replace(/[\s/,;-]*\p{L}+$/u, '');
        names.push(...namesIn(own));
      }
    } else if (part.includes(',')) names.push(...namesIn(part.slice(part.indexOf(',') + 1)));
  }
  return names.filter((name) => name.length <= 40 && !/\d{3}/.test(name));
}
