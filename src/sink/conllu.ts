/**
 * CoNLL-U: the UD surface tokens of every sentence, without analysis. MISC says where a token stands in the
 * record's text (code points) and whether a space follows it.
 */
import type { Analysed } from '../pipeline.js';
import type { WireSpan } from '../record/schema.js';
import { udTokens } from '../stages/segment/ud.js';
import { codePointOffsets } from '../text/codepoints.js';
import { printable, printableLine } from './printable.js';
import type { MakeSink } from './sink.js';

export const conllu: MakeSink = ({ lexicon }) => ({
  begin: () => '',
  between: '',
  record(record, doc: Analysed) {
    const { tokens, sentences } = doc;
    if (tokens === undefined || sentences === undefined) return '';
    const at = codePointOffsets(doc.text);
    const lines = [`# newdoc id = ${printableLine(record.id)}`];
    sentences.forEach((sentence, index) => {
      const found = udTokens(tokens, sentence.from, sentence.to, lexicon);
      const parts = sentence.parts ?? [sentence];
      lines.push(
        `# sent_id = ${printableLine(record.id)}-${index + 1}`,
        `# text = ${parts.map(({ start, end }) => printableLine(doc.text.slice(start, end))).join(' ')}`,
      );
      found.forEach(({ start, end }, position) => {
        const glued = /^\S/.test(doc.text.charAt(end));
        const place = { start: at(start), end: at(end) };
        lines.push(conlluToken(position + 1, printable(doc.text.slice(start, end)), place, glued));
      });
      lines.push('');
    });
    return `${lines.join('\n')}\n`;
  },
  end: () => '',
});

/**
 * The line of a token.
 * @param place in code points
 * @param glued true when what follows comes without a space
 * @param more what else MISC says
 */
export function conlluToken(
  number: number,
  form: string,
  place: WireSpan,
  glued: boolean,
  more: readonly string[] = [],
): string {
  const misc = [...(glued ? ['SpaceAfter=No'] : []), ...more, `start=${place.start}`, `end=${place.end}`];
  return `${number}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${misc.join('|')}`;
}
