/** Drafts to mentions and entities: overlaps settled, keys that mean the same joined, indices filled in. */
import { spanOfAtoms, type Entity, type Mention, type Segmented, type Tagged } from '../../document.js';
import type { Draft, Holding } from './draft.js';

/** Order in which crossing or equal drafts win, after length. */
const RANK: Readonly<Record<Draft['type'], number>> = {
  law: 0,
  date: 1,
  office: 2,
  institution: 3,
  person: 4,
  party: 5,
  group: 6,
  election: 7,
  region: 8,
  place: 9,
};

/** Which type may lie inside which. */
const NESTS: Readonly<Partial<Record<Draft['type'], ReadonlySet<Draft['type']>>>> = {
  office: new Set(['institution', 'region', 'party', 'election']),
  institution: new Set(['region', 'election', 'party']),
  group: new Set(['institution', 'region', 'election', 'party']),
  place: new Set(['institution', 'region']),
  election: new Set(['region']),
  law: new Set(['institution', 'region', 'office']),
};

/** Drops drafts that cross a better one or lie where nothing may lie. */
export function settle(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const cover = new Cover(drafts);
  for (const draft of byStrength(drafts)) {
    if (!cover.admits(draft)) continue;
    cover.add(draft);
    kept.push(draft);
  }
  return kept.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Those that win over others first: by rank, then the longer, then the earlier. */
function byStrength(drafts: readonly Draft[]): Draft[] {
  const ranks: Draft[][] = [];
  for (const draft of drafts) (ranks[RANK[draft.type]] ??= []).push(draft);
  // Most ranks have few drafts, and comparing their types again and again is slow.
  return ranks.flatMap((own) => own.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from));
}

/** Which kept drafts lie over each atom. */
class Cover {
  /** By atom: the draft that was kept last over it, as a position in `#drafts` and `#below`, or -1. */
  readonly #top: Int32Array;
  readonly #drafts: Draft[] = [];
  /** The one under it at the same atom, or -1. */
  readonly #below: number[] = [];

  constructor(drafts: readonly Draft[]) {
    let size = 0;
    for (const { to } of drafts) if (to > size) size = to;
    this.#top = new Int32Array(size).fill(-1);
  }

  admits(draft: Draft): boolean {
    const { from, to } = draft;
    let last: Draft | undefined;
    for (let i = from; i < to; i++) {
      for (let k = this.#top[i] as number; k >= 0; k = this.#below[k] as number) {
        const other = this.#drafts[k] as Draft;
        if (other !== last && !compatible(draft, other)) return false;
        last = other;
      }
    }
    return true;
  }

  add(draft: Draft): void {
    const { from, to } = draft;
    for (let i = from; i < to; i++) {
      const k = this.#drafts.push(draft) - 1;
      this.#below.push(this.#top[i] as number);
      this.#top[i] = k;
    }
  }
}

function compatible(a: Draft, b: Draft): boolean {
  if (a.from <= b.from && b.to <= a.to && nests(a, b)) return true;
  return b.from <= a.from && a.to <= b.to && nests(b, a);
}

function nests(outer: Draft, inner: Draft): boolean {
  return NESTS[outer.type]?.has(inner.type) === true && outer.to - outer.from > inner.to - inner.from;
}

/** Mentions in order and the entities that they refer to. */
export function mergeDrafts(
  doc: Segmented,
  drafts: readonly Draft[],
  holdings: readonly Holding[],
): Pick<Tagged, 'mentions' | 'entities'> {
  const same = joinKeys(drafts);
  const entities: Entity[] = [];
  const indexOf = new Map<string, number>();
  const mentions: Mention[] = [];
  for (const draft of drafts) {
    const key = same(draft.key);
    let index = indexOf.get(key);
    if (index === undefined) indexOf.set(key, (index = entities.push(draft.entity) - 1));
    else entities[index] = combined(entities[index] as Entity, draft.entity);
    mentions.push(mentionOf(doc, draft, index));
  }
  for (const draft of drafts) {
    if (draft.institution === undefined) continue;
    const office = indexOf.get(same(draft.key)) as number;
    const body = indexOf.get(same(draft.institution));
    const entity = entities[office] as Entity;
    if (body !== undefined && entity.type === 'office') entities[office] = { ...entity, institution: body };
  }
  for (const { person, office } of holdings) {
    const holder = indexOf.get(same(person));
    const post = indexOf.get(same(office));
    if (holder === undefined || post === undefined) continue;
    const entity = entities[holder] as Entity;
    if (entity.type !== 'person' || entity.offices.includes(post)) continue;
    entities[holder] = { ...entity, offices: [...entity.offices, post] };
  }
  return { mentions, entities };
}

