/** Related links and what a label announces: the title on the next line, a list, a name, the rest of the page. */
import { unitSet } from '../../text/characters.js';
import type { Cues } from './cues.js';
import { decide, type Draft } from './drafts.js';
import { echoes, isHeadline, looksLikeProse, looksLikeTitle } from './titles.js';

/** Titles that one label with nothing after it may announce when they stand line by line. */
const MOST_AFTER_LABEL = 6;
/** Words of a line in running text that is a headline of another story; sub-headings are shorter. */
const FEWEST_HEADLINE_WORDS = 9;

/** Gives the lines that a label opens to that label. `startsArticle` stops a label that claims all the rest. */
export function followLabels(drafts: readonly Draft[], startsArticle: (draft: Draft) => boolean): void {
  let prose = false;
  for (let i = 0; i < drafts.length; i++) {
    const { cue, line, looks, kind } = drafts[i] as Draft;
    prose ||= kind === null && looksLikeProse(line.text, looks);
    if (cue === null) continue;
    const { opens, block } = cue.entry;
    if (opens === 'title' && cue.bare) i = takeTitles(drafts, i);
    else if (opens === 'list') {
      if (!prose && aboveTitle(drafts, i)) decide(drafts[i] as Draft, 'furniture', 'kicker');
      else i = takeList(drafts, i, block === 'related' ? 'related' : 'furniture');
    } else if (opens === 'name' && cue.bare) takeName(drafts, i);
    else if (opens === 'rest') i = takeRest(drafts, i, startsArticle);
  }
}

/** A heading at the top of the page, over one or two lines and a paragraph, names the section, not a list. */
function aboveTitle(drafts: readonly Draft[], heading: number): boolean {
  const following = drafts.slice(heading + 1, heading + 4).filter((draft) => draft.kind === null);
  return following.some((draft) => looksLikeProse(draft.line.text, draft.looks));
}

function takeTitles(drafts: readonly Draft[], label: number): number {
  const above = drafts[label - 1];
  // A label below its titles: "- Title", "- Title", "Baca Juga".
  if (
    above !== undefined &&
    above.kind === null &&
    isBullet(above.line.text) &&
    looksLikeTitle(above.line.text, above.looks)
  ) {
    return label;
  }
  let i = label + 1;
  for (let taken = 0; i < drafts.length && taken < MOST_AFTER_LABEL; i++, taken++) {
    const draft = drafts[i] as Draft;
    if (draft.kind !== null) break;
    const bullet = isBullet(draft.line.text);
    const title = looksLikeTitle(draft.line.text, draft.looks);
    // The line right under the label may be written as a sentence; further ones must look like titles.
    const first =
      taken === 0 &&
      !draft.looks.finished &&
      !looksLikeProse(draft.line.text, draft.looks) &&
      draft.looks.words >= 3;
    if (!title && !first && !(bullet && draft.line.text.length <= 170)) break;
    decide(draft, 'related', 'related-title');
  }
  return i - 1;
}

function takeList(drafts: readonly Draft[], label: number, kind: 'related' | 'furniture'): number {
  let i = label + 1;
  for (; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    if (draft.kind === 'byline') break;
    if (draft.kind !== null && draft.rule !== 'page-date') continue;
    const { line, looks } = draft;
    const headline = line.text.length <= 150 && looks.capitals >= 0.7;
    if (draft.kind === null && !headline && looksLikeProse(line.text, looks) && !isTeaser(line.text)) break;
    decide(draft, kind, kind === 'related' ? 'related-title' : 'list-line');
  }
  return i - 1;
}

/** A lead of another article that was cut with dots. */
const isTeaser = (text: string): boolean => /(?:\.{3,}|…|\[…\]|\[\.\.\.\])\s*$/.test(text);

function takeName(drafts: readonly Draft[], label: number): void {
  const next = drafts[label + 1];
  if (next === undefined || next.kind !== null || next.line.text.length > 48) return;
  if (next.looks.words >= 5 && looksLikeTitle(next.line.text, next.looks)) return;
  if (/^[\p{Lu}][\p{L}.'’-]*(?:,?\s+[\p{Lu}][\p{L}.'’-]*){0,4}[\s*)]*$/u.test(next.line.text)) {
    decide(next, 'byline', 'credit-name');
  }
}

function takeRest(drafts: readonly Draft[], label: number, startsArticle: (draft: Draft) => boolean): number {
  let i = label + 1;
  for (; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    if (draft.kind === 'dateline' || (draft.kind === null && startsArticle(draft))) break;
    if (draft.kind === null) decide(draft, 'furniture', 'page-end');
  }
  return i - 1;
}

export const isBullet = (text: string): boolean =>
  BULLETS[text.charCodeAt(0)] === 1 && /^[-–—•·‣●▪◦■►▶➤→»>*]\s*[\p{L}"“'‘]/u.test(text);

const BULLETS = unitSet('-–—•·‣●▪◦■►▶➤→»>*');

/**
 * Titles of other stories with no label: bulleted runs, and lines in running text that are written as headlines.
 * Sub-headings are shorter, and list items end in a mark.
 */
export function unlabelledTitles(drafts: readonly Draft[], cues: Cues, title: string): void {
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    if (draft.kind !== null) continue;
    const { text } = draft.line;
    if (!looksLikeTitle(text, draft.looks)) continue;
    if (isListItem(drafts, i)) continue;
    const capitals = draft.looks.capitals;
    if (isBullet(text)) {
      const neighbour = [drafts[i - 1], drafts[i + 1]].some(
        (other) =>
          other !== undefined &&
          (other.kind === 'related' ||
            (other.kind === null &&
              isBullet(other.line.text) &&
              looksLikeTitle(other.line.text, other.looks))),
      );
      if (neighbour && draft.looks.words >= 5 && capitals >= 0.8) decide(draft, 'related', 'related-run');
    } else if (isHeadline(text, draft.looks, cues, FEWEST_HEADLINE_WORDS) && !echoes(text, title))
      decide(draft, 'related', 'headline-in-text');
  }
}

/** True when the nearest line above that is no bullet introduces a list. */
function isListItem(drafts: readonly Draft[], index: number): boolean {
  for (let i = index - 1; i >= 0 && i >= index - 12; i--) {
    const draft = drafts[i] as Draft;
    if (draft.kind !== null) continue;
    if (/:\s*$/.test(draft.line.text)) return true;
    if (!isBullet(draft.line.text)) return false;
  }
  return false;
}
