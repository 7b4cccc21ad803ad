/** Organisations and places that only the tagger sees: no knowledge base knows them, and no rule covers them. */
import { sentenceOfAtom, type Context, type Entity, type Segmented } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { unitAt } from '../../../text/characters.js';
import {
  foldCase,
  plainTextBetween,
  Shape,
  spaceBefore,
  surfaceOf,
  textBetween,
  type Tokens,
} from '../../../text/tokens.js';
import { draftOf, type Draft } from '../draft.js';
import type { NameSpan, TaggedNames } from './tagger.js';

/** Below this probability the tagger's word is not enough. */
const LEAST = 0.6;
/** Atoms of the longest name that is looked for again. */
const LONGEST_REPEAT = 4;

/** @param taken 1 at the atoms of everything found so far, to which what is found is added */
export function otherNames(
  doc: Segmented,
  context: Context,
  tagged: TaggedNames,
  taken: Uint8Array,
): Draft[] {
  const found: Draft[] = [];
  for (const span of named(doc, tagged.spans)) {
    const { from, to } = span;
    if (span.type === 'PERSON' || span.probability < LEAST || !isFree(doc, span, taken)) continue;
    if (
      sentenceOfAtom(doc.sentences, from) < 0 ||
      isDateline(doc, from) ||
      isOrdinary(doc, context.lexicon, span)
    )
      continue;
    const name = plainTextBetween(doc.tokens, from, to);
    const type = span.type === 'ORG' ? 'institution' : 'region';
    const entity: Entity =
      type === 'institution'
        ? { type, name, ref: null, level: null, region: null }
        : { type, name, ref: null, level: null };
    taken.fill(1, from, to);
    const grounds = context.lexicon.grounds(type === 'institution' ? 'institution-tagger' : 'region-tagger');
    found.push(draftOf(from, to, `${type}:${foldCase(name)}`, entity, grounds));
  }
  return found;
}

/** A dateline names the outlet, which is no body that the article speaks of. */
function isDateline({ tokens, blocks }: Segmented, i: number): boolean {
  return blocks[tokens.block[i] as number]?.kind === 'dateline';
}

/** Indonesia itself, words such as "Kecamatan" that name nothing by themselves, or "WhatsApp", which is no body. */
function isOrdinary(doc: Segmented, lexicon: Lexicon, { from, to }: NameSpan): boolean {
  for (const match of doc.matches.startingAt(from)) {
    if (match.to !== to) continue;
    const cue = lexicon.entry(match, 'cue');
    if (cue?.class === 'nation' || cue?.class === 'level' || cue?.class === 'no-body') return true;
  }
  // The name of a site goes on after a stop: "Portal.co.id", "PORTAL.COM".
  const glued =
    to < doc.tokens.count && surfaceOf(doc.tokens, to) === '.' && !spaceBefore(doc.tokens, to + 1);
  const next = doc.tokens.shape[to + 1];
  return glued && to + 1 < doc.tokens.count && (next === Shape.Lower || next === Shape.Upper);
}

/** Capitalised somewhere and overlapping nothing. */
function isFree(doc: Segmented, { from, to }: NameSpan, taken: Uint8Array): boolean {
  let capital = false;
  for (let i = from; i < to; i++) {
    if (taken[i] === 1) return false;
    const shape = doc.tokens.shape[i];
    if (shape !== Shape.Lower && shape !== Shape.Mark && shape !== Shape.Digits) capital = true;
  }
  return capital;
}

/** The tagger's names with their acronyms, and an organisation's where it stands elsewhere in the article. */
function named(doc: Segmented, spans: readonly NameSpan[]): NameSpan[] {
  const { tokens } = doc;
  const found = withAcronyms(doc, spans);
  const known = new Map<string, NameSpan>();
  for (const span of found) {
    if (span.type === 'ORG' && span.to - span.from <= LONGEST_REPEAT && span.probability >= LEAST) {
      known.set(textBetween(tokens, span.from, span.to), span);
    }
  }
  if (known.size === 0) return found;
  const firsts = new Uint8Array(BEGINNINGS);
  for (const { from } of known.values()) firsts[beginning(tokens, from)] = 1;
  for (let from = 0; from < tokens.count; from++) {
    if (tokens.shape[from] === Shape.Lower || tokens.shape[from] === Shape.Mark) continue;
    // Few atoms begin like one of the names; only of those strings are made.
    if (firsts[beginning(tokens, from)] !== 1) continue;
    for (let to = Math.min(from + LONGEST_REPEAT, tokens.count); to > from; to--) {
      const same = known.get(textBetween(tokens, from, to));
      if (same === undefined) continue;
      if (same.from !== from) found.push(placed(same, from, to));
      break;
    }
  }
  return found;
}

const BEGINNINGS = 1024;

/** A number below `BEGINNINGS` of the first two units of atom `i` and its length, the same for equal atoms. */
function beginning({ text, start, end }: Tokens, i: number): number {
  const from = start[i] as number;
  const length = (end[i] as number) - from;
  const second = length > 1 ? unitAt(text, from + 1) : 0;
  return (unitAt(text, from) * 37 + second * 5 + length) & (BEGINNINGS - 1);
}

const placed = ({ type, probability }: NameSpan, from: number, to: number): NameSpan => ({
  from,
  to,
  type,
  probability,
});

/** Without marks at its ends that its first and last word do not need. */
function trimmed(doc: Segmented, span: NameSpan): NameSpan {
  let { from, to } = span;
  while (to - from > 1 && doc.tokens.shape[from] === Shape.Mark) from++;
  while (to - from > 1 && doc.tokens.shape[to - 1] === Shape.Mark) to--;
  return from === span.from && to === span.to ? span : placed(span, from, to);
}

/** "Bursa Efek Indonesia (BEI)" is one name. */
function withAcronyms(doc: Segmented, spans: readonly NameSpan[]): NameSpan[] {
  const { tokens } = doc;
  const is = (i: number, mark: string): boolean => i < tokens.count && surfaceOf(tokens, i) === mark;
  const merged: NameSpan[] = [];
  for (const untrimmed of spans) {
    const span = trimmed(doc, untrimmed);
    const before = merged[merged.length - 1];
    const bracketed =
      before?.type === span.type && span.from === before.to + 1 && is(before.to, '(') && is(span.to, ')');
    if (before === undefined || !bracketed || span.to - span.from > 2) merged.push(span);
    else merged[merged.length - 1] = placed(before, before.from, span.to + 1);
  }
  return merged;
}
