/** One pass from left to right: at each atom the longest phrase, then behind it. */
import type { Context, Segmented } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import { ElectionReader } from './elections.js';
import { readGroup } from './groups.js';
import { InstitutionReader } from './institutions.js';
import { OfficeReader } from './offices.js';
import type { GroupPhrase, InstitutionPhrase, OfficePhrase, Phrase, PlacePhrase } from './phrases.js';
import { placeEnd } from './places.js';
import { Reader } from './reader.js';
import { RegionReader } from './regions.js';

/** The outermost phrases of the article, in order, never overlapping. */
export function scanPhrases(doc: Segmented, context: Context): { reader: Reader; phrases: Phrase[] } {
  const reader = new Reader(doc, context);
  const scanner = new Scanner(reader);
  const phrases = scanner.between(0, doc.tokens.count, ALL);
  shareRegions(reader, phrases);
  return { reader, phrases };
}

type Wanted = ReadonlySet<Phrase['type']>;
const ALL: Wanted = new Set(['office', 'institution', 'region', 'party', 'group', 'election', 'place']);
/** What may lie inside a class of people and inside a venue. */
const IN_GROUP: Wanted = new Set(['election', 'region', 'institution']);
const IN_PLACE: Wanted = new Set(['region', 'institution']);

class Scanner {
  readonly #regions: RegionReader;
  readonly #elections: ElectionReader;
  readonly #institutions: InstitutionReader;
  readonly #offices: OfficeReader;

  constructor(readonly reader: Reader) {
    this.#regions = new RegionReader(reader);
    this.#elections = new ElectionReader(reader, this.#regions);
    this.#institutions = new InstitutionReader(reader, this.#regions, this.#elections);
    this.#offices = new OfficeReader(reader, this.#institutions);
  }

  between(from: number, to: number, wanted: Wanted): Phrase[] {
    const phrases: Phrase[] = [];
    for (let i = from; i < to; ) {
      const phrase = this.#longest(i, wanted);
      if (phrase === null || phrase.to > to) {
        const weak = wanted === ALL ? this.#weak(i) : null;
        if (weak !== null) phrases.push(weak);
        i = weak === null ? i + 1 : weak.to;
        continue;
      }
      if (!this.#isNobody(phrase, phrases.at(-1))) phrases.push(this.#opened(phrase));
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
    offer(readGroup(this.reader, i));
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
      const inner = this.between(phrase.from + 1, phrase.to, IN_PLACE);
      return { ...phrase, inner } satisfies PlacePhrase;
    }
    return phrase;
  }

  /** "salah satu paslon", "tim sukses parpol": contestants that only describe. */
  #isNobody(phrase: Phrase, previous: Phrase | undefined): boolean {
    if (phrase.type !== 'group') return false;
    const group = this.reader.lexicon.get('group', phrase.group);
    if (group === undefined || !group.contestant) return false;
    if (previous?.type === 'group' && previous.to === phrase.from) return true;
    return this.reader.cueBefore(phrase.from, 'one-of');
  }

  /** "kepada desa maupun ASN", "oleh pemerintah": common words as bodies that are addressed or act. */
  #weak(i: number): InstitutionPhrase | null {
    const { reader } = this;
    const weak = this.#institutions.readWeak(i);
    if (weak === null || !reader.cueBefore(i, 'by')) return null;
    if (weak.entry.category === 'government') return weak;
    const and = reader.within(i, weak.to) ? reader.cue(weak.to, 'and') : null;
    if (and === null) return null;
    const next = reader.within(i, and.to) ? this.#longest(and.to, ALL) : null;
    return next !== null && (next.type === 'group' || next.type === 'institution') ? weak : null;
  }
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
