import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LexiconError } from '../../src/errors.js';
import { loadLexicon } from '../../src/lexicon/index.js';
import { parseLexicon } from '../../src/lexicon/read.js';

/** The one line that a user sees for this lexicon. */
function fault(yaml: string): string {
  try {
    parseLexicon(yaml, 'mine.yaml');
  } catch (error) {
    if (error instanceof LexiconError) return error.describe();
    throw error;
  }
  return 'no fault';
}

describe('a faulty lexicon', () => {
  it.each([
    [
      'an unknown kind',
      'institusi:\n- {id: x}',
      'mine.yaml:1:1: unknown kind "institusi" (did you mean "institution"?)',
    ],
    [
      'an unknown key',
      'group:\n- id: relawan\n  name: Relawan\n  form: [relawan]',
      'mine.yaml:4:3: unknown key "form" of "relawan" (did you mean "forms"?)',
    ],
    [
      'a missing field',
      'group:\n- id: relawan\n  forms: [relawan]',
      'mine.yaml:2:3: "name" of "relawan": Invalid input: expected string, received undefined',
    ],
    [
      'a wrong type',
      'group:\n- id: relawan\n  name: Relawan\n  forms: relawan',
      'mine.yaml:4:3: "forms" of "relawan": Invalid input: expected array, received string',
    ],
    [
      'a duplicate id',
      'group:\n- {id: a, name: A}\n- {id: a, name: B}',
      'mine.yaml:3:3: group "a" is defined twice (give it another id or merge the two)',
    ],
    [
      'a duplicate key',
      'group:\n- {id: a, name: A, name: B}',
      'mine.yaml:2:20: Map keys must be unique (mend the YAML)',
    ],
    ['broken YAML', 'group:\n- {id: a', 'mine.yaml:2:9: '],
    ['a list at the top', '- id: a', 'mine.yaml:1:1: a lexicon is a map from kinds to lists of entries'],
    [
      'a code written as a number',
      'region-alias:\n- {id: lamsel, forms: [Lamsel], code: 18.01}',
      'mine.yaml:2:',
    ],
  ])('%s is named with file, line and column', (_, yaml, expected) => {
    expect(fault(yaml)).toContain(expected);
    expect(fault(yaml).split('\n')).toHaveLength(1);
  });

  it('refuses an alias bomb', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      lines.push(
        `${'abcdefghi'[i]}: &${'abcdefghi'[i]} [${Array(10)
          .fill(`*${'abcdefghi'[i - 1]}`)
          .join(', ')}]`,
      );
    expect(fault(lines.join('\n'))).toContain('mine.yaml');
    expect(fault(lines.join('\n'))).not.toBe('no fault');
  });
});

describe('a user lexicon', () => {
  const folder = mkdtempSync(join(tmpdir(), 'asn-scan-'));
  const file = (name: string, yaml: string): string => {
    const path = join(folder, name);
    writeFileSync(path, yaml);
    return path;
  };

  it('adds entries', async () => {
    const lexicon = await loadLexicon([
      file('add.yaml', 'group:\n- {id: relawan-x, name: Relawan X, forms: [relawan x]}'),
    ]);
    expect(lexicon.get('group', 'relawan-x')?.name).toBe('Relawan X');
  });

  it('replaces an entry of the same kind and id', async () => {
    const lexicon = await loadLexicon([
      file('replace.yaml', 'group:\n- {id: asn, name: Abdi, forms: [abdi]}'),
    ]);
    expect(lexicon.get('group', 'asn')?.forms).toEqual(['abdi']);
  });

  it('adds forms to an entry that it extends', async () => {
    const lexicon = await loadLexicon([
      file('extend.yaml', 'group:\n- {id: asn, name: ASN, forms: [abdi desa], extend: true}'),
    ]);
    expect(lexicon.get('group', 'asn')?.forms).toEqual(expect.arrayContaining(['ASN', 'abdi desa']));
  });

  it('cannot extend what is not there', async () => {
    await expect(
      loadLexicon([file('none.yaml', 'group:\n- {id: nobody-knows, name: X, extend: true}')]),
    ).rejects.toThrow('no group "nobody-knows" to extend');
  });

  it('may be JSON, whose faults have places too', async () => {
    const lexicon = await loadLexicon([
      file(
        'mine.json',
        '{"group": [{"id": "relawan-z", "name": "Relawan \\"Z\\":", "forms": ["relawan z"]}]}',
      ),
    ]);
    expect(lexicon.get('group', 'relawan-z')?.name).toBe('Relawan "Z":');
    await expect(
      loadLexicon([file('fault.json', '{"group": [\n  {"id": "x", "nama": "X"}]}')]),
    ).rejects.toMatchObject({ place: { line: 2 } });
    await expect(loadLexicon([file('twice.json', '{"group": [],\n "group": []}')])).rejects.toThrow('unique');
  });

  it('takes any inflected form as the root of a verb', async () => {
    const lexicon = await loadLexicon([
      file(
        'verb.yaml',
        'directive:\n- {id: peduli, roots: [memedulikan], derive: {active: [meN-kan]}, force: appeal}',
      ),
    ]);
    expect(lexicon.get('directive', 'peduli')?.roots).toEqual(['peduli']);
  });

  it('changes the digest, which the same files give again', async () => {
    const path = file('digest.yaml', 'group:\n- {id: relawan-y, name: Y, forms: [relawan y]}');
    const [plain, once, again] = [await loadLexicon(), await loadLexicon([path]), await loadLexicon([path])];
    expect(once.digest).toBe(again.digest);
    expect(once.digest).not.toBe(plain.digest);
  });
});
