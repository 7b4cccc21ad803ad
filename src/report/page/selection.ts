/** What the filters choose. A finding that lacks what a filter asks for is left out. */
import type { DirectiveRow, Participants, SanctionRow } from '../model.js';
import { ARTICLE_COUNT, directives, index, sanctions, searchable } from './data.js';

export interface Filters {
  person: string;
  office: string;
  /** Kemendagri code; a province takes in all that lies in it. */
  region: string;
  topic: string;
  force: string;
  status: string;
  words: string;
}

export const NO_FILTERS: Readonly<Filters> = {
  person: '',
  office: '',
  region: '',
  topic: '',
  force: '',
  status: '',
  words: '',
};

export interface Selection {
  readonly directives: readonly DirectiveRow[];
  readonly sanctions: readonly SanctionRow[];
  readonly articles: readonly number[];
}

export function select(filters: Filters): Selection {
  const person = positions(index.terms.persons, filters.person);
  const office = positions(index.terms.offices, filters.office);
  const region = index.terms.regions.findIndex(([code]) => code === filters.region);
  const words = filters.words.trim().toLowerCase();
  const heard = new Map<number, boolean>();
  const says = (article: number): boolean => {
    if (words === '') return true;
    let found = heard.get(article);
    if (found === undefined) heard.set(article, (found = searchable(article).includes(words)));
    return found;
  };
  const takesPart = ({ persons, offices, regions }: Participants): boolean =>
    (person === null || persons.some((at) => person.has(at))) &&
    (office === null || offices.some((at) => office.has(at))) &&
    (filters.region === '' || regions.includes(region));
  const status = (value: string): boolean => filters.status === '' || value === filters.status;

  const chosen = directives.filter(
    (row) =>
      takesPart(row) &&
      status(row.status) &&
      (filters.force === '' || row.force === filters.force) &&
      (filters.topic === '' || row.topics.some((topic) => topic === filters.topic)) &&
      says(row.article),
  );
  const ofDirectives = filters.force !== '' || filters.topic !== '';
  const punished = ofDirectives
    ? []
    : sanctions.filter((row) => takesPart(row) && status(row.status) && says(row.article));

  const narrowed = (['person', 'office', 'region', 'topic', 'force', 'status'] as const).some(
    (key) => filters[key] !== '',
  );
  const articles = narrowed
    ? [...new Set([...chosen, ...punished].map(({ article }) => article))].sort((a, b) => a - b)
    : Array.from({ length: ARTICLE_COUNT }, (_, at) => at).filter(says);
  return { directives: chosen, sanctions: punished, articles };
}

/** Positions of the names that are, or else contain, what was typed; null when nothing was. */
function positions(names: readonly string[], typed: string): Set<number> | null {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return null;
  const exact = names.flatMap((name, at) => (name.toLowerCase() === wanted ? [at] : []));
  if (exact.length > 0) return new Set(exact);
  return new Set(names.flatMap((name, at) => (name.toLowerCase().includes(wanted) ? [at] : [])));
}
