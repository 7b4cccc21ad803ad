/** Posts: [former] [acting] title [unit] [body] [region], and role words that mean all their holders. */
import type { Acting } from '../../document.js';
import type { Entry, Match } from '../../lexicon/index.js';
import { Shape } from '../../text/tokens.js';
import { wantedBy, type InstitutionReader } from './institutions.js';
import type {
  GroupPhrase,
  InstitutionPhrase,
  OfficePhrase,
  PartyPhrase,
  Phrase,
  RegionPhrase,
} from './phrases.js';
import type { Reader } from './reader.js';

type Role = Entry<'role'>;

/** Longest unit between title and body ("Penanganan Pelanggaran, Data dan Informasi"), in atoms. */
const LONGEST_UNIT = 14;

const LONGEST_SHORT_NAME = 5;

interface Prefix {
  readonly from: number;
  readonly to: number;
  readonly acting: Acting | null;
  readonly former: boolean;
}

export class OfficeReader {
  constructor(
    readonly reader: Reader,
    readonly institutions: InstitutionReader,
  ) {}

  /** The longest post that begins at atom `i`, or a class of people when the role word means all holders. */
  read(i: number): OfficePhrase | GroupPhrase | null {
    if (!this.#mayOpen(i)) return null;
    const prefix = this.#prefix(i);
    let best: OfficePhrase | null = null;
    let headed = -1;
    const { matches, words } = this.reader;
    const stop = matches.first(prefix.to + 1);
    for (let m = matches.first(prefix.to); m < stop; m++) {
      // All posts that a head may open are weighed at once.
      const head = matches.slot[m] === words.headSlot;
      if (words.roles[matches.entry[m] as number] === 0 || (head && matches.to[m] === headed)) continue;
      const match = matches.at(m);
      if (head) headed = match.to;
      const entry = this.reader.lexicon.item(match) as Role;
      if (!this.reader.within(i, match.to - 1)) continue;
      if (match.slot === 'plural' && !this.#isPlural(i)) continue;
      if (
        match.slot === 'neighbour' ||
        match.slot === 'own' ||
        (match.slot === 'unsure' && !this.institutions.senses.means(match))
      )
        continue;
      const phrase = head ? this.#headed(prefix, match) : this.#titled(prefix, match, entry);
      if (phrase !== null && (best === null || phrase.to > best.to)) best = phrase;
    }
    best ??= this.#defined(prefix);
    return best === null ? null : (this.#holders(best) ?? best);
  }

  /** A short form of a title that the article defines. */
  #defined(prefix: Prefix): OfficePhrase | null {
    const { reader } = this;
    const entry = reader.definedAt(prefix.to);
    if (entry < 0) return null;
    const short = { from: prefix.to, to: prefix.to + 1, entry, slot: '' };
    const role = reader.lexicon.entry(short, 'role');
    return role === undefined ? null : this.#titled(prefix, short, role);
  }

  /** False where no title, no word in front of one and no short form can begin. */
  #mayOpen(i: number): boolean {
    const { matches, words } = this.reader;
    const kinds = matches.kindsAt(i);
    if ((kinds & words.role) !== 0 || this.reader.definedAt(i) >= 0) return true;
    if ((kinds & words.affix) === 0) return false;
    return this.reader.isAffix(i, 'former') || this.reader.isAffix(i, 'acting');
  }

  /** "Ketua dan anggota Bawaslu X": the post at atom `i` in the body of the next one. */
  readShared(i: number): OfficePhrase | null {
    const { reader } = this;
    const { matches, words } = reader;
    if ((matches.kindsAt(i) & words.role) === 0) return null;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      if (matches.slot[m] !== words.headSlot || words.roles[matches.entry[m] as number] === 0) continue;
      const match = matches.at(m);
      const and = reader.within(i, match.to) ? reader.cue(match.to, 'and') : null;
      const next = and === null || !reader.within(i, and.to) ? null : this.read(and.to);
      const body = next?.type === 'office' && next.from === and?.to ? next.institution : null;
      const entry = body === null ? null : this.#roleOf(match, (role) => leads(role, body));
      if (body === null || entry === null || entry.of.length === 0) return null;
      const prefix = { from: i, to: i, acting: null, former: false };
      return {
        ...this.#phrase(prefix, match.to, match.to, entry, null, null, null, [], false),
        antecedent: body,
      };
    }
    return null;
  }

