/**
 * Who decides in the article's matter, where a sentence does not say so: whoever is said to punish elsewhere, whose
 * paper it is, who has to act on advice, and, for what has been imposed, the only body named that has the power.
 */
import type { EntrySet } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { inTitle } from './context.js';
import { mayBeCriminal } from './groups.js';
import { imposerIn } from './parties.js';
import { powerless } from './powers.js';
import type { Case, Reader } from './sanctions.js';
import { participantAt } from './subjects.js';

/** Courts, DKPP, the bodies over ad hoc organisers, and those over everybody else have each their own matters. */
type Branch = 'criminal' | 'organiser' | 'adhoc' | 'service';

/** What the article tells of one branch. */
interface Docket {
  /** Who is said to have punished, or is to act on advice. */
  readonly said: Set<number>;
  /** Those, and the authors of papers. */
  readonly all: Set<number>;
  readonly targets: Set<number>;
  /** Sentences that tell it. */
  readonly sentences: Set<number>;
}

/** Sentences between a case and what tells who decides. */
const REACH = 5;

const DECIDING: ReadonlySet<Case['status']> = new Set(['imposed', 'lifted', 'recommended', 'pending']);

const NAMING = ['penalty-signed', 'penalty-executor', 'penalty-imposer'] as const;

export class Deciders {
  readonly #reader: Reader;
  readonly #dockets = new Map<Branch, Docket>();
  readonly #bodies = new Map<keyof Bodies, number | null>();
  #speakers: ReadonlySet<number> | null = null;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Takes what the cases say for evidence, and what the rest of the article says. */
  read(cases: readonly Case[]): void {
    for (const one of cases) {
      const { authority, target, status } = one;
      if (authority === null || !DECIDING.has(status) || !this.#decides(authority)) continue;
      const docket = this.#docket(this.#branchOf(authority));
      docket.said.add(authority);
      docket.all.add(authority);
      docket.sentences.add(one.sentence);
      if (target !== null) docket.targets.add(target);
    }
    this.#readPapers();
  }

  /** Who punishes in a case that does not say so, or null. */
  of(one: Case): number | null {
    const branch = this.#branch(one);
    if (branch === 'criminal') return one.status === 'imposed' ? this.#reader.actors.onlyCourt() : null;
    if (branch === 'organiser') return null;
    const docket = this.#dockets.get(branch);
    if (docket === undefined) {
      const tried = this.#dockets.has('criminal') && one.status === 'imposed' && mayBeCriminal(one.group);
      return tried ? this.#reader.actors.onlyCourt() : null;
    }
    return this.#isNear(docket, one) ? (only(docket.all, one) ?? only(docket.said, one)) : null;
  }

  /**
   * The only body that imposes such a thing at all, where the article names it: DKPP over the members of the KPU and
   * Bawaslu, BKN over personnel data.
   */
  byNature(one: Case): number | null {
    if (!BY_NATURE.has(one.status)) return null;
    if (this.#branch(one) === 'organiser') return this.#body('ethics');
    const isData = one.group.items.every(({ entries }) =>
      entries.some(({ authorities, domain }) => domain === 'administrative' && authorities.length === 1),
    );
    return isData ? this.#body('data') : null;
  }

  /** The only speaker of the article who may punish: whom "saya" of a threat can mean. */
  speaker(target: number | null): number | null {
    if (this.#speakers === null) {
      const found = new Set<number>();
      for (const { speaker } of this.#reader.doc.quotes) {
        if (speaker !== null && this.#decides(speaker) && !this.#isGroup(speaker)) found.add(speaker);
      }
      this.#speakers = found;
    }
    return only(this.#speakers, { target });
  }

  #isGroup(entity: number): boolean {
    return this.#reader.actors.entity(entity).type === 'group';
  }

  /** Told of the same person, in a headline, or close by. */
  #isNear({ sentences, targets }: Docket, one: Case): boolean {
    if (one.target !== null && targets.has(one.target)) return true;
    if (inTitle(this.#reader, one.sentence)) return true;
    for (let away = 0; away <= REACH; away++) {
      if (sentences.has(one.sentence - away) || sentences.has(one.sentence + away)) return true;
    }
    return false;
  }

  #docket(branch: Branch): Docket {
    let docket = this.#dockets.get(branch);
    if (docket === undefined) {
      docket = { said: new Set(), all: new Set(), targets: new Set(), sentences: new Set() };
      this.#dockets.set(branch, docket);
    }
    return docket;
  }

  /** Decides, and does not merely advise. */
  #decides(entity: number): boolean {
    const { actors } = this.#reader;
    return actors.mayImpose(entity) && !powerless(actors.refs(entity));
  }

  #branch(one: Case): Branch {
    const { actors } = this.#reader;
    const domains = one.group.items.flatMap(({ entries }) => entries.map(({ domain }) => domain));
    if (one.authority !== null) return this.#branchOf(one.authority);
    if (isCrime(one.group)) return 'criminal';
    if (one.target !== null && actors.isOneOf(one.target, ['adhoc'])) return 'adhoc';
    const ethical = one.group.items.every(({ entries }) => entries.some(({ domain }) => domain === 'dkpp'));
    // A member of the KPU may be named without that title: DKPP's punishments are for nobody else.
    const ofClass = one.target !== null && actors.classes(one.target).size > 0;
    if (ethical && (!ofClass || domains.every((domain) => domain === 'dkpp'))) return 'organiser';
    return one.target !== null && actors.isOneOf(one.target, ['penyelenggara']) ? 'organiser' : 'service';
  }

  #branchOf(entity: number): Branch {
    const { actors, context } = this.#reader;
    if (actors.isCourt(entity)) return 'criminal';
    const { ethics, organisers } = bodiesOf(context.lexicon);
    const refs = actors.refs(entity);
    if (refs.some((ref) => ethics.has(ref))) return 'organiser';
    return refs.some((ref) => organisers.has(ref)) ? 'adhoc' : 'service';
  }

