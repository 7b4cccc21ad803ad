/** `asn-scan eval`: measures findings against gold records. */
import { Chalk } from 'chalk';
import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../../errors.js';
import {
  evaluate as compare,
  LAYERS,
  LAYER_NAMES,
  type Evaluation,
  type LayerName,
} from '../../eval/evaluate.js';
import { readRecords } from '../../eval/gold.js';
import { predict } from '../../eval/predict.js';
import { jsonReport, textReport, type Paint } from '../../eval/report.js';
import { score } from '../../eval/tally.js';
import { loadLexicon } from '../../lexicon/index.js';
import { examples, EXIT, type Command } from '../command.js';
import { complain } from '../messages.js';
import { colored, colorOption, lexiconOption, list, type OutputOptions } from '../options.js';

/** The least F1 that a score must reach. */
interface Floor {
  readonly name: string;
  readonly least: number;
}

interface Options {
  readonly format: 'text' | 'json';
  readonly layers: readonly LayerName[];
  readonly min: readonly Floor[];
  readonly errors: number;
  readonly lexicon: readonly string[];
  readonly color: OutputOptions['color'];
}

export const evaluate: Command = {
  configure(parser) {
    parser
      .description(
        'Compare findings with gold records. Without PREDICTIONS the tool runs on the text of the gold records.',
      )
      .argument('<gold>', 'a record (.json), records (.ndjson), or a folder of them')
      .argument('[predictions]', 'records to compare by id: a file, a folder, or - for standard input')
      .addOption(
        new Option('--format <format>', 'how to print the scores').choices(['text', 'json']).default('text'),
      )
      .option('--layers <a,b>', `only these layers (${LAYER_NAMES.join(', ')})`, parseLayers, LAYER_NAMES)
      .option('--min <score=f1>', 'exit 1 if a score is lower; can be repeated', collectFloor, [])
      .option('--errors <n>', 'list the n worst items of each sort in every layer', parseCount, 0)
      .addOption(lexiconOption())
      .addOption(colorOption('text'))
      .addHelpText(
        'after',
        examples([
          ['asn-scan eval fixtures/articles', 'score the tool on the fixtures'],
          ['asn-scan eval gold --layers directives --errors 10', 'see what goes wrong with directives'],
          ['asn-scan eval gold --min directives=0.85 --min quotes.speaker=0.9', 'guard against loss in CI'],
          ['asn-scan scan articles | asn-scan eval gold -', 'score records made before'],
        ]),
      );
  },

  async run(operands, options, io) {
    const { format, layers, min, errors, lexicon: files, color } = options as unknown as Options;
    const [goldPath, predictionPath] = operands as [string, string?];
    const golds = await readRecords(goldPath, io.stdin);
    let evaluation: Evaluation;
    if (predictionPath === undefined) {
      const lexicon = await loadLexicon(files);
      evaluation = compare(golds, (gold) => predict(gold, lexicon), layers);
    } else {
      const predictions = new Map(
        (await readRecords(predictionPath, io.stdin)).map((record) => [record.id, record]),
      );
      const without = golds.filter(({ id }) => !predictions.has(id));
      if (without.length === golds.length) {
        throw new UsageError('no prediction has the id of a gold record', {
          hint: `gold has ${golds[0]?.id ?? 'no records'}, predictions have ${[...predictions.keys()][0] ?? 'none'}`,
        });
      }
      for (const { id } of without) await complain(io, `no prediction for ${id}: all of it counts as missed`);
      evaluation = compare(golds, ({ id }) => predictions.get(id), layers);
    }
    const report =
      format === 'json'
        ? jsonReport(evaluation, errors)
        : textReport(evaluation, errors, paint(colored(color, io.stdout.terminal, io.env)));
    await io.stdout.write(report);
    const failures = belowFloor(evaluation, min);
    for (const failure of failures) await complain(io, failure);
    return failures.length === 0 ? EXIT.done : EXIT.failed;
  },
};

/** A line for every score below its floor. A score with nothing to find and nothing said is perfect. */
function belowFloor({ scores }: Evaluation, floors: readonly Floor[]): string[] {
  return floors.flatMap(({ name, least }) => {
    const tally = scores.get(name);
    if (tally === undefined) {
      const known = [...scores].map(([other]) => other).join(', ');
      throw new UsageError(`--min: no score ${name}`, { hint: `scores of this run: ${known}` });
    }
    const reached = score(tally).f1 ?? 1;
    return reached >= least ? [] : [`${name}: F1 ${reached.toFixed(4)} is below ${least}`];
  });
}

function paint(colour: boolean): Paint {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return { head: chalk.bold, bad: chalk.red, good: chalk.green, faint: chalk.dim };
}

function parseLayers(value: string): LayerName[] {
  return list(value).map((name) => {
    if (!isLayer(name))
      throw new InvalidArgumentError(`no layer ${name}; there are ${LAYER_NAMES.join(', ')}`);
    return name;
  });
}

function collectFloor(value: string, before: readonly Floor[]): Floor[] {
  const [, name = '', number = ''] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  const least = Number(number);
  if (name === '' || !(least >= 0 && least <= 1)) {
    throw new InvalidArgumentError('expected a score and a number from 0 to 1, such as directives=0.85');
  }
  return [...before, { name: isLayer(name) ? LAYERS[name].headline : name, least }];
}

function parseCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('expected a whole number');
  return Number(value);
}

function isLayer(name: string): name is LayerName {
  return Object.hasOwn(LAYERS, name);
}
