/** What the ranker knows of each candidate for a case's authority and target: relations and positions, no words. */
import { SANCTION_STATUSES } from '../../../lexicon/kinds/penalties.js';
import type { Participant } from '../clauses.js';
import type { Candidate } from '../candidates.js';
import type { SentenceCues } from '../cues.js';
import { predicateOf, type Predicate } from '../predicate.js';
import type { Case, Reader } from '../sanctions.js';
import { subjectBefore } from '../subjects.js';
import { BORDERS, bucketOf, CAN, FeatureSpace, MARKERS, spaceOf, TEMPLATE as T, VOICES } from './space.js';
import { Parties, powerTableOf, titlesOf, type Party, type PowerTable } from './traits.js';
import { lastBefore } from '../../../text/search.js';
import { firstAtLeast } from '../../../text/search.js';
import { append } from '../lists.js';

export type Slot = 'authority' | 'target';

/** Nobody, and those who come into question, each with its features: rows of one list. */
export interface Rows {
  /** Positions in the article's parties; -1, nobody, is the first. */
  readonly candidates: readonly number[];
  /** Features of all rows, one after another. */
  readonly features: readonly number[];
  /** Where each row begins in `features`; one more than there are rows. */
  readonly starts: readonly number[];
}

/** A case with what its sentence says of those who take part. */
interface Scene {
  readonly one: Case;
  readonly predicate: Predicate;
  readonly voice: number;
  /** Party of the verb's subject, or -1. */
  readonly subject: number;
  /** Party and participant, for all who are named in the sentence. */
  readonly here: readonly { readonly party: number; readonly index: number }[];
  readonly participants: readonly Participant[];
  readonly domain: number;
  readonly domains: number;
  readonly status: number;
  readonly self: number;
}

/** The most parties of an article that come into question anywhere in it; others only close to their mentions. */
const MOST_EVERYWHERE = 48;
/** Sentences around a mention within which all others come into question. */
const NEAR = 3;
/** Atoms between a punishment and its agent behind it. */
const AGENT_REACH = 13;

export class Features {
  readonly parties: Parties;
  readonly #reader: Reader;
  readonly #space: FeatureSpace;
  readonly #table: PowerTable;
  readonly #titles: readonly boolean[];
  readonly #scenes: readonly Scene[];
  /** Cases in which somebody is the agent, and the one punished, of the verb. */
  readonly #punishing = new Map<number, number[]>();
  readonly #punished = new Map<number, number[]>();
  /** Those most often mentioned first. */
  readonly #byMentions: readonly number[];
  readonly #mentionRank: Int32Array;
  readonly #sole: number;
  readonly #topic: number;

