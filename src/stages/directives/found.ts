/** The directives found so far, and what of them goes on in the sentences behind. */
import type { Directive, Mention } from '../../document.js';
import type { Frame } from './frame.js';
import { Cue } from './cues.js';
import type { Documents } from './documents.js';
import type { Issuers } from './issuer.js';
import type { Reader } from './reader.js';
import type { Site } from './site.js';

/** A directive with the atoms that later steps still need. */
export interface Found {
  directive: Directive;
  readonly from: number;
  readonly to: number;
}

/** Sentences back that a directive can be gone on with. */
const REACH_BACK = 4;
/** Directives back that are looked through for one of the same issuer. */
const MOST_BACK = 64;

export class Findings {
  readonly all: Found[] = [];
  #addressed: { entities: readonly number[]; quote: number; sentence: number } | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly issuers: Issuers,
    private readonly documents: Documents,
  ) {}

  get last(): Found | undefined {
    return this.all[this.all.length - 1];
  }

  /** Adds a directive; returns its index. */
  add(found: Found): number {
    return this.all.push(found) - 1;
  }

  /** The last directive of the same issuer, as long as nobody else spoke in between. */
  previous(issuer: number | null, sentence: number, reach = REACH_BACK): Found | null {
    if (issuer === null) return null;
    const floor = Math.max(0, this.all.length - MOST_BACK);
    for (let i = this.all.length - 1; i >= floor; i--) {
      const found = this.all[i] as Found;
      if (sentence - found.directive.sentence > reach || this.#isTitle(found)) return null;
      const addresses = reach === REACH_BACK || found.directive.addressees.length > 0;
      if (addresses && this.issuers.speakFor(found.directive.issuer, issuer))
        return found.directive.status === 'past' ? null : found;
      if (found.directive.issuer !== null && addresses) return null;
    }
    return null;
  }

  /** Whether a frame without subject takes it from the directive just before, whoever speaks. */
  goesOn(last: Found, site: Site, sentence: number, frame: Frame): boolean {
    if (last.directive.sentence === sentence) return true;
    const lead = this.reader.doc.sentences[last.directive.sentence];
    // "Dilarang …" at the head of a paragraph goes on with the bans above it.
    const heads =
      frame.force === 'ban' && last.directive.rule === frame.rule && frame.anchor === site.sentence.from;
    if (frame.soft && heads && last.directive.sentence >= sentence - 2) return true;
    return frame.soft && last.directive.sentence === sentence - 1 && lead?.block === site.sentence.block;
  }

  /** Those whom the last directive of the sentence before addresses, or null: "Mereka juga dilarang …". */
  toldJustBefore(sentence: number): readonly number[] | null {
    const { last } = this;
    if (last === undefined || last.directive.sentence !== sentence - 1 || this.#isTitle(last)) return null;
    return last.directive.addressees.length > 0 ? last.directive.addressees : null;
  }

  /** Remembers whom the verb at atom `at` addresses without saying what they are to do. */
  address(entities: readonly number[], at: number, sentence: number): void {
    this.#addressed = { entities, quote: this.reader.directAt(at), sentence };
  }

  /** Whom the quotation around atom `at` addressed just before, in words that say not yet what they are to do. */
  addressedIn(at: number, sentence: number): readonly number[] {
    const quote = this.reader.directAt(at);
    const said = this.#addressed;
    return said !== null && quote >= 0 && said.quote === quote && sentence - said.sentence <= 2
      ? said.entities
      : [];
  }

  /** "Dalam edaran itu ASN dilarang …": outside speech the signer, whoever had the word before; null elsewhere. */
  toldIssuer(site: Site, frame: Frame): number | null {
    if (site.inTitle || site.inSpeech || frame.issuer !== undefined) return null;
    const narrated = frame.soft || frame.passive === true || frame.rule === 'list-item';
    return narrated && this.documents.isTold(site.sentence)
      ? this.documents.signerBefore(frame.anchor)
      : null;
  }

  /** "Edaran itu melarang …": whoever signed the document, or gave the directives before. */
  documentIssuer(site: Site): number | null {
    if (site.inTitle || !this.documents.isTold(site.sentence)) return null;
    const signer = this.documents.signerBefore(site.sentence.to);
    if (signer !== null) return signer;
    if (!this.reader.has(site.sentence.from, Cue.document)) return null;
    for (let i = this.all.length - 1; i >= 0; i--) {
      const { issuer } = (this.all[i] as Found).directive;
      if (issuer !== null) return issuer;
    }
    return null;
  }

  /** "Kami berjanji …" in the words of a pledge: the class of people that the sentences before let pledge, or null. */
  pledgersBefore(sentence: number): number | null {
    const { doc } = this.reader;
    for (let s = sentence - 1; s >= Math.max(0, sentence - REACH_BACK); s--) {
      const lead = doc.sentences[s];
      if (lead === undefined || this.reader.isTitle(lead)) continue;
      let pledges = false;
      let first: number | null = null;
      for (let at = lead.from; at < lead.to; at++) {
        pledges ||= this.reader.family(at)?.entry.force === 'pledge';
        const actor: Mention | null = first === null ? this.reader.actorAt(at) : null;
        if (actor?.type === 'group') first = actor.entity;
      }
      if (pledges) return first;
    }
    return null;
  }

  /** Who signed the document of which a list gives the points. */
  signer(site: Site): number | null {
    return this.documents.signerBefore(site.sentence.to);
  }

  /** "X mengimbau ASN …. Mereka tidak boleh …": within a paragraph the issuer of the sentence before goes on. */
  paragraphIssuer(site: Site, sentence: number, frame: Frame): number | null {
    const { last } = this;
    if (last === undefined || site.inTitle || last.directive.sentence < sentence - 2) return null;
    const { sentences } = this.reader.doc;
    const lead = sentences[last.directive.sentence];
    if (lead === undefined || this.reader.isTitle(lead)) return null;
    // Bans that follow each other, a paragraph each, are one list.
    const forbids = last.directive.rule === 'modal-ban' || last.directive.polarity === 'dont';
    const listed = forbids && frame.rule === 'modal-ban';
    // "X meminta camat …. Namun, camat jangan …": the paragraph goes on telling the same people.
    const told = last.directive.addressees;
    const same = frame.addressees.length > 0 && frame.addressees.every((entity) => told.includes(entity));
    if (last.directive.sentence < sentence - 1 && !same) return null;
    const goesOn = listed || same || (frame.they !== undefined && told.length > 0);
    return lead.block === site.sentence.block || goesOn ? last.directive.issuer : null;
  }

  /** The force of a directing verb over this sentence that a modal or imperative merely goes on from. */
  governingForce(sentence: number, frame: Frame): Directive['force'] | null {
    const { last } = this;
    if (last === undefined || last.directive.sentence !== sentence || frame.addressees.length > 0)
      return null;
    if (!(frame.rule.startsWith('modal-') && frame.acts[0]?.polarity === 'dont')) return null;
    return last.directive.rule === 'directive-verb' || last.directive.rule === 'directive-passive'
      ? last.directive.force
      : null;
  }

  #isTitle(found: Found): boolean {
    const sentence = this.reader.doc.sentences[found.directive.sentence];
    return sentence !== undefined && this.reader.isTitle(sentence);
  }
}
