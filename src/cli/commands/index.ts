/** The subcommands. Only the one that is called gets loaded. */
import type { Command, CommandGroup } from '../command.js';

interface Registered {
  readonly summary: string;
  load(): Promise<Command | CommandGroup>;
}

export const COMMANDS = {
  scan: {
    summary: 'find who told whom what: everything that asn-scan knows to find',
    load: async () => (await import('./scan.js')).scan,
  },
  segment: {
    summary: 'tell the article from page furniture and cut it into sentences',
    load: async () => (await import('./segment.js')).segment,
  },
  tag: {
    summary: 'find persons, offices, institutions, regions, laws, dates …',
    load: async () => (await import('./tag.js')).tag,
  },
  detect: {
    summary: 'find quotes, directives, sanctions and violations only',
    load: async () => (await import('./detect.js')).detect,
  },
  schema: {
    summary: 'print the JSON Schema of the record',
    load: async () => (await import('./schema.js')).schema,
  },
  eval: {
    summary: 'measure the findings against gold records',
    load: async () => (await import('./eval.js')).evaluate,
  },
  check: {
    summary: 'check a corpus by rules: pages, contents, figures that must not change',
    load: async () => (await import('./check.js')).check,
  },
  explain: {
    summary: 'tell why a finding is there, or why none is',
    load: async () => (await import('./explain.js')).explain,
  },
  lexicon: {
    summary: 'look at the words that rules look for, and add your own',
    load: async () => (await import('./lexicon/index.js')).lexicon,
  },
  verify: {
    summary: 'check records against their sources',
    load: async () => (await import('./verify.js')).verify,
  },
  convert: {
    summary: 'turn records into brat, CoNLL, Web Annotation, Label Studio, doccano, and back',
    load: async () => (await import('./convert.js')).convert,
  },
  report: {
    summary: 'write a page to look at: articles, findings, filters, charts',
    load: async () => (await import('./report.js')).report,
  },
  man: {
    summary: 'print the manual page',
    load: async () => (await import('./man.js')).man,
  },
  completion: {
    summary: 'print completions for bash, zsh or fish',
    load: async () => (await import('./completion.js')).completion,
  },
} as const satisfies Record<string, Registered>;
