/** One pass from left to right: at each atom the longest phrase, then behind it. */
import { Shape } from '../../text/tokens.js';
import { ElectionReader } from './elections.js';
import { readGroup } from './groups.js';
import { InstitutionReader } from './institutions.js';
import { OfficeReader, SEVERAL_HOLDERS } from './offices.js';
import type { GroupPhrase, InstitutionPhrase, OfficePhrase, Phrase, PlacePhrase } from './phrases.js';
import { placeEnd } from './places.js';
import type { Reader } from './reader.js';
import { RegionReader } from './regions.js';
import { Senses } from './senses.js';

/** The outermost phrases of the article, in order, never overlapping. */
export function scanPhrases(reader: Reader): Phrase[] {
  const phrases = new Scanner(reader).between(0, reader.tokens.count, ALL);
  shareRegions(reader, phrases);
  return meansAll(phrases);
}

const ARMED: ReadonlySet<string> = new Set(['police', 'military']);

type Wanted = ReadonlySet<Phrase['type']>;
const ALL: Wanted = new Set(['office', 'institution', 'region', 'party', 'group', 'election', 'place']);
/** What may lie inside a class of people and inside a venue. */
const IN_GROUP: Wanted = new Set(['election', 'region', 'institution']);
const IN_PLACE: Wanted = new Set(['region', 'institution']);

class Scanner {
  readonly #regions: RegionReader;
  readonly #elections: ElectionReader;
  readonly #senses: Senses;
  readonly #institutions: InstitutionReader;
  readonly #offices: OfficeReader;

  constructor(readonly reader: Reader) {
    this.#regions = new RegionReader(reader);
    this.#elections = new ElectionReader(reader, this.#regions);
    this.#senses = new Senses(reader);
    this.#institutions = new InstitutionReader(reader, this.#regions, this.#elections, this.#senses);
    this.#offices = new OfficeReader(reader, this.#institutions);
  }

