/** What fuzzing tries: each subject is inputs and a claim that throws when it does not hold. */
import * as fc from 'fast-check';
import { buildRecord, LexiconError, recordSchema, type Lexicon } from '../../src/index.js';
import { InputError } from '../../src/errors.js';
import { parseLexicon } from '../../src/lexicon/read.js';
import { analyse } from '../../src/pipeline.js';
import { FORMATS, SINKS, TABLE_NAMES, type Sink } from '../../src/sink/index.js';
import { DEFAULT_FIELDS, readArticles } from '../../src/source/index.js';
import type { Article } from '../../src/document.js';
import { ARTICLES } from './articles.js';
import { FILES, LEXICONS, type MadeFile } from './files.js';
import { faultsOf } from './invariants.js';

export interface Subject {
  readonly name: string;
  property(lexicon: Lexicon): Promise<fc.IAsyncProperty<[unknown]>>;
}

export function articleOf(text: string): Article {
  return {
    id: 'a',
    source: { path: 'a.txt', encoding: 'utf-8', sha256: '0' },
    text,
    given: {},
    diagnostics: [],
  };
}

export const SUBJECTS: readonly Subject[] = [
  { name: 'stages', property: stages },
  { name: 'sources', property: sources },
  { name: 'lexicons', property: lexicons },
];

/** Articles through all stages and every sink. */
async function stages(lexicon: Lexicon): Promise<fc.IAsyncProperty<[string]>> {
  const sinks = await allSinks(lexicon);
  return fc.asyncProperty(ARTICLES, async (text) => claimRecord(articleOf(text), lexicon, sinks));
}

function claimRecord(article: Article, lexicon: Lexicon, sinks: readonly Sink[]): void {
  const doc = analyse(article, { lexicon });
  const record = buildRecord(doc);
  const faults = faultsOf(record);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  recordSchema.parse(record);
  for (const sink of sinks) {
    const written = sink.record(record, doc);
    // eslint-disable-next-line no-control-regex
    const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.exec(written);
    if (control !== null) throw new Error(`a control character was written: ${JSON.stringify(control[0])}`);
  }
}

async function allSinks(lexicon: Lexicon): Promise<Sink[]> {
  const sinks: Sink[] = [];
  for (const format of FORMATS) {
    const make = await SINKS[format]();
    for (const table of format === 'csv' ? TABLE_NAMES : (['directives'] as const)) {
      sinks.push(await make({ lexicon, fields: [], table, csvRaw: false, excel: false, color: false }));
    }
  }
  for (const sink of sinks) sink.begin();
  return sinks;
}

/** Files of every format: each gives articles without lone surrogates or errors of one line, and nothing else. */
async function sources(lexicon: Lexicon): Promise<fc.IAsyncProperty<[MadeFile]>> {
  return fc.asyncProperty(FILES, async ({ bytes, ...kind }) => {
    const stream = chunksOf(bytes);
    for await (const item of readArticles([{ stream, ...kind }], {
      maxBytes: 200_000,
      fields: DEFAULT_FIELDS,
    })) {
      if (item instanceof InputError) {
        const line = item.describe();
        if (/[\r\n]/.test(line) || line.includes('could not be read')) throw new Error(line);
      } else {
        if (/\p{Cs}/u.test(item.text)) throw new Error('a lone surrogate was read');
        claimRecord(item, lexicon, []);
      }
    }
  });
}

/** In pieces that cut characters and lines. */
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1021) yield bytes.subarray(at, at + 1021);
}

/** A lexicon is read or refused with one line. */
async function lexicons(): Promise<fc.IAsyncProperty<[string]>> {
  return fc.asyncProperty(LEXICONS, async (yaml) => {
    try {
      parseLexicon(yaml, 'mine.yaml');
    } catch (error) {
      if (!(error instanceof LexiconError)) throw error;
      if (/[\r\n]/.test(error.describe())) throw new Error('more than one line', { cause: error });
    }
  });
}
