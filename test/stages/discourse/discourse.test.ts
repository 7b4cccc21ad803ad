import { describe, expect, test } from 'vitest';
import type { Tagged } from '../../../src/document.js';
import { loadLexicon } from '../../../src/lexicon/index.js';
import { analyse } from '../../../src/pipeline.js';
import { discourseOf, type Reference } from '../../../src/stages/discourse/index.js';
import { surfaceOf } from '../../../src/text/tokens.js';

const lexicon = await loadLexicon();

const LEAD = 'Bupati Rejang Lebong Budi Santoso mengunjungi pasar lama, Senin (3/1/2022).\n\n';

function read(text: string) {
  const article = {
    id: 'x',
    source: { path: 'x.txt', encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
  };
  const doc = analyse(article, { lexicon }, 'tag') as Tagged;
  const discourse = discourseOf(doc, { lexicon });
  /** The last atom with this surface, and its sentence. */
  const find = (word: string) => {
    for (let i = doc.tokens.count - 1; i >= 0; i--) {
      const sentence = doc.sentences.find(({ from, to }) => from <= i && i < to);
      if (surfaceOf(doc.tokens, i) === word && sentence !== undefined) return { atom: i, sentence };
    }
    throw new Error(`no "${word}"`);
  };
  const name = ({ entity }: Reference): string | null =>
    entity === null ? null : (doc.entities[entity]?.name ?? '');
  return { doc, discourse, find, name };
}

function subjectOf(text: string, verb: string): string | null {
  const { discourse, find, name } = read(LEAD + text);
  const { sentence, atom } = find(verb);
  return name(discourse.subjectBefore(sentence, atom));
}

describe('the subject before a verb', () => {
  test.each([
    ['the name beside it', 'Budi meminta pedagang pindah.', 'meminta'],
    ['past adverbs', 'Budi juga kembali meminta pedagang pindah.', 'meminta'],
    [
      'past an adjunct between commas',
      'Budi, saat meninjau kios bersama Siti Aminah, meminta pedagang pindah.',
      'meminta',
    ],
    ['past a place and date', 'Budi, di balai kota, Senin (3/1/2022), meminta pedagang pindah.', 'meminta'],
    ['after an adjunct', 'Dalam rapat itu, Budi meminta pedagang pindah.', 'meminta'],
    [
      'a name with its office after it',
      'Budi Santoso, Bupati Rejang Lebong, meminta pedagang pindah.',
      'meminta',
    ],
    ['a bare title', 'Bupati meminta pedagang pindah.', 'meminta'],
    ['a pronoun', 'Ia meminta pedagang pindah.', 'meminta'],
    ['a misspelt pronoun', 'Iya juga meminta pedagang pindah.', 'meminta'],
    ["the speaker's side", 'Pihaknya meminta pedagang pindah.', 'meminta'],
    ['an epithet', 'Orang nomor satu di Rejang Lebong itu meminta pedagang pindah.', 'meminta'],
    [
      'the first of two coordinated verbs',
      'Budi mengingatkan jadwal dan meminta pedagang pindah.',
      'meminta',
    ],
    ['with whom, not whose', 'Budi bersama Camat Curup Siti Aminah meminta pedagang pindah.', 'meminta'],
  ])('%s', (_name, text, verb) => {
    expect(subjectOf(text, verb)).toBe('Budi Santoso');
  });

  test('another name', () => {
    expect(subjectOf('Camat Curup Siti Aminah meminta pedagang pindah.', 'meminta')).toBe('Siti Aminah');
  });

  test('an institution stays the subject', () => {
    expect(subjectOf('Bawaslu Rejang Lebong meminta warga melapor.', 'meminta')).toBe(
      'Bawaslu Rejang Lebong',
    );
  });

  test('a relative of the named person is nobody known', () => {
    expect(subjectOf('Istri Budi Santoso meminta pedagang pindah.', 'meminta')).toBeNull();
  });

  test('somebody unknown is nobody known', () => {
    expect(subjectOf('Sebuah yayasan meminta pedagang pindah.', 'meminta')).toBeNull();
  });
});

describe('who a title and a text mean', () => {
  test('an office means its holder where one is named', () => {
    const { discourse, doc } = read(LEAD);
    const office = doc.entities.findIndex(({ type }) => type === 'office');
    const holder = discourse.holder(office);
    expect(holder === null ? null : doc.entities[holder]?.name).toBe('Budi Santoso');
  });

  test('an office without a named holder means nobody', () => {
    const { discourse, doc } = read('Gubernur Bengkulu membuka rapat, Senin (3/1/2022).');
    expect(discourse.holder(doc.entities.findIndex(({ type }) => type === 'office'))).toBeNull();
  });

  test('the current speaker is the last one who was given words', () => {
    const { discourse, find, name } = read(
      `${LEAD}Budi mengatakan pasar akan dibangun.\n\nSementara itu, Camat Curup Siti Aminah menyebut jalan sudah mulus.\n\nPasar itu ramai.`,
    );
    expect(name(discourse.currentAt(find('dibangun').sentence.to))).toBe('Budi Santoso');
    expect(name(discourse.currentAt(find('ramai').sentence.to))).toBe('Siti Aminah');
  });

  test('a fragment without names has no current speaker', () => {
    const { discourse, find } = read('Pasar itu ramai sejak pagi.');
    expect(discourse.currentAt(find('ramai').sentence.to)).toEqual({
      entity: null,
      candidates: [],
      how: 'unknown',
    });
  });

  test('a subject that undergoes something does not take the turn', () => {
    const { discourse, find, name } = read(
      `${LEAD}Camat Curup Siti Aminah mengatakan laporan sudah diterima. Budi pun akan dipanggil besok.\n\nIa berharap semua tenang.`,
    );
    const { sentence, atom } = find('berharap');
    expect(name(discourse.subjectBefore(sentence, atom))).toBe('Siti Aminah');
  });
});
