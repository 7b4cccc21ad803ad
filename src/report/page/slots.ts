/** What is known of a finding, as a card of its slots. */
import type { Messages } from '../../messages/index.js';
import type { EntityIndex, ShownArticle, Term } from '../model.js';
import { index, wordsAt } from './data.js';
import { html } from './dom.js';
import type { Owner } from './marks.js';

type Slot = readonly [name: string, value: string | undefined];

export function slotCard(
  owner: Owner,
  article: ShownArticle,
  messages: Messages,
  language: 'en' | 'id',
): HTMLElement {
  const { title, slots } = described(owner, article, messages, language);
  return html(
    'section',
    { class: `card ${owner.layer}` },
    html('h3', {}, title),
    html(
      'dl',
      {},
      ...slots.flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [html('dt', {}, name), html('dd', {}, value)],
      ),
    ),
  );
}

/** Entities that take part in a finding, so that their mentions can be shown with it. */
export function participants({ layer, at }: Owner, article: ShownArticle): EntityIndex[] {
  const list = (...entities: readonly (EntityIndex | undefined)[]): EntityIndex[] =>
    entities.filter((entity) => entity !== undefined);
  switch (layer) {
    case 'directive': {
      const { issuer, onbehalf, voice, addressees = [], basis = [] } = article.directives[at] ?? {};
      return list(issuer, onbehalf, voice, ...addressees, ...basis);
    }
    case 'sanction': {
      const { authority, target, basis = [] } = article.sanctions[at] ?? {};
      return list(authority, target, ...basis);
    }
    case 'violation':
      return list(...(article.violations[at]?.actors ?? []));
    case 'quote': {
      const { speaker, onbehalf, voice } = article.quotes[at] ?? {};
      return list(speaker, onbehalf, voice);
    }
    case 'mention':
      return list(article.mentions[at]?.[0]);
  }
}

function described(
  { layer, at }: Owner,
  article: ShownArticle,
  { report, labels }: Messages,
  language: 'en' | 'id',
): { title: string; slots: readonly Slot[] } {
  const name = (entity: EntityIndex | undefined): string | undefined => {
    if (entity === undefined) return undefined;
    const [, own = '', , offices = []] = article.entities[entity] ?? [];
    const posts = offices.map((office) => article.entities[office]?.[1] ?? '').filter((post) => post !== '');
    return posts.length === 0 ? own : `${own} (${posts.join('; ')})`;
  };
  const names = (entities: readonly EntityIndex[] = []): string =>
    entities.map((entity) => name(entity) ?? '').join(', ');
  const words = (pieces: readonly number[] | undefined): string | undefined =>
    pieces === undefined ? undefined : wordsAt(article.text, pieces);
  const term = (kind: Term | undefined): string => kind?.[language === 'id' ? 0 : 1] ?? '';
  const grounds = ({ grounds: at = -1 }: { readonly grounds?: number }): Slot[] => {
    const [rule, confidence = null] = index.terms.grounds[at] ?? [];
    return [
      [report.rule, rule],
      [report.confidence, confidence === null ? undefined : `${Math.round(confidence * 100)} %`],
    ];
  };
  const unknown = report.unknown;
  switch (layer) {
    case 'directive': {
      const found = article.directives[at];
      if (found === undefined) break;
      const { inherited, repeated, addressees } = found;
      const whom = names(addressees);
      return {
        title: `${report.directive}: ${labels.force[found.force]}`,
        slots: [
          [report.issuer, name(found.issuer) ?? unknown],
          [report.onbehalf, name(found.onbehalf)],
          [report.voice, name(found.voice)],
          [
            report.addressees,
            whom === '' ? unknown : `${whom}${inherited === true ? ` (${report.inherited})` : ''}`,
          ],
          [report.polarity, labels.polarity[found.polarity]],
          [report.content, words(found.pieces)],
          [report.trigger, words(found.trigger)],
          [report.status, labels.directiveStatus[found.status]],
          [report.topics, found.topics.map((topic) => labels.topic[topic]).join(', ')],
          [report.when, words(found.when)],
          [report.condition, words(found.condition)],
          [report.basis, names(found.basis)],
          [report.repeated, repeated === true ? '✓' : undefined],
          ...grounds(found),
        ],
      };
    }
    case 'sanction': {
      const found = article.sanctions[at];
      if (found === undefined) break;
      const violation = found.violation === undefined ? undefined : article.violations[found.violation];
      return {
        title: `${report.sanction}: ${term(index.terms.sanctions[found.kind])}`,
        slots: [
          [report.status, labels.sanctionStatus[found.status]],
          [report.grade, found.grade === undefined ? undefined : labels.grade[found.grade]],
          [report.authority, name(found.authority) ?? unknown],
          [report.target, name(found.target) ?? unknown],
          [report.count, found.count === undefined ? undefined : String(found.count)],
          [report.amount, found.amount],
          [report.duration, found.duration],
          [
            report.violation,
            violation === undefined ? undefined : term(index.terms.violations[violation.kind]),
          ],
          [report.basis, names(found.basis)],
          ...grounds(found),
        ],
      };
    }
    case 'violation': {
      const found = article.violations[at];
      if (found === undefined) break;
      return {
        title: `${report.violation}: ${term(index.terms.violations[found.kind])}`,
        slots: [
          [report.status, labels.violationStatus[found.status]],
          [report.actors, names(found.actors)],
          ...grounds(found),
        ],
      };
    }
    case 'quote': {
      const found = article.quotes[at];
      if (found === undefined) break;
      return {
        title: `${report.quote}: ${labels.quote[found.mode]}`,
        slots: [
          [report.speaker, name(found.speaker) ?? unknown],
          [report.onbehalf, name(found.onbehalf)],
          [report.voice, name(found.voice)],
          [report.trigger, words(found.cue)],
          ...grounds(found),
        ],
      };
    }
    case 'mention': {
      const [position = -1, pieces] = article.mentions[at] ?? [];
      const entity = article.entities[position];
      if (entity === undefined) break;
      const [type, own, ref, offices] = entity;
      return {
        title: `${labels.mention[type]}: ${own}`,
        slots: [
          [report.offices, names(offices)],
          [report.reference, ref === 0 ? undefined : ref],
          [report.words, words(pieces)],
        ],
      };
    }
  }
  return { title: unknown, slots: [] };
}
