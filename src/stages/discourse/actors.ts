/** Who is named where: mentions that can speak, read as phrases of office and name. */
import type { Entity, Mention, Tagged } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import { isCharacter, isOneOf } from './atoms.js';
import { Holders } from './holders.js';
import { Cue, type Words } from './words.js';

/** Most atoms between the first word of a title and the name that belongs to it. */
const WIDEST_TITLE = 26;

/** Mentions that stand together and name one actor: "Ketua KPU X, Drs. Y". */
export interface ActorPhrase {
  readonly from: number;
  readonly to: number;
  readonly mentions: readonly Mention[];
}

export class Actors {
  readonly holders: Holders;
  readonly #doc: Tagged;
  readonly #words: Words;
  /** Acting mentions that lie in no other one. */
  readonly #outer: Mention[] = [];
  /** 1 more than the index into `#outer` of the mention that covers an atom. */
  readonly #covering: Int32Array;
  /** What else an atom belongs to: bits of `Setting`. */
  readonly #setting: Uint8Array;

  constructor(doc: Tagged, words: Words) {
    this.#doc = doc;
    this.#words = words;
    this.holders = new Holders(doc);
    this.#covering = new Int32Array(doc.tokens.count);
    this.#setting = new Uint8Array(doc.tokens.count);
    const acting: Mention[] = [];
    for (const mention of doc.mentions) {
      const { type, from, to } = mention;
      if (type === 'date' || type === 'region' || type === 'place') {
        for (let i = from; i < to; i++) (this.#setting[i] as number) |= Setting.Any;
        if (type === 'date') (this.#setting[from] as number) |= Setting.DateBegins;
      } else if (type !== 'election' && type !== 'law') acting.push(mention);
    }
    acting.sort((a, b) => a.from - b.from || b.to - a.to);
    let covered = 0;
    for (const mention of acting) {
      if (mention.from < covered) continue;
      covered = mention.to;
      this.#outer.push(mention);
      this.#covering.fill(this.#outer.length, mention.from, mention.to);
    }
  }

  entity(index: number): Entity {
    return this.#doc.entities[index] as Entity;
  }

  /** The acting mention that begins at atom `i`. */
  startingAt(i: number): Mention | undefined {
    const mention = this.covering(i);
    return mention !== undefined && mention.from === i ? mention : undefined;
  }

  /** The acting mention that covers atom `i`. */
  covering(i: number): Mention | undefined {
    const index = this.#covering[i] ?? 0;
    return index === 0 ? undefined : this.#outer[index - 1];
  }

  /** True when atom `i` belongs to a date, a region or a place. */
  isSetting(i: number): boolean {
    return (this.#setting[i] ?? 0) !== 0;
  }

  /** The actor phrase that begins with the mention at atom `i`, within `limit`. */
  phrase(i: number, limit: number): ActorPhrase | null {
    const first = this.startingAt(i);
    if (first === undefined || first.to > limit) return null;
    const mentions = [first];
    let last = first;
    while (last.type !== 'person') {
      // "Menurut KASN, Andi terbukti …": a body and, behind the comma, somebody else.
      if (
        mentions.length === 1 &&
        first.type === 'institution' &&
        isCharacter(this.#doc.tokens, first.to, ',')
      )
        break;
      const next = this.#following(last.to, limit);
      if (next === null) break;
      mentions.push((last = next));
    }
    // A name inside a title ("Asisten Pidana X Kejaksaan Y Andi") is none: the last one of the chain is.
    for (let chain = 0; chain < 2 && last.type === 'person'; chain++) {
      const next = this.#laterName(last.to, limit);
      if (next === null) break;
      mentions[mentions.length - 1] = last = next;
    }
    // "Andi, Ketua KPU": the office after the name belongs to the phrase.
    const office = last.type === 'person' ? this.#apposition(last.to, limit) : null;
    if (office !== null) mentions.push((last = office));
    return { from: first.from, to: last.to, mentions };
  }

  /**
   * The mention that continues a title. Titles are long ("Ketua Tim Y Badan Z, Kecamatan W, Andi"): up to the name
   * there are only capitalised words, digits, marks and the small words that titles hold.
   */
  #following(from: number, limit: number): Mention | null {
    const { tokens } = this.#doc;
    for (let i = from; i < limit && i - from <= WIDEST_TITLE; i++) {
      if (((this.#setting[i] as number) & Setting.DateBegins) !== 0) return null;
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
        !this.#words.is(Cue['discourse-title-word'], i) &&
        (tokens.end[i] as number) - (tokens.start[i] as number) > 2
      )
        return null;
      if (shape === Shape.Mark && !isOneOf(tokens, i, '.,()/-&')) return null;
    }
    return null;
  }

  /** A further name in the same chain, when words of a title and a body or place stand between. */
  #laterName(from: number, limit: number): Mention | null {
    const { tokens } = this.#doc;
    if (from + 1 >= limit || tokens.shape[from] === Shape.Lower || isOneOf(tokens, from, '/(')) return null;
    if (
      isCharacter(tokens, from, ',') &&
      (tokens.shape[from + 1] !== Shape.Title || this.startingAt(from + 1) !== undefined)
    )
      return null;
    const next = this.#following(from, limit);
    return next !== null && next.type === 'person' && next.from > from ? next : null;
  }

  /** An office set off by a comma or bracket right after a name. */
  #apposition(from: number, limit: number): Mention | null {
    const { tokens } = this.#doc;
    if (from >= limit || !isOneOf(tokens, from, ',(')) return null;
    const next = this.startingAt(from + 1);
    if (next === undefined || next.type !== 'office' || next.to >= limit) return null;
    return isOneOf(tokens, next.to, ',).') ? next : null;
  }
}

const Setting = { Any: 1, DateBegins: 2 } as const;
