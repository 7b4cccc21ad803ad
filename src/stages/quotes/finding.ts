/** A quote as its rule finds it, in atoms. */
import type { Attribution, Reference } from '../discourse/index.js';
import type { AtomSpan } from './spans.js';

export interface Finding extends AtomSpan {
  readonly mode: 'direct' | 'indirect';
  readonly rule: string;
  readonly speaker: Reference;
  readonly cue: AtomSpan | null;
  readonly voice: number | null;
  readonly onbehalf: number | null;
  /** Where the quote, its marks and its attribution lie: no other quote is looked for there. */
  readonly open: number;
  readonly close: number;
}

/** The parts of a finding that come from its attribution. */
export function attributed(
  attribution: Attribution,
): Pick<Finding, 'speaker' | 'cue' | 'voice' | 'onbehalf'> {
  const { speaker, verb, voice, onbehalf } = attribution;
  return { speaker, cue: { from: verb.from, to: verb.to }, voice, onbehalf };
}
