/**
 * Build step: the program as one CommonJS file, which starts several times faster than the modules that it is made
 * of, and V8's compiled code for it. Another version of Node than the one that built it ignores the compiled code.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What few runs need stays outside and is loaded when it is called for. */
const OUTSIDE = ['natural', 'linkedom', '@mozilla/readability', 'zod', 'yaml', 'csv-parse'];

/** Modules of Node that most runs do without, or use late: each is loaded when something of it is first used. */
const LATE = [
  'node:child_process',
  'node:fs/promises',
  'node:os',
  'node:readline',
  'node:stream',
  'node:worker_threads',
  'node:zlib',
];

const loadLate: Plugin = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:${LATE.join('|')})$`) }, ({ path }) => ({ path, namespace: 'late' }));
    onLoad({ filter: /.*/, namespace: 'late' }, async ({ path }) => {
      const keys = Object.keys((await import(path)) as object).filter((key) => key !== 'default');
      const getters = keys.map((key) => `get ${key}() { return load("${path}").${key}; }`);
      return {
        contents: `const load = require;\nmodule.exports = { ${getters.join(',\n')} };`,
        loader: 'js',
      };
    });
  },
};

const SHARED = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  // Code run from V8's cache has no dynamic import; what is outside is required when it is called for.
  supported: { 'dynamic-import': false },
  external: OUTSIDE,
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [loadLate],
  logLevel: 'warning',
} as const satisfies BuildOptions;

await build({ ...SHARED, entryPoints: ['src/cli/main.ts'], outfile: 'dist/bundle/asn-scan.cjs' });
// The threads of `--jobs` look for their program beside it, under the name that it has in the source.
await build({ ...SHARED, entryPoints: ['src/cli/batch/worker.ts'], outfile: 'dist/bundle/worker.js' });
for (const name of ['asn-scan.cjs', 'worker.js'])
  escapeNonAscii(new URL(`../dist/bundle/${name}`, import.meta.url));
writeFileSync(new URL('../dist/bundle/package.json', import.meta.url), '{ "type": "commonjs" }\n');

// The code cache holds the functions that have run: those of a scan.
const { status } = spawnSync(
  process.execPath,
  ['bin/asn-scan.js', 'scan', 'fixtures/articles', '--format', 'ndjson', '--jobs', '1'],
  {
    cwd: ROOT,
    env: { ...process.env, ASN_SCAN_CODE_CACHE: 'write', NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
process.exitCode = status ?? 1;

/** esbuild escapes strings, not regular expressions; the launcher reads the bundle as Latin-1. */
function escapeNonAscii(file: URL): void {
  const source = readFileSync(file, 'utf8');
  const unit = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // Unit by unit, so that a character of two units becomes its pair.
  writeFileSync(file, source.replace(/[^\0-\x7f]/g, unit));
}
