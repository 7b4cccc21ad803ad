/** Words that may name a punishment, before anything is known of it, and why some do not. */
import type { Context, Directed, Sanction } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import type { Match } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { Quantities } from '../tag/quantities.js';
import type { Actors } from './actors.js';
import type { SentenceCues } from './cues.js';
import { procedureAt } from './procedures.js';
import { Piece, Sign, type Words } from './words.js';

type SanctionEntry = Entry<'sanction'>;

export interface Candidate {
  readonly from: number;
  readonly to: number;
  /** Entries that the words can mean, in lexicon order. */
  readonly entries: readonly SanctionEntry[];
  /** `base`: a bare verb behind its speaker ("saya copot"). */
  readonly voice: 'noun' | 'passive' | 'active' | 'base';
  /** Innocent on its own. */
  readonly weak: boolean;
  /** Where the case stands by the words themselves: "diteruskan ke BKN". */
  readonly standing?: Sanction['status'];
}

/** Reach of a word for a thing that is removed: "baliho yang dicopot", "mencopot ratusan spanduk". */
const OBJECT_REACH = 4;

interface Source {
  readonly doc: Directed;
  readonly context: Context;
  readonly actors: Actors;
  readonly quantities: Quantities;
}

/** Candidates of a sentence, leftmost-longest, look-alikes taken out. */
export function candidatesOf({ doc, context, actors, quantities }: Source, cues: SentenceCues): Candidate[] {
  const { sentence } = cues;
  const scene = { doc, context, cues, actors, quantities };
  const found: Candidate[] = [];
  let lookAlikes: readonly Match[] | null = null;
  let end = 0;
  for (let i = sentence.from; i < sentence.to; i++) {
    const sign = cues.signs[i] as number;
    if (i < end || (sign & (Sign.Punishment | Sign.Cue)) === 0) continue;
    const procedure = (sign & Sign.Cue) === 0 ? null : procedureAt(scene, i);
    if (procedure !== null) {
      if (procedure.standing === 'pending' && found.length > 0) continue;
      found.push(procedure);
      end = procedure.to;
      continue;
    }
    if ((sign & Sign.Punishment) === 0) continue;
    lookAlikes ??= lookAlikesIn(doc, cues);
    const covered = lookAlikes.some(({ from, to }) => from < i && to > i);
    const taken = covered ? null : (partedAt(doc, context, cues, i) ?? takenAt(doc, context, cues, i));
    if (taken !== null) {
      found.push(taken);
      end = taken.to;
      continue;
    }
    const match = longestWhole(doc, cues.words, i);
    if (match === null || match.to > sentence.to) continue;
    const cover = lookAlikes.find((other) => other.from <= match.from && other.to >= match.to);
    if (cover !== undefined) {
      reject(doc, context, match, 'part of a phrase that names no punishment');
      end = cover.to;
      continue;
    }
    end = match.to;
    const reason = lookAlike(doc, match, cues);
    if (reason !== null) {
      reject(doc, context, match, reason);
      continue;
    }
    const named = candidate(doc, context, match, cues);
    if (named === null) {
      reject(doc, context, match, 'a bare verb without its speaker');
      continue;
    }
    const whole = withAcronym(doc, context, named);
    found.push(...gradeSteps(doc, context, cues, whole));
    end = found.at(-1)?.to ?? end;
  }
  return found;
}

/** Phrases of the sentence that hold a form and are no punishment. */
function lookAlikesIn({ matches }: Directed, { sentence, words }: SentenceCues): Match[] {
  const found: Match[] = [];
  const stop = matches.first(sentence.to);
  for (let m = matches.first(sentence.from); m < stop; m++) {
    if (words.sanctions[matches.entry[m] as number] === 0) continue;
    if (words.pieces[matches.slot[m] as number] === Piece.Not) found.push(matches.at(m));
  }
  return found;
}