function mentionOf(doc: Segmented, draft: Draft, entity: number): Mention {
  const { type, from, to, rule, confidence } = draft;
  const { start, end, parts } = spanOfAtoms(doc.tokens, from, to);
  return parts === undefined
    ? { type, start, end, from, to, entity, rule, confidence }
    : { type, start, end, parts, from, to, entity, rule, confidence };
}

/** Later mentions add what earlier ones leave open; the fullest name stays. */
function combined(first: Entity, more: Entity): Entity {
  // A person's mentions share their entity.
  if (first === more) return first;
  if (first.type === 'office' && more.type === 'office') {
    return {
      ...first,
      name: fuller(first, more),
      acting: first.acting ?? more.acting,
      region: first.region ?? more.region,
      level: first.level ?? more.level,
    };
  }
  if (first.type === 'institution' && more.type === 'institution') {
    return {
      ...first,
      name: fuller(first, more),
      ref: first.ref ?? more.ref,
      level: first.level ?? more.level,
      region: first.region ?? more.region,
    };
  }
  if (first.type === 'person' && more.type === 'person') {
    return {
      ...first,
      name: fuller(first, more),
      honorifics: [...new Set([...first.honorifics, ...more.honorifics])],
      degrees: [...new Set([...first.degrees, ...more.degrees])],
    };
  }
  return first;
}

function fuller(first: Entity, more: Entity): string {
  return more.name.length > first.name.length ? more.name : first.name;
}

/**
 * A bare body or post goes with the one that the article names with its region, if there is just one; the local
 * government under its general name goes with the one under its own.
 */
function joinKeys(drafts: readonly Draft[]): (key: string) => string {
  const joined = new Map<string, string>();
  const resolve = (key: string): string => joined.get(key) ?? key;

  const byBody = new Map<string, Set<string>>();
  for (const { key, entity } of drafts) {
    if (entity.type !== 'institution') continue;
    const family = key.slice(0, key.lastIndexOf(':') + 1);
    const own = byBody.get(family);
    if (own === undefined) byBody.set(family, new Set([key]));
    else own.add(key);
  }
  for (const [family, keys] of byBody) {
    if (keys.size === 2 && keys.has(family)) {
      const other = [...keys].find((key) => key !== family) as string;
      joined.set(family, other);
    }
  }
  const governments = new Map<string, string>();
  for (const { key, entity } of drafts) {
    if (entity.type === 'institution' && entity.region !== null && GOVERNMENTS.has(entity.ref ?? '')) {
      if (!governments.has(entity.region)) governments.set(entity.region, key);
    }
  }
  for (const { key, entity } of drafts) {
    if (entity.type === 'institution' && entity.ref === GENERAL_GOVERNMENT && entity.region !== null) {
      const own = governments.get(entity.region);
      if (own !== undefined) joined.set(key, own);
    }
  }

  for (const { key, institution } of drafts) {
    if (institution === undefined) continue;
    const body = resolve(institution);
    if (body !== institution) joined.set(key, key.replace(institution, body));
  }
  joinOffices(drafts, joined, resolve);
  return resolve;
}

/** A bare post is the nearest one before of the same title, when its own region does not say otherwise. */
function joinOffices(
  drafts: readonly Draft[],
  joined: Map<string, string>,
  resolve: (key: string) => string,
): void {
  const known = new Map<string, Set<string>>();
  const placed = new Set<string>();
  for (const { key, entity, rule } of drafts) {
    if (entity.type !== 'office' || entity.former || rule === 'tag-office-bare') continue;
    const title = titleOf(key);
    if (entity.region !== null) placed.add(title);
    const own = known.get(title);
    if (own === undefined) known.set(title, new Set([key]));
    else own.add(key);
  }
  for (const { key, entity, rule } of drafts) {
    if (entity.type !== 'office' || rule !== 'tag-office-bare' || joined.has(key)) continue;
    const title = titleOf(key);
    const own = known.get(title);
    if (own === undefined || own.has(key) || own.size !== 1) continue;
    // "Dandim 1206" says by its number where it is; a bare "Dandim" got the article's area.
    if (entity.region !== null && placed.has(title)) continue;
    joined.set(key, resolve([...own][0] as string));
  }
}

/** The role in the key of a post: deputies share the reference of their chiefs, not their posts. */
function titleOf(key: string): string {
  return key.split(':', 2).join(':');
}

const GENERAL_GOVERNMENT = 'pemda';
const GOVERNMENTS: ReadonlySet<string> = new Set(['pemkab', 'pemkot', 'pemprov']);
