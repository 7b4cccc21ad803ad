/** The lines below the last paragraph: names of credits, links to other stories, remnants of the page. */
import { trailerOf } from './bylines.js';
import type { Cues } from './cues.js';
import { decide, type Draft } from './drafts.js';
import { isBullet } from './lists.js';
import { isKeywordRun } from './residue.js';
import { echoes, isHeadline, looksLikeProse } from './titles.js';

const MOST_REMNANT_WORDS = 4;
const FEWEST_TITLE_WORDS = 5;

/** Decides the undecided lines after the last one that is running text by its looks. */
export function readTail(drafts: readonly Draft[], cues: Cues, title: string): void {
  const last = drafts.findLastIndex((draft) => draft.kind === null && isText(draft, cues));
  if (last < 0) return;
  const before = drafts[last] as Draft;
  // A text that stops in the middle, or a list: what follows may belong to it.
  if (/[:;,]\s*$/.test(before.line.text)) return;
  for (let i = last + 1; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    if (draft.kind !== null) continue;
    const { text } = draft.line;
    const previous = drafts[i - 1] as Draft;
    if (previous.kind === 'byline' && isShortName(text)) decide(draft, 'byline', 'credit-name');
    else if (isKeywordRun(text)) decide(draft, 'furniture', 'tags');
    else if (/^\d{1,2}[.)]/.test(text) || /["”'’]/.test(text)) continue;
    else if (draft.looks.capitals < 0.5 || isBullet(text)) continue;
    else if (draft.looks.words <= MOST_REMNANT_WORDS && !draft.looks.finished)
      decide(draft, 'furniture', 'page-remnant');
    else if (isHeadline(text, draft.looks, cues, FEWEST_TITLE_WORDS) && !echoes(text, title))
      decide(draft, 'related', 'related-at-end');
  }
}

function isText({ line, looks }: Draft, cues: Cues): boolean {
  if (isKeywordRun(line.text)) return false;
  if (looksLikeProse(line.text, looks) || /^["“].*["”,]$/.test(line.text)) return true;
  const trailer = trailerOf(line.text, { isTrailerWord: (word) => cues.is('trailer', word), last: false });
  return (
    (trailer !== null && trailer.start > 0) || (looks.words > MOST_REMNANT_WORDS && looks.capitals < 0.6)
  );
}

const isShortName = (text: string): boolean => /^\p{Lu}\p{L}+(?:\s\p{Lu}[\p{L}.]*){0,2}$/u.test(text);
