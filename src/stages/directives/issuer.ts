/** Says to whom the article gives the words of a directive, and in which state of affairs. */
import {
  spanOfAtoms,
  type Directive,
  type Force,
  type Sentence,
  type Span,
  type Trace,
} from '../../document.js';
import { atomAt } from '../../text/tokens.js';
import { AGENT_SUFFIX } from '../../lexicon/morphology.js';
import type { Attribution, Discourse } from '../discourse/index.js';
import { addresseesAt } from './addressee.js';
import { Cue } from './cues.js';
import type { Frame } from './frame.js';
import type { Site } from './site.js';
import { Slot, type Reader } from './reader.js';

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

/** An entity that may be the issuer, and what told. */
interface Giver {
  readonly entity: number | null;
  readonly how: string;
}

/** Sentences below a lead within which somebody must be given words to be its issuer. */
const REACH_BELOW = 3;

/** How far left of its verb a law is looked for as subject, in atoms. */
const LAW_REACH = 25;

export class Issuers {
  /** Entities for whom a speaker of the article speaks, by speaker. */
  readonly #onbehalf = new Map<number, number>();

  constructor(
    private readonly reader: Reader,
    private readonly discourse: Discourse,
    private readonly trace?: Trace,
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
    const law = frame.soft ? this.#lawQuoted(site, frame, direct) : this.#lawSubject(site, frame);
    const giver = this.#giver(site, index, frame, law);
    let issuer = giver.entity;
    let { how } = giver;
    if (issuer !== null && frame.pledge !== true && frame.addressees.includes(issuer)) {
      issuer = null;
      how = 'nobody: the one found is told, and does not tell';
    }
    if (issuer === null && law === null && !direct && !site.inTitle) {
      issuer = this.#announcer(index);
      if (issuer !== null) how = 'who the next sentence says gave the words of this one';
      else if (frame.passive === true) {
        issuer = this.#speakerBelow(index);
        if (issuer !== null) how = 'whom the next sentence quotes';
      }
    }
    this.trace?.step(
      frame.rule,
      spanOfAtoms(reader.tokens, frame.anchor, frame.anchor + 1),
      issuer === null && law === null ? `issuer: nobody found; tried last: ${how}` : `issuer: ${how}`,
    );
    const speech = direct || quote !== null || issuer !== null;
    return {
      issuer,
      onbehalf:
        quote?.onbehalf ??
        attribution?.onbehalf ??
        this.#represented(site, issuer) ??
        (issuer === null ? null : (this.#onbehalf.get(issuer) ?? null)),
      voice: quote?.voice ?? attribution?.voice ?? null,
      status: this.#status(site, frame),
      speech,
      force:
        quote?.cue != null && (direct || quote.cue.start >= quote.end)
          ? this.#attributionForce(quote.cue)
          : null,
      law,
      told:
        direct && quote?.cue != null
          ? this.#told(site, quote.cue)
          : site.inTitle
            ? this.#toldInTitle(site, frame.anchor)
            : [],
    };
  }

  /** "Wakili Bupati, Asisten I: …": for whom the sentence's subject speaks, unless that one is the issuer. */
  #represented({ sentence }: Site, issuer: number | null): number | null {
    const entity = issuer === null ? null : this.discourse.represented(sentence);
    return entity === issuer ? null : entity;
  }

  /** To whom the words belong, and what told. */
  #giver(site: Site, index: number, frame: Frame, law: number | null): Giver {
    const { reader } = this;
    if (law !== null) return { entity: null, how: 'nobody: a law is the subject' };
    if (frame.issuer !== undefined)
      return { entity: this.holder(frame.issuer), how: 'named by the construction' };
    const quote = reader.quoteAt(frame.anchor);
    const speaker = { entity: quote?.speaker ?? null, how: 'the speaker of the quotation' };
    if (reader.directAt(frame.anchor) >= 0) {
      const own = this.#ownSubject(site, frame);
      return own === null ? speaker : { entity: own, how: 'the body named right before the verb' };
    }
    if (frame.trigger !== null && !frame.soft && frame.passive !== true) {
      const subject = this.discourse.subjectBefore(site.sentence, frame.anchor);
      if (subject.entity !== null) {
        const body = this.#ownSide(frame.anchor) ? this.#institutionOf(subject.entity) : null;
        if (body !== null) return { entity: body, how: 'the body of the one who speaks' };
        return { entity: subject.entity, how: `the subject of the verb (${subject.how})` };
      }
      if (speaker.entity !== null) return speaker;
      return { entity: this.#theyBefore(index, frame.anchor), how: 'those whom the sentence before names' };
    }
    const lead = frame.passive === true && frame.they !== undefined ? this.#leadSubject(index) : null;
    if (lead !== null && speaker.entity === null)
      return { entity: lead, how: 'the subject of the sentence before, which tells them' };
    if (frame.passive === true && this.#namesAgent(frame))
      return {
        entity: this.discourse.focusAt(frame.anchor).entity,
        how: 'whom the suffix of the verb means',
      };
    if (speaker.entity !== null) return speaker;
    return site.inTitle
      ? { entity: this.#titleSpeaker(site, frame.anchor), how: 'who speaks in the headline' }
      : { entity: this.#speakerAround(index, frame), how: 'who speaks in or before this sentence' };
  }

  /** "Pihaknya meminta …": the body speaks through its person. */
  #ownSide(anchor: number): boolean {
    for (let at = anchor; at > anchor - 3; at--)
      if (this.reader.cueEnding(at, Cue['own-side']) !== null) return true;
    return false;
  }

  /** The only body in which the article says that the person holds an office, or null. */
  #institutionOf(person: number): number | null {
    const { entities } = this.reader.doc;
    const entity = entities[person];
    if (entity?.type !== 'person') return null;
    let body: number | null = null;
    for (const office of entity.offices) {
      const held = entities[office];
      const institution = held?.type === 'office' && !held.former ? held.institution : null;
      if (institution === null || institution === body) continue;
      if (body !== null) return null;
      body = institution;
    }
    return body;
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

  /** "Menurut Pasal 71 …, kepala daerah dilarang …": the law whose words the sentence gives, outside speech. */
  #lawQuoted(site: Site, frame: Frame, direct: boolean): number | null {
    const { reader } = this;
    const opener = direct ? null : reader.cue(site.start, Cue['law-opener']);
    if (opener === null) return null;
    const mention = reader.mentionAt(opener.to);
    return mention?.type === 'law' && mention.to <= frame.anchor ? mention.entity : null;
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
  #speakerAround(index: number, { anchor, soft }: Frame): number | null {
    const { sentences } = this.reader.doc;
    const lead = sentences[Math.max(0, index - 1)];
    const floor = soft && lead !== undefined && this.reader.isTitle(lead) ? sentences[index] : lead;
    if (floor === undefined) return null;
    const { attributions } = this.discourse;
    const limit = sentences[index]?.to ?? 0;
    let last: number | null = null;
    for (let a = this.discourse.firstAttributionFrom(floor.from); a < attributions.length; a++) {
      const { verb, speaker } = attributions[a] as Attribution;
      if (verb.from >= limit) break;
      if (verb.from > anchor && speaker.how === 'continued') continue;
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
      const told = named === null ? null : reader.cueEnding(named.from, Cue.addressing);
      if (told !== null && told.from > site.start) named = reader.mentionEnding(told.from);
      return named !== null && reader.actorAt(named.from) !== null ? this.holder(named.entity) : null;
    }
    const saying = this.discourse.attributions[this.discourse.firstAttributionFrom(site.start)];
    if (saying !== undefined && saying.verb.from < anchor) return saying.speaker.entity;
    const later = this.#speakerBehind(site, anchor);
    if (later !== null) return later;
    // "Disdik Garut Keluarkan Edaran, Guru Dilarang …": the body that issues the document.
    const first = reader.actorAt(site.start);
    if (first === null) return null;
    for (let at = first.to; at < anchor; at++)
      if (reader.has(at, Cue.document)) return this.holder(first.entity);
    return null;
  }

  /** "Lurah Dilarang Jadi Timses, Panwaslu X: Ini Aturannya": who stands before a colon further on. */
  #speakerBehind(site: Site, anchor: number): number | null {
    const { reader } = this;
    for (let at = anchor; at < site.limit; at++) {
      if (!reader.is(at, ':')) continue;
      const named = reader.mentionEnding(at);
      if (named === null || reader.actorAt(named.from) === null || !reader.is(named.from - 1, ','))
        return null;
      return this.holder(named.entity);
    }
    return null;
  }

  /** "Mereka menuntut …": the class of people that the sentence before opens with. */
  #theyBefore(index: number, anchor: number): number | null {
    const { reader } = this;
    const lead = reader.doc.sentences[index - 1];
    if (lead === undefined || reader.cueEnding(anchor, Cue['third-plural']) === null) return null;
    const named = addresseesAt(reader, lead.from, lead.to).entities;
    const [first] = named;
    const { entities } = reader.doc;
    return first !== undefined && named.every((entity) => entities[entity]?.type === 'group') ? first : null;
  }

