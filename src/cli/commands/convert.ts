/** `asn-scan convert`: annotations from one format to another. */
import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../../errors.js';
import {
  annotatedFiles,
  CONVERSIONS,
  LAYERS,
  readAnnotated,
  writerOf,
  type Conversion,
  type Layer,
  type Writer,
} from '../../interchange/index.js';
import { loadLexicon } from '../../lexicon/index.js';
import type { WireRecord } from '../../record/schema.js';
import { examples, EXIT, type Command } from '../command.js';
import { OutputFolder } from '../folder.js';
import type { Io } from '../io.js';
import { lexiconOption, list } from '../options.js';
import { openOutput } from '../records.js';

interface Options {
  readonly to: Conversion;
  readonly output?: string;
  readonly outputDir?: string;
  readonly layers?: readonly Layer[];
  readonly lexicon: readonly string[];
}

export const convert: Command = {
  configure(parser) {
    parser
      .description(
        'Turn annotations into another format. What the files hold shows by itself: records, brat, CoNLL-U, CoNLL-2003, Web Annotation, Label Studio or doccano.',
      )
      .argument('<annotations...>', 'annotated files, folders of them, or - for standard input')
      .addOption(new Option('--to <format>', 'what to write').choices([...CONVERSIONS]).makeOptionMandatory())
      .option('--output <file>', 'write all into one file, which is replaced only when all is done')
      .option('--output-dir <dir>', 'write a file for each document, and what else its tool needs')
      .option(
        '--layers <a,b>',
        `only these layers (${LAYERS.join(', ')}); default: all but the last two`,
        layers,
      )
      .addOption(lexiconOption('words by which tokens are told'))
      .addHelpText(
        'after',
        examples([
          ['asn-scan convert found.ndjson --to brat --output-dir brat', 'for correcting in brat'],
          ['asn-scan convert brat --to records --output gold.ndjson', 'and back'],
          ['asn-scan tag articles | asn-scan convert - --to conll2003', 'for training a tagger'],
          ['asn-scan convert found.ndjson --to label-studio --output tasks.json', 'tasks with predictions'],
        ]),
      );
  },

  async run(operands, options, io) {
    const { to, output, outputDir, layers: chosen, lexicon } = options as unknown as Options;
    if (output !== undefined && outputDir !== undefined) {
      throw new UsageError('--output and --output-dir do not go together');
    }
    const writer = await writerOf(to, chosen, () => loadLexicon(lexicon));
    if (!writer.together && outputDir === undefined) {
      throw new UsageError(`--to ${to} needs --output-dir`, {
        hint: 'it keeps each document in files of its own',
      });
    }
    const read = (
      await Promise.all(operands.map((operand) => (operand === '-' ? [] : annotatedFiles(operand))))
    ).flat();
    const records = annotated(operands, io);
    if (outputDir === undefined) await intoOne(writer, records, openOutput(output, read, io));
    else await intoFolder(writer, records, new OutputFolder(outputDir, (path) => openOutput(path, read, io)));
    return EXIT.done;
  },
};

async function* annotated(operands: readonly string[], io: Io): AsyncGenerator<WireRecord> {
  for (const operand of operands) {
    for await (const record of readAnnotated(operand, io.stdin)) {
      await io.pause();
      yield record;
    }
  }
}

async function intoOne(
  writer: Writer,
  records: AsyncIterable<WireRecord>,
  output: ReturnType<typeof openOutput>,
): Promise<void> {
  try {
    await output.write(writer.begin);
    let between = '';
    for await (const record of records) {
      await output.write(between + writer.document(record));
      ({ between } = writer);
    }
    await output.write(writer.end);
    await output.commit();
  } catch (error) {
    output.discard();
    throw error;
  }
}

async function intoFolder(
  writer: Writer,
  records: AsyncIterable<WireRecord>,
  folder: OutputFolder,
): Promise<void> {
  for await (const record of records) {
    const place = folder.place(record.id);
    if (writer.textBeside) await folder.write(`${place}.txt`, record.text);
    await folder.write(`${place}${writer.extension}`, writer.document(record).trimStart());
  }
  if (writer.companion !== null) await folder.write(writer.companion.name, writer.companion.text);
}

function layers(value: string): Layer[] {
  return list(value).map((name) => {
    const layer = LAYERS.find((known) => known === name);
    if (layer === undefined) throw new InvalidArgumentError(`Layers are ${LAYERS.join(', ')}.`);
    return layer;
  });
}
