import { expect, test } from 'vitest';
import { loadLexicon } from '../../src/lexicon/index.js';
import { analyse } from '../../src/pipeline.js';
import { buildRecord } from '../../src/record/build.js';
import { SINKS } from '../../src/sink/index.js';

test('a sentence block with ids, text and offsets in code points', async () => {
  const lexicon = await loadLexicon();
  const doc = analyse(
    {
      id: 'a/b',
      source: { path: 'a/b.txt', encoding: 'utf-8', sha256: '' },
      text: '😀 Rapat camat digelar di aula kantor pada Senin (3/1), pukul 09.30 WIB.Drs. Andi Kama\u00a0 hadir.',
      given: {},
      diagnostics: [],
    },
    { lexicon },
    'segment',
  );
  const sink = await (
    await SINKS.conllu()
  )({
    lexicon,
    fields: [],
    table: 'sentences',
    csvRaw: false,
    excel: false,
    color: false,
  });
  const text =
    sink.begin() + sink.record(buildRecord(doc), doc) + sink.end({ articles: 1, failed: 0, findings: null });
  expect(text.endsWith('\n\n')).toBe(true);
  const blocks = text.trimEnd().split('\n\n');
  expect(blocks[0]?.split('\n').slice(0, 2)).toEqual(['# newdoc id = a/b', '# sent_id = a/b-1']);
  const last = blocks.at(-1)?.split('\n') ?? [];
  expect(last[1]).toBe('# text = Drs. Andi Kama hadir.');
  expect(last.slice(2).map((line) => line.split('\t').slice(0, 2).join(' '))).toEqual([
    '1 Drs.',
    '2 Andi',
    '3 Kama',
    '4 hadir',
    '5 .',
  ]);
  const points = [...doc.text];
  for (const line of text.split('\n').filter((line) => /^\d/.test(line))) {
    const columns = line.split('\t');
    expect(columns).toHaveLength(10);
    const [, start, end] = /start=(\d+)\|end=(\d+)$/.exec(columns[9] as string) ?? [];
    expect(points.slice(Number(start), Number(end)).join('')).toBe(columns[1]);
    expect(columns[9]?.includes('SpaceAfter=No')).toBe(/^\S/u.test(points[Number(end)] ?? ''));
  }
});
