/** Runs the cleaning stage on a text and gives blocks as `kind: text`. */
import type { Article } from '../../../src/document.js';
import { loadLexicon } from '../../../src/lexicon/index.js';
import { clean } from '../../../src/stages/clean/index.js';

export const lexicon = await loadLexicon();

export function cleaned(text: string, given: Article['given'] = {}) {
  const source = { path: 'page.txt', encoding: 'utf-8', sha256: '' };
  const result = clean({ id: 'page', source, text, given, diagnostics: [] }, { lexicon });
  return {
    ...result,
    shown: result.blocks.map((block) => `${block.kind}: ${text.slice(block.start, block.end)}`),
    codes: result.diagnostics.map((diagnostic) => diagnostic.code),
  };
}

export const LEAD =
  'Bupati Sukamaju Andi Kama meminta seluruh camat tidak ikut kampanye pada masa tenang, kata dia, Rabu (3/1/2024).';
export const QUOTE = '"Camat harus netral dan tidak memihak kepada siapa pun," ujar Andi kepada wartawan.';
