/**
 * Conduct that no entry of the lexicon names, where somebody is accused of it or punished for it and a contestant is
 * its object: "diduga membawa siswa ke tempat caleg". It is an activity that leans to a contestant, whatever it is.
 */
import { Shape } from '../../text/tokens.js';
import type { Act } from './acts.js';
import { contestantAt, isBorder } from './conduct.js';
import type { Cue, SentenceCues } from './cues.js';
import type { Reader } from './sanctions.js';

/** Most atoms from the verb to the contestant, and between the accusing word and the verb. */
const REACH = 9;

/** The acts behind words of accusing and of reason that are none of `known`, in order. */
export function leaningActs(reader: Reader, cues: SentenceCues, known: readonly Act[]): readonly Act[] {
  const entry = reader.context.lexicon.get('violation', 'partisan-activity');
  const openers = [...cues.all('violation-case'), ...cues.all('violation-reason')];
  if (entry === undefined || openers.length === 0) return known;
  const found: Act[] = [];
  for (const opener of openers) {
    if (opener.kind === 'violation-case' && !ACCUSING.has(opener.value ?? '')) continue;
    const from = pastAdverbs(cues, opener.to);
    const to = leaningEnd(reader, cues, from);
    if (to < 0 || [...known, ...found].some((act) => act.from < to && from - REACH < act.to)) continue;
    found.push({ entries: [entry], weak: false, from, to });
  }
  return found.length === 0 ? known : [...known, ...found].sort((a, b) => a.from - b.from);
}

const ACCUSING: ReadonlySet<string> = new Set(['alleged', 'proven', 'shown']);

/** "diduga [kuat ikut]", "karena [terbukti]": the first atom that is none of these. */
function pastAdverbs(cues: SentenceCues, i: number): number {
  let at = i;
  for (let step = 0; step < REACH; step++) {
    const next: Cue | undefined =
      cues.at('violation-case', at) ?? cues.at('violation-adverb', at) ?? cues.at('penalty-past', at);
    if (next === undefined) break;
    at = next.to;
  }
  return at;
}

/** The atom after the contestant that the verb at the atom is about, or -1. */
function leaningEnd(reader: Reader, cues: SentenceCues, from: number): number {
  const { doc, context } = reader;
  const limit = Math.min(from + REACH, cues.sentence.to);
  const told = context.lexicon.kindBit('sanction', 'reporting', 'status');
  if (from >= limit || (doc.matches.kindsAt(from) & told) !== 0 || !isActive(reader, from)) return -1;
  for (let k = from + 1; k < limit; k++) {
    const to = contestantAt(reader, cues, k);
    if (to > 0) return to <= cues.sentence.to ? to : -1;
    if (doc.tokens.shape[k] === Shape.Mark || isBorder(doc, context, cues, k, limit)) return -1;
  }
  return -1;
}

/** A verb in the active voice, by its prefix. */
function isActive({ doc }: Reader, i: number): boolean {
  const { text, start, end, shape } = doc.tokens;
  if (shape[i] === Shape.Mark || (end[i] ?? 0) - (start[i] ?? 0) < SHORTEST_VERB) return false;
  const word = text.slice(start[i], end[i]).toLowerCase();
  return ACTIVE_PREFIXES.some((prefix) => word.startsWith(prefix));
}

const ACTIVE_PREFIXES = ['me', 'ber'] as const;

/** Letters of a root with its prefix. */
const SHORTEST_VERB = 5;
