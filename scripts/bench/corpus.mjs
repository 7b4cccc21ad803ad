/** A corpus of any size from the fixtures: the same seed and size give the same articles. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Endless article texts of about `length` UTF-16 units each, paragraphs drawn from the articles in `folder`. */
export function* articles(folder, length, seed) {
  const random = generator(seed);
  const pages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) =>
      readFileSync(join(folder, name, 'article.txt'), 'utf8')
        .split(/\n+/)
        .filter(Boolean),
    );
  const draw = (list) => list[Math.floor(random() * list.length)];
  for (;;) {
    const page = draw(pages);
    let text = `${page[0]}\n\n${page[1] ?? ''}`;
    while (text.length < length) text += `\n\n${draw(draw(pages).slice(1)) ?? ''}`;
    yield `${text}\n`;
  }
}

/** Paths of `count` article files, a hundred a folder, below `target`, which is made unless it is there. */
export function articleFiles(target, source, count, length, seed) {
  const paths = Array.from({ length: count }, (_, i) =>
    join(target, String(Math.floor(i / 100)).padStart(4, '0'), `${String(i).padStart(6, '0')}.txt`),
  );
  if (existsSync(target)) return paths;
  const unfinished = `${target}.tmp`;
  const texts = articles(source, length, seed);
  for (const path of paths) {
    const own = path.replace(target, unfinished);
    mkdirSync(join(own, '..'), { recursive: true });
    writeFileSync(own, texts.next().value);
  }
  renameSync(unfinished, target);
  return paths;
}

/** Makes an NDJSON file of at least `bytes` bytes unless it is there; returns its path. */
export function articleLines(target, source, bytes, length, seed) {
  if (existsSync(target)) return target;
  const unfinished = `${target}.tmp`;
  const file = openSync(unfinished, 'w');
  let written = 0;
  let id = 0;
  for (const text of articles(source, length, seed)) {
    if (written >= bytes) break;
    written += writeSync(file, `${JSON.stringify({ id: `a${++id}`, text })}\n`);
  }
  closeSync(file);
  renameSync(unfinished, target);
  return target;
}

/** Tells corpora from fixtures that have changed since. */
export function fixturesDigest(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name, 'article.txt');
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
