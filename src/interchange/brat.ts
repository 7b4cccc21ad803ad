/**
 * brat standoff: the text in a `.txt` file, annotations in an `.ann` file beside it. Spans are text-bound annotations,
 * links are relations, attributes with plain values are attributes; other attributes are a note that holds JSON.
 */
import { InputError } from '../errors.js';
import { jsonText } from '../text/json.js';
import { LINK_LABELS, SPAN_LABELS } from './labels.js';
import { cutter, type Attributes, type Link, type Standoff, type StandoffSpan } from './standoff.js';

/** What brat can take for a value: it separates by spaces. */
const PLAIN = /^[\w.:-]+$/;

export function bratAnnotations({ text, spans, links }: Standoff): string {
  const cut = cutter(text);
  const lines: string[] = [];
  let attributes = 0;
  let notes = 0;
  for (const { id, label, pieces, attributes: all } of spans) {
    // A line break inside a piece would break the line of the annotation; brat then wants two pieces.
    const split = pieces.flatMap((piece) => withoutBreaks(piece, cut));
    const places = split.map(({ start, end }) => `${start} ${end}`).join(';');
    lines.push(`${id}\t${label} ${places}\t${split.map(cut).join(' ')}`);
    const others: Record<string, unknown> = {};
    // Reading joins what only white space parts; pieces that are meant so are told.
    if (!samePieces(mended(split, text), pieces)) others[PIECES] = pieces;
    for (const [key, value] of Object.entries(all)) {
      if (value === true) lines.push(`A${++attributes}\t${key} ${id}`);
      else if (isAttribute(key, value)) lines.push(`A${++attributes}\t${key} ${id} ${String(value)}`);
      else others[key] = value;
    }
    if (Object.keys(others).length > 0) lines.push(`#${++notes}\tAnnotatorNotes ${id}\t${jsonText(others)}`);
  }
  links.forEach(({ label, from, to }, at) => lines.push(`R${at + 1}\t${label} Arg1:${from} Arg2:${to}`));
  return lines.map((line) => `${line}\n`).join('');
}

/** @throws InputError naming the line that cannot be understood */
export function bratStandoff(id: string, text: string, annotations: string, file: string): Standoff {
  const spans = new Map<
    string,
    { label: string; pieces: StandoffSpan['pieces']; attributes: Record<string, unknown> }
  >();
  const links: Link[] = [];
  const length = Array.from(text).length;
  annotations.split(/\r?\n/).forEach((line, at) => {
    const refuse = (why: string): never => {
      throw new InputError(`${why}: ${line}`, { place: { file, line: at + 1 } });
    };
    if (line.trim() === '') return;
    const [key = '', body = '', rest = ''] = line.split('\t');
    const words = body.split(' ');
    switch (key[0]) {
      case 'T': {
        const pieces = words
          .slice(1)
          .join(' ')
          .split(';')
          .map((piece) => {
            const [start = NaN, end = NaN] = piece.trim().split(' ').map(Number);
            if (!(start >= 0 && end >= start && end <= length)) refuse('no place in the text');
            return { start, end };
          });
        spans.set(key, { label: words[0] ?? '', pieces: mended(pieces, text), attributes: {} });
        break;
      }
      case 'A':
      case 'M': {
        const [name = '', target = '', value] = words;
        const span = spans.get(target) ?? refuse('an attribute of nothing');
        span.attributes[name] = value ?? true;
        break;
      }
      case 'R': {
        const [label = '', ...args] = words;
        const [from = '', to = ''] = args.map((arg) => arg.replace(/^[^:]*:/, ''));
        links.push({ label, from, to });
        break;
      }
      case '*': {
        const [label = '', first = '', ...others] = words;
        if (label !== 'Equiv') refuse('no equivalence');
        for (const other of others) links.push({ label: 'same-entity', from: other, to: first });
        break;
      }
      case '#': {
        const span = spans.get(words[1] ?? '');
        if (span !== undefined) Object.assign(span.attributes, noted(rest));
        break;
      }
      case 'E':
      case 'N':
        break;
      default:
        refuse('no annotation of brat');
    }
  });
  const cut = cutter(text);
  return {
    id,
    text,
    spans: [...spans].map(([key, span]) => ({ id: key, ...withToldPieces(span, text, cut) })),
    links,
  };
}

/** What brat needs to know of labels: the file `annotation.conf` of a collection. */
export function bratConfiguration(): string {
  const entities = Object.values(SPAN_LABELS).flat();
  const spans = '<ENTITY>';
  return [
    '[entities]',
    ...entities,
    '[relations]',
    ...LINK_LABELS.map((label) => `${label}\tArg1:${spans}, Arg2:${spans}`),
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '[events]',
    '[attributes]',
    ...BRAT_ATTRIBUTES.map((name) => `${name}\tArg:${spans}, Value:<ANY>`),
    '',
  ].join('\n');
}

/** What people choose from a list; the rest goes into a note. */
const BRAT_ATTRIBUTES = ['force', 'polarity', 'status', 'kind', 'grade', 'mode', 'ref', 'level', 'acting'];

function isAttribute(key: string, value: unknown): boolean {
  return typeof value === 'string' && PLAIN.test(value) && BRAT_ATTRIBUTES.includes(key);
}

/** Note of the pieces of a span that brat's line cannot tell. */
const PIECES = 'pieces';

interface Drafted {
  readonly label: string;
  readonly pieces: StandoffSpan['pieces'];
  readonly attributes: Attributes;
}

/** The pieces that a note tells, as long as nobody has changed the line since. */
function withToldPieces(
  { label, pieces, attributes: { [PIECES]: told, ...attributes } }: Drafted,
  text: string,
  cut: (span: Piece) => string,
): Drafted {
  if (told === undefined) return { label, pieces, attributes };
  const noted = told as StandoffSpan['pieces'];
  const written = mended(
    noted.flatMap((piece) => withoutBreaks(piece, cut)),
    text,
  );
  return { label, pieces: samePieces(written, pieces) ? noted : pieces, attributes };
}

function samePieces(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at]?.end)
  );
}

/** A JSON note of ours; what people wrote is theirs. */
function noted(note: string): Attributes {
  try {
    const value: unknown = JSON.parse(note);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Attributes) : {};
  } catch {
    return {};
  }
}

type Piece = StandoffSpan['pieces'][number];

/** The piece cut at its line breaks, which stay outside. */
function withoutBreaks(piece: Piece, cut: (span: Piece) => string): Piece[] {
  const found: Piece[] = [];
  let start = piece.start;
  let at = piece.start;
  for (const character of cut(piece)) {
    if (/[\n\r\t\u0085\u2028\u2029]/.test(character)) {
      if (at > start) found.push({ start, end: at });
      start = at + 1;
    }
    at++;
  }
  if (at > start || found.length === 0) found.push({ start, end: at });
  return found;
}

/** Pieces with nothing but white space between them are one: only brat's line made them two. */
function mended(pieces: readonly Piece[], text: string): Piece[] {
  const characters = Array.from(text);
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      characters.slice(last.end, piece.start).join('').trim() === '' &&
      piece.start >= last.end
    ) {
      joined[joined.length - 1] = { start: last.start, end: piece.end };
    } else joined.push(piece);
  }
  return joined;
}
