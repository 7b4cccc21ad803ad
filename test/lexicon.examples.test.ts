import { expect, it } from 'vitest';
import { brokenExamples } from '../src/eval/examples.js';
import { loadLexicon, type DocumentedEntry } from '../src/lexicon/index.js';

it('every example of every lexicon entry is found and no counter-example is', async () => {
  const lexicon = await loadLexicon();
  const entries = lexicon.items.filter((item): item is DocumentedEntry => item.kind !== 'region');
  expect(
    entries.reduce((sum, entry) => sum + entry.examples.length + entry.counterexamples.length, 0),
  ).toBeGreaterThan(200);
  expect(brokenExamples(lexicon, entries)).toEqual([]);
});
