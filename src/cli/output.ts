/** Where data goes: standard output, or a file that is the old one or the complete new one at every moment. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OutputError } from '../errors.js';
import { reasonOf } from '../source/index.js';
import type { FileIdentity, Io } from './io.js';

export interface Output {
  write(text: string): Promise<void>;
  /** Everything is written: makes it count. */
  commit(): Promise<void>;
  /** Leaves things as they were. */
  discard(): void;
}

export function standardOutput(io: Io): Output {
  return { write: (text) => io.stdout.write(text), commit: async () => {}, discard: () => {} };
}

/** The file that `--output` would replace, null when there is none. */
export function existingFile(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unwritable(path, error);
  }
}

export function isSameFile(a: FileIdentity, b: FileIdentity): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

/** @param existing what stands at the path now */
export function fileOutput(path: string, existing: Stats | null, io: Io): Output {
  if (existing?.isDirectory() === true) throw new OutputError('is a folder', { place: { file: path } });
  return existing === null || existing.isFile()
    ? new ReplacedFile(path, existing, io)
    : new WrittenInPlace(path);
}

/** Text is gathered and written in pieces of this many characters. */
const PIECE = 64 * 1024;

abstract class FileOutput implements Output {
  protected descriptor: number;
  #waiting = '';

  constructor(
    protected readonly path: string,
    open: () => number,
  ) {
    this.descriptor = guarded(path, open);
  }

  async write(text: string): Promise<void> {
    this.#waiting += text;
    if (this.#waiting.length >= PIECE) this.#flush();
  }

  async commit(): Promise<void> {
    this.#flush();
    this.finish();
  }

  abstract discard(): void;
  protected abstract finish(): void;

  #flush(): void {
    const bytes = Buffer.from(this.#waiting, 'utf8');
    this.#waiting = '';
    guarded(this.path, () => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
    });
  }

  protected close(): void {
    if (this.descriptor < 0) return;
    const { descriptor } = this;
    this.descriptor = -1;
    closeSync(descriptor);
  }
}

/** A new file beside the old one takes its place by renaming. */
class ReplacedFile extends FileOutput {
  readonly #target: string;
  readonly #temporary: string;
  readonly #forget: () => void;

  constructor(path: string, existing: Stats | null, io: Io) {
    // Through a symbolic link the file that it points to is replaced, not the link.
    const target = existing === null ? path : guarded(path, () => realpathSync(path));
    const temporary = join(
      dirname(target),
      `.${basename(target).slice(0, 200)}.${randomBytes(8).toString('hex')}.tmp`,
    );
    super(path, () => {
      // Exclusive, so that a link which somebody planted under this name is not followed.
      const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
      if (existing === null) return openSync(temporary, flags, 0o666);
      const mode = existing.mode & 0o777;
      const descriptor = openSync(temporary, flags, mode);
      try {
        fchmodSync(descriptor, mode);
      } catch {
        // A file system without modes; the file is then open to no more people than before.
      }
      return descriptor;
    });
    this.#target = target;
    this.#temporary = temporary;
    this.#forget = io.atExit(() => this.discard());
  }

  protected finish(): void {
    guarded(this.path, () => {
      fsyncSync(this.descriptor);
      this.close();
      renameSync(this.#temporary, this.#target);
    });
    this.#forget();
  }

  discard(): void {
    this.#forget();
    try {
      this.close();
      unlinkSync(this.#temporary);
    } catch {
      // Nothing more can be done for a file that will not go.
    }
  }
}

/** Devices and FIFOs are not replaced by a file. */
class WrittenInPlace extends FileOutput {
  constructor(path: string) {
    super(path, () => openSync(path, constants.O_WRONLY));
  }

  protected finish(): void {
    guarded(this.path, () => this.close());
  }

  discard(): void {
    try {
      this.close();
    } catch {
      // It was given up anyway.
    }
  }
}

function guarded<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): OutputError {
  return new OutputError(`cannot write: ${reasonOf(error)}`, { place: { file: path }, cause: error });
}
