/** `asn-scan scan`: the whole pipeline. */
import { runBatch } from '../batch/index.js';
import { examples, type Command } from '../command.js';
import { addAnalysisOptions, RECORD_FORMATS, type AnalysisOptions } from '../options.js';

export const scan: Command = {
  configure(parser) {
    addAnalysisOptions(parser, RECORD_FORMATS)
      .description(
        'Find who told whom what: mentions, quotes with speakers, directives, sanctions and violations, each with the words that show it.',
      )
      .addHelpText(
        'after',
        examples([
          ['asn-scan scan articles/', 'a folder, for reading'],
          ['asn-scan scan articles/ | jq .directives', 'a record a line, for programs'],
          ['asn-scan scan dump.csv --field text=isi --table directives', 'a table from a table'],
          ['asn-scan scan articles/ --format json --output found.json', 'one JSON file'],
          ['curl -s URL | asn-scan scan - --input-format html', 'a page from standard input'],
        ]),
      );
  },
  run: (operands, options, io) =>
    runBatch(operands, options as unknown as AnalysisOptions, { until: 'penalties' }, 'directives', io),
};
