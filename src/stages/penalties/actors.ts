/** Classes of persons, and the mentions of a sentence that can punish or be punished. */
import type { Directed, Entity, Mention, Sentence } from '../../document.js';
import type { EntrySet } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Shape } from '../../text/tokens.js';
import { firstFrom } from '../../text/search.js';

/** What the lexicon says of refs, worked out once. */
interface Roles {
  /** Ids of actor entries by ref. */
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Refs that some law lets punish, and that some law lets punish or advise. */
  readonly imposing: ReadonlySet<string>;
  readonly advising: ReadonlySet<string>;
  readonly courts: ReadonlySet<string>;
  /** The group of all holders by role. */
  readonly groupOf: ReadonlyMap<string, string>;
  /** Words between a title and a name: "berinisial". */
  readonly links: EntrySet;
  /** Words for punishments. */
  readonly punishments: EntrySet;
}

const ACTING: ReadonlySet<string> = new Set(['person', 'office', 'institution', 'group', 'party']);
/** Atoms between a title and its holder's name: a comma, an initial, "berinisial". */
const TITLE_GAP = 4;

const NO_MENTIONS: readonly Mention[] = [];
const NO_CLASSES: ReadonlySet<string> = new Set();

/** Most parts of where a title is: village, district, regency, province. */
const LONGEST_PLACE = 4;

function isPlace({ type }: Mention): boolean {
  return type === 'region' || type === 'institution';
}

/** True for what can do something; laws, dates, places and regions cannot. */
export function isActing({ type }: Mention): boolean {
  return ACTING.has(type);
}

/** Mentions that lie in no other, in order. */
function outermost(mentions: readonly Mention[]): readonly Mention[] {
  const outer: Mention[] = [];
  let covered = 0;
  for (const mention of isOrdered(mentions) ? mentions : mentions.toSorted(byAtoms)) {
    if (mention.from < covered) continue;
    outer.push(mention);
    covered = mention.to;
  }
  return outer;
}

const byAtoms = (a: Mention, b: Mention): number => a.from - b.from || b.to - a.to;

function isOrdered(mentions: readonly Mention[]): boolean {
  for (let i = 1; i < mentions.length; i++)
    if (byAtoms(mentions[i - 1] as Mention, mentions[i] as Mention) > 0) return false;
  return true;
}

export class Actors {
  readonly #doc: Directed;
  readonly #roles: Roles;
  /** Outermost mentions, in order. */
  readonly #outer: readonly Mention[];
  /** Persons by the office that they hold. */
  readonly #holders = new Map<number, number[]>();
  readonly #refs: (readonly string[] | undefined)[] = [];
  readonly #classes: (ReadonlySet<string> | undefined)[] = [];
  #court: { readonly entity: number | null } | null = null;

