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
  return meansAll(reader, phrases);
}

/** The group of those who hold the posts that local elections fill. */
const HEADS = 'kepala-daerah';
const ARMED: ReadonlySet<string> = new Set(['police', 'military']);

type Wanted = ReadonlySet<Phrase['type']>;
const ALL: Wanted = new Set(['office', 'institution', 'region', 'party', 'group', 'election', 'place']);
/** What may lie inside a class of people and inside a venue. */
const IN_GROUP: Wanted = new Set(['election', 'region', 'institution']);
const IN_PLACE: Wanted = new Set(['region', 'institution']);

const NONE: readonly Phrase[] = [];

class Scanner {
  readonly #regions: RegionReader;
  readonly #elections: ElectionReader;
  readonly #senses: Senses;
  readonly #institutions: InstitutionReader;
  readonly #offices: OfficeReader;

  /** Kinds of entries whose forms open a phrase. */
  readonly #opening: number;

  constructor(readonly reader: Reader) {
    const { words } = reader;
    this.#opening =
      words.role |
      words.affix |
      words.institution |
      words.party |
      words.group |
      words.region |
      words.election |
      words.place;
    this.#regions = new RegionReader(reader);
    this.#elections = new ElectionReader(reader, this.#regions);
    this.#senses = new Senses(reader);
    this.#institutions = new InstitutionReader(reader, this.#regions, this.#elections, this.#senses);
    this.#offices = new OfficeReader(reader, this.#institutions);
    this.#force = forceOfTitle(reader, true);
    this.#commanded = forceOfTitle(reader, false);
  }

