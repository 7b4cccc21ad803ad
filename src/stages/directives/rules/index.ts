/**
 * The rules: each looks at one atom and, if a trigger of its kind stands there, reads the frame that it opens.
 * Ids, descriptions and measured precision of the rules are `rule` entries of the lexicon.
 */
import type { Rule } from '../frame.js';
import { addressedLinker, exhort, imperative, nominalLinker, please, politeLinker } from './commands.js';
import { modal } from './modals.js';
import { noun, pledge } from './nouns.js';
import { passive, reportedLinker, verb } from './verbs.js';

/** In the order tried: the first that says anything about an atom decides. */
export const RULES: readonly Rule[] = [
  politeLinker,
  exhort,
  modal,
  pledge,
  verb,
  reportedLinker,
  passive,
  noun,
  please,
  addressedLinker,
  nominalLinker,
  imperative,
];
