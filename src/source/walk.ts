/** From the paths that were named to the files to read, in the byte order of their paths. */
import { lstatSync, readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { InputError } from '../errors.js';
import { reasonOf, specialKind } from './file.js';
import { kindOfFile, SIDECAR, type FileKind, type InputFormat } from './formats.js';
import { below, bytesOf, rawPath, shown, type RawPath } from './rawpath.js';

/** A file that lists what is not to be read, one pattern a line as in `.gitignore`. */
const IGNORE_FILE = '.asnscanignore';

export interface WalkOptions {
  /** Globs below a scanned folder; without a slash they mean names. Only what matches one is read. */
  readonly include: readonly string[];
  /** Nothing that matches one is read, and no folder that matches one is entered. */
  readonly exclude: readonly string[];
}

/** What was left out, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

export interface FoundFile {
  readonly path: RawPath;
  /** The path below the scanned folder, or the name, without its ending. */
  readonly id: string;
  readonly format: InputFormat;
  readonly gzipped: boolean;
}

/** A file that was met in a folder. A corpus has a great many of them, so each keeps no more than it must. */
class ListedFile implements FoundFile {
  /** @param from where the path below the scanned folder begins */
  constructor(
    readonly path: RawPath,
    readonly from: number,
  ) {}

  get id(): string {
    return this.#kind.stem;
  }

  get format(): InputFormat {
    return this.#kind.format ?? 'text';
  }

  get gzipped(): boolean {
    return this.#kind.gzipped;
  }

  get #kind(): FileKind {
    return kindOfFile(shown(this.path.slice(this.from) as RawPath));
  }
}

export interface Walked {
  readonly files: readonly FoundFile[];
  /** Folders and files that could not be looked at; `place` names them. */
  readonly failures: readonly InputError[];
  /** Devices, FIFOs and sockets. */
  readonly skipped: readonly Skipped[];
  /** Files in folders whose ending says nothing. */
  readonly unknown: number;
}

/** A path that the user named. */
export interface Named {
  readonly path: string;
  /** What the document is called when the path is a file. */
  readonly id: string;
  /** Whether a path that is not there stops the run or counts as a document that failed. */
  readonly missing: 'refuse' | 'report';
}

/** What the operating system says of paths that name nothing. */
const NOT_THERE = new Set<string | undefined>(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);

/** Thrown for a named path that is not there, which is the user's mistake. */
export class MissingPath extends Error {
  override readonly name = 'MissingPath';

  constructor(readonly path: string) {
    super(`no such file or folder: ${path}`);
  }
}

/**
 * Finds all files. A named file is read whatever it is called; in folders only files of known kinds are, and
 * neither hidden ones nor symbolic links.
 * @param fallback the format of named files whose ending says nothing
 * @throws MissingPath
 */
export function walk(
  named: readonly Named[],
  options: WalkOptions,
  fallback: Pick<FileKind, 'format' | 'gzipped'>,
): Walked {
  const walker = new Walker(options, named.length > 1);
  for (const { path, id, missing } of named) {
    const raw = rawPath(path);
    let stats;
    try {
      stats = statSync(bytesOf(raw));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (missing === 'refuse' && NOT_THERE.has(code)) throw new MissingPath(path);
      walker.fail(raw, reasonOf(error));
      continue;
    }
    if (stats.isDirectory()) walker.enter(raw);
    else {
      const kind = kindOfFile(path);
      const { format, gzipped } =
        kind.format === null ? { ...fallback, gzipped: kind.gzipped || fallback.gzipped } : kind;
      walker.add({ path: raw, id: kindOfFile(id).stem, format: format ?? 'text', gzipped });
    }
  }
  return walker.result();
}

interface Folder {
  readonly path: RawPath;
  /** Below the named folder; empty for that folder itself. */
  readonly relative: RawPath;
  readonly ignores: readonly { readonly from: number; readonly rules: Ignore }[];
}

class Walker {
  readonly #files: FoundFile[] = [];
  /** The files by what they resolve to; null where each can be reached in one way only. */
  readonly #byPlace: Map<string, FoundFile> | null;
  readonly #failures: InputError[] = [];
  readonly #skipped: Skipped[] = [];
  #unknown = 0;
  readonly #includes: (path: string) => boolean;
  readonly #excludes: (path: string) => boolean;

