/** What an act is about, by the topic words in it. */
import { opensAct, type Act, type Polarity } from './content.js';
import { Cue } from './cues.js';
import { Slot, type Reader, type TopicWord } from './reader.js';
import { isStaff } from './staff.js';

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
export function topicsOf(reader: Reader, act: Act): readonly string[] {
  const { to, polarity } = act;
  const from = innerStart(reader, act);
  const found: string[] = [];
  let decided = false;
  for (let at = from; at < to; at++) {
    if (decided && !opensPiece(reader, from, at)) continue;
    const word = topicWord(reader, at, to, polarity);
    decided = word !== null;
    if (word === null) continue;
    for (const id of word.ids) if (!found.includes(id)) found.push(id);
    at = word.to - 1;
  }
  if (found.length > 0) return found;
  for (let at = from; at < to; at++) {
    const word = reader.topicHintAt(at, to, polarity, true);
    if (word !== null) return word.ids;
  }
  return OTHER;
}

/** "mengingatkan kades agar tidak menjanjikan bantuan": an act of directing is about what it directs to. */
function innerStart(reader: Reader, { from, to }: Act): number {
  const family = reader.family(from, Slot.active | Slot.base);
  if (family === null || family.entry.reports) return from;
  for (let at = family.to; at < to; at++) {
    const linker = reader.cue(at, Cue.linker) ?? reader.cue(at, Cue.modal);
    if (linker !== null && linker.to < to) return linker.to;
  }
  return from;
}

/** Whose business tells what an act is about that names no topic, by ids of groups, bodies and roles. */
const BUSINESS: Readonly<Record<string, string>> = {
  bawaslu: 'supervision',
  panwaslu: 'supervision',
  panwascam: 'supervision',
  kasn: 'supervision',
  inspektorat: 'supervision',
  gakkumdu: 'supervision',
  paslon: 'campaign',
  cakada: 'campaign',
  caleg: 'campaign',
  parpol: 'campaign',
  'timses-role': 'campaign',
};

/** What an act is about of which only the addressees are known: forbidden to the state's staff, it is about neutrality. */
export function topicsByAddressee(refs: readonly (string | null)[], polarity: Polarity): readonly string[] {
  for (const ref of refs) {
    if (polarity === 'dont' && isStaff(ref)) return ['neutrality'];
    const topic = ref === null ? undefined : BUSINESS[ref];
    if (topic !== undefined) return [topic];
  }
  return OTHER;
}

/** A verb behind a coordinator or comma begins an act of its own. */
function opensPiece(reader: Reader, from: number, at: number): boolean {
  if (at === from || !(reader.is(at - 1, ',') || reader.cueEnding(at, Cue.coordinator) !== null))
    return false;
  if (opensAct(reader, at) || reader.has(at, Cue.negator)) return true;
  // "menolak politik uang, hoaks dan isu SARA", but "bermain mata hingga pencoblosan".
  return reader.topicEnd(at) >= 0 && !reader.has(at - 1, Cue['time-limit']);
}

/** The longest word at atom `at` that tells a topic; a topic word goes before a mere hint. */
function topicWord(reader: Reader, at: number, limit: number, polarity: Polarity): TopicWord | null {
  const topic = reader.topicAt(at, limit);
  const hint = reader.topicHintAt(at, limit, polarity);
  return hint !== null && (topic === null || hint.to > topic.to) ? hint : topic;
}
