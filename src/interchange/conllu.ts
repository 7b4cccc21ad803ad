/**
 * CoNLL-U with mentions: `Entity` brackets in MISC as corpora of coreference have them (`Entity=(e1-office(e2-region)e1)`),
 * nested as they like. Datelines and captions, which are no sentences, say so in a comment.
 */
import { InputError } from '../errors.js';
import type { Lexicon } from '../lexicon/index.js';
import type { WireMention, WireRecord, WireSpan } from '../record/schema.js';
import { conlluToken } from '../sink/conllu.js';
import { printable, printableLine } from '../sink/index.js';
import { piecesOf, tokenRange } from './mentions.js';
import { cutter, type Link, type Standoff, type StandoffSpan } from './standoff.js';
import { tokenSentences } from './tokens.js';
import { placed, type ReadToken } from './tokentext.js';

const NO_SENTENCE = '# no_sentence = true';
/** Pieces of a sentence that runs over a block border, as offsets. */
const PARTS = '# parts = ';

export function conlluDocument(record: WireRecord, lexicon: Lexicon): string {
  const cut = cutter(record.text);
  const characters = Array.from(record.text);
  const lines = [`# newdoc id = ${printableLine(record.id)}`, '# global.Entity = eid-etype'];
  tokenSentences(record, lexicon).forEach(({ tokens, parts, sentence }, at) => {
    const pieces = piecesOf(tokens, characters);
    lines.push(`# sent_id = ${printableLine(record.id)}-${at + 1}`);
    if (!sentence) lines.push(NO_SENTENCE);
    if (parts !== undefined)
      lines.push(`${PARTS}${parts.map(({ start, end }) => `${start}-${end}`).join(' ')}`);
    lines.push(`# text = ${pieces.map((piece) => printableLine(cut(piece))).join(' ')}`);
    const brackets = bracketsOf(tokens, record.mentions ?? []);
    tokens.forEach((token, which) => {
      const glued = /^\S/u.test(characters[token.end] ?? '');
      const entity = brackets[which] ?? '';
      lines.push(
        conlluToken(
          which + 1,
          printable(cut(token)),
          token,
          glued,
          entity === '' ? [] : [`Entity=${entity}`],
        ),
      );
    });
    lines.push('');
  });
  return `${lines.join('\n')}\n`;
}

function bracketsOf(tokens: readonly WireSpan[], mentions: readonly WireMention[]): string[] {
  const opening = tokens.map((): string[] => []);
  const closing = tokens.map((): string[] => []);
  const outerFirst = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const mention of outerFirst) {
    const range = tokenRange(mention, tokens);
    if (range === null) continue;
    const [from, to] = range;
    const open = `(${mention.entity}-${mention.type}`;
    if (to === from + 1) opening[from]?.push(`${open})`);
    else {
      opening[from]?.push(open);
      closing[to - 1]?.unshift(`${mention.entity})`);
    }
  }
  return tokens.map((_, at) => `${closing[at]?.join('') ?? ''}${opening[at]?.join('') ?? ''}`);
}

interface Read extends ReadToken {
  readonly entity: string;
}

interface Lines {
  readonly tokens: Read[];
  sentence: boolean;
  parts: WireSpan[] | null;
}

/**
 * The documents of a file, of this tool or another.
 * @param beside the text of its only document, in a file of its own
 * @throws InputError
 */
export function conlluStandoffs(source: string, id: string, beside: string | null, file: string): Standoff[] {
  const documents: { id: string; sentences: Lines[] }[] = [];
  let lines: Lines = { tokens: [], sentence: true, parts: null };
  const current = () => documents.at(-1) ?? documents[documents.push({ id, sentences: [] }) - 1];
  source.split(/\r?\n/).forEach((line, at) => {
    const newDocument = /^# newdoc(?: id = (.*))?$/.exec(line);
    if (newDocument !== null)
      documents.push({ id: newDocument[1] ?? `${id}#${documents.length + 1}`, sentences: [] });
    else if (line === NO_SENTENCE) lines.sentence = false;
    else if (line.startsWith(PARTS)) lines.parts = partsIn(line.slice(PARTS.length));
    else if (line === '') {
      if (lines.tokens.length > 0) current()?.sentences.push(lines);
      lines = { tokens: [], sentence: true, parts: null };
    } else if (!line.startsWith('#')) {
      const columns = line.split('\t');
      if (columns.length !== 10) throw new InputError('not ten columns', { place: { file, line: at + 1 } });
      // Words inside a multiword token, and empty nodes, are not in the text.
      if (/^\d+$/.test(columns[0] ?? '')) lines.tokens.push(tokenOf(columns[1] ?? '', columns[9] ?? ''));
    }
  });
  if (lines.tokens.length > 0) current()?.sentences.push(lines);
  return documents.map(({ id: own, sentences }) => {
    const result = placed(
      sentences.map(({ tokens }) => tokens),
      documents.length === 1 ? beside : null,
    );
    if (result === null) throw new InputError('the text does not hold these tokens', { place: { file } });
    return { id: own, text: result.text, ...annotations(sentences, result.places, Array.from(result.text)) };
  });
}

