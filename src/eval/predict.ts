/** What the tool itself says about the text of a gold record. */
import type { Lexicon } from '../lexicon/index.js';
import { analyse } from '../pipeline.js';
import { buildRecord } from '../record/build.js';
import type { WireRecord } from '../record/schema.js';

export function predict(gold: WireRecord, lexicon: Lexicon): WireRecord {
  const { id, source, text } = gold;
  return buildRecord(analyse({ id, source, text, given: {}, diagnostics: [] }, { lexicon }));
}
