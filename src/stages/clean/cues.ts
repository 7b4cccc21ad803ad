/** What cleaning needs from the lexicon, made once per lexicon. */
import type { Entry, Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Char, charAt, unitAt, unitSet } from '../../text/characters.js';
import { wordNumber, WordTable } from '../../text/vocabulary.js';
import { bareEnd, bareKey, endsSentence, firstOfKey, KEY_LENGTH, keyOf, type Line } from './lines.js';
import { TripleFilter } from './triples.js';

export type FurnitureEntry = Entry<'furniture'>;

/** A furniture entry that a line met. */
export interface Cue {
  readonly entry: FurnitureEntry;
  /** True when nothing but the entry's own words is on the line: a label without its title, name or caption. */
  readonly bare: boolean;
}

/** A label in the middle of a line. */
export interface InlineLabel {
  readonly entry: FurnitureEntry;
  readonly start: number;
  /** After the label and the white space that follows. */
  readonly end: number;
}

type WordClass = Entry<'page-word'>['class'];

interface Form {
  readonly form: string;
  readonly entry: FurnitureEntry;
}

export class Cues {
  readonly #whole = new Map<string, FurnitureEntry>();
  readonly #prefix = new Map<string, Form[]>();
  /** What the keys of lines begin with that `#whole` or `#prefix` could know. */
  readonly #firsts = new Set<string>();
  readonly #suffixes: Suffixes;
  readonly #within: Within;
  readonly #inline: InlineLabels;
  readonly #words = new WordClasses();
  readonly #opening = new Set<string>();

  constructor(lexicon: Lexicon) {
    const within = new Map<string, FurnitureEntry>();
    const inline = new Map<string, FurnitureEntry>();
    const suffixes: Form[] = [];
    for (const entry of lexicon.ofKind('furniture')) {
      for (const form of entry.whole) {
        const bare = bareKey(keyOf(form));
        this.#whole.set(bare, entry);
        this.#firsts.add(firstWord(bare));
      }
      for (const form of entry.prefix) {
        const folded = keyOf(form);
        const first = firstWord(folded);
        const list = this.#prefix.get(first);
        if (list === undefined) this.#prefix.set(first, [{ form: folded, entry }]);
        else list.push({ form: folded, entry });
        this.#firsts.add(first);
        // A credit inside a line needs its colon: "Laporan wartawan itu …" is a sentence.
        if (entry.inline && (entry.block !== 'byline' || folded.endsWith(':'))) inline.set(folded, entry);
      }
      for (const form of entry.suffix) suffixes.push({ form: bareKey(form.toLowerCase()), entry });
      for (const form of entry.within) within.set(form.toLowerCase(), entry);
    }
    for (const list of this.#prefix.values()) list.sort((a, b) => b.form.length - a.form.length);
    this.#suffixes = new Suffixes(suffixes);
    this.#within = new Within(within);
    this.#inline = new InlineLabels(inline);
    for (const entry of lexicon.ofKind('page-word')) this.#words.add(entry.class, entry.forms);
    for (const entry of lexicon.ofKind('boundary')) {
      if (entry.class === 'opens') for (const form of entry.forms) this.#opening.add(form.toLowerCase());
    }
  }

  /** True when the folded word is listed in this class. */
  is(wordClass: WordClass, folded: string): boolean {
    return this.#words.is(wordClass, folded);
  }

  /** True when the word from `from` to before `to` is listed in this class, in any letter case. */
  isAt(wordClass: WordClass, text: string, from: number, to: number): boolean {
    return this.#words.isAt(wordClass, text, from, to);
  }

  /** True when sentences of running text begin with this folded word, but headlines do not. */
  opensSentence(folded: string): boolean {
    return this.#opening.has(folded) || this.is('resuming', folded);
  }

  /** The furniture entry that this line meets, if any: the whole line first, then its beginning, end and inside. */
  match(line: Line): Cue | null {
    return this.#matchBeginning(line) ?? this.#suffixes.match(line) ?? this.#within.match(line);
  }

  /** By the whole line or how it begins. */
  #matchBeginning(line: Line): Cue | null {
    const first = firstOfKey(line.text);
    if (first !== null && !this.#firsts.has(first)) return null;
    const { key } = line;
    const whole = this.#whole.get(bareKey(key));
    if (whole !== undefined) return { entry: whole, bare: true };
    for (const { form, entry } of this.#prefix.get(firstWord(key)) ?? []) {
      if (!key.startsWith(form) || !endsAtBorder(key, form.length) || !fits(entry, line)) continue;
      if (entry.inline && textFollowsBracket(line.text)) continue;
      return { entry, bare: bareKey(key.slice(form.length)) === '' };
    }
    return null;
  }

  /** The labels of inline entries that stand in a text after the end of a sentence, in order. */
  labelsIn(text: string): InlineLabel[] {
    return this.#inline.find(text);
  }
}

/** Forms that lines end in. */
class Suffixes {
  /** Ends of the forms' last words: few lines end so. */
  readonly #ends: ReadonlySet<string>;
  readonly #longest: number;

