/** Puts together what an article's findings rest on: the record's slots, the trace of the stages, the discourse. */
import {
  textOf,
  type Article,
  type Directive,
  type Document,
  type Entity,
  type Mention,
  type Quote,
  type Sanction,
  type Sentence,
  type Span,
  type Trace,
  type Violation,
} from '../document.js';
import type { Lexicon } from '../lexicon/index.js';
import { analyse } from '../pipeline.js';
import { discourseOf, type Discourse } from '../stages/discourse/index.js';
import { codePointOffsets } from '../text/codepoints.js';
import { contains, overlaps } from '../text/span.js';
import type {
  Evidence,
  ExplainedBlock,
  ExplainedFinding,
  ExplainedSentence,
  Explanation,
  KnownWords,
  Rejection,
  Slot,
} from './explanation.js';

/** @param within UTF-16 span of the text; only sentences and blocks that overlap it are explained */
export function explain(article: Article, lexicon: Lexicon, within?: Span): Explanation {
  const trace = new Recorder();
  const doc = analyse(article, { lexicon, trace }) as Document;
  const explainer = new Explainer(doc, lexicon, trace);
  const wanted = (span: Span): boolean => within === undefined || overlaps(span, within);
  return {
    id: doc.id,
    title: doc.meta.title,
    sentences: doc.sentences.filter(wanted).map((sentence) => explainer.sentence(sentence)),
    blocks: doc.blocks
      .filter((block) => wanted(block) && block.kind !== 'body' && block.kind !== 'title')
      .map((block) => explainer.block(block)),
  };
}

interface Note {
  readonly rule: string;
  readonly span: Span;
  readonly text: string;
}

class Recorder implements Trace {
  readonly rejections: Note[] = [];
  readonly steps: Note[] = [];

  rejected(rule: string, span: Span, condition: string): void {
    this.rejections.push({ rule, span, text: condition });
  }

  step(rule: string, span: Span, note: string): void {
    this.steps.push({ rule, span, text: note });
  }
}

/** Kinds of entries by which findings begin. */
const BEGINNING = new Set(['directive', 'reporting', 'sanction', 'violation']);
const MOST_KNOWN = 5;
/** What all rules of punishments trace under: who is meant is settled after the rule. */
const SANCTION = 'sanction';

class Explainer {
  readonly #doc: Document;
  readonly #lexicon: Lexicon;
  readonly #trace: Recorder;
  readonly #discourse: Discourse;
  readonly #codePoint: (offset: number) => number;

  constructor(doc: Document, lexicon: Lexicon, trace: Recorder) {
    this.#doc = doc;
    this.#lexicon = lexicon;
    this.#trace = trace;
    this.#discourse = discourseOf(doc, { lexicon });
    this.#codePoint = codePointOffsets(doc.text);
  }

