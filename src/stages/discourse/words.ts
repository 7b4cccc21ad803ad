/** The discourse words of one document, looked up by atom. */
import type { Segmented } from '../../document.js';
import type { Entry, EntrySet, Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Shape } from '../../text/tokens.js';
import { isCharacter } from './atoms.js';
import { Cues } from './cues.js';
import { firstFrom } from '../../text/search.js';

/** The classes of `cue` entries that the discourse and quotes stages read. */
export const Cue = {
  'discourse-adverb': 0,
  'discourse-preposition': 1,
  'discourse-adjunct': 2,
  'discourse-coordinator': 3,
  'discourse-list': 4,
  'discourse-boundary': 5,
  'discourse-pronoun': 6,
  'discourse-demonstrative': 7,
  'discourse-determiner': 8,
  'discourse-relation': 9,
  'discourse-epithet': 10,
  'discourse-change': 11,
  'discourse-opener': 12,
  'discourse-title-word': 13,
  'discourse-contrast': 14,
  'discourse-reads': 15,
  'discourse-voice': 16,
  'discourse-by': 17,
  'discourse-verbless': 18,
  'clause-auxiliary': 19,
  'clause-topic': 20,
  'clause-complementiser': 21,
  'clause-directive': 22,
  'clause-modal': 23,
  'clause-setting': 24,
  'clause-copula': 25,
  'clause-adjective': 26,
  'clause-equation': 27,
  'clause-imperative': 28,
  'discourse-document': 29,
  'discourse-speech': 30,
  'clause-relative': 31,
  'clause-governor': 32,
  'quote-label': 33,
  'quote-law': 34,
  'discourse-toward': 35,
  'discourse-subordinator': 36,
  'discourse-stand-in': 37,
} as const;
export type CueClass = (typeof Cue)[keyof typeof Cue];

export type VerbSlot = 'active' | 'passive' | 'base' | 'nya' | 'short';

/** A form of a reporting verb: atoms `from` to before `to`. */
export interface SpeechVerb {
  readonly from: number;
  readonly to: number;
  readonly slot: VerbSlot;
  readonly entry: Entry<'reporting'>;
}

/** What is worked out once per lexicon. */
interface Compiled {
  readonly reporting: number;
  readonly not: number;
  readonly noun: number;
  readonly verbPrefixes: readonly string[];
  readonly passivePrefixes: readonly string[];
  readonly degrees: EntrySet;
}

const compiled = perLexicon((lexicon): Compiled => {
  const formsOf = (cls: string): string[] =>
    lexicon
      .ofKind('cue')
      .filter((entry) => entry.class === cls)
      .flatMap((entry) => entry.forms);
  return {
    reporting: lexicon.kindBit('reporting'),
    not: lexicon.slotNumber('not'),
    noun: lexicon.slotNumber('noun'),
    verbPrefixes: formsOf('discourse-verb-prefix'),
    passivePrefixes: formsOf('discourse-passive-prefix'),
    degrees: lexicon.entrySet('affix', (entry) => entry.class === 'degree'),
  };
});

/** Atoms that one degree may take, its stops included. */
const LONGEST_DEGREE = 6;

/** Shortest word that its prefix alone shows to be a verb, in letters. */
const SHORTEST_VERB = 5;

