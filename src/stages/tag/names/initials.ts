/**
 * Persons whom an article names by initials only ("Kabag Umum berinisial NZ", "RA, LW dan HM (40)", "Camat X,
 * HS,"), as it does with people under suspicion.
 */
import { sentenceOfAtom, type Segmented } from '../../../document.js';
import type { Matches } from '../../../lexicon/gazetteer.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { Shape, surfaceOf } from '../../../text/tokens.js';
import type { Draft } from '../draft.js';
import { AtomFlags } from '../../../text/scratch.js';
import { wordsOf, type Words } from '../words.js';
import { isMark } from './marks.js';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Atoms of the longest "di Kecamatan X" between a post and its holder's initials. */
const LONGEST_WORKPLACE = 7;

const flags = new AtomFlags();

export class Initials {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;
  readonly #matches: Matches;
  readonly #words: Words;
  readonly #taken: Uint8Array;
  /** By the first atom of initials: where the words that announce them begin. */
  readonly #announced = new Map<number, number>();
  /** Acronyms that the article puts in brackets after what they stand for. */
  readonly #defined = new Set<string>();
  readonly #found = new Set<number>();

  /** @param taken 1 at atoms that belong to something else than a person. */
  constructor(doc: Segmented, lexicon: Lexicon, taken: Uint8Array) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#matches = doc.matches;
    this.#words = wordsOf(lexicon);
    this.#taken = taken;
    for (let i = 1; i < doc.tokens.count; i++) {
      if (doc.tokens.shape[i] === Shape.Upper && this.#is(i - 1, '(') && this.#is(i + 1, ')'))
        this.#defined.add(surfaceOf(doc.tokens, i));
    }
    const words = this.#words;
    const initials = words.classNumber('cue', 'initials');
    const rank = words.classNumber('cue', 'rank');
    const { matches } = doc;
    for (let m = 0; m < matches.count; m++) {
      const cue = words.classAt(matches, m);
      if (cue === initials) this.#announce(matches.from[m] as number, matches.to[m] as number);
      else if (cue === rank) this.#addRanked(matches.from[m] as number, matches.to[m] as number);
    }
  }

