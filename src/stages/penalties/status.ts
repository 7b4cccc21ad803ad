/**
 * Where a case stands. The order of questions is that of the law's own steps: is it denied or undone, not yet
 * acted on, done, advised, being looked into, disclaimed, or only threatened? An allegation is never raised.
 */
import type { Sanction } from '../../document.js';
import type { Participant } from './clauses.js';
import type { StatusPhrase } from './cues.js';
import { mayBeCriminal } from './groups.js';
import { isClass, type Agent, type Surroundings } from './parties.js';
import { lastBefore } from '../../text/search.js';

type Status = Sanction['status'];

export interface Circumstances {
  readonly around: Surroundings;
  readonly target: Participant | null;
  readonly agent: Agent | null;
  readonly inTitle: boolean;
  /** Where the punishment stands that "sanksi itu" takes up, or that a clause without a subject goes on from. */
  readonly last: Status | null;
  /** Where the last punishment of the same target stands. */
  readonly known: Status | null;
  /** True when the article has told before of something imposed. */
  readonly told: boolean;
  /** Whose words they are, when quoted. */
  readonly speaker: number | null;
  /** True for an item of a list, and for the line that opens one. */
  readonly listed: boolean;
  /** True for the words of a judge. */
  readonly ruled: boolean;
}

/** Atoms between "tidak seorang pun" and its verb: "yang". */
const NOBODY_REACH = 2;
/** Atoms between a phrase and the punishment that it is about. */
const PHRASE_REACH = 14;
/** Atoms between a punishment and the verb that takes it back, with the punished between them. */
const UNDONE_REACH = 6;
/** Atoms between advice and what is advised. */
const ADVICE_REACH = 16;
/** Atoms between a modal and the verb that shares it: "bisa terjerat pasal ... dan dicopot". */
const MODAL_REACH = 24;

export function statusOf(circumstances: Circumstances): Status {
  const { around } = circumstances;
  const { predicate } = around;
  const standing = around.group.items[0]?.standing;
  if (standing !== undefined) return standingOf(around, standing);
  const phrases = nearPhrases(circumstances);
  const has = (status: Status): boolean => phrases.some(({ entry }) => entry.status === status);
  const direct = predicate.before;
  const conditional = isConditional(circumstances);
  const past = direct.some(({ kind, value }) => kind === 'penalty-past' && value !== 'verdict');

  if (isAcquittal(around) && !conditional) return 'denied';
  if (isServed(around) && !conditional) return 'imposed';
  const negated = negation(circumstances, phrases);
  if (negated !== null) return negated;
  if (isNobody(circumstances)) return 'denied';
  if (has('lifted') || isUndone(circumstances, conditional) || isRestored(around)) return 'lifted';
  if (isLeftToOthers(around)) return 'recommended';
  const isDenial = (phrase: StatusPhrase): boolean =>
    phrase.entry.status === 'denied' &&
    (phrase.entry.id === 'disclaimed' || isOfSubject(circumstances, phrase));
  if (!conditional && phrases.some(isDenial)) return 'denied';
  if (phrases.some(({ entry }) => entry.id === 'not-acted-on')) return 'pending';
  if (isAwaited(circumstances)) return 'pending';
  if (past) return 'imposed';
  if (isOpen(around)) return 'pending';
  if (isPerformed(circumstances)) return 'imposed';
  if (phrases.some((phrase) => phrase.entry.status === 'threatened' && governs(circumstances, phrase)))
    return 'threatened';
  if (has('proposed')) return 'proposed';
  const advised = isAdvised(circumstances);
  const ought = direct.some(({ kind, value }) => kind === 'penalty-modal' && value === 'ought');
  if (ought && !conditional) {
    const judged = judgement(circumstances);
    if (judged !== null) return judged;
  }
  const asked = isAsked(circumstances);
  const modal =
    direct.some(({ kind }) => kind === 'penalty-modal') ||
    around.cues.at('penalty-menace', predicate.from) !== undefined ||
    hasThreatBefore(around) ||
    hasModalBefore(circumstances);
  if (modal && !advised) return asked ? 'pending' : 'threatened';
  if (advised && !conditional) return 'recommended';
  if (!conditional && isDone(circumstances, has('imposed'))) return 'imposed';
  if (!conditional && (has('pending') || asked)) return 'pending';
  return !conditional && isTold(circumstances) ? 'imposed' : 'threatened';
}

