/** Finds punishments and the conduct that they answer; both lean on each other, so one stage gives both. */
import type { Context, Directed, Document, Mention, Violation } from '../../document.js';
import { sentenceOfAtom, spanOfAtoms } from '../../document.js';
import { overlaps } from '../../text/span.js';
import { Quantities } from '../tag/quantities.js';
import { actsOf, type Act } from './acts.js';
import { Actors } from './actors.js';
import { noteAccused } from './accused.js';
import { Clauses } from './clauses.js';
import { carryAuthorities } from './authorities.js';
import { settleTargets } from './context.js';
import { PersonCounts } from './counts.js';
import { SentenceCues } from './cues.js';
import { Focus } from './focus.js';
import { linkViolations } from './links.js';
import { casesOf, sanctionsOf, type Case, type Reader } from './sanctions.js';
import { triggeredSentences } from './triggers.js';
import { inSentence, underDirectives, type FoundViolation } from './violations.js';

export function penalties(
  doc: Directed,
  context: Context,
): Pick<Document, 'sanctions' | 'violations' | 'diagnostics'> {
  const none = { sanctions: [], violations: [], diagnostics: doc.diagnostics };
  const triggered = triggeredSentences(doc, context.lexicon);
  if (!triggered.election) {
    for (const index of triggered.acts) {
      const sentence = doc.sentences[index];
      if (sentence !== undefined)
        context.trace?.rejected('sanction', sentence, 'the article is not about an election');
    }
    return none;
  }
  const forbids = doc.directives.some(({ polarity }) => polarity === 'dont');
  if (triggered.acts.length === 0 && !forbids) return none;

  const reader = readerOf(doc, context);
  for (const sentence of triggered.cases) noteAccused(reader, sentence);
  const cases: Case[] = [];
  for (const sentence of triggered.acts) for (const one of casesOf(reader, sentence, cases)) cases.push(one);
  settleTargets(reader, cases);
  carryAuthorities(reader, cases);

  const found = underDirectives(reader);
  const bySentence = bySentenceOf(found);
  let next = 0;
  for (const sentence of triggered.acts) {
    const own: Case[] = [];
    for (; cases[next]?.sentence === sentence; next++) own.push(cases[next] as Case);
    const before = bySentence.get(sentence) ?? [];
    const known = [...before, ...found.slice(-RECENT)];
    for (const violation of inSentence(reader, sentence, own, known, cases)) {
      if (before.some((other) => isSame(other, violation))) continue;
      found.push(violation);
      before.push(violation);
    }
  }
  linkViolations(reader, cases, found);

  const { sanctions, diagnostics } = sanctionsOf(reader, cases);
  return {
    sanctions,
    violations: found.map((violation) => written(reader, violation)),
    diagnostics: [...doc.diagnostics, ...diagnostics],
  };
}

/** Violations before a sentence that its own still look back to. */
const RECENT = 40;

function readerOf(doc: Directed, context: Context): Reader {
  const laws = lawsBySentence(doc);
  const cues = new Map<number, SentenceCues>();
  const clauses = new Map<number, Clauses>();
  const acts = new Map<number, readonly Act[]>();
  const actors = new Actors(doc, context.lexicon);
  const quantities = new Quantities(doc, context.lexicon);
  const counts = new PersonCounts(doc, context.lexicon, quantities);
  return {
    doc,
    context,
    actors,
    quantities,
    focus: new Focus(actors),
    acts(index) {
      let found = acts.get(index);
      if (found === undefined) acts.set(index, (found = actsOf(this, this.cues(index))));
      return found;
    },
    clauses(index) {
      let found = clauses.get(index);
      if (found === undefined)
        clauses.set(index, (found = new Clauses(doc, context.lexicon, this.cues(index), actors, counts)));
      return found;
    },
    cues(index) {
      let found = cues.get(index);
      if (found === undefined) {
        const sentence = doc.sentences[index];
        if (sentence === undefined) throw new RangeError(`no sentence ${index}`);
        cues.set(index, (found = new SentenceCues(doc, context.lexicon, sentence, laws.get(index) ?? [])));
      }
      return found;
    },
  };
}

function lawsBySentence(doc: Directed): ReadonlyMap<number, readonly Mention[]> {
  const found = new Map<number, Mention[]>();
  for (const mention of doc.mentions) {
    if (mention.type !== 'law') continue;
    const sentence = sentenceOfAtom(doc.sentences, mention.from);
    const list = found.get(sentence);
    if (list === undefined) found.set(sentence, [mention]);
    else list.push(mention);
  }
  return found;
}

function bySentenceOf(found: readonly FoundViolation[]): Map<number, FoundViolation[]> {
  const bySentence = new Map<number, FoundViolation[]>();
  for (const violation of found) {
    const list = bySentence.get(violation.sentence);
    if (list === undefined) bySentence.set(violation.sentence, [violation]);
    else list.push(violation);
  }
  return bySentence;
}

function isSame(a: FoundViolation, b: FoundViolation): boolean {
  return overlaps({ start: a.from, end: a.to }, { start: b.from, end: b.to });
}

function written({ doc, context }: Reader, violation: FoundViolation): Violation {
  const { kind, status, actors, sentence, rule, from, to } = violation;
  return {
    kind,
    status,
    actors,
    sentence,
    ...spanOfAtoms(doc.tokens, from, to),
    ...context.lexicon.grounds(rule),
  };
}
