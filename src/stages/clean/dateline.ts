/**
 * The dateline at the beginning of a line: place, outlet and sometimes a date, in any order, divided by commas,
 * brackets, bars or dashes, and closed by a dash, colon, bar, slashes or stop.
 */
import { Char, charAt, holds, insideAt, isAll, unitAt, unitSet } from '../../text/characters.js';
import { findDates, type Calendar } from './pagedate.js';
import { squash } from '../../lexicon/index.js';
import type { Places } from './places.js';

export interface Dateline {
  /** Offset within the line, after the closing mark. */
  readonly end: number;
  readonly outlet: string | null;
  readonly place: string | null;
  /** ISO date with a year, or null. */
  readonly date: string | null;
}

export interface DatelineKnowledge {
  readonly places: Places;
  readonly calendar: Calendar;
  /** Outlet names that come with the article: of its source or address. Squashed. */
  readonly givenOutlets: ReadonlySet<string>;
}

/** UTF-16 units in which a dateline must close. */
const LONGEST = 110;
const MOST_PARTS = 5;
/** "Palu: …" opens a paragraph of at least this length; a shorter line is a headline. */
const SHORTEST_PARAGRAPH = 130;
const MOST_WORDS = 9;

const CLOSING = /\s*(?:[-‐‑‒–—―−]+|\/\/+|\|+|[:;])\s*|\.(?=\s|$)(?!\s?(?:com|co|id|net)\b)\s*|$/iy;
/** What closings are made of, beside white space. */
const CLOSING_MARKS = unitSet('-‐‑‒–—―−/|:;.');

type PartType = 'outlet' | 'place' | 'date' | 'capitals' | 'named';

interface Part {
  readonly type: PartType;
  readonly text: string;
  readonly bracketed: boolean;
}

/** The dateline that `text` begins with, or null. Looks at a bounded head of the text only. */
export function parseDateline(text: string, knowledge: DatelineKnowledge): Dateline | null {
  const head = text.slice(0, LONGEST);
  const glued = placeAfterBar(head, knowledge) ?? bracketedPlace(head, knowledge);
  if (glued !== null) return glued;
  let best: { parts: Part[]; end: number } | null = null;
  for (const closing of closings(head)) {
    if (closing.index === 0) continue;
    const atEnd = closing.index === head.length;
    if (atEnd && (text.length > head.length || !DIVIDING.test(head))) break;
    if (countWords(head, closing.index) > MOST_WORDS) break;
    const parts = partsOf(head.slice(0, closing.index), knowledge);
    if (parts === null) continue;
    const end = closing.index + closing[0].trimEnd().length;
    const next = text.slice(end).trimStart().charAt(0);
    const mark = closing[0].trim();
    if (best === null) {
      if (closes(parts, mark, closing[0], next, text, end, knowledge)) best = { parts, end };
    } else if (extendsDateline(best.parts, parts, mark, knowledge)) best = { parts, end };
    else break;
  }
  if (best === null) return unmarkedEnd(head, knowledge);
  return { end: best.end, ...meaning(best.parts, knowledge) };
}

const CAPITALS_MARKS = unitSet(".'’&-");
const NAME_MARKS = unitSet(".'’");
const NO_MARKS = unitSet('');
const DIGITS_AND_STOP = unitSet('0123456789.');
/** What running text begins with, beside capitals and digits. */
const OPENING_MARKS = unitSet('"“”\'‘’(*');
/** What divides the parts of a dateline that no mark closes, or a date in it. */
const DIVIDING = /[-–—,()[\]|/\d]/;

/** Everything that could close a dateline, in order, the end of the head last. */
function* closings(head: string): Generator<RegExpExecArray> {
  const { length } = head;
  for (let i = 0; i <= length; i++) {
    if (i < length && CLOSING_MARKS[unitAt(head, i)] !== 1) continue;
    const found = closingAt(head, i);
    if (found === null) continue;
    yield found;
    i = Math.max(i, found.index + found[0].length - 1);
  }
}

/** The closing whose mark stands at `i`, with the white space before it. */
function closingAt(head: string, i: number): RegExpExecArray | null {
  let from = i;
  while (from > 0 && (insideAt(head, from - 1) & Char.Space) !== 0) from--;
  CLOSING.lastIndex = head.charAt(i) === '.' || i === head.length ? i : from;
  return CLOSING.exec(head);
}

