/** The lines above the running text: title, kicker, deck, captions, the lead's truncated copy. */
import type { Cues } from './cues.js';
import { decide, type Draft } from './drafts.js';
import { endsSentence } from './lines.js';
import { looksLikeProse, looksLikeTitle, repeatsTitle, titleKey } from './titles.js';

/** Lines above the first paragraph that are looked at; a longer run of short lines is no head. */
const MOST_HEAD_LINES = 40;

export interface HeadSetting {
  /** Title that came with the article. */
  readonly givenTitle: string | undefined;
  /** True when the line begins with a dateline. */
  hasDateline(draft: Draft): boolean;
}

/** Decides the undecided lines from `from` up to the first paragraph; returns the title's draft, if there is one. */
export function readHead(drafts: readonly Draft[], from: number, cues: Cues, setting: HeadSetting): Draft | null {
  const lead = leadIndex(drafts, from, setting);
  const open = drafts.slice(from, lead ?? drafts.length).filter((draft) => draft.kind === null);
  if (lead === null && open.length !== 1) return titleOfLoneLines(open);
  const title = chooseTitle(open, lead === null, setting.givenTitle);
  if (title === null) return null;
  decide(title, 'title', 'title');

  const leadDraft = lead === null ? null : (drafts[lead] as Draft);
  const dated = leadDraft !== null && setting.hasDateline(leadDraft);
  let above = true;
  for (const draft of open) {
    if (draft === title) above = false;
    else if (repeatsTitle(draft.line.text, title.line.text)) decide(draft, 'furniture', 'repeated-title');
    else if (above) decide(draft, 'furniture', 'kicker');
    else if (isName(draft.line.text)) decide(draft, 'byline', 'credit-name');
    else if (isCutCopy(draft.line.text, drafts, lead)) decide(draft, 'furniture', 'repeated-lead');
    else if (dated && draft.line.text.length <= 260 && !endsSentence(draft.line.text)) decide(draft, 'caption', 'above-dateline');
  }
  return title;
}

/** Index of the first paragraph: prose, or a line that begins with a dateline. */
function leadIndex(drafts: readonly Draft[], from: number, setting: HeadSetting): number | null {
  const stop = Math.min(drafts.length, from + MOST_HEAD_LINES);
  for (let i = from; i < stop; i++) {
    const draft = drafts[i] as Draft;
    if (draft.kind !== null) continue;
    if (setting.hasDateline(draft)) return i;
    if (!looksLikeProse(draft.line.text, draft.looks)) continue;
    // A headline may close with a stop: the first line, in capitals, above a paragraph.
    const followed = drafts.slice(i + 1, i + 8).some((next) => next.kind === null && next.line.text.length > draft.line.text.length);
    if (draft.looks.capitals >= 0.85 && draft.line.text.length <= 130 && followed && !draft.looks.severalSentences) continue;
    return i;
  }
  return null;
}

function chooseTitle(open: readonly Draft[], lone: boolean, given: string | undefined): Draft | null {
  const possible = open.filter(({ line, looks }) => {
    if (line.text.length > 220 || looks.words < 2) return false;
    return /^[\p{Lu}\p{N}"“'‘(]/u.test(line.text);
  });
  if (given !== undefined) {
    const same = possible.find((draft) => titleKey(draft.line.text) === titleKey(given));
    if (same !== undefined) return same;
  }
  if (lone) {
    const only = possible[0];
    return only !== undefined && looksLikeTitle(only.line.text, only.looks) ? only : null;
  }
  const repeated = possible.find((draft) =>
    draft.looks.words >= 4 && possible.some((other) => other !== draft && repeatsTitle(other.line.text, draft.line.text)),
  );
  if (repeated !== undefined) return repeated;
  const headline = possible.find((draft) => draft.looks.words >= 5 && looksLikeTitle(draft.line.text, draft.looks));
  if (headline !== undefined) return headline;
  return possible.find((draft) => draft.looks.words >= 4 && draft.line.text.length <= 180) ?? null;
}

/** A page with no paragraph: its first line that looks like a headline, if other lines follow. */
function titleOfLoneLines(open: readonly Draft[]): Draft | null {
  const first = open[0];
  if (first === undefined || first.looks.words < 4 || !looksLikeTitle(first.line.text, first.looks)) return null;
  decide(first, 'title', 'title');
  return first;
}

const isName = (text: string): boolean =>
  text.length <= 36 && /^\p{Lu}[\p{L}.'’]+(?:\s\p{Lu}[\p{L}.'’]*){1,3}$/u.test(text);

/** "Bupati mengimbau ASN agar…" above a paragraph that begins so. */
function isCutCopy(text: string, drafts: readonly Draft[], lead: number | null): boolean {
  if (lead === null || !/(?:\.{2,}|…)\s*$/.test(text)) return false;
  const copy = titleKey(text);
  if (copy.length < 20) return false;
  const start = copy.slice(-Math.min(40, copy.length));
  return drafts.slice(lead, lead + 3).some((draft) => titleKey(draft.line.text.slice(0, 700)).includes(start));
}
