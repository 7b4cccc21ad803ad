/** Honorifics and ranks before a name, degrees after it. */
import type { Segmented, Span } from '../../../document.js';
import type { Match } from '../../../lexicon/gazetteer.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { Shape, spaceBefore, surfaceOf } from '../../../text/tokens.js';

/** Titles in a row, as atoms `from` to before `to`, each with its own span. */
export interface AffixRun {
  readonly from: number;
  readonly to: number;
  readonly spans: readonly Span[];
}

/** Nobody has more titles in a row; without a limit each of a thousand would be read again from every other. */
const MOST_TITLES = 12;

/** Reads affixes around names in one article. */
export class Affixes {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
  }

  /** Honorifics and ranks from atom `i` on ("Kombes Pol. Dr. H."), or null. */
  before(i: number): AffixRun | null {
    const spans: Span[] = [];
    let at = i;
    while (spans.length < MOST_TITLES) {
      const title = this.#titleAt(at);
      if (title === null) break;
      spans.push(this.#span(at, title));
      at = title;
    }
    return spans.length === 0 ? null : { from: i, to: at, spans };
  }

  /** Degrees from atom `i`, the first after a name, on: with or without a comma before each, or null. */
  after(i: number, limit: number): AffixRun | null {
    const { tokens } = this.#doc;
    const spans: Span[] = [];
    let at = i;
    let end = i;
    while (at < limit) {
      const comma = surfaceOf(tokens, at) === ',' ? 1 : 0;
      const degree = this.#degreeAt(at + comma, limit, comma === 1 || spans.length > 0);
      if (degree === null) break;
      let to = degree;
      // The stop belongs to the degree unless it ends the sentence.
      if (to < limit - 1 && surfaceOf(tokens, to) === '.' && !spaceBefore(tokens, to)) to++;
      spans.push(this.#span(at + comma, to));
      end = at = to;
      if (at === limit - 1 && surfaceOf(tokens, at) === '.') break;
    }
    return spans.length === 0 ? null : { from: i, to: end, spans };
  }

  /** True when a small word that binds parts of a name stands at atom `i` (bin, binti). */
  links(i: number): boolean {
    return this.#particle(i, 'link') !== null;
  }

  /** Length in atoms of a first name cut short, without its stop (Muh, Abd), or 0. */
  abbreviated(i: number): number {
    const match = this.#particle(i, 'abbreviated');
    return match === null ? 0 : match.to - match.from;
  }

  /** True at a word that takes the next one by a hyphen (Al-Habsyi). */
  isArticle(i: number): boolean {
    return this.#particle(i, 'article') !== null;
  }

  /** True where a name begins that its first words tell: "I Wayan", "La Ode", "Teuku", "Andi". */
  leads(i: number): boolean {
    if (this.#particle(i, 'first') !== null || this.#particle(i, 'given') !== null) return true;
    return this.#particle(i, 'before-given') !== null && this.#particle(i + 1, 'given') !== null;
  }

  /** The same without the words that are ordinary ones too (Agung, Bagus). */
  surelyLeads(i: number): boolean {
    if (this.#particle(i, 'first') !== null) return true;
    return this.#particle(i, 'before-given') !== null && this.#particle(i + 1, 'given') !== null;
  }

  /** True for a degree written without stops and mark ("Budi Santoso SPdI"). */
  isBareDegree(i: number): boolean {
    const { tokens, matches } = this.#doc;
    const match = matches.longest(i, (candidate) => {
      const entry = this.#lexicon.entry(candidate, 'affix');
      return entry?.class === 'degree' && entry.forms.length > 0;
    });
    return (
      match !== null &&
      match.to === i + 1 &&
      tokens.shape[i] !== Shape.Lower &&
      tokens.shape[i] !== Shape.Title
    );
  }

  #particle(i: number, value: string): Match | null {
    return this.#doc.matches.longest(i, (match) => {
      const entry = this.#lexicon.entry(match, 'affix');
      return entry?.class === 'particle' && entry.value === value;
    });
  }

  /** End of the honorific or rank at atom `i`, its stop and corps included; null when there is none. */
  #titleAt(i: number): number | null {
    const { tokens, matches } = this.#doc;
    const match = matches.longest(i, (candidate) => {
      const entry = this.#lexicon.entry(candidate, 'affix');
      return entry?.class === 'honorific' || (entry?.class === 'rank' && entry.value !== 'corps');
    });
    if (match === null || this.#isAcronym(i, match)) return null;
    let at = this.#pastStop(match.to);
    const rank = this.#lexicon.entry(match, 'affix')?.class === 'rank';
    for (let corps = 0; rank && corps < 3; corps++) {
      const more = matches.longest(
        at,
        (candidate) => this.#lexicon.entry(candidate, 'affix')?.value === 'corps',
      );
      if (more === null) break;
      at = this.#pastStop(more.to);
    }
    if (at >= tokens.count || tokens.block[at] !== tokens.block[i]) return null;
    return at;
  }

  /** Capitals that only letter by letter are an honorific: BU is a place, Bu an address. */
  #isAcronym(i: number, match: Match): boolean {
    const { tokens } = this.#doc;
    const entry = this.#lexicon.entry(match, 'affix');
    const written = surfaceOf(tokens, i);
    return tokens.shape[i] === Shape.Upper && written.length <= 3 && entry?.exact.includes(written) !== true;
  }

  #pastStop(at: number): number {
    const { tokens } = this.#doc;
    return at < tokens.count && surfaceOf(tokens, at) === '.' && !spaceBefore(tokens, at) ? at + 1 : at;
  }

  #degreeAt(i: number, limit: number, certain: boolean): number | null {
    const { tokens } = this.#doc;
    if (i >= limit || tokens.shape[i] === Shape.Lower) return null;
    const match = this.#doc.matches.longest(i, (candidate) => {
      const entry = this.#lexicon.entry(candidate, 'affix');
      return candidate.to <= limit && entry?.class === 'degree' && (certain || entry.forms.length > 0);
    });
    const pattern = certain ? this.#dottedEnd(i, limit) : i;
    return match === null && pattern === i ? null : Math.max(match?.to ?? i, pattern);
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
      if (next >= limit || surfaceOf(tokens, next) !== '.' || spaceBefore(tokens, next))
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
