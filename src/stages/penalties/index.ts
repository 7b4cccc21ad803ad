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
import { inTitle, settleTargets } from './context.js';
import { PersonCounts } from './counts.js';
import { ArticleCues, SentenceCues } from './cues.js';
import { Focus } from './focus.js';
import { linkViolations } from './links.js';
import { settleParties } from './ranking/ranker.js';
import { casesOf, sanctionsOf, type Case, type Reader } from './sanctions.js';
import { triggeredSentences, type Triggered } from './triggers.js';
import { inHeadline, inSentence, underDirectives, type FoundViolation } from './violations.js';
import { append } from './lists.js';

export function penalties(
  doc: Directed,
  context: Context,
): Pick<Document, 'sanctions' | 'violations' | 'diagnostics'> {
  const read = readCases(doc, context);
  if (read === null) return { sanctions: [], violations: [], diagnostics: doc.diagnostics };
  const { reader, cases, triggered } = read;
  settleParties(reader, cases);

  const found = underDirectives(reader);
  const bySentence = bySentenceOf(found);
  let next = 0;
  for (const sentence of triggered.acts) {
    const own: Case[] = [];
    for (; cases[next]?.sentence === sentence; next++) own.push(cases[next] as Case);
    if (reader.acts(sentence).length === 0) continue;
    const before = bySentence.get(sentence) ?? [];
    const known = [...before, ...found.slice(-RECENT)];
    for (const violation of inSentence(reader, sentence, own, known, cases)) {
      if (before.some((other) => isSame(other, violation))) continue;
      found.push(violation);
      before.push(violation);
    }
  }
  for (const sentence of triggered.acts)
    if (inTitle(reader, sentence)) found.push(...inHeadline(reader, sentence, found));
  linkViolations(reader, cases, found);

  const { sanctions, diagnostics } = sanctionsOf(reader, cases);
  return {
    sanctions,
    violations: found.map((violation) => written(reader, violation)),
    diagnostics: [...doc.diagnostics, ...diagnostics],
  };
}

/** The punishments of an article as the rules read them; null when nothing is there to be read. */
export function readCases(
  doc: Directed,
  context: Context,
): { reader: Reader; cases: Case[]; triggered: Triggered } | null {
  const triggered = triggeredSentences(doc, context.lexicon);
  if (!triggered.election) {
    for (const index of triggered.acts) {
      const sentence = doc.sentences[index];
      if (sentence !== undefined)
        context.trace?.rejected('sanction', sentence, 'the article is not about an election');
    }
    return null;
  }
  const forbids = doc.directives.some(({ polarity }) => polarity === 'dont');
  if (triggered.acts.length === 0 && !forbids) return null;

  const reader = readerOf(doc, context);
  for (const sentence of triggered.cases) noteAccused(reader, sentence);
  const cases: Case[] = [];
  for (const sentence of triggered.acts) for (const one of casesOf(reader, sentence, cases)) cases.push(one);
  settleTargets(reader, cases);
  carryAuthorities(reader, cases);
  return { reader, cases, triggered };
}

/** Violations before a sentence that its own still look back to. */
const RECENT = 40;

function readerOf(doc: Directed, context: Context): Reader {
  const { lexicon } = context;
  const laws = lawsBySentence(doc);
  const all = new ArticleCues(doc, lexicon);
  const cues: (SentenceCues | undefined)[] = [];
  const clauses: (Clauses | undefined)[] = [];
  const acts: (readonly Act[] | undefined)[] = [];
  const actors = new Actors(doc, lexicon);
  const quantities = new Quantities(doc, lexicon);
  const counts = new PersonCounts(doc, lexicon, quantities);
  return {
    doc,
    context,
    actors,
    quantities,
    focus: new Focus(actors),
    acts(index) {
      return (acts[index] ??= actsOf(this, this.cues(index)));
    },
    clauses(index) {
      return (clauses[index] ??= new Clauses(doc, lexicon, this.cues(index), actors, counts));
    },
    cues(index) {
      return (cues[index] ??= cuesOf(doc, all, index, laws.get(index) ?? NO_LAWS));
    },
  };
}

function cuesOf(doc: Directed, all: ArticleCues, index: number, laws: readonly Mention[]): SentenceCues {
  const sentence = doc.sentences[index];
  if (sentence === undefined) throw new RangeError(`no sentence ${index}`);
  return new SentenceCues(doc, all, sentence, laws);
}

const NO_LAWS: readonly Mention[] = [];

function lawsBySentence(doc: Directed): ReadonlyMap<number, readonly Mention[]> {
  const found = new Map<number, Mention[]>();
  for (const mention of doc.mentions) {
    if (mention.type !== 'law') continue;
    const sentence = sentenceOfAtom(doc.sentences, mention.from);
    append(found, sentence, mention);
  }
  return found;
}

function bySentenceOf(found: readonly FoundViolation[]): Map<number, FoundViolation[]> {
  const bySentence = new Map<number, FoundViolation[]>();
  for (const violation of found) {
    append(bySentence, violation.sentence, violation);
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
