/**
 * Conduct that the article names: forbidden under a ban, a directive to refrain or a threat; alleged, proven or
 * dismissed under a case verb. A danger merely warned of is none, and an innocent word counts only under a ban.
 */
import type { Directed, Mention, Violation } from '../../document.js';
import { sentenceOfAtom, spanOfAtoms } from '../../document.js';
import type { Match } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { atomAt, Shape, surfaceOf } from '../../text/tokens.js';
import type { Quantities } from '../tag/quantities.js';
import { WATCHERS } from './accused.js';
import type { Actors } from './actors.js';
import { composedAt } from './conduct.js';
import { inTitle, meantBy } from './context.js';
import type { Cue, SentenceCues } from './cues.js';
import { powerless } from './powers.js';
import type { Case, Reader } from './sanctions.js';
import { isMarked, listedAfter, subjectBefore } from './subjects.js';

type ViolationEntry = Entry<'violation'>;

/** A violation with the atoms that name it, before it is written. */
export interface Act {
  readonly entries: readonly ViolationEntry[];
  readonly weak: boolean;
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

export interface FoundViolation extends Act {
  readonly kind: string;
  readonly status: Violation['status'];
  readonly actors: readonly number[];
  readonly sentence: number;
  readonly rule: string;
}

/** Atoms between a case verb or ban and the act. */
const CASE_REACH = 9;
const BAN_REACH = 4;
/** Most atoms that an act's object adds to its words. */
const OBJECT_REACH = 8;

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
    const people = addressees.length > 0 ? addressees : actorNear(reader, cues, from);
    const named = mergedActs(reader, cues, from, to).filter(
      (act) => !isSuffered(cues, act) && (!act.weak || act.from - from <= WEAK_REACH),
    );
    // Contestants pledge how they will campaign; the law on officials is another.
    if (directive.force === 'pledge' && people.length === 0) continue;
    // Beside conduct that is clear by itself, an innocent word only says how or where.
    const clear = named.filter(({ weak }) => !weak);
    for (const act of distinct(reader, clear.length > 0 ? clear : named, people)) {
      const status = directive.status === 'alleged' ? 'alleged' : 'forbidden';
      found.push({
        ...act,
        status,
        actors: people,
        sentence: directive.sentence,
        rule: 'violation-directive',
      });
    }
  }
  return found;
}

/** The acts of a sentence that a threat, a case verb or a ban stands over. */
export function inSentence(
  reader: Reader,
  sentence: number,
  cases: readonly Case[],
  before: readonly FoundViolation[],
  all: readonly Case[],
): FoundViolation[] {
  const cues = reader.cues(sentence);
  const found: FoundViolation[] = [];
  const named = reader.acts(sentence);
  const clear = named.some(({ weak }) => !weak);
  for (const act of named) {
    // Beside conduct that is clear by itself, an innocent word only says how or where.
    if ((act.weak && clear) || isSuffered(cues, act)) continue;
    const doer = doerOf(reader, sentence, act);
    const read = statusOf(reader, cues, act, cases) ?? goesOn(reader, sentence, act, doer, all, before);
    if (read === null) {
      reject(reader, act, 'violation', 'no ban, threat or case verb stands over it');
      continue;
    }
    const named = peopleOf(reader, cues, act, cases, read.status, doer);
    const people =
      named.length > 0 || read.status === 'forbidden' ? named : goingOn(reader, sentence, before);
    if (people.length === 0 && act.entries.every(({ actors }) => actors.length > 0)) {
      reject(reader, act, read.rule, 'nobody whom the law binds is named near');
      continue;
    }
    const meant = read.status === 'forbidden' ? people : settled(reader, sentence, people);
    for (const kept of distinct(reader, [act], people)) {
      found.push({ ...kept, status: read.status, actors: meant, sentence, rule: read.rule });
    }
  }
  return found;
}