  between(from: number, to: number, wanted: Wanted): Phrase[] {
    const phrases: Phrase[] = [];
    for (let i = from; i < to;) {
      const phrase = this.#longest(i, wanted);
      if (phrase === null || phrase.to > to) {
        const weak = wanted === ALL ? this.#weak(i) : null;
        if (weak !== null) phrases.push(weak);
        i = weak === null ? i + 1 : weak.to;
        continue;
      }
      phrases.push(...this.#kept(phrase, phrases.at(-1)));
      i = phrase.to;
    }
    return phrases;
  }

  /** Ties go to the first in this order. */
  #longest(i: number, wanted: Wanted): Phrase | null {
    let best: Phrase | null = null;
    const offer = (phrase: Phrase | null): void => {
      if (phrase !== null && wanted.has(phrase.type) && (best === null || phrase.to > best.to)) best = phrase;
    };
    offer(this.#offices.read(i));
    offer(this.#institutions.read(i));
    offer(this.#institutions.readParty(i));
    offer(readGroup(this.reader, this.#senses, i));
    offer(this.#regions.read(i, false));
    offer(this.#elections.read(i));
    if (wanted === IN_PLACE) offer(this.#regions.readInitials(i));
    const end = placeEnd(this.reader, i);
    if (end !== null) offer({ type: 'place', from: i, to: end, inner: [] });
    return best;
  }

  /** Looks inside classes of people and venues, whose own reader sees words only. */
  #opened(phrase: Phrase): Phrase {
    if (phrase.type === 'group' && phrase.inner.length === 0) {
      const inner = this.between(phrase.from + 1, phrase.to, IN_GROUP);
      return { ...phrase, inner } satisfies GroupPhrase;
    }
    if (phrase.type === 'place') {
      // A region in the middle is a part of the name: "Komplek Bogor Nirwana Residence".
      const inner = this.between(phrase.from + 1, phrase.to, IN_PLACE).filter(
        (found) => found.type !== 'region' || found.to === phrase.to || found.area !== null,
      );
      return { ...phrase, inner } satisfies PlacePhrase;
    }
    return phrase;
  }

  /** The phrase with what lies in it, or what is left of one that names nobody. */
  #kept(phrase: Phrase, previous: Phrase | undefined): Phrase[] {
    const { reader } = this;
    if (reader.inAddress(phrase.from)) return [];
    // "Inspektur Jenderal Polisi", "Mayjen TNI": the corps belongs to the rank.
    const corps =
      phrase.type === 'group' || (phrase.type === 'institution' && ARMED.has(phrase.entry.category));
    if (corps && reader.rankBefore(phrase.from)) return [];
    if (phrase.type === 'institution' && phrase.region === null && this.#isCounted(phrase.from)) {
      return [{ ...phrase, all: true }];
    }
    if (phrase.type === 'office' && this.#isCandidacy(phrase, previous)) {
      return [phrase.region, ...phrase.inner].filter((inner) => inner !== null);
    }
    return this.#isNobody(phrase, previous) ? [] : [this.#opened(phrase)];
  }

  /** "48 pemkab", "sepuluh pemprov": several bodies of no one region. */
  #isCounted(i: number): boolean {
    const { reader } = this;
    if (i === 0 || !reader.within(i - 1, i)) return false;
    if (reader.shape(i - 1) === Shape.Digits) return true;
    for (const match of reader.matchesAt(i - 1)) {
      if (match.to === i && reader.lexicon.entry(match, 'number') !== undefined) return true;
    }
    return false;
  }

  #candidacyEnd = -1;

  /**
   * "pasangan calon Bupati dan Wakil Bupati X", "pemilihan Gubernur, Bupati dan Wali Kota": what people stand
   * for, nobody's post.
   */
  #isCandidacy(office: OfficePhrase, previous: Phrase | undefined): boolean {
    const { reader } = this;
    let end = this.#candidacyEnd;
    if (previous?.type === 'group' && reader.lexicon.get('group', previous.group)?.contestant === true) {
      end = Math.max(end, previous.to);
    }
    if (previous?.type === 'election' && this.#endsInRole(previous)) end = Math.max(end, previous.to);
    const comma = end >= 0 && end < office.from && reader.is(end, ',') ? end + 1 : end;
    const and = comma < 0 || comma >= office.from ? null : reader.cue(comma, 'and');
    const joined = (end >= 0 && comma === office.from) || and?.to === office.from;
    const follows = joined || reader.cueBefore(office.from, 'candidate');
    if (follows && reader.within(office.from - 1, office.from)) this.#candidacyEnd = office.to;
    return follows;
  }

  #endsInRole(phrase: Phrase): boolean {
    for (let i = phrase.from; i < phrase.to; i++) {
      for (const match of this.reader.matchesAt(i)) {
        if (match.to === phrase.to && this.reader.lexicon.entry(match, 'role') !== undefined) return true;
      }
    }
    return false;
  }

  #nobodyEnd = -1;

  /** "salah satu paslon", "tim sukses parpol": contestants that only describe. */
  #isNobody(phrase: Phrase, previous: Phrase | undefined): boolean {
    if (phrase.type !== 'group') return false;
    const group = this.reader.lexicon.get('group', phrase.group);
    if (group === undefined || !group.contestant) return false;
    const describes = previous?.type === 'group' && previous.to === phrase.from;
    const nobody =
      describes || this.#nobodyEnd === phrase.from || this.reader.cueBefore(phrase.from, 'one-of');
    if (nobody) this.#nobodyEnd = this.#candidacyEnd = phrase.to;
    return nobody;
  }

  /** "kepada desa maupun ASN", "oleh pemerintah": common words as bodies that are addressed or act. */
  #weak(i: number): InstitutionPhrase | null {
    const { reader } = this;
    const weak = this.#institutions.readWeak(i);
    if (weak === null) return null;
    const opens =
      reader.capital(i) && !reader.inTitle(i) && reader.within(i, i + 1) && !reader.capital(i + 1);
    if (weak.entry.category === 'government' && (opens || reader.cueBefore(i, 'by'))) return weak;
    if (weak.entry.category === 'government' || !reader.cueBefore(i, 'by')) return null;
    const and = reader.within(i, weak.to) ? reader.cue(weak.to, 'and') : null;
    if (and === null) return null;
    const next = reader.within(i, and.to) ? this.#longest(and.to, ALL) : null;
    return next !== null && (next.type === 'group' || next.type === 'institution') ? weak : null;
  }
}

/** A bare "Kades" in an article about no one kades means them all. */
function meansAll(phrases: readonly Phrase[]): Phrase[] {
  const particular = new Set<string>();
  for (const phrase of phrases) {
    if (phrase.type === 'office' && (!phrase.bare || phrase.acting !== null || phrase.shared !== null)) {
      particular.add(phrase.entry.id);
    }
  }
  return phrases.map((phrase) => {
    if (phrase.type !== 'office' || !phrase.bare || phrase.former || phrase.acting !== null) return phrase;
    const { entry, from, to } = phrase;
    if (entry.group === undefined || !SEVERAL_HOLDERS.has(entry.level ?? '') || particular.has(entry.id))
      return phrase;
    return { type: 'group', from, to, group: entry.group, inner: [] };
  });
}

/**
 * "KPU dan Bawaslu Kabupaten X", "Bupati dan Wakil Bupati X": the region behind the last of a list, joined by
 * "dan" or a slash, belongs to all. A bare comma does not carry it.
 */
function shareRegions(reader: Reader, phrases: readonly Phrase[]): void {
  for (let k = phrases.length - 2; k >= 0; k--) {
    const here = phrases[k] as Phrase;
    const next = phrases[k + 1] as Phrase;
    const holder = holderOf(here);
    const giver = holderOf(next);
    if (holder === null || giver === null || holder.region !== null || !takesRegion(here)) continue;
    const region = giver.region ?? giver.shared;
    if (region === null || !reader.within(here.from, next.from)) continue;
    if (joins(reader, here.to, next.from, giver.region !== null)) holder.shared = region;
  }
}

function holderOf(phrase: Phrase): InstitutionPhrase | OfficePhrase | null {
  if (phrase.type === 'institution') return phrase;
  if (phrase.type !== 'office') return null;
  return phrase.institution ?? phrase;
}

function takesRegion(phrase: Phrase): boolean {
  if (phrase.type === 'institution') return phrase.entry.region && phrase.level !== 'nasional';
  if (phrase.type !== 'office') return false;
  if (phrase.institution !== null) return takesRegion(phrase.institution);
  return phrase.entry.takes.includes('region') && phrase.party === null;
}

/** Only "dan" or a slash stands between; inside a longer list a comma will do. */
function joins(reader: Reader, from: number, to: number, last: boolean): boolean {
  let i = from;
  if (reader.is(i, ',')) {
    if (!last && i + 1 === to) return true;
    i++;
  }
  const and = reader.cue(i, 'and');
  return and !== null && and.to === to && reader.shape(i) !== Shape.Digits;
}