/** "belum diteruskan ke BKN": a step that has not been taken. */
function standingOf({ predicate }: Surroundings, standing: Status): Status {
  const negator = predicate.before.find(({ kind }) => kind === 'penalty-negator');
  if (negator === undefined || standing === 'denied') return standing;
  return negator.value === 'yet' ? 'pending' : 'denied';
}

// --- none, undone, open --------------------------------------------------------------------------------------

/** Cleared, with the good name restored. */
function isAcquittal({ group }: Surroundings): boolean {
  return group.items.every(({ entries }) => entries.some(({ id }) => CLEARING.has(id)));
}

const CLEARING: ReadonlySet<string> = new Set(['acquittal', 'dkpp-rehabilitation']);

/** "akan segera menjalani", "tidak perlu dijalani": it has been imposed before. */
function isServed({ cues, predicate }: Surroundings): boolean {
  const verb = predicate.behind
    ? cues.before('penalty-serving', predicate.to)
    : cues.at('penalty-serving', predicate.from);
  return (
    verb !== undefined &&
    !predicate.before.some(({ kind, value }) => kind === 'penalty-modal' && value !== 'future')
  );
}

/** "tidak dijatuhi", "belum dijatuhi"; not "bukan tidak mungkin" or "agar tidak terkena". */
function negation({ around }: Circumstances, phrases: readonly StatusPhrase[]): Status | null {
  const direct = around.predicate.before;
  const at = direct.findIndex(({ kind }) => kind === 'penalty-negator');
  const negator = direct[at];
  if (negator === undefined) return null;
  const covered = phrases.some(
    ({ entry, from, to }) => entry.status === 'threatened' && from <= negator.from && to > negator.from,
  );
  if (covered || direct.slice(at).some(({ kind }) => kind === 'penalty-purpose')) return 'threatened';
  return negator.value === 'yet' ? 'pending' : 'denied';
}

/** "belum ada keuchik yang dijatuhi sanksi", "tidak seorang pun dipidana": nobody is the punished. */
function isNobody({ around, target }: Circumstances): boolean {
  const { cues, predicate } = around;
  if (cues.lastBefore('penalty-nobody', predicate.from, NOBODY_REACH) !== undefined) return true;
  if (target === null || target.to > predicate.from) return false;
  const isNone = [target.start, target.from].some((i) => cues.before('penalty-negator', i)?.value === 'none');
  return isNone && target.relative;
}

/** "Sanksi bagi camat itu akhirnya dicabut": the noun's own verb takes it back, without a modal before it. */
function isUndone({ around }: Circumstances, conditional: boolean): boolean {
  const { cues, group, predicate } = around;
  if (conditional) return false;
  // "membatalkan keputusan bupati yang mencopot X": what the paper did is undone.
  const paper = cues.lastBefore('penalty-document', predicate.first, PHRASE_REACH * 2);
  if (
    paper !== undefined &&
    paper.from >= around.floor &&
    cues.before('penalty-undone', paper.from) !== undefined
  )
    return true;
  if (group.items.some(({ voice }) => voice !== 'noun')) return false;
  const before = cues.lastBefore('penalty-undone', group.from, 1);
  const behind = cues.within('penalty-undone', group.to, group.to + UNDONE_REACH + 1);
  const undone = before ?? behind ?? undoneLater(around);
  if (undone === undefined || cues.before('penalty-modal', undone.from) !== undefined) return false;
  if (undone.value === 'block' && !group.items.some(({ entries }) => entries.some(isBlock))) return false;
  return undone.from < predicate.from || !cues.parted(group.to, undone.from);
}

/** What is opened again. */
function isBlock({ domain }: { domain: string }): boolean {
  return domain === 'administrative';
}

/** "blokir data yang sempat diberlakukan ..., sudah dicabut": behind a relative clause on the punishment. */
function undoneLater({ cues, group }: Surroundings) {
  if (cues.before('penalty-relative', group.to + 1) === undefined && !startsRelative(cues, group.to))
    return undefined;
  const undone = cues.within('penalty-undone', group.to, group.to + PHRASE_REACH * 2);
  return undone !== undefined && cues.before('penalty-past', undone.from) !== undefined ? undone : undefined;
}