/** The class of a headline ("Camat di X dilaporkan") is the only one of it accused further on. */
function settled(reader: Reader, sentence: number, people: readonly number[]): readonly number[] {
  const only = people[0];
  if (only === undefined || people.length > 1 || !inTitle(reader, sentence)) return people;
  const person = reader.actors.entity(only).type === 'group' ? reader.focus.memberOf(only) : null;
  return person === null ? people : [person];
}

/** The acts of a sentence, whatever stands over them. */
export function actsOf(reader: Reader, cues: SentenceCues): readonly Act[] {
  return mergedActs(reader, cues, cues.sentence.from, cues.sentence.to);
}

// --- acts ----------------------------------------------------------------------------------------------------

/** Acts between the atoms, "berpihak dan tidak memihak" as one, with their objects. */
function mergedActs(reader: Reader, cues: SentenceCues, from: number, to: number): Act[] {
  const merged: Act[] = [];
  for (const act of acts(reader, cues, from, to)) {
    const last = merged.at(-1);
    if (last !== undefined && sharesKind(last, act) && isCoordinated(reader.doc, cues, last.to, act.from)) {
      merged[merged.length - 1] = { ...last, to: act.to, weak: last.weak && act.weak };
    } else merged.push(act);
  }
  return merged.map((act, index) => ({
    ...act,
    from: withVerb(cues, act, merged[index - 1]?.to ?? from),
    to: withObject(reader, cues, act, merged[index + 1]?.from ?? to),
  }));
}

function acts(reader: Reader, cues: SentenceCues, from: number, to: number): Act[] {
  const { doc, context } = reader;
  const found: Act[] = [];
  const kinds = context.lexicon.kindBit('violation', 'cue');
  let end = from;
  for (let i = from; i < to; i++) {
    if (i < end || (doc.matches.kindsAt(i) & kinds) === 0) continue;
    const solicited = solicitation(reader, cues, i, to) ?? misuse(reader, cues, i, to);
    if (solicited !== null) {
      found.push(solicited);
      end = solicited.to;
      continue;
    }
    const same: Match[] = [];
    let blocked = 0;
    const stop = doc.matches.first(i + 1);
    for (let m = doc.matches.first(i); m < stop; m++) {
      const match = doc.matches.at(m);
      if (match.to > to || context.lexicon.kind(match) !== 'violation' || PARTS.has(match.slot)) continue;
      if (match.slot === 'not') blocked = Math.max(blocked, match.to);
      else if (same.length === 0 || same[0]?.to === match.to) same.push(match);
    }
    const first = same[0];
    if (blocked > 0 && (first === undefined || blocked >= first.to)) {
      end = blocked;
      continue;
    }
    const composed =
      first === undefined || same.every(({ slot }) => slot === 'weak')
        ? composedAt(reader, cues, i, to)
        : null;
    if (composed !== null) {
      const within = solicitationIn(reader, cues, i + 1, composed.to, to);
      found.push(within ?? composed);
      end = within?.to ?? composed.to;
      continue;
    }
    if (first === undefined) continue;
    found.push({
      entries: same.map((match) => context.lexicon.entry(match, 'violation') as ViolationEntry),
      weak: same.every(({ slot }) => slot === 'weak'),
      from: first.from,
      to: first.to,
    });
    end = first.to;
  }
  return found;
}

/** Slots of words that are conduct only together. */
const PARTS: ReadonlySet<string> = new Set(['verb', 'object', 'passive']);

function sharesKind(a: Act, b: Act): boolean {
  return a.entries.some(({ id }) => b.entries.some((other) => other.id === id));
}