function partsIn(offsets: string): WireSpan[] {
  return [...offsets.matchAll(/(\d+)-(\d+)/g)].map(([, start, end]) => ({
    start: Number(start),
    end: Number(end),
  }));
}

function tokenOf(form: string, misc: string): Read {
  const values = new Map(misc.split('|').map((part) => part.split(/=(.*)/s) as [string, string]));
  const start = Number(values.get('start') ?? NaN);
  const end = Number(values.get('end') ?? NaN);
  const place = Number.isNaN(start + end) ? {} : { place: { start, end } };
  return { form, spaced: values.get('SpaceAfter') !== 'No', entity: values.get('Entity') ?? '', ...place };
}

type Bracket =
  { readonly opens: string; readonly type: string; readonly closed: boolean } | { readonly closes: string };

/** `(e1-office(e2-region)e1)` as what it opens and closes, in order. Parts of a split mention count as one. */
function bracketsIn(entity: string): Bracket[] {
  const found: Bracket[] = [];
  for (let at = 0; at < entity.length;) {
    const opens = entity[at] === '(';
    const from = opens ? at + 1 : at;
    const length = entity.slice(from).search(/[()]/);
    const to = length < 0 ? entity.length : from + length;
    const [name = '', type = ''] = entity.slice(from, to).split('-');
    const id = name.replace(/\[.*$/, '');
    const closed = entity[to] === ')';
    found.push(opens ? { opens: id, type, closed } : { closes: id });
    at = closed ? to + 1 : to;
  }
  return found;
}

interface Open {
  readonly id: string;
  readonly entity: string;
  readonly type: string;
  /** Its first token. */
  readonly from: number;
}

function annotations(
  sentences: readonly Lines[],
  places: readonly (readonly WireSpan[])[],
  characters: readonly string[],
): { spans: StandoffSpan[]; links: Link[] } {
  const spans: StandoffSpan[] = [];
  const links: Link[] = [];
  const firsts = new Map<string, string>();
  let mentions = 0;
  sentences.forEach(({ tokens, sentence, parts }, at) => {
    const here = places[at] ?? [];
    if (sentence) {
      const told =
        parts?.[0]?.start === here[0]?.start && parts?.at(-1)?.end === here.at(-1)?.end ? parts : null;
      const pieces = told ?? piecesOf(here, characters);
      spans.push({ id: `S${at + 1}`, label: 'sentence', pieces, attributes: {} });
    }
    const open: Open[] = [];
    const close = (mention: Open, to: number): void => {
      const pieces = piecesOf(here.slice(mention.from, to), characters);
      spans.push({ id: mention.id, label: mention.type, pieces, attributes: {} });
    };
    tokens.forEach(({ entity: brackets }, which) => {
      for (const bracket of bracketsIn(brackets)) {
        if ('opens' in bracket) {
          const { opens: entity, type, closed } = bracket;
          const mention = { entity, type, from: which, id: `T${++mentions}` };
          const first = firsts.get(entity);
          if (first === undefined) firsts.set(entity, mention.id);
          else links.push({ label: 'same-entity', from: mention.id, to: first });
          if (closed) close(mention, which + 1);
          else open.push(mention);
        } else {
          const last = open.findLastIndex((mention) => mention.entity === bracket.closes);
          const [mention] = last < 0 ? [] : open.splice(last, 1);
          if (mention !== undefined) close(mention, which + 1);
        }
      }
    });
  });
  return { spans, links };
}
