import { describe, expect, it } from 'vitest';
import { Gazetteer } from '../../src/lexicon/gazetteer.js';
import { tokenize } from '../../src/text/tokens.js';

/** "text:entry" of all matches in order. */
function found(
  forms: (string | { form: string; exact: true })[],
  text: string,
  breakAt: number[] = [],
): string[] {
  const gazetteer = Gazetteer.of(
    forms.map((form, index) => [index, [typeof form === 'string' ? { form } : form]] as const),
  );
  const tokens = tokenize(text, [{ start: 0, end: text.length, block: 0 }], gazetteer);
  const breaks = new Uint8Array(tokens.count);
  for (const at of breakAt) breaks[at] = 1;
  return gazetteer
    .match(tokens, breaks)
    .all.map(({ from, to, entry }) => `${text.slice(tokens.start[from], tokens.end[to - 1])}:${entry}`);
}

describe('the gazetteer', () => {
  it('reports every match, ordered by start, longer first', () => {
    expect(found(['Lampung', 'Lampung Barat', 'Barat'], 'di Lampung Barat')).toEqual([
      'Lampung Barat:1',
      'Lampung:0',
      'Barat:2',
    ]);
  });
  it('matches in any letter case and across any white space', () => {
    expect(found(['wali kota'], 'WALI\u00a0  Kota')).toEqual(['WALI\u00a0  Kota:0']);
  });
  it('matches exact forms only as written', () => {
    expect(found([{ form: 'PAN', exact: true }], 'pan Pan PAN')).toEqual(['PAN:0']);
  });
  it('never matches inside a word', () => {
    expect(found(['perintah', 'asn'], 'pemerintah Hasnah')).toEqual([]);
  });
  it('matches forms with marks in them', () => {
    expect(found(['S.Sos', 'TNI/Polri'], 'Budi, S.Sos dan TNI/Polri')).toEqual(['S.Sos:0', 'TNI/Polri:1']);
  });
  it('does not reach across a break', () => {
    expect(found(['kata Andi'], 'kata Andi', [1])).toEqual([]);
  });
  it('reads the typographic apostrophe as the straight one', () => {
    expect(found(["Jum'at"], 'Jum\u2019at')).toEqual(['Jum\u2019at:0']);
  });
});
