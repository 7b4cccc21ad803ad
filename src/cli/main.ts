/** The process: its streams, signals and exit code, given to `run` as an `Io`. */
import { fstatSync, type Stats } from 'node:fs';
import { InputError, OutputError } from '../errors.js';
import { reasonOf } from '../source/index.js';
import { EXIT } from './command.js';
import { Interrupted, ReaderGone, type FileIdentity, type Io, type TextStream } from './io.js';
import { complain } from './messages.js';
import { run } from './run.js';

/** How long a run that was told to stop may take to end by itself, in milliseconds. */
const GRACE = 2000;

const EXIT_CODE_OF_SIGNAL = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

export async function main(args: readonly string[]): Promise<void> {
  const stdout = new ProcessStream(process.stdout);
  const stop = listenForSignals();
  const io: Io = {
    stdin: { [Symbol.asyncIterator]: () => standardInput(stop) },
    stdout,
    stderr: unfailing(new ProcessStream(process.stderr)),
    env: process.env,
    stdoutFile: regularFile(process.stdout.fd),
    async pause() {
      await new Promise((resolve) => setImmediate(resolve));
      stop.check();
      stdout.check();
    },
    atExit,
  };
  const code = await run(args, io);
  process.exitCode = await stdout.finish(code, io);
  stopReading();
}

/** Whether standard input was asked for: the stream itself takes long to make. */
let reading = false;

/** Standard input that is not read to its end would keep the process waiting. */
function stopReading(): void {
  if (reading) process.stdin.destroy();
}

class ProcessStream implements TextStream {
  readonly terminal: boolean;
  readonly #stream: NodeJS.WriteStream;
  #failure: ReaderGone | OutputError | null = null;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.terminal = stream.isTTY === true;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#failure ??=
        error.code === 'EPIPE'
          ? new ReaderGone()
          : new OutputError(`cannot write to standard output: ${reasonOf(error)}`, { cause: error });
    });
  }

  check(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  get columns(): number | undefined {
    return this.#stream.columns;
  }

  async write(text: string | Uint8Array): Promise<void> {
    this.check();
    if (text.length === 0 || this.#stream.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#stream.off('drain', done).off('error', done);
        resolve();
      };
      this.#stream.on('drain', done).on('error', done);
    });
    this.check();
  }

  /** Waits until all is written, as leaving earlier would lose what a pipe has not taken yet. */
  async finish(code: number, io: Io): Promise<number> {
    if (this.#failure === null) await new Promise((resolve) => this.#stream.write('', resolve));
    const failure = this.#failure as ReaderGone | OutputError | null;
    if (code === EXIT.unusable || !(failure instanceof OutputError)) return code;
    await complain(io, failure.describe());
    return EXIT.unusable;
  }
}

/** Nobody can be told that standard error cannot be written. */
function unfailing(stream: ProcessStream): TextStream {
  return {
    terminal: stream.terminal,
    get columns() {
      return stream.columns;
    },
    write: (text) => stream.write(text).catch(() => {}),
  };
}

async function* standardInput(stop: Stop): AsyncGenerator<Uint8Array> {
  reading = true;
  // Node takes a folder for an empty stream.
  if (fileStats(process.stdin.fd)?.isDirectory() === true) throw new InputError('is a folder, not a file');
  try {
    for await (const chunk of process.stdin) yield chunk as Uint8Array;
  } catch (error) {
    stop.check();
    throw new InputError(reasonOf(error), { cause: error });
  }
}

interface Stop {
  /** @throws Interrupted when a signal has come */
  check(): void;
}

function listenForSignals(): Stop {
  let stopped: Interrupted | null = null;
  for (const [signal, code] of Object.entries(EXIT_CODE_OF_SIGNAL)) {
    process.on(signal, () => {
      if (stopped !== null) process.exit(code);
      stopped = new Interrupted(code);
      stopReading();
      // A reader that has stopped reading must not keep us.
      setTimeout(() => process.exit(code), GRACE).unref();
    });
  }
  return {
    check() {
      if (stopped !== null) throw stopped;
    },
  };
}

function atExit(cleanup: () => void): () => void {
  process.on('exit', cleanup);
  return () => process.off('exit', cleanup);
}

function regularFile(descriptor: number): FileIdentity | null {
  const stats = fileStats(descriptor);
  return stats?.isFile() === true ? stats : null;
}

/** Null for a descriptor that is closed. */
function fileStats(descriptor: number): Stats | null {
  try {
    return fstatSync(descriptor);
  } catch {
    return null;
  }
}
