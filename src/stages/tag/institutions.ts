/** Bodies: a family's name with its acronym, level, unit number, parent body and region as one phrase. */
import type { Level } from '../../document.js';
import type { Entry, Match } from '../../lexicon/index.js';
import { Shape } from '../../text/tokens.js';
import type { ElectionReader } from './elections.js';
import type { Area, InstitutionPhrase, PartyPhrase, Phrase, RegionPhrase } from './phrases.js';
import type { Reader } from './reader.js';
import type { RegionReader } from './regions.js';
import type { Senses } from './senses.js';

type Institution = Entry<'institution'>;

/** Longest open name ("Forum Pemuda Peduli Demokrasi"), in atoms. */
const LONGEST_NAME = 9;
const LONGEST_PROPER_NAME = 2;
/** Atoms of the longest title before a body, and of a leader's name behind it. */
const LONGEST_HEAD = 3;
const LONGEST_LEADER = 3;
const DEEPEST_UNIT = 6;
/** Bodies above one another; entries of the user's may name each other as parents without end. */
const DEEPEST_PARENT = 16;

export class InstitutionReader {
  /** What was read at each atom; undefined where nothing was yet. */
  readonly #memo: (InstitutionPhrase | null | undefined)[];

  constructor(
    readonly reader: Reader,
    readonly regions: RegionReader,
    readonly elections: ElectionReader,
    readonly senses: Senses,
  ) {
    this.#memo = new Array<InstitutionPhrase | null | undefined>(reader.tokens.count);
  }

  /** The longest body that begins at atom `i`. */
  read(i: number): InstitutionPhrase | null {
    if (i >= this.reader.tokens.count) return null;
    const earlier = this.#memo[i];
    if (earlier !== undefined) return earlier;
    // A name of nested units is never this deep; text that repeats one without end is.
    if (this.#depth > DEEPEST_UNIT) return null;
    this.#depth++;
    const phrase = this.#read(i);
    this.#depth--;
    this.#memo[i] = phrase;
    return phrase;
  }

  #depth = 0;

  #read(i: number): InstitutionPhrase | null {
    const { reader } = this;
    if (!this.#mayOpen(i)) return this.#openShort(i);
    if (this.#isBoard(i)) return null;
    const { matches, words } = reader;
    let best: InstitutionPhrase | null = null;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      if (words.institutions[matches.entry[m] as number] === 0) continue;
      best = longer(best, this.#offered(matches.at(m), false));
    }
    const defined = reader.definedAt(i);
    if (defined >= 0)
      best = longer(best, this.#offered({ from: i, to: i + 1, entry: defined, slot: '' }, true));
    if (best === null || best.rule === 'tag-institution-open') {
      const slip = reader.misspelt(i, 'institution');
      if (slip !== null) {
        const { entry, slot } = slip.match;
        best = longer(best, this.#offered({ from: i, to: slip.open + 3, entry, slot }, true));
      }
    }
    return best ?? this.#openShort(i) ?? this.#openSense(i);
  }

  /** "DPD Golkar": the board of a party, no senate. */
  #isBoard(i: number): boolean {
    if (this.reader.shape(i) !== Shape.Upper) return false;
    const board = this.reader.cue(i, 'party-board');
    return board !== null && this.reader.within(i, board.to) && this.readParty(board.to) !== null;
  }

  #offered(match: Match, assured: boolean): InstitutionPhrase | null {
    const entry = this.reader.lexicon.entry(match, 'institution');
    return entry === undefined ? null : this.#complete(entry, match, assured);
  }

  /** False where no form of a body, no short form and no misspelt full form can begin. */
  #mayOpen(i: number): boolean {
    const { reader } = this;
    if ((reader.matches.kindsAt(i) & reader.words.institution) !== 0) return true;
    return reader.definedAt(i) >= 0 || reader.mayBeMisspelt(i);
  }

  /** A common word that is a body only beside another addressee ("kepada desa maupun ASN"). */
  readWeak(i: number): InstitutionPhrase | null {
    const { matches, words, lexicon } = this.reader;
    if ((matches.kindsAt(i) & words.institution) === 0) return null;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      const item = matches.entry[m] as number;
      if (matches.slot[m] !== words.weakSlot || words.institutions[item] === 0) continue;
      const entry = lexicon.itemAt(item) as Institution;
      return this.#phrase(entry, i, matches.to[m] as number, null, null, [], 'tag-institution-weak');
    }
    return null;
  }