/** The longest name of a punishment in one piece at the atom, or null. */
function longestWhole({ matches }: Directed, words: Words, i: number): Match | null {
  const stop = matches.first(i + 1);
  for (let m = matches.first(i); m < stop; m++) {
    if (words.sanctions[matches.entry[m] as number] === 0) continue;
    if (words.pieces[matches.slot[m] as number] === Piece.Whole) return matches.at(m);
  }
  return null;
}

/** Most atoms between a verb and the words that say which punishment it is: "menegur ... secara lisan". */
const PARTED_REACH = 10;

/** "membebaskan Kepala Dinas X dari jabatan", "memberhentikan dua anggota secara tetap": the punished stand between. */
function partedAt(
  { matches, tokens }: Directed,
  { lexicon }: Context,
  { sentence, words }: SentenceCues,
  i: number,
): Candidate | null {
  if (!hasPiece(matches, words, i, Piece.Parted)) return null;
  const verbs = matches.startingAt(i).filter(({ slot }) => slot === 'parted');
  const [verb] = verbs;
  if (verb === undefined) return null;
  const limit = Math.min(verb.to + PARTED_REACH, sentence.to);
  for (let k = verb.to; k < limit; k++) {
    if (tokens.shape[k] === Shape.Mark && !'("’\''.includes(surfaceOf(tokens, k))) return null;
    if (!hasPiece(matches, words, k, Piece.PartedEnd)) continue;
    const end = matches.longest(k, ({ slot, to }) => slot === 'partedEnd' && to <= sentence.to);
    if (end === null) continue;
    const ends = matches.startingAt(k).filter(({ slot, to }) => slot === 'partedEnd' && to === end.to);
    const entries = verbs
      .map((match) => lexicon.entry(match, 'sanction'))
      .filter((entry) => entry !== undefined)
      .filter((entry) => ends.some((match) => lexicon.entry(match, 'sanction') === entry));
    if (entries.length === 0) continue;
    return { from: i, to: end.to, entries, voice: voiceOfVerb(matches.startingAt(i)), weak: false };
  }
  return null;
}

/** True when a word of this piece begins at the atom; most atoms have none. */
function hasPiece(matches: Directed['matches'], { pieces }: Words, i: number, piece: number): boolean {
  const stop = matches.first(i + 1);
  for (let m = matches.first(i); m < stop; m++) if (pieces[matches.slot[m] as number] === piece) return true;
  return false;
}

/** As the other slots of the same verb have it; a verb in no other slot is active. */
function voiceOfVerb(starting: readonly Match[]): Candidate['voice'] {
  const slots = starting.map(({ slot }) => slot);
  if (slots.includes('active')) return 'active';
  if (slots.some((slot) => slot === 'passive' || slot === 'weakPassive')) return 'passive';
  if (slots.includes('base')) return 'base';
  return slots.includes('') ? 'noun' : 'active';
}

/** Most atoms between a thing and its verb: "tunjangan ASN yang berpihak akan dipotong". */
const TAKEN_REACH = 8;

