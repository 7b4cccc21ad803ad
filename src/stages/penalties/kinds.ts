/** Which punishment of a name is meant, and its grade: by target, by who acts, by the words. */
import type { Grade } from '../../document.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import type { Actors } from './actors.js';
import type { Candidate } from './candidates.js';
import type { SentenceCues } from './cues.js';
import { firstAtLeast } from '../../text/search.js';

type SanctionEntry = Entry<'sanction'>;

/**
 * "teguran tertulis" is a reprimand for a civil servant and a DKPP sanction for an organiser: the entry whose
 * targets hold this one; where the words leave the target's class open, the class that the article speaks of there.
 */
export function kindOf(
  candidate: Candidate,
  target: number | null,
  authority: number | null,
  actors: Actors,
): SanctionEntry {
  const first = candidate.entries[0] as SanctionEntry;
  if (candidate.entries.length === 1) return first;
  const scene = sceneOf(actors);
  const imposer = authority === null ? [] : actors.refs(authority);
  const possible = candidate.entries.filter((entry) => isPossible(entry, scene));
  const decided = possible.filter(({ authorities }) =>
    authorities.some((ref) => DECISIVE.has(ref) && imposer.includes(ref)),
  );
  const entries = decided.length > 0 ? decided : possible.length > 0 ? possible : candidate.entries;
  if (entries.length === 1) return entries[0] as SanctionEntry;
  if (target !== null && actors.classes(target).size > 0) {
    return (
      entries.find(({ targets }) => targets.length > 0 && actors.isOneOf(target, targets)) ??
      entries.find(({ targets }) => targets.length === 0) ??
      (entries[0] as SanctionEntry)
    );
  }
  return ofNearestClass(entries, candidate, scene);
}

/** Bodies that punish one class only. */
const DECISIVE: ReadonlySet<string> = new Set(['dkpp', 'propam', 'kpu', 'kip-aceh']);

interface Scene {
  /** Mentions by the actor class of what they name: their first atoms. */
  readonly mentions: ReadonlyMap<string, readonly number[]>;
  readonly hasTribunal: boolean;
  readonly hasCourt: boolean;
}

const scenes = new WeakMap<Actors, Scene>();

/** Who appears in the article, and where. */
function sceneOf(actors: Actors): Scene {
  const known = scenes.get(actors);
  if (known !== undefined) return known;
  const mentions = new Map<string, number[]>();
  let hasTribunal = false;
  let hasCourt = false;
  for (const { entity, from } of actors.in({ from: 0, to: Number.MAX_SAFE_INTEGER })) {
    const refs = actors.refs(entity);
    hasTribunal ||= refs.includes('dkpp');
    hasCourt ||= refs.includes('hakim') || actors.isCourt(entity);
    if (actors.entity(entity).type === 'institution') continue;
    for (const id of actors.classes(entity)) {
      const own = mentions.get(id);
      if (own === undefined) mentions.set(id, [from]);
      else own.push(from);
    }
  }
  const scene = { mentions, hasTribunal, hasCourt };
  scenes.set(actors, scene);
  return scene;
}

/** A tribunal's or a court's decision needs the tribunal or the court in the article. */
function isPossible({ domain, id }: SanctionEntry, { hasTribunal, hasCourt }: Scene): boolean {
  if (domain === 'dkpp') return hasTribunal;
  return id !== 'acquittal' || hasCourt;
}

/** Atoms around a punishment within which a mention counts more, and how much. */
const NEAR = 40;
const NEAR_WEIGHT = 4;

/** The entry for whose class the article has most mentions, those beside the punishment before all. */
function ofNearestClass(
  entries: readonly SanctionEntry[],
  { from }: Candidate,
  { mentions }: Scene,
): SanctionEntry {
  let best = entries.find(({ targets }) => targets.length === 0) ?? (entries[0] as SanctionEntry);
  let most = best.targets.length === 0 ? weightOf(SERVANTS, from, mentions) : 0;
  for (const entry of entries) {
    const weight = weightOf(entry.targets, from, mentions);
    if (weight <= most) continue;
    most = weight;
    best = entry;
  }
  return best;
}

/** Those whom a punishment without a class of its own is mostly for. */
const SERVANTS = ['asn'] as const;

function weightOf(classes: readonly string[], at: number, mentions: Scene['mentions']): number {
  let most = 0;
  for (const id of classes) {
    const all = mentions.get(id) ?? [];
    const near = firstAtLeast(all, at + NEAR + 1) - firstAtLeast(all, at - NEAR);
    most = Math.max(most, all.length + near * (NEAR_WEIGHT - 1));
  }
  return most;
}

/** From the words alone: the punishment's own and those right behind it ("sanksi yang berat", "tingkat sedang"). */
export function gradeOf({ from, to }: Candidate, cues: SentenceCues): Grade | null {
  const grades = cues.all('penalty-grade');
  if (grades.length === 0) return null;
  const own = grades.filter((cue) => cue.from >= from && cue.to <= to).at(-1);
  const filler = cues.at('penalty-list-filler', to);
  const behind =
    own ??
    cues.at('penalty-grade', to) ??
    (filler === undefined ? undefined : cues.at('penalty-grade', filler.to));
  return (behind?.value as Grade | undefined) ?? null;
}