function startsRelative(cues: Surroundings['cues'], i: number): boolean {
  return [i, i + 1, i + 2, i + 3].some((at) => cues.at('penalty-relative', at) !== undefined);
}

/** "masih menunggu sidang kode etik": what somebody waits for stands behind the verb. */
function isAwaited({ around }: Circumstances): boolean {
  const { predicate, group, cues } = around;
  if (predicate.voice !== null) return false;
  return cues.before('penalty-modal', group.from)?.value === 'after';
}

/** "masih menimbang pernyataan tidak puas", "apakah mereka bakal dinonaktifkan": nobody has decided. */
function isOpen({ cues, predicate, clauses, floor }: Surroundings): boolean {
  const open = cues.lastBefore('penalty-open', predicate.first, OPEN_REACH);
  if (open === undefined || open.from < floor) return false;
  return !clauses.bordersIn(open.to, predicate.first).some(({ kind }) => kind !== 'comma');
}

/** Atoms between the word of deciding and what is not decided, with those whom it concerns. */
const OPEN_REACH = 6;

/** "Soal sanksi, itu kewenangan BKN", "hukumannya BKN yang tentukan": the speaker leaves it to who decides. */
function isLeftToOthers({ cues, group, clauses, actors }: Surroundings): boolean {
  if (group.items.some(({ voice }) => voice !== 'noun')) return false;
  const end = Math.min(cues.sentence.to, group.to + COMPETENCE_REACH);
  for (let i = group.to; i < end; i++) {
    const cue = cues.at('penalty-competence', i);
    if (cue === undefined || cues.before('penalty-negator', i) !== undefined) continue;
    const index = lastBefore(clauses.participants, cue.value === 'behind' ? cue.from : cue.to);
    const decider = clauses.participants[cue.value === 'behind' ? index : index + 1];
    if (decider === undefined) continue;
    const gap = cue.value === 'behind' ? cue.from - decider.to : decider.start - cue.to;
    if (gap > 1) continue;
    if (decider.form === 'pronoun') return true;
    if (decider.mentions.some(({ entity }) => actors.mayAdvise(entity))) return true;
  }
  return false;
}

/** Atoms between a punishment and the word for whose it is to decide. */
const COMPETENCE_REACH = 12;

/** "guru yang sempat dirumahkan kini kembali mengajar": the punished is back. */
function isRestored({ cues, predicate, group }: Surroundings): boolean {
  const back = cues.within('penalty-restored', group.to, group.to + MODAL_REACH);
  if (back === undefined || cues.before('penalty-negator', back.from) !== undefined) return false;
  const before =
    cues.before('penalty-relative', predicate.first) ?? cues.before('penalty-reason', predicate.first);
  return before !== undefined && predicate.voice === 'passive';
}

function isAsked({ around }: Circumstances): boolean {
  const { cues, group } = around;
  return cues.between('penalty-asked', group.from - PHRASE_REACH * 2, group.to + PHRASE_REACH);
}

// --- rules and cases -----------------------------------------------------------------------------------------

/** "jika terbukti": nothing in the sentence has happened yet. */
function isConditional({ around }: Circumstances): boolean {
  const { cues, group } = around;
  return cues
    .all('penalty-if')
    .some(
      ({ from, to }) =>
        from >= group.from - CONDITION_REACH &&
        from < group.to + CONDITION_REACH &&
        cues.at('penalty-unpaid', to) === undefined &&
        (from < group.from ? !cues.parted(to, group.from) : isOwnCondition(around, from)),
    );
}

/** A condition behind the punishment: its own, and not that of what comes next ("..., dan jika mengulangi dipecat"). */
function isOwnCondition({ cues, clauses, group, ceiling }: Surroundings, from: number): boolean {
  if (from >= ceiling) return false;
  // "denda yang apabila tidak dibayar ...": what hangs on the condition is something else.
  if (cues.before('penalty-relative', from) !== undefined) return false;
  if (clauses.bordersIn(group.to, from).some(({ kind }) => kind === 'clause')) return false;
  const opensNext = cues.before('penalty-and', from) !== undefined || clauses.borderBefore(from)?.to === from;
  return !(opensNext && ceiling < cues.sentence.to);
}

