/** The version of the package. */
import { readFileSync } from 'node:fs';

export function version(): string {
  const source = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(source) as { version: string }).version;
}
