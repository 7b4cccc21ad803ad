/** What somebody is reported to have said without quotation marks. */
import { sentenceOfAtom, type Mention, type Sentence, type Tagged } from '../../document.js';
import { Shape } from '../../text/tokens.js';
import { Cue, isCharacter, isOneOf, type Attribution, type Discourse } from '../discourse/index.js';
import { attributed, type Finding } from './finding.js';
import { trimmed, wordCount } from './spans.js';

/** Atoms after a verb of saying within which "bahwa" still belongs to it. */
const REACH_THAT = 30;
/** Atoms that the one who is told may take between the verb and "bahwa". */
const REACH_OBJECT = 12;
/** Atoms of a clause within which its predicate must begin. */
const REACH_PREDICATE = 60;
/** Words after an attribution in mid-sentence that show that the statement goes on. */
const FEWEST_AFTER = 6;
/** Atoms of a sentence that an attribution at its end may cover. */
const WIDEST_SENTENCE = 400;
/** Words that a reported clause must have. */
const FEWEST_WORDS = 3;

export function indirectQuotes(doc: Tagged, discourse: Discourse, direct: readonly Finding[]): Finding[] {
  const reader = new IndirectReader(doc, discourse, direct);
  const found: Finding[] = [];
  for (const attribution of discourse.attributions) {
    const finding = reader.read(attribution);
    if (finding !== null && reader.claim(finding)) found.push(finding);
  }
  for (const sentence of doc.sentences) {
    const finding = doc.blocks[sentence.block]?.kind === 'title' ? reader.headline(sentence) : null;
    if (finding !== null && reader.claim(finding)) found.push(finding);
  }
  return found;
}

class IndirectReader {
  readonly #doc: Tagged;
  readonly #discourse: Discourse;
  /** 1 at atoms that a quote already holds. */
  readonly #taken: Uint8Array;
  /** Verbs that a direct quote has as its cue. */
  readonly #cues: ReadonlySet<number>;
  readonly #dateAt = new Map<number, Mention>();

  constructor(doc: Tagged, discourse: Discourse, direct: readonly Finding[]) {
    this.#doc = doc;
    this.#discourse = discourse;
    this.#taken = new Uint8Array(doc.tokens.count);
    for (const { open, from, to } of direct) this.#taken.fill(1, Math.min(open, from), to);
    this.#cues = new Set(direct.flatMap((finding) => (finding.cue === null ? [] : [finding.cue.from])));
    for (const mention of doc.mentions) if (mention.type === 'date') this.#dateAt.set(mention.from, mention);
  }

  /** Takes the finding's atoms unless another quote has them. */
  claim(finding: Finding): boolean {
    for (let i = finding.from; i < finding.to; i++) if (this.#taken[i] === 1) return false;
    this.#taken.fill(1, finding.from, finding.to);
    return true;
  }

  read(attribution: Attribution): Finding | null {
    const { verb } = attribution;
    const sentence = this.#sentence(verb.from);
    if (sentence === undefined || verb.entry.act === 'read' || verb.entry.act === 'cite') return null;
    if (this.#cues.has(verb.from) || attribution.embedded) return null;
    if (attribution.after) {
      return verb.slot === 'passive'
        ? this.#passive(attribution, sentence)
        : this.#said(attribution, sentence);
    }
    return this.#clauseAfter(attribution, sentence);
  }

  /** `Bupati X: …` in a headline. */
  headline(sentence: Sentence): Finding | null {
    const { tokens } = this.#doc;
    let colon = sentence.from + 1;
    while (
      colon < sentence.to &&
      (!isCharacter(tokens, colon, ':') || tokens.shape[colon - 1] === Shape.Digits)
    )
      colon++;
    if (colon >= sentence.to) return null;
    // "Sekda Wanti-wanti PPPK: …": the subject of the verb speaks, not who stands before the colon.
    for (let i = sentence.from; i < colon; i++) {
      const act = this.#discourse.attributionAt(i);
      if (act !== undefined && !act.after && act.speaker.entity !== null && act.end < colon) {
        return this.#finding('quote-headline', colon + 1, sentence.to, attributed(act));
      }
    }
    let last = this.#discourse.actors.covering(colon - 1);
    if (last === undefined || last.to !== colon) return null;
    // "Bupati X ke Kepala OPD: …": who is told stands behind the preposition.
    const told = this.#discourse.words.is(Cue['discourse-toward'], last.from - 1) ? last.from - 1 : colon;
    if (told < colon) last = this.#discourse.actors.covering(told - 1);
    if (last === undefined || last.to !== told || last.from < sentence.from) return null;
    // "…, Bupati X Andi: …": the phrase may begin with a title before the name.
    let phrase = this.#discourse.actors.phrase(last.from, told);
    for (let i = last.from - 1; i >= sentence.from && !isOneOf(tokens, i, ',;'); i--) {
      const longer = this.#discourse.actors.phrase(i, told);
      if (longer !== null && longer.to === told) phrase = longer;
    }
    if (phrase === null) return null;
    const speaker = this.#discourse.referenceTo(phrase);
    const found = this.#finding('quote-headline', colon + 1, sentence.to, {
      speaker,
      cue: null,
      voice: null,
      onbehalf: null,
    });
    const marked = this.#discourse.passage.markedAt(colon + 1);
    return found !== null && marked !== null && marked.from <= found.from && found.to <= marked.to
      ? { ...found, mode: 'direct' }
      : found;
  }

