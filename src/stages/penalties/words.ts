/** The lexicon as this stage asks it: by number, so that the many atoms that begin nothing cost nothing. */
import type { EntrySet } from '../../lexicon/gazetteer.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';

/** What a match tells, as bits. */
export const Sign = {
  /** A cue of a class that this stage reads. */
  Cue: 1,
  /** A phrase that tells the status of a punishment. */
  Phrase: 2,
  /** A verb of saying or directing. */
  Saying: 4,
  Number: 8,
  Conduct: 16,
  Punishment: 32,
  /** A cue that conduct composed of cues begins with. */
  Opening: 64,
} as const;

/** What a form is within a violation. */
export const Part = {
  Whole: 0,
  Weak: 1,
  Not: 2,
  Verb: 3,
  Object: 4,
  Passive: 5,
  About: 6,
  Toward: 7,
} as const;

/** What a form is within a punishment: its name, or a piece that names one only with another piece, or none. */
export const Piece = {
  Whole: 0,
  Not: 1,
  Thing: 2,
  TakenPassive: 3,
  TakenActive: 4,
  Parted: 5,
  PartedEnd: 6,
} as const;

export interface Words {
  /** Bits of `Sign` by lexicon item. */
  readonly signs: Uint8Array;
  /** By lexicon item, the number of a cue's class, 0 for items that are no cues of this stage. */
  readonly classOf: Uint8Array;
  /** Names of classes by number, and numbers by name. */
  readonly classes: readonly string[];
  readonly classNumbers: ReadonlyMap<string, number>;
  readonly violations: EntrySet;
  readonly sanctions: EntrySet;
  /** Value of `Part` by slot. */
  readonly parts: Uint8Array;
  /** Value of `Piece` by slot. */
  readonly pieces: Uint8Array;
}

/** Classes that this stage reads; all others are left aside. */
const READ = /^(penalty|violation)-|^(contestant-noun|election-context|quantity-(bound|unit|currency|to))$/;

/** Classes of cues that conduct composed of cues begins with. */
const OPENING: ReadonlySet<string> = new Set(['violation-solicit', 'violation-facility', 'violation-use']);

const PARTS: Readonly<Record<string, number>> = {
  weak: Part.Weak,
  not: Part.Not,
  verb: Part.Verb,
  object: Part.Object,
  passive: Part.Passive,
  about: Part.About,
  toward: Part.Toward,
};

const PIECES: Readonly<Record<string, number>> = {
  not: Piece.Not,
  thing: Piece.Thing,
  takenPassive: Piece.TakenPassive,
  takenActive: Piece.TakenActive,
  parted: Piece.Parted,
  partedEnd: Piece.PartedEnd,
};

export const wordsOf = perLexicon((lexicon): Words => {
  const { slots } = lexicon.gazetteer.tables;
  const violations = lexicon.entrySet('violation');
  const sanctions = lexicon.entrySet('sanction');
  const cues = (accepts: (entry: Entry<'cue'>) => boolean): EntrySet => lexicon.entrySet('cue', accepts);
  const read = cues((entry) => READ.test(entry.class));
  const signs = new Uint8Array(read.length);
  const mark = (set: EntrySet, sign: number): void => {
    set.forEach((one, index) => {
      if (one === 1) signs[index] = (signs[index] as number) | sign;
    });
  };
  mark(violations, Sign.Conduct);
  mark(sanctions, Sign.Punishment);
  mark(lexicon.entrySet('status'), Sign.Phrase);
  mark(lexicon.entrySet(['reporting', 'directive']), Sign.Saying);
  mark(lexicon.entrySet('number'), Sign.Number);
  mark(read, Sign.Cue);
  mark(
    cues((entry) => OPENING.has(entry.class)),
    Sign.Opening,
  );
  return {
    signs,
    ...classesOf(lexicon, read),
    violations,
    sanctions,
    parts: Uint8Array.from(slots, (slot) => PARTS[slot] ?? Part.Whole),
    pieces: Uint8Array.from(slots, (slot) => PIECES[slot] ?? Piece.Whole),
  };
});

function classesOf(lexicon: Lexicon, cues: EntrySet): Pick<Words, 'classOf' | 'classes' | 'classNumbers'> {
  const classOf = new Uint8Array(cues.length);
  const byName: Record<string, number[]> = {};
  cues.forEach((one, index) => {
    if (one === 1) (byName[(lexicon.itemAt(index) as Entry<'cue'>).class] ??= []).push(index);
  });
  // A key of an object is the same string as the one that code names it by, so that comparing them is quick.
  const classes = ['', ...Object.keys(byName)];
  classes.forEach((name, number) => {
    for (const index of byName[name] ?? []) classOf[index] = number;
  });
  return { classOf, classes, classNumbers: new Map(classes.map((name, number) => [name, number])) };
}
