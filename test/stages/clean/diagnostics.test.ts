import { describe, expect, it } from 'vitest';
import { CLEAN_DIAGNOSTICS } from '../../../src/stages/clean/diagnose.js';
import { cleaned, LEAD, lexicon, QUOTE } from './page.js';

describe('diagnostics', () => {
  it('finds nothing wrong with an ordinary article', () => {
    expect(cleaned(`Bupati Minta Camat Netral\nPALU – ${LEAD}\n${QUOTE}`).codes).toEqual([]);
  });

  it.each([
    ['truncated', `PALU – ${LEAD}\n"Camat harus netral dan tidak memihak kepada...`],
    [
      'fragment',
      `dan camat yang melanggar akan diberi sanksi oleh bupati sesuai aturan, kata dia.\n${QUOTE}`,
    ],
    ['fragment', `Namun, camat yang melanggar akan diberi sanksi sesuai aturan.\n${QUOTE}`],
    ['no-date', QUOTE],
    ['contradictory-dates', `Bupati Minta Camat Netral\n12 Mei 2026\n${LEAD}`],
    ['contradictory-dates', `${LEAD}\nApel itu digelar di Palu, Rabu (26/26/2024), kata dia.`],
    ['near-empty', 'Camat netral.'],
    [
      'off-topic',
      'Harga beras di pasar itu naik lagi pekan ini karena panen mundur akibat hujan deras yang turun berhari-hari, kata para pedagang di sana.',
    ],
    [
      'not-indonesian',
      'The commission said on Monday that the officials were not allowed to take part in the campaign, and that they would be punished by the regent if they did so.',
    ],
  ])('%s', (code, text) => {
    expect(cleaned(text).codes).toContain(code);
  });

  it('uses documented codes only, and every block names a rule of the lexicon', () => {
    const page = cleaned(
      `Politik\nBupati Minta Camat Netral\nPALU – ${LEAD}\nBaca juga: Jalan Rusak\n${QUOTE}\nEditor: Sinta\nTinggalkan Balasan\nNama`,
    );
    for (const code of page.codes) expect(CLEAN_DIAGNOSTICS).toHaveProperty(code);
    for (const block of page.blocks) expect(lexicon.get('rule', block.rule)?.stage, block.rule).toBe('clean');
  });
});

describe('furniture entries', () => {
  for (const entry of lexicon.documented('furniture')) {
    it(entry.id, () => {
      expect(lexicon.get('rule', entry.id)?.stage).toBe('clean');
      for (const example of entry.examples) {
        expect(
          cleaned(example).blocks.map((block) => block.rule),
          example,
        ).toContain(entry.id);
      }
      for (const counterexample of entry.counterexamples) {
        expect(
          cleaned(counterexample).blocks.map((block) => block.rule),
          counterexample,
        ).not.toContain(entry.id);
      }
    });
  }
});
