/** What narrows an act: its time limit, its condition, the laws that it cites. */
import { spanOfAtoms, type Mention, type PartedSpan } from '../../document.js';
import type { Act } from './content.js';
import { Cue } from './cues.js';
import type { Reader } from './reader.js';
import { firstFrom } from '../../text/search.js';

/** The time limit inside an act, up to the next comma or the act's end. */
export function timeLimit(reader: Reader, act: Act): PartedSpan | null {
  for (let at = act.from + 1; at < act.to; at++) {
    const cue = reader.cue(at, Cue['time-limit']);
    if (cue !== null) return clauseSpan(reader, at, cue.to, act.to);
  }
  return null;
}

/** The condition in an act ("laporkan kalau ada …"), or right behind it, up to the next comma or `limit`. */
export function conditionOf(reader: Reader, act: Act, limit: number): PartedSpan | null {
  for (let i = act.from + 1; i < act.to; i++) {
    const inside = reader.cue(i, Cue.condition);
    if (inside !== null) return clauseSpan(reader, i, inside.to, act.to);
  }
  const at = reader.is(act.to, ',') ? act.to + 1 : act.to;
  const cue = at < limit ? reader.cue(at, Cue.condition) : null;
  return cue === null ? null : clauseSpan(reader, at, cue.to, limit);
}

function clauseSpan(reader: Reader, from: number, behindCue: number, limit: number): PartedSpan | null {
  let end = behindCue;
  while (end < limit && !reader.is(end, ',') && !reader.is(end, '.')) end++;
  return end > behindCue ? spanOfAtoms(reader.tokens, from, end) : null;
}

/** Laws cited inside the act. */
export function lawsIn(reader: Reader, act: Act): readonly number[] {
  const { mentions } = reader.doc;
  const found: number[] = [];
  for (let m = firstFrom(mentions, act.from); m < mentions.length; m++) {
    const { type, from, to, entity } = mentions[m] as Mention;
    if (from >= act.to) break;
    if (type === 'law' && to <= act.to) found.push(entity);
  }
  return found;
}
