/** Names of places and outlets as datelines write them: in capitals, with spaces lost, abbreviated. */
import type { Lexicon } from '../../lexicon/index.js';

/** Letters and digits only, lower case: "BALIKBUKIT" and "Balik Bukit" are the same. */
export function squash(name: string): string {
  const lower = name.toLowerCase();
  if (/^[a-z0-9]+$/.test(lower)) return lower;
  return /^[ -~]*$/.test(lower) ? lower.replace(/[^a-z0-9]+/g, '') : lower.replace(/[^\p{L}\p{N}]+/gu, '');
}

export class Places {
  /** Proper names by squashed name; a province before a regency or city before a district of the same name. */
  readonly #names = new Map<string, string>();
  /** Names of bodies, parties and groups, squashed: in capitals before a dash, but no place. */
  readonly #bodies = new Set<string>();
  readonly #outlets = new Set<string>();
  readonly #outletParts: readonly string[];
  readonly #fillers: ReadonlySet<string>;

  constructor(lexicon: Lexicon) {
    const regions = lexicon.ofKind('region');
    for (const level of ['provinsi', 'kabkota', 'kecamatan'] as const) {
      for (const region of regions) {
        if (region.level !== level) continue;
        this.#add(region.plain, region.plain);
        if (region.name !== region.plain) this.#add(region.name, region.name);
      }
    }
    for (const alias of lexicon.ofKind('region-alias')) {
      for (const form of [...alias.forms, ...alias.exact]) this.#add(form, form);
    }
    for (const kind of ['institution', 'party', 'group', 'role', 'election'] as const) {
      for (const entry of lexicon.ofKind(kind)) {
        for (const form of [...entry.forms, ...entry.exact]) this.#bodies.add(squash(form));
      }
    }
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
    return this.#names.has(squash(name));
  }

  /** The name in title case, with the spaces of its official spelling if the page lost them. */
  proper(name: string): string {
    const written = titleCase(name);
    const official = this.#names.get(squash(name));
    return official === undefined || spaces(official) <= spaces(written) ? written : titleCase(official);
  }

  isBody(name: string): boolean {
    return this.#bodies.has(squash(name));
  }

  /** A listed outlet, or a name made with a word that outlets' names are made with ("RADARPOS", "Kabar Selasa"). */
  isOutlet(name: string): boolean {
    const squashed = squash(name);
    if (this.#outlets.has(squashed)) return true;
    if (squashed.length > 24 || this.#names.has(squashed)) return false;
    return this.#outletParts.some((part) => squashed.startsWith(part) || squashed.endsWith(part));
  }

  /** "BERITA JAMBI" to "JAMBI": without a word that datelines put before a place. */
  withoutFiller(name: string): string {
    const space = name.indexOf(' ');
    return space > 0 && this.#fillers.has(squash(name.slice(0, space))) ? name.slice(space + 1).trim() : name;
  }

  #add(name: string, proper: string): void {
    const key = squash(name);
    if (!this.#names.has(key)) this.#names.set(key, proper);
  }
}

const compiled = new WeakMap<Lexicon, Places>();

export function placesOf(lexicon: Lexicon): Places {
  let places = compiled.get(lexicon);
  if (places === undefined) compiled.set(lexicon, (places = new Places(lexicon)));
  return places;
}

const spaces = (name: string): number => name.split(' ').length;

/** "BANDAR LAMPUNG" to "Bandar Lampung"; names that have small letters stay as they are. */
export function titleCase(name: string): string {
  if (/\p{Ll}/u.test(name) && /\p{Lu}/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