  /** A title that points to a body named before begins at atom `i`. */
  mayBeOwn(i: number): boolean {
    const { matches, words } = this.reader;
    if ((matches.kindsAt(i) & words.role) === 0) return false;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) if (matches.slot[m] === words.ownSlot) return true;
    return false;
  }

  /** "Ketuanya", of the body that the article has just named. */
  readOwn(i: number, antecedent: InstitutionPhrase): OfficePhrase | null {
    const match = this.reader.doc.matches.longest(
      i,
      (m) => m.slot === 'own' && this.reader.lexicon.entry(m, 'role') !== undefined,
    );
    const entry = match === null ? null : this.#roleOf(match, (role) => leads(role, antecedent));
    if (match === null || entry === null) return null;
    const prefix = { from: i, to: i, acting: null, former: false };
    return {
      ...this.#phrase(prefix, match.to, match.to, entry, null, null, null, [], false),
      antecedent,
    };
  }

  #prefix(i: number): Prefix {
    const { reader } = this;
    const former = reader.affix(i, 'former');
    const behind = former === null ? i : former.to;
    const acting = reader.within(i, behind) ? reader.affix(behind, 'acting') : null;
    return {
      from: i,
      to: acting === null ? behind : acting.to,
      acting: acting === null ? null : (acting.value as Acting),
      former: former !== null,
    };
  }

  /** A title that stands alone: "Bupati", "Sekretaris Daerah (Sekda)", "Kabid Mutasi BKPSDM". */
  #titled(prefix: Prefix, match: Match, entry: Role): OfficePhrase | null {
    const { reader, institutions } = this;
    const { from } = prefix;
    let to = reader.opensBracket(prefix.to, match.to)
      ? this.#throughSameRole(prefix.to, match.to, entry)
      : match.to;
    const titleEnd = to;
    if (entry.unit === 'field' || entry.unit === 'free') {
      to = this.#unitEnd(from, to, entry.unit === 'free');
      if (to - titleEnd >= 2) to = this.#throughShortName(to);
    }
    const inner: Phrase[] = [];
    let numbered: RegionPhrase | null = null;
    if (entry.unit === 'number') {
      to = institutions.unitNumber(from, to);
      numbered = institutions.regionInNumber(titleEnd, to);
    }
    const unitEnd = to;

    let institution: InstitutionPhrase | null = null;
    let party: PartyPhrase | null = null;
    let region: RegionPhrase | null = numbered;
    if (entry.takes.includes('institution') && reader.within(from, to)) {
      institution = this.#bodyBehind(from, to);
      if (institution === null) party = this.#partyBehind(from, to);
      to = institution?.to ?? party?.to ?? to;
    }
    if (institution === null && party === null && region === null && entry.takes.includes('region')) {
      // "Sekretaris Daerah Kabupaten X": the level word belongs to the region; in "Wali Kota X" it does not.
      if (
        entry.area === undefined &&
        to === match.to &&
        to - match.from > 1 &&
        reader.cue(to - 1, 'level')?.to === to
      ) {
        region = institutions.regions.read(to - 1, true);
        if (region !== null && (region.to <= to || !reader.within(from, region.to - 1))) region = null;
      }
      if (entry.level === 'desa') region ??= institutions.regions.readVillage(from, to);
      if (entry.level === 'kecamatan') {
        region ??= institutions.regionBehind(from, to, entry.level);
        region ??= institutions.regions.readVillage(from, to);
      }
      region ??= institutions.regionBehind(from, to, entry.level);
      if (region !== null) {
        to = region.to;
        region.wanted =
          wantedBy(entry, entry.level ?? null) ?? (entry.level === 'kecamatan' ? 'kecamatan' : region.wanted);
        const second = institutions.secondRegion(from, region);
        if (second !== null) {
          inner.push(second);
          to = second.to;
        }
      }
    }
    to = this.#throughOtherTitle(prefix.from, to, entry);
    // "Kordiv", "Kabid" and the like without unit and body are no post that could be told apart.
    if (entry.unit === 'free' && institution === null && unitEnd === titleEnd) return null;
    const bare = unitEnd === titleEnd && institution === null && party === null && region === null;
    if (bare && entry.needs) return null;
    return this.#phrase(prefix, to, titleEnd, entry, institution, party, region, inner, bare);
  }

  /** A title word that needs its body: "Ketua KPU Lampung", "Anggota DPRD Kota Bogor". */
  #headed(prefix: Prefix, match: Match): OfficePhrase | null {
    const { reader, institutions } = this;
    if (!reader.within(prefix.from, match.to)) return null;
    const start = match.to;
    const party = this.#partyBehind(prefix.from, start);
    if (party !== null) {
      const entry = this.#roleOf(match, (role) => role.of.includes('party'));
      if (entry === null) return null;
      const region = institutions.regionBehind(prefix.from, party.to);
      return this.#phrase(prefix, region?.to ?? party.to, match.to, entry, null, party, region, [], false);
    }
    const institution = institutions.read(start);
    if (institution === null) return null;
    const entry = this.#roleOf(match, (role) => leads(role, institution));
    if (entry === null) return null;
    // "Kepala Dinas Pendidikan (Kadisdik) Kabupaten Garut": the short title stands before the region.
    const short = reader.opensBracket(institution.from, institution.to)
      ? this.#throughSameRole(institution.from, institution.to, entry)
      : institution.to;
    const region =
      short > institution.to && institution.region === null
        ? institutions.regionBehind(prefix.from, short)
        : null;
    const to = region?.to ?? short;
    return this.#phrase(prefix, to, match.to, entry, institution, null, region, [], false);
  }

  /** The body right behind a title, or behind the unit words of a division. */
  #bodyBehind(from: number, to: number): InstitutionPhrase | null {
    const { reader } = this;
    if (!reader.within(from, to)) return null;
    const institution = this.institutions.read(to);
    return institution !== null && reader.capital(to) ? institution : null;
  }

  #partyBehind(from: number, to: number): PartyPhrase | null {
    if (!this.reader.within(from, to)) return null;
    const board = this.reader.cue(to, 'party-board');
    const start = board === null ? to : board.to;
    return this.reader.within(from, start) ? this.institutions.readParty(start) : null;
  }

  /** Unit words; for divisions the words up to the body, if one follows within reach. */
  #unitEnd(from: number, start: number, anyCase: boolean): number {
    const { reader, institutions } = this;
    // "Asisten I", "Staf Ahli Bupati Bidang Hukum": numerals and a served post may stand first.
    let to = start;
    if (reader.within(from, to) && (reader.shape(to) === Shape.Digits || /^[IVX]+$/.test(reader.surface(to))))
      to++;
    const served = reader.within(from, to) ? this.#servedPost(to) : to;
    const bidang = reader.within(from, served) ? reader.cue(served, 'unit-noun') : null;
    const fields = institutions.fieldEnd(from, bidang === null ? served : bidang.to, anyCase);
    if (bidang === null || fields > bidang.to) return Math.min(fields, from + LONGEST_UNIT + (to - from));
    return served;
  }

  /** "(HP2H)", "(PAN-RB)": the short name of a division or ministry, of which digits and hyphens are atoms. */
  #throughShortName(to: number): number {
    const { reader } = this;
    if (!reader.is(to, '(') || !reader.capital(to + 1)) return to;
    for (let i = to + 2; i <= to + LONGEST_SHORT_NAME && reader.within(to, i); i++) {
      if (reader.is(i, ')')) return i + 1;
      if (!reader.capital(i) && !reader.is(i, '-') && reader.shape(i) !== Shape.Digits) return to;
    }
    return to;
  }

  /** "Kepala Kepolisian Daerah Kalimantan Timur (Kapolda Kaltim)": the same post again, in brackets. */
  #throughOtherTitle(from: number, to: number, entry: Role): number {
    const { reader } = this;
    if (!reader.is(to, '(') || !reader.within(from, to + 1)) return to;
    const again = this.read(to + 1);
    const same = again?.type === 'office' && again.entry.id === entry.id && !again.bare;
    return same && reader.is(again.to, ')') && reader.within(from, again.to) ? again.to + 1 : to;
  }

  /** End of a post that a staff post serves: "Bupati" in "Staf Ahli Bupati". */
  #servedPost(i: number): number {
    for (const match of this.reader.matchesAt(i)) {
      const role = this.reader.lexicon.entry(match, 'role');
      if (role !== undefined && match.slot === '' && (SERVED.has(role.category) || role.id === 'sekda'))
        return match.to;
    }
    return i;
  }

  #throughSameRole(from: number, to: number, entry: Role): number {
    return this.reader.throughBracket(from, to, (other) => this.#sameRole(other, entry));
  }

  #sameRole(match: Match, entry: Role): boolean {
    const other = this.reader.lexicon.entry(match, 'role');
    return (
      other !== undefined &&
      (match.slot === '' || match.slot === 'unsure') &&
      (other.id === entry.id || other.category === entry.category)
    );
  }

  /** Among the posts that this title word may open, the first that suits; last the one for any body. */
  #roleOf(match: Match, suits: (role: Role) => boolean): Role | null {
    const { matches, words, lexicon } = this.reader;
    let general: Role | null = null;
    const stop = matches.first(match.from + 1);
    for (let m = matches.first(match.from); m < stop; m++) {
      if (matches.to[m] !== match.to || words.roles[matches.entry[m] as number] === 0) continue;
      if (matches.at(m).slot !== match.slot) continue;
      const role = lexicon.itemAt(matches.entry[m] as number) as Role;
      if (role.of.length === 0) general ??= role;
      else if (suits(role)) return role;
    }
    return general;
  }

  #phrase(
    prefix: Prefix,
    to: number,
    titleEnd: number,
    entry: Role,
    institution: InstitutionPhrase | null,
    party: PartyPhrase | null,
    region: RegionPhrase | null,
    inner: readonly Phrase[],
    bare: boolean,
  ): OfficePhrase {
    const { from, acting, former } = prefix;
    return {
      type: 'office',
      from,
      to,
      titleEnd,
      entry,
      acting,
      former,
      institution,
      antecedent: null,
      party,
      region,
      inner,
      shared: null,
      bare,
    };
  }

  #isPlural(i: number): boolean {
    return this.reader.cueBefore(i, 'plural') || this.#isCounted(i);
  }

  /** A number stands before atom `i`, and no ordinal: "yang kedua Camat X". */
  #isCounted(i: number): boolean {
    const { reader } = this;
    return reader.countedBefore(i) && !reader.cueBefore(i - 1, 'relative');
  }

  /** What lies in a post that means all its holders. */
  #within({ entry, institution, region, inner }: OfficePhrase): Phrase[] {
    const found: Phrase[] = [];
    for (const phrase of [institution, region, ...inner]) {
      if (phrase !== null && !(entry.holders && this.#isBriefly(phrase))) found.push(phrase);
    }
    return found;
  }

  /** "kepala OPD": the body in the name of a class of people is named itself only where it is spelled out as a name. */
  #isBriefly(phrase: Phrase): boolean {
    return phrase.type === 'institution' && this.reader.shape(phrase.from) !== Shape.Title;
  }

  #capacity: Set<string> | null = null;

  /** Ids of the posts in whose capacity the article says that somebody acts: "selaku PPK". */
  #inCapacity(): ReadonlySet<string> {
    if (this.#capacity !== null) return this.#capacity;
    const { reader } = this;
    const found = new Set<string>();
    for (let i = 0; i < reader.tokens.count; i++) {
      const cue = reader.cue(i, 'capacity');
      if (cue === null) continue;
      for (const match of reader.matchesAt(cue.to)) {
        const role = reader.lexicon.entry(match, 'role');
        if (role?.singular === true && match.slot !== 'neighbour') found.add(role.id);
      }
    }
    return (this.#capacity = found);
  }

  /** "dua sekretaris daerah", "seorang kasubag", "dua anggota PPK X": holders whom the article counts. */
  #counted(office: OfficePhrase): GroupPhrase | null {
    const { entry, from, to, institution, party, titleEnd } = office;
    const { reader } = this;
    if (reader.shape(from) !== Shape.Lower || !this.#isCounted(from)) return null;
    const group = entry.group ?? entry.id;
    if (institution === null && party === null)
      return { type: 'group', from, to: titleEnd, group, inner: [] };
    const inner = [institution, party, ...office.inner].filter((phrase) => phrase !== null);
    return { type: 'group', from, to, group, inner };
  }

  /** The class of people that a role word means here: "seluruh camat", "Kepala OPD". */
  #holders(office: OfficePhrase): GroupPhrase | null {
    const { entry, from, to } = office;
    if (office.former || office.acting !== null) return null;
    const counted = this.#counted(office);
    if (counted !== null || entry.group === undefined) return counted;
    if (entry.singular && this.#inCapacity().has(entry.id)) return null;
    if (entry.holders) return { type: 'group', from, to, group: entry.group, inner: this.#within(office) };
    const { reader } = this;
    const several = this.#isPlural(from);
    const { titleEnd } = office;
    const throughout = reader.within(from, titleEnd) && reader.cue(titleEnd, 'throughout') !== null;
    if (office.institution === null && office.party === null && (several || throughout)) {
      // The region behind is a mention of its own: the head noun alone is the class of people.
      return {
        type: 'group',
        from,
        to: titleEnd,
        group: entry.group,
        inner: [],
      };
    }
    if (office.institution !== null && several && MEMBERS.has(entry.group)) {
      return { type: 'group', from, to, group: entry.group, inner: this.#within(office) };
    }
    const many = entry.several || SEVERAL_HOLDERS.has(entry.level ?? '');
    // "lurah itu" may point to one who has been named.
    const pointed = reader.within(from, titleEnd) && reader.isCue(titleEnd, 'demonstrative');
    const small = reader.shape(from) === Shape.Lower && many && !pointed;
    return office.bare && small ? { type: 'group', from, to, group: entry.group, inner: [] } : null;
  }
}

/** The body is one of those that make a head this post. */
function leads(role: Role, { entry }: InstitutionPhrase): boolean {
  return role.of.includes(entry.id) || (entry.family !== undefined && role.of.includes(entry.family));
}

/** Members of a body of several: with a number before them they are a class, "tiga anggota KPU Tegal". */
const MEMBERS: ReadonlySet<string> = new Set([
  'anggota-kpu',
  'anggota-bawaslu',
  'anggota-dprd',
  'anggota-dpr',
  'anggota-dpd',
]);
const SERVED: ReadonlySet<string> = new Set(['executive']);
/** Levels of which an article's region has many: a bare role word in lower case means them all. */
export const SEVERAL_HOLDERS: ReadonlySet<string> = new Set(['kecamatan', 'desa']);
