/** `asn-scan lexicon find`. */
import { Option } from 'commander';
import { loadLexicon } from '../../../lexicon/index.js';
import { entriesWithForm, entriesWithPart, entriesWithRoot, type Known } from '../../../lexicon/lookup.js';
import { printableLine } from '../../../sink/index.js';
import { examples, EXIT, type Command } from '../../command.js';
import { complain } from '../../messages.js';
import { lexiconOption } from '../../options.js';
import { labelOf, nameOf, table } from './shared.js';

interface Options {
  readonly format: 'text' | 'ndjson';
  readonly lexicon: readonly string[];
}

/** Of the entries that only hold the words among others, so many are shown. */
const MOST_PARTS = 30;

export const find: Command = {
  configure(parser) {
    parser
      .description(
        'Tell which entries know a word or phrase: as a form, inflected ones too, or inside a longer one.',
      )
      .argument('<word...>', 'a word or phrase')
      .addOption(
        new Option('--format <format>', 'form of the list').choices(['text', 'ndjson']).default('text'),
      )
      .addOption(lexiconOption())
      .addHelpText(
        'after',
        examples([
          ['asn-scan lexicon find mengimbau', 'an inflected verb'],
          ['asn-scan lexicon find teguran tertulis', 'a phrase; exit code 1 if no entry knows it'],
        ]),
      );
  },
  async run(operands, options, io) {
    const { format, lexicon: files } = options as unknown as Options;
    const phrase = operands.join(' ');
    const lexicon = await loadLexicon(files);
    const forms = entriesWithForm(lexicon, phrase);
    const { stem } = await import('../../../lexicon/stemmer.js');
    const roots = forms.length > 0 ? [] : entriesWithRoot(lexicon, stem(phrase));
    const exact = new Set([...forms, ...roots].map(({ item }) => nameOf(item)));
    const parts = entriesWithPart(lexicon, phrase).filter(({ item }) => !exact.has(nameOf(item)));
    const all = [...forms, ...roots, ...parts];
    if (format === 'ndjson') await io.stdout.write(all.map(line).join(''));
    else await io.stdout.write(table([...forms, ...roots, ...parts.slice(0, MOST_PARTS)].map(row)));
    if (format === 'text' && parts.length > MOST_PARTS)
      await complain(io, `${parts.length - MOST_PARTS} more entries hold it; --format ndjson lists all`);
    if (all.length > 0) return EXIT.done;
    await complain(io, `no entry knows "${printableLine(phrase)}"`);
    return EXIT.failed;
  },
};

const HOW: Readonly<Record<Known['how'], string>> = {
  form: 'a form of',
  part: 'stands in',
  root: 'has the root of',
};

function row({ item, how, slot, form }: Known): string[] {
  const where = [slot, how === 'part' ? `"${form}"` : ''].filter((part) => part !== '').join(' ');
  return [HOW[how], nameOf(item), labelOf(item), where];
}

function line({ item, how, slot, form }: Known): string {
  return `${JSON.stringify({ how, kind: item.kind, id: item.id, slot, form })}\n`;
}
