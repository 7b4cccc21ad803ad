/** Records go into every format and come back with all that the format can hold. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bratAnnotations, bratStandoff } from '../../src/interchange/brat.js';
import { conll2003Document, conll2003Standoffs } from '../../src/interchange/conll2003.js';
import { conlluDocument, conlluStandoffs } from '../../src/interchange/conllu.js';
import { doccanoDocument, doccanoStandoff } from '../../src/interchange/doccano.js';
import { standoffOf } from '../../src/interchange/fromrecord.js';
import { LAYERS } from '../../src/interchange/labels.js';
import { labelStudioStandoff, labelStudioTask } from '../../src/interchange/labelstudio.js';
import type { Standoff } from '../../src/interchange/standoff.js';
import { recordFrom } from '../../src/interchange/torecord.js';
import { annotationPage, webAnnotationStandoff } from '../../src/interchange/webannotation.js';
import { loadLexicon, type Lexicon } from '../../src/lexicon/index.js';
import { analyse } from '../../src/pipeline.js';
import { buildRecord } from '../../src/record/build.js';
import type { WireMention, WireRecord } from '../../src/record/schema.js';

const ARTICLES = fileURLToPath(new URL('../../fixtures/articles', import.meta.url));

let lexicon: Lexicon;
let found: WireRecord[];

beforeAll(async () => {
  lexicon = await loadLexicon();
  found = readdirSync(ARTICLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const text = readFileSync(join(ARTICLES, name, 'article.txt'), 'utf8');
      const source = { path: name, encoding: 'utf-8', sha256: '0' };
      return buildRecord(
        analyse({ id: `${name}/x y`, source, text, given: {}, diagnostics: [] }, { lexicon }),
      );
    });
}, 120_000);

/** Writing and reading of each format that stands beside the text. */
const STANDOFF: Readonly<Record<string, (standoff: Standoff) => Standoff>> = {
  brat: (standoff) => bratStandoff(standoff.id, standoff.text, bratAnnotations(standoff), 'x.ann'),
  'web-annotation': (standoff) =>
    webAnnotationStandoff(throughJson(annotationPage(standoff)), null, 'x.jsonld'),
  'label-studio': (standoff) => labelStudioStandoff(throughJson(labelStudioTask(standoff)), 'x.json', 1),
  doccano: (standoff) => doccanoStandoff(throughJson(doccanoDocument(standoff)), 'x.jsonl', 1),
};

function throughJson(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object;
}

/** What no format of spans and links holds. */
function comparable({
  source: _source,
  meta: _meta,
  diagnostics: _diagnostics,
  ...record
}: WireRecord): unknown {
  return JSON.parse(JSON.stringify(record));
}

describe.each(Object.entries(STANDOFF))('%s', (_name, through) => {
  test('gives back every layer of what the tool finds', () => {
    for (const record of found) {
      expect(comparable(recordFrom(through(standoffOf(record, LAYERS)), LAYERS, 'x'))).toEqual(
        comparable(record),
      );
    }
  });

  test('gives back any spans, pieces and values', () => {
    fc.assert(
      fc.property(standoffs, (standoff) => {
        expect(canonical(through(standoff))).toEqual(canonical(standoff));
      }),
      { numRuns: 200 },
    );
  });
});

describe('conllu', () => {
  test('gives back mentions, entities and sentences', () => {
    for (const record of found) {
      const text = conlluDocument(record, lexicon);
      const back = recordFrom(
        conlluStandoffs(text, 'other', record.text, 'x')[0] as Standoff,
        ['mentions', 'sentences'],
        'x',
      );
      expect(back.id).toBe(record.id);
      expect(back.text).toBe(record.text);
      expect(back.sentences?.map(place)).toEqual(record.sentences?.map(place));
      expect(chains(back.mentions)).toEqual(chains(inOneSentence(record)));
    }
  });

  test('offsets are right also without the text', () => {
    for (const record of found) {
      const [standoff] = conlluStandoffs(conlluDocument(record, lexicon), 'x', null, 'x');
      const back = recordFrom(standoff as Standoff, ['mentions', 'sentences'], 'x');
      expect(back.mentions?.map(({ start, end }) => [start, end])).toEqual(
        inOneSentence(record).map(({ start, end }) => [start, end]),
      );
    }
  });

  test('reads what others write: no offsets, nested and closed brackets', () => {
    const rows = [
      ['1-2', 'Bupatinya', '_'],
      ['1', 'Bupati', 'Entity=(e1-person-1(e2-office)'],
      ['2', 'nya', '_'],
      ['3', 'Ani', 'Entity=e1)|SpaceAfter=No'],
      ['4', '.', '_'],
    ].map(([id, form, misc]) => `${id}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${misc}`);
    const [standoff] = conlluStandoffs(`# newdoc id = d\n${rows.join('\n')}\n\n`, 'x', null, 'x');
    expect(standoff?.text).toBe('Bupati nya Ani.\n');
    const { mentions } = recordFrom(standoff as Standoff, ['mentions'], 'x');
    expect(mentions?.map(({ type, text }) => [type, text])).toEqual([
      ['person', 'Bupati nya Ani'],
      ['office', 'Bupati'],
    ]);
  });
});

