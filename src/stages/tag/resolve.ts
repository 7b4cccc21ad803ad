/**
 * Decides which area each region phrase means: by its level word, by the body or post in front, by the other
 * areas of the article. A tie stays a tie. Also says which area the article is about.
 */
import type { Level } from '../../document.js';
import type { Lexicon, Region } from '../../lexicon/index.js';
import { fits } from './regions.js';
import { innerPhrases, type Area, type Phrase, type RegionPhrase } from './phrases.js';
import type { Reader } from './reader.js';
import { Shape } from '../../text/tokens.js';

/** What a region phrase came to. */
export interface Resolved {
  readonly code: string | null;
  /** More than one when it is a tie. */
  readonly candidates: readonly string[];
  readonly level: Level | null;
  /** Without a level word, a body, a post or a preposition in front. */
  readonly plain: boolean;
}

/** The areas of one article. */
export class Areas {
  /** Region phrases that are none (a kecamatan's name without support) are missing. */
  readonly resolved: ReadonlyMap<RegionPhrase, Resolved>;
  readonly #lexicon: Lexicon;
  /** The area that the article is about, on whichever level it names more often. */
  readonly subject: string | null;
  readonly #kabkota: string | null;
  readonly #provinsi: string | null;

  constructor(reader: Reader, phrases: readonly Phrase[]) {
    this.#lexicon = reader.lexicon;
    const found = collect(phrases);
    this.resolved = resolveAll(reader, found);
    const codes = this.#currentCodes(found);
    const kabkota: string[] = [];
    const provinces: string[] = [];
    const all: string[] = [];
    for (const code of codes) {
      if (code.length >= 5) kabkota.push(code.slice(0, 5));
      else if (code.length === 2) provinces.push(code);
      all.push(code.slice(0, 2));
    }
    this.#kabkota = leading(kabkota);
    this.#provinsi = leading(provinces.length > 0 ? provinces : all);
    const first = kabkota.length >= provinces.length ? this.#kabkota : this.#provinsi;
    this.subject = first ?? this.#kabkota ?? this.#provinsi;
  }

  /** Areas of the present, as often as they are named. */
  #currentCodes(found: readonly Found[]): string[] {
    const codes: string[] = [];
    // National news is written and made in the capital: only its own bodies and posts make it the capital's news.
    let capital = true;
    for (const { phrase, past, inName } of found) {
      const code = past ? undefined : this.resolved.get(phrase)?.code;
      if (code === undefined || code === null) continue;
      codes.push(code);
      if (inName && code.startsWith(CAPITAL)) capital = false;
    }
    return capital ? codes.filter((code) => !code.startsWith(CAPITAL)) : codes;
  }

  /** The one area of this kind that the article can mean, or null. */
  main(area: Area): string | null {
    if (area === 'provinsi') return this.#provinsi;
    if (area === 'kecamatan' || area === 'desa' || this.#kabkota === null) return null;
    const region = this.#lexicon.get('region', this.#kabkota);
    return region !== undefined && fits(region, area) ? region.id : null;
  }
}

/** Jakarta. */
const CAPITAL = '31';

interface Found {
  readonly phrase: RegionPhrase;
  /** Inside the title of a former office: no area of the present. */
  readonly past: boolean;
  /** Inside the name of a body, a post or an election. */
  readonly inName: boolean;
}

function collect(phrases: readonly Phrase[]): Found[] {
  const found: Found[] = [];
  const walk = (phrase: Phrase, past: boolean, inName: boolean): void => {
    if (phrase.type === 'region') found.push({ phrase, past, inName });
    const former = past || (phrase.type === 'office' && phrase.former);
    const named = phrase.type !== 'place' && phrase.type !== 'group';
    for (const inner of innerPhrases(phrase)) walk(inner, former, named);
  };
  for (const phrase of phrases) walk(phrase, false, false);
  return found;
}