  between(from: number, to: number, wanted: Wanted): Phrase[] {
    const phrases: Phrase[] = [];
    for (let i = from; i < to;) {
      const phrase = this.#longest(i, wanted);
      if (phrase === null || phrase.to > to) {
        const weak =
          wanted === ALL
            ? (this.#members(i) ??
              this.#own(i, phrases) ??
              this.#offices.readShared(i) ??
              this.#weak(i, phrases.at(-1)))
            : null;
        if (weak !== null) phrases.push(weak);
        i = weak === null ? i + 1 : weak.to;
        continue;
      }
      for (const kept of this.#kept(phrase, phrases.at(-1))) phrases.push(kept);
      i = phrase.to;
    }
    return phrases;
  }

  /** Ties go to the first in this order. */
  #longest(i: number, wanted: Wanted): Phrase | null {
    if (!this.#mayOpen(i)) return null;
    let best = longer(null, this.#offices.read(i), wanted);
    best = longer(best, this.#institutions.read(i), wanted);
    best = longer(best, this.#institutions.readParty(i), wanted);
    best = longer(best, this.#beforeParty(readGroup(this.reader, this.#senses, i)), wanted);
    best = longer(best, this.#regions.read(i, false), wanted);
    best = longer(best, this.#elections.read(i), wanted);
    if (wanted === IN_PLACE) best = longer(best, this.#regions.readInitials(i), wanted);
    const end = placeEnd(this.reader, i);
    return end === null ? best : longer(best, { type: 'place', from: i, to: end, inner: [] }, wanted);
  }

  /** False for lower-case words, digits and marks that begin no form of any kind that is read here. */
  #mayOpen(i: number): boolean {
    const { reader } = this;
    if ((reader.matches.kindsAt(i) & this.#opening) !== 0 || reader.isCue(i, 'level')) return true;
    const shape = reader.shape(i);
    return (shape !== Shape.Lower && shape < Shape.Digits) || this.#regions.inDateline(i);
  }

  /** "Kader Partai Gelora": the last word of "kader partai" begins the name of a party, which goes first. */
  #beforeParty(group: GroupPhrase | null): GroupPhrase | null {
    if (group === null || group.to - group.from < 2) return group;
    const last = group.to - 1;
    const party = this.#institutions.readParty(last);
    if (party === null || party.to <= group.to) return group;
    const shorter = this.reader.doc.matches.longest(
      group.from,
      (m) => m.to === last && this.reader.lexicon.entry(m, 'group')?.id === group.group,
    );
    return shorter === null ? null : { ...group, to: last };
  }

  /** Looks inside classes of people and venues, whose own reader sees words only. */
  #opened(phrase: Phrase): Phrase {
    if (phrase.type === 'group' && this.#isWhole(phrase)) return phrase;
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

  /** Nothing in it is a mention of its own, or what is has been found by the reader of posts. */
  #isWhole({ group }: GroupPhrase): boolean {
    const { lexicon } = this.reader;
    return lexicon.get('group', group)?.whole === true || lexicon.get('role', group)?.holders === true;
  }

  /** The phrase with what lies in it, or what is left of one that names nobody. */
  #kept(phrase: Phrase, previous: Phrase | undefined): readonly Phrase[] {
    const { reader } = this;
    if (reader.inAddress(phrase.from)) return NONE;
    if ((phrase.type === 'institution' || phrase.type === 'region') && this.#isLabel(phrase)) return NONE;
    // "Inspektur Jenderal Polisi", "Mayjen TNI": the corps belongs to the rank.
    const corps =
      phrase.type === 'group' || (phrase.type === 'institution' && ARMED.has(phrase.entry.category));
    if (corps && reader.rankBefore(phrase.from)) return NONE;
    if (phrase.type === 'institution' && phrase.region === null && this.reader.countedBefore(phrase.from)) {
      return [{ ...phrase, all: true }];
    }
    if (phrase.type === 'office' && this.#isCandidacy(phrase, previous)) {
      return [phrase.region, ...phrase.inner].filter((inner) => inner !== null);
    }
    if (phrase.type === 'group' && phrase.group === HEADS && this.#goesOn(this.#candidacyEnd, phrase.from)) {
      this.#candidacyEnd = phrase.to;
      return NONE;
    }
    if (this.#isTitleAlone(phrase) && reader.cueBefore(phrase.from, 'building-of')) return NONE;
    return this.#isNobody(phrase, previous) || this.#onlyDescribes(phrase) ? NONE : [this.#opened(phrase)];
  }

  /** A title and nothing more, of one holder or of all. */
  #isTitleAlone(phrase: Phrase): boolean {
    if (phrase.type === 'office') return phrase.bare;
    return phrase.type === 'group' && this.reader.lexicon.get('role', phrase.group) !== undefined;
  }

  /** "800/1455/BKPSDM", "berinisial MK": letters of a number, or of a person. */
  #isLabel({ type, from, to }: Phrase): boolean {
    const { reader } = this;
    if (to - from > 1) return false;
    if (type === 'institution' && reader.inNumber(from)) return true;
    return reader.shape(from) === Shape.Upper && this.#initialsOfPersons().has(reader.surface(from));
  }

  #initials: ReadonlySet<string> | null = null;

  /** Letters that the article gives as a person's once: "berinisial MK". */
  #initialsOfPersons(): ReadonlySet<string> {
    if (this.#initials !== null) return this.#initials;
    const { reader } = this;
    const found = new Set<string>();
    for (let i = 1; i < reader.tokens.count; i++) {
      if (reader.shape(i) === Shape.Upper && reader.within(i - 1, i) && reader.cueBefore(i, 'initials'))
        found.add(reader.surface(i));
    }
    return (this.#initials = found);
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
    if (previous?.type === 'election' && this.#namesPost(previous)) end = Math.max(end, previous.to);
    const goesOn =
      this.#goesOn(end, office.from) && !(isAppointed(office) && reader.is(office.from - 1, ','));
    const follows = goesOn || reader.cueBefore(office.from, 'candidate');
    if (follows && reader.within(office.from - 1, office.from)) this.#candidacyEnd = office.to;
    return follows;
  }

  /** "pemilihan Gubernur dan Wakil Gubernur Aceh": the posts that are filled stand in the election's name. */
  #namesPost(phrase: Phrase): boolean {
    const { matches, words } = this.reader;
    for (let i = phrase.from; i < phrase.to; i++) if ((matches.kindsAt(i) & words.role) !== 0) return true;
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
      describes ||
      this.#goesOn(this.#nobodyEnd, phrase.from) ||
      (!group.few && this.reader.cueBefore(phrase.from, 'one-of'));
    if (nobody) this.#nobodyEnd = this.#candidacyEnd = phrase.to;
    return nobody;
  }

  /** Atom `to` follows atom `from` at once, or behind a comma and a joiner. */
  #goesOn(from: number, to: number): boolean {
    if (from < 0 || from > to) return false;
    const start = from < to && this.reader.is(from, ',') ? from + 1 : from;
    if (start === to) return true;
    const joiner = this.reader.cue(start, 'and') ?? this.reader.cue(start, 'namely');
    return joiner?.to === to;
  }

  /** "politisi perempuan itu", "menjadi pengamat": says what somebody is who is named elsewhere. */
  #onlyDescribes(phrase: Phrase): boolean {
    const { reader } = this;
    if (phrase.type !== 'group') return false;
    const group = reader.lexicon.get('group', phrase.group);
    if (group?.force !== undefined && this.#isForce(phrase.to)) return true;
    if (group?.describes !== true) return false;
    const { from, to } = phrase;
    if (reader.cueBefore(from, 'plural') || reader.countedBefore(from)) return false;
    if (reader.cueBefore(from, 'becoming')) return true;
    if (group.pointed) return false;
    for (let i = to; i < to + FARTHEST_POINTER && reader.within(from, i); i++) {
      if (reader.cue(i, 'demonstrative') !== null) return true;
      if (reader.shape(i) !== Shape.Lower) return false;
    }
    return false;
  }

  /** "prajurit TNI": the force itself is named behind its members. */
  #isForce(i: number): boolean {
    const body = this.reader.capital(i) ? this.#institutions.read(i) : null;
    return body !== null && ARMED.has(body.entry.category);
  }

  /** The force whose members the article may call "anggota": a post or body of it stands in the headline. */
  readonly #force: Force | null;
  /** The force whose post stands there: "polisi" are those whom it commands. */
  readonly #commanded: Force | null;

  /** "Kapolres larang anggota berfoto", "seluruh personel": members of the force that the article is about. */
  #members(i: number): GroupPhrase | null {
    const { reader } = this;
    if ((reader.matches.kindsAt(i) & reader.words.group) === 0) return null;
    for (const match of reader.matchesAt(i)) {
      const entry = reader.lexicon.entry(match, 'group');
      if (entry?.force === undefined || reader.rankBefore(i)) continue;
      const meant =
        match.slot === 'rank'
          ? entry.force === this.#force && this.#standsForMembers(i, match.to)
          : match.slot === 'weak' && (entry.force === this.#commanded || reader.cueBefore(i, 'plural'));
      if (meant)
        return {
          type: 'group',
          from: i,
          to: match.to,
          group: entry.id,
          inner: [],
        };
    }
    return null;
  }

  /** "Ketuanya": the post in a body of the same sentence or the one before. */
  #own(i: number, phrases: readonly Phrase[]): OfficePhrase | null {
    if (!this.#offices.mayBeOwn(i)) return null;
    const body = this.#antecedent(i, phrases);
    return body === null ? null : this.#offices.readOwn(i, body);
  }

  /** The body with which the sentence begins, else the one named last. */
  #antecedent(i: number, phrases: readonly Phrase[]): InstitutionPhrase | null {
    const { reader } = this;
    let last: InstitutionPhrase | null = null;
    for (let k = phrases.length - 1; k >= 0; k--) {
      const phrase = phrases[k] as Phrase;
      if (!reader.within(phrase.from, i) && !reader.within(reader.limit(phrase.from), i)) break;
      if (phrase.type !== 'institution') continue;
      if (phrase.from === 0 || !reader.within(phrase.from - 1, phrase.from)) return phrase;
      last ??= phrase;
    }
    return last;
  }

  /** Nothing behind says whose members they are, and they are not the one who is named next. */
  #standsForMembers(from: number, to: number): boolean {
    const { reader } = this;
    if (reader.cueBefore(from, 'one-of')) return false;
    if (!reader.within(from, to)) return true;
    if (reader.is(to, ',') && reader.capital(to + 1)) return false;
    if (reader.capital(to) && !reader.inTitle(from)) return false;
    return this.#longest(to, ALL) === null;
  }

  /** "kepada desa maupun ASN", "oleh pemerintah": common words as bodies that are addressed or act. */
  #weak(i: number, previous: Phrase | undefined): InstitutionPhrase | null {
    const { reader } = this;
    const weak = this.#institutions.readWeak(i);
    if (weak === null) return null;
    const { category } = weak.entry;
    if (reader.cueBefore(i, 'thing-of')) return null;
    if (category === 'police') return reader.rankBefore(i) ? null : weak;
    const opens =
      reader.capital(i) && !reader.inTitle(i) && reader.within(i, i + 1) && !reader.capital(i + 1);
    const addressed = reader.cueBefore(i, 'by') || this.#joinsBody(i, previous);
    if (category === 'government' && (opens || addressed)) return weak;
    if (category === 'government' || !reader.cueBefore(i, 'by')) return null;
    const and = reader.within(i, weak.to) ? reader.cue(weak.to, 'and') : null;
    if (and === null) return null;
    const next = reader.within(i, and.to) ? this.#longest(and.to, ALL) : null;
    return next !== null && (next.type === 'group' || next.type === 'institution') ? weak : null;
  }

  /** "mendesak DPR dan pemerintah": in a list with a body before it. */
  #joinsBody(i: number, previous: Phrase | undefined): boolean {
    if (previous?.type !== 'institution' || !this.reader.within(previous.from, i)) return false;
    return this.reader.cue(previous.to, 'and')?.to === i;
  }
}

function longer(best: Phrase | null, phrase: Phrase | null, wanted: Wanted): Phrase | null {
  if (phrase === null || !wanted.has(phrase.type)) return best;
  return best === null || phrase.to > best.to ? phrase : best;
}

/** Words between a noun and the pointer behind it: "legislator dua periode ini". */
const FARTHEST_POINTER = 4;

type Force = 'police' | 'military';
const FORCE_OF: ReadonlyMap<string, Force> = new Map([
  ['police-post', 'police'],
  ['military-post', 'military'],
  ['police', 'police'],
  ['military', 'military'],
]);

/** The one force of which the headline names a post, or with `bodies` a post or body. */
function forceOfTitle(reader: Reader, bodies: boolean): Force | null {
  const { matches, words } = reader;
  const kinds = bodies ? words.role | words.institution : words.role;
  let found: Force | null = null;
  for (let i = 0; i < reader.titleEnd; i++) {
    if ((matches.kindsAt(i) & kinds) === 0 || !reader.inTitle(i)) continue;
    for (const match of reader.matchesAt(i)) {
      if (match.slot !== '') continue;
      const item = reader.lexicon.item(match);
      const category = item.kind === 'role' || (bodies && item.kind === 'institution') ? item.category : '';
      const force = FORCE_OF.get(category);
      if (force === undefined || force === found) continue;
      if (found !== null) return null;
      found = force;
    }
  }
  return found;
}

/**
 * A bare "Kades" means them all, unless the article has named one before; in a headline, unless it names one
 * at all and this may be the one who acts there.
 */
function meansAll(reader: Reader, phrases: readonly Phrase[]): Phrase[] {
  const firstNamed = new Map<string, number>();
  for (const phrase of phrases) {
    if (phrase.type !== 'office') continue;
    if (phrase.bare && phrase.acting === null && phrase.shared === null) continue;
    if (!firstNamed.has(phrase.entry.id)) firstNamed.set(phrase.entry.id, phrase.from);
  }
  const isNamed = (id: string, at: number): boolean => {
    const first = firstNamed.get(id);
    if (first === undefined) return false;
    return reader.inTitle(at) ? !isObject(reader, at) : first < at;
  };
  const counted = new Set<string>();
  const lastNamed = new Map<string, boolean>();
  return phrases.map((phrase) => {
    if (phrase.type === 'group') {
      counted.add(phrase.group);
      lastNamed.set(phrase.group, false);
    } else if (phrase.type === 'office' && !phrase.bare && phrase.entry.group !== undefined) {
      lastNamed.set(phrase.entry.group, true);
    }
    if (phrase.type !== 'office' || !phrase.bare || phrase.former || phrase.acting !== null) return phrase;
    const { entry, from, to } = phrase;
    // "Seorang kasubag … Kasubag itu": one of them, whom the article does not name.
    const unnamed = !firstNamed.has(entry.id) && counted.has(entry.id);
    if (unnamed && reader.within(from, to) && reader.isCue(to, 'demonstrative')) {
      return { type: 'group', from, to, group: entry.id, inner: [] };
    }
    if (entry.group === undefined) return phrase;
    const several =
      entry.several ||
      SEVERAL_HOLDERS.has(entry.level ?? '') ||
      (entry.id === 'kapolres' && firstNamed.has('kapolda'));
    const pointed = reader.within(from, to) && reader.isCue(to, 'demonstrative');
    if (several && pointed && lastNamed.get(entry.group) === false) {
      return { type: 'group', from, to, group: entry.group, inner: [] };
    }
    const somewhere = reader.within(from, to) && reader.cueBefore(to + 1, 'place-preposition');
    if (!several || (isNamed(entry.id, from) && !somewhere)) return phrase;
    return { type: 'group', from, to, group: entry.group, inner: [] };
  });
}

/** A word stands right before it in its headline: "Instruksikan Camat". */
function isObject(reader: Reader, at: number): boolean {
  return at > 0 && reader.within(at - 1, at) && reader.shape(at - 1) < Shape.Digits;
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

/** "Diduga Dukung Calon, Camat X Dinonaktifkan": posts nobody stands for begin anew behind a comma. */
function isAppointed({ entry }: OfficePhrase): boolean {
  return APPOINTED.has(entry.category);
}

const APPOINTED: ReadonlySet<string> = new Set(['regional-official', 'village-head', 'village-official']);

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
