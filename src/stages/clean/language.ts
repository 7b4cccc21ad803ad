/** Tells Indonesian from its neighbours by the share of frequent words. Looks at a bounded number of words. */
import type { Entry, Lexicon } from '../../lexicon/index.js';

const MOST_WORDS = 200;
const FEWEST_WORDS = 30;
/** A language must have this share of the words, and this many times the share of Indonesian. */
const LEAST_SHARE = 0.08;
const LEAST_RATIO = 1.3;

type Language = Entry<'language'>;

const compiled = new WeakMap<Lexicon, ReadonlyMap<string, readonly Language[]>>();

function languagesByWord(lexicon: Lexicon): ReadonlyMap<string, readonly Language[]> {
  let byWord = compiled.get(lexicon);
  if (byWord === undefined) {
    const map = new Map<string, Language[]>();
    for (const language of lexicon.ofKind('language')) {
      for (const word of language.words) {
        const list = map.get(word);
        if (list === undefined) map.set(word, [language]);
        else list.push(language);
      }
    }
    compiled.set(lexicon, (byWord = map));
  }
  return byWord;
}

/** True when Indonesian leads so far that the words to come cannot matter: the usual case. */
function isPlainlyIndonesian(counts: ReadonlyMap<string, number>, words: number): boolean {
  const indonesian = counts.get('id') ?? 0;
  if (words < FEWEST_WORDS || indonesian < words * 0.1) return false;
  for (const [code, count] of counts) if (code !== 'id' && count * 2 > indonesian) return false;
  return true;
}

/** ISO 639 code of the language that the texts are in if it is not Indonesian, else null. */
export function foreignLanguage(texts: readonly string[], lexicon: Lexicon): string | null {
  const byWord = languagesByWord(lexicon);
  const counts = new Map<string, number>();
  let words = 0;
  for (const text of texts) {
    if (words === MOST_WORDS || isPlainlyIndonesian(counts, words)) break;
    for (const [word] of text.slice(0, 8000).matchAll(/[\p{L}']+/gu)) {
      if (words === MOST_WORDS) break;
      words++;
      for (const { code } of byWord.get(word.toLowerCase()) ?? [])
        counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  if (words < FEWEST_WORDS) return null;
  const indonesian = counts.get('id') ?? 0;
  let best: string | null = null;
  let most = Math.max(LEAST_SHARE * words, LEAST_RATIO * indonesian);
  for (const [code, count] of counts) {
    if (code !== 'id' && count >= most) {
      best = code;
      most = count;
    }
  }
  return best;
}