/** Atoms between a condition and what it threatens. */
const CONDITION_REACH = 50;

/** Told as something that has happened: no word of its sentence makes it a rule, a threat or a wish. */
function isTold(circumstances: Circumstances): boolean {
  const { around, target, agent, inTitle, told, listed } = circumstances;
  const { cues, predicate, group } = around;
  if (group.ladder || group.head !== null || isRule(circumstances)) return false;
  if (cues.laws.length > 0 && mayBeCriminal(group)) return false;
  const specific = target !== null && isCase(around, target);
  if (cues.between('penalty-norm', around.floor, around.ceiling)) return false;
  if (predicate.before.some(({ kind }) => OPENING.has(kind))) return false;
  // "Kita berhentikan tetap": of nobody in particular, what the speaker would do.
  if (agent === 'self') return specific || told;
  if (predicate.voice !== null) return specific || (told && target === null);
  if (listed) return specific || isBehindSomebody(around);
  return told || inTitle;
}

/** "2. DK, guru SMP: teguran tertulis": a line of a list that says whose it is. */
function isBehindSomebody({ clauses, group, cues }: Surroundings): boolean {
  const before = clauses.participants[lastBefore(clauses.participants, group.from)];
  return before !== undefined && before.start >= cues.sentence.from && !before.whole;
}

/** What before a verb says that it is not told. */
const OPENING: ReadonlySet<string> = new Set(['penalty-purpose', 'penalty-condition', 'penalty-modal']);

/** A rule's subject: a whole class, or whoever does something. */
function isRule({ around, target, known, told }: Circumstances): boolean {
  const { cues, group, predicate } = around;
  if (target === null) return false;
  // "Penyelenggara yang dipecat yaitu ...": those of whom the article has told.
  const tellsAgain = cues.before('penalty-relative', predicate.first) !== undefined;
  if (tellsAgain && (known === 'imposed' || told) && !target.whole && target.form === 'named') return false;
  if (target.whole && target.count === undefined) return true;
  if (isCase(around, target)) return false;
  if (target.form === 'headless' || target.value === 'offender')
    return target.count === undefined && cues.within('penalty-copula', group.to, group.to + 2) === undefined;
  if (target.relative) return true;
  if (!isClass(around, target)) return false;
  return (
    target.relative ||
    cues.between('penalty-anybody', target.start - 1, target.from) ||
    cues.between('penalty-condition', group.from - PHRASE_REACH, group.to + PHRASE_REACH)
  );
}

/** Persons who have been counted, named or pointed at. */
export function isCase(around: Pick<Surroundings, 'actors'>, target: Participant): boolean {
  if (target.count !== undefined || target.that || target.some) return true;
  if (target.form === 'number') return true;
  if (target.form === 'pronoun') return target.value !== 'offender';
  if (target.form !== 'named' || isClass(around, target)) return false;
  if (!target.relative) return true;
  // One post or person stays a case: "Camat X yang tahun 2019 dijatuhi".
  return target.mentions.some(({ type, entity }) => {
    const office = around.actors.entity(entity);
    return (
      type === 'person' ||
      (office.type === 'office' && (office.region !== null || office.institution !== null))
    );
  });
}

