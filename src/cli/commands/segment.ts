/** `asn-scan segment`: blocks and sentences. */
import { FORMATS } from '../../sink/index.js';
import { runBatch } from '../batch/index.js';
import { examples, type Command } from '../command.js';
import { addAnalysisOptions, type AnalysisOptions } from '../options.js';

export const segment: Command = {
  configure(parser) {
    addAnalysisOptions(parser, FORMATS)
      .description('Tell the article from page furniture and cut it into sentences.')
      .addHelpText(
        'after',
        examples([
          ['asn-scan segment article.txt', 'a sentence a line, with its place'],
          ['asn-scan segment articles/ --table sentences', 'sentences as a table'],
          ['asn-scan segment articles/ --format conllu', 'tokens in CoNLL-U'],
        ]),
      );
  },
  run: (operands, options, io) =>
    runBatch(operands, options as unknown as AnalysisOptions, { until: 'segment' }, 'sentences', io),
};
