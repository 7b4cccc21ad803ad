/** The run that `scan`, `segment`, `tag` and `detect` share: read, analyse, write, one article after another. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Article } from '../../document.js';
import { InputError, UsageError } from '../../errors.js';
import { programDigest } from '../../lexicon/program.js';
import type { Findings, Table } from '../../sink/index.js';
import { bytesOf, readArticles } from '../../source/index.js';
import { milliseconds } from '../clock.js';
import { EXIT } from '../command.js';
import { OutputFolder } from '../folder.js';
import { findInputs, refuseOverwriting, withoutOwnOutput, type Inputs } from '../inputs.js';
import type { Io } from '../io.js';
import { chosenLanguage } from '../language.js';
import { complain } from '../messages.js';
import { chosenFormat, colored, type AnalysisOptions } from '../options.js';
import { continuedFile, existingFile, fileOutput, standardOutput, type Output } from '../output.js';
import { PackageOutput } from '../package.js';
import { addTimes, Analyst, type Outcome, type Times } from './analyst.js';
import { TextCache } from './cache.js';
import { Checkpoint, type Tally } from './checkpoint.js';
import { groupsOf, type Item } from './groups.js';
import { ProgressLine, type Standing } from './progress.js';
import { statisticsLines } from './statistics.js';
import type { Task, Work } from './task.js';
import { type Workers, workersFor } from './workers.js';

export type { Task } from './task.js';

/**
 * @param table what CSV writes unless another table is asked for
 * @returns the exit code
 */
export async function runBatch(
  operands: readonly string[],
  options: AnalysisOptions,
  task: Task,
  table: Table,
  io: Io,
): Promise<number> {
  if (options.resume === true && options.output === undefined) {
    throw new UsageError('--resume needs --output', { hint: 'name the file that is to be completed' });
  }
  const work = workOf(options, task, table, io);
  const analyst = await Analyst.create(work);
  const inputs = withoutOwnOutput(await findInputs(operands, options, io), io);
  const cache =
    options.cache === undefined ? null : new TextCache(options.cache, work, analyst.lexicon.digest);
  const { output, checkpoint } = openOutput(options, work, analyst, inputs, io);
  const batch = new Batch(options, work, analyst, inputs, cache, output, checkpoint, io);
  try {
    return await batch.run();
  } catch (error) {
    output.discard();
    throw error;
  } finally {
    await batch.close();
  }
}

function workOf(options: AnalysisOptions, task: Task, table: Table, io: Io): Work {
  return {
    task,
    format: chosenFormat(options, io.stdout.terminal),
    sink: {
      fields: options.fields,
      table: options.table ?? table,
      csvRaw: options.csvRaw ?? false,
      excel: options.excel ?? false,
      color: colored(options.color, io.stdout.terminal && options.output === undefined, io.env),
      language: chosenLanguage(options, io.env),
    },
    lexicon: options.lexicon,
    ...(options.cache === undefined ? {} : { cache: options.cache }),
  };
}

function openOutput(
  { output: path, outputDir, lexicon, filesFrom, resume, shard }: AnalysisOptions,
  work: Work,
  analyst: Analyst,
  inputs: Inputs,
  io: Io,
): { output: Output; checkpoint: Checkpoint | null } {
  const kept = (file: string): ReturnType<typeof existingFile> => {
    const existing = existingFile(file);
    if (existing?.isFile() === true) {
      refuseOverwriting(file, existing, inputs, filesFrom === undefined ? lexicon : [...lexicon, filesFrom]);
    }
    return existing;
  };
  if (outputDir !== undefined) {
    const folder = new OutputFolder(outputDir, (file) => fileOutput(file, kept(file), io));
    return { output: new PackageOutput(folder, work.sink), checkpoint: null };
  }
  if (path === undefined) return { output: standardOutput(io), checkpoint: null };
  const existing = kept(path);
  if (resume !== true) return { output: fileOutput(path, existing, io), checkpoint: null };
  const output = continuedFile(path, existing);
  const { task, format, sink } = work;
  const run = createHash('sha256').update(
    JSON.stringify([programDigest(), analyst.lexicon.digest, task, format, sink, shard ?? null]),
  );
  return { output, checkpoint: new Checkpoint(output, path, run.digest('hex'), milliseconds()) };
}

