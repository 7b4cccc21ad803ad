/** Which sentences this stage works on: most have no word for a punishment or an offence and are passed over. */
import type { Directed } from '../../document.js';
import type { EntrySet } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';

/** Sentences by what they hold, in order. */
export interface Triggered {
  /** A word of a punishment or offence. */
  readonly acts: readonly number[];
  /** A word that accuses, judges or clears. */
  readonly cases: readonly number[];
  /** False for an article whose punishments do not concern us. */
  readonly election: boolean;
}

/** What a match tells of its sentence, as bits. */
const Sign = { Act: 1, Case: 2, Verb: 4, Object: 8, Election: 16, ElectionName: 32 } as const;

/** Election words that an article without an election's name must have before its punishments concern us. */
const ELECTION_WORDS = 2;

/** The sentences to read. One pass over the matches. */
export function triggeredSentences({ sentences, matches }: Directed, lexicon: Lexicon): Triggered {
  const { signs, bySlot } = signsOf(lexicon);
  const acts: number[] = [];
  const cases: number[] = [];
  let electionWords = 0;
  let sentence = 0;
  let seen = 0;
  const close = (): void => {
    const composed = (seen & Sign.Verb) !== 0 && (seen & Sign.Object) !== 0;
    const leaning = (seen & Sign.Case) !== 0 && (seen & Sign.Object) !== 0;
    if ((seen & Sign.Act) !== 0 || composed || leaning) acts.push(sentence);
    if ((seen & Sign.Case) !== 0) cases.push(sentence);
    seen = 0;
  };
  for (let m = 0; m < matches.count; m++) {
    let sign = signs[matches.entry[m] as number] as number;
    if (sign === 0) continue;
    if ((sign & Sign.ElectionName) !== 0) electionWords += ELECTION_WORDS;
    if ((sign & Sign.Election) !== 0) electionWords++;
    if (sign === BY_SLOT) sign = bySlot[matches.slot[m] as number] as number;
    const atom = matches.from[m] as number;
    while (sentence < sentences.length && (sentences[sentence]?.to ?? 0) <= atom) {
      if (seen !== 0) close();
      sentence++;
    }
    if (sentence === sentences.length) break;
    if ((sentences[sentence]?.from ?? 0) <= atom) seen |= sign;
  }
  if (seen !== 0 && sentence < sentences.length) close();
  return { acts, cases, election: electionWords >= ELECTION_WORDS };
}

/** The sign of an entry whose slots tell. */
const BY_SLOT = 128;

interface Signs {
  /** By lexicon item. */
  readonly signs: EntrySet;
  /** By slot, for punishments and offences. */
  readonly bySlot: Uint8Array;
}

const signsOf = perLexicon((lexicon): Signs => {
  const signs = lexicon.entrySet(['violation', 'sanction']).map((one) => (one === 1 ? BY_SLOT : 0));
  const put = (set: EntrySet, sign: number): void => {
    set.forEach((one, index) => {
      if (one === 1) signs[index] = (signs[index] as number) | sign;
    });
  };
  put(lexicon.entrySet('election'), Sign.ElectionName);
  put(
    lexicon.entrySet('cue', (entry) => entry.class === 'election-context' && entry.value !== 'sure'),
    Sign.Election,
  );
  put(
    lexicon.entrySet('cue', (entry) => entry.class === 'election-context' && entry.value === 'sure'),
    Sign.ElectionName,
  );
  put(
    lexicon.entrySet('cue', (entry) => COMPOSED.has(entry.class)),
    Sign.Act,
  );
  put(
    lexicon.entrySet('cue', (entry) => entry.class === 'contestant-noun' && entry.value !== undefined),
    Sign.Object,
  );
  put(lexicon.entrySet('party'), Sign.Object);
  put(
    lexicon.entrySet('cue', (entry) => entry.class === 'violation-case' && entry.value !== 'none'),
    Sign.Case,
  );
  const bySlot = Uint8Array.from(lexicon.gazetteer.tables.slots, (slot) => SLOTS[slot] ?? Sign.Act);
  return { signs, bySlot };
});

/** Words that are conduct or punishment only with another word. */
const SLOTS: Readonly<Record<string, number>> = {
  not: 0,
  thing: 0,
  partedEnd: 0,
  verb: Sign.Verb,
  passive: Sign.Verb | Sign.Act,
  object: Sign.Object,
  about: Sign.Object,
  toward: Sign.Verb,
};

/** Classes of cues that acts are composed of. */
const COMPOSED: ReadonlySet<string> = new Set([
  'violation-vote',
  'violation-facility',
  'penalty-refer',
  'penalty-spared',
  'penalty-awaited',
]);
