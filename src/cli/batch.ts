/** The run that `scan`, `segment`, `tag` and `detect` share: read, analyse, write, one article after another. */
import type { Article } from '../document.js';
import { InputError } from '../errors.js';
import { loadLexicon } from '../lexicon/index.js';
import { analyse, type Analysed, type Until } from '../pipeline.js';
import { buildRecord } from '../record/build.js';
import type { WireRecord } from '../record/schema.js';
import { SINKS, type Sink, type Table } from '../sink/index.js';
import { readArticles } from '../source/index.js';
import { EXIT } from './command.js';
import { findInputs, refuseOverwriting, withoutOwnOutput, type Inputs } from './inputs.js';
import type { Io } from './io.js';
import { complain, describe } from './messages.js';
import { chosenFormat, colored, type AnalysisOptions } from './options.js';
import { existingFile, fileOutput, standardOutput, type Output } from './output.js';

export interface Task {
  readonly until: Until;
  /** What the command writes of a record. */
  readonly layers: (record: WireRecord) => WireRecord;
  /** The table that CSV writes unless another is asked for. */
  readonly table: Table;
}

/** @returns the exit code */
export async function runBatch(
  operands: readonly string[],
  options: AnalysisOptions,
  task: Task,
  io: Io,
): Promise<number> {
  const format = chosenFormat(options, io.stdout.terminal);
  const makeSink = await SINKS[format]();
  const lexicon = await loadLexicon(options.lexicon);
  const sink = await makeSink({
    lexicon,
    fields: options.fields,
    table: options.table ?? task.table,
    csvRaw: options.csvRaw ?? false,
    color: colored(options.color, io.stdout.terminal && options.output === undefined, io.env),
  });
  const inputs = withoutOwnOutput(await findInputs(operands, options, io), io);
  if (options.quiet !== true) await tellSkipped(inputs, io);
  const output = openOutput(options, inputs, io);
  try {
    const batch = new Batch(task, sink, output, io, (article) => analyse(article, { lexicon }, task.until));
    await output.write(sink.begin());
    for (const failure of inputs.failures) await batch.fail(failure);
    for await (const item of readArticles(inputs.sources, {
      maxBytes: options.maxBytes,
      fields: options.field,
    })) {
      await io.pause();
      if (item instanceof InputError) await batch.fail(item);
      else await batch.write(item);
    }
    await output.write(sink.end(batch));
    await output.commit();
    await tellTotals(batch, options, io);
    return batch.failed === 0 ? EXIT.done : EXIT.failed;
  } catch (error) {
    output.discard();
    throw error;
  }
}

class Batch {
  articles = 0;
  failed = 0;

  constructor(
    readonly task: Task,
    readonly sink: Sink,
    readonly output: Output,
    readonly io: Io,
    readonly analyse: (article: Article) => Analysed,
  ) {}

  async fail(error: InputError): Promise<void> {
    this.failed++;
    await complain(this.io, error.describe());
  }

  /** A defect that one article brings to light fails that article; its record is whole or not there. */
  async write(article: Article): Promise<void> {
    let text: string;
    try {
      const doc = this.analyse(article);
      text = this.sink.record(this.task.layers(buildRecord(doc)), doc);
    } catch (error) {
      const file =
        article.source.row === undefined
          ? article.source.path
          : `${article.source.path}#${article.source.row}`;
      await this.fail(new InputError(`could not be analysed: ${describe(error)}`, { place: { file } }));
      return;
    }
    this.articles++;
    await this.output.write(text);
  }
}

function openOutput({ output, lexicon, filesFrom }: AnalysisOptions, inputs: Inputs, io: Io): Output {
  if (output === undefined) return standardOutput(io);
  const existing = existingFile(output);
  if (existing?.isFile() === true) {
    refuseOverwriting(output, existing, inputs, filesFrom === undefined ? lexicon : [...lexicon, filesFrom]);
  }
  return fileOutput(output, existing, io);
}

async function tellSkipped({ skipped, unknown, sources, failures }: Inputs, io: Io): Promise<void> {
  for (const { path, reason } of skipped) await complain(io, `${path}: skipped: ${reason}`);
  if (sources.length > 0 || failures.length > 0) return;
  const others = unknown === 0 ? '' : ` (${unknown} of other kinds)`;
  await complain(io, `no documents found${others}`);
}

async function tellTotals({ articles, failed }: Batch, { quiet }: AnalysisOptions, io: Io): Promise<void> {
  if (quiet === true || failed === 0) return;
  await complain(io, `${failed} of ${articles + failed} documents failed`);
}
