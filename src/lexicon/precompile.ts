/** Build step: validates `lexicons/` and writes it as the JSON that start-up reads. Run by `npm run build`. */
import { writeFileSync } from 'node:fs';
import { AsnScanError } from '../errors.js';
import { LEXICON_FOLDER, PRECOMPILED, readLexiconFolder } from './index.js';

try {
  writeFileSync(PRECOMPILED, JSON.stringify(await readLexiconFolder(LEXICON_FOLDER)));
} catch (error) {
  if (!(error instanceof AsnScanError)) throw error;
  process.stderr.write(`${error.describe()}\n`);
  process.exitCode = 2;
}
