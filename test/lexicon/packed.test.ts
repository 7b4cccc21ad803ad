import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachedLexicon } from '../../src/lexicon/cache.js';
import { LexiconError } from '../../src/errors.js';
import { compile, readLexiconFolder } from '../../src/lexicon/compile.js';
import { Lexicon, squash } from '../../src/lexicon/index.js';
import { pack, readPacked } from '../../src/lexicon/packed.js';
import { LEXICON_FOLDER } from '../../src/lexicon/paths.js';
import { tokenize } from '../../src/text/tokens.js';

const folder = mkdtempSync(join(tmpdir(), 'asn-scan-'));
const path = join(folder, 'lexicon.bin');
const parts = compile(readLexiconFolder(LEXICON_FOLDER));
writeFileSync(path, pack(parts));
const compiled = new Lexicon(parts);
const packed = new Lexicon(readPacked(path));

/** "text:entry" of all matches of a text in order. */
function found(lexicon: Lexicon, text: string): string[] {
  const tokens = tokenize(text, [{ start: 0, end: text.length, block: 0 }], lexicon.gazetteer);
  return lexicon.gazetteer
    .match(tokens, new Uint8Array(tokens.count))
    .all.map(
      ({ from, to, entry, slot }) =>
        `${text.slice(tokens.start[from], tokens.end[to - 1])}:${lexicon.itemAt(entry).id}:${slot}`,
    );
}

describe('a packed lexicon', () => {
  it('holds the same entries with their documentation, and the same digest', () => {
    expect(packed.items).toEqual(compiled.items);
    expect(packed.digest).toBe(compiled.digest);
  });

  it('gives entries without documentation, the same object whichever way it is asked', () => {
    const asn = packed.get('group', 'asn');
    expect(asn).not.toHaveProperty('examples');
    expect(packed.ofKind('group')).toContain(asn);
    expect(packed.documented('group').find(({ id }) => id === 'asn')).toHaveProperty('source');
  });

  it('finds regions by their codes', () => {
    for (const code of ['11', '18.04', '94.71', '31.71.01']) {
      expect(packed.get('region', code)).toEqual(compiled.get('region', code));
    }
    expect(packed.get('region', '99.99')).toBeUndefined();
  });

  it('finds the same forms in texts', () => {
    const text =
      'Ketua Bawaslu Kabupaten Lampung Barat mengimbau ASN dan kepala desa di Jakarta agar netral, PAN.';
    expect(found(packed, text).length).toBeGreaterThan(8);
    expect(found(packed, text)).toEqual(found(compiled, text));
    for (const kind of ['region', 'cue', 'reporting'] as const)
      expect(packed.formsOf(kind)).toEqual(compiled.formsOf(kind));
  });

  it('knows names of places with their spaces lost', () => {
    expect(packed.squashed.placeName(squash('LAMPUNGBARAT'))).toBe('Lampung Barat');
    expect(packed.squashed.isPlace(squash('Balik-Bukit'))).toBe(true);
    expect(packed.squashed.isBody(squash('BAWASLU'))).toBe(true);
    expect(packed.squashed.isPlace(squash('Bawaslu'))).toBe(false);
  });

  it('is refused when it is cut off', () => {
    const cut = join(folder, 'cut.bin');
    writeFileSync(cut, readFileSync(path));
    truncateSync(cut, 100_000);
    expect(() => readPacked(cut)).toThrow('cut off');
  });
});

describe('the matches of a text', () => {
  const text = 'Bupati Lampung Barat dan Bawaslu';
  const tokens = tokenize(text, [{ start: 0, end: text.length, block: 0 }], packed.gazetteer);
  const matches = packed.gazetteer.match(tokens, new Uint8Array(tokens.count));

  it('are asked for by sets of entries', () => {
    const regions = packed.entrySet('region');
    expect(matches.longestIn(1, regions)).toMatchObject({ from: 1, to: 3 });
    expect(matches.endIn(1, regions)).toBe(3);
    expect(matches.longestIn(0, regions)).toBeNull();
    const named = packed.entrySet('institution', ({ id }) => id === 'bawaslu');
    expect(matches.indexIn(4, named)).toBeGreaterThanOrEqual(0);
    expect(
      matches.indexIn(
        4,
        packed.entrySet('institution', () => false),
      ),
    ).toBe(-1);
  });

  it('are numbered by the atoms at which they start, and tell their kinds there', () => {
    expect(matches.first(0)).toBe(0);
    for (let m = matches.first(1); m < matches.first(2); m++) expect(matches.from[m]).toBe(1);
    expect(matches.first(tokens.count)).toBe(matches.count);
    expect(matches.kindsAt(1) & packed.kindBit('region')).not.toBe(0);
    expect(matches.kindsAt(4) & packed.kindBit('region', 'party')).toBe(0);
  });
});

describe('a cached lexicon', () => {
  const cache = join(folder, 'cache');
  const file = join(folder, 'mine.yaml');
  const write = (form: string): void => writeFileSync(file, `place:\n- {id: lapangan-x, forms: [${form}]}\n`);
  const load = async (): Promise<string | undefined> =>
    new Lexicon(await cachedLexicon(cache, parts, [file])).get('place', 'lapangan-x')?.forms[0];

  it('is kept by what the files say, and made anew when a kept file is damaged', async () => {
    write('lapangan x');
    expect(await load()).toBe('lapangan x');
    const [kept] = readdirSync(cache);
    expect(await load()).toBe('lapangan x');
    expect(readdirSync(cache)).toEqual([kept]);
    truncateSync(join(cache, kept as string), 5000);
    expect(await load()).toBe('lapangan x');
    write('lapangan y');
    expect(await load()).toBe('lapangan y');
    expect(readdirSync(cache)).toHaveLength(2);
  });

  it('does not hide that one of several files is not there', async () => {
    const there = join(folder, 'there.yaml');
    writeFileSync(there, 'place:\n  - {id: lapangan-z, forms: [lapangan z]}\n');
    await cachedLexicon(cache, parts, [there]);
    await expect(cachedLexicon(cache, parts, [there, join(folder, 'not-there.yaml')])).rejects.toThrow(
      LexiconError,
    );
  });
});