/** "berpihak dan tidak memihak", "like, komentar atau membagikan": one act in several words. */
function isCoordinated(doc: Directed, cues: SentenceCues, from: number, to: number): boolean {
  if (to - from > 4) return false;
  let joined = false;
  for (let i = from; i < to;) {
    const and = cues.at('penalty-and', i);
    const not = cues.at('penalty-negator', i) ?? cues.at('violation-ban', i);
    if (not !== undefined || and?.value === 'or' || surfaceOf(doc.tokens, i) === ',') joined = true;
    if (not !== undefined) i = not.to;
    else if (and !== undefined) i = and.to;
    else if (doc.tokens.shape[i] === Shape.Mark && surfaceOf(doc.tokens, i) === ',') i++;
    else return false;
  }
  return joined;
}

/** "mengarahkan para kepala desa memenangkan paslon 2": somebody is told for whom to vote. */
function solicitation({ doc, context }: Reader, cues: SentenceCues, i: number, limit: number): Act | null {
  const verb = cues.at('violation-solicit', i);
  if (verb === undefined) return null;
  for (let k = verb.to; k < Math.min(verb.to + SOLICIT_REACH, limit); k++) {
    if (doc.tokens.shape[k] === Shape.Mark && surfaceOf(doc.tokens, k) !== '/') return null;
    const vote = cues.at('violation-vote', k);
    if (vote === undefined) continue;
    for (let n = vote.to; n < Math.min(vote.to + 3, limit); n++) {
      const contestant = cues.at('contestant-noun', n);
      const entry = context.lexicon.get('violation', 'solicit-votes');
      if (contestant === undefined || entry === undefined || contestant.to > limit) continue;
      return { entries: [entry], weak: false, from: i, to: contestant.to };
    }
  }
  return null;
}

/** "memperlihatkan dirinya mengajak warga memilih paslon": the narrower act says more. */
function solicitationIn(
  reader: Reader,
  cues: SentenceCues,
  from: number,
  to: number,
  limit: number,
): Act | null {
  for (let i = from; i < to; i++) {
    const found = solicitation(reader, cues, i, limit);
    if (found !== null) return found;
  }
  return null;
}

/** "mobil dinas dipakai mengangkut massa kampanye": a public thing put to a campaign's use. */
function misuse({ doc, context }: Reader, cues: SentenceCues, i: number, limit: number): Act | null {
  const isThing = cues.at('violation-facility', i) !== undefined;
  const first = isThing ? 'violation-facility' : 'violation-use';
  const second = isThing ? 'violation-use' : 'violation-facility';
  const begin = cues.at(first, i);
  const entry = context.lexicon.get('violation', 'state-facilities');
  if (begin === undefined || entry === undefined) return null;
  let met = false;
  for (let k = begin.to; k < Math.min(begin.to + SOLICIT_REACH, limit); k++) {
    if (doc.tokens.shape[k] === Shape.Mark) return null;
    met ||= cues.at(second, k) !== undefined;
    const noun = cues.at('contestant-noun', k);
    if (met && noun !== undefined && noun.to <= limit)
      return { entries: [entry], weak: false, from: i, to: noun.to };
  }
  return null;
}

/** Atoms between telling and voting: "mengajak seluruh warga di desanya untuk memilih". */
const SOLICIT_REACH = 9;

/** From the verb of taking part on: "terlibat secara langsung dalam politik praktis". */
function withVerb(cues: SentenceCues, { from }: Act, floor: number): number {
  const verb = cues
    .all('violation-involve')
    .filter((cue) => cue.from >= floor && cue.to <= from && from - cue.to <= 4)
    .at(-1);
  return verb?.from ?? from;
}

/** Past the contestant or campaign that the act is about: "berpihak ke salah satu calon". */
function withObject({ doc, context, actors }: Reader, cues: SentenceCues, act: Act, limit: number): number {
  const { tokens, matches } = doc;
  let end = act.to;
  for (let i = act.to; i < Math.min(limit, act.to + OBJECT_REACH);) {
    // An object cut by page furniture ends where it is cut.
    if (tokens.block[i] !== tokens.block[act.to - 1] || tokens.shape[i] === Shape.Mark) break;
    const noun = cues
      .all('contestant-noun')
      .find(({ from, to }) => from === i && to <= limit && tokens.block[to - 1] === tokens.block[act.to - 1]);
    const link = cues.at('violation-complement', i);
    if (noun !== undefined) end = i = noun.to;
    else if (link !== undefined && link.to <= limit && link.value !== 'noun') i = link.to;
    else if (isObjectLink(cues, i) === false) break;
    else if (matches.longest(i, (match) => context.lexicon.item(match).kind === 'sanction') !== null) break;
    else i++;
  }
  return throughPhrase(doc, actors, end, limit);
}

