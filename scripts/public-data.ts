/**
 * Runs the pipeline over public development suites and writes predictions in their neutral form, for an outside
 * scorer. A suite is NAME.docs.ndjson, a document `{id, text, date?}` a line; out comes NAME.pred.ndjson.
 *
 *   npx tsx scripts/public-data.ts [--out FOLDER] [--quotes split] [--until STAGE] SUITE...
 *
 * SUITE is such a file or a folder of them. Closed quotations are kept in one sentence, as the treebanks mark them;
 * `--quotes split` cuts them at their stops, as the record does. Offsets are code points.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  spanOfAtoms,
  type Article,
  type Context,
  type Quoted,
  type Segmented,
  type Span,
  type Tagged,
} from '../src/document.js';
import { loadLexicon } from '../src/lexicon/index.js';
import { clean } from '../src/stages/clean/index.js';
import { quotes } from '../src/stages/quotes/index.js';
import { segment, type SegmentOptions } from '../src/stages/segment/index.js';
import { udTokens } from '../src/stages/segment/ud.js';
import { domainDrafts, tag } from '../src/stages/tag/index.js';
import { tagNames } from '../src/stages/tag/names/tagger.js';
import { codePointOffsets } from '../src/text/codepoints.js';
import { surfaceOf } from '../src/text/tokens.js';

const SUFFIX = '.docs.ndjson';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: '.' },
    quotes: { type: 'string', default: 'whole' },
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

/** A name as flat corpora mark it: atoms `from` to before `to`. */
interface FlatName {
  readonly from: number;
  readonly to: number;
  readonly type: string;
}

/** The tagger's own names count where they are likelier than not. */
const SURE = 0.5;
/** Below this probability of the tagger, flat corpora hardly mark a body of the record. */
const LEAST = 0.4;

/**
 * Names as flat corpora mark them, which differs from the record: a country counts where it is a place, not where
 * it says whose something is; the region in an office's title or of a body mostly does not; some venues keep their
 * common noun. The statistical tagger has learnt this from such a corpus, so its organisations and places come
 * first and bodies of the record complete them; persons are those of the record.
 */
function flatNames(doc: Tagged): FlatName[] {
  const { spans, other } = tagNames(doc, context.lexicon, domainDrafts(doc, context));
  const named = doc.mentions.flatMap(({ from, to, type }) => {
    const flat = FLAT_TYPES[type];
    return flat === undefined ? [] : [{ from, to, type: flat }];
  });
  const isPerson = ({ type }: FlatName): boolean => type === 'PERSON';
  const isLikely = ({ from, to }: FlatName): boolean => other.subarray(from, to).some((p) => p >= LEAST);
  const outermostFirst = (a: FlatName, b: FlatName): number => b.to - b.from - (a.to - a.from);
  return disjoint([
    ...pairsAsOne(doc, named.filter(isPerson), spans.filter(isPerson)),
    ...withShortForms(
      doc,
      spans.filter((span) => !isPerson(span) && span.probability >= SURE),
    ),
    ...named.filter((name) => name.type === 'ORG' && isLikely(name)).sort(outermostFirst),
  ]);
}

/** "Komisi X (KX)" is one name of these corpora, as of the record; the tagger reads the two apart. */
function withShortForms({ tokens }: Tagged, names: readonly FlatName[]): FlatName[] {
  const is = (i: number, mark: string): boolean => i < tokens.count && surfaceOf(tokens, i) === mark;
  const joined: FlatName[] = [];
  for (const name of names) {
    const full = joined[joined.length - 1];
    const short = full !== undefined && name.from === full.to + 1 && is(full.to, '(') && is(name.to, ')');
    if (short && full.type === name.type) joined[joined.length - 1] = { ...full, to: name.to + 1 };
    else joined.push(name);
  }
  return joined;
}

/** "A-B" is two persons of the record; these corpora mark it as one name or, as often, not at all. */
function pairsAsOne(doc: Tagged, persons: readonly FlatName[], tagged: readonly FlatName[]): FlatName[] {
  const glued = new Set<FlatName>();
  persons.forEach((person, index) => {
    const next = persons[index + 1];
    if (next?.from !== person.to + 1 || !/^[-–]$/.test(surfaceOf(doc.tokens, person.to))) return;
    glued.add(person).add(next);
  });
  const whole = [...glued].flatMap(
    (person) => tagged.find(({ from, to }) => from <= person.from && person.to <= to) ?? [],
  );
  return [...persons.filter((person) => !glued.has(person)), ...whole];
}

/** Each name that no earlier one overlaps. */
function disjoint(names: readonly FlatName[]): FlatName[] {
  const kept: FlatName[] = [];
  const taken = new Set<number>();
  for (const name of names) {
    const atoms = Array.from({ length: name.to - name.from }, (_, k) => name.from + k);
    if (atoms.some((atom) => taken.has(atom))) continue;
    for (const atom of atoms) taken.add(atom);
    kept.push(name);
  }
  return kept;
}

function taggedLayers(doc: Tagged, span: ToSpan): object {
  const { mentions, entities } = doc;
  const dates = mentions.flatMap((mention) => {
    const entity = entities[mention.entity];
    return entity?.type === 'date' && entity.value !== null ? [{ ...span(mention), iso: entity.value }] : [];
  });
  const regions = mentions.flatMap((mention) => {
    const entity = entities[mention.entity];
    if (entity?.type !== 'region') return [];
    const codes = entity.ref === null ? (entity.candidates ?? []) : [entity.ref];
    return codes.map((code) => ({ ...span(mention), code }));
  });
  const names = flatNames(doc).map(({ from, to, type }) => ({
    ...span(spanOfAtoms(doc.tokens, from, to)),
    type,
  }));
  return { entities: names, dates, regions };
}

function quoteLayer({ quotes: found, mentions, entities }: Quoted, span: ToSpan): object[] {
  return found
    .filter(({ mode }) => mode === 'direct')
    .map((quote) => {
      const { speaker } = quote;
      const person = speaker === null ? undefined : entities[speaker];
      const offices = person?.type === 'person' ? person.offices : [];
      const distance = (mention: Span): number =>
        Math.max(mention.start - quote.end, quote.start - mention.end, 0);
      const nearest =
        speaker === null
          ? null
          : mentions
              .filter(({ entity }) => entity === speaker || offices.includes(entity))
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
