/** `asn-scan explain`: why a finding is there, or why none is. */
import { existsSync } from 'node:fs';
import { Option } from 'commander';
import type { Article } from '../../document.js';
import { InputError, UsageError } from '../../errors.js';
import { explain as explained } from '../../explain/explain.js';
import { explanationText } from '../../explain/text.js';
import { loadLexicon } from '../../lexicon/index.js';
import { readArticles } from '../../source/index.js';
import { examples, EXIT, type Command } from '../command.js';
import { findInputs } from '../inputs.js';
import {
  addInputOptions,
  colored,
  colorOption,
  lexiconOption,
  type InputOptions,
  type OutputOptions,
} from '../options.js';

interface Options extends InputOptions {
  readonly format: 'text' | 'json';
  readonly lexicon: readonly string[];
  readonly color: OutputOptions['color'];
}

export const explain: Command = {
  configure(parser) {
    parser.argument('<file[:line]>', 'a file, one line of it, or - for words on standard input');
    addInputOptions(parser)
      .description(
        'Tell of every directive, sanction, violation and quote which rule found it, which words fill each slot and how the speaker was told; and of a sentence without any which rules came closest and what did not hold. LINE is a line of a text, or the row of a table.',
      )
      .addOption(
        new Option('--format <format>', 'form of the explanation').choices(['text', 'json']).default('text'),
      )
      .addOption(lexiconOption())
      .addOption(colorOption('text'))
      .addHelpText(
        'after',
        examples([
          ['asn-scan explain article.txt:7', 'the sentences of one line'],
          ["echo 'Bupati minta maaf.' | asn-scan explain -", 'why is this no directive?'],
          ['asn-scan explain article.txt --format json', 'everything, for programs'],
        ]),
      );
  },

  async run(operands, options, io) {
    const given = options as unknown as Options;
    const [target = ''] = operands;
    if (operands.length > 1) throw new UsageError('one file at a time');
    const { path, line } = placeOf(target);
    const lexicon = await loadLexicon(given.lexicon);
    const { sources, failures } = await findInputs([path], given, io);
    const items: unknown[] = [];
    let failed: InputError | null = failures[0] ?? null;
    let met = false;
    for await (const item of readArticles(sources, { maxBytes: given.maxBytes, fields: given.field })) {
      await io.pause();
      if (item instanceof InputError) {
        failed ??= item;
        continue;
      }
      const within = line === null ? undefined : partOf(item, line);
      if (within === null) continue;
      met = true;
      const explanation = explained(item, lexicon, within);
      if (given.format === 'json') items.push(explanation);
      else {
        const color = colored(given.color, io.stdout.terminal, io.env);
        await io.stdout.write(
          explanationText(explanation, { color, path: item.source.path, text: item.text }),
        );
      }
    }
    if (failed !== null) throw failed;
    if (!met && line !== null) throw new UsageError(`${path} has no line ${line}`);
    if (given.format === 'json') await io.stdout.write(`${JSON.stringify(items, null, 2)}\n`);
    return EXIT.done;
  },
};

/** `a.txt:7` is line 7 of a.txt, unless there is a file of that very name. */
function placeOf(target: string): { path: string; line: number | null } {
  const [, path, line] = /^(.+):(\d{1,9})$/s.exec(target) ?? [];
  return path === undefined || existsSync(target)
    ? { path: target, line: null }
    : { path, line: Number(line) };
}

/** The line of a text in UTF-16 units; all of a row of that number; null when the article has no such line. */
function partOf({ source, text }: Article, line: number): { start: number; end: number } | undefined | null {
  if (source.row !== undefined) return source.row === line ? undefined : null;
  let start = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf('\n', start);
    if (next < 0) return null;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: Math.max(start + 1, end < 0 ? text.length : end) };
}
