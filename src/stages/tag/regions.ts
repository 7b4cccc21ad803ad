/** Names of administrative areas with their level words, before it is decided which area each one is. */
import type { Match, Region } from '../../lexicon/index.js';
import { isCity } from '../../lexicon/regions.js';
import { atomsOf, foldCase, Shape } from '../../text/tokens.js';
import type { Area, RegionPhrase } from './phrases.js';
import type { Reader } from './reader.js';

/** Longest name of a village or district that the lexicon lacks, in words. */
const LONGEST_UNKNOWN = 3;
/** Words of a village's name behind a title without the level word. */
const LONGEST_VILLAGE = 3;
/** Atoms of the longest title that ends in a level word. */
const LONGEST_TITLE = 3;

export class RegionReader {
  /** Abbreviations that the article defines, by their folded letters: "Bengkulu Utara (BU)". */
  readonly #defined = new Map<string, readonly string[]>();
  /** Areas that the article names in full. */
  readonly #named = new Set<string>();
  /** The name without a level word at each atom; undefined where none is. */
  readonly #names: (Name | undefined)[];

  constructor(readonly reader: Reader) {
    this.#names = new Array<Name | undefined>(reader.tokens.count);
    this.#collect();
  }

  /** The area whose name begins at atom `i`. `cued`: a body, a post or a preposition stands in front. */
  read(i: number, cued: boolean): RegionPhrase | null {
    const { reader } = this;
    if (!this.#mayOpen(i) || reader.inAddress(i)) return null;
    const word = reader.cue(i, 'level');
    if (word !== null && reader.within(i, word.to)) {
      const area = word.value as Area;
      const name = this.#name(word.to, area) ?? this.#definedAt(word.to, area);
      if (name !== null) return this.#phrase(i, name.to, name.codes, area, true, name.initials);
    }
    const name = this.#names[i] ?? this.#definedAt(i, null);
    const town = this.#datelineTown(i);
    // "KUALA KAPUAS": names of other areas may lie in the town's.
    if (name !== null && town <= name.to) {
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

  /** False where no name, level word, explained abbreviation or place of a dateline can begin. */
  #mayOpen(i: number): boolean {
    const { reader } = this;
    if (i >= reader.tokens.count) return false;
    if ((reader.matches.kindsAt(i) & (reader.words.region | reader.words.cue)) !== 0) return true;
    return this.#defined.size > 0 || this.inDateline(i);
  }

  /** The place of the report may begin at atom `i`. */
  inDateline(i: number): boolean {
    const { doc, tokens } = this.reader;
    return doc.meta.place !== null && doc.blocks[tokens.block[i] as number]?.kind === 'dateline';
  }

  /**
   * Where the place of the dateline ends that begins at atom `i`, a town without a code; `i` when it does not.
   * An outlet beside it shows that it is the place of the report.
   */
  #datelineTown(i: number): number {
    const { reader } = this;
    if (!this.inDateline(i)) return i;
    const words = atomsOf(reader.doc.meta.place ?? '');
    for (const [k, word] of words.entries()) {
      if (!reader.within(i, i + k) || reader.folded(i + k) !== foldCase(word)) return i;
    }
    const to = i + words.length;
    for (let k = to; reader.within(i, k); k++) if (reader.capital(k)) return to;
    for (let k = i - 1; k >= 0 && this.inDateline(k); k--) if (reader.capital(k)) return to;
    return i;
  }

  /** "Polresta Bogor Kota": the level word behind the name, with no other name behind it. */
  #reversed(i: number, name: { to: number; codes: readonly string[] }): RegionPhrase | null {
    const { reader } = this;
    if (!reader.within(i, name.to) || !reader.capital(name.to)) return null;
    const word = reader.cue(name.to, 'level');
    if (word === null || (word.value !== 'kota' && word.value !== 'kabupaten')) return null;
    if (reader.within(i, word.to) && reader.capital(word.to) && this.#names[word.to] !== undefined)
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
    return {
      type: 'region',
      from,
      to,
      codes,
      area,
      wanted: null,
      cued,
      initials,
    };
  }

  /** The longest known name at atom `i` that an area of this kind bears. */
  #name(i: number, area: Area | null): Name | null {
    const { reader } = this;
    if ((reader.matches.kindsAt(i) & reader.words.region) === 0) return null;
    const { matches, words } = reader;
    let to = 0;
    const codes: string[] = [];
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      if ((matches.to[m] as number) < to) break;
      if (words.regions[matches.entry[m] as number] === 0) continue;
      const match = matches.at(m);
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

  #definedAt(i: number, area: Area | null): Name | null {
    const { reader } = this;
    if (this.#defined.size === 0 || i >= reader.tokens.count || reader.shape(i) === Shape.Lower) return null;
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
    return this.#endsTitle(from) && !reader.is(to, ',') ? this.#beforeHolder(from, to) : to;
  }

  /**
   * The village behind a title that needs none ("Kades Sukamaju, Budi"): a name of one or two words, with the
   * holder's name, the kecamatan or initials behind a comma.
   */
  readVillage(from: number, i: number): RegionPhrase | null {
    const { reader } = this;
    if (reader.inTitle(i)) return null;
    const evident = this.#evidentVillage(from, i);
    if (evident > i) return this.#phrase(i, evident, [], null, true, false);
    let to = i;
    while (to - i < LONGEST_VILLAGE && reader.within(from, to) && reader.shape(to) === Shape.Title) {
      if (this.#belongsElsewhere(to)) return null;
      to++;
    }
    if (to === i || !reader.within(from, to)) return null;
    if (to - i === 1 && (reader.matches.kindsAt(i) & reader.words.region) !== 0) return null;
    if (reader.isCue(to, 'initials')) return this.#phrase(i, to, [], null, true, false);
    if (!reader.is(to, ',') || !reader.within(from, to + 1)) return null;
    return this.#namesHolder(to + 1) ? this.#phrase(i, to, [], null, true, false) : null;
  }

  /** "Kakam Mulya Sari Herman": the end of a village's name that shows by its words, with its head's behind; else `i`. */
  #evidentVillage(from: number, i: number): number {
    const { reader } = this;
    let to = i;
    while (reader.within(from, to) && reader.shape(to) === Shape.Title && !this.#belongsElsewhere(to)) to++;
    const end = to - i < 2 ? i : this.#beforeHolder(i, to);
    return end - i >= 2 && end < to ? end : i;
  }

  /** What stands behind the comma after a village: a name, a level word, or a person's initials. */
  #namesHolder(i: number): boolean {
    const { reader } = this;
    if (reader.isCue(i, 'level') || reader.isCue(i, 'initials')) return true;
    const { calendar, affix, role, group, institution } = reader.words;
    const kinds = reader.matches.kindsAt(i);
    return (
      reader.shape(i) === Shape.Title &&
      (kinds & (calendar | role | group | institution)) === 0 &&
      ((kinds & affix) === 0 || !reader.isAffix(i, 'degree'))
    );
  }

  /** The level word before atom `i` is the last of a title: "Kepala Desa". */
  #endsTitle(i: number): boolean {
    for (let from = Math.max(0, i - LONGEST_TITLE); from < i - 1; from++) {
      for (const match of this.reader.matchesAt(from)) {
        if (match.to === i && this.reader.lexicon.entry(match, 'role') !== undefined) return true;
      }
    }
    return false;
  }

  /** "Kepala Desa Cibadak Andi Rahman": a village's name of several words shows by words that villages' names have. */
  #beforeHolder(from: number, to: number): number {
    const { reader } = this;
    let end = from + 1;
    const two = end < to && (reader.cue(from, 'village-opener') !== null || this.#closesVillage(end));
    if (two) end++;
    if (two && end < to && this.#closesVillage(end)) end++;
    return Math.min(end, to);
  }

  #closesVillage(i: number): boolean {
    return this.reader.cue(i, 'village-closer') !== null;
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
      this.#names[i] = name;
      for (const code of name.codes) if (code.length <= 5) this.#named.add(code);
      if (reader.is(name.to - 1, ')') && reader.is(name.to - 3, '(')) {
        this.#defined.set(reader.folded(name.to - 2), name.codes);
      }
    }
  }
}

/** A name as it stands; `to` is the atom behind it. */
interface Name {
  readonly to: number;
  /** Kemendagri codes. */
  readonly codes: readonly string[];
  readonly initials: boolean;
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
