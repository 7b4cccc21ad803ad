/** `asn-scan lexicon test`. */
import { brokenExamples } from '../../../eval/examples.js';
import { loadLexicon, type DocumentedEntry } from '../../../lexicon/index.js';
import type { KindName } from '../../../lexicon/kinds/index.js';
import { readLexiconFile } from '../../../lexicon/read.js';
import { printableLine } from '../../../sink/index.js';
import { examples, EXIT, type Command } from '../../command.js';
import { kindName, nameOf, plural } from './shared.js';

interface Options {
  readonly kind?: KindName;
}

export const test: Command = {
  configure(parser) {
    parser
      .description(
        'Run the examples of entries: in each the entry must be found, and in no counterexample. With FILES those of their entries, else all.',
      )
      .argument('[file...]', 'lexicon files, laid over the built-in lexicon')
      .option('--kind <kind>', 'only entries of this kind', kindName)
      .addHelpText(
        'after',
        examples([
          ['asn-scan lexicon test mine.yaml', 'does my file do what it says? exit code 1 if not'],
          ['asn-scan lexicon test --kind sanction', 'the examples of the built-in punishments'],
        ]),
      );
  },
  async run(operands, options, io) {
    const { kind } = options as unknown as Options;
    const lexicon = await loadLexicon(operands);
    const own = new Set(operands.flatMap((file) => readLexiconFile(file).map(nameOf)));
    const entries = lexicon.items.filter(
      (item): item is DocumentedEntry =>
        item.kind !== 'region' &&
        (kind === undefined || item.kind === kind) &&
        (own.size === 0 || own.has(nameOf(item))),
    );
    let tested = 0;
    let broken = 0;
    for (const entry of entries) {
      await io.pause();
      tested += entry.examples.length + entry.counterexamples.length;
      for (const { text, expected } of brokenExamples(lexicon, [entry])) {
        broken++;
        await io.stdout.write(`${nameOf(entry)}: expected ${expected} in: ${printableLine(text)}\n`);
      }
    }
    await io.stdout.write(
      `${plural(tested, 'example')} of ${plural(entries.length, 'entry')}, ${broken} broken\n`,
    );
    return broken === 0 ? EXIT.done : EXIT.failed;
  },
};
