/** Which names of an article are of one person: full and short forms, nicknames, and spellings that differ. */

import { sortFew } from '../../../text/order.js';

/** One mention's name as it is compared: folded words without stops, in order. */
export interface NameForm {
  readonly words: readonly string[];
  /** Its place in the article, in atoms. */
  readonly at: number;
}

/** The fullest form of a person's name, and where its forms stand. */
interface Person {
  readonly words: readonly string[];
  readonly ats: number[];
}

/** The person (0, 1, …) of each form. */
export function groupNames(forms: readonly NameForm[]): number[] {
  const persons: Person[] = [];
  const person = new Array<number>(forms.length).fill(-1);
  const order = forms.map((_, index) => index);
  sortFew(order, (a, b) => wordCount(forms[b]) - wordCount(forms[a]) || a - b);
  for (const index of order) {
    const { words, at } = forms[index] as NameForm;
    let best = -1;
    let bestScore = 0;
    for (let candidate = 0; candidate < persons.length; candidate++) {
      const { words: full, ats } = persons[candidate] as Person;
      const likeness = compare(words, full);
      if (likeness === 0) continue;
      // Of two persons with the same likeness, the one last named before counts.
      const score = likeness + nearness(ats, at);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    if (best < 0) best = persons.push({ words, ats: [] }) - 1;
    persons[best]?.ats.push(at);
    person[index] = best;
  }
  return person;
}

function wordCount(form: NameForm | undefined): number {
  return form?.words.length ?? 0;
}

/** Less than one: nearer mentions before `at` give more, later ones less. */
function nearness(ats: readonly number[], at: number): number {
  let best = 0;
  for (const other of ats)
    best = Math.max(best, other <= at ? 0.9 / (1 + (at - other) / 50) : 0.1 / (1 + other - at));
  return best;
}

/** How well a name fits a full one: 0 not at all; 1 nickname, 2 another spelling, 3 a part, 4 the same. */
export function compare(words: readonly string[], full: readonly string[]): number {
  if (words.length > full.length) return 0;
  let next = 0;
  let worst = 4;
  for (const word of words) {
    let fit = 0;
    let at = next;
    for (; at < full.length; at++) {
      fit = fitOf(word, full[at] as string, words.length === 1);
      if (fit > 0) break;
    }
    if (fit === 0) return 0;
    worst = Math.min(worst, fit);
    next = at + 1;
  }
  if (words.length < full.length && words.length === 1 && (words[0] as string).length < 2) return 0;
  return words.length === full.length ? worst : Math.min(worst, 3);
}

function fitOf(word: string, other: string, alone: boolean): number {
  if (word === other) return 4;
  if ((word.length === 1 || other.length === 1) && !alone) return word[0] === other[0] ? 3 : 0;
  if (isSpelling(word, other)) return 2;
  // A nickname is the beginning or end of a longer name: Fitri for Fitriansyah, Rizal for Safrizal.
  const nickname = word.length >= 4 && other.length >= word.length + 2;
  return nickname && (other.startsWith(word) || other.endsWith(word)) ? 1 : 0;
}

/** True for two names that one post makes likely to be one: the same initials, each word at most two letters off. */
export function isCarelessSpelling(a: readonly string[], b: readonly string[]): boolean {
  return (
    a.length === b.length &&
    a.every((word, k) => {
      const other = b[k] as string;
      return (
        word[0] === other[0] && Math.min(word.length, other.length) >= 4 && distance(word, other, 2) <= 2
      );
    })
  );
}

/** True for two spellings of a name: the same first letter, one letter different (two in long names). */
export function isSpelling(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.min(a.length, b.length) < 4) return false;
  const allowed = Math.min(a.length, b.length) >= 9 ? 2 : 1;
  return Math.abs(a.length - b.length) <= allowed && distance(a, b, allowed) <= allowed;
}

/** Edits between two words, at most `limit + 1`; swapping two neighbours is one. */
function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] as number;
}
