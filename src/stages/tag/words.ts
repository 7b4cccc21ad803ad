/** The lexicon as the tag stage asks it: by number, so that the many atoms that begin nothing cost nothing. */
import type { EntrySet, Matches } from '../../lexicon/gazetteer.js';
import type { ItemKind, Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';

export const wordsOf = perLexicon((lexicon): Words => new Words(lexicon));

/** Kinds whose entries have a class. */
const CLASSED = ['cue', 'affix', 'calendar'] as const;
type Classed = (typeof CLASSED)[number];

export class Words {
  readonly cue: number;
  readonly affix: number;
  readonly calendar: number;
  readonly region: number;
  readonly institution: number;
  readonly role: number;
  readonly group: number;
  readonly party: number;
  readonly election: number;
  readonly place: number;
  readonly law: number;
  readonly number: number;
  readonly reporting: number;
  readonly roles: EntrySet;
  readonly institutions: EntrySet;
  readonly elections: EntrySet;
  readonly groups: EntrySet;
  readonly parties: EntrySet;
  readonly places: EntrySet;
  readonly laws: EntrySet;
  /** What short forms in brackets stand for. */
  readonly referring: EntrySet;
  /** Areas and other names of areas. */
  readonly regions: EntrySet;
  readonly headSlot: number;
  readonly ownSlot: number;
  readonly unsureSlot: number;
  readonly neighbourSlot: number;
  readonly weakSlot: number;
  readonly plainSlot: number;
  /** By item: the number of its kind's class, 0 for items without. */
  readonly #classOf: Uint16Array;
  readonly #cueClasses: ReadonlyMap<string, number>;
  readonly #affixClasses: ReadonlyMap<string, number>;
  readonly #calendarClasses: ReadonlyMap<string, number>;

  constructor(lexicon: Lexicon) {
    const bit = (...kinds: ItemKind[]): number => lexicon.kindBit(...kinds);
    this.cue = bit('cue');
    this.affix = bit('affix');
    this.calendar = bit('calendar');
    this.region = bit('region', 'region-alias');
    this.institution = bit('institution');
    this.role = bit('role');
    this.group = bit('group');
    this.party = bit('party');
    this.election = bit('election');
    this.place = bit('place');
    this.law = bit('law');
    this.number = bit('number');
    this.reporting = bit('reporting');
    this.roles = lexicon.entrySet('role');
    this.institutions = lexicon.entrySet('institution');
    this.elections = lexicon.entrySet('election');
    this.groups = lexicon.entrySet('group');
    this.parties = lexicon.entrySet('party');
    this.places = lexicon.entrySet('place');
    this.laws = lexicon.entrySet('law');
    this.referring = lexicon.entrySet(['institution', 'group', 'election', 'party', 'role']);
    this.regions = lexicon.entrySet(['region', 'region-alias']);
    this.headSlot = lexicon.slotNumber('head');
    this.ownSlot = lexicon.slotNumber('own');
    this.unsureSlot = lexicon.slotNumber('unsure');
    this.neighbourSlot = lexicon.slotNumber('neighbour');
    this.weakSlot = lexicon.slotNumber('weak');
    this.plainSlot = lexicon.slotNumber('');
    const numbers = {
      cue: new Map(),
      affix: new Map(),
      calendar: new Map(),
    } as Record<Classed, Map<string, number>>;
    let count = 0;
    let classOf: Uint16Array | undefined;
    for (const kind of CLASSED) {
      const own = numbers[kind];
      const classes = lexicon.ofKind(kind);
      lexicon.entrySet(kind).forEach((member, item, set) => {
        if (member === 0) return;
        classOf ??= new Uint16Array(set.length);
        const name = (lexicon.itemAt(item) as (typeof classes)[number]).class;
        let number = own.get(name);
        if (number === undefined) own.set(name, (number = ++count));
        classOf[item] = number;
      });
    }
    this.#classOf = classOf ?? new Uint16Array(0);
    this.#cueClasses = numbers.cue;
    this.#affixClasses = numbers.affix;
    this.#calendarClasses = numbers.calendar;
  }

  /** Number of a class; -1 for one that no entry has. */
  classNumber(kind: Classed, name: string): number {
    // By name, as asking an object for a key that differs is slow.
    const classes =
      kind === 'cue' ? this.#cueClasses : kind === 'affix' ? this.#affixClasses : this.#calendarClasses;
    return classes.get(name) ?? -1;
  }

  #bitOf(kind: Classed): number {
    return kind === 'cue' ? this.cue : kind === 'affix' ? this.affix : this.calendar;
  }

  /** Number of the class of the item that match `m` found, 0 for an item without. */
  classAt(matches: Matches, m: number): number {
    return this.#classOf[matches.entry[m] as number] as number;
  }

  /** Number of the longest match of a class at atom `i`, or -1. */
  longestOfClass(matches: Matches, i: number, kind: Classed, name: string): number {
    if ((matches.kindsAt(i) & this.#bitOf(kind)) === 0) return -1;
    const wanted = this.classNumber(kind, name);
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      if (this.#classOf[matches.entry[m] as number] === wanted) return m;
    }
    return -1;
  }

  /** True when a match of a class that begins at most `reach` atoms before atom `end` ends there. */
  endsBefore(matches: Matches, end: number, reach: number, kind: Classed, name: string): boolean {
    const bit = this.#bitOf(kind);
    let wanted = 0;
    for (let i = end - 1; i >= 0 && i >= end - reach; i--) {
      if ((matches.kindsAt(i) & bit) === 0) continue;
      if (wanted === 0) wanted = this.classNumber(kind, name);
      const stop = matches.first(i + 1);
      for (let m = matches.first(i); m < stop; m++) {
        if (matches.to[m] === end && this.#classOf[matches.entry[m] as number] === wanted) return true;
      }
    }
    return false;
  }
}
