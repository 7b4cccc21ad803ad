/** Lexicons of the user's, compiled once and kept by what the files say. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileWith } from './compile.js';
import type { LexiconParts } from './index.js';
import { pack, readPacked } from './packed.js';
import { programDigest } from './program.js';

/**
 * The built-in lexicon with the user's files laid over it, from the folder if it was compiled before.
 * @throws LexiconError as compiling does; only what compiles is kept
 */
export async function cachedLexicon(
  folder: string,
  builtin: LexiconParts,
  userFiles: readonly string[],
): Promise<LexiconParts> {
  const key = keyOf(builtin, userFiles);
  if (key === null) return compileWith(builtin, userFiles);
  const path = join(folder, `lexicon-${key}.bin`);
  if (existsSync(path)) {
    try {
      return readPacked(path);
    } catch {
      // Another version's or a torn file: compiled anew and written over.
    }
  }
  const parts = await compileWith(builtin, userFiles);
  keep(path, pack(parts));
  return parts;
}

/** Null when a file cannot be read: compiling then says which and why. */
function keyOf(builtin: LexiconParts, userFiles: readonly string[]): string | null {
  // The program counts too: another version may make other forms of the same entries.
  const hash = createHash('sha256').update(programDigest()).update(builtin.digest);
  try {
    for (const file of userFiles) hash.update(createHash('sha256').update(readFileSync(file)).digest());
  } catch {
    return null;
  }
  return hash.digest('hex');
}

/**
 * Several processes may do this at once: each writes its own file and moves it into place whole. A cache that cannot be
 * written only costs time.
 */
function keep(path: string, bytes: Uint8Array): void {
  const own = `${path}.${randomUUID()}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(own, bytes);
    renameSync(own, path);
  } catch {
    rmSync(own, { force: true });
  }
}
