import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_FIELDS } from '../../src/source/index.js';
import { folderOf, read, readFile } from './folder.js';

const TEXT = 'Bupati melarang ASN ikut kampanye.\r\nItu saja.\n';

describe('text', () => {
  test('is taken as it is, line breaks included', async () => {
    const { articles } = await readFile('a.txt', TEXT);
    expect(articles).toMatchObject([{ id: 'a', text: TEXT, given: {}, source: { encoding: 'utf-8' } }]);
  });

  test('gzipped, with the digest of what the archive holds', async () => {
    const [plain, zipped] = (await read(folderOf({ 'a.txt': TEXT, 'b.md.gz': gzipSync(TEXT) }))).articles;
    expect(zipped).toMatchObject({ id: 'b', text: TEXT });
    expect(zipped?.source.sha256).toBe(plain?.source.sha256);
  });

  test('a side-car gives date and title; a broken one is reported and the article read', async () => {
    const { articles } = await read(
      folderOf({
        'a.txt': TEXT,
        'a.meta.json': '{"title":"Judul","date":"2024-01-02","extra":1}',
        'b.txt': TEXT,
        'b.meta.json': '{',
      }),
    );
    expect(articles.map(({ given }) => given)).toEqual([{ title: 'Judul', date: '2024-01-02' }, {}]);
    expect(articles[1]?.diagnostics.map(({ code }) => code)).toEqual(['sidecar-ignored']);
  });

  test('an archive that ends too early fails', async () => {
    const { articles, errors } = await readFile('a.txt.gz', gzipSync(TEXT.repeat(100)).subarray(0, 40));
    expect(articles).toEqual([]);
    expect(errors).toEqual(['a.txt.gz: damaged gzip data (unexpected end of file)']);
  });

  test('a document above the limit is named with the limit, also when it only unpacks to that', async () => {
    const files = { 'a.txt': 'x'.repeat(2000), 'b.txt.gz': gzipSync('x'.repeat(2000)), 'c.txt': 'ok' };
    const { articles, errors } = await read(folderOf(files), { maxBytes: 1000 });
    expect(articles.map(({ id }) => id)).toEqual(['c']);
    expect(errors).toEqual([
      'a.txt: larger than 1000 bytes (raise the limit with --max-bytes)',
      'b.txt.gz: larger than 1000 bytes (raise the limit with --max-bytes)',
    ]);
  });
});

describe('JSON', () => {
  test('one record, an array, and records one after another', async () => {
    const record = {
      id: 'x',
      text: TEXT,
      title: 'Judul',
      url: 'https://a.example/1',
      outlet: 'A',
      date: '2023-10-23',
    };
    const { articles } = await read(
      folderOf({
        'a.json': JSON.stringify(record, null, 2),
        'b.json': `\n [${JSON.stringify({ text: 'satu' })}, ${JSON.stringify({ text: 'dua' })}]`,
        'c.json': '{"text":"tiga"}\n{"text":"empat"}',
      }),
    );
    const { id: _id, text: _text, ...given } = record;
    expect(articles.map(({ id, text, source: { row } }) => [id, text, row])).toEqual([
      ['x', TEXT, undefined],
      ['b#1', 'satu', 1],
      ['b#2', 'dua', 2],
      ['c#1', 'tiga', 1],
      ['c#2', 'empat', 2],
    ]);
    expect(articles[0]?.given).toEqual(given);
  });

  test('one bad element is named, the others are read', async () => {
    const { articles, errors } = await readFile(
      'a.json',
      '[{"text":"satu"},\n{"isi":"?"}, 7, {"text":"]}\\"["} ]',
    );
    expect(articles.map(({ id, text }) => [id, text])).toEqual([
      ['a#1', 'satu'],
      ['a#4', ']}"['],
    ]);
    expect(errors).toEqual([
      'a.json:2: record 2 has no "text" (name the field that holds the article with --field text=NAME)',
      'a.json:2: record 3 is no JSON object (a record is an object with "text")',
    ]);
  });

  test.each([
    ['[{"text":"satu"}, {"text":"du', 1],
    ['[{"text":"satu"},', 1],
    ['{"text":"satu"', 0],
    ['', 0],
  ])('%j ends too early, which is said', async (source, whole) => {
    const { articles, errors } = await readFile('a.json', source);
    expect(articles).toHaveLength(whole);
    expect(errors).toEqual(['a.json:1: the JSON ends too early']);
  });

  test('an empty array holds nothing and nothing is wrong with it', async () => {
    expect(await readFile('a.json', ' [ ] ')).toEqual({ articles: [], errors: [] });
  });

  test('what is no JSON gives one complaint, not one a word', async () => {
    expect((await readFile('a.json', 'ini bukan data, tetapi berita')).errors).toHaveLength(1);
  });

  test('keys of every object are no fields', async () => {
    const { articles, errors } = await readFile('a.json', '{"text":"a","__proto__":{"title":"x"}}', {
      fields: { ...DEFAULT_FIELDS, title: 'constructor', url: '__proto__' },
    });
    expect(errors).toEqual([]);
    expect(articles[0]?.given).toEqual({});
  });

  test('halves of surrogate pairs are replaced and reported', async () => {
    const { articles } = await readFile('a.json', '{"text":"a\\ud800b \\ud83d\\ude00"}');
    expect(articles[0]?.text).toBe('a\ufffdb 😀');
    expect(articles[0]?.diagnostics.map(({ code }) => code)).toEqual(['replaced-bytes']);
  });

  test('nesting 100 000 deep fails or passes, but ends', async () => {
    const deep = '['.repeat(100_000);
    const { articles } = await readFile('a.json', `[{"text":"ok","x":${deep}${']'.repeat(100_000)}}]`);
    expect(articles).toHaveLength(1);
  });
});

