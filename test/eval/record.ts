/** Small records for the tests of the scores. */
import type { WireRecord } from '../../src/record/schema.js';

type Layers = Partial<
  Pick<
    WireRecord,
    'blocks' | 'sentences' | 'mentions' | 'entities' | 'quotes' | 'directives' | 'sanctions' | 'violations'
  >
>;
type One<K extends keyof Layers> = NonNullable<Layers[K]>[number];

export function record(text: string, layers: Layers = {}): WireRecord {
  return {
    schema: 'asn-scan/1',
    id: 'a',
    source: { path: 'a.txt', encoding: 'utf-8', sha256: '' },
    meta: { title: null, outlet: null, place: null, byline: [], published: null },
    text,
    blocks: [],
    ...layers,
  };
}

/** The span of the first `words` in `text`, in code points. */
export function spanOf(text: string, words: string): { start: number; end: number; text: string } {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`no “${words}”`);
  const start = Array.from(text.slice(0, at)).length;
  return { start, end: start + Array.from(words).length, text: words };
}

export function mention(
  text: string,
  words: string,
  type: One<'mentions'>['type'],
  entity: string,
): One<'mentions'> {
  return { type, ...spanOf(text, words), entity };
}

export function directive(
  text: string,
  content: string,
  slots: Partial<One<'directives'>> = {},
): One<'directives'> {
  return {
    force: 'appeal',
    polarity: 'do',
    status: 'issued',
    issuer: null,
    addressees: [],
    content: spanOf(text, content),
    trigger: null,
    topics: [],
    quote: null,
    sentence: 0,
    ...slots,
  };
}

export function sanction(
  text: string,
  words: string,
  slots: Partial<One<'sanctions'>> = {},
): One<'sanctions'> {
  return {
    kind: 'sanction-generic',
    grade: null,
    status: 'threatened',
    ladder: null,
    authority: null,
    target: null,
    count: null,
    basis: [],
    violation: null,
    sentence: 0,
    ...spanOf(text, words),
    ...slots,
  };
}
