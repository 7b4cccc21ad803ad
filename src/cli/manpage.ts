/** The manual page, in the macros of man(7). */
import type { DescribedCommand, DescribedOption } from './manual.js';

const EXIT_CODES = [
  ['0', 'done; also when the reader of a pipe has had enough'],
  ['1', 'documents failed, or a check says no'],
  ['2', 'the command line, a named path, a lexicon or the output cannot be used'],
  ['129, 130, 143', 'stopped by SIGHUP, SIGINT, SIGTERM'],
] as const;

const ENVIRONMENT = [
  ['ASN_SCAN_LANG', 'language of what people read, as with --lang'],
  ['ASN_SCAN_DEBUG', 'when set, a defect of the program comes with its stack trace'],
  ['NO_COLOR', 'when set, no colours unless --color always'],
] as const;

export function manualPage(program: DescribedCommand, version: string): string {
  const lines = [
    '\'\\" t -*- coding: UTF-8 -*-',
    `.TH ASN\\-SCAN 1 "" "asn\\-scan ${version}" "User Commands"`,
    '.SH NAME',
    'asn\\-scan \\- turn Indonesian election news into evidence',
    '.SH SYNOPSIS',
    '.B asn\\-scan',
    '.I command',
    '[\\fIoptions\\fR] [\\fIpath\\fR ...]',
    '.SH DESCRIPTION',
    text(program.description),
    '.SH COMMANDS',
    ...program.subcommands.flatMap(commandLines),
    '.SH EXIT STATUS',
    ...EXIT_CODES.flatMap(tagged),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(tagged),
    '.SH EXAMPLES',
    ...program.examples.flatMap(exampleLines),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines(command: DescribedCommand): string[] {
  const name = ['asn-scan', ...command.path].join(' ');
  return [
    `.SS ${text(`${name} ${command.usage}`)}`,
    text(command.description === '' ? command.summary : command.description),
    ...command.options.flatMap(optionLines),
    ...(command.examples.length === 0 ? [] : ['.PP', 'Examples:', ...command.examples.flatMap(exampleLines)]),
    ...command.subcommands.flatMap(commandLines),
  ];
}

function optionLines({ flags, description, choices, fallback }: DescribedOption): string[] {
  const notes = [
    ...(choices.length === 0 ? [] : [choices.join(', ')]),
    ...(fallback === null ? [] : [`default: ${fallback}`]),
  ];
  return [
    '.TP',
    `.B ${text(flags)}`,
    text(notes.length === 0 ? description : `${description} (${notes.join('; ')})`),
  ];
}

function exampleLines([command, does]: readonly [string, string]): string[] {
  return ['.IP', '.nf', `\\fB${text(command)}\\fR`, '.fi', text(does)];
}

function tagged([name, does]: readonly [string, string]): string[] {
  return ['.TP', `.B ${text(name)}`, text(does)];
}

/** Words that no macro can be in. */
function text(words: string): string {
  return words.replace(/\s+/g, ' ').replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');
}
