/**
 * Continuing an interrupted run (`--resume`). Documents that were done are read again, which is cheap, but not
 * analysed again; a running digest over them shows that they are still the same.
 */
import { createHash } from 'node:crypto';
import { InputError, OutputError } from '../../errors.js';
import type { Findings } from '../../sink/index.js';
import type { ResumableOutput } from '../output.js';
import type { Item } from './groups.js';

/** How far a run is. */
export interface Tally {
  readonly articles: number;
  readonly failed: number;
  readonly findings: Findings;
}

interface State {
  /** Digest of the command, the lexicon and the program. */
  readonly run: string;
  /** Documents done, and the digest over them. */
  readonly documents: number;
  readonly digest: string;
  readonly tally: Tally;
  /** Messages about articles that could be read but not analysed. */
  readonly failures: readonly string[];
}

/** Milliseconds between two marks. */
const PERIOD = 500;

export class Checkpoint {
  readonly #output: ResumableOutput;
  readonly #path: string;
  readonly #run: string;
  /** What an interrupted run left to continue. */
  readonly #left: State | null;
  #documents = 0;
  #digest = '';
  readonly #failures: string[];
  #markedAt: number;

  /**
   * @param run digest of everything that decides the output, except the documents
   * @param now in milliseconds
   * @throws OutputError when what was left is of another command
   */
  constructor(output: ResumableOutput, path: string, run: string, now: number) {
    this.#output = output;
    this.#path = path;
    this.#run = run;
    this.#left = output.left as State | null;
    this.#failures = [...(this.#left?.failures ?? [])];
    this.#markedAt = now;
    if (this.#left !== null && this.#left.run !== run) {
      throw this.#mismatch('with other options, another lexicon or version');
    }
  }

  /** What was counted and complained of before the interruption. */
  get before(): { readonly tally: Tally; readonly failures: readonly string[] } | null {
    return this.#left;
  }

  /**
   * Whether the next document was done before the interruption.
   * @throws OutputError when the documents so far are not those of the interrupted run
   */
  passes(item: Item): boolean {
    if (this.#left === null) return false;
    if (this.#documents < this.#left.documents) {
      this.#count(item);
      return true;
    }
    if (this.#documents === this.#left.documents) this.end();
    return false;
  }

  /** @throws OutputError when the documents so far are not all those of the interrupted run */
  end(): void {
    if (this.#left === null || this.#documents > this.#left.documents) return;
    if (this.#digest !== this.#left.digest) throw this.#mismatch('over other documents');
  }

  /** The next document is written, or has failed. */
  done(item: Item, failure: string | null): void {
    this.#count(item);
    if (failure !== null) this.#failures.push(failure);
  }

  /** Makes what is written count, once in a while. @param now in milliseconds */
  mark(tally: Tally, now: number): void {
    if (now - this.#markedAt < PERIOD) return;
    this.#markedAt = now;
    const state: State = {
      run: this.#run,
      documents: this.#documents,
      digest: this.#digest,
      tally,
      failures: this.#failures,
    };
    this.#output.mark(state);
  }

  #count(item: Item): void {
    this.#documents++;
    const known = item instanceof InputError ? item.describe() : [item.id, item.source];
    this.#digest = createHash('sha256').update(this.#digest).update(JSON.stringify(known)).digest('hex');
  }

  #mismatch(how: string): OutputError {
    return new OutputError(`the interrupted run went ${how}`, {
      place: { file: this.#path },
      hint: 'run the same command on the same documents, or delete the .part files beside the output to begin anew',
    });
  }
}