/** A group that workers have under way. */
interface Begun {
  readonly items: readonly Item[];
  /** What the cache had of them, by position. */
  readonly known: readonly (Outcome | null)[];
  /** What had to be analysed, in order. */
  readonly outcomes: Promise<readonly Outcome[]>;
}

class Batch {
  #articles = 0;
  #failed = 0;
  #fromCache = 0;
  readonly #findings = { directives: 0, sanctions: 0, violations: 0 };
  #bytesRead = 0;
  readonly #since = milliseconds();
  readonly #progress: ProgressLine | null;
  readonly #totalBytes: number | null;
  /** Null as long as this thread does the work itself. */
  #workers: Workers | null = null;

  constructor(
    readonly options: AnalysisOptions,
    readonly work: Work,
    readonly analyst: Analyst,
    readonly inputs: Inputs,
    readonly cache: TextCache | null,
    readonly output: Output,
    readonly checkpoint: Checkpoint | null,
    readonly io: Io,
  ) {
    const shown =
      options.quiet !== true &&
      io.stderr.terminal &&
      // On a terminal that also takes the data, the line would stand between them.
      (options.output !== undefined || !io.stdout.terminal);
    this.#progress = shown ? new ProgressLine(io) : null;
    this.#totalBytes = shown ? bytesOfFiles(inputs) : null;
  }

  /** @returns the exit code */
  async run(): Promise<number> {
    const { output, analyst, checkpoint, options } = this;
    if (options.quiet !== true) await this.#tellSkipped();
    const before = checkpoint?.before ?? null;
    if (before === null) await output.write(analyst.sink.begin());
    else {
      this.#articles = before.tally.articles;
      this.#failed = before.tally.failed;
      this.#addFindings(before.tally.findings);
      for (const failure of before.failures) await this.#complain(failure);
    }
    await this.#analyseAll();
    checkpoint?.end();
    await output.write(analyst.sink.end({ ...this.#tally(), findings: this.#findingsOrNull() }));
    await output.commit();
    await this.#progress?.clear();
    await this.#tellTotals();
    return this.#failed === 0 ? EXIT.done : EXIT.failed;
  }

  async close(): Promise<void> {
    await this.#progress?.clear();
    await this.#workers?.close();
  }

  async #analyseAll(): Promise<void> {
    const waits = this.inputs.sources.some((source) => 'stream' in source);
    const begun: Begun[] = [];
    for await (const { items, full } of groupsOf(this.#items(), waits)) {
      // Workers take a moment to start; what is smaller than a group is done by then.
      if (full) this.#workers ??= workersFor(this.options.jobs, this.work);
      if (this.#workers === null) {
        await this.#analyseHere(items);
        continue;
      }
      begun.push(this.#begin(items, this.#workers));
      if (begun.length > this.#workers.depth) await this.#finish(begun.shift() as Begun);
    }
    for (const each of begun) await this.#finish(each);
  }

  /** Every document that is still to be done. */
  async *#items(): AsyncGenerator<Item> {
    const { inputs, options, checkpoint, io } = this;
    for (const failure of inputs.failures) {
      if (options.shard !== undefined && options.shard.index !== 1) break;
      if (checkpoint?.passes(failure) === true) await this.#complain(failure.describe());
      else yield failure;
    }
    const { maxBytes, field: fields, shard } = options;
    const onRead = (bytes: number): void => void (this.#bytesRead += bytes);
    for await (const item of readArticles(inputs.sources, { maxBytes, fields, shard, onRead })) {
      await io.pause();
      if (checkpoint?.passes(item) !== true) yield item;
      else if (item instanceof InputError) await this.#complain(item.describe());
    }
  }

  async #analyseHere(items: readonly Item[]): Promise<void> {
    for (const item of items) {
      await this.io.pause();
      if (item instanceof InputError) {
        await this.#fail(item);
        continue;
      }
      const key = this.cache?.keyOf(item) ?? null;
      const known = this.#lookUp(key);
      const outcome = known ?? this.analyst.analyse(item);
      if (known === null) this.#keep(key, outcome);
      await this.#write(item, outcome);
      await this.#told();
    }
  }

  #begin(items: readonly Item[], workers: Workers): Begun {
    const keys = items.map((item) => (item instanceof InputError ? null : (this.cache?.keyOf(item) ?? null)));
    const known = keys.map((key) => this.#lookUp(key));
    const missing = items.flatMap((item, index) =>
      item instanceof InputError || known[index] !== null
        ? []
        : [{ article: item, key: keys[index] ?? null }],
    );
    const outcomes = workers.analyse(missing.map(({ article }) => article));
    // Whoever finishes the group sees a failure; until then nobody listens.
    outcomes.catch(() => {});
    return {
      items,
      known,
      outcomes: outcomes.then((list) => {
        list.forEach((outcome, index) => this.#keep(missing[index]?.key ?? null, outcome));
        return list;
      }),
    };
  }

  async #finish({ items, known, outcomes }: Begun): Promise<void> {
    const analysed = (await outcomes).values();
    for (const [index, item] of items.entries()) {
      if (item instanceof InputError) await this.#fail(item);
      else await this.#write(item, known[index] ?? (analysed.next().value as Outcome));
    }
    await this.#told();
  }

  #lookUp(key: string | null): Outcome | null {
    const known = key === null ? null : (this.cache?.get(key) ?? null);
    if (known !== null) this.#fromCache++;
    return known;
  }

  #keep(key: string | null, outcome: Outcome): void {
    if (key !== null) this.cache?.put(key, outcome);
  }

  async #write(article: Article, outcome: Outcome): Promise<void> {
    if ('failure' in outcome) {
      const { path, row } = article.source;
      const file = row === undefined ? path : `${path}#${row}`;
      const failure = new InputError(outcome.failure, { place: { file } }).describe();
      this.#failed++;
      await this.#complain(failure);
      this.checkpoint?.done(article, failure);
      return;
    }
    const { between } = this.analyst.sink;
    if (this.#articles > 0 && between !== '') await this.output.write(between);
    await this.output.write(outcome.text);
    this.#articles++;
    this.#addFindings(outcome.findings);
    this.checkpoint?.done(article, null);
  }

  async #fail(error: InputError): Promise<void> {
    this.#failed++;
    await this.#complain(error.describe());
    this.checkpoint?.done(error, null);
  }

  #addFindings({ directives, sanctions, violations }: Findings): void {
    this.#findings.directives += directives;
    this.#findings.sanctions += sanctions;
    this.#findings.violations += violations;
  }

