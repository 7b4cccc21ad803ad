/**
 * CoNLL-2003: a token a line with its tag in the last of four columns, `B-` at every beginning (IOB2). Holds mentions that
 * do not overlap: of nested ones the outer. Also reads IOB1, and files with other columns between.
 */
import { InputError } from '../errors.js';
import type { Lexicon } from '../lexicon/index.js';
import type { WireMention, WireRecord, WireSpan } from '../record/schema.js';
import { printable } from '../sink/index.js';
import { piecesOf, tokenRange } from './mentions.js';
import { cutter, type Standoff, type StandoffSpan } from './standoff.js';
import { tokenSentences } from './tokens.js';
import { placed, type ReadToken } from './tokentext.js';

const DOCUMENT = '-DOCSTART-';

export function conll2003Document(record: WireRecord, lexicon: Lexicon): string {
  const cut = cutter(record.text);
  const lines = [`${DOCUMENT} -X- _ O`, ''];
  for (const { tokens } of tokenSentences(record, lexicon)) {
    const tags = tagsOf(tokens, record.mentions ?? []);
    tokens.forEach((token, at) => lines.push(`${printable(cut(token))} -X- _ ${tags[at]}`));
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

function tagsOf(tokens: readonly WireSpan[], mentions: readonly WireMention[]): string[] {
  const tags = tokens.map(() => 'O');
  const longestFirst = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const mention of longestFirst) {
    const range = tokenRange(mention, tokens);
    if (range === null || tags.slice(...range).some((tag) => tag !== 'O')) continue;
    for (let at = range[0]; at < range[1]; at++) tags[at] = `${at === range[0] ? 'B' : 'I'}-${mention.type}`;
  }
  return tags;
}

interface Tagged extends ReadToken {
  readonly tag: string;
}

/**
 * The documents of a file.
 * @param beside the text of its only document, in a file of its own
 * @throws InputError for a line without a tag, and when the text beside does not hold the tokens
 */
export function conll2003Standoffs(
  source: string,
  id: string,
  beside: string | null,
  file: string,
): Standoff[] {
  const documents: Tagged[][][] = [];
  let sentence: Tagged[] = [];
  const end = (): void => {
    if (sentence.length > 0) (documents.at(-1) ?? documents[documents.push([]) - 1])?.push(sentence);
    sentence = [];
  };
  source.split(/\r?\n/).forEach((line, at) => {
    if (line.startsWith(DOCUMENT)) {
      end();
      documents.push([]);
    } else if (line.trim() === '') end();
    else {
      const columns = line.trim().split(/[ \t]+/);
      const tag = columns.at(-1) ?? '';
      if (columns.length < 2 || !/^(?:O|[BI]-\S+)$/.test(tag)) {
        throw new InputError(`no tag at the end of the line: ${line}`, { place: { file, line: at + 1 } });
      }
      sentence.push({ form: columns[0] ?? '', spaced: true, tag });
    }
  });
  end();
  return documents.map((sentences, at) => {
    const result = placed(sentences, documents.length === 1 ? beside : null);
    if (result === null)
      throw new InputError('the text beside it does not hold these tokens', { place: { file } });
    const characters = Array.from(result.text);
    return {
      id: documents.length === 1 ? id : `${id}#${at + 1}`,
      text: result.text,
      spans: sentences.flatMap((tokens, which) =>
        spansOf(tokens, result.places[which] ?? [], characters, which),
      ),
      links: [],
    };
  });
}

function spansOf(
  tokens: readonly Tagged[],
  places: readonly WireSpan[],
  characters: readonly string[],
  sentence: number,
): StandoffSpan[] {
  const spans: StandoffSpan[] = [];
  let open: { label: string; tokens: WireSpan[] } | null = null;
  const close = (): void => {
    if (open === null) return;
    const pieces = piecesOf(open.tokens, characters);
    spans.push({ id: `T${sentence + 1}.${spans.length + 1}`, label: open.label, pieces, attributes: {} });
    open = null;
  };
  tokens.forEach(({ tag }, at) => {
    const [, mark = 'O', label = ''] = /^([BI])-(.*)$/.exec(tag) ?? [];
    const place = places[at] as WireSpan;
    if (mark === 'I' && open?.label === label) open.tokens.push(place);
    else {
      close();
      if (mark !== 'O') open = { label, tokens: [place] };
    }
  });
  close();
  return spans;
}