/** A thing that somebody loses and the verb for it, which stand apart; a name in one piece goes first. */
function takenAt(doc: Directed, { lexicon }: Context, cues: SentenceCues, i: number): Candidate | null {
  const { matches } = doc;
  const { sanctions, pieces } = cues.words;
  const stop = matches.first(i + 1);
  let whole: Match | null | undefined;
  for (let m = matches.first(i); m < stop; m++) {
    const index = matches.entry[m] as number;
    const piece = pieces[matches.slot[m] as number] as number;
    if (sanctions[index] === 0 || (piece !== Piece.Thing && piece !== Piece.TakenActive)) continue;
    const to = matches.to[m] as number;
    whole ??= longestWhole(doc, cues.words, i);
    if (whole !== null && whole.to >= to && whole.slot !== 'active') continue;
    const isThing = piece === Piece.Thing;
    const other = isThing ? Piece.TakenPassive : Piece.Thing;
    const limit = Math.min(to + (isThing ? TAKEN_REACH : 2), cues.sentence.to);
    for (let k = to; k < limit; k++) {
      if (doc.tokens.shape[k] === Shape.Mark) break;
      const second = pieceAt(doc, cues, k, index, other);
      if (second < 0) continue;
      const entry = lexicon.itemAt(index) as SanctionEntry;
      const voice = isThing ? 'passive' : 'active';
      // What is blocked stands far off, with those whose it is between: "data kepegawaian 12 ASN telah diblokir".
      const from = entry.domain === 'administrative' && isThing ? k : i;
      // "kontraknya tidak diperpanjang": who is meant tells which of them it is.
      const entries = [entry];
      for (let n = m + 1; n < stop && matches.to[n] === to; n++) {
        const same = matches.entry[n] as number;
        if (same === index || sanctions[same] === 0 || pieces[matches.slot[n] as number] !== piece) continue;
        if (pieceAt(doc, cues, k, same, other) === second)
          entries.push(lexicon.itemAt(same) as SanctionEntry);
      }
      return { from, to: second, entries, voice, weak: false };
    }
  }
  return null;
}

/** The atom after a piece of the entry that begins at the atom, or -1. */
function pieceAt(
  { matches }: Directed,
  { words, sentence }: SentenceCues,
  i: number,
  index: number,
  piece: number,
): number {
  const stop = matches.first(i + 1);
  for (let m = matches.first(i); m < stop; m++) {
    if (matches.entry[m] !== index || words.pieces[matches.slot[m] as number] !== piece) continue;
    const to = matches.to[m] as number;
    if (to <= sentence.to) return to;
  }
  return -1;
}

function candidate(doc: Directed, { lexicon }: Context, match: Match, cues: SentenceCues): Candidate | null {
  const { matches } = doc;
  const { sanctions, pieces } = cues.words;
  // A bare verb punishes only behind a word for its speaker: "saya copot".
  const bySelf =
    cues.before('penalty-self', match.from) !== undefined ||
    cues.before('penalty-pronoun', match.from)?.value === 'single' ||
    isHeadlineVerb(doc, cues, match);
  const entries: SanctionEntry[] = [];
  let weak = true;
  let active = false;
  let base = false;
  let passive = false;
  const stop = matches.first(match.from + 1);
  for (let m = matches.first(match.from); m < stop; m++) {
    const index = matches.entry[m] as number;
    if (matches.to[m] !== match.to || sanctions[index] === 0) continue;
    if (pieces[matches.slot[m] as number] !== Piece.Whole) continue;
    const { slot } = matches.at(m);
    if (slot === 'base' && !bySelf) continue;
    entries.push(lexicon.itemAt(index) as SanctionEntry);
    weak &&= slot.startsWith('weak');
    active ||= slot === 'active';
    base ||= slot === 'base';
    passive ||= slot === 'passive' || slot === 'weakPassive';
  }
  if (entries.length === 0) return null;
  const voice = active ? 'active' : base ? 'base' : passive ? 'passive' : 'noun';
  return { from: match.from, to: match.to, entries, voice, weak };
}

/** "KASN Tegur 21 Kepala Daerah": a headline's verb goes without its prefix, between its subject and its object. */
function isHeadlineVerb(doc: Directed, { sentence }: SentenceCues, { from, to }: Match): boolean {
  if (doc.blocks[sentence.block]?.kind !== 'title') return false;
  let subject = false;
  let object = false;
  for (const mention of doc.mentions) {
    if (mention.from < sentence.from || mention.to > sentence.to) continue;
    subject ||= mention.to === from && SUBJECTS.has(mention.type);
    object ||= mention.from >= to && mention.from <= to + OBJECT_GAP && OBJECTS.has(mention.type);
  }
  return subject && object;
}

const SUBJECTS: ReadonlySet<string> = new Set(['person', 'office', 'institution']);
const OBJECTS: ReadonlySet<string> = new Set(['person', 'office', 'group']);
/** Atoms between a headline's verb and its object: a number. */
const OBJECT_GAP = 1;

