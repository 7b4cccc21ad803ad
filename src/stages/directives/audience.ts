/** Before whom words were spoken, where they themselves address nobody. */
import { sentenceOfAtom, type Sentence } from '../../document.js';
import { addresseesAt } from './addressee.js';
import { Cue } from './cues.js';
import type { Reader } from './reader.js';
import { isStaff } from './staff.js';
import type { Site } from './site.js';

/** Sentences back in which listeners are looked for. */
const REACH_BACK = 3;

/**
 * The state's staff that the paragraph before names as listeners ("di hadapan camat dan lurah", "ultimatum kepada
 * para camat"), or as its subject ("Ratusan PPPK … mendapat arahan").
 */
export function audienceOf(reader: Reader, site: Site, anchor: number, issuer: number): readonly number[] {
  const { doc } = reader;
  const direct = doc.quotes[reader.directAt(anchor)];
  const opening = Math.min(site.sentence.from, direct?.from ?? site.sentence.from);
  let at = sentenceOfAtom(doc.sentences, opening) - 1;
  const block = doc.sentences[at]?.block;
  let subject: readonly number[] = [];
  for (let steps = 0; steps < REACH_BACK && at >= 0 && doc.sentences[at]?.block === block; steps++, at--) {
    const lead = doc.sentences[at] as Sentence;
    if (reader.isTitle(lead)) break;
    const told = listeners(reader, lead, issuer);
    if (told.length > 0) return told;
    subject = staff(reader, addresseesAt(reader, lead.from, lead.to).entities, issuer);
  }
  return subject;
}

function listeners(reader: Reader, lead: Sentence, issuer: number): readonly number[] {
  for (let at = lead.from; at < lead.to; at++) {
    const cue = reader.cue(at, Cue.audience) ?? reader.cue(at, Cue.addressing);
    if (cue === null) continue;
    const told = staff(reader, addresseesAt(reader, cue.to, lead.to).entities, issuer);
    if (told.length > 0) return told;
  }
  return [];
}

/** The entities if all of them serve the state, else none. */
function staff(reader: Reader, entities: readonly number[], issuer: number): readonly number[] {
  const known = reader.doc.entities;
  return entities.every((entity) => entity !== issuer && isStaff(known[entity]?.ref)) ? entities : [];
}
