/** `asn-scan lexicon validate`. */
import { AsnScanError } from '../../../errors.js';
import { loadLexicon } from '../../../lexicon/index.js';
import { readLexiconFile } from '../../../lexicon/read.js';
import { examples, EXIT, type Command } from '../../command.js';
import { complain } from '../../messages.js';
import { plural } from './shared.js';

export const validate: Command = {
  configure(parser) {
    parser
      .description(
        'Check lexicon files as `--lexicon` would: the first fault of each is named with its line.',
      )
      .argument('<file...>', 'lexicon files; later ones may add to earlier ones')
      .addHelpText(
        'after',
        examples([['asn-scan lexicon validate mine.yaml', 'one line a file; exit code 2 for a fault']]),
      );
  },
  async run(operands, _options, io) {
    let faults = 0;
    const good: string[] = [];
    for (const file of operands) {
      try {
        const entries = readLexiconFile(file);
        await loadLexicon([...good, file]);
        good.push(file);
        await io.stdout.write(`${file}: ${plural(entries.length, 'entry')}\n`);
      } catch (error) {
        if (!(error instanceof AsnScanError)) throw error;
        faults++;
        await complain(io, error.describe());
      }
    }
    return faults === 0 ? EXIT.done : EXIT.unusable;
  },
};