  /** The party whose name begins at atom `i`, with its acronym in brackets. */
  readParty(i: number): PartyPhrase | null {
    const { reader } = this;
    const { matches, words } = reader;
    if ((matches.kindsAt(i) & words.party) === 0 || !reader.capital(i)) return null;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      const item = matches.entry[m] as number;
      if (words.parties[item] === 0 || matches.slot[m] === words.neighbourSlot) continue;
      if (matches.slot[m] === words.unsureSlot && !this.senses.means(matches.at(m))) continue;
      const to = reader.throughShort(i, matches.to[m] as number, item);
      return { type: 'party', from: i, to, entry: reader.lexicon.itemAt(item) as PartyPhrase['entry'] };
    }
    return null;
  }

  /** True when `entry` is `id` or lies below it. */
  belongs(entry: Institution, id: string): boolean {
    let at: Institution | undefined = entry;
    for (let depth = 0; at !== undefined && depth < DEEPEST_PARENT; depth++) {
      if (at.id === id || at.family === id) return true;
      at = at.parent === undefined ? undefined : this.reader.lexicon.get('institution', at.parent);
    }
    return false;
  }

  /** `assured`: the article defines the form, so that it needs no neighbours. */
  #complete(entry: Institution, match: Match, assured: boolean): InstitutionPhrase | null {
    const { reader } = this;
    const from = match.from;
    if (match.slot === 'neighbour' || match.slot === 'weak') return null;
    if (match.slot === 'unsure' && !assured && !this.senses.means(match)) return null;

    let to = match.to;
    const inner: Phrase[] = [];
    let rule = 'tag-institution';
    if (match.slot === 'head') {
      const end = this.#completion(entry, match, inner);
      if (end === null) return null;
      to = end;
      rule = 'tag-institution-open';
    }
    const named = to;
    to = reader.throughShort(from, to, match.entry);
    // "Dinas Perumahan dan Permukiman (Perkim)": behind unit words any short name is theirs.
    const titled = (reader.matches.kindsAt(to + 1) & reader.words.role) !== 0;
    const short = to === named && entry.completion === 'field' && match.slot === 'head' && !titled;
    if (short && reader.is(to, '(') && reader.capital(to + 1) && reader.is(to + 2, ')')) to += 3;
    if (match.slot === 'head' && to === named + 3)
      this.#shorts.set(reader.surface(named + 1), { from, to: named, entry });
    if (entry.category === 'task-force') {
      const election = this.#electionEnding(match, to);
      if (election !== null) {
        inner.push(election);
        to = Math.max(to, election.to);
      }
    }
    if (MILITARY.has(entry.category)) {
      const number = this.unitNumber(from, to);
      const region = this.regionInNumber(to, number);
      to = number;
      if (region !== null) return this.#phrase(entry, from, to, entry.level ?? null, region, inner, rule);
    }

    if (entry.level === undefined && reader.within(from, to) && reader.capital(to))
      to = reader.cue(to, 'nation')?.to ?? to;

    const above = this.#parent(entry, from, to);
    if (above !== null) {
      inner.push(...above.inner);
      return this.#phrase(entry, from, above.to, entry.level ?? above.level, above.region, inner, rule);
    }

    const national = reader.within(from, to) ? reader.cue(to, 'national') : null;
    if (national !== null && reader.capital(to) && entry.level !== 'provinsi' && entry.level !== 'kabkota') {
      return this.#phrase(entry, from, national.to, 'nasional', null, inner, rule);
    }
    if (!entry.region) {
      if (entry.named && match.slot !== 'head') {
        // "PTUN Ambon" serves more than Ambon: the area is named, and is not the court's own.
        const seat = reader.within(from, to) ? this.regions.read(to, true) : null;
        if (seat !== null && seat.codes.length > 0 && reader.within(from, seat.to - 1)) inner.push(seat);
        to = seat !== null && inner.includes(seat) ? seat.to : this.#properName(from, to);
      }
      return this.#phrase(entry, from, to, entry.level ?? null, null, inner, rule);
    }
    return this.#withRegion(entry, match, to, inner, rule);
  }

  #withRegion(
    entry: Institution,
    match: Match,
    end: number,
    inner: Phrase[],
    rule: string,
  ): InstitutionPhrase {
    const { reader } = this;
    const from = match.from;
    let to = end;
    let region: RegionPhrase | null = null;
    const branch = reader.within(from, to) ? reader.cue(to, 'branch') : null;
    if (branch !== null && reader.capital(to)) {
      region = this.regionBehind(from, branch.to, entry.level);
      to = region?.to ?? this.#properName(from, branch.to);
      return this.#phrase(entry, from, to, entry.level ?? null, region, inner, rule);
    }
    if (reader.within(from, to)) {
      // "Pemerintah Kabupaten X": the form ends with the level word that the region begins with.
      if (to === match.to && to - from > 1 && reader.cue(to - 1, 'level')?.to === to) {
        region = this.regions.read(to - 1, true);
        if (region !== null && region.to <= to) region = null;
      }
      region ??= this.regionBehind(from, to, entry.level);
    }
    if (region !== null) {
      to = region.to;
      const second = this.secondRegion(from, region);
      if (second !== null) {
        inner.push(second);
        to = second.to;
      }
      return this.#phrase(entry, from, to, entry.level ?? null, region, inner, rule);
    }
    const level = this.#levelBehind(from, to);
    if (level !== null && entry.level === undefined && reader.within(from, level.to - 1)) {
      // "KPU Kabupaten/Kota" are all of them: no region, not even the article's.
      const all = level.value === 'kabkota';
      return {
        ...this.#phrase(entry, from, level.to, LEVEL_OF[level.value as Area], null, inner, rule),
        all,
      };
    }
    if (entry.named && match.slot !== 'head') {
      const seat = this.#seat(from, to);
      if (seat !== null) inner.push(seat);
      to = seat?.to ?? this.#properName(from, to);
    }
    return this.#phrase(entry, from, to, entry.level ?? null, null, inner, rule);
  }

  /** "Pengadilan Negeri Kepanjen": the town of a court, a kecamatan, which is not what the court is for. */
  #seat(from: number, to: number): RegionPhrase | null {
    const { reader } = this;
    const seat = reader.within(from, to) ? this.regions.read(to, true) : null;
    if (seat === null || seat.codes.length === 0 || !reader.within(from, seat.to - 1)) return null;
    seat.wanted = 'kecamatan';
    return seat;
  }

  /** A level word of the name: "KPU Provinsi", and "KPU kabupaten/kota", "DPRD provinsi" in any letter case. */
  #levelBehind(from: number, to: number): { to: number; value: string } | null {
    const { reader } = this;
    const level = reader.within(from, to) ? reader.cue(to, 'level') : null;
    if (level === null) return null;
    return reader.capital(to) || level.value === 'kabkota' || level.value === 'provinsi' ? level : null;
  }

  /** The region behind a body or post, also with "se-" in front or as letters. */
  regionBehind(from: number, to: number, level?: Level): RegionPhrase | null {
    const { reader } = this;
    if (!reader.within(from, to)) return null;
    const throughout = reader.cue(to, 'throughout');
    const start = throughout === null ? to : throughout.to;
    if (!reader.within(from, start)) return null;
    const region = this.regions.read(start, true) ?? this.regions.readInitials(start);
    if (region === null || !reader.within(from, region.to - 1)) return null;
    // Names of kecamatan are common words: only what works on their level takes one without the level word.
    const small =
      region.area === null && region.codes.length > 0 && region.codes.every((code) => code.length > 5);
    return small && level !== 'kecamatan' && level !== 'desa' ? null : region;
  }

  /** A region right behind another that lies in it: "Bogor Jabar". */
  secondRegion(from: number, first: RegionPhrase): RegionPhrase | null {
    const { reader } = this;
    if (!reader.within(from, first.to)) return null;
    const second = this.regions.read(first.to, true);
    if (second === null || second.codes.length === 0 || !reader.within(from, second.to - 1)) return null;
    const lies = first.codes.some((code) =>
      second.codes.some((outer) => code !== outer && code.startsWith(outer)),
    );
    return lies || first.codes.length === 0 ? second : null;
  }

  /** Behind a military unit: "0423/BU", "II/Sriwijaya", "1603-05/Bola". */
  unitNumber(from: number, to: number): number {
    const { reader } = this;
    if (!reader.within(from, to)) return to;
    const numeral = reader.shape(to) === Shape.Upper && /^[IVX]+$/.test(reader.surface(to));
    if (reader.shape(to) !== Shape.Digits && !numeral) return to;
    let end = to + 1;
    // "1603-05/Bola", "0811/12 Jenu".
    const joined = reader.is(end, '-') || reader.is(end, '/');
    if (joined && reader.within(from, end + 1) && reader.shape(end + 1) === Shape.Digits) end += 2;
    if (!reader.is(end, '/') || !reader.within(from, end + 1) || !reader.capital(end + 1)) {
      return this.#namedUnit(from, to, end);
    }
    end += 2;
    // "0410/KBL" ends here, "II/Sriwijaya" too; "043/Garuda Hitam" has one word more.
    const spelled =
      reader.shape(end - 1) === Shape.Title && reader.within(from, end) && reader.shape(end) === Shape.Title;
    if (!spelled || this.#beginsOther(end)) return end;
    const third = reader.within(from, end + 2) && reader.shape(end + 1) === Shape.Title;
    return third && !this.#beginsOther(end + 1) && this.#isRank(end + 2) ? end + 2 : end + 1;
  }

  #isRank(i: number): boolean {
    return this.reader.affix(i, 'rank') !== null;
  }

  /** "Korem 132 Tadulako", "Dandim 1206 Putussibau Letkol": behind three digits or before a rank stands the name. */
  #namedUnit(from: number, number: number, end: number): number {
    const { reader } = this;
    const plain = end === number + 1;
    const named = reader.within(from, end) && reader.shape(end) === Shape.Title && !this.#beginsOther(end);
    if (!plain || !named) return end;
    if (reader.surface(number).length === 3 || this.#isRank(end + 1)) return end + 1;
    const second = reader.shape(end + 1) === Shape.Title && !this.#beginsOther(end + 1);
    return second && this.#isRank(end + 2) ? end + 2 : end;
  }

  /** The region that a unit number names behind its slash: "0711/Pemalang". */
  regionInNumber(numberFrom: number, numberTo: number): RegionPhrase | null {
    for (let i = numberFrom; i < numberTo; i++) {
      if (!this.reader.is(i, '/')) continue;
      const region = this.regions.read(i + 1, true);
      if (region === null || region.to !== numberTo) return null;
      if (region.codes.some((code) => code.length <= 5)) return region;
      // Only posts of a district have a second number: "1301-07/Tamako", but "XII/Tanjungpura".
      if (!this.reader.is(numberFrom + 1, '-')) return null;
      region.wanted = 'kecamatan';
      return region;
    }
    return null;
  }

  /** Where unit words behind a title or an open head end: "Tata Pemerintahan", "Pendidikan dan Kebudayaan". */
  fieldEnd(from: number, start: number, anyCase = false): number {
    const { reader } = this;
    let to = start;
    for (;;) {
      if (!reader.within(from, to)) return to;
      const field = this.#fieldAt(to, anyCase);
      if (field !== null) {
        to = field;
        continue;
      }
      if (to === start) return to;
      const joined = this.#joined(from, to, anyCase);
      if (joined === null) return to;
      to = joined;
    }
  }

  #fieldAt(i: number, anyCase: boolean): number | null {
    const field = this.reader.cue(i, 'field');
    return field !== null && (anyCase || this.reader.capital(i)) ? field.to : null;
  }

  /** End of "dan Kebudayaan", ", Data" or ", dan Informasi" at atom `i`; null when no unit word follows. */
  #joined(from: number, i: number, anyCase: boolean): number | null {
    const { reader } = this;
    let next = i;
    if (reader.is(next, ',') || reader.is(next, '/') || reader.is(next, '-')) next++;
    const joiner = reader.within(from, next) ? reader.cue(next, 'name-joiner') : null;
    if (joiner !== null) next = joiner.to;
    if (next === i || !reader.within(from, next)) return null;
    return this.#fieldAt(next, anyCase);
  }

  /** Short forms that the article gives to bodies which the lexicon knows only by their opening noun. */
  readonly #shorts = new Map<string, { from: number; to: number; entry: Institution }>();

  #openShort(i: number): InstitutionPhrase | null {
    const { reader } = this;
    if (this.#shorts.size === 0 || !reader.capital(i)) return null;
    const open = this.#shorts.get(reader.surface(i));
    if (open === undefined) return null;
    const region = open.entry.region ? this.regionBehind(i, i + 1) : null;
    const phrase = this.#phrase(
      open.entry,
      i,
      region?.to ?? i + 1,
      open.entry.level ?? null,
      region,
      [],
      'tag-institution-open',
    );
    return { ...phrase, named: { from: open.from, to: open.to } };
  }

  /** A short form that the article leaves open between several meanings. */
  #openSense(i: number): InstitutionPhrase | null {
    const { open } = this.senses.at(i);
    if (open.length === 0) return null;
    const items = open.map((index) => this.reader.lexicon.itemAt(index));
    const entry = items.find((item) => item.kind === 'institution');
    if (entry === undefined) return null;
    const phrase = this.#phrase(entry, i, i + 1, null, null, [], 'tag-institution');
    return { ...phrase, candidates: items.map((item) => item.id) };
  }

  #completion(entry: Institution, match: Match, inner: Phrase[]): number | null {
    const { reader } = this;
    const { from, to } = match;
    if (!reader.capital(from) || !reader.within(from, to)) return null;
    switch (entry.completion) {
      case 'field': {
        const end = this.fieldEnd(from, to);
        return end > to ? end : this.#unknownField(from, to);
      }
      case 'number':
        return reader.shape(to) === Shape.Upper && /^([IVX]+|[A-F])$/.test(reader.surface(to))
          ? to + 1
          : null;
      case 'party': {
        const party = this.readParty(to);
        if (party === null) return null;
        inner.push(party);
        return party.to;
      }
      case 'name':
        return this.#openName(from, to);
      case undefined:
        return null;
    }
  }

  /** "Dinas Kominfosanti": one capitalised word that means nothing else, with none behind it. */
  #unknownField(from: number, i: number): number | null {
    const { reader } = this;
    if (reader.inTitle(from) || !reader.within(from, i) || reader.shape(i) !== Shape.Title) return null;
    if (reader.matches.kindsAt(i) !== 0 || (reader.within(from, i + 1) && reader.capital(i + 1))) return null;
    return i + 1;
  }

  /** Capitalised words behind an open head, with small joiners inside; in headlines all words are capitals. */
  #openName(from: number, start: number): number | null {
    const { reader } = this;
    if (reader.inTitle(from)) return null;
    let to = start;
    let end = start;
    while (to - from < LONGEST_NAME && reader.within(from, to)) {
      if (reader.capital(to) || (to > start && reader.shape(to) === Shape.Digits)) {
        if (this.#beginsOther(to) || (to > end && this.#opensName(to))) break;
        end = ++to;
      } else if (to > start && reader.cue(to, 'name-joiner') !== null) to++;
      else break;
    }
    return end > start ? this.#beforeLeader(from, start, end) : null;
  }

  /**
   * "Koordinator Jaringan Pemantau Kepulauan Budi Santoso menilai": behind a title, the last words of an open name
   * that are neither words nor areas are the name of its leader, when no comma stands there.
   */
  #beforeLeader(from: number, start: number, end: number): number {
    const { reader } = this;
    if (reader.is(end, ',') || reader.is(end, '(') || !this.#isLed(from)) return end;
    let known = end;
    while (known > start && !this.#isWord(known - 1)) known--;
    const unknown = end - known;
    if (unknown < 2 || (known === start && unknown < 3)) return end;
    return unknown <= LONGEST_LEADER && known > start ? known : end - 2;
  }

  /** A title that needs a body ends right before atom `i`. */
  #isLed(i: number): boolean {
    const { matches, words } = this.reader;
    for (let from = Math.max(0, i - LONGEST_HEAD); from < i; from++) {
      const stop = matches.first(from + 1);
      for (let m = matches.first(from); m < stop; m++) {
        if (matches.to[m] === i && words.roles[matches.entry[m] as number] === 1) return true;
      }
    }
    return false;
  }

  /** A word that the lexicon writes small, or the name of an area or body. */
  #isWord(i: number): boolean {
    const { reader } = this;
    const { tokens, matches, words, lexicon } = reader;
    const word = tokens.word[i] as number;
    if (tokens.shape[i] !== Shape.Title) return true;
    if (word >= 0 && lexicon.gazetteer.isWrittenSmall(word)) return true;
    return (
      (matches.kindsAt(i) & (words.region | words.institution | words.group)) !== 0 ||
      reader.isCue(i, 'field')
    );
  }

  /** Another open name begins at atom `i`: behind a joiner it is the next of a list. */
  #opensName(i: number): boolean {
    for (const match of this.reader.matchesAt(i)) {
      if (match.slot === 'head' && this.reader.lexicon.entry(match, 'institution') !== undefined) return true;
    }
    return false;
  }

  #properName(from: number, start: number): number {
    const { reader } = this;
    let to = start;
    while (to - start < LONGEST_PROPER_NAME && reader.within(from, to)) {
      if (reader.shape(to) !== Shape.Title || this.#beginsOther(to)) break;
      to++;
    }
    return to;
  }

  /** A title, an honorific, another body, a day or a verb begins at atom `i`: a name ends before it. */
  #beginsOther(i: number): boolean {
    const { lexicon, matches } = this.reader;
    if (matches.kindsAt(i) === 0) return false;
    for (const match of this.reader.matchesAt(i)) {
      const item = lexicon.item(match);
      if (item.kind === 'affix') {
        if (item.class !== 'particle' && item.class !== 'degree') return true;
      } else if (item.kind === 'institution' ? match.slot === '' : ENDING.has(item.kind)) return true;
      else if (item.kind === 'cue' && item.class === 'level') return true;
    }
    return false;
  }

  /** The body above at atom `to`, right behind or after a comma: "Ditjen Politik, Kemendagri". */
  #parent(entry: Institution, from: number, to: number): InstitutionPhrase | null {
    const { reader } = this;
    if (entry.parent === undefined || !reader.within(from, to)) return null;
    const comma = reader.is(to, ',');
    const start = comma ? to + 1 : to;
    if (!reader.within(from, start) || !reader.capital(start)) return null;
    const above = this.read(start);
    if (above === null || above.entry.id === entry.id) return null;
    // Behind a comma another body of the list may stand: only units of ministries are written so.
    if (comma && entry.category !== 'ministry-unit') return null;
    return this.belongs(entry, above.entry.id) ? above : null;
  }

  /** An election that the last word of the match begins: "Desk Pemilu tahun 2024". */
  #electionEnding(match: Match, to: number): Phrase | null {
    for (let i = match.from + 1; i < match.to; i++) {
      const election = this.elections.read(i);
      if (election !== null && election.to >= to) return election;
    }
    return null;
  }

  #phrase(
    entry: Institution,
    from: number,
    to: number,
    level: Level | null,
    region: RegionPhrase | null,
    inner: readonly Phrase[],
    rule: string,
  ): InstitutionPhrase {
    if (region !== null) region.wanted = wantedBy(entry, level) ?? region.wanted;
    return {
      type: 'institution',
      entry,
      from,
      to,
      level,
      region,
      inner,
      shared: null,
      named: null,
      all: false,
      candidates: [],
      rule,
    };
  }
}

function longer(best: InstitutionPhrase | null, phrase: InstitutionPhrase | null): InstitutionPhrase | null {
  return phrase !== null && (best === null || phrase.to > best.to) ? phrase : best;
}

/** Which kind of area a body or post asks for. */
export function wantedBy(
  entry: { area?: 'kabupaten' | 'kota' | undefined },
  level: Level | null,
): Area | null {
  if (entry.area !== undefined) return entry.area;
  if (level === 'provinsi' || level === 'kabkota' || level === 'kecamatan') return level;
  return null;
}

export const LEVEL_OF: Readonly<Record<Area, Level>> = {
  provinsi: 'provinsi',
  kabupaten: 'kabkota',
  kota: 'kabkota',
  kabkota: 'kabkota',
  kecamatan: 'kecamatan',
  desa: 'desa',
};

const MILITARY: ReadonlySet<string> = new Set(['military']);
const ENDING: ReadonlySet<string> = new Set(['role', 'party', 'calendar', 'directive', 'reporting', 'place']);
