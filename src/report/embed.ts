/** Data inside a page. */

const RISKY = /[<>&\u007f-\u009f\u2028\u2029]/g;

/**
 * JSON that can stand in a `<script>` element: it holds no character that could end the element, begin a comment or an
 * entity, or end a line of program.
 */
export function embeddable(value: unknown): string {
  return JSON.stringify(value).replace(
    RISKY,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text that can stand between tags and in quoted attributes. */
export function escapedHtml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
