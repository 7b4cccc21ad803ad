/** `asn-scan check`: rules over a corpus, for editors and for continuous integration. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command as Parser } from 'commander';
import { readBaseline, writtenBaseline } from '../../check/baseline.js';
import { Checker, type SideFiles } from '../../check/checker.js';
import {
  configText,
  DEFAULT_CONFIG,
  FAIL_ON,
  readConfig,
  settle,
  type FailOn,
  type Setting,
  type Settings,
} from '../../check/config.js';
import { CountsWriter, readCounts } from '../../check/counts.js';
import { belowFloors } from '../../check/floors.js';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../check/formats/index.js';
import type { LineOrder } from '../../check/locate.js';
import { isBad, type Report } from '../../check/report.js';
import { isCode, SEVERITIES, type Code } from '../../check/rules.js';
import { readSuppressions, Suppressions, writtenSuppressions } from '../../check/suppressions.js';
import type { Document } from '../../document.js';
import { ConfigError, InputError, UsageError } from '../../errors.js';
import { readRecords } from '../../eval/gold.js';
import { loadLexicon, type Lexicon } from '../../lexicon/index.js';
import { readTextFile } from '../../lexicon/yaml.js';
import { analyse } from '../../pipeline.js';
import { bytesOf, kindOfFile, readArticles, type FoundFile, type StreamInput } from '../../source/index.js';
import { examples, EXIT, type Command } from '../command.js';
import { changedSince } from '../git.js';
import { findInputs, withoutOwnOutput } from '../inputs.js';
import type { Io } from '../io.js';
import { complain, describe } from '../messages.js';
import {
  addInputOptions,
  colored,
  colorOption,
  lexiconOption,
  type InputOptions,
  type OutputOptions,
} from '../options.js';
import { openOutput } from '../records.js';
import { refuseOutside, sideText, writeSideFile } from '../sidefiles.js';
import { version } from '../version.js';

interface Options extends InputOptions {
  readonly config?: string;
  readonly printConfig?: boolean;
  readonly format: FormatName;
  readonly output?: string;
  readonly color: OutputOptions['color'];
  readonly failOn?: FailOn;
  readonly rule: readonly Setting[];
  readonly since?: string;
  readonly lexicon: readonly string[];
  readonly suppressions?: string;
  readonly baseline?: string;
  readonly counts?: string;
  readonly updateBaseline?: boolean;
  readonly updateCounts?: boolean;
  readonly suppress?: Code;
  readonly reason?: string;
  readonly expires?: string;
  readonly today?: string;
}

export const check: Command = {
  configure(parser) {
    addInputOptions(parser).description(
      'Check a corpus by rules: the articles as pages, what they say, and what is found in them against what is stored. --print-config lists the rules with their severities.',
    );
    addCheckOptions(parser).addHelpText(
      'after',
      examples([
        ['asn-scan check articles/', 'findings by file; exit code 1 if any is a warning or worse'],
        ['asn-scan check articles/ --since origin/main --format github', 'what a pull request changes'],
        ['asn-scan check articles/ --format sarif --output found.sarif', 'for code scanning services'],
        [
          'asn-scan check articles/ --update-baseline',
          'accept what there is; from now on only new findings count',
        ],
        [
          'asn-scan check a.txt --suppress truncated --reason "so printed" --expires 2027-06-30',
          'accept one finding',
        ],
        ['asn-scan check --print-config', 'every setting and who made it'],
      ]),
    );
  },

  async run(operands, options, io) {
    const given = options as unknown as Options;
    const { settings, all } = settingsOf(given);
    if (given.printConfig === true) {
      await io.stdout.write(configText(all));
      return EXIT.done;
    }
    requireReason(given);
    const run = await CheckRun.prepare(operands, given, settings, io);
    const report = await run.run();
    if (await run.store(report)) return EXIT.done;
    await run.write(report);
    return isBad(report) ? EXIT.failed : EXIT.done;
  },
};

function addCheckOptions(parser: Parser): Parser {
  return parser
    .option('--config <file>', `settings; default: ${DEFAULT_CONFIG} of the working folder, if there is one`)
    .option('--print-config', 'print every setting and who made it, and check nothing')
    .addOption(
      new Option('--format <format>', 'form of the report').choices([...FORMAT_NAMES]).default('text'),
    )
    .option('--output <file>', 'write the report to a file, which is replaced only when all is done')
    .addOption(colorOption('text'))
    .addOption(new Option('--fail-on <severity>', 'exit code 1 from this severity on').choices([...FAIL_ON]))
    .option(
      '--rule <code=severity>',
      'set a rule to error, warning, info or off; can be repeated',
      ruleSetting,
      [],
    )
    .option(
      '--since <ref>',
      'check only files that differ from this commit, branch or tag, or are new to git',
    )
    .addOption(lexiconOption())
    .option('--suppressions <file>', 'findings that were looked at and accepted')
    .option('--baseline <file>', 'findings that there were when checking began')
    .option('--counts <file>', 'numbers of findings that must not change')
    .option('--update-baseline', 'store what is found as the baseline, and report nothing')
    .option('--update-counts', 'store the numbers of findings, and report nothing')
    .option('--suppress <code>', 'add what a rule finds to the suppressions, and report nothing', ruleCode)
    .option('--reason <text>', 'why findings are accepted; for --suppress and --update-baseline')
    .option('--expires <day>', 'when they count again (YYYY-MM-DD or never)', expiry)
    .option('--today <day>', 'the day that expiry is told by, instead of the day it is', day);
}

/** Defaults, then the file, then the command line. */
function settingsOf(options: Options): ReturnType<typeof settle> {
  const { config, failOn, include, exclude, lexicon, suppressions, baseline, counts, rule } = options;
  const file = config ?? (existsSync(DEFAULT_CONFIG) ? DEFAULT_CONFIG : null);
  const fromFile =
    file === null ? [] : readConfig(readTextFile(file, file, 'configuration', ConfigError), file);
  const fromOptions: Setting[] = [...rule];
  const set = (name: string, value: string | readonly string[] | undefined): void => {
    if (value === undefined || value.length === 0) return;
    fromOptions.push({ path: [name === 'lexicon' ? 'lexicons' : name], value, from: `--${name}` });
  };
  set('fail-on', failOn);
  set('include', include);
  set('exclude', exclude);
  set('lexicon', lexicon);
  set('suppressions', suppressions);
  set('baseline', baseline);
  set('counts', counts);
  const settled = settle(fromFile, fromOptions);
  for (const { path, value, from } of settled.all) {
    const isFile = ['suppressions', 'baseline', 'counts', 'gold', 'lexicons'].includes(path[0] as string);
    if (!isFile || from.startsWith('--') || value === null) continue;
    for (const name of [value].flat()) refuseOutside(String(name), '.', from);
  }
  return settled;
}