  constructor(doc: Directed, lexicon: Lexicon) {
    this.#doc = doc;
    this.#roles = rolesOf(lexicon);
    this.#outer = outermost(doc.mentions);
    for (let index = 0; index < doc.entities.length; index++) {
      const entity = doc.entities[index] as Entity;
      if (entity.type === 'person') for (const office of entity.offices) this.#hold(office, index);
    }
    for (let i = 1; i < this.#outer.length; i++) this.#titledAt(i);
  }

  /** A name with the title before it, or before the places between: "Kepala Desa X, Kecamatan Y, Kabupaten Z, Andi". */
  #titledAt(i: number): void {
    const name = this.#outer[i] as Mention;
    if (name.type !== 'person') return;
    const before = this.#outer[i - 1] as Mention;
    let title = i - 1;
    while (title > 0 && i - title <= LONGEST_PLACE && isPlace(this.#outer[title] as Mention)) {
      if ((this.#outer[title] as Mention).from - (this.#outer[title - 1] as Mention).to > 1) return;
      title--;
    }
    this.#titled(this.#outer[title] as Mention, name, before.to);
  }

  #hold(office: number, person: number): void {
    const list = this.#holders.get(office);
    if (list === undefined) this.#holders.set(office, [person]);
    else if (!list.includes(person)) list.push(person);
  }

  /** "Camat X, Andi Kama", "guru berinisial YS": a title right before its holder's name. */
  #titled(title: Mention, name: Mention, from: number): void {
    if (title.type !== 'office' && title.type !== 'group') return;
    if (name.from - from > TITLE_GAP) return;
    const { tokens, matches } = this.#doc;
    for (let i = from; i < name.from; i++) {
      const link = matches.endIn(i, this.#roles.links);
      if (link >= 0 && link <= name.from) {
        i = link - 1;
        continue;
      }
      const comma = tokens.shape[i] === Shape.Mark && ',.'.includes(tokens.text[tokens.start[i] ?? 0] ?? '');
      if (!comma && tokens.shape[i] !== Shape.Title) return;
    }
    this.noteTitle([title, name]);
    if (title.type === 'office') this.#hold(title.entity, name.entity);
  }

  entity(index: number): Entity {
    return this.#doc.entities[index] as Entity;
  }

  /** Outermost mentions that begin in the sentence. */
  in(sentence: Pick<Sentence, 'from' | 'to'>): readonly Mention[] {
    const first = firstFrom(this.#outer, sentence.from);
    let last = first;
    while (last < this.#outer.length && (this.#outer[last] as Mention).from < sentence.to) last++;
    return first === last ? NO_MENTIONS : this.#outer.slice(first, last);
  }

  /** The outermost mention that begins at the atom. */
  at(i: number): Mention | undefined {
    const mention = this.#outer[firstFrom(this.#outer, i)];
    return mention?.from === i ? mention : undefined;
  }

  /** True when a verb of being punished begins at the atom. */
  isPunished(i: number): boolean {
    const { matches } = this.#doc;
    const stop = matches.first(i + 1);
    for (let m = matches.first(i); m < stop; m++) {
      if (this.#roles.punishments[matches.entry[m] as number] === 0) continue;
      const { slot } = matches.at(m);
      if (slot === 'passive' || slot === 'weakPassive') return true;
    }
    return false;
  }

  /** True when a person's name begins at the atom. */
  personAt(i: number): boolean {
    return this.at(i)?.type === 'person';
  }

  /** True when an office begins at the atom that its holder's name follows: "Ketua KPU Iskandar". */
  isTitledAt(i: number): boolean {
    const title = this.at(i);
    return title?.type === 'office' && this.personAt(title.to);
  }

  /** The atom after the class, party or person whose words the atom before `end` is inside of, or -1. */
  through(end: number): number {
    const last = this.#outer[firstFrom(this.#outer, end) - 1];
    return last !== undefined && last.to > end && isActing(last) ? last.to : -1;
  }

  /** True when something that can act begins at the atom. */
  beginsAt(i: number): boolean {
    const first = this.at(i);
    return first !== undefined && isActing(first);
  }

  /** Remembers the title of a person named beside it: "Kepala Desa X, Kecamatan Y, H. Z". */
  noteTitle(mentions: readonly Mention[]): void {
    if (mentions.length < 2) return;
    const person = mentions.find(({ type }) => type === 'person');
    if (person === undefined) return;
    for (const { type, entity } of mentions) {
      if (type !== 'office' && type !== 'group') continue;
      const known = this.refs(person.entity);
      const own = this.refs(entity).filter((ref) => !known.includes(ref));
      if (own.length === 0) continue;
      this.#refs[person.entity] = [...known, ...own];
      this.#classes[person.entity] = undefined;
    }
  }

  /** Knowledge-base ids that say what an entity is: its own, its institution's, a person's offices'. */
  refs(index: number): readonly string[] {
    return (this.#refs[index] ??= this.#refsOf(index));
  }

  #refsOf(index: number): readonly string[] {
    const entity = this.entity(index);
    const refs = entity.ref === null ? [] : [entity.ref];
    if (entity.type === 'office' && entity.institution !== null) {
      const { ref } = this.entity(entity.institution);
      if (ref !== null) refs.push(ref);
    }
    if (entity.type === 'person') for (const office of entity.offices) refs.push(...this.refs(office));
    return refs;
  }

  /**
   * The person who holds an office, where the article names exactly one; a bare title goes to the holder of the
   * same title elsewhere. Everybody else stands for themselves.
   */
  holder(index: number): number {
    const entity = this.entity(index);
    if (entity.type !== 'office' || entity.former) return index;
    const own = this.#holders.get(index) ?? [];
    if (own.length > 0) return own.length === 1 ? (own[0] as number) : index;
    const kin = new Set<number>();
    for (const [office, persons] of this.#holders) {
      const other = this.entity(office);
      if (other.type !== 'office' || other.ref === null || other.ref !== entity.ref || other.former) continue;
      if (entity.region !== null && other.region !== null && entity.region !== other.region) continue;
      for (const person of persons) kin.add(person);
    }
    return kin.size === 1 ? ([...kin][0] as number) : index;
  }

  /** True when a person or office belongs to the class that a group is ("camat" for the camat of X). */
  isMemberOf(index: number, group: number): boolean {
    const { ref } = this.entity(group);
    if (ref === null) return false;
    return this.refs(index).some(
      (own) => own === ref || this.#roles.groupOf.get(own) === ref || this.#isWithin(own, ref),
    );
  }

  /** True for judges and prosecutors, who are named with their court. */
  isOfBody(group: number): boolean {
    return OF_A_BODY.has(this.entity(group).ref ?? '');
  }

  /** True for a class as wide as "ASN". */
  isWide(group: number): boolean {
    const { ref } = this.entity(group);
    return ref !== null && WIDE.has(ref);
  }

  /** True when a class of actors with this ref's name holds the other: "pegawai", "ASN" for a kadis. */
  #isWithin(own: string, ref: string): boolean {
    const wide = WIDE.get(ref);
    return wide !== undefined && (this.#roles.classes.get(own)?.has(wide) ?? false);
  }

  /** Ids of the actor classes that an entity belongs to. */
  classes(index: number): ReadonlySet<string> {
    return (this.#classes[index] ??= this.#classesOf(index));
  }

  #classesOf(index: number): ReadonlySet<string> {
    const { type } = this.entity(index);
    const refs = this.refs(index);
    const own = refs[0];
    if (own === undefined) return NO_CLASSES;
    if (type !== 'person' || refs.length === 1) return this.#roles.classes.get(own) ?? NO_CLASSES;
    const found = new Set<string>();
    for (const ref of refs) for (const id of this.#roles.classes.get(ref) ?? NO_CLASSES) found.add(id);
    return found;
  }

  /** True for a force as such, false for its station in one place. */
  isWholeBody(index: number): boolean {
    const entity = this.entity(index);
    return entity.type !== 'institution' || entity.region === null || !this.isOneOf(index, FORCES);
  }

  /** True when the entity belongs to one of the classes; an empty list takes anybody. */
  isOneOf(index: number, classes: readonly string[]): boolean {
    if (classes.length === 0) return true;
    const own = this.classes(index);
    for (let n = 0; n < classes.length; n++) if (own.has(classes[n] as string)) return true;
    return false;
  }

  /** True for a body or post that some law lets punish. */
  mayImpose(index: number): boolean {
    return this.#isAny(index, this.#roles.imposing);
  }

  /** The court of a judge, where the article names no other court; everybody else stands for themselves. */
  courtOf(index: number): number {
    if (!this.refs(index).includes('hakim') || this.entity(index).type === 'institution') return index;
    return this.onlyCourt() ?? index;
  }

  /** The only court of crimes that the article names, however often, or null. */
  onlyCourt(): number | null {
    this.#court ??= { entity: this.#findCourt() };
    return this.#court.entity;
  }

  #findCourt(): number | null {
    const courts = this.#doc.entities.flatMap(({ type }, entity) =>
      type === 'institution' && this.isCourt(entity) ? [entity] : [],
    );
    const first = courts[0];
    if (first === undefined) return null;
    return courts.every((court) => this.#isSameBody(court, first)) ? first : null;
  }

  #isSameBody(a: number, b: number): boolean {
    const one = this.entity(a);
    const other = this.entity(b);
    if (one.type !== 'institution' || other.type !== 'institution' || one.ref !== other.ref) return false;
    return one.region === other.region || one.region === null || other.region === null;
  }

  /** True for those who punish crimes. */
  isCourt(index: number): boolean {
    return this.#isAny(index, this.#roles.courts);
  }

  /** True for a body or post that some law lets punish or advise. */
  mayAdvise(index: number): boolean {
    return this.#isAny(index, this.#roles.advising);
  }

  #isAny(index: number, wanted: ReadonlySet<string>): boolean {
    const refs = this.refs(index);
    for (let n = 0; n < refs.length; n++) if (wanted.has(refs[n] as string)) return true;
    return false;
  }

  /** True when punishments are spoken of for such an entity: a class of officials, an office or a person. */
  canBePunished(index: number): boolean {
    const { type, ref } = this.entity(index);
    if (type === 'person' || type === 'office') return !this.#isAny(index, JUDGING);
    if (this.classes(index).size > 0) return true;
    return type === 'group' && !NEVER_PUNISHED.has(ref ?? '');
  }
}

/** Classes whose stations are named as where somebody serves. */
const FORCES = ['tni', 'polri'] as const;

/** Titles of persons who judge, prosecute and comment; a lawyer's title stands before the accused as well. */
const JUDGING: ReadonlySet<string> = new Set(['hakim', 'jaksa', 'pengamat']);

/** Groups that judge, watch and comment. */
const NEVER_PUNISHED: ReadonlySet<string> = new Set([
  'media-group',
  'pengamat',
  'pengacara',
  'lsm',
  'pemantau',
  'jaksa',
  'hakim',
  'aph',
  'pelajar',
]);

/** Refs of groups that take in a whole class of actors. */
const WIDE: ReadonlyMap<string, string> = new Map([
  ['asn', 'asn'],
  ['pns', 'asn'],
  ['pejabat', 'pejabat'],
]);

const OF_A_BODY: ReadonlySet<string> = new Set(['hakim', 'jaksa']);

const rolesOf = perLexicon((lexicon): Roles => {
  const classes = new Map<string, Set<string>>();
  for (const actor of lexicon.ofKind('actor')) {
    for (const ref of actor.refs) {
      const own = classes.get(ref);
      if (own === undefined) classes.set(ref, new Set([actor.id]));
      else own.add(actor.id);
    }
  }
  const powers = lexicon.ofKind('power');
  const groupOf = new Map<string, string>();
  for (const { id, group } of lexicon.ofKind('role')) if (group !== undefined) groupOf.set(id, group);
  return {
    classes,
    imposing: new Set(powers.flatMap(({ imposes, holders }) => (imposes.length > 0 ? holders : []))),
    advising: new Set(powers.flatMap(({ holders }) => holders)),
    courts: new Set(powers.flatMap(({ imposes, holders }) => (imposes.includes('criminal') ? holders : []))),
    groupOf,
    links: lexicon.entrySet('cue', (entry) => entry.class === 'penalty-named'),
    punishments: lexicon.entrySet('sanction'),
  };
});
