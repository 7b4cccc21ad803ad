/** What the page holds, read from its own `<script type="application/json">` elements. */
import type { DirectiveRow, ReportIndex, SanctionRow, ShownArticle } from '../model.js';

export const index = read('index') as ReportIndex;

export const ARTICLE_COUNT = index.articles.title.length;
export const directives: readonly DirectiveRow[] = rowsOf(index.directives);
export const sanctions: readonly SanctionRow[] = rowsOf(index.sanctions);

const articles = new Map<number, ShownArticle>();
const searched: string[] = [];

export function article(position: number): ShownArticle {
  let found = articles.get(position);
  if (found === undefined) {
    found = read(`a${position}`) as ShownArticle;
    articles.set(position, found);
  }
  return found;
}

/** Title and text of an article in lower case. */
export function searchable(position: number): string {
  return (searched[position] ??=
    `${index.articles.title[position] ?? ''}\n${article(position).text}`.toLowerCase());
}

/** The words of a finding, without what it runs around. */
export function wordsAt(text: string, pieces: readonly number[]): string {
  const words: string[] = [];
  for (let i = 0; i + 1 < pieces.length; i += 2) words.push(text.slice(pieces[i], pieces[i + 1]));
  return words.join(' … ').replace(/\s+/g, ' ');
}

function read(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null');
}

function rowsOf<Row extends object>(columns: { readonly [Key in keyof Row]: readonly Row[Key][] }): Row[] {
  const keys = Object.keys(columns) as (keyof Row)[];
  const [first] = keys;
  if (first === undefined) return [];
  return columns[first].map(
    (_, row) => Object.fromEntries(keys.map((key) => [key, columns[key][row]])) as Row,
  );
}
