/** Which program this is: what it made earlier holds only as long as it is the same. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** SHA-256, hexadecimal, over the file that runs (the whole bundle, where it is one) and the package's version. */
export function programDigest(): string {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  return hash.update(readFileSync(new URL('../../package.json', import.meta.url))).digest('hex');
}
