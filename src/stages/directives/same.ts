/** Links a headline's directive to the one in the body that it repeats, and lets each name what the other omits. */
import type { Directive } from '../../document.js';
import type { Found } from './found.js';
import type { Reader } from './reader.js';

/** The directives in text order, `same` set on those of titles. */
export function linkRepeats(reader: Reader, found: readonly Found[]): Directive[] {
  const isTitle = (directive: Directive): boolean => {
    const sentence = reader.doc.sentences[directive.sentence];
    return sentence !== undefined && reader.isTitle(sentence);
  };
  const linked = found.map((item) => item.directive);
  const body = [...linked.keys()].filter((index) => !isTitle(linked[index] as Directive));
  linked.forEach((headline, at) => {
    if (!isTitle(headline)) return;
    const twin = body.find((index) => repeats(headline, linked[index] as Directive));
    if (twin === undefined) return;
    const other = linked[twin] as Directive;
    const told =
      headline.addressees.length > 0
        ? {}
        : { addressees: other.addressees, inherited: other.addressees.length > 0 };
    linked[at] = { ...headline, ...told, same: twin, issuer: headline.issuer ?? other.issuer };
    // An agentless passive of the body ("ASN diminta …") has the issuer that the headline names.
    if (other.issuer === null && headline.issuer !== null) {
      const force = other.force === 'rule' && headline.force === 'ban' ? 'ban' : other.force;
      linked[twin] = { ...other, force, issuer: headline.issuer };
    }
  });
  return linked;
}

function repeats(headline: Directive, body: Directive): boolean {
  if (headline.polarity !== body.polarity && headline.force !== body.force) return false;
  const apart = headline.issuer !== null && body.issuer !== null && headline.issuer !== body.issuer;
  const sameVerb = headline.trigger !== null && headline.trigger.lemma === body.trigger?.lemma;
  if (apart && !sameVerb) return false;
  const onTopic = headline.topics.some((topic) => topic !== 'other' && body.topics.includes(topic));
  const addressed = headline.addressees.some((entity) => body.addressees.includes(entity));
  return onTopic || (addressed && (sameVerb || headline.issuer === null));
}
