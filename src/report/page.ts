/** The page, written piece by piece, so that it never has to be held whole. */
import { createHash } from 'node:crypto';
import type { WireRecord } from '../record/schema.js';
import { shownArticle } from './article.js';
import { embeddable, escapedHtml } from './embed.js';
import { Rows } from './rows.js';
import { TermLists, type Names } from './terms.js';

/** The page's own program and style, as the build makes them of `src/report/page/`. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

export interface PageOptions {
  /** Heading of the page; null for the one of the language. */
  readonly title: string | null;
  readonly language: 'en' | 'id';
  readonly names: Names;
  readonly assets: PageAssets;
  /** What a browser without scripts shows. */
  readonly needsScript: string;
}

export class ReportPage {
  readonly #terms: TermLists;
  readonly #rows: Rows;

  constructor(readonly options: PageOptions) {
    this.#terms = new TermLists(options.names);
    this.#rows = new Rows(this.#terms);
  }

  begin(): string {
    const { title, language, assets, needsScript } = this.options;
    // Nothing can be loaded from anywhere, and only these two inline pieces have any effect.
    const policy = [
      "default-src 'none'",
      `script-src ${fingerprint(assets.script)}`,
      `style-src ${fingerprint(assets.style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="asn-scan">
<title>${escapedHtml(title ?? 'asn-scan')}</title>
<style>${assets.style}</style>
</head>
<body>
<noscript><p>${escapedHtml(needsScript)}</p></noscript>
<div id="app"></div>
`;
  }

  article(record: WireRecord): string {
    const position = this.#rows.add(record);
    return `<script type="application/json" id="a${position}">${embeddable(shownArticle(record, this.#terms))}</script>\n`;
  }

  end(): string {
    const { title, language, assets } = this.options;
    return `<script type="application/json" id="index">${embeddable(this.#rows.index(title, language))}</script>
<script>${assets.script}</script>
</body>
</html>
`;
  }
}

function fingerprint(inline: string): string {
  return `'sha256-${createHash('sha256').update(inline, 'utf8').digest('base64')}'`;
}
