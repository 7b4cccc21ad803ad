/** Build step: the program and style of the report's page, each one file that `report` puts into the page. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await build({
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: { page: 'src/report/page/main.ts', style: 'src/report/page/style.css' },
  outdir: 'dist/report-page',
  bundle: true,
  platform: 'browser',
  target: ['es2022', 'chrome110', 'firefox110', 'safari16'],
  format: 'iife',
  // ASCII, and nothing in it that could end the element which it is put into.
  charset: 'ascii',
  minify: true,
  logLevel: 'warning',
});
