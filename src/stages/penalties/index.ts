/** Finds punishments and the conduct that they answer; both lean on each other, so one stage gives both. */
import type { Context, Directed, Document, Mention, Violation } from '../../document.js';
import { sentenceOfAtom, spanOfAtoms } from '../../document.js';
import { overlaps } from '../../text/span.js';
import { Quantities } from '../tag/quantities.js';
import { Actors } from './actors.js';
import { noteAccused } from './accused.js';
import { Clauses } from './clauses.js';
import { carryAuthorities, settleTargets } from './context.js';
import { PersonCounts } from './counts.js';
import { SentenceCues } from './cues.js';
import { Focus } from './focus.js';
import { casesOf, sanctionsOf, type Case, type Reader } from './sanctions.js';
import {
  accusingSentences,
  inSentence,
  triggeredSentences,
  underDirectives,
  type FoundViolation,
} from './violations.js';

export function penalties(
  doc: Directed,
  context: Context,
): Pick<Document, 'sanctions' | 'violations' | 'diagnostics'> {
  const reader = readerOf(doc, context);
  if (!isAboutElections(doc, context)) return { sanctions: [], violations: [], diagnostics: doc.diagnostics };
  const sentences = [...triggeredSentences(reader)].sort((a, b) => a - b);

  for (const sentence of accusingSentences(reader)) noteAccused(reader, sentence);
  const cases: Case[] = [];
  for (const sentence of sentences) cases.push(...casesOf(reader, sentence, cases));
  settleTargets(reader, cases);
  carryAuthorities(reader, cases);

  const found = underDirectives(reader);
  for (const sentence of sentences) {
    const own = cases.filter((one) => one.sentence === sentence);
    for (const violation of inSentence(reader, sentence, own, found)) {
      if (!found.some((other) => isSame(other, violation))) found.push(violation);
    }
  }
  linkViolations(cases, found);

  const { sanctions, diagnostics } = sanctionsOf(reader, cases);
  return {
    sanctions,
    violations: found.map((violation) => written(reader, violation)),
    diagnostics: [...doc.diagnostics, ...diagnostics],
  };
}

function readerOf(doc: Directed, context: Context): Reader {
  const laws = lawsBySentence(doc);
  const cues = new Map<number, SentenceCues>();
  const clauses = new Map<number, Clauses>();
  const actors = new Actors(doc, context.lexicon);
  const quantities = new Quantities(doc, context.lexicon);
  const counts = new PersonCounts(doc, context.lexicon, quantities);
  return {
    doc,
    context,
    actors,
    quantities,
    focus: new Focus(actors),
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

/** Election words that an article without an election's name must have before its punishments concern us. */
const ELECTION_WORDS = 2;

function isAboutElections(doc: Directed, { lexicon }: Context): boolean {
  let seen = 0;
  for (const match of doc.matches.all) {
    if (lexicon.entry(match, 'election') !== undefined) return true;
    if (lexicon.entry(match, 'cue')?.class === 'election-context' && ++seen >= ELECTION_WORDS) return true;
  }
  return false;
}

function isSame(a: FoundViolation, b: FoundViolation): boolean {
  return overlaps({ start: a.from, end: a.to }, { start: b.from, end: b.to });
}

/**
 * Each case answers the violation of its sentence, that of the case it goes on from, or, for a case that is more
 * than a threat, the last one of the same person close by.
 */
function linkViolations(cases: readonly Case[], violations: readonly FoundViolation[]): void {
  let last: Case | null = null;
  for (const one of cases) {
    const own = violations
      .map((violation, index) => ({ violation, index }))
      .filter(({ violation }) => violation.sentence === one.sentence)
      .sort((a, b) => distance(one, a.violation) - distance(one, b.violation))[0];
    const goesOn: boolean =
      last !== null && one.sentence - last.sentence <= 1 && one.target === last.target && one.inheritedTarget;
    const continued: number | null = goesOn ? (last?.violation ?? null) : null;
    one.violation = own?.index ?? continued ?? ofSamePerson(one, violations);
    last = one;
  }
}

/** Sentences before a case in which its violation may be named. */
const VIOLATION_REACH = 4;

function ofSamePerson(one: Case, violations: readonly FoundViolation[]): number | null {
  const { target } = one;
  if (target === null || one.status === 'proposed' || one.status === 'denied') return null;
  const reach = one.status === 'threatened' ? (one.inheritedTarget ? 1 : 0) : VIOLATION_REACH;
  const near = violations
    .map((violation, index) => ({ violation, index, away: one.sentence - violation.sentence }))
    .filter(
      ({ violation, away }) =>
        away >= -1 && away <= reach && (away >= 0 || reach > 1) && violation.actors.includes(target),
    )
    .sort((a, b) => Math.abs(a.away) - Math.abs(b.away));
  return near[0]?.index ?? null;
}

function distance({ group }: Case, { from, to }: FoundViolation): number {
  return to <= group.from ? group.from - to : from - group.to;
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