/** Pieces between white space in the text before `end`. */
function countWords(text: string, end: number): number {
  let words = 1;
  let spaced = false;
  for (let i = 0; i < end; i++) {
    const space = (insideAt(text, i) & Char.Space) !== 0;
    if (space && !spaced) words++;
    spaced = space;
  }
  return words;
}

/** The parts of a would-be dateline, or null when one of them cannot stand in a dateline. */
function partsOf(head: string, knowledge: DatelineKnowledge): Part[] | null {
  if (countWords(head, head.length) > MOST_WORDS) return null;
  const pieces = head.split(/([,()[\]|/]+|\s[-–—]+\s|--+|[–—]+)/);
  const parts: Part[] = [];
  let depth = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      if (/[([]/.test(piece)) depth++;
      if (/[)\]]/.test(piece)) depth = Math.max(0, depth - 1);
      continue;
    }
    const text = piece.trim();
    if (text === '') continue;
    const type = typeOf(text, knowledge);
    const divided =
      type === null || type === 'capitals' || type === 'named' ? divideAtDash(text, knowledge) : null;
    if (divided !== null) parts.push(...divided.map((part) => ({ ...part, bracketed: depth > 0 })));
    else if (type !== null) parts.push({ type, text, bracketed: depth > 0 });
    else return joinedDate(head, knowledge);
  }
  return parts.length === 0 || parts.length > MOST_PARTS ? joinedDate(head, knowledge) : parts;
}

/** "Sulteng-KabarX": a place or outlet on either side of a dash without spaces. */
function divideAtDash(text: string, knowledge: DatelineKnowledge): Part[] | null {
  const sides = text.split('-').map((side) => side.trim());
  if (sides.length !== 2) return null;
  const types = sides.map((side) => typeOf(side, knowledge));
  if (types.some((type) => type === null) || !types.some((type) => type === 'place' || type === 'outlet'))
    return null;
  return sides.map((side, index) => ({ type: types[index] as PartType, text: side, bracketed: false }));
}

/** A head that only makes sense with its date taken out first: "PALU (27/9/2024)", "Palu, 25/1 (Antaranews)". */
function joinedDate(head: string, knowledge: DatelineKnowledge): Part[] | null {
  const date = findDates(head, knowledge.calendar)[0];
  const short = date ?? shortDate(head);
  if (short === null) return null;
  const without = `${head.slice(0, short.start)},${head.slice(short.end)}`.replace(/[([]\s*,\s*[)\]]/, ',');
  if (findDates(without, knowledge.calendar).length > 0 || shortDate(without) !== null) return null;
  const parts = partsOf(without, knowledge);
  if (parts === null) return null;
  return [...parts, { type: 'date', text: head.slice(short.start, short.end), bracketed: true }];
}

function shortDate(head: string): { start: number; end: number } | null {
  const found = /(?<!\d)\d{1,2}\s?[/-]\s?\d{1,2}(?![\d/-])/.exec(head);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}

const HOST =
  /^[\p{L}\p{N}-]+(?:\s[\p{L}\p{N}-]+)*\s?(?:\.\s?[\p{L}\p{N}-]+)*\.\s?(?:com|co\.\s?id|id|net|news|co|tv|org|info|go\.\s?id|or\.\s?id|online|media|press|my\.\s?id|web\.\s?id|today|top|site|live|asia|biz|xyz)$/iu;
const MOST_WORDS_IN_PART = 5;