export class Words {
  /** Reporting verbs in order, none overlapping another. */
  readonly verbs: readonly SpeechVerb[];
  /** 1 more than the index of the verb that begins at an atom. */
  readonly #verbAt: Int32Array;
  readonly #cues: Cues;
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;
  readonly #compiled: Compiled;

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#compiled = compiled(lexicon);
    this.#cues = new Cues(lexicon, Cue, doc.matches, doc.tokens.count);
    this.#verbAt = new Int32Array(doc.tokens.count);
    this.verbs = this.#findVerbs();
    for (let v = 0; v < this.verbs.length; v++) this.#verbAt[(this.verbs[v] as SpeechVerb).from] = v + 1;
  }

  /** Leftmost-longest forms, without those inside phrases that only look like speech. */
  #findVerbs(): SpeechVerb[] {
    const { matches } = this.#doc;
    const { reporting, not, noun } = this.#compiled;
    const forms: number[] = [];
    let blocked: Set<number> | undefined;
    for (let m = 0; m < matches.count; m++) {
      if ((matches.kindsAt(matches.from[m] as number) & reporting) === 0) continue;
      const slot = matches.slot[m] as number;
      if (slot === noun || this.#lexicon.entry(matches.at(m), 'reporting') === undefined) continue;
      if (slot !== not) {
        forms.push(m);
        continue;
      }
      blocked ??= new Set();
      for (let i = matches.from[m] as number; i < (matches.to[m] as number); i++) blocked.add(i);
    }
    const verbs: SpeechVerb[] = [];
    let free = 0;
    for (const m of forms) {
      const { from, to, slot, entry } = matches.at(m);
      if (from < free || blocked?.has(from) === true || blocked?.has(to - 1) === true) continue;
      verbs.push({
        from,
        to,
        slot: slot as VerbSlot,
        entry: this.#lexicon.itemAt(entry) as Entry<'reporting'>,
      });
      free = to;
    }
    return verbs;
  }

  /** Index into `verbs` of the one that begins at atom `i`, or -1. */
  verbIndexAt(i: number): number {
    return (this.#verbAt[i] ?? 0) - 1;
  }

  /** The reporting verb that begins at atom `i`. */
  verbAt(i: number): SpeechVerb | undefined {
    const index = this.verbIndexAt(i);
    return index < 0 ? undefined : this.verbs[index];
  }

  /** Index into `verbs` of the first one that begins at atom `i` or later. */
  firstVerbFrom(i: number): number {
    return firstFrom(this.verbs, i);
  }

  /** End of the longest cue of the class that begins at atom `i`, or -1. */
  cueEnd(cls: CueClass, i: number): number {
    return this.#cues.endOf(cls, i);
  }

  /** True when a cue of the class is or begins at atom `i`. */
  is(cls: CueClass, i: number): boolean {
    return this.#cues.has(cls, i);
  }

  /** `third`, `first` or `plural` when a pronoun stands at atom `i`. */
  pronoun(i: number): string | undefined {
    const m = this.#cues.at(Cue['discourse-pronoun'], i);
    return m < 0
      ? undefined
      : (this.#lexicon.itemAt(this.#doc.matches.entry[m] as number) as Entry<'cue'>).value;
  }

  /** A lower-case word that its prefix shows to be a verb. */
  looksLikeVerb(i: number): boolean {
    return this.#hasPrefix(i, this.#compiled.verbPrefixes) && !this.is(Cue['discourse-verbless'], i);
  }

  /** A verb whose subject undergoes what it tells ("X dipanggil"). */
  looksPassive(i: number): boolean {
    return this.#hasPrefix(i, this.#compiled.passivePrefixes) && this.looksLikeVerb(i);
  }

  #hasPrefix(i: number, prefixes: readonly string[]): boolean {
    const { tokens } = this.#doc;
    if (i < 0 || i >= tokens.count || tokens.shape[i] !== Shape.Lower) return false;
    if ((tokens.end[i] as number) - (tokens.start[i] as number) < SHORTEST_VERB) return false;
    for (const prefix of prefixes) if (tokens.text.startsWith(prefix, tokens.start[i])) return true;
    return false;
  }

  /** The end after the adverbs that begin at atom `i`, at most `limit`. Capitalised, they are names ("Lalu"). */
  afterAdverbs(i: number, limit: number): number {
    let at = i;
    while (at < limit && this.#doc.tokens.shape[at] === Shape.Lower) {
      const end = this.cueEnd(Cue['discourse-adverb'], at);
      if (end < 0 || end > limit) return at;
      at = end;
    }
    return at;
  }

  /** The start of the adverbs that end before atom `i`, not below `floor`. */
  beforeAdverbs(i: number, floor: number): number {
    let at = i;
    step: while (at > floor) {
      for (let back = 1; back <= 3 && at - back >= floor; back++) {
        if (this.cueEnd(Cue['discourse-adverb'], at - back) === at) {
          at -= back;
          continue step;
        }
      }
      return at;
    }
    return at;
  }

  /** Before the academic degrees that end before atom `i` ("Bupati X, S.H., M.H. | mengimbau"), each behind a comma. */
  beforeDegrees(i: number, floor: number): number {
    const { tokens, matches } = this.#doc;
    let at = i;
    step: while (at > floor) {
      const end = isCharacter(tokens, at - 1, '.') ? at - 1 : at;
      for (let from = end - 1; from > floor && end - from <= LONGEST_DEGREE; from--) {
        const to = matches.endIn(from, this.#compiled.degrees);
        if ((to === end || to === at) && isCharacter(tokens, from - 1, ',')) {
          at = from - 1;
          continue step;
        }
      }
      return at;
    }
    return at;
  }
}
