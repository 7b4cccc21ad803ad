/** `asn-scan report`: records as one page to look at. */
import { annotatedFiles, readAnnotated } from '../../interchange/index.js';
import { loadLexicon } from '../../lexicon/index.js';
import { MESSAGES } from '../../messages/index.js';
import { namesFrom, readAssets, ReportPage } from '../../report/index.js';
import { examples, EXIT, type Command } from '../command.js';
import { chosenLanguage, type LanguageOption } from '../language.js';
import { lexiconOption } from '../options.js';
import { openOutput } from '../records.js';

interface Options extends LanguageOption {
  readonly output?: string;
  readonly title?: string;
  readonly lexicon: readonly string[];
}

export const report: Command = {
  configure(parser) {
    parser
      .description(
        'Write one page with the articles, what was found in them, filters, charts and tables. It loads nothing from anywhere.',
      )
      .argument('<records...>', 'records (.ndjson, .json), folders of them, or - for standard input')
      .option('-o, --output <file>', 'write to a file, which is replaced only when all is done')
      .option('--title <text>', 'heading of the page')
      .addOption(lexiconOption('names of kinds that were added'))
      .addHelpText(
        'after',
        examples([
          ['asn-scan report found.ndjson -o report.html', 'a page of records made before'],
          ['asn-scan scan articles/ | asn-scan report - -o report.html', 'straight from articles'],
          ['asn-scan report found.ndjson -o laporan.html --lang id', 'in Indonesian at first'],
        ]),
      );
  },

  async run(operands, options, io) {
    const { output: path, title, lexicon, ...rest } = options as unknown as Options;
    const language = chosenLanguage(rest, io.env);
    const page = new ReportPage({
      title: title ?? null,
      language,
      names: namesFrom(await loadLexicon(lexicon)),
      assets: readAssets(),
      needsScript: MESSAGES[language].report.needsScript,
    });
    const files = (
      await Promise.all(operands.map((operand) => (operand === '-' ? [] : annotatedFiles(operand))))
    ).flat();
    const output = openOutput(path, files, io);
    try {
      await output.write(page.begin());
      for (const operand of operands) {
        for await (const record of readAnnotated(operand, io.stdin)) {
          await io.pause();
          await output.write(page.article(record));
        }
      }
      await output.write(page.end());
      await output.commit();
      return EXIT.done;
    } catch (error) {
      output.discard();
      throw error;
    }
  },
};
