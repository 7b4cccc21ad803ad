/** The page's program and style, which the build makes (`scripts/page.ts`). */
import { readFileSync } from 'node:fs';
import type { PageAssets } from './page.js';

export function readAssets(): PageAssets {
  // Source, build and bundle all lie two folders below the package.
  const read = (name: string): string =>
    readFileSync(new URL(`../../dist/report-page/${name}`, import.meta.url), 'utf8').trimEnd();
  return { script: read('page.js'), style: read('style.css') };
}
