/** Which person holds which post: by apposition in every order, and by a post that points back to a person. */
import { sentenceOfAtom, type Segmented } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { surfaceOf } from '../../../text/tokens.js';
import type { Draft, Holding } from '../draft.js';

/** A person's mention with its titles: the name is atoms `from` to before `to`, all of it `outerFrom` to `outerTo`. */
export interface PersonMention {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly outerFrom: number;
  readonly outerTo: number;
}

export function holdingsOf(
  doc: Segmented,
  lexicon: Lexicon,
  persons: readonly PersonMention[],
  drafts: readonly Draft[],
): Holding[] {
  const offices = drafts.filter(({ type }) => type === 'office');
  const reader = new Apposition(doc, lexicon);
  const holdings: Holding[] = [];
  const seen = new Set<string>();
  const link = (person: string, office: string): void => {
    const id = `${person} ${office}`;
    if (!seen.has(id)) holdings.push({ person, office });
    seen.add(id);
  };
  const officeEnding = new Map<number, Draft>();
  const officeStarting = new Map<number, Draft>();
  for (const office of offices) {
    if (!officeEnding.has(office.to)) officeEnding.set(office.to, office);
    if (!officeStarting.has(office.from)) officeStarting.set(office.from, office);
  }
  const used = new Set<Draft>();
  for (const person of persons) {
    const before = reader.officeBefore(person, officeEnding);
    if (before !== null && !used.has(before)) {
      used.add(before);
      link(person.key, before.key);
    }
    const after = reader.officeAfter(person, officeStarting, before !== null && used.has(before));
    if (after !== null && !used.has(after)) {
      used.add(after);
      link(person.key, after.key);
    }
  }
  for (const office of offices) {
    if (used.has(office) || !reader.pointsBack(office)) continue;
    const antecedent = [...persons].reverse().find(({ from }) => from < office.from);
    const held = holdings.some(({ office: key }) => key === office.key);
    if (antecedent !== undefined && !held) link(antecedent.key, office.key);
  }
  return holdings;
}

class Apposition {
  readonly #doc: Segmented;
  readonly #lexicon: Lexicon;

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#lexicon = lexicon;
  }

  /** "Bupati X Drs. Budi", "Bupati X, Budi". */
  officeBefore(person: PersonMention, ending: ReadonlyMap<number, Draft>): Draft | null {
    const at = person.outerFrom;
    const office = ending.get(at) ?? (this.#is(at - 1, ',') || this.#is(at - 1, ':') ? ending.get(at - 1) : undefined);
    return office !== undefined && this.#sameSentence(office.from, at) ? office : null;
  }

  /** "Budi, Bupati X,", "Budi selaku Bupati X", "Budi (Bupati X)". */
  officeAfter(person: PersonMention, starting: ReadonlyMap<number, Draft>, titled: boolean): Draft | null {
    let at = person.outerTo;
    const comma = this.#is(at, ',');
    if (comma || this.#is(at, '(')) {
      const office = starting.get(at + 1);
      // After a title before the name, a comma goes on with the next person of a list.
      if (office !== undefined && !titled && this.#sameSentence(person.from, office.from)) return office;
      at++;
    }
    const cue = this.#doc.matches.longest(
      at,
      (match) => this.#lexicon.entry(match, 'cue')?.class === 'holding' && starting.has(match.to),
    );
    const office = cue === null ? undefined : starting.get(cue.to);
    return office !== undefined && this.#sameSentence(person.from, office.from) ? office : null;
  }

  /** "mantan Wali Kota X itu": a former post with a demonstrative. */
  pointsBack(office: Draft): boolean {
    if (office.entity.type !== 'office' || !office.entity.former) return false;
    return (
      this.#doc.matches.longest(
        office.to,
        (match) => this.#lexicon.entry(match, 'cue')?.class === 'demonstrative',
      ) !== null
    );
  }

  #is(i: number, mark: string): boolean {
    return i >= 0 && i < this.#doc.tokens.count && surfaceOf(this.#doc.tokens, i) === mark;
  }

  #sameSentence(a: number, b: number): boolean {
    const { tokens, sentences } = this.#doc;
    const at = sentenceOfAtom(sentences, a);
    return at === sentenceOfAtom(sentences, b) && (at >= 0 || tokens.block[a] === tokens.block[b]);
  }
}
