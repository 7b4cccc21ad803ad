/**
 * Web pages: the main text by Readability over linkedom, both loaded only here. A record's `text` is the headline
 * and then a paragraph a line, since a page as such has no one text.
 */
import type { Article } from '../document.js';
import { InputError } from '../errors.js';
import { decode } from './encoding.js';
import { gather } from './file.js';
import type { Reading } from './reader.js';
import { articleOf } from './record.js';

export async function* readHtml(reading: Reading): AsyncGenerator<Article | InputError> {
  const bytes = await gather(reading.chunks, reading.maxBytes);
  const page = decode(bytes);
  const { text, given } = await extract(page.text);
  if (text === '') throw new InputError('no article text found in the page');
  const origin = { path: reading.path, id: reading.id, bytes };
  const diagnostics = [...page.diagnostics, ...reading.sidecar.diagnostics];
  yield articleOf(origin, { ...page, text, diagnostics }, { ...given, ...reading.sidecar.given });
}

interface Extracted {
  readonly text: string;
  readonly given: Article['given'];
}

async function extract(source: string): Promise<Extracted> {
  const [{ parseHTML }, { Readability }] = await Promise.all([
    import('linkedom'),
    import('@mozilla/readability'),
  ]);
  const { document } = parseHTML(wholePage(source));
  if (depthOf(document) > DEEPEST) throw new InputError(`elements are nested more than ${DEEPEST} deep`);
  const meta = metaOf(document);
  const article = new Readability(document as never).parse();
  const paragraphs =
    article?.content == null ? [] : paragraphsOf(parseHTML(wholePage(article.content)).document.body);
  const title = headline(oneLine(article?.title ?? ''), meta);
  const given = {
    ...(title === '' ? {} : { title }),
    ...defined('date', article?.publishedTime ?? meta.date),
    ...defined('url', meta.url),
    ...defined('outlet', article?.siteName ?? meta.outlet),
  };
  if (paragraphs.length === 0) return { text: '', given };
  const lines = title === '' || paragraphs[0] === title ? paragraphs : [title, ...paragraphs];
  return { text: `${lines.join('\n\n')}\n`, given };
}

/** Readability's time grows with the cube of the depth; real pages stay below 60. */
const DEEPEST = 250;

function depthOf(root: Node): number {
  let deepest = 0;
  const waiting: [node: Node, depth: number][] = [[root, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    for (const child of node.childNodes) if (child.nodeType === ELEMENT) waiting.push([child, depth + 1]);
  }
  return deepest;
}

/** linkedom takes a fragment for a document without a body. */
function wholePage(source: string): string {
  return /<body[\s>]/i.test(source)
    ? source
    : `<!doctype html><html><head></head><body>${source}</body></html>`;
}

/** The part of the DOM that is used here; the compiler's own DOM types would hide a missing import of ours. */
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
}

interface PageDocument {
  querySelector(
    selector: string,
  ): { getAttribute(name: string): string | null; textContent: string | null } | null;
}

interface PageMeta {
  readonly title?: string;
  readonly heading?: string;
  readonly date?: string;
  readonly url?: string;
  readonly outlet?: string;
}

/** The page's title without the site's name behind it, where a heading or a tag for sharing shows where it ends. */
function headline(title: string, { heading, title: shared }: PageMeta): string {
  const shorter = [heading, shared].map((other) => oneLine(other ?? '')).filter((other) => other !== '');
  return shorter.find((other) => title === '' || title.startsWith(other)) ?? title;
}

function metaOf(document: PageDocument): PageMeta {
  const attribute = (selector: string, name: string): string | undefined =>
    document.querySelector(selector)?.getAttribute(name) ?? undefined;
  return {
    title: attribute('meta[property="og:title"]', 'content'),
    heading: document.querySelector('h1')?.textContent ?? undefined,
    date:
      attribute('meta[property="article:published_time"]', 'content') ??
      attribute('meta[itemprop="datePublished"]', 'content') ??
      attribute('time[datetime]', 'datetime'),
    url: attribute('link[rel="canonical"]', 'href') ?? attribute('meta[property="og:url"]', 'content'),
    outlet: attribute('meta[property="og:site_name"]', 'content'),
  };
}

function defined<K extends string>(key: K, value: string | null | undefined): { [P in K]?: string } {
  const line = oneLine(value ?? '');
  return line === '' ? {} : ({ [key]: line } as { [P in K]: string });
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
const ELEMENT = 1;
const TEXT = 3;

/** The text of each block element, in order, without recursion. */
function paragraphsOf(root: Node): string[] {
  const paragraphs: string[] = [];
  let current = '';
  const end = (): void => {
    const line = oneLine(current);
    if (line !== '') paragraphs.push(line);
    current = '';
  };
  const waiting: (Node | null)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node === undefined || node === null) end();
    else if (node.nodeType === TEXT) current += node.textContent ?? '';
    else if (node.nodeType === ELEMENT) {
      const isBlock = BLOCKS.has(node.nodeName.toUpperCase());
      if (isBlock || node.nodeName.toUpperCase() === 'BR') end();
      // A null on the stack ends the paragraph when the block's content is done.
      if (isBlock) waiting.push(null);
      waiting.push(...[...node.childNodes].reverse());
    }
  }
  end();
  return paragraphs;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
