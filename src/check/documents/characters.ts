/** Characters that show that others were lost before the text was saved. */
import type { DocumentRule } from './index.js';

/** U+FFFD, and C0 and C1 control characters that no text has. */
const LOST = /[\ufffd\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

export const lostCharacters: DocumentRule = ({ text, diagnostics }) => {
  // Where the reader itself put U+FFFD, it has said so.
  const replacing = diagnostics.some(({ code }) => code === 'replaced-bytes');
  let first = -1;
  let count = 0;
  for (const { 0: character, index } of text.matchAll(LOST)) {
    if (replacing && character === '\ufffd') continue;
    if (first < 0) first = index;
    count++;
  }
  if (count === 0) return [];
  const message =
    count === 1
      ? 'a character of the text was lost before it was saved'
      : `${count} characters of the text were lost before it was saved; the first is here`;
  return [{ code: 'lost-characters', message, span: { start: first, end: first + 1 } }];
};
