/** Frames that look like directives and are none; each test names the condition that failed. */
import type { Act } from './content.js';
import type { Frame } from './frame.js';
import { Cue } from './cues.js';
import type { Site } from './site.js';
import type { Reader } from './reader.js';
import { isStaff } from './staff.js';
import { hasTopic } from './topics.js';

/** "tidak (pernah) meminta", "tidak pernah memberikan perintah": nobody is directed. */
export function isNegated(reader: Reader, at: number): boolean {
  const adverb = reader.cueEnding(at, Cue.past);
  return reader.cueEnding(adverb?.from ?? at, Cue.negator) !== null;
}

/** "akan (segera) mengimbau": said ahead, and not yet to anybody. */
export function isAnnounced(reader: Reader, at: number): boolean {
  const adverb = reader.cueEnding(at, Cue.act) ?? reader.cueEnding(at, Cue.adverb);
  return (
    reader.cueEnding(at, Cue.future) !== null ||
    (adverb !== null && reader.cueEnding(adverb.from, Cue.future) !== null)
  );
}

/** Whether the act is to vote for, or to support, somebody named: "mengajak warga memilih pasangan X". */
export function asksForVotes(reader: Reader, frame: Frame): boolean {
  const act = frame.acts[0];
  if (act === undefined || act.polarity !== 'do' || !reader.has(act.from, Cue['campaign-act'])) return false;
  for (let at = act.from; at < act.to; at++) {
    const mention = reader.mentionAt(at);
    if (mention !== null && (mention.type === 'person' || mention.type === 'party')) return true;
    if (reader.has(at, Cue.contestant)) return true;
  }
  return false;
}

/**
 * A weak trigger (a modal, an imperative, "mari") counts where somebody says it in quotation marks; elsewhere only
 * where it is about conduct in elections or names whom it obliges.
 */
export function isWish(
  reader: Reader,
  site: Site,
  frame: Frame,
  addressees: readonly number[],
  speech: { readonly issuer: number | null; readonly speech: boolean },
): string | null {
  if (!frame.soft) return null;
  const onTopic = frame.acts.some((act) => isAboutElections(reader, act));
  if (!speech.speech && addressees.length === 0) return 'neither a speaker nor anyone addressed';
  if (!speech.speech && !onTopic && !isStaffRule(reader, frame, addressees))
    return 'a duty outside speech that is not about elections';
  const toStaff = addressees.some((entity) => isStaff(reader.doc.entities[entity]?.ref));
  if (frame.ofWe === true && !onTopic && !toStaff)
    return 'the speakers oblige themselves, and not about elections';
  if (addressees.length > 0 || onTopic || site.inTitle) return null;
  if (frame.rule === 'please') return 'nobody addressed and nothing about elections';
  const said = reader.directAt(frame.anchor) >= 0 && speech.issuer !== null;
  return said && frame.rule !== 'modal-must' && frame.rule !== 'modal-should'
    ? null
    : 'nobody addressed and nothing about elections';
}

/** "Seluruh prajurit tidak boleh terlibat": a ban on the state's staff in an article on elections. */
function isStaffRule(reader: Reader, frame: Frame, addressees: readonly number[]): boolean {
  const { entities } = reader.doc;
  return (
    frame.force === 'ban' &&
    addressees.some((entity) => isStaff(entities[entity]?.ref)) &&
    entities.some(({ type }) => type === 'election')
  );
}

function isAboutElections(reader: Reader, act: Act): boolean {
  if (hasTopic(reader, act.from, act.to)) return true;
  for (let at = act.from; at < act.to; at++) {
    const type = reader.mentionAt(at)?.type;
    if (type === 'election' || type === 'party' || reader.has(at, Cue.contestant)) return true;
    if (reader.has(at, Cue['election-word'])) return true;
  }
  return false;
}
