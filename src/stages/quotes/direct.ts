/** Words between quotation marks that are speech, and whose they are. */
import { sentenceOfAtom, type Tagged } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import {
  Cue,
  isCharacter,
  isOneOf,
  type Attribution,
  type Discourse,
  type Marked,
} from '../discourse/index.js';
import { attributed, type Finding } from './finding.js';
import { trimmed, wordCount } from './spans.js';

/** Atoms left of an opening mark within which its verb of saying must stand. */
const REACH_BEFORE = 24;
/** Words that a quote without any verb of saying must have; fewer are names, titles or scare quotes. */
const FEWEST_BARE = 4;
/** Words that a part of a sentence between marks must have to be speech. */
const FEWEST_PART = 4;

const SENTENCE_ENDS = '.!?:\u2026)';

export function directQuotes(doc: Tagged, discourse: Discourse): Finding[] {
  const reader = new DirectReader(doc, discourse);
  const outer = discourse.marked.filter((marked) => marked.level === 1);
  const own = outer.map((marked) => reader.own(marked));
  const found: Finding[] = [];
  outer.forEach((marked, index) => {
    const finding =
      own[index] ?? reader.bare(marked, outer[index - 1], outer[index + 1], own[index + 1] ?? null);
    if (finding !== null) found.push(finding);
  });
  let o = 0;
  const outers = [...found];
  for (const marked of discourse.marked) {
    if (marked.level === 1) continue;
    while (o < outers.length && (outers[o] as Finding).to < marked.to) o++;
    const outer = outers[o];
    const finding = outer === undefined || outer.from > marked.open ? null : reader.nested(marked, outer);
    if (finding !== null) found.push(finding);
  }
  return found;
}

class DirectReader {
  readonly doc: Tagged;
  readonly discourse: Discourse;
  /** First atoms of date mentions. */
  readonly #dates: ReadonlySet<number>;
  /** Atoms after the closing marks of quotes inside quotes. */
  readonly #innerEnds: ReadonlySet<number>;

