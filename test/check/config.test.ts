import { describe, expect, test } from 'vitest';
import { configText, readConfig, settle } from '../../src/check/config.js';
import { CODES } from '../../src/check/rules.js';
import { ConfigError } from '../../src/errors.js';

const settled = (yaml: string) => settle(readConfig(yaml, 'asn-scan.yaml'));

function fault(yaml: string): string {
  try {
    readConfig(yaml, 'asn-scan.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.describe();
    throw error;
  }
  return 'no fault';
}

test.each([
  ['fail_on: error', '1:1: unknown key "fail_on" (did you mean "fail-on"?)'],
  ['rules:\n  truncatd: off', '2:3: unknown rule "truncatd" (did you mean "truncated"?)'],
  [
    'rules:\n  near-duplicate:\n    similarty: 0.9',
    '3:5: unknown key "similarty" (did you mean "similarity"?)',
  ],
  ['rules: {truncated: loud}', '1:9: "rules.truncated.severity": '],
  ['rules: {near-duplicate: {similarity: 3}}', '1:26: "rules.near-duplicate.similarity": '],
  ['rules: {unreadable: off}', '"rules.unreadable.severity": '],
  ['baseline: ../outside.json', '1:1: "baseline": a path below the working folder'],
  ['suppressions: /etc/passwd', '1:1: "suppressions": a path below the working folder'],
  ['lexicons: [a/../../b.yaml]', 'a path below the working folder'],
  ['output: found.json', '1:1: unknown key "output"'],
  ['format: sarif', '1:1: unknown key "format"'],
  ['plugins: [x]', '1:1: unknown key "plugins"'],
  ['extends: other.yaml', '1:1: unknown key "extends"'],
  ['__proto__: {a: 1}', 'unknown key "__proto__"'],
  ['fail-on: !!js/function "x"', 'asn-scan.yaml:1:'],
  ['floors: {directives: 0.9}', '"floors" need "gold"'],
  ['- a', '1:1: a configuration is a map of settings'],
  ['fail-on: info\nfail-on: error', '2:1: Map keys must be unique'],
])('%j is refused with its place', (yaml, message) => {
  expect(fault(yaml)).toContain(message);
  expect(fault(yaml).split('\n')).toHaveLength(1);
});

describe('settings', () => {
  test('have defaults', () => {
    const { settings } = settled('');
    expect(settings.failOn).toBe('warning');
    expect(settings.severity('no-date')).toBe('info');
    expect(settings.option('near-duplicate', 'similarity')).toBe(0.7);
    expect(settings.suppressions).toEqual({ path: 'asn-scan.suppressions.yaml', named: false });
  });

  test('are overridden by the file and that by the command line', () => {
    const file = readConfig(
      'fail-on: error\nrules: {truncated: off, near-duplicate: {similarity: 0.9}}',
      'c.yaml',
    );
    const { settings } = settle(file, [{ path: ['fail-on'], value: 'never', from: '--fail-on' }]);
    expect(settings.failOn).toBe('never');
    expect(settings.severity('truncated')).toBe('off');
    expect(settings.severity('near-duplicate')).toBe('warning');
    expect(settings.option('near-duplicate', 'similarity')).toBe(0.9);
  });

  test('print with who made them, as a configuration that means the same', () => {
    const yaml = 'gold: gold\nfloors:\n  directives: 0.9\nlexicons: [a b.yaml]\nrules:\n  truncated: off\n';
    const { all } = settled(yaml);
    const text = configText(all);
    for (const code of CODES) expect(text).toContain(`\n  ${code}:`);
    expect(text).toMatch(/^fail-on: warning +# default$/m);
    expect(text).toMatch(/^ {2}truncated: off +# asn-scan\.yaml:6:3$/m);
    const again = settled(text);
    expect(again.all.map(({ path, value }) => [path, value])).toEqual(
      all.map(({ path, value }) => [path, value]).filter(([, value]) => value !== null),
    );
  });
});