function typeOf(text: string, knowledge: DatelineKnowledge): PartType | null {
  if (knowledge.places.isPlace(knowledge.places.withoutFiller(text)) && (charAt(text, 0) & Char.Upper) !== 0)
    return 'place';
  if (/^\d/.test(text)) return isDate(text, knowledge) ? 'date' : null;
  if (knowledge.calendar.weekdays.has(text.toLowerCase())) return 'date';
  const words = text.split(/\s+/);
  if (words.length > MOST_WORDS_IN_PART) return null;
  if (words.length <= 4 && text.includes('.') && HOST.test(text)) return 'outlet';
  if (
    knowledge.places.isOutlet(text) ||
    (knowledge.givenOutlets.size > 0 && knowledge.givenOutlets.has(squash(text)))
  )
    return 'outlet';
  if (isDate(text, knowledge)) return 'date';
  const capitalised = words.every((word) => (charAt(word, 0) & (Char.Upper | Char.Number)) !== 0);
  if (!capitalised) return null;
  if (knowledge.places.isPlace(text)) return 'place';
  if (isCamel(text)) return 'outlet';
  return isAll(text, Char.Upper | Char.Number | Char.Space, CAPITALS_MARKS) ? 'capitals' : 'named';
}

/** "KabarSatu", "kabarSatu.com": one word with a capital behind small letters. */
function isCamel(text: string): boolean {
  let i = (charAt(text, 0) & Char.Upper) !== 0 ? 1 : 0;
  const small = i;
  while (i < text.length && (charAt(text, i) & Char.Lower) !== 0) i++;
  if (i === small || (charAt(text, i) & Char.Upper) === 0) return false;
  return isAll(text.slice(i), Char.Letter, DIGITS_AND_STOP);
}

function isDate(text: string, { calendar }: DatelineKnowledge): boolean {
  const date = findDates(text, calendar)[0];
  if (date !== undefined) return date.end - date.start >= text.length - 12;
  if (/^\d{1,2}\s?[/-]\s?\d{1,2}$/.test(text)) return true;
  const named = /^(\d{1,2})\s(\S+)$/.exec(text);
  return named !== null && calendar.months.has((named[2] ?? '').toLowerCase());
}

/** True when these parts before this mark make a dateline. */
function closes(
  parts: readonly Part[],
  mark: string,
  closing: string,
  next: string,
  text: string,
  end: number,
  { places }: DatelineKnowledge,
): boolean {
  const has = (type: PartType): boolean => parts.some((part) => part.type === type);
  const first = parts[0] as Part;
  if (parts.every((part) => part.type === 'date')) return false;
  const body = parts.some((part) => part.type !== 'outlet' && places.isBody(part.text));
  const opening =
    next !== '' &&
    ((insideAt(next, 0) & (Char.Upper | Char.Number)) !== 0 || OPENING_MARKS[unitAt(next, 0)] === 1);
  const bracketed = parts.some((part) => part.bracketed && part.type !== 'date');
  const sure = has('outlet') || (has('place') && bracketed);
  if (mark === '') return has('outlet') && has('place') && end <= 60;
  if (mark === ':' || mark === ';')
    return (
      sure ||
      (mark === ':' &&
        first.type === 'place' &&
        parts.length === 1 &&
        opening &&
        text.length > SHORTEST_PARAGRAPH)
    );
  if (mark === '.') {
    if (has('place') && has('outlet')) return true;
    return (
      parts.length === 1 &&
      first.type === 'place' &&
      isAll(first.text, Char.Upper | Char.Space, NO_MARKS) &&
      opening
    );
  }
  if (sure) return opening || /\s/.test(closing) || mark.length > 1 || mark !== '-';
  const spaced = /^\s|\s$/.test(closing) || mark !== '-';
  if (has('place') && first.type !== 'named') {
    // "Jakarta-Bogor" is a road; "PALU-Pada" and "Palu - Pada" begin an article.
    if (!spaced && (!isUpper(first.text) || places.isPlace(wordAt(text, end)))) return false;
    return opening;
  }
  if (body || !opening || !spaced) return false;
  return (
    first.type === 'capitals' &&
    first.text.length >= 4 &&
    isAll(first.text, Char.Upper | Char.Space, NAME_MARKS) &&
    first.text.split(/\s+/).length <= 3
  );
}

const isUpper = (text: string): boolean => !holds(text, Char.Lower);

function wordAt(text: string, offset: number): string {
  return /^[^\p{L}]*(\p{L}+)/u.exec(text.slice(offset, offset + 40))?.[1] ?? '';
}

