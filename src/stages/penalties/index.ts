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
import { triggeredSentences } from './triggers.js';
import { actsOf, inSentence, underDirectives, type Act, type FoundViolation } from './violations.js';

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
    for (const violation of inSentence(reader, sentence, own, found, cases)) {
      if (before.some((other) => isSame(other, violation))) continue;
      found.push(violation);
      before.push(violation);
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

/**
 * Each case answers the violation of its sentence, that of the case it goes on from, or, for a case that is more
 * than a threat, the last one of the same person close by.
 */
function linkViolations(cases: readonly Case[], violations: readonly FoundViolation[]): void {
  let last: Case | null = null;
  const bySentence = new Map<number, { violation: FoundViolation; index: number }[]>();
  violations.forEach((violation, index) => {
    const list = bySentence.get(violation.sentence);
    if (list === undefined) bySentence.set(violation.sentence, [{ violation, index }]);
    else list.push({ violation, index });
  });
  for (const one of cases) {
    const own = nearest(one, bySentence.get(one.sentence) ?? []);
    const goesOn: boolean =
      last !== null && one.sentence - last.sentence <= 1 && one.target === last.target && one.inheritedTarget;
    const continued: number | null = goesOn ? (last?.violation ?? null) : null;
    one.violation = own?.index ?? continued ?? ofSamePerson(one, bySentence);
    last = one;
  }
}

/** Sentences before a case in which its violation may be named. */
const VIOLATION_REACH = 4;

function ofSamePerson(
  one: Case,
  bySentence: ReadonlyMap<number, readonly { violation: FoundViolation; index: number }[]>,
): number | null {
  const { target } = one;
  if (target === null || one.status === 'proposed' || one.status === 'denied') return null;
  const reach = one.status === 'threatened' ? (one.inheritedTarget ? 1 : 0) : VIOLATION_REACH;
  const steps = reach > 1 ? [0, 1, -1, 2, 3, 4] : [0, 1].slice(0, reach + 1);
  for (const away of steps) {
    const near = bySentence
      .get(one.sentence - away)
      ?.find(({ violation }) => violation.actors.includes(target));
    if (near !== undefined) return near.index;
  }
  return null;
}

function nearest(
  one: Case,
  violations: readonly { violation: FoundViolation; index: number }[],
): { index: number } | undefined {
  let best: { index: number } | undefined;
  let least = Number.MAX_SAFE_INTEGER;
  for (const candidate of violations) {
    const away = distance(one, candidate.violation);
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
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
