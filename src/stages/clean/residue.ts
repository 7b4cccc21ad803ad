/** Lines that hold no words for readers: rules, counters, addresses, leftovers of templates and scripts. */

/** UTF-16 units; what is longer may hold words. */
const LONGEST = 300;
const RESIDUE: readonly RegExp[] = [
  /^!?\[[^\]]*\]\([^)]*\)[\s|]*$/u,
  /^(?:\[\/?[\p{Ll}\d]+(?:[_\s=-][^\]]{0,80})?\]\s*)+$/u,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^[\p{Ll}]+(?:_[\p{Ll}\d]+)+$/u,
  /^<\/?[a-z][^>]*>$/iu,
  /^[@#][\p{L}\d_.]+(?:\s+[@#][\p{L}\d_.]+)*$/u,
];

/** "KabarX/Andi Kama", "… di balai desa/KX/Andi Kama": an outlet and a photographer's name at the end of a line. */
export function hasPhotoCredit(text: string, isOutlet: (name: string) => boolean): boolean {
  if (text.length > LONGEST) return false;
  const found = /(?:^|[\s/.(])([\p{L}\d.-]{2,24})\/\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]*){1,3}\)?$/u.exec(text);
  const outlet = found?.[1];
  if (outlet === undefined) return false;
  return isOutlet(outlet) || /^\p{Lu}{2,5}$/u.test(outlet) || /\p{Ll}\p{Lu}|\.(?:com|id)$/u.test(outlet);
}

/** The rule that says why the line is no text, or null. */
export function residueRule(text: string): 'no-words' | 'code-residue' | null {
  if (text.length > LONGEST) return /\p{L}/u.test(text) ? null : 'no-words';
  if (!/[\p{L}]/u.test(text)) return 'no-words';
  if (RESIDUE.some((pattern) => pattern.test(text))) return 'code-residue';
  return isRandomToken(text) ? 'code-residue' : null;
}

/** One long "word" that mixes digits and letters of both cases: a key or a hash. */
function isRandomToken(text: string): boolean {
  return /^[A-Za-z0-9+/_=-]{24,}$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text);
}
