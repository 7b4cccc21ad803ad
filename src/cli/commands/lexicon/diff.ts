/** `asn-scan lexicon diff`. */
import { Option } from 'commander';
import { differences, type Change } from '../../../lexicon/difference.js';
import { loadLexicon, type DocumentedEntry, type Lexicon } from '../../../lexicon/index.js';
import { readLexiconFile } from '../../../lexicon/read.js';
import { printableLine } from '../../../sink/index.js';
import { examples, EXIT, type Command } from '../../command.js';
import { nameOf } from './shared.js';

interface Options {
  readonly format: 'text' | 'ndjson';
}

export const diff: Command = {
  configure(parser) {
    parser
      .description(
        'Tell what a lexicon file changes of the built-in lexicon, or in what two files differ: entries and words that come (+) and go (-).',
      )
      .argument('<file>', 'a lexicon file')
      .argument('[other]', 'another: what leads from FILE to OTHER')
      .addOption(
        new Option('--format <format>', 'form of the list').choices(['text', 'ndjson']).default('text'),
      )
      .addHelpText(
        'after',
        examples([['asn-scan lexicon diff mine.yaml', 'nothing built in should go by accident']]),
      );
  },
  async run(operands, options, io) {
    const { format } = options as unknown as Options;
    const [file, other] = operands as [string, string?];
    const changes =
      other === undefined
        ? differences(entriesOf(await loadLexicon()), entriesOf(await loadLexicon([file])))
        : differences(readLexiconFile(file), readLexiconFile(other));
    await io.stdout.write(
      changes.map(format === 'ndjson' ? (change) => `${JSON.stringify(change)}\n` : described).join(''),
    );
    return EXIT.done;
  },
};

function entriesOf(lexicon: Lexicon): DocumentedEntry[] {
  return lexicon.items.filter((item): item is DocumentedEntry => item.kind !== 'region');
}

const SIGNS: Readonly<Record<Change['sort'], string>> = { added: '+', removed: '-', changed: '~' };

function described(change: Change): string {
  const lines = [`${SIGNS[change.sort]} ${nameOf(change)}`];
  for (const { key, added, removed } of change.keys) {
    for (const text of removed) lines.push(`    - ${key}: ${printableLine(text)}`);
    for (const text of added) lines.push(`    + ${key}: ${printableLine(text)}`);
  }
  return `${lines.join('\n')}\n`;
}
