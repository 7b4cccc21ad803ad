import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import type { Io } from '../../src/cli/io.js';
import { mention, record, spanOf } from './record.js';

const text = 'Bupati meminta camat netral.';
const group = { id: 'e1', type: 'group' as const, name: 'camat', ref: 'camat' };
const quote = {
  mode: 'indirect' as const,
  ...spanOf(text, 'camat netral'),
  speaker: null,
  cue: spanOf(text, 'meminta'),
};
const gold = record(text, {
  entities: [group],
  mentions: [mention(text, 'camat', 'group', 'e1')],
  quotes: [quote],
});
const predicted = record(text, {
  entities: [group],
  mentions: [mention(text, 'camat', 'group', 'e1'), mention(text, 'Bupati', 'group', 'e1')],
  quotes: [{ ...quote, speaker: 'e1', rule: 'quote-x', confidence: 0.5 }],
});

let folder = '';
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asn-scan-eval-'));
  writeFileSync(path('gold.json'), JSON.stringify(gold));
  writeFileSync(path('predicted.ndjson'), `${JSON.stringify(predicted)}\n`);
  writeFileSync(path('other.json'), JSON.stringify({ ...predicted, id: 'b' }));
  writeFileSync(path('broken.json'), '{"schema": "asn-scan/1"}');
  writeFileSync(path('nothing.txt'), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `asn-scan eval` on files of the folder. */
async function evaluate(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: Io = {
    stdin: (async function* () {
      yield Buffer.from(JSON.stringify(predicted));
    })(),
    stdout: { terminal: false, write: async (part) => void (out += part) },
    stderr: { terminal: false, write: async (part) => void (err += part) },
    env: {},
    stdoutFile: null,
    pause: async () => {},
    atExit: () => () => {},
  };
  const code = await run(['eval', ...args], io);
  return { code, out, err };
}

describe('asn-scan eval', () => {
  it('prints a row for each score', async () => {
    const { code, out } = await evaluate(path('gold.json'), path('predicted.ndjson'), '--layers', 'mentions');
    expect(code).toBe(0);
    expect(out).toMatch(/^1 article$/m);
    expect(out).toMatch(/^ {2}strict +0\.500 +1\.000 +0\.667 +1 +2 +1$/m);
    expect(out).not.toMatch(/quotes/);
  });

  it('reads predictions from standard input', async () => {
    const { out } = await evaluate(path('gold.json'), '-', '--layers', 'quotes');
    expect(out).toMatch(/^ {2}speaker +0\.000/m);
  });

  it('lists what is wrong with both sides, the rule and the sentence', async () => {
    const { out } = await evaluate(path('gold.json'), path('predicted.ndjson'), '--errors', '3');
    expect(out).toContain('── mentions: false alarm, 1');
    expect(out).toContain('group “Bupati”');
    expect(out).toContain('by quote-x (0.50)');
    expect(out).toContain('speaker: camat (group), not –');
  });

  it('gives the same numbers as JSON', async () => {
    const { out } = await evaluate(path('gold.json'), path('predicted.ndjson'), '--format', 'json');
    const { scores, documents, articles } = JSON.parse(out) as {
      scores: Record<string, { f1: number; gold: number }>;
      documents: Record<string, Record<string, { f1: number }>>;
      articles: number;
    };
    expect(articles).toBe(1);
    expect(scores['mentions.strict']?.f1).toBeCloseTo(2 / 3);
    expect(documents['a']?.['quotes.speaker']?.f1).toBe(0);
  });

  it('exits 1 below a floor and says which', async () => {
    const files = [path('gold.json'), path('predicted.ndjson')];
    expect((await evaluate(...files, '--min', 'mentions=0.66')).code).toBe(0);
    const { code, err } = await evaluate(...files, '--min', 'mentions=0.67', '--min', 'quotes.partial=1');
    expect(code).toBe(1);
    expect(err.trim()).toBe('asn-scan: mentions.strict: F1 0.6667 is below 0.67');
  });

  it.each([
    [['gold.json', 'other.json'], /no prediction has the id/],
    [['broken.json'], /broken\.json:1: no record of this tool: id/],
    [['nothing.txt'], /no records in/],
    [['absent'], /no such file or folder/],
  ])('exits 2 with one line on %j', async (names, message) => {
    const { code, out, err } = await evaluate(...names.map(path));
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['--min', 'mentions'],
    ['--min', 'mentions=7'],
    ['--min', 'nonsense=0.5'],
    ['--layers', 'x'],
    ['--errors', '-1'],
  ])('exits 2 on %s %s', async (...options) => {
    const { code, err } = await evaluate(path('gold.json'), path('predicted.ndjson'), ...options);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
