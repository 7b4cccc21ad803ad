import { describe, expect, it } from 'vitest';
import { derive } from '../../src/lexicon/morphology.js';
import { stem } from '../../src/lexicon/stemmer.js';

describe('derive', () => {
  it.each([
    ['imbau', 'meN-', 'mengimbau'],
    ['larang', 'meN-', 'melarang'],
    ['minta', 'meN-', 'meminta'],
    ['perintah', 'meN-kan', 'memerintahkan'],
    ['tegas', 'meN-kan', 'menegaskan'],
    ['seru', 'meN-kan', 'menyerukan'],
    ['kampanye', 'meN-kan', 'mengampanyekan'],
    ['desak', 'meN-', 'mendesak'],
    ['instruksi', 'di-kan', 'diinstruksikan'],
    ['arah', 'peN-an', 'pengarahan'],
    ['ucap', '-nya', 'ucapnya'],
    ['kata', '-', 'kata'],
    ['cek', 'meN-', 'mengecek'],
  ])('%s with %s gives %s first', (root, pattern, form) => {
    expect(derive(root, pattern)[0]).toBe(form);
  });

  it('gives the unassimilated form too where writers use it', () => {
    expect(derive('kampanye', 'meN-kan')).toContain('mengkampanyekan');
    expect(derive('sukses', 'meN-kan')).toEqual(['menyukseskan', 'mensukseskan']);
  });

  it('is undone by the stemmer for roots that it knows', () => {
    for (const root of ['larang', 'perintah', 'tegas', 'seru', 'desak', 'minta']) {
      for (const form of derive(root, 'meN-kan').slice(0, 1)) expect(stem(form)).toBe(root);
    }
  });

  it('refuses an unknown pattern', () => {
    expect(() => derive('imbau', 'meng-')).toThrow('unknown affix pattern');
  });
});