  /** "Panwascam X mengumpulkan lurah. Mereka diingatkan …": the body or person with which the sentence before begins. */
  #leadSubject(index: number): number | null {
    const lead = this.reader.doc.sentences[index - 1];
    if (lead === undefined || this.reader.isTitle(lead)) return null;
    const phrase = this.discourse.actors.phrase(lead.from, lead.to);
    const entity = phrase === null ? null : this.discourse.referenceTo(phrase).entity;
    return entity !== null && this.reader.doc.entities[entity]?.type !== 'group' ? entity : null;
  }

  /** "diingatkannya": the suffix stands for whoever is spoken of. */
  #namesAgent(frame: Frame): boolean {
    return frame.trigger !== null && this.reader.surface(frame.trigger.to - 1).endsWith(AGENT_SUFFIX);
  }

  /** "ASN diminta netral. … "…," kata X": a lead without agent has for issuer who is given words right below it. */
  #speakerBelow(index: number): number | null {
    const { sentences } = this.reader.doc;
    const from = sentences[index]?.to;
    const limit = sentences[Math.min(index + REACH_BELOW, sentences.length - 1)]?.to;
    if (from === undefined || limit === undefined) return null;
    const said = this.discourse.attributions[this.discourse.firstAttributionFrom(from)];
    if (said === undefined || said.verb.from >= limit || said.speaker.how !== 'named') return null;
    return said.verb.entry.act === 'read' || said.verb.entry.act === 'cite' ? null : said.speaker.entity;
  }

  /** "Hal itu disampaikan X": who the next sentence says gave the words of this one. */
  #announcer(index: number): number | null {
    const next = this.#anaphoricBelow(index);
    if (next === null) return null;
    const said = this.discourse.attributions[this.discourse.firstAttributionFrom(next.from)];
    const known = said !== undefined && said.verb.from < next.to && said.speaker.how === 'named';
    return known ? said.speaker.entity : this.#authorIn(next);
  }

  /** The sentence that begins with "Hal itu" right below, or after one more of the same paragraph. */
  #anaphoricBelow(index: number): Sentence | null {
    const { sentences } = this.reader.doc;
    const block = sentences[index]?.block;
    for (let below = index + 1; below <= index + 2; below++) {
      const next = sentences[below];
      if (next === undefined) return null;
      if (this.reader.has(next.from, Cue.anaphoric)) return next;
      if (next.block !== block) return null;
    }
    return null;
  }

  /** "Permintaan itu tertuang dalam amanat Bupati X": the first one named behind a word for a text. */
  #authorIn(sentence: Sentence): number | null {
    let told = false;
    for (let at = sentence.from; at < sentence.to; at++) {
      told ||= at > sentence.from + 1 && this.reader.has(at, Cue.document);
      const phrase = told ? this.discourse.actors.phrase(at, sentence.to) : null;
      if (phrase !== null) return this.discourse.referenceTo(phrase).entity;
    }
    return null;
  }

  #status(site: Site, frame: Frame): Directive['status'] {
    const { reader } = this;
    if (frame.trigger === null || frame.soft) return 'issued';
    for (let at = frame.anchor; at > Math.max(site.start, frame.anchor - 3); at--) {
      const past = reader.cueEnding(at, Cue.past);
      if (past !== null && past.from >= site.start) return 'past';
    }
    return 'issued';
  }

  /** "Bupati ke Kepala OPD: Jangan …": who stands behind the preposition. */
  #toldInTitle(site: Site, anchor: number): readonly number[] {
    const { reader } = this;
    for (let at = site.start + 1; at < anchor; at++) {
      const toward = reader.cue(at, Cue.addressing);
      if (toward === null) continue;
      const named = addresseesAt(reader, toward.to, anchor);
      if (named.entities.length > 0 && reader.is(named.next, ':')) return named.entities;
    }
    return [];
  }

  #told(site: Site, cue: Span): readonly number[] {
    const { reader } = this;
    const family = reader.family(atomAt(reader.tokens, cue.start));
    if (family === null || family.entry.reports || !reader.has(family.to, Cue.addressing)) return [];
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
    const reporting = this.reader.reporting(at, Slot.any);
    return reporting?.entry.roots[0] ?? this.reader.surface(at).toLowerCase();
  }
}
