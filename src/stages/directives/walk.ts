/** One walk over the atoms of each sentence: at each atom the rules are tried, and what is found is put down. */
import { spanOfAtoms, type Context, type Directive, type Sentence } from '../../document.js';
import type { Discourse } from '../discourse/index.js';
import { afterLinker } from './body.js';
import { actsAt, opensAct, type Act } from './content.js';
import { Cue } from './cues.js';
import { Documents } from './documents.js';
import { Findings, type Found } from './found.js';
import type { Frame } from './frame.js';
import { Issuers } from './issuer.js';
import { conditionOf, lawsIn, timeLimit } from './limits.js';
import { itemStart, listHead, type ListHead } from './lists.js';
import { Slot, type Reader } from './reader.js';
import { RULES } from './rules/index.js';
import { siteAt, type Site } from './site.js';
import { fillSlots, type Slots } from './slots.js';
import { NOBODY } from './subject.js';
import { OTHER, topicsByAddressee, topicsOf } from './topics.js';

/** A list that a sentence opened, as long as items follow. */
interface OpenList {
  readonly head: ListHead;
  readonly slots: Slots;
}

export class Walk {
  readonly #reader: Reader;
  readonly #issuers: Issuers;
  readonly #findings: Findings;
  readonly #context: Context;
  #list: OpenList | null = null;

  constructor(reader: Reader, discourse: Discourse, context: Context) {
    this.#reader = reader;
    this.#issuers = new Issuers(reader, discourse, context.trace);
    this.#findings = new Findings(reader, this.#issuers, new Documents(reader, discourse));
    this.#context = context;
  }

  get found(): readonly Found[] {
    return this.#findings.all;
  }

