/** `asn-scan lexicon add`. */
import { mkdtempSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { LexiconError, UsageError } from '../../../errors.js';
import { brokenExamples } from '../../../eval/examples.js';
import { withAddition, type Addition } from '../../../lexicon/edit.js';
import { loadLexicon, type DocumentedEntry, type Lexicon } from '../../../lexicon/index.js';
import { KINDS } from '../../../lexicon/kinds/index.js';
import { entriesWithForm } from '../../../lexicon/lookup.js';
import { parseLexicon } from '../../../lexicon/read.js';
import { readTextFile } from '../../../lexicon/yaml.js';
import { examples, EXIT, type Command } from '../../command.js';
import { complain } from '../../messages.js';
import { collected } from '../../options.js';
import { writeSideFile } from '../../sidefiles.js';
import { kindName, nameOf } from './shared.js';

interface Options {
  readonly form: readonly string[];
  readonly exact: readonly string[];
  readonly name?: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly example: readonly string[];
  readonly counterexample: readonly string[];
  readonly source: readonly string[];
  readonly note?: string;
  readonly force?: boolean;
}

export const add: Command = {
  configure(parser) {
    parser
      .description(
        'Add to a lexicon file: other forms of an entry that is known, or a new entry. The file is written only when the whole of it is valid and the examples hold; its comments stay.',
      )
      .argument('<file>', 'the lexicon file, made if it is not there')
      .argument('<kind/id>', 'the entry, such as institution/bawaslu')
      .option(
        '--form <text>',
        'a form in any letter case; for verbs SLOT=WORD; can be repeated',
        collected,
        [],
      )
      .option(
        '--exact <text>',
        'a form that counts only as written, as a short acronym; can be repeated',
        collected,
        [],
      )
      .option('--name <text>', 'what a new entry is called')
      .option('--set <key=value>', 'another field; can be repeated', field, {})
      .option('--example <text>', 'a sentence in which it must be found; can be repeated', collected, [])
      .option('--counterexample <text>', 'a sentence in which it must not; can be repeated', collected, [])
      .option('--source <text>', 'where the fact is from; can be repeated', collected, [])
      .option('--note <text>', 'a remark')
      .option('--force', 'write also when an example does not hold')
      .addHelpText(
        'after',
        examples([
          [
            'asn-scan lexicon add mine.yaml institution/bawaslu --form "Bawas RI"',
            'another name of a known body',
          ],
          [
            'asn-scan lexicon add mine.yaml group/satgas --name Satgas --form "anggota satgas"',
            'a new class of people',
          ],
          [
            'asn-scan lexicon add mine.yaml directive/larang --form active=ngelarang',
            'another form of a verb',
          ],
        ]),
      );
  },

  async run(operands, options, io) {
    const [file, name] = operands as [string, string];
    const given = options as unknown as Options;
    const before = existsSync(file) ? readTextFile(file, file, 'lexicon', LexiconError) : '';
    const present = parseLexicon(before === '' ? '{}' : before, file);
    const known = await loadLexicon();
    const addition = additionOf(name, given, present, known);
    const after = withAddition(before, addition);
    const lexicon = await laidOver(after, file, given.set);
    const entry = lexicon.items.find(
      (item): item is DocumentedEntry => nameOf(item) === name,
    ) as DocumentedEntry;
    const broken = brokenExamples(lexicon, [entry]);
    for (const { text, expected } of broken) await complain(io, `${name}: expected ${expected} in: ${text}`);
    if (broken.length > 0 && given.force !== true) {
      await complain(io, `${file}: left as it was (--force writes it all the same)`);
      return EXIT.failed;
    }
    for (const form of [...given.form, ...given.exact]) await tellNamesakes(form, name, lexicon, io);
    await writeSideFile(file, after, io);
    const isKnown =
      known.get(addition.kind, addition.id) !== undefined || present.some((one) => nameOf(one) === name);
    const what = isKnown ? 'added to' : 'new';
    await io.stdout.write(`${file}: ${what} ${name}\n`);
    return EXIT.done;
  },
};

function additionOf(
  name: string,
  given: Options,
  present: readonly DocumentedEntry[],
  known: Lexicon,
): Addition {
  const [, kind = '', id = ''] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
  if (id === '')
    throw new UsageError(`"${name}" is no entry`, { hint: 'write KIND/ID, such as institution/bawaslu' });
  const entryKind = kindOrFault(kind);
  const said = [
    given.form,
    given.exact,
    given.example,
    given.counterexample,
    given.source,
    Object.keys(given.set),
  ];
  if (given.name === undefined && given.note === undefined && said.every((list) => list.length === 0)) {
    throw new UsageError('nothing to add', { hint: 'give forms with --form' });
  }
  const base = known.get(entryKind, id) as DocumentedEntry | undefined;
  const isPresent = present.some((entry) => nameOf(entry) === name);
  const fields: Record<string, unknown> = {
    ...(given.name === undefined ? {} : { name: given.name }),
    ...given.set,
    ...(base === undefined || isPresent ? {} : { ...required(entryKind, base), extend: true }),
    ...(given.note === undefined ? {} : { note: given.note }),
  };
  const items = {
    ...formLists(given.form, entryKind),
    exact: given.exact,
    source: given.source,
    examples: given.example,
    counterexamples: given.counterexample,
  };
  return { kind: entryKind, id, fields, items };
}

function kindOrFault(kind: string) {
  try {
    return kindName(kind);
  } catch (error) {
    throw new UsageError(`no kind "${kind}"`, { hint: (error as Error).message });
  }
}

/** What every entry of the kind must have, as the entry that is added to has it. */
function required(kind: DocumentedEntry['kind'], base: DocumentedEntry): Record<string, unknown> {
  const result = KINDS[kind].schema.safeParse({ id: base.id });
  const missing = new Set(result.success ? [] : result.error.issues.map(({ path }) => String(path[0])));
  return Object.fromEntries(Object.entries(base).filter(([key]) => missing.has(key)));
}

/** Forms under the key that the kind has for them: a list, or for verbs a list a slot. */
function formLists(forms: readonly string[], kind: DocumentedEntry['kind']): Record<string, string[]> {
  if (kind !== 'directive' && kind !== 'reporting') return { forms: [...forms] };
  const lists: Record<string, string[]> = {};
  for (const form of forms) {
    const [, slot = '', word = ''] = /^(\w+)=(.+)$/.exec(form) ?? [];
    if (word === '') {
      throw new UsageError(`--form: "${form}" names no slot`, {
        hint: 'for verbs write SLOT=WORD, such as active=melarang',
      });
    }
    (lists[`forms.${slot}`] ??= []).push(word);
  }
  return lists;
}

/** The built-in lexicon with the new text over it; a fault is told of the file that is to be written. */
async function laidOver(text: string, file: string, set: Options['set']): Promise<Lexicon> {
  try {
    parseLexicon(text, file);
  } catch (error) {
    const missing =
      error instanceof LexiconError
        ? /^"(\w+)" of .*(?:undefined|required)/i.exec(error.message)?.[1]
        : undefined;
    if (missing === undefined || missing in set) throw error;
    throw new UsageError(`a new entry needs "${missing}"`, {
      hint: missing === 'name' ? 'give it with --name' : `give it with --set ${missing}=VALUE`,
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'asn-scan-'));
  try {
    const copy = join(folder, 'lexicon.yaml');
    writeFileSync(copy, text);
    return await loadLexicon([copy]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tellNamesakes(
  form: string,
  name: string,
  lexicon: Lexicon,
  io: Parameters<typeof complain>[0],
): Promise<void> {
  const phrase = form.replace(/^\w+=/, '');
  const others = entriesWithForm(lexicon, phrase).map(({ item }) => nameOf(item));
  const rest = [...new Set(others)].filter((other) => other !== name);
  if (rest.length > 0) await complain(io, `"${phrase}" is a form of ${rest.join(', ')} too`);
}

function field(value: string, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [, key = '', text = ''] = /^([^=]+)=(.*)$/s.exec(value) ?? [];
  if (key === '') throw new InvalidArgumentError('Write KEY=VALUE.');
  return { ...before, [key]: plainValue(text) };
}

/** `true`, `3` and `[a, b]` as YAML means them, anything else as text. */
function plainValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^\[.*\]$/s.test(text)) {
    return text
      .slice(1, -1)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
  return text;
}
