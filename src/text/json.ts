/** JSON that terminals and readers of lines can take. */

/** JSON leaves DEL, the C1 controls and two line separators raw, which terminals and line readers stumble over. */
const RAW = /[\u007f-\u009f\u2028\u2029]/g;

export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(
    RAW,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
