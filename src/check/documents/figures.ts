/**
 * Figures of one article that cannot all be right: a headline's count of persons that its text never gives while it
 * counts the same persons differently, and more cases of one punishment than headline and lead tell.
 */
import { sentenceOfAtom, type Document, type Mention, type Sanction, type Span } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import { Quantities } from '../../stages/tag/quantities.js';
import type { DocumentRule } from './index.js';

export const conflictingFigures: DocumentRule = (doc, lexicon) => {
  const headline = headlineConflict(doc, lexicon);
  return (headline === null ? punishmentConflicts(doc) : [headline]).map(({ span, said, other, what }) => ({
    code: 'conflicting-figures' as const,
    message: `${said} ${what} here, ${other} elsewhere`,
    span,
  }));
};

interface Conflict {
  readonly span: Span;
  readonly said: number;
  readonly other: string;
  readonly what: string;
}

interface Count {
  readonly count: number;
  readonly mention: Mention;
}

function headlineConflict(doc: Document, lexicon: Lexicon): Conflict | null {
  const isTitle = (mention: Mention): boolean =>
    doc.blocks[doc.tokens.block[mention.from] as number]?.kind === 'title';
  const counts = groupCounts(doc, lexicon);
  for (const { count, mention } of counts) {
    if (!isTitle(mention)) continue;
    const others = counts.filter(
      (other) => !isTitle(other.mention) && other.mention.entity === mention.entity,
    );
    if (others.length === 0) continue;
    const figures = others.map((other) => other.count);
    const sum = figures.reduce((total, figure) => total + figure, 0);
    if (sum === count || figures.includes(count) || isWritten(doc, lexicon, count)) continue;
    const what = doc.entities[mention.entity]?.name ?? '';
    return { span: mention, said: count, other: [...new Set(figures)].join(', '), what };
  }
  return null;
}

/** Groups of persons with their numbers: "12 ASN". */
function groupCounts(doc: Document, lexicon: Lexicon): Count[] {
  const quantities = new Quantities(doc, lexicon);
  return doc.mentions.flatMap((mention) => {
    if (mention.type !== 'group') return [];
    const count = quantities.personsBefore(mention.from)?.count ?? null;
    return count === null ? [] : [{ count, mention }];
  });
}

/** True when the body gives the number in any connection. */
function isWritten(doc: Document, lexicon: Lexicon, figure: number): boolean {
  const quantities = new Quantities(doc, lexicon);
  for (const { from, to, block } of doc.sentences) {
    if (doc.blocks[block]?.kind !== 'body') continue;
    for (let i = from; i < to; i++) if (quantities.number(i)?.value === figure) return true;
  }
  return false;
}

/** Of one punishment the text later tells more cases than headline and lead do; fewer may be a part of them. */
function punishmentConflicts(doc: Document): Conflict[] {
  const totals = new Map<string, Sanction>();
  const lead = doc.blocks.findIndex(({ kind }) => kind === 'body');
  return doc.sanctions.flatMap((sanction) => {
    const { kind, status, target, count, sentence, start, end } = sanction;
    if (count === null || target === null || status !== 'imposed') return [];
    const key = `${kind} ${target}`;
    const total = totals.get(key);
    if (total === undefined) {
      if ((doc.sentences[sentence]?.block ?? Infinity) <= lead) totals.set(key, sanction);
      return [];
    }
    if (total.sentence === sentence || count <= (total.count ?? 0)) return [];
    if (areApart(doc, total.sentence, sentence)) return [];
    const what = `${doc.entities[target]?.name ?? ''} (${kind})`;
    return [{ span: { start, end }, said: count, other: String(total.count), what }];
  });
}

/** True when two sentences are about different places, times or bodies. */
function areApart(doc: Document, a: number, b: number): boolean {
  return (['region', 'date', 'election', 'institution'] as const).some((type) => {
    const [left, right] = [entitiesIn(doc, a, type), entitiesIn(doc, b, type)];
    return left.size > 0 && right.size > 0 && ![...left].some((entity) => right.has(entity));
  });
}

function entitiesIn(doc: Document, sentence: number, type: Mention['type']): Set<number> {
  const found = new Set<number>();
  for (const mention of doc.mentions) {
    if (mention.type === type && sentenceOfAtom(doc.sentences, mention.from) === sentence)
      found.add(mention.entity);
  }
  return found;
}
