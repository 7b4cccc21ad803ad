/** Lines that hold no words for readers: rules, counters, addresses, leftovers of templates and scripts. */

import { Char, charAt, holds } from '../../text/characters.js';

/** UTF-16 units; what is longer may hold words. */
const LONGEST = 300;
const MAY_BE_RESIDUE = /^(?:[![<@#]|https?:|www\.|[^\s_]+_)/i;
const RESIDUE: readonly RegExp[] = [
  /^!?\[[^\]]*\]\([^)]*\)[\s|]*$/u,
  /^(?:\[\/?[\p{Ll}\d]+(?:[_\s=-][^\]]{0,80})?\]\s*)+$/u,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^[\p{Ll}]+(?:_[\p{Ll}\d]+)+$/u,
  /^<\/?[a-z][^>]*>$/iu,
  /^[@#][\p{L}\d_.]+(?:\s+[@#][\p{L}\d_.]+)*$/u,
];

/** "KabarX/Andi Kama", "Andi Kama/kabarx.com", "… di balai desa/KX/Andi Kama": outlet and photographer at a line's end. */
export function hasPhotoCredit(text: string, isOutlet: (name: string) => boolean): boolean {
  if (text.length > LONGEST) return false;
  const slash = text.lastIndexOf('/');
  if (slash < 0) return false;
  // A name after the last slash, or an outlet's site after a name; not a date.
  if ((charAt(text, slash - 1) & Char.Letter) === 0 && (charAt(text, slash + 1) & Char.Upper) === 0)
    return false;
  const site = /\p{L}\/([\p{L}\d.-]{3,24})$/u.exec(text)?.[1];
  if (site !== undefined && (isOutlet(site) || /\.(?:com|id|net)$/u.test(site)) && !/\s[–—-]\s/.test(text))
    return true;
  const found = /(?:^|[\s/.(])([\p{L}\d.-]{2,24})\/\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]*){1,3}\)?$/u.exec(
    text,
  );
  const outlet = found?.[1];
  if (outlet === undefined) return false;
  return isOutlet(outlet) || /^\p{Lu}{2,5}$/u.test(outlet) || /\p{Ll}\p{Lu}|\.(?:com|id)$/u.test(outlet);
}

/** The rule that says why the line is no text, or null. */
export function residueRule(text: string): 'no-words' | 'code-residue' | 'tags' | null {
  if (!holds(text, Char.Letter)) return 'no-words';
  if (text.length > LONGEST) return null;
  if (MAY_BE_RESIDUE.test(text) && RESIDUE.some((pattern) => pattern.test(text))) return 'code-residue';
  if (isRandomToken(text)) return 'code-residue';
  return text.includes(',') && isKeywordLine(text) ? 'tags' : null;
}

/** "id Lampung,Bandarlampung,Bawaslu": short pieces between commas without spaces. */
function isKeywordLine(text: string): boolean {
  if (/[.:;"“”()]/.test(text)) return false;
  const pieces = text.split(',');
  return (
    pieces.length >= 3 &&
    pieces.every((piece, index) => /^\S/.test(piece) && piece.split(' ').length <= (index === 0 ? 4 : 3))
  );
}

/** "netralitas asn, pilkada 2024": small letters only, short pieces between commas. To be trusted below the text only. */
export function isKeywordRun(text: string): boolean {
  if (text.length > LONGEST || /[A-Z.:;"“”()]/.test(text) || holds(text, Char.Upper)) return false;
  const pieces = text.split(',');
  return (
    pieces.length >= 3 &&
    pieces.every((piece) => piece.trim() !== '' && piece.trim().split(/\s+/).length <= 4)
  );
}

/** One long "word" that mixes digits and letters of both cases: a key or a hash. */
function isRandomToken(text: string): boolean {
  return /^[A-Za-z0-9+/_=-]{24,}$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text);
}
