/** Classes of persons, and the mentions of a sentence that can punish or be punished. */
import type { Directed, Entity, Mention, Sentence } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import { Shape } from '../../text/tokens.js';
import type { SentenceCues } from './cues.js';

/** Atoms between a title and the name of its holder. */
const NAME_REACH = 8;

const ACTING: ReadonlySet<string> = new Set(['person', 'office', 'institution', 'group', 'party']);

export class Actors {
  readonly #doc: Directed;
  readonly #lexicon: Lexicon;
  /** Ids of actor entries by ref. */
  readonly #classes: ReadonlyMap<string, readonly string[]>;
  /** Outermost acting mentions, in order. */
  readonly #outer: readonly Mention[];
  /** Persons by the office that they hold. */
  readonly #holders = new Map<number, number[]>();

  constructor(doc: Directed, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#classes = classesByRef(lexicon);
    const outer: Mention[] = [];
    let covered = 0;
    const acting = doc.mentions.filter(({ type }) => ACTING.has(type));
    for (const mention of acting.sort((a, b) => a.from - b.from || b.to - a.to)) {
      if (mention.from < covered) continue;
      outer.push(mention);
      covered = mention.to;
    }
    this.#outer = outer;
    doc.entities.forEach((entity, index) => {
      if (entity.type !== 'person') return;
      for (const office of entity.offices) {
        const list = this.#holders.get(office);
        if (list === undefined) this.#holders.set(office, [index]);
        else list.push(index);
      }
    });
  }

  entity(index: number): Entity {
    return this.#doc.entities[index] as Entity;
  }

  /** Outermost acting mentions that lie in the sentence. Binary search for the first. */
  in(sentence: Pick<Sentence, 'from' | 'to'>): readonly Mention[] {
    let low = 0;
    let high = this.#outer.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#outer[middle] as Mention).from < sentence.from) low = middle + 1;
      else high = middle;
    }
    const found: Mention[] = [];
    for (let i = low; i < this.#outer.length; i++) {
      const mention = this.#outer[i] as Mention;
      if (mention.from >= sentence.to) break;
      found.push(mention);
    }
    return found;
  }

  /** Knowledge-base ids that say what an entity is: its own, its institution's, a person's offices'. */
  refs(index: number): readonly string[] {
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

  /** The person whose name stands right behind a title: "Kepala Desa X, Kecamatan Y, H. Z", "camat berinisial HS". */
  named(title: Mention, cues: SentenceCues): number | null {
    if (this.entity(title.entity).type === 'person') return null;
    const person = this.in(cues.sentence).find(({ from }) => from >= title.to);
    if (person === undefined || person.type !== 'person' || person.from - title.to > NAME_REACH) return null;
    const { tokens } = this.#doc;
    for (let i = title.to; i < person.from;) {
      const link = cues.at('penalty-named', i);
      if (link === undefined && tokens.shape[i] === Shape.Lower) return null;
      i = link?.to ?? i + 1;
    }
    return person.entity;
  }

  /** The only person whose office has this ref ("Kades di X Divonis" of a headline), or null. */
  onlyHolderOf(ref: string): number | null {
    const found = new Set<number>();
    for (const [office, persons] of this.#holders) {
      if (this.entity(office).ref === ref) for (const person of persons) found.add(person);
    }
    return found.size === 1 ? ([...found][0] as number) : null;
  }

  /** Ids of the actor classes that an entity belongs to. */
  classes(index: number): ReadonlySet<string> {
    const own = this.entity(index).type === 'person' ? this.refs(index) : this.refs(index).slice(0, 1);
    return new Set(own.flatMap((ref) => this.#classes.get(ref) ?? []));
  }

  /** True when the entity belongs to one of the classes; an empty list takes anybody. */
  isOneOf(index: number, classes: readonly string[]): boolean {
    if (classes.length === 0) return true;
    const own = this.classes(index);
    return classes.some((id) => own.has(id));
  }

  /** True for a body or post that some law lets punish. */
  mayImpose(index: number): boolean {
    const refs = this.refs(index);
    return this.#lexicon
      .ofKind('power')
      .some(({ holders, imposes }) => imposes.length > 0 && holders.some((ref) => refs.includes(ref)));
  }

  /** True for a body or post that some law lets punish or advise. */
  mayAdvise(index: number): boolean {
    const refs = this.refs(index);
    return this.#lexicon.ofKind('power').some(({ holders }) => holders.some((ref) => refs.includes(ref)));
  }

  /** True when punishments are spoken of for such an entity: a class of officials, an office or a person. */
  canBePunished(index: number): boolean {
    const entity = this.entity(index);
    return entity.type === 'person' || this.classes(index).size > 0;
  }
}

const cache = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>();

function classesByRef(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
  const known = cache.get(lexicon);
  if (known !== undefined) return known;
  const byRef = new Map<string, string[]>();
  for (const actor of lexicon.ofKind('actor')) {
    for (const ref of actor.refs) {
      const list = byRef.get(ref);
      if (list === undefined) byRef.set(ref, [actor.id]);
      else list.push(actor.id);
    }
  }
  cache.set(lexicon, byRef);
  return byRef;
}
