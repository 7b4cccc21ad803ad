/**
 * Runs the pipeline over public development suites and writes predictions in their neutral form, for an outside
 * scorer. A suite is NAME.docs.ndjson, a document `{id, text, date?}` a line; out comes NAME.pred.ndjson.
 *
 *   npx tsx scripts/public-data.ts [--out FOLDER] [--quotes whole] [--until STAGE] SUITE...
 *
 * SUITE is such a file or a folder of them. `--quotes whole` keeps closed quotations in one sentence, as some
 * treebanks do and the record does not. Offsets are code points.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Article, Context, Quoted, Segmented, Span, Tagged } from '../src/document.js';
import { loadLexicon } from '../src/lexicon/index.js';
import { clean } from '../src/stages/clean/index.js';
import { quotes } from '../src/stages/quotes/index.js';
import { segment, type SegmentOptions } from '../src/stages/segment/index.js';
import { udTokens } from '../src/stages/segment/ud.js';
import { tag } from '../src/stages/tag/index.js';
import { codePointOffsets } from '../src/text/codepoints.js';

const SUFFIX = '.docs.ndjson';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: '.' },
    quotes: { type: 'string', default: 'split' },
    until: { type: 'string', default: 'quotes' },
  },
});

interface SuiteDocument {
  readonly id: string;
  readonly text: string;
  readonly date?: string;
}

const context: Context = { lexicon: await loadLexicon() };
function suiteFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith(SUFFIX))
    .sort()
    .map((name) => join(path, name));
}

function predict({ id, text, date }: SuiteDocument): object {
  const article: Article = {
    id,
    source: { path: id, encoding: 'utf-8', sha256: '' },
    text,
    given: date === undefined ? {} : { date },
    diagnostics: [],
  };
  const at = codePointOffsets(text);
  const span = ({ start, end }: Span) => ({ start: at(start), end: at(end) });
  const pair = ({ start, end }: Span) => [at(start), at(end)];

  const cleaned = { ...article, ...clean(article, context) };
  const options = { quotes: values.quotes } as SegmentOptions;
  const segmented: Segmented = { ...cleaned, ...segment(cleaned, context, options) };
  const layers = { id, sentences: segmented.sentences.map(pair), tokens: surfaceTokens(segmented).map(pair) };
  if (values.until === 'segment') return layers;

  const tagged: Tagged = { ...segmented, ...tag(segmented, context) };
  Object.assign(layers, taggedLayers(tagged, span));
  if (values.until === 'tag') return layers;

  const quoted: Quoted = { ...tagged, ...quotes(tagged, context) };
  return { ...layers, quotes: quoteLayer(quoted, span) };
}

/** Also of what is no sentence of the record: scorers want every token of the text. */
function surfaceTokens({ tokens, sentences }: Segmented): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const sentence of [...sentences, { from: tokens.count, to: tokens.count }]) {
    if (sentence.from > from) found.push(...udTokens(tokens, from, sentence.from, context.lexicon));
    if (sentence.to > sentence.from)
      found.push(...udTokens(tokens, sentence.from, sentence.to, context.lexicon));
    from = sentence.to;
  }
  return found;
}

/** Mention types of the record by the flat types of named-entity corpora. */
const FLAT_TYPES: Readonly<Record<string, string>> = {
  person: 'PERSON',
  institution: 'ORG',
  party: 'ORG',
  region: 'LOC',
  place: 'LOC',
};

type ToSpan = (span: Span) => Span;

function taggedLayers({ mentions, entities }: Tagged, span: ToSpan): object {
  const flat = mentions.flatMap((mention) => {
    const type = FLAT_TYPES[mention.type];
    return type === undefined ? [] : [{ start: mention.start, end: mention.end, type }];
  });
  // Flat corpora mark only the outermost name; an office's title is none, what it names inside is.
  const outermost = flat.filter(
    (inner) =>
      !flat.some(
        (outer) =>
          outer !== inner &&
          outer.start <= inner.start &&
          inner.end <= outer.end &&
          outer.end - outer.start > inner.end - inner.start,
      ),
  );
  const dates = mentions.flatMap((mention) => {
    const entity = entities[mention.entity];
    return entity?.type === 'date' && entity.value !== null ? [{ ...span(mention), iso: entity.value }] : [];
  });
  const regions = mentions.flatMap((mention) => {
    const entity = entities[mention.entity];
    return entity?.type === 'region' && entity.ref !== null ? [{ ...span(mention), code: entity.ref }] : [];
  });
  return { entities: outermost.map((entity) => ({ ...span(entity), type: entity.type })), dates, regions };
}

function quoteLayer({ quotes: found, mentions, entities }: Quoted, span: ToSpan): object[] {
  return found
    .filter(({ mode }) => mode === 'direct')
    .map((quote) => {
      const { speaker } = quote;
      const distance = (mention: Span): number =>
        Math.max(mention.start - quote.end, quote.start - mention.end, 0);
      const nearest =
        speaker === null
          ? null
          : mentions
              .filter(({ entity }) => entity === speaker)
              .reduce<Span | null>(
                (best, next) => (best === null || distance(next) < distance(best) ? next : best),
                null,
              );
      return {
        ...span(quote),
        speaker: nearest === null ? null : span(nearest),
        speaker_name: speaker === null ? null : (entities[speaker]?.name ?? null),
      };
    });
}

mkdirSync(values.out, { recursive: true });
for (const file of positionals.flatMap(suiteFiles)) {
  const documents = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const predictions = documents.map((line) => JSON.stringify(predict(JSON.parse(line) as SuiteDocument)));
  writeFileSync(join(values.out, basename(file, SUFFIX) + '.pred.ndjson'), predictions.join('\n') + '\n');
}