  /** "SK Bupati X", "keputusan wali kota itu", "bupati selaku pejabat pembina kepegawaian": anywhere in the article. */
  #readPapers(): void {
    const { doc, actors, context } = this.#reader;
    const { marks } = bodiesOf(context.lexicon);
    for (const sentence of sentencesWith(doc, marks)) {
      const cues = this.#reader.cues(sentence);
      const scene = { cues, clauses: this.#reader.clauses(sentence), actors };
      const named = [
        ...NAMING.map((words) => imposerIn(scene, cues.sentence.from, cues.sentence.to, words)),
        ...cues.all('penalty-document').map(({ to }) => participantAt(scene, to)),
      ];
      for (const participant of named) {
        const mention = participant?.mentions.at(-1);
        const entity = mention === undefined ? null : actors.holder(mention.entity);
        if (entity === null || !this.#decides(entity)) continue;
        const docket = this.#docket(this.#branchOf(entity));
        docket.all.add(entity);
        docket.sentences.add(sentence);
      }
    }
  }

  /** The only institution of a kind that the article names, or null. */
  #body(kind: 'ethics' | 'data'): number | null {
    let found = this.#bodies.get(kind);
    if (found === undefined) {
      const { doc, context } = this.#reader;
      const refs = bodiesOf(context.lexicon)[kind];
      const named = doc.entities.flatMap(({ type, ref }, entity) =>
        type === 'institution' && refs.has(ref ?? '') ? [entity] : [],
      );
      this.#bodies.set(kind, (found = named.length === 1 ? (named[0] as number) : null));
    }
    return found;
  }
}

/** The only one of a set, leaving out the punished. */
function only(entities: ReadonlySet<number>, { target }: Pick<Case, 'target'>): number | null {
  let found: number | null = null;
  for (const entity of entities) {
    if (entity === target) continue;
    if (found !== null) return null;
    found = entity;
  }
  return found;
}

/** A crime's punishment, with nothing but a general word beside it; "dihukum" alone may be either. */
function isCrime({ items }: Case['group']): boolean {
  return (
    items.some(({ entries }) => entries.every(({ domain }) => domain === 'criminal')) &&
    items.every(({ entries }) => entries.some(({ domain }) => domain === 'criminal' || domain === 'generic'))
  );
}

const BY_NATURE: ReadonlySet<Case['status']> = new Set(['imposed', 'lifted', 'denied', 'pending']);

/** Sentences that hold a cue of the set, in order. One pass over the matches. */
function sentencesWith({ sentences, matches }: Reader['doc'], set: Uint8Array): number[] {
  const found: number[] = [];
  let sentence = 0;
  for (let m = 0; m < matches.count; m++) {
    if (set[matches.entry[m] as number] === 0) continue;
    const atom = matches.from[m] as number;
    while (sentence < sentences.length && (sentences[sentence]?.to ?? 0) <= atom) sentence++;
    if (sentence < sentences.length && found.at(-1) !== sentence) found.push(sentence);
  }
  return found;
}

const holdersOf = (lexicon: Lexicon, domain: string): ReadonlySet<string> =>
  new Set(
    lexicon.ofKind('power').flatMap(({ imposes, holders }) => (imposes.includes(domain) ? holders : [])),
  );

interface Bodies {
  /** Refs of those over the ethics of organisers, over organisers at all, and over personnel data. */
  readonly ethics: ReadonlySet<string>;
  readonly organisers: ReadonlySet<string>;
  readonly data: ReadonlySet<string>;
  readonly marks: EntrySet;
}

const bodiesOf = perLexicon((lexicon: Lexicon): Bodies => ({
  ethics: holdersOf(lexicon, 'dkpp'),
  organisers: holdersOf(lexicon, 'organiser'),
  data: holdersOf(lexicon, 'personnel-data'),
  marks: lexicon.entrySet('cue', (entry) => MARKS.has(entry.class)),
}));

const MARKS: ReadonlySet<string> = new Set([...NAMING, 'penalty-document']);
