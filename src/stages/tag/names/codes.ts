/** What the lexicon knows of each atom, as the small numbers that the name tagger's features are made of. */
import type { Matches } from '../../../lexicon/gazetteer.js';
import type { Item, Lexicon } from '../../../lexicon/index.js';
import { perLexicon } from '../../../lexicon/perlexicon.js';

/** Where forms are equally long, the lower code counts. */
const kindCodes: Readonly<Record<string, number>> = {
  institution: 1,
  party: 2,
  role: 3,
  group: 4,
  election: 5,
  'region-alias': 9,
  reporting: 12,
  place: 14,
  law: 15,
  calendar: 22,
  number: 23,
  directive: 24,
  sanction: 25,
  status: 26,
  violation: 27,
  topic: 28,
  cue: 30,
};
const affixCodes: Readonly<Record<string, number>> = {
  acting: 10,
  former: 11,
  honorific: 16,
  rank: 17,
  degree: 18,
  particle: 19,
};
const regionCodes: Readonly<Record<string, number>> = { provinsi: 6, kabkota: 7, kecamatan: 8 };
const cueCodes: Readonly<Record<string, number>> = {
  locative: 13,
  foreign: 32,
  'foreign-place': 33,
  nation: 34,
};
/** Codes that the features ask for by name. */
export enum Kind {
  Reporting = 12,
  Locative = 13,
  Honorific = 16,
  Rank = 17,
}

/** Bits of what a capitalised word may be part of, whatever it is here. */
const clueBits: Readonly<Record<string, number>> = {
  'clue-name': 1,
  'clue-foreign-name': 2,
  'clue-body': 4,
  'clue-place': 8,
};
/** Set beside the bit of a body where its form has several words. */
const LONG_BODY = 16;
export enum Clue {
  Person = 1 | 2,
  Body = 4 | LONG_BODY,
  Place = 8,
}

const UNREAD = 255;

/** The codes of all entries of a lexicon, each read when it is first met. */
class EntryCodes {
  readonly kind: Uint8Array;
  readonly clue: Uint8Array;
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    const size = lexicon.entrySet('affix').length;
    this.#lexicon = lexicon;
    this.kind = new Uint8Array(size).fill(UNREAD);
    this.clue = new Uint8Array(size);
  }

  kindOf(entry: number): number {
    const code = this.kind[entry] as number;
    return code === UNREAD ? this.#read(entry) : code;
  }

  #read(entry: number): number {
    const item = this.#lexicon.itemAt(entry);
    this.clue[entry] = clueOf(item);
    return (this.kind[entry] = this.clue[entry] === 0 ? kindOf(item) : 0);
  }
}

function clueOf(item: Item): number {
  if (item.kind === 'affix') return clueBits[item.value ?? ''] ?? 0;
  return item.kind === 'cue' ? (clueBits[item.class] ?? 0) : 0;
}

function kindOf(item: Item): number {
  if (item.kind === 'region') return regionCodes[item.level] ?? 8;
  if (item.kind === 'affix') return affixCodes[item.class] ?? 0;
  if (item.kind === 'cue') return cueCodes[item.class] ?? (kindCodes['cue'] as number);
  if (item.kind === 'calendar' && item.class !== 'month' && item.class !== 'weekday') return 0;
  return kindCodes[item.kind] ?? 0;
}

const codesOf = perLexicon((lexicon): EntryCodes => new EntryCodes(lexicon));

/**
 * Fills in, for each atom, the kind of the longest lexicon form over it (of equally long ones the lowest code) and
 * its clues: in `codes` from `kind` and from `clue` on, where zeros stand before.
 */
export function readCodes(
  matches: Matches,
  lexicon: Lexicon,
  codes: Int32Array,
  kind: number,
  clue: number,
): void {
  const entries = codesOf(lexicon);
  const { count, from, to, entry } = matches;
  let free = 0;
  for (let m = 0; m < count;) {
    const start = from[m] as number;
    let end = start + 1;
    let code = 0;
    for (; m < count && from[m] === start; m++) {
      const item = entry[m] as number;
      const other = entries.kindOf(item);
      const clues = entries.clue[item] as number;
      if (clues !== 0) {
        const long = clues === 4 && (to[m] as number) > start + 1 ? LONG_BODY : 0;
        for (let i = start; i < (to[m] as number); i++)
          codes[clue + i] = (codes[clue + i] as number) | clues | long;
      } else if (start >= free && other !== 0) {
        if (code !== 0 && ((to[m] as number) < end || other >= code)) continue;
        code = other;
        end = to[m] as number;
      }
    }
    if (code === 0) continue;
    codes.fill(code, kind + start, kind + end);
    free = end;
  }
}
