import { execFileSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Lexicon } from '../../src/lexicon/index.js';
import type { Analysed } from '../../src/pipeline.js';
import type { WireRecord } from '../../src/record/schema.js';
import { SINKS, TABLE_NAMES, type Format, type SinkOptions } from '../../src/sink/index.js';
import { RECORD } from './records.js';

const OPTIONS: SinkOptions = {
  lexicon: {} as Lexicon,
  fields: [],
  table: 'directives',
  csvRaw: false,
  excel: false,
  color: false,
};
const NO_DOCUMENT = {} as Analysed;

async function written(
  format: Format,
  records: readonly WireRecord[],
  options: Partial<SinkOptions> = {},
): Promise<string> {
  const sink = await (await SINKS[format]())({ ...OPTIONS, ...options });
  const body = records.map((record) => sink.record(record, NO_DOCUMENT));
  const findings = { directives: 1, sanctions: 1, violations: 0 };
  return sink.begin() + body.join(sink.between) + sink.end({ articles: records.length, failed: 0, findings });
}

describe('JSON', () => {
  test('NDJSON holds a record a line, JSON the same in an array', async () => {
    const lines = (await written('ndjson', [RECORD, RECORD])).split('\n');
    expect(lines.map((line) => (line === '' ? '' : JSON.parse(line)))).toEqual([RECORD, RECORD, '']);
    expect(JSON.parse(await written('json', [RECORD, RECORD]))).toEqual([RECORD, RECORD]);
    expect(JSON.parse(await written('json', []))).toEqual([]);
  });

  test('control characters and line separators are escaped', async () => {
    const text = 'a\u009b31m\u007f\u2028\u001b';
    const line = await written('ndjson', [{ ...RECORD, text }]);
    expect(line).not.toMatch(/[\u007f-\u009f\u2028\u001b]/);
    expect((JSON.parse(line) as WireRecord).text).toBe(text);
  });

  test('fields reach into lists and keep the order of the record', async () => {
    const fields = ['directives.content.text', 'directives.force', 'id'];
    expect(await written('ndjson', [RECORD], { fields })).toBe(
      '{"id":"a/1","directives":[{"force":"ban","content":{"text":"ikut kampanye"}}]}\n',
    );
  });

  test.each([
    ['directive', 'did you mean "directives"?'],
    ['meta.titel', 'did you mean "meta.title"?'],
    ['__proto__', 'asn-scan schema lists the keys'],
  ])('the unknown field %s is refused', async (field, hint) => {
    await expect(written('ndjson', [], { fields: [field] })).rejects.toMatchObject({ hint });
  });
});

describe('CSV', () => {
  test('lists are joined by |, nested keys by _, and ids come with names', async () => {
    const [row] = parse(await written('csv', [RECORD]), { columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({
      record: 'a/1',
      index: '0',
      issuer_name: 'Bupati',
      addressees: 'e2|e1',
      addressees_name: 'camat|Bupati',
      content_text: 'ikut kampanye',
      trigger_lemma: 'larang',
      topics: 'neutrality|campaign',
      within: '',
      weak: 'false',
    });
  });

  test.each(TABLE_NAMES)('every record fits the header of %s', async (table) => {
    const rows = parse(await written('csv', [RECORD, RECORD], { table })) as string[][];
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows[0]?.[0]).toBe(table === 'articles' ? 'id' : 'record');
  });

  test.each(TABLE_NAMES)('no key of a record is lost in %s', async (table) => {
    const { TABLES } = await import('../../src/sink/tables.js');
    const known: readonly string[] = TABLES[table].columns;
    for (const row of TABLES[table].rows(RECORD)) {
      for (const [column, value] of Object.entries(row))
        if (value !== '' && value !== null) expect(known).toContain(column);
    }
  });

  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1'])(
    '%j gets a mark that makes it text',
    async (title) => {
      const record = { ...RECORD, meta: { ...RECORD.meta, title } };
      const cell = async (csvRaw: boolean): Promise<string | undefined> =>
        (
          parse(
            await written('csv', [record], { table: 'articles', csvRaw, fields: ['meta.title'] }),
          ) as string[][]
        )[1]?.[0];
      expect(await cell(false)).toBe(`'${title}`);
      expect(await cell(true)).toBe(title);
    },
  );

  test('no cell steers a terminal, and offsets stay right', async () => {
    const record = { ...RECORD, text: 'a\u001b[31mb\u009bc\u007f' };
    const output = await written('csv', [record], { table: 'articles', fields: ['text'] });
    expect(output).toBe('text\na\u241b[31mb\ufffdc\u2421\n');
  });

  test('Python reads back what was written', async () => {
    const record = { ...RECORD, text: 'a "b", c;\r\nd\n\n“e” 😀' };
    const output = await written('csv', [record], { table: 'articles', fields: ['id', 'text'] });
    const script =
      'import csv,io,json,sys; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode(), newline="")))))';
    const rows = JSON.parse(
      execFileSync('python3', ['-c', script], { input: output, encoding: 'utf8' }),
    ) as unknown;
    expect(rows).toEqual([
      ['id', 'text'],
      ['a/1', record.text],
    ]);
  });

  test('an unknown column is refused', async () => {
    await expect(written('csv', [], { fields: ['forse'] })).rejects.toMatchObject({
      hint: 'did you mean "force"?',
    });
  });
});

describe('summary', () => {
  test('tells who told whom what, and the totals', async () => {
    const output = await written('summary', [RECORD]);
    expect(output).toContain('Larangan Bupati');
    expect(output).toMatch(
      /1:23 +ban +Bupati → camat, Bupati \(neutrality, campaign\)\n +not: ikut kampanye\n/,
    );
    expect(output).toMatch(/1:48 +sanction +threatened reprimand, light on camat: ditegur\n/);
    expect(output).toMatch(/1 article · 1 directive · 1 sanction · 0 violations\n$/);
  });

  test('words that run around furniture are shown without it', async () => {
    const [directive] = RECORD.directives ?? [];
    if (directive === undefined) throw new Error('the record has a directive');
    const content = {
      start: 0,
      end: 27,
      text: RECORD.text.slice(0, 27),
      parts: [
        { start: 0, end: 6 },
        { start: 22, end: 27 },
      ],
    };
    const output = await written('summary', [{ ...RECORD, directives: [{ ...directive, content }] }]);
    expect(output).toContain('not: Bupati ikut');
    expect(output).not.toContain('Bupati melarang camat ikut');
  });

  test('colours only when told to', async () => {
    expect(await written('summary', [RECORD], { color: true })).toContain('\u001b[');
    expect(await written('summary', [RECORD])).not.toContain('\u001b');
  });

  test('neither text, names nor ids steer the terminal', async () => {
    const evil = '\u001b]52;c;eA==\u0007\u009b2J\r\u202e\n';
    const record: WireRecord = {
      ...RECORD,
      id: evil,
      meta: { ...RECORD.meta, title: evil, outlet: evil },
      entities: (RECORD.entities ?? []).map((entity) => ({ ...entity, name: evil })),
      diagnostics: [{ code: 'x', severity: 'warning', message: evil }],
    };
    expect(await written('summary', [record])).not.toMatch(/[\u001b\u0007\u009b\r\u202e]/);
  });
});
