/** Whom "mereka" means: the people last named before it. */
import { sentenceOfAtom, type Sentence } from '../../document.js';
import { actorsBefore, addresseesAt } from './addressee.js';
import type { Reader } from './reader.js';

/** The groups named before the pronoun at atom `at` in its sentence, else in the sentence before; [] when unsure. */
export function theyAt(reader: Reader, at: number): readonly number[] {
  const { sentences } = reader.doc;
  const index = sentenceOfAtom(sentences, at);
  const here = sentences[index];
  if (here === undefined) return [];
  const near = groupsBefore(reader, here, at);
  if (near.length > 0) return near;
  const lead = sentences[index - 1];
  return lead === undefined || reader.isTitle(lead) ? [] : firstGroups(reader, lead);
}

/** The first list of actors in the sentence that holds a group. */
function firstGroups(reader: Reader, sentence: Sentence): readonly number[] {
  for (let at = sentence.from; at < sentence.to; at++) {
    if (reader.actorAt(at)?.type !== 'group') continue;
    return addresseesAt(reader, at, sentence.to).entities;
  }
  return [];
}

function groupsBefore(reader: Reader, sentence: Sentence, to: number): readonly number[] {
  let limit = to;
  for (let steps = 0; steps < MOST_NAMED && limit > sentence.from; steps++) {
    const named = actorsBefore(reader, sentence.from, limit);
    if (named.entities.length === 0) return [];
    if (named.entities.some((entity) => reader.doc.entities[entity]?.type === 'group')) return named.entities;
    limit = named.first;
  }
  return [];
}

/** Lists of actors leftwards that are looked through for groups. */
const MOST_NAMED = 4;
