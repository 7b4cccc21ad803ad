/** Which entries know a word or phrase, in any of their forms. */
import { atomsOf, foldCase, tokenize } from '../text/tokens.js';
import type { Entry, Item, Lexicon } from './index.js';

export interface Known {
  readonly item: Item;
  /** How the entry has it. */
  readonly how:
    | 'form'
    /** It is a part of one of the entry's forms, or of a phrase that the entry is compared with. */
    | 'part'
    /** A form of it has the same root. */
    | 'root';
  /** The list of the entry, or the grammatical slot, that holds it. */
  readonly slot: string;
  /** The form that holds it; the phrase itself for `form`. */
  readonly form: string;
}

/** Entries with exactly this phrase as a form, inflected ones too; in lexicon order. */
export function entriesWithForm(lexicon: Lexicon, phrase: string): Known[] {
  const tokens = tokenize(phrase, [{ start: 0, end: phrase.length, block: 0 }], lexicon.gazetteer);
  const matches = lexicon.gazetteer.match(tokens, new Uint8Array(tokens.count));
  const found: Known[] = [];
  for (const match of matches.all) {
    if (match.from !== 0 || match.to !== tokens.count) continue;
    found.push({ item: lexicon.item(match), how: 'form', slot: match.slot, form: phrase });
  }
  return found;
}

/** Entries in one of whose texts the words of the phrase stand together. Also those that no text is matched with. */
export function entriesWithPart(lexicon: Lexicon, phrase: string): Known[] {
  const wanted = ` ${foldedWords(phrase)} `;
  const found: Known[] = [];
  for (const item of lexicon.items) {
    const hit = textsOf(item).find(([, text]) => ` ${foldedWords(text)} `.includes(wanted));
    if (hit !== undefined) found.push({ item, how: 'part', slot: hit[0], form: hit[1] });
  }
  return found;
}

/** Verbs that have this root. */
export function entriesWithRoot(lexicon: Lexicon, root: string): Known[] {
  return (['directive', 'reporting'] as const).flatMap((kind) =>
    (lexicon.ofKind(kind) as readonly Entry<'directive' | 'reporting'>[])
      .filter(({ roots }) => roots.includes(root))
      .map((item): Known => ({ item, how: 'root', slot: 'roots', form: root })),
  );
}

const NO_WORDS: ReadonlySet<string> = new Set([
  'examples',
  'counterexamples',
  'source',
  'note',
  'kind',
  'id',
]);

/** Texts of an entry with the key that they stand under. */
function textsOf(item: Item): (readonly [key: string, text: string])[] {
  return Object.entries(item).flatMap(([key, value]) => (NO_WORDS.has(key) ? [] : textsIn(key, value)));
}

function textsIn(key: string, value: unknown): (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([inner, part]) =>
    textsIn(Array.isArray(value) ? key : `${key}.${inner}`, part),
  );
}

function foldedWords(text: string): string {
  return atomsOf(text).map(foldCase).join(' ');
}
