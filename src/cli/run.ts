/** From arguments to an exit code. Knows no process, so that tests call it like a function. */
import { Command as Parser, CommanderError, type Option } from 'commander';
import { AsnScanError } from '../errors.js';
import { EXIT, examples, type Command, type CommandGroup } from './command.js';
import { COMMANDS } from './commands/index.js';
import { languageIn, languageOption } from './language.js';
import { Interrupted, ReaderGone, type Io } from './io.js';
import { complain, describe } from './messages.js';
import { version } from './version.js';

/** @param args the arguments after the program's name */
export async function run(args: readonly string[], surroundings: Io): Promise<number> {
  // Also what is wrong with the arguments is to be said in the language that they ask for.
  const io: Io = { ...surroundings, language: languageIn(args, surroundings.env) };
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (error instanceof ReaderGone) return EXIT.done;
    if (error instanceof Interrupted) return error.exitCode;
    if (error instanceof AsnScanError) {
      await complain(io, error.describe());
      return EXIT.unusable;
    }
    await complain(io, `internal error: ${describe(error)}`);
    if (io.env.ASN_SCAN_DEBUG !== undefined) await io.stderr.write(`${(error as Error).stack ?? ''}\n`);
    return EXIT.unusable;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<number> {
  let help = '';
  let code: number = EXIT.done;
  const called = args.filter((arg) => !arg.startsWith('-'));
  const program = await programOf(
    (name) => called[0] === name || (called[0] === 'help' && called[1] === name),
    async (command, operands, options) => {
      code = await command.run(operands, options, io, () => programOf(() => true));
    },
    (text) => void (help += text),
  );
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) {
      await io.stdout.write(help);
      return EXIT.done;
    }
    if (error.code === 'commander.help') await io.stderr.write(help);
    else await complain(io, error.message.replace(/^error: /, ''));
    return EXIT.unusable;
  }
}

type Call = (
  command: Command,
  operands: readonly string[],
  options: Record<string, unknown>,
) => Promise<void>;

/**
 * The program as the parser knows it.
 * @param loads which commands get their options; the others are known by name only
 * @param write where help and complaints go
 */
async function programOf(
  loads: (name: string) => boolean,
  call: Call = async () => {},
  write: (text: string) => void = () => {},
): Promise<Parser> {
  const program = new Parser('asn-scan')
    .configureOutput({ writeOut: write, writeErr: write })
    .exitOverride()
    .description(
      'Turns Indonesian election news into evidence: who told which civil servants to do or not do what.',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help on a command')
    .configureHelp({ optionDescription: describeOption })
    .addHelpText(
      'after',
      examples([
        ['asn-scan scan articles/', 'try this first'],
        ['asn-scan scan --help', 'what a command can do'],
      ]),
    );
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const parser = program.command(name).summary(summary).helpOption('-h, --help', 'print help');
    if (loads(name)) declare(parser, await load(), call);
  }
  return program;
}

/** Gives a command its options, or its subcommands theirs. */
function declare(parser: Parser, command: Command | CommandGroup, call: Call): void {
  command.configure(parser);
  if ('subcommands' in command) {
    for (const [name, { summary, command: sub }] of Object.entries(command.subcommands))
      declare(parser.command(name).summary(summary).helpOption('-h, --help', 'print help'), sub, call);
    return;
  }
  parser.addOption(languageOption());
  parser.action(() => call(command, parser.args, parser.opts()));
}

/** What an option does, what it can be and what it is unless given; empty lists and tables are left unsaid. */
function describeOption({ description, argChoices, defaultValue }: Option): string {
  const notes: string[] = [];
  if (argChoices !== undefined) notes.push(argChoices.join(', '));
  if (typeof defaultValue === 'string' || typeof defaultValue === 'number')
    notes.push(`default: ${defaultValue}`);
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}
