/** The discourse words of one document, looked up by atom. */
import type { Segmented } from '../../document.js';
import type { Entry, Lexicon } from '../../lexicon/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';

/** The classes of `cue` entries that the discourse and quotes stages read. */
const CLASSES = [
  'discourse-adverb',
  'discourse-preposition',
  'discourse-adjunct',
  'discourse-coordinator',
  'discourse-list',
  'discourse-boundary',
  'discourse-pronoun',
  'discourse-demonstrative',
  'discourse-determiner',
  'discourse-relation',
  'discourse-epithet',
  'discourse-change',
  'discourse-same',
  'discourse-opener',
  'discourse-title-word',
  'discourse-contrast',
  'discourse-reads',
  'discourse-voice',
  'discourse-by',
  'discourse-verbless',
  'clause-auxiliary',
  'clause-topic',
  'clause-complementiser',
  'clause-directive',
  'clause-modal',
  'clause-setting',
  'clause-copula',
  'clause-adjective',
  'clause-equation',
  'clause-imperative',
  'discourse-document',
  'discourse-speech',
  'clause-relative',
  'clause-governor',
  'quote-label',
  'quote-law',
] as const;
export type CueClass = (typeof CLASSES)[number];

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
  /** Entry index to class number and value of its cue, for the classes above. */
  readonly cueOf: ReadonlyMap<Entry<'cue'>, { readonly cls: number; readonly value: string | undefined }>;
  readonly verbPrefixes: readonly string[];
  readonly passivePrefixes: readonly string[];
}

const compiled = new WeakMap<Lexicon, Compiled>();

function compile(lexicon: Lexicon): Compiled {
  const known = compiled.get(lexicon);
  if (known !== undefined) return known;
  const cueOf = new Map<Entry<'cue'>, { cls: number; value: string | undefined }>();
  for (const entry of lexicon.ofKind('cue')) {
    const cls = (CLASSES as readonly string[]).indexOf(entry.class);
    if (cls >= 0) cueOf.set(entry, { cls, value: entry.value });
  }
  const formsOf = (cls: string): string[] =>
    lexicon
      .ofKind('cue')
      .filter((entry) => entry.class === cls)
      .flatMap((entry) => entry.forms);
  const made = {
    cueOf,
    verbPrefixes: formsOf('discourse-verb-prefix'),
    passivePrefixes: formsOf('discourse-passive-prefix'),
  };
  compiled.set(lexicon, made);
  return made;
}

/** Shortest word that its prefix alone shows to be a verb, in letters. */
const SHORTEST_VERB = 5;

export class Words {
  /** Reporting verbs by their first atom, and in order. */
  readonly verbs: readonly SpeechVerb[];
  readonly #verbAt = new Map<number, SpeechVerb>();
  /** For each class, atom to the end of the longest cue that begins there. */
  readonly #ends: readonly Map<number, number>[];
  readonly #pronouns = new Map<number, string>();
  readonly #doc: Segmented;
  readonly #verbPrefixes: readonly string[];
  readonly #passivePrefixes: readonly string[];

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    const { cueOf, verbPrefixes, passivePrefixes } = compile(lexicon);
    this.#verbPrefixes = verbPrefixes;
    this.#passivePrefixes = passivePrefixes;
    const ends = CLASSES.map(() => new Map<number, number>());
    this.#ends = ends;
    const forms: SpeechVerb[] = [];
    /** Atoms inside phrases that only look like speech. */
    const blocked = new Set<number>();
    for (const match of doc.matches.all) {
      const small = lexicon.entry(match, 'cue');
      const cue = small === undefined ? undefined : cueOf.get(small);
      if (cue !== undefined) {
        const map = ends[cue.cls] as Map<number, number>;
        if ((map.get(match.from) ?? 0) < match.to) map.set(match.from, match.to);
        if (cue.value !== undefined) this.#pronouns.set(match.from, cue.value);
        continue;
      }
      const entry = lexicon.entry(match, 'reporting');
      if (entry === undefined || match.slot === 'noun') continue;
      if (match.slot === 'not') for (let i = match.from; i < match.to; i++) blocked.add(i);
      else forms.push({ from: match.from, to: match.to, slot: match.slot as VerbSlot, entry });
    }
    const verbs: SpeechVerb[] = [];
    let free = 0;
    for (const form of forms) {
      if (form.from < free || blocked.has(form.from) || blocked.has(form.to - 1)) continue;
      verbs.push(form);
      this.#verbAt.set(form.from, form);
      free = form.to;
    }
    this.verbs = verbs;
  }

  /** The reporting verb that begins at atom `i`. */
  verbAt(i: number): SpeechVerb | undefined {
    return this.#verbAt.get(i);
  }

  /** End of the longest cue of the class that begins at atom `i`, or -1. */
  cueEnd(cls: CueClass, i: number): number {
    return this.#ends[CLASSES.indexOf(cls)]?.get(i) ?? -1;
  }

  /** True when a cue of the class is or begins at atom `i`. */
  is(cls: CueClass, i: number): boolean {
    return this.cueEnd(cls, i) >= 0;
  }

  /** `third`, `first` or `plural` when a pronoun stands at atom `i`. */
  pronoun(i: number): string | undefined {
    return this.is('discourse-pronoun', i) ? this.#pronouns.get(i) : undefined;
  }

  /** A lower-case word that its prefix shows to be a verb. */
  looksLikeVerb(i: number): boolean {
    const { tokens } = this.#doc;
    if (i < 0 || i >= tokens.count || tokens.shape[i] !== Shape.Lower || this.is('discourse-verbless', i))
      return false;
    const surface = surfaceOf(tokens, i);
    return surface.length >= SHORTEST_VERB && this.#verbPrefixes.some((prefix) => surface.startsWith(prefix));
  }

  /** A verb whose subject undergoes what it tells ("X dipanggil"). */
  looksPassive(i: number): boolean {
    if (!this.looksLikeVerb(i)) return false;
    const surface = surfaceOf(this.#doc.tokens, i);
    return this.#passivePrefixes.some((prefix) => surface.startsWith(prefix));
  }

  /** The end after the adverbs that begin at atom `i`, at most `limit`. Capitalised, they are names ("Lalu"). */
  afterAdverbs(i: number, limit: number): number {
    let at = i;
    while (at < limit && this.#doc.tokens.shape[at] === Shape.Lower) {
      const end = this.cueEnd('discourse-adverb', at);
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
        if (this.cueEnd('discourse-adverb', at - back) === at) {
          at -= back;
          continue step;
        }
      }
      return at;
    }
    return at;
  }
}
