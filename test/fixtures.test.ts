/** The fixture articles: their gold is well made, and the tool reaches the floors of `fixtures/floors.json` on it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate, type Evaluation } from '../src/eval/evaluate.js';
import { predict } from '../src/eval/predict.js';
import { score } from '../src/eval/tally.js';
import { loadLexicon, recordSchema, type WireRecord } from '../src/index.js';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');
/** Rules may be written looking at the first set; the second only measures. */
const sets = ['articles', 'held-out'] as const;
const casesOf = (set: string): string[] =>
  readdirSync(join(fixtures, set), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const read = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(fixtures, ...path), 'utf8'));
const goldOf = (set: string, name: string): WireRecord => recordSchema.parse(read(set, name, 'gold.json'));

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text?: string | undefined;
  readonly parts?: readonly Span[] | undefined;
}

/** Every span of a record that carries its text. */
function textedSpans(record: WireRecord): Span[] {
  const directives = record.directives ?? [];
  return [
    ...(record.mentions ?? []),
    ...(record.quotes ?? []),
    ...(record.quotes ?? []).flatMap(({ cue }) => cue ?? []),
    ...directives.map(({ content }) => content),
    ...directives.flatMap(({ trigger }) => trigger ?? []),
    ...(record.sanctions ?? []),
    ...(record.violations ?? []),
  ];
}

describe.each(sets.flatMap((set) => casesOf(set).map((name) => [set, name] as const)))(
  'gold of %s/%s',
  (set, name) => {
    it('is a record of the article beside it', () => {
      const bytes = readFileSync(join(fixtures, set, name, 'article.txt'));
      const { id, text, source } = goldOf(set, name);
      expect(text).toBe(bytes.toString('utf8'));
      expect(id).toBe(`${name}/article`);
      expect(source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    });

    it('gives each span the text of its slice', () => {
      const record = goldOf(set, name);
      const characters = [...record.text];
      for (const span of textedSpans(record)) {
        expect(characters.slice(span.start, span.end).join('')).toBe(span.text);
        if (span.parts === undefined) continue;
        expect(span.parts.at(0)?.start).toBe(span.start);
        expect(span.parts.at(-1)?.end).toBe(span.end);
      }
    });

    it('covers every character that is no white space with blocks, each once', () => {
      const { text, blocks } = goldOf(set, name);
      const left = [...text];
      let end = 0;
      for (const block of blocks) {
        expect(block.start).toBeGreaterThanOrEqual(end);
        left.fill(' ', block.start, block.end);
        end = block.end;
      }
      expect(left.join('').trim()).toBe('');
    });

    it('names only entities, sentences, directives, quotes and violations that are there', () => {
      const record = goldOf(set, name);
      const {
        mentions = [],
        entities = [],
        quotes = [],
        directives = [],
        sanctions = [],
        violations = [],
      } = record;
      const ids = new Set(entities.map(({ id }) => id));
      const named = [
        ...mentions.map(({ entity }) => entity),
        ...entities.flatMap(({ offices, institution }) => [...(offices ?? []), institution]),
        ...quotes.flatMap(({ speaker, voice, onbehalf }) => [speaker, voice, onbehalf]),
        ...directives.flatMap(({ issuer, addressees, voice, onbehalf, basis }) => [
          issuer,
          ...addressees,
          voice,
          onbehalf,
          ...(basis ?? []),
        ]),
        ...sanctions.flatMap(({ authority, target, basis }) => [authority, target, ...basis]),
        ...violations.flatMap(({ actors }) => actors),
      ].filter((id) => id !== null && id !== undefined);
      expect(named.filter((id) => !ids.has(id))).toEqual([]);
      const counts = {
        sentence: record.sentences?.length ?? 0,
        quote: quotes.length,
        directive: directives.length,
      };
      for (const { sentence } of [...directives, ...sanctions, ...violations]) {
        expect(sentence).toBeLessThan(counts.sentence);
      }
      for (const { quote, same, within } of directives) {
        expect(quote ?? -1).toBeLessThan(counts.quote);
        expect(same ?? -1).toBeLessThan(counts.directive);
        expect(within ?? -1).toBeLessThan(counts.directive);
      }
      for (const { violation } of sanctions) expect(violation ?? -1).toBeLessThan(violations.length);
    });
  },
);

/** A reader's comment of this page is still taken for a paragraph of the article. */
const COMMENT_AS_BODY = '93-';

describe.each(sets)('the tool on fixtures/%s', (set) => {
  let evaluation: Evaluation;

  beforeAll(async () => {
    const lexicon = await loadLexicon();
    const golds = casesOf(set).map((name) => goldOf(set, name));
    evaluation = evaluate(golds, (record) => predict(record, lexicon));
  }, 60_000);

  const floors = read('floors.json') as Record<string, Record<string, number>>;

  it.each(Object.entries(floors[set] ?? {}))('reaches %s %d', (name, floor) => {
    const tally = evaluation.scores.get(name);
    expect(tally === undefined ? 0 : (score(tally).f1 ?? 1)).toBeGreaterThanOrEqual(floor);
  });

  it('finds no directive or sanction outside title and body', () => {
    const misplaced = evaluation.issues.filter(({ sort }) => sort === 'misplaced');
    expect(misplaced.filter(({ id }) => !id.startsWith(COMMENT_AS_BODY))).toEqual([]);
  });
});
