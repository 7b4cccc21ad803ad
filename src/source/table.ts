/** CSV and TSV: a header, then an article a row. Read row by row, so that a dump need not fit into memory. */
import type { Article } from '../document.js';
import { InputError } from '../errors.js';
import { decode, type Decoded } from './encoding.js';
import { tooLarge } from './file.js';
import { orError, placed, type Reader, type Reading } from './reader.js';
import { articleFromValues } from './record.js';
import { asciiCompatible } from './transcode.js';

export const readCsv: Reader = (reading) => readTable(reading, null);
export const readTsv: Reader = (reading) => readTable(reading, '\t');

interface Row {
  readonly cells: readonly Buffer[];
  readonly bytes: Buffer;
  /** Line on which it ends, counted from 1. */
  readonly line: number;
}

async function* readTable(reading: Reading, separator: string | null): AsyncGenerator<Article | InputError> {
  let columns: Map<string, number> | null = null;
  let count = 0;
  for await (const row of rowsOf(reading, separator)) {
    if (columns === null) {
      columns = headerOf(row, reading);
      continue;
    }
    count++;
    const header = columns;
    yield orError(() => fromRow(row, count, header, reading), reading.path, row.line);
  }
  if (columns === null) throw new InputError('has no header row', { place: { file: reading.path } });
}

function headerOf({ cells }: Row, { fields, path }: Reading): Map<string, number> {
  const names = cells.map((cell) => decode(cell).text.trim());
  const columns = new Map<string, number>();
  names.forEach((name, index) => {
    if (!columns.has(name)) columns.set(name, index);
  });
  if (!columns.has(fields.text)) {
    throw new InputError(`has no column "${fields.text}"`, {
      place: { file: path },
      hint: `columns: ${names.slice(0, 20).join(', ')}; choose with --field text=COLUMN`,
    });
  }
  return columns;
}

function fromRow(row: Row, number: number, columns: Map<string, number>, reading: Reading): Article {
  if (row.bytes.length > reading.maxBytes) throw tooLarge(reading.maxBytes);
  if (row.cells.length > columns.size) {
    throw new InputError(`row has ${row.cells.length} cells, the header ${columns.size}`, {
      hint: 'is a comma or quotation mark not quoted?',
    });
  }
  const decoded = decodedCells(row.cells);
  const origin = { path: reading.path, row: number, id: `${reading.id}#${number}`, bytes: row.bytes };
  const valueOf = (name: string): string | undefined => decoded.cells[columns.get(name) ?? -1];
  return articleFromValues(origin, decoded, valueOf, reading.fields);
}

/** All cells of a row in one encoding, as some hold too little to tell it. */
function decodedCells(cells: readonly Buffer[]): Omit<Decoded, 'text'> & { cells: string[] } {
  const joined = decode(Buffer.concat(cells.flatMap((cell) => [cell, UNIT_SEPARATOR])));
  const { encoding, diagnostics } = joined;
  const texts = joined.text.split('\u001f').slice(0, -1);
  // A cell that itself holds the separator shows by the count; then each is decoded alone.
  return texts.length === cells.length
    ? { encoding, diagnostics, cells: texts }
    : { encoding, diagnostics, cells: cells.map((cell) => decode(cell).text) };
}

/** A control character of ASCII, the same byte in every encoding that gets here. */
const UNIT_SEPARATOR = Buffer.from('\u001f');

async function* rowsOf(reading: Reading, separator: string | null): AsyncGenerator<Row> {
  const { parse } = await import('csv-parse');
  const [head, chunks] = await peek(asciiCompatible(reading.chunks));
  // Rows are taken here and not from the stream, which forgets those that stand before a fault.
  const rows: Row[] = [];
  const parser = parse({
    delimiter: separator ?? commonestSeparator(head),
    // Bytes as characters, since every row tells its own encoding.
    encoding: 'latin1',
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // Twice the limit: a row just above it is named and passed over, a quotation mark that is never closed stops.
    max_record_size: 2 * reading.maxBytes,
    on_record: (item: unknown) => {
      const { record, raw, info } = item as { record: string[]; raw: string; info: { lines: number } };
      rows.push({ cells: record.map(bytesOf), bytes: bytesOf(raw), line: info.lines });
    },
  });
  let fault: Error | null = null;
  parser.on('error', (error) => (fault = error));
  for await (const chunk of chunks) {
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
    yield* rows.splice(0);
    if (fault !== null) throw unreadable(fault, reading.path);
  }
  await new Promise<void>((resolve) => parser.end(() => resolve()));
  yield* rows.splice(0);
  if (fault !== null) throw unreadable(fault, reading.path);
}

function unreadable(fault: Error, path: string): Error {
  const { code = '', lines } = fault as { code?: string; lines?: number };
  if (!code.startsWith('CSV_')) return fault;
  const isOpenQuote = code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED';
  const what = isOpenQuote
    ? 'a quotation mark is not closed, or a row is far too large'
    : 'not a readable table';
  const error = new InputError(`${what}; what follows was not read`, { hint: fault.message, cause: fault });
  return placed(error, path, lines);
}

function bytesOf(characters: string): Buffer {
  return Buffer.from(characters, 'latin1');
}

/** The first chunk, and all chunks with it. */
async function peek(chunks: AsyncGenerator<Buffer>): Promise<[Buffer, AsyncGenerator<Buffer>]> {
  const first = await chunks.next();
  const head = first.done === true ? Buffer.alloc(0) : first.value;
  async function* all(): AsyncGenerator<Buffer> {
    yield head;
    yield* chunks;
  }
  return [head, all()];
}

/** Comma, semicolon (spreadsheets set to Indonesian write it) or tab: the most frequent in the header. */
function commonestSeparator(head: Buffer): string {
  const end = head.indexOf('\n');
  const header = head
    .subarray(0, end < 0 ? head.length : end)
    .toString('latin1')
    .replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((mark) => [mark, header.split(mark).length] as const);
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
