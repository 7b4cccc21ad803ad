/** Weights of statistical models, which lie beside the lexicon files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEXICON_FOLDER } from './index.js';

/** The bytes of a weights file of the package, or null when it is not there. */
export function weightsFile(name: string): Uint8Array | null {
  const path = join(LEXICON_FOLDER, name);
  return existsSync(path) ? readFileSync(path) : null;
}
