/** The page: filters, charts and tables, or one article, as the address says (`#a12`, `#a12-d3`). */
import { LANGUAGES, MESSAGES, type Language } from '../../messages/index.js';
import { controls } from './controls.js';
import { article, ARTICLE_COUNT, directives, index, sanctions } from './data.js';
import { button, html } from './dom.js';
import { charts } from './figures.js';
import { reader } from './reader.js';
import { NO_FILTERS, select, type Selection } from './selection.js';
import { articleTable, directiveTable, sanctionTable } from './tables.js';

const TABS = ['whoToldWhom', 'punishments', 'articleList'] as const;
type Tab = (typeof TABS)[number];

const NAME_OF_LANGUAGE: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia' };

const app = document.getElementById('app') as HTMLElement;
const filters = { ...NO_FILTERS };
let language: Language = index.language;
let tab: Tab = 'whoToldWhom';
let selection: Selection = select(filters);
let scrolled = 0;

addEventListener('hashchange', draw);
draw();

function draw(): void {
  const messages = MESSAGES[language];
  document.documentElement.lang = language;
  document.title = index.title ?? messages.report.title;
  const [, at, finding] = /^#a(\d+)(?:-([a-z]\d+))?$/.exec(location.hash) ?? [];
  const position = at === undefined ? -1 : Number(at);
  if (position < 0 || position >= ARTICLE_COUNT) {
    app.replaceChildren(head(), overview());
    scrollTo(0, scrolled);
    return;
  }
  if (app.querySelector('.reader') === null) scrolled = scrollY;
  const here = selection.articles.indexOf(position);
  const neighbours = {
    previous: selection.articles[here - 1],
    next: here < 0 ? undefined : selection.articles[here + 1],
  };
  const shown = reader(position, article(position), neighbours, messages, language);
  app.replaceChildren(head(), shown.element);
  scrollTo(0, 0);
  if (finding !== undefined) shown.show(finding);
}

function head(): HTMLElement {
  const { report } = MESSAGES[language];
  const totals = [
    report.articleCount(ARTICLE_COUNT),
    report.directiveCount(directives.length),
    report.sanctionCount(sanctions.length),
  ];
  return html(
    'header',
    {},
    html('h1', {}, index.title ?? report.title),
    html('p', { class: 'totals' }, totals.join(' · ')),
    html(
      'div',
      { class: 'languages', role: 'group', 'aria-label': report.language },
      ...LANGUAGES.map((other) =>
        button(
          NAME_OF_LANGUAGE[other],
          () => {
            language = other;
            draw();
          },
          { lang: other, 'aria-pressed': String(other === language) },
        ),
      ),
    ),
  );
}

function overview(): HTMLElement {
  const messages = MESSAGES[language];
  const { report } = messages;
  const results = html('div', { class: 'results' });
  const open = { charts: true };
  const fill = (): void => {
    const pictures = html(
      'details',
      { class: 'charts', open: open.charts },
      html('summary', {}, report.charts),
      html('div', { class: 'figures' }, ...charts(selection, messages, language)),
    );
    pictures.addEventListener('toggle', () => (open.charts = pictures.open));
    results.replaceChildren(pictures, findings(fill));
  };
  const changed = (): void => {
    selection = select(filters);
    fill();
  };
  fill();
  return html(
    'main',
    {},
    controls(filters, messages, changed),
    results,
    html('p', { class: 'caution' }, report.caution),
  );
}

function findings(redraw: () => void): HTMLElement {
  const messages = MESSAGES[language];
  const { report } = messages;
  const counts: Readonly<Record<Tab, readonly [number, number]>> = {
    whoToldWhom: [selection.directives.length, directives.length],
    punishments: [selection.sanctions.length, sanctions.length],
    articleList: [selection.articles.length, ARTICLE_COUNT],
  };
  const tabs = html(
    'div',
    { class: 'tabs', role: 'tablist' },
    ...TABS.map((name) => {
      const [shown, all] = counts[name];
      return button(
        `${report[name]} (${shown === all ? all : report.shown(shown, all)})`,
        () => {
          tab = name;
          redraw();
          document.getElementById(`tab-${name}`)?.focus();
        },
        {
          role: 'tab',
          id: `tab-${name}`,
          'aria-selected': String(name === tab),
          'aria-controls': 'findings',
        },
      );
    }),
  );
  const table = {
    whoToldWhom: () => directiveTable(selection.directives, messages),
    punishments: () => sanctionTable(selection.sanctions, messages, language),
    articleList: () => articleTable(selection.articles, selection, messages),
  }[tab]();
  return html(
    'section',
    {},
    tabs,
    html('div', { id: 'findings', role: 'tabpanel', 'aria-labelledby': `tab-${tab}` }, table),
  );
}
