/** The command line without a process: what it is given and what it writes, as strings. */
import { vi } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';
import type * as LexiconModule from '../../src/lexicon/index.js';

// The built-in lexicon is read from YAML here, which takes seconds; once is enough.
vi.mock('../../src/lexicon/index.js', async (original) => {
  const actual = await original<typeof LexiconModule>();
  let builtin: Promise<LexiconModule.Lexicon> | null = null;
  return {
    ...actual,
    loadLexicon: (files: readonly string[] = []) =>
      files.length > 0 ? actual.loadLexicon(files) : (builtin ??= actual.loadLexicon()),
  };
});

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly stdin?: string;
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export async function asnScan(args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const { stdin = '', terminal = false, env = {} } = surroundings;
  let stdout = '';
  let stderr = '';
  const io: Io = {
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    stdout: { terminal, write: async (text) => void (stdout += text) },
    stderr: { terminal, write: async (text) => void (stderr += text) },
    env,
    stdoutFile: null,
    pause: async () => {},
    atExit: () => () => {},
  };
  const code = await run(args, io);
  return { code, stdout, stderr };
}

/** The records that were written as NDJSON. */
export function records(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
