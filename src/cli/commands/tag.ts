/** `asn-scan tag`: mentions and the entities that they refer to. */
import { InvalidArgumentError } from 'commander';
import { MENTION_TYPES, type MentionType } from '../../document.js';
import { runBatch } from '../batch/index.js';
import { examples, type Command } from '../command.js';
import { addAnalysisOptions, list, RECORD_FORMATS, type AnalysisOptions } from '../options.js';

interface Options extends AnalysisOptions {
  readonly types?: readonly MentionType[];
}

export const tag: Command = {
  configure(parser) {
    addAnalysisOptions(parser, RECORD_FORMATS)
      .description(
        'Find persons, offices, institutions, groups, parties, regions, places, elections, laws and dates.',
      )
      .option('--types <a,b>', `only these types of mention (${MENTION_TYPES.join(', ')})`, mentionTypes)
      .addHelpText(
        'after',
        examples([
          ['asn-scan tag article.txt', 'who and what the article names'],
          ['asn-scan tag articles/ --types person,office', 'persons and offices only'],
          ['asn-scan tag articles/ --table entities', 'entities as a table'],
        ]),
      );
  },
  run(operands, options, io) {
    const given = options as unknown as Options;
    const { types } = given;
    const task = { until: 'tag', ...(types === undefined ? {} : { types }) } as const;
    return runBatch(operands, given, task, 'mentions', io);
  },
};

function mentionTypes(value: string): MentionType[] {
  return list(value).map((name) => {
    const type = MENTION_TYPES.find((known) => known === name);
    if (type === undefined) throw new InvalidArgumentError(`Types are ${MENTION_TYPES.join(', ')}.`);
    return type;
  });
}
