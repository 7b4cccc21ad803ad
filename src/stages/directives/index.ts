/** Finds who told whom to do or not do what. */
import type { Context, Directed, Quoted } from '../../document.js';
import { discourseOf } from '../discourse/index.js';
import { Reader } from './reader.js';
import { linkRepeats } from './same.js';
import { Walk } from './walk.js';

/** @returns directives in the order of the text; indices between them point into the returned array. */
export function directives(doc: Quoted, context: Context): Pick<Directed, 'directives'> {
  const reader = new Reader(doc, context.lexicon);
  const walk = new Walk(reader, discourseOf(doc, context), context);
  doc.sentences.forEach((sentence, index) => walk.sentence(sentence, index));
  return { directives: linkRepeats(reader, walk.found) };
}
