/** Ids that no two documents of a run share. */
import type { Article, Diagnostic } from '../document.js';

export class UniqueIds {
  readonly #taken = new Set<string>();

  /** The article, under another id if its own is taken. */
  unique(article: Article): Article {
    const { id } = article;
    let free = id;
    for (let n = 2; this.#taken.has(free); n++) free = `${id}~${n}`;
    this.#taken.add(free);
    if (free === id) return article;
    const message = `the id "${id}" was taken by a document before`;
    const diagnostic: Diagnostic = { code: 'duplicate-id', severity: 'warning', message };
    return { ...article, id: free, diagnostics: [...article.diagnostics, diagnostic] };
  }
}
