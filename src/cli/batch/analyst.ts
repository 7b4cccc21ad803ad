/** From an article to the text that is written of it. One in the main thread, or one in every worker. */
import type { Article } from '../../document.js';
import { loadLexicon, type Lexicon } from '../../lexicon/index.js';
import { analyse, type Until } from '../../pipeline.js';
import { buildRecord } from '../../record/build.js';
import type { WireRecord } from '../../record/schema.js';
import { SINKS, type Findings, type Sink } from '../../sink/index.js';
import { milliseconds } from '../clock.js';
import { describe } from '../messages.js';
import { kept, type Work } from './task.js';

/** What became of one article. */
export type Outcome =
  { readonly text: string | Uint8Array; readonly findings: Findings } | { readonly failure: string };

/** Milliseconds by what they were spent on. */
export type Times = Record<Until | 'record', number>;

export const noTimes = (): Times => ({
  clean: 0,
  segment: 0,
  tag: 0,
  quotes: 0,
  directives: 0,
  penalties: 0,
  record: 0,
});

export function addTimes(sum: Times, times: Times): void {
  for (const part of Object.keys(sum) as (keyof Times)[]) sum[part] += times[part];
}

export class Analyst {
  readonly times = noTimes();

  private constructor(
    readonly work: Work,
    readonly lexicon: Lexicon,
    readonly sink: Sink,
  ) {}

  /** @throws LexiconError, UsageError for fields that the format does not have */
  static async create(work: Work): Promise<Analyst> {
    const makeSink = await SINKS[work.format]();
    const lexicon = await loadLexicon(work.lexicon, work.cache === undefined ? {} : { cache: work.cache });
    return new Analyst(work, lexicon, await makeSink({ ...work.sink, lexicon }));
  }

  /** A defect that one article brings to light fails that article; its text is whole or not there. */
  analyse(article: Article): Outcome {
    let since = milliseconds();
    const lap = (part: keyof Times): void => {
      const now = milliseconds();
      this.times[part] += now - since;
      since = now;
    };
    try {
      const doc = analyse(article, { lexicon: this.lexicon, finished: lap }, this.work.task.until);
      const record = buildRecord(doc);
      const text = this.sink.record(kept(record, this.work.task), doc);
      lap('record');
      return { text, findings: count(record) };
    } catch (error) {
      return { failure: `could not be analysed: ${describe(error)}` };
    }
  }
}

function count({ directives = [], sanctions = [], violations = [] }: WireRecord): Findings {
  return { directives: directives.length, sanctions: sanctions.length, violations: violations.length };
}
