import { describe, expect, it } from 'vitest';
import { evaluate, type LayerName } from '../../src/eval/evaluate.js';
import { score } from '../../src/eval/tally.js';
import type { WireRecord } from '../../src/record/schema.js';
import { directive, mention, record, sanction, spanOf } from './record.js';

/** Precision, recall and F1 of one score for one article. */
function compare(gold: WireRecord, predicted: WireRecord, name: string): (number | null)[] {
  const layer = name.split('.')[0] as LayerName;
  const tally = evaluate([gold], () => predicted, [layer]).scores.get(name);
  if (tally === undefined) throw new Error(`no score ${name}`);
  const { precision, recall, f1 } = score(tally);
  return [precision, recall, f1];
}

const text = 'Bupati Andi meminta camat netral. Ia melarang lurah ikut kampanye. Kalau tidak, dipecat.';
const persons = [
  { id: 'e1', type: 'person', name: 'Andi', ref: null },
  { id: 'e2', type: 'group', name: 'camat', ref: 'camat' },
  { id: 'e3', type: 'group', name: 'lurah', ref: 'lurah' },
] satisfies WireRecord['entities'];
const mentions = [
  mention(text, 'Andi', 'person', 'e1'),
  mention(text, 'camat', 'group', 'e2'),
  mention(text, 'lurah', 'group', 'e3'),
];
/** The same entities under other ids, in another order. */
const renamed = {
  entities: [
    { id: 'e1', type: 'group', name: 'lurah', ref: 'lurah' },
    { id: 'e2', type: 'person', name: 'Andi', ref: null },
    { id: 'e3', type: 'group', name: 'camat', ref: 'camat' },
  ] satisfies WireRecord['entities'],
  mentions: [
    mention(text, 'Andi', 'person', 'e2'),
    mention(text, 'camat', 'group', 'e3'),
    mention(text, 'lurah', 'group', 'e1'),
  ],
};

describe('blocks', () => {
  it('counts characters that are no white space', () => {
    const page = 'Judul itu\n\nIsi saja.'; // 8 characters of title, 8 of body
    const gold = record(page, {
      blocks: [
        { kind: 'title', start: 0, end: 9 },
        { kind: 'body', start: 11, end: 20 },
      ],
    });
    const predicted = record(page, { blocks: [{ kind: 'body', start: 0, end: 20 }] });
    expect(compare(gold, predicted, 'blocks.characters')).toEqual([0.5, 0.5, 0.5]);
    expect(compare(gold, predicted, 'blocks.body.characters')).toEqual([0.5, 1, 2 / 3]);
    expect(compare(gold, predicted, 'blocks.title.characters')).toEqual([null, 0, 0]);
  });
});

describe('sentences', () => {
  it('asks strictly for the same span and parts, partially for an overlap', () => {
    const gold = record(text, {
      sentences: [
        { start: 0, end: 33, block: 0 },
        {
          start: 34,
          end: 66,
          block: 0,
          parts: [
            { start: 34, end: 50 },
            { start: 55, end: 66 },
          ],
        },
      ],
    });
    const predicted = record(text, {
      sentences: [
        { start: 0, end: 33, block: 0 },
        { start: 34, end: 50, block: 0 },
        { start: 55, end: 66, block: 0 },
      ],
    });
    expect(compare(gold, predicted, 'sentences.strict')).toEqual([1 / 3, 1 / 2, 0.4]);
    expect(compare(gold, predicted, 'sentences.partial')).toEqual([2 / 3, 1, 0.8]);
  });
});

