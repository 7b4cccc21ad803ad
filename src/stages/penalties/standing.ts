/**
 * What is said of an act: forbidden, alleged, proven or dismissed, or nothing that makes it a finding. The readings
 * are tried in order: a word of accusing or judging, a ban, a punishment of the sentence, the act named together with
 * it, the list or count that it stands in, what is known of the accused, and a plain statement about an official.
 */
import type { Directed, Violation } from '../../document.js';
import { sentenceOfAtom } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Act } from './acts.js';
import { OFFICIALS } from './classes.js';
import type { Participant } from './clauses.js';
import { inTitle } from './context.js';
import type { Cue, SentenceCues } from './cues.js';
import type { Case, Reader } from './sanctions.js';
import { isCase } from './status.js';
import type { FoundViolation } from './violations.js';

export interface Standing {
  readonly status: Violation['status'];
  readonly rule: string;
  /** A word of judging stands right before the act: somebody did it, though the article may not say who. */
  readonly direct?: boolean;
}

/** What the readings look at. */
export interface Scene {
  readonly reader: Reader;
  readonly sentence: number;
  readonly cues: SentenceCues;
  readonly act: Act;
  /** The subject of the words for the act, and whom it stands for. */
  readonly subject: Participant | null;
  readonly doer: readonly number[];
  /** The punishments of the sentence. */
  readonly cases: readonly Case[];
  /** The punishments of the article. */
  readonly all: readonly Case[];
  /** The acts found so far, those of the sentence among them. */
  readonly before: readonly FoundViolation[];
}

/** Atoms between a case verb or ban and the act. */
export const CASE_REACH = 9;
export const BAN_REACH = 4;
/** The same past those who are spoken of: "melarang seluruh kepala desa di daerah itu memfasilitasi". */
const PAST_PEOPLE = 24;

const FORBIDDEN: Standing = { status: 'forbidden', rule: 'violation-ban' };
const THREATENED: Standing = { status: 'forbidden', rule: 'violation-threat' };

/** Null where nothing that is said makes the act a finding. */
export function standingOf(scene: Scene): Standing | null {
  const { reader, cues, act } = scene;
  if (isDanger(cues, act)) return null;
  const verb = act.weak ? null : caseVerb(scene);
  // "belum ditemukan ASN yang berpihak": nobody is spoken of.
  if (verb?.value === 'none') return null;
  if (verb !== null) return isHypothetical(scene) ? THREATENED : judgedBy(scene, verb);
  if (isBanned(reader, cues, act)) return FORBIDDEN;
  if (!act.weak && cues.all('violation-menace').length > 0) return THREATENED;
  if (act.weak) return null;
  return (
    byPunishment(scene) ??
    besideAnother(scene) ??
    inList(reader, cues, act) ??
    takesUp(scene) ??
    counted(scene) ??
    goesOn(scene) ??
    byReason(scene) ??
    asserted(scene)
  );
}

function judged(status: Violation['status']): Standing {
  return { status, rule: 'violation-case' };
}

/** What is only seen or counted is proven where somebody is punished for it. */
function judgedBy(scene: Scene, { value, to }: Cue): Standing {
  if (value === 'proven' && to <= scene.act.from && scene.act.from - to <= 1)
    return { ...judged('proven'), direct: true };
  if (value !== 'shown') return judged(value as Violation['status']);
  return judged(scene.cases.some(isDone) || isPunished(scene) ? 'proven' : 'alleged');
}

/** The article tells of a punishment imposed on those who did it; of a class some are punished, not all. */
function isPunished({ reader, all, doer }: Scene): boolean {
  return all.some(
    ({ status, target }) =>
      isDone({ status }) &&
      target !== null &&
      doer.includes(target) &&
      reader.actors.entity(target).type !== 'group',
  );
}

// --- words over the act --------------------------------------------------------------------------------------

/** "jika ASN terbukti ...", "yang terbukti ...": of whoever does it, not of somebody who has. */
function isHypothetical({ reader, cues, cases, subject }: Scene): boolean {
  const conditions = cues.all('penalty-condition');
  if (conditions.some(({ value }) => value === 'if')) return true;
  // "Ketahuan mengarahkan warga, saya copot": nobody yet.
  if (subject === null && cases.some(isThreat)) return true;
  if (cases.some(isDone) || (conditions.length === 0 && !cases.some(isThreat))) return false;
  return subject === null || !isCase(reader, subject);
}

function isThreat({ status }: Case): boolean {
  return status === 'threatened' || status === 'proposed';
}

function isDone({ status }: Pick<Case, 'status'>): boolean {
  return status === 'imposed' || status === 'lifted';
}

