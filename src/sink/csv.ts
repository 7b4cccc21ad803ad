/** CSV: one table a run, RFC 4180 quoting, lines ending in LF. */
import { stringify } from 'csv-stringify/sync';
import { UsageError } from '../errors.js';
import { closest } from '../lexicon/stemmer.js';
import { printable } from './printable.js';
import type { MakeSink, SinkOptions } from './sink.js';
import { TABLES, type TableSpec } from './tables.js';

export const csv: MakeSink = (options) => {
  const table: TableSpec = TABLES[options.table];
  const columns = columnsOf(options);
  const write = csvText(options);
  return {
    begin: () => (options.excel ? BYTE_ORDER_MARK : '') + write([[...columns]]),
    between: '',
    record: (record) => {
      const rows = table.rows(record);
      return rows.length === 0 ? '' : write(rows.map((row) => columns.map((column) => row[column])));
    },
    end: () => '',
  };
};

/** By which a spreadsheet knows UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Rows as lines of CSV; with `excel` as spreadsheets in Indonesia expect it: semicolons, decimal commas. */
export function csvText({
  csvRaw,
  excel,
}: Pick<SinkOptions, 'csvRaw' | 'excel'>): (rows: unknown[][]) => string {
  return (rows) =>
    stringify(rows, {
      delimiter: excel ? ';' : ',',
      // A cell that begins like a formula would be run by a spreadsheet; a leading ' makes it text.
      escape_formulas: !csvRaw,
      cast: {
        boolean: String,
        number: excel ? (cell) => String(cell).replace('.', ',') : String,
        string: csvRaw ? (cell) => cell : (cell) => printable(cell),
      },
    });
}

function columnsOf({ fields, table }: SinkOptions): readonly string[] {
  const known: readonly string[] = TABLES[table].columns;
  if (fields.length === 0) return known;
  return fields.map((field) => {
    const column = field.replaceAll('.', '_');
    if (known.includes(column)) return column;
    const near = closest(column, known);
    throw new UsageError(`--fields: the table ${table} has no column "${field}"`, {
      hint: near === null ? `columns: ${known.join(', ')}` : `did you mean "${near}"?`,
    });
  });
}
