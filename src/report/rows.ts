/** The index of the page: a row for each article, directive and sanction, for tables, filters and charts. */
import type { WireEntity, WireRecord } from '../record/schema.js';
import { repeats } from './article.js';
import type { ArticleRow, Columns, DirectiveRow, Participants, ReportIndex, SanctionRow } from './model.js';
import type { TermLists } from './terms.js';

export class Rows {
  readonly #articles: ArticleRow[] = [];
  readonly #directives: DirectiveRow[] = [];
  readonly #sanctions: SanctionRow[] = [];

  constructor(readonly terms: TermLists) {}

  /** @returns the article's position */
  add(record: WireRecord): number {
    const article = this.#articles.length;
    const { title, outlet, place } = record.meta;
    this.#articles.push({ title: title ?? record.id, outlet, place, date: dayOf(record) });
    const entities = new Map((record.entities ?? []).map((entity) => [entity.id, entity]));
    const home = homeOf(record);
    const taking = (ids: readonly (string | null | undefined)[]): Participants =>
      this.#participants(ids, entities, home);
    record.directives?.forEach((directive, at) => {
      if (repeats(directive.same)) return;
      const { force, polarity, status, topics, issuer, onbehalf, voice, addressees } = directive;
      this.#directives.push({
        article,
        at,
        force,
        polarity,
        status,
        topics,
        ...taking([issuer, onbehalf, voice, ...addressees]),
      });
    });
    record.sanctions?.forEach(({ kind, status, authority, target }, at) => {
      this.#sanctions.push({
        article,
        at,
        kind: this.terms.sanctions.of(kind),
        status,
        ...taking([authority, target]),
      });
    });
    return article;
  }

  index(title: string | null, language: 'en' | 'id'): ReportIndex {
    return {
      title,
      language,
      terms: this.terms.terms(),
      articles: columns(this.#articles, ['title', 'outlet', 'place', 'date']),
      directives: columns(this.#directives, [
        'article',
        'at',
        'force',
        'polarity',
        'status',
        'topics',
        'persons',
        'offices',
        'regions',
      ]),
      sanctions: columns(this.#sanctions, [
        'article',
        'at',
        'kind',
        'status',
        'persons',
        'offices',
        'regions',
      ]),
    };
  }

  /** The persons, offices and regions among these entities, and what they belong to; without a region the article's. */
  #participants(
    ids: readonly (string | null | undefined)[],
    entities: ReadonlyMap<string, WireEntity>,
    home: string | null,
  ): Participants {
    const persons = new Set<number>();
    const offices = new Set<number>();
    const codes = new Set<string>();
    const visit = (id: string | null | undefined): void => {
      const entity = id === null || id === undefined ? undefined : entities.get(id);
      if (entity === undefined) return;
      if (entity.type === 'person') persons.add(this.terms.persons.of(entity.name));
      if (entity.type === 'office') offices.add(this.terms.offices.of(entity.name));
      const code = codeOf(entity);
      if (code !== null) codes.add(code);
      for (const office of entity.offices ?? []) if (office !== id) visit(office);
    };
    ids.forEach(visit);
    if (codes.size === 0 && home !== null) codes.add(home);
    const regions = new Set([...codes].flatMap(withProvince).map((code) => this.terms.regions.of(code)));
    return { persons: [...persons], offices: [...offices], regions: [...regions] };
  }
}

function codeOf({ type, ref, region }: WireEntity): string | null {
  return (type === 'region' ? ref : region) ?? null;
}

/** The region that the article names or implies first. */
function homeOf({ entities = [] }: WireRecord): string | null {
  for (const entity of entities) {
    const code = codeOf(entity);
    if (code !== null) return code;
  }
  return null;
}

function withProvince(code: string): string[] {
  return code.length > 2 ? [code, code.slice(0, 2)] : [code];
}

/** The day that the page gives, else the first full date that the text writes out. */
function dayOf({ meta, entities = [] }: WireRecord): string | null {
  if (meta.published !== null) return meta.published;
  const first = entities.find(
    ({ type, precision, value }) => type === 'date' && precision === 'day' && /^\d{4}-/.test(value ?? ''),
  );
  return first?.value ?? null;
}

function columns<Row extends object>(rows: readonly Row[], keys: readonly (keyof Row)[]): Columns<Row> {
  return Object.fromEntries(keys.map((key) => [key, rows.map((row) => row[key])])) as unknown as Columns<Row>;
}
