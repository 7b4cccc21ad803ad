/** From what a data file holds (a JSON object, a table row) to an article. */
import { createHash } from 'node:crypto';
import type { Article, Diagnostic } from '../document.js';
import { InputError } from '../errors.js';
import { repaired, type Decoded } from './encoding.js';

/** What an article can be told beside its text. */
export const GIVEN_KEYS = ['title', 'date', 'url', 'outlet'] as const;
export const FIELD_KEYS = ['id', 'text', ...GIVEN_KEYS] as const;
export type FieldKey = (typeof FIELD_KEYS)[number];

/** Under which name a data file keeps each of them. */
export type FieldNames = Readonly<Record<FieldKey, string>>;

export const DEFAULT_FIELDS: FieldNames = {
  id: 'id',
  text: 'text',
  title: 'title',
  date: 'date',
  url: 'url',
  outlet: 'outlet',
};

/** Where a document comes from. */
export interface Origin {
  /** As shown to people. */
  readonly path: string;
  readonly row?: number;
  /** What it is called when it has no id of its own. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** An article whose text is already known. */
export function articleOf(
  origin: Origin,
  { text, encoding, diagnostics }: Decoded,
  given: Article['given'],
  ownId?: string,
): Article {
  const mended = repaired(text);
  return {
    id: ownId ?? origin.id,
    source: {
      path: origin.path,
      ...(origin.row === undefined ? {} : { row: origin.row }),
      encoding,
      sha256: createHash('sha256').update(origin.bytes).digest('hex'),
    },
    text: mended.text,
    given,
    diagnostics: [...diagnostics, ...mended.diagnostics],
  };
}

/**
 * An article from named values.
 * @param valueOf the value under a name, undefined when there is none
 * @throws InputError when there is no text
 */
export function articleFromValues(
  origin: Origin,
  decoded: Omit<Decoded, 'text'>,
  valueOf: (name: string) => unknown,
  fields: FieldNames,
): Article {
  const diagnostics: Diagnostic[] = [...decoded.diagnostics];
  const text = valueOf(fields.text);
  if (typeof text !== 'string') {
    const fault = text === undefined ? `has no "${fields.text}"` : `"${fields.text}" is no text`;
    throw new InputError(fault, { hint: 'name the field that holds the article with --field text=NAME' });
  }
  const read = (key: FieldKey): string | undefined => {
    const value = valueOf(fields[key]);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return wellFormed(value).text;
    if (typeof value === 'number' || typeof value === 'bigint') return String(value);
    const message = `"${fields[key]}" is neither text nor a number and was not used`;
    diagnostics.push({ code: 'field-ignored', severity: 'warning', message });
    return undefined;
  };
  const id = read('id');
  const given = Object.fromEntries(
    GIVEN_KEYS.map((key) => [key, read(key)] as const).filter(([, value]) => value !== undefined),
  );
  const whole = wellFormed(text);
  if (whole.replaced > 0) {
    const message = `${whole.replaced} halves of surrogate pairs stood alone; U+FFFD stands for them`;
    diagnostics.push({ code: 'replaced-bytes', severity: 'warning', message });
  }
  return articleOf(origin, { ...decoded, text: whole.text, diagnostics }, given, id);
}

/** The text without surrogates that have no partner, which JSON can write but no encoding can. */
export function wellFormed(text: string): { text: string; replaced: number } {
  if (!/\p{Cs}/u.test(text)) return { text, replaced: 0 };
  let replaced = 0;
  const whole = text.replace(/\p{Cs}/gu, () => {
    replaced++;
    return '\ufffd';
  });
  return { text: whole, replaced };
}
