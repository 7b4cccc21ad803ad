/** What holds of every record, on articles made, damaged and random. `npm run fuzz` tries more of the same. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createScanner,
  recordJsonSchema,
  recordSchema,
  type Scanner,
  type WireRecord,
} from '../../src/index.js';
import { ARTICLES } from './articles.js';
import { faultsOf } from './invariants.js';

/** Milliseconds that each property may take; fast-check ends a run that takes longer without failing it. */
const TIME = 4000;

let scanner: Scanner;
beforeAll(async () => {
  scanner = await createScanner();
}, 60_000);

function holds(property: (text: string) => void): void {
  fc.assert(fc.property(ARTICLES, property), { numRuns: 400, interruptAfterTimeLimit: TIME });
}

test('spans, order, references and places are sound, and a second run gives the same bytes', () => {
  holds((text) => {
    const record = scanner.scan(text);
    expect(record.text).toBe(text);
    expect(faultsOf(record)).toEqual([]);
    expect(JSON.stringify(scanner.scan(text))).toBe(JSON.stringify(record));
  });
});

test('a record fits both schemas', () => {
  const fits = new Ajv2020({ strict: false }).compile(recordJsonSchema());
  holds((text) => {
    const record = scanner.scan(text);
    expect(fits(record) ? [] : fits.errors).toEqual([]);
    expect(recordSchema.parse(record)).toEqual(record);
  });
});

test('a run that stops early gives the same first layers', () => {
  holds((text) => {
    const whole = scanner.scan(text);
    for (const until of ['clean', 'segment', 'tag', 'quotes', 'directives'] as const) {
      const { diagnostics: _, ...part } = scanner.scan(text, { until });
      expect(whole).toMatchObject(part);
    }
  });
});

describe('the inspection itself sees', () => {
  const text =
    'Bupati Larang ASN Kampanye\n\nBupati Jember melarang ASN ikut kampanye, Senin (23/10/2023).\n';
  test.each<[string, (record: WireRecord) => void]>([
    ['words that are not the slice', ({ mentions }) => void (mentions![0]!.start += 1)],
    ['a span outside the text', ({ sentences }) => void (sentences!.at(-1)!.end += 99)],
    ['blocks that leave words out', ({ blocks }) => void blocks.pop()],
    ['blocks out of order', ({ blocks }) => void blocks.reverse()],
    ['an entity that is not there', ({ directives }) => void (directives![0]!.issuer = 'e99')],
    ['an index out of range', ({ directives }) => void (directives![0]!.sentence = 99)],
    ['a finding in furniture', ({ blocks }) => blocks.forEach((block) => void (block.kind = 'furniture'))],
  ])('%s', (_, damage) => {
    const record = structuredClone(scanner.scan(text));
    expect(faultsOf(record)).toEqual([]);
    damage(record);
    expect(faultsOf(record)).not.toEqual([]);
  });
});
