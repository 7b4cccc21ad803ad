/** The options that commands share: how they are declared and what they mean. */
import { InvalidArgumentError, Option, type Command as Parser } from 'commander';
import { UsageError } from '../errors.js';
import type { LanguageOption } from './language.js';
import { FORMATS, TABLE_NAMES, type Format, type Table } from '../sink/index.js';
import {
  DEFAULT_FIELDS,
  DEFAULT_MAX_BYTES,
  FIELD_KEYS,
  INPUT_FORMATS,
  namedFormat,
  type FieldKey,
  type FieldNames,
  type Shard,
} from '../source/index.js';

/** What is to be read. */
export interface InputOptions {
  readonly inputFormat?: ReturnType<typeof namedFormat>;
  readonly field: FieldNames;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly filesFrom?: string;
  readonly maxBytes: number;
}

/** What is to be written, and where. */
export interface OutputOptions extends LanguageOption {
  readonly format?: Format;
  readonly table?: Table;
  readonly csvRaw?: boolean;
  readonly excel?: boolean;
  readonly fields: readonly string[];
  readonly output?: string;
  readonly outputDir?: string;
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet?: boolean;
}

/** How a large corpus is worked through. */
export interface BatchOptions {
  /** Workers; all cores when it is left out. */
  readonly jobs?: number;
  readonly resume?: boolean;
  readonly shard?: Shard;
  readonly cache?: string;
  readonly stats?: boolean;
}

export interface AnalysisOptions extends InputOptions, OutputOptions, BatchOptions {
  readonly lexicon: readonly string[];
}

export function addAnalysisOptions(parser: Parser, formats: readonly Format[]): Parser {
  return addBatchOptions(addOutputOptions(addInputOptions(parser), formats)).addOption(lexiconOption());
}

/** The user's lexicon files. @param does what they are for */
export function lexiconOption(does = 'add or override lexicon entries'): Option {
  return new Option('--lexicon <file>', `${does}; can be repeated`).argParser(collected).default([]);
}

/** @param where what may be coloured */
export function colorOption(where: string): Option {
  return new Option('--color <when>', `colours in the ${where}`)
    .choices(['auto', 'always', 'never'])
    .default('auto');
}

function addBatchOptions(parser: Parser): Parser {
  return parser
    .option('--jobs <n>', 'threads to analyse with; default: as many as there are cores', wholeNumber)
    .option(
      '--cache <dir>',
      'keep results there, and take those of articles that have not changed from there',
    )
    .option('--resume', 'with --output: continue where an interrupted run with --resume stopped')
    .option('--shard <i/n>', 'only part i of n; the parts together are the whole', shardOf)
    .option('--stats', 'tell at the end how much there was and where the time went');
}

export function addInputOptions(parser: Parser): Parser {
  return parser
    .argument('[path...]', 'files, folders (with all folders in them), or - for standard input')
    .option(
      '--input-format <format>',
      `what - and files of unknown kind hold: ${INPUT_FORMATS.join(', ')} (each also .gz)`,
      inputFormat,
    )
    .option(
      '--field <key=name>',
      `which field or column holds ${FIELD_KEYS.join(', ')}; can be repeated`,
      fieldName,
      DEFAULT_FIELDS,
    )
    .option('--include <glob>', 'in folders read only files that match; can be repeated', collected, [])
    .option('--exclude <glob>', 'in folders pass over what matches; can be repeated', collected, [])
    .option('--files-from <file>', 'also read the paths listed in a file, one a line; - for standard input')
    .option('--max-bytes <n>', 'largest document in bytes', byteCount, DEFAULT_MAX_BYTES);
}

function addOutputOptions(parser: Parser, formats: readonly Format[]): Parser {
  return parser
    .addOption(
      new Option('--format <format>', 'default: summary on a terminal, else ndjson').choices([...formats]),
    )
    .addOption(new Option('--table <name>', 'which table csv writes').choices([...TABLE_NAMES]))
    .option('--csv-raw', "write CSV cells as they are, without a ' before what a spreadsheet would run")
    .option(
      '--excel',
      'write CSV for spreadsheets in Indonesian: semicolons, decimal commas, byte order mark',
    )
    .option('--fields <a,b.c>', 'write only these keys or columns', list, [])
    .option('--output <file>', 'write to a file, which is replaced only when all is done')
    .option(
      '--output-dir <dir>',
      'write all tables as CSV files, with a datapackage.json that describes them',
    )
    .addOption(colorOption('summary'))
    .option('--quiet', 'no notes on standard error, only errors');
}

/** The formats of commands whose records have no tokens. */
export const RECORD_FORMATS: readonly Format[] = FORMATS.filter((format) => format !== 'conllu');

export function list(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

export function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function inputFormat(value: string): ReturnType<typeof namedFormat> {
  const format = namedFormat(value);
  if (format === null) throw new InvalidArgumentError(`Allowed choices are ${INPUT_FORMATS.join(', ')}.`);
  return format;
}

function fieldName(value: string, before: FieldNames): FieldNames {
  const [, key = '', name = ''] = /^([^=]*)=(.+)$/s.exec(value) ?? [];
  if (!(FIELD_KEYS as readonly string[]).includes(key)) {
    throw new InvalidArgumentError(`Write KEY=NAME, with a key of ${FIELD_KEYS.join(', ')}.`);
  }
  return { ...before, [key as FieldKey]: name };
}

function wholeNumber(value: string): number {
  const count = /^\d{1,15}$/.test(value) ? Number(value) : 0;
  if (count < 1) throw new InvalidArgumentError('Write a whole number from 1.');
  return count;
}

function shardOf(value: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? []).map(Number);
  if (index < 1 || index > count) throw new InvalidArgumentError('Write I/N, with I from 1 to N, as in 2/8.');
  return { index, count };
}

function byteCount(value: string): number {
  const count = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(count >= 1 && count <= LARGEST_LIMIT)) {
    throw new InvalidArgumentError(`Write a whole number from 1 to ${LARGEST_LIMIT}.`);
  }
  return count;
}

/** A string cannot be much longer than this. */
const LARGEST_LIMIT = 500_000_000;

/** The format that options, the command and the terminal lead to. */
export function chosenFormat(options: OutputOptions, terminal: boolean): Format {
  const { format, table, fields, output, outputDir } = options;
  if (outputDir !== undefined) {
    if (format !== undefined && format !== 'csv')
      throw new UsageError(`--output-dir writes csv, not ${format}`);
    if (output !== undefined) throw new UsageError('--output and --output-dir do not go together');
    if (table !== undefined || fields.length > 0) {
      throw new UsageError('--output-dir writes all tables whole, without --table and --fields');
    }
    return 'package';
  }
  if (format !== undefined && format !== 'csv' && table !== undefined) {
    throw new UsageError(`--table needs --format csv, not ${format}`);
  }
  if (format === 'summary' && fields.length > 0)
    throw new UsageError('--fields does not go with --format summary');
  if (format !== undefined) return format;
  if (table !== undefined) return 'csv';
  return terminal && output === undefined && fields.length === 0 ? 'summary' : 'ndjson';
}

/** Whether to colour what goes to a stream (no-color.org; a dumb terminal knows no colours). */
export function colored(
  when: OutputOptions['color'],
  terminal: boolean,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (when !== 'auto') return when === 'always';
  return terminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}
