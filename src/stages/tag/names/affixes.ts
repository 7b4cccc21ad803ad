/** Honorifics and ranks before a name, degrees after it. */
import type { Segmented, Span } from '../../../document.js';
import type { EntrySet } from '../../../lexicon/gazetteer.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { perLexicon } from '../../../lexicon/perlexicon.js';
import { Shape, spaceBefore, surfaceOf } from '../../../text/tokens.js';
import { isMark } from './marks.js';

/** Titles in a row, as atoms `from` to before `to`, each with its own span. */
export interface AffixRun {
  readonly from: number;
  readonly to: number;
  readonly spans: readonly Span[];
}

/** Nobody has more titles in a row; without a limit each of a thousand would be read again from every other. */
const MOST_TITLES = 12;

/** Affixes of a lexicon by what names do with them. */
class AffixSets {
  /** Honorifics and ranks, without the corps that follow a rank. */
  readonly titles: EntrySet;
  readonly ranks: EntrySet;
  readonly corps: EntrySet;
  readonly degrees: EntrySet;
  /** Degrees that are none of other words in capitals. */
  readonly plainDegrees: EntrySet;
  /** Small words that bind parts of a name (bin). */
  readonly links: EntrySet;
  /** First names cut short (Muh). */
  readonly abbreviated: EntrySet;
  /** Words that take the next one by a hyphen (Al). */
  readonly articles: EntrySet;
  /** What surely begins a name (Teuku), what does so as a name of its own (Agung), what stands before such a one (I). */
  readonly first: EntrySet;
  readonly given: EntrySet;
  readonly beforeGiven: EntrySet;

  constructor(lexicon: Lexicon) {
    const particles = (value: string): EntrySet =>
      lexicon.entrySet('affix', (entry) => entry.class === 'particle' && entry.value === value);
    this.links = particles('link');
    this.abbreviated = particles('abbreviated');
    this.articles = particles('article');
    this.first = particles('first');
    this.given = particles('given');
    this.beforeGiven = particles('before-given');
    this.titles = lexicon.entrySet(
      'affix',
      (entry) => entry.class === 'honorific' || (entry.class === 'rank' && entry.value !== 'corps'),
    );
    this.ranks = lexicon.entrySet('affix', (entry) => entry.class === 'rank');
    this.corps = lexicon.entrySet('affix', (entry) => entry.value === 'corps');
    this.degrees = lexicon.entrySet('affix', (entry) => entry.class === 'degree');
    this.plainDegrees = lexicon.entrySet(
      'affix',
      (entry) => entry.class === 'degree' && entry.forms.length > 0,
    );
  }
}

const affixSetsOf = perLexicon((lexicon): AffixSets => new AffixSets(lexicon));

