/** Puts lines together again that a fixed width broke: terminals, old mail and PDF. */
import { endsSentence, lineOf, type Line } from './lines.js';

/** Widths in characters that pages are wrapped at; wider lines are paragraphs. */
const NARROWEST = 40;
const WIDEST = 130;
/** Characters that lines may be shorter than the width, being broken between words or by a proportional font. */
const RAGGED = 16;
/** Lines that a page must have before a width can be told. */
const FEWEST_LINES = 5;

/**
 * The same lines, or, if the page was wrapped at a width, its paragraphs. A break counts as made by the width when
 * an unfinished line reaches near to it, or the next line's first word would not have fitted. `standsAlone` lines (labels, credits) are never joined.
 */
export function unwrap(
  text: string,
  lines: readonly Line[],
  standsAlone: (line: Line) => boolean,
): readonly Line[] {
  const width = wrapWidth(lines);
  if (width === null) return lines;
  const joined: Line[] = [];
  let first = 0;
  for (let i = 1; i <= lines.length; i++) {
    const line = lines[i];
    const before = lines[i - 1] as Line;
    if (
      line !== undefined &&
      brokenByWidth(before, line, width) &&
      !standsAlone(before) &&
      !standsAlone(line)
    )
      continue;
    const opening = lines[first] as Line;
    const whole = first === i - 1 ? opening : lineOf(text, opening.start, before.end, opening.afterBlank);
    if (whole !== null) joined.push(whole);
    first = i;
  }
  return joined;
}

function brokenByWidth(line: Line, next: Line, width: number): boolean {
  if (next.afterBlank || line.text.length > width) return false;
  if (!endsSentence(line.text) && line.text.length >= width - RAGGED) return true;
  const word = /^\S+/.exec(next.text)?.[0].length ?? 0;
  if (line.text.length + 1 + word <= width) return false;
  // A full stop just before the border, then a quote or a bullet: two paragraphs that happen to fit.
  return !(endsSentence(line.text) && /^["“•\-–(]/.test(next.text));
}

/** The width that the page is wrapped at, or null. */
function wrapWidth(lines: readonly Line[]): number | null {
  if (lines.length < FEWEST_LINES) return null;
  // The longest of the lines that are followed by another one, without the few that were never wrapped.
  const lengths: number[] = [];
  for (let i = 0; i + 1 < lines.length; i++) {
    if (!(lines[i + 1] as Line).afterBlank) lengths.push((lines[i] as Line).text.length);
  }
  if (lengths.length < FEWEST_LINES - 1) return null;
  lengths.sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 0;
  const usual = lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 0;
  const width = longest - usual <= RAGGED ? longest : usual;
  if (width < NARROWEST || width > WIDEST) return null;
  const near = lengths.filter((length) => length >= width - RAGGED).length;
  if (near < lengths.length * 0.45) return null;
  let broken = 0;
  let unfinished = 0;
  let small = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as Line;
    if (!brokenByWidth(line, lines[i + 1] as Line, width)) continue;
    broken++;
    if (!endsSentence(line.text)) unfinished++;
    if (/^\p{Ll}/u.test((lines[i + 1] as Line).text)) small++;
  }
  // Lists of titles are as even as wrapped text, but their lines begin with capitals.
  const wrapped = broken >= FEWEST_LINES - 1 && unfinished >= broken * 0.6 && small >= broken * 0.3;
  return wrapped ? width : null;
}
