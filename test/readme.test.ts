/** Every example of the README runs and writes something. Needs `npm run build`. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

const README_ID = readFileSync(join(ROOT, 'README.id.md'), 'utf8');

const blocksOf = (language: string, document = README): string[] =>
  [...document.matchAll(new RegExp(`\n\`\`\`${language}\n([^]*?)\n\`\`\``, 'g'))].map(
    (match) => match[1] ?? '',
  );

/** A line for itself, unless its quotation mark is still open. */
function commandsOf(block: string): string[] {
  const commands: string[] = [];
  let open = false;
  for (const line of block.split('\n')) {
    if (open) commands[commands.length - 1] += `\n${line}`;
    else commands.push(line);
    if (line.split("'").length % 2 === 0) open = !open;
  }
  return commands;
}

const hasJq = spawnSync('jq', ['--version']).status === 0;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asn-scan-readme-'));
  symlinkSync(join(ROOT, 'fixtures'), join(folder, 'fixtures'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin', 'asn-scan'),
    `#!/bin/sh\nexec node ${join(ROOT, 'bin', 'asn-scan.js')} "$@"\n`,
    {
      mode: 0o755,
    },
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function bash(command: string): string {
  return execFileSync('bash', ['-euo', 'pipefail', '-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` },
    maxBuffer: 64 * 1024 * 1024,
  });
}

describe('examples', () => {
  const commands = [README, README_ID].flatMap((document) => blocksOf('sh', document)).flatMap(commandsOf);

  test('there are some', () => expect(commands.length).toBeGreaterThan(10));

  test.each(commands)('%s', (command) => {
    if (command.includes('jq ') && !hasJq) return;
    const output = / --output(?:-dir)? (\S+)/.exec(command)?.[1];
    const stdout = bash(command);
    if (output === undefined) expect(stdout).not.toBe('');
    else expect(existsSync(join(folder, output))).toBe(true);
  });
});

test('the walk with a new body ends in a passing check', () => {
  const [walk = ''] = blocksOf('bash').filter((block) => block.includes('lexicon add'));
  const output = bash(`mkdir walk && cd walk\n${walk}`);
  expect(output).toMatch(/ban +\? → ASN/);
  expect(output).toMatch(/ban +Balawas Sigi → ASN/);
  expect(output.trimEnd().split('\n').at(-1)).toBe('no findings in 1 document');
});

test('the program example runs', () => {
  const [program = ''] = blocksOf('js');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'asn-scan'));
  writeFileSync(join(folder, 'example.mjs'), program);
  expect(bash('node example.mjs')).toContain('force:');
});

test('the Indonesian text knows every command, and shows the same program', () => {
  for (const name of [
    'scan',
    'segment',
    'tag',
    'detect',
    'schema',
    'eval',
    'convert',
    'report',
    'man',
    'completion',
  ]) {
    expect(README_ID).toContain(`\`${name}\``);
  }
  expect(blocksOf('js', README_ID)).toEqual(blocksOf('js').slice(0, 1));
});

test('the lexicon example is the one in fixtures', () => {
  const [example = ''] = blocksOf('yaml');
  const file = readFileSync(join(ROOT, 'fixtures/lexicons/satpol.yaml'), 'utf8');
  expect(file.replace(/^#.*\n/gm, '').trim()).toBe(example);
});

test('every command and option is documented', () => {
  for (const name of Object.keys(COMMANDS)) expect(README).toContain(`| \`${name}\` |`);
  const help = bash('asn-scan scan --help; asn-scan tag --help');
  const options = new Set([...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map((match) => match[1] ?? ''));
  for (const option of options) expect(README).toContain(option);
});