  constructor(reader: Reader, cases: readonly Case[]) {
    const { context, doc, focus } = reader;
    this.#reader = reader;
    this.#space = spaceOf(context.lexicon);
    this.#table = powerTableOf(context.lexicon);
    this.#titles = titlesOf(doc);
    this.parties = new Parties(reader);
    const { all } = this.parties;
    this.#byMentions = Array.from(all.keys()).sort(
      (a, b) => (all[b]?.sentences.length ?? 0) - (all[a]?.sentences.length ?? 0) || a - b,
    );
    this.#mentionRank = new Int32Array(all.length);
    this.#byMentions.forEach((party, rank) => (this.#mentionRank[party] = rank));
    this.#sole = this.#party(focus.sole());
    this.#topic = this.#party(focus.topic());
    this.#scenes = cases.map((one) => this.#sceneOf(one));
    this.#scenes.forEach((scene, index) => this.#noteParts(scene, index));
  }

  /** The rows of a case. */
  of(index: number): Rows {
    const scene = this.#scenes[index] as Scene;
    const candidates = this.#candidates(scene);
    const circumstances = this.#circumstances(scene, candidates);
    const features: number[] = [];
    const starts = [0];
    this.#addNobody(features, scene, circumstances);
    starts.push(features.length);
    for (const party of candidates) {
      this.#addParty(features, index, party, circumstances);
      starts.push(features.length);
    }
    return { candidates: [-1, ...candidates], features, starts };
  }

  /** The features of a candidate for the authority of a case that tell of its target, -1 for nobody. */
  besideTarget(candidate: number, target: number): readonly number[] {
    const space = this.#space;
    const punished = this.parties.all[target];
    if (punished === undefined) return candidate < 0 ? [space.feature(T['nobody,punished-nobody'])] : [];
    const party = this.parties.all[candidate];
    if (party === undefined)
      return punished.classes.map((id) => space.feature(T['nobody,class-of-punished'], id));
    const found = punished.classes.map((id) => space.feature(T['power,class-of-punished'], party.power, id));
    if (candidate === target) found.push(space.feature(T.punished));
    return found;
  }

  /** What it adds to the features of a candidate that the rules name it for a slot of the case; -1 is nobody. */
  answered(candidate: number, { sentence, status }: Pick<Case, 'sentence' | 'status'>): readonly number[] {
    const space = this.#space;
    const number = SANCTION_STATUSES.indexOf(status);
    const party = this.parties.all[candidate];
    if (party === undefined)
      return [space.feature(T['nobody,answer']), space.feature(T['nobody,answer,status'], number)];
    const here = Number(party.sentences.includes(sentence));
    return [space.feature(T.answer), space.feature(T['answer,here,status'], here, number)];
  }

  #party(entity: number | null): number {
    return this.parties.of(entity);
  }

  #sceneOf(one: Case): Scene {
    const { doc } = this.#reader;
    const cues = this.#reader.cues(one.sentence);
    const clauses = this.#reader.clauses(one.sentence);
    const { participants } = clauses;
    const head = one.group.head ?? (one.group.items[0] as Candidate);
    const predicate = predicateOf(doc, cues, head, clauses);
    const subject = subjectBefore(
      { cues, clauses },
      predicate.first,
      cues.sentence.from,
      ({ form, marker }) => form === 'named' && (marker === null || marker === 'about'),
    );
    const here = participants.flatMap(({ mentions }, index) => {
      const own = new Set(mentions.map(({ entity }) => this.#party(entity)));
      own.delete(-1);
      return Array.from(own, (party) => ({ party, index }));
    });
    const domains = new Set(one.group.items.flatMap(({ entries }) => entries.map(({ domain }) => domain)));
    const known = Array.from(domains, (id) => this.#table.domainOf.get(id) ?? -1).filter((id) => id >= 0);
    const self =
      predicate.before.some(({ kind }) => kind === 'penalty-self') ||
      cues.before('penalty-self', predicate.first) !== undefined;
    return {
      one,
      predicate,
      voice: VOICES.indexOf(predicate.voice ?? 'none'),
      subject: subject === null ? -1 : this.#named(subject),
      here,
      participants,
      domain:
        domains.size === 1 && known.length === 1 ? (known[0] as number) : this.#space.domains.length - 1,
      domains: known.reduce((bits, id) => bits | (1 << id), 0),
      status: SANCTION_STATUSES.indexOf(one.status),
      self: Number(self),
    };
  }

  /** The party of a participant: the person of a title and name. */
  #named({ mentions }: Participant): number {
    const person = mentions.findLast(({ type }) => type === 'person') ?? mentions[0];
    return person === undefined ? -1 : this.#party(person.entity);
  }

  #noteParts({ one, predicate, subject, participants }: Scene, index: number): void {
    if (subject >= 0 && predicate.voice === 'active') append(this.#punishing, subject, index);
    if (subject >= 0 && predicate.voice === 'passive') append(this.#punished, subject, index);
    const { from, to } = one.group;
    for (let i = lastBefore(participants, from) + 1; i < participants.length; i++) {
      const participant = participants[i] as Participant;
      if (participant.from - to > AGENT_REACH) break;
      if (participant.marker !== 'by' || participant.from < from) continue;
      const agent = this.#named(participant);
      if (agent >= 0) append(this.#punishing, agent, index);
    }
  }

  #candidates({ one }: Scene): readonly number[] {
    const { all } = this.parties;
    if (all.length <= MOST_EVERYWHERE) return Array.from(all.keys());
    const found = new Set(this.#byMentions.slice(0, MOST_EVERYWHERE));
    const { doc, actors } = this.#reader;
    const from = doc.sentences[Math.max(0, one.sentence - NEAR)]?.from ?? 0;
    const to = doc.sentences[Math.min(doc.sentences.length - 1, one.sentence + 1)]?.to ?? 0;
    for (const { entity } of actors.in({ from, to })) found.add(this.#party(entity));
    found.add(this.#party(one.speaker));
    found.add(this.#party(one.authority));
    found.add(this.#party(one.target));
    found.delete(-1);
    return [...found];
  }

  #can({ powers }: Party, domains: number): number {
    if (powers === 0) return CAN.indexOf('never');
    let advises = false;
    let any = false;
    for (let power = 0; power < this.#table.imposes.length; power++) {
      if ((powers & (1 << power)) === 0) continue;
      const imposes = this.#table.imposes[power] as number;
      if ((imposes & domains) !== 0) return CAN.indexOf('may');
      if (imposes !== 0) any = true;
      if (((this.#table.recommends[power] as number) & domains) !== 0) advises = true;
    }
    return CAN.indexOf(advises ? 'advises' : any ? 'elsewhere' : 'never');
  }

  #circumstances(scene: Scene, candidates: readonly number[]): Circumstances {
    const { doc, focus } = this.#reader;
    const { all } = this.parties;
    const { one } = scene;
    const can = new Map<number, number>();
    for (const party of candidates) can.set(party, this.#can(all[party] as Party, scene.domains));
    const able = candidates.filter((party) => can.get(party) === 0);
    able.sort((a, b) => (this.#mentionRank[a] as number) - (this.#mentionRank[b] as number));
    const punishable = candidates.filter((party) => all[party]?.punishable);
    punishable.sort((a, b) => (this.#mentionRank[a] as number) - (this.#mentionRank[b] as number));
    const punishableRank = ranks(punishable);
    const last = new Map(punishable.map((party) => [party, lastAtom(all[party] as Party, one.group.from)]));
    punishable.sort((a, b) => (last.get(b) as number) - (last.get(a) as number));
    const members = new Set<number>();
    for (const { party } of scene.here) {
      const member = all[party]?.member ?? null;
      if (member !== null) members.add(this.#party(member));
    }
    const { block } = doc.sentences[one.sentence] as { block: number };
    let first = one.sentence;
    while (first > 0 && doc.sentences[first - 1]?.block === block) first--;
    let end = one.sentence + 1;
    while (doc.sentences[end]?.block === block) end++;
    const speaker = this.#party(one.speaker);
    return {
      can,
      ableRank: ranks(able),
      punishableRank,
      recency: ranks(punishable),
      members,
      speaker,
      bodies: new Set((all[speaker]?.bodies ?? []).map((entity) => this.parties.of(entity))),
      lastAccused: this.#party(focus.lastIndividual(one.sentence)),
      paragraph: { first, end },
    };
  }

  #addNobody(features: number[], scene: Scene, { ableRank, can, speaker }: Circumstances): void {
    const space = this.#space;
    const { all } = this.parties;
    const { one, status, voice, here, participants, self } = scene;
    const cues = this.#reader.cues(one.sentence);
    const add = (template: number, a = 0, b = 0): void => void features.push(space.feature(template, a, b));
    const rule = Number(one.rule);
    const subject = all[scene.subject];
    const speaks = speaker < 0 ? 0 : 1 + (can.get(speaker) ?? 0);
    add(T.nobody);
    add(T['nobody,status'], status);
    add(T['nobody,domain'], scene.domain);
    add(T['nobody,voice,status'], voice, status);
    add(T['nobody,rule,status'], rule, status);
    add(T['nobody,title'], Number(this.#titles[one.sentence]));
    add(T['nobody,able,status'], Math.min(3, ableRank.size), status);
    add(T['nobody,able-here'], Number(here.some(({ party }) => can.get(party) === 0)));
    add(T['nobody,by'], Number(participants.some(({ marker }) => marker === 'by')));
    add(T['nobody,subject,voice'], subject === undefined ? 0 : subject.punishable ? 1 : 2, voice);
    add(T['nobody,speaker,status'], speaks, status);
    add(T['nobody,self,speaker'], self, speaks);
    add(T['nobody,law'], Number(cues.laws.length > 0));
    add(T['nobody,if'], Number(cues.all('penalty-if').length > 0));
    add(T['nobody,anybody'], Number(cues.all('penalty-anybody').length > 0));
    add(T['nobody,punishable-here'], Number(here.some(({ party }) => all[party]?.punishable)));
  }

  #addParty(features: number[], index: number, position: number, circumstances: Circumstances): void {
    const space = this.#space;
    const scene = this.#scenes[index] as Scene;
    const party = this.parties.all[position] as Party;
    const { type } = party;
    const { one, status, voice, domain } = scene;
    const can = circumstances.can.get(position) as number;
    const rule = Number(one.rule);
    const add = (template: number, a = 0, b = 0, c = 0): void =>
      void features.push(space.feature(template, a, b, c));
    add(T.type, type);
    add(T.power, party.power);
    add(T.can, can);
    add(T['can,status'], can, status);
    add(T['can,domain'], can, domain);
    add(T['type,status'], type, status);
    add(T['power,domain'], party.power, domain);
    for (const id of party.classes) add(T.class, id);
    if (party.punishable) add(T['punishable,type,status'], type, status);
    add(T['type,rule'], type, rule);
    if (party.wide) add(T['wide,rule'], rule);
    add(T['type,count'], type, one.count === null ? 0 : one.count === 1 ? 1 : 2);
    this.#addRelations(features, scene, position, can);
    if (position === circumstances.speaker) {
      add(T['speaker,self,can'], scene.self, can);
      add(T['speaker,status,can'], status, can);
    } else if (circumstances.bodies.has(position)) add(T['body-of-speaker,status,can'], status, can);
    add(T['quoted,can'], Number(party.isQuoted), can);
    const mentions = bucketOf(party.sentences.length);
    add(T['mentions,can'], mentions, can);
    add(T['mentions,type'], mentions, type);
    if (party.inTitle) {
      add(T['title,can'], can);
      add(T['title,type'], type);
    }
    this.#addDistance(features, scene, party, can, circumstances.paragraph);
    const ableRank = circumstances.ableRank.get(position);
    if (ableRank !== undefined) {
      add(T['rank-of-able,status'], bucketOf(ableRank), status);
      add(T['only-able,status'], Number(circumstances.ableRank.size === 1), status);
    }
    const punishableRank = circumstances.punishableRank.get(position);
    if (punishableRank !== undefined) {
      add(T['rank-of-punishable,type'], bucketOf(punishableRank), type);
      add(T['recency,type'], bucketOf(circumstances.recency.get(position) as number), type);
    }
    this.#addCase(features, scene, position, circumstances);
    if (isElsewhere(this.#punishing.get(position), index)) add(T['punishes-elsewhere,can'], can);
    if (isElsewhere(this.#punished.get(position), index)) add(T['punished-elsewhere,type'], type);
    for (let word = 0; party.words >> word !== 0; word++)
      if ((party.words >> word) & 1) add(T['word,can'], word, can);
    if (scene.subject === position) {
      add(T['subject,voice,can'], voice, can);
      add(T['subject,voice,type'], voice, type);
    }
  }

  /** Whom the article accuses. */
  #addCase(features: number[], scene: Scene, position: number, circumstances: Circumstances): void {
    const space = this.#space;
    const { one, status } = scene;
    const { type, accusedSince, member } = this.parties.all[position] as Party;
    const rule = Number(one.rule);
    const add = (template: number, a = 0): void => void features.push(space.feature(template, a));
    if (accusedSince <= one.sentence) {
      add(T['accused,type'], type);
      add(T['accused,here'], Number(scene.here.some(({ party }) => party === position)));
    }
    if (this.#sole === position) add(T['sole,status'], status);
    if (this.#topic === position) add(T['topic,status'], status);
    if (circumstances.lastAccused === position) add(T['last-accused']);
    if (member !== null) add(T['has-member,rule'], rule);
    if (circumstances.members.has(position)) add(T['member-of-class-here,rule'], rule);
  }

  #addRelations(features: number[], scene: Scene, position: number, can: number): void {
    const space = this.#space;
    const { one, here, participants, predicate, voice, status } = scene;
    const { type } = this.parties.all[position] as Party;
    const clauses = this.#reader.clauses(one.sentence);
    const cues = this.#reader.cues(one.sentence);
    const left = lastBefore(participants, predicate.first);
    let isHere = false;
    for (const { party, index } of here) {
      if (party !== position) continue;
      isHere = true;
      const participant = participants[index] as Participant;
      const side = sideOf(participant, predicate, one.group.to);
      const marker = MARKERS.indexOf(participant.marker ?? 'bare');
      const apart = side === 0 ? left - index : index - left - 1;
      features.push(
        space.feature(T['relation,voice'], side, marker, voice),
        space.feature(T['relation,voice,can'], side, marker, voice, can),
        space.feature(T['relation,near,voice'], side, marker, bucketOf(apart), voice),
      );
      const borders = clauses.bordersIn(
        Math.min(participant.to, one.group.to),
        Math.max(participant.from, one.group.from),
      );
      if (index === 0) features.push(space.feature(T['first,voice'], voice));
      if (speaks(cues, participant)) features.push(space.feature(T['speaks,can'], can));
      if (isAsked(cues, participant)) features.push(space.feature(T['asked,status'], status));
      if (borders.length === 0) features.push(space.feature(T['relation,clause,voice'], side, marker, voice));
      let seen = 0;
      for (const { kind } of borders) {
        const border = BORDERS.indexOf(kind);
        if ((seen >> border) & 1) continue;
        seen |= 1 << border;
        features.push(space.feature(T['side,border'], side, border));
      }
    }
    if (!isHere) features.push(space.feature(T['away,can'], can), space.feature(T['away,type'], type));
  }

  #addDistance(
    features: number[],
    { one }: Scene,
    { sentences, type }: Party,
    can: number,
    paragraph: Circumstances['paragraph'],
  ): void {
    const space = this.#space;
    const next = firstAtLeast(sentences, one.sentence + 1);
    const before = next === 0 ? Number.MAX_SAFE_INTEGER : one.sentence - (sentences[next - 1] as number);
    features.push(
      space.feature(T['distance,can'], bucketOf(before), can),
      space.feature(T['distance,type'], bucketOf(before), type),
    );
    const near = firstAtLeast(sentences, paragraph.end) > firstAtLeast(sentences, paragraph.first);
    if (near) features.push(space.feature(T['paragraph,can'], can), space.feature(T['paragraph,type'], type));
    else if (next === 0 && sentences.length > 0) features.push(space.feature(T['later,can'], can));
  }
}

/** What a case's candidates are compared by. */
interface Circumstances {
  /** Index into `CAN` by party. */
  readonly can: ReadonlyMap<number, number>;
  readonly ableRank: ReadonlyMap<number, number>;
  readonly punishableRank: ReadonlyMap<number, number>;
  /** Among the punishable, by the last mention before the punishment. */
  readonly recency: ReadonlyMap<number, number>;
  /** The only accused members of the classes that the sentence names. */
  readonly members: ReadonlySet<number>;
  readonly speaker: number;
  /** Bodies whose posts the speaker holds. */
  readonly bodies: ReadonlySet<number>;
  readonly lastAccused: number;
  /** Sentences of the paragraph: `first` to before `end`. */
  readonly paragraph: { readonly first: number; readonly end: number };
}

function isElsewhere(cases: readonly number[] | undefined, index: number): boolean {
  return cases !== undefined && (cases.length > 1 || cases[0] !== index);
}

function ranks(parties: readonly number[]): ReadonlyMap<number, number> {
  return new Map(parties.map((party, rank) => [party, rank]));
}

/** First atom of the party's last mention before the atom, or -1. */
function lastAtom({ atoms }: Party, atom: number): number {
  return atoms[firstAtLeast(atoms, atom) - 1] ?? -1;
}

/** "X mengatakan", "ujar X". */
function speaks(cues: SentenceCues, { from, to }: Participant): boolean {
  return cues.before('penalty-speech', from) !== undefined || cues.at('penalty-speech', to) !== undefined;
}

/** "meminta bupati", "merekomendasikan kepada bupati". */
function isAsked(cues: SentenceCues, { start }: Participant): boolean {
  return (
    cues.lastBefore('penalty-request', start, ASKING_REACH) !== undefined ||
    cues.lastBefore('penalty-recommend', start, ADVISING_REACH) !== undefined
  );
}

/** Atoms between a word of asking, or of advising, and who is asked. */
const ASKING_REACH = 2;
const ADVISING_REACH = 3;

/** Index into `SIDES`. */
function sideOf({ from, to }: Participant, predicate: Predicate, end: number): number {
  if (to <= predicate.first) return 0;
  if (from >= end) return 3;
  return from >= predicate.to && predicate.to > predicate.from ? 1 : 2;
}
