/**
 * Tries made and damaged articles, files and lexicons until one breaks a promise, and prints the smallest that does.
 *
 *   npm run fuzz -- [--seconds 600] [--seed N] [--subject stages|sources|lexicons]
 *
 * Each round has its own seed, printed with what it finds; `--seed` with it runs that round again. A finding becomes
 * a numbered case in `test/regressions.test.ts`.
 */
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { loadLexicon } from '../src/index.js';
import { SUBJECTS } from '../test/properties/subjects.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    subject: { type: 'string' },
  },
});

const ROUND = 200;

const subjects = SUBJECTS.filter(({ name }) => values.subject === undefined || values.subject === name);
if (subjects.length === 0) {
  console.error(`no subject "${values.subject}"; there are ${SUBJECTS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const lexicon = await loadLexicon();
const until = performance.now() + Number(values.seconds) * 1000;
const tried = new Map<string, number>();
for (let seed = Number(values.seed); performance.now() < until && process.exitCode === undefined; seed++) {
  for (const { name, property } of subjects) {
    const result = await fc.check(await property(lexicon), {
      seed,
      numRuns: ROUND,
      interruptAfterTimeLimit: Math.max(1, until - performance.now()),
    });
    tried.set(name, (tried.get(name) ?? 0) + result.numRuns);
    if (result.counterexample === null) continue;
    console.error(`${name}, seed ${seed}: ${String(result.errorInstance)}`);
    console.error(fc.stringify(result.counterexample[0]));
    process.exitCode = 1;
  }
}
for (const [name, count] of tried) console.log(`${name}: ${count} inputs tried`);
