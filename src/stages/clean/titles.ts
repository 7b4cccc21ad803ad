/** Tells headlines from running text by their looks. */
import { Char, charAt, insideAt, unitAt, unitSet } from '../../text/characters.js';
import type { Cues } from './cues.js';
import { endsSentence, keyOf, lastMark, wordEnd } from './lines.js';

/** UTF-16 units. */
const LONGEST_TITLE = 170;
const FEWEST_WORDS = 3;
/** UTF-16 units: a longer line is running text, whatever its words look like. */
const LONGEST_LOOKED_AT = 240;
/** Words that a line too long to be looked at counts as. */
const MANY_WORDS = 40;

const CALLS = unitSet('?!');
const CALL_CLOSERS = unitSet('"\'”’)');

/** What a line looks like. Each property is worked out when it is first asked for: most lines are asked for few. */
export class Looks {
  readonly #long: boolean;
  #words = -1;
  #capitals = 0;
  #severalSentences: boolean | undefined;

  constructor(
    private readonly text: string,
    private readonly cues: Cues,
  ) {
    this.#long = text.length > LONGEST_LOOKED_AT;
  }

  get words(): number {
    if (this.#words < 0) this.#count();
    return this.#words;
  }

  /** Share of the words, small words left out, that begin with a capital or digit. */
  get capitals(): number {
    if (this.#words < 0) this.#count();
    return this.#capitals;
  }

  /** The line ends as a sentence does, and not with a question or a call. */
  get finished(): boolean {
    return this.#long || (endsSentence(this.text) && CALLS[lastMark(this.text, CALL_CLOSERS, 6)] !== 1);
  }

  /** A sentence ends inside. */
  get severalSentences(): boolean {
    return (this.#severalSentences ??= this.#long || hasInnerEnd(this.text));
  }

  #count(): void {
    this.#words = this.#long ? MANY_WORDS : 0;
    if (this.#long) return;
    const { text } = this;
    let counted = 0;
    let capitals = 0;
    const { length } = text;
    for (let i = 0; i < length;) {
      const first = insideAt(text, i);
      if ((first & (Char.Letter | Char.Number)) === 0) {
        i++;
        continue;
      }
      const end = wordEnd(text, i + 1);
      this.#words++;
      if (!this.cues.isAt('headline-small', text, i, end)) {
        counted++;
        if ((first & (Char.Upper | Char.Number)) !== 0) capitals++;
      }
      i = end;
    }
    this.#capitals = counted === 0 ? 0 : capitals / counted;
  }
}

const STOPS = unitSet('.!?');
const CLOSING_QUOTES = unitSet('"”');
const OPENING_QUOTES = unitSet('"“');

/** True when a word of three small letters, a stop, and a capital after white space or a quotation mark are there. */
function hasInnerEnd(text: string): boolean {
  const last = text.length - 1;
  for (let i = 3; i < last; i++) {
    if (STOPS[unitAt(text, i)] === 1 && endsSmall(text, i) && beginsAfter(text, i + 1)) return true;
  }
  return false;
}

const endsSmall = (text: string, i: number): boolean =>
  (insideAt(text, i - 1) & insideAt(text, i - 2) & insideAt(text, i - 3) & Char.Lower) !== 0;

function beginsAfter(text: string, stop: number): boolean {
  const { length } = text;
  let i = stop;
  const quoted = CLOSING_QUOTES[unitAt(text, i)] === 1;
  if (quoted) i++;
  const spaces = i;
  while (i < length && (insideAt(text, i) & Char.Space) !== 0) i++;
  const spaced = i > spaces;
  if (spaced && i < length && OPENING_QUOTES[unitAt(text, i)] === 1) i++;
  return (quoted || spaced) && (charAt(text, i) & Char.Upper) !== 0;
}

/** A headline by its looks: capitals, no final stop, not long. */
export function looksLikeTitle(text: string, looks: Looks): boolean {
  return (
    text.length <= LONGEST_TITLE &&
    !looks.finished &&
    !/[;,:]$/.test(text) &&
    looks.words >= FEWEST_WORDS &&
    looks.capitals >= 0.7 &&
    !looks.severalSentences
  );
}

/** Running text by its looks: long, or ended as a sentence, or several sentences. */
export function looksLikeProse(text: string, looks: Looks): boolean {
  if (text.length > LONGEST_TITLE + 30) return true;
  if (looks.severalSentences) return true;
  return looks.finished && looks.words >= 6 && looks.capitals < 0.85;
}

/** A title as it is compared with another copy: without case, marks and spaces. */
export function titleKey(text: string): string {
  const folded = keyOf(text);
  let key = '';
  let from = 0;
  const { length } = folded;
  for (let i = 0; i <= length; i++) {
    if (i < length && (insideAt(folded, i) & (Char.Letter | Char.Number)) !== 0) continue;
    key += folded.slice(from, i);
    from = i + 1;
  }
  return key;
}

/** A title, to tell its other copies on the page. */
export class Title {
  readonly #key: string;
  readonly #first: string;

  constructor(readonly text: string) {
    this.#key = titleKey(text);
    this.#first = firstSmall(text);
  }

  /** True when `text` is another copy: the same, with a site's name after it, or cut with dots. */
  isRepeatedBy(text: string): boolean {
    if (text.length > this.text.length + 60) return false;
    if (this.#first !== '' && firstSmall(text) !== this.#first && firstSmall(text) !== '') return false;
    const copy = titleKey(text);
    const original = this.#key;
    if (copy === original) return copy !== '';
    const cut = /(?:\.{2,}|…)\s*$/.test(text) && copy.length >= 12 && original.startsWith(copy);
    const sited =
      original.length >= 16 &&
      copy.startsWith(original) &&
      copy.length - original.length <= 30 &&
      /\s[-–—|]\s/.test(text.slice(Math.floor(this.text.length * 0.8)));
    return cut || sited;
  }
}

/** The first letter or digit of a text in lower case, or nothing if it is not plain ASCII up to there. */
function firstSmall(text: string): string {
  const { length } = text;
  for (let i = 0; i < length && unitAt(text, i) < 0x80; i++) {
    if ((insideAt(text, i) & (Char.Letter | Char.Number)) !== 0) return text.charAt(i).toLowerCase();
  }
  return '';
}

/**
 * A headline of another story in or below running text: at least `fewest` words, all in capitals but the small ones.
 * List items, names with degrees and quotations are none.
 */
export function isHeadline(text: string, looks: Looks, cues: Cues, fewest: number): boolean {
  if (!looksLikeTitle(text, looks) || looks.words < fewest || looks.capitals < 0.9) return false;
  if (cues.opensSentence(firstWord(text))) return false;
  if (/^(?:\(?[\divx]{1,3}[.)]|["“'‘])/i.test(text) || /["”]$/.test(text)) return false;
  return !/,\s*(?:\p{Lu}\p{L}{0,3}\.){1,3}|,\s*\p{Lu}{2,4}(?:,|$)/u.test(text);
}

/** True when half of the longer words stand in the article's own title: a sub-heading. */
export function echoes(text: string, title: string): boolean {
  if (title === '') return false;
  const own = new Set(title.toLowerCase().match(/\p{L}{3,}/gu));
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return words.filter((word) => own.has(word)).length * 2 >= words.length;
}

/** The letters that a text begins with, folded. */
export function firstWord(text: string): string {
  const { length } = text;
  let end = 0;
  while (end < length && (insideAt(text, end) & Char.Letter) !== 0) end++;
  return text.slice(0, end).toLowerCase();
}