describe('NDJSON', () => {
  test('rows are lines; blank ones count and a bad one is named', async () => {
    const { articles, errors } = await readFile(
      'a.jsonl',
      '\ufeff{"text":"satu"}\r\n\n{bad\n{"id":7,"text":"tiga"}',
    );
    expect(articles.map(({ id, text, source: { row } }) => [id, text, row])).toEqual([
      ['a#1', 'satu', 1],
      ['7', 'tiga', 4],
    ]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^a\.jsonl:3: is not JSON/);
  });

  test('a line above the limit fails alone', async () => {
    const source = `{"text":"${'x'.repeat(3000)}"}\n{"text":"ok"}\n`;
    const { articles, errors } = await readFile('a.ndjson', source, { maxBytes: 1000 });
    expect(articles.map(({ text }) => text)).toEqual(['ok']);
    expect(errors).toEqual(['a.ndjson:1: larger than 1000 bytes (raise the limit with --max-bytes)']);
  });

  test('UTF-16', async () => {
    const { articles } = await readFile(
      'a.ndjson',
      Buffer.from('\ufeff{"text":"“satu”"}\n{"text":"dua"}\n', 'utf16le'),
    );
    expect(articles.map(({ text }) => text)).toEqual(['“satu”', 'dua']);
  });

  test('the digest is that of the line, so that equal records have equal digests', async () => {
    const { articles } = await read(
      folderOf({ 'a.ndjson': '{"text":"x"}\n{"text":"x"}\n', 'b.json': '{"text":"x"}' }),
    );
    expect(new Set(articles.map(({ source }) => source.sha256)).size).toBe(1);
  });
});

describe('tables', () => {
  test('quoted cells, line breaks in cells, semicolons, tabs', async () => {
    const { articles, errors } = await read(
      folderOf({
        'a.csv': 'id,text,date\n1,"dua, ""kutip""\ndan baris",2024\n,"tanpa id",\n',
        'b.csv': 'id;text\r\n2;halo, dunia\r\n',
        'c.tsv': 'text\tid\nsatu "dua\t3\n',
      }),
    );
    expect(errors).toEqual([]);
    expect(articles.map(({ id, text, given, source: { row } }) => [id, text, given, row])).toEqual([
      ['1', 'dua, "kutip"\ndan baris', { date: '2024' }, 1],
      ['a#2', 'tanpa id', {}, 2],
      ['2', 'halo, dunia', {}, 1],
      ['3', 'satu "dua', {}, 1],
    ]);
  });

  test('a row that does not fit the header fails with its line; text is never silently cut', async () => {
    const { articles, errors } = await readFile('a.csv', 'id,text\n1,satu\n2,dua, tiga\n4\n5,lima\n');
    expect(articles.map(({ id }) => id)).toEqual(['1', '5']);
    expect(errors[0]).toMatch(/^a\.csv:3: row has 3 cells, the header 2/);
    expect(errors[1]).toMatch(/^a\.csv:4: has no "text"/);
  });

  test('an open quotation mark is named; what stands before it is read', async () => {
    const { articles, errors } = await readFile('a.csv', 'id,text\n1,satu\n2,"dua\n3,tiga\n');
    expect(articles.map(({ id }) => id)).toEqual(['1']);
    expect(errors[0]).toMatch(/^a\.csv:4: a quotation mark is not closed/);
  });

  test('the column is settable, and a missing one is answered with those that are there', async () => {
    const source = 'no,isi\n1,satu\n';
    expect((await readFile('a.csv', source)).errors).toEqual([
      'a.csv: has no column "text" (columns: no, isi; choose with --field text=COLUMN)',
    ]);
    const { articles } = await readFile('a.csv', source, {
      fields: { ...DEFAULT_FIELDS, text: 'isi', id: 'no' },
    });
    expect(articles).toMatchObject([{ id: '1', text: 'satu' }]);
  });

  test('Windows-1252 row by row', async () => {
    const { articles } = await readFile('a.csv', Buffer.from('id,text\n1,\x93a\x94\n2,biasa\n', 'latin1'));
    expect(articles.map(({ text, source }) => [text, source.encoding])).toEqual([
      ['“a”', 'windows-1252'],
      ['biasa', 'utf-8'],
    ]);
  });
});

describe('HTML', () => {
  const paragraph =
    'Bupati melarang ASN ikut kampanye, kata dia dalam rapat yang digelar hari itu di kantornya.';
  const page = (body: string): string =>
    '<!doctype html><html><head><title>Bupati Larang ASN - Harian A</title>' +
    '<meta property="og:site_name" content="Harian A"><link rel="canonical" href="https://a.example/1">' +
    '<meta property="article:published_time" content="2023-10-23T10:00:00+07:00"></head>' +
    `<body><nav><a href="/">Beranda</a></nav><article><h1>Bupati Larang ASN</h1>${body}</article><footer>Kontak</footer></body></html>`;

  test('gives headline and paragraphs, and what the page says of itself', async () => {
    const { articles } = await readFile('a.html', page(`<p>${paragraph}</p>`.repeat(4)));
    const [article] = articles;
    expect(article?.text.split('\n\n')).toEqual([
      'Bupati Larang ASN',
      ...Array(3).fill(paragraph),
      `${paragraph}\n`,
    ]);
    expect(article?.given).toEqual({
      title: 'Bupati Larang ASN',
      date: '2023-10-23T10:00:00+07:00',
      url: 'https://a.example/1',
      outlet: 'Harian A',
    });
  });

  test('50 000 nested elements are refused, not waited for', async () => {
    const { errors } = await readFile('a.html', page('<div>'.repeat(50_000) + paragraph));
    expect(errors).toEqual(['a.html: elements are nested more than 250 deep']);
  });
});
