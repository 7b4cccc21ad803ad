/**
 * All tables at once, as a Frictionless data package: a CSV file a table and `datapackage.json`, which says of every
 * column what it holds and of every reference where it leads.
 */
import { BYTE_ORDER_MARK, csvText } from './csv.js';
import type { MakeSink, SinkOptions } from './sink.js';
import { TABLE_NAMES, TABLES, type Table, type TableSpec } from './tables.js';

/** What a record adds to each table, in the order of `TABLE_NAMES`; null for a layer that the record leaves out. */
export type PackageRows = readonly (string | null)[];

/** A line a record, which `cli/package.ts` distributes over the files. */
export const csvPackage: MakeSink = (options) => {
  const write = csvText(options);
  return {
    begin: () => '',
    between: '',
    record: (record) => {
      const rows = TABLE_NAMES.map((name): string | null => {
        const table: TableSpec = TABLES[name];
        if (name !== 'articles' && record[name] === undefined) return null;
        return write(table.rows(record).map((row) => table.columns.map((column) => row[column])));
      });
      return `${JSON.stringify(rows satisfies PackageRows)}\n`;
    },
    end: () => '',
  };
};

type Dialect = Pick<SinkOptions, 'csvRaw' | 'excel'>;

/** What the file of a table begins with. */
export function tableHead(table: Table, dialect: Dialect): string {
  return (dialect.excel ? BYTE_ORDER_MARK : '') + csvText(dialect)([[...TABLES[table].columns]]);
}

/** @param tables those that the package holds */
export function dataPackage(tables: readonly Table[], { excel }: Dialect): object {
  return {
    profile: 'tabular-data-package',
    name: 'asn-scan',
    title: 'Who told whom what',
    resources: tables.map((name) => ({
      profile: 'tabular-data-resource',
      name,
      path: `${name}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: {
        delimiter: excel ? ';' : ',',
        lineTerminator: '\n',
        quoteChar: '"',
        doubleQuote: true,
        header: true,
      },
      schema: {
        fields: TABLES[name].columns.map((column) => field(name, column, excel)),
        missingValues: [''],
        primaryKey: name === 'articles' ? 'id' : ['record', 'index'],
        foreignKeys: references(name).flatMap(({ fields, table, keys }) =>
          tables.includes(table)
            ? [{ fields, reference: { resource: table === name ? '' : table, fields: keys } }]
            : [],
        ),
      },
    })),
  };
}

const INTEGERS =
  /^(?:index|start|end|block|within|same|quote|sentence|count|year|ladder|violation|source_row|\w+_start|\w+_end)$/;
const COUNTS = ['sentences', 'mentions', 'entities', 'quotes', 'directives', 'sanctions', 'violations'];
const NUMBERS = /^(?:confidence|(?:amount|duration)_(?:min|max))$/;
const BOOLEANS = /^(?:former|relative|inherited|weak)$/;

function field(table: Table, name: string, excel: boolean): object {
  const required = name === 'record' || name === 'index' || (table === 'articles' && name === 'id');
  const constraints = required ? { constraints: { required: true } } : {};
  if (INTEGERS.test(name) || (table === 'articles' && COUNTS.includes(name))) {
    return { name, type: 'integer', ...constraints };
  }
  if (NUMBERS.test(name)) return { name, type: 'number', ...(excel ? { decimalChar: ',' } : {}) };
  return { name, type: BOOLEANS.test(name) ? 'boolean' : 'string', ...constraints };
}

interface Reference {
  readonly fields: string | readonly string[];
  readonly table: Table;
  readonly keys: string | readonly string[];
}

/** Columns that hold one id or position; lists, joined by `|`, cannot be declared. */
const ENTITIES: Readonly<Partial<Record<Table, readonly string[]>>> = {
  mentions: ['entity'],
  entities: ['institution'],
  quotes: ['speaker', 'onbehalf', 'voice'],
  directives: ['issuer', 'onbehalf', 'voice'],
  sanctions: ['authority', 'target'],
};
const POSITIONS: Readonly<Partial<Record<Table, Readonly<Record<string, Table>>>>> = {
  directives: { within: 'directives', same: 'directives', quote: 'quotes', sentence: 'sentences' },
  sanctions: { violation: 'violations', sentence: 'sentences' },
  violations: { sentence: 'sentences' },
};

function references(table: Table): Reference[] {
  if (table === 'articles') return [];
  return [
    { fields: 'record', table: 'articles', keys: 'id' },
    ...(ENTITIES[table] ?? []).map((column): Reference => ({
      fields: ['record', column],
      table: 'entities',
      keys: ['record', 'id'],
    })),
    ...Object.entries(POSITIONS[table] ?? {}).map(([column, target]): Reference => ({
      fields: ['record', column],
      table: target,
      keys: ['record', 'index'],
    })),
  ];
}
