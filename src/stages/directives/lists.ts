/** Lists of acts: a head such as "mengimbau ASN untuk:" or "empat instruksi", and items that are sentences below it. */
import type { Sentence } from '../../document.js';
import { actorsBefore, addresseesAt, type Addressees } from './addressee.js';
import { afterItemMark, type Polarity } from './content.js';
import { Cue } from './cues.js';
import { frameOf, triggerOf, type Frame } from './frame.js';
import { Slot, type Family, type Reader } from './reader.js';
import { NOBODY } from './subject.js';

/** What the head of a list says of all its items. */
export interface ListHead {
  readonly frame: Frame;
  readonly polarity: Polarity;
  /** True when the head forbids in the passive, as written rules do. */
  readonly norm?: boolean;
}

/** The first word of a list item, or -1 when the sentence is none. */
export function itemStart(reader: Reader, sentence: Sentence): number {
  const marked = afterItemMark(reader, sentence.from);
  if (marked > sentence.from) return marked;
  const ordinal = reader.cue(sentence.from, Cue.ordinal);
  if (ordinal === null) return -1;
  return reader.is(ordinal.to, ',') ? ordinal.to + 1 : ordinal.to;
}

/** The head of the list whose first item is sentence `index + 1`; null when it is none or directs nobody. */
export function listHead(reader: Reader, sentence: Sentence, index: number): ListHead | null {
  const next = reader.doc.sentences[index + 1];
  if (next === undefined || itemStart(reader, next) < 0) return null;
  const colon = reader.is(sentence.to - 1, ':');
  if (!colon && reader.cue(next.from, Cue.ordinal) === null) return null;
  for (let at = sentence.to - 1; at >= sentence.from; at--) {
    // "enam larangan bagi ASN yang dimuat:": a noun heads a list in phrases that elsewhere direct nobody.
    if (reader.isLookAlike(at) && reader.family(at, Slot.noun) === null) continue;
    const head =
      directingHead(reader, sentence, next, at) ?? (colon ? modalHead(reader, sentence, at) : null);
    if (head !== null) return head;
  }
  return null;
}

/** "memerintahkan seluruh personel agar:", "enam perintah yang berlaku hari itu:". */
function directingHead(reader: Reader, sentence: Sentence, next: Sentence, at: number): ListHead | null {
  const family = reader.family(at, Slot.any);
  if (family === null) return null;
  if (family.entry.force === 'pledge') return pledgeHead(reader, family);
  const stresses = family.entry.reports && commands(reader, next);
  const directs = !family.entry.reports && family.slot !== 'base' && family.slot !== 'nya';
  if (!stresses && !directs) return null;
  const right = addresseesAt(reader, family.to, sentence.to);
  const told = family.slot === 'passive' && right.entities.length === 0;
  const named = told ? actorsBefore(reader, sentence.from, at) : right;
  const frame = headFrame(family.entry.force, triggerOf(family), named);
  return { frame, polarity: family.entry.polarity, norm: family.slot === 'passive' };
}

/** "Ikrar itu memuat empat poin.": what the points name binds those who swear. */
function pledgeHead(reader: Reader, family: Family): ListHead | null {
  if (family.slot !== 'noun' && family.slot !== 'active') return null;
  const frame = headFrame('pledge', triggerOf(family), NOBODY);
  // "Berikut ikrar kepala desa:" names those who swear.
  const owner = family.slot === 'noun' ? reader.actorAt(family.to) : null;
  const issuer = owner === null ? {} : { issuer: owner.entity };
  return { frame: { ...frame, ...issuer, pledge: true, inherits: false }, polarity: 'do' };
}

/** "tiga hal yang ia tekankan:": a verb of saying heads a list of commands only if the first item is one. */
function commands(reader: Reader, item: Sentence): boolean {
  const at = itemStart(reader, item);
  return reader.cue(at, Cue.modal)?.value === 'jangan' || reader.has(at, Cue.imperative);
}

/** "hal-hal yang tidak boleh dilakukan ASN:", "wali nagari dilarang:". */
function modalHead(reader: Reader, sentence: Sentence, at: number): ListHead | null {
  const cue = reader.cue(at, Cue.modal);
  if (cue === null || (cue.value !== 'ban' && cue.value !== 'must')) return null;
  const behind = reader.isVerbal(cue.to) ? cue.to + 1 : cue.to;
  const right = addresseesAt(reader, behind, sentence.to);
  const named = right.entities.length > 0 ? right : actorsBefore(reader, sentence.from, at);
  const trigger = { from: at, to: cue.to, lemma: reader.surface(cue.to - 1).toLowerCase() };
  return { frame: headFrame('rule', trigger, named), polarity: cue.value === 'ban' ? 'dont' : 'do' };
}

function headFrame(force: Frame['force'], trigger: NonNullable<Frame['trigger']>, named: Addressees): Frame {
  return frameOf({
    rule: 'list-item',
    force,
    trigger,
    anchor: trigger.from,
    addressees: named.entities,
    inherits: named.entities.length === 0,
    acts: [],
    next: trigger.to,
  });
}
