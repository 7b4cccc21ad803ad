/** What an act is about, by the topic words in it. */
import { opensAct } from './content.js';
import { Cue } from './cues.js';
import type { Reader, TopicWord } from './reader.js';

/** The topic of an act without a topic word. */
export const OTHER: readonly string[] = ['other'];

/** True when a word between the atoms shows that they concern elections. */
export function hasTopic(reader: Reader, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (reader.topicAt(at, to) !== null) return true;
  return false;
}

/**
 * Topic ids in the order named, `OTHER` when no topic word stands in the act. Each of several coordinated acts
 * ("menggunakan hak pilih dan menolak politik uang") is about what it names first: what follows tells of whom,
 * when and how ("mengawasi ASN yang tidak netral selama kampanye").
 */
export function topicsOf(reader: Reader, from: number, to: number): readonly string[] {
  const found: string[] = [];
  let decided = false;
  for (let at = from; at < to; at++) {
    if (decided && !opensPiece(reader, from, at)) continue;
    const word = topicWord(reader, at, to);
    decided = word !== null;
    if (word === null) continue;
    if (!found.includes(word.id)) found.push(word.id);
    at = word.to - 1;
  }
  if (found.length > 0) return found;
  for (let at = from; at < to; at++) {
    const word = reader.topicHintAt(at, to, true);
    if (word !== null) return [word.id];
  }
  return OTHER;
}

/** A verb behind a coordinator or comma begins an act of its own. */
function opensPiece(reader: Reader, from: number, at: number): boolean {
  if (at === from || !(reader.is(at - 1, ',') || reader.cueEnding(at, Cue.coordinator) !== null))
    return false;
  return opensAct(reader, at) || reader.has(at, Cue.negator);
}

/** The longest word at atom `at` that tells a topic; a topic word goes before a mere hint. */
function topicWord(reader: Reader, at: number, limit: number): TopicWord | null {
  const topic = reader.topicAt(at, limit);
  const hint = reader.topicHintAt(at, limit);
  return hint !== null && (topic === null || hint.to > topic.to) ? hint : topic;
}