/** Without any modal word: a verb of punishing with a case, or a phrase that says it is done. */
function isDone(circumstances: Circumstances, phrase: boolean): boolean {
  const { around, target, agent, inTitle, last, known, told } = circumstances;
  const { predicate, cues, group } = around;
  if (isRule(circumstances) && !isActOf(circumstances)) return false;
  const verdict = cues.between('penalty-verdict', predicate.from - PHRASE_REACH, group.to);
  const open = predicate.before.some(
    ({ kind }) => kind === 'penalty-purpose' || kind === 'penalty-condition',
  );
  if (open && !verdict) return false;
  const specific = target !== null && isCase(around, target);
  // An article that tells of punishments goes on to tell of them, and lists what the law knows besides.
  const norm = cues.between('penalty-norm', around.floor, around.ceiling);
  const tells =
    told &&
    !norm &&
    predicate.voice === 'passive' &&
    agent !== 'self' &&
    !group.ladder &&
    target?.form !== 'pronoun';
  const takenUp = tells || (last === 'imposed' && (target === null || specific));
  // "Sanksi tersebut ditetapkan": a phrase that holds the punishment says it is done.
  const said = cues
    .phrasesIn(group.from - PHRASE_REACH, group.from + 1)
    .some(({ entry, from, to }) => entry.status === 'imposed' && from <= group.from && to >= group.to);
  if (predicate.voice === null) {
    // "Sanksi dari bupati itu": somebody gave it.
    const agentPoints = agent !== null && agent !== 'self' && agent.that;
    const event = told && cues.before('penalty-event', group.from) !== undefined;
    const given = event || cues.between('penalty-document', predicate.first - 3, predicate.from);
    const again = known === 'imposed' && specific && group.items.every(({ voice }) => voice === 'noun');
    const bySentence = told && circumstances.ruled;
    return (
      said ||
      given ||
      bySentence ||
      again ||
      (phrase && (specific || inTitle)) ||
      ((takenUp || agentPoints) && isTakenUp(around, agent))
    );
  }
  if (specific || phrase || said || (inTitle && !norm) || takenUp) return true;
  if (target === null) return predicate.voice === 'active' && agent !== null && agent !== 'self';
  const named = agent !== null && agent !== 'self';
  return named || cues.between('penalty-reason', group.to, group.to + PHRASE_REACH);
}

/** "Bupati X copot camat yang ikut kampanye": somebody with power does it, and to some of a class. */
function isActOf({ around, target, agent }: Circumstances): boolean {
  if (around.predicate.voice !== 'active' || agent === null || agent === 'self') return false;
  if (target === null || target.whole || target.form !== 'named') return false;
  return agent.mentions.some(({ entity }) => around.actors.mayImpose(entity));
}

/** "sanksi itu", "hukuman tersebut". */
function isTakenUp({ cues, group }: Surroundings, agent: Agent | null): boolean {
  return (
    cues.at('penalty-that', group.to) !== undefined || (agent !== null && agent !== 'self' && agent.that)
  );
}

/** "Menjatuhkan sanksi kepada Teradu I": the opening words of a ruling perform it. */
function isPerformed({ around, ruled, agent }: Circumstances): boolean {
  const { cues, predicate } = around;
  const open = predicate.before.some(({ kind }) => kind === 'penalty-modal' || kind === 'penalty-purpose');
  // "Kita beri percobaan dua bulan", says the judge.
  if (ruled && agent === 'self' && predicate.voice === 'active' && !open) return true;
  return (
    predicate.voice === 'active' &&
    predicate.from - cues.sentence.from <= 1 &&
    cues.at('penalty-ruling', predicate.from) !== undefined
  );
}

// --- threats and advice --------------------------------------------------------------------------------------

/** "Ancaman bagi keempatnya, kata Frans, pidana penjara". */
function hasThreatBefore({ cues, floor, group }: Surroundings): boolean {
  return cues.between('penalty-threat', floor, group.from);
}

/** "X bisa terjerat pasal ... dan dicopot": what may happen at the head of the clause may happen at its end. */
function hasModalBefore({ around, target }: Circumstances): boolean {
  const { cues, predicate, clauses, floor } = around;
  const limit = Math.max(floor, predicate.first - MODAL_REACH);
  for (let end = predicate.first; end > limit; end--) {
    const modal = cues.before('penalty-modal', end);
    if (modal === undefined || modal.value === 'after' || modal.from < limit) continue;
    const { from, to } = modal;
    if (cues.phrasesIn(from - PHRASE_REACH, to).some((phrase) => phrase.from <= from && phrase.to >= to))
      continue;
    const own = target === null || target.to <= from || target.start >= predicate.first;
    const parted = clauses
      .bordersIn(to, predicate.first)
      .some(({ kind }) => kind !== 'link' && (kind !== 'comma' || !own));
    if (!parted && own && !cues.between('penalty-past', to, predicate.first)) return true;
  }
  return false;
}

/** Phrases close to the group, or touching it. */
function nearPhrases({ around }: Circumstances): readonly StatusPhrase[] {
  const { cues, group, predicate } = around;
  return cues
    .phrasesIn(Math.max(around.floor, predicate.from - PHRASE_REACH - 8), group.to + PHRASE_REACH)
    .filter(
      ({ from, to }) =>
        to > predicate.from - PHRASE_REACH &&
        from < around.ceiling &&
        !cues.parted(to, predicate.from) &&
        !cues.parted(group.to, from),
    );
}