describe('mentions', () => {
  const gold = record(text, { mentions, entities: persons });

  it('asks strictly for type and span, partially for type and overlap', () => {
    const predicted = record(text, {
      entities: persons,
      mentions: [
        mention(text, 'Bupati Andi', 'person', 'e1'),
        mention(text, 'camat', 'group', 'e2'),
        mention(text, 'lurah', 'office', 'e3'),
      ],
    });
    expect(compare(gold, predicted, 'mentions.strict')).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(compare(gold, predicted, 'mentions.partial')).toEqual([2 / 3, 2 / 3, 2 / 3]);
    expect(compare(gold, predicted, 'mentions.person.strict')).toEqual([0, 0, 0]);
    expect(compare(gold, predicted, 'mentions.office.partial')).toEqual([0, null, 0]);
  });

  it('counts an optional mention neither way', () => {
    const lenient = record(text, {
      entities: persons,
      mentions: mentions.map((one, i) => (i === 2 ? { ...one, optional: true } : one)),
    });
    expect(compare(lenient, gold, 'mentions.strict')).toEqual([1, 1, 1]);
    const without = record(text, { entities: persons, mentions: mentions.slice(0, 2) });
    expect(compare(lenient, without, 'mentions.strict')).toEqual([1, 1, 1]);
  });
});

describe('entities', () => {
  it('scores grouping by B-cubed over mentions that both sides have', () => {
    const names = 'Iwan lalu Gunawan lalu Hamid';
    const grouped = (...ids: readonly string[]) =>
      record(names, {
        entities: [...new Set(ids)].map((id) => ({ id, type: 'person', name: id, ref: null })),
        mentions: ['Iwan', 'Gunawan', 'Hamid'].map((word, i) =>
          mention(names, word, 'person', ids[i] as string),
        ),
      });
    // Iwan and Gunawan are one; the prediction puts all three together.
    // Precision: 2/3, 2/3, 1/3; recall: 1, 1, 1.
    const [precision, recall] = compare(
      grouped('e1', 'e1', 'e2'),
      grouped('e1', 'e1', 'e1'),
      'entities.bcubed',
    );
    expect(precision).toBeCloseTo(5 / 9);
    expect(recall).toBe(1);
    // All apart: precision 1, 1, 1; recall 1/2, 1/2, 1.
    expect(compare(grouped('e1', 'e1', 'e2'), grouped('e1', 'e2', 'e3'), 'entities.bcubed')).toEqual([
      1,
      2 / 3,
      0.8,
    ]);
  });

  it('shares out ids, regions and levels over paired mentions', () => {
    const words = 'Bawaslu Lampung dan KPU';
    const of = (level: 'provinsi' | 'kabkota', region: string | null) =>
      record(words, {
        entities: [
          { id: 'e1', type: 'institution', name: 'Bawaslu Lampung', ref: 'bawaslu', level, region },
          { id: 'e2', type: 'institution', name: 'KPU', ref: 'kpu' },
        ],
        mentions: [
          mention(words, 'Bawaslu Lampung', 'institution', 'e1'),
          mention(words, 'KPU', 'institution', 'e2'),
        ],
      });
    expect(compare(of('provinsi', '18'), of('kabkota', null), 'entities.ref')).toEqual([1, 1, 1]);
    expect(compare(of('provinsi', '18'), of('kabkota', null), 'entities.level')).toEqual([0.5, 0.5, 0.5]);
    expect(compare(of('provinsi', '18'), of('provinsi', null), 'entities.region')).toEqual([0.5, 0.5, 0.5]);
  });
});

describe('dates', () => {
  it('is the share of right values among found dates', () => {
    const words = 'Senin (3/1) dan Selasa (4/1)';
    const of = (second: string) =>
      record(words, {
        entities: [
          { id: 'e1', type: 'date', name: 'Senin (3/1)', ref: null, value: '2024-01-03' },
          { id: 'e2', type: 'date', name: 'Selasa (4/1)', ref: null, value: second },
        ],
        mentions: [mention(words, 'Senin (3/1)', 'date', 'e1'), mention(words, 'Selasa (4/1)', 'date', 'e2')],
      });
    expect(compare(of('2024-01-04'), of('2023-01-04'), 'dates.value')).toEqual([0.5, 0.5, 0.5]);
  });
});

