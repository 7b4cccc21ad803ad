/** Text of articles, names of files and arguments made safe to show: nothing in them may steer a terminal. */

/** C0 and C1 control characters but tab, line feed and carriage return; DEL; marks that turn the writing direction. */
const STEERING =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Each steering character replaced by one that shows it, so that offsets stay right. */
export function printable(text: string): string {
  return text.replace(STEERING, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** The same on one line, for messages and headings. */
export function printableLine(text: string): string {
  return printable(text.replace(/[\s\u0085\u2028\u2029]+/g, ' '));
}
