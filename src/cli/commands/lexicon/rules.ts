/** `asn-scan lexicon rules`. */
import { Option } from 'commander';
import { loadLexicon, type DocumentedEntry } from '../../../lexicon/index.js';
import { printableLine } from '../../../sink/index.js';
import { examples, EXIT, type Command } from '../../command.js';

interface Options {
  readonly format: 'text' | 'ndjson';
  readonly stage?: string;
}

export const rules: Command = {
  configure(parser) {
    parser
      .description(
        'List the rules: what each finds, the share of its findings that was right on gold, and examples.',
      )
      .option(
        '--stage <name>',
        'only rules of a stage (clean, segment, tag, quotes, directives, sanctions, violations)',
      )
      .addOption(
        new Option('--format <format>', 'form of the list').choices(['text', 'ndjson']).default('text'),
      )
      .addHelpText(
        'after',
        examples([['asn-scan lexicon rules --stage directives', 'how it is told who told whom what']]),
      );
  },
  async run(_operands, options, io) {
    const { format, stage } = options as unknown as Options;
    const lexicon = await loadLexicon();
    const found = lexicon.documented('rule').filter((rule) => stage === undefined || rule.stage === stage);
    await io.stdout.write(
      found.map(format === 'ndjson' ? (rule) => `${JSON.stringify(rule)}\n` : described).join(''),
    );
    return EXIT.done;
  },
};

function described({
  id,
  stage,
  description,
  confidence,
  measured,
  examples,
  counterexamples,
}: DocumentedEntry<'rule'>): string {
  const worth = measured === 0 ? 'estimated' : `measured on ${measured}`;
  const lines = [
    `${id} (${stage}, confidence ${confidence.toFixed(2)}, ${worth})`,
    `  ${printableLine(description)}`,
    ...examples.map((text) => `  + ${printableLine(text)}`),
    ...counterexamples.map((text) => `  - ${printableLine(text)}`),
  ];
  return `${lines.join('\n')}\n`;
}
