/** The tokens of a record's sentences, for formats that go token by token. */
import type { Lexicon } from '../lexicon/index.js';
import { analyse } from '../pipeline.js';
import type { WireRecord, WireSpan } from '../record/schema.js';
import { udTokens } from '../stages/segment/ud.js';
import { codePointOffsets } from '../text/codepoints.js';

export interface TokenSentence {
  /** Code points; none crosses the border of a mention. */
  readonly tokens: readonly WireSpan[];
  /** The sentence's own pieces, where it has several. */
  readonly parts?: readonly WireSpan[] | undefined;
  /** False for datelines and captions, which hold mentions but are no sentences. */
  readonly sentence: boolean;
}

/** Words with what joins them inside; any other character alone. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]/gu;

/** Sentences, datelines and captions in the order of the text; those without a token are left out. */
export function tokenSentences(record: WireRecord, lexicon: Lexicon): TokenSentence[] {
  const { tokens, sentences } = segmented(record, lexicon);
  const borders = new Set(
    (record.mentions ?? []).flatMap(({ start, end, parts }) =>
      (parts ?? [{ start, end }]).flatMap((piece) => [piece.start, piece.end]),
    ),
  );
  const characters = Array.from(record.text);
  const extra = record.blocks
    .filter(({ kind }) => kind === 'dateline' || kind === 'caption')
    .map((block) => ({ pieces: [block], parts: undefined, sentence: false }));
  const own = (record.sentences ?? sentences).map(({ start, end, parts }) => ({
    pieces: parts ?? [{ start, end }],
    parts,
    sentence: true,
  }));
  return [...own, ...extra]
    .sort((a, b) => (a.pieces[0]?.start ?? 0) - (b.pieces[0]?.start ?? 0))
    .map(({ pieces, parts, sentence }) => ({
      sentence,
      parts,
      tokens: pieces
        .flatMap((piece) => tokensOf(piece, tokens, characters))
        .flatMap((token) => cut(token, borders)),
    }))
    .filter((sentence) => sentence.tokens.length > 0);
}

interface Sentence extends WireSpan {
  readonly parts?: readonly WireSpan[] | undefined;
}

/** What the segmenter makes of the text, in code points. */
function segmented(
  { id, source, text }: WireRecord,
  lexicon: Lexicon,
): { tokens: WireSpan[]; sentences: Sentence[] } {
  const doc = analyse({ id, source, text, given: {}, diagnostics: [] }, { lexicon }, 'segment');
  const at = codePointOffsets(text);
  const wire = ({ start, end }: WireSpan): WireSpan => ({ start: at(start), end: at(end) });
  const { tokens, sentences } = doc;
  if (tokens === undefined || sentences === undefined) return { tokens: [], sentences: [] };
  return {
    tokens: sentences.flatMap(({ from, to }) => udTokens(tokens, from, to, lexicon).map(wire)),
    sentences: sentences.map((sentence) => ({ ...wire(sentence), parts: sentence.parts?.map(wire) })),
  };
}

/** Tokens inside a piece; what the segmenter left out there (other sentences than its own) is cut by words. */
function tokensOf(piece: WireSpan, tokens: readonly WireSpan[], characters: readonly string[]): WireSpan[] {
  const inside = tokens.slice(firstFrom(tokens, piece.start));
  const found: WireSpan[] = [];
  let from = piece.start;
  for (const token of inside) {
    if (token.start >= piece.end) break;
    if (token.end > piece.end) continue;
    found.push(...words(from, token.start, characters), token);
    from = token.end;
  }
  return [...found, ...words(from, piece.end, characters)];
}

/** Position of the first token that starts at `start` or later. */
function firstFrom(tokens: readonly WireSpan[], start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle] as WireSpan).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function words(start: number, end: number, characters: readonly string[]): WireSpan[] {
  const text = characters.slice(start, end).join('');
  if (text.trim() === '') return [];
  const at = codePointOffsets(text);
  return [...text.matchAll(WORD)].map((match) => ({
    start: start + at(match.index),
    end: start + at(match.index + match[0].length),
  }));
}

function cut({ start, end }: WireSpan, borders: ReadonlySet<number>): WireSpan[] {
  const pieces: WireSpan[] = [];
  let from = start;
  for (let at = start + 1; at < end; at++) {
    if (!borders.has(at)) continue;
    pieces.push({ start: from, end: at });
    from = at;
  }
  return [...pieces, { start: from, end }];
}
