/** Build step: validates `lexicons/` and writes it as the file that start-up reads. Run by `npm run build`. */
import { writeFileSync } from 'node:fs';
import { AsnScanError } from '../errors.js';
import { compile, readLexiconFolder } from './compile.js';
import { pack } from './packed.js';
import { LEXICON_FOLDER, PRECOMPILED } from './paths.js';

try {
  writeFileSync(PRECOMPILED, pack(compile(readLexiconFolder(LEXICON_FOLDER))));
} catch (error) {
  if (!(error instanceof AsnScanError)) throw error;
  process.stderr.write(`${error.describe()}\n`);
  process.exitCode = 2;
}
