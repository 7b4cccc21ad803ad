/** The manual page and completions: all commands and options, in words that their readers take. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { asnScan } from './console.js';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Every command with its options, as its help tells. */
async function everything(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const name of Object.keys(COMMANDS)) {
    const { stdout } = await asnScan([name, '--help']);
    found.set(
      name,
      [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1] ?? ''),
    );
  }
  return found;
}

test('help of every command has examples', async () => {
  for (const name of Object.keys(COMMANDS)) {
    const { stdout } = await asnScan([name, '--help']);
    expect(stdout).toContain(`\nExamples:\n  `);
    expect(stdout).toContain(`asn-scan ${name}`);
  }
});

describe('man', () => {
  test('tells all commands and options', async () => {
    const { stdout } = await asnScan(['man']);
    const plain = stdout.replaceAll('\\-', '-');
    for (const [name, options] of await everything()) {
      expect(plain).toContain(`.SS asn-scan ${name}`);
      for (const option of options) expect(plain).toContain(option);
    }
    // A line that begins like a macro and is none would be swallowed.
    for (const line of stdout.trimEnd().split('\n'))
      expect(line).toMatch(/^(?:\.(?:TH|SH|SS|TP|B|I|IP|PP|nf|fi)\b|'\\"|[^.'])/);
  });

  test.skipIf(!has('man'))('man reads it without a warning', async () => {
    const { stdout } = await asnScan(['man']);
    const { stdout: shown, stderr } = spawnSync('man', ['--warnings', '-E', 'UTF-8', '-l', '-'], {
      input: stdout,
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '100', LC_ALL: 'C.UTF-8' },
    });
    expect(stderr).toBe('');
    expect(shown.replace(/.\u0008/g, '')).toContain('asn-scan scan [options] [path...]');
  });
});

describe.each(['bash', 'zsh', 'fish'])('completion for %s', (shell) => {
  test('knows all commands and options', async () => {
    const { stdout } = await asnScan(['completion', shell]);
    for (const [name, options] of await everything()) {
      expect(stdout).toContain(name);
      for (const option of options)
        expect(stdout).toContain(shell === 'fish' ? `-l ${option.slice(2)}` : option);
    }
  });

  test.skipIf(!has(shell))('the shell can read it', async () => {
    const { stdout } = await asnScan(['completion', shell]);
    const file = join(mkdtempSync(join(tmpdir(), 'asn-scan-completion-')), shell);
    writeFileSync(file, stdout);
    const { stderr, status } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });
});

describe.skipIf(!has('bash'))('completion in bash', () => {
  test.each([
    ['asn-scan re', ['report']],
    ['asn-scan scan --form', ['--format']],
    ['asn-scan scan --format n', ['ndjson']],
    ['asn-scan lexicon fi', ['find']],
    ['asn-scan lexicon find --lang ', ['en', 'id']],
    ['asn-scan completion --lang i', ['id']],
    ['asn-scan scan /et', []],
    ['asn-scan scan --output x', []],
  ])('%s', async (line, expected) => {
    const { stdout } = await asnScan(['completion', 'bash']);
    const words = line.split(' ');
    const script = `${stdout}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length - 1}
_asn_scan
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout: offered } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(offered.split('\n').filter((word) => word !== '')).toEqual(expected);
  });
});

test('an unknown shell is refused', async () => {
  const { code, stderr } = await asnScan(['completion', 'tcsh']);
  expect(code).toBe(2);
  expect(stderr).toContain('bash, zsh, fish');
});
