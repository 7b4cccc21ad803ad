/**
 * Finds persons' names: after a post or an honorific, before a degree, beside a verb of speaking, in apposition,
 * by the statistical tagger, and where a part of a name found so stands alone.
 */
import { type Context, type Grounded, type Segmented } from '../../../document.js';
import type { EntrySet, Match } from '../../../lexicon/gazetteer.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { perLexicon } from '../../../lexicon/perlexicon.js';
import { foldCase, Shape, spaceBefore, surfaceOf } from '../../../text/tokens.js';
import type { Draft } from '../draft.js';
import { wordsOf, type Words } from '../words.js';
import { Affixes, type AffixRun } from './affixes.js';
import type { NameFeatures } from './features.js';
import { Initials } from './initials.js';
import { sortFew } from '../../../text/order.js';
import { AtomFlags, AtomNumbers } from '../../../text/scratch.js';
import { isMark, isOneOf } from './marks.js';
import { NameRuns } from './runs.js';
import { tagNames, type NameSpan, type TaggedNames } from './tagger.js';

/** A name in the text, atoms `from` to before `to`, with what stands around it. */
export interface NameMention extends Grounded {
  readonly from: number;
  readonly to: number;
  readonly honorifics: AffixRun | null;
  readonly degrees: AffixRun | null;
  /** Where what introduces the name begins: its honorifics, or "berinisial". */
  readonly outerFrom: number;
}

/** Rules by their strength: where two names overlap, the one of the earlier rule stays. */
const RULES = [
  'person-titled',
  'person-honorific',
  'person-degree',
  'person-apposition',
  'person-speech',
  'person-age',
  'person-initials',
  'person-pair',
  'person-tagger',
  'person-shape',
  'person-part',
] as const;
type Rule = (typeof RULES)[number];

interface Candidate {
  readonly from: number;
  readonly to: number;
  /** Position in `RULES`. */
  readonly rule: number;
}

/** The tagger's word alone counts from this probability on. */
const SURE = 0.5;
/** With a weak cue beside the name, this much is enough. */
const LIKELY = 0.15;
/** With a strong cue, the tagger must only not deny it. */
const FAINT = 0.03;

export interface FoundNames {
  readonly mentions: readonly NameMention[];
  /** What the tagger says beside persons. */
  readonly tagged: TaggedNames;
}

export function findNames(doc: Segmented, context: Context, drafts: readonly Draft[]): FoundNames {
  const tagged = tagNames(doc, context.lexicon, drafts);
  return { mentions: new Finder(doc, context.lexicon, drafts, tagged).find(), tagged };
}

/** Entries of a lexicon that the finder asks for. */
class FinderSets {
  readonly speech: EntrySet;
  readonly reporting: EntrySet;
  /** Words that headlines and sentence heads write large, countries, weekdays and months: none is a name. */
  readonly barring: EntrySet;

  constructor(lexicon: Lexicon) {
    this.speech = lexicon.entrySet(['reporting', 'directive']);
    this.reporting = lexicon.entrySet('reporting');
    const cues = lexicon.entrySet('cue', (entry) => ['foreign', 'nation', 'no-body'].includes(entry.class));
    const days = lexicon.entrySet(
      'calendar',
      (entry) => entry.class === 'weekday' || entry.class === 'month',
    );
    this.barring = this.speech.map(
      (speech, item) => speech | (cues[item] as number) | (days[item] as number),
    );
  }
}

const finderSetsOf = perLexicon((lexicon): FinderSets => new FinderSets(lexicon));

const byStart = (a: Candidate, b: Candidate): number => a.from - b.from;
const byStrength = (a: Candidate, b: Candidate): number =>
  a.rule - b.rule || b.to - b.from - (a.to - a.from) || a.from - b.from;

const takenFlags = new AtomFlags();
const locativeFlags = new AtomFlags();
const letterFlags = new AtomFlags();
const barredFlags = new AtomFlags();
const usedFlags = new AtomFlags();
const sentenceNumbers = new AtomNumbers();
const spanNumbers = new AtomNumbers();

const SHORTEST_AFFIXED = 7;

/** A long word with a prefix and suffix of verbs and nouns is hardly a name. */
function hasAffix(folded: string): boolean {
  return (
    folded.length >= SHORTEST_AFFIXED &&
    (/^(ber|ter|meng|mem|men|peng|pem|pen|ke|di|per)/.test(folded) || /(kan|nya|asi|itas)$/.test(folded))
  );
}

/** Folded words, most of which are told apart by their hashes. */
class WordSet {
  readonly #words = new Set<string>();
  readonly #hashes = new Uint8Array(HASHES);

  add(word: string, hash: number): void {
    this.#words.add(word);
    this.#hashes[hash & (HASHES - 1)] = 1;
  }

