/** What a subcommand is. One file each in `commands/`, registered in `commands/index.ts`. */
import type { Command as Parser } from 'commander';
import type { Io } from './io.js';

export const EXIT = {
  done: 0,
  /** The check says no, or documents failed. */
  failed: 1,
  /** The command line, a lexicon or the output cannot be used. */
  unusable: 2,
} as const;

export interface Command {
  /** Adds arguments, options, description and examples. */
  configure(parser: Parser): void;
  /**
   * @param operands the arguments that are no options
   * @param options what commander made of the options
   * @param program the program with all commands, for those that describe it
   * @returns the exit code
   */
  run(
    operands: readonly string[],
    options: Readonly<Record<string, unknown>>,
    io: Io,
    program: () => Promise<Parser>,
  ): Promise<number>;
}

/** A command that only holds others: `asn-scan lexicon find`. */
export interface CommandGroup {
  /** Adds description and examples. */
  configure(parser: Parser): void;
  readonly subcommands: Readonly<Record<string, { readonly summary: string; readonly command: Command }>>;
}

/** Help text after the options: lines to try, each a command and what it does. */
export function examples(lines: readonly (readonly [command: string, does: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, does]) => `  ${command.padEnd(width)}  ${does}`).join('\n')}\n`;
}
