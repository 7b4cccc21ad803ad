/** Every planted fault is found, at its place, and nothing else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Checker } from '../../src/check/checker.js';
import { settle } from '../../src/check/config.js';
import type { Finding } from '../../src/check/finding.js';
import type { Report } from '../../src/check/report.js';
import type { Document } from '../../src/document.js';
import { InputError } from '../../src/errors.js';
import { loadLexicon } from '../../src/lexicon/index.js';
import { analyse } from '../../src/pipeline.js';
import { DEFAULT_FIELDS, DEFAULT_MAX_BYTES, readArticles, walk } from '../../src/source/index.js';
import { makeCorpus, type Made } from './corpus.js';

const corpus = makeCorpus();
const folder = mkdtempSync(join(tmpdir(), 'asn-scan-'));
let report: Report;

beforeAll(async () => {
  for (const { name, bytes } of corpus) writeFileSync(join(folder, name), bytes);
  const lexicon = await loadLexicon();
  const none = { suppressions: null, baseline: null, counts: null, countsWriter: null };
  const checker = new Checker(settle().settings, lexicon, none);
  const { files } = walk(
    [{ path: folder, id: 'corpus', missing: 'refuse' }],
    { include: [], exclude: [] },
    null as never,
  );
  for await (const item of readArticles(files, { maxBytes: DEFAULT_MAX_BYTES, fields: DEFAULT_FIELDS })) {
    if (item instanceof InputError) throw item;
    checker.check(analyse(item, { lexicon }) as Document, 'same');
  }
  report = checker.report(true);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nameOf = ({ place }: Finding): string => place.file.split('/').at(-1) ?? '';

test('there are 200 articles, most of them sound, and every class of faults', () => {
  expect(corpus).toHaveLength(200);
  expect(corpus.filter(({ fault }) => fault === null).length).toBeGreaterThan(100);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(200);
  expect(new Set(corpus.flatMap(({ fault }) => fault?.code ?? [])).size).toBe(20);
  expect(report.documents).toBe(200);
});

test('what is found is what was planted', () => {
  const planted = corpus.flatMap(({ name, fault }) => (fault === null ? [] : [`${name} ${fault.code}`]));
  expect(report.findings.map((finding) => `${nameOf(finding)} ${finding.code}`).sort()).toEqual(
    planted.sort(),
  );
});

test('each finding lies at the words that were planted', () => {
  const byName = new Map(corpus.map((made) => [made.name, made]));
  for (const finding of report.findings) {
    const { bytes, fault } = byName.get(nameOf(finding)) as Made;
    if (fault?.at == null) continue;
    const { line, column } = finding.place;
    const there = [...(bytes.toString().split('\n')[line - 1] ?? '')].slice(column - 1).join('');
    expect(there.slice(0, fault.at.length), finding.message).toBe(fault.at);
  }
});
