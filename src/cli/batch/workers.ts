/** Threads that analyse groups side by side. They are sent articles and send back bytes, which are not copied. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '../../document.js';
import { addTimes, noTimes, type Outcome, type Times } from './analyst.js';
import type { Work } from './task.js';
import type { READY, Reply } from './worker.js';

/** A thread that worked has ended, for want of memory or by a defect. */
class WorkerDied extends Error {}

/** More threads than this, a core, only take memory. */
const THREADS_A_CORE = 4;

/** The workers that `--jobs` means; null for one, whose work this thread does itself. */
export function workersFor(jobs: number | undefined, work: Work): Workers | null {
  const cores = availableParallelism();
  const threads = Math.min(jobs ?? cores, THREADS_A_CORE * cores);
  return threads > 1 ? new Workers(work, threads) : null;
}

interface Waiting {
  readonly articles: readonly Article[];
  resolve(outcomes: readonly Outcome[]): void;
  reject(error: Error): void;
}

interface Seat {
  /** Null before the first group, and after the worker died. */
  worker: Worker | null;
  /** What the worker is at; null when it waits. */
  at: Waiting | null;
  times: Times;
}

export class Workers {
  readonly #work: Work;
  readonly #seats: Seat[] = [];
  readonly #waiting: Waiting[] = [];
  /** Of workers that have ended. */
  readonly #past = noTimes();

  constructor(
    work: Work,
    readonly threads: number,
  ) {
    this.#work = work;
    for (let i = 0; i < threads; i++) this.#seats.push({ worker: null, at: null, times: noTimes() });
  }

  /** Groups to have under way, so that nobody waits for the next one. */
  get depth(): number {
    return 2 * this.threads;
  }

  /** What becomes of each, in their order. */
  async analyse(articles: readonly Article[]): Promise<readonly Outcome[]> {
    if (articles.length === 0) return [];
    try {
      return await this.#submit(articles);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      // It died of one of them; alone, each shows whether it was the one.
      if (articles.length === 1) return [{ failure: `could not be analysed: ${error.message}` }];
      const outcomes: Outcome[] = [];
      for (const article of articles) outcomes.push(...(await this.analyse([article])));
      return outcomes;
    }
  }

  /** Milliseconds spent so far, all threads together. */
  times(): Times {
    const sum = { ...this.#past };
    for (const { times } of this.#seats) addTimes(sum, times);
    return sum;
  }

  async close(): Promise<void> {
    await Promise.all(this.#seats.map(({ worker }) => worker?.removeAllListeners().terminate()));
  }

  #submit(articles: readonly Article[]): Promise<readonly Outcome[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ articles, resolve, reject });
      for (const seat of this.#seats) if (seat.at === null) this.#next(seat);
    });
  }

  #next(seat: Seat): void {
    seat.at = this.#waiting.shift() ?? null;
    if (seat.at === null) return;
    seat.worker ??= this.#started(seat);
    seat.worker.postMessage(seat.at.articles, []);
  }

  #started(seat: Seat): Worker {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: this.#work });
    let reason = 'its thread ended';
    let ready = false;
    worker.on('error', (error: Error) => (reason = error.message));
    worker.on('message', (reply: Reply | typeof READY) => {
      if (reply === 'ready') {
        ready = true;
        return;
      }
      seat.times = reply.times;
      seat.at?.resolve(outcomesOf(reply));
      this.#next(seat);
    });
    worker.on('exit', () => {
      const { at } = seat;
      addTimes(this.#past, seat.times);
      seat.times = noTimes();
      seat.worker = null;
      at?.reject(ready ? new WorkerDied(reason) : new Error(`a thread does not start: ${reason}`));
      this.#next(seat);
    });
    return worker;
  }
}

function outcomesOf({ bytes, ends, failures, findings }: Reply): Outcome[] {
  let from = 0;
  return failures.map((failure, index) => {
    const to = ends[index] as number;
    const text = bytes.subarray(from, to);
    from = to;
    if (failure !== null) return { failure };
    const [directives = 0, sanctions = 0, violations = 0] = findings.subarray(3 * index, 3 * index + 3);
    return { text, findings: { directives, sanctions, violations } };
  });
}
