/** Says to whom the article gives the words of a directive, and in which state of affairs. */
import type { Directive, Force, Span } from '../../document.js';
import { atomAt } from '../../text/tokens.js';
import { AGENT_SUFFIX } from '../../lexicon/morphology.js';
import type { Discourse } from '../discourse/index.js';
import { addresseesAt } from './addressee.js';
import type { Frame } from './frame.js';
import type { Site } from './frames.js';
import type { Reader } from './reader.js';

export interface Resolved {
  readonly issuer: number | null;
  readonly onbehalf: number | null;
  readonly voice: number | null;
  readonly status: Directive['status'];
  /** True when somebody speaks here, in quotation marks or not. */
  readonly speech: boolean;
  /** The force of a directing verb that attributes the quotation (", pinta Bupati"), or null. */
  readonly force: Force | null;
  /** Index of the law entity that is the subject ("Pasal 71 … melarang pejabat …"), or null. */
  readonly law: number | null;
  /** Whom the attribution of the quotation names ("berpesan kepada kepala desa: …"). */
  readonly told: readonly number[];
}

/** How far left of its verb a law is looked for as subject, in atoms. */
const LAW_REACH = 25;

export class Issuers {
  /** Entities for whom a speaker of the article speaks, by speaker. */
  readonly #onbehalf = new Map<number, number>();

  constructor(
    private readonly reader: Reader,
    private readonly discourse: Discourse,
  ) {
    for (const quote of reader.doc.quotes) {
      if (quote.speaker !== null && quote.onbehalf !== null)
        this.#onbehalf.set(quote.speaker, quote.onbehalf);
    }
  }

  /** The person who holds an office, where the article names one; else the entity itself. */
  holder(entity: number): number {
    return this.reader.doc.entities[entity]?.type === 'office'
      ? (this.discourse.holder(entity) ?? entity)
      : entity;
  }

  /** True when both are one, or one is a person of the body that the other is. */
  speakFor(a: number | null, b: number | null): boolean {
    return a === b || (a !== null && b !== null && (this.#belongs(a, b) || this.#belongs(b, a)));
  }

  #belongs(person: number, body: number): boolean {
    const { entities } = this.reader.doc;
    const entity = entities[person];
    if (entity?.type !== 'person') return false;
    return entity.offices.some((office) => {
      const held = entities[office];
      return held?.type === 'office' && held.institution === body;
    });
  }

  resolve(site: Site, index: number, frame: Frame): Resolved {
    const { reader } = this;
    const quote = reader.quoteAt(frame.anchor);
    const direct = reader.directAt(frame.anchor) >= 0;
    const attribution = direct ? undefined : this.discourse.attributionAt(frame.anchor);
    const law = frame.soft ? null : this.#lawSubject(site, frame);
    let issuer: number | null;
    if (law !== null) issuer = null;
    else if (frame.issuer !== undefined) issuer = this.holder(frame.issuer);
    else if (direct) issuer = this.#ownSubject(site, frame) ?? quote?.speaker ?? null;
    else if (frame.trigger !== null && !frame.soft && frame.passive !== true) {
      issuer =
        this.discourse.subjectBefore(site.sentence, frame.anchor).entity ??
        quote?.speaker ??
        this.#theyBefore(index, frame.anchor);
    } else if (frame.passive === true && this.#namesAgent(frame))
      issuer = this.discourse.focusAt(frame.anchor).entity;
    else if (site.inTitle) issuer = quote?.speaker ?? this.#titleSpeaker(site, frame.anchor);
    else issuer = quote?.speaker ?? this.#speakerAround(index, frame.anchor);
    if (issuer !== null && frame.pledge !== true && frame.addressees.includes(issuer)) issuer = null;
    if (issuer === null && law === null && !direct && !site.inTitle) {
      issuer = this.#announcer(index) ?? (frame.passive === true ? this.#nextSpeaker(index) : null);
    }
    const speech = direct || quote !== null || issuer !== null;
    return {
      issuer,
      onbehalf:
        quote?.onbehalf ??
        attribution?.onbehalf ??
        (issuer === null ? null : (this.#onbehalf.get(issuer) ?? null)),
      voice: quote?.voice ?? attribution?.voice ?? null,
      status: this.#status(site, frame),
      speech,
      force: direct && quote?.cue != null ? this.#attributionForce(quote.cue) : null,
      law,
      told: direct && quote?.cue != null ? this.#told(site, quote.cue) : [],
    };
  }

  /** The law that is the verb's subject: the nearest mention to the left, with no actor in between. */
  #lawSubject(site: Site, frame: Frame): number | null {
    const { reader } = this;
    for (let at = frame.anchor; at > Math.max(site.start, frame.anchor - LAW_REACH); at--) {
      const mention = reader.mentionEnding(at);
      if (mention === null) continue;
      if (mention.type === 'law') return mention.entity;
      if (reader.actorAt(mention.from) !== null) return null;
    }
    return null;
  }

  /** Inside a quotation the subject is the speaker, unless a body is named as subject right before the verb. */
  #ownSubject(site: Site, frame: Frame): number | null {
    if (frame.soft) return null;
    let mention = this.reader.mentionEnding(frame.anchor);
    if (mention?.type === 'region') mention = this.reader.mentionEnding(mention.from);
    if (mention === null || mention.from < site.start) return null;
    const { type } = mention;
    const acts = type === 'institution' || type === 'office' || type === 'person';
    return acts || (frame.pledge === true && type === 'group') ? this.holder(mention.entity) : null;
  }

  /**
   * Outside quotation marks a modal or passive belongs to whoever speaks in this sentence or the one before,
   * unless that one speaks in a headline.
   */
  #speakerAround(index: number, anchor: number): number | null {
    const { sentences } = this.reader.doc;
    const floor = sentences[Math.max(0, index - 1)];
    if (floor === undefined) return null;
    const { attributions } = this.discourse;
    let last: number | null = null;
    for (const { verb, speaker } of attributions) {
      if (verb.from >= (sentences[index]?.to ?? 0)) break;
      if (verb.from < floor.from || (verb.from > anchor && speaker.how === 'continued')) continue;
      if (speaker.entity !== null) last = speaker.entity;
    }
    return last;
  }

  /** "Bupati: Jangan Main Politik": who stands before the colon; else the subject of the headline's verb of saying. */
  #titleSpeaker(site: Site, anchor: number): number | null {
    const { reader } = this;
    for (let at = site.start + 1; at < anchor; at++) {
      if (!reader.is(at, ':')) continue;
      let named = reader.mentionEnding(at);
      // "Pj Gubernur ke Bupati/Wali Kota: …": who is told stands behind the preposition.
      const told = named === null ? null : reader.cueEnding(named.from, 'addressing');
      if (told !== null && told.from > site.start) named = reader.mentionEnding(told.from);
      return named !== null && reader.actorAt(named.from) !== null ? this.holder(named.entity) : null;
    }
    for (const { verb, speaker } of this.discourse.attributions) {
      if (verb.from >= site.start && verb.from < anchor) return speaker.entity;
    }
    // "Disdik Garut Keluarkan Edaran, Guru Dilarang …": the body that issues the document.
    const first = reader.actorAt(site.start);
    if (first === null) return null;
    for (let at = first.to; at < anchor; at++)
      if (reader.cue(at, 'document') !== null) return this.holder(first.entity);
    return null;
  }

