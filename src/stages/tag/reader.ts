/** Looking at atoms: cues, shapes, brackets, and where a phrase must end. Shared by all readers of the stage. */
import type { Context, Segmented } from '../../document.js';
import type { Entry, Lexicon, Match } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { foldCase, Shape, surfaceOf } from '../../text/tokens.js';
import { wordsOf, type Words } from './words.js';

/** Atoms inside a bracket that may explain the words before it. */
const LONGEST_BRACKET = 10;
const LONGEST_FULL_FORM = 9;
const LONGEST_ADDRESS = 60;
/** What the lexicon gives as the value of ranks that are corps (Pol, Inf, TNI). */
const CORPS = 'corps';
/** Atoms before a word at which a cue may begin that ends there. */
const LONGEST_CUE = 3;
const LONGEST_RANK = 4;
const DOT = '.'.charCodeAt(0);
const AT = '@'.charCodeAt(0);
/** A part of an address, at the end of which a country or kind of host stands. */
const ADDRESS = /[a-z0-9-]\.(com|co|id|net|org|go|or|ac|sch|desa|news|info|tv|web)(\W|$)/i;

export class Reader {
  readonly tokens: Segmented['tokens'];
  readonly matches: Segmented['matches'];
  readonly lexicon: Lexicon;
  readonly words: Words;
  /** For each atom, the first atom behind its sentence (or its block, outside sentences). */
  readonly #limit: Int32Array;
  readonly #title: Uint8Array;
  /** The atom behind the last of a title. */
  readonly titleEnd: number;
  /** Atoms that open a bracket. */
  readonly #brackets: readonly number[];
  /** 1 at atoms from which a bracket with a single atom is within reach. */
  readonly #beforeShort: Uint8Array;