  // --- "X mengatakan (bahwa) …" ----------------------------------------------------------------------------

  #clauseAfter(attribution: Attribution, sentence: Sentence): Finding | null {
    const { verb } = attribution;
    const { act } = verb.entry;
    if (act === 'direct' || act === 'close' || act === 'ask') return null;
    if (this.#isText(attribution, sentence)) return null;
    if (verb.entry.act === 'judge' && attribution.speaker.entity === null) return null;
    const next = this.#nextSentence(attribution, sentence);
    if (next !== null)
      return this.#finding('quote-indirect-clause', next.from, next.to, attributed(attribution));
    const start = this.#clauseStart(attribution, sentence);
    if (start === null || (!start.certain && verb.from === sentence.from)) return null;
    const end = this.#clauseEnd(start.at, sentence, attribution);
    if (verb.entry.act === 'remind') {
      if (this.#hasModal(start.at, end) || (!start.certain && !this.#hasCopula(start.at, end))) return null;
    } else if (!start.certain && !this.#isClause(start.at, end, verb.entry.equates)) return null;
    return this.#finding('quote-indirect-clause', start.at, end, attributed(attribution));
  }

  /** "Ia menambahkan. ASN …": a full stop for the comma; what is said is the next sentence. */
  #nextSentence({ verb, speaker }: Attribution, sentence: Sentence): Sentence | null {
    if (verb.to !== sentence.to - 1 || speaker.entity === null) return null;
    const next = this.#doc.sentences[sentenceOfAtom(this.#doc.sentences, verb.from) + 1];
    if (next === undefined || next.block !== sentence.block) return null;
    for (let i = next.from; i < next.to; i++) {
      if (this.#taken[i] === 1 || this.#discourse.attributionAt(i) !== undefined) return null;
    }
    return next;
  }

  /** "Isi pakta itu menyebutkan …", "Data dinas menyebut …": the words of a text have no speaker. */
  #isText({ speaker, verb }: Attribution, sentence: Sentence): boolean {
    if (speaker.entity !== null)
      return (
        speaker.from !== undefined && this.#discourse.words.is(Cue['discourse-document'], speaker.from - 1)
      );
    for (let i = speaker.from ?? sentence.from; i < verb.from; i++) {
      if (this.#discourse.words.is(Cue['discourse-document'], i)) return true;
    }
    return false;
  }

  /** Where the reported clause begins; `certain` when "bahwa" or a comma shows that it is one. */
  #clauseStart(attribution: Attribution, sentence: Sentence): { at: number; certain: boolean } | null {
    const { words } = this.#discourse;
    const { tokens } = this.#doc;
    const { verb } = attribution;
    let at = verb.to;
    const that = words.cueEnd(Cue['clause-complementiser'], at);
    if (that > 0) return { at: that, certain: true };
    if (words.is(Cue['clause-directive'], at)) return null;
    if (isCharacter(tokens, at, ',') || isCharacter(tokens, at, ':')) {
      at = this.#afterTimes(at + 1, sentence.to);
      if (words.is(Cue['clause-directive'], at) || this.#addresses(at, sentence)) return null;
      const late = words.cueEnd(Cue['clause-complementiser'], at);
      return { at: late > 0 ? late : at, certain: true };
    }
    // "mengatakan kepada wartawan bahwa …", "mengatakan saat ditemui, …"
    if (this.#countsFrom(at)) return { at, certain: false };
    const setting =
      words.is(Cue['clause-setting'], at) ||
      words.is(Cue['clause-topic'], at) ||
      this.#dateAt.has(at) ||
      isCharacter(tokens, at, '(');
    if (setting) {
      const limit = Math.min(sentence.to, at + REACH_THAT);
      for (let i = at; i < limit && this.#taken[i] === 0; i++) {
        if (
          words.is(Cue['clause-directive'], i) &&
          words.cueEnd(Cue['clause-directive'], i) > 0 &&
          !words.is(Cue['discourse-preposition'], i)
        )
          return null;
        const end = words.cueEnd(Cue['clause-complementiser'], i);
        if (end > 0) return { at: end, certain: true };
      }
      if (verb.entry.object && !this.#dateAt.has(at)) return null;
      const after = words.is(Cue['clause-setting'], at) ? this.#afterSetting(at, limit) : null;
      if (words.is(Cue['clause-topic'], at) && !words.is(Cue['discourse-preposition'], at)) return null;
      return after ?? { at, certain: !verb.entry.object };
    }
    return this.#afterObject(at, sentence, verb.entry.object) ?? { at, certain: !verb.entry.object };
  }

  /** "menegaskan, kepada seluruh personel agar …": somebody is told to do something. */
  #addresses(at: number, sentence: Sentence): boolean {
    const { words } = this.#discourse;
    if (!words.is(Cue['clause-topic'], at) || !words.is(Cue['clause-setting'], at)) return false;
    for (let i = at + 1; i < Math.min(sentence.to, at + REACH_THAT); i++) {
      if (this.#doc.tokens.shape[i] === Shape.Mark) return false;
      if (words.is(Cue['clause-directive'], i) && !words.is(Cue['discourse-preposition'], i)) return true;
    }
    return false;
  }

  /** "mengungkapkan dari 417 pegawai baru 196 …": a preposition before a number begins a statement. */
  #countsFrom(at: number): boolean {
    return (
      this.#discourse.words.is(Cue['clause-topic'], at) && this.#doc.tokens.shape[at + 1] === Shape.Digits
    );
  }

  /** "mengingatkan jajarannya bahwa …": the one who is told stands between the verb and "bahwa". */
  #afterObject(at: number, sentence: Sentence, object: boolean): { at: number; certain: boolean } | null {
    const { words } = this.#discourse;
    if (!object) return null;
    for (let i = at; i < sentence.to && i - at < REACH_OBJECT; i++) {
      const that = words.cueEnd(Cue['clause-complementiser'], i);
      if (that > 0) return { at: that, certain: true };
      if (
        words.looksLikeVerb(i) ||
        words.is(Cue['clause-auxiliary'], i) ||
        words.is(Cue['clause-directive'], i)
      )
        return null;
      if (this.#doc.tokens.shape[i] === Shape.Mark && !isCharacter(this.#doc.tokens, i, ',')) return null;
    }
    return null;
  }

  /** The clause after an adjunct that a comma closes: "mengatakan saat ditemui di kantor, Rabu (3/1), …". */
  #afterSetting(at: number, limit: number): { at: number; certain: boolean } | null {
    const { tokens } = this.#doc;
    const { words } = this.#discourse;
    for (let i = at; i < limit; i++) {
      if (!isCharacter(tokens, i, ',')) continue;
      const next = this.#afterTimes(i + 1, limit);
      if (next >= limit || words.is(Cue['clause-directive'], next)) return null;
      const that = words.cueEnd(Cue['clause-complementiser'], next);
      return { at: that > 0 ? that : next, certain: true };
    }
    return null;
  }

  /** Past dates and bracketed dates with the commas after them. */
  #afterTimes(at: number, limit: number): number {
    const { tokens } = this.#doc;
    let i = at;
    while (i < limit) {
      const date = this.#dateAt.get(i);
      if (date !== undefined && date.to < limit && isOneOf(tokens, date.to, ',;')) i = date.to + 1;
      else break;
    }
    return i;
  }

  /** The end of a clause: its sentence, the next direct quote, or the next thing that the speaker does with words. */
  #clauseEnd(start: number, sentence: Sentence, attribution: Attribution): number {
    const { tokens } = this.#doc;
    const { words } = this.#discourse;
    for (let i = start; i < sentence.to; i++) {
      if (this.#taken[i] === 1) return i;
      if (i > start && isCharacter(tokens, i, ',') && isCharacter(tokens, i - 1, '.')) return i;
      if (i <= start + 1) continue;
      const verb = words.verbAt(i);
      if (verb === undefined || verb.from === attribution.verb.from) continue;
      const cut = this.#cutBefore(i, start, attribution);
      if (cut !== null) return cut;
    }
    return sentence.to;
  }

  /** Where the clause ends when the verb at `i` is the speaker's own next act of saying. */
  #cutBefore(i: number, start: number, attribution: Attribution): number | null {
    const { tokens } = this.#doc;
    const { words } = this.#discourse;
    const next = this.#discourse.attributionAt(i);
    if (next === undefined) return null;
    if (next.after) {
      if (next.verb.slot === 'passive') return null;
      return isCharacter(tokens, i - 1, ',') ? i - 1 : null;
    }
    const before = words.beforeAdverbs(i, start);
    if (before > start && words.is(Cue['discourse-coordinator'], before - 1)) return before - 1;
    const { speaker } = next;
    const first = speaker.from ?? before;
    const same = speaker.entity !== null && speaker.entity === attribution.speaker.entity;
    if (!same && next.verb.entry.act !== 'say') return null;
    for (let c = first - 1; c > start && first - c <= 4; c--) {
      if (isCharacter(tokens, c, ',')) return same || words.is(Cue['discourse-boundary'], c + 1) ? c : null;
    }
    return null;
  }