  constructor(private readonly forms: readonly Form[]) {
    this.#ends = new Set(forms.map(({ form }) => form.slice(-SUFFIX_END)));
    this.#longest = Math.max(0, ...forms.map(({ entry }) => entry.longest));
  }

  match(line: Line): Cue | null {
    if (line.text.length > this.#longest || !this.#mayEnd(line.text)) return null;
    const bare = bareKey(line.key);
    for (const { form, entry } of this.forms) {
      if (bare.endsWith(form) && startsAtBorder(bare, bare.length - form.length) && fits(entry, line))
        return { entry, bare: false };
    }
    return null;
  }

  #mayEnd(text: string): boolean {
    const end = bareEnd(text);
    for (let i = Math.max(0, end - SUFFIX_END); i < end; i++) if (unitAt(text, i) >= 0x80) return true;
    return this.#ends.has(text.slice(Math.max(0, end - SUFFIX_END), end).toLowerCase());
  }
}

/** UTF-16 units; no form is shorter. */
const SUFFIX_END = 3;

/** Forms that stand anywhere in a line. */
class Within {
  readonly #pattern: RegExp;
  readonly #triples: TripleFilter;
  readonly #longest: number;

  constructor(private readonly entries: ReadonlyMap<string, FurnitureEntry>) {
    this.#pattern = alternation(entries.keys());
    this.#triples = new TripleFilter([...entries.keys()]);
    this.#longest = Math.max(0, ...[...entries.values()].map(({ longest }) => longest));
  }

  match(line: Line): Cue | null {
    if (line.text.length > this.#longest || !this.#triples.mayHold(line.text)) return null;
    const { key } = line;
    const found = this.#pattern.exec(key);
    if (found === null) return null;
    const entry = this.entries.get(found[0]);
    const far = entry?.block === 'caption' && found.index < key.length - LONGEST_CREDIT;
    return entry !== undefined && !far && fits(entry, line) ? { entry, bare: false } : null;
  }
}

/** Marks behind which a label may stand in a line: of a sentence's end, or closing. */
const LABEL_MARKS = unitSet('.!?…"”’)]*');
/** Marks that may stand right before it. */
const LABEL_DECORATION = unitSet('*([{•-');

/** Labels that stand in the middle of lines: after the end of a sentence, a closing mark, or a wide gap. */
class InlineLabels {
  /** Labels by their first two units, as `pairCode` counts them; longer ones first. */
  readonly #forms = new Map<number, Form[]>();

  constructor(entries: ReadonlyMap<string, FurnitureEntry>) {
    for (const [form, entry] of [...entries].sort(([a], [b]) => b.length - a.length)) {
      const code = pairCode(form, 0);
      const list = this.#forms.get(code);
      if (list === undefined) this.#forms.set(code, [{ form, entry }]);
      else list.push({ form, entry });
    }
  }

  find(text: string): InlineLabel[] {
    const labels: InlineLabel[] = [];
    const { length } = text;
    for (let i = 0; i < length; i++) {
      const start = mayPrecedeLabel(unitAt(text, i)) || i === 0 ? labelStart(text, i) : -1;
      const label = start < 0 ? null : this.#labelAt(text, start);
      if (label === null) continue;
      labels.push(label);
      i = label.end - 1;
    }
    return labels;
  }

