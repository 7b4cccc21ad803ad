/** `asn-scan detect`: what `scan` finds, without the layers of sentences and mentions. */
import { runBatch } from '../batch/index.js';
import { examples, type Command } from '../command.js';
import { addAnalysisOptions, RECORD_FORMATS, type AnalysisOptions } from '../options.js';

export const detect: Command = {
  configure(parser) {
    addAnalysisOptions(parser, RECORD_FORMATS)
      .description(
        'Find quotes, directives, sanctions and violations. The records are those of scan without sentences and mentions.',
      )
      .addHelpText(
        'after',
        examples([
          ['asn-scan detect articles/', 'the findings of a folder, for reading'],
          ['asn-scan detect articles/ --fields id,sanctions', 'only sanctions'],
          ['asn-scan detect articles/ --table violations', 'violations as a table'],
        ]),
      );
  },
  run: (operands, options, io) =>
    runBatch(
      operands,
      options as unknown as AnalysisOptions,
      { until: 'penalties', without: ['sentences', 'mentions'] },
      'directives',
      io,
    ),
};
