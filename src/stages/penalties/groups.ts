/** Punishments that are named together: a list, the ladder "mulai dari A, B hingga C", a general word and its case. */
import type { Directed } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Quantities } from '../tag/quantities.js';
import type { Candidate } from './candidates.js';
import type { SentenceCues } from './cues.js';
import { predicateOf } from './predicate.js';

export interface Group {
  /** The general word before the list or case ("sanksi tegas, mulai dari", "sanksi berupa"), a punishment of its own. */
  readonly head: Candidate | null;
  readonly items: readonly Candidate[];
  /** True when the items are alternatives. */
  readonly ladder: boolean;
  readonly from: number;
  readonly to: number;
}

/** Punishments that courts alone impose. */
export function isCriminal({ items }: Pick<Group, 'items'>): boolean {
  return items.every(({ entries }) => entries.every(({ domain }) => domain === 'criminal'));
}

/** "dihukum", "denda": a court may impose them, and others may too. */
export function mayBeCriminal({ items }: Pick<Group, 'items'>): boolean {
  return items.every(({ entries }) => entries.some(({ domain }) => domain === 'criminal'));
}

/** "sanksi", "ditindak": no punishment in particular. */
export function namesNone({ items }: Pick<Group, 'items'>): boolean {
  return items.every(({ entries }) => entries.some(({ domain }) => domain === 'generic'));
}

/** Most atoms between two members of a list. */
const WIDEST_GAP = 22;
/** Marks that may stand between members. */
const LIST_MARKS = ',/:()"“”‘’\'-;–&%';

/** Candidates in groups, in order; weak ones without support are left out. */
export function groupsOf(
  doc: Directed,
  candidates: readonly Candidate[],
  cues: SentenceCues,
  quantities: Quantities,
  supported: (candidate: Candidate) => boolean,
): { groups: Group[]; unsupported: Candidate[] } {
  const groups: Group[] = [];
  const unsupported: Candidate[] = [];
  let run: Candidate[] = [];
  const close = (): void => {
    const members = run;
    run = [];
    if (members.some((member) => !member.weak || supported(member))) groups.push(grouped(members, cues));
    else unsupported.push(...members);
  };
  for (const candidate of candidates) {
    const last = run.at(-1);
    if (
      last !== undefined &&
      (last.standing !== candidate.standing ||
        candidate.standing !== undefined ||
        isCounted(doc, candidate, cues, quantities) ||
        !isListGap(doc, cues, quantities, last.to, candidate.from))
    ) {
      close();
    }
    run.push(candidate);
  }
  if (run.length > 0) close();
  return { groups, unsupported };
}

/** "dan satu lagi dipecat", "dan 120 dikenakan sanksi": with a number of its own it is a case of its own. */
function isCounted(doc: Directed, candidate: Candidate, cues: SentenceCues, quantities: Quantities): boolean {
  const { voice, from } = predicateOf(doc, cues, candidate);
  if (voice !== 'passive') return false;
  const leftover = cues.before('penalty-leftover', from);
  return quantities.personsBefore(leftover?.from ?? from) !== null;
}

/** "sanksi" right before a punishment belongs to its name: "sanksi pemberhentian tetap". */
function joined(members: readonly Candidate[]): readonly Candidate[] {
  const result: Candidate[] = [];
  for (const member of members) {
    const before = result.at(-1);
    if (before !== undefined && before.to === member.from && before.voice === 'noun' && isGeneral(before)) {
      result[result.length - 1] = { ...member, from: before.from };
    } else result.push(member);
  }
  return result;
}

