/** Names of administrative areas with their level words, before it is decided which area each one is. */
import type { Match, Region } from '../../lexicon/index.js';
import { isCity } from '../../lexicon/regions.js';
import { atomsOf, foldCase, Shape } from '../../text/tokens.js';
import type { Area, RegionPhrase } from './phrases.js';
import type { Reader } from './reader.js';

/** Longest name of a village or district that the lexicon lacks, in words. */
const LONGEST_UNKNOWN = 3;

export class RegionReader {
  /** Abbreviations that the article defines, by their folded letters: "Bengkulu Utara (BU)". */
  readonly #defined = new Map<string, readonly string[]>();
  /** Areas that the article names in full. */
  readonly #named = new Set<string>();

  constructor(readonly reader: Reader) {
    this.#collect();
  }

  /** The area whose name begins at atom `i`. `cued`: a body, a post or a preposition stands in front. */
  read(i: number, cued: boolean): RegionPhrase | null {
    const { reader } = this;
    if (i >= reader.tokens.count || reader.inAddress(i)) return null;
    const word = reader.cue(i, 'level');
    if (word !== null && reader.within(i, word.to)) {
      const area = word.value as Area;
      const name = this.#name(word.to, area) ?? this.#definedAt(word.to, area);
      if (name !== null) return this.#phrase(i, name.to, name.codes, area, true, name.initials);
    }
    const name = this.#name(i, null) ?? this.#definedAt(i, null);
    if (name !== null) {
      const reversed = cued ? this.#reversed(i, name) : null;
      if (reversed !== null) return reversed;
      return this.#phrase(
        i,
        name.to,
        name.codes,
        null,
        cued || reader.cueBefore(i, 'place-preposition'),
        name.initials,
      );
    }
    const town = this.#datelineTown(i);
    if (town > i) return { ...this.#phrase(i, town, [], 'kecamatan', true, false) };
    if (
      word !== null &&
      (word.value === 'kecamatan' || word.value === 'desa' || word.value === 'kabupaten')
    ) {
      const to = this.#unknown(i, word.to);
      if (to > word.to) return this.#phrase(i, to, [], word.value as Area, true, false);
    }
    return null;
  }

