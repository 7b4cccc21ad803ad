/** Links a headline's directive to the one in the body that it repeats. */
import type { Directive } from '../../document.js';
import type { Found } from './index.js';
import type { Reader } from './reader.js';

/** The directives in text order, `same` set on those of titles. */
export function linkRepeats(reader: Reader, found: readonly Found[]): Directive[] {
  const isTitle = (directive: Directive): boolean => {
    const sentence = reader.doc.sentences[directive.sentence];
    return sentence !== undefined && reader.isTitle(sentence);
  };
  const all = found.map((item) => item.directive);
  const body = [...all.keys()].filter((index) => !isTitle(all[index] as Directive));
  return all.map((directive) => {
    if (!isTitle(directive)) return directive;
    const twin = body.find((index) => repeats(directive, all[index] as Directive));
    return twin === undefined ? directive : { ...directive, same: twin };
  });
}

function repeats(headline: Directive, body: Directive): boolean {
  if (headline.polarity !== body.polarity && headline.force !== body.force) return false;
  if (headline.issuer !== null && body.issuer !== null && headline.issuer !== body.issuer) {
    if (headline.trigger?.lemma !== body.trigger?.lemma) return false;
  }
  const shared = headline.topics.some((topic) => topic !== 'other' && body.topics.includes(topic));
  const addressed = headline.addressees.some((entity) => body.addressees.includes(entity));
  return shared || (addressed && headline.trigger !== null && headline.trigger.lemma === body.trigger?.lemma);
}
