/**
 * The configuration of `check`: YAML data that says how much each rule matters and where side files lie. It runs no
 * code, and every path in it stays below the working folder, so that a foreign folder's configuration can neither
 * write nor read elsewhere.
 */
import { isAbsolute, normalize } from 'node:path';
import * as z from 'zod';
import { ConfigError } from '../errors.js';
import { closest } from '../lexicon/stemmer.js';
import { parseYaml, type Yaml } from '../lexicon/yaml.js';
import { CODES, isCode, ruleOf, SEVERITIES, type Code, type Severity } from './rules.js';

export const DEFAULT_CONFIG = 'asn-scan.yaml';

export interface Settings {
  /** Findings of this severity or worse make the check fail. */
  readonly failOn: FailOn;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly lexicons: readonly string[];
  /** Side files; one that is not named is looked for under its default name. */
  readonly suppressions: SideFile;
  readonly baseline: SideFile;
  readonly counts: SideFile;
  /** Folder or file of gold records, and the least F1 that scores on it must have. */
  readonly gold: string | null;
  readonly floors: ReadonlyMap<string, number>;
  severity(code: Code): Severity | 'off';
  option(code: Code, name: string): number;
}

export interface SideFile {
  readonly path: string;
  /** True when somebody asked for it, so that it must be there. */
  readonly named: boolean;
}

