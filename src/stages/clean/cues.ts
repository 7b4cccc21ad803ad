/** What cleaning needs from the lexicon, made once per lexicon. */
import type { Entry, Lexicon } from '../../lexicon/index.js';
import { bareKey, endsSentence, KEY_LENGTH, keyOf, type Line } from './lines.js';

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
  readonly #suffix: Form[] = [];
  readonly #within: { readonly pattern: RegExp; readonly entries: Map<string, FurnitureEntry> };
  readonly #inline: { readonly pattern: RegExp; readonly entries: Map<string, FurnitureEntry> } | null;
  readonly #words = new Map<WordClass, Set<string>>();
  readonly #opening = new Set<string>();

  constructor(lexicon: Lexicon) {
    const within = new Map<string, FurnitureEntry>();
    const inline = new Map<string, FurnitureEntry>();
    for (const entry of lexicon.ofKind('furniture')) {
      for (const form of entry.whole) this.#whole.set(bareKey(keyOf(form)), entry);
      for (const form of entry.prefix) {
        const folded = keyOf(form);
        const first = firstWord(folded);
        const list = this.#prefix.get(first);
        if (list === undefined) this.#prefix.set(first, [{ form: folded, entry }]);
        else list.push({ form: folded, entry });
        // A credit inside a line needs its colon: "Laporan wartawan itu …" is a sentence.
        if (entry.inline && (entry.block !== 'byline' || folded.endsWith(':'))) inline.set(folded, entry);
      }
      for (const form of entry.suffix) this.#suffix.push({ form: bareKey(form.toLowerCase()), entry });
      for (const form of entry.within) within.set(form.toLowerCase(), entry);
    }
    for (const list of this.#prefix.values()) list.sort((a, b) => b.form.length - a.form.length);
    this.#within = { pattern: alternation(within.keys()), entries: within };
    this.#inline = inline.size === 0 ? null : { pattern: inlinePattern(inline.keys()), entries: inline };
    for (const entry of lexicon.ofKind('page-word')) {
      const set = this.#words.get(entry.class) ?? new Set<string>();
      for (const form of entry.forms) set.add(form.toLowerCase());
      this.#words.set(entry.class, set);
    }
    for (const entry of lexicon.ofKind('boundary')) {
      if (entry.class === 'opens') for (const form of entry.forms) this.#opening.add(form.toLowerCase());
    }
  }

  /** True when the folded word is listed in this class. */
  is(wordClass: WordClass, folded: string): boolean {
    return this.#words.get(wordClass)?.has(folded) === true;
  }

  /** True when sentences of running text begin with this folded word, but headlines do not. */
  opensSentence(folded: string): boolean {
    return this.#opening.has(folded) || this.is('resuming', folded);
  }

  /** The furniture entry that this line meets, if any: the whole line first, then its beginning, end and inside. */
  match(line: Line): Cue | null {
    const { key } = line;
    const bare = bareKey(key);
    const whole = this.#whole.get(bare);
    if (whole !== undefined) return { entry: whole, bare: true };
    for (const { form, entry } of this.#prefix.get(firstWord(key)) ?? []) {
      if (!key.startsWith(form) || !endsAtBorder(key, form.length) || !fits(entry, line)) continue;
      if (entry.inline && textFollowsBracket(line.text)) continue;
      return { entry, bare: bareKey(key.slice(form.length)) === '' };
    }
    for (const { form, entry } of this.#suffix) {
      if (bare.endsWith(form) && startsAtBorder(bare, bare.length - form.length) && fits(entry, line)) {
        return { entry, bare: false };
      }
    }
    const found = this.#within.pattern.exec(key);
    if (found !== null) {
      const entry = this.#within.entries.get(found[0]);
      const far = entry?.block === 'caption' && found.index < key.length - LONGEST_CREDIT;
      if (entry !== undefined && !far && fits(entry, line)) return { entry, bare: false };
    }
    return null;
  }

  /** The labels of inline entries that stand in a text after the end of a sentence, in order. */
  labelsIn(text: string): InlineLabel[] {
    if (this.#inline === null) return [];
    const { pattern, entries } = this.#inline;
    const labels: InlineLabel[] = [];
    for (const found of text.matchAll(pattern)) {
      const entry = entries.get(keyOf(found[2] ?? ''));
      if (entry === undefined) continue;
      const start = found.index + (found[1] ?? '').length;
      labels.push({ entry, start, end: found.index + found[0].length });
    }
    return labels;
  }
}

const compiled = new WeakMap<Lexicon, Cues>();

export function cuesOf(lexicon: Lexicon): Cues {
  let cues = compiled.get(lexicon);
  if (cues === undefined) compiled.set(lexicon, (cues = new Cues(lexicon)));
  return cues;
}

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
  return /^[\p{L}\p{N}']+/u.exec(key)?.[0] ?? key.slice(0, 1);
}

const isWordUnit = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** A form that ends in a letter must not run on into a longer word. */
function endsAtBorder(key: string, length: number): boolean {
  return length >= key.length || !isWordUnit(key.charAt(length - 1)) || !isWordUnit(key.charAt(length));
}

function startsAtBorder(key: string, start: number): boolean {
  return start <= 0 || !isWordUnit(key.charAt(start)) || !isWordUnit(key.charAt(start - 1));
}

function alternation(forms: Iterable<string>): RegExp {
  const list = [...forms].sort((a, b) => b.length - a.length).map(escape);
  return list.length === 0 ? /(?!)/ : new RegExp(list.join('|'));
}

/** Labels after a sentence end, a closing quote or bracket, or a wide gap; the label itself is group 2. */
function inlinePattern(forms: Iterable<string>): RegExp {
  const list = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => escape(form).replace(/ /g, '\\s+').replace(/:$/, '\\s{0,3}:'));
  return new RegExp(
    `((?:^(?=[([])|[.!?…"”’)\\]*]\\s{0,4}|\\s{2,4})[*([{•-]{0,3}\\s{0,2})((?:${list.join('|')})\\s{0,3})`,
    'gi',
  );
}

function escape(form: string): string {
  return form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