describe('conll2003', () => {
  test('gives back outer mentions at their places in the text beside it', () => {
    for (const record of found) {
      const [standoff] = conll2003Standoffs(conll2003Document(record, lexicon), 'x', record.text, 'x');
      const back = recordFrom(standoff as Standoff, ['mentions'], 'x');
      expect(back.mentions?.map(placed)).toEqual(outer(inOneSentence(record)).map(placed));
    }
  });

  test('reads IOB1, four columns and tabs', () => {
    const [first, second] = conll2003Standoffs(
      '-DOCSTART- -X- -X- O\n\nAni NNP B-NP I-person\ndi IN B-PP O\nSolo NNP B-NP I-region\nSragen NNP B-NP B-region\n\n-DOCSTART- -X- O O\n\nASN\tB-group\n',
      'x',
      null,
      'x',
    );
    expect(first?.text).toBe('Ani di Solo Sragen\n');
    expect(first?.spans.map(({ label, pieces }) => [label, pieces[0]?.start, pieces[0]?.end])).toEqual([
      ['person', 0, 3],
      ['region', 7, 11],
      ['region', 12, 18],
    ]);
    expect(second?.spans.map(({ label }) => label)).toEqual(['group']);
  });

  test('a line without a tag is refused with its number', () => {
    expect(() => conll2003Standoffs('ASN O\nbupati\n', 'x', null, 'a.conll')).toThrow(/no tag/);
  });
});

test('a quote selector finds its words where the text has moved', () => {
  const page = throughJson(annotationPage(standoffOf(found[0] as WireRecord))) as { 'as:content': string };
  const moved = { ...page, 'as:content': `Baru. ${page['as:content']}` };
  const back = recordFrom(webAnnotationStandoff(moved, null, 'x'), LAYERS, 'x');
  const before = (found[0] as WireRecord).directives ?? [];
  expect(back.directives?.map(({ content }) => content.text)).toEqual(
    before.map(({ content }) => content.text),
  );
});

const place = ({ start, end, parts }: { start: number; end: number; parts?: unknown }): unknown => [
  start,
  end,
  parts,
];
/** Mentions, each with the position of the first of the same entity. */
const chains = (mentions: readonly WireMention[] = []): unknown =>
  mentions.map((mention) => [
    mention.type,
    place(mention),
    mentions.findIndex(({ entity }) => entity === mention.entity),
  ]);
/** Without those that a sentence border cuts. */
const inOneSentence = ({ mentions = [], sentences = [] }: WireRecord): WireMention[] =>
  mentions.filter(
    ({ start, end }) => !sentences.some((one) => one.start < start === start < one.end && one.end < end),
  );
const placed = ({ type, start, end, parts }: WireMention): unknown => [type, start, end, parts];

/** Those that lie in no longer one, nor cross one that is taken before. */
function outer(mentions: readonly WireMention[]): WireMention[] {
  const taken: WireMention[] = [];
  for (const mention of [...mentions].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
  )) {
    if (!taken.some((one) => one.start < mention.end && mention.start < one.end)) taken.push(mention);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Any text, pieces in order inside it, any JSON under plain names. */
const standoffs: fc.Arbitrary<Standoff> = fc
  .string({
    unit: fc.constantFrom(...'ab .,"\\\n\r\t\u0085\u2028é漢😀<&;|'.match(/./gsu)!),
    minLength: 2,
    maxLength: 40,
  })
  .chain((text) => {
    const length = Array.from(text).length;
    const pieces = fc
      .uniqueArray(fc.nat(length), { minLength: 2, maxLength: 6 })
      .map((all) => [...all].sort((a, b) => a - b))
      .map((all) => {
        const found: { start: number; end: number }[] = [];
        for (let i = 0; i + 1 < all.length; i += 2)
          found.push({ start: all[i] as number, end: all[i + 1] as number });
        return found;
      });
    const attributes = fc.dictionary(
      fc.constantFrom('force', 'ref', 'topics', 'optional', 'name', 'count'),
      fc.oneof(
        fc.string(),
        fc.constant(true as const),
        fc.integer(),
        fc.array(fc.string(), { minLength: 1 }),
      ),
      { noNullPrototype: true },
    );
    return fc
      .record({
        spans: fc.array(
          fc.record({ label: fc.constantFrom('person', 'directive', 'x-y'), pieces, attributes }),
          {
            maxLength: 5,
          },
        ),
        links: fc.array(
          fc.record({ label: fc.constantFrom('issuer', 'same'), from: fc.nat(4), to: fc.nat(4) }),
          {
            maxLength: 4,
          },
        ),
      })
      .map(({ spans, links }) => ({
        id: 'd/1 é',
        text,
        spans: spans.map((span, at) => ({ id: `T${at + 1}`, ...span })),
        links: links
          .filter(({ from, to }) => from < spans.length && to < spans.length)
          .map(({ label, from, to }) => ({ label, from: `T${from + 1}`, to: `T${to + 1}` })),
      }));
  });

/** Without the formats' own numbering: spans as they are, links by what they join. */
function canonical({ id, text, spans, links }: Standoff): unknown {
  const at = new Map(spans.map((span, index) => [span.id, index]));
  return {
    id,
    text,
    spans: spans.map(({ label, pieces, attributes }) => ({ label, pieces, attributes: { ...attributes } })),
    links: links.map(({ label, from, to }) => [label, at.get(from), at.get(to)]),
  };
}
