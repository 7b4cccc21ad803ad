/** Single marks, compared without making strings. */
import { Shape, type Tokens } from '../../../text/tokens.js';

/** True when atom `i` is this one character. */
export function isMark(tokens: Tokens, i: number, mark: string): boolean {
  return (
    i >= 0 &&
    i < tokens.count &&
    tokens.shape[i] === Shape.Mark &&
    tokens.text.charCodeAt(tokens.start[i] as number) === mark.charCodeAt(0)
  );
}

/** True when atom `i` is one of these characters. */
export function isOneOf(tokens: Tokens, i: number, marks: string): boolean {
  return (
    i >= 0 &&
    i < tokens.count &&
    tokens.shape[i] === Shape.Mark &&
    marks.includes(tokens.text.charAt(tokens.start[i] as number))
  );
}