export const FAIL_ON = [...SEVERITIES, 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** One value and who set it. */
export interface Setting {
  /** `fail-on`, `rules.near-duplicate.similarity`. */
  readonly path: readonly string[];
  readonly value: Value;
  /** `default`, `asn-scan.yaml:3:5`, `--fail-on`. */
  readonly from: string;
}

type Value = string | number | null | readonly string[];

const DEFAULTS: readonly (readonly [path: readonly string[], value: Value])[] = [
  [['fail-on'], 'warning'],
  [['include'], []],
  [['exclude'], []],
  [['lexicons'], []],
  [['suppressions'], 'asn-scan.suppressions.yaml'],
  [['baseline'], 'asn-scan.baseline.json'],
  [['counts'], 'asn-scan.counts.json'],
  [['gold'], null],
  ...CODES.flatMap((code): [string[], Value][] => [
    [['rules', code, 'severity'], ruleOf(code).severity],
    ...Object.entries(ruleOf(code).options ?? {}).map(([name, schema]): [string[], Value] => [
      ['rules', code, name],
      schema.parse(undefined) as number,
    ]),
  ]),
];

const path = z
  .string()
  .min(1)
  .refine(isBelow, 'a path below the working folder, without ".." and not from the root');
/** A document that could not be read is always told. */
const severityOf = (code: Code) =>
  code === 'unreadable' ? z.enum(SEVERITIES) : z.enum([...SEVERITIES, 'off']);

const configSchema = z.strictObject({
  'fail-on': z.enum(FAIL_ON).optional(),
  include: z.array(z.string().min(1)).optional(),
  exclude: z.array(z.string().min(1)).optional(),
  lexicons: z.array(path).optional(),
  suppressions: path.optional(),
  baseline: path.optional(),
  counts: path.optional(),
  gold: path.optional(),
  floors: z.record(z.string(), z.number().min(0).max(1)).optional(),
  rules: z
    .strictObject(
      Object.fromEntries(
        CODES.map((code) => [
          code,
          z
            .preprocess(
              (value) => (typeof value === 'string' ? { severity: value } : value),
              z.strictObject({ severity: severityOf(code).optional(), ...optional(ruleOf(code).options) }),
            )
            .optional(),
        ]),
      ),
    )
    .optional(),
});

function optional(options: Readonly<Record<string, z.ZodDefault<z.ZodType>>> = {}) {
  return Object.fromEntries(
    Object.entries(options).map(([name, schema]) => [name, schema.unwrap().optional()]),
  );
}

/** True for a path that stays below the folder that it starts from. */
export function isBelow(path: string): boolean {
  const plain = normalize(path);
  return !isAbsolute(plain) && plain !== '..' && !plain.startsWith('../') && !plain.includes('\0');
}

/** The values that a configuration file sets. @throws ConfigError naming line and column of the first fault */
export function readConfig(source: string, file: string): Setting[] {
  const yaml = parseYaml(source, file, ConfigError);
  const content = yaml.content ?? {};
  const result = configSchema.safeParse(content);
  if (!result.success) throw faulty(result.error, yaml, content);
  const settings: Setting[] = [];
  const add = (path: readonly string[], value: Value): void => {
    const { line, column } = yaml.at(path);
    settings.push({ path, value, from: `${file}:${line}:${column}` });
  };
  const { rules = {}, floors = {}, ...plain } = result.data;
  for (const [key, value] of Object.entries(plain)) if (value !== undefined) add([key], value);
  for (const [score, floor] of Object.entries(floors)) add(['floors', score], floor);
  for (const [code, options] of Object.entries(rules)) {
    for (const [name, value] of Object.entries(options ?? {}))
      if (value !== undefined) add(['rules', code, name], value as string | number);
  }
  if (plain.gold === undefined && Object.keys(floors).length > 0) {
    throw new ConfigError('"floors" need "gold"', {
      place: yaml.at(['floors']),
      hint: 'say with gold: PATH on which records they are measured',
    });
  }
  return settings;
}

/** What `check` works with: the defaults, then each layer over the ones before it. */
export function settle(...layers: readonly (readonly Setting[])[]): {
  settings: Settings;
  all: readonly Setting[];
} {
  const byKey = new Map<string, Setting>();
  const key = (path: readonly string[]): string => path.join('\0');
  for (const [path, value] of DEFAULTS) byKey.set(key(path), { path, value, from: 'default' });
  for (const setting of layers.flat()) byKey.set(key(setting.path), setting);
  const value = <T extends Value>(...path: readonly string[]): T => byKey.get(key(path))?.value as T;
  const sideFile = (name: string): SideFile => ({
    path: value<string>(name),
    named: byKey.get(name)?.from !== 'default',
  });
  const floors = [...byKey.values()].filter(({ path }) => path[0] === 'floors');
  return {
    all: [...byKey.values()],
    settings: {
      failOn: value<FailOn>('fail-on'),
      include: value<readonly string[]>('include'),
      exclude: value<readonly string[]>('exclude'),
      lexicons: value<readonly string[]>('lexicons'),
      suppressions: sideFile('suppressions'),
      baseline: sideFile('baseline'),
      counts: sideFile('counts'),
      gold: value<string | null>('gold'),
      floors: new Map(floors.map(({ path, value }) => [path[1] as string, value as number])),
      severity: (code) => value<Severity | 'off'>('rules', code, 'severity'),
      option: (code, name) => value<number>('rules', code, name),
    },
  };
}

/** All settings as YAML that could be the configuration, each with a comment that says who set it. */
export function configText(all: readonly Setting[]): string {
  const lines: (readonly [text: string, from: string])[] = [];
  const opened = new Set<string>();
  for (const { path, value, from } of [...all].sort(bySection)) {
    const shown = hasSeverityOnly(path) ? path.slice(0, -1) : path;
    const depth = shown.length - 1;
    for (let d = 0; d < depth; d++) {
      const section = shown.slice(0, d + 1).join('\0');
      if (!opened.has(section)) lines.push([`${'  '.repeat(d)}${shown[d]}:`, '']);
      opened.add(section);
    }
    const text = value === null ? `# ${shown[depth]}:` : `${shown[depth]}: ${scalar(value)}`;
    lines.push([`${'  '.repeat(depth)}${text}`, from]);
  }
  const width = Math.min(60, Math.max(...lines.map(([text]) => text.length)));
  return `${lines.map(([text, from]) => (from === '' ? text : `${text.padEnd(width)}  # ${from}`)).join('\n')}\n`;
}

/** True for the severity of a rule that has nothing else to set: `truncated: off` says it. */
function hasSeverityOnly([section, code, name]: readonly string[]): boolean {
  return (
    section === 'rules' &&
    name === 'severity' &&
    isCode(code ?? '') &&
    ruleOf(code as Code).options === undefined
  );
}

/** Plain values first, then the sections, each in the order in which it was first met. */
function bySection(a: Setting, b: Setting): number {
  const order = (path: readonly string[]): number => (path.length === 1 ? 0 : path[0] === 'floors' ? 1 : 2);
  return order(a.path) - order(b.path);
}

function scalar(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `[${value.map(scalar).join(', ')}]`;
  return /^[\w./-]+$/.test(value) && !/^[-.\d]/.test(value) ? value : JSON.stringify(value);
}

/** The first thing wrong with a configuration. */
function faulty(error: z.ZodError, yaml: Yaml, content: unknown): ConfigError {
  const issue = error.issues[0];
  if (issue === undefined) return new ConfigError('not valid', { place: yaml.at([]) });
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = knownKeys(issue.path.map(String));
    const near = closest(key, known);
    const what = issue.path[0] === 'rules' && issue.path.length === 1 ? 'rule' : 'key';
    return new ConfigError(`unknown ${what} "${key}"`, {
      place: yaml.at([...issue.path, key]),
      hint: near === null ? `there are ${known.join(', ')}` : `did you mean "${near}"?`,
    });
  }
  const name = issue.path.map(String).join('.');
  const whole = content === null || typeof content !== 'object' || Array.isArray(content);
  return new ConfigError(whole ? 'a configuration is a map of settings' : `"${name}": ${issue.message}`, {
    place: yaml.at(issue.path),
    hint: whole ? `settings: ${knownKeys([]).join(', ')}` : null,
  });
}

function knownKeys([section, code]: readonly string[]): string[] {
  if (section === undefined) return Object.keys(configSchema.shape);
  if (code === undefined || !isCode(code)) return [...CODES];
  return ['severity', ...Object.keys(ruleOf(code).options ?? {})];
}