/** Reads affixes around names in one article. */
export class Affixes {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;
  readonly #sets: AffixSets;
  readonly #affix: number;

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#sets = affixSetsOf(lexicon);
    this.#affix = lexicon.kindBit('affix');
  }

  /** True when an honorific or a rank begins at atom `i`, whatever its letters. */
  titles(i: number): boolean {
    return this.#endIn(i, this.#sets.titles) >= 0;
  }

  /** Honorifics and ranks from atom `i` on ("Kombes Pol. Dr. H."), or null. */
  before(i: number): AffixRun | null {
    let title = this.#titleAt(i);
    if (title === null) return null;
    const spans: Span[] = [];
    let at = i;
    while (title !== null && spans.length < MOST_TITLES) {
      spans.push(this.#span(at, title));
      at = title;
      title = this.#titleAt(at);
    }
    return { from: i, to: at, spans };
  }

  /** Degrees from atom `i`, the first after a name, on: with or without a comma before each, or null. */
  after(i: number, limit: number): AffixRun | null {
    const { tokens } = this.#doc;
    let spans: Span[] | null = null;
    let at = i;
    let end = i;
    while (at < limit) {
      const comma = isMark(tokens, at, ',') ? 1 : 0;
      const degree = this.#degreeAt(at + comma, limit, comma === 1 || spans !== null);
      if (degree === null) break;
      let to = degree;
      // The stop belongs to the degree unless it ends the sentence.
      if (to < limit - 1 && isMark(tokens, to, '.') && !spaceBefore(tokens, to)) to++;
      (spans ??= []).push(this.#span(at + comma, to));
      end = at = to;
      if (at === limit - 1 && isMark(tokens, at, '.')) break;
    }
    return spans === null ? null : { from: i, to: end, spans };
  }

  /** True when a small word that binds parts of a name stands at atom `i` (bin, binti). */
  links(i: number): boolean {
    return this.#endIn(i, this.#sets.links) >= 0;
  }

  /** Length in atoms of a first name cut short, without its stop (Muh, Abd), or 0. */
  abbreviated(i: number): number {
    const end = this.#endIn(i, this.#sets.abbreviated);
    return end < 0 ? 0 : end - i;
  }

  /** True at a word that takes the next one by a hyphen (Al-Habsyi). */
  isArticle(i: number): boolean {
    return this.#endIn(i, this.#sets.articles) >= 0;
  }

  /** True where a name begins that its first words tell: "I Wayan", "La Ode", "Teuku", "Andi". */
  leads(i: number): boolean {
    if (!this.#begins(i)) return false;
    return this.#endIn(i, this.#sets.given) >= 0 || this.surelyLeads(i);
  }

  /** The same without the words that are ordinary ones too (Agung, Bagus). */
  surelyLeads(i: number): boolean {
    if (!this.#begins(i)) return false;
    const { first, given, beforeGiven } = this.#sets;
    if (this.#endIn(i, first) >= 0) return true;
    return this.#endIn(i, beforeGiven) >= 0 && this.#endIn(i + 1, given) >= 0;
  }

  /** True for a degree written without stops and mark ("Budi Santoso SPdI"). */
  isBareDegree(i: number): boolean {
    const { tokens } = this.#doc;
    const end = this.#endIn(i, this.#sets.plainDegrees);
    return end === i + 1 && tokens.shape[i] !== Shape.Lower && tokens.shape[i] !== Shape.Title;
  }

  #begins(i: number): boolean {
    return (this.#doc.matches.kindsAt(i) & this.#affix) !== 0;
  }

  #endIn(i: number, set: EntrySet): number {
    return this.#begins(i) ? this.#doc.matches.endIn(i, set) : -1;
  }

  /** End of the honorific or rank at atom `i`, its stop and corps included; null when there is none. */
  #titleAt(i: number): number | null {
    const { tokens, matches } = this.#doc;
    if (!this.#begins(i)) return null;
    const { titles, ranks, corps } = this.#sets;
    const title = matches.indexIn(i, titles);
    if (title < 0 || this.#isAcronym(i, matches.entry[title] as number)) return null;
    let at = this.#pastStop(matches.to[title] as number);
    const rank = ranks[matches.entry[title] as number] === 1;
    for (let more = 0; rank && more < 3; more++) {
      const end = this.#endIn(at, corps);
      if (end < 0) break;
      at = this.#pastStop(end);
    }
    if (at >= tokens.count || tokens.block[at] !== tokens.block[i]) return null;
    return at;
  }

  /** Capitals that only letter by letter are an honorific: BU is a place, Bu an address. */
  #isAcronym(i: number, entry: number): boolean {
    const { tokens } = this.#doc;
    if (tokens.shape[i] !== Shape.Upper || (tokens.end[i] as number) - (tokens.start[i] as number) > 3)
      return false;
    const item = this.#lexicon.itemAt(entry);
    return item.kind !== 'affix' || !item.exact.includes(surfaceOf(tokens, i));
  }

  #pastStop(at: number): number {
    const { tokens } = this.#doc;
    return at < tokens.count && isMark(tokens, at, '.') && !spaceBefore(tokens, at) ? at + 1 : at;
  }

  #degreeAt(i: number, limit: number, certain: boolean): number | null {
    const { tokens } = this.#doc;
    if (i >= limit || tokens.shape[i] === Shape.Lower) return null;
    const known = this.#knownDegree(i, limit, certain);
    const pattern = certain ? this.#dottedEnd(i, limit) : i;
    return known < 0 && pattern === i ? null : Math.max(known, pattern);
  }

  #knownDegree(i: number, limit: number, certain: boolean): number {
    if (!this.#begins(i)) return -1;
    const { matches } = this.#doc;
    const set = certain ? this.#sets.degrees : this.#sets.plainDegrees;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      const to = matches.to[m] as number;
      if (to <= limit && set[matches.entry[m] as number] === 1) return to;
    }
    return -1;
  }

  /** End of short capitalised pieces joined by stops ("M.K.P", "S.Ars") from atom `i` on, or `i`. */
  #dottedEnd(i: number, limit: number): number {
    const { tokens } = this.#doc;
    let end = i;
    for (let pieces = 0; end < limit; pieces++) {
      const length = (tokens.end[end] as number) - (tokens.start[end] as number);
      const shape = tokens.shape[end];
      if (shape === Shape.Lower || shape === Shape.Mark || shape === Shape.Digits || length > 5) break;
      if (pieces === 0 && length > 3) break;
      const next = end + 1;
      if (next >= limit || !isMark(tokens, next, '.') || spaceBefore(tokens, next))
        return pieces > 0 ? next : i;
      if (next + 1 >= limit || spaceBefore(tokens, next + 1)) return pieces > 0 ? next : i;
      end = next + 1;
    }
    return i;
  }

  #span(from: number, to: number): Span {
    const { tokens } = this.#doc;
    return { start: tokens.start[from] ?? 0, end: tokens.end[to - 1] ?? 0 };
  }
}
