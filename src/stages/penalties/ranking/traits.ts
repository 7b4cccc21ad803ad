/** Those whom an article names that may punish or be punished, with what does not change from case to case. */
import type { Directed, Mention } from '../../../document.js';
import { sentenceOfAtom } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { perLexicon } from '../../../lexicon/perlexicon.js';
import type { Actors } from '../actors.js';
import type { Reader } from '../sanctions.js';
import { spaceOf, TYPES, WORDS } from './space.js';
import { append } from '../lists.js';

/** One person, post, body or class; a post whose holder the article names is that person. */
export interface Party {
  readonly entity: number;
  /** Index into `TYPES`. */
  readonly type: number;
  /** Bits of the lexicon's powers that it holds, and the number of the first or of "none". */
  readonly powers: number;
  readonly power: number;
  /** Numbers of its actor classes, or of "none". */
  readonly classes: readonly number[];
  readonly punishable: boolean;
  /** A class as wide as "ASN". */
  readonly wide: boolean;
  /** Sentences of its mentions, ascending, and their first atoms. */
  readonly sentences: readonly number[];
  readonly atoms: readonly number[];
  readonly inTitle: boolean;
  readonly isQuoted: boolean;
  /** Entities of the bodies whose posts somebody holds. */
  readonly bodies: readonly number[];
  /** The sentence that first accuses it; infinite when none does. */
  readonly accusedSince: number;
  /** The only accused member of a class, or null. */
  readonly member: number | null;
  /** Bits of `WORDS` that stand beside a mention. */
  words: number;
}

/** Bits of each domain that a power lets impose and recommend, by number of the power. */
export interface PowerTable {
  readonly imposes: Int32Array;
  readonly recommends: Int32Array;
  /** Bits of the powers that a ref holds, and the first one's number. */
  readonly ofRef: ReadonlyMap<string, number>;
  readonly classOf: ReadonlyMap<string, number>;
  readonly domainOf: ReadonlyMap<string, number>;
}

export const powerTableOf = perLexicon((lexicon): PowerTable => {
  const { classes, domains } = spaceOf(lexicon);
  const domainOf = new Map(domains.map((id, number) => [id, number]));
  const bits = (ids: readonly string[]): number =>
    ids.reduce((sum, id) => sum | (1 << (domainOf.get(id) ?? 0)), 0);
  const powers = lexicon.ofKind('power');
  const ofRef = new Map<string, number>();
  powers.forEach(({ holders }, number) => {
    for (const ref of holders) ofRef.set(ref, (ofRef.get(ref) ?? 0) | (1 << number));
  });
  return {
    imposes: Int32Array.from(powers, ({ imposes }) => bits(imposes)),
    recommends: Int32Array.from(powers, ({ recommends }) => bits(recommends)),
    ofRef,
    classOf: new Map(classes.map((id, number) => [id, number])),
    domainOf,
  };
});

/** All parties of an article. */
export class Parties {
  readonly all: readonly Party[];
  /** Position in `all` by entity, -1 for what is none. */
  readonly #position: Int32Array;
  readonly #actors: Actors;

