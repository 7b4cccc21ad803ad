import { expect, test } from 'vitest';
import { udTokens } from '../../../src/stages/segment/ud.js';
import { segmentOf, sharedLexicon } from './articles.js';

test.each([
  [
    'Rata-rata Rp42,03 triliun, naik 5% dari Rp1.000.',
    'Rata-rata|Rp|42,03|triliun|,|naik|5|%|dari|Rp|1.000|.',
  ],
  ['Sekitar 5-10 camat non-aktif ke-3.', 'Sekitar|5|-|10|camat|non-aktif|ke-3|.'],
  [
    'Drs. Andi Kama, M.Si., dan D.W. Mawar pukul 09.30.',
    'Drs.|Andi|Kama|,|M.Si.|,|dan|D.W.|Mawar|pukul|09.30|.',
  ],
  ['Surat B/71/M.SM.00.00/2017, 29/11/2023.', 'Surat|B/71/M.SM.00.00/2017|,|29/11/2023|.'],
  ['Anggota MPR/DPR, TNI-Polri di RI-1...', 'Anggota|MPR|/|DPR|,|TNI|-|Polri|di|RI-1|...'],
  [
    'Lihat https://contoh.go.id/a?b=1, @contoh_id #netral.',
    'Lihat|https://contoh.go.id/a?b=1|,|@contoh_id|#netral|.',
  ],
  ["''Jum'at,'' katanya", "''|Jum'at|,|''|katanya"],
])('%s', async (text, expected) => {
  const doc = await segmentOf([text]);
  const lexicon = await sharedLexicon();
  const found = doc.sentences.flatMap(({ from, to }) => udTokens(doc.tokens, from, to, lexicon));
  expect(found.map(({ start, end }) => doc.text.slice(start, end)).join('|')).toBe(expected);
});