function requireReason({ suppress, reason, expires }: Options): void {
  if (suppress !== undefined && (reason === undefined || expires === undefined)) {
    throw new UsageError('--suppress needs --reason and --expires', {
      hint: 'say why, and when somebody is to look again (a day, or never)',
    });
  }
}

type Source = FoundFile | StreamInput;

class CheckRun {
  readonly #options: Options;
  readonly #settings: Settings;
  readonly #io: Io;
  readonly #lexicon: Lexicon;
  readonly #checker: Checker;
  readonly #counts: CountsWriter | null;
  readonly #failures: readonly InputError[];
  /** What is checked, and what checked documents are only compared with. */
  readonly #sources: readonly Source[];
  readonly #others: readonly Source[];

  static async prepare(
    operands: readonly string[],
    options: Options,
    settings: Settings,
    io: Io,
  ): Promise<CheckRun> {
    const { include, exclude } = settings;
    const lexicon = await loadLexicon(settings.lexicons);
    const side = sideFiles(options, settings);
    const inputs = withoutOwnOutput(await findInputs(operands, { ...options, include, exclude }, io), io);
    for (const { path, reason } of inputs.skipped) await complain(io, `${path}: skipped: ${reason}`);
    if (inputs.sources.length === 0 && inputs.failures.length === 0) await complain(io, 'no documents found');
    const changed = options.since === undefined ? null : await changedSince(options.since, '.');
    const isChanged = (source: Source): boolean =>
      changed === null || 'stream' in source || touched(source, changed);
    return new CheckRun(options, settings, io, lexicon, side, {
      failures: inputs.failures,
      sources: inputs.sources.filter(isChanged),
      others: inputs.sources.filter((source) => !isChanged(source)),
    });
  }

  private constructor(
    options: Options,
    settings: Settings,
    io: Io,
    lexicon: Lexicon,
    side: SideFiles,
    inputs: { failures: readonly InputError[]; sources: readonly Source[]; others: readonly Source[] },
  ) {
    this.#options = options;
    this.#settings = settings;
    this.#io = io;
    this.#lexicon = lexicon;
    this.#counts = side.countsWriter;
    this.#checker = new Checker(settings, lexicon, side);
    this.#failures = inputs.failures;
    this.#sources = inputs.sources;
    this.#others = inputs.others;
  }

