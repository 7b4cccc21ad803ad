/** Tells Indonesian from its neighbours by the share of frequent words. Looks at a bounded number of words. */
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Char, insideAt, unitAt } from '../../text/characters.js';
import { wordNumber, WordTable } from '../../text/vocabulary.js';

const MOST_WORDS = 200;
const FEWEST_WORDS = 30;
/** A language must have this share of the words, and this many times the share of Indonesian. */
const LEAST_SHARE = 0.08;
const LEAST_RATIO = 1.3;

/** Frequent words by number, and for each the languages that it is frequent in, as indices into `codes`. */
interface FrequentWords {
  readonly words: WordTable;
  readonly languages: readonly (readonly number[])[];
  readonly codes: readonly string[];
  readonly indonesian: number;
}

const frequentWords = perLexicon(compile);

function compile(lexicon: Lexicon): FrequentWords {
  const words = new WordTable();
  const languages: number[][] = [];
  const entries = lexicon.ofKind('language');
  const codes = [...new Set(entries.map(({ code }) => code))];
  for (const entry of entries) {
    for (const word of entry.words) (languages[words.add(word)] ??= []).push(codes.indexOf(entry.code));
  }
  return { words, languages, codes, indonesian: codes.indexOf('id') };
}

/** UTF-16 units of a paragraph that are looked at. */
const LONGEST_TEXT = 8000;

/** ISO 639 code of the language that the texts are in if it is not Indonesian, else null. */
export function foreignLanguage(texts: readonly string[], lexicon: Lexicon): string | null {
  const { words: frequent, languages, codes, indonesian } = frequentWords(lexicon);
  const counts = new Int32Array(codes.length);
  let words = 0;
  for (const text of texts) {
    if (words === MOST_WORDS || isPlainlyIndonesian(counts, indonesian, words)) break;
    const end = Math.min(text.length, LONGEST_TEXT);
    for (let i = 0; i < end && words < MOST_WORDS;) {
      const stop = lettersEnd(text, i, end);
      if (stop > i) {
        words++;
        const known = wordNumber(frequent, text, i, stop);
        if (known >= 0)
          for (const language of languages[known] as readonly number[])
            counts[language] = (counts[language] as number) + 1;
      }
      i = stop + 1;
    }
  }
  if (words < FEWEST_WORDS) return null;
  let best: string | null = null;
  let most = Math.max(LEAST_SHARE * words, LEAST_RATIO * (counts[indonesian] ?? 0));
  for (const [language, count] of counts.entries()) {
    if (language !== indonesian && count >= most) {
      best = codes[language] as string;
      most = count;
    }
  }
  return best;
}

/** True when Indonesian leads so far that the words to come cannot matter: the usual case. */
function isPlainlyIndonesian(counts: Int32Array, indonesian: number, words: number): boolean {
  const own = counts[indonesian] ?? 0;
  if (words < FEWEST_WORDS || own < words * 0.1) return false;
  return counts.every((count, language) => language === indonesian || count * 2 <= own);
}

function lettersEnd(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && ((insideAt(text, i) & Char.Letter) !== 0 || unitAt(text, i) === 0x27)) i++;
  return i;
}
