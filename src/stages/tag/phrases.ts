/**
 * What the readers of the tag stage find before regions are resolved: phrases of atoms `from` to before `to`,
 * each with the phrases that it contains.
 */
import type { Acting, Level } from '../../document.js';
import type { Entry } from '../../lexicon/index.js';

/** A level word, which tells a kabupaten from a kota as `Level` does not. */
export type Area = 'provinsi' | 'kabupaten' | 'kota' | 'kabkota' | 'kecamatan' | 'desa';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface RegionPhrase extends Stretch {
  readonly type: 'region';
  /** Kemendagri codes that the name allows; empty for an area that the lexicon lacks. */
  readonly codes: readonly string[];
  /** The level word that is written. */
  readonly area: Area | null;
  /** What the body or post in front implies. */
  wanted: Area | null;
  /** A body, a post, a preposition or a level word stands in front: it is no person and no common word. */
  cued: boolean;
  /** Written as an abbreviation that the article or the context explains. */
  readonly initials: boolean;
}

export interface InstitutionPhrase extends Stretch {
  readonly type: 'institution';
  readonly entry: Entry<'institution'>;
  /** Written level, before the region has its say. */
  readonly level: Level | null;
  region: RegionPhrase | null;
  /** A second region that the first lies in, and elections in the name. */
  readonly inner: readonly Phrase[];
  /** Its region stands behind a later member of the same list. */
  shared: RegionPhrase | null;
  /** Ids that a short form may mean, when the article leaves it open. */
  readonly candidates: readonly string[];
  /** Written of all bodies of its level. */
  readonly all: boolean;
  /** Where the article spells out a short form that only it explains. */
  readonly named: { readonly from: number; readonly to: number } | null;
  readonly rule: string;
}

export interface PartyPhrase extends Stretch {
  readonly type: 'party';
  readonly entry: Entry<'party'>;
}

export interface OfficePhrase extends Stretch {
  readonly type: 'office';
  readonly entry: Entry<'role'>;
  readonly acting: Acting | null;
  readonly former: boolean;
  readonly institution: InstitutionPhrase | null;
  /** The body that stands elsewhere: "Ketuanya" points back to it, in "Ketua dan anggota Bawaslu" the next title has it. */
  readonly antecedent: InstitutionPhrase | null;
  readonly party: PartyPhrase | null;
  region: RegionPhrase | null;
  readonly inner: readonly Phrase[];
  shared: RegionPhrase | null;
  /** Where the title ends and unit, body or region begin. */
  readonly titleEnd: number;
  /** Nothing but the title: whose post it is, the article tells elsewhere. */
  readonly bare: boolean;
}

export interface GroupPhrase extends Stretch {
  readonly type: 'group';
  /** Id of the group. */
  readonly group: string;
  readonly inner: readonly Phrase[];
}

export interface ElectionPhrase extends Stretch {
  readonly type: 'election';
  readonly entry: Entry<'election'>;
  readonly year: number | null;
  readonly region: RegionPhrase | null;
}

export interface PlacePhrase extends Stretch {
  readonly type: 'place';
  readonly inner: readonly Phrase[];
}

export type Phrase =
  RegionPhrase | InstitutionPhrase | PartyPhrase | OfficePhrase | GroupPhrase | ElectionPhrase | PlacePhrase;

/** The phrases directly inside a phrase. */
export function innerPhrases(phrase: Phrase): readonly Phrase[] {
  switch (phrase.type) {
    case 'institution':
      return phrase.region === null ? phrase.inner : [phrase.region, ...phrase.inner];
    case 'office':
      return innerOfOffice(phrase);
    case 'election':
      return phrase.region === null ? NONE : [phrase.region];
    case 'group':
    case 'place':
      return phrase.inner;
    case 'region':
    case 'party':
      return NONE;
  }
}

const NONE: readonly Phrase[] = [];

function innerOfOffice({ institution, party, region, inner }: OfficePhrase): readonly Phrase[] {
  if (institution === null && party === null && region === null) return inner;
  const found: Phrase[] = [];
  if (institution !== null) found.push(institution);
  if (party !== null) found.push(party);
  if (region !== null) found.push(region);
  for (const phrase of inner) found.push(phrase);
  return found;
}
