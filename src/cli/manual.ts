/** What the parser knows of commands and options, for the manual page and completions. */
import type { EventEmitter } from 'node:events';
import { Help, type Command as Parser, type Option } from 'commander';

export interface DescribedOption {
  /** `--format <format>` */
  readonly flags: string;
  readonly long: string;
  readonly short: string | null;
  readonly description: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly fallback: string | null;
}

export interface DescribedCommand {
  /** Words from the program on: `['lexicon', 'find']`; none for the program itself. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly description: string;
  /** `[options] <records...>` */
  readonly usage: string;
  readonly takesOperands: boolean;
  readonly options: readonly DescribedOption[];
  readonly subcommands: readonly DescribedCommand[];
  /** Commands to try, each with what it does. */
  readonly examples: readonly (readonly [command: string, does: string])[];
}

/** @param parser a program whose commands are all configured */
export function describedCommand(parser: Parser, path: readonly string[] = []): DescribedCommand {
  const help = new Help();
  const subcommands = parser.commands.map((command) => describedCommand(command, [...path, command.name()]));
  return {
    path,
    summary: parser.summary(),
    description: parser.description(),
    usage: parser.usage(),
    takesOperands: parser.registeredArguments.length > 0,
    options: help.visibleOptions(parser).map(describedOption),
    subcommands,
    examples: examplesOf(parser),
  };
}

function describedOption({
  flags,
  long,
  short,
  description,
  required,
  optional,
  argChoices,
  defaultValue,
}: Option): DescribedOption {
  return {
    flags,
    long: long ?? '',
    short: short ?? null,
    description,
    takesValue: required || optional,
    choices: argChoices ?? [],
    fallback:
      typeof defaultValue === 'string' || typeof defaultValue === 'number' ? String(defaultValue) : null,
  };
}

/** The examples that stand below a command's help. */
function examplesOf(parser: Parser): [string, string][] {
  let text = '';
  // Commander has no other way to the text that was added behind the help.
  (parser as unknown as EventEmitter).emit('afterHelp', {
    error: false,
    command: parser,
    write: (more: string) => void (text += more),
  });
  return [...text.matchAll(/^ {2}(\S.*?) {2,}(\S.*)$/gm)].map(([, command = '', does = '']) => [
    command,
    does,
  ]);
}