describe('quotes', () => {
  const quote = (words: string, speaker: string | null, cue: string | null) => ({
    mode: 'direct' as const,
    ...spanOf(text, words),
    speaker,
    cue: cue === null ? null : spanOf(text, cue),
  });
  const gold = record(text, {
    entities: persons,
    mentions,
    quotes: [quote('camat netral', 'e1', 'meminta'), quote('lurah ikut kampanye', 'e1', null)],
  });

  it('compares speakers by their mentions, whatever their ids', () => {
    const predicted = record(text, {
      ...renamed,
      quotes: [quote('camat netral', 'e2', 'meminta'), quote('ikut kampanye', null, 'melarang')],
    });
    expect(compare(gold, predicted, 'quotes.strict')).toEqual([0.5, 0.5, 0.5]);
    expect(compare(gold, predicted, 'quotes.partial')).toEqual([1, 1, 1]);
    expect(compare(gold, predicted, 'quotes.speaker')).toEqual([0.5, 0.5, 0.5]);
    expect(compare(gold, predicted, 'quotes.cue')).toEqual([0.5, 0.5, 0.5]);
  });

  it('does not take a direct quote for an indirect one', () => {
    const predicted = record(text, {
      ...renamed,
      quotes: [{ ...quote('camat netral', 'e2', 'meminta'), mode: 'indirect' }],
    });
    expect(compare(gold, predicted, 'quotes.partial')).toEqual([0, 0, 0]);
  });
});

describe('directives', () => {
  const gold = record(text, {
    entities: persons,
    mentions,
    directives: [
      directive(text, 'netral', { force: 'request', issuer: 'e1', addressees: ['e2'] }),
      directive(text, 'ikut kampanye', { force: 'ban', polarity: 'dont', issuer: 'e1', addressees: ['e3'] }),
    ],
  });

  it('finds by half of the words, and asks for force, polarity, issuer and addressees of the whole', () => {
    const predicted = record(text, {
      ...renamed,
      directives: [
        directive(text, 'netral', { force: 'request', issuer: 'e2', addressees: ['e3'] }),
        // Two of three words are common; the issuer is missing.
        directive(text, 'lurah ikut kampanye', { force: 'ban', polarity: 'dont', addressees: ['e1'] }),
        directive(text, 'dipecat'),
      ],
    });
    expect(compare(gold, predicted, 'directives.found')).toEqual([2 / 3, 1, 0.8]);
    expect(compare(gold, predicted, 'directives.whole')).toEqual([1 / 3, 1 / 2, 0.4]);
    expect(compare(gold, predicted, 'directives.issuer')).toEqual([0.5, 0.5, 0.5]);
    expect(compare(gold, predicted, 'directives.force')).toEqual([1, 1, 1]);
  });

  it('takes less than half of the words for another directive', () => {
    const predicted = record(text, {
      ...renamed,
      directives: [directive(text, 'Ia melarang lurah ikut', { issuer: 'e2' })],
    });
    // Five words in either, one in both.
    expect(compare(gold, predicted, 'directives.found')).toEqual([0, 0, 0]);
  });

  it('asks for the whole set of addressees', () => {
    const predicted = record(text, {
      ...renamed,
      directives: [directive(text, 'netral', { force: 'request', issuer: 'e2', addressees: ['e3', 'e1'] })],
    });
    expect(compare(gold, predicted, 'directives.whole')).toEqual([0, 0, 0]);
  });

  it('pairs equal contents by their slots', () => {
    const twice = (...addressees: readonly string[]) =>
      record(text, {
        entities: persons,
        mentions,
        directives: addressees.map((one) => directive(text, 'netral', { addressees: [one] })),
      });
    expect(compare(twice('e2', 'e3'), twice('e3', 'e2'), 'directives.whole')).toEqual([1, 1, 1]);
  });

  it('counts an optional directive neither way', () => {
    const lenient = record(text, {
      entities: persons,
      mentions,
      directives: [directive(text, 'netral', { optional: true })],
    });
    const said = record(text, { ...renamed, directives: [directive(text, 'netral', { force: 'order' })] });
    const unsaid = record(text, { ...renamed, directives: [] });
    expect(compare(lenient, said, 'directives.found')).toEqual([null, null, null]);
    expect(compare(lenient, unsaid, 'directives.found')).toEqual([null, null, null]);
  });

  it('reports findings outside title and body of gold', () => {
    const blocks = [
      { kind: 'body' as const, start: 0, end: 33 },
      { kind: 'related' as const, start: 34, end: 66 },
      { kind: 'body' as const, start: 67, end: text.length },
    ];
    const page = record(text, { blocks, directives: [], sanctions: [] });
    const predicted = record(text, {
      blocks,
      directives: [directive(text, 'ikut kampanye')],
      sanctions: [sanction(text, 'dipecat')],
    });
    const { misplaced, issues } = evaluate([page], () => predicted);
    expect(misplaced).toBe(1);
    expect(issues.filter(({ sort }) => sort === 'misplaced').map(({ layer }) => layer)).toEqual([
      'directives',
    ]);
  });
});

