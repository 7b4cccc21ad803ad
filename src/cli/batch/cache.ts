/**
 * Texts of articles that were analysed before (`--cache`). The key is everything that decides the text: the program,
 * the lexicon, the task and the article with what is known of it. An entry that is damaged counts as none.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Article } from '../../document.js';
import { OutputError } from '../../errors.js';
import { programDigest } from '../../lexicon/program.js';
import type { Findings } from '../../sink/index.js';
import { reasonOf } from '../../source/index.js';
import type { Outcome } from './analyst.js';
import type { Work } from './task.js';

/** bford.info/cachedir: tells backup programs to pass the folder over. */
const TAG =
  'Signature: 8a477f597d28d172789f06886806bc55\n# Results of asn-scan. Can be deleted at any time.\n';

/** Bytes of an entry before the text: digest, then three numbers of 32 bits. */
const HEAD = 32 + 12;

export class TextCache {
  readonly #folder: string;
  readonly #salt: string;

  /** @throws OutputError when the folder cannot be made */
  constructor(folder: string, { task, format, sink }: Work, lexiconDigest: string) {
    this.#folder = folder;
    this.#salt = JSON.stringify([programDigest(), lexiconDigest, task, format, sink]);
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'CACHEDIR.TAG'), TAG);
    } catch (error) {
      throw new OutputError(`cannot keep a cache there: ${reasonOf(error)}`, { place: { file: folder } });
    }
  }

  keyOf({ text, ...known }: Article): string {
    const hash = createHash('sha256').update(this.#salt).update(JSON.stringify(known)).update('\0');
    return hash.update(text, 'utf8').digest('hex');
  }

  get(key: string): Outcome | null {
    let entry: Buffer;
    try {
      entry = readFileSync(this.#pathOf(key));
    } catch {
      return null;
    }
    if (entry.length < HEAD || !digestOf(key, entry.subarray(32)).equals(entry.subarray(0, 32))) return null;
    const findings: Findings = {
      directives: entry.readUInt32LE(32),
      sanctions: entry.readUInt32LE(36),
      violations: entry.readUInt32LE(40),
    };
    return { text: entry.subarray(HEAD), findings };
  }

  /** A cache that cannot be written only costs time. */
  put(key: string, outcome: Outcome): void {
    if ('failure' in outcome) return;
    const { text, findings } = outcome;
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    const entry = Buffer.alloc(HEAD + bytes.length);
    entry.writeUInt32LE(findings.directives, 32);
    entry.writeUInt32LE(findings.sanctions, 36);
    entry.writeUInt32LE(findings.violations, 40);
    entry.set(bytes, HEAD);
    digestOf(key, entry.subarray(32)).copy(entry);
    const path = this.#pathOf(key);
    const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(temporary, entry, { flag: 'wx' });
      renameSync(temporary, path);
    } catch {
      // Another run may be writing the same, the disk may be full: the text is written all the same.
    }
  }

  #pathOf(key: string): string {
    return join(this.#folder, 'records', key.slice(0, 2), key.slice(2));
  }
}

function digestOf(name: string, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(name).update(bytes).digest();
}