  constructor({ include, exclude }: WalkOptions, overlap: boolean) {
    this.#byPlace = overlap ? new Map() : null;
    this.#includes = include.length === 0 ? () => true : matcher(include);
    this.#excludes = exclude.length === 0 ? () => false : matcher(exclude);
  }

  fail(path: RawPath, reason: string): void {
    this.#failures.push(new InputError(reason, { place: { file: shown(path) } }));
  }

  /** A file reached in two ways is read once; whatever the order, under the lesser id. */
  add(file: FoundFile): void {
    if (this.#byPlace === null) {
      this.#files.push(file);
      return;
    }
    const key = resolve(file.path);
    const other = this.#byPlace.get(key);
    if (other === undefined || file.id < other.id) this.#byPlace.set(key, file);
  }

  result(): Walked {
    const files = (this.#byPlace === null ? this.#files : [...this.#byPlace.values()]).sort((a, b) =>
      a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
    );
    return { files, failures: this.#failures, skipped: this.#skipped, unknown: this.#unknown };
  }

  /** Lists a named folder and all folders in it. */
  enter(named: RawPath): void {
    const waiting: Folder[] = [{ path: named, relative: '' as RawPath, ignores: [] }];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      let entries: Dirent[];
      try {
        entries = readdirSync(bytesOf(folder.path), { withFileTypes: true, encoding: 'latin1' });
      } catch (error) {
        this.fail(folder.path, reasonOf(error));
        continue;
      }
      const here = this.#withIgnoreFile(folder, entries);
      for (const entry of entries) {
        if (entry.name.startsWith('.') || this.#isIgnored(here, entry)) continue;
        this.#visit(here, entry, waiting);
      }
    }
  }

  #visit(folder: Folder, entry: Dirent, waiting: Folder[]): void {
    const path = below(folder.path, entry.name);
    const relative = below(folder.relative, entry.name);
    const type = isKnownType(entry) ? entry : this.#look(path);
    if (type === null || type.isSymbolicLink()) return;
    const name = shown(relative);
    if (this.#excludes(name)) return;
    if (type.isDirectory()) {
      waiting.push({ path, relative, ignores: folder.ignores });
      return;
    }
    const special = specialKind(type);
    if (special !== null) {
      this.#skipped.push({ path: shown(path), reason: special });
      return;
    }
    if (!this.#includes(name)) return;
    if (kindOfFile(name).format === null || name.endsWith(SIDECAR)) this.#unknown++;
    else this.add(new ListedFile(path, path.length - relative.length));
  }

  #look(path: RawPath): Stats | null {
    try {
      return lstatSync(bytesOf(path));
    } catch (error) {
      this.fail(path, reasonOf(error));
      return null;
    }
  }

  #withIgnoreFile(folder: Folder, entries: readonly Dirent[]): Folder {
    if (!entries.some((entry) => entry.name === IGNORE_FILE && entry.isFile())) return folder;
    const path = below(folder.path, IGNORE_FILE);
    try {
      const rules = ignore().add(readFileSync(bytesOf(path), 'utf8'));
      const from = folder.relative === '' ? 0 : shown(folder.relative).length + 1;
      return { ...folder, ignores: [...folder.ignores, { from, rules }] };
    } catch (error) {
      this.fail(path, reasonOf(error));
      return folder;
    }
  }

  #isIgnored(folder: Folder, entry: Dirent): boolean {
    if (folder.ignores.length === 0) return false;
    const path = shown(below(folder.relative, entry.name)) + (entry.isDirectory() ? '/' : '');
    // The nearest file that speaks of the path decides.
    for (let i = folder.ignores.length - 1; i >= 0; i--) {
      const { from, rules } = folder.ignores[i] as Folder['ignores'][number];
      const verdict = rules.test(path.slice(from));
      if (verdict.ignored || verdict.unignored) return verdict.ignored;
    }
    return false;
  }
}

function isKnownType(entry: Dirent): boolean {
  return entry.isFile() || entry.isDirectory() || entry.isSymbolicLink() || specialKind(entry) !== null;
}

/** Whether a path below the scanned folder matches one of the globs. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map((glob) => {
    const plain = glob.replace(/\/+$/, '');
    return picomatch(plain, plain.includes('/') ? {} : { basename: true });
  });
  return (path) => tests.some((test) => test(path));
}