  sentence(sentence: Sentence): ExplainedSentence {
    const index = this.#doc.sentences.indexOf(sentence);
    const { quotes, directives, sanctions, violations } = this.#doc;
    const findings = [
      ...directives.filter((one) => one.sentence === index).map((one) => this.#directive(one)),
      ...sanctions.filter((one) => one.sentence === index).map((one) => this.#sanction(one)),
      ...violations.filter((one) => one.sentence === index).map((one) => this.#violation(one)),
      ...quotes
        .filter(({ start }) => start >= sentence.start && start < sentence.end)
        .map((one) => this.#quote(one)),
    ];
    const isSilent = findings.every(({ layer }) => layer === 'quote');
    const rejections = isSilent ? this.#rejectionsIn(sentence) : [];
    return {
      evidence: this.#evidence(sentence),
      findings,
      rejections,
      known: isSilent && rejections.length === 0 ? this.#knownIn(sentence) : [],
    };
  }

  block({ kind, rule, start, end }: Document['blocks'][number]): ExplainedBlock {
    return { kind, rule, description: this.#description(rule), evidence: this.#evidence({ start, end }) };
  }

  // --- findings --------------------------------------------------------------------------------------------

  #directive(directive: Directive): ExplainedFinding {
    const { content, trigger, force, polarity, status, issuer, addressees, topics } = directive;
    const near = trigger ?? content;
    const { directives } = this.#doc;
    const headline = directive.same === null ? undefined : directives[directive.same];
    const outer = directive.within === null ? undefined : directives[directive.within];
    return this.#finding('directive', directive, trigger ?? content, {
      slots: [
        this.#words('trigger', trigger, trigger?.lemma),
        plain('force', `${force}, ${polarity}, ${status}`),
        this.#entity('issuer', issuer, near),
        this.#entity('onbehalf', directive.onbehalf, near, true),
        this.#entity('voice', directive.voice, near, true),
        ...(addressees.length === 0
          ? [plain('addressees', null)]
          : addressees.map((one) =>
              this.#entity(directive.inherited ? 'addressee (taken over)' : 'addressee', one, near),
            )),
        this.#words('content', content),
        plain('topics', topics.join(', ')),
        ...(directive.when === null ? [] : [this.#words('when', directive.when)]),
        ...(directive.condition === null ? [] : [this.#words('condition', directive.condition)]),
        ...directive.basis.map((law) => this.#entity('basis', law, near)),
        ...(headline === undefined ? [] : [this.#words('same as', headline.content)]),
        ...(outer === undefined ? [] : [this.#words('asked for in', outer.content)]),
      ],
      steps: [...this.#stepsOf(directive.rule, near), ...this.#attribution(near, directive.quote)],
    });
  }

  #sanction(sanction: Sanction): ExplainedFinding {
    const { kind, grade, status, ladder, authority, target, count, amount, duration, basis } = sanction;
    const entry = this.#lexicon.get('sanction', kind);
    const violation = sanction.violation === null ? undefined : this.#doc.violations[sanction.violation];
    return this.#finding('sanction', sanction, sanction, {
      slots: [
        plain('kind', entry === undefined ? kind : `${kind} (${entry.name})`),
        plain('status', status),
        plain('grade', grade),
        this.#entity('authority', authority, sanction),
        this.#entity('target', target, sanction),
        ...(count === null ? [] : [plain('count', String(count))]),
        ...(ladder === null ? [] : [plain('ladder', `one of the options of list ${ladder}`)]),
        ...(amount === null ? [] : [plain('amount', `${range(amount)} ${amount.currency}`)]),
        ...(duration === null ? [] : [plain('duration', `${range(duration)} ${duration.unit}`)]),
        ...basis.map((law) => this.#entity('basis', law, sanction)),
        ...(violation === undefined ? [] : [this.#words('violation', violation, violation.kind)]),
      ],
      steps: this.#stepsOf(SANCTION, sanction),
    });
  }

  #violation(violation: Violation): ExplainedFinding {
    const { kind, status, actors } = violation;
    const entry = this.#lexicon.get('violation', kind);
    return this.#finding('violation', violation, violation, {
      slots: [
        plain('kind', entry === undefined ? kind : `${kind} (${entry.name})`),
        plain('status', status),
        ...(actors.length === 0
          ? [plain('actors', null)]
          : actors.map((one) => this.#entity('actor', one, violation))),
      ],
      steps: this.#stepsOf(violation.rule, violation),
    });
  }

  #quote(quote: Quote): ExplainedFinding {
    const { mode, speaker, candidates, cue } = quote;
    const near = cue ?? quote;
    return this.#finding('quote', quote, quote, {
      slots: [
        plain('mode', mode),
        this.#entity('speaker', speaker, near),
        ...candidates.map((one) => this.#entity('could be', one, near)),
        this.#words('cue', cue),
        this.#entity('onbehalf', quote.onbehalf, near, true),
        this.#entity('voice', quote.voice, near, true),
      ],
      steps:
        cue === null ? ['no verb of saying of its own: the speech goes on'] : this.#attribution(cue, null),
    });
  }

  #finding(
    layer: ExplainedFinding['layer'],
    { rule, confidence }: { rule: string; confidence: number },
    span: Span,
    { slots, steps }: Pick<ExplainedFinding, 'slots' | 'steps'>,
  ): ExplainedFinding {
    return {
      layer,
      rule,
      description: this.#description(rule) ?? '',
      confidence,
      evidence: this.#evidence(span),
      slots: slots.filter(({ name }) => name !== ''),
      steps,
    };
  }

  // --- slots -----------------------------------------------------------------------------------------------

  #words(name: string, span: Span | null, value?: string): Slot {
    const evidence = span === null ? null : this.#evidence(span);
    return { name, value: value ?? evidence?.text ?? null, evidence };
  }

  /** An entity and the words that name it closest to `near`, those before it first. */
  #entity(name: string, index: number | null, near: Span, optional = false): Slot {
    if (index === null) return { name: optional ? '' : name, value: null, evidence: null };
    const mention = this.#mentionOf(index, near);
    return {
      name,
      value: this.#described(this.#doc.entities[index] as Entity),
      evidence: mention === null ? null : this.#evidence(mention),
    };
  }

  #described(entity: Entity): string {
    const { type, name, ref } = entity;
    const offices =
      entity.type === 'person' ? entity.offices.map((office) => this.#doc.entities[office]?.name ?? '') : [];
    const notes = [type, ...(ref === null ? [] : [ref]), ...offices].join(', ');
    return `${name} (${notes})`;
  }

  /** In the same sentence the closest; else the last before, else the first. */
  #mentionOf(entity: number, near: Span): Mention | null {
    const own = this.#doc.mentions.filter((mention) => mention.entity === entity);
    const sentence = this.#doc.sentences.find((one) => contains(one, near)) ?? near;
    let closest: Mention | null = null;
    for (const mention of own) {
      if (!overlaps(mention, sentence)) continue;
      if (closest === null || distance(mention, near) < distance(closest, near)) closest = mention;
    }
    return closest ?? own.findLast(({ end }) => end <= near.start) ?? own[0] ?? null;
  }

  // --- steps -----------------------------------------------------------------------------------------------

  /** What the stage itself said on its way to a finding. */
  #stepsOf(rule: string, span: Span): string[] {
    return this.#trace.steps
      .filter((step) => step.rule === rule && overlaps(step.span, span))
      .map(({ text }) => text);
  }

  /** Whose words these are, by the verb of saying there or, for words in a quotation, by the quotation's. */
  #attribution(span: Span, quote: number | null): string[] {
    const cue = quote === null ? span : this.#doc.quotes[quote]?.cue;
    if (cue === undefined || cue === null) return [];
    const { tokens } = this.#doc;
    const found = this.#discourse.attributions.find(({ verb }) =>
      overlaps({ start: tokens.start[verb.from] as number, end: tokens.end[verb.to - 1] as number }, cue),
    );
    if (found === undefined) return [];
    const { verb, speaker, after } = found;
    const steps = [`verb of saying: ${this.#at(verb.from, verb.to)} (reporting/${verb.entry.id})`];
    const side = after ? 'right of it' : 'left of it';
    if (speaker.from !== undefined && speaker.to !== undefined)
      steps.push(`${side} stands ${this.#at(speaker.from, speaker.to)}`);
    steps.push(HOW[speaker.how]);
    if (speaker.entity !== null) {
      const entity = this.#doc.entities[speaker.entity] as Entity;
      steps.push(`that is ${this.#described(entity)}`);
    } else if (speaker.candidates.length > 0) {
      const names = speaker.candidates.map((index) => this.#doc.entities[index]?.name ?? '');
      steps.push(`it could be ${names.join(' or ')}`);
    }
    return steps;
  }

  /** The words of atoms with their place, as `"kata" at 120`. */
  #at(from: number, to: number): string {
    const { tokens } = this.#doc;
    const span = { start: tokens.start[from] as number, end: tokens.end[to - 1] as number };
    return `"${oneLine(textOf(this.#doc, span))}"`;
  }

  // --- nothing found ---------------------------------------------------------------------------------------

  /** One rejection for each rule and condition: the first. */
  #rejectionsIn(sentence: Sentence): Rejection[] {
    const seen = new Set<string>();
    return this.#trace.rejections.flatMap(({ rule, span, text }) => {
      const key = `${rule} ${text}`;
      const whole = contains(span, { start: 0, end: this.#doc.text.length });
      if (
        !overlaps(span, sentence) ||
        seen.has(key) ||
        (whole && this.#knownIn(sentence, ['sanction']).length === 0)
      )
        return [];
      seen.add(key);
      const evidence = this.#evidence(whole ? sentence : span);
      return [{ rule, description: this.#description(rule), evidence, condition: text }];
    });
  }

  #knownIn(sentence: Sentence, kinds: Iterable<string> = BEGINNING): KnownWords[] {
    const wanted = new Set(kinds);
    const found: KnownWords[] = [];
    const { tokens } = this.#doc;
    for (const match of this.#doc.matches.all) {
      if (match.from < sentence.from || match.to > sentence.to || found.length >= MOST_KNOWN) continue;
      const item = this.#lexicon.item(match);
      if (!wanted.has(item.kind) || match.slot === 'object') continue;
      const span = { start: tokens.start[match.from] as number, end: tokens.end[match.to - 1] as number };
      const slot = match.slot === '' ? '' : `, ${match.slot}`;
      found.push({ entry: `${item.kind}/${item.id}${slot}`, evidence: this.#evidence(span) });
    }
    return found;
  }

  // --- parts -----------------------------------------------------------------------------------------------

  #description(rule: string): string | null {
    return this.#lexicon.get('rule', rule)?.description ?? null;
  }

  #evidence({ start, end }: Span): Evidence {
    return {
      start: this.#codePoint(start),
      end: this.#codePoint(end),
      text: oneLine(this.#doc.text.slice(start, end)),
    };
  }
}

const HOW = {
  named: 'these words name the speaker',
  pronoun: 'a pronoun or -nya stands for whoever spoke or acted last',
  continued: 'nobody is named: the speech of the one before goes on',
  unknown: 'nobody in reach can be told to be the speaker',
} as const;

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

function plain(name: string, value: string | null): Slot {
  return { name, value: value === '' ? null : value, evidence: null };
}

function range({ min, max }: { readonly min: number | null; readonly max: number | null }): string {
  if (min === max) return String(min ?? '?');
  return `${min ?? ''}–${max ?? ''}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
