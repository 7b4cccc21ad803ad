'use strict';
// Required into measured processes: says at the end how much memory was resident at most, of all threads together.
if (require('node:worker_threads').isMainThread) {
  process.on('exit', () => {
    const { maxRSS } = process.resourceUsage();
    require('node:fs').writeSync(2, `peak-resident-kilobytes ${maxRSS}\n`);
  });
}