  /** Reads the sentence of this index. */
  sentence(sentence: Sentence, index: number): void {
    const reader = this.#reader;
    if (this.#item(sentence, index)) return;
    this.#list = null;
    let at = sentence.from;
    while (at < sentence.to) {
      if (reader.isMark(at) || !reader.mayDirect(at)) {
        at++;
        continue;
      }
      const site = siteAt(reader, sentence, at);
      at = this.#continuation(site, index, at) ?? this.#frame(site, index, at) ?? at + 1;
    }
    if (this.#findings.last?.directive.sentence !== index) this.#openList(sentence, index);
  }

  /** Tries the rules at one atom. Returns where to go on when a directive was found there. */
  #frame(site: Site, index: number, at: number): number | null {
    const reader = this.#reader;
    if (reader.isLookAlike(at)) {
      if (reader.family(at) !== null) this.#reject('look-alike', at, 'a phrase that directs nobody');
      return null;
    }
    for (const rule of RULES) {
      const outcome = rule(site, at);
      if (outcome === null) continue;
      if ('rejected' in outcome) {
        this.#reject(outcome.rule, at, outcome.rejected);
        if (outcome.addressed !== undefined && outcome.addressed.length > 0)
          this.#findings.address(outcome.addressed, at, index);
        continue;
      }
      return this.#accept(site, index, outcome) ? outcome.next : null;
    }
    return null;
  }

  #accept(site: Site, index: number, frame: Frame): boolean {
    const slots = fillSlots(this.#reader, this.#issuers, this.#findings, site, index, frame);
    if (typeof slots === 'string') {
      this.#reject(frame.rule, frame.anchor, slots);
      return false;
    }
    for (const act of frame.acts) this.#add(index, frame, act, this.#turned(slots, act));
    return true;
  }

  /** "jangan memihak, jaga netralitas": what a ban turns to is a command or a norm, and no ban. */
  #turned(slots: Slots, act: Act): Slots {
    if (slots.force === 'permission' && act.polarity === 'dont') return { ...slots, force: 'ban' };
    if (slots.force !== 'ban' || act.polarity === 'dont') return slots;
    return { ...slots, force: this.#reader.has(act.from, Cue.imperative) ? 'order' : 'rule' };
  }

  // --- lists -------------------------------------------------------------------------------------------------

  /** Opens the list of which this sentence is the head. */
  #openList(sentence: Sentence, index: number): void {
    const reader = this.#reader;
    const head = listHead(reader, sentence, index);
    if (head === null) return;
    const site = siteAt(reader, sentence, head.frame.anchor);
    const slots = fillSlots(reader, this.#issuers, this.#findings, site, index, head.frame);
    if (typeof slots === 'string') this.#reject(head.frame.rule, head.frame.anchor, slots);
    else this.#list = { head, slots };
  }

  /** An item of the open list: a directive of its own. */
  #item(sentence: Sentence, index: number): boolean {
    const from = this.#list === null ? -1 : itemStart(this.#reader, sentence);
    if (this.#list === null || from < 0) return false;
    const { head, slots } = this.#list;
    const site = siteAt(this.#reader, sentence, from);
    const body = afterLinker({ ...site, limit: sentence.to }, NOBODY, from, head.polarity);
    const own =
      head.frame.pledge === true ? [] : body.addressees.map((entity) => this.#issuers.holder(entity));
    for (const act of body.acts) {
      this.#add(index, head.frame, act, {
        ...slots,
        addressees: own.length > 0 ? own : slots.addressees,
        force: slots.force === 'ban' && !this.#isSaid(slots, site, head) ? 'rule' : slots.force,
      });
    }
    return true;
  }

  /** "ASN juga dilarang:" in a circular is a norm, unless somebody is reported to say it. */
  #isSaid({ issuer }: Slots, site: Site, head: ListHead): boolean {
    return issuer !== null && (head.norm !== true || issuer !== this.#findings.signer(site));
  }

  // --- going on ----------------------------------------------------------------------------------------------

  /**
   * "Serta tidak terlibat …", "terlebih sampai bergabung …": the sentence goes on with the directive before it,
   * without a trigger of its own.
   */
  #continuation(site: Site, index: number, at: number): number | null {
    const reader = this.#reader;
    const escalating = reader.cue(at, Cue.escalating);
    const cue = escalating ?? reader.cue(at, Cue.continuing);
    if (cue === null) return null;
    const quote = reader.quoteAt(at);
    const issuer = quote?.speaker ?? null;
    if (quote === null || issuer === null) return null;
    const opening = quote.from >= site.sentence.from ? quote.from : site.start;
    if (at !== reader.skipMarks(opening, site.limit)) return null;
    if (escalating === null && (!reader.has(cue.to, Cue.negator) || reader.has(cue.to, Cue.modal)))
      return null;
    const previous = this.#findings.previous(issuer, index);
    if (previous === null || index - previous.directive.sentence > 1) return null;
    if (escalating !== null && previous.directive.polarity !== 'dont') return null;
    const read = actsAt(reader, cue.to, site.limit, escalating === null ? 'do' : 'dont');
    const act = read.acts[0];
    if (act === undefined || !opensAct(reader, act.from)) return null;
    const said = quote.cue;
    this.#add(
      index,
      { rule: 'continuation', anchor: at, weak: false, trigger: null },
      act,
      {
        issuer,
        onbehalf: quote.onbehalf,
        voice: quote.voice,
        status: 'issued',
        addressees: previous.directive.addressees,
        inherited: true,
        force: previous.directive.force,
      },
      said === null ? null : { start: said.start, end: said.end, lemma: this.#issuers.lemmaOf(said) },
    );
    return read.next;
  }

  // --- what is found -----------------------------------------------------------------------------------------