  constructor(doc: Tagged, discourse: Discourse) {
    this.doc = doc;
    this.discourse = discourse;
    this.#innerEnds = new Set(discourse.marked.filter(({ level }) => level === 2).map(({ close }) => close));
    this.#dates = new Set(
      doc.mentions.filter((mention) => mention.type === 'date').map((mention) => mention.from),
    );
  }

  /** A quote that has its own verb of saying, after or before it. */
  own(marked: Marked): Finding | null {
    const { tokens } = this.doc;
    const span = trimmed(tokens, marked.from, marked.to, this.#innerEnds);
    if (span === null) return null;
    const words = wordCount(tokens, span.from, span.to);
    const starts = this.#startsSentence(marked);
    const after = this.#after(marked);
    if (after !== null && (starts || words >= FEWEST_PART || this.#endsWithStop(marked))) {
      const rule = marked.marks === 'unopened' ? 'quote-unopened' : 'quote-after';
      return {
        mode: 'direct',
        rule,
        ...span,
        ...attributed(after),
        open: marked.open,
        close: Math.max(marked.close, after.end),
      };
    }
    if (marked.marks === 'unopened' || this.#labelled(marked)) return null;
    const before = this.#before(marked);
    if (before === null) return null;
    const { attribution, adjoining } = before;
    if (attribution.verb.entry.act === 'cite') return null;
    if (attribution.verb.entry.act === 'read' && this.#labelledBefore(attribution.verb.from)) return null;
    if (!adjoining && words < FEWEST_PART) return null;
    if (adjoining && words < 2) return null;
    return {
      mode: 'direct',
      rule: adjoining ? 'quote-before' : 'quote-part',
      ...span,
      ...attributed(attribution),
      open: marked.open,
      close: marked.close,
    };
  }

  /** A quote without a verb of saying: its neighbour's speaker, or the one who speaks around it. */
  bare(
    marked: Marked,
    previous: Marked | undefined,
    next: Marked | undefined,
    following: Finding | null,
  ): Finding | null {
    const { tokens } = this.doc;
    if (marked.marks === 'unopened') return null;
    const span = trimmed(tokens, marked.from, marked.to, this.#innerEnds);
    if (span === null || wordCount(tokens, span.from, span.to) < FEWEST_BARE) return null;
    const split = previous !== undefined && this.#goesOn(previous, marked);
    if (marked.single && !split) return null;
    if (!split && (!this.#startsSentence(marked) || this.#labelled(marked) || this.#inTitle(marked)))
      return null;
    const frame = {
      mode: 'direct' as const,
      rule: 'quote-bare',
      ...span,
      cue: null,
      open: marked.open,
      close: marked.close,
    };
    const nobody = { voice: null, onbehalf: null };
    const adjoins =
      next !== undefined && following !== null && this.#onlyMarksBetween(marked.close, next.open);
    if (adjoins && following.speaker.entity !== null) {
      return {
        ...frame,
        ...nobody,
        speaker: following.speaker,
        voice: following.voice,
        onbehalf: following.onbehalf,
      };
    }
    const speaker = this.discourse.focusAt(marked.open);
    if (speaker.entity === null && following !== null && following.speaker.entity !== null) {
      return { ...frame, ...nobody, speaker: { ...speaker, candidates: [following.speaker.entity] } };
    }
    return { ...frame, ...nobody, speaker };
  }

  /** The verb of saying right after the closing mark. */
  #after(marked: Marked): Attribution | null {
    const { tokens } = this.doc;
    const { words } = this.discourse;
    let at = marked.close;
    let comma = isCharacter(tokens, marked.to - 1, ',');
    for (
      let skipped = 0;
      skipped < 3 && at < tokens.count && tokens.shape[at] === Shape.Mark;
      skipped++, at++
    ) {
      if (!isOneOf(tokens, at, ',.-\u2013\u2014\u2026)')) return null;
      if (isCharacter(tokens, at, ',')) comma = true;
    }
    if (at >= tokens.count || !this.#sameParagraph(marked.close - 1, at)) return null;
    const start = words.afterAdverbs(at, tokens.count);
    for (const candidate of start === at ? [at] : [at, start]) {
      const attribution = this.discourse.attributionAt(candidate);
      if (attribution === undefined) continue;
      if (attribution.after) return this.#opensNextClause(marked, attribution) ? null : attribution;
    }
    if (!comma) return null;
    // `," Budi menambahkan.`
    const limit = Math.min(tokens.count, start + 20);
    const phrase = this.discourse.actors.phrase(start, limit);
    const verbAt = words.afterAdverbs(
      phrase?.to ?? (words.pronoun(start) === undefined ? start : start + 1),
      limit,
    );
    if (verbAt === start) return null;
    const attribution = this.discourse.attributionAt(verbAt);
    return attribution !== undefined && !attribution.after
      ? { ...attribution, end: attribution.verb.to }
      : null;
  }

  /** `…." Menurutnya, …`: the verb after a finished quote begins a statement of its own. */
  #opensNextClause(marked: Marked, attribution: Attribution): boolean {
    const { tokens } = this.doc;
    const { verb } = attribution;
    if (tokens.shape[verb.from] === Shape.Lower) return false;
    const between = verb.from > marked.close && isOneOf(tokens, marked.close, '.');
    if (!isOneOf(tokens, marked.to - 1, '.!?') && !between) return false;
    if (attribution.end >= tokens.count || !isCharacter(tokens, attribution.end, ',')) return false;
    const next = attribution.end + 1;
    return next < tokens.count && !this.#dates.has(next) && this.#sameParagraph(verb.from, next);
  }

  /** The verb of saying that leads up to the opening mark; `adjoining` when only a comma or colon lies between. */
  #before(marked: Marked): { attribution: Attribution; adjoining: boolean } | null {
    const { tokens } = this.doc;
    const floor = Math.max(0, marked.open - REACH_BEFORE);
    for (let i = marked.open - 1; i >= floor; i--) {
      if (!this.#sameParagraph(i, marked.open) || this.discourse.passage.markedAt(i) !== null) return null;
      if (tokens.shape[i] === Shape.Mark && this.#endsSentence(i)) return null;
      const attribution = this.discourse.attributionAt(i);
      if (attribution === undefined || attribution.end > marked.open) continue;
      if (attribution.after && this.discourse.passage.followsMark(i)) return null;
      const adjoining =
        isOneOf(tokens, marked.open - 1, ',:') ||
        attribution.end === marked.open ||
        attribution.verb.to === marked.open;
      return { attribution, adjoining };
    }
    return null;
  }

  #endsSentence(i: number): boolean {
    const { sentences } = this.doc;
    const here = sentenceOfAtom(sentences, i);
    return here >= 0 && sentences[here]?.to === i + 1;
  }

  /** The quote goes on after an attribution in its middle: `"…," kata X, "…"`. */
  #goesOn(previous: Marked, marked: Marked): boolean {
    const after = this.#after(previous);
    if (after === null || after.end > marked.open || marked.open - after.end > REACH_BEFORE) return false;
    const { tokens } = this.doc;
    if (!isCharacter(tokens, marked.open - 1, ',') && marked.open !== after.end) return false;
    for (let i = after.end; i < marked.open; i++)
      if (this.#endsSentence(i) && i + 1 < marked.open) return false;
    return true;
  }

  /** The opening mark stands where a sentence can begin. */
  #startsSentence(marked: Marked): boolean {
    const { tokens } = this.doc;
    const at = marked.open - 1;
    if (at < 0 || tokens.block[at] !== tokens.block[marked.open]) {
      const sentence = sentenceOfAtom(this.doc.sentences, marked.open);
      return (
        at < 0 ||
        sentence < 0 ||
        this.doc.sentences[sentence]?.from === marked.open ||
        sentenceOfAtom(this.doc.sentences, at) !== sentence
      );
    }
    if (tokens.shape[at] === Shape.Mark)
      return isOneOf(tokens, at, SENTENCE_ENDS) || this.discourse.passage.markedAt(at) !== null;
    // A sentence without its full stop, before a quote that begins with a capital.
    return tokens.shape[marked.from] !== Shape.Lower && this.#endsSentence(at);
  }

  #endsWithStop(marked: Marked): boolean {
    return isOneOf(this.doc.tokens, marked.to - 1, ',.!?');
  }

  /** A word before the marks says that they hold a theme, a title, a nickname or the words of a law. */
  #labelled(marked: Marked): boolean {
    const { tokens } = this.doc;
    const { words } = this.discourse;
    let at = marked.open;
    while (at > 0 && tokens.shape[at - 1] === Shape.Mark && isOneOf(tokens, at - 1, ':,-\u2013\u2014(')) at--;
    for (let back = 1; back <= 3 && at - back >= 0; back++) {
      if (words.cueEnd(Cue['quote-label'], at - back) === at && words.verbAt(at - back) === undefined)
        return true;
    }
    for (let i = at - 1; i >= 0 && at - i <= 14; i--) {
      if (!this.#sameParagraph(i, marked.open) || this.#endsSentence(i)) break;
      if (words.is(Cue['quote-law'], i)) return true;
    }
    return false;
  }

  /** "Spanduk itu berbunyi …", "Pasal 5 berbunyi …": the words of a thing. */
  #labelledBefore(at: number): boolean {
    const { words } = this.discourse;
    for (
      let i = at - 1;
      i >= 0 && at - i <= 10 && this.#sameParagraph(i, at) && !this.#endsSentence(i);
      i--
    ) {
      if (words.is(Cue['quote-label'], i) || words.is(Cue['quote-law'], i)) return true;
    }
    return false;
  }

  /** A quote inside a quote, where a verb of saying leads up to it ("dia bilang, '…'"). */
  nested(marked: Marked, outer: Finding): Finding | null {
    const { tokens } = this.doc;
    const { words, actors } = this.discourse;
    const span = trimmed(tokens, marked.from, marked.to);
    if (span === null || wordCount(tokens, span.from, span.to) < FEWEST_PART) return null;
    let at = marked.open - 1;
    while (at > outer.from && isOneOf(tokens, at, ',:')) at--;
    const verb = words.verbAt(at);
    if (verb === undefined || verb.entry.act === 'read' || verb.entry.act === 'cite') return null;
    const named = actors.covering(verb.from - 1);
    const third = words.pronoun(verb.from - 1) === 'third' ? this.discourse.focusAt(outer.from).entity : null;
    const entity = named?.entity ?? (third === outer.speaker.entity ? null : third);
    return {
      mode: 'direct',
      rule: 'quote-nested',
      ...span,
      speaker: { entity, candidates: [], how: entity === null ? 'unknown' : 'pronoun' },
      cue: { from: verb.from, to: verb.to },
      voice: null,
      onbehalf: null,
      open: marked.open,
      close: marked.close,
    };
  }

  #inTitle(marked: Marked): boolean {
    const block = this.doc.blocks[this.doc.tokens.block[marked.open] as number];
    return block?.kind === 'title';
  }

  #onlyMarksBetween(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.doc.tokens.shape[i] !== Shape.Mark) return false;
    return to >= from && this.#sameParagraph(from - 1, to);
  }

  #sameParagraph(a: number, b: number): boolean {
    const { tokens, sentences } = this.doc;
    if (tokens.block[a] === tokens.block[b]) return true;
    const sentence = sentenceOfAtom(sentences, a);
    return sentence >= 0 && sentence === sentenceOfAtom(sentences, b);
  }
}
