/**
 * Finds who told whom to do or not do what. One walk over the atoms of each sentence; at each atom the rules are
 * tried, a frame that is found is read to its end, and its slots are resolved against what was said before.
 */
import type { Context, Directed, Directive, PartedSpan, Quoted, Sentence, Span } from '../../document.js';
import { sentenceOfAtom, spanOfAtoms } from '../../document.js';
import { discourseOf, type Discourse } from '../discourse/index.js';
import { actorsBefore, addresseesAt } from './addressee.js';
import { actsAt, afterItemMark, opensAct, type Act, type Polarity } from './content.js';
import type { Frame } from './frame.js';
import { frontedAddressees, RULES, type Site } from './frames.js';
import { Issuers, type Resolved } from './issuer.js';
import { Reader } from './reader.js';
import { asksForVotes, isStaff, isWish } from './rejections.js';
import { linkRepeats } from './same.js';
import { topicsOf } from './topics.js';

/** A directive with the atoms that later steps still need. */
export interface Found {
  directive: Directive;
  readonly from: number;
  readonly to: number;
}

/** @returns directives in the order of the text; indices between them point into the returned array. */
export function directives(doc: Quoted, context: Context): Pick<Directed, 'directives'> {
  const reader = new Reader(doc, context.lexicon);
  const walk = new Walk(reader, discourseOf(doc, context), context);
  doc.sentences.forEach((sentence, index) => walk.sentence(sentence, index));
  return { directives: linkRepeats(reader, walk.found) };
}

class Walk {
  readonly found: Found[] = [];
  readonly #reader: Reader;
  readonly #issuers: Issuers;
  readonly #context: Context;
  /** The list that the sentence before opened, as long as items follow. */
  #list: { readonly frame: Frame; readonly base: Polarity; readonly resolved: Resolved } | null = null;

  constructor(reader: Reader, discourse: Discourse, context: Context) {
    this.#reader = reader;
    this.#issuers = new Issuers(reader, discourse);
    this.#context = context;
  }

  sentence(sentence: Sentence, index: number): void {
    const reader = this.#reader;
    if (this.#item(sentence, index)) return;
    this.#list = null;
    let at = sentence.from;
    while (at < sentence.to) {
      if (reader.isMark(at)) {
        at++;
        continue;
      }
      const site = siteAt(reader, sentence, at);
      at = this.#continuation(site, index, at) ?? this.#frame(site, index, at) ?? at + 1;
    }
  }

  /** Tries the rules at one atom. Returns where to go on when a directive was found there. */
  #frame(site: Site, index: number, at: number): number | null {
    const reader = this.#reader;
    if (reader.isLookAlike(at)) {
      if (reader.family(at) !== null) this.#reject('look-alike', at, at + 1, 'a phrase that directs nobody');
      return null;
    }
    for (const rule of RULES) {
      const outcome = rule(site, at);
      if (outcome === null) continue;
      if ('rejected' in outcome) {
        this.#reject(outcome.rule, at, at + 1, outcome.rejected);
        if (reader.is(site.sentence.to - 1, ':')) this.#openList(site, index, at);
        continue;
      }
      return this.#accept(site, index, outcome) ? outcome.next : null;
    }
    return null;
  }

