/** Says to whom the article gives the words of a directive, and in which state of affairs. */
import type { Directive, Force, Span } from '../../document.js';
import { atomAt } from '../../text/tokens.js';
import type { Discourse } from '../discourse/index.js';
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
}

export class Issuers {
  /** Entities for whom a speaker of the article speaks, by speaker. */
  readonly #onbehalf = new Map<number, number>();

  constructor(
    private readonly reader: Reader,
    private readonly discourse: Discourse,
  ) {
    for (const quote of reader.doc.quotes) {
      if (quote.speaker !== null && quote.onbehalf !== null) this.#onbehalf.set(quote.speaker, quote.onbehalf);
    }
  }

  /** The person who holds an office, where the article names one; else the entity itself. */
  holder(entity: number): number {
    return this.reader.doc.entities[entity]?.type === 'office' ? (this.discourse.holder(entity) ?? entity) : entity;
  }

  resolve(site: Site, index: number, frame: Frame): Resolved {
    const { reader } = this;
    const quote = reader.quoteAt(frame.anchor);
    const direct = reader.directAt(frame.anchor) >= 0;
    let issuer: number | null;
    if (frame.issuer !== undefined) issuer = this.holder(frame.issuer);
    else if (direct) issuer = this.#ownSubject(site, frame) ?? quote?.speaker ?? null;
    else if (frame.trigger !== null && !frame.soft && frame.rule !== 'directive-passive') {
      issuer = this.discourse.subjectBefore(site.sentence, frame.anchor).entity ?? quote?.speaker ?? null;
    } else issuer = quote?.speaker ?? this.#speakerAround(index, frame.anchor);
    const speech = direct || quote !== null || issuer !== null;
    return {
      issuer,
      onbehalf: quote?.onbehalf ?? (issuer === null ? null : (this.#onbehalf.get(issuer) ?? null)),
      voice: quote?.voice ?? null,
      status: this.#status(site, frame),
      speech,
      force: direct && quote?.cue != null ? this.#attributionForce(quote.cue) : null,
    };
  }

  /** Inside a quotation the subject is the speaker, unless a body is named as subject right before the verb. */
  #ownSubject(site: Site, frame: Frame): number | null {
    if (frame.soft) return null;
    const mention = this.reader.mentionEnding(frame.anchor);
    if (mention === null || mention.from < site.start) return null;
    return mention.type === 'institution' || mention.type === 'office' || mention.type === 'person'
      ? this.holder(mention.entity)
      : null;
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

  #status(site: Site, frame: Frame): Directive['status'] {
    const { reader } = this;
    if (frame.trigger === null) return 'issued';
    for (let at = frame.anchor; at > Math.max(site.start, frame.anchor - 3); at--) {
      if (reader.cueEnding(at, 'past') !== null) return 'past';
    }
    return 'issued';
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
