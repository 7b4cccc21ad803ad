/** A fixed amount of arithmetic, divided among threads: `node yardstick.mjs 2`. */
import { once } from 'node:events';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const ROUNDS = 3e9;

function work(rounds) {
  let state = 1;
  for (let i = 0; i < rounds; i++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return state;
}

if (isMainThread) {
  const threads = Number(process.argv[2]);
  const options = { workerData: ROUNDS / threads };
  await Promise.all(
    Array.from({ length: threads }, () => once(new Worker(new URL(import.meta.url), options), 'exit')),
  );
} else if (work(workerData) === 0) process.stdout.write('');