/** To the end of a name that the act's words end in, and of a number or sum right behind them. */
function throughPhrase({ tokens }: Directed, actors: Actors, end: number, limit: number): number {
  const name = actors.through(end);
  let to = name >= 0 && name <= limit ? name : end;
  while (to < limit && isOrdinal(tokens, to)) to++;
  return to;
}

/** The number of a candidate: one or two digits. */
function isOrdinal({ shape, start, end, block }: Directed['tokens'], i: number): boolean {
  return shape[i] === Shape.Digits && (end[i] ?? 0) - (start[i] ?? 0) <= 2 && block[i] === block[i - 1];
}

/** False at a word behind which the act's object is over; "dengan" and "dalam" go on before a contestant only. */
function isObjectLink(cues: SentenceCues, i: number): boolean {
  for (const kind of [
    'penalty-modal',
    'penalty-verb',
    'penalty-condition',
    'penalty-past',
    'penalty-speech',
    'violation-case',
  ] as const) {
    if (cues.at(kind, i) !== undefined) return false;
  }
  const stop = cues.at('violation-stop', i);
  if (stop === undefined) return true;
  return (
    [stop.to, cues.at('violation-complement', stop.to)?.to ?? stop.to].some(
      (k) => cues.at('contestant-noun', k) !== undefined,
    ) && cues.at('penalty-and', i) === undefined
  );
}

/** The act's kind for these people; none when the law on it does not bind them. */
function distinct(
  { actors }: Reader,
  found: readonly Act[],
  people: readonly number[],
): (Act & { kind: string })[] {
  const kinds = new Set<string>();
  const kept: (Act & { kind: string })[] = [];
  for (const act of found) {
    const entry = act.entries.find(
      (entry) =>
        people.length === 0 ||
        entry.actors.length === 0 ||
        people.some((index) => actors.isOneOf(index, entry.actors) || isPerson(actors.entity(index).type)),
    );
    if (entry === undefined || kinds.has(entry.id)) continue;
    kinds.add(entry.id);
    kept.push({ ...act, kind: entry.id });
  }
  return kept;
}

function isPerson(type: string): boolean {
  return type === 'person' || type === 'office';
}

// --- status --------------------------------------------------------------------------------------------------

function statusOf(
  reader: Reader,
  cues: SentenceCues,
  act: Act,
  cases: readonly Case[],
): { status: Violation['status']; rule: string } | null {
  const { doc } = reader;
  if (isDanger(cues, act)) return null;
  const done = cases.find(({ status }) => status === 'imposed' || status === 'lifted');
  const conditional = cues.all('penalty-condition').some(({ value }) => value === 'if' || done === undefined);
  const verb = caseVerb(doc, cues, act);
  if (verb !== null && !act.weak) {
    // "belum ditemukan ASN yang berpihak": nobody is spoken of.
    if (verb.value === 'none') return null;
    if (!conditional) return { status: verb.value as Violation['status'], rule: 'violation-case' };
    return { status: 'forbidden', rule: 'violation-threat' };
  }
  if (banBefore(cues, act) || listHead(reader, cues) !== null) {
    return { status: 'forbidden', rule: 'violation-ban' };
  }
  if (act.weak) return null;
  const threat = cases.find(({ status }) => status === 'threatened' || status === 'proposed');
  if (threat !== undefined) return { status: 'forbidden', rule: 'violation-threat' };
  if (conditional) return null;
  if (done !== undefined) return { status: 'proven', rule: 'violation-case' };
  const open = cases.find(({ status }) => status === 'recommended' || status === 'pending');
  return open === undefined ? null : { status: 'alleged', rule: 'violation-case' };
}

