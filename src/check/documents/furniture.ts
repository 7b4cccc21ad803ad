/** Page furniture and markup that cleaning took for running text. */
import { perLexicon } from '../../lexicon/perlexicon.js';
import type { DocumentRule } from './index.js';

/** Markup of pages, each alternative bounded so that no text makes it slow. */
const MARKUP =
  /<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,200})?\/?>|<!--|&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});|\[\/[a-z_]{2,20}\]|\[[a-z]{2,20}(?:_[a-z]{2,20}|\s[a-z]{2,20}=)|!\[[^[\]]{0,100}\]\(|\{\{|\{%|\bfunction\s?\w{0,20}\(|\b(?:window|document)\.[a-z]/gi;

/** One finding a block is enough to look at it. */
export const leakedFurniture: DocumentRule = ({ text, blocks }, lexicon) => {
  const words = leakPattern(lexicon);
  return blocks.flatMap(({ kind, start, end }) => {
    if (kind !== 'body' && kind !== 'title') return [];
    const block = text.slice(start, end);
    const found = firstOf(block, MARKUP, 'markup') ?? firstOf(block, words, 'page furniture');
    if (found === null) return [];
    const span = { start: start + found.start, end: start + found.end };
    return [{ code: 'leaked-furniture' as const, message: `${found.what} in the running text`, span }];
  });
};

function firstOf(text: string, pattern: RegExp, what: string) {
  pattern.lastIndex = 0;
  const match = pattern.exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length, what };
}

const leakPattern = perLexicon((lexicon): RegExp => {
  const forms = lexicon
    .ofKind('page-word')
    .filter((entry) => entry.class === 'leak')
    .flatMap((entry) => entry.forms)
    .map((form) => form.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&').replace(/\s+/g, '\\s{1,3}'));
  // Without any form it matches nowhere.
  return new RegExp(
    forms.length === 0 ? '$.' : `(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
});
