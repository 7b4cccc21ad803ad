/** Where the package keeps its lexicon. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
/** `lexicons/` of the package: two levels above `src/lexicon`, `dist/lexicon` and `dist/bundle`. */
export const LEXICON_FOLDER = join(here, '..', '..', 'lexicons');
/** What the build makes of it. */
export const PRECOMPILED = join(here, '..', 'lexicon.bin');
