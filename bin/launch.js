'use strict';
/** Runs the bundled program with the code that V8 compiled for it at build time, where it is of this Node. */
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const PROGRAM = join(__dirname, '..', 'dist', 'bundle', 'asn-scan.cjs');
const CODE_CACHE = `${PROGRAM}.cache`;

/**
 * Bytecode that a function runs before V8 thinks of optimising it. Much of the program runs a few times an article: at
 * V8's own figure, less than a quarter of this, a batch of hundreds of articles spends a third of its time compiling.
 */
const INTERRUPT_BUDGET = 600_000;

/**
 * How far the heap may grow beyond what lives before garbage is collected. V8's own figure rises with the time that a
 * run takes, and memory with it; what lives is about 20 MB, so that collecting it more often costs next to nothing.
 */
const HEAP_GROWING_PERCENT = 100;

exports.launch = async function launch(args) {
  // Before the compiled code is read: it holds for the flags that it was made under.
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  const writes = process.env.ASN_SCAN_CODE_CACHE === 'write';
  // The bundle is ASCII, which is read fastest as Latin-1.
  const script = new Script(wrap(readFileSync(PROGRAM, 'latin1')), {
    filename: PROGRAM,
    cachedData: writes ? undefined : compiledCode(),
  });
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(PROGRAM), program, PROGRAM, dirname(PROGRAM));
  await program.exports.main(args);
  if (writes) writeFileSync(CODE_CACHE, script.createCachedData());
};

function compiledCode() {
  try {
    return readFileSync(CODE_CACHE);
  } catch {
    return undefined;
  }
}
