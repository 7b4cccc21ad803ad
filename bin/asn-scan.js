#!/usr/bin/env node
'use strict';
// Only what every start needs; `launch.js` loads the program.
const args = process.argv.slice(2);
if (args.length !== 1 || !/^(--version|-V)$/.test(args[0]) || !told(require('../package.json').version)) {
  require('./launch.js').launch(args);
}

/** Standard output as a stream takes longer to make than all else. False when it cannot be written to. */
function told(version) {
  try {
    require('node:fs').writeSync(1, `${version}\n`);
    return true;
  } catch {
    return false;
  }
}
