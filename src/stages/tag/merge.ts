/** Drafts to mentions and entities: overlaps settled, keys that mean the same joined, indices filled in. */
import { spanOfAtoms, type Entity, type Mention, type Segmented, type Tagged } from '../../document.js';
import { sortFew } from '../../text/order.js';
import { AtomNumbers } from '../../text/scratch.js';
import type { Draft, Holding } from './draft.js';

/** The types in the order in which crossing or equal drafts win. */
const TYPES: readonly Draft['type'][] = [
  'law',
  'date',
  'office',
  'institution',
  'person',
  'party',
  'group',
  'election',
  'region',
  'place',
];

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
  return inOrder(kept);
}

/** By start, longer first: no two of those kept have both ends in common. */
function inOrder(drafts: readonly Draft[]): Draft[] {
  let size = 0;
  for (const { from } of drafts) if (from >= size) size = from + 1;
  // For each atom the longest draft that begins there, and for each draft the next shorter one, by number.
  const heads = beginnings.filled(size, -1);
  const shorter = new Int32Array(drafts.length);
  for (let d = 0; d < drafts.length; d++) {
    const { from, to } = drafts[d] as Draft;
    let before = -1;
    let next = heads[from] as number;
    while (next >= 0 && (drafts[next] as Draft).to > to) [before, next] = [next, shorter[next] as number];
    shorter[d] = next;
    if (before < 0) heads[from] = d;
    else shorter[before] = d;
  }
  const ordered: Draft[] = [];
  for (let i = 0; i < size; i++) {
    for (let d = heads[i] as number; d >= 0; d = shorter[d] as number) ordered.push(drafts[d] as Draft);
  }
  return ordered;
}

const beginnings = new AtomNumbers();

/** Those that win over others first: by rank, then the longer, then the earlier. */
function byStrength(drafts: readonly Draft[]): Draft[] {
  const ordered: Draft[] = [];
  // Rank by rank, as comparing the types of two drafts again and again is slow.
  for (const type of TYPES) {
    const own: Draft[] = [];
    for (const draft of drafts) if (draft.type === type) own.push(draft);
    for (const draft of sortFew(own, byLength)) ordered.push(draft);
  }
  return ordered;
}

const byLength = (a: Draft, b: Draft): number => b.to - b.from - (a.to - a.from) || a.from - b.from;

const tops = new AtomNumbers();

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
    this.#top = tops.filled(size, -1);
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
  const joined = joinKeys(drafts);
  const entities: Entity[] = [];
  const indexOf = new Map<string, number>();
  const entityOf = (key: string): number | undefined => indexOf.get(joined.get(key) ?? key);
  const mentions: Mention[] = [];
  for (const draft of drafts) {
    const key = joined.size === 0 ? draft.key : (joined.get(draft.key) ?? draft.key);
    let index = indexOf.get(key);
    if (index === undefined) indexOf.set(key, (index = entities.push(draft.entity) - 1));
    else entities[index] = combined(entities[index] as Entity, draft.entity);
    mentions.push(mentionOf(doc, draft, index));
  }
  for (let d = 0; d < drafts.length; d++) {
    const { institution } = drafts[d] as Draft;
    if (institution === null) continue;
    const office = (mentions[d] as Mention).entity;
    const body = entityOf(institution);
    const entity = entities[office] as Entity;
    if (body !== undefined && entity.type === 'office') entities[office] = { ...entity, institution: body };
  }
  for (const { person, office } of holdings) {
    const holder = entityOf(person);
    const post = entityOf(office);
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
      type: 'office',
      name: fuller(first, more),
      ref: first.ref,
      level: first.level ?? more.level,
      region: first.region ?? more.region,
      acting: first.acting ?? more.acting,
      former: first.former,
      institution: first.institution,
    };
  }
  if (first.type === 'institution' && more.type === 'institution') {
    const ref = first.ref ?? more.ref;
    const level = first.level ?? more.level;
    const region = first.region ?? more.region;
    const { candidates } = first;
    return candidates === undefined
      ? { type: 'institution', name: fuller(first, more), ref, level, region }
      : { type: 'institution', name: fuller(first, more), ref, candidates, level, region };
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
 * The keys that go with another one: a bare body or post with the one that the article names with its region, if
 * there is just one; the local government under its general name with the one under its own.
 */
function joinKeys(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  joinBodies(drafts, joined);
  for (const { key, institution } of drafts) {
    if (institution === null) continue;
    const body = joined.get(institution);
    if (body !== undefined) joined.set(key, key.replace(institution, body));
  }
  joinOffices(drafts, joined);
  return joined;
}

function joinBodies(drafts: readonly Draft[], joined: Map<string, string>): void {
  const bodies = new Set<string>();
  const byBody = new Map<string, { key: string; other: string | null; several: boolean }>();
  const governments = new Map<string, string>();
  let general = false;
  for (const { type, key, entity } of drafts) {
    if (type !== 'institution' || entity.type !== 'institution') continue;
    if (entity.region !== null) {
      if (entity.ref === GENERAL_GOVERNMENT) general = true;
      else if (GOVERNMENTS.has(entity.ref ?? '') && !governments.has(entity.region))
        governments.set(entity.region, key);
    }
    if (bodies.has(key)) continue;
    bodies.add(key);
    const family = key.slice(0, key.lastIndexOf(':') + 1);
    const own = byBody.get(family);
    if (own === undefined) byBody.set(family, { key, other: null, several: false });
    else if (own.other === null) own.other = key;
    else own.several = true;
  }
  for (const [family, { key, other, several }] of byBody) {
    if (other === null || several) continue;
    if (key === family) joined.set(family, other);
    else if (other === family) joined.set(family, key);
  }
  if (!general || governments.size === 0) return;
  for (const { key, entity } of drafts) {
    if (entity.type !== 'institution' || entity.ref !== GENERAL_GOVERNMENT || entity.region === null)
      continue;
    const own = governments.get(entity.region);
    if (own !== undefined) joined.set(key, own);
  }
}

/** A bare post is the nearest one before of the same title, when its own region does not say otherwise. */
function joinOffices(drafts: readonly Draft[], joined: Map<string, string>): void {
  if (!drafts.some(({ rule }) => rule === BARE)) return;
  // By title: the only post that the article tells apart, or null for several.
  const known = new Map<string, string | null>();
  const placed = new Set<string>();
  for (const { type, key, entity, rule } of drafts) {
    if (type !== 'office' || entity.type !== 'office' || entity.former || rule === BARE) continue;
    const title = titleOf(key);
    if (entity.region !== null) placed.add(title);
    const own = known.get(title);
    if (own === undefined) known.set(title, key);
    else if (own !== key) known.set(title, null);
  }
  for (const { type, key, entity, rule } of drafts) {
    if (type !== 'office' || entity.type !== 'office' || rule !== BARE || joined.has(key)) continue;
    const title = titleOf(key);
    const own = known.get(title);
    if (own === undefined || own === null || own === key) continue;
    // "Dandim 1206" says by its number where it is; a bare "Dandim" got the article's area.
    if (entity.region !== null && placed.has(title)) continue;
    joined.set(key, joined.get(own) ?? own);
  }
}

/** The role in the key of a post: deputies share the reference of their chiefs, not their posts. */
function titleOf(key: string): string {
  const end = key.indexOf(':', key.indexOf(':') + 1);
  return end < 0 ? key : key.slice(0, end);
}

const BARE = 'tag-office-bare';

const GENERAL_GOVERNMENT = 'pemda';
const GOVERNMENTS: ReadonlySet<string> = new Set(['pemkab', 'pemkot', 'pemprov']);
