import { describe, expect, test } from 'vitest';
import { readBaseline, writtenBaseline } from '../../src/check/baseline.js';
import { readCounts } from '../../src/check/counts.js';
import { readSuppressions, Suppressions, writtenSuppressions } from '../../src/check/suppressions.js';
import { ConfigError } from '../../src/errors.js';
import { finding } from './findings.js';

const HASH = 'f'.repeat(64);
const entry = (more = ''): string =>
  `- document: ${HASH.slice(0, 12)}\n  path: articles/a.txt\n  code: truncated\n  reason: so printed\n  expires: 2027-01-01\n${more}`;
const suppressions = (yaml: string, today = '2026-06-01'): Suppressions =>
  new Suppressions(readSuppressions(yaml, 's.yaml'), today);
const seen = (
  hashes: readonly string[],
  byPath: readonly (readonly [string, string])[] = [],
  whole = true,
) => ({
  hashes: new Set(hashes),
  byPath: new Map(byPath),
  whole,
});

describe('suppressions', () => {
  test('hide what they name, tied to the content', () => {
    const list = suppressions(entry());
    expect(list.reasonFor(finding())).toBe('so printed');
    expect(list.reasonFor(finding({ code: 'no-date' }))).toBeNull();
    const other = { id: 'a', path: 'articles/a.txt', row: null, sha256: '0'.repeat(64), title: null };
    expect(list.reasonFor(finding({ document: other }))).toBeNull();
    expect(list.notes(seen([HASH]))).toEqual([]);
  });

  test('can be narrowed to words', () => {
    const list = suppressions(entry('  text: lain\n'));
    expect(list.reasonFor(finding())).toBeNull();
    expect(list.reasonFor(finding({ text: 'lain' }))).toBe('so printed');
  });

  test('expire, which is told', () => {
    const list = suppressions(entry(), '2027-01-01');
    expect(list.reasonFor(finding())).toBeNull();
    expect(list.notes(seen([HASH]))).toEqual([
      {
        code: 'expired-suppression',
        message: 'of truncated: expired on 2027-01-01',
        at: { file: 's.yaml', line: 1, column: 3 },
      },
    ]);
  });

  test.each([
    ['the finding is gone', seen([HASH]), 'no such finding'],
    ['the document changed', seen(['0'.repeat(64)], [['articles/a.txt', '0'.repeat(64)]]), 'has changed'],
    ['the document is gone', seen([]), 'no document with this content'],
  ])('are stale when %s', (_, met, message) => {
    const [note] = suppressions(entry()).notes(met);
    expect(note?.code).toBe('stale-suppression');
    expect(note?.message).toContain(message);
  });

  test('are not stale when only a part was looked at', () => {
    expect(suppressions(entry()).notes(seen([], [], false))).toEqual([]);
  });

  test.each([
    ['- document: abc', '1:3: "document": the first 12 or more digits'],
    [
      entry().replace('code: truncated', 'code: truncatd'),
      'unknown rule "truncatd" (did you mean "truncated"?)',
    ],
    [entry().replace('  reason: so printed\n', ''), '"reason" is missing'],
    [entry().replace('  expires: 2027-01-01\n', ''), '"expires"'],
    [entry().replace('2027-01-01', 'someday'), '"expires": a day such as 2027-06-30, or never'],
    [entry('  pth: x\n'), 'unknown key "pth" (did you mean "path"?)'],
    ['document: x', 'a list of suppressions is expected'],
  ])('%j is refused with its place', (yaml, message) => {
    expect(() => readSuppressions(yaml, 's.yaml')).toThrow(ConfigError);
    try {
      readSuppressions(yaml, 's.yaml');
    } catch (error) {
      expect((error as ConfigError).describe()).toContain(message);
      expect((error as ConfigError).describe()).toMatch(/^s\.yaml:\d+:\d+: /);
    }
  });

  test('that are written are read again', () => {
    const written = writtenSuppressions([
      {
        document: HASH,
        code: 'truncated',
        text: 'kata "a"\n',
        reason: 'x: #y',
        expires: 'never',
        path: 'a b',
      },
    ]);
    expect(readSuppressions(written, 's.yaml')).toMatchObject([
      {
        document: HASH,
        code: 'truncated',
        text: 'kata "a"\n',
        reason: 'x: #y',
        expires: 'never',
        path: 'a b',
      },
    ]);
  });
});

describe('a baseline', () => {
  const stored = (expires: string | null = null): string =>
    writtenBaseline([finding(), finding({ fingerprint: 'gone' })], { reason: 'before we began', expires });

  test('hides what it holds and tells what is gone', () => {
    const baseline = readBaseline(stored(), 'b.json', '2026-06-01');
    expect(baseline.reasonFor(finding())).toBe('before we began');
    expect(baseline.reasonFor(finding({ fingerprint: 'new' }))).toBeNull();
    expect(baseline.notes(seen([HASH]))).toMatchObject([{ code: 'stale-baseline' }]);
    expect(baseline.notes(seen([], [], false))).toEqual([]);
  });

  test('expires', () => {
    const baseline = readBaseline(stored('2026-01-01'), 'b.json', '2026-06-01');
    expect(baseline.reasonFor(finding())).toBeNull();
    expect(baseline.notes(seen([HASH]))).toMatchObject([{ code: 'expired-suppression' }]);
  });

  test.each(['', '[]', '{"schema":"asn-scan-baseline/2","findings":[]}'])('%j is refused', (source) => {
    expect(() => readBaseline(source, 'b.json', '2026-06-01')).toThrow(
      /--update-baseline|is not JSON|is no baseline/,
    );
    expect(() => readCounts(source, 'c.json')).toThrow(ConfigError);
  });
});