function grouped(run: readonly Candidate[], cues: SentenceCues): Group {
  const only = run[0] as Candidate;
  if (run.length === 1) return { head: null, items: run, ladder: false, from: only.from, to: only.to };
  const members = joined(run);
  const first = members[0] as Candidate;
  const last = members.at(-1) as Candidate;
  const span = { from: first.from, to: last.to };
  const gaps = members
    .slice(1)
    .map((member, index) => ({ from: (members[index] as Candidate).to, to: member.from }));
  const brings = first.voice !== 'noun' && first.entries.some(({ domain }) => domain === 'criminal');
  const hasHead =
    members.length > 1 &&
    isGeneral(first) &&
    (first.voice === 'noun' || brings) &&
    !isAlternative(cues, gaps[0]);
  // "dengan sanksi berupa" in the middle of a list only takes the general word up again.
  const items = (hasHead ? members.slice(1) : members).filter(
    (member, index, all) =>
      index === all.length - 1 ||
      !isGeneral(member) ||
      !opensList(cues, member.to, all[index + 1]?.from ?? 0),
  );
  const inner = items
    .slice(1)
    .map((item, index) => ({ from: (items[index] as Candidate).to, to: item.from }));
  const alternatives = inner.some((gap) => isAlternative(cues, gap));
  // Prison and fine stand side by side even where the law joins them with "atau".
  const criminal = items.every(({ entries }) => entries.some(({ domain }) => domain === 'criminal'));
  const ladder = items.length > 1 && !criminal && (alternatives || items.length > 2);
  // "divonis tiga bulan penjara": the verb only brings the punishment.
  // "hukuman 8 bulan penjara" is one punishment; "sanksi berupa teguran" names it twice.
  const named = hasHead && !brings && (ladder || opensList(cues, first.to, members[1]?.from ?? 0));
  return { head: named ? first : null, items, ladder, ...span };
}

function opensList(cues: SentenceCues, from: number, to: number): boolean {
  return cues.between('penalty-list-opener', from, to);
}

/** A word for any punishment, that a list makes concrete. */
function isGeneral({ entries }: Candidate): boolean {
  return entries.some(({ id }) => GENERAL.has(id));
}

const GENERAL: ReadonlySet<string> = new Set([
  'sanction-generic',
  'discipline-generic',
  'administrative-generic',
  'criminal-generic',
  'moral-generic',
]);

/** "hingga", "atau" between two punishments, not before the end of a term ("sampai satu tahun"). */
function isAlternative(cues: SentenceCues, gap: { from: number; to: number } | undefined): boolean {
  if (gap === undefined) return false;
  return cues
    .all('penalty-alternative')
    .some(({ from, to }) => from >= gap.from && to <= gap.to && !isTermEnd(cues, to, gap.to));
}

function isTermEnd(cues: SentenceCues, i: number, limit: number): boolean {
  return cues.all('quantity-unit').some(({ from, to }) => from > i && from - i <= 2 && to <= limit);
}

/** True when nothing but what joins a list stands between the atoms. */
function isListGap(
  doc: Directed,
  cues: SentenceCues,
  quantities: Quantities,
  from: number,
  to: number,
): boolean {
  if (to - from > WIDEST_GAP) return false;
  for (let i = from; i < to;) {
    const next = afterListWord(doc, cues, quantities, i, to);
    if (next === null) return false;
    i = next;
  }
  return true;
}

function afterListWord(
  doc: Directed,
  cues: SentenceCues,
  quantities: Quantities,
  i: number,
  limit: number,
): number | null {
  const { tokens } = doc;
  if (tokens.shape[i] === Shape.Mark) return LIST_MARKS.includes(surfaceOf(tokens, i)) ? i + 1 : null;
  for (const kind of LIST_WORDS) {
    const cue = cues.at(kind, i);
    if (cue !== undefined && cue.to <= limit) return cue.to;
  }
  const number = quantities.number(i);
  return number !== null && number.to <= limit ? number.to : tokens.shape[i] === Shape.Digits ? i + 1 : null;
}

const LIST_WORDS = [
  'penalty-alternative',
  'penalty-list-opener',
  'penalty-list-filler',
  'penalty-grade',
  'quantity-bound',
  'quantity-unit',
  'quantity-currency',
  'quantity-to',
] as const;