/** "tidak mudah percaya berita bohong": what somebody else does to those addressed. */
export function isSuffered(cues: SentenceCues, act: Act): boolean {
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
function caseVerb({ reader, sentence, cues, act, cases }: Scene): Cue | null {
  const { doc } = reader;
  const opensTitle = inTitle(reader, sentence) && act.from - cues.sentence.from <= 2;
  let best: Cue | null = null;
  for (const cue of cues.all('violation-case')) {
    if (cue.value === 'dismissed' && isOtherOffence(cues, cue, act)) continue;
    const reach = opensTitle ? PAST_PEOPLE : BAN_REACH;
    const punished = cases.some(({ group }) => group.from >= act.to && group.from < cue.from);
    const near = cue.from >= act.to && cue.from - act.to <= reach && !punished;
    const behind = near && !hasStop(doc, act.to, cue.from);
    if (behind && cue.value !== 'none' && cue.value !== 'proven')
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

/**
 * "tidak memenuhi unsur pidana, tetapi melanggar netralitas", "bukan pelanggaran pemilihan": cleared of another
 * offence than this act.
 */
function isOtherOffence(cues: SentenceCues, cue: Cue, act: Act): boolean {
  const inside = cue.from < act.to && cue.to > act.from;
  const other = cues.at('violation-other-offence', cue.to);
  if (other !== undefined && !(other.from >= act.from && other.to <= act.to)) return true;
  return !inside && cues.between('penalty-clause', Math.min(cue.to, act.to), Math.max(cue.from, act.from));
}

function hasStop(doc: Directed, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (doc.tokens.shape[i] === Shape.Mark && '.;?!'.includes(surfaceOf(doc.tokens, i))) return true;
  }
  return false;
}

/** A word that forbids stands over the act, inside it or right behind it, or a norm has it negated. */
function isBanned(reader: Reader, cues: SentenceCues, act: Act): boolean {
  const isBan = ({ value, from, to }: Cue): boolean => {
    if (value !== 'ban') return false;
    if (to <= act.from)
      return act.from - to <= BAN_REACH || (!act.weak && reachesPastPeople(reader, cues, to, act.from));
    return from >= act.from && to <= act.to;
  };
  if (cues.all('violation-ban').some(isBan)) return true;
  if (act.weak) return false;
  const behind = cues.all('violation-ban-behind');
  if (
    behind.some(
      ({ from, to }) =>
        from >= act.to &&
        from - act.to <= 2 &&
        !hasMark(reader.doc, act.to, from) &&
        endsClause(reader, cues, to),
    )
  )
    return true;
  return isNegatedNorm(cues, act);
}

/** "dilarang", not "tidak boleh ditolak": nothing that is forbidden follows the ban itself. */
function endsClause({ doc }: Reader, cues: SentenceCues, i: number): boolean {
  return (
    i >= cues.sentence.to || doc.tokens.shape[i] === Shape.Mark || cues.at('violation-stop', i) !== undefined
  );
}

function hasMark({ tokens }: Directed, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens.shape[i] === Shape.Mark) return true;
  return false;
}

/** Only those who are forbidden it stand between the ban and the act. */
function reachesPastPeople(reader: Reader, cues: SentenceCues, from: number, to: number): boolean {
  if (to - from > PAST_PEOPLE) return false;
  const clauses = reader.clauses(sentenceOfAtom(reader.doc.sentences, from));
  if (clauses.bordersIn(from, to).some(({ kind }) => kind !== 'comma')) return false;
  if (cues.between('violation-case', from, to) || cues.between('penalty-modal', from, to)) return false;
  let free = to - from;
  for (const participant of clauses.participants) {
    if (participant.start >= from && participant.to <= to) free -= participant.to - participant.start;
  }
  return free <= 2 * BAN_REACH;
}

/** "berjanji tidak akan berpihak", "isinya, lurah bersedia ... serta tidak terlibat": what a norm leaves out. */
function isNegatedNorm(cues: SentenceCues, act: Act): boolean {
  const not = negatorBefore(cues, act);
  return not !== null && cues.between('violation-norm', cues.sentence.from, not);
}

/** The atom at which the negation right before the act begins, or null. */
function negatorBefore(cues: SentenceCues, act: Act): number | null {
  for (const end of [act.from, act.from - 1]) {
    const not = cues.before('penalty-negator', end) ?? cues.before('violation-ban', end);
    if (not !== undefined) return not.from;
  }
  return null;
}

// --- what stands beside the act ------------------------------------------------------------------------------

/** What a punishment of the sentence says of the conduct that it answers. */
function byPunishment(scene: Scene): Standing | null {
  const { reader, cues, cases, subject } = scene;
  const done = cases.find(isDone);
  const someone = subject !== null && isCase(reader, subject);
  const threat = cases.find(isThreat);
  // "oknum camat yang ... terancam dicopot": a threat to somebody who is said to have done it.
  if (threat !== undefined && !(someone && subject.relative)) return THREATENED;
  if (cues.all('penalty-condition').some(({ value }) => value === 'if')) return null;
  if (done !== undefined) return judged('proven');
  const open = threat ?? cases.find(({ status }) => status === 'recommended' || status === 'pending');
  return open === undefined ? null : judged('alleged');
}

/** Atoms from one act to the next of a list, and from the comma or "dan" before it. */
const NEXT_REACH = 14;
const JOINT_REACH = 3;

/** "14 soal dukungan di media sosial, enam menghadiri kampanye": named together with an act whose standing is clear. */
function besideAnother({ reader, sentence, cues, act, before }: Scene): Standing | null {
  const last = before.findLast((other) => other.sentence === sentence && other.to <= act.from);
  if (last === undefined || act.from - last.to > NEXT_REACH) return null;
  const again = before.some(
    (other) => other.sentence === sentence && act.entries.some(({ id }) => id === other.kind),
  );
  if (again) return null;
  let joint = -1;
  for (let i = act.from - 1; i >= last.to && act.from - i <= JOINT_REACH; i--) {
    const and = cues.at('penalty-and', i) ?? cues.at('violation-joint', i);
    const comma = reader.doc.tokens.shape[i] === Shape.Mark && surfaceOf(reader.doc.tokens, i) === ',';
    if (and !== undefined || comma) joint = i;
  }
  if (joint < 0) return null;
  for (const kind of CHANGES) if (cues.between(kind, last.to, act.from)) return null;
  if (hasStop(reader.doc, last.to, act.from)) return null;
  if (last.status !== 'forbidden' && negatorBefore(cues, act) !== null) return null;
  return { status: last.status, rule: last.rule === 'violation-directive' ? 'violation-ban' : last.rule };
}

/** What between two acts says that something else holds for the second. */
const CHANGES = [
  'penalty-clause',
  'penalty-modal',
  'penalty-purpose',
  'penalty-request',
  'penalty-speech',
  'violation-permit',
] as const;

/** "Menyusul kemudian foto bersama calon 22 persen": a sentence that goes on with the cases of the one before. */
function takesUp({ cues, sentence, before }: Scene): Standing | null {
  if (cues.at('violation-goes-on', cues.sentence.from) === undefined) return null;
  if (cues.all('penalty-condition').some(({ value }) => value === 'if')) return null;
  const last = before.findLast((other) => other.sentence < sentence);
  if (last === undefined || sentence - last.sentence > 1 || last.status === 'forbidden') return null;
  return { status: last.status, rule: last.rule };
}

/** "14,2 persen mendekati partai", "foto bersama calon 12 kasus": a count of cases right beside the act. */
function counted({ cues, act }: Scene): Standing | null {
  const before = cues.lastBefore('violation-count', act.from, JOINT_REACH);
  const behind = cues.within('violation-count', act.to, act.to + JOINT_REACH);
  return before === undefined && behind === undefined ? null : judged('alleged');
}

// --- lists ---------------------------------------------------------------------------------------------------

/** Lines of a list that look back to its head, at most. */
const LIST_LENGTH = 14;

/** The standing that the head of a list gives its items: "ASN dilarang:", "Rincian dugaan pelanggaran:". */
function inList(reader: Reader, cues: SentenceCues, act: Act): Standing | null {
  const head = listHead(reader, cues);
  if (head === null) return null;
  const not = negatorBefore(cues, act);
  if (head.all('violation-ban').some(({ value }) => value === 'ban')) return FORBIDDEN;
  if (not !== null) return not - cues.sentence.from <= JOINT_REACH ? FORBIDDEN : null;
  if (head.all('violation-case').some(({ value }) => value === 'proven')) return judged('proven');
  const accuses = head.all('violation-case').some(({ value }) => value === 'alleged' || value === 'shown');
  return accuses || head.all('violation-tally').length > 0 ? judged('alleged') : null;
}

/** The cues of the sentence that opens the list ("ASN dilarang:") which this line is an item of. */
export function listHead(reader: Reader, { sentence }: SentenceCues): SentenceCues | null {
  const { doc } = reader;
  let index = sentenceOfAtom(doc.sentences, sentence.from);
  for (let steps = 0; steps < LIST_LENGTH && index > 0; steps++) {
    const line = doc.sentences[index];
    if (line === undefined || !isItem(doc, line.from)) break;
    index--;
  }
  const head = doc.sentences[index];
  if (head === undefined || head.from === sentence.from || isItem(doc, head.from)) return null;
  return reader.cues(index);
}

/** "a)", "1.", "-": the mark of an item. */
export function isItem({ tokens }: Directed, from: number): boolean {
  const first = surfaceOf(tokens, from);
  if (tokens.shape[from] === Shape.Mark) return '-–•*('.includes(first);
  return (
    first.length <= 2 && ').'.includes(surfaceOf(tokens, from + 1)) && tokens.shape[from + 1] === Shape.Mark
  );
}

// --- plain statements ----------------------------------------------------------------------------------------

/** What the accused are said to have done, told on in plain words: "Dia mengantar logistik caleg". */
function goesOn(scene: Scene): Standing | null {
  const { reader, sentence, cues, act, doer, before } = scene;
  if (doer.length === 0 || isUnreal(cues, act)) return null;
  if (!doer.every((entity) => isKnown(reader, entity, sentence))) return null;
  if (cues.all('penalty-condition').length > 0) return null;
  const last = before.findLast(
    (violation) => violation.status !== 'forbidden' && violation.actors.some((actor) => doer.includes(actor)),
  );
  if (last?.status === 'dismissed') return null;
  return judged(isPunished(scene) ? 'proven' : (last?.status ?? 'alleged'));
}

/** A person accused or punished anywhere in the article, a class so far. */
function isKnown({ actors, focus }: Reader, entity: number, sentence: number): boolean {
  return focus.knows(entity, actors.entity(entity).type === 'group' ? sentence : Number.MAX_SAFE_INTEGER);
}

/** "Gara-gara foto bersama calon, lima lurah ...": what a thing that befell somebody is put down to is told as done. */
function byReason(scene: Scene): Standing | null {
  const { cues, act, subject, reader } = scene;
  if (cues.lastBefore('violation-reason', act.from, BAN_REACH) === undefined || isUnreal(cues, act))
    return null;
  if (cues.all('penalty-condition').length > 0 || subject === null || !isSomebody(reader, cues, act, subject))
    return null;
  if (act.entries.every(({ group }) => group === 'generic')) return null;
  return judged('proven');
}

/** Before what has not been done, or is not said to have been. */
const UNREAL = [
  'penalty-modal',
  'penalty-negator',
  'penalty-purpose',
  'violation-ban',
  'violation-permit',
  'penalty-hypothetical',
] as const;

function isUnreal(cues: SentenceCues, act: Act): boolean {
  return UNREAL.some((kind) => cues.between(kind, act.from - BAN_REACH, act.from));
}

/** "seorang lurah kerap mendampingi calon": an article says of one or some officials what the law forbids them. */
function asserted(scene: Scene): Standing | null {
  const { reader, cues, act, subject, doer } = scene;
  if (subject === null || subject.whole || !isSomebody(reader, cues, act, subject)) return null;
  if (act.entries.every(({ group }) => group === 'money') && !isAboutContestant(scene)) return null;
  if (act.entries.every(({ group }) => group === 'generic')) return null;
  const { actors } = reader;
  const named = subject.form === 'named' ? subject.mentions.map(({ entity }) => entity) : doer;
  const bound = act.entries.flatMap((entry) => (OWN_LAW.has(entry.group) ? entry.actors : []));
  const barred = bound.length === 0 ? OFFICIALS : [...OFFICIALS, ...bound];
  if (!named.some((entity) => actors.isOneOf(entity, barred)) || isUnreal(cues, act)) return null;
  if (cues.between('violation-permit', subject.to, act.from)) return null;
  if (cues.all('penalty-condition').length > 0) return null;
  return judged(isPunished(scene) ? 'proven' : 'alleged');
}

/** What is given away is no vote bought unless a contestant is named with it. */
function isAboutContestant({ cues }: Scene): boolean {
  return cues.all('contestant-noun').some(({ value }) => value !== undefined);
}

/** Groups of conduct that is unlawful for those whom its law names, whatever they may do else. */
const OWN_LAW: ReadonlySet<string> = new Set(['incumbent', 'organiser', 'voting']);

/** Not only a class as such, unless the words say that it does what it does: "malah", "kerap". */
function isSomebody(reader: Reader, cues: SentenceCues, act: Act, subject: Participant): boolean {
  if (cues.between('violation-fact', subject.to, act.from)) return true;
  return subject.form !== 'headless' && isCase(reader, subject);
}
