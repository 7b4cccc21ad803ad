/** Lexicons of the user's, compiled once and kept by what the files say. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileWith } from './compile.js';
import type { LexiconParts } from './index.js';
import { pack, readPacked } from './packed.js';

/**
 * The built-in lexicon with the user's files laid over it, from the folder if it was compiled before.
 * @throws LexiconError as compiling does; only what compiles is kept
 */
export async function cachedLexicon(
  folder: string,
  builtin: LexiconParts,
  userFiles: readonly string[],
): Promise<LexiconParts> {
  const path = join(folder, `lexicon-${keyOf(builtin, userFiles)}.bin`);
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

function keyOf(builtin: LexiconParts, userFiles: readonly string[]): string {
  // The program counts too: another version may make other forms of the same entries.
  const program = readFileSync(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(program).update(builtin.digest);
  for (const file of userFiles) {
    if (existsSync(file)) hash.update(createHash('sha256').update(readFileSync(file)).digest());
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
