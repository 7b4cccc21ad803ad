/** Elections with their year: "Pemilihan Umum (Pemilu) serentak 2024", "Pilkada Serentak Tahun 2024". */
import { Shape } from '../../text/tokens.js';
import type { ElectionPhrase } from './phrases.js';
import type { Reader } from './reader.js';
import type { RegionReader } from './regions.js';

const FIRST_YEAR = 1955;
const LAST_YEAR = 2099;

export class ElectionReader {
  constructor(
    readonly reader: Reader,
    readonly regions: RegionReader,
  ) {}

  /** The election whose name begins at atom `i`. */
  read(i: number): ElectionPhrase | null {
    const { reader } = this;
    if ((reader.matches.kindsAt(i) & reader.words.election) === 0) return this.#misspelt(i);
    const match = reader.doc.matches.longest(i, (m) => reader.lexicon.entry(m, 'election') !== undefined);
    const entry = match === null ? undefined : reader.lexicon.entry(match, 'election');
    if (match === null || entry === undefined) return this.#misspelt(i);
    if (reader.inAddress(i)) return null;
    const to = reader.throughBracket(i, match.to, (other) => other.entry === match.entry);
    const phrase = this.#extend(i, to, entry);
    // "Pemilihan 2024": a common word that its year or "serentak" makes an election.
    return match.slot === 'weak' && (phrase.to === to || !reader.capital(i)) ? null : phrase;
  }

  #extend(from: number, start: number, entry: ElectionPhrase['entry']): ElectionPhrase {
    const { reader } = this;
    let to = start;
    let year: number | null = null;
    let region: ElectionPhrase['region'] = null;
    for (;;) {
      if (!reader.within(from, to)) break;
      const modifier = reader.cue(to, 'election-modifier');
      if (modifier !== null) {
        to = modifier.to;
        continue;
      }
      const ofYear = reader.cue(to, 'of-year');
      const digits = ofYear === null ? to : ofYear.to;
      const written: number | null =
        year === null && reader.within(from, digits) ? yearAt(reader, digits) : null;
      if (written !== null) {
        year = written;
        to = digits + 1;
        continue;
      }
      if (region === null && year === null) {
        region = this.regions.read(to, true);
        if (
          region !== null &&
          region.codes.some((code) => code.length <= 5) &&
          reader.within(from, region.to - 1)
        ) {
          to = region.to;
          continue;
        }
        region = null;
      }
      break;
    }
    return { type: 'election', from, to, entry, year, region };
  }

  /** "Pemiliah Umum (Pemilu)": a misspelt full form with its short one in brackets. */
  #misspelt(i: number): ElectionPhrase | null {
    const { reader } = this;
    const slip = reader.misspelt(i, (match) => reader.lexicon.entry(match, 'election')?.forms);
    const entry = slip === null ? undefined : reader.lexicon.entry(slip.match, 'election');
    return slip === null || entry === undefined ? null : this.#extend(i, slip.open + 3, entry);
  }
}

/** A year of four digits that no other number continues. */
export function yearAt(reader: Reader, i: number): number | null {
  if (i >= reader.tokens.count || reader.shape(i) !== Shape.Digits) return null;
  const surface = reader.surface(i);
  const year = Number(surface);
  return surface.length === 4 && year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}
