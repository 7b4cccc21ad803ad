/** Files and lexicons for fuzzing: each made whole in its format, then damaged byte by byte. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { ARTICLES } from './articles.js';

export interface MadeFile {
  readonly format: 'text' | 'html' | 'json' | 'ndjson' | 'csv' | 'tsv';
  readonly gzipped: boolean;
  readonly bytes: Uint8Array;
}

const VALUE = fc.oneof(
  ARTICLES,
  fc.constantFrom<unknown>(null, true, 7, 1e308, [], {}, { text: 'x' }, '', '=1+1', '__proto__', '\ud800'),
);

/** Records with the keys that are read, with others, and with names that objects have from birth. */
const RECORD = fc.dictionary(
  fc.constantFrom('text', 'text', 'id', 'title', 'date', 'url', 'outlet', '__proto__', 'constructor', 'isi'),
  VALUE,
  { maxKeys: 5 },
);

const cell = (value: unknown): string => `"${String(value).replaceAll('"', '""')}"`;
const table = (separator: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.shuffledSubarray(['text', 'id', 'title', 'date', 'text', '']),
      fc.array(fc.array(ARTICLES, { maxLength: 5 }), { maxLength: 5 }),
    )
    .map(([header, rows]) => [header, ...rows].map((row) => row.map(cell).join(separator)).join('\n'));

const page = fc
  .array(
    fc.tuple(fc.constantFrom('p', 'div', 'h1', 'script', 'li', 'b', 'table', 'svg', 'title'), ARTICLES),
    {
      maxLength: 6,
    },
  )
  .map(
    (parts) =>
      `<html><head><meta property="og:title" content="Judul"></head><body><article>${parts
        .map(([tag, text]) => `<${tag}>${text}</${tag}>`)
        .join('')}</article></body></html>`,
  );

const CONTENTS: Readonly<Record<MadeFile['format'], fc.Arbitrary<string>>> = {
  text: ARTICLES,
  html: page,
  json: fc
    .oneof(RECORD, fc.array(RECORD, { maxLength: 4 }), VALUE)
    .map((value) => JSON.stringify(value) ?? ''),
  ndjson: fc
    .array(RECORD, { maxLength: 5 })
    .map((records) => records.map((record) => JSON.stringify(record)).join('\n')),
  csv: table(','),
  tsv: table('\t'),
};

const encoded = (text: string): fc.Arbitrary<Uint8Array> =>
  fc.constantFrom(
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'latin1'),
    Buffer.from(`\ufeff${text}`, 'utf8'),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  );

/** Bytes overwritten, lost and put in. */
function damaged(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const hit = fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.nat(3), fc.uint8Array({ maxLength: 4 }));
  return fc
    .array(hit, { maxLength: 4 })
    .map((hits) =>
      hits.reduce<Uint8Array>(
        (before, [where, lost, added]) =>
          Buffer.concat([before.subarray(0, where), added, before.subarray(where + lost)]),
        bytes,
      ),
    );
}

export const FILES: fc.Arbitrary<MadeFile> = fc
  .tuple(fc.constantFrom('text', 'html', 'json', 'ndjson', 'csv', 'tsv'), fc.boolean())
  .chain(([format, gzipped]) =>
    CONTENTS[format]
      .chain(encoded)
      .chain((bytes) => damaged(gzipped ? gzipSync(bytes) : bytes))
      .map((bytes) => ({ format, gzipped, bytes })),
  );

const LEXICON = readFileSync(new URL('../../lexicons/rules-penalties.yaml', import.meta.url), 'utf8').slice(
  0,
  3000,
);

/** YAML that was a lexicon, more or less. */
export const LEXICONS: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      'group:\n- id: relawan\n  name: Relawan\n  forms: [relawan, tim relawan]\n',
      'directive:\n- {id: x, roots: [imbau], force: appeal, polarity: do}\n',
      'cue:\n- &a {id: a, class: negator, forms: [bukan]}\n- {<<: *a, id: b}\n',
      LEXICON,
    ),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(5),
        fc.oneof(
          fc.constantFrom(...'-:[]{}&*!|>%@`"\'#?,\n\t '),
          fc.constantFrom(
            '!!js/function x',
            '<<: *a',
            '__proto__: 1',
            '- - - ',
            '[[[[',
            '~',
            '1e999',
            '0x1',
            '!!binary a',
          ),
          fc.string({ unit: 'binary', maxLength: 6 }),
        ),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([yaml, hits]) =>
    hits.reduce((text, [where, lost, added]) => {
      const from = Math.floor(where * text.length);
      return text.slice(0, from) + added + text.slice(from + lost);
    }, yaml),
  );
