/** Who is named where: mentions that can speak, read as phrases of office and name, and who holds which office. */
import type { Entity, Mention, Tagged } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Words } from './words.js';

const ACTING_TYPES = new Set(['person', 'office', 'institution', 'group', 'party']);

/** Most atoms between the first word of a title and the name that belongs to it. */
const WIDEST_TITLE = 26;

/** Mentions that stand together and name one actor: "Ketua KPU X, Drs. Y". */
export interface ActorPhrase {
  readonly from: number;
  readonly to: number;
  readonly mentions: readonly Mention[];
}

export class Actors {
  readonly #doc: Tagged;
  readonly #words: Words;
  /** The outermost acting mention that begins at an atom. */
  readonly #startingAt = new Map<number, Mention>();
  /** The outermost acting mention that covers an atom, as index into `#outer`, or -1. */
  readonly #covering: Int32Array;
  readonly #outer: Mention[] = [];
  /** First atoms of dates, which end a chain of titles. */
  readonly #dates: ReadonlySet<number>;
  /** 1 at atoms of dates, regions and places. */
  readonly #setting: Uint8Array;
  readonly #holders = new Map<number, number[]>();
  readonly #kinHolders = new Map<number, readonly number[]>();
  /** Person entity by each word of its name, lower case; -1 when several share it. */
  readonly #byNameWord = new Map<string, number>();