  /** A directing verb whose acts are the items of a list below: "mengimbau ASN untuk:". */
  #openList(site: Site, index: number, at: number): void {
    const reader = this.#reader;
    const family = reader.family(at, (match) => match.slot === 'active' || match.slot === 'passive');
    if (family === null || family.entry.force === 'pledge') return;
    const right = addresseesAt(reader, family.to, site.limit);
    const named = right.entities.length > 0 ? right : actorsBefore(reader, site.start, at);
    const frame: Frame = {
      rule: 'list-item',
      force: family.entry.force,
      soft: false,
      trigger: { from: family.from, to: family.to, lemma: family.entry.roots[0] ?? family.entry.id },
      anchor: at,
      addressees: family.slot === 'passive' ? named.entities : right.entities,
      needsAddressee: false,
      inherits: false,
      acts: [],
      weak: false,
      next: family.to,
    };
    this.#list = { frame, base: family.entry.polarity, resolved: this.#issuers.resolve(site, index, frame) };
  }

  /** An item of the open list: a directive of its own. */
  #item(sentence: Sentence, index: number): boolean {
    const list = this.#list;
    if (list === null) return false;
    const reader = this.#reader;
    const from = afterItemMark(reader, sentence.from);
    if (from === sentence.from) return false;
    const read = actsAt(reader, from, sentence.to, list.base);
    for (const act of read.acts) {
      this.#add(index, list.frame, act, {
        ...list.resolved,
        addressees: list.frame.addressees.map((entity) => this.#issuers.holder(entity)),
        inherited: false,
        force: list.frame.force === 'ban' && list.resolved.issuer === null ? 'rule' : list.frame.force,
      });
    }
    return true;
  }

  #accept(site: Site, index: number, frame: Frame): boolean {
    const reader = this.#reader;
    let resolved = this.#issuers.resolve(site, index, frame);
    if (resolved.issuer === null && resolved.law === null) {
      const issuer =
        frame.soft || frame.passive === true
          ? this.#paragraphIssuer(site, index)
          : this.#documentIssuer(site);
      if (issuer !== null) resolved = { ...resolved, issuer, speech: true };
    }
    const previous = this.#previous(resolved.issuer, index);
    let addressees = frame.addressees;
    let inherited = false;
    if (frame.pledge === true) addressees = resolved.issuer === null ? [] : [resolved.issuer];
    else {
      addressees = addressees
        .filter((entity) => entity !== resolved.issuer)
        .map((entity) => this.#issuers.holder(entity));
      if (addressees.length === 0 && frame.inherits) addressees = frontedAddressees(site, frame.anchor);
      if (addressees.length === 0 && frame.inherits) addressees = resolved.told;
      // "dilarang ikut kampanye, juga dilarang hadir": within a sentence the subject goes on, whoever speaks.
      const last = this.found[this.found.length - 1];
      const goesOn = last !== undefined && this.#goesOn(last, site, index, frame);
      const source = goesOn ? last : resolved.speech ? previous : null;
      if (frame.inherits && addressees.length === 0 && source != null) {
        addressees = source.directive.addressees;
        inherited = addressees.length > 0;
      }
      const spoken = frame.soft || frame.rule === 'directive-noun';
      if (frame.inherits && spoken && addressees.length === 0 && resolved.issuer !== null) {
        addressees = this.#audience(site, frame.anchor, resolved.issuer);
        inherited = addressees.length > 0;
      }
    }
    // Votes asked of citizens are a campaign act; ordered of the state's own staff they are an unlawful order.
    const forVotes = asksForVotes(reader, frame);
    const unlawful = forVotes && addressees.some((entity) => isStaff(reader.doc.entities[entity]?.ref));
    if (frame.needsPrevious === true && addressees.length === 0) {
      this.#reject(frame.rule, frame.anchor, frame.anchor + 1, 'nobody is obliged');
      return false;
    }
    const objection =
      (frame.needsAddressee && addressees.length === 0 ? 'nobody is named who could act' : null) ??
      (forVotes && !unlawful ? 'asks for votes for somebody' : null) ??
      isWish(reader, site, frame, addressees, resolved);
    if (objection !== null) {
      this.#reject(frame.rule, frame.anchor, frame.anchor + 1, objection);
      return false;
    }
    for (const act of frame.acts) {
      // A modal after a verb's own clause keeps that verb's force ("mengimbau ASN netral, jangan memihak").
      this.#add(index, frame, act, {
        ...resolved,
        status: unlawful ? 'alleged' : resolved.status,
        addressees,
        inherited,
        force:
          resolved.law !== null || isNarratedRule(frame, resolved.issuer, site)
            ? 'rule'
            : frame.soft
              ? (this.#governing(index, frame) ?? resolved.force ?? frame.force)
              : frame.force,
      });
    }
    return true;
  }

  /** The force of a directing verb over this sentence that a modal or imperative merely goes on from. */
  #governing(index: number, frame: Frame): Directive['force'] | null {
    const last = this.found[this.found.length - 1];
    if (last === undefined || last.directive.sentence !== index || frame.addressees.length > 0) return null;
    if (!(frame.rule.startsWith('modal-') && frame.acts[0]?.polarity === 'dont')) return null;
    return last.directive.rule === 'directive-verb' || last.directive.rule === 'directive-passive'
      ? last.directive.force
      : null;
  }

  /**
   * "Serta tidak terlibat …", "terlebih sampai bergabung …": the sentence goes on with the directive before it,
   * without a trigger of its own.
   */
  #continuation(site: Site, index: number, at: number): number | null {
    const reader = this.#reader;
    const quote = reader.quoteAt(at);
    const opening = quote !== null && quote.from >= site.sentence.from ? quote.from : site.start;
    if (at !== reader.skipMarks(opening, site.limit)) return null;
    const escalating = reader.cue(at, 'escalating');
    const continuing = escalating === null ? reader.cue(at, 'continuing') : null;
    const cue = escalating ?? continuing;
    if (cue === null) return null;
    const negator = reader.cue(cue.to, 'negator');
    if (continuing !== null && (negator === null || reader.cue(cue.to, 'modal') !== null)) return null;
    const issuer = quote?.speaker ?? null;
    if (issuer === null) return null;
    const previous = this.#previous(issuer, index);
    if (previous === null || index - previous.directive.sentence > 1) return null;
    if (escalating !== null && previous.directive.polarity !== 'dont') return null;
    const read = actsAt(reader, cue.to, site.limit, escalating === null ? 'do' : 'dont');
    const act = read.acts[0];
    if (act === undefined || !opensAct(reader, act.from)) return null;
    const trigger = quote?.cue ?? null;
    this.#add(
      index,
      { rule: 'continuation', anchor: at, weak: false, trigger: null },
      act,
      {
        issuer,
        onbehalf: quote?.onbehalf ?? null,
        voice: quote?.voice ?? null,
        status: 'issued',
        addressees: previous.directive.addressees,
        inherited: true,
        force: previous.directive.force,
      },
      trigger === null
        ? null
        : { start: trigger.start, end: trigger.end, lemma: this.#issuers.lemmaOf(trigger) },
    );
    return read.next;
  }

  /** Whether a frame without subject takes it from the directive just before, whoever speaks. */
  #goesOn(last: Found, site: Site, index: number, frame: Frame): boolean {
    if (last.directive.sentence === index) return true;
    const lead = this.#reader.doc.sentences[last.directive.sentence];
    return frame.soft && last.directive.sentence === index - 1 && lead?.block === site.sentence.block;
  }

  /** "Edaran itu melarang …": whoever gave the directives before issued the document. */
  #documentIssuer(site: Site): number | null {
    const { from } = site.sentence;
    if (this.#reader.cue(from, 'document') === null) return null;
    const before = this.found.filter((found) => found.directive.issuer !== null);
    return before[before.length - 1]?.directive.issuer ?? null;
  }

  /** "X mengimbau ASN …. Mereka tidak boleh …": within a paragraph the issuer of the sentence before goes on. */
  #paragraphIssuer(site: Site, index: number): number | null {
    const last = this.found[this.found.length - 1];
    if (last === undefined || site.inTitle || last.directive.sentence < index - 1) return null;
    const { sentences } = this.#reader.doc;
    return sentences[last.directive.sentence]?.block === site.sentence.block ? last.directive.issuer : null;
  }

  /** The last directive of the same issuer, as long as nobody else spoke in between. */
  #previous(issuer: number | null, index: number): Found | null {
    if (issuer === null) return null;
    for (let i = this.found.length - 1; i >= 0; i--) {
      const found = this.found[i] as Found;
      if (index - found.directive.sentence > 4 || this.#isTitle(found)) return null;
      if (this.#issuers.speakFor(found.directive.issuer, issuer))
        return found.directive.status === 'past' ? null : found;
      if (found.directive.issuer !== null) return null;
    }
    return null;
  }

  /**
   * Before whom the words were spoken: the state's staff that the paragraph before names as listeners ("di hadapan
   * camat dan lurah", "ultimatum kepada para camat"), or as its subject ("Ratusan PPPK … mendapat arahan").
   */
  #audience(site: Site, anchor: number, issuer: number): readonly number[] {
    const { doc } = this.#reader;
    const direct = doc.quotes[this.#reader.directAt(anchor)];
    const opening = Math.min(site.sentence.from, direct?.from ?? site.sentence.from);
    let at = sentenceOfAtom(doc.sentences, opening) - 1;
    const block = doc.sentences[at]?.block;
    let subject: readonly number[] = [];
    for (let steps = 0; steps < 3 && at >= 0 && doc.sentences[at]?.block === block; steps++, at--) {
      const lead = doc.sentences[at] as Sentence;
      if (this.#reader.isTitle(lead)) break;
      const told = this.#listeners(lead, issuer);
      if (told.length > 0) return told;
      subject = this.#staff(addresseesAt(this.#reader, lead.from, lead.to).entities, issuer);
    }
    return subject;
  }

  #listeners(lead: Sentence, issuer: number): readonly number[] {
    for (let at = lead.from; at < lead.to; at++) {
      const cue = this.#reader.cue(at, 'audience') ?? this.#reader.cue(at, 'addressing');
      if (cue === null) continue;
      const told = this.#staff(addresseesAt(this.#reader, cue.to, lead.to).entities, issuer);
      if (told.length > 0) return told;
    }
    return [];
  }

  /** The entities if all of them serve the state, else none. */
  #staff(entities: readonly number[], issuer: number): readonly number[] {
    const known = this.#reader.doc.entities;
    return entities.every((entity) => entity !== issuer && isStaff(known[entity]?.ref)) ? entities : [];
  }

  #isTitle(found: Found): boolean {
    const sentence = this.#reader.doc.sentences[found.directive.sentence];
    return sentence !== undefined && this.#reader.isTitle(sentence);
  }

  #add(
    index: number,
    frame: Pick<Frame, 'rule' | 'anchor' | 'weak' | 'trigger'>,
    act: Act,
    slots: Pick<Directive, 'issuer' | 'onbehalf' | 'voice' | 'status' | 'addressees' | 'inherited' | 'force'>,
    trigger?: Directive['trigger'],
  ): void {
    const reader = this.#reader;
    const { tokens } = reader;
    const content = spanOfAtoms(tokens, act.from, act.to);
    const direct = reader.directAt(act.from);
    this.found.push({
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
        content,
        trigger: trigger !== undefined ? trigger : triggerSpan(reader, frame.trigger),
        topics: topicsOf(reader, act.from, act.to),
        when: timeLimit(reader, act),
        condition: conditionAfter(reader, act, reader.unitEnd(act.from, index)),
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
    this.#nested(act, this.found.length - 1);
  }

  /** "meminta bupati melarang camat …": the act is itself a directive, only asked for. */
  #nested(act: Act, outer: number): void {
    const reader = this.#reader;
    const host = this.found[outer] as Found;
    for (let at = act.from; at < act.to; at++) {
      const commands = at === act.from || reader.inTitle(at);
      const family = reader.family(
        at,
        (match) => match.slot === 'active' || (match.slot === 'base' && commands),
      );
      if (
        family === null ||
        family.entry.reports ||
        family.entry.force === 'pledge' ||
        reader.isLookAlike(at)
      )
        continue;
      const site = siteAt(reader, reader.doc.sentences[host.directive.sentence] as Sentence, at);
      for (const rule of RULES) {
        const outcome = rule({ ...site, limit: act.to, nested: true }, at);
        if (outcome === null || 'rejected' in outcome || outcome.addressees.length === 0) continue;
        const inner = outcome.acts[0] as Act;
        if (inner.from <= at) continue;
        const [issuer = null] = host.directive.addressees.length === 1 ? host.directive.addressees : [];
        this.#add(host.directive.sentence, outcome, inner, {
          issuer,
          onbehalf: null,
          voice: null,
          status: 'requested',
          addressees: outcome.addressees,
          inherited: false,
          force: outcome.force,
        });
        const added = this.found[this.found.length - 1] as Found;
        added.directive = { ...added.directive, within: outer };
        return;
      }
    }
  }

  #sentenceOf(atom: number, index: number): number {
    const { sentences } = this.#reader.doc;
    let at = index;
    while (at + 1 < sentences.length && (sentences[at]?.to ?? 0) <= atom) at++;
    return at;
  }

  #reject(rule: string, from: number, to: number, condition: string): void {
    this.#context.trace?.rejected(rule, spanOfAtoms(this.#reader.tokens, from, to), condition);
  }
}