/** A phrase left of the punished is about somebody else: "satu tidak bersalah, satu lagi dikenai ...". */
function isOfSubject({ around, target }: Circumstances, { from }: StatusPhrase): boolean {
  const { clauses, group } = around;
  if (target !== null && from < target.start && target.to <= group.from) return false;
  if (from < group.to) return true;
  // "enam dihukum, tiga tidak cukup bukti": the next clause has a subject of its own.
  return !clauses
    .bordersIn(group.to, from)
    .some((border) => border.kind === 'comma' && hasSubject(clauses, border.to, from));
}

function hasSubject({ participants }: Surroundings['clauses'], from: number, to: number): boolean {
  const first = participants[lastBefore(participants, from) + 1];
  return first !== undefined && first.from < to;
}

/** "tak segan mencopot", "dijerat Pasal 490": the phrase governs the verb or is it. */
function governs({ around }: Circumstances, { from, to }: StatusPhrase): boolean {
  const { predicate, group } = around;
  return (
    (to <= predicate.from && predicate.from - to <= 3) ||
    (from >= predicate.from && from <= group.from && to > group.from)
  );
}

/** "semestinya dicopot", from somebody who does not decide; "harus menerima hukuman", of somebody who has had to. */
function judgement(circumstances: Circumstances): Status | null {
  const { around, target, speaker } = circumstances;
  const { cues, predicate } = around;
  const isOf = target !== null && isCase(around, target);
  const borne = predicate.to > predicate.from && cues.at('penalty-bear', predicate.from) !== undefined;
  if (borne) return isOf || target === null ? 'imposed' : null;
  if (isRule(circumstances)) return null;
  if (around.cues.between('penalty-condition', predicate.first - PHRASE_REACH, around.group.to)) return null;
  return speaker !== null && around.actors.mayImpose(speaker) ? null : 'recommended';
}

/** Somebody without the power to punish advises or asks for it, and nobody is said to have followed. */
function isAdvised({ around, target }: Circumstances): boolean {
  const { cues, predicate, group, clauses } = around;
  if (isAdviceOf(around)) return true;
  const advice = cues.lastBefore('penalty-recommend', group.from, ADVICE_REACH);
  if (advice === undefined || advice.from < around.floor) return false;
  // "Rekomendasi dijalankan, KASN tegur X": a noun's own clause has ended.
  const isNoun = cues.at('penalty-advice', advice.from) !== undefined;
  if (isNoun && clauses.bordersIn(advice.to, predicate.first).some(({ kind }) => kind === 'comma'))
    return false;
  const followed = [advice.from, advice.from - 1, advice.from - 2].some(
    (i) => cues.before('penalty-following', i) !== undefined,
  );
  if (followed) return false;
  // "dua lurah kami rekomendasikan, satu dimutasi": the next clause has a subject of its own.
  if (target !== null && target.start > advice.to && target.start < predicate.from) {
    const parted = clauses.bordersIn(advice.to, target.start).some(({ kind }) => kind === 'comma');
    if (parted && !cues.between('penalty-purpose', advice.to, target.start)) return false;
  }
  // "direkomendasikan ... akhirnya dijatuhi": a past verb after the advice has done it.
  return !predicate.before.some(({ kind, from }) => kind === 'penalty-past' && from > advice.to);
}

/** "rekomendasi KASN atas laporan itu ... adalah pemberian sanksi sedang": what the advice consists of. */
function isAdviceOf({ cues, group, floor }: Surroundings): boolean {
  const copula = cues.lastBefore('penalty-copula', group.from, COPULA_REACH);
  if (copula === undefined) return false;
  const advice = cues.within('penalty-advice', floor, copula.from);
  return (
    advice !== undefined &&
    !cues.parted(advice.to, copula.from) &&
    !cues.between('penalty-verb', advice.to, copula.from) &&
    ![advice.from, advice.from - 1].some((i) => cues.before('penalty-following', i) !== undefined)
  );
}

/** Atoms between "adalah" and the punishment: "pemberian". */
const COPULA_REACH = 2;