  constructor(doc: Tagged, words: Words) {
    this.#doc = doc;
    this.#words = words;
    this.#covering = new Int32Array(doc.tokens.count).fill(-1);
    const acting = doc.mentions
      .filter((mention) => ACTING_TYPES.has(mention.type))
      .sort((a, b) => a.from - b.from || b.to - a.to);
    this.#dates = new Set(
      doc.mentions.filter((mention) => mention.type === 'date').map((mention) => mention.from),
    );
    this.#setting = new Uint8Array(doc.tokens.count);
    for (const { type, from, to } of doc.mentions) {
      if (type === 'date' || type === 'region' || type === 'place') this.#setting.fill(1, from, to);
    }
    let covered = 0;
    for (const mention of acting) {
      if (mention.to <= covered) continue;
      if (mention.from < covered) continue;
      covered = mention.to;
      this.#startingAt.set(mention.from, mention);
      for (let i = mention.from; i < mention.to; i++) this.#covering[i] = this.#outer.length;
      this.#outer.push(mention);
    }
    doc.entities.forEach((entity, index) => {
      if (entity.type !== 'person') return;
      for (const office of entity.offices) {
        const list = this.#holders.get(office);
        if (list === undefined) this.#holders.set(office, [index]);
        else list.push(index);
      }
      for (const word of entity.name.toLowerCase().split(/[\s.]+/)) {
        if (word.length < 3) continue;
        this.#byNameWord.set(word, this.#byNameWord.has(word) ? -1 : index);
      }
    });
  }

  entity(index: number): Entity {
    return this.#doc.entities[index] as Entity;
  }

  /** The acting mention that begins at atom `i`. */
  startingAt(i: number): Mention | undefined {
    return this.#startingAt.get(i);
  }

  /** The acting mention that covers atom `i`. */
  covering(i: number): Mention | undefined {
    const index = this.#covering[i] ?? -1;
    return index < 0 ? undefined : this.#outer[index];
  }

  /** True when atom `i` belongs to a date, a region or a place. */
  isSetting(i: number): boolean {
    return this.#setting[i] === 1;
  }

  /** Persons who hold the office, as the article says. Several when it names several. */
  holders(office: number): readonly number[] {
    const direct = this.#holders.get(office);
    if (direct !== undefined) return direct;
    let kin = this.#kinHolders.get(office);
    if (kin === undefined) this.#kinHolders.set(office, (kin = this.#holdersOfKin(office)));
    return kin;
  }

  #holdersOfKin(office: number): readonly number[] {
    const entity = this.entity(office);
    if (entity.type !== 'office' || entity.ref === null || entity.former) return [];
    // A bare title, or one whose region the article leaves out elsewhere: its only namesake with a holder.
    const found = new Set<number>();
    for (const [other, persons] of this.#holders) {
      const kin = this.entity(other);
      if (kin.type !== 'office' || kin.ref !== entity.ref || kin.former) continue;
      if (kin.region !== null && entity.region !== null && kin.region !== entity.region) continue;
      for (const person of persons) found.add(person);
    }
    return [...found];
  }

  /** The only person whose name has this word, or begins a word of the name with it ("Fitri" of Fitriansyah). */
  byNameWord(surface: string): number | null {
    const word = surface.toLowerCase();
    const exact = this.#byNameWord.get(word);
    if (exact !== undefined) return exact < 0 ? null : exact;
    if (word.length < 4) return null;
    let found: number | null = null;
    for (const [name, index] of this.#byNameWord) {
      if (!name.startsWith(word) || index < 0 || index === found) continue;
      if (found !== null) return null;
      found = index;
    }
    return found;
  }

  /** The actor phrase that begins with the mention at atom `i`, within `limit`. */
  phrase(i: number, limit: number): ActorPhrase | null {
    const first = this.startingAt(i);
    if (first === undefined || first.to > limit) return null;
    const mentions = [first];
    let to = first.to;
    while (!mentions.some((mention) => mention.type === 'person')) {
      const next = this.#following(to, limit);
      if (next === null) break;
      mentions.push(next);
      to = next.to;
    }
    // A name inside a title ("Asisten Pidana X Kejaksaan Y Andi") is none: the last one of the chain is.
    for (let chain = 0; chain < 2 && mentions[mentions.length - 1]?.type === 'person'; chain++) {
      const next = this.#laterName(to, limit);
      if (next === null) break;
      mentions.splice(mentions.length - 1, 1, next);
      to = next.to;
    }
    // "Andi, Ketua KPU": the office after the name belongs to the phrase.
    if (mentions[mentions.length - 1]?.type === 'person') {
      const next = this.#apposition(to, limit);
      if (next !== null) {
        mentions.push(next);
        to = next.to;
      }
    }
    return { from: first.from, to, mentions };
  }

  /**
   * The mention that continues a title. Titles are long ("Ketua Tim Y Badan Z, Kecamatan W, Andi"): up to the name
   * there are only capitalised words, digits, marks and the small words that titles hold.
   */
  #following(from: number, limit: number): Mention | null {
    const { tokens } = this.#doc;
    for (let i = from; i < limit && i - from <= WIDEST_TITLE; i++) {
      if (this.#dates.has(i)) return null;
      const next = this.startingAt(i);
      if (next !== undefined) {
        if (next.to > limit) return null;
        if (next.type === 'person') return next;
        if (next.type === 'office' && i === from) return next;
        i = next.to - 1;
        continue;
      }
      const shape = tokens.shape[i];
      if (
        shape === Shape.Lower &&
        !this.#words.is('discourse-title-word', i) &&
        surfaceOf(tokens, i).length > 2
      )
        return null;
      if (shape === Shape.Mark && !'.,()/-&'.includes(surfaceOf(tokens, i))) return null;
    }
    return null;
  }

  /** A further name in the same chain, when words of a title and a body or place stand between. */
  #laterName(from: number, limit: number): Mention | null {
    const { tokens } = this.#doc;
    if (from + 1 >= limit || tokens.shape[from] === Shape.Lower || '/('.includes(surfaceOf(tokens, from)))
      return null;
    if (
      surfaceOf(tokens, from) === ',' &&
      (tokens.shape[from + 1] !== Shape.Title || this.startingAt(from + 1) !== undefined)
    )
      return null;
    const next = this.#following(from, limit);
    return next !== null && next.type === 'person' && next.from > from ? next : null;
  }

  /** An office set off by a comma or bracket right after a name. */
  #apposition(from: number, limit: number): Mention | null {
    const { tokens } = this.#doc;
    const mark = from < limit ? surfaceOf(tokens, from) : '';
    if (mark !== ',' && mark !== '(') return null;
    const next = this.startingAt(from + 1);
    if (next === undefined || next.type !== 'office' || next.to >= limit) return null;
    const after = surfaceOf(tokens, next.to);
    return after === ',' || after === ')' || after === '.' ? next : null;
  }
}
