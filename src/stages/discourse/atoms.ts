/** Marks in the text, asked for without making strings. */
import type { Tokens } from '../../text/tokens.js';

/** True when atom `i` is this one character. */
export function isCharacter(tokens: Tokens, i: number, character: string): boolean {
  return unitAt(tokens, i) === character.charCodeAt(0);
}

/** True when atom `i` is one of these characters. */
export function isOneOf(tokens: Tokens, i: number, characters: string): boolean {
  const unit = unitAt(tokens, i);
  if (unit < 0) return false;
  for (let c = 0; c < characters.length; c++) if (characters.charCodeAt(c) === unit) return true;
  return false;
}

/** The UTF-16 unit that atom `i` consists of, or -1 when it is longer or there is none. */
function unitAt(tokens: Tokens, i: number): number {
  if (i < 0 || i >= tokens.count) return -1;
  const start = tokens.start[i] as number;
  return (tokens.end[i] as number) - start === 1 ? tokens.text.charCodeAt(start) : -1;
}