  constructor(
    readonly doc: Segmented,
    readonly context: Context,
  ) {
    this.tokens = doc.tokens;
    this.matches = doc.matches;
    this.lexicon = context.lexicon;
    this.words = wordsOf(context.lexicon);
    const { count, block } = doc.tokens;
    this.#limit = new Int32Array(count);
    this.#title = new Uint8Array(count);
    let titleEnd = 0;
    for (let from = 0; from < count;) {
      const own = block[from] as number;
      let to = from + 1;
      while (to < count && block[to] === own) to++;
      this.#limit.fill(to, from, to);
      if (doc.blocks[own]?.kind === 'title') this.#title.fill(1, from, (titleEnd = to));
      from = to;
    }
    this.titleEnd = titleEnd;
    for (const sentence of doc.sentences) this.#limit.fill(sentence.to, sentence.from, sentence.to);
    const brackets: number[] = [];
    this.#beforeShort = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      if (doc.tokens.shape[i] !== Shape.Mark || !this.is(i, '(')) continue;
      brackets.push(i);
      if (this.is(i + 2, ')')) this.#beforeShort.fill(1, Math.max(0, i - LONGEST_FULL_FORM), i);
    }
    this.#brackets = brackets;
  }

  /** No phrase that begins at atom `i` reaches to this atom. */
  limit(i: number): number {
    return this.#limit[i] ?? 0;
  }

  /** Atom `j` stands in the same sentence as `i`, at or behind it. */
  within(i: number, j: number): boolean {
    return j < this.limit(i);
  }

  inTitle(i: number): boolean {
    return this.#title[i] === 1;
  }

  shape(i: number): Shape {
    return (this.tokens.shape[i] ?? Shape.Mark) as Shape;
  }

  surface(i: number): string {
    return surfaceOf(this.tokens, i);
  }

  folded(i: number): string {
    return foldCase(this.surface(i));
  }

  /** Atom `i` is this single mark. */
  is(i: number, mark: string): boolean {
    const { tokens } = this;
    return (
      tokens.shape[i] === Shape.Mark &&
      tokens.text.charCodeAt(tokens.start[i] as number) === mark.charCodeAt(0)
    );
  }

  /** Atom `i` is a word with an upper-case letter at its head. */
  capital(i: number): boolean {
    const shape = this.tokens.shape[i];
    if (shape === Shape.Title || shape === Shape.Upper) return true;
    if (shape !== Shape.Mixed) return false;
    const first = this.surface(i).charAt(0);
    return first !== first.toLowerCase();
  }

  matchesAt(i: number): readonly Match[] {
    return this.doc.matches.startingAt(i);
  }

  /** The longest cue of this class at atom `i`. */
  cue(i: number, cueClass: string): { to: number; value: string } | null {
    const m = this.words.longestOfClass(this.matches, i, 'cue', cueClass);
    if (m < 0) return null;
    const cue = this.lexicon.itemAt(this.matches.entry[m] as number) as Entry<'cue'>;
    return { to: this.matches.to[m] as number, value: cue.value ?? '' };
  }

  /** True when a cue of this class begins at atom `i`. */
  isCue(i: number, cueClass: string): boolean {
    return this.words.longestOfClass(this.matches, i, 'cue', cueClass) >= 0;
  }

  /** The longest affix of this class at atom `i`. */
  affix(i: number, affixClass: Entry<'affix'>['class']): { to: number; value: string } | null {
    const m = this.words.longestOfClass(this.matches, i, 'affix', affixClass);
    if (m < 0) return null;
    const end = this.matches.to[m] as number;
    const affix = this.lexicon.itemAt(this.matches.entry[m] as number) as Entry<'affix'>;
    // A full stop behind an abbreviation belongs to it.
    const to = this.is(end, '.') && this.within(i, end) ? end + 1 : end;
    return { to, value: affix.value ?? '' };
  }

  /** True when an affix of this class begins at atom `i`. */
  isAffix(i: number, affixClass: Entry<'affix'>['class']): boolean {
    return this.words.longestOfClass(this.matches, i, 'affix', affixClass) >= 0;
  }

  /** True when a cue of this class ends right before atom `i`; cues of up to three atoms are seen. */
  cueBefore(i: number, cueClass: string): boolean {
    return this.words.endsBefore(this.matches, i, LONGEST_CUE, 'cue', cueClass);
  }

  /** True when a number stands right before atom `i`: "48 pemkab", "sepuluh pemprov". */
  countedBefore(i: number): boolean {
    if (i === 0 || !this.within(i - 1, i)) return false;
    if (this.shape(i - 1) === Shape.Digits) return true;
    if ((this.matches.kindsAt(i - 1) & this.words.number) === 0) return false;
    for (const match of this.matchesAt(i - 1)) {
      if (match.to === i && this.lexicon.entry(match, 'number') !== undefined) return true;
    }
    return false;
  }

  /** True when no noun goes on with the noun of atoms `from` to before `to`: a mark, a small word or a verb follows. */
  endsNoun(from: number, to: number): boolean {
    if (!this.within(from, to)) return true;
    const shape = this.shape(to);
    if (shape === Shape.Mark) return !this.is(to, '-') && !this.is(to, '/');
    if (this.cue(to, 'after-noun') !== null) return true;
    return shape === Shape.Lower && isVerbShaped(this.lexicon, this.surface(to));
  }

  /** True when a rank (not a corps alone, as TNI is one) ends right before atom `i`, with or without its full stop. */
  rankBefore(i: number): boolean {
    const end = this.is(i - 1, '.') ? i - 1 : i;
    if (!this.words.endsBefore(this.matches, end, LONGEST_RANK, 'affix', 'rank')) return false;
    for (let from = end - 1; from >= 0 && from >= end - LONGEST_RANK; from--) {
      for (const match of this.matchesAt(from)) {
        const affix = match.to === end ? this.lexicon.entry(match, 'affix') : undefined;
        if (affix?.class === 'rank' && affix.value !== CORPS) return true;
      }
    }
    return false;
  }

  /** Atom `i` stands inside a web address. */
  inAddress(i: number): boolean {
    const { text, start, end } = this.tokens;
    const from = start[i] as number;
    const to = end[i] as number;
    const before = text.charCodeAt(from - 1);
    const behind = text.charCodeAt(to);
    if (before !== DOT && behind !== DOT && before !== AT && behind !== AT) return false;
    let left = from;
    let right = to;
    while (left > 0 && from - left < LONGEST_ADDRESS && !/\s/.test(text.charAt(left - 1))) left--;
    while (right < text.length && right - to < LONGEST_ADDRESS && !/\s/.test(text.charAt(right))) right++;
    return ADDRESS.test(text.slice(left, right));
  }

  /** Atom `i` is a part of a letter's number: "800/1455/BKPSDM", "R-3011/KASN/10/2020". */
  inNumber(i: number): boolean {
    return this.#slashDigits(i, -1) || this.#slashDigits(i, 1);
  }

  /** A slash and digits touch atom `i` on the side of `step`. */
  #slashDigits(i: number, step: -1 | 1): boolean {
    const { start, end, shape } = this.tokens;
    if (!this.is(i + step, '/') || shape[i + 2 * step] !== Shape.Digits) return false;
    const first = step < 0 ? i - 2 : i;
    return start[first + 1] === end[first] && start[first + 2] === end[first + 1];
  }

  /** Index of the lexicon entry that the article gives atom `i` as a short form, or -1. */
  definedAt(i: number): number {
    this.#defined ??= this.#definedEntries(this.#definitions());
    return this.#defined[i] ?? -1;
  }

  /** By atom: the entry that it is a short form of, or -1; empty in an article that defines none. */
  #defined: Int32Array | null = null;

  #definedEntries(definitions: ReadonlyMap<string, readonly Definition[]>): Int32Array {
    const { shape, count } = this.tokens;
    const entries = new Int32Array(definitions.size === 0 ? 0 : count).fill(-1);
    for (let i = 0; i < entries.length; i++) {
      if (shape[i] === Shape.Lower || shape[i] === Shape.Mark) continue;
      const own = definitions.get(this.surface(i));
      if (own === undefined) continue;
      let latest = own[0] as Definition;
      for (const definition of own) if (definition.at <= i) latest = definition;
      entries[i] = latest.entry;
    }
    return entries;
  }

  /** "Pejabat Pembina Kepegawaian (PPK)" and "PPK (Pejabat Pembina Kepegawaian)". */
  #definitions(): ReadonlyMap<string, readonly Definition[]> {
    const found = new Map<string, Definition[]>();
    const define = (short: number, entry: number): void => {
      const shape = this.shape(short);
      if (shape !== Shape.Upper && shape !== Shape.Mixed && shape !== Shape.Title) return;
      for (let m = this.matches.first(short); m < this.matches.first(short + 1); m++) {
        if (this.#refers(m, short + 1) && this.matches.entry[m] !== entry) return;
      }
      const surface = this.surface(short);
      // "S.H (Hakim Ketua)": one letter abbreviates nothing.
      if (surface.length < 2) return;
      const list = found.get(surface);
      if (list === undefined) found.set(surface, [{ at: short, entry }]);
      else list.push({ at: short, entry });
    };
    for (const open of this.#brackets) {
      if (open === 0) continue;
      if (this.is(open + 2, ')')) {
        const full = this.#longestEndingAt(open);
        if (full >= 0) define(open + 1, this.matches.entry[full] as number);
      }
      for (let m = this.matches.first(open + 1); m < this.matches.first(open + 2); m++) {
        const end = this.matches.to[m] as number;
        const length = end - open - 1;
        if (length >= 2 && length <= LONGEST_BRACKET && this.is(end, ')') && this.#refers(m, end))
          define(open - 1, this.matches.entry[m] as number);
      }
    }
    return found;
  }

  /** Number of the longest form that ends before atom `end`, or -1. */
  #longestEndingAt(end: number): number {
    const { matches } = this;
    for (let from = Math.max(0, end - LONGEST_FULL_FORM); from < end - 1; from++) {
      const stop = matches.first(from + 1);
      for (let m = matches.first(from); m < stop; m++) if (this.#refers(m, end)) return m;
    }
    return -1;
  }

  /** Match `m` ends before atom `end` and is a form that needs no neighbours, of what short forms stand for. */
  #refers(m: number, end: number): boolean {
    const { matches, words } = this;
    return (
      matches.to[m] === end &&
      matches.slot[m] === words.plainSlot &&
      words.referring[matches.entry[m] as number] === 1
    );
  }

  /** A short form in brackets stands near enough behind atom `i`, which is the capital of a full form. */
  mayBeMisspelt(i: number): boolean {
    return this.#beforeShort[i] === 1 && this.capital(i);
  }

  /**
   * Full form with a slip of the pen before a known short form: "Badang Pengawas Pemilu (Bawaslu)". The atom of
   * the opening bracket, or -1. The short form is that of an entry of this kind.
   */
  misspelt(i: number, kind: 'institution' | 'group' | 'election'): { open: number; match: Match } | null {
    if (!this.mayBeMisspelt(i)) return null;
    let open = i + 1;
    while (open - i < LONGEST_FULL_FORM && this.within(i, open) && this.shape(open) < Shape.Digits) open++;
    if (open - i < 2 || !this.is(open, '(') || !this.within(i, open + 2) || !this.is(open + 2, ')'))
      return null;
    for (const match of this.matchesAt(open + 1)) {
      if (match.to !== open + 2) continue;
      const forms = this.lexicon.entry(match, kind)?.forms;
      if (forms !== undefined && this.#nearlyReads(i, open, forms)) return { open, match };
    }
    return null;
  }

  /** Atoms `from` to before `to` are one of these forms but for slips of the pen. */
  #nearlyReads(from: number, to: number, forms: readonly string[]): boolean {
    const words: string[] = [];
    for (let k = from; k < to; k++) words.push(this.folded(k));
    return forms.some((form) => nearlyEqual(words, form.toLowerCase().split(' ')));
  }

  /**
   * Where a bracketed short or long form behind a name ends: `to` itself when there is none. The bracket holds
   * a form that `same` accepts, or one word whose letters begin with those of the words before it.
   */
  throughBracket(from: number, to: number, same: (match: Match) => boolean): number {
    if (!this.opensBracket(from, to)) return to;
    for (const match of this.matchesAt(to + 1)) {
      if (same(match) && this.is(match.to, ')') && this.within(from, match.to)) return match.to + 1;
    }
    return this.#throughInitials(from, to);
  }

  /** The same, where the form must be one of this entry. */
  throughShort(from: number, to: number, entry: number): number {
    if (!this.opensBracket(from, to)) return to;
    const { matches } = this;
    for (let m = matches.first(to + 1); m < matches.first(to + 2); m++) {
      const end = matches.to[m] as number;
      if (matches.entry[m] === entry && this.is(end, ')') && this.within(from, end)) return end + 1;
    }
    return this.#throughInitials(from, to);
  }

  /** A bracket opens at atom `i`, with room for a word and its end. */
  opensBracket(from: number, i: number): boolean {
    return this.is(i, '(') && this.within(from, i + 2);
  }

  #throughInitials(from: number, to: number): number {
    if (!this.is(to + 2, ')') || !this.capital(to + 1)) return to;
    return this.abbreviates(to + 1, from, to) ? to + 3 : to;
  }

  /** The letters of atom `short` hold the initials of atoms `from` to before `to`, in order, from the first. */
  abbreviates(short: number, from: number, to: number): boolean {
    const letters = this.folded(short).replace(/[^a-z]/g, '');
    if (letters.length < 2) return false;
    let at = 0;
    let words = 0;
    for (let i = from; i < to; i++) {
      if (!this.capital(i)) continue;
      const initial = this.folded(i).charAt(0);
      const found = letters.indexOf(initial, at);
      if (words === 0 ? found !== 0 : found < 0) return false;
      at = found + 1;
      words++;
    }
    return words >= 2;
  }
}

const verbPrefixes = perLexicon((lexicon): readonly string[] =>
  lexicon.ofKind('cue').flatMap((cue) => (cue.class === 'verb-prefix' ? cue.forms : [])),
);

/** Letters behind a verb's prefix, at least. */
const SHORTEST_ROOT = 3;

/** A word with the prefix of a verb: "mengaku", "dipilih". */
function isVerbShaped(lexicon: Lexicon, word: string): boolean {
  return verbPrefixes(lexicon).some(
    (prefix) => word.length >= prefix.length + SHORTEST_ROOT && word.startsWith(prefix),
  );
}

/** A short form that a bracket at atom `at` explains. */
interface Definition {
  readonly at: number;
  readonly entry: number;
}

/** The same number of words, half of them equal at least, the others one or two letters off. */
function nearlyEqual(words: readonly string[], form: readonly string[]): boolean {
  if (words.length !== form.length) return false;
  let equal = 0;
  for (const [k, word] of words.entries()) {
    const other = form[k] as string;
    if (word === other) equal++;
    else if (Math.min(word.length, other.length) < 4 || distance(word, other) > 2) return false;
  }
  return equal * 2 >= words.length;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