  #findingsOrNull(): Findings | null {
    return this.work.task.until === 'penalties' ? this.#findings : null;
  }

  #tally(): Tally {
    return { articles: this.#articles, failed: this.#failed, findings: { ...this.#findings } };
  }

  /** What a moment now and then is for. */
  async #told(): Promise<void> {
    const now = milliseconds();
    this.checkpoint?.mark(this.#tally(), now);
    await this.#progress?.show(now, () => this.#standing(now));
  }

  #standing(now: number): Standing {
    return {
      documents: this.#articles + this.#failed,
      bytes: this.#bytesRead,
      totalBytes: this.#totalBytes,
      findings: this.#findings,
      seconds: (now - this.#since) / 1000,
    };
  }

  async #complain(message: string): Promise<void> {
    await this.#progress?.clear();
    await complain(this.io, message);
  }

  async #tellSkipped(): Promise<void> {
    const { skipped, unknown, sources, failures } = this.inputs;
    for (const { path, reason } of skipped) await this.#complain(`${path}: skipped: ${reason}`);
    if (sources.length > 0 || failures.length > 0) return;
    const others = unknown === 0 ? '' : ` (${unknown} of other kinds)`;
    await this.#complain(`no documents found${others}`);
  }

  async #tellTotals(): Promise<void> {
    const { quiet, stats } = this.options;
    if (quiet !== true && this.#failed > 0) {
      await complain(this.io, `${this.#failed} of ${this.#articles + this.#failed} documents failed`);
    }
    if (stats !== true) return;
    const lines = statisticsLines({
      ...this.#standing(milliseconds()),
      failed: this.#failed,
      fromCache: this.#fromCache,
      threads: this.#workers?.threads ?? 1,
      times: this.#times(),
      peakMemory: process.resourceUsage().maxRSS * 1024,
    });
    for (const line of lines) await complain(this.io, line);
  }

  #times(): Times {
    const times = { ...this.analyst.times };
    if (this.#workers !== null) addTimes(times, this.#workers.times());
    return times;
  }
}

/** The sum of what the files hold, null when there is more than files to read. */
function bytesOfFiles({ sources }: Inputs): number | null {
  let sum = 0;
  for (const source of sources) {
    if ('stream' in source) return null;
    try {
      sum += statSync(bytesOf(source.path)).size;
    } catch {
      // It will be reported when it is read.
    }
  }
  return sum;
}