  /** A noun and "bukan" or "adalah" before any verb. */
  #hasCopula(from: number, to: number): boolean {
    const { words } = this.#discourse;
    for (let i = from; i < to && i - from < REACH_OBJECT; i++) {
      if (words.is(Cue['clause-copula'], i)) return i > from;
      if (words.looksLikeVerb(i) || words.is(Cue['clause-directive'], i)) return false;
    }
    return false;
  }

  #hasModal(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#discourse.words.is(Cue['clause-modal'], i)) return true;
    return false;
  }

  /** True when the stretch has a predicate of its own and is no bare noun phrase. */
  #isClause(from: number, to: number, equates = false): boolean {
    const { words } = this.#discourse;
    const { tokens } = this.#doc;
    if (words.is(Cue['clause-topic'], from) && !this.#countsFrom(from)) return false;
    const limit = Math.min(to, from + REACH_PREDICATE);
    for (let i = from; i < limit; i++) {
      if (tokens.shape[i] === Shape.Mark) continue;
      if (words.is(Cue['clause-complementiser'], i)) return true;
      if (words.is(Cue['clause-directive'], i) && !words.is(Cue['discourse-preposition'], i)) return false;
      if (words.is(Cue['clause-relative'], i)) {
        // "yang akan digelar", "pentingnya menjaga": these verbs belong to a noun.
        const listed = words.is(Cue['discourse-list'], i);
        while (
          i + 1 < to &&
          ((!listed && words.is(Cue['clause-auxiliary'], i + 1)) || words.is(Cue['discourse-adverb'], i + 1))
        )
          i++;
        if (i + 1 < to && (words.looksLikeVerb(i + 1) || words.is(Cue['clause-adjective'], i + 1))) i++;
      } else if (words.is(Cue['clause-auxiliary'], i) || (i > from && words.is(Cue['clause-adjective'], i)))
        return true;
      else if (equates && words.is(Cue['clause-equation'], i)) return true;
      else if (words.looksLikeVerb(i) && this.#discourse.actors.covering(i) === undefined) return true;
    }
    return false;
  }

  // --- "Menurut X, …", "…, kata X" -------------------------------------------------------------------------

  #said(attribution: Attribution, sentence: Sentence): Finding | null {
    const { tokens } = this.#doc;
    const { words } = this.#discourse;
    const { verb } = attribution;
    const floor = this.#freeFrom(verb.from, sentence);
    const head = words.beforeAdverbs(verb.from, floor);
    const lead = this.#discourse.passage.afterOpeners(floor, verb.from);
    const fronted = head <= floor || lead >= head || (lead === head && head > floor);
    if (fronted) {
      if (verb.slot === 'base' && attribution.speaker.from === undefined) return null;
      const end = this.#phraseEnd(attribution, sentence);
      if (end < sentence.to && isCharacter(tokens, end, ','))
        return this.#front(attribution, end + 1, sentence);
      if (end < sentence.to && tokens.shape[end] !== Shape.Mark && verb.entry.id === FRONT_WITHOUT_COMMA) {
        return this.#front(attribution, end, sentence);
      }
      return this.#ownSentence(attribution, floor, sentence);
    }
    // "…, karena kata dia …": the statement follows.
    if (words.is(Cue['discourse-boundary'], head - 1))
      return this.#front(attribution, this.#phraseEnd(attribution, sentence), sentence);
    if (verb.entry.act === 'direct' && verb.slot !== 'nya' && attribution.speaker.entity === null)
      return null;
    const comma = isCharacter(tokens, head - 1, ',');
    if (!comma && tokens.shape[head - 1] === Shape.Mark) return null;
    // "X, kata dia, …": the statement goes on after the attribution.
    const close = this.#phraseEnd(attribution, sentence);
    const commaAfter = close < sentence.to && isCharacter(tokens, close, ',');
    const goesOn =
      (commaAfter && this.#restIsClause(close + 1, sentence)) ||
      (!commaAfter &&
        verb.entry.id === FRONT_WITHOUT_COMMA &&
        close + 1 < sentence.to &&
        tokens.shape[close] !== Shape.Mark);
    const to = goesOn ? this.#clauseEnd(close + 1, sentence, attribution) : head - 1;
    const from = this.#discourse.passage.afterOpeners(floor, head);
    if (words.is(Cue['clause-imperative'], from) || (goesOn && words.is(Cue['clause-imperative'], close + 1)))
      return null;
    const lone =
      goesOn &&
      words.is(Cue['discourse-adjunct'], from) &&
      !words.is(Cue['discourse-preposition'], from) &&
      this.#discourse.actors.startingAt(from) === undefined;
    if (lone) return this.#finding('quote-indirect-trailing', close + 1, to, attributed(attribution));
    return this.#finding(
      'quote-indirect-trailing',
      from,
      comma ? to : goesOn ? to : head,
      attributed(attribution),
    );
  }

  #front(attribution: Attribution, at: number, sentence: Sentence): Finding | null {
    const { words } = this.#discourse;
    let start = this.#afterTimes(at, sentence.to);
    const that = words.cueEnd(Cue['clause-complementiser'], start);
    if (that > 0) start = that;
    if (words.is(Cue['clause-directive'], start) && !words.is(Cue['discourse-preposition'], start))
      return null;
    return this.#finding(
      'quote-indirect-front',
      start,
      this.#clauseEnd(start, sentence, attribution),
      attributed(attribution),
    );
  }

  /** `… dilarang keras. Ucap X.`: the attribution is a sentence, what is said the one before. */
  #ownSentence(attribution: Attribution, floor: number, sentence: Sentence): Finding | null {
    const { sentences } = this.#doc;
    if (floor !== sentence.from || attribution.verb.slot === 'passive') return null;
    const index = sentenceOfAtom(sentences, sentence.from);
    const previous = sentences[index - 1];
    if (
      previous === undefined ||
      previous.block !== sentence.block ||
      attribution.verb.entry.id === FRONT_WITHOUT_COMMA
    )
      return null;
    for (let i = previous.from; i < previous.to; i++) {
      if (this.#taken[i] === 1 || this.#discourse.attributionAt(i) !== undefined) return null;
    }
    return this.#finding('quote-indirect-trailing', previous.from, previous.to, attributed(attribution));
  }

  /** After the speaker phrase and the settings after it ("saat ditemui di X", "Rabu (3/1)"), up to a comma. */
  #phraseEnd(attribution: Attribution, sentence: Sentence): number {
    const { tokens } = this.#doc;
    const { words } = this.#discourse;
    let at = attribution.end;
    if (
      at < sentence.to &&
      (words.is(Cue['discourse-adjunct'], at) ||
        isCharacter(tokens, at, '(') ||
        this.#dateAt.has(at) ||
        words.is(Cue['discourse-demonstrative'], at))
    ) {
      while (at < sentence.to && !isCharacter(tokens, at, ',') && this.#taken[at] === 0) at++;
    }
    return at;
  }

  /** True when words of the statement follow, not only a place or a date. */
  #restIsClause(from: number, sentence: Sentence): boolean {
    const at = this.#afterTimes(from, sentence.to);
    const date = this.#dateAt.get(at);
    if (date !== undefined && date.to >= sentence.to - 1) return false;
    return (
      this.#isClause(at, sentence.to) ||
      wordCount(this.#doc.tokens, at, Math.min(sentence.to, at + REACH_PREDICATE)) >= FEWEST_AFTER
    );
  }

  // --- "Dijelaskan (X), …" -----------------------------------------------------------------------------------

  #passive(attribution: Attribution, sentence: Sentence): Finding | null {
    const { tokens } = this.#doc;
    const { words } = this.#discourse;
    const { verb } = attribution;
    if (verb.entry.act === 'direct') return null;
    const floor = this.#freeFrom(verb.from, sentence);
    const end = this.#phraseEnd(attribution, sentence);
    const lead = this.#discourse.passage.afterOpeners(floor, verb.from);
    const that = words.cueEnd(Cue['clause-complementiser'], end);
    if (that > 0) {
      return this.#finding(
        'quote-indirect-passive',
        that,
        this.#clauseEnd(that, sentence, attribution),
        attributed(attribution),
      );
    }
    if (lead < verb.from || end >= sentence.to || !isCharacter(tokens, end, ',')) return null;
    // "Hal itu disampaikan X, …": what was said stands before.
    for (let i = floor; i < verb.from; i++) if (words.is(Cue['discourse-demonstrative'], i)) return null;
    const start = this.#afterTimes(end + 1, sentence.to);
    if (words.is(Cue['clause-directive'], start)) return null;
    const late = words.cueEnd(Cue['clause-complementiser'], start);
    const from = late > 0 ? late : start;
    return this.#finding(
      'quote-indirect-passive',
      from,
      this.#clauseEnd(from, sentence, attribution),
      attributed(attribution),
    );
  }

  // --- spans ---------------------------------------------------------------------------------------------------

  /** "pihaknya menyarankan X agar …", "Instruksikan Camat …": the clause is itself a directive. */
  #directs(from: number, to: number, rule: string): boolean {
    const { words } = this.#discourse;
    for (let i = from; i < to && i - from < 4; i++) {
      const verb = words.verbAt(i);
      if (
        verb === undefined ||
        verb.entry.act !== 'direct' ||
        (verb.slot !== 'active' && verb.slot !== 'short')
      )
        continue;
      if (rule === 'quote-headline') return i === from;
      for (let j = verb.to; j < to && j - verb.to < REACH_OBJECT; j++)
        if (words.is(Cue['clause-directive'], j)) return true;
    }
    return false;
  }

  #finding(
    rule: string,
    from: number,
    to: number,
    parts: Pick<Finding, 'speaker' | 'cue' | 'voice' | 'onbehalf'>,
  ): Finding | null {
    const { tokens } = this.#doc;
    const span = trimmed(tokens, from, this.#withoutDate(from, to));
    if (
      span === null ||
      (wordCount(tokens, span.from, span.to) < FEWEST_WORDS && !this.#standsAlone(span.from, rule))
    )
      return null;
    if (this.#directs(span.from, span.to, rule)) return null;
    return { mode: 'indirect', rule, ...span, ...parts, open: span.from, close: span.to };
  }

  /** "mengaku puas", "membantah berkampanye": one or two words that are a predicate after a verb of saying. */
  #standsAlone(at: number, rule: string): boolean {
    const { words } = this.#discourse;
    if (
      rule !== 'quote-indirect-clause' ||
      words.is(Cue['discourse-adverb'], at) ||
      words.is(Cue['discourse-demonstrative'], at)
    )
      return false;
    return this.#doc.tokens.shape[at] === Shape.Lower;
  }

  /** Drops a date set off by a comma at the end, which tells when it was said. */
  #withoutDate(from: number, to: number): number {
    const { tokens } = this.#doc;
    for (let i = to - 1; i > from && to - i <= 12; i--) {
      if (!isCharacter(tokens, i, ',')) continue;
      const date = this.#dateAt.get(i + 1);
      return date !== undefined && to - date.to <= 1 && this.#tellsWhenSaid(date) ? i : to;
    }
    return to;
  }

  /** "Senin", "Senin (3/1)": the style of attributions, while "9 Desember 2020" may belong to what is said. */
  #tellsWhenSaid({ from, to }: Mention): boolean {
    if (to - from === 1) return true;
    for (let i = from; i < to; i++) if (isCharacter(this.#doc.tokens, i, '(')) return true;
    return false;
  }

  /** The first atom of the sentence, or after the last quote before `at`. */
  #freeFrom(at: number, sentence: Sentence): number {
    const floor = Math.max(sentence.from, at - WIDEST_SENTENCE);
    for (let i = at - 1; i >= floor; i--)
      if (this.#taken[i] === 1 || this.#discourse.passage.closesMark(i)) return i + 1;
    return floor;
  }

  #sentence(atom: number): Sentence | undefined {
    return this.#doc.sentences[sentenceOfAtom(this.#doc.sentences, atom)];
  }
}

/** The one family whose statement may follow its speaker without a comma. */
const FRONT_WITHOUT_COMMA = 'menurut';