/** True when the parts that come after an accepted dateline still belong to it. */
function extendsDateline(
  accepted: readonly Part[],
  parts: readonly Part[],
  mark: string,
  { places }: DatelineKnowledge,
): boolean {
  const added = parts.slice(accepted.length);
  const last = added[0];
  if (last === undefined || added.length > 1 || mark === '') return false;
  const has = (type: PartType): boolean => accepted.some((part) => part.type === type);
  if (last.type === 'outlet') return !has('outlet');
  if (last.type === 'date') return true;
  if (last.type === 'place') return !has('place') && mark !== ':';
  if (mark === ';') return has('outlet');
  return last.type === 'capitals' && last.text.length <= 5 && !places.isBody(last.text) && mark.length === 1;
}

/** "kabarx.id | PaluAnggota", "KabarX.net || Palu": a known place after a bar, with no mark behind it. */
function placeAfterBar(head: string, { places }: DatelineKnowledge): Dateline | null {
  if (!head.includes('|')) return null;
  const found = /^([^|\s]{2,40}\.\p{L}{2,6})\s*\|+\s*/u.exec(head);
  const outlet = found?.[1];
  if (found === null || outlet === undefined) return null;
  const rest = head.slice(found[0].length);
  const name = /^(?:\p{Lu}\p{Ll}+(?=\p{Lu}\p{Ll}|\s+["“]?\p{Lu}|\s*$)|(?:\p{Lu}[\p{L}]+\s?){1,3}(?=\s*$))/u
    .exec(rest)?.[0]
    .trim();
  if (name === undefined || !places.isPlace(name)) return null;
  return { end: found[0].length + name.length, outlet, place: places.proper(name), date: null };
}

/** "[JAKARTA] Bupati …" */
function bracketedPlace(head: string, { places }: DatelineKnowledge): Dateline | null {
  if (!head.startsWith('[')) return null;
  const found = /^\[([\p{Lu}\s]{3,30})\]\s*(?=["“]?\p{Lu})/u.exec(head);
  const name = found?.[1];
  if (found === null || name === undefined || !places.isPlace(name)) return null;
  return { end: found[0].trimEnd().length, outlet: null, place: places.proper(name), date: null };
}

/** "Kabarx.com, Palu Bupati …": an outlet's host name, a known place, and no mark before the text. */
function unmarkedEnd(head: string, { places }: DatelineKnowledge): Dateline | null {
  if (!opensWithListedWord(head)) return null;
  const found = /^([^\s,]{3,40}\.\p{L}{2,6}),\s?((?:\p{Lu}[\p{L}'’]*\s?){1,3})/u.exec(head);
  const outlet = found?.[1];
  if (found === null || outlet === undefined || !HOST.test(outlet)) return null;
  const words = (found[2] ?? '').trim().split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const place = words.slice(0, count).join(' ');
    if (!places.isPlace(place)) continue;
    const end = head.indexOf(place, outlet.length) + place.length;
    return /^\s+["“]?\p{Lu}/u.test(head.slice(end))
      ? { end, outlet, place: places.proper(place), date: null }
      : null;
  }
  return null;
}

/** True when a comma stands right behind the first word. */
function opensWithListedWord(head: string): boolean {
  for (let i = 0; i < head.length; i++) {
    if (unitAt(head, i) === 0x2c) return true;
    if ((insideAt(head, i) & Char.Space) !== 0) return false;
  }
  return false;
}

function meaning(
  parts: readonly Part[],
  { places, calendar }: DatelineKnowledge,
): { outlet: string | null; place: string | null; date: string | null } {
  const date = parts.find((part) => part.type === 'date');
  const unnamed = parts.filter((part) => part.type === 'capitals' || part.type === 'named');
  let outlet = parts.find((part) => part.type === 'outlet');
  let place = parts.find((part) => part.type === 'place');
  // What is left over is the one that is missing: the outlet stands in brackets or beside a known place.
  outlet ??= unnamed.find((part) => part.bracketed);
  if (outlet === undefined && (place !== undefined || unnamed.length > 1)) outlet = unnamed.at(-1);
  place ??= unnamed.find((part) => part !== outlet);
  return {
    outlet: outlet?.text ?? null,
    place: place === undefined ? null : places.proper(places.withoutFiller(place.text)),
    date: date === undefined ? null : (findDates(date.text, calendar)[0]?.iso ?? null),
  };
}