/** "tidak mudah percaya berita bohong": what somebody else does to those addressed. */
function isSuffered(cues: SentenceCues, act: Act): boolean {
  return cues
    .all('violation-suffered')
    .some(({ from, to }) => from <= act.from && act.from - to <= 1 && to > act.from - BAN_REACH);
}

/** "rawan politik uang": warned of, done by nobody. */
function isDanger(cues: SentenceCues, act: Act): boolean {
  return cues
    .all('violation-danger')
    .some(({ from, to }) => to <= act.from && act.from - from <= BAN_REACH + 1);
}

/** The case verb nearest before the act ("diduga melanggar netralitas"); the longest of several in one place. */
function caseVerb(doc: Directed, cues: SentenceCues, act: Act): Cue | null {
  let best: Cue | null = null;
  for (const cue of cues.all('violation-case')) {
    if (
      (cue.value === 'alleged' || cue.value === 'dismissed') &&
      cue.from >= act.to &&
      cue.from - act.to <= BAN_REACH &&
      !hasStop(doc, act.to, cue.from)
    )
      best = cue.value === 'dismissed' ? cue : (best ?? cue);
    if (cue.from > act.from || act.from - cue.to > CASE_REACH) continue;
    if (cue.to > act.from && cue.from !== act.from) continue;
    if (hasStop(doc, cue.to, act.from)) continue;
    // A longer cue that covers a shorter one says more: "tidak terbukti". One inside the act says less.
    if (best !== null && (cue.to > act.from || (cue.from >= best.from && cue.to <= best.to))) continue;
    best = cue;
  }
  return best;
}

function hasStop(doc: Directed, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (doc.tokens.shape[i] === Shape.Mark && '.;:?!'.includes(surfaceOf(doc.tokens, i))) return true;
  }
  return false;
}

/** "dilarang ikut kampanye", "larangan berpolitik praktis": a word that forbids, not a plain negation. */
function banBefore(cues: SentenceCues, act: Act): boolean {
  return cues
    .all('violation-ban')
    .some(({ value, to }) => value === 'ban' && to <= act.from && act.from - to <= BAN_REACH);
}

/** Lines of a list that look back to its head, at most. */
const LIST_LENGTH = 14;

/** The cues of the sentence that opens the list with a ban ("ASN dilarang:") which this line is an item of. */
function listHead(reader: Reader, { sentence }: SentenceCues): SentenceCues | null {
  const { doc } = reader;
  let index = sentenceOfAtom(doc.sentences, sentence.from);
  for (let steps = 0; steps < LIST_LENGTH && index > 0; steps++) {
    const line = doc.sentences[index];
    if (line === undefined || !isItem(doc, line.from)) break;
    index--;
  }
  const head = doc.sentences[index];
  if (head === undefined || head.from === sentence.from || isItem(doc, head.from)) return null;
  const cues = reader.cues(index);
  return cues.all('violation-ban').some(({ value }) => value === 'ban') ? cues : null;
}

/** "a)", "1.", "-": the mark of an item. */
function isItem({ tokens }: Directed, from: number): boolean {
  const first = surfaceOf(tokens, from);
  if (tokens.shape[from] === Shape.Mark) return '-–•*('.includes(first);
  return (
    first.length <= 2 && ').'.includes(surfaceOf(tokens, from + 1)) && tokens.shape[from + 1] === Shape.Mark
  );
}

// --- actors --------------------------------------------------------------------------------------------------

