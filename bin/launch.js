'use strict';
/** Runs the bundled program with the code that V8 compiled for it at build time, where it is of this Node. */
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const PROGRAM = join(__dirname, '..', 'dist', 'bundle', 'asn-scan.cjs');
const CODE_CACHE = `${PROGRAM}.cache`;

exports.launch = async function launch(args) {
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