  /** "Lurah Sukamaju berinisial SB": the capitalised words between a post and the announcement name its area. */
  areasOfPosts(drafts: readonly Draft[]): Range[] {
    const { tokens } = this.#doc;
    const areas: Range[] = [];
    if (this.#announced.size === 0) return areas;
    const endings = new Set<number>();
    for (const { type, to } of drafts) if (type === 'office' || type === 'group') endings.add(to);
    for (const start of this.#announced.values()) {
      let from = start;
      while (from > 0 && tokens.shape[from - 1] === Shape.Title && this.#taken[from - 1] !== 1) from--;
      if (from < start && endings.has(from)) areas.push({ from, to: start });
    }
    return areas;
  }

  /** Where the words that announce the initials at atom `from` begin, or `from`. */
  outerFrom(from: number): number {
    return this.#announced.get(from) ?? from;
  }

  /** All initials of persons, one atom each. */
  find(drafts: readonly Draft[]): Range[] {
    for (const first of this.#announced.keys()) this.#addList(first);
    for (let i = 0; i < this.#doc.tokens.count; i++) {
      if (!this.#isInitials(i)) continue;
      if (this.#isAged(i)) this.#addBefore(i);
      else if (this.#isPair(i) && (this.#isItem(i) || this.#isAside(i))) this.#found.add(i);
      else if (this.#isPair(i)) this.#addPeers(i);
    }
    const bodyEnds = flags.cleared(this.#doc.tokens.count);
    for (const { type, to } of drafts) if (type === 'institution' || type === 'region') bodyEnds[to] = 1;
    for (const draft of drafts) this.#addHolders(draft, bodyEnds);
    this.#addRepeats();
    return [...this.#found].sort((a, b) => a - b).map((from) => ({ from, to: from + 1 }));
  }

  /** "Camat X, HS,", "dua guru SMP, RL dan AW,", "seorang lurah di Kecamatan X, HR,", "Kabid di Dinas Sosial TP". */
  #addHolders({ type, from, to }: Draft, bodyEnds: Uint8Array): void {
    const counted = type === 'group' && this.#isCounted(from);
    if ((type !== 'office' && type !== 'group') || this.#isShouted(from)) return;
    if (this.#isFollowed(type, from, to)) this.#found.add(from - 2);
    if ((type === 'office' || counted) && this.#is(to, ',')) return this.#addApposed(to + 1);
    const end = this.#workplaceEnd(to);
    if (!this.#sameSentence(from, end)) return;
    if (this.#is(end, ',')) {
      if (end > to && (type === 'office' || counted)) this.#addApposed(end + 1);
    } else if (bodyEnds[end] === 1 && this.#isInitials(end) && this.#isClosed(end + 1)) {
      if (surfaceOf(this.#doc.tokens, end).length === 2) this.#found.add(end);
    }
  }

  /** "WRD, kuwu di Kecamatan X, diduga", "SR, mantan Camat X,": initials first, then one post and where it is. */
  #isFollowed(type: Draft['type'], from: number, to: number): boolean {
    if (from < 2 || !this.#is(from - 1, ',') || !this.#isInitials(from - 2)) return false;
    if (!this.#sameSentence(from - 2, from)) return false;
    const opens = from === 2 || this.#isClosed(from - 3) || !this.#sameSentence(from - 3, from);
    const told =
      this.#isPair(from - 2) && (this.#is(to, ',') || this.#is(to, ':') || this.#workplaceEnd(to) > to);
    return opens && ((type === 'office' && to - from > 1) || this.#workplaceEnd(to) > to + 1 || told);
  }

  /** "Bripka HS": a rank stands before nothing but a person; in "AKBP AM Yusuf" the letters begin a name. */
  #addRanked(from: number, to: number): void {
    if (!this.#isInitials(to) || !this.#sameSentence(from, to) || this.#isShouted(from)) return;
    const { shape, word } = this.#doc.tokens;
    const named = shape[to + 1] === Shape.Title && this.#sameSentence(to, to + 1);
    if (!named || this.#lexicon.gazetteer.isWrittenSmall(word[to + 1] ?? -1)) this.#found.add(to);
  }

  /** Two letters: three are an acronym more often than a person. */
  #isPair(i: number): boolean {
    const { start, end } = this.#doc.tokens;
    return (end[i] as number) - (start[i] as number) === 2;
  }

  /** "1. SR, lurah: pembebasan dari jabatan": the item of a list begins with them. */
  #isItem(i: number): boolean {
    const { tokens } = this.#doc;
    if (!this.#is(i + 1, ',') && !this.#is(i + 1, ':')) return false;
    if (!this.#is(i - 1, '.') && !this.#is(i - 1, ')') && !this.#is(i - 1, '-')) return false;
    const marked = this.#is(i - 1, '-') ? i - 1 : i - 2;
    return (
      (marked === i - 1 || tokens.shape[marked] === Shape.Digits) &&
      (marked === 0 || !this.#sameSentence(marked - 1, i) || !this.#sameSentence(marked, i))
    );
  }

  /** "Sopir dinas, JJ, terekam": between commas, and what goes on is the sentence. */
  #isAside(i: number): boolean {
    const { tokens } = this.#doc;
    if (i < 2 || !this.#is(i - 1, ',') || !this.#is(i + 1, ',') || !this.#sameSentence(i - 2, i + 2))
      return false;
    if (tokens.shape[i - 2] === Shape.Mark || this.#isCapital(i - 2) || tokens.shape[i + 2] !== Shape.Lower)
      return false;
    return this.#pastJoint(i + 2) === i + 2;
  }

  /** "AI dan FD, dua pegawai", "masing-masing SL dan BD, bernasib": two pairs of letters and no more beside them. */
  #addPeers(i: number): void {
    const next = this.#pastJoint(i + 1);
    if (next === i + 1 || this.#is(i + 1, ',') || !this.#isInitials(next) || !this.#isPair(next)) return;
    const opens = i === 0 || !this.#sameSentence(i - 1, i) || this.#isClosed(i - 1);
    if (!opens || !this.#isClosed(next + 1) || !this.#sameSentence(i, next)) return;
    this.#found.add(i);
    this.#found.add(next);
  }

  /** Initials in apposition from atom `first` on, alone or in a list, with a mark or small word behind. */
  #addApposed(first: number): void {
    let last = first;
    if (!this.#isInitials(first)) return;
    for (;;) {
      const next = this.#pastJoint(last + 1);
      if (next === last + 1 || !this.#isInitials(next) || !this.#sameSentence(first, next)) break;
      last = next;
    }
    if (this.#isClosed(last + 1)) this.#addList(first);
  }

  /** Where the words behind a post or class at atom `i` end that say where it serves: "di Kecamatan X", "SMP". */
  #workplaceEnd(i: number): number {
    const { shape, count } = this.#doc.tokens;
    let end = i;
    if (shape[end] === Shape.Lower && this.#taken[end + 1] === 1) end++;
    while (end < count && end - i < LONGEST_WORKPLACE && this.#isNoMark(end) && !this.#isInitials(end)) end++;
    return end;
  }

  /** A word of a name of something: capitalised, or a part of a mention. */
  #isNoMark(i: number): boolean {
    const shape = this.#doc.tokens.shape[i];
    return shape !== Shape.Mark && (this.#taken[i] === 1 || shape !== Shape.Lower);
  }

  /** A number, "seorang" included, stands before atom `i`. */
  #isCounted(i: number): boolean {
    const { tokens, matches } = this.#doc;
    if (i === 0 || !this.#sameSentence(i - 1, i)) return false;
    const kinds = matches.kindsAt(i - 1) | (i > 1 ? matches.kindsAt(i - 2) : 0);
    return tokens.shape[i - 1] === Shape.Digits || (kinds & this.#words.number) !== 0;
  }

  /** Initials follow the cue, perhaps in quotation marks or brackets. */
  #announce(from: number, to: number): void {
    const { tokens } = this.#doc;
    const at = tokens.shape[to] === Shape.Mark && !this.#is(to, '.') ? to + 1 : to;
    if (at >= tokens.count || !this.#sameSentence(from, at)) return;
    if (this.#isCapital(at) || this.#isLetter(at)) this.#announced.set(at, from);
  }

  /** One capital letter that no name goes on from. */
  #isLetter(i: number): boolean {
    const { tokens } = this.#doc;
    const length = (tokens.end[i] as number) - (tokens.start[i] as number);
    if (length !== 1 || this.#taken[i] === 1 || tokens.shape[i] !== Shape.Title) return false;
    return this.#isClosed(i + 1) && !this.#is(i + 1, '.');
  }

  /** "RA, LW dan HM": from atom `first` on. */
  #addList(first: number): void {
    for (let i = first; i === first || this.#isInitials(i);) {
      this.#found.add(i);
      const next = this.#pastJoint(i + 1);
      if (next === i + 1 || !this.#isInitials(next) || !this.#sameSentence(i, next)) return;
      i = next;
    }
  }

  /** The same list read backwards from its last. */
  #addBefore(last: number): void {
    this.#found.add(last);
    for (let i = last; i >= 2;) {
      const before = this.#is(i - 2, ',') ? i - 3 : i - 2;
      if (!this.#isInitials(before) || this.#pastJoint(before + 1) !== i) return;
      if (!this.#sameSentence(before, i)) return;
      this.#found.add(before);
      i = before;
    }
  }

  /** Initials once found are the same person wherever they stand. */
  #addRepeats(): void {
    const { tokens } = this.#doc;
    const known = new Set([...this.#found].map((i) => surfaceOf(tokens, i)));
    if (known.size === 0) return;
    for (let i = 0; i < tokens.count; i++) {
      if (this.#isRepeat(i) && known.has(surfaceOf(tokens, i))) this.#found.add(i);
    }
  }

  /** Letters that mean no person by themselves may still repeat one whom the article has announced. */
  #isRepeat(i: number): boolean {
    const { tokens } = this.#doc;
    if (!this.#isCapital(i)) return false;
    const length = (tokens.end[i] as number) - (tokens.start[i] as number);
    return length >= 2 && length <= 3 && !this.#defined.has(surfaceOf(tokens, i));
  }

  /** After a comma, "and" or both. */
  #pastJoint(i: number): number {
    const at = this.#is(i, ',') ? i + 1 : i;
    return this.#pastCue(at, 'pairing');
  }

  /** "(40)" or "(40 tahun)" follows. */
  #isAged(i: number): boolean {
    const { tokens } = this.#doc;
    if (!this.#is(i + 1, '(') || tokens.shape[i + 2] !== Shape.Digits) return false;
    if (surfaceOf(tokens, i + 2).length !== 2) return false;
    return this.#is(this.#pastCue(i + 3, 'age-unit'), ')');
  }

  /** Where the longest cue of this class at atom `i` ends, or `i`. */
  #pastCue(i: number, cueClass: string): number {
    const m = this.#words.longestOfClass(this.#matches, i, 'cue', cueClass);
    return m < 0 ? i : (this.#matches.to[m] as number);
  }

  /** A post in a line of capitals, where any small word looks like initials. */
  #isShouted(i: number): boolean {
    const { tokens } = this.#doc;
    return tokens.shape[i] === Shape.Upper && (tokens.end[i] as number) - (tokens.start[i] as number) > 3;
  }

  /** Where an apposition ends: a mark or a small word. */
  #isClosed(i: number): boolean {
    const shape = this.#doc.tokens.shape[i];
    return shape === Shape.Mark || shape === Shape.Lower;
  }

  /** One to four capitals, whatever else they may mean. */
  #isCapital(i: number): boolean {
    const { tokens } = this.#doc;
    if (i < 0 || i >= tokens.count || this.#taken[i] === 1 || tokens.shape[i] !== Shape.Upper) return false;
    return (tokens.end[i] as number) - (tokens.start[i] as number) <= 4;
  }

  /** Two or three capitals that neither the lexicon nor the article knows as anything else. */
  #isInitials(i: number): boolean {
    if (!this.#isCapital(i)) return false;
    if ((this.#matches.kindsAt(i) & ~this.#words.affix) !== 0) return false;
    const { tokens } = this.#doc;
    const length = (tokens.end[i] as number) - (tokens.start[i] as number);
    return length >= 2 && length <= 3 && !this.#defined.has(surfaceOf(tokens, i));
  }

  #is(i: number, mark: string): boolean {
    return isMark(this.#doc.tokens, i, mark);
  }

  #sameSentence(a: number, b: number): boolean {
    const { sentences } = this.#doc;
    return sentenceOfAtom(sentences, a) === sentenceOfAtom(sentences, b);
  }
}
