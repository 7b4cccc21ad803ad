/** What the lexicon knows of words at sentence borders, compiled once per lexicon and looked up only there. */
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { foldCase } from '../../text/tokens.js';

export enum WordClass {
  /** Its full stop never ends a sentence: more must follow (Drs., Plt., No.). */
  Before = 1,
  /** Its full stop may end a sentence (Tbk., S.H.). */
  After = 2,
  /** Begins sentences (Namun, Ia). */
  Opens = 4,
  /** No sentence ends on it (yang, di, Kabupaten). */
  Continues = 8,
  /** Last part of a host name (com). */
  Domain = 16,
  /** A verb of saying. */
  Reports = 32,
  /** Written before an amount (Rp). */
  Currency = 64,
}

/** Classes of a word: a sum of `WordClass` bits, 0 for unknown words. */
export type ClassOf = (folded: string) => number;

export const wordClasses = perLexicon(compile);

/** A dotted form as it is looked up: folded, without stops and spaces ("S. Sos." and "S.Sos" are "ssos"). */
export function undotted(form: string): string {
  return foldCase(form).replace(/[.\s]/g, '');
}

function compile(lexicon: Lexicon): ClassOf {
  const classes = new Map<string, number>();
  const add = (word: string, bit: number): void => void classes.set(word, (classes.get(word) ?? 0) | bit);
  for (const entry of lexicon.ofKind('abbreviation')) {
    for (const form of [...entry.forms, ...entry.exact]) {
      add(undotted(form), entry.ends ? WordClass.After : WordClass.Before);
      if (entry.id === 'currency') add(undotted(form), WordClass.Currency);
    }
  }
  for (const entry of lexicon.ofKind('affix')) {
    for (const form of [...entry.forms, ...entry.exact]) {
      if (entry.class === 'degree') add(undotted(form), WordClass.After);
      // Only forms written with a stop: "haji" and "mantan" end sentences like other words.
      else if (form.includes('.') && !form.includes(' ')) add(undotted(form), WordClass.Before);
    }
  }
  for (const entry of lexicon.ofKind('boundary')) {
    const bit =
      entry.class === 'opens'
        ? WordClass.Opens
        : entry.class === 'continues'
          ? WordClass.Continues
          : WordClass.Domain;
    for (const form of [...entry.forms, ...entry.exact]) add(foldCase(form), bit);
  }
  for (const form of lexicon.formsOf('reporting')) add(foldCase(form), WordClass.Reports);
  return (folded) => classes.get(folded) ?? 0;
}