/** "surat peringatan pertama (SP1)": the same again, in brackets. */
function withAcronym({ tokens, matches }: Directed, { lexicon }: Context, first: Candidate): Candidate {
  const open = first.to;
  if (tokens.shape[open] !== Shape.Mark || surfaceOf(tokens, open) !== '(') return first;
  const stop = matches.first(open + 2);
  for (let m = matches.first(open + 1); m < stop; m++) {
    if (!first.entries.includes(lexicon.itemAt(matches.entry[m] as number) as SanctionEntry)) continue;
    const to = matches.to[m] as number;
    return to < tokens.count && surfaceOf(tokens, to) === ')' ? { ...first, to: to + 1 } : first;
  }
  return first;
}

/** "hukuman disiplin sedang atau berat": a grade that goes on alone is a punishment of its own. */
function gradeSteps(doc: Directed, { lexicon }: Context, cues: SentenceCues, first: Candidate): Candidate[] {
  const steps = [first];
  if (!first.entries.some(({ domain, grade }) => domain === 'discipline' && grade !== null)) return steps;
  if (cues.before('penalty-grade', first.to) === undefined) return steps;
  for (let i = first.to; ;) {
    const comma = doc.tokens.shape[i] === Shape.Mark && surfaceOf(doc.tokens, i) === ',' ? i + 1 : i;
    const joint = cues.at('penalty-alternative', comma) ?? cues.at('penalty-and', comma);
    const at = joint?.to ?? comma;
    const grade = at === i ? undefined : cues.at('penalty-grade', at);
    const entry =
      grade?.value === undefined ? undefined : lexicon.get('sanction', `discipline-${grade.value}`);
    if (grade === undefined || entry === undefined) return steps;
    steps.push({ ...first, from: grade.from, to: grade.to, entries: [entry] });
    i = grade.to;
  }
}

/** Why the words name no punishment here, or null. */
function lookAlike(doc: Directed, match: Match, cues: SentenceCues): string | null {
  const near = { from: match.from - OBJECT_REACH, to: match.to + OBJECT_REACH };
  if (cues.between('penalty-object', near.from, near.to)) return 'what is removed is a thing';
  const foreign = cues.all('penalty-foreign');
  if (
    foreign.some(({ value }) => value === 'always') ||
    (foreign.length > 0 && cues.all('election-context').length === 0)
  ) {
    return 'the sentence is about sport, trade, crime or other discipline';
  }
  const unpaid = cues.all('penalty-unpaid').some(({ from, to }) => from <= match.from && to >= match.to);
  // "diganti kurungan": a fine is, and nobody.
  const substituted =
    cues.at('penalty-replaced', match.from) !== undefined && cues.all('penalty-unpaid').length > 0;
  if (unpaid || substituted || cues.at('penalty-replaced', match.to) !== undefined)
    return 'it is what a substitute stands for';
  return inLawTitle(doc, match, cues) ? "it is part of a law's name" : null;
}

/** Inside a citation, or in the title that follows it: "UU Nomor 1 Tahun 2023 tentang Kitab Undang-Undang ...". */
function inLawTitle(doc: Directed, match: Match, cues: SentenceCues): boolean {
  for (const mention of cues.laws) {
    if (mention.from > match.from) continue;
    if (mention.to >= match.to) return true;
    const title = cues.at('penalty-of-law', mention.to);
    if (title !== undefined && title.to <= match.from && isTitle(doc, title.to, match.to)) return true;
  }
  return false;
}

/** Only capitalised words and short ones between them, as in the title of a law. */
function isTitle({ tokens }: Directed, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const short = (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) <= 3;
    if (tokens.shape[i] === Shape.Mark || (tokens.shape[i] === Shape.Lower && !short)) return false;
  }
  return true;
}

function reject(doc: Directed, { trace }: Context, match: Match, condition: string): void {
  trace?.rejected('sanction', spanOfAtoms(doc.tokens, match.from, match.to), condition);
}
