/** The small words of one sentence that tell what happens to a punishment or an act. */
import type { Directed, Mention, Sentence } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { surfaceOf } from '../../text/tokens.js';

export interface Cue {
  /** Class of the cue entry. */
  readonly kind: string;
  readonly value: string | undefined;
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

export interface StatusPhrase {
  readonly entry: Entry<'status'>;
  readonly from: number;
  readonly to: number;
}

/** Classes that this stage reads; all others are left aside. */
const READ = /^(penalty|violation)-|^(contestant-noun|election-context|quantity-(bound|unit|currency|to))$/;

export class SentenceCues {
  readonly sentence: Sentence;
  /** Citations of laws in the sentence. */
  readonly laws: readonly Mention[];
  /** Leftmost-longest within the kind. */
  readonly phrases: readonly StatusPhrase[];
  readonly #semicolons: readonly number[];
  readonly #byClass = new Map<string, Cue[]>();
  readonly #starting = new Map<string, Cue>();
  readonly #ending = new Map<string, Cue>();

  constructor(doc: Directed, lexicon: Lexicon, sentence: Sentence, laws: readonly Mention[]) {
    this.sentence = sentence;
    this.laws = laws;
    const semicolons: number[] = [];
    const phrases: StatusPhrase[] = [];
    let phraseEnd = 0;
    for (let i = sentence.from; i < sentence.to; i++) {
      if (surfaceOf(doc.tokens, i) === ';') semicolons.push(i);
      for (const match of doc.matches.startingAt(i)) {
        const item = lexicon.item(match);
        if (item.kind === 'status') {
          if (i < phraseEnd || match.to > sentence.to) continue;
          phrases.push({ entry: item, from: i, to: match.to });
          phraseEnd = match.to;
        } else if (item.kind === 'cue' && READ.test(item.class)) {
          this.#add({ kind: item.class, value: item.value, from: i, to: match.to });
        }
      }
    }
    this.phrases = phrases;
    this.#semicolons = semicolons;
  }

  /** All cues of a class, in order, longest first where several start together. */
  all(kind: string): readonly Cue[] {
    return this.#byClass.get(kind) ?? [];
  }

  /** The longest cue of a class that starts at atom `i`. */
  at(kind: string, i: number): Cue | undefined {
    return this.#starting.get(`${kind} ${i}`);
  }

  /** The longest cue of a class that ends right before atom `i`. */
  before(kind: string, i: number): Cue | undefined {
    return this.#ending.get(`${kind} ${i}`);
  }

  /** True when a semicolon or a word that begins another clause (sedangkan) lies between the atoms. */
  parted(from: number, to: number): boolean {
    if (this.between('penalty-clause', from, to)) return true;
    return this.#semicolons.some((i) => i >= from && i < to);
  }

  /** True when a cue of the class lies between the atoms. */
  between(kind: string, from: number, to: number): boolean {
    return this.all(kind).some((cue) => cue.from >= from && cue.to <= to);
  }

  #add(cue: Cue): void {
    const list = this.#byClass.get(cue.kind);
    if (list === undefined) this.#byClass.set(cue.kind, [cue]);
    else list.push(cue);
    // Longer ones come first from the gazetteer; for ends, the earliest start is the longest.
    const start = `${cue.kind} ${cue.from}`;
    if (!this.#starting.has(start)) this.#starting.set(start, cue);
    const end = `${cue.kind} ${cue.to}`;
    if (!this.#ending.has(end)) this.#ending.set(end, cue);
  }
}
