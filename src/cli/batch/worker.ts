/** A worker: analyses the groups that it is sent, one at a time, and sends back bytes that are ready to write. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../../document.js';
import { Analyst, type Times } from './analyst.js';
import type { Work } from './task.js';

/** What became of a group; the lists have an element an article. */
export interface Reply {
  /** The texts, one after another, and where each ends. */
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  readonly failures: readonly (string | null)[];
  /** Directives, sanctions and violations: three numbers an article. */
  readonly findings: Uint32Array;
  /** Of the worker since it began. */
  readonly times: Times;
}

/** What a worker says once, when it can work. */
export const READY = 'ready';

void Analyst.create(workerData as Work).then((analyst) => {
  parentPort?.postMessage(READY, []);
  parentPort?.on('message', (articles: readonly Article[]) => {
    const reply = replyTo(articles, analyst);
    parentPort?.postMessage(reply, [reply.bytes.buffer as ArrayBuffer]);
  });
});

function replyTo(articles: readonly Article[], analyst: Analyst): Reply {
  const texts: Buffer[] = [];
  const ends = new Uint32Array(articles.length);
  const failures: (string | null)[] = [];
  const findings = new Uint32Array(3 * articles.length);
  let end = 0;
  articles.forEach((article, index) => {
    const outcome = analyst.analyse(article);
    if ('failure' in outcome) failures.push(outcome.failure);
    else {
      failures.push(null);
      const bytes = Buffer.from(outcome.text as string, 'utf8');
      texts.push(bytes);
      end += bytes.length;
      const { directives, sanctions, violations } = outcome.findings;
      findings.set([directives, sanctions, violations], 3 * index);
    }
    ends[index] = end;
  });
  const bytes = new Uint8Array(end);
  let at = 0;
  for (const text of texts) {
    bytes.set(text, at);
    at += text.length;
  }
  return { bytes, ends, failures, findings, times: analyst.times };
}
