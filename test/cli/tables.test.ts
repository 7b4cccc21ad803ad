/** `--output-dir` and `--excel`: a data package whose description is true. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { asnScan } from './console.js';

/** Articles that have something for every table. */
const ARTICLES = ['01-sigi-larangan-kampanye', '09-jember-camat-dilaporkan', '21-belitung-saya-copot'].map(
  (name) => fileURLToPath(new URL(`../../fixtures/articles/${name}`, import.meta.url)),
);
const folder = (): string => mkdtempSync(join(tmpdir(), 'asn-scan-tables-'));

interface Field {
  readonly name: string;
  readonly type: string;
  readonly decimalChar?: string;
  readonly constraints?: { readonly required?: boolean };
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly dialect: { readonly delimiter: string };
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey: string | readonly string[];
    readonly foreignKeys: readonly {
      readonly fields: string | readonly string[];
      readonly reference: { readonly resource: string; readonly fields: string | readonly string[] };
    }[];
  };
}

type Row = Readonly<Record<string, string>>;

const FORMS: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d+$/,
  number: /^-?\d+([.]\d+)?$/,
  boolean: /^(?:true|false)$/,
  string: /^[^]*$/,
};

function readPackage(path: string): { resources: readonly Resource[]; rows: Map<string, Row[]> } {
  const { resources } = JSON.parse(readFileSync(join(path, 'datapackage.json'), 'utf8')) as {
    resources: readonly Resource[];
  };
  const rows = new Map(
    resources.map(({ name, path: file, dialect }) => [
      name,
      parse(readFileSync(join(path, file)), {
        bom: true,
        columns: true,
        delimiter: dialect.delimiter,
      }) as Row[],
    ]),
  );
  return { resources, rows };
}

const keyOf = (row: Row, fields: string | readonly string[]): string[] =>
  [fields].flat().map((name) => row[name] ?? '');

/** What the description says and the files do not keep. */
function faults(path: string): string[] {
  const { resources, rows } = readPackage(path);
  return resources.flatMap(({ name, schema }) => {
    const table = rows.get(name) ?? [];
    const wrong = table.flatMap((row) =>
      schema.fields.flatMap(({ name: column, type, constraints, decimalChar = '.' }) => {
        const value = (row[column] ?? '').replace(decimalChar, '.');
        if (value === '') return constraints?.required === true ? [`${name}.${column} is empty`] : [];
        return FORMS[type]?.test(value) === true ? [] : [`${name}.${column}: ${value} is no ${type}`];
      }),
    );
    const keys = table.map((row) => JSON.stringify(keyOf(row, schema.primaryKey)));
    if (new Set(keys).size < keys.length) wrong.push(`${name}: keys are not unique`);
    for (const { fields, reference } of schema.foreignKeys) {
      const target = rows.get(reference.resource === '' ? name : reference.resource) ?? [];
      const there = new Set(target.map((row) => JSON.stringify(keyOf(row, reference.fields))));
      for (const row of table) {
        const key = keyOf(row, fields);
        if (!key.includes('') && !there.has(JSON.stringify(key)))
          wrong.push(`${name}.${String(fields)}: ${key.join()}`);
      }
    }
    return wrong;
  });
}

test('a folder gets every table, and what describes them is true', async () => {
  const path = join(folder(), 'new', 'tables');
  const { code, stdout, stderr } = await asnScan(['scan', ...ARTICLES, '--output-dir', path]);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  const { resources, rows } = readPackage(path);
  expect(resources.map(({ name }) => name)).toEqual([
    'articles',
    'sentences',
    'mentions',
    'entities',
    'quotes',
    'directives',
    'sanctions',
    'violations',
  ]);
  expect(readdirSync(path).sort()).toEqual(
    [...resources.map((resource) => resource.path), 'datapackage.json'].sort(),
  );
  for (const { name, schema } of resources) {
    expect(rows.get(name)?.length).toBeGreaterThan(0);
    expect(schema.fields.map((field) => field.name)).toEqual(Object.keys(rows.get(name)?.[0] ?? {}));
  }
  expect(faults(path)).toEqual([]);
});

test('each table is the one that --table writes', async () => {
  const path = folder();
  await asnScan(['scan', ...ARTICLES, '--output-dir', path]);
  const { stdout } = await asnScan(['scan', ...ARTICLES, '--table', 'sanctions']);
  expect(readFileSync(join(path, 'sanctions.csv'), 'utf8')).toBe(stdout);
});

test('layers that were not looked for are no tables', async () => {
  const path = folder();
  await asnScan(['segment', ...ARTICLES, '--output-dir', path]);
  expect(readdirSync(path).sort()).toEqual(['articles.csv', 'datapackage.json', 'sentences.csv']);
  expect(faults(path)).toEqual([]);
});

test('no articles are a package too', async () => {
  const path = folder();
  await asnScan(['scan', folder(), '--output-dir', path, '--quiet']);
  expect(readdirSync(path).sort()).toEqual(['articles.csv', 'datapackage.json']);
});

test('--excel: semicolons, decimal commas, a byte order mark', async () => {
  const { stdout } = await asnScan(['scan', ...ARTICLES, '--table', 'directives', '--excel']);
  expect(stdout.startsWith('\ufeffrecord;index;force;')).toBe(true);
  const rows = parse(stdout, { bom: true, columns: true, delimiter: ';' }) as Row[];
  expect(rows.length).toBeGreaterThan(5);
  for (const { confidence = '' } of rows) expect(confidence).toMatch(/^[01](?:,\d+)?$/);
  const path = folder();
  await asnScan(['scan', ...ARTICLES, '--output-dir', path, '--excel']);
  expect(faults(path)).toEqual([]);
});

test.each([[['--output', 'x']], [['--format', 'json']], [['--table', 'quotes']], [['--fields', 'id']]])(
  'does not go with %j',
  async (others) => {
    const { code, stderr } = await asnScan(['scan', ...ARTICLES, '--output-dir', folder(), ...others]);
    expect(code).toBe(2);
    expect(stderr).toContain('--output-dir');
  },
);

test('does not overwrite what is read', async () => {
  const path = folder();
  writeFileSync(join(path, 'articles.csv'), 'id,text\n1,ASN netral.\n');
  const { code, stderr } = await asnScan(['scan', join(path, 'articles.csv'), '--output-dir', path]);
  expect(code).toBe(2);
  expect(stderr).toContain('would overwrite what is read');
  expect(readFileSync(join(path, 'articles.csv'), 'utf8')).toBe('id,text\n1,ASN netral.\n');
});