  constructor(reader: Reader) {
    const { doc, actors, context } = reader;
    this.#actors = actors;
    this.#position = new Int32Array(doc.entities.length).fill(-1);
    const mentions = new Map<number, Place[]>();
    const places = placesOf(doc, actors);
    for (const place of places) append(mentions, place.entity, place);
    const quoted = new Set<number>();
    for (const { speaker } of doc.quotes) {
      if (speaker === null) continue;
      const entity = actors.holder(speaker);
      quoted.add(entity);
      if (!mentions.has(entity) && TYPE_NUMBER.has(actors.entity(entity).type)) mentions.set(entity, []);
    }
    const entities = [...mentions.keys()];
    entities.forEach((entity, position) => (this.#position[entity] = position));
    const titles = titlesOf(doc);
    this.all = entities.map((entity) =>
      partyOf(reader, entity, mentions.get(entity) ?? [], {
        isQuoted: quoted.has(entity),
        titles,
        table: powerTableOf(context.lexicon),
      }),
    );
    this.#readWords(doc, context.lexicon, places);
  }

  /** Position of the party that an entity is or, as a post, is held by; -1 for none. */
  of(entity: number | null): number {
    return entity === null ? -1 : (this.#position[this.#actors.holder(entity)] as number);
  }

  /** "diteken Bupati X", "wali kota yang menjatuhkan", "merekomendasikan kepada bupati". One pass over the matches. */
  #readWords(doc: Directed, lexicon: Lexicon, places: readonly Place[]): void {
    const words = wordsOf(lexicon);
    const { matches } = doc;
    let next = 0;
    for (let m = 0; m < matches.count; m++) {
      const word = words[matches.entry[m] as number] as number;
      if (word === 0) continue;
      const from = matches.from[m] as number;
      const to = matches.to[m] as number;
      const reach = REACH[word - 1] as number;
      const bit = 1 << Math.min(word - 1, ADVISED);
      while (next < places.length && (places[next]?.from ?? 0) < from) next++;
      for (let i = next; i < places.length; i++) {
        const place = places[i] as Place;
        if (place.from > to + reach) break;
        if (place.from >= to && holds(doc, place.sentence, from)) this.#mark(place.entity, bit);
      }
      if (word - 1 >= ADVISED) continue;
      for (let i = next - 1; i >= Math.max(0, next - BESIDE); i--) {
        const { entity, sentence, to: end } = places[i] as Place;
        const gap = from - end;
        if (gap >= 0 && gap <= 1 && holds(doc, sentence, from)) this.#mark(entity, bit);
      }
    }
  }

  #mark(entity: number, bit: number): void {
    const party = this.all[this.#position[entity] as number];
    if (party !== undefined) party.words |= bit;
  }
}

/** A mention of a party. */
interface Place {
  readonly sentence: number;
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  readonly entity: number;
}

/** Mentions of parties, in order. */
function placesOf({ mentions, sentences }: Directed, actors: Actors): readonly Place[] {
  const places: Place[] = [];
  for (const mention of mentions) {
    if (!isParty(mention)) continue;
    const { from, to } = mention;
    const sentence = sentenceOfAtom(sentences, from);
    if (sentence >= 0) places.push({ sentence, from, to, entity: actors.holder(mention.entity) });
  }
  return places.sort((a, b) => a.from - b.from);
}

function holds({ sentences }: Directed, sentence: number, atom: number): boolean {
  const found = sentences[sentence];
  return found !== undefined && found.from <= atom && atom < found.to;
}

/** Mentions before a word that are looked at: nested ones stand together. */
const BESIDE = 3;
const ADVISED = WORDS.indexOf('advised');
/** Atoms between a word and the mention behind it: for each of `WORDS`, and for asking. */
const REACH = [3, 3, 3, 3, 8, 2];

const CLASSES: ReadonlyMap<string, number> = new Map([
  ['penalty-signed', 1],
  ['penalty-executor', 2],
  ['penalty-imposer', 3],
  ['penalty-document', 4],
  ['penalty-recommend', 5],
  ['penalty-request', 6],
]);

/** By entry: the place of its class in `REACH`, from 1; 0 for all others. */
const wordsOf = perLexicon((lexicon): Uint8Array => {
  const codes = new Uint8Array(lexicon.entrySet('cue').length);
  for (const [name, code] of CLASSES) {
    lexicon
      .entrySet('cue', (entry) => entry.class === name)
      .forEach((own, entry) => {
        if (own === 1) codes[entry] = code;
      });
  }
  return codes;
});

const TYPE_NUMBER: ReadonlyMap<string, number> = new Map(TYPES.map((type, number) => [type, number]));

function isParty({ type }: Mention): boolean {
  return TYPE_NUMBER.has(type);
}

/** By sentence: whether it is a headline. */
export function titlesOf({ sentences, blocks }: Directed): readonly boolean[] {
  return sentences.map(({ block }) => blocks[block]?.kind === 'title');
}

function partyOf(
  { actors, focus }: Reader,
  entity: number,
  places: readonly Place[],
  {
    isQuoted,
    titles,
    table,
  }: { readonly isQuoted: boolean; readonly titles: readonly boolean[]; readonly table: PowerTable },
): Party {
  const found = actors.entity(entity);
  const refs = actors.refs(entity);
  const powers = refs.reduce((bits, ref) => bits | (table.ofRef.get(ref) ?? 0), 0);
  const classes = Array.from(actors.classes(entity), (id) => table.classOf.get(id) ?? 0);
  const none = table.classOf.size - 1;
  const isGroup = found.type === 'group';
  return {
    entity,
    type: TYPE_NUMBER.get(found.type) ?? 0,
    powers,
    power: powers === 0 ? table.imposes.length : 31 - Math.clz32(powers & -powers),
    classes: classes.length === 0 ? [none] : classes,
    punishable: actors.canBePunished(entity),
    wide: isGroup && actors.isWide(entity),
    sentences: places.map(({ sentence }) => sentence),
    atoms: places.map(({ from }) => from),
    inTitle: places.some(({ sentence }) => titles[sentence]),
    isQuoted,
    bodies: bodiesOf(actors, entity),
    accusedSince: focus.since(entity),
    member: isGroup ? focus.memberOf(entity) : null,
    words: 0,
  };
}

/** The bodies whose posts somebody holds. */
function bodiesOf(actors: Actors, entity: number): number[] {
  const found = actors.entity(entity);
  const posts = found.type === 'person' ? found.offices : found.type === 'office' ? [entity] : [];
  return posts.flatMap((post) => {
    const office = actors.entity(post);
    return office.type === 'office' && office.institution !== null ? [office.institution] : [];
  });
}
