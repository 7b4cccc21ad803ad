/**
 * Citations as written: "Pasal 280 ayat (2) dan (3) UU Nomor 7 Tahun 2017", "UU Pemilu Pasal 494", "SKB 5
 * Menteri". Which law is meant is decided elsewhere.
 */
import type { Segmented } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape, spaceBefore, surfaceOf } from '../../text/tokens.js';
import { wordsOf, type Words } from './words.js';

/** What an article reference says; lists and ranges are written out ("2,3"). */
export interface ArticleReference {
  readonly article: string;
  readonly paragraph: string | null;
  readonly letter: string | null;
}

export interface Instrument {
  /** Value of the `law-instrument` cue; null when only a nickname stands there. */
  readonly type: string | null;
  /** "7", "800-5474", "B/71/M.SM.00.00"; without leading zeros. */
  readonly number: string | null;
  readonly year: number | null;
  /** Laws whose nickname stands there ("UU ASN"). */
  readonly nicknames: readonly Entry<'law'>[];
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

export interface Citation {
  readonly from: number;
  readonly to: number;
  /** The first is the one that the mention carries; a list gives several. */
  readonly articles: readonly ArticleReference[];
  readonly instrument: Instrument | null;
}

/** All citations of the document, in order, none overlapping another. */
export function citations(doc: Segmented, lexicon: Lexicon): Citation[] {
  const reader = new CitationReader(doc, lexicon);
  const found: Citation[] = [];
  for (let i = 0; i < doc.tokens.count;) {
    const citation = reader.opensAt(i) ? reader.read(i) : null;
    if (citation !== null) found.push(citation);
    i = citation?.to ?? i + 1;
  }
  return found;
}

class CitationReader {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;
  readonly #words: Words;
  readonly #article: number;
  readonly #type: number;

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#words = wordsOf(lexicon);
    this.#article = this.#words.classNumber('cue', 'law-article');
    this.#type = this.#words.classNumber('cue', 'law-instrument');
  }

  /** True at an article word, the name of a kind of law, and a law's nickname: nothing else begins a citation. */
  opensAt(i: number): boolean {
    const { matches } = this.#doc;
    const kinds = matches.kindsAt(i);
    if ((kinds & this.#words.law) !== 0) return true;
    if ((kinds & this.#words.cue) === 0) return false;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      const cueClass = this.#words.classAt(matches, m);
      if (cueClass === this.#article || cueClass === this.#type) return true;
    }
    return false;
  }

  read(i: number): Citation | null {
    const articles = this.#articles(i);
    if (articles !== null) {
      const instrument = this.#instrument(this.#pastLink(articles.to));
      return {
        from: i,
        to: instrument?.to ?? articles.to,
        articles: articles.references,
        instrument,
      };
    }
    const instrument = this.#instrument(i);
    if (instrument === null) return null;
    const after = this.#articles(this.#mark(instrument.to) === ',' ? instrument.to + 1 : instrument.to);
    return {
      from: i,
      to: after?.to ?? instrument.to,
      articles: after?.references ?? [],
      instrument,
    };
  }

  // --- atoms -----------------------------------------------------------------------------------------------

  #cue(i: number, kind: string): { value: string | undefined; to: number } | null {
    const { matches } = this.#doc;
    const m = this.#words.longestOfClass(matches, i, 'cue', kind);
    if (m < 0) return null;
    const cue = this.#lexicon.itemAt(matches.entry[m] as number) as Entry<'cue'>;
    return { value: cue.value, to: matches.to[m] as number };
  }

  #mark(i: number): string | null {
    const { tokens } = this.#doc;
    return tokens.shape[i] === Shape.Mark ? tokens.text.charAt(tokens.start[i] as number) : null;
  }

  #digits(i: number): string | null {
    const { tokens } = this.#doc;
    return i < tokens.count && tokens.shape[i] === Shape.Digits ? surfaceOf(tokens, i) : null;
  }

  #glued(i: number): boolean {
    return i < this.#doc.tokens.count && !spaceBefore(this.#doc.tokens, i);
  }