  /** False for the hash of a word that is not in the set. */
  mayHave(hash: number): boolean {
    return this.#hashes[hash & (HASHES - 1)] === 1;
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }
}

const HASHES = 512;

class Finder {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;
  readonly #drafts: readonly Draft[];
  readonly #tagged: TaggedNames;
  readonly #affixes: Affixes;
  readonly #runs: NameRuns;
  readonly #initials: Initials;
  readonly #taken: Uint8Array;
  readonly #features: NameFeatures;
  /** 1 at initials of persons. */
  readonly #letters: Uint8Array;
  readonly #words: Words;
  readonly #sets: FinderSets;
  /** Number of each atom's sentence, -1 outside sentences. */
  readonly #sentence: Int32Array;
  /** 1 in regions and venues. */
  readonly #locative: Uint8Array;
  /** Number of the tagger's name over each atom, or -1. */
  readonly #spanAt: Int32Array;
  readonly #found: Candidate[] = [];

  constructor(doc: Segmented, lexicon: Lexicon, drafts: readonly Draft[], tagged: TaggedNames) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#drafts = drafts;
    this.#tagged = tagged;
    this.#affixes = new Affixes(doc, lexicon);
    const { count } = doc.tokens;
    this.#taken = takenFlags.cleared(count);
    this.#locative = locativeFlags.cleared(count);
    this.#letters = letterFlags.cleared(count);
    for (const draft of drafts) {
      if (draft.type !== 'person') this.#taken.fill(1, draft.from, draft.to);
      if (draft.type === 'region' || draft.type === 'place') this.#locative.fill(1, draft.from, draft.to);
    }
    this.#features = tagged.features;
    this.#words = wordsOf(lexicon);
    this.#sets = finderSetsOf(lexicon);
    this.#sentence = sentenceNumbers.filled(count, -1);
    doc.sentences.forEach(({ from, to }, number) => this.#sentence.fill(number, from, to));
    this.#spanAt = spanNumbers.filled(count, -1);
    tagged.spans.forEach(({ from, to }, number) => this.#spanAt.fill(number, from, to));
    for (const draft of drafts) if (this.#isNameInside(draft)) this.#taken.fill(0, draft.from, draft.to);
    this.#initials = new Initials(doc, lexicon, this.#taken);
    for (const { from, to } of this.#initials.areasOfPosts(drafts)) this.#taken.fill(1, from, to);
    this.#runs = new NameRuns(doc, this.#affixes, this.#taken, this.#barredWords());
  }

  find(): NameMention[] {
    for (const { from, to } of this.#initials.find(this.#drafts)) {
      this.#add(from, to, 'person-initials');
      this.#letters[from] = 1;
    }
    this.#afterHonorifics();
    this.#besideAffixes();
    this.#afterPosts();
    this.#besideSpeech();
    this.#fromTagger();
    this.#fromShape();
    const found = this.#resolved();
    const sure = found.concat(this.#besidePersons(found, found));
    const parts = this.#partsOf(sure);
    const all = sure.concat(parts);
    const names = this.#split(all.concat(this.#besidePersons(parts, all)));
    return sortFew(names, byStart).map((candidate) => this.#mention(candidate));
  }

  /** The tagger's name over atom `i`. */
  #spanOver(i: number): NameSpan | null {
    const number = this.#spanAt[i] ?? -1;
    return number < 0 ? null : (this.#tagged.spans[number] as NameSpan);
  }

  /** A word like Hakim or Bangka that the domain knows, but that stands inside a person's name here. */
  #isNameInside({ type, from, to }: Draft): boolean {
    const span = this.#spanOver(from);
    if (span === null || span.type !== 'PERSON' || span.probability < 0.6 || to - from !== 1) return false;
    if (type !== 'group' && type !== 'region' && type !== 'place' && type !== 'office') return false;
    return span.from < from && span.to >= to && this.#taken[from - 1] === 0;
  }

  /** "Bupati Lampung Barat Drs. Nukman", "Ketua Bawaslu X, Budi Santoso," and "Budi Santoso, Ketua Bawaslu X". */
  #afterPosts(): void {
    for (const draft of this.#drafts) {
      if (draft.type !== 'office' && draft.type !== 'group') continue;
      this.#holderAfter(draft);
      const opener = draft.type === 'office' ? this.#holdingBefore(draft.from) : 0;
      if (opener > 0 && this.#sameSentence(opener - 1, draft.from)) {
        const name = this.#nameBefore(opener);
        if (name.to > name.from && this.#isName(name.from, name.to))
          this.#add(name.from, name.to, 'person-apposition');
      }
    }
  }

  #holderAfter(post: Draft): void {
    const { count, shape } = this.#doc.tokens;
    const comma = this.#is(post.to, ',') || this.#is(post.to, ':');
    const at = comma ? post.to + 1 : post.to;
    if (at >= count || !this.#sameSentence(post.from, at)) return;
    const titles = this.#affixes.before(at);
    const start = titles?.to ?? at;
    const run = this.#runs.endFrom(start);
    if (run === start) return;
    // "Kepala Desa Sukamaju, Kecamatan X": the area of the post, not its holder.
    if (!comma && titles === null && this.#is(run, ',') && this.#cueClass(run + 1, 'level')) {
      this.#taken.fill(1, start, run);
      return;
    }
    if (post.type === 'group' && (comma || shape[post.from] === Shape.Lower)) return;
    // "Budi Santoso koordinator divisi X Sukamaju": the holder stands before, so this is more of the post.
    if (!comma && titles === null && shape[post.from] === Shape.Lower && this.#isHeldBefore(post)) {
      this.#taken.fill(1, start, run);
      return;
    }
    const name = this.#trimmed(
      comma ? this.#pastKnown(start, run) : start,
      run,
      titles === null ? 'adjacent' : 'start',
    );
    if (name.to === name.from) return;
    const doubtful =
      comma ||
      this.#isScrap(name.from, name.to) ||
      post.type === 'group' ||
      this.#features.inHeadline(start) ||
      this.#allKnown(name.from, name.to);
    const named = doubtful ? this.#isName(name.from, name.to) : !this.#isUnitName(post, name);
    if (titles !== null || named) this.#add(name.from, name.to, 'person-titled');
  }

  /** Two letters that are no initials, or an office's letters: "Kapolri No", "Kabid DPMPPT". */
  #isScrap(from: number, to: number): boolean {
    const { tokens } = this.#doc;
    if (to - from !== 1) return false;
    const letters = (tokens.end[from] as number) - (tokens.start[from] as number);
    if (tokens.shape[from] !== Shape.Upper) return letters <= 2;
    return letters > 3 && !/[AEIOUY]/.test(surfaceOf(tokens, from));
  }

  #isHeldBefore(post: Draft): boolean {
    const before = post.from - 1;
    return (
      this.#runs.isNameWord(before) &&
      this.#sameSentence(before, post.from) &&
      (this.#tagged.person[before] ?? 0) >= LIKELY
    );
  }

  /** "…, Tim Sudirman": words of the language before the name are none of it. */
  #pastKnown(from: number, to: number): number {
    if (this.#affixes.surelyLeads(from)) return from;
    let start = from;
    while (start < to - 1 && this.#isKnown(start) && (this.#tagged.person[start] ?? 0) < 0.5) start++;
    return start;
  }

  /** "Danrem 132 Tadulako,": after a unit's number a single word is the unit's name. */
  #isUnitName(office: Draft, name: { from: number; to: number }): boolean {
    const { shape } = this.#doc.tokens;
    return shape[office.to - 1] === Shape.Digits && name.to - name.from === 1 && this.#is(name.to, ',');
  }

  /** Where a name ends that an apposition with a post follows at atom `from`: before ",", "(" or "selaku"; or 0. */
  #holdingBefore(from: number): number {
    if (this.#is(from - 1, ',') || this.#is(from - 1, '(')) return from - 1;
    for (let start = from - 1; start >= Math.max(0, from - 5); start--) {
      if (this.#endsAt(start, from, 'holding')) return this.#is(start - 1, ',') ? start - 1 : start;
    }
    return 0;
  }

  /** Bounds of the name that ends right before atom `end`, degrees skipped; equal when there is none. */
  #nameBefore(end: number): { from: number; to: number } {
    const sentence = this.#doc.sentences[this.#sentenceOf(end - 1)];
    const from = sentence?.from ?? Math.max(0, end - 12);
    for (let stop = end; stop > Math.max(from, end - 14); stop--) {
      if (stop !== end && this.#affixes.after(stop, end)?.to !== end) continue;
      const start = this.#runs.startBefore(stop, from);
      if (start < stop && this.#runs.endFrom(start) === stop)
        return this.#trimmed(start, stop, stop === end ? 'neither' : 'end');
    }
    return { from: end, to: end };
  }

  /** "Drs. H. Budi Santoso". What is an honorific is no part of a name from here on. */
  #afterHonorifics(): void {
    const { tokens } = this.#doc;
    for (let i = 0; i < tokens.count; i++) {
      if (!this.#affixes.titles(i)) continue;
      // The H of "S.H.I." is no haji.
      const inside = i > 0 && this.#is(i - 1, '.') && !spaceBefore(tokens, i);
      const titles = inside || this.#taken[i] === 1 ? null : this.#affixes.before(i);
      if (titles === null || !this.#sameSentence(i, titles.to)) continue;
      const end = this.#nameEnd(titles.to);
      if (end === titles.to || !this.#isTitleUse(i, titles, end)) continue;
      this.#add(titles.to, end, 'person-honorific');
      this.#taken.fill(1, titles.from, titles.to);
      i = titles.to - 1;
    }
  }

  /** "Budi Santoso, S.H., M.H.", "Budi (40)", "berinisial LW". */
  #besideAffixes(): void {
    const { tokens } = this.#doc;
    for (let i = 0; i < tokens.count; i++) {
      const naming = this.#cueEnd(i, 'naming');
      if (naming >= 0) this.#namedAfter(naming);
      if (!this.#runs.isNameWord(i)) continue;
      const end = this.#runs.endFrom(i);
      const degrees = this.#affixes.after(end, this.#sentenceEnd(i));
      if (degrees !== null) {
        const start = this.#trimmed(this.#startOfRun(i, end), end, 'end').from;
        // "Berdasarkan SE Kapolri": a lone word of the language before letters that are a degree elsewhere.
        const bare = degrees.from === end && end - start === 1 && this.#isKnown(start);
        if (!bare || this.#isLikely(start, end)) {
          this.#add(start, end, 'person-degree');
          this.#taken.fill(1, degrees.from, degrees.to);
        }
        i = degrees.to - 1;
        continue;
      }
      if (this.#isAge(end)) this.#add(this.#startOfRun(i, end), end, 'person-age');
      i = Math.max(i, end - 1);
    }
  }

  /** The common words at the head of a capitalised sentence are no part of the name. */
  #startOfRun(i: number, end: number): number {
    const sentence = this.#sentenceOf(i);
    const first = this.#doc.sentences[sentence]?.from === i;
    return first && end - i > 1 && this.#ordinary(i) >= 2 && (this.#tagged.person[i] ?? 0) < 0.5 ? i + 1 : i;
  }

  /** "H." may be an initial inside a name, a lone "H" or a word of address much else. */
  #isTitleUse(i: number, titles: AffixRun, end: number): boolean {
    const { tokens } = this.#doc;
    const letter = (tokens.end[i] as number) - (tokens.start[i] as number) === 1;
    if (letter && this.#runs.isNameWord(i - 1) && this.#sameSentence(i - 1, i)) {
      if (this.#ordinary(i - 1) === 0 && (this.#tagged.person[i - 1] ?? 0) >= 0.3) return false;
    }
    const stopped = surfaceOf(tokens, titles.to - 1) === '.';
    if (tokens.shape[i] !== Shape.Lower && (stopped || titles.spans.length > 1)) return true;
    return this.#isLikely(titles.to, end, 0.05);
  }

  #namedAfter(at: number): void {
    const titles = this.#affixes.before(at);
    const start = titles?.to ?? at;
    this.#addLikely(this.#trimmed(start, this.#runs.endFrom(start), 'neither'), LIKELY, 'person-speech');
  }

  #isAge(at: number): boolean {
    const { tokens } = this.#doc;
    if (!this.#is(at, '(') || tokens.shape[at + 1] !== Shape.Digits) return false;
    const digits = surfaceOf(tokens, at + 1).length;
    const close = this.#cueClass(at + 2, 'age-unit') ? at + 3 : at + 2;
    return digits === 2 && this.#is(close, ')');
  }

  /** "kata Budi", "menurut Budi Santoso", "Budi Santoso mengatakan". */
  #besideSpeech(): void {
    const { tokens, matches } = this.#doc;
    const kinds = this.#lexicon.kindBit('reporting', 'directive');
    for (let i = 0; i < tokens.count; i++) {
      if ((matches.kindsAt(i) & kinds) === 0) continue;
      const match = matches.longestIn(i, this.#sets.speech);
      if (match === null) continue;
      const reporting = this.#reportingOf(match);
      if (tokens.shape[i] === Shape.Lower || !this.#features.inHeadline(i)) {
        if (reporting !== null && reporting.slot !== 'not' && reporting.slot !== 'noun')
          this.#speakerAfter(match.to);
      }
      if (match.slot === 'active' || match.slot === 'short' || match.slot === 'base') {
        const name = this.#nameBefore(this.#is(i - 1, ',') ? i - 1 : i);
        if (name.to > name.from && this.#isName(name.from, name.to))
          this.#add(name.from, name.to, 'person-speech');
      }
      i = match.to - 1;
    }
  }

  /** The same words as a verb of saying, which some are beside a verb of directing. */
  #reportingOf({ from, to }: Match): Match | null {
    const { matches } = this.#doc;
    for (let m = matches.first(from); m < matches.first(from + 1); m++) {
      if (matches.to[m] === to && this.#sets.reporting[matches.entry[m] as number] === 1)
        return matches.at(m);
    }
    return null;
  }

  #speakerAfter(at: number): void {
    const titles = this.#affixes.before(at);
    const start = titles?.to ?? at;
    if (start >= this.#doc.tokens.count || !this.#sameSentence(at - 1, start)) return;
    this.#addLikely(this.#trimmed(start, this.#runs.endFrom(start), 'neither'), FAINT, 'person-speech');
  }

  #fromTagger(): void {
    for (const { from, to, type, probability } of this.#tagged.spans) {
      if (type !== 'PERSON' || probability < SURE) continue;
      let free = true;
      for (let i = from; i < to; i++) if (this.#taken[i] === 1) free = false;
      if (free && !(this.#isAddress(from) && probability < 0.8))
        this.#add(from, this.#pastInitial(from, to), 'person-tagger');
    }
  }

  /** "di Hotel X, Sukamaju": an address goes on at atom `from`. */
  #isAddress(from: number): boolean {
    return (
      this.#is(from - 1, ',') &&
      (this.#locative[from - 2] === 1 || (this.#tagged.other[from - 2] ?? 0) >= 0.5)
    );
  }

  /** The tagger may stop before the stop of an initial or the hyphen of an article ("al-Habsyi"). */
  #pastInitial(from: number, to: number): number {
    const broken =
      this.#is(to, '.') ||
      (this.#is(to, '-') && (this.#affixes.isArticle(to - 1) || this.#affixes.links(to - 1)));
    return broken ? Math.max(to, this.#runs.endFrom(from)) : to;
  }

  /** Capitalised words that nothing else explains: no words of the language, and rather a person than another name. */
  #fromShape(): void {
    const { tokens } = this.#doc;
    for (let i = 0; i < tokens.count; i++) {
      const end = this.#runs.endFrom(i);
      if (end === i) continue;
      if (!this.#features.inHeadline(i) && this.#wordCount(i, end) >= 2 && !this.#isAddress(i)) {
        if (this.#affixes.surelyLeads(i)) this.#add(i, end, 'person-shape');
        else if (!this.#anyKnown(i, end) && (this.#isRatherPerson(i, end) || this.#isUnexplained(i, end))) {
          this.#add(i, end, 'person-shape');
        }
      }
      i = end - 1;
    }
  }

  #isRatherPerson(from: number, to: number): boolean {
    return (
      this.#most(this.#tagged.person, from, to) >= Math.max(LIKELY, this.#most(this.#tagged.other, from, to))
    );
  }

  /** Within a sentence, after a small word that leads to no place, and not like the name of anything else. */
  #isUnexplained(from: number, to: number): boolean {
    const { tokens } = this.#doc;
    if (!this.#sameSentence(from - 1, from) || tokens.shape[from - 1] !== Shape.Lower) return false;
    if (this.#most(this.#tagged.other, from, to) >= 0.3) return false;
    for (let i = from; i < to; i++) if (tokens.shape[i] === Shape.Upper) return false;
    return !this.#cueEndsAt(from, 'place-preposition') && !this.#cueEndsAt(from, 'level');
  }

  #cueEndsAt(to: number, name: string): boolean {
    return this.#words.endsBefore(this.#doc.matches, to, 3, 'cue', name);
  }

  /** A cue of this class reaches from atom `from` to before atom `to`. */
  #endsAt(from: number, to: number, name: string): boolean {
    const { matches } = this.#doc;
    const wanted = this.#words.classNumber('cue', name);
    for (let m = matches.first(from); m < matches.first(from + 1); m++) {
      if (matches.to[m] === to && this.#words.classAt(matches, m) === wanted) return true;
    }
    return false;
  }

  #most(values: Float32Array, from: number, to: number): number {
    let most = 0;
    for (let i = from; i < to; i++) most = Math.max(most, values[i] as number);
    return most;
  }

  #anyKnown(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#runs.isNameWord(i) && this.#isKnown(i)) return true;
    return false;
  }

  #allKnown(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#runs.isNameWord(i) && !this.#isKnown(i)) return false;
    return true;
  }

  #wordCount(from: number, to: number): number {
    let count = 0;
    for (let i = from; i < to; i++) if (this.#runs.isNameWord(i)) count++;
    return count;
  }

  /** "A, S.H. dan B": what is joined to a person by "and" and written as a name is one too. */
  #besidePersons(persons: readonly Candidate[], all: readonly Candidate[]): Candidate[] {
    const { tokens } = this.#doc;
    const found: Candidate[] = [];
    if (persons.length === 0) return found;
    const used = usedFlags.cleared(tokens.count);
    for (const { from, to } of all) used.fill(1, from, to);
    for (const { from, to } of persons) {
      const joint = this.#affixes.after(to, this.#sentenceEnd(from))?.to ?? to;
      const glued = this.#isGlue(joint);
      if (joint + 1 >= tokens.count || (!glued && !this.#cueClass(joint, 'pairing'))) continue;
      const start = this.#affixes.before(joint + 1)?.to ?? joint + 1;
      const end = this.#nameEnd(start);
      if (end === start || used[start] === 1 || !this.#sameSentence(from, start)) continue;
      const known = this.#wordCount(start, end) < 2 && this.#ordinary(start) > 0;
      if (!known && (glued || this.#isLikely(start, end, 0.05)))
        found.push({ from: start, to: end, rule: RULES.indexOf('person-pair') });
    }
    return found;
  }

  /** A hyphen or slash between two words, without spaces: "Sudirman-Fatma". */
  #isGlue(i: number): boolean {
    const { tokens } = this.#doc;
    if (i + 1 >= tokens.count || spaceBefore(tokens, i) || spaceBefore(tokens, i + 1)) return false;
    return isOneOf(tokens, i, '-–/') && !this.#affixes.isArticle(i - 1);
  }

  #sentenceEnd(i: number): number {
    const { sentences, tokens } = this.#doc;
    return sentences[this.#sentenceOf(i)]?.to ?? tokens.count;
  }

  /** Where two candidates overlap, the stronger rule wins, then the longer name. */
  #resolved(): Candidate[] {
    sortFew(this.#found, byStrength);
    const used = usedFlags.cleared(this.#doc.tokens.count);
    const kept: Candidate[] = [];
    for (const candidate of this.#found) {
      let free = true;
      for (let i = candidate.from; i < candidate.to; i++) if (used[i] === 1) free = false;
      if (!free) continue;
      used.fill(1, candidate.from, candidate.to);
      kept.push(candidate);
    }
    return kept;
  }

  /** Capitalised words standing alone that are parts of names found elsewhere in the article. */
  #partsOf(sure: readonly Candidate[]): Candidate[] {
    const { tokens } = this.#doc;
    const parts: Candidate[] = [];
    if (sure.length === 0) return parts;
    const used = usedFlags.cleared(tokens.count);
    const words = new WordSet();
    const pairs = new Set<string>();
    for (const { from, to } of sure) {
      used.fill(1, from, to);
      let before = '';
      for (let i = from; i < to; i++) {
        if (tokens.shape[i] === Shape.Mark) continue;
        const word = foldCase(surfaceOf(tokens, i));
        if (before !== '') pairs.add(`${before} ${word}`);
        before = word;
        if (word.length >= 3 && this.#runs.isNameWord(i)) words.add(word, this.#features.wordAt(i));
      }
    }
    const alone = new Set<string>();
    for (let i = 1; i < tokens.count; i++) {
      if (!this.#isPart(i, words) || !this.#sameSentence(i - 1, i) || this.#isFlanked(i, i + 1)) continue;
      if (used[i] === 1 || this.#standsAlone(i, i + 1)) alone.add(surfaceOf(tokens, i));
    }
    for (let i = 0; i < tokens.count; i++) {
      if (used[i] === 1 || !this.#isPart(i, words)) continue;
      let to = i + 1;
      while (to < tokens.count && used[to] !== 1 && this.#sameSentence(i, to) && this.#isPair(to, pairs))
        to++;
      // One word alone may be a word of the language or the name of something else; two of one name are no chance.
      // What stands alone within a sentence is the person at the head of one too.
      const single = this.#standsAlone(i, to) || (alone.has(surfaceOf(tokens, i)) && !this.#isFlanked(i, to));
      if (to - i > 1 || single) parts.push({ from: i, to, rule: RULES.indexOf('person-part') });
      i = to - 1;
    }
    return parts;
  }

  #isPart(i: number, words: WordSet): boolean {
    return (
      this.#runs.isNameWord(i) &&
      words.mayHave(this.#features.wordAt(i)) &&
      words.has(foldCase(surfaceOf(this.#doc.tokens, i)))
    );
  }

  #isPair(i: number, pairs: ReadonlySet<string>): boolean {
    const { tokens } = this.#doc;
    if (!this.#runs.isNameWord(i) || !spaceBefore(tokens, i)) return false;
    return pairs.has(`${foldCase(surfaceOf(tokens, i - 1))} ${foldCase(surfaceOf(tokens, i))}`);
  }

  #standsAlone(from: number, to: number): boolean {
    const { sentences } = this.#doc;
    if ((this.#tagged.other[from] ?? 0) >= 0.6) return false;
    const headline = this.#features.inHeadline(from);
    if (this.#isFlanked(from, to) && !headline) return false;
    const first = sentences[this.#sentenceOf(from)]?.from === from;
    return !(first || headline) || !this.#isKnown(from) || (this.#tagged.person[from] ?? 0) >= LIKELY;
  }

  /** Another word that may belong to the name touches atoms `from` to before `to`. */
  #isFlanked(from: number, to: number): boolean {
    const { tokens } = this.#doc;
    if (this.#runs.isNameWord(to) && spaceBefore(tokens, to) && this.#sameSentence(from, to)) return true;
    return this.#runs.isNameWord(from - 1) && spaceBefore(tokens, from) && this.#sameSentence(from - 1, from);
  }

  /** A pair written with a hyphen or slash is two persons. */
  #split(candidates: readonly Candidate[]): Candidate[] {
    const found: Candidate[] = [];
    for (const candidate of candidates) {
      const { from, to, rule } = candidate;
      let at = from + 1;
      while (at < to - 1 && !this.#isBetweenNames(at)) at++;
      if (at >= to - 1) found.push(candidate);
      else found.push({ from, to: at, rule }, { from: at + 1, to, rule });
    }
    return found;
  }

  #isBetweenNames(i: number): boolean {
    const { tokens } = this.#doc;
    if (!isOneOf(tokens, i, '-–—/')) return false;
    return !this.#affixes.isArticle(i - 1) && tokens.shape[i + 1] !== Shape.Lower;
  }

  #mention({ from, to, rule }: Candidate): NameMention {
    let honorifics: AffixRun | null = null;
    for (let start = from - 1; start >= Math.max(0, from - 12); start--) {
      const titles = this.#affixes.before(start);
      if (titles?.to === from) honorifics = titles;
      else if (honorifics !== null && start < honorifics.from - 2) break;
    }
    const name = RULES[rule] as Rule;
    return {
      from,
      to,
      honorifics,
      degrees: this.#affixes.after(to, this.#sentenceEnd(from)),
      outerFrom: honorifics?.from ?? (name === 'person-initials' ? this.#initials.outerFrom(from) : from),
      rule: name,
      confidence: this.#lexicon.grounds(name).confidence,
    };
  }

  /** The tagger finds it likely, or it is two words or more that are no words of the language. */
  #isName(from: number, to: number): boolean {
    const least = this.#features.inHeadline(from) && this.#isKnown(from) ? SURE : LIKELY;
    if (this.#isLikely(from, to, least)) return true;
    if (this.#wordCount(from, to) < 2) return false;
    if (!this.#features.inHeadline(from) && this.#affixes.surelyLeads(from)) return true;
    return !this.#anyKnown(from, to) && this.#most(this.#tagged.other, from, to) < 0.3;
  }

  #addLikely({ from, to }: { from: number; to: number }, least: number, rule: Rule): void {
    if (to > from && this.#isLikely(from, to, least)) this.#add(from, to, rule);
  }

  #add(from: number, to: number, rule: Rule): void {
    // Initials are the whole name: "Bripka HS Dipatsus", "Sedangkan HS".
    for (let i = from; i < to; i++) if (this.#letters[i] === 1) return;
    this.#found.push({ from: this.#withFirstNames(from), to, rule: RULES.indexOf(rule) });
  }

  /** The tagger may cut off what surely begins a name: "I Ketut", "Teuku", "Muh.". */
  #withFirstNames(from: number): number {
    let start = this.#withShortName(from);
    for (let i = start - 1; i >= Math.max(0, from - 4); i--) {
      if (!this.#runs.isNameWord(i) || !this.#sameSentence(i, from) || !this.#affixes.leads(i)) break;
      start = i;
    }
    return start;
  }

  /** The start of a name with the first name cut short before it ("Muh. Fadil"), never at its stop. */
  #withShortName(from: number): number {
    const stop = this.#is(from, '.') ? from : from - 1;
    const short = stop - 1;
    if (!this.#is(stop, '.')) return from;
    if (
      this.#runs.isNameWord(short) &&
      this.#sameSentence(short, from) &&
      this.#affixes.abbreviated(short) > 0
    ) {
      return short;
    }
    return stop === from ? from + 1 : from;
  }

  /** End of the name that surely begins at atom `start`. */
  #nameEnd(start: number): number {
    return this.#trimmed(start, this.#runs.endFrom(start), 'start').to;
  }

  /**
   * A run of capitalised words may hold more than the name: a post that no rule knows, a place after it. What
   * the tagger sees inside it narrows the run, except at the end that a title or degree makes sure. `adjacent`
   * is a start that only another name may move: "Presiden Palestina X".
   */
  #trimmed(
    from: number,
    to: number,
    sure: 'start' | 'adjacent' | 'end' | 'neither',
  ): { from: number; to: number } {
    let start = from;
    let end = to;
    for (let i = from; i < to;) {
      const span = this.#spanOver(i);
      if (span === null) {
        i++;
        continue;
      }
      const next = Math.max(i + 1, span.to);
      if (span.type === 'PERSON' && span.probability >= 0.5) {
        const loose = this.#doc.tokens.shape[from] === Shape.Upper || this.#isKnown(from);
        if (sure === 'neither' || sure === 'end' || (sure === 'adjacent' && loose))
          start = this.#withUnknownBefore(from, span.from);
        if (sure !== 'end') end = this.#withUnknownAfter(this.#pastInitial(span.from, span.to), to);
        break;
      }
      if (span.type !== 'PERSON' && span.probability >= 0.6) {
        if (span.from <= start && sure !== 'start') start = Math.min(to, span.to);
        else if (span.from > start && sure !== 'end') {
          end = Math.min(end, span.from);
          break;
        }
      }
      i = next;
    }
    // A title or degree says that there is a name, whatever the tagger thinks.
    if (start >= end && (sure === 'start' || sure === 'end')) return { from, to };
    return { from: start, to: Math.max(start, end) };
  }

  /** The tagger may cut a rare name short: words that nothing explains go with it, back to atom `least`. */
  #withUnknownBefore(least: number, from: number): number {
    let start = Math.max(least, from);
    while (start > least && this.#isUnknown(start - 1)) start--;
    return start;
  }

  /** The same forward, to atom `most` at the latest. */
  #withUnknownAfter(to: number, most: number): number {
    let end = Math.min(to, most);
    while (end < most) {
      // "bin" goes with the word after it.
      if (this.#affixes.links(end)) end += 2;
      else if (this.#isUnknown(end) && spaceBefore(this.#doc.tokens, end)) end++;
      else break;
    }
    return Math.min(end, most);
  }

  /** A capitalised word that is none of the language, nor part of another name. */
  #isUnknown(i: number): boolean {
    if (!this.#runs.isNameWord(i) || this.#isKnown(i) || (this.#tagged.other[i] ?? 0) >= 0.5) return false;
    return (this.#doc.matches.kindsAt(i) & ~this.#words.affix) === 0;
  }

  /** The tagger does not think it impossible. */
  #isLikely(from: number, to: number, least = LIKELY): boolean {
    return this.#most(this.#tagged.person, from, to) >= least;
  }

  /** Capitalised words that a headline or a sentence's head writes large, not as names; weekdays and months. */
  #barredWords(): Uint8Array {
    const { tokens, matches } = this.#doc;
    const { barring } = this.#sets;
    const barred = barredFlags.cleared(tokens.count);
    const { count, from, to, entry } = matches;
    for (let m = 0; m < count; m++) {
      if (barring[entry[m] as number] !== 1 || this.#isSurePerson(from[m] as number)) continue;
      barred.fill(1, from[m], to[m]);
    }
    for (let i = 0; i < tokens.count; i++) {
      if (this.#features.inHeadline(i) && this.#ordinary(i) >= 2 && (this.#tagged.person[i] as number) < 0.5)
        barred[i] = 1;
    }
    return barred;
  }

  #isSurePerson(i: number): boolean {
    return (this.#tagged.person[i] ?? 0) >= 0.7;
  }

  /** True for a word of the language: training or this article writes it small, the lexicon does, or its affixes say so. */
  #isKnown(i: number): boolean {
    const { tokens } = this.#doc;
    if (this.#ordinary(i) > 0 || this.#lexicon.gazetteer.isWrittenSmall(tokens.word[i] ?? -1)) return true;
    if (this.#features.isSmallSomewhere(i)) return true;
    // Shorter words have no affix that tells.
    return (
      (tokens.end[i] as number) - (tokens.start[i] as number) >= SHORTEST_AFFIXED &&
      hasAffix(foldCase(surfaceOf(tokens, i)))
    );
  }

  #ordinary(i: number): number {
    return this.#features.ordinaryAt(i);
  }

  #cueClass(i: number, name: string): boolean {
    return this.#cueEnd(i, name) >= 0;
  }

  /** Where the longest cue of this class at atom `i` ends, or -1. */
  #cueEnd(i: number, name: string): number {
    const { matches } = this.#doc;
    const m = this.#words.longestOfClass(matches, i, 'cue', name);
    return m < 0 ? -1 : (matches.to[m] as number);
  }

  #is(i: number, mark: string): boolean {
    return isMark(this.#doc.tokens, i, mark);
  }

  #sentenceOf(i: number): number {
    return this.#sentence[i] ?? -1;
  }

  #sameSentence(a: number, b: number): boolean {
    const { tokens } = this.#doc;
    if (a < 0 || b < 0 || b >= tokens.count) return false;
    const at = this.#sentence[a] as number;
    return at === this.#sentence[b] && (at >= 0 || tokens.block[a] === tokens.block[b]);
  }
}