/** Who does it: the one threatened or punished, else the nearest class of officials. */
function peopleOf(
  reader: Reader,
  cues: SentenceCues,
  act: Act,
  cases: readonly Case[],
  status: Violation['status'],
  doer: readonly number[],
): readonly number[] {
  const target = cases.find(({ target, inheritedTarget }) => target !== null && !inheritedTarget)?.target;
  if (target !== undefined && target !== null) return [target];
  if (doer.length > 0 && status !== 'forbidden') return doer;
  const near = actorNear(reader, cues, act.from, act.to);
  if (near.length > 0) return near;
  const head = status === 'forbidden' ? listHead(reader, cues) : null;
  if (head !== null) return actorNear(reader, head, head.sentence.to);
  const meant = pronounBefore(reader, cues, act.from);
  if (meant !== null) return [meant];
  const taken = status === 'forbidden' ? cases.find(({ target }) => target !== null)?.target : undefined;
  return taken === undefined || taken === null ? [] : [taken];
}

/** The subject of the words for the act, as far as it is somebody in particular or a class that the law binds. */
function doerOf(reader: Reader, sentence: number, { from }: Act): readonly number[] {
  const { actors } = reader;
  const scene = { cues: reader.cues(sentence), clauses: reader.clauses(sentence) };
  const subject = subjectBefore(scene, from, scene.cues.sentence.from, (participant) => {
    if (isMarked(participant, 'by', 'from', 'other', 'toward')) return false;
    if (participant.form !== 'named')
      return participant.form !== 'headless' && participant.value !== 'offender';
    return participant.mentions.some(
      ({ entity, type }) =>
        type === 'person' || (isBound(actors.classes(entity)) && !isContestant(actors.classes(entity))),
    );
  });
  if (subject === null) return [];
  const found: number[] = [];
  for (const participant of [subject, ...listedAfter(scene, subject)]) {
    if (participant.form === 'named' && participant.mentions.some(({ entity }) => isWatcher(reader, entity)))
      continue;
    const { entity } = meantBy(reader, participant, sentence, [], 'imposed', scene.cues.sentence.from);
    if (entity !== null && !found.includes(entity)) found.push(entity);
  }
  return found;
}

function isWatcher({ actors }: Reader, entity: number): boolean {
  return WATCHERS.has(actors.entity(entity).ref ?? '') || powerless(actors.refs(entity));
}

/** What the accused are said to have done, told on in plain words: "Dia mengantar logistik caleg". */
function goesOn(
  reader: Reader,
  sentence: number,
  act: Act,
  doer: readonly number[],
  all: readonly Case[],
  before: readonly FoundViolation[],
): { status: Violation['status']; rule: string } | null {
  const cues = reader.cues(sentence);
  if (act.weak || doer.length === 0 || isDanger(cues, act)) return null;
  if (!doer.every((entity) => reader.focus.knows(entity, sentence))) return null;
  for (const kind of UNREAL) if (cues.between(kind, act.from - BAN_REACH, act.from)) return null;
  if (cues.all('penalty-condition').length > 0) return null;
  const last = before.findLast(
    (violation) => violation.status !== 'forbidden' && violation.actors.some((actor) => doer.includes(actor)),
  );
  if (last?.status === 'dismissed') return null;
  const punished = all.some(
    ({ status, target }) => status === 'imposed' && target !== null && doer.includes(target),
  );
  const status = last?.status ?? (punished ? 'proven' : 'alleged');
  return { status: punished ? 'proven' : status, rule: 'violation-case' };
}

/** Before what has not been done, or is not said to have been. */
const UNREAL = [
  'penalty-modal',
  'penalty-negator',
  'penalty-purpose',
  'violation-ban',
  'penalty-hypothetical',
] as const;

/** "Delapan orang ini terbukti ...": the class that did the last act close before. */
function goingOn({ actors }: Reader, sentence: number, before: readonly FoundViolation[]): readonly number[] {
  const last = before
    .filter((violation) => violation.sentence < sentence && sentence - violation.sentence <= 3)
    .at(-1);
  if (last === undefined || last.status === 'forbidden') return [];
  return last.actors.every((index) => actors.entity(index).type === 'group') ? last.actors : [];
}

