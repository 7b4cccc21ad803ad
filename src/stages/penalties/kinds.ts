/** Which punishment of a name is meant, and its grade: by target, by who acts, by the words. */
import type { Grade } from '../../document.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import type { Actors } from './actors.js';
import type { Candidate } from './candidates.js';
import type { SentenceCues } from './cues.js';

type SanctionEntry = Entry<'sanction'>;

/**
 * "teguran tertulis" is a reprimand for a civil servant and a DKPP sanction for an organiser: the entry whose
 * targets hold this one, else the first.
 */
export function kindOf(
  candidate: Candidate,
  target: number | null,
  authority: number | null,
  actors: Actors,
): SanctionEntry {
  const first = candidate.entries[0] as SanctionEntry;
  if (candidate.entries.length === 1) return first;
  const imposer = authority === null ? [] : actors.refs(authority);
  const byAuthority = candidate.entries.find(({ authorities }) =>
    authorities.some((ref) => DECISIVE.has(ref) && imposer.includes(ref)),
  );
  if (byAuthority !== undefined) return byAuthority;
  if (target === null) return first;
  return (
    candidate.entries.find(({ targets }) => targets.length > 0 && actors.isOneOf(target, targets)) ??
    candidate.entries.find(({ targets }) => targets.length === 0) ??
    first
  );
}

/** Bodies that punish one class only. */
const DECISIVE: ReadonlySet<string> = new Set(['dkpp', 'propam']);

/** From the words alone: the punishment's own and those right behind it ("sanksi yang berat", "tingkat sedang"). */
export function gradeOf({ from, to }: Candidate, cues: SentenceCues): Grade | null {
  const grades = cues.all('penalty-grade');
  const own = grades.filter((cue) => cue.from >= from && cue.to <= to).at(-1);
  const filler = cues.at('penalty-list-filler', to);
  const behind =
    own ??
    cues.at('penalty-grade', to) ??
    (filler === undefined ? undefined : cues.at('penalty-grade', filler.to));
  return (behind?.value as Grade | undefined) ?? null;
}