  // --- articles --------------------------------------------------------------------------------------------

  /** "Pasal 280 ayat (2) dan (3) huruf f jo Pasal 521". */
  #articles(i: number): { references: ArticleReference[]; to: number } | null {
    const word = this.#cue(i, 'law-article');
    if (word === null) return null;
    const references: ArticleReference[] = [];
    let to = this.#reference(word.to, references);
    if (to === null) return null;
    for (;;) {
      const next = this.#nextReference(to, references);
      if (next === null) return { references, to };
      to = next;
    }
  }

  /** A further article after "jo", "dan" or a comma: with the word Pasal again or, in a list, without. */
  #nextReference(i: number, references: ArticleReference[]): number | null {
    const joint = this.#joint(i);
    if (joint === null) return null;
    // An article behind "juncto" is a citation of its own.
    const again = this.#cue(joint.to, 'law-article');
    if (again !== null && this.#cue(i, 'law-joint')?.value === JUNCTO) return null;
    if (again !== null) return this.#reference(again.to, references);
    // A bare number goes on with the articles only where no paragraph has been named and no unit follows.
    if (references.at(-1)?.paragraph !== null || this.#digits(joint.to) === null) return null;
    if ((this.#digits(joint.to)?.length ?? 0) > 3 || joint.range) return null;
    return this.#endsList(joint.to + 1) ? this.#reference(joint.to, references) : null;
  }

  /** True when no noun follows that the number before could count. */
  #endsList(i: number): boolean {
    const { tokens } = this.#doc;
    if (i >= tokens.count || tokens.shape[i] !== Shape.Lower) return true;
    for (const match of this.#doc.matches.startingAt(i)) {
      if (this.#lexicon.entry(match, 'cue')?.class.startsWith('law-') === true) return true;
    }
    return false;
  }

  /** From an article's number on: "280 ayat (2) huruf f", "187A", "187 A ayat (1)". */
  #reference(i: number, references: ArticleReference[]): number | null {
    const { tokens } = this.#doc;
    const number = this.#digits(i);
    if (number === null || number.length > 3) return null;
    let article = number;
    let to = i + 1;
    const width = (tokens.end[to] ?? 0) - (tokens.start[to] ?? 0);
    if (to < tokens.count && width === 1 && tokens.shape[to] === Shape.Title) {
      article += surfaceOf(tokens, to);
      to++;
    }
    const paragraph = this.#paragraphs(to);
    to = paragraph?.to ?? to;
    const letter = this.#letters(this.#mark(to) === ',' ? to + 1 : to);
    to = letter?.to ?? to;
    const point = this.#cue(to, 'law-point');
    if (point !== null && this.#digits(point.to) !== null) to = point.to + 1;
    references.push({
      article,
      paragraph: paragraph?.value ?? null,
      letter: letter?.value ?? null,
    });
    return to;
  }

  /** "ayat (2) dan (3)", "ayat 1-3", "(3)". */
  #paragraphs(i: number): { value: string; to: number } | null {
    const word = this.#cue(this.#mark(i) === ',' ? i + 1 : i, 'law-paragraph');
    const first = this.#bracketed(word?.to ?? i, word !== null);
    if (first === null) return null;
    const values = [first.value];
    let to = first.to;
    for (;;) {
      const joint = this.#joint(to);
      if (joint === null) break;
      const again = this.#cue(joint.to, 'law-paragraph');
      // A number without brackets and without "ayat" may begin something else: "ayat 2 dan 3 orang".
      const next = this.#bracketed(again?.to ?? joint.to, again !== null || joint.range || word !== null);
      if (next === null || (this.#mark(next.to - 1) !== ')' && !this.#endsList(next.to))) break;
      if (joint.range)
        for (let n = Number(values.at(-1)) + 1; n < Number(next.value); n++) values.push(String(n));
      values.push(next.value);
      to = next.to;
    }
    return { value: values.join(','), to };
  }

  /** "(2)", or "2" where `bare` numbers count too. */
  #bracketed(i: number, bare: boolean): { value: string; to: number } | null {
    if (this.#mark(i) === '(') {
      const value = this.#digits(i + 1);
      if (value === null || value.length > 2 || this.#mark(i + 2) !== ')') return null;
      return { value: String(Number(value)), to: i + 3 };
    }
    const value = bare ? this.#digits(i) : null;
    return value === null || value.length > 2 ? null : { value: String(Number(value)), to: i + 1 };
  }

  /** "huruf f", "huruf a dan b", "huruf a sampai d". */
  #letters(i: number): { value: string; to: number } | null {
    const word = this.#cue(i, 'law-letter');
    const first = word === null ? null : this.#letter(word.to);
    if (first === null) return null;
    const values = [first.value];
    let to = first.to;
    for (;;) {
      const joint = this.#joint(to);
      const again = joint === null ? null : this.#cue(joint.to, 'law-letter');
      const next = joint === null ? null : this.#letter(again?.to ?? joint.to);
      if (joint === null || next === null) break;
      if (joint.range) {
        for (let c = (values.at(-1) ?? '').charCodeAt(0) + 1; c < next.value.charCodeAt(0); c++) {
          values.push(String.fromCharCode(c));
        }
      }
      values.push(next.value);
      to = next.to;
    }
    return { value: values.join(','), to };
  }

  #letter(i: number): { value: string; to: number } | null {
    const { tokens } = this.#doc;
    const bracket = this.#mark(i) === '(' ? 1 : 0;
    const at = i + bracket;
    if (at >= tokens.count || tokens.shape[at] === Shape.Digits) return null;
    const surface = surfaceOf(tokens, at).toLowerCase();
    if (!/^[a-z]$/.test(surface)) return null;
    if (bracket === 1 && this.#mark(at + 1) !== ')') return null;
    return { value: surface, to: at + 1 + bracket };
  }

  /** What links members of a list or the ends of a range. */
  #joint(i: number): { range: boolean; to: number } | null {
    const mark = this.#mark(i);
    if (mark === ',' || mark === '&' || mark === '/') {
      const word = this.#cue(i + 1, 'law-joint');
      return { range: false, to: word?.to ?? i + 1 };
    }
    if (mark === '-' || mark === '–') return { range: true, to: i + 1 };
    const word = this.#cue(i, 'law-joint');
    return word === null ? null : { range: word.value === 'range', to: word.to };
  }

  /** Past what may stand between an article and its law: "dalam", "pada", a comma. */
  #pastLink(i: number): number {
    const comma = this.#mark(i) === ',' ? i + 1 : i;
    return this.#cue(comma, 'law-of')?.to ?? comma;
  }

  // --- instruments -----------------------------------------------------------------------------------------

  #instrument(i: number): Instrument | null {
    if (i >= this.#doc.tokens.count) return null;
    const nickname = this.#nickname(i);
    const type = this.#cue(i, 'law-instrument');
    const numbered = type === null ? null : this.#numbered(i, type.to, type.value ?? null, nickname);
    if (numbered !== null) return numbered;
    // "UU Pemilu Nomor 7 Tahun 2017": the nickname takes the place of the type.
    const named = nickname === null ? null : this.#numbered(i, nickname.to, type?.value ?? null, nickname);
    if (named !== null) return named;
    if (nickname === null) return null;
    return {
      type: null,
      number: null,
      year: null,
      nicknames: nickname.laws,
      from: i,
      to: nickname.to,
    };
  }

  #nickname(i: number): { laws: Entry<'law'>[]; to: number } | null {
    const { matches } = this.#doc;
    if ((matches.kindsAt(i) & this.#words.law) === 0) return null;
    const to = matches.endIn(i, this.#words.laws);
    if (to < 0) return null;
    const laws: Entry<'law'>[] = [];
    for (let m = matches.first(i); m < matches.first(i + 1); m++) {
      const item = matches.entry[m] as number;
      if (matches.to[m] === to && this.#words.laws[item] === 1)
        laws.push(this.#lexicon.itemAt(item) as Entry<'law'>);
    }
    return { laws, to };
  }

  /** Number and year after the type: "(UU) RI Nomor 7 Tahun 2017", "No.5/2014", "5 2014". */
  #numbered(
    from: number,
    after: number,
    type: string | null,
    nickname: { laws: Entry<'law'>[]; to: number } | null,
  ): Instrument | null {
    let k = this.#pastBracket(after);
    for (let n = 0; n < QUALIFIERS; n++) {
      const qualifier = this.#cue(k, 'law-qualifier');
      if (qualifier === null) break;
      k = this.#pastBracket(qualifier.to);
    }
    const area = this.#pastArea(k);
    const word = this.#cue(area, 'law-number') ?? this.#cue(k, 'law-number');
    if (word !== null) k = word.to;
    while (this.#mark(k) === ':' || this.#mark(k) === '.') k++;
    const number = this.#number(k, word !== null);
    if (number === null) return null;
    const year = number.year === null ? this.#year(number.to) : { year: number.year, to: number.to };
    // A number alone is a citation only behind its word: "PP 94" may be anything.
    if (year === null && word === null) return null;
    return {
      type,
      number: number.value,
      year: year?.year ?? null,
      nicknames: nickname !== null && nickname.to <= k ? nickname.laws : [],
      from,
      to: year?.to ?? number.to,
    };
  }

  /** Past the area whose law it is: "Peraturan Bupati Tuban", "Perda Provinsi Lampung". */
  #pastArea(i: number): number {
    const { matches } = this.#doc;
    const level = this.#cue(i, 'level')?.to ?? i;
    const area = matches.indexIn(level, this.#words.regions);
    return area < 0 ? level : (matches.to[area] as number);
  }

  /** Past an acronym in brackets: "Peraturan Pemerintah (PP)". */
  #pastBracket(i: number): number {
    return this.#mark(i) === '(' && this.#mark(i + 2) === ')' && this.#digits(i + 1) === null ? i + 3 : i;
  }

  /** "7", "7/2017", "800-5474/2022", "B/71/M.SM.00.00/2017", "1447.1/PM.01/K.1/09/2022". */
  #number(i: number, marked: boolean): { value: string; year: number | null; to: number } | null {
    const { tokens } = this.#doc;
    if (i >= tokens.count || tokens.shape[i] === Shape.Mark) return null;
    if (tokens.shape[i] !== Shape.Digits && !(marked || this.#mark(i + 1) === '/')) return null;
    let to = i + 1;
    while (to - i < LONGEST_NUMBER && to + 1 < tokens.count) {
      const mark = this.#mark(to);
      if (mark === null || !'/-.'.includes(mark)) break;
      if (!this.#glued(to) || !this.#glued(to + 1) || tokens.shape[to + 1] === Shape.Mark) break;
      to += 2;
    }
    // "Nomor 7 / 2017" with spaces.
    if (to === i + 1 && this.#mark(to) === '/' && this.#isYear(to + 1)) to += 2;
    const text = tokens.text.slice(tokens.start[i], tokens.end[to - 1]).replace(/\s+/g, '');
    if (!/\d/.test(text)) return null;
    const last = /^(.+)\/((?:19|20)\d{2})$/.exec(text);
    if (last !== null) return { value: bare(last[1] ?? ''), year: Number(last[2]), to };
    if (text.length > 3 && !text.includes('/') && !(marked && this.#year(to) !== null)) return null;
    return { value: bare(text), year: null, to };
  }

  #isYear(i: number): boolean {
    return /^(19|20)\d{2}$/.test(this.#digits(i) ?? '');
  }

  /** "Tahun 2017", "th. 2017", "2017", "tahun2017". */
  #year(i: number): { year: number; to: number } | null {
    const word = this.#cue(i, 'law-year');
    const at = word?.to ?? i;
    return this.#isYear(at) ? { year: Number(this.#digits(at)), to: at + 1 } : null;
  }
}

/** Value of the joint that stands between articles of their own. */
const JUNCTO = 'juncto';
/** Words between type and number that say whose law it is. */
const QUALIFIERS = 3;
/** Atoms of the longest letter number. */
const LONGEST_NUMBER = 24;

function bare(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}
