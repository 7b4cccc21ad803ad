import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, FORMATS } from '../../src/check/formats/index.js';
import type { Report } from '../../src/check/report.js';
import { CODES } from '../../src/check/rules.js';
import { finding, HOSTILE, reportOf } from './findings.js';

const shown = async (name: keyof typeof FORMATS, report: Report, color = false): Promise<string> =>
  (await FORMATS[name]())(report, { color, version: '1.2.3' });

const related = {
  id: 'b',
  place: { file: '/abs/b c.txt', line: 1, column: 1, endLine: 1, endColumn: 1 },
};
const hostile = finding({
  message: HOSTILE,
  text: HOSTILE,
  place: { file: `dir/${HOSTILE}.txt`, line: 1, column: 1, endLine: 2, endColumn: 1 },
  document: { id: HOSTILE, path: HOSTILE, row: 3, sha256: 'e'.repeat(64), title: HOSTILE },
});
const full = reportOf(
  [
    finding(),
    finding({ code: 'near-duplicate', severity: 'error', related }),
    finding({ code: 'no-date', severity: 'info', text: null, span: null }),
    finding({ code: 'score-below-floor', document: null, text: null, span: null }),
    hostile,
  ],
  {
    hidden: [
      { finding: finding(), how: 'suppressed', reason: 'so printed' },
      { finding: finding(), how: 'baseline', reason: 'in the baseline' },
    ],
  },
);

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(new URL('sarif-2.1.0.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const validate = new Ajv({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
    allErrors: true,
  }).compile(schema);

  test.each([
    ['a full report', full],
    ['an empty report', reportOf([])],
  ])('%s is valid against the schema of SARIF 2.1.0', async (_, report) => {
    const log: unknown = JSON.parse(await shown('sarif', report));
    expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  test('the schema would tell a fault', async () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {}, results: [{ ruleId: 'x' }] }] })).toBe(false);
  });

  test('says where, what, and what does not count', async () => {
    const log = JSON.parse(await shown('sarif', full)) as {
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        columnKind: string;
        results: Record<string, never>[];
      }[];
    };
    const [run] = log.runs;
    expect(run?.columnKind).toBe('unicodeCodePoints');
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(CODES);
    const [first, second] = run?.results ?? [];
    expect(first).toMatchObject({
      ruleId: 'truncated',
      ruleIndex: CODES.indexOf('truncated'),
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'articles/a.txt' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9, snippet: { text: 'kata' } },
          },
        },
      ],
      partialFingerprints: { 'asnScan/v1': 'abc' },
    });
    expect(second).toMatchObject({
      relatedLocations: [{ physicalLocation: { artifactLocation: { uri: 'file:///abs/b%20c.txt' } } }],
    });
    expect(run?.results.at(-2)).toMatchObject({
      suppressions: [{ kind: 'external', justification: 'so printed' }],
    });
    expect(run?.results.at(-1)).toMatchObject({ baselineState: 'unchanged' });
  });
});

describe('junit', () => {
  /** Element names and attributes of well-formed XML; throws at the first fault. */
  function elementsOf(xml: string): { name: string; attributes: Record<string, string> }[] {
    const [, rest = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n([^]*)$/.exec(xml) ?? [];
    expect(rest).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    const open: string[] = [];
    const found: { name: string; attributes: Record<string, string> }[] = [];
    let at = 0;
    for (const match of rest.matchAll(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g)) {
      // Between tags no character stands that would begin another.
      expect(rest.slice(at, match.index)).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/);
      at = match.index + match[0].length;
      const [, closing, name = '', attributes = '', empty] = match;
      expect(attributes).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/);
      if (closing === '/') expect(open.pop()).toBe(name);
      else {
        if (empty === '') open.push(name);
        found.push({
          name,
          attributes: Object.fromEntries(
            [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [
              key ?? '',
              value ?? '',
            ]),
          ),
        });
      }
    }
    expect(rest.slice(at).trim()).toBe('');
    expect(open).toEqual([]);
    return found;
  }

  test('is well-formed whatever articles and files hold, and adds up', async () => {
    const elements = elementsOf(await shown('junit', full));
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(named('testsuite')).toHaveLength(CODES.length);
    expect(named('failure')).toHaveLength(4);
    const [all] = named('testsuites');
    expect(all?.attributes).toMatchObject({ failures: '4', tests: String(named('testcase').length) });
    const sum = named('testsuite').reduce((total, { attributes }) => total + Number(attributes.tests), 0);
    expect(sum).toBe(named('testcase').length);
  });

  test('a clean run has tests that pass', async () => {
    const elements = elementsOf(await shown('junit', reportOf([])));
    expect(elements.filter(({ name }) => name === 'testcase')).toHaveLength(CODES.length);
    expect(elements.some(({ name }) => name === 'failure')).toBe(false);
  });
});

describe('github', () => {
  test('is one command a finding, whatever it holds', async () => {
    const lines = (await shown('github', full)).trimEnd().split('\n');
    expect(lines).toHaveLength(full.findings.length);
    for (const line of lines)
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?title=asn-scan [a-z-]+::/,
      );
    expect(lines[0]).toBe(
      '::warning file=articles/a.txt,line=3,endLine=3,col=5,endColumn=8,title=asn-scan truncated::the running text stops in the middle of a sentence',
    );
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe('text', () => {
  test('groups findings by article and gives file, line and column', async () => {
    const text = await shown(
      'text',
      reportOf([finding(), finding({ code: 'no-date', severity: 'info', text: null })]),
    );
    expect(text).toBe(
      [
        'Judul',
        '  articles/a.txt:3:5: warning truncated: the running text stops in the middle of a sentence',
        '    kata',
        '  articles/a.txt:3:5: info no-date: the running text stops in the middle of a sentence',
        '',
        '1 warning, 1 note in 2 documents',
        '',
      ].join('\n'),
    );
  });

  test('nothing in it steers a terminal; colours only when asked for', async () => {
    expect(await shown('text', full)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(await shown('text', full, true)).toContain('\u001b[');
  });
});

test('json says what fails and what does not count', async () => {
  const content = JSON.parse(await shown('json', full)) as {
    ok: boolean;
    findings: { fails: boolean }[];
    hidden: unknown[];
  };
  expect(content.ok).toBe(false);
  expect(content.findings.map(({ fails }) => fails)).toEqual([true, true, false, true, true]);
  expect(content.hidden).toHaveLength(2);
});

test('every format ends with a line break and is the same every time', async () => {
  for (const name of FORMAT_NAMES) {
    const first = await shown(name, full);
    expect(first).toMatch(/\n$/);
    expect(await shown(name, full)).toBe(first);
  }
});
