/** Names of places and outlets as datelines write them: in capitals, with spaces lost, abbreviated. */
import type { Lexicon } from '../../lexicon/index.js';

/** Letters and digits only, lower case: "BALIKBUKIT" and "Balik Bukit" are the same. */
export const squash = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export class Places {
  /** Proper names by squashed name; a province before a regency or city before a district of the same name. */
  readonly #names = new Map<string, string>();
  /** Names of bodies, parties and groups, squashed: in capitals before a dash, but no place. */
  readonly #bodies = new Set<string>();
  readonly #outlets = new Set<string>();

  constructor(lexicon: Lexicon) {
    const regions = lexicon.ofKind('region');
    for (const level of ['provinsi', 'kabkota', 'kecamatan'] as const) {
      for (const region of regions) {
        if (region.level !== level) continue;
        this.#add(region.plain, region.plain);
        this.#add(region.name, region.name);
      }
    }
    for (const alias of lexicon.ofKind('region-alias')) {
      const region = lexicon.get('region', alias.code);
      if (region === undefined) continue;
      for (const form of [...alias.forms, ...alias.exact]) this.#add(form, region.plain);
    }
    for (const kind of ['institution', 'party', 'group', 'role', 'election'] as const) {
      for (const entry of lexicon.ofKind(kind)) {
        for (const form of [...entry.forms, ...entry.exact]) this.#bodies.add(squash(form));
      }
    }
    for (const outlet of lexicon.ofKind('outlet')) {
      for (const form of [...outlet.forms, ...outlet.exact]) this.#outlets.add(squash(form));
    }
  }

  /** The proper name of a known place, or null. */
  known(name: string): string | null {
    return this.#names.get(squash(name)) ?? null;
  }

  isBody(name: string): boolean {
    return this.#bodies.has(squash(name));
  }

  isOutlet(name: string): boolean {
    return this.#outlets.has(squash(name));
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

/** "BANDAR LAMPUNG" to "Bandar Lampung"; names that have small letters stay as they are. */
export function titleCase(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
