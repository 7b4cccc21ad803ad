/**
 * Conduct that the article names, one item for each mention:
 * - `forbidden` where a directive, ban, pledge, threat or list of bans stands over it; `alleged`, `proven` or
 *   `dismissed` where a word of accusing or judging does, where somebody is punished for it, and where the article
 *   plainly says it of officials; an allegation is never raised to proof.
 * - A headline's mention is an item of its own, and so is every repetition further on; one directive gives one item
 *   of a kind. Generic words ("pelanggaran netralitas", "tidak netral") are items like any other when somebody is
 *   accused, punished or told; alone, as the topic of a meeting or a danger warned of, they are none.
 * - The words are the verb with its objects and with what says to whom, with what or by which means; when, why and,
 *   outside bans, where it happened stay outside.
 * - Actors are those who did it or are told not to, by name where the article names them; never who only tells of it.
 *   An offence told of without its author keeps none ("mobil dinas dipakai kampanye").
 *
 * `acts.ts` finds the words, `extent.ts` their ends, `standing.ts` the status, `doers.ts` the actors, `links.ts` the
 * punishments that answer them.
 */
import type { Violation } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { atomAt } from '../../text/tokens.js';
import { mergedActs, type Act, type ViolationEntry } from './acts.js';
import type { Actors } from './actors.js';
import type { Participant } from './clauses.js';
import { OFFICIALS } from './classes.js';
import { inTitle } from './context.js';
import { actorNear, doersOf, goingOn, subjectOf, suspects } from './doers.js';
import type { Case, Reader } from './sanctions.js';
import { isSuffered, listHead, standingOf } from './standing.js';

export interface FoundViolation extends Act {
  readonly kind: string;
  readonly status: Violation['status'];
  readonly actors: readonly number[];
  readonly sentence: number;
  readonly rule: string;
}

/** Atoms of what a directive forbids before an innocent word that says what: "ikut mendukung". */
const WEAK_REACH = 2;

/** The acts named under directives not to do something. */
export function underDirectives(reader: Reader): FoundViolation[] {
  const { doc, actors } = reader;
  const found: FoundViolation[] = [];
  for (const directive of doc.directives) {
    if (directive.polarity !== 'dont') continue;
    const from = atomAt(doc.tokens, directive.content.start);
    const to = atomAt(doc.tokens, directive.content.end - 1) + 1;
    const cues = reader.cues(directive.sentence);
    const addressees = directive.addressees.filter((index) => actors.classes(index).size > 0);
    const people =
      subordinates(reader, directive.sentence, from, to) ??
      (addressees.length > 0 ? addressees : actorNear(reader, cues, from));
    const named = mergedActs(reader, cues, { from, to }, true).filter(
      (act) => !isSuffered(cues, act) && (!act.weak || act.from - from <= WEAK_REACH),
    );
    // Contestants pledge how they will campaign; the law on officials is another.
    if (directive.force === 'pledge' && people.length === 0) continue;
    // Beside conduct that is clear by itself, an innocent word only says how or where.
    const clear = named.filter(({ weak }) => !weak);
    const kinds = new Set<string>();
    for (const act of clear.length > 0 ? clear : named) {
      const kind = kindFor(reader, act, people);
      if (kind === null || kinds.has(kind)) continue;
      kinds.add(kind);
      const status = directive.status === 'alleged' ? 'alleged' : 'forbidden';
      const { sentence } = directive;
      found.push(violationOf(act, { kind, status, actors: people, sentence, rule: 'violation-directive' }));
    }
  }
  return found;
}

/** "jangan membiarkan bawahan main politik": those whom the addressees are to keep from it. */
function subordinates(reader: Reader, sentence: number, from: number, to: number): readonly number[] | null {
  const cues = reader.cues(sentence);
  const letting = cues.all('violation-letting').find((cue) => cue.from >= from - 1 && cue.to <= to);
  if (letting === undefined) return null;
  const kept = reader
    .clauses(sentence)
    .participants.find(({ start, to: end, form }) => start >= letting.to && end <= to && form === 'named');
  const first = kept?.mentions[0];
  return first === undefined ? null : [first.entity];
}

