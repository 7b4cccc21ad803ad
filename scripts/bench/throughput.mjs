/**
 * asn-scan beside its peers over the same files, in one process and on one thread, turn by turn, so that what else the
 * machine does hits all. Each reads the files itself.
 */
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLexicon } from '../../dist/lexicon/index.js';
import { contestants } from './contestants.mjs';
import { median, table } from './measure.mjs';

const TURNS = 20;

/** @param paths the article files, @param folder for files that are made on the way */
export async function throughput(paths, folder) {
  const runners = await contestants(paths[0]);
  const names = Object.keys(runners);
  const seconds = new Map(names.map((name) => [name, []]));
  const size = Math.ceil(paths.length / (TURNS + 1));
  const megabytes = [];
  let kept = 0;
  // The first turn warms up and is not counted.
  for (let turn = 0; turn * size < paths.length; turn++) {
    const part = paths.slice(turn * size, (turn + 1) * size);
    const bytes = part.reduce((sum, path) => sum + statSync(path).size, 0);
    if (turn > 0) megabytes.push(bytes / 1e6);
    const note = (name, time) => turn > 0 && seconds.get(name).push(time / (bytes / 1e6));
    for (const name of names) {
      const start = process.cpuUsage();
      for (const path of part) kept += runners[name](path);
      const { user, system } = process.cpuUsage(start);
      note(name, (user + system) / 1e6);
    }
  }
  const forms = await surfaceForms(folder);
  for (const flags of [['-F'], ['-F', '-w']]) {
    const each = ripgrep(flags, forms, paths);
    if (each !== null) seconds.set(`rg ${flags.join(' ')}, ${forms.count} surface forms`, [each]);
  }
  const own = median(seconds.get(names[0]));
  table(
    `Throughput: ${paths.length} files, ${TURNS} turns, medians; processor time, for ripgrep wall-clock time (checksum ${kept})`,
    ['', 'MB/s', 'µs a file', 'asn-scan is faster by', 'share of it'],
    [...seconds].map(([name, list]) => {
      const each = median(list);
      const fileMegabytes = megabytes.reduce((sum, part) => sum + part, 0) / (paths.length - size);
      return [
        name,
        (1 / each).toFixed(2),
        (each * fileMegabytes * 1e6).toFixed(0),
        (each / own).toFixed(2),
        `${((100 * each) / own).toFixed(1)} %`,
      ];
    }),
  );
}

/** A file with all forms of the lexicon, a form a line. */
async function surfaceForms(folder) {
  const lexicon = await loadLexicon();
  const kinds = new Set(lexicon.items.map(({ kind }) => kind));
  const forms = new Set([...kinds].flatMap((kind) => lexicon.formsOf(kind)));
  const path = join(folder, 'forms.txt');
  writeFileSync(path, `${[...forms].join('\n')}\n`);
  return { path, count: forms.size };
}

/** Milliseconds after which ripgrep is given up: looking for whole words it takes minutes to make its automaton. */
const PATIENCE = 120_000;

/** Seconds per megabyte of ripgrep over all the files at once; null when it is not installed or was given up. */
function ripgrep(flags, forms, paths) {
  if (spawnSync('rg', ['--version']).status !== 0) return null;
  const list = join(forms.path, '..', 'paths.txt');
  writeFileSync(list, paths.join('\0'));
  const start = process.hrtime.bigint();
  const { error } = spawnSync(
    'xargs',
    ['-0', '-n', '100000', '-a', list, 'rg', '-j1', '-o', ...flags, '-f', forms.path],
    { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 30, timeout: PATIENCE, killSignal: 'SIGKILL' },
  );
  if (error !== undefined) {
    process.stderr.write(`bench: rg ${flags.join(' ')} was not done after ${PATIENCE / 1000} s\n`);
    return null;
  }
  const megabytes = paths.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
  return Number(process.hrtime.bigint() - start) / 1e9 / megabytes;
}
