/** What a second thread gains, beside what it gains for work that needs nothing but a processor. */
import { fileURLToPath } from 'node:url';
import { median, PROGRAM, runNode, table } from './measure.mjs';

const YARDSTICK = fileURLToPath(new URL('./yardstick.mjs', import.meta.url));

export function jobs(lines, runs) {
  const scan = (count) => [PROGRAM, 'scan', '--quiet', '--jobs', String(count), lines];
  const commands = {
    'yardstick, 1 thread': [YARDSTICK, '1'],
    'yardstick, 2 threads': [YARDSTICK, '2'],
    'asn-scan --jobs 1': scan(1),
    'asn-scan --jobs 2': scan(2),
  };
  const times = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, args] of Object.entries(commands)) times.get(name).push(runNode(args).seconds);
  }
  const medians = [...times].map(([name, list]) => [name, median(list)]);
  table(
    'Threads: the same work on one and on two',
    ['', 's', 'faster by'],
    medians.map(([name, time], i) => [
      name,
      time.toFixed(2),
      i % 2 === 0 ? '' : (medians[i - 1][1] / time).toFixed(2),
    ]),
  );
}
