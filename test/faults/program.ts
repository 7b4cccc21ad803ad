/** The built program as a process, for tests that kill it, starve it and lie to it. Needs `npm run build`. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../bin/asn-scan.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function asnScan(
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array } = {},
): Ended {
  return ended(
    spawnSync(process.execPath, [BIN, ...args], { ...options, maxBuffer: 1 << 30, timeout: 60_000 }),
  );
}

/** A script of bash; `$1` is the program, the other arguments follow. */
export function shell(script: string, ...args: readonly string[]): Ended {
  return ended(
    spawnSync('bash', ['-c', script, 'bash', BIN, ...args], { maxBuffer: 1 << 30, timeout: 60_000 }),
  );
}

function ended(result: ReturnType<typeof spawnSync>): Ended {
  const { status, signal, stdout, stderr } = result;
  return { status, signal, stdout: String(stdout), stderr: String(stderr) };
}

/** Starts a run and kills it after so many milliseconds, or when `until` says so; tells how it ended. */
export async function killed(
  signal: NodeJS.Signals,
  args: readonly string[],
  until: () => boolean,
): Promise<Pick<Ended, 'status' | 'signal'>> {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: 'ignore' });
  const watch = setInterval(() => {
    if (until()) child.kill(signal);
  }, 1);
  const result = await new Promise<Pick<Ended, 'status' | 'signal'>>((resolve) => {
    child.on('close', (status, by) => resolve({ status, signal: by }));
  });
  clearInterval(watch);
  return result;
}

/** The ids of NDJSON records, each of which must be whole. */
export function idsOf(ndjson: string): string[] {
  const lines = ndjson.split('\n');
  if (lines.pop() !== '') throw new Error('the last line has no end');
  return lines.map((line) => (JSON.parse(line) as { id: string }).id);
}
