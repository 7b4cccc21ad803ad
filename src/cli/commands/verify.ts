/** `asn-scan verify`: are records still true to their sources? */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { InputError, UsageError } from '../../errors.js';
import { printableLine } from '../../sink/index.js';
import { readArticles, reasonOf } from '../../source/index.js';
import { asRecord, faultsInside } from '../../verify/record.js';
import { claimOf, faultsAgainst, type Claim } from '../../verify/source.js';
import { examples, EXIT, type Command } from '../command.js';
import { findInputs } from '../inputs.js';
import type { Io } from '../io.js';
import { addInputOptions, type InputOptions } from '../options.js';

export const verify: Command = {
  configure(parser) {
    parser.argument('<records>', 'records as `scan` writes them (NDJSON or JSON), or - for standard input');
    addInputOptions(parser)
      .description(
        'Check every record against its source: hash, encoding, text, offsets, ids. Without PATHs the sources are looked for where the records say they were read.',
      )
      .addHelpText(
        'after',
        examples([
          ['asn-scan verify found.ndjson', 'a line for everything that is off; exit code 1 if there is one'],
          ['asn-scan verify found.ndjson archive/', 'the sources have moved: they are told by their ids'],
          ['asn-scan scan articles/ | asn-scan verify -', 'standard input'],
        ]),
      );
  },

  async run(operands, options, io) {
    const [records, ...sources] = operands as [string, ...string[]];
    const verification = new Verification(io);
    await verification.readRecords(records);
    await verification.readSources(sources, options as unknown as InputOptions);
    return await verification.finish();
  },
};

class Verification {
  readonly #io: Io;
  readonly #claims: Claim[] = [];
  readonly #faulty = new Set<string>();
  #records = 0;
  #faults = 0;

  constructor(io: Io) {
    this.#io = io;
  }

  /** Checks each record in itself and remembers what it says of its source. */
  async readRecords(path: string): Promise<void> {
    for await (const { value, line } of jsonValues(path, this.#io)) {
      await this.#io.pause();
      this.#records++;
      if (value instanceof InputError) {
        await this.#tell(`line ${line}`, value.message);
        continue;
      }
      const record = asRecord(value);
      if (typeof record === 'string') {
        await this.#tell(idOf(value) ?? `line ${line}`, record);
        continue;
      }
      for (const fault of faultsInside(record)) await this.#tell(record.id, fault);
      this.#claims.push(claimOf(record));
    }
  }

  /** @param paths what is to be read instead of what the records name; then documents are told by their ids */
  async readSources(paths: readonly string[], options: InputOptions): Promise<void> {
    const byId = paths.length > 0;
    const waiting = new Map<string, Claim[]>();
    for (const claim of this.#claims) {
      const key = byId ? claim.id : placeOf(claim.path, claim.row);
      const list = waiting.get(key);
      if (list === undefined) waiting.set(key, [claim]);
      else list.push(claim);
    }
    const named = byId ? [...paths] : await this.#existing(waiting);
    if (named.length > 0) {
      const { sources, failures } = await findInputs(named, options, this.#io);
      for (const failure of failures) await this.#tell('sources', failure.describe());
      for await (const item of readArticles(sources, { maxBytes: options.maxBytes, fields: options.field })) {
        await this.#io.pause();
        if (item instanceof InputError) {
          await this.#tell('sources', item.describe());
          continue;
        }
        const key = byId ? item.id : placeOf(item.source.path, item.source.row ?? null);
        for (const claim of waiting.get(key) ?? [])
          for (const fault of faultsAgainst(claim, item)) await this.#tell(claim.id, fault);
        waiting.delete(key);
      }
    }
    for (const claims of waiting.values()) {
      for (const { id, path, row } of claims)
        await this.#tell(id, `source: ${placeOf(path, row)} is not there`);
    }
  }

  /** The files that records name and that can be read. */
  async #existing(waiting: ReadonlyMap<string, readonly Claim[]>): Promise<string[]> {
    const paths = new Set([...waiting.values()].flat().map(({ path }) => path));
    const { statSync } = await import('node:fs');
    return [...paths].filter(
      (path) => path !== '-' && statSync(path, { throwIfNoEntry: false })?.isFile() === true,
    );
  }

  async finish(): Promise<number> {
    const what =
      this.#faults === 0 ? 'all as their sources say' : `${this.#faults} faults in ${this.#faulty.size}`;
    await this.#io.stdout.write(`${this.#records} records, ${what}\n`);
    return this.#faults === 0 ? EXIT.done : EXIT.failed;
  }

  async #tell(id: string, fault: string): Promise<void> {
    this.#faults++;
    this.#faulty.add(id);
    await this.#io.stdout.write(`${printableLine(`${id}: ${fault}`)}\n`);
  }
}

function placeOf(path: string, row: number | null): string {
  return row === null ? path : `${path}#${row}`;
}

function idOf(value: unknown): string | null {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : null;
}

/** The values of NDJSON, read line by line; the items of a JSON array or a JSON value of several lines as a whole. */
async function* jsonValues(path: string, io: Io): AsyncGenerator<{ value: unknown; line: number }> {
  const input = path === '-' ? Readable.from(io.stdin) : createReadStream(path);
  let number = 0;
  let whole: string[] | null = null;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number++;
      const value = whole === null && line.trim() !== '' ? parsed(line) : null;
      if (number === 1 && (value instanceof InputError || Array.isArray(value))) whole = [];
      if (whole !== null) whole.push(line);
      else if (line.trim() !== '') yield { value, line: number };
    }
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`, { cause: error });
  }
  if (whole === null) return;
  const value = parsed(whole.join('\n'));
  if (Array.isArray(value)) for (const item of value) yield { value: item, line: 1 };
  else if (!(value instanceof InputError)) yield { value, line: 1 };
  else
    for (const [index, line] of whole.entries())
      if (line.trim() !== '') yield { value: parsed(line), line: index + 1 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return new InputError('is not JSON');
  }
}