  /**
   * Where the place of the dateline ends that begins at atom `i`, a town without a code; `i` when it does not.
   * An outlet behind it shows that it is the place of the report.
   */
  #datelineTown(i: number): number {
    const { reader } = this;
    const place = reader.doc.meta.place;
    if (place === null || reader.doc.blocks[reader.tokens.block[i] as number]?.kind !== 'dateline') return i;
    const words = atomsOf(place);
    for (const [k, word] of words.entries()) {
      if (!reader.within(i, i + k) || reader.folded(i + k) !== foldCase(word)) return i;
    }
    const to = i + words.length;
    for (let k = to; reader.within(i, k); k++) if (reader.capital(k)) return to;
    return i;
  }

  /** "Polresta Bogor Kota": the level word behind the name, with no other name behind it. */
  #reversed(i: number, name: { to: number; codes: readonly string[] }): RegionPhrase | null {
    const { reader } = this;
    if (!reader.within(i, name.to) || !reader.capital(name.to)) return null;
    const word = reader.cue(name.to, 'level');
    if (word === null || (word.value !== 'kota' && word.value !== 'kabupaten')) return null;
    if (reader.within(i, word.to) && reader.capital(word.to) && this.#name(word.to, null) !== null)
      return null;
    const codes = name.codes.filter((code) => {
      const region = reader.lexicon.get('region', code);
      return region !== undefined && fits(region, word.value as Area);
    });
    return codes.length === 0 ? null : this.#phrase(i, word.to, codes, word.value as Area, true, false);
  }

  /** Letters behind a body or post that stand for an area which the article names in full. */
  readInitials(i: number): RegionPhrase | null {
    const { reader } = this;
    if (i >= reader.tokens.count || reader.shape(i) !== Shape.Upper) return null;
    const letters = reader.folded(i);
    if (letters.length < 2 || letters.length > 5) return null;
    const codes = [...this.#named].filter((code) => {
      const region = reader.lexicon.get('region', code);
      return region !== undefined && region.level !== 'kecamatan' && initialsOf(region.plain) === letters;
    });
    return codes.length === 1 ? this.#phrase(i, i + 1, codes, null, true, true) : null;
  }

  #phrase(
    from: number,
    to: number,
    codes: readonly string[],
    area: Area | null,
    cued: boolean,
    initials: boolean,
  ): RegionPhrase {
    return { type: 'region', from, to, codes, area, wanted: null, cued, initials };
  }

  /** The longest known name at atom `i` that an area of this kind bears. */
  #name(i: number, area: Area | null): { to: number; codes: string[]; initials: boolean } | null {
    const { reader } = this;
    let to = 0;
    let codes: string[] = [];
    for (const match of reader.matchesAt(i)) {
      if (match.to < to) break;
      const region = this.#regionOf(match);
      if (region === undefined || !fits(region, area) || !this.#writtenAsName(match, area)) continue;
      to = match.to;
      if (!codes.includes(region.id)) codes.push(region.id);
    }
    if (to === 0 && area === 'kota') return this.#name(i, 'kabkota');
    if (to === 0) return null;
    return { to: this.#throughBracket(i, to, codes), codes, initials: false };
  }

  /** "Bengkulu Utara (BU)": a bracketed short form belongs to the name. */
  #throughBracket(from: number, to: number, codes: readonly string[]): number {
    const { reader } = this;
    if (!reader.is(to, '(') || !reader.within(from, to + 2) || !reader.is(to + 2, ')')) return to;
    const known = this.#codesAt(to + 1).some((code) => codes.includes(code));
    return known || this.#shortens(to + 1, from, to) ? to + 3 : to;
  }

  #codesAt(i: number): string[] {
    const codes: string[] = [];
    for (const match of this.reader.matchesAt(i)) {
      const region = match.to === i + 1 ? this.#regionOf(match) : undefined;
      if (region !== undefined) codes.push(region.id);
    }
    return codes;
  }

  /** All letters of atom `short` stand in atoms `from` to before `to`, in order, from an initial on. */
  #shortens(short: number, from: number, to: number): boolean {
    const { reader } = this;
    const letters = reader.folded(short);
    if (!reader.capital(short) || letters.length < 2 || letters.length > 8) return false;
    let full = '';
    for (let i = from; i < to; i++) full += reader.folded(i);
    let at = 0;
    for (const letter of letters) {
      at = full.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return (
      letters[0] === full[0] || letters[0] === reader.folded(to - 1)[0] || reader.cue(from, 'level') !== null
    );
  }

  #regionOf(match: Match): Region | undefined {
    const item = this.reader.lexicon.item(match);
    if (item.kind === 'region') return item;
    if (item.kind !== 'region-alias') return undefined;
    return this.reader.lexicon.get('region', item.code);
  }

  /** With capitals at both ends; in lower case only behind a level word, or as a motto of several words. */
  #writtenAsName(match: Match, area: Area | null): boolean {
    const { reader } = this;
    if (reader.capital(match.from) && (match.to - match.from === 1 || !this.#isLower(match.to - 1)))
      return true;
    const words = match.to - match.from;
    return reader.lexicon.item(match).kind === 'region-alias' ? words >= 2 : area !== null && words >= 2;
  }

  #isLower(i: number): boolean {
    return this.reader.shape(i) === Shape.Lower;
  }

  #definedAt(i: number, area: Area | null): { to: number; codes: string[]; initials: boolean } | null {
    const { reader } = this;
    if (i >= reader.tokens.count || reader.shape(i) === Shape.Lower) return null;
    const codes = (this.#defined.get(reader.folded(i)) ?? []).filter((code) => {
      const region = reader.lexicon.get('region', code);
      return region !== undefined && fits(region, area);
    });
    return codes.length === 0 ? null : { to: i + 1, codes, initials: true };
  }

  /** End of a capitalised name behind a level word. */
  #unknown(i: number, from: number): number {
    const { reader } = this;
    if (reader.inTitle(i)) return from;
    let to = from;
    while (to - from < LONGEST_UNKNOWN && reader.within(i, to) && reader.shape(to) === Shape.Title) {
      if (this.#belongsElsewhere(to)) break;
      to++;
    }
    return to;
  }

  /** A body, a title, a class of people or a level word begins at atom `i`. */
  #belongsElsewhere(i: number): boolean {
    for (const match of this.reader.matchesAt(i)) {
      const item = this.reader.lexicon.item(match);
      if (
        item.kind === 'role' ||
        item.kind === 'group' ||
        item.kind === 'institution' ||
        item.kind === 'election'
      ) {
        return true;
      }
      if (item.kind === 'cue' && (item.class === 'level' || item.class === 'place-preposition')) return true;
      if (item.kind === 'affix' && (item.class === 'honorific' || item.class === 'rank')) return true;
    }
    return false;
  }

  /** Reads once through the article for the areas that it names and the abbreviations that it explains. */
  #collect(): void {
    const { reader } = this;
    for (let i = 0; i < reader.tokens.count; i++) {
      const name = this.#name(i, null);
      if (name === null) continue;
      for (const code of name.codes) if (code.length <= 5) this.#named.add(code);
      if (reader.is(name.to - 1, ')') && reader.is(name.to - 3, '(')) {
        this.#defined.set(reader.folded(name.to - 2), name.codes);
      }
    }
  }
}

function initialsOf(plain: string): string {
  return plain
    .split(/[ -]+/)
    .map((word) => word.charAt(0).toLowerCase())
    .join('');
}

/** An area of this kind can bear the level word. */
export function fits(region: Region, area: Area | null): boolean {
  switch (area) {
    case null:
      return true;
    case 'provinsi':
    case 'kecamatan':
      return region.level === area;
    case 'kabkota':
      return region.level === 'kabkota';
    case 'kota':
      return isCity(region);
    case 'kabupaten':
      return region.level === 'kabkota' && !isCity(region);
    case 'desa':
      return false;
  }
}
