/** What the charts count. */
import type { Messages } from '../../messages/index.js';
import type { SanctionRow } from '../model.js';
import { lyingBars, standingBars, type Bar, type Chart } from './charts.js';
import { index } from './data.js';
import type { Selection } from './selection.js';

/** Most bars of a chart of named things. */
const MOST = 10;
/** More months than this are shown as years. */
const MONTHS = 36;

export function charts(selection: Selection, messages: Messages, language: 'en' | 'id'): HTMLElement[] {
  const { report, labels } = messages;
  const both = [
    { name: report.directives, look: 'one' },
    { name: report.sanctions, look: 'two' },
  ];
  const common = { asTable: report.asTable, noData: report.noData };
  const { bars: months, undated } = overTime(selection);
  const provinces = byRegion(selection);
  const punishments = threatenedAndImposed(selection.sanctions, language);
  const forces = ranked(counted(selection.directives, ({ force }) => [labels.force[force]], 0, 1));
  return [
    standingBars({
      ...common,
      title: report.overTime,
      series: both,
      bars: months,
      heading: report.month,
      note: undated === 0 ? null : report.undated(undated),
    }),
    lyingBars(
      topmost(
        { ...common, title: report.byRegion, series: both, bars: provinces, heading: report.region },
        report.others,
      ),
    ),
    lyingBars({
      ...common,
      title: report.byForce,
      series: [{ name: report.directives, look: 'one' }],
      bars: forces,
      heading: report.force,
      note: null,
    }),
    lyingBars(
      topmost(
        {
          ...common,
          title: report.threatenedImposed,
          series: [
            { name: labels.sanctionStatus.threatened, look: 'one' },
            { name: labels.sanctionStatus.imposed, look: 'two' },
          ],
          bars: punishments,
          heading: report.punishment,
        },
        report.others,
      ),
    ),
  ];
}

type Counts = Map<string, number[]>;

/** Adds one to a label's number of this series for every item. */
function counted<Item>(
  items: readonly Item[],
  labelsOf: (item: Item) => readonly string[],
  series: number,
  width: number,
  counts: Counts = new Map(),
): Counts {
  for (const item of items) {
    for (const label of labelsOf(item)) {
      const values = counts.get(label) ?? new Array<number>(width).fill(0);
      values[series] = (values[series] ?? 0) + 1;
      counts.set(label, values);
    }
  }
  return counts;
}

function ranked(counts: Counts): Bar[] {
  const total = ({ values }: Bar): number => values.reduce((sum, value) => sum + value, 0);
  return [...counts]
    .map(([label, values]) => ({ label, values }))
    .sort((a, b) => total(b) - total(a) || (a.label < b.label ? -1 : 1));
}

function topmost(chart: Omit<Chart, 'note'>, others: (count: number) => string): Chart {
  const left = chart.bars.length - MOST;
  return left <= 0
    ? { ...chart, note: null }
    : { ...chart, bars: chart.bars.slice(0, MOST), note: others(left) };
}

/** Every month from the first to the last, or every year when there are many. */
function overTime({ directives, sanctions }: Selection): { bars: Bar[]; undated: number } {
  const dateOf = ({ article }: { article: number }): string | null => index.articles.date[article] ?? null;
  const dates = [...directives, ...sanctions].map(dateOf);
  const months = dates.flatMap((date) => (date === null ? [] : [date.slice(0, 7)])).sort();
  const undated = dates.length - months.length;
  const first = months.at(0);
  const last = months.at(-1);
  if (first === undefined || last === undefined) return { bars: [], undated };
  const byYear = monthNumber(last) - monthNumber(first) >= MONTHS;
  const length = byYear ? 4 : 7;
  const labelOf = (row: { article: number }): string[] => {
    const date = dateOf(row);
    return date === null ? [] : [date.slice(0, length)];
  };
  const counts = counted(sanctions, labelOf, 1, 2, counted(directives, labelOf, 0, 2));
  const bars: Bar[] = [];
  for (let month = monthNumber(first); month <= monthNumber(last); month++) {
    const label = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`.slice(0, length);
    if (bars.at(-1)?.label !== label) bars.push({ label, values: counts.get(label) ?? [0, 0] });
  }
  return { bars, undated };
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** Provinces; where all is of one province, what lies in it. */
function byRegion({ directives, sanctions }: Selection): Bar[] {
  const { regions } = index.terms;
  const used = new Set([...directives, ...sanctions].flatMap((row) => row.regions));
  const provinces = [...used].filter((at) => isProvince(regions[at]?.[0])).length;
  const closer = provinces <= 1 && used.size > provinces;
  const wanted = (at: number): boolean => isProvince(regions[at]?.[0]) !== closer;
  const labelsOf = (row: { regions: readonly number[] }): string[] =>
    row.regions.filter(wanted).map((at) => regions[at]?.[1] ?? '');
  return ranked(counted(sanctions, labelsOf, 1, 2, counted(directives, labelsOf, 0, 2)));
}

function isProvince(code: string | undefined): boolean {
  return code?.length === 2;
}

function threatenedAndImposed(rows: readonly SanctionRow[], language: 'en' | 'id'): Bar[] {
  const labelOf = ({ kind }: SanctionRow): string[] => [
    index.terms.sanctions[kind]?.[language === 'id' ? 0 : 1] ?? '',
  ];
  const of = (status: SanctionRow['status']): SanctionRow[] => rows.filter((row) => row.status === status);
  return ranked(counted(of('imposed'), labelOf, 1, 2, counted(of('threatened'), labelOf, 0, 2)));
}
