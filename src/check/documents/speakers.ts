/** Words between quotation marks that nobody can be told to have said. */
import type { DocumentRule } from './index.js';

export const speakerlessQuotes: DocumentRule = ({ quotes, entities }) =>
  quotes.flatMap(({ mode, speaker, candidates, start, end }) => {
    if (mode !== 'direct' || speaker !== null) return [];
    const names = candidates.map((index) => entities[index]?.name ?? '?');
    const message = `nobody is found who says this${names.length === 0 ? '' : `; it could be ${names.join(' or ')}`}`;
    return [{ code: 'quote-without-speaker' as const, message, span: { start, end } }];
  });
