/** What a command sees of the world. Tests give one made of strings; `main.ts` gives the process. */

import type { Language } from '../messages/index.js';

/** A place that takes text. */
export interface TextStream {
  /** True when a person reads it. */
  readonly terminal: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
  /** Resolves when the reader has room for more. @throws ReaderGone, OutputError */
  write(text: string | Uint8Array): Promise<void>;
}

/** Device and inode: what a file is, whatever it is called. */
export interface FileIdentity {
  readonly dev: number;
  readonly ino: number;
}

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The file that standard output goes to, so that it is not read as input. */
  readonly stdoutFile: FileIdentity | null;
  /** Of what people read; English when it is left out. */
  readonly language?: Language;
  /** Lets signals in, between two articles. @throws Interrupted */
  pause(): Promise<void>;
  /** Registers what must happen even if the program is stopped. Returns a function that takes it back. */
  atExit(cleanup: () => void): () => void;
}

/** The reader of standard output has closed it (`| head`). Nobody is to be told. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** A signal asked the program to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(readonly exitCode: number) {
    super('interrupted');
  }
}
