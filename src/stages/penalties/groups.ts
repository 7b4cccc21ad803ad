/** Punishments that are named together: a list, the ladder "mulai dari A, B hingga C", a general word and its case. */
import type { Directed } from '../../document.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Quantities } from '../tag/quantities.js';
import type { Candidate } from './candidates.js';
import type { SentenceCues } from './cues.js';

export interface Group {
  /** The general word before the list ("sanksi tegas, mulai dari"), if it is a punishment of its own. */
  readonly head: Candidate | null;
  readonly items: readonly Candidate[];
  /** True when the items are alternatives. */
  readonly ladder: boolean;
  readonly from: number;
  readonly to: number;
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
    if (last !== undefined && !isListGap(doc, cues, quantities, last.to, candidate.from)) close();
    run.push(candidate);
  }
  if (run.length > 0) close();
  return { groups, unsupported };
}

function grouped(members: readonly Candidate[], cues: SentenceCues): Group {
  const first = members[0] as Candidate;
  const last = members.at(-1) as Candidate;
  const span = { from: first.from, to: last.to };
  const gaps = members.slice(1).map((member, index) => ({ from: (members[index] as Candidate).to, to: member.from }));
  const hasHead = members.length > 1 && isGeneral(first) && !isAlternative(cues, gaps[0]);
  const items = hasHead ? members.slice(1) : members;
  const inner = hasHead ? gaps.slice(1) : gaps;
  const alternatives = inner.some((gap) => isAlternative(cues, gap));
  const ladder = items.length > 1 && (alternatives || items.length > 2);
  // "sanksi berupa teguran" is one punishment, named twice.
  return { head: hasHead && ladder ? first : null, items, ladder, ...span };
}

/** A word for any punishment, that a list makes concrete. */
function isGeneral({ entries }: Candidate): boolean {
  return entries.some(({ id }) => GENERAL.has(id));
}

const GENERAL: ReadonlySet<string> = new Set([
  'sanction-generic', 'discipline-generic', 'administrative-generic', 'criminal-generic', 'moral-generic',
]);

function isAlternative(cues: SentenceCues, gap: { from: number; to: number } | undefined): boolean {
  return gap !== undefined && cues.between('penalty-alternative', gap.from, gap.to);
}

/** True when nothing but what joins a list stands between the atoms. */
function isListGap(doc: Directed, cues: SentenceCues, quantities: Quantities, from: number, to: number): boolean {
  if (to - from > WIDEST_GAP) return false;
  for (let i = from; i < to; ) {
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
  'penalty-alternative', 'penalty-list-opener', 'penalty-list-filler', 'penalty-grade', 'quantity-bound',
  'quantity-unit', 'quantity-currency', 'quantity-to',
] as const;
