/** What the letters of a word tell of its part of speech: affixes, in any letter case. */
import type { Tokens } from '../../text/tokens.js';

/** Prefixes of verbs, the letters that may follow "me-", and suffixes of verbs and commands. */
const ME = 'me';
const BER = 'ber';
const DI = 'di';
const AFTER_ME = 'nmlrwy';
const VERB_PREFIXES = [BER, 'ter', DI];
const PER = 'per';
const LAH = 'lah';
const SUFFIXES = ['kan', LAH];
const NOUN_SUFFIX = 'an';
/** Prefixes of words that are no bare commands whatever their suffix. */
const DERIVING = ['me', 'di', 'ber', 'ter', 'pe', 'ke'];
/** Letters that a verb must have behind its prefix, and a command in all. */
const SHORTEST_STEM = 3;
const SHORTEST_COMMAND = 6;

/** True for a word that carries an active verb prefix or a verb suffix; a hint only, as nouns may look so. */
export function looksVerbal(tokens: Tokens, i: number): boolean {
  if (endsInSuffix(tokens, i, false)) return true;
  for (const prefix of VERB_PREFIXES)
    if (startsWith(tokens, i, prefix)) return hasLetters(tokens, i, prefix.length);
  return startsWith(tokens, i, ME) && isAfterMe(tokens, i) && hasLetters(tokens, i, ME.length + 1);
}

/** True for a word with the prefix of an active verb. */
export function looksActive(tokens: Tokens, i: number): boolean {
  if (startsWith(tokens, i, BER)) return hasLetters(tokens, i, BER.length);
  return startsWith(tokens, i, ME) && isAfterMe(tokens, i) && hasLetters(tokens, i, ME.length + 1);
}

/** True for a word with the prefix of a passive verb. */
export function looksPassive(tokens: Tokens, i: number): boolean {
  return startsWith(tokens, i, DI) && hasLetters(tokens, i, DI.length);
}

/** True for a noun of doing, in pe-…-an or ke-…-an ("penggunaan", "keterlibatan"). */
export function looksDeverbal(tokens: Tokens, i: number): boolean {
  const from = (tokens.end[i] as number) - NOUN_SUFFIX.length;
  if (from - (tokens.start[i] as number) < SHORTEST_COMMAND || !matches(tokens.text, from, NOUN_SUFFIX))
    return false;
  return startsWith(tokens, i, 'pe') || startsWith(tokens, i, 'ke');
}

/** True for a word in -kan or -lah without verb prefix, as commands end; nouns and particles must be listed apart. */
export function isBareCommand(tokens: Tokens, i: number): boolean {
  if ((tokens.end[i] as number) - (tokens.start[i] as number) < SHORTEST_COMMAND) return false;
  if (!endsInSuffix(tokens, i, true)) return false;
  // "perbanyaklah": a verb in per- is a command only in -lah, as nouns end in -kan too.
  if (startsWith(tokens, i, PER) && tokens.text.startsWith(LAH, (tokens.end[i] as number) - LAH.length))
    return true;
  for (const prefix of DERIVING) if (startsWith(tokens, i, prefix)) return false;
  return true;
}

function endsInSuffix(tokens: Tokens, i: number, exactCase: boolean): boolean {
  const end = tokens.end[i] as number;
  for (const suffix of SUFFIXES) {
    const from = end - suffix.length;
    if (from < (tokens.start[i] as number)) continue;
    if (exactCase ? tokens.text.startsWith(suffix, from) : matches(tokens.text, from, suffix)) return true;
  }
  return false;
}

function startsWith(tokens: Tokens, i: number, prefix: string): boolean {
  const start = tokens.start[i] as number;
  return start + prefix.length <= (tokens.end[i] as number) && matches(tokens.text, start, prefix);
}

function isAfterMe(tokens: Tokens, i: number): boolean {
  const at = (tokens.start[i] as number) + ME.length;
  if (at >= (tokens.end[i] as number)) return false;
  return AFTER_ME.includes(String.fromCharCode(tokens.text.charCodeAt(at) | LOWER));
}

/** True when the word has `SHORTEST_STEM` plain letters from its `from`th one on. */
function hasLetters(tokens: Tokens, i: number, from: number): boolean {
  const start = (tokens.start[i] as number) + from;
  if (start + SHORTEST_STEM > (tokens.end[i] as number)) return false;
  for (let at = start; at < start + SHORTEST_STEM; at++) {
    const unit = tokens.text.charCodeAt(at) | LOWER;
    if (unit < 0x61 || unit > 0x7a) return false;
  }
  return true;
}

const LOWER = 0x20;

/** True when the letters of `text` at `from`, put in lower case, are those of `affix`. */
function matches(text: string, from: number, affix: string): boolean {
  for (let k = 0; k < affix.length; k++) {
    if ((text.charCodeAt(from + k) | LOWER) !== affix.charCodeAt(k)) return false;
  }
  return true;
}
