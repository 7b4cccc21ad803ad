/**
 * Finds persons' names: after a post or an honorific, before a degree, beside a verb of speaking, in apposition,
 * by the statistical tagger, and where a part of a name found so stands alone.
 */
import { sentenceOfAtom, type Context, type Grounded, type Segmented } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { foldCase, Shape, spaceBefore, surfaceOf } from '../../../text/tokens.js';
import type { Draft } from '../draft.js';
import { Affixes, type AffixRun } from './affixes.js';
import { hashOf } from './features.js';
import { NameRuns } from './runs.js';
import { tagNames, type TaggedNames } from './tagger.js';

/** A name in the text, atoms `from` to before `to`, with what stands around it. */
export interface NameMention extends Grounded {
  readonly from: number;
  readonly to: number;
  readonly honorifics: AffixRun | null;
  readonly degrees: AffixRun | null;
}

/** Rules by their strength: where two names overlap, the one of the earlier rule stays. */
const RULES = [
  'person-titled', 'person-honorific', 'person-degree', 'person-apposition', 'person-speech', 'person-age',
  'person-initials', 'person-pair', 'person-tagger', 'person-part',
] as const;
type Rule = (typeof RULES)[number];

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly rule: Rule;
}

/** The tagger's word alone counts from this probability on. */
const SURE = 0.5;
/** With a weak cue beside the name, this much is enough. */
const LIKELY = 0.15;

export interface FoundNames {
  readonly mentions: readonly NameMention[];
  /** What the tagger says beside persons. */
  readonly tagged: TaggedNames;
}

export function findNames(doc: Segmented, context: Context, drafts: readonly Draft[]): FoundNames {
  const tagged = tagNames(doc, context.lexicon, drafts);
  return { mentions: new Finder(doc, context.lexicon, drafts, tagged).find(), tagged };
}

class Finder {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;
  readonly #drafts: readonly Draft[];
  readonly #tagged: TaggedNames;
  readonly #affixes: Affixes;
  readonly #runs: NameRuns;
  readonly #taken: Uint8Array;
  readonly #headline: Uint8Array;
  readonly #found: Candidate[] = [];

  constructor(doc: Segmented, lexicon: Lexicon, drafts: readonly Draft[], tagged: TaggedNames) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#drafts = drafts;
    this.#tagged = tagged;
    this.#affixes = new Affixes(doc, lexicon);
    this.#taken = new Uint8Array(doc.tokens.count + 1);
    for (const draft of drafts) if (draft.type !== 'person') this.#taken.fill(1, draft.from, draft.to);
    this.#headline = new Uint8Array(doc.tokens.count + 1);
    for (const { from, to } of doc.sentences) {
      if (this.#isHeadline(from, to)) this.#headline.fill(1, from, to);
    }
    this.#runs = new NameRuns(doc, this.#affixes, this.#taken, this.#barredWords());
  }

