/** `asn-scan lexicon list`. */
import { Option } from 'commander';
import { loadLexicon, type DocumentedItem } from '../../../lexicon/index.js';
import type { KindName } from '../../../lexicon/kinds/index.js';
import { examples, EXIT, type Command } from '../../command.js';
import { lexiconOption } from '../../options.js';
import { kindName, labelOf, table } from './shared.js';

interface Options {
  readonly kind?: KindName;
  readonly format: 'table' | 'ndjson';
  readonly lexicon: readonly string[];
}

export const list: Command = {
  configure(parser) {
    parser
      .description('List the entries of the lexicon.')
      .option('--kind <kind>', 'only entries of this kind', kindName)
      .addOption(
        new Option('--format <format>', 'form of the list').choices(['table', 'ndjson']).default('table'),
      )
      .addOption(lexiconOption())
      .addHelpText(
        'after',
        examples([
          ['asn-scan lexicon list --kind sanction', 'punishments that are known'],
          ['asn-scan lexicon list --format ndjson | jq -r .id', 'everything that entries hold, for programs'],
        ]),
      );
  },
  async run(_operands, options, io) {
    const { kind, format, lexicon: files } = options as unknown as Options;
    const lexicon = await loadLexicon(files);
    const items: readonly DocumentedItem[] =
      kind === undefined ? lexicon.items.filter((item) => item.kind !== 'region') : lexicon.documented(kind);
    await io.stdout.write(
      format === 'ndjson'
        ? items.map((item) => `${JSON.stringify(item)}\n`).join('')
        : table(items.map((item) => [item.kind, item.id, labelOf(item), formsOf(item)])),
    );
    return EXIT.done;
  },
};

/** The first few forms. */
function formsOf(item: DocumentedItem): string {
  const { forms = [] } = item as { forms?: unknown };
  const words = (Array.isArray(forms) ? forms : Object.values(forms as object).flat()) as string[];
  const more = words.length > FEW ? ` … (${words.length})` : '';
  return words.slice(0, FEW).join(', ') + more;
}

const FEW = 4;