  async run(): Promise<Report> {
    const { maxBytes, field: fields, since, inputFormat } = this.#options;
    const context = { lexicon: this.#lexicon };
    for (const failure of this.#failures) this.#checker.fail(failure);
    for await (const item of readArticles(this.#others, { maxBytes, fields })) {
      await this.#io.pause();
      if (!(item instanceof InputError)) this.#checker.remember(analyse(item, context, 'clean'));
    }
    for await (const item of readArticles(this.#sources, { maxBytes, fields })) {
      await this.#io.pause();
      if (item instanceof InputError) {
        this.#checker.fail(item);
        continue;
      }
      try {
        const { path, row } = item.source;
        this.#checker.check(analyse(item, context) as Document, lineOrder(path, row, inputFormat?.format));
      } catch (error) {
        const place = { file: item.source.path };
        this.#checker.fail(new InputError(`could not be analysed: ${describe(error)}`, { place }));
      }
    }
    const { gold, floors } = this.#settings;
    if (gold !== null) {
      const records = await readRecords(gold, this.#io.stdin);
      for (const draft of belowFloors(records, floors, this.#lexicon))
        this.#checker.note(draft, { file: gold });
    }
    return this.#checker.report(since === undefined);
  }

  /** Writes the side files that are to be updated; false when none is. */
  async store(report: Report): Promise<boolean> {
    const { updateBaseline, updateCounts, suppress, reason, expires } = this.#options;
    const { baseline, counts, suppressions } = this.#settings;
    if (updateBaseline !== true && updateCounts !== true && suppress === undefined) return false;
    if (updateBaseline === true) {
      const kept = report.hidden.filter(({ how }) => how === 'baseline').map(({ finding }) => finding);
      const until = expires === undefined || expires === 'never' ? null : expires;
      const findings = [...report.findings, ...kept].filter(({ document }) => document !== null);
      await writeSideFile(
        baseline.path,
        writtenBaseline(findings, { reason: reason ?? null, expires: until }),
        this.#io,
      );
      await complain(this.#io, `${baseline.path}: findings stored: ${findings.length}`);
    }
    if (updateCounts === true && this.#counts !== null) {
      await writeSideFile(counts.path, this.#counts.written(), this.#io);
      await complain(this.#io, `${counts.path}: documents stored: ${report.documents - report.failed}`);
    }
    if (suppress !== undefined) {
      const found = report.findings.flatMap(({ code, document, text }) =>
        code !== suppress || document === null
          ? []
          : [
              {
                code,
                document: document.sha256,
                path: document.path,
                reason: reason ?? '',
                expires: expires ?? '',
                ...(text === null ? {} : { text }),
              },
            ],
      );
      const before = existsSync(suppressions.path)
        ? readTextFile(suppressions.path, suppressions.path, 'suppressions', ConfigError)
        : '';
      const text = `${before.replace(/\n*$/, before === '' ? '' : '\n')}${writtenSuppressions(found)}`;
      readSuppressions(text, suppressions.path);
      if (found.length > 0) await writeSideFile(suppressions.path, text, this.#io);
      await complain(this.#io, `${suppressions.path}: findings of ${suppress} added: ${found.length}`);
    }
    return true;
  }

  async write(report: Report): Promise<void> {
    const { format, output: path, color, lexicon } = this.#options;
    const { stdout, env } = this.#io;
    const form = await FORMATS[format]();
    const shown = form(report, {
      color: colored(color, stdout.terminal && path === undefined, env),
      version: version(),
    });
    const read = this.#sources.flatMap((source) =>
      'path' in source ? [bytesOf(source.path).toString()] : [],
    );
    const output = openOutput(path, [...read, ...lexicon], this.#io);
    try {
      await output.write(shown);
      await output.commit();
    } catch (error) {
      output.discard();
      throw error;
    }
  }
}

function sideFiles(
  { today = isoToday(), updateBaseline, updateCounts, suppress }: Options,
  settings: Settings,
): SideFiles {
  const { suppressions, baseline, counts } = settings;
  const quiet = (file: typeof baseline, writing: boolean) => (writing ? { ...file, named: false } : file);
  const accepted = sideText(quiet(suppressions, suppress !== undefined), 'suppressions');
  const known = sideText(quiet(baseline, updateBaseline === true), 'baseline');
  const stored = updateCounts === true ? null : sideText(counts, 'counts');
  return {
    suppressions:
      accepted === null ? null : new Suppressions(readSuppressions(accepted, suppressions.path), today),
    baseline: known === null || updateBaseline === true ? null : readBaseline(known, baseline.path, today),
    counts: stored === null ? null : readCounts(stored, counts.path),
    countsWriter: updateCounts === true ? new CountsWriter() : null,
  };
}

/** True when the file or the one beside it that tells its date and title has changed. */
function touched({ path }: FoundFile, changed: ReadonlySet<string>): boolean {
  const absolute = resolve(bytesOf(path).toString());
  return changed.has(absolute) || changed.has(`${kindOfFile(absolute.replace(/\.gz$/i, '')).stem}.meta.json`);
}

function lineOrder(path: string, row: number | undefined, stdinFormat: string | undefined): LineOrder {
  const format = kindOfFile(path).format ?? stdinFormat ?? 'text';
  if (format === 'text') return 'same';
  return format === 'ndjson' && row !== undefined ? 'row' : 'none';
}

function ruleSetting(value: string, before: readonly Setting[]): Setting[] {
  const [code = '', severity = ''] = value.split('=');
  if (!isCode(code)) throw new InvalidArgumentError(`There is no rule "${code}".`);
  if (![...SEVERITIES, 'off'].includes(severity)) {
    throw new InvalidArgumentError(`Write ${code}=error, warning, info or off.`);
  }
  return [...before, { path: ['rules', code, 'severity'], value: severity, from: `--rule ${value}` }];
}

function ruleCode(value: string): Code {
  if (!isCode(value)) throw new InvalidArgumentError(`There is no rule "${value}".`);
  return value;
}

function expiry(value: string): string {
  return value === 'never' ? value : day(value);
}

function day(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  }
  return value;
}

function isoToday(): string {
  return new Date().toISOString().slice(0, 10);
}