  find(): NameMention[] {
    this.#afterPosts();
    this.#besideAffixes();
    this.#besideSpeech();
    this.#fromTagger();
    const sure = this.#resolved();
    const parts = this.#partsOf(sure);
    return this.#split([...sure, ...parts])
      .sort((a, b) => a.from - b.from)
      .map((candidate) => this.#mention(candidate));
  }

  /** "Bupati Lampung Barat Drs. Nukman", "Ketua Bawaslu X, Budi Santoso," and "Budi Santoso, Ketua Bawaslu X". */
  #afterPosts(): void {
    const { count } = this.#doc.tokens;
    for (const draft of this.#drafts) {
      if (draft.type !== 'office') continue;
      const comma = this.#is(draft.to, ',') || this.#is(draft.to, ':');
      const at = comma ? draft.to + 1 : draft.to;
      if (at < count && this.#sameSentence(draft.from, at)) {
        const titles = this.#affixes.before(at);
        const start = titles?.to ?? at;
        const end = this.#nameEnd(start);
        if (end > start && (!comma || titles !== null || this.#isLikely(start, end))) {
          this.#add(start, end, 'person-titled');
        }
      }
      const opener = this.#holdingBefore(draft.from);
      if (opener > 0 && this.#sameSentence(opener - 1, draft.from)) {
        const { end, start } = this.#nameBefore(opener);
        if (end > start && this.#isLikely(start, end)) this.#add(start, end, 'person-apposition');
      }
    }
  }

  /** Where a name ends that an apposition with a post follows at atom `from`: before ",", "(" or "selaku"; or 0. */
  #holdingBefore(from: number): number {
    if (this.#is(from - 1, ',') || this.#is(from - 1, '(')) return from - 1;
    for (let start = from - 1; start >= Math.max(0, from - 5); start--) {
      const match = this.#doc.matches.longest(
        start,
        (candidate) => candidate.to === from && this.#lexicon.entry(candidate, 'cue')?.class === 'holding',
      );
      if (match !== null) return this.#is(start - 1, ',') ? start - 1 : start;
    }
    return 0;
  }

  /** Bounds of the name that ends right before atom `end`, degrees skipped; equal when there is none. */
  #nameBefore(end: number): { start: number; end: number } {
    const sentence = this.#doc.sentences[sentenceOfAtom(this.#doc.sentences, end - 1)];
    const from = sentence?.from ?? Math.max(0, end - 12);
    for (let stop = end; stop > Math.max(from, end - 14); stop--) {
      if (stop !== end && this.#affixes.after(stop, end)?.to !== end) continue;
      const start = this.#runs.startBefore(stop, from);
      if (start < stop && this.#runs.endFrom(start) === stop) return { start, end: stop };
    }
    return { start: end, end };
  }

  /** "Drs. H. Budi Santoso", "Budi Santoso, S.H., M.H.", "Budi (40)", "berinisial LW". */
  #besideAffixes(): void {
    const { tokens, sentences } = this.#doc;
    for (let i = 0; i < tokens.count; i++) {
      const titles = this.#taken[i] === 1 ? null : this.#affixes.before(i);
      if (titles !== null) {
        const end = this.#nameEnd(titles.to);
        if (end > titles.to && this.#sameSentence(i, titles.to) && this.#isTitleUse(i, titles, end)) {
          this.#add(titles.to, end, 'person-honorific');
        }
        i = Math.max(i, titles.to - 1);
        continue;
      }
      if (this.#cueClass(i, 'initials')) this.#initialsAfter(i);
      if (this.#cueClass(i, 'naming')) this.#namedAfter(i);
      if (!this.#runs.isNameWord(i)) continue;
      const end = this.#runs.endFrom(i);
      const limit = sentences[sentenceOfAtom(sentences, i)]?.to ?? tokens.count;
      const degrees = this.#affixes.after(end, limit);
      if (degrees !== null) {
        const start = this.#startOfRun(i, end);
        this.#add(start, end, 'person-degree');
      } else if (this.#isAge(end)) {
        this.#add(this.#startOfRun(i, end), end, 'person-age');
      }
      i = Math.max(i, end - 1);
    }
  }

  /** The common words at the head of a capitalised sentence are no part of the name. */
  #startOfRun(i: number, end: number): number {
    const sentence = sentenceOfAtom(this.#doc.sentences, i);
    const first = this.#doc.sentences[sentence]?.from === i;
    return first && end - i > 1 && this.#ordinary(i) >= 2 && (this.#tagged.person[i] ?? 0) < 0.5 ? i + 1 : i;
  }

  /** A lone capital is an honorific only with its stop or before a name of some length. */
  #isTitleUse(i: number, titles: AffixRun, end: number): boolean {
    const { tokens } = this.#doc;
    const length = (tokens.end[i] as number) - (tokens.start[i] as number);
    if (tokens.shape[i] === Shape.Lower || length > 1 || titles.to - i > 1) return this.#isLikely(titles.to, end, 0.02);
    return this.#isLikely(titles.to, end);
  }

  #initialsAfter(i: number): void {
    for (let at = i + 1; at < Math.min(i + 3, this.#doc.tokens.count); at++) {
      if (!this.#runs.isNameWord(at)) continue;
      const end = this.#runs.endFrom(at);
      this.#add(at, end, 'person-initials');
      return;
    }
  }

  #namedAfter(i: number): void {
    const match = this.#doc.matches.longest(i, (m) => this.#lexicon.entry(m, 'cue')?.class === 'naming');
    const at = match?.to ?? i + 1;
    const titles = this.#affixes.before(at);
    const start = titles?.to ?? at;
    const end = this.#nameEnd(start);
    if (end > start && this.#isLikely(start, end)) this.#add(start, end, 'person-speech');
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
    for (let i = 0; i < tokens.count; i++) {
      const match = matches.longest(i, (candidate) => {
        const entry = this.#lexicon.entry(candidate, 'reporting') ?? this.#lexicon.entry(candidate, 'directive');
        return entry !== undefined;
      });
      if (match === null) continue;
      const reporting = matches.longest(i, (m) => m.to === match.to && this.#lexicon.entry(m, 'reporting') !== undefined);
      if (tokens.shape[i] === Shape.Lower || this.#headline[i] !== 1) {
        if (reporting !== null && reporting.slot !== 'not' && reporting.slot !== 'noun') this.#speakerAfter(match.to);
      }
      if (match.slot === 'active' || match.slot === 'short' || match.slot === 'base') {
        const { start, end } = this.#nameBefore(this.#is(i - 1, ',') ? i - 1 : i);
        if (end > start && this.#isLikely(start, end)) this.#add(start, end, 'person-speech');
      }
      i = match.to - 1;
    }
  }

  #speakerAfter(at: number): void {
    const titles = this.#affixes.before(at);
    const start = titles?.to ?? at;
    if (start >= this.#doc.tokens.count || !this.#sameSentence(at - 1, start)) return;
    const end = this.#nameEnd(start);
    if (end > start && this.#isLikely(start, end, 0.03)) this.#add(start, end, 'person-speech');
  }

  #fromTagger(): void {
    for (const { from, to, type, probability } of this.#tagged.spans) {
      if (type !== 'PERSON' || probability < SURE) continue;
      let free = true;
      for (let i = from; i < to; i++) if (this.#taken[i] === 1) free = false;
      if (free) this.#add(from, to, 'person-tagger');
    }
  }

  /** Where two candidates overlap, the stronger rule wins, then the longer name. */
  #resolved(): Candidate[] {
    const order = [...this.#found].sort(
      (a, b) => RULES.indexOf(a.rule) - RULES.indexOf(b.rule) || b.to - b.from - (a.to - a.from) || a.from - b.from,
    );
    const used = new Uint8Array(this.#doc.tokens.count + 1);
    const kept: Candidate[] = [];
    for (const candidate of order) {
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
    const used = new Uint8Array(tokens.count + 1);
    const words = new Set<string>();
    for (const { from, to } of sure) {
      used.fill(1, from, to);
      for (let i = from; i < to; i++) {
        if (this.#runs.isNameWord(i) && (tokens.end[i] as number) - (tokens.start[i] as number) >= 3) {
          words.add(foldCase(surfaceOf(tokens, i)));
        }
      }
    }
    const parts: Candidate[] = [];
    for (let i = 0; i < tokens.count; i++) {
      if (used[i] === 1 || !this.#isPart(i, words)) continue;
      let to = i + 1;
      while (to < tokens.count && used[to] !== 1 && spaceBefore(tokens, to) && this.#sameSentence(i, to) && this.#isPart(to, words)) to++;
      if (this.#standsAlone(i, to)) parts.push({ from: i, to, rule: 'person-part' });
      i = to - 1;
    }
    return parts;
  }

  #isPart(i: number, words: ReadonlySet<string>): boolean {
    return this.#runs.isNameWord(i) && words.has(foldCase(surfaceOf(this.#doc.tokens, i)));
  }

  #standsAlone(from: number, to: number): boolean {
    const { sentences } = this.#doc;
    if (this.#runs.isNameWord(to) && spaceBefore(this.#doc.tokens, to) && this.#headline[from] !== 1) return false;
    if (this.#runs.isNameWord(from - 1) && this.#sameSentence(from - 1, from) && spaceBefore(this.#doc.tokens, from)) {
      if (this.#headline[from] !== 1) return false;
    }
    const first = sentences[sentenceOfAtom(sentences, from)]?.from === from;
    const doubtful = first || this.#headline[from] === 1;
    return !doubtful || this.#ordinary(from) === 0 || (this.#tagged.person[from] ?? 0) >= LIKELY;
  }

  /** A pair written with a hyphen or slash is two persons. */
  #split(candidates: readonly Candidate[]): Candidate[] {
    const { tokens } = this.#doc;
    return candidates.flatMap((candidate) => {
      for (let i = candidate.from + 1; i < candidate.to - 1; i++) {
        if (tokens.shape[i] !== Shape.Mark || !/^[-–—/]$/.test(surfaceOf(tokens, i))) continue;
        if (this.#affixes.isArticle(i - 1) || tokens.shape[i + 1] === Shape.Lower) continue;
        return [
          { ...candidate, to: i },
          { ...candidate, from: i + 1 },
        ];
      }
      return [candidate];
    });
  }

  #mention({ from, to, rule }: Candidate): NameMention {
    const { tokens, sentences } = this.#doc;
    const limit = sentences[sentenceOfAtom(sentences, from)]?.to ?? tokens.count;
    let honorifics: AffixRun | null = null;
    for (let start = from - 1; start >= Math.max(0, from - 12); start--) {
      const titles = this.#affixes.before(start);
      if (titles?.to === from) honorifics = titles;
      else if (honorifics !== null && start < honorifics.from - 2) break;
    }
    return { from, to, honorifics, degrees: this.#affixes.after(to, limit), ...this.#lexicon.grounds(rule) };
  }

  #add(from: number, to: number, rule: Rule): void {
    this.#found.push({ from, to, rule });
  }

  /** End of the name at atom `start`: where the tagger sees a shorter one begin there, its end. */
  #nameEnd(start: number): number {
    const end = this.#runs.endFrom(start);
    if (end - start < 2) return end;
    for (const span of this.#tagged.spans) {
      if (span.from > start) break;
      if (span.from !== start || span.type !== 'PERSON' || span.to >= end || span.probability < 0.6) continue;
      return span.to;
    }
    return end;
  }

  /** The tagger does not think it impossible. */
  #isLikely(from: number, to: number, least = LIKELY): boolean {
    let best = 0;
    for (let i = from; i < to; i++) best = Math.max(best, this.#tagged.person[i] ?? 0);
    return best >= least;
  }

  /** Capitalised words that a headline or a sentence's head writes large, not as names; weekdays and months. */
  #barredWords(): Uint8Array {
    const { tokens, matches } = this.#doc;
    const barred = new Uint8Array(tokens.count + 1);
    for (let i = 0; i < tokens.count; i++) {
      for (const match of matches.startingAt(i)) {
        const kind = this.#lexicon.item(match).kind;
        if (kind === 'calendar' && !this.#isSurePerson(i)) barred.fill(1, match.from, match.to);
        if ((kind === 'reporting' || kind === 'directive') && !this.#isSurePerson(i)) barred.fill(1, match.from, match.to);
      }
      if (this.#headline[i] === 1 && this.#ordinary(i) >= 2 && (this.#tagged.person[i] ?? 0) < 0.5) barred[i] = 1;
    }
    return barred;
  }

  #isSurePerson(i: number): boolean {
    return (this.#tagged.person[i] ?? 0) >= 0.7;
  }

  #ordinary(i: number): number {
    const folded = foldCase(surfaceOf(this.#doc.tokens, i));
    return this.#tagged.ordinary(hashOf(folded, 0, folded.length));
  }

  #isHeadline(from: number, to: number): boolean {
    const { shape } = this.#doc.tokens;
    let large = 0;
    let small = 0;
    for (let i = from; i < to; i++) {
      if (shape[i] === Shape.Lower) small++;
      else if (shape[i] !== Shape.Mark && shape[i] !== Shape.Digits) large++;
    }
    return large >= 4 && small * 2 < large;
  }

  #cueClass(i: number, name: string): boolean {
    return this.#doc.matches.longest(i, (m) => this.#lexicon.entry(m, 'cue')?.class === name) !== null;
  }

  #is(i: number, mark: string): boolean {
    return i >= 0 && i < this.#doc.tokens.count && surfaceOf(this.#doc.tokens, i) === mark;
  }

  #sameSentence(a: number, b: number): boolean {
    const { tokens, sentences } = this.#doc;
    if (b >= tokens.count) return false;
    const at = sentenceOfAtom(sentences, a);
    return at === sentenceOfAtom(sentences, b) && (at >= 0 || tokens.block[a] === tokens.block[b]);
  }
}
