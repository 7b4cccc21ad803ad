/** Organisations and places that only the tagger sees: no knowledge base knows them, and no rule covers them. */
import type { Context, Entity, Segmented } from '../../../document.js';
import { foldCase, Shape, surfaceOf, textBetween } from '../../../text/tokens.js';
import type { Draft } from '../draft.js';
import type { NameSpan, TaggedNames } from './tagger.js';

/** Below this probability the tagger's word is not enough. */
const LEAST = 0.6;

/** @param drafts everything found so far; what overlaps it is left alone. */
export function otherNames(doc: Segmented, context: Context, tagged: TaggedNames, drafts: readonly Draft[]): Draft[] {
  const taken = new Uint8Array(doc.tokens.count + 1);
  for (const draft of drafts) taken.fill(1, draft.from, draft.to);
  const found: Draft[] = [];
  for (const span of withAcronyms(doc, tagged.spans)) {
    if (span.type === 'PERSON' || span.probability < LEAST || !isFree(doc, span, taken)) continue;
    const { from, to } = span;
    const name = textBetween(doc.tokens, from, to).replace(/\s+/g, ' ');
    const type = span.type === 'ORG' ? 'institution' : 'region';
    const entity: Entity =
      type === 'institution'
        ? { type, name, ref: null, level: null, region: null }
        : { type, name, ref: null, level: null };
    const grounds = context.lexicon.grounds(type === 'institution' ? 'institution-tagger' : 'region-tagger');
    found.push({ type, from, to, key: `${type}:${foldCase(name)}`, entity, ...grounds });
  }
  return found;
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

/** "Bursa Efek Indonesia (BEI)" is one name. */
function withAcronyms(doc: Segmented, spans: readonly NameSpan[]): NameSpan[] {
  const { tokens } = doc;
  const is = (i: number, mark: string): boolean => i < tokens.count && surfaceOf(tokens, i) === mark;
  const merged: NameSpan[] = [];
  for (const span of spans) {
    const before = merged[merged.length - 1];
    const bracketed = before?.type === span.type && span.from === before.to + 1 && is(before.to, '(') && is(span.to, ')');
    if (before === undefined || !bracketed || span.to - span.from > 2) merged.push(span);
    else merged[merged.length - 1] = { ...before, to: span.to + 1 };
  }
  return merged;
}
