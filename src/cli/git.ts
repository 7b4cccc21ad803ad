/** Which files have changed, as git says. No shell is involved, and no program that the repository configures. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { UsageError } from '../errors.js';

/** Most bytes of a list of files. */
const LARGEST = 256 * 1024 * 1024;

/** A repository can name programs that git would run: watchers of files, filters for differences, hooks. */
const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.pager=cat'];

/**
 * Paths of files that differ from `ref` in the working tree, or that git does not know yet. Absolute.
 * @param folder the folder to ask for
 */
export async function changedSince(ref: string, folder: string): Promise<ReadonlySet<string>> {
  if (ref.startsWith('-') || ref === '') {
    throw new UsageError(`--since: "${ref}" is no commit, branch or tag`);
  }
  const top = (await git(folder, ['rev-parse', '--show-toplevel'], 'this is no git repository')).replace(
    /\n$/,
    '',
  );
  const commit = await git(
    folder,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    `no commit, branch or tag "${ref}"`,
  );
  const changed = await git(
    folder,
    ['diff', '--name-only', '-z', '--no-ext-diff', '--no-textconv', '--diff-filter=d', commit.trim(), '--'],
    `cannot compare with "${ref}"`,
  );
  // From the top, as the names of changed files are.
  const unknown = await git(
    top,
    ['ls-files', '-z', '--others', '--exclude-standard'],
    'cannot list new files',
  );
  return new Set(
    [...changed.split('\0'), ...unknown.split('\0')]
      .filter((name) => name !== '')
      .map((name) => join(top, name)),
  );
}

async function git(folder: string, args: readonly string[], fault: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...SAFE, ...args],
      { cwd: folder, maxBuffer: LARGEST, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' } },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else {
          const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
          const why = missing ? 'git is not installed' : stderr.split('\n')[0]?.replace(/^fatal: /, '');
          reject(new UsageError(`--since: ${fault}`, { hint: why === '' ? null : why, cause: error }));
        }
      },
    );
  });
}
