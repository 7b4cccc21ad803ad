/** Which person holds which post: by apposition in every order, and by a post that points back to a person. */
import { sentenceOfAtom, type Segmented } from '../../../document.js';
import type { Lexicon } from '../../../lexicon/index.js';
import { Shape } from '../../../text/tokens.js';
import type { Draft, Holding } from '../draft.js';
import { wordsOf, type Words } from '../words.js';
import { isMark } from './marks.js';

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
  const personEnding = new Set(persons.map(({ outerTo }) => outerTo));
  const personStarting = new Set(persons.map(({ outerFrom }) => outerFrom));
  const used = new Set<Draft>();
  for (const person of persons) {
    const before = reader.officeBefore(person, officeEnding, personEnding);
    if (before !== null && !used.has(before)) {
      used.add(before);
      link(person.key, before.key);
    }
    const earlier = officeEnding.get(person.outerFrom - 1);
    const listed = earlier === undefined || !used.has(earlier);
    const after = reader.officeAfter(
      person,
      officeStarting,
      before !== null && used.has(before),
      personStarting,
      listed,
    );
    if (after !== null && !used.has(after)) {
      used.add(after);
      link(person.key, after.key);
    }
  }
  const lead = leadHolder(doc, persons, offices, holdings);
  if (lead !== null) link(lead.person, lead.office);
  for (const office of offices) {
    if (used.has(office) || !reader.pointsBack(office)) continue;
    const antecedent = [...persons].reverse().find(({ from }) => from < office.from);
    const held = holdings.some(({ office: key }) => key === office.key);
    if (antecedent !== undefined && !held) link(antecedent.key, office.key);
  }
  return holdings;
}

/**
 * The article's only person without a post, when its lead speaks of a post whose holder it never names: "Wali
 * Kota X membuka rapat … Budi Santoso mengingatkan …". Only the first sentences count, so that no bystander
 * is given an office.
 */
function leadHolder(
  doc: Segmented,
  persons: readonly PersonMention[],
  offices: readonly Draft[],
  holdings: readonly Holding[],
): Holding | null {
  const keys = new Set(persons.map(({ key }) => key));
  const [person] = persons;
  if (keys.size !== 1 || person === undefined || holdings.length > 0) return null;
  const body = doc.sentences.filter(({ block }) => doc.blocks[block]?.kind === 'body');
  const leads = offices.filter(({ from }) => body.slice(0, 1).some((sentence) => sentence.from === from));
  const [office] = leads;
  const follows = body.slice(1, 3).some((sentence) => sentence.from === person.outerFrom);
  return office !== undefined && follows ? { person: person.key, office: office.key } : null;
}

class Apposition {
  readonly #doc: Segmented;
  readonly #words: Words;

  constructor(doc: Segmented, lexicon: Lexicon) {
    this.#doc = doc;
    this.#words = wordsOf(lexicon);
  }

  /** "Bupati X Drs. Budi", "Bupati X, Budi". */
  officeBefore(
    person: PersonMention,
    ending: ReadonlyMap<number, Draft>,
    personEnding: ReadonlySet<number>,
  ): Draft | null {
    const at = person.outerFrom;
    const marked = this.#is(at - 1, ',') || this.#is(at - 1, ':');
    // A unit's own name may stand between its number and the comma: "Danrem 132 Tadulako, Brigjen TNI X".
    const unit = marked && this.#doc.tokens.shape[at - 3] === Shape.Digits ? ending.get(at - 2) : undefined;
    const office = ending.get(at) ?? (marked ? (ending.get(at - 1) ?? unit) : undefined);
    if (office === undefined || !this.#sameSentence(office.from, at)) return null;
    return this.#isAnothers(office, personEnding) ? null : office;
  }

  /** "istri Bupati X, Siti", and "mewakili Bupati X, Siti" where nobody is named before. */
  #isAnothers(office: Draft, personEnding: ReadonlySet<number>): boolean {
    const { matches } = this.#doc;
    const kin = this.#words.classNumber('cue', 'kin');
    const standingIn = this.#words.classNumber('cue', 'standing-in');
    for (let from = office.from - 1; from >= Math.max(0, office.from - 3); from--) {
      if ((matches.kindsAt(from) & this.#words.cue) === 0) continue;
      for (let m = matches.first(from); m < matches.first(from + 1); m++) {
        const cue = matches.to[m] === office.from ? this.#words.classAt(matches, m) : 0;
        if (cue === kin) return true;
        if (cue === standingIn)
          return !personEnding.has(from) && !(this.#is(from - 1, ',') && personEnding.has(from - 1));
      }
    }
    return false;
  }

  /** "Budi, Bupati X,", "Budi selaku Bupati X", "Budi (Bupati X)", "Budi koordinator divisi X". */
  officeAfter(
    person: PersonMention,
    starting: ReadonlyMap<number, Draft>,
    titled: boolean,
    personStarting: ReadonlySet<number>,
    listed: boolean,
  ): Draft | null {
    const at = person.outerTo;
    const comma = this.#is(at, ',');
    const fits = (office: Draft): boolean =>
      this.#sameSentence(person.from, office.from) && !personStarting.has(office.to);
    const close = starting.get(at) ?? (comma || this.#is(at, '(') ? starting.get(at + 1) : undefined);
    if (close !== undefined && !titled && fits(close)) {
      // After a title before the name, a comma goes on with the next person of a list.
      const takesOver = comma && this.#headsClause(close);
      // "…, A, Danrem 132 X, B": in a list that may as well be posts before names, a post between two names is neither's.
      const between = listed && this.#is(person.outerFrom - 1, ',');
      const nextNamed =
        personStarting.has(close.to + 1) || (this.#is(close.to + 1, ',') && personStarting.has(close.to + 2));
      if (!takesOver && !(between && nextNamed)) return close;
    }
    const named = this.#heldFrom(comma ? at + 1 : at, starting);
    return named !== undefined && fits(named) ? named : null;
  }

  /** "selaku Bupati X" at atom `i`. */
  #heldFrom(i: number, starting: ReadonlyMap<number, Draft>): Draft | undefined {
    const { matches } = this.#doc;
    if ((matches.kindsAt(i) & this.#words.cue) === 0) return undefined;
    const holding = this.#words.classNumber('cue', 'holding');
    for (let m = matches.first(i); m < matches.first(i + 1); m++) {
      const office =
        this.#words.classAt(matches, m) === holding ? starting.get(matches.to[m] as number) : undefined;
      if (office !== undefined) return office;
    }
    return undefined;
  }

  /** "dalam sambutan yang dibacakan Budi, bupati meminta …": a bare role with no mark behind it is the next subject. */
  #headsClause({ from, to }: Draft): boolean {
    const { shape } = this.#doc.tokens;
    return shape[from] === Shape.Lower && shape[to] === Shape.Lower;
  }

  /** "mantan Wali Kota X itu": a former post with a demonstrative. */
  pointsBack(office: Draft): boolean {
    if (office.entity.type !== 'office' || !office.entity.former) return false;
    return this.#words.longestOfClass(this.#doc.matches, office.to, 'cue', 'demonstrative') >= 0;
  }

  #is(i: number, mark: string): boolean {
    return isMark(this.#doc.tokens, i, mark);
  }

  #sameSentence(a: number, b: number): boolean {
    const { tokens, sentences } = this.#doc;
    const at = sentenceOfAtom(sentences, a);
    return at === sentenceOfAtom(sentences, b) && (at >= 0 || tokens.block[a] === tokens.block[b]);
  }
}