/** The acts of a sentence that a threat, a case verb or a ban stands over; `all` are the article's punishments. */
export function inSentence(
  reader: Reader,
  sentence: number,
  cases: readonly Case[],
  before: readonly FoundViolation[],
  all: readonly Case[],
): FoundViolation[] {
  const cues = reader.cues(sentence);
  const found: FoundViolation[] = [];
  const acts = reader.acts(sentence);
  const clear = acts.some(({ weak }) => !weak);
  for (const act of acts) {
    // Beside conduct that is clear by itself, an innocent word only says how or where.
    if ((act.weak && clear) || isSuffered(cues, act)) continue;
    const subject = subjectOf(reader, sentence, act);
    const doer = doersOf(reader, sentence, subject);
    const known = found.length === 0 ? before : [...before, ...found];
    const read = standingOf({ reader, sentence, cues, act, subject, doer, cases, all, before: known });
    if (read === null) {
      reject(reader, act, 'violation', 'no ban, threat or case verb stands over it');
      continue;
    }
    const people = actorsOf(reader, sentence, act, { cases, status: read.status, doer }, before);
    const told = read.direct === true && act.entries.every(({ group }) => group !== 'generic');
    if (people.length === 0 && read.status !== 'forbidden' && !told && !act.entries.some(isImpersonal)) {
      reject(reader, act, read.rule, 'nobody whom the law binds is named near');
      continue;
    }
    const meant = read.status === 'forbidden' ? people : settled(reader, sentence, people, subject);
    const named = kindFor(reader, act, people);
    if (named === null) continue;
    const { status, rule } = read;
    const kind = status === 'forbidden' ? named : absorbed(reader, named, people);
    found.push(violationOf(act, { kind, status, actors: meant, sentence, rule }));
  }
  return found;
}

/** What a headline names that the article tells of further on: it stands as it does there. */
export function inHeadline(
  reader: Reader,
  sentence: number,
  found: readonly FoundViolation[],
): FoundViolation[] {
  const added: FoundViolation[] = [];
  for (const act of reader.acts(sentence)) {
    if ([...found, ...added].some((other) => other.sentence === sentence && overlapsAct(other, act)))
      continue;
    const told = found.find(
      (other) =>
        other.sentence !== sentence &&
        (act.entries.some(({ id }) => id === other.kind) ||
          act.entries.some((entry) => absorbed(reader, entry.id, other.actors) === other.kind)),
    );
    if (told === undefined || told.status === 'dismissed') continue;
    added.push({
      ...act,
      kind: told.kind,
      status: told.status,
      actors: told.actors,
      sentence,
      rule: told.rule,
    });
  }
  return added;
}

function overlapsAct(a: Pick<Act, 'from' | 'to'>, b: Pick<Act, 'from' | 'to'>): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The kind that conduct has where only some can do it: what makes a soldier partisan, an organiser partial. */
function absorbed({ context, actors }: Reader, kind: string, people: readonly number[]): string {
  if (people.length === 0) return kind;
  const wider = absorbersOf(context.lexicon).get(kind) ?? [];
  const own = wider.find(({ actors: bound }) => people.every((index) => actors.isOneOf(index, bound)));
  return own?.id ?? kind;
}

/** Entries by the ids of the conduct that they absorb. */
const absorbersOf = perLexicon((lexicon): ReadonlyMap<string, readonly ViolationEntry[]> => {
  const found = new Map<string, ViolationEntry[]>();
  for (const entry of lexicon.ofKind('violation')) {
    for (const id of entry.absorbs) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [entry]);
      else list.push(entry);
    }
  }
  return found;
});

/** The likeliest suspects whom the law on the act binds; else those who did the act before. */
function actorsOf(
  reader: Reader,
  sentence: number,
  act: Act,
  known: Parameters<typeof suspects>[3],
  before: readonly FoundViolation[],
): readonly number[] {
  for (const people of suspects(reader, sentence, act, known))
    if (people.length > 0 && kindFor(reader, act, people) !== null) return people;
  if (known.status === 'forbidden') return [];
  const last = goingOn(reader, sentence, before);
  return last.length > 0 ? last : countedClass(reader, sentence);
}

