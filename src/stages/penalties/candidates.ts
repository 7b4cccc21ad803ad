/** Words that may name a punishment, before anything is known of it, and why some do not. */
import type { Context, Directed, Sentence } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import type { Match } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { Shape, surfaceOf } from '../../text/tokens.js';
import type { SentenceCues } from './cues.js';

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
}

/** Reach of a word for a thing that is removed: "baliho yang dicopot", "mencopot ratusan spanduk". */
const OBJECT_REACH = 4;

/** Candidates of a sentence, leftmost-longest, look-alikes taken out. */
export function candidatesOf(doc: Directed, context: Context, cues: SentenceCues): Candidate[] {
  const { sentence } = cues;
  const lookAlikes = matchesIn(doc, context, sentence, (slot) => slot === 'not');
  const found: Candidate[] = [];
  let end = 0;
  const bit = context.lexicon.kindBit('sanction');
  for (let i = sentence.from; i < sentence.to; i++) {
    if (i < end || (doc.matches.kindsAt(i) & bit) === 0) continue;
    const covered = lookAlikes.some(({ from, to }) => from < i && to > i);
    const taken = covered ? null : takenAt(doc, context, cues, i);
    if (taken !== null) {
      found.push(taken);
      end = taken.to;
      continue;
    }
    const match = doc.matches.longest(i, (match) => isSanction(context, match) && !PARTS.has(match.slot));
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

/** Slots of words that name a punishment only together, or none. */
const PARTS: ReadonlySet<string> = new Set(['not', 'thing', 'takenPassive', 'takenActive']);

/** Most atoms between a thing and its verb: "tunjangan ASN yang berpihak akan dipotong". */
const TAKEN_REACH = 8;

/** A thing that somebody loses and the verb for it, which stand apart; a name in one piece goes first. */
function takenAt(doc: Directed, context: Context, cues: SentenceCues, i: number): Candidate | null {
  const { lexicon } = context;
  const starting = doc.matches.startingAt(i).filter((match) => isSanction(context, match));
  const whole = starting.find(({ slot }) => !PARTS.has(slot));
  for (const first of starting) {
    const seconds: readonly string[] =
      first.slot === 'thing' ? ['takenPassive'] : first.slot === 'takenActive' ? ['thing'] : [];
    if (seconds.length === 0 || (whole !== undefined && whole.to >= first.to && whole.slot !== 'active'))
      continue;
    const limit = Math.min(first.to + (first.slot === 'thing' ? TAKEN_REACH : 2), cues.sentence.to);
    for (let k = first.to; k < limit; k++) {
      if (doc.tokens.shape[k] === Shape.Mark) break;
      const second = doc.matches
        .startingAt(k)
        .find(
          (match) =>
            match.to <= cues.sentence.to &&
            seconds.includes(match.slot) &&
            lexicon.entry(match, 'sanction') === lexicon.entry(first, 'sanction'),
        );
      const entry = lexicon.entry(first, 'sanction');
      if (second === undefined || entry === undefined) continue;
      const voice = first.slot === 'thing' ? 'passive' : 'active';
      // What is blocked stands far off, with those whose it is between: "data kepegawaian 12 ASN telah diblokir".
      const from = entry.domain === 'administrative' && voice === 'passive' ? second.from : i;
      return { from, to: second.to, entries: [entry], voice, weak: false };
    }
  }
  return null;
}

function candidate(doc: Directed, { lexicon }: Context, match: Match, cues: SentenceCues): Candidate | null {
  // A bare verb punishes only behind a word for its speaker: "saya copot".
  const bySelf =
    cues.before('penalty-self', match.from) !== undefined ||
    cues.before('penalty-pronoun', match.from)?.value === 'single' ||
    isHeadlineVerb(doc, cues, match);
  const same: Match[] = [];
  for (const other of doc.matches.startingAt(match.from)) {
    if (other.to !== match.to || PARTS.has(other.slot) || lexicon.entry(other, 'sanction') === undefined)
      continue;
    if ((other.slot === 'base') === bySelf || other.slot !== 'base') same.push(other);
  }
  if (same.length === 0) return null;
  const slots = same.map(({ slot }) => slot);
  return {
    from: match.from,
    to: match.to,
    entries: same.map((other) => lexicon.entry(other, 'sanction') as SanctionEntry),
    voice: slots.includes('active')
      ? 'active'
      : slots.includes('base')
        ? 'base'
        : slots.some((slot) => slot === 'passive' || slot === 'weakPassive')
          ? 'passive'
          : 'noun',
    weak: slots.every((slot) => slot.startsWith('weak')),
  };
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
  const again = matches.longest(open + 1, (match) => {
    const entry = lexicon.entry(match, 'sanction');
    return entry !== undefined && first.entries.includes(entry);
  });
  if (again === null || again.to >= tokens.count || surfaceOf(tokens, again.to) !== ')') return first;
  return { ...first, to: again.to + 1 };
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
  if (inLawTitle(doc, match, cues)) return "it is part of a law's name";
  if (isAsked(doc, match, cues)) return 'it is part of a question';
  return isTakenUp(match, cues) ? 'it takes up a punishment named before' : null;
}

/** The next mark that ends a sentence is a question mark. */
function isAsked(doc: Directed, match: Match, { sentence }: SentenceCues): boolean {
  for (let i = match.to; i < sentence.to; i++) {
    const mark = doc.tokens.shape[i] === Shape.Mark ? surfaceOf(doc.tokens, i) : '';
    if (mark === '?') return true;
    if (mark === '.' || mark === '!') return false;
  }
  return false;
}

/** "Jika teguran itu tidak dilaksanakan", "menilai hukuman itu terlalu ringan"; not "sanksi itu dijatuhkan". */
function isTakenUp({ from, to }: Match, cues: SentenceCues): boolean {
  const that = cues.at('penalty-that', to);
  if (that === undefined) return false;
  const verb = [0, 1, 2].some((gap) => cues.at('penalty-verb', that.to + gap) !== undefined);
  const said = cues.phrases.some((phrase) => phrase.from <= from && phrase.to >= that.to);
  return !(verb || said) || cues.before('penalty-condition', from) !== undefined;
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

function matchesIn(
  doc: Directed,
  context: Context,
  sentence: Sentence,
  accepts: (slot: string) => boolean,
): readonly Match[] {
  const found: Match[] = [];
  const bit = context.lexicon.kindBit('sanction');
  // A phrase that covers a word may begin before it, never before its sentence.
  for (let i = sentence.from; i < sentence.to; i++) {
    if ((doc.matches.kindsAt(i) & bit) === 0) continue;
    for (const match of doc.matches.startingAt(i)) {
      if (accepts(match.slot) && isSanction(context, match)) found.push(match);
    }
  }
  return found;
}

function isSanction({ lexicon }: Context, match: Match): boolean {
  return lexicon.kind(match) === 'sanction';
}

function reject(doc: Directed, { trace }: Context, match: Match, condition: string): void {
  trace?.rejected('sanction', spanOfAtoms(doc.tokens, match.from, match.to), condition);
}