describe('sanctions', () => {
  it('asks for kind, status, authority and target of the whole', () => {
    const of = (slots: Parameters<typeof sanction>[2]) =>
      record(text, { entities: persons, mentions, sanctions: [sanction(text, 'dipecat', slots)] });
    const gold = of({ kind: 'dismissal-generic', authority: 'e1', target: 'e3' });
    expect(
      compare(
        gold,
        of({ kind: 'dismissal-generic', authority: 'e1', target: 'e3', count: 3 }),
        'sanctions.whole',
      ),
    ).toEqual([1, 1, 1]);
    expect(
      compare(gold, of({ kind: 'dismissal-generic', authority: 'e1', target: 'e2' }), 'sanctions.whole'),
    ).toEqual([0, 0, 0]);
    expect(compare(gold, of({ kind: 'transfer' }), 'sanctions.found')).toEqual([1, 1, 1]);
    expect(compare(gold, of({ kind: 'transfer' }), 'sanctions.kind')).toEqual([0, 0, 0]);
  });
});

describe('violations', () => {
  it('needs the kind to be found, status and actors to be whole', () => {
    const of = (kind: string, actors: string[]) =>
      record(text, {
        entities: persons,
        mentions,
        violations: [{ kind, status: 'forbidden', actors, sentence: 1, ...spanOf(text, 'ikut kampanye') }],
      });
    expect(compare(of('join-campaign', ['e3']), of('join-campaign', []), 'violations.found')).toEqual([
      1, 1, 1,
    ]);
    expect(compare(of('join-campaign', ['e3']), of('join-campaign', []), 'violations.whole')).toEqual([
      0, 0, 0,
    ]);
    expect(compare(of('join-campaign', ['e3']), of('vote-buying', ['e3']), 'violations.found')).toEqual([
      0, 0, 0,
    ]);
  });
});

describe('evaluate', () => {
  it('adds up over articles and counts an article without prediction as missed', () => {
    const gold = record(text, { entities: persons, mentions });
    const other = { ...gold, id: 'b' };
    const { scores, byArticle } = evaluate([gold, other], ({ id }) => (id === 'a' ? gold : undefined), [
      'mentions',
    ]);
    expect(scores.get('mentions.strict')).toEqual({ precise: 3, predicted: 3, recalled: 3, gold: 6 });
    expect(byArticle.get('b')?.get('mentions.strict')?.recalled).toBe(0);
  });

  it('refuses a prediction about another text', () => {
    expect(() => evaluate([record('a')], () => record('b'))).toThrow(/another text/);
  });

  it('leaves out layers that one side lacks', () => {
    const { scores } = evaluate([record(text, { mentions, entities: persons })], () => record(text));
    expect(scores.get('mentions.strict')).toBeUndefined();
  });
});
