/**
 * Inflected forms of Indonesian verbs, worked out when a lexicon is compiled so that scanning needs no stemmer.
 * Rules of nasalisation after Alwi et al., Tata Bahasa Baku Bahasa Indonesia (3rd ed., 1998), ch. 4.
 */

const VOWELS = 'aeiou';

/** The suffix by which a passive verb names its agent: "diingatkannya". */
export const AGENT_SUFFIX = 'nya';

/** The shapes that `derive` lists may name: a prefix (or none), a hyphen, a suffix (or none). */
export const AFFIX_PATTERN = /^(meN|peN|di|ber|ter|ku|se|ke|memper|diper)?-([a-z]*)$/;

/**
 * The forms of `root` under an affix pattern such as `meN-`, `di-kan`, `-nya`, `peN-an` or `-`. Several come
 * back where writers use both (mengampanyekan and mengkampanyekan); the standard form is first.
 */
export function derive(root: string, pattern: string): string[] {
  const match = AFFIX_PATTERN.exec(pattern);
  if (match === null) throw new RangeError(`unknown affix pattern: ${pattern}`);
  const [, prefix = '', suffix = ''] = match;
  const stems =
    prefix === 'meN' ? nasalised(root, 'me') : prefix === 'peN' ? nasalised(root, 'pe') : [prefix + root];
  return stems.map((stem) => stem + suffix);
}

/** `me` or `pe` with the nasal that the root asks for. */
function nasalised(root: string, prefix: 'me' | 'pe'): string[] {
  const first = root[0] ?? '';
  const second = root[1] ?? '';
  if (syllables(root) === 1) return [`${prefix}nge${root}`];
  if (VOWELS.includes(first)) return [`${prefix}ng${root}`];
  switch (first) {
    case 'k':
      return second === 'r' || second === 'l' || second === 'h'
        ? [`${prefix}ng${root}`]
        : [`${prefix}ng${root.slice(1)}`, `${prefix}ng${root}`];
    case 'g':
    case 'h':
    case 'x':
      return [`${prefix}ng${root}`];
    case 'p':
      return VOWELS.includes(second)
        ? [`${prefix}m${root.slice(1)}`, `${prefix}m${root}`]
        : [`${prefix}m${root}`];
    case 'b':
    case 'f':
    case 'v':
      return [`${prefix}m${root}`];
    case 't':
      return VOWELS.includes(second)
        ? [`${prefix}n${root.slice(1)}`, `${prefix}n${root}`]
        : [`${prefix}n${root}`];
    case 's':
      return VOWELS.includes(second)
        ? [`${prefix}ny${root.slice(1)}`, `${prefix}n${root}`]
        : [`${prefix}n${root}`];
    case 'c':
    case 'd':
    case 'j':
    case 'z':
      return [`${prefix}n${root}`];
    default:
      return [`${prefix}${root}`];
  }
}

function syllables(root: string): number {
  let count = 0;
  for (let i = 0; i < root.length; i++) {
    if (!VOWELS.includes(root[i] ?? '')) continue;
    // "ai", "au" and "oi" before a consonant or the end are read as one vowel only in short roots.
    count++;
  }
  return count;
}
