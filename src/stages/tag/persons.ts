/** Names of persons, who of them is who, and which post each holds. */
import { textOf, type Context, type Entity, type Segmented } from '../../document.js';
import { foldCase, plainTextBetween, Shape, surfaceOf, type Tokens } from '../../text/tokens.js';
import { sortFew } from '../../text/order.js';
import { draftOf, type Draft, type Holding } from './draft.js';
import { findNames, type NameMention } from './names/find.js';
import { holdingsOf, type PersonMention } from './names/holders.js';
import { groupNames, isCarelessSpelling } from './names/identity.js';
import { otherNames } from './names/others.js';

/**
 * @param drafts all other mentions, sorted by start, longer first; a name never overlaps one of them.
 * @returns persons, and organisations and places that only the statistical tagger knows; `domain` is `drafts` with
 * what a name behind makes a post.
 */
export function personDrafts(
  doc: Segmented,
  context: Context,
  drafts: readonly Draft[],
): { drafts: Draft[]; domain: readonly Draft[]; holdings: Holding[] } {
  const { mentions, tagged } = findNames(doc, context, drafts);
  const persons = groupedByPerson(doc.tokens, mentions);
  const found: Draft[] = [];
  const places: PersonMention[] = [];
  persons.forEach((group, number) => {
    const key = `person:${number}`;
    const entity: Entity = {
      type: 'person',
      name: fullName(doc.tokens, group),
      ref: null,
      honorifics: affixesOf(doc, group, 'honorifics'),
      degrees: affixesOf(doc, group, 'degrees'),
      offices: [],
    };
    for (const mention of group) {
      const { from, to, outerFrom, degrees } = mention;
      found.push(draftOf(from, to, key, entity, mention));
      places.push({ key, from, to, outerFrom, outerTo: degrees?.to ?? to });
    }
  });
  sortFew(places, (a, b) => a.from - b.from);
  const domain = withPosts(doc, context, drafts, places);
  const holdings = holdingsOf(doc, context.lexicon, places, domain);
  const joined = joinSpellings(doc.tokens, found, holdings);
  const taken = new Uint8Array(doc.tokens.count + 1);
  for (const { from, to } of domain) taken.fill(1, from, to);
  for (const { outerFrom, outerTo } of places) taken.fill(1, outerFrom, outerTo);
  return {
    drafts: [...joined.drafts, ...otherNames(doc, context, tagged, taken)],
    domain,
    holdings: joined.holdings,
  };
}

/** The mentions of each person, in the order of their first. */
function groupedByPerson(tokens: Tokens, mentions: readonly NameMention[]): Map<number, NameMention[]> {
  const person = groupNames(
    mentions.map(({ from, to }) => ({ words: nameWords(tokens, from, to), at: from })),
  );
  const groups = new Map<number, NameMention[]>();
  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m] as NameMention;
    const number = person[m] as number;
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [mention]);
    else group.push(mention);
  }
  return groups;
}

/** "jaksa Andi Wijaya": a class of people whose word right before a name is that person's post. */
function withPosts(
  doc: Segmented,
  { lexicon }: Context,
  drafts: readonly Draft[],
  persons: readonly PersonMention[],
): readonly Draft[] {
  const starts = new Uint8Array(doc.tokens.count + 1);
  for (const { outerFrom } of persons) starts[outerFrom] = 1;
  return drafts.map((draft) => {
    if (draft.type !== 'group' || starts[draft.to] !== 1) return draft;
    const { ref } = draft.entity;
    if (ref === null || lexicon.get('group', ref)?.post !== true) return draft;
    const { from, to } = draft;
    const name = plainTextBetween(doc.tokens, from, to);
    const entity: Entity = {
      type: 'office',
      name,
      ref,
      level: null,
      region: null,
      acting: null,
      former: false,
      institution: null,
    };
    return draftOf(from, to, `office:${ref}:${foldCase(name)}`, entity, lexicon.grounds('tag-office-bare'));
  });
}

/** Two persons in one post whose names differ by a slip of the pen become one. */
function joinSpellings(
  tokens: Tokens,
  drafts: readonly Draft[],
  holdings: readonly Holding[],
): { drafts: readonly Draft[]; holdings: Holding[] } {
  const holder = new Map<string, string>();
  const rivals = holdings.filter(({ person, office }) => {
    const other = holder.get(office);
    if (other === undefined) holder.set(office, person);
    return other !== undefined && other !== person;
  });
  if (rivals.length === 0) return { drafts, holdings: [...holdings] };
  const words = new Map<string, readonly string[]>();
  for (const { key, from, to } of drafts) {
    const own = nameWords(tokens, from, to);
    if (own.length > (words.get(key)?.length ?? 0)) words.set(key, own);
  }
  const same = new Map<string, string>();
  for (const { person, office } of rivals) {
    const first = holder.get(office) as string;
    if (isCarelessSpelling(words.get(first) ?? [], words.get(person) ?? [])) same.set(person, first);
  }
  if (same.size === 0) return { drafts, holdings: [...holdings] };
  const keyOf = (key: string): string => same.get(key) ?? key;
  return {
    drafts: drafts.map((draft) => draftOf(draft.from, draft.to, keyOf(draft.key), draft.entity, draft)),
    holdings: holdings.map(({ person, office }) => ({ person: keyOf(person), office })),
  };
}

/** The words of a name, folded, without stops and apostrophes. */
function nameWords(tokens: Tokens, from: number, to: number): string[] {
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    if (tokens.shape[i] !== Shape.Mark) words.push(foldCase(surfaceOf(tokens, i)).replaceAll("'", ''));
  }
  return words;
}

/** The longest of a person's names, the first of equally long ones. */
function fullName(tokens: Tokens, group: readonly NameMention[]): string {
  let best: NameMention | undefined;
  for (const mention of group) {
    if (best === undefined || mention.to - mention.from > best.to - best.from) best = mention;
  }
  return best === undefined ? '' : plainTextBetween(tokens, best.from, best.to);
}

/** A person's titles as written, each once however it is dotted. */
function affixesOf(
  doc: Segmented,
  mentions: readonly NameMention[],
  which: 'honorifics' | 'degrees',
): string[] {
  const found: string[] = [];
  const seen: string[] = [];
  for (const mention of mentions) {
    const run = which === 'honorifics' ? mention.honorifics : mention.degrees;
    if (run === null) continue;
    for (const span of run.spans) {
      const written = textOf(doc, span).replace(/\s+/g, ' ');
      const plain = written.replace(/[.\s]/g, '').toLowerCase();
      if (seen.includes(plain)) continue;
      seen.push(plain);
      found.push(written);
    }
  }
  return found;
}