/** "ASN dilarang …" that nobody is reported to say: the article states a norm. */
function isNarratedRule(frame: Frame, issuer: number | null, site: Site): boolean {
  return frame.soft && frame.force === 'ban' && issuer === null && !site.inSpeech && !site.inTitle;
}

/** Where a rule at `at` may look: its quotation if it stands in one, else its sentence. */
function siteAt(reader: Reader, sentence: Sentence, at: number): Site {
  const direct = reader.directAt(at);
  const quote = direct >= 0 ? reader.doc.quotes[direct] : undefined;
  const inTitle = reader.isTitle(sentence);
  if (quote === undefined) {
    const { from: start, to: limit } = sentence;
    return { reader, sentence, start, limit, beyond: limit, inTitle, inSpeech: reader.indirectAt(at) >= 0 };
  }
  const next = reader.doc.sentences[sentenceOfAtom(reader.doc.sentences, sentence.to)];
  return {
    reader,
    sentence,
    start: Math.max(sentence.from, quote.from),
    limit: Math.min(quote.to, sentence.to),
    beyond: Math.min(quote.to, next?.to ?? sentence.to),
    inTitle,
    inSpeech: true,
  };
}

function triggerSpan(reader: Reader, trigger: Frame['trigger']): Directive['trigger'] {
  if (trigger === null) return null;
  return {
    start: reader.tokens.start[trigger.from] ?? 0,
    end: reader.tokens.end[trigger.to - 1] ?? 0,
    lemma: trigger.lemma,
  };
}