  #add(
    index: number,
    frame: Pick<Frame, 'rule' | 'anchor' | 'weak' | 'trigger'>,
    act: Act,
    slots: Slots,
    trigger: Directive['trigger'] = triggerSpan(this.#reader, frame.trigger),
  ): number {
    const reader = this.#reader;
    const direct = reader.directAt(act.from);
    const added = this.#findings.add({
      from: act.from,
      to: act.to,
      directive: {
        force: slots.force,
        polarity: act.polarity,
        status: slots.status,
        issuer: slots.issuer,
        onbehalf: slots.onbehalf,
        voice: slots.voice,
        addressees: slots.addressees,
        content: spanOfAtoms(reader.tokens, act.from, act.to),
        trigger,
        topics: this.#topicsOf(act, index, slots),
        when: timeLimit(reader, act),
        condition: conditionOf(reader, act, reader.unitEnd(act.from, index)),
        basis: lawsIn(reader, act),
        within: null,
        same: null,
        quote: direct >= 0 ? direct : null,
        sentence: this.#sentenceOf(act.from, index),
        inherited: slots.inherited,
        weak: frame.weak,
        ...this.#context.lexicon.grounds(frame.rule),
      },
    });
    this.#nested(act, added);
    return added;
  }

  /** What the act is about; where its words do not say, what the same issuer's directive just before is about. */
  #topicsOf(act: Act, index: number, { issuer, addressees }: Slots): readonly string[] {
    const topics = topicsOf(this.#reader, act);
    if (topics !== OTHER) return topics;
    const { last } = this.#findings;
    const near =
      issuer !== null &&
      last !== undefined &&
      index - last.directive.sentence <= 1 &&
      last.directive.issuer === issuer;
    if (near && last.directive.topics !== OTHER) return last.directive.topics;
    const { entities } = this.#reader.doc;
    return topicsByAddressee(
      addressees.map((entity) => entities[entity]?.ref ?? null),
      act.polarity,
    );
  }

  /** "meminta bupati melarang camat …": the act is itself a directive, only asked for. */
  #nested(act: Act, outer: number): void {
    const reader = this.#reader;
    // "jangan mengarahkan warga memilih …": what may not be told is not asked for.
    if (act.polarity === 'dont') return;
    for (let at = act.from; at < act.to; at++) {
      const commands = at === act.from || reader.inTitle(at);
      const family = reader.family(at, commands ? Slot.active | Slot.base : Slot.active);
      if (family === null || family.entry.reports || family.entry.force === 'pledge') continue;
      if (!reader.isLookAlike(at) && this.#requested(act, outer, at)) return;
    }
  }

  /** The directive that begins at atom `at` inside the act of directive `outer`. */
  #requested(act: Act, outer: number, at: number): boolean {
    const { directive } = this.#findings.all[outer] as Found;
    const sentence = this.#reader.doc.sentences[directive.sentence] as Sentence;
    const site = { ...siteAt(this.#reader, sentence, at), limit: act.to, nested: true };
    for (const rule of RULES) {
      const outcome = rule(site, at);
      if (outcome === null || 'rejected' in outcome || outcome.addressees.length === 0) continue;
      const inner = outcome.acts[0] as Act;
      if (inner.from <= at) continue;
      const [issuer = null] = directive.addressees.length === 1 ? directive.addressees : [];
      const added = this.#add(directive.sentence, outcome, inner, {
        issuer,
        onbehalf: null,
        voice: null,
        status: 'requested',
        addressees: outcome.addressees,
        inherited: false,
        force: outcome.force,
      });
      const requested = this.#findings.all[added] as Found;
      requested.directive = { ...requested.directive, within: outer };
      return true;
    }
    return false;
  }

  #sentenceOf(atom: number, index: number): number {
    const { sentences } = this.#reader.doc;
    let at = index;
    while (at + 1 < sentences.length && (sentences[at]?.to ?? 0) <= atom) at++;
    return at;
  }

  #reject(rule: string, at: number, condition: string): void {
    this.#context.trace?.rejected(rule, spanOfAtoms(this.#reader.tokens, at, at + 1), condition);
  }
}

function triggerSpan(reader: Reader, trigger: Frame['trigger']): Directive['trigger'] {
  if (trigger === null) return null;
  return {
    start: reader.tokens.start[trigger.from] ?? 0,
    end: reader.tokens.end[trigger.to - 1] ?? 0,
    lemma: trigger.lemma,
  };
}
