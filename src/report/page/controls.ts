/** The filters above the findings. */
import type { Messages } from '../../messages/index.js';
import { directives, index, sanctions } from './data.js';
import { button, html } from './dom.js';
import { NO_FILTERS, type Filters } from './selection.js';

type Choice = readonly [value: string, label: string];

/** Milliseconds without a key before what was typed counts. */
const PAUSE = 200;

export function controls(filters: Filters, { report, labels }: Messages, changed: () => void): HTMLElement {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const typed = (
    key: 'person' | 'office' | 'words',
    label: string,
    names: readonly string[],
  ): HTMLElement => {
    const input = html('input', {
      type: 'search',
      name: key,
      list: names.length === 0 ? undefined : `${key}s`,
      autocomplete: 'off',
    });
    input.value = filters[key];
    input.addEventListener('input', () => {
      filters[key] = input.value;
      clearTimeout(waiting);
      waiting = setTimeout(changed, PAUSE);
    });
    const list =
      names.length === 0
        ? null
        : html(
            'datalist',
            { id: `${key}s` },
            ...[...names].sort().map((name) => html('option', { value: name })),
          );
    return html('label', {}, label, input, list);
  };
  const chosen = (key: keyof Filters, label: string, choices: readonly Choice[]): HTMLElement => {
    const select = html(
      'select',
      { name: key },
      html('option', { value: '' }, report.any),
      ...choices.map(([value, name]) => html('option', { value }, name)),
    );
    select.value = filters[key];
    select.addEventListener('change', () => {
      filters[key] = select.value;
      changed();
    });
    return html('label', {}, label, select);
  };
  const form = html(
    'form',
    { class: 'filters', role: 'search', 'aria-label': report.filters },
    typed('person', report.person, index.terms.persons),
    typed('office', report.office, index.terms.offices),
    chosen('region', report.region, regions()),
    chosen(
      'topic',
      report.topic,
      used(
        directives.flatMap(({ topics }) => topics),
        labels.topic,
      ),
    ),
    chosen(
      'force',
      report.force,
      used(
        directives.map(({ force }) => force),
        labels.force,
      ),
    ),
    chosen('status', report.status, [
      ...used(
        directives.map(({ status }) => status),
        labels.directiveStatus,
      ),
      ...used(
        sanctions.map(({ status }) => status),
        labels.sanctionStatus,
      ),
    ]),
    typed('words', report.words, []),
    button(report.reset, () => {
      Object.assign(filters, NO_FILTERS);
      for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'))
        field.value = '';
      changed();
    }),
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  return form;
}

/** Values that occur, in the order in which the record's definition lists them. */
function used<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): Choice[] {
  const occurring = new Set<string>(values);
  return (Object.keys(labels) as Value[])
    .filter((value) => occurring.has(value))
    .map((value) => [value, labels[value]]);
}

/** Provinces, each followed by what lies in it. */
function regions(): Choice[] {
  return [...index.terms.regions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, name]) => [code, code.length === 2 ? name : `\u2003${name}`]);
}
