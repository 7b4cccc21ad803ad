/** The rules that look at one document, a file each. */
import type { Document } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Draft } from '../finding.js';
import { lostCharacters } from './characters.js';
import { fromDiagnostics } from './diagnostics.js';
import { conflictingFigures } from './figures.js';
import { leakedFurniture } from './furniture.js';
import { speakerlessQuotes } from './speakers.js';

/** Gives what is wrong with a document. Pure. */
export type DocumentRule = (doc: Document, lexicon: Lexicon) => readonly Draft[];

const DOCUMENT_RULES: readonly DocumentRule[] = [
  fromDiagnostics,
  lostCharacters,
  leakedFurniture,
  speakerlessQuotes,
  conflictingFigures,
];

export function checkDocument(doc: Document, lexicon: Lexicon): Draft[] {
  return DOCUMENT_RULES.flatMap((rule) => rule(doc, lexicon));
}
