/** Tells headlines from running text by their looks. */
import type { Cues } from './cues.js';
import { endsSentence, keyOf, wordsOf } from './lines.js';

/** UTF-16 units. */
const LONGEST_TITLE = 170;
const FEWEST_WORDS = 3;

export interface Looks {
  readonly words: number;
  /** Share of the words, small words left out, that begin with a capital or digit. */
  readonly capitals: number;
  readonly finished: boolean;
  /** A sentence ends inside. */
  readonly severalSentences: boolean;
}

/** UTF-16 units: a longer line is running text, whatever its words look like. */
const LONGEST_LOOKED_AT = 240;
const LONG_TEXT: Looks = { words: 40, capitals: 0, finished: true, severalSentences: true };

export function looksOf(text: string, cues: Cues): Looks {
  if (text.length > LONGEST_LOOKED_AT) return LONG_TEXT;
  const words = wordsOf(text);
  let counted = 0;
  let capitals = 0;
  for (const word of words) {
    if (cues.is('headline-small', word.toLowerCase())) continue;
    counted++;
    if (/^[\p{Lu}\p{N}]/u.test(word)) capitals++;
  }
  return {
    words: words.length,
    capitals: counted === 0 ? 0 : capitals / counted,
    finished: endsSentence(text) && !/[?!]["'”’)\s]*$/.test(text.slice(-6)),
    severalSentences: /\p{Ll}{3,}[.!?](?:["”]?\s+["“]?|["”])\p{Lu}/u.test(text),
  };
}

/** A headline by its looks: capitals, no final stop, not long. */
export function looksLikeTitle(text: string, looks: Looks): boolean {
  return (
    text.length <= LONGEST_TITLE &&
    looks.words >= FEWEST_WORDS &&
    !looks.finished &&
    !looks.severalSentences &&
    looks.capitals >= 0.7 &&
    !/[;,:]$/.test(text)
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
  return keyOf(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * True when `text` is another copy of the title: the same, with a site's name after it, or cut with dots.
 */
export function repeatsTitle(text: string, title: string): boolean {
  if (text.length > title.length + 60) return false;
  const copy = titleKey(text);
  const original = titleKey(title);
  if (copy === original) return copy !== '';
  const cut = /(?:\.{2,}|…)\s*$/.test(text) && copy.length >= 12 && original.startsWith(copy);
  const sited =
    original.length >= 16 &&
    copy.startsWith(original) &&
    copy.length - original.length <= 30 &&
    /\s[-–—|]\s/.test(text.slice(Math.floor(title.length * 0.8)));
  return cut || sited;
}

/**
 * A headline of another story in or below running text: at least `fewest` words, all in capitals but the small ones.
 * List items, names with degrees and quotations are none.
 */
export function isHeadline(text: string, looks: Looks, cues: Cues, fewest: number): boolean {
  if (!looksLikeTitle(text, looks) || looks.words < fewest || looks.capitals < 0.9) return false;
  if (cues.opensSentence((/^\p{L}+/u.exec(text)?.[0] ?? '').toLowerCase())) return false;
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
