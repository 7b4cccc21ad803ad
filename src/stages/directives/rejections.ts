/** Frames that look like directives and are none; each test names the condition that failed. */
import type { Frame } from './frame.js';
import type { Site } from './frames.js';
import type { Reader } from './reader.js';
import { topicsOf } from './topics.js';

/** "mengajak warga memilih pasangan X": a campaign act, no directive. */
export function isCampaignAct(reader: Reader, frame: Frame): string | null {
  const act = frame.acts[0];
  if (act === undefined || act.polarity !== 'do' || reader.cue(act.from, 'campaign-act') === null) return null;
  for (let at = act.from; at < act.to; at++) {
    const mention = reader.mentionAt(at);
    if (mention !== null && (mention.type === 'person' || mention.type === 'party')) return 'asks for votes for someone';
    if (reader.cue(at, 'contestant') !== null) return 'asks for votes for someone';
  }
  return null;
}

/**
 * A weak trigger (a modal, an imperative, "mari") counts only where it is about conduct in elections or names
 * whom it obliges; outside speech a duty must oblige somebody named.
 */
export function isWish(
  reader: Reader,
  site: Site,
  frame: Frame,
  addressees: readonly number[],
  speech: boolean,
): string | null {
  if (!frame.soft) return null;
  const onTopic = frame.acts.some((act) => topicsOf(reader, act.from, act.to)[0] !== 'other');
  if (!speech && addressees.length === 0) return 'neither a speaker nor anyone addressed';
  if (!speech && !onTopic) return 'a duty outside speech that is not about elections';
  if (addressees.length === 0 && !onTopic) return 'nobody addressed and nothing about elections';
  return site.inTitle && addressees.length === 0 && !onTopic ? 'a headline about something else' : null;
}
