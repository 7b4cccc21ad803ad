/** Finds what is said, and by whom. */
import type { Context, Quote, Quoted, Tagged } from '../../document.js';
import { bySpan } from '../../text/span.js';
import { discourseOf } from '../discourse/index.js';
import { directQuotes } from './direct.js';
import type { Finding } from './finding.js';
import { indirectQuotes } from './indirect.js';
import { partedSpan } from './spans.js';

export function quotes(doc: Tagged, context: Context): Pick<Quoted, 'quotes'> {
  const discourse = discourseOf(doc, context);
  const direct = directQuotes(doc, discourse);
  const indirect = indirectQuotes(doc, discourse, direct);
  const found = [...direct, ...indirect].map((finding) => quoteOf(doc, finding, context));
  return { quotes: found.sort(bySpan) };
}

function quoteOf(doc: Tagged, finding: Finding, { lexicon }: Context): Quote {
  const { speaker, cue, from, to } = finding;
  return {
    mode: finding.mode,
    ...partedSpan(doc, finding),
    from,
    to,
    speaker: speaker.entity,
    candidates: speaker.entity === null ? speaker.candidates : [],
    cue:
      cue === null
        ? null
        : { start: doc.tokens.start[cue.from] as number, end: doc.tokens.end[cue.to - 1] as number },
    onbehalf: finding.onbehalf,
    voice: finding.voice,
    ...lexicon.grounds(finding.rule),
  };
}
