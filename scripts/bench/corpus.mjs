/** A corpus of any size from the fixtures: the same seed and count give the same articles. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns article texts of about `length` UTF-16 units, paragraphs drawn from the articles in `folder` */
export function makeArticles(folder, count, length, seed) {
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
  return Array.from({ length: count }, () => {
    const page = draw(pages);
    let text = `${page[0]}\n\n${page[1] ?? ''}`;
    while (text.length < length) text += `\n\n${draw(draw(pages).slice(1)) ?? ''}`;
    return `${text}\n`;
  });
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
