/** `asn-scan lexicon`: the words that rules look for, to look at and to add to. */
import { examples, type CommandGroup } from '../../command.js';
import { add } from './add.js';
import { diff } from './diff.js';
import { find } from './find.js';
import { list } from './list.js';
import { rules } from './rules.js';
import { test } from './test.js';
import { validate } from './validate.js';

export const lexicon: CommandGroup = {
  configure(parser) {
    parser.description('Look at the words that rules look for, and add your own in a file.').addHelpText(
      'after',
      examples([
        ['asn-scan lexicon find Forkopimda', 'which entries know a word'],
        [
          'asn-scan lexicon add mine.yaml institution/bawaslu --form "Bawas RI"',
          'another name of a known body',
        ],
        ['asn-scan lexicon validate mine.yaml', 'is the file as it should be?'],
        ['asn-scan scan articles/ --lexicon mine.yaml', 'use it'],
      ]),
    );
  },
  subcommands: {
    validate: { summary: 'check lexicon files', command: validate },
    list: { summary: 'list entries', command: list },
    find: { summary: 'tell which entries know a word', command: find },
    test: { summary: 'run the examples and counterexamples of entries', command: test },
    rules: { summary: 'list the rules: what each finds and how often it is right', command: rules },
    diff: { summary: 'tell what a lexicon file changes', command: diff },
    add: { summary: 'add an entry, or forms of one, to a lexicon file', command: add },
  },
};