function resolveAll(reader: Reader, found: readonly Found[]): Map<RegionPhrase, Resolved> {
  const { lexicon } = reader;
  const options = found.map(({ phrase }) => optionsOf(lexicon, phrase));

  // Areas that need no others to be told.
  const certain = new Set<string>();
  const ends = new Set<number>();
  for (let k = 0; k < found.length; k++) {
    const { phrase } = found[k] as Found;
    ends.add(phrase.to);
    const own = options[k] as Region[];
    if (own.length !== 1 || own[0]?.level === 'kecamatan') continue;
    if (phrase.cued || !isRisky(reader, phrase)) certain.add((own[0] as Region).id);
  }

  const resolved = new Map<RegionPhrase, Resolved>();
  for (let k = 0; k < found.length; k++) {
    const { phrase } = found[k] as Found;
    const own = options[k] as Region[];
    if (own.length === 0) {
      if (phrase.area !== null)
        resolved.set(phrase, { code: null, candidates: [], level: levelOf(phrase), plain: false });
      continue;
    }
    const decided =
      own[0]?.level === 'kecamatan' ? kecamatan(reader, phrase, own, certain) : decide(phrase, own, certain);
    if (decided.length === 0) continue;
    const plain = phrase.area === null && !phrase.cued;
    if (plain && isOutlet(reader, phrase)) continue;
    if (plain && actsAsPerson(reader, phrase)) continue;
    if (plain && isRisky(reader, phrase)) {
      const listed = ends.has(listEnd(reader, phrase.from));
      if (!listed && !certain.has((decided[0] as Region).id)) continue;
    }
    resolved.set(phrase, meaning(decided, plain));
  }
  return resolved;
}

function meaning(decided: readonly Region[], plain: boolean): Resolved {
  const { id, level } = decided[0] as Region;
  if (decided.length === 1) return { code: id, candidates: [id], level, plain };
  const same = decided.every((region) => region.level === level);
  return { code: null, candidates: decided.map((region) => region.id), level: same ? level : null, plain };
}

/** Where the item of a list ends that stands before atom `i`, behind a comma, a joiner or both; -1 without. */
function listEnd(reader: Reader, i: number): number {
  const and = reader.cue(i - 1, 'and')?.to === i ? i - 1 : i;
  if (reader.is(and - 1, ',')) return and - 1;
  return and < i ? and : -1;
}

/** What the name can mean by itself and by the word in front; higher levels shut out kecamatan. */
function optionsOf(lexicon: Lexicon, phrase: RegionPhrase): Region[] {
  const all: Region[] = [];
  for (const code of phrase.codes) {
    const region = lexicon.get('region', code);
    if (region !== undefined) all.push(region);
  }
  if (all.length < 2) return all;
  const wished = all.filter((region) => fits(region, phrase.wanted));
  const left = wished.length > 0 ? wished : all;
  if (phrase.area === 'kecamatan' || phrase.wanted === 'kecamatan') return left;
  const high = left.filter((region) => region.level !== 'kecamatan');
  return high.length > 0 ? high : left;
}

/** Several areas of one name: those that the article names otherwise, else those of a province that it names. */
function decide(
  phrase: RegionPhrase,
  own: readonly Region[],
  certain: ReadonlySet<string>,
): readonly Region[] {
  if (own.length === 1) return own;
  const named = own.filter((region) => certain.has(region.id));
  if (named.length === 1) return named;
  const provinces = own.filter((region) => region.level === 'provinsi');
  const province = provinces.length === 1 ? (provinces[0] as Region) : null;
  if (province !== null) {
    // "KPU Bengkulu": a city's body says "Kota". "di Bengkulu" beside its other regencies is the province too.
    const others = [...certain].some(
      (code) => code.startsWith(`${province.id}.`) && !own.some(({ id }) => id === code),
    );
    if (others || (phrase.cued && phrase.wanted === 'provinsi')) return [province];
    return own;
  }
  const near = own.filter((region) => [...certain].some((code) => code.slice(0, 2) === region.parent));
  return near.length > 0 ? near : own;
}

