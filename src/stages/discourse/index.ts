/** Who speaks in the running text of a document, for the stages that ask. */
import { type Context, type Tagged } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import { Discourse } from './discourse.js';

export type { ActorPhrase } from './actors.js';
export { isCharacter, isOneOf } from './atoms.js';
export type { Attribution } from './attributions.js';
export { Cues, cueSet, type CueSet } from './cues.js';
export { Discourse } from './discourse.js';
export type { Marked } from './marks.js';
export { NOBODY, type Reference } from './reference.js';
export { Cue, Words, type SpeechVerb, type VerbSlot } from './words.js';

const built = new WeakMap<object, { lexicon: Lexicon; discourse: Discourse }>();

/** The discourse of a document, built at the first call for its mentions. */
export function discourseOf(doc: Tagged, { lexicon }: Context): Discourse {
  const known = built.get(doc.mentions);
  if (known !== undefined && known.lexicon === lexicon) return known.discourse;
  const discourse = new Discourse(doc, lexicon);
  built.set(doc.mentions, { lexicon, discourse });
  return discourse;
}
