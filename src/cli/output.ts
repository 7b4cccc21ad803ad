/** Where data goes: standard output, or a file that is the old one or the complete new one at every moment. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OutputError } from '../errors.js';
import { reasonOf } from '../source/index.js';
import type { FileIdentity, Io } from './io.js';

export interface Output {
  write(text: string | Uint8Array): Promise<void>;
  /** Everything is written: makes it count. */
  commit(): Promise<void>;
  /** Leaves things as they were. */
  discard(): void;
}

/** Writes all of an output, or leaves things as they were. */
export async function writeWhole(output: Output, text: string): Promise<void> {
  try {
    await output.write(text);
    await output.commit();
  } catch (error) {
    output.discard();
    throw error;
  }
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

/** A file output whose run can be continued. @param existing what stands at the path now */
export function continuedFile(path: string, existing: Stats | null): ResumableOutput {
  if (existing !== null && !existing.isFile()) {
    throw new OutputError('cannot be continued, as it is no regular file', { place: { file: path } });
  }
  return new ContinuedFile(path, existing);
}

/** @param existing what stands at the path now */
export function fileOutput(path: string, existing: Stats | null, io: Io): Output {
  if (existing?.isDirectory() === true) throw new OutputError('is a folder', { place: { file: path } });
  return existing === null || existing.isFile()
    ? new ReplacedFile(path, existing, io)
    : new WrittenInPlace(path);
}

/** What is written is gathered into pieces of this many bytes. */
const PIECE = 64 * 1024;

abstract class FileOutput implements Output {
  protected descriptor: number;
  /** Bytes in the file. */
  protected written = 0;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  constructor(
    protected readonly path: string,
    open: () => number,
  ) {
    this.descriptor = guarded(path, open);
  }

  async write(text: string | Uint8Array): Promise<void> {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= PIECE) this.flush();
  }

  async commit(): Promise<void> {
    this.flush();
    this.finish();
  }

  abstract discard(): void;
  protected abstract finish(): void;

  protected flush(): void {
    const bytes = Buffer.concat(this.#waiting, this.#waitingBytes);
    this.#waiting = [];
    this.#waitingBytes = 0;
    guarded(this.path, () => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
    });
    this.written += bytes.length;
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

/** Where a run that can be continued stands; see `checkpoint.ts`. */
export interface ResumableOutput extends Output {
  /** What the interrupted run left behind, null when there is nothing to continue. */
  readonly left: unknown;
  /** Everything written so far counts as done, and `state` is what to know of it. */
  mark(state: object): void;
}

/** A file beside the target that stays when the run is stopped, with a note on how far it is whole. */
class ContinuedFile extends FileOutput implements ResumableOutput {
  readonly left: unknown;
  readonly #target: string;
  readonly #part: string;
  readonly #note: string;

  constructor(path: string, existing: Stats | null) {
    const target = existing === null ? path : guarded(path, () => realpathSync(path));
    const part = join(dirname(target), `.${basename(target).slice(0, 200)}.part`);
    const note = `${part}.json`;
    const { bytes, state } = noted(part, note);
    super(path, () => {
      // Not through a link that somebody planted under this name.
      const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;
      const descriptor = openSync(part, flags, existing === null ? 0o666 : existing.mode & 0o777);
      ftruncateSync(descriptor, bytes);
      return descriptor;
    });
    this.written = bytes;
    this.left = state;
    this.#target = target;
    this.#part = part;
    this.#note = note;
  }

  mark(state: object): void {
    this.flush();
    guarded(this.path, () => {
      fsyncSync(this.descriptor);
      const temporary = `${this.#note}.${randomBytes(6).toString('hex')}.tmp`;
      const note: Note = { process: process.pid, bytes: this.written, state };
      writeFileSync(temporary, JSON.stringify(note), { flag: 'wx' });
      renameSync(temporary, this.#note);
    });
  }

  protected finish(): void {
    guarded(this.path, () => {
      fsyncSync(this.descriptor);
      this.close();
      renameSync(this.#part, this.#target);
      rmSync(this.#note, { force: true });
    });
  }

  /** What is done stays, for the run that continues. */
  discard(): void {
    try {
      this.close();
    } catch {
      // What was marked is on the disk.
    }
  }
}

interface Note {
  /** Id of the process that wrote it. */
  readonly process: number;
  /** How much of the part file is whole. */
  readonly bytes: number;
  readonly state: object;
}

const NOTHING = { bytes: 0, state: null };

/** @throws OutputError when a run that is still going on writes there */
function noted(part: string, note: string): { bytes: number; state: unknown } {
  let left: Note;
  try {
    left = JSON.parse(readFileSync(note, 'utf8')) as Note;
    if (statSync(part).size < left.bytes) return NOTHING;
  } catch {
    return NOTHING;
  }
  if (isRunning(left.process)) {
    throw new OutputError(`process ${left.process} is still writing it`, {
      place: { file: part },
      hint: `if that is another program, delete ${note}`,
    });
  }
  return left;
}

function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
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
