/** Running and measuring other processes, and printing what came of it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../bin/asn-scan.js', import.meta.url));
const REPORTER = fileURLToPath(new URL('./peak.cjs', import.meta.url));

/** Node takes tens of milliseconds longer to start when it has further certificates to read. */
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** @returns wall-clock seconds and peak resident megabytes of `node ...args`, whose output is thrown away */
export function runNode(args, { peak = false } = {}) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: peak ? { ...env, NODE_OPTIONS: `--require ${REPORTER}` } : env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 400)}`);
  const megabytes = Number(/peak-resident-kilobytes (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
  return { seconds, megabytes };
}

export function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Prints rows as a table: the first column to the left, the others to the right. */
export function table(title, head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i] + 2))).join('');
  process.stdout.write(`\n${title}\n${cells.map(line).join('\n')}\n`);
}
