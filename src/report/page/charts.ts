/** Charts as SVG, each with its figures as a table for those who do not see it. */
import { html, svg } from './dom.js';

export interface Series {
  readonly name: string;
  /** Style class: `one` or `two`. */
  readonly look: string;
}

export interface Bar {
  readonly label: string;
  /** A value for each series. */
  readonly values: readonly number[];
}

export interface Chart {
  readonly title: string;
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  /** Heading of the column of labels. */
  readonly heading: string;
  readonly asTable: string;
  readonly noData: string;
  /** What the chart leaves out. */
  readonly note: string | null;
}

const WIDTH = 560;
const LABELS = 212;
/** Room for the number behind the longest bar. */
const NUMBERS = 40;
const LONGEST_LABEL = 30;
const THICK = 12;
const GAP = 9;

/** Bars that lie, one below the other: for named things. */
export function lyingBars(chart: Chart): HTMLElement {
  const { bars, series } = chart;
  const most = mostOf(bars);
  const each = series.length * THICK + GAP;
  const drawn = bars.flatMap(({ label, values }, row) => {
    const top = row * each + GAP / 2;
    const middle = top + (series.length * THICK) / 2;
    return [
      svg(
        'text',
        { x: LABELS - 8, y: middle, class: 'label', 'text-anchor': 'end', 'dominant-baseline': 'central' },
        shortened(label),
      ),
      ...values.flatMap((value, at) => {
        const width = (value / most) * (WIDTH - LABELS - NUMBERS);
        const y = top + at * THICK;
        return [
          svg(
            'rect',
            { x: LABELS, y, width, height: THICK - 1, class: `bar ${series[at]?.look ?? ''}` },
            svg('title', {}, `${label}: ${series[at]?.name ?? ''} ${value}`),
          ),
          value === 0
            ? null
            : svg(
                'text',
                { x: LABELS + width + 4, y: y + THICK / 2, class: 'number', 'dominant-baseline': 'central' },
                String(value),
              ),
        ];
      }),
    ];
  });
  return figure(chart, bars.length * each, drawn);
}

const HEIGHT = 200;
const FOOT = 22;
const HEAD = 14;
const SIDE = 34;

/** Bars that stand, one beside the other: for months. */
export function standingBars(chart: Chart): HTMLElement {
  const { bars, series } = chart;
  const most = mostOf(bars);
  const step = (WIDTH - SIDE) / Math.max(1, bars.length);
  const thick = Math.min(22, (step * 0.8) / series.length);
  const scale = (HEIGHT - FOOT - HEAD) / most;
  const bottom = HEIGHT - FOOT;
  // Labels need some 46 units each.
  const every = Math.max(1, Math.ceil(46 / step));
  const drawn = bars.flatMap(({ label, values }, at) => {
    const centre = SIDE + (at + 0.5) * step;
    const left = centre - (thick * series.length) / 2;
    return [
      at % every === 0
        ? svg('text', { x: centre, y: HEIGHT - 6, class: 'label', 'text-anchor': 'middle' }, label)
        : null,
      ...values.map((value, which) =>
        svg(
          'rect',
          {
            x: left + which * thick,
            y: bottom - value * scale,
            width: Math.max(1, thick - 1),
            height: value * scale,
            class: `bar ${series[which]?.look ?? ''}`,
          },
          svg('title', {}, `${label}: ${series[which]?.name ?? ''} ${value}`),
        ),
      ),
    ];
  });
  const lines = [0, Math.ceil(most / 2), most].flatMap((value) => [
    svg('line', {
      x1: SIDE,
      x2: WIDTH,
      y1: bottom - value * scale,
      y2: bottom - value * scale,
      class: 'grid',
    }),
    svg(
      'text',
      {
        x: SIDE - 6,
        y: bottom - value * scale,
        class: 'number',
        'text-anchor': 'end',
        'dominant-baseline': 'central',
      },
      String(value),
    ),
  ]);
  return figure(chart, HEIGHT, [...lines, ...drawn]);
}

let figures = 0;

function figure(chart: Chart, height: number, drawn: readonly (Node | null)[]): HTMLElement {
  const { title, series, bars, asTable, noData, note, heading } = chart;
  const id = `chart${++figures}`;
  const caption = html('figcaption', { id }, title);
  if (bars.length === 0) return html('figure', {}, caption, html('p', { class: 'note' }, noData));
  const legend =
    series.length < 2
      ? null
      : html(
          'p',
          { class: 'legend' },
          ...series.map(({ name, look }) => html('span', { class: `key ${look}` }, name)),
        );
  return html(
    'figure',
    {},
    caption,
    legend,
    svg('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-labelledby': id }, ...drawn),
    note === null ? null : html('p', { class: 'note' }, note),
    html(
      'details',
      {},
      html('summary', {}, asTable),
      html(
        'table',
        {},
        html(
          'tr',
          {},
          ...[heading, ...series.map(({ name }) => name)].map((name) => html('th', { scope: 'col' }, name)),
        ),
        ...bars.map(({ label, values }) =>
          html(
            'tr',
            {},
            html('th', { scope: 'row' }, label),
            ...values.map((value) => html('td', { class: 'figure' }, String(value))),
          ),
        ),
      ),
    ),
  );
}

function mostOf(bars: readonly Bar[]): number {
  return bars.reduce((most, { values }) => Math.max(most, ...values), 1);
}

function shortened(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
