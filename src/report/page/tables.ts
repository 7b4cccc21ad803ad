/** Tables of what was found, a page at a time. */
import type { Messages } from '../../messages/index.js';
import type { DirectiveRow, EntityIndex, SanctionRow, ShownArticle } from '../model.js';
import { article, index, wordsAt } from './data.js';
import { button, html } from './dom.js';

/** Rows shown at once, and added by each press. */
const PAGE = 100;

interface Column<Row> {
  readonly heading: string;
  readonly look: string;
  cell(row: Row): readonly (Node | string)[];
}

export function directiveTable(rows: readonly DirectiveRow[], { report, labels }: Messages): HTMLElement {
  return table<DirectiveRow>(rows, report.more, report.noData, [
    dateColumn(report.date),
    {
      heading: report.issuer,
      look: 'who',
      cell: (row) => named(article(row.article), article(row.article).directives[row.at]?.issuer),
    },
    {
      heading: report.force,
      look: 'force',
      cell: ({ force, polarity, status }) => [
        html('span', { class: `chip ${polarity}` }, labels.force[force]),
        status === 'issued' ? '' : html('small', {}, labels.directiveStatus[status]),
      ],
    },
    {
      heading: report.addressees,
      look: 'who',
      cell: (row) => {
        const shown = article(row.article);
        const names = (shown.directives[row.at]?.addressees ?? []).map((at) => shown.entities[at]?.[1] ?? '');
        return [names.length === 0 ? '?' : names.join(', ')];
      },
    },
    {
      heading: report.content,
      look: 'what',
      cell: (row) => {
        const shown = article(row.article);
        const pieces = shown.directives[row.at]?.pieces ?? [];
        const not = row.polarity === 'dont' ? [html('b', { class: 'not' }, `${labels.polarity.dont}: `)] : [];
        return [...not, html('a', { href: `#a${row.article}-d${row.at}` }, wordsAt(shown.text, pieces))];
      },
    },
    {
      heading: report.topics,
      look: 'topics',
      cell: ({ topics }) => [topics.map((topic) => labels.topic[topic]).join(', ')],
    },
    titleColumn(report.headline),
  ]);
}

export function sanctionTable(
  rows: readonly SanctionRow[],
  { report, labels }: Messages,
  language: 'en' | 'id',
): HTMLElement {
  return table<SanctionRow>(rows, report.more, report.noData, [
    dateColumn(report.date),
    {
      heading: report.status,
      look: 'force',
      cell: ({ status }) => [html('span', { class: `chip ${status}` }, labels.sanctionStatus[status])],
    },
    {
      heading: report.punishment,
      look: 'kind',
      cell: ({ kind }) => [index.terms.sanctions[kind]?.[language === 'id' ? 0 : 1] ?? ''],
    },
    {
      heading: report.authority,
      look: 'who',
      cell: (row) => named(article(row.article), article(row.article).sanctions[row.at]?.authority),
    },
    {
      heading: report.target,
      look: 'who',
      cell: (row) => {
        const shown = article(row.article);
        const { target, count } = shown.sanctions[row.at] ?? {};
        return [...named(shown, target), count === undefined ? '' : ` (${count})`];
      },
    },
    {
      heading: report.evidence,
      look: 'what',
      cell: (row) => {
        const shown = article(row.article);
        const pieces = shown.sanctions[row.at]?.pieces ?? [];
        return [html('a', { href: `#a${row.article}-s${row.at}` }, wordsAt(shown.text, pieces))];
      },
    },
    titleColumn(report.headline),
  ]);
}

export function articleTable(
  rows: readonly number[],
  findings: { readonly directives: readonly DirectiveRow[]; readonly sanctions: readonly SanctionRow[] },
  { report }: Messages,
): HTMLElement {
  const { articles } = index;
  const directives = perArticle(findings.directives);
  const sanctions = perArticle(findings.sanctions);
  return table(rows, report.more, report.noData, [
    { heading: report.date, look: 'date', cell: (row) => [articles.date[row] ?? ''] },
    {
      heading: report.headline,
      look: 'what',
      cell: (row) => [html('a', { href: `#a${row}` }, articles.title[row] ?? '')],
    },
    { heading: report.outlet, look: 'source', cell: (row) => [articles.outlet[row] ?? ''] },
    { heading: report.place, look: 'source', cell: (row) => [articles.place[row] ?? ''] },
    { heading: report.directives, look: 'figure', cell: (row) => [String(directives.get(row) ?? 0)] },
    { heading: report.sanctions, look: 'figure', cell: (row) => [String(sanctions.get(row) ?? 0)] },
  ]);
}

/** The name of an entity and, for a person, the office; a question mark for nobody. */
function named(shown: ShownArticle, at: EntityIndex | undefined): (Node | string)[] {
  const entity = at === undefined ? undefined : shown.entities[at];
  if (entity === undefined) return ['?'];
  const [, name, , offices = []] = entity;
  const post = shown.entities[offices[0] ?? -1]?.[1];
  return [name, ...(post === undefined ? [] : [html('small', {}, post)])];
}

function dateColumn(heading: string): Column<{ readonly article: number }> {
  return { heading, look: 'date', cell: (row) => [index.articles.date[row.article] ?? ''] };
}

function titleColumn(heading: string): Column<{ readonly article: number }> {
  return {
    heading,
    look: 'source',
    cell: (row) => [html('a', { href: `#a${row.article}` }, index.articles.title[row.article] ?? '')],
  };
}

function perArticle(rows: readonly { readonly article: number }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { article: at } of rows) counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}

function table<Row>(
  rows: readonly Row[],
  more: string,
  noData: string,
  columns: readonly Column<Row>[],
): HTMLElement {
  if (rows.length === 0) return html('p', { class: 'note' }, noData);
  const body = html('tbody');
  const rest = button(more, () => grow());
  const grow = (): void => {
    const shown = body.childElementCount;
    body.append(
      ...rows
        .slice(shown, shown + PAGE)
        .map((row) =>
          html('tr', {}, ...columns.map(({ look, cell }) => html('td', { class: look }, ...cell(row)))),
        ),
    );
    rest.hidden = body.childElementCount >= rows.length;
  };
  grow();
  return html(
    'div',
    { class: 'table' },
    html(
      'table',
      {},
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          ...columns.map(({ heading, look }) => html('th', { scope: 'col', class: look }, heading)),
        ),
      ),
      body,
    ),
    rest,
  );
}