/** "Paling banyak berupa unggahan dukungan": a count of cases is of the class that the headline names. */
function countedClass(reader: Reader, sentence: number): readonly number[] {
  const cues = reader.cues(sentence);
  const counts = [cues, listHead(reader, cues)].some(
    (one) => one !== null && one.all('violation-tally').length > 0,
  );
  if (!counts && cues.at('violation-goes-on', cues.sentence.from) === undefined) return [];
  for (let index = 0; index <= Math.min(sentence, TOPIC_REACH); index++) {
    const near = reader.doc.sentences[index];
    const found =
      near === undefined
        ? undefined
        : reader.actors.in(near).find(({ entity, type }) => {
            return type === 'group' && reader.actors.isOneOf(entity, OFFICIALS);
          });
    if (found !== undefined) return [found.entity];
  }
  return [];
}

/** Sentences in which an article names the class that it is about. */
const TOPIC_REACH = 3;

/** What is told of without anybody: "Mobil dinas dipakai kampanye", "Beredar chat perintah memenangkan paslon". */
function isImpersonal({ group }: ViolationEntry): boolean {
  return group === 'facilities' || group === 'money' || group === 'partisan';
}

/** The class of a headline ("Camat di X dilaporkan"), or "sang camat", is the only one of it accused further on. */
function settled(
  reader: Reader,
  sentence: number,
  people: readonly number[],
  subject: Participant | null,
): readonly number[] {
  const only = people[0];
  if (only === undefined || people.length > 1 || reader.actors.entity(only).type !== 'group') return people;
  const pointed = subject !== null && (subject.that || (subject.some && reader.focus.topic() !== null));
  if (!inTitle(reader, sentence) && !pointed) return people;
  const person = reader.focus.memberOf(only);
  const several = reader
    .clauses(sentence)
    .participants.some(({ mentions, count }) => mentions[0]?.entity === only && (count ?? 1) !== 1);
  return person === null || several ? people : [person];
}

function violationOf(
  { entries, weak, from, to }: Act,
  { kind, status, actors, sentence, rule }: Omit<FoundViolation, keyof Act>,
): FoundViolation {
  return { entries, weak, from, to, kind, status, actors, sentence, rule };
}

/** The act's kind for these people; null when the law on it does not bind them. */
function kindFor({ actors }: Reader, { entries }: Act, people: readonly number[]): string | null {
  const entry =
    entries.find(({ actors: bound }) => people.some((index) => isNamedIn(bound, actors, index))) ??
    entries.find((entry) => bindsSomebody(entry, actors, people));
  return entry === undefined ? null : entry.id;
}

function isNamedIn(classes: readonly string[], actors: Actors, index: number): boolean {
  return classes.length > 0 && actors.isOneOf(index, classes);
}

/** Groups of conduct that only some can commit: nothing is found where nobody of them is named. */
const PERSONAL: ReadonlySet<string> = new Set(['organiser', 'security-forces', 'village', 'incumbent']);

/** What the law forbids civil servants it forbids all who are paid by the state, in one statute or another. */
function bindsSomebody(
  { actors: bound, group }: ViolationEntry,
  actors: Actors,
  people: readonly number[],
): boolean {
  if (bound.length === 0) return true;
  if (people.length === 0) return !PERSONAL.has(group);
  return people.some(
    (index) =>
      actors.isOneOf(index, bound) ||
      isUnknown(actors, index) ||
      (bound.includes('asn') && actors.isOneOf(index, OFFICIALS)),
  );
}

/** Somebody whose class the article or the lexicon does not tell. */
function isUnknown(actors: Actors, index: number): boolean {
  const { type } = actors.entity(index);
  return type !== 'institution' && type !== 'party' && actors.classes(index).size === 0;
}

function reject(
  reader: Reader,
  { from, to }: { from: number; to: number },
  rule: string,
  condition: string,
): void {
  if (to <= from) return;
  reader.context.trace?.rejected(rule, spanOfAtoms(reader.doc.tokens, from, to), condition);
}
