/** A cheap necessary condition for a text to hold one of several forms. */
import { unitAt } from '../../text/characters.js';

/** Letters of Indonesian news, most frequent first; marks come after all of them. */
const BY_FREQUENCY = 'aneirtkusdmlgbpohyjcwfvzxq';

/** Knows of each form its rarest three characters in a row: a text without any of these holds no form. */
export class TripleFilter {
  readonly #triples = new Uint8Array(1 << 15);
  readonly #always: boolean;

  /** @param forms in lower case */
  constructor(forms: readonly string[]) {
    const places = forms.map(rarestTriple);
    this.#always = places.includes(-1);
    for (const place of places) if (place >= 0) this.#triples[place] = 1;
  }

  /** False when no form is in the text, in any letter case and with any white space for its spaces. */
  mayHold(text: string): boolean {
    if (this.#always) return true;
    let first = 0;
    let second = 0;
    const { length } = text;
    for (let i = 0; i < length; i++) {
      const third = unitAt(text, i);
      if (this.#triples[placeOf(first, second, third)] === 1) return true;
      first = second;
      second = third;
    }
    return false;
  }
}

/** The place of the three characters that a form is least expected to share, or -1 when folding may change all. */
function rarestTriple(form: string): number {
  let best = -1;
  let rarest = -1;
  for (let i = 0; i + 2 < form.length; i++) {
    if (!isPlain(form, i) || !isPlain(form, i + 1) || !isPlain(form, i + 2)) continue;
    const rarity = rank(form, i) + rank(form, i + 1) + rank(form, i + 2);
    if (rarity > rarest) {
      rarest = rarity;
      best = placeOf(form.charCodeAt(i), form.charCodeAt(i + 1), form.charCodeAt(i + 2));
    }
  }
  return best;
}

/** Five bits of each: the same for capitals and small letters, and for some marks, which only lets more through. */
const placeOf = (first: number, second: number, third: number): number =>
  ((first & 0x1f) << 10) | ((second & 0x1f) << 5) | (third & 0x1f);

/** False for what folding makes of other characters: spaces and quotation marks. Nor does a colon keep its space. */
function isPlain(form: string, i: number): boolean {
  const unit = form.charCodeAt(i);
  return unit > 0x20 && unit < 0x7f && unit !== 0x22 && unit !== 0x27 && unit !== 0x3a;
}

function rank(form: string, i: number): number {
  const at = BY_FREQUENCY.indexOf(form.charAt(i));
  return at < 0 ? BY_FREQUENCY.length : at;
}
