/** Where a rule looks. */
import { sentenceOfAtom, type Sentence } from '../../document.js';
import type { Reader } from './reader.js';

/** Where a rule looks. */
export interface Site {
  readonly reader: Reader;
  readonly sentence: Sentence;
  /** First atom of the clause run that a subject is looked for in: the sentence or quotation start. */
  readonly start: number;
  /** End of what the frame may use: the end of the quotation or of the sentence. */
  readonly limit: number;
  /** End of the next sentence of the same quotation, where a verb's clause may have to be sought. */
  readonly beyond: number;
  readonly inTitle: boolean;
  /** Within the act of another directive: a base form is a verb there ("Instruksikan Camat Jaga Jarak"). */
  readonly nested?: boolean;
  /** Inside quotation marks. */
  readonly inSpeech: boolean;
}

/** Where a rule at atom `at` may look: its quotation if it stands in one, else its sentence. */
export function siteAt(reader: Reader, sentence: Sentence, at: number): Site {
  const direct = reader.directAt(at);
  const quote = direct >= 0 ? reader.doc.quotes[direct] : undefined;
  const inTitle = reader.isTitle(sentence);
  if (quote === undefined) {
    const { from: start, to: limit } = sentence;
    return { reader, sentence, start, limit, beyond: limit, inTitle, inSpeech: reader.indirectAt(at) >= 0 };
  }
  const next = reader.doc.sentences[sentenceOfAtom(reader.doc.sentences, sentence.to)];
  return {
    reader,
    sentence,
    start: Math.max(sentence.from, quote.from),
    limit: Math.min(quote.to, sentence.to),
    beyond: Math.min(quote.to, next?.to ?? sentence.to),
    inTitle,
    inSpeech: true,
  };
}