  #labelAt(text: string, start: number): InlineLabel | null {
    for (const { form, entry } of this.#forms.get(pairCode(text, start)) ?? []) {
      const end = formEnd(form, text, start);
      if (end >= 0) return { entry, start, end: skipSpaces(text, end, 3) };
    }
    return null;
  }
}

/** False for letters and most marks, at once. */
const mayPrecedeLabel = (unit: number): boolean => maySpace(unit) || LABEL_MARKS[unit] === 1;

/** Where a label would stand behind the mark or gap at `i`, or -1 when neither is there. */
function labelStart(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  const isMark = LABEL_MARKS[unit] === 1;
  const opens = i === 0 && (unit === 0x28 || unit === 0x5b);
  if (!isMark && !opens && !(maySpace(unit) && i + 1 < text.length && maySpace(unitAt(text, i + 1))))
    return -1;
  let at = isMark ? i + 1 : i;
  const gap = skipSpaces(text, at, 4);
  if (!isMark && i > 0 && gap - at < 2) return -1;
  at = gap;
  while (at - gap < 3 && at < text.length && LABEL_DECORATION[unitAt(text, at)] === 1) at++;
  return skipSpaces(text, at, 2);
}

/** The offset behind a form that stands at `start` in any letter case, with any white space, or -1. */
function formEnd(form: string, text: string, start: number): number {
  let at = start;
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    if (unit === 0x20) {
      const end = skipSpaces(text, at, text.length);
      if (end === at) return -1;
      at = end;
    } else {
      if (unit === 0x3a && i === form.length - 1) at = skipSpaces(text, at, 3);
      if (lowered(text.charCodeAt(at)) !== unit) return -1;
      at++;
    }
  }
  return at;
}

/** False for nearly all that is no white space, at once. */
const maySpace = (unit: number): boolean => unit <= 0x20 || unit >= 0xa0;

const isSpaceAt = (text: string, i: number): boolean => (charAt(text, i) & Char.Space) !== 0;

function skipSpaces(text: string, from: number, most: number): number {
  let i = from;
  while (i - from < most && i < text.length && isSpaceAt(text, i)) i++;
  return i;
}

/** Two units as one number, ASCII letters in lower case. */
const pairCode = (text: string, i: number): number =>
  (lowered(text.charCodeAt(i)) << 16) | lowered(text.charCodeAt(i + 1));

const lowered = (unit: number): number => (unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit);

/** Words by class, looked up in place. */
class WordClasses {
  readonly #words = new WordTable();
  /** Bits of the classes by word number. */
  readonly #classes: number[] = [];
  readonly #bits = new Map<WordClass, number>();
  #longest = 0;

  add(wordClass: WordClass, forms: readonly string[]): void {
    const bit = this.#bits.get(wordClass) ?? 1 << this.#bits.size;
    this.#bits.set(wordClass, bit);
    for (const form of forms) {
      const word = this.#words.add(form.toLowerCase());
      this.#classes[word] = (this.#classes[word] ?? 0) | bit;
      this.#longest = Math.max(this.#longest, form.length);
    }
  }

  is(wordClass: WordClass, folded: string): boolean {
    return this.#has(wordClass, this.#words.idOf(folded));
  }

  isAt(wordClass: WordClass, text: string, from: number, to: number): boolean {
    if (to - from > this.#longest) return false;
    return this.#has(wordClass, wordNumber(this.#words, text, from, to));
  }

  #has(wordClass: WordClass, word: number): boolean {
    return word >= 0 && ((this.#classes[word] as number) & (this.#bits.get(wordClass) ?? 0)) !== 0;
  }
}

export const cuesOf = perLexicon((lexicon): Cues => new Cues(lexicon));

/** Characters: a photographer's credit stands at the end of a caption. */
const LONGEST_CREDIT = 90;

/** "(Baca juga: Title) Bupati …": the label is only the beginning of the line. */
function textFollowsBracket(text: string): boolean {
  return /^[([][^)\]]*[)\]]\s*["“]?\p{L}/u.test(text.slice(0, KEY_LENGTH));
}

function fits(entry: FurnitureEntry, line: Line): boolean {
  return line.text.length <= entry.longest && !(entry.unfinished && endsSentence(line.text));
}

function firstWord(key: string): string {
  let end = 0;
  while (end < key.length && (isWordAt(key, end) || key.charCodeAt(end) === 0x27)) end++;
  return key.slice(0, Math.max(end, 1));
}

const isWordAt = (text: string, i: number): boolean => (charAt(text, i) & (Char.Letter | Char.Number)) !== 0;

/** A form that ends in a letter must not run on into a longer word. */
function endsAtBorder(key: string, length: number): boolean {
  return length >= key.length || !isWordAt(key, length - 1) || !isWordAt(key, length);
}

function startsAtBorder(key: string, start: number): boolean {
  return start <= 0 || !isWordAt(key, start) || !isWordAt(key, start - 1);
}

function alternation(forms: Iterable<string>): RegExp {
  const list = [...forms].sort((a, b) => b.length - a.length).map(escape);
  return list.length === 0 ? /(?!)/ : new RegExp(list.join('|'));
}

function escape(form: string): string {
  return form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