/** A kecamatan counts with its level word, or where it lies in an area of the article and stands like a place. */
function kecamatan(
  reader: Reader,
  phrase: RegionPhrase,
  own: readonly Region[],
  certain: ReadonlySet<string>,
): readonly Region[] {
  const inside = own.filter((region) => certain.has(region.parent));
  if (phrase.area !== null || phrase.wanted === 'kecamatan') {
    if (inside.length > 0) return inside;
    const near = own.filter((region) =>
      [...certain].some((code) => code.slice(0, 2) === region.id.slice(0, 2)),
    );
    return near.length > 0 ? near : own;
  }
  if (inside.length !== 1 || !standsAlone(reader, phrase)) return [];
  const listed = reader.cueBefore(phrase.from, 'such-as') || listEnd(reader, phrase.from) >= 0;
  return phrase.cued || listed || isReportedFrom(reader, phrase) ? inside : [];
}

/** In the dateline, with the outlet beside it: alone, a town there may be any heading. */
function isReportedFrom(reader: Reader, phrase: RegionPhrase): boolean {
  if (!isDateline(reader, phrase)) return false;
  const { block } = reader.tokens;
  const own = block[phrase.from];
  for (let i = phrase.to; block[i] === own; i++) if (reader.capital(i)) return true;
  for (let i = phrase.from - 1; i >= 0 && block[i] === own; i--) if (reader.capital(i)) return true;
  return false;
}

function isDateline(reader: Reader, phrase: RegionPhrase): boolean {
  return reader.doc.blocks[reader.tokens.block[phrase.from] as number]?.kind === 'dateline';
}

/** No capitalised word touches it. */
function standsAlone(reader: Reader, phrase: RegionPhrase): boolean {
  const before =
    phrase.from > 0 && reader.within(phrase.from - 1, phrase.from) && reader.capital(phrase.from - 1);
  const behind = reader.within(phrase.from, phrase.to) && reader.capital(phrase.to);
  return !behind && (!before || isDateline(reader, phrase));
}

/** "Bima menegaskan", "kata Bima", "Bima Arya": one word that speaks, or that is also a name and has a second. */
function actsAsPerson(reader: Reader, phrase: RegionPhrase): boolean {
  if (phrase.to - phrase.from > 1) return false;
  const behind = reader.within(phrase.from, phrase.to);
  if (isRisky(reader, phrase) && behind && reader.capital(phrase.to)) return true;
  const reports = (i: number): boolean => {
    for (const match of reader.matchesAt(i)) {
      if (match.to === i + 1 && reader.lexicon.entry(match, 'reporting') !== undefined) return true;
    }
    return false;
  };
  const before = phrase.from > 0 && reader.within(phrase.from - 1, phrase.from);
  return (behind && reports(phrase.to)) || (before && reports(phrase.from - 1));
}

/** "RADAR JABAR", "Kabar Malut": a name among others of an outlet, in capitals or in the dateline. */
function isOutlet(reader: Reader, phrase: RegionPhrase): boolean {
  const dateline = isDateline(reader, phrase);
  if (!dateline && (reader.shape(phrase.from) !== Shape.Upper || reader.inTitle(phrase.from))) return false;
  const named = (i: number): boolean => (dateline ? reader.capital(i) : reader.shape(i) === Shape.Upper);
  const before = phrase.from > 0 && reader.within(phrase.from - 1, phrase.from) && named(phrase.from - 1);
  const behind = reader.within(phrase.from, phrase.to) && named(phrase.to);
  return before || behind;
}

/** Names of one word that are also words or names of people (Bima, Batu). */
function isRisky(reader: Reader, phrase: RegionPhrase): boolean {
  if (phrase.area !== null || phrase.to - phrase.from > 1 || isDateline(reader, phrase)) return false;
  return reader.cue(phrase.from, 'also-a-name') !== null;
}

function levelOf(phrase: RegionPhrase): Level | null {
  switch (phrase.area) {
    case null:
      return null;
    case 'kabupaten':
    case 'kota':
    case 'kabkota':
      return 'kabkota';
    case 'provinsi':
    case 'kecamatan':
    case 'desa':
      return phrase.area;
  }
}

/** The only code, or one that stands at least twice as often as the next. */
function leading(codes: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  let first: string | null = null;
  let most = 0;
  let next = 0;
  for (const [code, count] of counts) {
    if (count > most) [first, next, most] = [code, most, count];
    else if (count > next) next = count;
  }
  return most >= 2 * next ? first : null;
}
