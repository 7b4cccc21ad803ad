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
    const { matches, words } = reader;
    const known = (matches.kindsAt(i) & words.election) !== 0;
    const m = known ? matches.indexIn(i, words.elections) : -1;
    if (m < 0) return reader.mayBeMisspelt(i) ? this.#misspelt(i) : null;
    if (reader.inAddress(i)) return null;
    const entry = reader.lexicon.itemAt(matches.entry[m] as number) as ElectionPhrase['entry'];
    const to = reader.throughShort(i, matches.to[m] as number, matches.entry[m] as number);
    const phrase = this.#extend(i, to, entry);
    // "Pemilihan 2024": a common word that its year or "serentak" makes an election.
    const weak = matches.slot[m] === words.weakSlot;
    return weak && (phrase.to === to || !reader.capital(i)) ? null : phrase;
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
    const slip = reader.misspelt(i, 'election');
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