  /** "Mereka menuntut …": the class of people that the sentence before opens with. */
  #theyBefore(index: number, anchor: number): number | null {
    const { reader } = this;
    const lead = reader.doc.sentences[index - 1];
    if (lead === undefined || reader.cueEnding(anchor, 'third-plural') === null) return null;
    const named = addresseesAt(reader, lead.from, lead.to).entities;
    const [first] = named;
    return named.length === 1 && first !== undefined && reader.doc.entities[first]?.type === 'group'
      ? first
      : null;
  }

  /** "diingatkannya": the suffix stands for whoever is spoken of. */
  #namesAgent(frame: Frame): boolean {
    return frame.trigger !== null && this.reader.surface(frame.trigger.to - 1).endsWith(AGENT_SUFFIX);
  }

  /** "ASN diminta netral. "…," kata X": a lead without agent has for issuer whom the next sentence quotes. */
  #nextSpeaker(index: number): number | null {
    const next = this.reader.doc.sentences[index + 1];
    if (next === undefined) return null;
    const at = this.reader.skipMarks(next.from, next.to);
    const quote = this.reader.directAt(at) >= 0 ? this.reader.quoteAt(at) : null;
    return quote?.speaker ?? null;
  }

  /** "Hal itu disampaikan X": who the next sentence says gave the words of this one. */
  #announcer(index: number): number | null {
    const { reader } = this;
    const next = reader.doc.sentences[index + 1];
    if (next === undefined || reader.cue(next.from, 'anaphoric') === null) return null;
    for (const { verb, speaker } of this.discourse.attributions) {
      if (verb.from < next.from) continue;
      return verb.from < next.to && speaker.how === 'named' ? speaker.entity : null;
    }
    return null;
  }

  #status(site: Site, frame: Frame): Directive['status'] {
    const { reader } = this;
    if (frame.trigger === null) return 'issued';
    for (let at = frame.anchor; at > Math.max(site.start, frame.anchor - 3); at--) {
      const past = reader.cueEnding(at, 'past');
      if (past !== null && past.from >= site.start) return 'past';
    }
    return 'issued';
  }

  #told(site: Site, cue: Span): readonly number[] {
    const { reader } = this;
    const family = reader.family(atomAt(reader.tokens, cue.start));
    if (family === null || family.entry.reports || reader.cue(family.to, 'addressing') === null) return [];
    return addresseesAt(reader, family.to, site.sentence.to).entities;
  }

  #attributionForce(cue: Span): Force | null {
    const family = this.reader.family(atomAt(this.reader.tokens, cue.start));
    return family === null || family.entry.reports ? null : family.entry.force;
  }

  /** Lemma of the reporting or directing verb that a quote's cue spans. */
  lemmaOf(cue: Span): string {
    const at = atomAt(this.reader.tokens, cue.start);
    const family = this.reader.family(at);
    if (family !== null) return family.entry.roots[0] ?? family.entry.id;
    const reporting = this.reader.reporting(at, ['active', 'passive', 'base', 'nya', 'noun']);
    return reporting?.entry.roots[0] ?? this.reader.surface(at).toLowerCase();
  }
}
