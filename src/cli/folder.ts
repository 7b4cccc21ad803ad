/** `--output-dir`: files of a folder, each the old one or the complete new one at every moment. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OutputError } from '../errors.js';
import { reasonOf } from '../source/index.js';
import { writeWhole, type Output } from './output.js';

/** Characters that a file name keeps; others could mean a path, steer a terminal or be no name anywhere. */
const ODD = /[^\p{L}\p{M}\p{N} ._~+@,()#-]/gu;
const LONGEST_NAME = 150;

export class OutputFolder {
  readonly #taken = new Set<string>();

  /** @param open opens a file for writing */
  constructor(
    readonly path: string,
    readonly open: (path: string) => Output,
  ) {}

  /** A path below the folder for a document, without an ending; no two get the same, and none leads out of it. */
  place(id: string): string {
    const names = id
      .split('/')
      .map(safeName)
      .filter((name) => name !== '');
    const wanted = names.length === 0 ? 'document' : names.join('/');
    let place = wanted;
    // File systems may not tell upper from lower case.
    for (let n = 2; this.#taken.has(place.toLowerCase()); n++) place = `${wanted}~${n}`;
    this.#taken.add(place.toLowerCase());
    return place;
  }

  /** A file below the folder, to be written and committed. */
  file(name: string): Output {
    const path = join(this.path, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw new OutputError(`cannot make the folder: ${reasonOf(error)}`, { place: { file: dirname(path) } });
    }
    return this.open(path);
  }

  async write(name: string, text: string): Promise<void> {
    await writeWhole(this.file(name), text);
  }
}

function safeName(name: string): string {
  const safe = name.normalize('NFC').replace(ODD, '_').slice(0, LONGEST_NAME);
  return /^\.*$/.test(safe) ? '_'.repeat(safe.length) : safe.replace(/^\./, '_');
}
