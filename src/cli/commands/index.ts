/** The subcommands. Only the one that is called gets loaded. */
import type { Command } from '../command.js';

interface Registered {
  readonly summary: string;
  load(): Promise<Command>;
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
} as const satisfies Record<string, Registered>;

export type CommandName = keyof typeof COMMANDS;
