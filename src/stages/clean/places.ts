/** Names of places and outlets as datelines write them: in capitals, with spaces lost, abbreviated. */
import { Char, holds } from '../../text/characters.js';
import { squash, type Lexicon, type SquashedNames } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';

export class Places {
  readonly #squashed: SquashedNames;
  readonly #outlets = new Set<string>();
  readonly #outletParts: readonly string[];
  readonly #fillers: ReadonlySet<string>;

  constructor(lexicon: Lexicon) {
    this.#squashed = lexicon.squashed;
    for (const outlet of lexicon.ofKind('outlet')) {
      for (const form of [...outlet.forms, ...outlet.exact]) this.#outlets.add(squash(form));
    }
    const words = lexicon.ofKind('page-word');
    const formsOf = (wanted: string): string[] =>
      words.filter((entry) => entry.class === wanted).flatMap((entry) => entry.forms.map(squash));
    this.#outletParts = formsOf('outlet-part');
    this.#fillers = new Set(formsOf('dateline-filler'));
  }

  isPlace(name: string): boolean {
    return this.#squashed.isPlace(squash(name));
  }

  /** The name in title case, with the spaces of its official spelling if the page lost them. */
  proper(name: string): string {
    const written = titleCase(name);
    const official = this.#squashed.placeName(squash(name));
    return official === undefined || spaces(official) <= spaces(written) ? written : titleCase(official);
  }

  /** In capitals before a dash, but no place: a body, party or group. */
  isBody(name: string): boolean {
    return this.#squashed.isBody(squash(name));
  }

  /** A listed outlet, or a name made with a word that outlets' names are made with ("RADARPOS", "Kabar Selasa"). */
  isOutlet(name: string): boolean {
    const squashed = squash(name);
    if (this.#outlets.has(squashed)) return true;
    if (squashed.length > 24 || this.#squashed.isPlace(squashed)) return false;
    return this.#outletParts.some((part) => squashed.startsWith(part) || squashed.endsWith(part));
  }

  /** "BERITA JAMBI" to "JAMBI": without a word that datelines put before a place. */
  withoutFiller(name: string): string {
    const space = name.indexOf(' ');
    return space > 0 && this.#fillers.has(squash(name.slice(0, space))) ? name.slice(space + 1).trim() : name;
  }
}

export const placesOf = perLexicon((lexicon): Places => new Places(lexicon));

const spaces = (name: string): number => name.split(' ').length;

/** "BANDAR LAMPUNG" to "Bandar Lampung"; names that have small letters stay as they are. */
export function titleCase(name: string): string {
  if (holds(name, Char.Lower) && holds(name, Char.Upper)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
