/**
 * Findings that somebody looked at and accepted, in a side file, as articles are evidence and are never edited. Each is
 * tied to the document's content: when that changes, the finding counts again.
 */
import * as z from 'zod';
import { ConfigError } from '../errors.js';
import { closest } from '../lexicon/stemmer.js';
import { parseYaml, type Yaml } from '../lexicon/yaml.js';
import type { Draft, Finding } from './finding.js';
import { CODES, isCode, type Code } from './rules.js';

export interface Suppression {
  /** Beginning of the SHA-256 of the document, hexadecimal. */
  readonly document: string;
  readonly code: Code;
  /** Only findings at exactly these words; absent: all of the code. */
  readonly text?: string | undefined;
  readonly reason: string;
  /** ISO day from which it no longer holds, or `never`. */
  readonly expires: string;
  /** Where the document lay; for people. */
  readonly path?: string | undefined;
}

interface Placed extends Suppression {
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
}

const entrySchema = z.strictObject({
  document: z
    .string()
    .regex(/^[0-9a-f]{12,64}$/, 'the first 12 or more digits of the SHA-256 of the document'),
  code: z.string(),
  text: z.string().min(1).optional(),
  reason: z.string().min(1, 'say why'),
  expires: z
    .string()
    .refine(
      (day) => day === 'never' || z.iso.date().safeParse(day).success,
      'a day such as 2027-06-30, or never',
    ),
  path: z.string().optional(),
});

/** What a check has seen, to tell which suppressions hide nothing any more. */
export interface Seen {
  readonly hashes: ReadonlySet<string>;
  /** Hash of each path's document, for paths that hold one. */
  readonly byPath: ReadonlyMap<string, string>;
  /** False when only a part of the corpus was looked at. */
  readonly whole: boolean;
}

/** A note about an entry of a side file, and where that stands. */
export interface Note extends Draft {
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
}

export class Suppressions {
  readonly #byCode = new Map<Code, Placed[]>();
  readonly #used = new Set<Suppression>();
  readonly #today: string;

  /** @param today ISO day */
  constructor(entries: readonly Placed[], today: string) {
    this.#today = today;
    for (const entry of entries) {
      const list = this.#byCode.get(entry.code);
      if (list === undefined) this.#byCode.set(entry.code, [entry]);
      else list.push(entry);
    }
  }

  /** Why the finding does not count, or null. */
  reasonFor({ code, document, text }: Finding): string | null {
    if (document === null) return null;
    for (const entry of this.#byCode.get(code) ?? []) {
      if (!document.sha256.startsWith(entry.document)) continue;
      if (entry.text !== undefined && entry.text !== text) continue;
      this.#used.add(entry);
      if (!this.#isExpired(entry)) return entry.reason;
    }
    return null;
  }

  /** What is to be said of the entries themselves, after all findings were asked for. */
  notes(seen: Seen): Note[] {
    return [...this.#byCode.values()].flat().flatMap((entry): Note[] => {
      const { code, at, expires } = entry;
      if (this.#used.has(entry)) {
        if (!this.#isExpired(entry)) return [];
        return [{ code: 'expired-suppression', message: `of ${code}: expired on ${expires}`, at }];
      }
      const why = whyStale(entry, seen);
      return why === null ? [] : [{ code: 'stale-suppression', message: `of ${code}: ${why}`, at }];
    });
  }

  #isExpired({ expires }: Suppression): boolean {
    return expires !== 'never' && expires <= this.#today;
  }
}

function whyStale({ document, path }: Suppression, { hashes, byPath, whole }: Seen): string | null {
  for (const hash of hashes)
    if (hash.startsWith(document)) return 'the document has no such finding any more';
  const now = path === undefined ? undefined : byPath.get(path);
  if (now !== undefined) return `the document has changed (its hash is now ${now.slice(0, 12)}…)`;
  return whole ? 'no document with this content was checked' : null;
}

/** @throws ConfigError naming line and column of the first fault */
export function readSuppressions(source: string, file: string): Placed[] {
  const yaml = parseYaml(source, file, ConfigError);
  const list = yaml.content ?? [];
  if (!Array.isArray(list)) {
    throw new ConfigError('a list of suppressions is expected', {
      place: yaml.at([]),
      hint: 'start each with "- document:"',
    });
  }
  return list.map((item: unknown, index) => {
    const result = entrySchema.safeParse(item);
    if (!result.success) throw faulty(result.error, yaml, index);
    const { code } = result.data;
    if (!isCode(code)) throw unknown('rule', code, CODES, yaml, [index, 'code']);
    return { ...result.data, code, at: yaml.at([index]) };
  });
}

function faulty(error: z.ZodError, yaml: Yaml, index: number): ConfigError {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return unknown('key', key, Object.keys(entrySchema.shape), yaml, [index, key]);
  }
  const name = issue?.path.join('.') ?? '';
  const missing = issue?.code === 'invalid_type' && issue.input === undefined && name !== '';
  const message = missing ? `"${name}" is missing` : `"${name}": ${issue?.message ?? 'not valid'}`;
  return new ConfigError(message, { place: yaml.at([index, ...(issue?.path ?? [])]) });
}

function unknown(
  what: string,
  name: string,
  known: readonly string[],
  yaml: Yaml,
  path: readonly PropertyKey[],
): ConfigError {
  const near = closest(name, known);
  return new ConfigError(`unknown ${what} "${name}"`, {
    place: yaml.at(path),
    hint: near === null ? `there are ${known.join(', ')}` : `did you mean "${near}"?`,
  });
}

/** Entries as they are added to the file. */
export function writtenSuppressions(entries: readonly Suppression[]): string {
  return entries
    .map(({ document, path, code, text, reason, expires }) => {
      const lines = [
        `- document: ${document}`,
        ...(path === undefined ? [] : [`  path: ${JSON.stringify(path)}`]),
        `  code: ${code}`,
        ...(text === undefined ? [] : [`  text: ${JSON.stringify(text)}`]),
        `  reason: ${JSON.stringify(reason)}`,
        `  expires: ${expires}`,
      ];
      return `${lines.join('\n')}\n`;
    })
    .join('');
}
