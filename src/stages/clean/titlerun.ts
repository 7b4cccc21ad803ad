/** A title run together with the dateline and the text, all on one line. */
import type { Cues } from './cues.js';
import { parseDateline, type Dateline, type DatelineKnowledge } from './dateline.js';
import { Looks, looksLikeTitle } from './titles.js';

export interface TitleRun {
  /** End of the title within the line. */
  readonly title: number;
  /** Its `end` counts from the line's beginning. */
  readonly dateline: Dateline;
}

/** UTF-16 units: a shorter line is no whole article, and a dateline further on is none of its. */
const SHORTEST_LINE = 250;
const LONGEST_TITLE = 180;
const SHORTEST_TITLE = 16;

/** The title and dateline that a long line begins with, or null: the dateline must name an outlet and a known place. */
export function titleRunOf(text: string, cues: Cues, knowledge: DatelineKnowledge): TitleRun | null {
  if (text.length < SHORTEST_LINE) return null;
  let found: TitleRun | null = null;
  for (const { index } of text.slice(0, LONGEST_TITLE).matchAll(/(?<=\s)\p{Lu}/gu)) {
    if (index < SHORTEST_TITLE) continue;
    const dateline = parseDateline(text.slice(index, index + 200), knowledge);
    if (dateline === null || dateline.outlet === null || dateline.place === null) continue;
    if (!knowledge.places.isPlace(dateline.place)) continue;
    // The last place to begin is the one that leaves the title's own words out.
    found = { title: index, dateline: { ...dateline, end: index + dateline.end } };
    if (text.startsWith(dateline.outlet, index)) break;
  }
  if (found === null) return null;
  const title = text.slice(0, found.title).trim();
  return looksLikeTitle(title, new Looks(title, cues)) ? found : null;
}
