/** The forms that a report can take, a file each. Only the one that is asked for gets loaded. */
import type { Report } from '../report.js';

export interface FormatOptions {
  readonly color: boolean;
  /** Version of the tool. */
  readonly version: string;
}

export type Format = (report: Report, options: FormatOptions) => string;

export const FORMATS = {
  text: async (): Promise<Format> => (await import('./text.js')).text,
  json: async (): Promise<Format> => (await import('./json.js')).json,
  sarif: async (): Promise<Format> => (await import('./sarif.js')).sarif,
  junit: async (): Promise<Format> => (await import('./junit.js')).junit,
  github: async (): Promise<Format> => (await import('./github.js')).github,
} as const;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
