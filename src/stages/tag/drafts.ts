/** From resolved phrases to drafts of mentions with what they refer to. */
import type { Entity, Level } from '../../document.js';
import { foldCase, plainTextBetween } from '../../text/tokens.js';
import { sortFew } from '../../text/order.js';
import { yearsOfElections } from './years.js';
import { draftOf, type Draft } from './draft.js';
import {
  innerPhrases,
  type Area,
  type ElectionPhrase,
  type GroupPhrase,
  type InstitutionPhrase,
  type OfficePhrase,
  type PartyPhrase,
  type Phrase,
  type PlacePhrase,
  type RegionPhrase,
} from './phrases.js';
import type { Reader } from './reader.js';
import { Areas } from './resolve.js';

/**
 * All drafts of the phrases, each before those that it contains.
 * @param days ISO days that the article names
 */
export function draftPhrases(reader: Reader, phrases: readonly Phrase[], days: ReadonlySet<string>): Draft[] {
  return new Drafter(reader, phrases, days).drafts();
}

interface Place {
  readonly code: string | null;
  readonly level: Level | null;
}

class Drafter {
  readonly #areas: Areas;
  readonly #years: ReadonlyMap<ElectionPhrase, number | null>;
  readonly #drafts: Draft[] = [];
  /** Areas written with each body or post, by entry id. */
  readonly #written = new Map<string, Set<string>>();
  /** The last post with its region, for bare roles behind it in a list. */
  #previous: {
    readonly office: OfficePhrase;
    readonly code: string | null;
  } | null = null;

  constructor(
    readonly reader: Reader,
    readonly phrases: readonly Phrase[],
    days: ReadonlySet<string>,
  ) {
    this.#areas = new Areas(reader, phrases);
    this.#years = yearsOfElections(reader, allElections(phrases), days);
  }

  drafts(): Draft[] {
    for (const phrase of this.phrases) this.#collectWritten(phrase);
    for (const phrase of this.phrases) this.#draft(phrase, null);
    return this.#drafts;
  }

  #draft(phrase: Phrase, outer: Phrase | null): void {
    if (phrase.type !== outer?.type || phrase.type === 'region') this.#own(phrase);
    for (const inner of innerPhrases(phrase)) if (!isTitleWord(phrase, inner)) this.#draft(inner, phrase);
  }

  #own(phrase: Phrase): void {
    switch (phrase.type) {
      case 'region':
        return this.#region(phrase);
      case 'institution':
        return this.#institution(phrase);
      case 'office':
        return this.#office(phrase);
      case 'group':
        return this.#group(phrase);
      case 'party':
        return this.#party(phrase);
      case 'election':
        return this.#election(phrase);
      case 'place':
        return this.#place(phrase);
    }
  }

  #push(
    phrase: { from: number; to: number },
    rule: string,
    key: string,
    entity: Entity,
    institution: string | null = null,
  ): void {
    const { from, to } = phrase;
    this.#drafts.push(draftOf(from, to, key, entity, this.reader.lexicon.grounds(rule), institution));
  }

  #text(phrase: { from: number; to: number }): string {
    return plainTextBetween(this.reader.tokens, phrase.from, phrase.to);
  }

  #region(phrase: RegionPhrase): void {
    const found = this.#areas.resolved.get(phrase);
    if (found === undefined) return;
    const text = this.#text(phrase);
    const region = found.code === null ? undefined : this.reader.lexicon.get('region', found.code);
    const key =
      found.code !== null
        ? `region:${found.code}`
        : found.candidates.length > 0
          ? `region:${found.candidates.join('|')}`
          : `region:${foldCase(text)}`;
    const rule = phrase.initials ? 'tag-region-initials' : found.plain ? 'tag-region-plain' : 'tag-region';
    const name = region?.name ?? text;
    const { code: ref, candidates, level } = found;
    this.#push(
      phrase,
      rule,
      key,
      candidates.length > 1
        ? { type: 'region', name, ref, candidates, level }
        : { type: 'region', name, ref, level },
    );
  }

  // --- bodies -----------------------------------------------------------------------------------------------

  #institution(phrase: InstitutionPhrase): void {
    const place = this.#whereInstitution(phrase);
    const { code, level } = place;
    const name = this.#text(phrase);
    const { candidates } = phrase;
    this.#push(
      phrase,
      phrase.rule,
      this.#institutionKey(phrase, place),
      candidates.length > 0
        ? { type: 'institution', name, ref: null, candidates, level, region: code }
        : { type: 'institution', name, ref: refOf(phrase.entry), level, region: code },
    );
  }

  #institutionKey(phrase: InstitutionPhrase, { code, level }: Place): string {
    const { entry } = phrase;
    const open = entry.heads.length > 0 || entry.named;
    if (open) return `institution:${entry.id}:${foldCase(this.#bareName(phrase))}:${code ?? ''}`;
    if (phrase.candidates.length > 0) return `institution:${phrase.candidates.join('|')}:open`;
    if (phrase.all) return `institution:${entry.id}:all`;
    return `institution:${entry.id}:${code ?? (level === entry.level ? '' : (level ?? ''))}`;
  }

  /** The name of a body without its region. */
  #bareName(phrase: InstitutionPhrase): string {
    if (phrase.named !== null) return this.#text(phrase.named);
    const end = phrase.region === null ? phrase.to : phrase.region.from;
    // The bracket with the short form is no part of the name that all mentions share.
    let to = Math.max(end, phrase.from + 1);
    if (this.reader.is(to - 1, ')') && this.reader.is(to - 3, '(') && to - 3 > phrase.from) to -= 3;
    return this.#text({ from: phrase.from, to });
  }

  #whereInstitution(phrase: InstitutionPhrase): Place {
    const { entry } = phrase;
    if (phrase.candidates.length > 0) return { code: null, level: null };
    const written = phrase.region ?? phrase.shared;
    const found = written === null ? undefined : this.#areas.resolved.get(written);
    if (found !== undefined) {
      const code = phrase.region === null ? this.#raised(found.code, phrase.level) : found.code;
      return {
        code,
        level: phrase.level ?? this.#levelFor(code) ?? found.level,
      };
    }
    if (entry.code !== undefined) return { code: entry.code, level: this.#levelFor(entry.code) };
    if (phrase.level === 'nasional' || written !== null || phrase.all)
      return { code: null, level: phrase.level };
    const told = entry.level === undefined && phrase.level !== null;
    if (!entry.local && !told) return { code: null, level: phrase.level };
    const code = this.#writtenFor(entry.id) ?? this.#mainFor(entry.area ?? null, phrase.level);
    return { code, level: phrase.level ?? this.#levelFor(code) };
  }

  /** The one area with which the article names this body or post elsewhere. */
  #writtenFor(id: string): string | null {
    const codes = this.#written.get(id);
    return codes?.size === 1 ? ([...codes][0] as string) : null;
  }

  #collectWritten(phrase: Phrase): void {
    if ((phrase.type === 'institution' || phrase.type === 'office') && phrase.region !== null) {
      const code = this.#areas.resolved.get(phrase.region)?.code;
      const former = phrase.type === 'office' && phrase.former;
      if (code !== undefined && code !== null && !former) {
        const codes = this.#written.get(phrase.entry.id);
        if (codes === undefined) this.#written.set(phrase.entry.id, new Set([code]));
        else codes.add(code);
      }
    }
    for (const inner of innerPhrases(phrase)) this.#collectWritten(inner);
  }

  /** The area that a local body or post without a region must mean. */
  #mainFor(area: Area | null, level: Level | null): string | null {
    if (area !== null) return this.#areas.main(area);
    if (level === 'provinsi') return this.#areas.main('provinsi');
    if (level === 'kabkota') return this.#areas.main('kabkota');
    // Bodies of a kecamatan without its name: those of the regency.
    if (level !== null) return this.#areas.main('kabkota');
    return this.#areas.subject;
  }

  /** The region of a list's last member, for one that works on another level. */
  #raised(code: string | null, level: Level | null): string | null {
    return code !== null && level === 'provinsi' ? code.slice(0, 2) : code;
  }

  #levelFor(code: string | null): Level | null {
    return code === null ? null : (this.reader.lexicon.get('region', code)?.level ?? null);
  }

  // --- posts ------------------------------------------------------------------------------------------------

  #office(phrase: OfficePhrase): void {
    const { entry } = phrase;
    const institution = phrase.institution ?? phrase.antecedent;
    const own = institution === null || phrase.region !== null;
    const seat = institution === null ? null : this.#whereInstitution(institution);
    const place = own || seat === null ? this.#whereOffice(phrase) : seat;
    const body = institution === null || seat === null ? null : this.#institutionKey(institution, seat);
    const ref = refOf(entry);
    const name = this.#text(phrase);
    const key = this.#officeKey(phrase, name, place, body);
    this.#push(
      phrase,
      phrase.antecedent !== null && phrase.antecedent.from < phrase.from
        ? 'tag-office-own'
        : phrase.bare
          ? 'tag-office-bare'
          : 'tag-office',
      key,
      {
        type: 'office',
        name,
        ref,
        level: place.level ?? entry.level ?? null,
        region: place.code,
        acting: phrase.acting,
        former: phrase.former,
        institution: null,
      },
      body,
    );
    this.#previous = { office: phrase, code: place.code };
  }

  #officeKey(phrase: OfficePhrase, name: string, place: Place, body: string | null): string {
    const { entry } = phrase;
    const role = entry.code === undefined ? entry.id : (entry.family ?? entry.id);
    const former = phrase.former ? ':former' : '';
    const own = entry.told ? null : (body ?? this.#bodyOfUnit(phrase, place));
    const what = own ?? (phrase.party === null ? (place.code ?? '') : this.#partyKey(phrase.party));
    const told = entry.unit === 'number' ? place.code !== null : entry.told || entry.unit === undefined;
    const named = refOf(entry) === null || (!told && !phrase.bare && own === null);
    const title = own === null && !phrase.bare && entry.takes.length > 0 && place.code === null;
    const text = named || title ? `:${foldCase(name)}` : '';
    return `office:${role}:${what}${named ? text : ''}${former}${title ? text : ''}`;
  }

  /** The body of a post that names only its unit, where another post of the article names it in full. */
  #bodyOfUnit(phrase: OfficePhrase, place: Place): string | null {
    const bodies = this.#bodies();
    return bodies.size === 0 ? null : (bodies.get(this.#unitKey(phrase, place)) ?? null);
  }

  #bodiesByUnit: Map<string, string> | null = null;

  /** Keys of the bodies that the article's posts name in full, by post, area and the words behind the noun. */
  #bodies(): ReadonlyMap<string, string> {
    if (this.#bodiesByUnit !== null) return this.#bodiesByUnit;
    const found = new Map<string, string>();
    for (const phrase of this.phrases) {
      if (phrase.type !== 'office' || phrase.institution === null) continue;
      const { institution } = phrase;
      const unit = foldCase(this.#bareName(institution)).split(' ').slice(1).join(' ');
      const place = this.#whereInstitution(institution);
      found.set(`${phrase.entry.id}:${place.code ?? ''}:${unit}`, this.#institutionKey(institution, place));
    }
    return (this.#bodiesByUnit = found);
  }

  /** "Kadis Pertanian X" is the post of "Kepala Dinas Pertanian X": both end in the same words. */
  #unitKey({ entry, region, titleEnd, to }: OfficePhrase, place: Place): string {
    const end = region?.from ?? to;
    const unit = end > titleEnd ? foldCase(this.#text({ from: titleEnd, to: end })) : '';
    return `${entry.id}:${place.code ?? ''}:${unit}`;
  }

  #whereOffice(phrase: OfficePhrase): Place {
    const { entry } = phrase;
    if (entry.code !== undefined) return { code: entry.code, level: this.#levelFor(entry.code) };
    const written = phrase.region ?? phrase.shared;
    const found = written === null ? undefined : this.#areas.resolved.get(written);
    if (found !== undefined) {
      const code = phrase.region === null ? this.#raised(found.code, entry.level ?? null) : found.code;
      return {
        code,
        level: entry.level ?? this.#levelFor(code) ?? found.level,
      };
    }
    const numbered = entry.unit === 'number' && phrase.to > phrase.titleEnd;
    if (written !== null || numbered || !entry.takes.includes('region') || phrase.former)
      return { code: null, level: entry.level ?? null };
    const listed = this.#listedRegion(phrase);
    const level = entry.level ?? null;
    const small = level === 'kecamatan' || level === 'desa';
    const code =
      listed ?? this.#writtenFor(entry.id) ?? (small ? null : this.#mainFor(entry.area ?? null, level));
    return { code, level: level ?? this.#levelFor(code) };
  }

  /** In a list of posts a bare one goes with the post before: "Bupati X, Nama, Sekda, Ketua DPRD". */
  #listedRegion(phrase: OfficePhrase): string | null {
    const previous = this.#previous;
    if (previous === null || previous.code === null || phrase.entry.level !== undefined) return null;
    return this.reader.within(previous.office.from, phrase.from) ? previous.code.slice(0, 5) : null;
  }

  // --- the rest ---------------------------------------------------------------------------------------------

  #group(phrase: GroupPhrase): void {
    const group = this.#localGroup(phrase.group);
    this.#push(phrase, 'tag-group', `group:${group}`, {
      type: 'group',
      name: this.#text(phrase),
      ref: refOf(this.reader.lexicon.get('group', group) ?? { id: group }),
    });
  }

  /** What a title means in the article's province: the "lurah" of Yogyakarta's regencies heads a village. */
  #localGroup(group: string): string {
    const variants = this.reader.lexicon.get('role', group)?.variants;
    if (variants === undefined) return group;
    const regency = this.#areas.main('kabupaten');
    return (regency === null ? undefined : variants[regency.slice(0, 2)]) ?? group;
  }

  #partyKey(phrase: PartyPhrase): string {
    return `party:${phrase.entry.id}`;
  }

  #party(phrase: PartyPhrase): void {
    this.#push(phrase, 'tag-party', this.#partyKey(phrase), {
      type: 'party',
      name: this.#text(phrase),
      ref: phrase.entry.id,
    });
  }

  #election(phrase: ElectionPhrase): void {
    const { entry } = phrase;
    const year = this.#years.get(phrase) ?? null;
    this.#push(phrase, 'tag-election', `election:${entry.id}:${year ?? ''}`, {
      type: 'election',
      name: this.#text(phrase),
      ref: entry.family ?? entry.id,
      year,
    });
  }

  #place(phrase: PlacePhrase): void {
    const name = this.#text(phrase);
    this.#push(phrase, 'tag-place', `place:${foldCase(name)}`, {
      type: 'place',
      name,
      ref: null,
    });
  }
}

/** "Kepala Desa Sukamaju": a village without a code whose level word belongs to the title is no area of its own. */
function isTitleWord(phrase: Phrase, inner: Phrase): boolean {
  if (phrase.type !== 'office' || inner.type !== 'region' || inner.codes.length > 0) return false;
  return inner.from < phrase.titleEnd || inner.area === null;
}

/** What mentions carry: the family's id, the entry's own, or null for a body that the lexicon knows by shape. */
function refOf(entry: { readonly id: string; readonly family?: string | undefined }): string | null {
  if (entry.family === undefined) return entry.id;
  return entry.family === '' ? null : entry.family;
}

function allElections(phrases: readonly Phrase[]): ElectionPhrase[] {
  const found: ElectionPhrase[] = [];
  const walk = (phrase: Phrase): void => {
    if (phrase.type === 'election') found.push(phrase);
    for (const inner of innerPhrases(phrase)) walk(inner);
  };
  for (const phrase of phrases) walk(phrase);
  return sortFew(found, (a, b) => a.from - b.from);
}