/** The time limit inside an act, up to the next comma or the act's end. */
function timeLimit(reader: Reader, act: Act): PartedSpan | null {
  for (let at = act.from + 1; at < act.to; at++) {
    const cue = reader.cue(at, 'time-limit');
    if (cue !== null) return clauseSpan(reader, at, cue.to, act.to);
  }
  return null;
}

/** The condition right behind an act ("laporkan … kalau ada …"), up to the next comma or `limit`. */
function conditionAfter(reader: Reader, act: Act, limit: number): PartedSpan | null {
  const at = reader.is(act.to, ',') ? act.to + 1 : act.to;
  const cue = at < limit ? reader.cue(at, 'condition') : null;
  return cue === null ? null : clauseSpan(reader, at, cue.to, limit);
}

function clauseSpan(reader: Reader, from: number, behindCue: number, limit: number): PartedSpan | null {
  let end = behindCue;
  while (end < limit && !reader.is(end, ',') && !reader.is(end, '.')) end++;
  return end > behindCue ? spanOfAtoms(reader.tokens, from, end) : null;
}

/** Laws cited inside the act. */
function lawsIn(reader: Reader, act: Act): number[] {
  const span: Span = { start: reader.tokens.start[act.from] ?? 0, end: reader.tokens.end[act.to - 1] ?? 0 };
  return reader.doc.mentions
    .filter((mention) => mention.type === 'law' && mention.start >= span.start && mention.end <= span.end)
    .map((mention) => mention.entity);
}
