/** From tokens back to a text and places in it: the text beside them, else one made of the tokens. */
import type { WireSpan } from '../record/schema.js';
import { printable } from '../sink/index.js';

export interface ReadToken {
  readonly form: string;
  /** True when a space or more follows. */
  readonly spaced: boolean;
  /** Code points, where the format tells them. */
  readonly place?: WireSpan;
}

export interface PlacedTokens {
  readonly text: string;
  /** The place of each token of each sentence. */
  readonly places: readonly (readonly WireSpan[])[];
}

/** @param beside the text in a file of its own, which tells what stands between the tokens */
export function placed(
  sentences: readonly (readonly ReadToken[])[],
  beside: string | null,
): PlacedTokens | null {
  if (sentences.every((tokens) => tokens.every(({ place }) => place !== undefined))) {
    const places = sentences.map((tokens) => tokens.map(({ place }) => place as WireSpan));
    const text = beside ?? filled(sentences, places);
    return agrees(sentences, places, text) ? { text, places } : null;
  }
  return beside === null ? strung(sentences) : found(sentences, beside);
}

/** Tokens at their places, blanks between them. */
function filled(
  sentences: readonly (readonly ReadToken[])[],
  places: readonly (readonly WireSpan[])[],
): string {
  const length = Math.max(0, ...places.map((tokens) => tokens.at(-1)?.end ?? 0));
  const characters = new Array<string>(length).fill(' ');
  for (const [first] of places)
    if (first !== undefined && first.start > 0) characters[first.start - 1] = '\n';
  sentences.forEach((tokens, at) => {
    tokens.forEach(({ form }, which) => {
      const place = places[at]?.[which]?.start ?? 0;
      Array.from(form).forEach((character, offset) => (characters[place + offset] = character));
    });
  });
  return characters.join('');
}

function agrees(
  sentences: readonly (readonly ReadToken[])[],
  places: readonly (readonly WireSpan[])[],
  text: string,
): boolean {
  const characters = Array.from(printable(text));
  return sentences.every((tokens, at) =>
    tokens.every(({ form }, which) => {
      const { start, end } = places[at]?.[which] ?? { start: 0, end: 0 };
      return characters.slice(start, end).join('') === form;
    }),
  );
}

/** A sentence a line. */
function strung(sentences: readonly (readonly ReadToken[])[]): PlacedTokens {
  let text = '';
  let length = 0;
  const places = sentences.map((tokens) => {
    const line = tokens.map(({ form, spaced }, at) => {
      const start = length;
      length += Array.from(form).length;
      text += form;
      const end = length;
      if (spaced && at + 1 < tokens.length) {
        text += ' ';
        length++;
      }
      return { start, end };
    });
    text += '\n';
    length++;
    return line;
  });
  return { text, places };
}

/**
 * Tokens of a sentence that must stand together before a place counts as the sentence's: all of them, or as many as
 * stand before what cuts the sentence in two.
 */
const SURE = [Infinity, 12, 4];

/** Finds each sentence in the text; null when one is not there. */
function found(sentences: readonly (readonly ReadToken[])[], beside: string): PlacedTokens | null {
  const characters = Array.from(printable(beside));
  const blank = (at: number): boolean => (characters[at] ?? 'x').trim() === '';
  const matches = (form: readonly string[], at: number): boolean =>
    form.every((character, offset) => characters[at + offset] === character);
  const next = (form: readonly string[], from: number): number => {
    for (let at = from; at + form.length <= characters.length; at++) if (matches(form, at)) return at;
    return -1;
  };
  /** Where these stand with nothing but white space between them, -1 for nowhere. */
  const together = (forms: readonly (readonly string[])[], from: number): number => {
    const first = forms[0] ?? [];
    for (let start = next(first, from); start >= 0; start = next(first, start + 1)) {
      let at = start;
      const all = forms.every((form) => {
        while (blank(at)) at++;
        if (!matches(form, at)) return false;
        at += form.length;
        return true;
      });
      if (all) return start;
    }
    return -1;
  };
  let cursor = 0;
  const places: WireSpan[][] = [];
  for (const tokens of sentences) {
    const forms = tokens.map(({ form }) => Array.from(form));
    const first = forms[0] ?? [];
    let start = -1;
    for (const sure of SURE) {
      if (start < 0) start = together(forms.slice(0, sure), cursor);
    }
    if (start < 0) start = next(first, cursor);
    const line: WireSpan[] = [];
    for (const form of forms) {
      const at = next(form, line.length === 0 ? start : cursor);
      if (at < 0 || start < 0) return null;
      cursor = at + form.length;
      line.push({ start: at, end: cursor });
    }
    places.push(line);
  }
  return { text: beside, places };
}
