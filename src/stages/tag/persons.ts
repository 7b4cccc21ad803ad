/** Names of persons, who of them is who, and which post each holds. */
import { textOf, type Context, type Segmented, type Span } from '../../document.js';
import { foldCase, Shape, surfaceOf, textBetween, type Tokens } from '../../text/tokens.js';
import type { Draft, Holding } from './draft.js';
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
  const person = groupNames(
    mentions.map(({ from, to }) => ({ words: nameWords(doc.tokens, from, to), at: from })),
  );
  const groups = new Map<number, NameMention[]>();
  mentions.forEach((mention, index) => {
    const number = person[index] as number;
    groups.set(number, [...(groups.get(number) ?? []), mention]);
  });
  const found: Draft[] = [];
  const places: PersonMention[] = [];
  for (const [number, group] of groups) {
    const key = `person:${number}`;
    const entity = {
      type: 'person' as const,
      name: fullName(doc.tokens, group),
      ref: null,
      honorifics: affixesOf(
        doc,
        group.flatMap(({ honorifics }) => honorifics?.spans ?? []),
      ),
      degrees: affixesOf(
        doc,
        group.flatMap(({ degrees }) => degrees?.spans ?? []),
      ),
      offices: [],
    };
    for (const { from, to, outerFrom, degrees, rule, confidence } of group) {
      found.push({ type: 'person', from, to, key, entity, rule, confidence });
      places.push({ key, from, to, outerFrom, outerTo: degrees?.to ?? to });
    }
  }
  places.sort((a, b) => a.from - b.from);
  const domain = withPosts(doc, context, drafts, places);
  const holdings = holdingsOf(doc, context.lexicon, places, domain);
  const persons = joined(doc.tokens, found, holdings);
  const taken = [...domain, ...places.map(({ outerFrom, outerTo }) => ({ from: outerFrom, to: outerTo }))];
  return { ...persons, domain, drafts: [...persons.drafts, ...otherNames(doc, context, tagged, taken)] };
}

/** "jaksa Andi Wijaya": a class of people whose word right before a name is that person's post. */
function withPosts(
  doc: Segmented,
  { lexicon }: Context,
  drafts: readonly Draft[],
  persons: readonly PersonMention[],
): readonly Draft[] {
  const starts = new Set(persons.map(({ outerFrom }) => outerFrom));
  return drafts.map((draft) => {
    const { ref } = draft.entity;
    if (draft.type !== 'group' || !starts.has(draft.to) || typeof ref !== 'string') return draft;
    if (lexicon.get('group', ref)?.post !== true) return draft;
    const name = textBetween(doc.tokens, draft.from, draft.to).replace(/\s+/g, ' ');
    const entity = { type: 'office' as const, name, ref, level: null, region: null };
    return {
      ...draft,
      type: 'office' as const,
      key: `office:${ref}:${foldCase(name)}`,
      entity: { ...entity, acting: null, former: false, institution: null },
      ...lexicon.grounds('tag-office-bare'),
    };
  });
}

/** Two persons in one post whose names differ by a slip of the pen become one. */
function joined(
  tokens: Tokens,
  drafts: readonly Draft[],
  holdings: readonly Holding[],
): { drafts: Draft[]; holdings: Holding[] } {
  const words = new Map<string, readonly string[]>();
  for (const { key, from, to } of drafts) {
    const own = nameWords(tokens, from, to);
    if (own.length > (words.get(key)?.length ?? 0)) words.set(key, own);
  }
  const holder = new Map<string, string>();
  const same = new Map<string, string>();
  for (const { person, office } of holdings) {
    const other = holder.get(office);
    if (other === undefined) holder.set(office, person);
    else if (other !== person && isCarelessSpelling(words.get(other) ?? [], words.get(person) ?? [])) {
      same.set(person, other);
    }
  }
  const keyOf = (key: string): string => same.get(key) ?? key;
  return {
    drafts: drafts.map((draft) => ({ ...draft, key: keyOf(draft.key) })),
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
  return best === undefined ? '' : textBetween(tokens, best.from, best.to).replace(/\s+/g, ' ');
}

/** Titles as written, each once however it is dotted. */
function affixesOf(doc: Segmented, spans: readonly Span[]): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const span of spans) {
    const written = textOf(doc, span).replace(/\s+/g, ' ');
    const plain = written.replace(/[.\s]/g, '').toLowerCase();
    if (seen.has(plain)) continue;
    seen.add(plain);
    found.push(written);
  }
  return found;
}
