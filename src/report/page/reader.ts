/** One article: its text with everything that was found in it, and the slots of what is pointed at or focused. */
import type { Messages } from '../../messages/index.js';
import type { ShownArticle } from '../model.js';
import { index } from './data.js';
import { button, html } from './dom.js';
import { LAYERS, marksOf, segments, type Layer, type Owner, type Segment } from './marks.js';
import { participants, slotCard } from './slots.js';

const LETTERS: Readonly<Record<Layer, string>> = {
  directive: 'd',
  sanction: 's',
  violation: 'v',
  quote: 'q',
  mention: 'm',
};

/** `d3` for the fourth directive: what the address of evidence ends in. */
function key({ layer, at }: Owner): string {
  return `${LETTERS[layer]}${at}`;
}

export interface Reader {
  readonly element: HTMLElement;
  /** Shows the evidence of a finding. */
  show(finding: string): void;
}

export function reader(
  position: number,
  article: ShownArticle,
  neighbours: { readonly previous: number | undefined; readonly next: number | undefined },
  messages: Messages,
  language: 'en' | 'id',
): Reader {
  const { report, labels } = messages;
  const spans = new Map<string, HTMLElement[]>();
  const mentionsOf = new Map<number, string[]>();
  article.mentions.forEach(([entity], at) => {
    mentionsOf.set(entity, [...(mentionsOf.get(entity) ?? []), key({ layer: 'mention', at })]);
  });

  const cards = html(
    'div',
    { id: 'slots', 'aria-live': 'polite' },
    html('p', { class: 'note' }, report.slotsHint),
  );
  let lit: HTMLElement[] = [];
  const light = (keys: readonly string[], look: string): void => {
    for (const span of keys.flatMap((name) => spans.get(name) ?? [])) {
      span.classList.add(look);
      lit.push(span);
    }
  };
  const showSlots = (owners: readonly Owner[]): void => {
    for (const span of lit) span.classList.remove('on', 'slot');
    lit = [];
    for (const owner of owners) {
      light([key(owner)], 'on');
      light(
        participants(owner, article).flatMap((entity) => mentionsOf.get(entity) ?? []),
        'slot',
      );
    }
    cards.replaceChildren(...owners.map((owner) => slotCard(owner, article, messages, language)));
  };

  const words = (segment: Segment): Node | string => {
    const text = article.text.slice(segment.start, segment.end);
    if (segment.marks.length === 0) return text;
    const owners = ownersOf(segment);
    const looks = new Set(segment.marks.map(({ owner, role }) => `${owner.layer} ${role}`));
    const first = segment.marks.some((mark) => mark.first && mark.start === segment.start);
    const span = html(
      'span',
      {
        class: ['s', ...looks].join(' '),
        tabindex: first ? 0 : undefined,
        'aria-describedby': first ? 'slots' : undefined,
      },
      text,
    );
    const many = owners.filter(({ layer }) => layer === 'directive' || layer === 'sanction').length;
    if (many > 1) span.classList.add('many');
    for (const owner of owners) spans.set(key(owner), [...(spans.get(key(owner)) ?? []), span]);
    span.addEventListener('pointerenter', () => showSlots(owners));
    span.addEventListener('focus', () => showSlots(owners));
    return span;
  };

  const marks = marksOf(article);
  const body = html(
    'div',
    { class: 'text', lang: 'id' },
    ...article.blocks.map(([kind, start, end]) =>
      html(
        kind === 'title' ? 'h2' : 'p',
        {
          class: `block ${kind}`,
          title: kind === 'body' || kind === 'title' ? undefined : labels.block[kind],
        },
        ...segments(marks, start, end).map(words),
      ),
    ),
  );

  const show = (finding: string): void => {
    const owner = LAYERS.flatMap((layer) => {
      const at = new RegExp(`^${LETTERS[layer]}(\\d+)$`).exec(finding)?.[1];
      return at === undefined ? [] : [{ layer, at: Number(at) }];
    })[0];
    if (owner === undefined) return;
    const target = spans.get(key(owner))?.find((span) => span.tabIndex === 0) ?? spans.get(key(owner))?.[0];
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
    showSlots([owner]);
  };

  return { element: framed(), show };

  function framed(): HTMLElement {
    const facts = [
      index.articles.outlet[position],
      index.articles.place[position],
      index.articles.date[position],
      article.id,
    ];
    const layerBoxes = LAYERS.map((layer) => {
      const box = html('input', { type: 'checkbox', checked: true });
      box.addEventListener('change', () => body.classList.toggle(`no-${layer}`, !box.checked));
      return html('label', { class: `layer ${layer}` }, box, report[layer]);
    });
    const turn = (to: number | undefined, label: string): HTMLElement | null =>
      to === undefined ? null : html('a', { href: `#a${to}`, class: 'button' }, label);
    return html(
      'article',
      { class: 'reader', 'aria-label': index.articles.title[position] ?? article.id },
      html(
        'nav',
        { class: 'turn' },
        button(`← ${report.close}`, () => (location.hash = '')),
        turn(neighbours.previous, report.previous),
        turn(neighbours.next, report.next),
      ),
      html('p', { class: 'facts' }, facts.filter((fact) => fact !== null && fact !== undefined).join(' · ')),
      html('fieldset', { class: 'layers' }, html('legend', {}, report.layers), ...layerBoxes),
      html(
        'div',
        { class: 'columns' },
        body,
        html('aside', { 'aria-label': report.slots }, html('h2', {}, report.slots), cards),
      ),
    );
  }
}

/** The findings of a segment, each once, those that say most first. */
function ownersOf({ marks }: Segment): Owner[] {
  const owners = new Map(marks.map(({ owner }) => [key(owner), owner]));
  return [...owners.values()].sort(
    (a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || a.at - b.at,
  );
}