/** "Ia diduga ...": the only person of the sentence before, in the same paragraph. */
function pronounBefore({ doc, actors }: Reader, cues: SentenceCues, atom: number): number | null {
  if (!cues.all('penalty-of').some(({ value, to }) => value === 'single' && to <= atom)) return null;
  const index = sentenceOfAtom(doc.sentences, cues.sentence.from) - 1;
  const before = doc.sentences[index];
  if (before === undefined || before.block !== cues.sentence.block) return null;
  const persons = new Set(
    actors
      .in(before)
      .filter(({ type }) => type === 'person')
      .map(({ entity }) => entity),
  );
  return persons.size === 1 ? ([...persons][0] as number) : null;
}

/** The nearest mention of a class of officials left of the act, else right of it, with those named beside it. */
function actorNear(
  { actors, doc, quantities }: Reader,
  cues: SentenceCues,
  from: number,
  to = from,
): readonly number[] {
  const candidates = actors
    .in(cues.sentence)
    .filter(
      (mention) => isBound(actors.classes(mention.entity)) || actors.entity(mention.entity).type === 'person',
    )
    .filter((mention) => !speaks(cues, mention) && !WATCHERS.has(actors.entity(mention.entity).ref ?? ''));
  const bound = candidates.filter(({ entity }) => !isContestant(actors.classes(entity)));
  const some = bound.length > 0 ? bound : candidates;
  const left = some.filter((mention) => mention.to <= from);
  const right = some.filter((mention) => mention.from >= to && mention.from - to <= CASE_REACH);
  // "pelanggaran netralitas lima ASN": whoever stands right behind a noun did it.
  const behind = right[0];
  if (behind !== undefined && isQuantified(quantities, cues, to, behind.from)) return [behind.entity];
  const nearest = left.at(-1) ?? right[0];
  if (nearest === undefined) return [];
  if (left.length === 0) return [nearest.entity];
  const together = [nearest.entity];
  let first: Mention = nearest;
  for (let i = left.length - 2; i >= 0; i--) {
    const before = left[i] as Mention;
    if (!joins(doc, cues, before.to, first.from)) break;
    together.unshift(before.entity);
    first = before;
  }
  return [...new Set(together)];
}

function isContestant(classes: ReadonlySet<string>): boolean {
  return classes.size > 0 && [...classes].every((id) => CONTESTANTS.has(id));
}

/** Classes that are named as what others are partial to. */
const CONTESTANTS: ReadonlySet<string> = new Set(['calon', 'tim-kampanye', 'parpol', 'kader', 'masyarakat']);

/** Only numbers and words such as "seorang", "oknum" stand between the atoms. */
function isQuantified(quantities: Quantities, cues: SentenceCues, from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let i = from; i < to;) {
    const end = cues.at('penalty-quantifier', i)?.to ?? quantities.number(i)?.to;
    if (end === undefined) return false;
    i = end;
  }
  return true;
}

/** Classes that conduct rules bind: everybody's is none. */
function isBound(classes: ReadonlySet<string>): boolean {
  return classes.size > 0 && !(classes.size === 1 && classes.has('masyarakat'));
}

function speaks(cues: SentenceCues, { from, to }: Mention): boolean {
  return cues.before('penalty-speech', from) !== undefined || cues.at('penalty-speech', to) !== undefined;
}

function joins(doc: Directed, cues: SentenceCues, from: number, to: number): boolean {
  if (to <= from || to - from > 4) return false;
  for (let i = from; i < to;) {
    const cue = cues.at('penalty-and', i) ?? cues.at('penalty-quantifier', i);
    if (cue !== undefined) i = cue.to;
    else if (doc.tokens.shape[i] === Shape.Mark && ',/&-'.includes(surfaceOf(doc.tokens, i))) i++;
    else return false;
  }
  return true;
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
