/** Trained weights that lie beside the lexicon files. Their meaning is known to the stage that uses them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEXICON_FOLDER } from './paths.js';

/** The bytes of a model of the package; null when it is absent. */
export function readModelFile(name: string): Buffer | null {
  const path = join(LEXICON_FOLDER, name);
  return existsSync(path) ? readFileSync(path) : null;
}
