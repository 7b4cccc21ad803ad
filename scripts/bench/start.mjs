/** How long a start takes, beside Node doing nothing. */
import { median, PROGRAM, runNode, table } from './measure.mjs';

export function starts(article, runs) {
  const commands = {
    'node -e 0': ['-e', '0'],
    'asn-scan --version': [PROGRAM, '--version'],
    'asn-scan scan, one article': [PROGRAM, 'scan', article],
  };
  const times = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, args] of Object.entries(commands)) times.get(name).push(runNode(args).seconds * 1000);
  }
  const bare = median(times.get('node -e 0'));
  table(
    `Start: median of ${runs} runs, turn by turn`,
    ['', 'ms', 'times node -e 0'],
    [...times].map(([name, list]) => [name, median(list).toFixed(1), (median(list) / bare).toFixed(2)]),
  );
}
